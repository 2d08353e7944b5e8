### Statistics: the return, the rates and how they are reckoned.

committee-village = Village committees
committee-residents = Residents' committees
committee-township = Township committees
committee-sub-district = Sub-district committees
committee-enterprise = Committees of enterprises and institutions
committee-association = Committees of associations and other bodies
harm-suicide = Suicide over a dispute prevented
harm-crime = Dispute kept from becoming a crime
harm-group-petition = Group petition prevented
harm-group-fight = Group fight prevented

rate-settled = Settled
rate-settled-definition = cases accepted in the period with an agreement in force (signed, effective or oral) ÷ cases accepted in the period
rate-at-neighborhood = Settled at step 1 (neighbourhood)
rate-at-neighborhood-definition = cases settled at step 1 ÷ settled cases; the last session that ended settled decides
rate-at-village = Settled at step 2 (village)
rate-at-village-definition = cases settled at step 2 ÷ settled cases; the last session that ended settled decides
rate-at-interpretation = Settled at step 3 (explaining the law)
rate-at-interpretation-definition = cases settled at step 3 ÷ settled cases; the last session that ended settled decides
rate-on-the-spot = Settled on the spot within three days
rate-on-the-spot-definition = cases settled within { $days } days of acceptance ÷ settled cases; the day of acceptance is not counted, the next is day 1; settled on day { $days } counts, on day { $next } does not
rate-one-visit = Petitions resolved in one visit
rate-one-visit-definition = first petitions closed in the period with an agreement, or with the other ways told, and not repeated within { $days } days of closing ÷ first petitions closed in the period; the same applicant (same ID number, or same name and phone) against the same other party repeats
rate-performance = Performed
rate-performance-definition = cases of which every promise due by the day of this report is performed ÷ cases with a promise due; what has no day is due from the day of settlement
rate-satisfaction = Satisfied
rate-satisfaction-definition = cases whose parties answered very satisfied, satisfied or fairly satisfied ÷ cases whose parties were asked; the last answer counts, those not asked are left out
rate-found = Found and settled
rate-found-definition = cases taken up on own motion (found on rounds) and settled ÷ cases taken up on own motion

sum-types = The types must add up to the total
sum-sources = The sources must add up to the total
sum-referred = The five kinds of referral must add up to the referred cases
sum-forms = Oral and written agreements must add up to the settled cases
sum-within = Settled and not settled must not exceed the total
sum-steps = The three steps must add up to the settled cases
sum-people = Every case has at least one party
sum-amounts = The amounts of every settled case must add up
sum-days = Every closed case has the day of its closing, not before acceptance
sum-broken = { $rule }: now { $sum }, should be { $should }.
sum-cases = { " " }Cases to be mended: { $cases }
sum-between-names = { ", " }

statistics-undated = { $count } cases of people's mediation have no day of acceptance and are in no period.
statistics-no-day = A day is written like 2026-03-31. Not understood: { $text }
statistics-wrong-way = The first day { $from } is after the last day { $to }. Please swap the two.
