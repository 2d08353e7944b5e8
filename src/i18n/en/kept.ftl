### What was replaced and lies aside: listed and cleared.

kept-none = Nothing lies aside: { $folder }
kept-counted = { $count } in all. They are casebooks that a restore or a salvage replaced; nothing removes them by itself, and they still hold cases. --clear removes them.
kept-cleared = Removed the { $count } above; the history says so.
kept-did-clear = Removed old files that a restore or a salvage had replaced
kept-head = Old files laid aside
kept-note = Casebooks that a restore or a salvage replaced. They still hold cases, and nothing removes them by itself. Clear them once the new one has proved good.
kept-line = { $since } · { $size } · { $name }
kept-not-yours = The administrator clears these.
kept-clear = Clear…
kept-ask = Clear these { $count } old files? They cannot be brought back; the history says that it was done.
kept-clear-do = Clear all
kept-clear-not = Leave them
kept-gone = Cleared: { $names }. The history says so.
