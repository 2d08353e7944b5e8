### What is said while a thread has the casebook.

app-away-lost = This step failed and was stopped. The casebook is not open: close the program and open it again.
app-away-purge = Purging, and overwriting what became free in the file. Please wait, and do not switch off.
app-away-salvage = Salvaging; with many cases it takes minutes. Please wait, and do not switch off.
app-away-people = Working, please wait.
app-away-restore = Putting the backup in place and checking its chain. Please wait, and do not switch off.
