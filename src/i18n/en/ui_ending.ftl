### No agreement: the sheet that ends the mediation, and what the pages say afterwards.

ending-door = End the mediation without agreement
ending-title = End the mediation without agreement
ending-what-happens = The whole case ends here, in the file and in the ledger. You can take this back later and go on.
ending-reason = Why no agreement was reached
ending-reason-needed = Please write one sentence why; the file needs it.
ending-told = Ways still open that the parties were told of
ending-way-court = Sue in the people's court
ending-way-arbitration = Apply to the competent body for arbitration
ending-way-department = Ask the judicial office or the department in charge to handle it
ending-way-police = Leave it to the police to handle by law
ending-own-way = Another way
ending-own-way-hint = For example: arbitration of rural land contracts
ending-end = End the mediation
ending-not-yet = Not yet
ending-ended-on = The mediation ended on { $day } without agreement.
ending-ended = The mediation has ended without agreement.
ending-why = Why: { $reason }
ending-told-ways = The parties were told: { $ways }
ending-told-nothing = Nothing is noted of what the parties were told.
ending-joint = ;{ " " }
ending-take-back = Take it back and go on
