### A full disk, a write that failed, the wrong place, a second start: what happened, whether what was written is still there, what to do.

trouble-reason-full = the disk is full
trouble-reason-denied = writing there is not allowed
trouble-reason-read-only = this disk can be read but not written
trouble-reason-no-folder = the folder is gone, or the disk is not plugged in
trouble-reason-is-folder = a folder of that name is there already
trouble-reason-disk = the disk reports a fault

trouble-moment = { $day } at { $time }
trouble-open-since = The casebook is in use, opened on { $since }. Go on there; it is not opened twice.
trouble-open-on = The casebook is in use, opened on { $since } on the computer "{ $computer }". Go on there; it is not opened twice.
trouble-open-with = The casebook is in use, opened on { $since } by { $person }. Go on there; it is not opened twice.
trouble-open-on-with = The casebook is in use, opened on { $since } by { $person } on the computer "{ $computer }". Go on there; it is not opened twice.
trouble-called = { $first } That window was asked to come to the front.
trouble-network-share = The folder "{ $folder }" lies on the network share "{ $share }". A casebook cannot be kept there: when the network breaks off, a half-written page is damaged, and what was written may be lost. Keep the casebook on a disk of this computer; use shared folders for backups only.

trouble-low = Only { $left } MB are left on the disk. Everything is still being saved; free some space when you find the time.
trouble-reserve = The disk is full. The room held back is being used, and what you write is still being saved. Free some space now, or soon nothing can be saved.
trouble-why-full = The disk is full and nothing can be saved just now; please free some space.
trouble-why-fault = The disk reports a fault and nothing can be saved just now; please see whether it is still plugged in well.
trouble-not-kept = { $why } You can go on writing: what you write stays on the screen and is saved by itself as soon as that works.
trouble-not-kept-waiting = { $count ->
    [one] { $why } You can go on writing: what you write stays on the screen; 1 entry waits and is saved by itself as soon as that works.
   *[other] { $why } You can go on writing: what you write stays on the screen; { $count } entries wait and are saved by themselves as soon as that works.
}
trouble-refused = { $count ->
    [one] 1 entry does not fit its case. It stays here and is saved by itself once it fits; closing the window would lose it. Why: { $why }
   *[other] { $count } entries do not fit their cases. They stay here and are saved by themselves once they fit; closing the window would lose them. Why the first one: { $why }
}
trouble-waits-for = Something that { $name } wrote is not saved yet. It is saved once { $name } has unlocked the desk; closing the window now would lose it.
trouble-footer = Cannot save now
trouble-over = Saving works again; everything that waited is saved.
trouble-stay = Do not leave this page yet: what you wrote here is not saved. It is saved by itself once there is room.
trouble-close = Do not close yet: something is not saved. It is saved by itself once there is room; if you must close, close once more, and what is not saved is lost.
