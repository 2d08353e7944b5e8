### Settings: the committee, who is at the desk, language and text size.

settings-desk = Committee
settings-committee = Full name of the committee
settings-committee-note = The name printed on the agreement, under which the seal goes.
settings-short = Short name inside numbers
settings-short-note = For example 青渡 in （2026）青渡人调字第001号.
settings-people = Mediators and recorders on papers
settings-people-empty = Write the mediators and the recorder here; a new case takes them over.
settings-person-name = Name
settings-person-role = Role
settings-person-add = Add a person
settings-person-remove = Remove
settings-person-remove-named = Remove { $name }
settings-person-desk = At the desk
settings-person-at-desk = At the desk now
settings-person-desk-named = Put { $name } at the desk
settings-look = Screen
settings-language = Language
settings-text-size = Text size
settings-theme = Colours
settings-theme-light = Light
settings-theme-dark = Dark
settings-theme-contrast = High contrast
settings-hints = Prompts of the steps
settings-hints-on = Shown
settings-hints-off = Hidden
settings-people-note = These names only go into cases and onto papers; they open nothing. Who may open the casebook, and do what, is set under "People and passphrases" below. Whoever opened it receives the walk-ins.
