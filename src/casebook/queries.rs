//! What the screens read. Queries change nothing.

use chrono::NaiveDate;

use super::desk_key::DeskKey;
use super::error::Refusal;
use super::event::{EventKind, EventRecord, Label};
use super::handlers::walk_in::names_in;
use super::retention::CaseKeeping;
use super::rights::reads_private;
use super::signatures::ClosingDays;
use super::signing_log::{SigningEntry, standing};
use super::store::audit::{self, Chain};
use super::store::ledger::{self, Column};
use super::store::{attachment, desk_key, dossier, marks, read_time, settings, version};
use super::view::{CaseId, CaseRecord, CaseState, ChainHead, LedgerQuery, LedgerRow, Settings, Version, VersionRecord};
use super::{Casebook, Error, signatures, words};
use crate::check::EarlierTexts;
use crate::domain::case_file;
use crate::draft::document::Document;
use crate::draft::papers::NoPaper;

/// Every state, in the order of a case's life.
pub(super) const STATES: [CaseState; 5] = [
    CaseState::InMediation,
    CaseState::AwaitingSigning,
    CaseState::BeingPerformed,
    CaseState::Performed,
    CaseState::NotSettled,
];

impl Casebook {
    /// One case, with the signatures that hold also in its file; without what was said in private for who may not read it.
    ///
    /// # Errors
    /// [`Error::NoCase`], or where the file cannot be read.
    pub fn case(&self, id: CaseId) -> Result<CaseRecord, Error> {
        let dossier = dossier::read(self.connection()?, id.0, &self.templates)?.ok_or(Error::NoCase(id))?;
        let changed_at = audit::last_at(self.connection()?, id.0)?.and_then(|at| read_time(&at));
        let hold = signatures::holding(&dossier);
        let mut file = signatures::file_with(&dossier, &hold);
        if !reads_private(self.actor.role) {
            file = case_file::without_private(&file);
        }
        Ok(CaseRecord {
            id,
            file,
            version_is_current: signatures::current(&dossier).is_some(),
            signatures: hold,
            standing: signatures::newest(&dossier),
            opened_at: dossier.opened_at,
            changed_at: changed_at.unwrap_or(dossier.opened_at),
            keeping: CaseKeeping::of(&dossier, self.settings()?.keeping_years),
            removed: dossier.removed.clone(),
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
        for id in ledger::recent(self.connection()?, most)? {
            if let Some(case) = dossier::read_telling(self.connection()?, id)? {
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
        if query.words.trim().is_empty() {
            return ledger::lines(self.connection()?, query.state);
        }
        let lines = self.cases_with_words(&query.words)?.into_iter().map(|case| ledger::line(self.connection()?, case));
        let lines = lines.filter_map(Result::transpose).collect::<Result<Vec<_>, _>>()?;
        Ok(lines.into_iter().filter(|line| query.state.is_none_or(|state| line.state == state)).collect())
    }

    /// How many cases are in each state, of all cases.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn ledger_counts(&self) -> Result<Vec<(CaseState, usize)>, Error> {
        STATES.into_iter().map(|state| Ok((state, ledger::count(self.connection()?, state)?))).collect()
    }

    /// The desk's settings.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn settings(&self) -> Result<Settings, Error> {
        settings::read(self.connection()?)
    }

    /// The case with this number, be it the case's or the agreement's.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn find_number(&self, number: &str) -> Result<Option<CaseId>, Error> {
        let number = number.trim();
        let found = if number.is_empty() { None } else { ledger::case_of_number(self.connection()?, number)? };
        let found = found.map(CaseId);
        // One that lies in the bin is not found; its number stays taken all the same.
        match found {
            Some(case) if self.is_removed(case)? => Ok(None),
            found => Ok(found),
        }
    }

    /// What happened in a case, oldest first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn events(&self, case: CaseId) -> Result<Vec<EventRecord>, Error> {
        let connection = self.connection()?;
        let salvaged = marks::marked(connection)?;
        let events = audit::of_case(connection, case.0)?.into_iter().map(|event| {
            let kind = EventKind::from_key(&event.kind)?;
            let label = Label { case: Some(case), kind, detail: event.detail };
            let actor = event.named.map(|named| named.actor);
            let is_salvaged = salvaged.contains(&event.seq);
            Some(EventRecord { seq: event.seq, at: read_time(&event.at)?, actor, label, is_salvaged })
        });
        events.collect::<Option<_>>().ok_or_else(|| Error::damaged("event"))
    }

