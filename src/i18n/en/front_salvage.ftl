### A casebook that cannot be opened: salvage.

front-salvage-backup = Where there is a good backup, go back and restore it: it brings back more. Salvage where there is none, or only an old one.
front-salvage-does = A salvage reads the damaged casebook from end to end, writes what can be read into a new casebook, and puts that in its place. What could not be read, or cannot be vouched for, is named afterwards, case by case, and kept in the history.
front-salvage-keeps = The damaged file stays as it is in the folder "kept"; nothing is deleted. With many cases it takes minutes: do not switch off. Should the power fail, the file is still there; begin again.
front-salvage-secret-note = Only the passphrase of the desk or the recovery key; a person's own secret does not do.
front-salvage-do = Salvage
front-salvage-done = The salvage is done
front-salvage-open = Open the casebook
