### Law cards.

law-source = { $law }, { $articles }
law-article = { $number }
law-one-article = art. { $article }
law-articles = arts { $articles }
law-wording = Wording of { $date }
law-wording-in-force = Wording of { $date }, in force from { $from }

# The card on paper for the party.
card-plain = What the law says
card-here = What it means here
card-court = What a court would ask for
card-unsure = Please note: { $reason }
card-own-words = { $wording }. This card explains the article in plain words; it is not the text of the law and does not replace a lawyer's advice.

# The command line.
law-no-such-card = No law card is called "{ $id }". "law --list" names them all.
law-nothing-found = No law card was found for "{ $words }". Try another word.
