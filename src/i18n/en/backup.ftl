### Backup and restore: whether it was made, whether it is sound, what going back would lose.

backup-file-failed = No backup was made: "{ $file }" could not be read or written ({ $reason }). Please see whether the disk is full and the folder can be written; the program tries again.
backup-not-the-desk = Going back to a backup needs the passphrase of the desk or the recovery key; a person's own passphrase or PIN does not do.
backup-disk-full = No backup was made: the disk is full. Please free some space; the program tries again. Earlier backups are still there.
backup-disk-fault = No backup was made: the disk reports a fault. Please back up to another disk and have this one looked at. Earlier backups are still there.
backup-differs = The backup does not agree with the casebook ({ $tables }); it does not count and was removed. Please try again; if it stays so, check the casebook.
backup-sound = Sound
backup-sound-advice = Every page and every entry was checked. It can be relied on.
backup-chain-broken = History broken
backup-chain-broken-advice = The backup agrees with the casebook, but the casebook's history had been changed or damaged before. Please check the casebook to see which entry it is.
backup-damaged = Damaged
backup-damaged-advice = This backup cannot be read ({ $reason }): it is damaged, or belongs to another casebook. Please take another one.
backup-not-as-named = Not what its name says
backup-not-as-named-advice = What is in it is not what its name says; the file may have been exchanged or renamed. Please take another one.
backup-newer = Too new
backup-newer-advice = It was made by a newer version of this program. Please update the program before restoring it.
backup-today = today { $time }
backup-moment = { $day } { $time }
backup-status-fine = Last backup: { $at }
backup-status-old = { $days ->
    [one] No good backup for a day
   *[other] No good backup for { $days } days
}
backup-status-too-old = { $days ->
    [one] No good backup for a day. Back up now
   *[other] No good backup for { $days } days. Back up now
}
backup-status-none = There is no good backup yet. Back up now
backup-made = The backup was made, opened and checked: it is sound.
backup-two-sentences = { $made } { $second }
backup-second-absent = The second folder "{ $folder }" is not there now (the stick is not plugged in, or the share is not reached); it gets its backup once it is.
backup-second-inside = The second folder "{ $folder }" lies in the folder of the casebook itself; both would be lost together, so nothing was put there. Please choose a folder on a stick, another disk or a share.
backup-second-made = The second folder has its backup, too.
backup-second-failed = The second folder has no new backup: { $why }
backup-rehearsed = { $tables ->
    [one] The first backup was made, restored to a temporary copy and compared entry by entry (1 table): all the same.
   *[other] The first backup was made, restored to a temporary copy and compared entry by entry ({ $tables } tables): all the same.
}
backup-case-named = { $number } { $title }
backup-case-nameless = (a case without number and title)
backup-lost-whole = The whole case: { $name }
backup-lost-part = { $events ->
    [one] { $name }: its last entry
   *[other] { $name }: its last { $events } entries
}
backup-present-gone = There is no casebook here now; nothing would be lost.
backup-present-unreadable = The present casebook cannot be read ({ $reason }), so nobody can say what would be lost. It will be kept as it is in the folder "kept".
backup-loses-nothing = Nothing was written since this backup; nothing would be lost.
backup-loses-outside = Going back to this backup would lose { $events } later entries, none of them in a case (people, settings, exports and the like).
backup-loses = { $events ->
    [one] Going back loses the one entry written since (cases: { $cases }):
   *[other] Going back loses the { $events } entries written since (cases: { $cases }):
}
backup-other-way = { $events ->
    [one] It holds 1 entry that the present casebook does not have: the casebook was restored before, or this is another one that parted from it.
   *[other] It holds { $events } entries that the present casebook does not have: the casebook was restored before, or this is another one that parted from it.
}
