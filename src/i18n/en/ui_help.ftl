### Help: the way from walk-in to signing, and the shortcuts.

help-way = From walk-in to signing
help-way-1 = When someone comes in, press "Walk-in". Who came, against whom, what about and a phone number open the case.
help-way-2 = Take down what each side says in "Neighbourhood". If they cannot agree, move up to "Village", then to "Interpretation"; once a step settles it, the later ones are not needed.
help-way-3 = Then go to "Agreement" and write it clause by clause: who, does what, how much, by when, how, and what if not. The page at the right is the one that will be printed.
help-way-4 = "Missing" lists what is not complete. Red must be filled in, amber is advice; "Go" takes you to the field, the sentence itself opens why, with the law. Alt+Enter does what the button says, Ctrl+Z takes it back.
help-way-5 = When the words are final, go to "Signing": one person at a time, reading first. Signing on the printed paper is possible too. When all have signed, press "Close and seal": one sealed file is written, and whoever touches it later is found out.
help-way-6 = Save and print in "File". There are as many copies as parties, and one more.
help-way-7 = Note in "Promises" what was kept. What falls due appears on "Today".
help-way-8 = At the end of the month look at "Statistics": choose month, quarter or year; what does not add up leads to its cases; "Export workbook" gives the return in the official order.
help-kept = What you type is kept at once; there is no save button. The time of the last save stands at the left of the footer.
help-private = What is marked private is seen by the mediator only, is never printed, and lies covered. F9 shows it and covers it again; after a minute it is covered by itself.
help-keys = Shortcuts
help-key-find = Find a case, a person, a page
help-key-walk-in = Walk-in
help-key-ledger = Find in the ledger
help-key-print = File and printing
help-key-undo = Undo the last step
help-key-redo = Redo
help-key-size = Larger or smaller text
help-key-private = Show or cover what is private
help-key-help = Help
help-key-back = Close, back
help-key-mend = Mend as the button says
help-key-law = Law cards
