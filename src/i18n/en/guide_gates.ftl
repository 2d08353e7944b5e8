### What may not be mediated and what needs care: what it is, what it rests on, what to do now, whom to tell.

alert-pending-procedure = Already before another body
alert-pending-procedure-says = What a court, the police, arbitration or an authority has accepted and not ended is not mediated here for now.
alert-pending-procedure-source = Rules on the Work of People's Mediation, art. 22; for medical disputes, Medical Disputes Regulations, art. 31
alert-pending-procedure-tell = The court, police or authority that accepted it
alert-pending-procedure-now =
    Ask where it was accepted, its number and how far it is, and look at the notice.
    Tell the parties that they may ask for mediation there, or come again after withdrawing.
    If the court or police sent it here, note their paper and go on.
    If not, write the notice that mediation ends.
alert-status = A question of status
alert-status-says = Whether a marriage is valid or ends, whose child it is, whether an adoption stands, cannot be decided here.
alert-status-source = Interpretation on the Civil Procedure Law, art. 355
alert-status-tell = Nobody need be told; name the civil affairs office or the court
alert-status-now =
    Part status from money: status goes to civil affairs or the court.
    Support, visits, property and debts may be talked about.
    Write nothing in the agreement that ends a relation or settles parentage.
    If both want to part, tell them what registration asks for.
alert-ownership = A question of ownership
alert-ownership-says = Whose the land, house or forest is cannot be decided here; how it is used for now can be agreed.
alert-ownership-source = Land Administration Law, art. 14; Interpretation on the Civil Procedure Law, art. 355
alert-ownership-tell = The township or the natural resources office
alert-ownership-now =
    Look at title, permit and boundary sketch: is it ownership or use that is disputed?
    For ownership the government decides first, then the court.
    Until then nothing changes: no wall, no digging, no planting by stealth; a picture signed by both.
    Use, giving way and compensation may be talked about.
alert-special-organ = For a special organ only
alert-special-organ-says = What by law only a special organ may decide is not for people's mediation.
alert-special-organ-source = Rules on the Work of People's Mediation, art. 22
alert-special-organ-tell = The organ in charge
alert-special-organ-now =
    Find out which matter it is and who is in charge.
    Give the party address, telephone and what to bring.
    What is civil compensation in it may be parted off and talked about.
    Write the notice that mediation ends, with the ways told.
alert-administrative = Against an act of an authority
alert-administrative-says = Who disagrees with a penalty, a taking, a permit or another official act cannot be helped by mediation here.
alert-administrative-source = Rules on the Work of People's Mediation, art. 20
alert-administrative-tell = Nobody need be told; name the body of review or the court
alert-administrative-now =
    Is it the decision that is contested, or the sharing of money among family or neighbours?
    Against the decision there are review and suit; remind of their time limits.
    What is civil may be talked about.
    Write the notice that mediation ends.
alert-hired-harm = Hired harm
alert-hired-harm-says = Where someone was paid to hurt another, public-security mediation is excluded.
alert-hired-harm-source = Procedure in Administrative Cases, art. 179
alert-hired-harm-tell = The police station, at once
alert-hired-harm-now =
    Stop and keep the sides apart.
    Call the station: when, where, who, which injuries.
    Take no statements and urge nobody to withdraw.
    Medical cost can be talked about after the police have dealt with it.
alert-gang-fight = Gang fight or picking quarrels
alert-gang-fight-says = Fights in a group and wilful trouble are excluded from public-security mediation.
alert-gang-fight-source = Procedure in Administrative Cases, art. 179
alert-gang-fight-tell = The police station, at once
alert-gang-fight-now =
    Stop, and let people part; do not keep them in one room.
    Call the station at once.
    Watch the door and the place; leave what was used in the fight.
    Compensation can be talked about after the police have dealt with it.
alert-repeat-offender = A repeated offender
alert-repeat-offender-says = Who has offended against public order several times is not to be mediated again as a public-security case.
alert-repeat-offender-source = Procedure in Administrative Cases, art. 179
alert-repeat-offender-tell = The police station
alert-repeat-offender-now =
    Look into earlier files: when, and what was done.
    Tell the station and let it decide.
    Ask the victim alone whether there is fear of more; see to safety first.
    Compensation may be talked about apart.
