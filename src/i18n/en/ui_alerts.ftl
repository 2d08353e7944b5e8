### What to watch, and clocks: what to ask, what is marked, the periods.

watch-room = Watch and clocks
watch-private = For the mediator alone: it is printed on nothing and never appears in the party view.
watch-clocks = Clocks
watch-count = { $count ->
    [one] 1 thing to watch
   *[other] { $count } things to watch
}
watch-ask-count = { $count ->
    [one] 1 thing to ask
   *[other] { $count } things to ask
}
watch-open = Watch and clocks
edge-close = Close the right column
clocks-none = No clock runs now.
clocks-span = From { $from } to { $to }
clocks-until = { $name }, { $day }
law-of = See the law
law-of-named = See the law: { $what }
alerts-ask = To be asked
alerts-seen = “{ $word }” stands in the facts or a statement
alerts-seen-private = Mentioned in what was said in private
alerts-seen-type = To be asked in disputes of this kind
alerts-yes = Yes, mark it
alerts-yes-named = Yes, mark it: { $name }
alerts-no = Asked: no
alerts-no-named = Asked: no: { $name }
alerts-see = Show the words
alerts-see-named = Show the words: { $name }
alerts-gate = Not mediable
alerts-flag = Take care
alerts-cleared = Looked into, no obstacle
alerts-clear = Looked into, no obstacle
alerts-stands-again = It stands after all
alerts-remove = Take the mark away
alerts-now = Do now
alerts-step = { $number }. { $step }
alerts-tell = To be told: { $whom }
alerts-told = Who was told
alerts-told-hint = Name, office, phone
alerts-told-at = Noted on { $day } at { $time }
alerts-note = What happened
alerts-note-hint = What was seen and heard, when, who was there
alerts-mark = Mark something
alerts-gates = May not be mediated
alerts-flags = Danger
