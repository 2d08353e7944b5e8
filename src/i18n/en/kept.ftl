### What was replaced and lies aside: listed and cleared.

kept-none = Nothing lies aside: { $folder }
kept-counted = { $count } in all. They are casebooks that a restore or a salvage replaced; nothing removes them by itself, and they still hold cases. --clear removes them.
kept-cleared = Removed the { $count } above; the history says so.
kept-did-clear = Removed old files that a restore or a salvage had replaced
