### A full disk, a write that failed, the wrong place, a second start: what happened, whether what was written is still there, what to do.

trouble-reason-full = the disk is full
trouble-reason-denied = writing there is not allowed
trouble-reason-read-only = this disk can be read but not written
trouble-reason-no-folder = the folder is gone, or the disk is not plugged in
trouble-reason-is-folder = a folder of that name is there already
trouble-reason-disk = the disk reports a fault
