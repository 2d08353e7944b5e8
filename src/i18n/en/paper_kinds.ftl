### Names of the papers.

paper-kind-application = Application for people’s mediation
paper-kind-acceptance-register = Register of acceptance
paper-kind-notice = Notice of rights and duties
paper-kind-inquiry = Record of inquiry
paper-kind-session-record = Record of the session
paper-kind-agreement = People’s mediation agreement
paper-kind-oral-register = Register of the oral agreement
paper-kind-follow-up = Record of a follow-up visit
paper-kind-confirmation = Joint application for judicial confirmation
paper-kind-termination = Notice that the mediation has ended
paper-kind-power-of-attorney = Power of attorney
paper-kind-receipt = Receipt
paper-kind-handover-note = Handing-over note
paper-kind-invitation = Invitation to a session
paper-kind-cover = Dossier cover
paper-kind-catalogue = Catalogue of the dossier
paper-kind-attachment-leaf = Leaf for attached papers
paper-kind-statement = Statement about the dossier
paper-kind-back-leaf = Back leaf
paper-kind-security-agreement = Public-security mediation agreement
paper-kind-on-the-spot-agreement = On-the-spot public-security mediation agreement
paper-kind-security-record = Public-security mediation record
paper-kind-walk-in-register = Walk-in register
paper-kind-walk-in-receipt = Receipt for a visitor

### Who holds a copy, at the foot of its pages.

paper-copy-of = Copy of the { $role } { $name }
paper-copy-of-committee = Copy of { $committee }
paper-copy-of-the-desk = Copy of the mediation desk
cli-no-such-paper = There is no paper called “{ $name }”. maplebridge paper --list names them all.
cli-dossier-is-chinese = A dossier is filed in Chinese, whatever the language asked for.
