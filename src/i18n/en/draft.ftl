### Why a paper cannot be printed.

no-agreement-ended = This dispute ended without an agreement, so there is no agreement to print.
no-agreement-oral = The agreement of this dispute is oral and belongs in the oral agreement register (oral-register); there is no written agreement.
no-paper-public-security = This is a public-security mediation: use its own papers (security-agreement, security-record).
no-paper-not-public-security = This paper is for public-security mediation only; this dispute is a people’s mediation.
no-paper-not-oral = This dispute has no oral agreement, so its register is not used.
no-paper-nothing-to-confirm = A court confirms a written people’s mediation agreement, and this dispute has none.
no-paper-not-terminated = This mediation was not ended without agreement, so there is no such notice.
no-paper-no-application = Nobody applied for this mediation, so there is no application; use the register of acceptance (acceptance-register).
no-paper-no-session = No session was held yet, so there is no record to print.
no-paper-no-visit = No follow-up visit is recorded yet.
no-paper-no-agent = Nobody in this dispute has an agent, so there is no power of attorney.
no-paper-no-payment = The agreement has no sum to be paid, so there is no receipt.
no-paper-nobody-asked = No party or witness has made a statement yet, so there is no record of inquiry.
no-paper-no-parties = There are no parties yet, so this paper cannot be printed.
no-paper-no-petition = This dispute did not come as a petition, so it is not in the walk-in register.
no-paper-no-such-session = There is no number { $number }; there are { $count }.
no-paper-no-such-party = There is no such paper about “{ $id }”.
no-paper-not-several = “{ $paper }” cannot be chosen in this way; without the option all of them are printed.
no-paper-only-chinese = “{ $paper }” exists in Chinese only.
no-paper-unlike-templates = The Chinese and English templates of “{ $paper }” have different blocks and cannot be set side by side: give both the same blocks in the same order.
no-paper-annex-total = The rows of the annex add up to { $sum } yuan, its total says { $total }, the clause says { $clause }. They must be equal before anything is printed.
no-paper-not-signed = The agreement is not signed yet, and this paper rests on it.
