### What the program says at the signing table, and the question before signatures fall.

app-scan-title = Choose the scan of the signed pages
app-scan-kinds = PDF or picture
app-closed = Closed and sealed; the file is kept in the casebook.
app-sealed-missing = The sealed file was not found in the casebook. Please check the casebook.
app-new-beside-sealed = The sealed agreement stays as it is. Make the new one final when it is ready, then ask everyone to sign.
app-change-not-made = Nothing was changed; the signatures stand.
question-title = A change makes the signatures fall
question-closed-title = A change makes it a new agreement
question-supersede-title = Mediate again: a new agreement
question-signed = { $count ->
    [one] Version { $version } has 1 signature. After the change it no longer counts: the agreement must be made final and signed again.
   *[other] Version { $version } has { $count } signatures. After the change they no longer count: the agreement must be made final and signed again.
}
question-closed = Version { $version } is closed and sealed. What comes of the change is a new version, to be signed and sealed by all again.
question-supersede = Version { $version } is closed and sealed. The new agreement gets the number with -1, names the one it replaces, and must be signed and sealed by all again.
question-stays = The old version is kept and can be read at any time.
question-sealed-stays = The sealed agreement stays as it is and remains evidence.
question-yes = Change it, sign again
question-supersede-yes = Make a new one
question-no = Leave it
