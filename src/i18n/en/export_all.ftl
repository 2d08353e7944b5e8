### Everything written out: a folder for each case, and a list.

export-list-unreadable = The list of cases could not be read in full; there may be cases that were not written out. Please check the casebook.
export-case-unreadable = Case no. { $id } cannot be read: { $why }
export-file-missing = A kept file is missing or damaged ({ $sha256 })
export-case-problem = { $name }: { $why }
export-not-empty = The folder "{ $folder }" is not empty. Please choose an empty one, or name one that is not there yet.
export-file-failed = "{ $file }" could not be written ({ $reason }). Please see whether the disk is full and the folder can be written.
export-done = { $cases } cases were written out, { $files } files in all, in "{ $folder }". They are not encrypted: please keep them safe.
export-head-number = Number
export-head-title = Title
export-head-state = State
export-head-accepted = Accepted
export-head-parties = Parties
export-head-id-numbers = ID numbers (masked)
export-head-folder = Folder
export-head-private = Private words left out
export-head-problems = Not written
