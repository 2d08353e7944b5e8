### What the check found: the mend, the reason, letting it pass.

mend-fill = Fill in { $what }
mend-to = Change to { $what }
mend-to-text = Change to “{ $what }”
mend-strike = Strike “{ $what }”
mend-copies = Make it { $count } copies
mend-done = Mended as the check says: { $what }
mend-stale = This was changed meanwhile; nothing was touched.
finding-why-named = Why: { $sentence }
pass-ask = Ask the supervisor to let it pass
pass-hint = A supervisor who has looked at it and finds that the agreement may be signed with it writes name and reason here. It is kept with the case and printed on nothing; where this item changes, it must be passed again.
pass-by = Name of the supervisor
pass-reason = Reason
pass-reason-hint = Why it may pass
pass-lacking = Both name and reason are needed.
pass-do = Let it pass
pass-give-up = Do not
pass-passed = { $by } let it pass: { $reason }
pass-take-back = Take the pass back
mend-named = { $what }: { $sentence }
