### Law: the list, search, one card, printing it for the party.

law-room = Law
law-door = Law
law-search = Find a law card
law-search-hint = A word or an article, such as penalty or 585
law-of-kind = Kind of dispute
law-every-kind = Every kind
law-none = Nothing found. Try another word, or look under “Every kind”.
law-all = All law cards
law-door-named = { $source } { $title }
law-print = Print for the party
law-open-pdf = Save as PDF and open
law-file-name = Law { $title }
law-sent = The law card was handed to the printer.
law-saved-instead = Not printed. { $reason } Saved as PDF instead: { $path }
law-printer-busy = The printer is still at work on the last job. Press again when it is done.
