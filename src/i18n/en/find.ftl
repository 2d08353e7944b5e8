### The search: where in a case the words stand.

find-nothing = Nothing is found. Try fewer words, or the first letters of a name in Pinyin.
find-more = These are the newest { $count }; there are more.
find-private = Said in private: not shown here. Open the case to read it.
find-place = { $part } { $number }
find-in-number = Number
find-in-title = Title
find-in-petition-number = Petition number
find-in-facts = Facts
find-in-place = Place
find-in-grid = Grid
find-in-parties = Party
find-in-staff = Staff
find-in-statements = Statement
find-in-issues = Issue
find-in-steps = Session
find-in-terms = Clause
find-in-annex = List
find-in-agreement = Agreement
find-in-follow-ups = Follow-up
find-in-referrals = Referral
find-in-alerts = Alert
