### The casebook's door: passphrase, recovery key, why it stays shut.

door-new = There is no casebook here yet.
door-plain = This is a casebook of an earlier version, not encrypted. Set a passphrase: it is encrypted when it is opened, and the old file is overwritten and removed. An SSD and old backups may still hold words that are not encrypted; see to them yourself.
door-locked = The casebook is encrypted. Enter the passphrase.
door-keys-missing = The casebook is there, but its keys file (casebook.keys) is missing, and nobody can open it without. Put back the ".keys" file from beside a backup under the name casebook.keys, then open it.
door-keys-damaged = The keys file (casebook.keys) is damaged and cannot be understood; the passphrase is not the reason. Put the ".keys" file from beside a backup in its place, then open it with the passphrase or the recovery key.
door-keys-newer = The keys file was written by a newer version of this program. Open it with that version.
door-casebook-missing = The casebook file (casebook.db) is missing, while its keys or backups are there. No new one was made in its place. Restore it from a backup.
door-slot-damaged = In the keys file the slot for { $whose } is damaged; the passphrase is not the reason. Open it another way (passphrase or recovery key), then set this one anew.
door-holder-desk = the desk's passphrase
door-holder-recovery = the recovery key
door-holder-person = the passphrase or PIN of "{ $name }"
door-wrong-secret = Wrong passphrase. Look at capital letters and the input method, then try again.
door-no-such-person = Nobody here is called "{ $name }". Check the name, or have the administrator add it under People first.
door-nobody = This person is not in the list of people. Open the casebook with the desk's passphrase and look at People.
door-removed = "{ $name }" was removed and cannot open the casebook any more. The administrator can add a person again.
door-other-computer = This PIN was set on another computer and is good on that one only. Open with the desk's passphrase or the recovery key, then set the PIN anew on this computer.
door-wait-seconds = Too many wrong tries. Wait { $count ->
    [one] 1 second
   *[other] { $count } seconds
}, then try again.
door-wait-minutes = Too many wrong tries. Wait { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}, then try again.
door-typing-length = A recovery key is 13 groups of 5 signs, 65 in all; { $count ->
    [one] 1 was
   *[other] { $count } were
} typed. Type it again from the paper.
door-typing-sign = No recovery key has the sign "{ $sign }". Type it again from the paper.
door-typing-group = Group { $number } of the recovery key is mistyped. Type that group again from the paper.
door-too-short = Too short: at least { $least } characters.
door-last-way-in = It stays: nobody could open the casebook without it any more.
door-file = { $file }: cannot be read or written ({ $reason }). Check the room on the disk and the rights of the folder.
door-no-randomness = The computer gave no random numbers, so no key was made. Restart the computer and try again.
door-may-be-lost = Whoever forgets the passphrase and loses the recovery key, too, never opens the casebook again; nobody can help. Write the recovery key down or print it, seal it, and keep it in the safe.

casebook-did-change-desk-passphrase = Changed the desk's passphrase
casebook-did-change-secret = Changed a person's passphrase or PIN
casebook-did-make-recovery-key = Made a new recovery key
casebook-did-find-slots-changed = Opened with a file of the keys that another hand changed or that is damaged
door-slot-damaged-desk = In the keys file the slot of the desk's passphrase is damaged; you did not mistype it. Open with the recovery key, then set the passphrase anew.
door-easy-sign = One sign again and again is guessed at once. Choose another.
door-easy-row = Signs in a row, like 123456, are guessed at once. Choose another.
door-easy-name = The own name is guessed at once. Choose another.
door-same-secret = This is the one in force already; nothing was changed. Choose a new one.
door-dead-recovery = This recovery key is typed rightly but opens nothing here: a newer one was made, or it is another casebook's. Take the newest sheet; old backups want the sheet of their day.
door-disk-full = The disk is full and the casebook cannot be opened: that takes a little room in the folder "{ $folder }" (a lock, a journal). Make some room and open it again. The casebook is untouched; nothing is lost.
door-read-only = It cannot be opened: even for reading, a lock and a journal are written into the folder "{ $folder }", and this is not allowed there. Give yourself the right to write; from a read-only disk or stick copy the whole folder to a disk that can be written to and open it there with --casebook.
door-disk-fault = It cannot be opened: the disk of the folder "{ $folder }" reported a fault. The casebook is untouched. Try again; if it stays so, have the disk looked at and restore a backup on another disk.
door-unreadable = { $file } cannot be read: { $reason }. The passphrase is not the reason. Look at this file and its permissions; if the file was moved, put it back, or restore a backup.
