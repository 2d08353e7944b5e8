/* Stands between a program and the C library (LD_PRELOAD) and watches, or spoils, what it writes below some folders.
 *
 *   TORTURE_FOLDERS   the folders, parted by colons; everything else passes untouched
 *   TORTURE_TRACE     a file that takes every change in order, with the bytes, and what the program said on stdout
 *   TORTURE_SWALLOW   set: fsync and fdatasync answer "done" and do nothing (and leave no trace), as a lying disk would
 *   TORTURE_FAIL_AT   the n-th write, flush or cut (from 1) fails ...
 *   TORTURE_ERRNO     ... with this number of errno ...
 *   TORTURE_FOR_GOOD  ... and, where set, so does every later one
 *   TORTURE_AFTER     counted only after the program said this on stdout
 *   TORTURE_COUNT     a file that takes how many there were, when the program ends by itself
 *
 * A record of the trace: kind (1 byte), inode (8), offset or length (8), length of data (4), data; little endian.
 *   C created (data: path)   W written   T cut or extended   S flushed (fsync)   D data flushed (fdatasync)
 *   R renamed (data: from NUL to)   U unlinked (data: path)   A said on stdout
 *   L a folder was flushed: its names (data: folder NUL, then inode as figures, blank, name, NUL each). Some libraries
 *     rename by the system call itself, which nothing here can see; what was sure is told by the flushed folder.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static const char *folders, *after;
static int trace = -1, swallow, for_good, code = EIO;
static long fail_at, count;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
    real_write = next("write");
    real_pwrite = next("pwrite64");
    folders = getenv("TORTURE_FOLDERS");
    after = getenv("TORTURE_AFTER");
    swallow = getenv("TORTURE_SWALLOW") != NULL;
    for_good = getenv("TORTURE_FOR_GOOD") != NULL;
    if (getenv("TORTURE_ERRNO")) code = atoi(getenv("TORTURE_ERRNO"));
    if (getenv("TORTURE_FAIL_AT")) fail_at = atol(getenv("TORTURE_FAIL_AT"));
    const char *path = getenv("TORTURE_TRACE");
    if (path) {
        int (*real)(const char *, int, ...) = next("open64");
        trace = real(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("TORTURE_COUNT");
    if (!path) return;
    FILE *file = fopen(path, "w");
    if (file) {
        fprintf(file, "%ld\n", count);
        fclose(file);
    }
}

static int is_below(const char *path) {
    if (!folders || !path) return 0;
    for (const char *at = folders; *at;) {
        size_t length = strcspn(at, ":");
        if (length && !strncmp(path, at, length) && (path[length] == '/' || !path[length])) return 1;
        at += length + (at[length] == ':');
    }
    return 0;
}

/* The path behind an open file; the wal-index is shared memory and nothing that a disk holds. */
static int watched(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_below(path) && !(length > 4 && !strcmp(path + length - 4, "-shm"));
}

static uint64_t inode(int fd) {
    struct stat found;
    return fstat(fd, &found) ? 0 : found.st_ino;
}

static void note(char kind, uint64_t which, uint64_t at, const void *data, uint32_t length) {
    if (trace < 0) return;
    unsigned char head[21];
    head[0] = kind;
    memcpy(head + 1, &which, 8);
    memcpy(head + 9, &at, 8);
    memcpy(head + 17, &length, 4);
    struct iovec parts[2] = {{head, sizeof head}, {(void *)data, length}};
    ssize_t (*real)(int, const struct iovec *, int) = next("writev");
    if (real(trace, parts, 2) != (ssize_t)(sizeof head + length)) _exit(97);
}

/* Whether this one fails; errno is set then. */
static int fails(void) {
    if (after) return 0;
    count++;
    if (!fail_at || (for_good ? count < fail_at : count != fail_at)) return 0;
    errno = code;
    return 1;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
    if (!watched(fd)) return real_pwrite(fd, bytes, length, at);
    pthread_mutex_lock(&turn);
    ssize_t done = fails() ? -1 : real_pwrite(fd, bytes, length, at);
    if (done > 0) note('W', inode(fd), at, bytes, done);
    pthread_mutex_unlock(&turn);
    return done;
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return pwrite64(fd, bytes, length, at); }

ssize_t write(int fd, const void *bytes, size_t length) {
    if (fd == 1) {
        pthread_mutex_lock(&turn);
        if (after && memmem(bytes, length, after, strlen(after))) after = NULL;
        note('A', 0, 0, bytes, length);
        pthread_mutex_unlock(&turn);
    }
    if (!watched(fd)) return real_write(fd, bytes, length);
    pthread_mutex_lock(&turn);
    off64_t at = (fcntl(fd, F_GETFL) & O_APPEND) ? lseek64(fd, 0, SEEK_END) : lseek64(fd, 0, SEEK_CUR);
    ssize_t done = fails() ? -1 : real_write(fd, bytes, length);
    if (done > 0) note('W', inode(fd), at, bytes, done);
    pthread_mutex_unlock(&turn);
    return done;
}

