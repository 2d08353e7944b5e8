### The frame of the window: top bar, navigation, case head, six stations, footer, find, dates.

shell-program = Maplebridge
shell-find = Find a case, person or clause
shell-find-short = Find
shell-menu = Menu
shell-text-smaller = Smaller text
shell-text-larger = Larger text
shell-text-size = { $percent }%
shell-chinese = 中文
shell-english = English
shell-nobody = Nobody chosen for the desk
shell-today = Today
shell-ledger = Ledger
shell-settings = Settings
shell-help = Help
shell-walk-in = Walk-in
shell-facts = Facts
shell-parties = Parties
shell-parties-count = Parties { $count }
shell-papers = File
shell-papers-lacking = File, { $count } missing
shell-stations = Stations
shell-no-title = No matter written yet
shell-no-number = No number yet
shell-names-joint = ,{ " " }
shell-facts-joint = { " " }·{ " " }
shell-station-agreement = Agreement
shell-station-signing = Signing
shell-station-performance = Promises
shell-state-not-yet = —
shell-state-current = under way
shell-state-moved-up = moved up
shell-state-settled = settled
shell-state-skipped = not needed
shell-state-not-settled = not settled
shell-state-draft = { $count ->
    [one] 1 clause
   *[other] { $count } clauses
}
shell-state-frozen = final
shell-state-signed-elsewhere = signed, the file says
shell-state-signed = signed
shell-state-signed-part = { $count } signed
shell-state-performed = kept
shell-state-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
shell-state-next = by { $day }
shell-saved = Saved { $time }
shell-not-yet-saved = All saved
shell-undo = Undo
shell-missing = { $count ->
    [one] 1 missing
   *[other] { $count } missing
}
shell-missing-none = Nothing is missing
shell-missing-hint = red must be filled in, amber is advice
shell-palette = Find
shell-palette-hint = A name, a number, a word of a case, or a page
shell-palette-ledger = Look for "{ $words }" in the ledger
shell-palette-nothing = No page or case has this name.
shell-state-in-mediation = In mediation
shell-state-awaiting-signing = To be signed
shell-state-being-performed = Being kept
shell-state-case-performed = Kept
shell-state-case-not-settled = Not settled
date-today = Today
date-days-left = { $days ->
    [one] 1 day left
   *[other] { $days } days left
}
date-days-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
money-yuan = { $figures } yuan
