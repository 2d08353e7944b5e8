//! What the screens read. Queries change nothing.

use super::event::{EventKind, EventRecord, Label};
use super::handlers::walk_in::names_in;
use super::store::audit::{self, Chain};
use super::store::ledger::{self, Column};
use super::store::{dossier, read_time, settings};
use super::view::{CaseId, CaseRecord, CaseState, LedgerQuery, LedgerRow, Settings};
use super::{Casebook, Error, signatures, words};
use crate::check::EarlierTexts;

/// Every state, in the order of a case's life.
pub(super) const STATES: [CaseState; 5] = [
    CaseState::InMediation,
    CaseState::AwaitingSigning,
    CaseState::BeingPerformed,
    CaseState::Performed,
    CaseState::NotSettled,
];

impl Casebook {
    /// One case, with the signatures that hold also in its file.
    ///
    /// # Errors
    /// [`Error::NoCase`], or where the file cannot be read.
    pub fn case(&self, id: CaseId) -> Result<CaseRecord, Error> {
        let dossier = dossier::read(&self.connection, id.0, &self.templates)?.ok_or(Error::NoCase(id))?;
        let changed_at = audit::last_at(&self.connection, id.0)?.and_then(|at| read_time(&at));
        let hold = signatures::holding(&dossier);
        Ok(CaseRecord {
            id,
            file: signatures::file_with(&dossier, &hold),
            version_is_current: words::are_frozen(&dossier),
            signatures: hold,
            opened_at: dossier.opened_at,
            changed_at: changed_at.unwrap_or(dossier.opened_at),
            version: dossier.version,
        })
    }

    /// What stands in the cases changed last, at most so many, for the check. What was said in private stays out,
    /// and so does a case that cannot be read: opening it says so.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn earlier_texts(&self, most: u32) -> Result<EarlierTexts, Error> {
        let mut texts = EarlierTexts::default();
        for id in ledger::recent(&self.connection, most)? {
            if let Some(case) = dossier::read_telling(&self.connection, id)? {
                texts.add(&case);
            }
        }
        Ok(texts)
    }

    /// The ledger, newest case first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn ledger(&self, query: &LedgerQuery) -> Result<Vec<LedgerRow>, Error> {
        ledger::lines(&self.connection, &query.words, query.state)
    }

    /// How many cases are in each state, of all cases.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn ledger_counts(&self) -> Result<Vec<(CaseState, usize)>, Error> {
        STATES.into_iter().map(|state| Ok((state, ledger::count(&self.connection, state)?))).collect()
    }

    /// The desk's settings.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn settings(&self) -> Result<Settings, Error> {
        settings::read(&self.connection)
    }

    /// The case with this number, be it the case's or the agreement's.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn find_number(&self, number: &str) -> Result<Option<CaseId>, Error> {
        let number = number.trim();
        let found = if number.is_empty() { None } else { ledger::case_of_number(&self.connection, number)? };
        Ok(found.map(CaseId))
    }

    /// What happened in a case, oldest first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn events(&self, case: CaseId) -> Result<Vec<EventRecord>, Error> {
        let events = audit::of_case(&self.connection, case.0)?.into_iter().map(|event| {
            let kind = EventKind::from_key(&event.kind)?;
            let label = Label { case: Some(case), kind, detail: event.detail };
            Some(EventRecord { seq: event.seq, at: read_time(&event.at)?, label })
        });
        events.collect::<Option<_>>().ok_or_else(|| Error::damaged("event"))
    }

    /// Cases with a party of one of these names (parted as in a walk-in) or with this phone; newest first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn earlier_cases(&self, names: &str, phone: &str) -> Result<Vec<LedgerRow>, Error> {
        let mut cases = std::collections::BTreeSet::new();
        for name in names_in(names) {
            cases.extend(ledger::cases_with(&self.connection, Column::Name, &name)?);
        }
        if !phone.trim().is_empty() {
            cases.extend(ledger::cases_with(&self.connection, Column::Phone, phone.trim())?);
        }
        let lines = cases.into_iter().rev().map(|case| ledger::line(&self.connection, case));
        lines.filter_map(Result::transpose).collect()
    }

    /// Computes the audit chain anew and compares every row with it.
    ///
    /// # Errors
    /// Where the file cannot be read; a broken chain is an answer, not an error.
    pub fn check_chain(&self) -> Result<Chain, Error> {
        audit::check(&self.connection)
    }
}

/// The title of a case, if there is such a case.
pub(super) fn title(casebook: &Casebook, case: CaseId) -> Result<Option<String>, Error> {
    Ok(ledger::line(&casebook.connection, case.0)?.map(|line| line.title))
}
