### What the program says after it did something.

app-signatures-voided = { $count ->
    [one] The words of the agreement changed: 1 signature is void and must be given again.
   *[other] The words of the agreement changed: { $count } signatures are void and must be given again.
}
app-undone = Undone: { $what }
app-redone = Done again: { $what }
app-nothing-to-undo = There is nothing to undo.
app-nothing-to-redo = There is nothing to redo.
app-saved-file = Saved to { $path }
app-not-saved-file = Not saved to { $path }: { $reason }. Save it in another place.
app-ask-title = Where to save the file
app-no-path-chosen = No place was chosen and nothing was saved. You can also write the path and press "Save".
app-not-opened = Cannot open { $path }: { $reason }.
app-no-case = Open a case first.
app-no-window = The window cannot be opened: { $reason }
