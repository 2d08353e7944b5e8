//! What the ledger says of a case, the words by which it is found, and what it counts as. It must not read the database.

use super::dossier::Dossier;
use super::signatures;
use super::standing;
use super::view::{CaseId, LedgerRow};
use crate::domain::case::CaseFile;
use crate::domain::money::Money;
use crate::domain::party::Side;
use crate::statistics::Figures;

/// A line of the ledger with the words by which it is found, and what the case counts as.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) row: LedgerRow,
    /// Normalised, one after the other.
    pub(crate) words: String,
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
    Line { row, words: words_of(case), figures: Figures::of(case) }
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

/// Number, title, names, phones, places and clauses, parted by line ends so that no word runs over two of them.
fn words_of(case: &CaseFile) -> String {
    let mut parts: Vec<&str> = vec![&case.number, &case.title, &case.place, &case.petition_number];
    parts.extend(case.grid.iter().map(String::as_str));
    parts.extend(case.agreement.iter().map(|agreement| agreement.number.as_str()));
    for party in &case.parties {
        parts.extend([party.name.as_str(), &party.phone, &party.address]);
        parts.extend(party.agent.iter().map(|agent| agent.name.as_str()));
    }
    parts.extend(case.staff.iter().map(|member| member.name.as_str()));
    parts.extend(case.steps.iter().map(|session| session.place.as_str()));
    for term in &case.terms {
        parts.extend([term.text.as_str(), &term.what]);
    }
    parts.retain(|part| !part.is_empty());
    normal(&parts.join("\n"))
}

/// Text as it is compared when searching: full-width forms as plain ones, lower case.
pub(crate) fn normal(text: &str) -> String {
    let plain = text.chars().map(|ch| match u32::from(ch) {
        0x3000 => ' ',
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(ch),
        _ => ch,
    });
    plain.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_forms_and_case_do_not_matter() {
        for (text, plain) in
            [("（２０２６）青渡", "(2026)青渡"), ("ＡＢc　D", "abc d"), ("林志远", "林志远"), ("～", "~")]
        {
            assert_eq!(normal(text), plain);
        }
    }
}
