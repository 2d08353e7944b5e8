### Would a court confirm it: the words of the summary. The points themselves are in check_court.ftl.

court-door = Would a court confirm?
court-title = Would a court confirm it?
court-no-prophecy = These are hints along the interpretation, point by point. The court alone decides.
court-mend = Mend
court-ask = Ask
court-apply = Write the joint application
court-back = Back to the terms
ending-notice = Issue the termination notice
