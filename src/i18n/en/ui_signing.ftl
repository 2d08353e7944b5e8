### Signing: one person at a time, the whole window; the words are those of the paper.

signing-text = I have read this agreement or had it read to me, and I agree to it freely:
signing-position = { $position } of { $count }
signing-pad = Signing pad
signing-pad-hint = Please write your name here
signing-undo-stroke = Undo stroke
signing-clear = Start again
signing-on-paper = Sign on paper
signing-on-paper-done = Signed on paper
signing-on-paper-says = { $name } signs, seals or puts a fingerprint on the printed agreement. Press "Signed on paper" when that is done.
signing-on-screen-again = Sign on screen instead
signing-not-today = Not today
signing-done = Done
signing-back = Back to the agreement
signing-withdraw = Void this signature and sign again
signing-signed-screen = { $name } has signed on screen
signing-signed-paper = { $name } has signed on paper
signing-signed-at = { $day } { $time }
signing-not-frozen = The agreement is not final yet. Once it is, everyone signs the very same words.
signing-changed = The agreement was changed after it was made final, so the signatures no longer count. Make it final again, then ask everyone to sign.
signing-freeze = Make it final
signing-nobody = There is nobody to sign yet. Add the parties and the mediator first.
signing-to-parties = Add them
signing-all-signed = All have signed
signing-must-first = { $count ->
    [one] 1 thing that must be there is missing. Add it first: otherwise every printed page says DRAFT.
   *[other] { $count } things that must be there are missing. Add them first: otherwise every printed page says DRAFT.
}
signing-all-signed-says = All { $count } have signed; the agreement takes effect from the day of signing. Now print it, one copy each.
signing-to-papers = Print it
signing-role-joint = { $name }, { $role }
signing-for-guardian = guardian of { $party }
signing-role-related = { $role } ({ $relation })
signing-for-interpreter = interpreter of { $party }
signing-for-reader = reader for { $party }
signing-for-agent = agent of { $party }
signing-for-representative = legal representative of { $party }
signing-choose = { $name } signs
signing-no-name = no name given
signing-next = Next
signing-still-to-sign = Still to sign: { $count }. The paper can be printed now and signed another day; everyone signs the same words.
