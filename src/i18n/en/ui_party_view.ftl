### For the parties to see: the terms and what is still open, in large letters.

party-door = Show the parties
party-window = For the parties
party-head = The terms, for everyone to read
party-head-open = Where we stand, for everyone to read
party-open-head = Still open
party-open-untitled = A matter still open
party-nothing = No terms and no issues are written down yet.
party-says = { $name }:{ " " }
party-breach = If not: { $breach }
party-reading = Reading term { $number } of { $count }
party-reading-open = Open issue { $number } of { $count }
party-smaller = Smaller
party-larger = Larger
party-previous = Previous
party-next = Next
party-turn = Turn round
party-turn-back = Turn back
party-second = Second window
party-second-hint = Drag the new window to the screen of the parties and press F11.
party-second-close = Close second window
party-back = Back