    /// Every version of a case with what was done on it, oldest first.
    ///
    /// # Errors
    /// [`Error::NoCase`], or where the file cannot be read.
    pub fn versions(&self, case: CaseId) -> Result<Vec<VersionRecord>, Error> {
        let dossier = dossier::read(self.connection()?, case.0, &self.templates)?.ok_or(Error::NoCase(case))?;
        let record = |version: Version| {
            let about = |entry: &&SigningEntry| entry.version == version.number;
            let log = dossier.log.iter().filter(about).cloned().collect();
            VersionRecord { standing: standing(&dossier.log, version.number), log, version }
        };
        Ok(version::of_case(self.connection()?, case.0)?.into_iter().map(record).collect())
    }

    /// The words that freezing would freeze now, or why there are none.
    ///
    /// # Errors
    /// [`Error::NoCase`], or where the file cannot be read.
    pub fn words_now(&self, case: CaseId) -> Result<Result<Document, NoPaper>, Error> {
        let dossier = dossier::read(self.connection()?, case.0, &self.templates)?.ok_or(Error::NoCase(case))?;
        Ok(words::document(&words::undated(&dossier.file), &dossier.templates))
    }

    /// The days that closing the newest version would give, with the committee's seal put on it on this day.
    ///
    /// # Errors
    /// [`Error::Refused`] while it cannot be closed.
    pub fn closing_days(&self, case: CaseId, seal_on: Option<NaiveDate>) -> Result<ClosingDays, Error> {
        let dossier = dossier::read(self.connection()?, case.0, &self.templates)?.ok_or(Error::NoCase(case))?;
        let version = signatures::current(&dossier).ok_or(Refusal::NothingToSign)?;
        let (standing, today) = (signatures::newest(&dossier), self.clock.now().date());
        Ok(signatures::closing_days(&dossier.file, version, &standing, seal_on, today)?)
    }

    /// The versions with these words: case and number. `text_sha256` is hexadecimal.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn find_version(&self, text_sha256: &str) -> Result<Vec<(CaseId, u32)>, Error> {
        let found = version::with_text(self.connection()?, &text_sha256.to_ascii_lowercase())?;
        Ok(found.into_iter().map(|(case, number)| (CaseId(case), number)).collect())
    }

    /// A file that belongs to a case (a sealed agreement, a scan), by its SHA-256.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn attachment(&self, sha256: &str) -> Result<Option<Vec<u8>>, Error> {
        attachment::read(self.connection()?, sha256)
    }

    /// Where the audit chain stands.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn chain_head(&self) -> Result<ChainHead, Error> {
        audit::head(self.connection()?)
    }

    /// Every key of the desk, oldest first; the last one seals.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn desk_keys(&self) -> Result<Vec<DeskKey>, Error> {
        desk_key::read_all(self.connection()?)
    }

    /// Cases with a party of one of these names (parted as in a walk-in) or with this phone; newest first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn earlier_cases(&self, names: &str, phone: &str) -> Result<Vec<LedgerRow>, Error> {
        let mut cases = std::collections::BTreeSet::new();
        for name in names_in(names) {
            cases.extend(ledger::cases_with(self.connection()?, Column::Name, &name)?);
        }
        if !phone.trim().is_empty() {
            cases.extend(ledger::cases_with(self.connection()?, Column::Phone, phone.trim())?);
        }
        let lines = cases.into_iter().rev().map(|case| ledger::line(self.connection()?, case));
        lines.filter_map(Result::transpose).collect()
    }

    /// Computes the audit chain anew and compares every row with it.
    ///
    /// # Errors
    /// Where the file cannot be read; a broken chain is an answer, not an error.
    pub fn check_chain(&self) -> Result<Chain, Error> {
        audit::check(self.connection()?)
    }
}

/// The title of a case, if there is such a case.
pub(super) fn title(casebook: &Casebook, case: CaseId) -> Result<Option<String>, Error> {
    Ok(ledger::line(casebook.connection()?, case.0)?.map(|line| line.title))
}
