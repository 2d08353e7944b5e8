### Screens of the three steps: conversation, prompts, who is present, issues, outcome.

talk-session-title = Session { $number }
talk-no-session-yet = This step has not begun. Once it has, what each party says is written down here.
talk-begin = Begin: { $step }
talk-another-session = Another session
talk-skip-step = Step not needed
talk-edit-session = Edit date and place
talk-close-edit = Fold
talk-date = Date
talk-place = Place
talk-host = Led by
talk-date-hint = 2026-03-11
talk-date-not-read = This date cannot be read. Write it as 2026-03-11.
talk-no-date = no date yet
talk-no-place = no place yet
talk-hide-private = Cover private
talk-show-private = Show private
talk-covered-here = A private note, not finished, is covered. Press F9 to go on.
talk-nothing-said = Nothing is written down yet. Write a sentence below and press Enter.
talk-nothing-was-said = Nothing was written down in this step.
talk-session-of-day = { $day }, session { $number }
talk-earlier = Written down earlier
talk-private = Private
talk-private-note = Only the mediator sees this; it is never printed and never shown to the parties.
talk-statement-name = Edit what { $name } said: { $text }
talk-statement-of-nobody = Speaker not named

talk-composer = Write down a sentence
talk-composer-hint = Who said what
talk-pick-person = @ person
talk-pick-kind = # kind
talk-mark-private = Private
talk-record = Record
talk-save-change = Save change
talk-remove-statement = Remove
talk-say-who = Type @ and choose who said it, then record.
talk-say-open-word = “{ $word }” means nothing yet: choose from the list or delete it, then record.
talk-say-what = What was said is not written yet.
talk-take-token-off = Take off { $token }
talk-choose-token = Choose { $token }

talk-prompts = This step
talk-fold = Fold
talk-unfold = Hints
talk-prompt-tick = Done: { $prompt }

talk-present = Present
talk-present-count = Present: { $count }
talk-present-none = Who is present is not written yet.
talk-present-edit = Edit
talk-present-done = Done
talk-present-all = All parties are here
talk-present-staff = { $name } ({ $role })
talk-present-host = { $name } (led it)
talk-present-no-session = Once the step has begun, write who is present.

talk-issues = Issues
talk-issues-count = { $count }, { $settled } settled
talk-issue-add = Add
talk-issue-new = New issue
talk-issue-none = Write here, one by one, on what they differ.
talk-issue-title = What is in dispute
talk-issue-title-hint = e.g. how much, paid how
talk-issue-settled = Settled
talk-issue-open = Open
talk-issue-edit = Edit "{ $title }"
talk-issue-remove = Remove issue
talk-issue-done = Done
talk-position-of = Position of { $name }
talk-position-hint = their view
talk-amount-of = Amount named by { $name } (yuan)
talk-amount-hint = yuan
talk-amount-not-read = Figures only, such as 2600.
talk-nobody = First write both sides under Parties.
talk-segment-issues = Issues { $count }
talk-segment-prompts = Hints { $count }
talk-segment-present = Present { $count }
talk-segment-talk = Talk

talk-write-outcome = Outcome: { $step }
talk-move-up = Move up to { $step }
talk-outcome-title = Outcome: { $step }
talk-outcome-how = How did it end
talk-outcome-settled = Settled
talk-outcome-escalated = Move up to { $step }
talk-outcome-not-settled = Not settled
talk-outcome-note-settled = What was agreed (may stay empty)
talk-outcome-note-escalated = Why it moves up
talk-outcome-note-not-settled = Why it was not settled
talk-outcome-note-skipped = Why it is not needed
talk-outcome-reason-needed = Write a reason; the file needs it.
talk-outcome-keep = Keep outcome
talk-outcome-cancel = Not yet
talk-outcome-take-back = Take back and go on talking
talk-outcome-to-agreement = Write the agreement
talk-outcome-with-note = { $outcome }: { $note }
talk-go-on = Go to { $step }

talk-covered-count = { $count ->
    [one] 1 private statement. Press F9 to see it.
   *[other] { $count } private statements. Press F9 to see them.
}
talk-read-back = Read it back
talk-confirmed = Confirmed
talk-confirm = Read back to { $name }, who says it is right: { $text }
talk-confirm-take-back = Confirmed by { $name }; take that back: { $text }

talk-tally-to = goes to
talk-tally-issue = To which issue it goes
talk-tally-amount = Which amount is meant
talk-tally-which = Which amount
talk-tally-new = A new issue
talk-tally-nowhere = No issue

talk-gap = Gap { $amount }
talk-gap-none = They meet
talk-gap-sides = A wants { $demanded }, B offers { $offered }
talk-offers-earlier = { $count } earlier
talk-offers-fold = Only the latest
talk-offer-remove = Remove { $amount } named by { $name }

talk-start-clock = Start now
talk-since = { $day }, from { $time }
talk-minutes = { $minutes } min so far
talk-hours = { $hours } h { $minutes } min so far
talk-from = From
talk-to = To
talk-time-hint = 14:00
talk-time-not-read = e.g. 14:00
talk-attempts = { $count } attempts at this step
talk-attempts-open = { $title }, earlier attempts
talk-attempt-open = Going on

talk-present-guardian = { $name } (guardian { $guardian })
talk-present-agent = { $name } (agent { $agent })
talk-present-representative = { $name } ({ $representative })
talk-invite = Somebody invited
talk-invited-of = { $name } ({ $unit })
talk-invited-absent = { $name }, asked, did not come
talk-invited-unnamed = No name yet
talk-invited-name = Name
talk-invited-unit = From which office
talk-invited-seat = Seat
talk-invited-no-seat = No seat
talk-invited-did-not-come = Asked, did not come
talk-invited-remove = Remove { $name } from those invited
talk-seats-empty = Empty seats
talk-seat-optional = { $seat } (if needed)
talk-seat-asked = { $seat }: { $names } asked, did not come

consent-head = Willing to mediate?
consent-all = All agree
consent-all-name = All parties agree to mediate
consent-all-agreed = All agreed to mediate
consent-of = Whether { $name } agrees to mediate
consent-not-asked = Not asked
consent-agrees = Agrees
consent-refuses = Refuses
consent-silent = No answer
consent-refused-security = { $names } clearly refused mediation: it ends here, and the police deal with the case by law.
consent-end = End it here
consent-end-reason = { $names } clearly refused mediation
