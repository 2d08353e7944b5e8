### Plans of the three steps, clause library, seats: mistakes in the files, what is missing, the handing-over words.

guide-mistake = line { $line }, column { $column }: { $reason }
guide-unknown-key = nothing is called “{ $found }” here. These can be used: { $known }.
guide-unknown-value = “{ $found }” cannot be used. These can: { $known }.
guide-missing = “{ $name }” is missing; please add it.
guide-blank = words are needed here.
guide-too-long = too long: { $most } characters at most.
guide-unknown-slot = no slot is called “{ $found }”. These are: { $known }. A slot to be filled by hand is written “{ "{{=" }what to fill in{ "}}" }”.
guide-broken-slot = a slot is written “{ "{{" }name{ "}}" }”, with both ends.
guide-no-prompt = “{ $name }” is needed before going on, but no prompt has this sign; please add one.
guide-twice = “{ $name }” is there twice; please rename one.
guide-not-read = it cannot be read ({ $reason }).
guide-too-many = too many: { $most } sentences at most.

guide-lacks-present = Nobody is noted as present
guide-lacks-notice = Rights and duties have not been explained
guide-lacks-recusal = Nobody was asked whether they want another mediator
guide-lacks-consent = Not every party was asked for consent
guide-lacks-both-sides = Both sides have not been heard
guide-lacks-read-back = No statement was read back
guide-lacks-issue = What is in dispute is not written down
guide-lacks-settled-issue = Nothing is settled yet
guide-lacks-apart = There was no talk apart
guide-lacks-offer = Nobody made an offer
guide-lacks-all-settled = Something is still open
guide-lacks-ways = The other ways open were not told
guide-lacks-outcome = How it ended is not written

guide-blank-to-fill = ________ ({ $what })
guide-blank-line = ________
guide-blank-date = ________
guide-name-joint = { ", " }

settings-steps = Names of the three steps
settings-steps-note = Call the steps as your office does; screen and papers follow. An empty field keeps the usual name.
settings-step-chinese = In Chinese: { $step }
settings-step-english = In English: { $step }

cli-no-such-guide-file = There is no file called “{ $name }”.
guide-broken-at-start = Some files cannot be used, so the built-in ones are: { $files }

talk-prepare = Before you begin
talk-leads-on = When to move to { $step }
talk-leads-to-the-end = When to end the mediation
talk-before-going-on = Before going on
talk-prompt-required = must
talk-prompt-open = What to say: { $prompt }
talk-prompt-close = Fold: { $prompt }
guide-refused = { $names } clearly refused: the mediation ends here (People's Mediation Law art. 17). Tell which other ways are open (art. 26).

agreement-phrases = Library
agreement-phrases-key = Look in the clause library (Ctrl+L)
agreement-phrases-hint = A word or Pinyin: leak, loushui, ls
agreement-phrases-nothing = Nothing in the library. Try another word, or write it yourself under “Other”.
agreement-phrases-insert = Write it in

handover-session = Talked: { $what }.
handover-joint = {", "}
handover-led = led by { $name }
handover-present = { $names } present
handover-absent = { $names } did not come
handover-wants = { $name }: { $text }.
handover-settled = Settled: { $what }.
handover-open = Open: { $title }. { $positions }.
handover-open-bare = Open: { $title }.
handover-position = { $name }: { $text }
handover-position-joint = {"; "}
handover-gap = one side asks for { $demanded } yuan, the other offers { $offered } yuan, { $apart } yuan apart
handover-amount = { $amount } yuan
handover-offered = Offered: { $what }.
handover-why = Why it moves up: { $reason }
talk-handover-note = For the next level (drafted from the record, in Chinese; change what you like)

no-paper-not-moved-up = No session was moved up, so there is nothing to hand over.
