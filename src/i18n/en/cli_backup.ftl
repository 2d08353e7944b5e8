### The command line: backups, restoring, everything written out.

cli-backup-made = Backup: { $file }
cli-backup-second = Second folder: { $file }
cli-backup-none = There are no backups yet: { $folder }
cli-no-backup = "{ $file }" is no backup, or is gone. Backups have names like 20260312-093000-3fa13fa13fa1-1204.db; those of the second folder end in .db.age.
cli-restored = Restored, compared entry by entry, all the same: { $file }
cli-restored-kept = The casebook that was there is kept: { $file }
cli-export-damaged = The casebook is damaged; what can be read is written out. This time it is not written into the history.
