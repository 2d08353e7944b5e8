//! 抢救: what can be read of a damaged casebook becomes a new one. Rows are copied, a head that is lost is made anew so
//! that the rest of its case can be opened, lines of the ledger are made anew, events after a gap are marked, and one event
//! accounts for all that. The damaged file is only read. A backup is always the better answer where there is one.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use super::actor::Actor;
use super::event::EventKind;
use super::store::audit::{self, NewEvent};
use super::store::rebuild::{self, Break};
use super::store::rows::Image;
use super::store::salvage::{At, Found, Ruin};
use super::store::{dossier, find, ledger, marks, settings, table::Table, time_text};
use super::view::CaseId;
use super::{Casebook, Error, FILE_NAME, Refusal, line, rights, stand_ins};
use crate::domain::case_file::FORMAT;
use crate::platform::clock::Clock;
use crate::vault::DataKey;

/// What a salvage came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salvaged {
    /// Cases that are in the new casebook.
    pub cases: usize,
    /// Rows of cases and desk that were read.
    pub rows: usize,
    pub events: usize,
    /// Numbers of events that are missing.
    pub lost_events: usize,
    /// The first event after which the chain was made anew, and how many came after it.
    pub broken: Option<(i64, usize)>,
    /// What was lost, by case.
    pub lost: Vec<Lost>,
    /// Rows that were read and that are not as the readable events left them, by case: events that are lost changed them,
    /// or another hand did.
    pub unaccounted: Vec<Lost>,
    /// Cases that are there and still cannot be opened.
    pub closed_off: Vec<(CaseId, String)>,
}

/// What was lost, or is unaccounted for, of a case (or of the desk, case 0).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    pub case: CaseId,
    /// Number or title, where it is known.
    pub name: String,
    /// Table and number of rows.
    pub parts: Vec<(&'static str, usize)>,
}

impl Casebook {
    /// Reads the damaged casebook in `folder` and writes what can be read into a new one in `out`, which must hold none.
    ///
    /// # Errors
    /// [`Error::Refused`] for who may not; [`Error::Damaged`] where nothing can be read with this key; where `out` cannot be written. Nothing is changed in
    /// `folder`.
    pub fn salvage(folder: &Path, out: &Path, clock: Clock, key: &DataKey, actor: &Actor) -> Result<Salvaged, Error> {
        let (role, kind) = (actor.role, EventKind::Salvage);
        if !rights::may(role, kind) {
            return Err(Refusal::NotAllowed { role, kind }.into());
        }
        let damaged = folder.join(FILE_NAME);
        let in_file = |error: Error| error.in_file(&damaged.display().to_string());
        let mut ruin = Ruin::open(&damaged, key).map_err(in_file)?;
        // A salvage vouches for what it finds: where everything can be read it would only vouch for another hand.
        if !ruin.has_destroyed_pages() {
            return Err(Refusal::NoPageDestroyed.into());
        }
        let found = ruin.read();
        let new = out.join(FILE_NAME);
        if new.exists() {
            return Err(Error::NotWritable { file: new.display().to_string(), reason: "exists".to_owned() });
        }
        let mut book = Casebook::open(out, clock, key, actor.clone())?;
        let salvaged = book.take_from(&found)?;
        // The file alone is the salvage from now on: nothing of it may lie in the journal beside it.
        rebuild::empty_journal(book.connection()?)?;
        Ok(salvaged)
    }

    fn take_from(&mut self, found: &Found) -> Result<Salvaged, Error> {
        let (at, actor) = (time_text(self.clock.now()), self.actor.key());
        let templates = Arc::clone(&self.templates);
        let connection = self.connection.as_mut().ok_or(Error::LockedDesk)?;
        let work = connection.transaction()?;
        let left = rebuild::left(found);
        let (rows, made) = mended(found);
        rebuild::rows_of(&work, &rows)?;
        rebuild::others(&work, found)?;
        let broken = rebuild::events(&work, found)?;
        find::rebuild(&work)?;
        let kind = EventKind::Salvage.key();
        // The desk has one in any case: it tells that this file was made from a damaged one.
        let mut differing = BTreeMap::from([(settings::NO_CASE, Vec::new())]);
        for image in rebuild::differing(&left, &rows) {
            differing.entry(image.case).or_default().push(image);
        }
        let unvouched = rebuild::differing(&left, &found.rows);
        let unvouched: Vec<&Image> = unvouched.iter().filter(|image| image.after.is_some()).collect();
        for (case, images) in differing {
            let named = unvouched.iter().filter(|image| image.case == case);
            let named: Vec<String> = named.map(|image| format!("{}/{}", image.table.key(), image.position)).collect();
            let detail = marks::words(&work, case, &named)?;
            audit::append(&work, &NewEvent { case, at: &at, actor: &actor, kind, detail: &detail }, &images)?;
        }
        let mut salvaged = told(found, &left, &made, broken);
        salvaged.unaccounted = by_case(found, counted(&unvouched));
        for case in cases_in(&rows) {
            match dossier::read(&work, case, &templates) {
                Ok(Some(dossier)) if dossier.removed.is_none() => {
                    ledger::refresh(&work, case, Some(&line::line_of(CaseId(case), &dossier)))?;
                }
                Ok(_) => {}
                Err(_) => salvaged.closed_off.push((CaseId(case), name_of(found, case))),
            }
        }
        salvaged.cases = cases_in(&rows).len();
        work.commit()?;
        Ok(salvaged)
    }
}

fn cases_in(rows: &BTreeMap<At, String>) -> BTreeSet<i64> {
    rows.keys().map(|(_, case, _)| *case).filter(|case| *case != settings::NO_CASE).collect()
}

