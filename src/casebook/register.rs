//! The station's registers: leads and places, written by commands like everything else, each in its transaction with event
//! and undo entry. It must not know where a record comes from.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::command::{LeadCommand, WalkIn};
use super::event::EventKind;
use super::run::Work;
use super::store::register;
use super::store::rows::Image;
use super::store::settings::NO_CASE;
use super::store::table::Table;
use super::store::undo::{self, NewEntry};
use super::view::{Changes, LeadId, LeadRecord};
use super::{Casebook, Error, Refusal};
use crate::domain::register::grid::{Place, whole_tree};
use crate::domain::register::lead::{Lead, LeadDeed, LeadEntry, LeadRefusal};

/// So many characters of what a lead says stand in its event.
const DETAIL: usize = 24;

impl Casebook {
    /// Every lead, newest first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn leads(&self) -> Result<Vec<LeadRecord>, Error> {
        let all = register::read_all(self.connection()?, Table::Lead)?;
        let mut records: Vec<LeadRecord> =
            all.into_iter().map(|(position, lead)| LeadRecord { id: LeadId(position), lead }).collect();
        records.sort_by_key(|record| Reverse((record.lead.at, record.id)));
        Ok(records)
    }

    /// The numbers under which leads came from outside.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn lead_numbers(&self) -> Result<BTreeSet<String>, Error> {
        register::lead_numbers(self.connection()?)
    }

    /// Every place of the grid, in the order of the tree.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn places(&self) -> Result<Vec<Place>, Error> {
        let mut places: Vec<Place> =
            register::read_all(self.connection()?, Table::GridPlace)?.into_iter().map(|(_, place)| place).collect();
        places.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(places)
    }
}

impl Work<'_> {
    /// Takes leads in: all or none.
    pub(super) fn take_leads(&self, leads: &[Lead], kind: EventKind) -> Result<Changes, Error> {
        let mut images = Vec::new();
        for (position, lead) in (register::next(self.connection, Table::Lead)?..).zip(leads) {
            if lead.is_empty() {
                return Err(Refusal::Lead(LeadRefusal::Empty).into());
            }
            if !lead.number.is_empty() && register::has_lead(self.connection, &lead.number)? {
                return Err(Refusal::NumberTaken(lead.number.clone()).into());
            }
            images.extend(register::image(self.connection, Table::Lead, position, lead)?);
        }
        let detail = match leads {
            [one] => detail(one),
            many => many.len().to_string(),
        };
        self.enter(&images, kind, &detail)
    }

    /// One command on one lead.
    pub(super) fn change_lead(&self, id: LeadId, command: &LeadCommand, kind: EventKind) -> Result<Changes, Error> {
        let mut lead = self.lead(id)?;
        match command {
            LeadCommand::Edit(now) => {
                // What was done is not changed by hand.
                lead = Lead { history: lead.history, ..now.clone() };
                if lead.is_empty() {
                    return Err(Refusal::Lead(LeadRefusal::Empty).into());
                }
            }
            LeadCommand::Enter { deed, words } => self.enter_deed(&mut lead, *deed, words)?,
            LeadCommand::OpenCase(walk_in) => return self.open_case_from(id, lead, walk_in, kind),
        }
        let image = register::image(self.connection, Table::Lead, id.0, &lead)?;
        self.enter(image.as_slice(), kind, &detail(&lead))
    }

    fn lead(&self, id: LeadId) -> Result<Lead, Error> {
        register::read(self.connection, Table::Lead, id.0)?.ok_or_else(|| Refusal::Unknown(id.0.to_string()).into())
    }

    fn enter_deed(&self, lead: &mut Lead, deed: LeadDeed, words: &str) -> Result<(), Refusal> {
        let entry = LeadEntry { at: self.now, by: self.actor.clone(), deed, words: words.trim().to_owned() };
        lead.enter(entry).map_err(Refusal::Lead)
    }

    /// The case first, then the lead that tells of it: both in this transaction, and taken back one after the other.
    fn open_case_from(&self, id: LeadId, mut lead: Lead, walk_in: &WalkIn, kind: EventKind) -> Result<Changes, Error> {
        if lead.history.is_empty() {
            // Who opens the case has taken the lead on.
            self.enter_deed(&mut lead, LeadDeed::SignedFor, "")?;
        }
        let opened = self.register_at(walk_in, &lead.place, &lead.grid)?;
        let number = opened.case.map(|case| self.number_of(case)).transpose()?.unwrap_or_default();
        self.enter_deed(&mut lead, LeadDeed::BecameCase, &number)?;
        let image = register::image(self.connection, Table::Lead, id.0, &lead)?;
        self.enter(image.as_slice(), kind, &detail(&lead))?;
        Ok(opened)
    }

    /// Takes places in; those that are there get what the list says anew.
    pub(super) fn take_places(&self, places: &[Place], kind: EventKind) -> Result<Changes, Error> {
        let there: Vec<(i64, Place)> = register::read_all(self.connection, Table::GridPlace)?;
        let known = |path: &[String]| there.iter().find(|(_, place)| place.path == path).map(|(position, _)| *position);
        let mut next = register::next(self.connection, Table::GridPlace)?;
        let mut images = Vec::new();
        for place in whole_tree(there.iter().map(|(_, place)| place.clone()).chain(places.iter().cloned())) {
            let position = known(&place.path).unwrap_or_else(|| {
                next += 1;
                next - 1
            });
            images.extend(register::image(self.connection, Table::GridPlace, position, &place)?);
        }
        self.enter(&images, kind, &images.len().to_string())
    }

    /// Writes records with their event and undo entry.
    fn enter(&self, images: &[Image], kind: EventKind, detail: &str) -> Result<Changes, Error> {
        if images.is_empty() {
            return Ok(Changes::default());
        }
        self.write(NO_CASE, images, kind, detail)?;
        let entry = NewEntry { scope: undo::DESK, case: NO_CASE, kind: kind.key(), detail, images };
        undo::push(self.connection, &entry)?;
        Ok(Changes { registers: true, ..Changes::default() })
    }
}

/// By what an event knows a lead: its number, else the beginning of what it says.
fn detail(lead: &Lead) -> String {
    let said = [&lead.number, &lead.what, &lead.who, &lead.place].into_iter().find(|text| !text.trim().is_empty());
    said.map(|text| text.trim().chars().take(DETAIL).collect()).unwrap_or_default()
}
