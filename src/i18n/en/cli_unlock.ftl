### The command line: where the passphrase comes from, people, the recovery key.

unlock-needed = The casebook is encrypted and needs its passphrase: name a file with --passphrase-file (its first line), or set MAPLEBRIDGE_PASSPHRASE, or run this at a terminal to be asked. If it is forgotten, name a file with the recovery key by --recovery-file.
unlock-needed-for-new = A new casebook needs a passphrase first (at least 8 characters): name a file with --passphrase-file (its first line), or set MAPLEBRIDGE_PASSPHRASE, or run this at a terminal to be asked.
unlock-not-text = The passphrase is not UTF-8 text and cannot be read. Save it as UTF-8.
unlock-ask = Passphrase:{" "}
unlock-ask-new = New passphrase:{" "}
unlock-ask-again = Once more:{" "}
unlock-not-the-same = The two are not the same; nothing was set. Please try again.
unlock-no-answer = No passphrase could be read at the terminal ({ $reason }). Use --passphrase-file or MAPLEBRIDGE_PASSPHRASE.
unlock-without = There is an encrypted casebook here, but no passphrase was given: going on without the casebook. Use --passphrase-file or MAPLEBRIDGE_PASSPHRASE where it is wanted.
unlock-weak = This passphrase is short or of figures alone. It is all that guards the files once they are copied; a sentence of 12 characters or more is better.
unlock-encrypted-now = The casebook of the earlier version is encrypted now; the old file was overwritten and removed. An SSD and old backups may still hold words that are not encrypted.
unlock-slots-changed = Note: the keys file (casebook.keys) was changed by another program, or is damaged. The passphrase still holds. Look at People, and set passphrase and recovery key anew.
unlock-recovery = Recovery key (shown this once; write it down or print it):
people-passphrase-changed = The desk's passphrase was changed. Old backups still open with the passphrase or recovery key of their day.
people-recovery-made = A new recovery key was made; the old one is dead. Old backups still open with the passphrase or recovery key of their day.
people-added = Added: { $name } ({ $role })
people-has-role = "{ $name }" is { $role } now.
people-secret-set = The passphrase or PIN of "{ $name }" was set.
people-removed = Removed: { $name }
people-removed-on = removed on { $day }
people-works-here = works here
people-without-secret = without a passphrase
people-secret-needed = Name a file with the new passphrase or PIN (its first line), or run this at a terminal to be asked.
unlock-needed-for-plain = This casebook is of an earlier version and not encrypted yet. Choose a passphrase (at least 8 characters) and the program encrypts it, with every case in it: name a file with --passphrase-file (its first line), or set MAPLEBRIDGE_PASSPHRASE, or run this at a terminal to be asked.
people-desk-secret-needed = To change the desk's passphrase, open with the one in force or with the recovery key; one's own passphrase or PIN is not enough.
unlock-recovery-is-pdf = { $file } is the printed sheet of the recovery key as PDF; the program reads no signs from it. Open it, copy the 13 groups into a text file, and name that one with --recovery-file.
