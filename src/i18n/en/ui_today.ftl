### Today: what needs me, what is half-written, what was opened last.

today-head = Today, { $day }
today-count = { $count ->
    [one] 1 thing to do
   *[other] { $count } things to do
}
today-none = Nothing to do today.
today-now = Today
today-week = Within a week
today-later = Later
today-session = { $step }: { $title }
today-promise = { $who }: { $what }
today-promise-plain = { $who } has a promise due
today-deadline = Time for mediation ends: { $title }
today-deadline-fact = One month is over on { $day }; both sides may agree to more
today-confirmation = Time for judicial confirmation ends: { $title }
today-confirmation-fact = Thirty days are over on { $day }; after that no court confirms it
today-agreement = Settled, the agreement is not final yet: { $title }
today-agreement-door = Write it
today-signatures = { $count ->
    [one] 1 signature is missing: { $title }
   *[other] { $count } signatures are missing: { $title }
}
today-due = due by { $day }
today-enter = Enter session
today-open = Open
today-record = Record
today-sign = Sign
today-walk-in = Walk-in
today-walk-in-fact = Four fields are enough
today-unfinished = Half-written
today-continue = Continue
today-unfinished-walk-in = Walk-in
today-unfinished-private = A private note, not finished
today-recent = Opened last
today-empty = What needs you will stand here: today's sessions, promises due, time running out. When someone comes in, register them first.
