### Clocks and holidays.

holidays-not-used = { $problem }. The office's own holidays are not used; the built-in ones are in force.
holidays-backwards = “{ $name }” ends before it begins, or runs over a month
holidays-worked-anyway = { $day } is a working day anyway; leave it out

# The names of the clocks, what they rest on and how they are counted.
clock-mediation = Time for mediation
clock-mediation-source = Rules on the Work of People's Mediation, art. 33: one month from acceptance, longer if both agree
clock-medical = Time for medical mediation
clock-medical-source = Medical Disputes Regulations, art. 38: 30 working days from acceptance, the expert's time not counted
clock-security = Public-security mediation
clock-security-source = Working Rules on Public-Security Mediation, art. 9: 3 working days from acceptance, or from the expert's result
clock-security-second = Second public-security mediation
clock-security-second-source = Procedure in Administrative Cases, art. 183: 7 working days from the first
clock-on-the-spot = Settled on the spot
clock-on-the-spot-source = A goal of the work, not of law: 3 days from the report
clock-petition-told = Petition: tell the visitor
clock-petition-told-source = Petition Work Regulations, arts 22 and 23: 15 days from receipt
clock-petition-answer = Petition: finish
clock-petition-answer-source = Petition Work Regulations, art. 34: 60 days from acceptance
clock-petition-extended = Petition: finish, extended
clock-petition-extended-source = Petition Work Regulations, art. 34: at most 30 days more, with the reason told
clock-confirmation = Ask the court to confirm
clock-confirmation-source = People's Mediation Law, art. 33: 30 days from effect, both together
clock-follow-up = Follow-up
clock-follow-up-source = People's Mediation Law, art. 31 asks that performance be urged; usually within a week of the due day
clock-execution = Apply for execution
clock-execution-source = Civil Procedure Law, art. 250: 2 years from the last due day, for an agreement that a court confirmed
clock-limitation = Time to sue
clock-limitation-source = Civil Code, arts 188 and 195: 3 years; a demand, a promise or asking for mediation starts it anew
clock-moved = { $from } was a day of rest, moved to { $to }
clock-holidays-unknown = The holidays of { $year } are not entered yet; the last day may move
