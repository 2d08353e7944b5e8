### The sheet with the recovery key, printed and sealed.

recovery-sheet-title = Recovery key
recovery-sheet-made = { $desk }  made on { $day }
recovery-sheet-what = What this is
recovery-sheet-what-words = The casebook is encrypted. If the passphrase is forgotten, this key opens it, and a new passphrase can be set. Capital or small letters, spaces and dashes make no difference; there are no letters I, L, O and U. Whoever has this sheet and the casebook's files can read everything in them.
recovery-sheet-number = No.
recovery-sheet-group = Group
recovery-sheet-code = A code reader can type the recovery key in. Do not photograph it with a phone, and do not send it by chat.
recovery-sheet-where = Where to keep it
recovery-sheet-where-words = In an envelope, sealed and dated, in the station's safe; not beside the computer, and not stored on it. Note down who opens the envelope. After it was used make a new key under People, and seal that one.
recovery-sheet-lost = If it is lost
recovery-sheet-lost-words = While the passphrase is known the administrator makes a new key, and this one is dead at once. Without passphrase and recovery key the casebook can never be opened again; nobody can help, not even the authors of the program. Old backups still open with the passphrase or recovery key of their day.
