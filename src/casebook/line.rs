//! What the ledger says of a case, and what it counts as. It must not read the database.

use super::dossier::Dossier;
use super::signatures;
use super::standing;
use super::view::{CaseId, LedgerRow};
use crate::domain::case::CaseFile;
use crate::domain::money::Money;
use crate::domain::party::Side;
use crate::statistics::Figures;

/// A line of the ledger, and what the case counts as.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) row: LedgerRow,
    pub(crate) figures: Figures,
}

/// The line of a case.
pub(crate) fn line_of(id: CaseId, dossier: &Dossier) -> Line {
    let case = &signatures::file_with(dossier, &signatures::holding(dossier));
    let row = LedgerRow {
        id,
        number: case.number.clone(),
        title: case.title.clone(),
        side_a: names_of(case, Side::A),
        side_b: names_of(case, Side::B),
        state: standing::state(case),
        station: standing::station(case),
        accepted: case.accepted,
        amount: total(case),
        next_due: standing::next_due(case),
    };
    Line { row, figures: Figures::of(case) }
}

/// Names of one side of the table.
pub(crate) fn names_of(case: &CaseFile, side: Side) -> Vec<String> {
    case.parties.iter().filter(|party| party.role.side() == side).map(|party| party.name.clone()).collect()
}

/// Sum of the amounts of all clauses; `None` without any, or beyond the largest amount.
fn total(case: &CaseFile) -> Option<Money> {
    let mut amounts = case.terms.iter().filter_map(|term| term.amount);
    let first = amounts.next()?;
    amounts.try_fold(first, Money::checked_add)
}
