### The screen of backups.

backup-room = Backup and restore
settings-backup-note = See the backups, go back to one, choose the stick for the second folder, write everything out.
backup-not-here = The practice case is not backed up: it lies in a temporary folder and goes with the window.
backup-note = Backups are made by themselves: on opening (when the last is older than four hours), on closing, and before the casebook gets a new form. Each counts only once it was opened and checked. The 4 newest and those of the last 8 hours, 14 days and 12 months are kept.
backup-do = Back up now
backup-look = Check each
backup-making = Backing up… You can go on working.
backup-looking = Checking each backup… You can go on working.
backup-previewing = Looking at this backup…
backup-restoring = Restoring: copying, checking, comparing entry by entry, then switching…
backup-exporting = Writing out: { $done } of { $of } cases. You can go on working.
backup-list = Backups
backup-list-more = { $count ->
    [one] 1 earlier backup
   *[other] { $count } earlier backups
}
backup-list-empty = There are no backups yet.
backup-when = { $day } { $time }
backup-facts = { $events ->
    [one] { $found } · 1 entry · { $size } · { $place }
   *[other] { $found } · { $events } entries · { $size } · { $place }
}
backup-in-data = this computer
backup-in-second = second folder
backup-not-looked-at = Checked when made
backup-restore = Go back to this
backup-restore-named = Go back to { $when }
backup-restore-not-yours = Going back to a backup is for the administrator.
backup-restore-head = Go back to { $when }
backup-restore-keeps = The present casebook is not deleted: it is kept as it is in "kept" in the data folder. Going back is written into the history.
backup-restore-yes = Go back
backup-restore-no = Do not go back
backup-restored = The casebook is back at { $when }, compared entry by entry: all the same. The one that was there is kept as "{ $kept }".
backup-more-lost = Nothing was restored yet: something was recorded after you were told what would be lost. Please read again what would be lost now.
backup-restored-nothing-kept = The casebook is back at { $when }, compared entry by entry: all the same.
backup-looked = Each backup was checked: { $sound } sound, { $bad } cannot be used.
backup-second = Second folder
backup-second-note = If the computer breaks or is stolen, its backups are gone with it. Choose a stick or a shared folder: each backup is stored there too, encrypted. With it, and the passphrase of the casebook or the recovery key, everything comes back on another computer.
backup-second-path = Stick or shared folder
backup-second-hint = None chosen yet
backup-second-away = Not there now: the stick is not plugged in, or the share is not reached. It gets its backup once it is.
backup-second-empty = There, and empty. The next backup goes there, too.
backup-second-last = There. Last backup: { $day } { $time }.
backup-second-pick = Choose the second folder
backup-pick-folder = Choose folder
backup-export = Write everything out
backup-export-note = Every case in the open format, its agreement and file as PDF, its scans, and a list: to be opened without this program. The files are not encrypted. It is written into the history.
backup-export-not-yours = Writing everything out is for the administrator.
backup-export-path = Into (an empty folder, or one that is not there yet)
backup-export-pick = Choose the folder to write into
backup-export-name = casebook-export
backup-export-private = What was said in private
backup-export-with-private = With private words
backup-export-without-private = Without private words
backup-export-do = Write out
backup-export-open = Open folder
backup-closing = Backing up, then closing
backup-closing-note = The casebook has { $size }; the backup is made and checked. No need to watch: the window closes by itself.
backup-closing-failed = The backup before closing was not made
backup-close-now = Close without a backup
backup-stay = Stay open
backup-again-later = { $why } It is tried again in a while.