/* Programs fall back to write, which is watched. */
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t length, unsigned flags) {
    (void)in, (void)from, (void)out, (void)to, (void)length, (void)flags;
    errno = ENOSYS;
    return -1;
}
ssize_t sendfile64(int out, int in, off64_t *from, size_t length) {
    (void)in, (void)from, (void)out, (void)length;
    errno = ENOSYS;
    return -1;
}
ssize_t sendfile(int out, int in, off_t *from, size_t length) { return sendfile64(out, in, from, length); }

/* The names in a folder, if this is one. */
static int note_names(int fd) {
    char link[64], path[4096], names[65536];
    struct stat found;
    if (fstat(fd, &found) || !S_ISDIR(found.st_mode)) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    DIR *folder = length < 0 ? NULL : (path[length] = 0, opendir(path));
    if (!folder) _exit(99);
    size_t used = snprintf(names, sizeof names, "%s", path) + 1;
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_type != DT_REG || used + 300 > sizeof names) continue;
        used += snprintf(names + used, sizeof names - used, "%lu %s", (unsigned long)entry->d_ino, entry->d_name) + 1;
    }
    closedir(folder);
    note('L', found.st_ino, 0, names, used);
    return 1;
}

static int flush(int fd, const char *name, char kind) {
    int (*real)(int) = next(name);
    if (!watched(fd)) return real(fd);
    pthread_mutex_lock(&turn);
    int done = fails() ? -1 : swallow ? 0 : real(fd);
    if (!done && !swallow && trace >= 0 && !note_names(fd)) note(kind, inode(fd), 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    return done;
}
int fsync(int fd) { return flush(fd, "fsync", 'S'); }
int fdatasync(int fd) { return flush(fd, "fdatasync", 'D'); }

int ftruncate64(int fd, off64_t length) {
    int (*real)(int, off64_t) = next("ftruncate64");
    if (!watched(fd)) return real(fd, length);
    pthread_mutex_lock(&turn);
    int done = fails() ? -1 : real(fd, length);
    if (!done) note('T', inode(fd), length, NULL, 0);
    pthread_mutex_unlock(&turn);
    return done;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

/* Room taken ahead (the ballast) has no content that matters, and may not fail: the program makes it when it can. */

static int opened(int at, const char *path, int flags, mode_t mode) {
    int (*real)(int, const char *, int, ...) = next("openat64");
    int is_ours = trace >= 0 && (flags & (O_CREAT | O_TRUNC)) && is_below(path);
    if (!is_ours) return real(at, path, flags, mode);
    pthread_mutex_lock(&turn);
    int is_new = access(path, F_OK) != 0;
    int fd = real(at, path, flags, mode);
    size_t length = strlen(path);
    if (fd >= 0 && !(length > 4 && !strcmp(path + length - 4, "-shm"))) {
        if (is_new) note('C', inode(fd), 0, path, length);
        else if (flags & O_TRUNC) note('T', inode(fd), 0, NULL, 0);
    }
    pthread_mutex_unlock(&turn);
    return fd;
}

#define MODE                                                                                                           \
    mode_t mode = 0;                                                                                                   \
    if (flags & (O_CREAT | __O_TMPFILE)) {                                                                             \
        va_list more;                                                                                                  \
        va_start(more, flags);                                                                                         \
        mode = va_arg(more, mode_t);                                                                                   \
        va_end(more);                                                                                                  \
    }
int open(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE return opened(at, path, flags, mode); }

int rename(const char *from, const char *to) {
    int (*real)(const char *, const char *) = next("rename");
    if (trace < 0 || (!is_below(from) && !is_below(to))) return real(from, to);
    pthread_mutex_lock(&turn);
    int done = real(from, to);
    if (!done) {
        char both[8192];
        size_t first = strlen(from), second = strlen(to);
        if (first + second + 1 > sizeof both) _exit(98);
        memcpy(both, from, first + 1);
        memcpy(both + first + 1, to, second);
        note('R', 0, 0, both, first + 1 + second);
    }
    pthread_mutex_unlock(&turn);
    return done;
}

int unlink(const char *path) {
    int (*real)(const char *) = next("unlink");
    if (trace < 0 || !is_below(path)) return real(path);
    pthread_mutex_lock(&turn);
    int done = real(path);
    if (!done) note('U', 0, 0, path, strlen(path));
    pthread_mutex_unlock(&turn);
    return done;
}
