### The ledger: the table of all cases.

ledger-find = Find in the ledger
ledger-find-hint = Name, number, place, any word of a case
ledger-filter = Show only
ledger-all = All { $count }
ledger-state-count = { $state } { $count }
ledger-total = Total { $amount }
ledger-number = Number
ledger-dispute = Dispute
ledger-parties = Parties
ledger-station = Station
ledger-accepted = Accepted
ledger-amount = Amount (yuan)
ledger-next = Next date
ledger-open = Open case
ledger-record = Record result
ledger-empty = Registered cases stand here.
ledger-empty-door = Walk-in
ledger-nothing = There is no such case.
ledger-nothing-door = Show all cases
ledger-no-amount = —
