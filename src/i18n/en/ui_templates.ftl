### The words of the papers, edited by the office.

templates-head = Wording of papers
templates-door = Edit the wording of papers
templates-door-note = The fixed words of every paper can be changed, with the page beside the text; the built-in words can always come back.
templates-in-english = { $kind } (English)
templates-text = Words of this paper
templates-text-tab = Wording
templates-is-built-in = The built-in words are in use.
templates-is-own = Your office's own words are in use.
templates-is-broken = Your office's words have mistakes, so the built-in words are in use. Mend and save them to use them.
templates-kept = { " " }What you changed is kept, but not yet saved as your office's words.
templates-mark-own = own
templates-mark-draft = not saved
templates-mark-broken = mistakes
templates-no-mistake = No mistakes.
templates-mistakes = { $count ->
    [one] 1 mistake; mend it to save
   *[other] { $count } mistakes; mend them to save
}
templates-and-more = …
templates-go = Go there
templates-page-case = As it looks with the open case
templates-page-sample = As it looks with the practice case
templates-page-before = There are mistakes; this is the page before them
templates-save = Save
templates-drop = Drop these changes
templates-restore = Back to built-in
templates-restore-asks = Go back to the built-in words? Your office's words are no longer used; their file stays beside it (.txt.old).
templates-restore-yes = Use the built-in words
templates-restore-no = Keep ours
templates-saved = "{ $kind }" now uses your office's words.
templates-restored = "{ $kind }" is back to the built-in words.
templates-not-saved = Not saved: { $reason }. What you wrote is still here; check the data folder and press "Save" again.
templates-not-saved-mistakes = { $count ->
    [one] Not saved: there is still 1 mistake.
   *[other] Not saved: there are still { $count } mistakes.
}
templates-not-restored = Not taken back: { $reason }.
templates-no-folder = This casebook is only in memory; there is no place to save the words.
templates-broken-at-start = Your office's words have mistakes, so the built-in ones are used: { $files }. See "Edit the wording of papers" in Settings.
templates-unfinished = Wording: { $kind }
