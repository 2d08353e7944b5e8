//! 保管期限: which cases are kept until when, and the purge of one whose time is over. Only the administrator purges; one
//! event with number, count and day stays for ever.
//!
//! What a purge does not reach: events of the forms before names were kept are hashed over their words, so these stay (a
//! name, a clause's number), and backups keep their copies until they are rotated out. Both are told.

use chrono::NaiveDate;

use super::dossier::Dossier;
use super::event::EventKind;
use super::handlers::keeping::is_signed;
use super::store::{dossier, kept, ledger, purge, rows, settings, table::Table};
use super::view::CaseId;
use super::{Casebook, Error, Refusal};
use crate::domain::keeping::{Keeping, KeepingYears};
use crate::platform::log::{self, Field};

/// A case that was filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptCase {
    pub id: CaseId,
    pub number: String,
    pub title: String,
    pub keeping: Keeping,
    /// The last day on which it must be kept; `None` for ever.
    pub ends: Option<NaiveDate>,
    pub has_ended: bool,
}

/// How a case is kept, for its own room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseKeeping {
    pub keeping: Option<Keeping>,
    /// The last day on which it must be kept; `None` for ever, or as long as it is not filed.
    pub ends: Option<NaiveDate>,
    /// Somebody signed: it cannot go into the bin.
    pub is_signed: bool,
}

/// What a purge did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purged {
    /// The number of the case, or its title where it had none.
    pub name: String,
    /// So many events had told of it.
    pub events: usize,
    /// So many of them are of an older form and still hold a few words each.
    pub still_worded: usize,
    /// Free pages and the write-ahead log were overwritten; else that happens when the program is next closed.
    pub is_swept: bool,
}

impl CaseKeeping {
    pub(super) fn of(dossier: &Dossier, years: KeepingYears) -> CaseKeeping {
        let ends = dossier.keeping.and_then(|keeping| keeping.ends(years));
        CaseKeeping { keeping: dossier.keeping, ends, is_signed: is_signed(dossier) }
    }
}

impl Casebook {
    /// Every filed case, the one whose period ends first at the top.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn kept_cases(&self) -> Result<Vec<KeptCase>, Error> {
        let connection = self.connection()?;
        let (years, today) = (self.settings()?.keeping_years, self.clock.now().date());
        let mut found = Vec::new();
        for (case, body) in rows::bodies(connection, Table::Keeping)? {
            let keeping = kept::keeping_from(&body).ok_or_else(|| Error::damaged("keeping"))?;
            let Some(line) = ledger::line(connection, case)? else { continue };
            found.push(KeptCase {
                id: CaseId(case),
                number: line.number,
                title: line.title,
                keeping,
                ends: keeping.ends(years),
                has_ended: keeping.has_ended(years, today),
            });
        }
        found.sort_by_key(|case| (case.ends.unwrap_or(NaiveDate::MAX), case.id));
        Ok(found)
    }

    /// Takes a case out for ever: one whose period is over, or one that lies in the bin. `typed` is its number (its title
    /// where it has none), typed by the administrator so that no other case is hit.
    ///
    /// # Errors
    /// [`Error::Refused`] while it must be kept, for another role, or where `typed` is something else; [`Error::NoCase`],
    /// or where the file cannot be written. Then nothing was changed.
    pub fn purge(&mut self, case: CaseId, typed: &str) -> Result<Purged, Error> {
        self.must_be_allowed(EventKind::PurgeCase)?;
        let purged = self.in_one(true, |work| {
            let dossier = dossier::read(work.connection, case.0, work.templates)?.ok_or(Error::NoCase(case))?;
            let years = settings::read(work.connection)?.keeping_years;
            may_go(&dossier, years, work.now.date())?;
            let name = name_of(case, &dossier);
            if typed.trim() != name {
                return Err(Refusal::OtherName(name).into());
            }
            let gone = purge::take_out(work.connection, case.0)?;
            let (events, still_worded) = (gone.events, gone.still_worded);
            work.tell(case.0, &gone.images, EventKind::PurgeCase, &detail(&stays(case, &dossier), events))?;
            Ok(Purged { name, events, still_worded, is_swept: false })
        })?;
        // The case is gone already; that its pages are not overwritten yet is told, not an error.
        let is_swept = purge::sweep(self.connection()?).unwrap_or(false);
        let events = u64::try_from(purged.events).unwrap_or(u64::MAX);
        log::say(
            "purge",
            &[("events", Field::Number(events)), ("swept", Field::Word(if is_swept { "yes" } else { "no" }))],
        );
        Ok(Purged { is_swept, ..purged })
    }
}

fn may_go(dossier: &Dossier, years: KeepingYears, today: NaiveDate) -> Result<(), Refusal> {
    if dossier.removed.is_some() {
        return Ok(());
    }
    let keeping = dossier.keeping.ok_or(Refusal::NotFiled)?;
    if keeping.has_ended(years, today) { Ok(()) } else { Err(Refusal::StillKept(keeping.ends(years))) }
}

/// What must be typed: the number, else the title, else the number that the casebook gave.
fn name_of(id: CaseId, dossier: &Dossier) -> String {
    let file = &dossier.file;
    let name = if file.number.trim().is_empty() { &file.title } else { &file.number };
    if name.trim().is_empty() { id.0.to_string() } else { name.trim().to_owned() }
}

/// What stays of its name. A title often holds the names of both sides, so a case without a number leaves only the one that
/// the casebook itself gave it.
fn stays(id: CaseId, dossier: &Dossier) -> String {
    let number = dossier.file.number.trim();
    if number.is_empty() { format!("#{}", id.0) } else { number.to_owned() }
}

/// The words of the event: the number and how many events told of it. The number is read again by [`number_in`], since it stays taken.
fn detail(name: &str, events: usize) -> String {
    format!("{name} ({events})")
}

/// The number in the words of a purge.
pub(super) fn number_in(detail: &str) -> &str {
    detail.rsplit_once(" (").map_or(detail, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_in_the_words_of_a_purge_is_found_again() {
        for name in ["（2026）青渡人调字第001号", "无号 (旧) 案", "", "a (1)"] {
            assert_eq!(number_in(&detail(name, 23)), name);
        }
    }
}