fn name_of(found: &Found, case: i64) -> String {
    found.names.get(&case).cloned().unwrap_or_default()
}

/// The rows as they can stand in a new file: every case with a head and with when it was opened, the log of signing
/// without gaps, and no version that is lost. Also which of them were made.
fn mended(found: &Found) -> (BTreeMap<At, String>, BTreeSet<At>) {
    let mut rows = found.rows.clone();
    let mut made = BTreeSet::new();
    for case in cases_in(&found.rows) {
        let head = (Table::CaseHead, case, 0);
        let nobody = rows.range((Table::Party, case, 0)..=(Table::Party, case, i64::MAX)).next().is_none();
        match rows.entry(head) {
            Entry::Occupied(mut known) if nobody => say_that_nobody_is_left(known.get_mut()),
            Entry::Occupied(_) => {}
            Entry::Vacant(lost) => {
                lost.insert(made_head(found, case));
                made.insert(head);
            }
        }
        let standing = (Table::Standing, case, 0);
        let stands = standing_of(found, case);
        if rows.get(&standing) != Some(&stands) {
            rows.insert(standing, stands);
            made.insert(standing);
        }
        stand_ins::add(&mut rows, case, &mut made);
    }
    (without_gaps(rows), made)
}

/// The log of signing and the desk's keys only grow at their end, so new ones must count from 0.
fn without_gaps(rows: BTreeMap<At, String>) -> BTreeMap<At, String> {
    let mut next: BTreeMap<(Table, i64), i64> = BTreeMap::new();
    let moved = rows.into_iter().map(|((table, case, position), body)| {
        if !table.is_for_ever() {
            return ((table, case, position), body);
        }
        let place = next.entry((table, case)).or_default();
        let at = (table, case, *place);
        *place += 1;
        (at, body)
    });
    moved.collect()
}

/// The head of a case whose own is lost: what the ledger called it.
fn made_head(found: &Found, case: i64) -> String {
    json!({ "format": FORMAT, "kind": "people", "title": name_of(found, case), "parties": [] }).to_string()
}

/// The format wants the list also where all of it is lost.
fn say_that_nobody_is_left(head: &mut String) {
    if let Ok(Value::Object(mut told)) = serde_json::from_str(head) {
        told.insert("parties".to_owned(), json!([]));
        *head = Value::Object(told).to_string();
    }
}

/// When the case was opened and which version is its newest, of those that could be read.
fn standing_of(found: &Found, case: i64) -> String {
    let kept = found.rows.get(&(Table::Standing, case, 0));
    let kept: Option<Value> = kept.and_then(|body| serde_json::from_str(body).ok());
    let version = kept.as_ref().and_then(|kept| kept.get("version")).and_then(Value::as_i64);
    let newest = found.versions.range((case, 0)..=(case, i64::MAX)).next_back().map(|((_, number), _)| *number);
    let is_there = |number: &i64| found.versions.contains_key(&(case, *number));
    match (kept, version) {
        (Some(kept), None) => kept.to_string(),
        (Some(kept), Some(number)) if is_there(&number) => kept.to_string(),
        (kept, _) => {
            let first = found.events.values().find(|event| event.case == case).map(|event| event.at.clone());
            let opened = kept.as_ref().and_then(|kept| kept.get("opened_at")).and_then(Value::as_str);
            let opened = opened.map(str::to_owned).or(first);
            json!({ "opened_at": opened.unwrap_or_else(|| EPOCH.to_owned()), "version": newest }).to_string()
        }
    }
}

/// Where no event tells when a case was opened.
const EPOCH: &str = "1970-01-01T00:00:00";

fn told(found: &Found, left: &BTreeMap<At, String>, made: &BTreeSet<At>, broken: Break) -> Salvaged {
    let mut lost = Counts::new();
    let read = |at: &&At| found.rows.contains_key(*at);
    let gone = left.keys().filter(|at| !read(at)).chain(made.iter().filter(|at| !left.contains_key(*at) && !read(at)));
    for (table, case, _) in gone {
        *lost.entry(*case).or_default().entry(table.key()).or_default() += 1;
    }
    for (case, versions) in lost_versions(found) {
        *lost.entry(case).or_default().entry("version").or_default() += versions;
    }
    Salvaged {
        cases: 0,
        rows: found.rows.len(),
        events: found.events.len(),
        lost_events: broken.missing,
        broken: broken.at.map(|at| (at, broken.after)),
        lost: by_case(found, lost),
        unaccounted: Vec::new(),
        closed_off: Vec::new(),
    }
}

/// Rows by case and table.
type Counts = BTreeMap<i64, BTreeMap<&'static str, usize>>;

fn counted(rows: &[&Image]) -> Counts {
    let mut counts = Counts::new();
    for image in rows {
        *counts.entry(image.case).or_default().entry(image.table.key()).or_default() += 1;
    }
    counts
}

fn by_case(found: &Found, counts: Counts) -> Vec<Lost> {
    let told = counts.into_iter().map(|(case, parts)| Lost {
        case: CaseId(case),
        name: name_of(found, case),
        parts: parts.into_iter().collect(),
    });
    told.collect()
}

/// Versions that were frozen, as the events tell, and cannot be read.
fn lost_versions(found: &Found) -> BTreeMap<i64, usize> {
    let mut frozen: BTreeMap<i64, usize> = BTreeMap::new();
    for event in found.events.values().filter(|event| event.kind == EventKind::FreezeAgreement.key()) {
        *frozen.entry(event.case).or_default() += 1;
    }
    let read = |case: i64| found.versions.range((case, 0)..=(case, i64::MAX)).count();
    let lost = frozen.into_iter().map(|(case, count)| (case, count.saturating_sub(read(case))));
    lost.filter(|(_, count)| *count > 0).collect()
}
