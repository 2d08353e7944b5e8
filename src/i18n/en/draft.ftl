### Why a paper cannot be printed.

no-agreement-ended = This dispute ended without an agreement, so there is no agreement to print.
no-agreement-oral = The agreement of this dispute is oral and belongs in the oral agreement register; only a written people’s mediation agreement is printed here.
no-agreement-public-security = This is a public-security mediation, whose agreement has a form of its own; only a written people’s mediation agreement is printed here.
