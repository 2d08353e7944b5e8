### Salvage of a damaged casebook: what was read, what was lost, where the files are.

salvage-whole = Everything could be read: the new casebook holds { $cases } cases, and nothing was lost.
salvage-partly = What can be read was read: the new casebook holds { $cases } cases. What could not be read, or cannot be vouched for, is named below, case by case.
salvage-counts = Read: { $cases } cases, { $rows } entries, { $events } events.
salvage-lost = { $case }: could not be read: { $parts }.
salvage-part = { $part } ({ $count })
salvage-unaccounted = { $case }: { $parts } are not as the readable events left them. Events that were lost changed them, or another hand did; compare them with a backup or with the papers.
salvage-closed-off = { $case }: the rest was read, but something that it needs is lost, so it cannot be opened for now. Look for this case in a backup.
salvage-lost-events = { $count } events are missing; what they changed can no longer be known.
salvage-broken = From event { $at } on the record no longer follows; the { $after } events read after it were numbered anew and are marked as salvaged. For agreements sealed later, the last value in the copy of the parties counts.
salvage-made = The new casebook: { $file }
salvage-kept = The damaged file is kept as it was: { $file }. Do not delete it: what no backup holds may still be found in it.
salvage-none-readable = The pages that tell where everything lies in this file are destroyed, or it was encrypted with another key: nothing can be read. Restore a backup.
salvage-not-the-desk = A salvage needs the passphrase of the desk or the recovery key, without --as; a person’s own passphrase or PIN does not do.
salvage-refused-no-page-destroyed = No page of this casebook is destroyed, so there is nothing to salvage. A salvage takes everything over as it lies there, also what another hand changed. Check the casebook, and restore a backup where the check finds something.
salvage-folder-taken = There is a casebook in “{ $folder }” already. Choose an empty folder.
salvage-door = Salvage what can be read
salvage-door-note = Look at the backups first: a good backup restores more than a salvage. A salvage writes what can be read into a new casebook; the damaged file stays as it is in the folder “kept”.

proof-table-bin = the bin
proof-table-keeping = retention
proof-table-person = people

verify-chain-broken = The record breaks at event { $seq }. Press F7 and check the casebook.
verify-damage-at-start = The quick check at the start found damage in the casebook. Stop recording and press F7 to see what it means.
salvage-did-unvouched = { $did }; { $count } entries are vouched for by no earlier event
