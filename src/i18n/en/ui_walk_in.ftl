### Walk-in: four fields are enough to open a case.

walk-in-title = Walk-in
walk-in-received = received by { $name }
walk-in-who = Who came
walk-in-phone = Phone
walk-in-against = Against whom
walk-in-against-aside = part several people with commas; "the third-floor tenant" will do
walk-in-about = What about
walk-in-about-note = In their own words, a sentence or two.
walk-in-kind = Kind of mediation
walk-in-source = How it came
walk-in-who-wanted = Write who came and what about; then you can register.
walk-in-cancel = Cancel
walk-in-register = Register and begin
walk-in-earlier = Earlier cases
walk-in-earlier-count = { $count ->
    [one] 1 match
   *[other] { $count } matches
}
walk-in-earlier-none = Type a name or a phone number, and earlier cases of the same person stand here.
walk-in-earlier-hint = If it is the same matter, open the old case instead of giving it a new number.
walk-in-see = See case
walk-in-see-named = See case { $title }
walk-in-agreed = accepted { $day }