alert-new-offence = A new offence during mediation
alert-new-offence-says = Whoever offends again against the other during mediation ends it.
alert-new-offence-source = Procedure in Administrative Cases, art. 179
alert-new-offence-tell = The police station, at once
alert-new-offence-now =
    Stop at once, part them, see whether anyone is hurt or needs a doctor.
    Call the police; note the minute, who struck, who saw it.
    Write the record truthfully up to that moment.
    Do not bring the two face to face again.
alert-ran-away = The offender ran away
alert-ran-away-says = Where the offender has run away, public-security mediation is excluded.
alert-ran-away-source = Procedure in Administrative Cases, art. 179
alert-ran-away-tell = The police station, at once
alert-ran-away-now =
    Tell the station when he left and where he may be.
    Nobody goes after him or blocks his door.
    Keep papers on injuries and cost.
    When he is found, compensation may be talked about.
alert-suspected-crime = Perhaps a crime
alert-suspected-crime-says = What may be a crime is reported; mediation does not take its place.
alert-suspected-crime-source = People's Mediation Law, art. 25; Public Security Law, art. 8
alert-suspected-crime-tell = The police, at once
alert-suspected-crime-now =
    Stop; safety comes first.
    Report at once; note the time, to whom, and the answer.
    Touch no evidence; help with no pardon in exchange for silence.
    After the police have answered, decide whether compensation can be talked about.
alert-domestic-violence = Violence at home
alert-domestic-violence-says = Where there is violence at home, safety comes first and nobody is pressed to make up.
alert-domestic-violence-source = Anti-Domestic Violence Law, arts 13, 14 and 23
alert-domestic-violence-tell = The police and the women's federation; for a child or incapable person the report is a duty
alert-domestic-violence-now =
    Speak with each alone; ask the victim where it hurts, whether she fears to go home, whether the children are safe.
    If it goes on or there are injuries, call the police and a doctor at once.
    Tell of the written warning and the protection order; the women's federation can help.
    If the victim does not want to talk, stop; if so, only of safety, lodging, children and money.
alert-child-at-risk = A child at risk
alert-child-at-risk-says = Where a child is harmed or may be, it must be reported at once.
alert-child-at-risk-source = Law on the Protection of Minors, art. 11; Anti-Domestic Violence Law, art. 14
alert-child-at-risk-tell = The police, and civil affairs or education, at once
alert-child-at-risk-now =
    Let the child leave with a grown-up it trusts.
    Call the police at once; note the time and to whom.
    Do not ask the child again and again; it does not meet the one who harmed it.
    This is not mediated or settled; other family matters are apart.
alert-self-harm = Someone speaks of ending life
alert-self-harm-says = If someone speaks of dying, jumping or poison, save the person first.
alert-self-harm-source = People's Mediation Law, art. 25
alert-self-harm-tell = 110, 120, the family and the village or residents' committee, at once
alert-self-harm-now =
    Do not leave the person alone; sit near, speak slowly, neither provoke nor scold.
    Quietly take away poison, blades and ropes; someone stands at window and roof.
    Call 110 and 120 and the family.
    No right or wrong today; for some days someone looks in every day.
alert-threat = Threats of revenge
alert-threat-says = If someone threatens revenge, take it as meant.
alert-threat-source = People's Mediation Law, art. 25; Public Security Law, art. 50
alert-threat-tell = The police station
alert-threat-now =
    Write the very words: who, to whom, when, who heard.
    Part the sides, each by another door; see someone home if need be.
    Tell the station; with a knife or petrol call 110 at once.
    Meet on another day, first alone, then decide whether together.
alert-crowd = A crowd
alert-crowd-says = With many and heated people, calm first, then talk with representatives.
alert-crowd-source = Petition Work Regulations, art. 20; People's Mediation Law, art. 25
alert-crowd-tell = The township or subdistrict, and the police station
alert-crowd-now =
    Let them choose at most five; the others get a place to sit and water.
    Tell township and police; ask the department in charge to send someone.
    Promise only what can be done today, say when the next word comes, and keep it.
    What the representatives reached is told to all, face to face.
