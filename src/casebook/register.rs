//! The station's registers: leads and places, written by commands like everything else, each in its transaction with event
//! and undo entry. It must not know where a record comes from.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

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
        let (first, mut images) = (register::next(self.connection, Table::Lead)?, Vec::new());
        let mut numbers = BTreeSet::new();
        for (position, lead) in (first..).zip(leads) {
            if lead.is_empty() {
                return Err(Refusal::Lead(LeadRefusal::Empty).into());
            }
            if self.has_lead(&lead.number)? || (!lead.number.is_empty() && !numbers.insert(&lead.number)) {
                return Err(Refusal::NumberTaken(lead.number.clone()).into());
            }
            images.extend(register::image(self.connection, Table::Lead, position, lead)?);
        }
        let detail = match leads {
            [one] => detail(LeadId(first), one),
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
                let number = lead.number;
                lead = Lead { history: lead.history, case: lead.case, ..now.clone() };
                if lead.is_empty() {
                    return Err(Refusal::Lead(LeadRefusal::Empty).into());
                }
                if lead.number != number && self.has_lead(&lead.number)? {
                    return Err(Refusal::NumberTaken(lead.number).into());
                }
            }
            // That a lead became a case is entered with the case, and not by hand.
            LeadCommand::Enter { deed: LeadDeed::BecameCase, .. } => {
                return Err(Refusal::Lead(LeadRefusal::NoCase).into());
            }
            LeadCommand::Enter { deed, words } => self.enter_deed(&mut lead, *deed, words)?,
            LeadCommand::OpenCase(walk_in) => return self.open_case_from(id, lead, walk_in, kind),
        }
        let image = register::image(self.connection, Table::Lead, id.0, &lead)?;
        self.enter(image.as_slice(), kind, &detail(id, &lead))
    }

    fn has_lead(&self, number: &str) -> Result<bool, Error> {
        Ok(!number.is_empty() && register::has_lead(self.connection, number)?)
    }

    fn lead(&self, id: LeadId) -> Result<Lead, Error> {
        if !register::is_as_left(self.connection, Table::Lead, id.0)? {
            return Err(Error::ChangedElsewhere);
        }
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
        lead.case = opened.case.map(|case| case.0);
        let image = register::image(self.connection, Table::Lead, id.0, &lead)?;
        self.enter(image.as_slice(), kind, &detail(id, &lead))?;
        Ok(opened)
    }

    /// Takes places in; those that are there get what the list says anew.
    pub(super) fn take_places(&self, places: &[Place], kind: EventKind) -> Result<Changes, Error> {
        let there: Vec<(i64, Place)> = register::read_all(self.connection, Table::GridPlace)?;
        let known: BTreeMap<&[String], i64> =
            there.iter().map(|(position, place)| (place.path.as_slice(), *position)).collect();
        let mut next = register::next(self.connection, Table::GridPlace)?;
        let mut images = Vec::new();
        for place in whole_tree(there.iter().map(|(_, place)| place.clone()).chain(places.iter().cloned())) {
            let position = known.get(place.path.as_slice()).copied().unwrap_or_else(|| {
                next += 1;
                next - 1
            });
            let image = register::image(self.connection, Table::GridPlace, position, &place)?;
            if image.is_some() && !register::is_as_left(self.connection, Table::GridPlace, position)? {
                return Err(Error::ChangedElsewhere);
            }
            images.extend(image);
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

/// By what an event knows a lead: its number where it came from, else its own. No word of it, since an event stays.
fn detail(id: LeadId, lead: &Lead) -> String {
    if lead.number.is_empty() { format!("#{}", id.0) } else { lead.number.clone() }
}
