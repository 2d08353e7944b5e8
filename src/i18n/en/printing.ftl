### Printing: printer, copies, sides, and how far the job is.

printing-head = Print
printing-printer = Printer
printing-default = { $name } (default)
printing-looking = Looking for printers
printing-look-again = Look for printers again
printing-none = This computer has no printer yet. Add one in the system settings, then press "Look for printers again"; or save the PDF, open it, and print it from the viewer.
printing-no-system = This computer has no print service. Save the PDF, open it, and print it from the viewer.
printing-not-listed = No printer was found. { $reason } See whether the system's print service runs; or save the PDF, open it, and print it from the viewer.
printing-no-answer = The print service gave no answer for { $seconds } seconds.
printing-stopped = This printer is paused; let it go on in the system settings.
printing-copies = Copies
printing-copies-note = One for each party, { $parties } in all, and one for the committee.
printing-copies-not-read = Write 1 to 99 copies.
printing-sides = One side or both
printing-one-sided = One side
printing-both-sides = Both sides
printing-print = { $copies ->
    [one] Print 1 copy
   *[other] Print { $copies } copies
}
printing-under-way = Printing
printing-cancel = Cancel printing
printing-save-and-open = Save the PDF and open it
printing-sending = On its way to the printer.
printing-waiting = The printer has it in its queue.
printing-at-work = Printing: copies { $copies }, printer { $printer }.
printing-done = { $copies ->
    [one] Printed: 1 copy.
   *[other] Printed: { $copies } copies.
}
printing-cancelled = Printing was cancelled. Put away the sheets that came out; they are not originals.
printing-failed = Not printed to the end. { $reason } Look at the printer and press "Print" again, or save the PDF and print it elsewhere.
printing-out-of-sight = The printer took it, but nothing more was heard. { $reason } Look at the printer before you print again.
printing-together = { $first } { $second }
printing-says = The printer says: "{ $words }".
printing-no-paper = It is out of paper: put in A4 paper.
printing-paper-jam = Paper is jammed: take it out and close the cover.
printing-open = A cover of the printer is open: close it.
printing-no-ink = Toner or ink is used up: replace it.
printing-unreachable = The printer cannot be reached: see to its power and its cable.
printing-no-default = This computer has no default printer. Add one under Printers in the system settings and make it the default, then print again; or save as PDF and print it where there is a printer.
