### The screen of the facts, and what is missing.

facts-title-head = Facts
facts-title = Name of the case
facts-title-hint = what it is about, in a few words
facts-on-to-parties = On to the parties
facts-type = Type of dispute
facts-source = Source
facts-not-chosen = not chosen
facts-accepted = Accepted on
facts-application-date = Applied on
facts-place = Where it happened
facts-facts = Main facts and points in dispute
facts-facts-hint = When, where, who, what happened, and on what they differ.
facts-facts-en = Facts in English (for the English paper only)
facts-number-none = no number yet
facts-petition-number = Petition number
facts-confidential = Confidential
facts-confidential-yes = Confidential
facts-confidential-no = Open
facts-desk-head = Register
facts-committee = Full name of the committee (for the seal)
facts-short-name = Short name (inside numbers)
facts-date-hint = 2026-03-09
facts-date-not-read = This date cannot be read. Write it as 2026-03-09.

missing-title = Missing: { $count }
missing-legend = red must, amber should
missing-nothing = Nothing is missing
missing-nothing-more = All that is needed is written.
missing-go = Go
facts-difficult = Difficult (your judgement; usually: ten people or more, a death, title to land, five workers or more, 100,000 yuan or more)
facts-difficult-no = No
facts-difficult-yes = Yes
facts-prevented = What this mediation prevented (for the return)
facts-prevented-none = Nothing of the kind
facts-prevented-people = People concerned
facts-prevented-people-wrong = Please write a number, such as 3.
