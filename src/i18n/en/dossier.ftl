### The file of a case: its thirteen items and whether each is there.

dossier-opening = Application or acceptance register
dossier-notice = Notice of rights and duties
dossier-identity = Proof of identity
dossier-authority = Power of attorney
dossier-inquiry = Inquiry record
dossier-evidence = Evidence
dossier-record = Session records
dossier-agreement = Agreement or notice of termination
dossier-performance = Proof of performance
dossier-follow-up = Follow-up record
dossier-confirmation = Judicial confirmation
dossier-statement = Statement on the file
dossier-back-leaf = Back leaf
dossier-must = Required
dossier-as-needed = As needed
dossier-present = There
dossier-missing = Missing
dossier-not-needed = Not needed
dossier-leaf = Leaf
dossier-paper-of = { $title } ({ $name })
dossier-paper-numbered = { $title } (no. { $number })
cli-dossier-lacks = The file was made, but it lacks what must be there: { $items }. Add it and print again.
