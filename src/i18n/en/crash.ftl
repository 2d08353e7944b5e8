### The page in the window after a slip of the program.

crash-title = The program made a mistake and stopped
crash-safe = The casebook is safe: every step that was done is saved, and half-written words are saved while they are typed. At most the last few seconds of typing are gone.
crash-report = Where in the program it went wrong is written in { $file }. It holds not a word of a case.
crash-no-report = Where it went wrong could not be written to a file this time (the disk is full, or the folder cannot be written).
crash-not-sent = Nothing was sent to anyone. Whoever looks for the fault needs only this file.
crash-again = Start again
crash-close = Close
crash-practice = The practice case is temporary. Close, open the practice again, and begin anew.
