### The check of the casebook: what was found, where, what it means, what to do.

proof-whole = The casebook is whole: nothing in it was changed by anything but this program.
proof-found = { $count ->
    [one] One thing was found. Please record nothing more until you have read below.
   *[other] { $count } things were found. Please record nothing more until you have read below.
}
proof-counts = Looked at: { $events } events, { $cases } cases, { $versions } frozen versions, { $files } kept files, of which { $sealed } sealed agreements.
proof-head = Head of the audit chain: { $head }
proof-limits = What this check finds: damaged pages, records that are missing or were changed, guards that were tampered with, exchanged versions and signatures, sealed files that do not fit the casebook. What no look at this one file can find: someone who knows its form and writes every event after the last closing anew, with the whole chain behind it. The sealed agreements in the hands of the parties bear the head that the chain had then; compare with them.
proof-the-desk = This desk
proof-unnamed-case = The case with the inner number { $case }

proof-pages = The database itself reports damage: { $words }
proof-unreadable = "{ $what }" cannot be read: { $reason }
proof-cannot-be-read = "{ $what }" cannot be read.
proof-sign = The file no longer begins with the sign of a casebook.
proof-definitions = Tables, indexes or guards in the file were dropped, changed or added: { $names }
proof-older-form = The casebook says that it has form { $found }; this program writes form { $wanted }.
proof-form = The casebook says that it has form { $found }, but what is in it has form { $wanted }.
proof-event = The audit chain breaks at event { $seq }: it was changed, removed, or added by another hand.
proof-row = { $case }: { $table }, entry { $number }, is not what the events say: it was changed or removed, or no action left it.
proof-case = { $case } cannot be read: { $what }
proof-version = { $case }: version { $number } is not the one that was frozen, or it is gone.
proof-signature = { $case }: a signature on version { $number } was given for other words.
proof-file = The kept file { $sha256 } is missing, was changed, or belongs to no case.
proof-wrong-head = { $case }: the head of the audit chain that was noted when version { $number } was closed was never in this chain.
proof-line = { $case }: its line in the ledger, or what it counts as in the statistics, does not say what the case says.
proof-lines-mended = Lines of the ledger and figures were made anew from the cases.
proof-index = The index of the search does not say what { $count } cases say.
proof-index-unreadable = The index of the search cannot be read.
proof-undo = Undo entry { $id } fits no action.
proof-marks = The marks of salvaged events are not those that the salvage told of: some were removed, changed or added.
proof-older = The backup “{ $backup }” ends with event { $events }, which the chain of this casebook never had; nor does it tell of a restore or a salvage.
proof-not-sealed = { $case }: the file kept for version { $number } bears no seal of this program.
proof-seal-changed = { $case }: the sealed file of version { $number } was changed after it was sealed.
proof-seal-another = { $case }: the sealed file kept for version { $number } is of another agreement, version or closing.
proof-other-certificate = { $case }: the sealed file of version { $number } bears another certificate than the casebook says.
proof-unknown-certificate = { $case }: the certificate on the sealed file of version { $number } is none of this desk.

proof-backup-advice = Most likely a disk or a copy failed. Keep a copy of the whole data folder as it is, then restore the latest backup and check again.
proof-hand-advice = Something other than this program touched the file. Keep a copy of the data folder as it is, find out who used this computer, and restore the latest backup that passed this check.
proof-definitions-advice = Guards keep changes out; where one was tampered with, look at every other finding below. Keep a copy, and restore the latest backup that passed this check.
proof-older-form-advice = If an older program left it: open it once with this program, which brings it up to date, then check again. If it was opened already, somebody changed that number: restore a backup.
proof-event-advice = From this event on, who did what and when can no longer be relied on; what came before still can. Keep a copy, restore the latest backup that passed this check, and compare with the chain heads printed on sealed agreements that were handed out.
proof-version-advice = What was signed are the words as they were. The sealed agreement or the paper in the hands of the parties counts. Keep a copy, and restore the latest backup that passed this check.
proof-file-advice = If it was a sealed agreement or a scan, the one in the hands of the parties still holds; verify it and keep it. Keep a copy of the folder, and restore a backup.
proof-line-advice = Lines of the ledger and figures are made from the cases, and casebook check makes them anew; whether the case itself was changed, the other findings say. Find out who changed it.
proof-index-advice = The index is made from the cases, and none of them was changed by this; it is made anew after the check.
proof-index-mended = The index of the search was made anew.
proof-undo-advice = What was changed are undo entries; whether a case was, the other findings tell. Do not press Undo; with further work old undo entries go by themselves.
proof-marks-advice = An event with this mark was read from a damaged file and chained anew; one without it is as it was written. With the marks changed they can no longer be told apart. Keep a copy of the folder, and restore the newest sound backup made after the salvage.
proof-older-advice = An older casebook file was probably laid in its place: what was written down later is missing here. Keep a copy of the whole data folder, then restore this backup; you are told before what would be lost.
proof-seal-advice = This file proves nothing about what was signed. The sealed agreement in the hands of the parties counts (verify it); keep a copy of the folder, then restore a backup.
proof-key-advice = Somebody may have sealed it again with another self-made key. Compare with the agreement in the hands of the parties and with the desk's certificate kept elsewhere; the one that does not fit must not be used.

proof-table-file = casebook file
proof-table-head = facts
proof-table-staff = staff
proof-table-party = parties
proof-table-statement = statements
proof-table-issue = issues
proof-table-session = sessions
proof-table-term = clauses
proof-table-annex = annex
proof-table-agreement = agreement
proof-table-signature = log of signing
proof-table-follow-up = visits
proof-table-referral = referrals
proof-table-standing = standing of the case
proof-table-settings = settings of the desk
proof-table-key = keys of the desk
proof-table-version = frozen versions
proof-table-attachment = kept files
proof-table-event = events
