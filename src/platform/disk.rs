//! The disk under a folder: how much room is left, and whether it is a disk of this computer at all. On a share of the
//! network the casebook's journal does not work, and a cut connection leaves half a page. It must not say so; that is the
//! casebook's.

use std::io;
use std::path::{Path, PathBuf};

/// Kinds of file systems that lie on another computer.
#[cfg(target_os = "linux")]
const SHARES: [&str; 21] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "9p",
    "ceph",
    "glusterfs",
    "lustre",
    "davfs",
    "coda",
    "fuse.sshfs",
    "fuse.glusterfs",
    "fuse.davfs2",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "fuse.ceph",
];

/// Room that is left for this person in the folder, bytes.
///
/// # Errors
/// What the system says.
pub fn free_room(folder: &Path) -> io::Result<u64> {
    fs4::available_space(folder)
}

/// Room of the whole disk, bytes.
///
/// # Errors
/// What the system says.
pub fn all_room(folder: &Path) -> io::Result<u64> {
    fs4::total_space(folder)
}

/// The share of the network on which this folder lies, as the system calls it; `None` on a disk of this computer, and
/// where the system does not tell. The folder need not be there yet.
pub fn network_share(folder: &Path) -> Option<String> {
    let there = folder.ancestors().find(|path| path.exists()).unwrap_or(folder);
    let whole = there.canonicalize().unwrap_or_else(|_| there.to_path_buf());
    unc_share(&whole).or_else(|| mounted_share(&whole))
}

/// `\\computer\folder`, also as Windows writes it in full; a drive letter that stands for a share is one, too, once the
/// path is resolved.
fn unc_share(path: &Path) -> Option<String> {
    let text = path.to_string_lossy();
    let rest = text.strip_prefix(r"\\?\UNC\").or_else(|| {
        let is_local = text.starts_with(r"\\?\") || text.starts_with(r"\\.\");
        text.strip_prefix(r"\\").filter(|_| !is_local)
    })?;
    let name: Vec<&str> = rest.split('\\').take(2).collect();
    Some(format!(r"\\{}", name.join(r"\")))
}

#[cfg(target_os = "linux")]
fn mounted_share(path: &Path) -> Option<String> {
    share_in(&std::fs::read_to_string("/proc/self/mountinfo").ok()?, path)
}

#[cfg(not(target_os = "linux"))]
fn mounted_share(_: &Path) -> Option<String> {
    None
}

/// The share under this path in the system's list of mounts (`proc(5)`, mountinfo): the last one on the longest way.
#[cfg(target_os = "linux")]
fn share_in(mounts: &str, path: &Path) -> Option<String> {
    let mut under: Option<(PathBuf, &str, String)> = None;
    for line in mounts.lines() {
        let Some((before, after)) = line.split_once(" - ") else { continue };
        let (point, mut after) = (before.split(' ').nth(4).map(unescaped)?, after.split(' '));
        let (kind, source) = (after.next()?, after.next().map(unescaped).unwrap_or_default());
        let is_deeper = |(other, ..): &(PathBuf, &str, String)| Path::new(&point).starts_with(other);
        if path.starts_with(&point) && under.as_ref().is_none_or(is_deeper) {
            under = Some((PathBuf::from(point), kind, source));
        }
    }
    under.filter(|(_, kind, _)| SHARES.contains(kind)).map(|(_, kind, source)| format!("{source} ({kind})"))
}

/// Blanks and the like are written as `\040`.
#[cfg(target_os = "linux")]
fn unescaped(text: &str) -> String {
    [(r"\040", " "), (r"\011", "\t"), (r"\012", "\n"), (r"\134", r"\")]
        .into_iter()
        .fold(text.to_owned(), |text, (written, meant)| text.replace(written, meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_this_computer_has_room_and_is_no_share() {
        let folder = tempfile::tempdir().unwrap();
        let free = free_room(folder.path()).unwrap();
        assert!(free > 0 && free <= all_room(folder.path()).unwrap());
        assert_eq!(network_share(folder.path()), None);
        assert_eq!(network_share(&folder.path().join("not/there/yet")), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn shares_are_known_by_their_kind_and_the_deepest_mount_counts() {
        let mounts = r"22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:40 / /mnt/office\040share rw,relatime shared:1 - cifs //server/mediation rw,vers=3.0
31 30 8:1 / /mnt/office\040share/stick rw - vfat /dev/sda1 rw
32 22 0:41 / /home rw - nfs4 server:/home rw
33 32 254:1 / /home rw - ext4 /dev/vdb rw
";
        let share = |path: &str| share_in(mounts, Path::new(path));
        assert_eq!(share("/mnt/office share/desk"), Some("//server/mediation (cifs)".to_owned()));
        assert_eq!(share("/mnt/office share"), Some("//server/mediation (cifs)".to_owned()));
        assert_eq!(share("/mnt/office share/stick/desk"), None, "a stick below the share");
        assert_eq!(share("/mnt/office shares"), None, "a name that only begins so");
        assert_eq!(share("/home/desk"), None, "what was mounted over it last");
        assert_eq!(share("/var/lib"), None);
    }

    #[test]
    fn windows_shares_are_known_by_their_path() {
        let share = |path: &str| unc_share(Path::new(path));
        assert_eq!(share(r"\\server\mediation\desk"), Some(r"\\server\mediation".to_owned()));
        assert_eq!(share(r"\\?\UNC\server\mediation\desk"), Some(r"\\server\mediation".to_owned()));
        assert_eq!(share(r"\\?\C:\Users\desk"), None);
        assert_eq!(share(r"C:\Users\desk"), None);
    }
}
