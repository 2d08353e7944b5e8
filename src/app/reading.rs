//! What the desk reads again of the casebook after something changed, and nothing more of it. It must not change a case.

use crate::casebook::Error;
use crate::casebook::find::MOST_HITS;
use crate::casebook::note::Note;
use crate::casebook::view::{CaseId, Changes};
use crate::domain::dossier;
use crate::domain::party::PartyId;
use crate::guide::{clocks, gates};
use crate::ui::action::Action;
use crate::ui::screen::Screen;
use crate::ui::view::{CaseView, CheckNow};

use super::desk::Desk;
use super::{asking, backup, checking, guide, keeping, papers, signing, statistics, templates, trouble, versions};

impl Desk {
    /// Closes the casebook in place. What is open on the screens stays for the same person.
    pub(super) fn lock(&mut self) {
        trouble::locked(self);
        self.locks_in = None;
        self.shown_numbers.clear();
        self.visit = self.visit.wrapping_add(1);
        self.book.lock();
    }

    /// The casebook is open again: reads what is shown; for another person everything begins at Today.
    pub(super) fn uncovered(&mut self, same: bool) {
        let read = if same { self.read_all() } else { self.begin_anew() };
        if let Err(error) = read {
            self.say(error.message(self.tr()), true);
        }
    }

    /// Somebody opened with the recovery key: where a new passphrase is chosen.
    pub(super) fn lost_passphrase(&mut self) {
        self.act(Action::Go(Screen::People));
        self.people.view.by_recovery = true;
        self.say(self.tr().front_by_recovery().to_owned(), false);
    }

    fn read_all(&mut self) -> Result<(), Error> {
        self.settings = self.book.settings()?;
        self.read_lists()?;
        self.read_case_again()?;
        self.read_unfinished()?;
        self.read_undo()
    }

    fn begin_anew(&mut self) -> Result<(), Error> {
        let held = trouble::handed_over(self);
        self.case = None;
        self.earlier.clear();
        self.jump = None;
        self.status.message = None;
        signing::forget(self);
        self.signing.view.question = None;
        backup::forget_preview(self);
        self.open(Screen::Today)?;
        self.read_all()?;
        held.map_or(Ok(()), |held| asking::again(self, held))
    }

    /// Shows a party's numbers in full until the screen is left; the audit chain keeps that somebody asked.
    pub(super) fn show_numbers(&mut self, case: CaseId, party: PartyId) -> Result<(), Error> {
        let open = self.case.as_ref().filter(|open| open.record.id == case);
        let Some(name) = open.and_then(|open| open.record.file.party(&party)).map(|party| party.name.clone()) else {
            return Ok(());
        };
        self.book.note(Some(case), &Note::ShownIdNumber { party: name })?;
        self.shown_numbers.push(party);
        Ok(())
    }

    pub(super) fn read_again(&mut self, changes: &Changes) -> Result<(), Error> {
        if changes.settings {
            self.settings = self.book.settings()?;
            guide::call_steps(self);
            self.say_case_again()?;
        }
        if changes.lists {
            self.read_lists()?;
            keeping::refresh(self)?;
            statistics::refresh(self)?;
        }
        let open = self.case.as_ref().map(|case| case.record.id);
        if let Some(case) = changes.case.filter(|case| open.is_none() || open == Some(*case)) {
            match self.read_case(case) {
                // Undoing the walk-in takes the case itself away.
                Err(Error::NoCase(_)) => {
                    self.case = None;
                    self.open(Screen::Today)?;
                }
                other => other?,
            }
            self.read_unfinished()?;
        }
        Ok(())
    }

    /// The reason for missing pages is a sentence in the chosen language.
    pub(super) fn say_case_again(&mut self) -> Result<(), Error> {
        self.read_case_again()?;
        templates::refresh(self)
    }

    /// Reads the open case again.
    pub(super) fn read_case_again(&mut self) -> Result<(), Error> {
        let open = self.case.as_ref().map(|case| case.record.id);
        open.map_or(Ok(()), |case| self.read_case(case))
    }

    pub(super) fn read_case(&mut self, id: CaseId) -> Result<(), Error> {
        let record = self.book.case(id)?;
        checking::know_others(self, id)?;
        let findings = self.findings(&record.file);
        let confirmation = checking::confirmation(self, &record.file);
        let pages = papers::agreement(self, &record, &findings);
        self.status.saved_at.get_or_insert(record.changed_at);
        let dossier = dossier::items(&record.file);
        let clocks = clocks::clocks(&record.file, self.now().date(), self.book.holidays());
        let mut signs = gates::signs(&record.file);
        signs.retain(|sign| gates::applies(sign.kind, record.file.kind));
        self.case = Some(CaseView { record, findings, clocks, signs, confirmation, dossier, pages });
        papers::refresh(self);
        versions::refresh(self)?;
        keeping::refresh(self)
    }

    pub(super) fn read_lists(&mut self) -> Result<(), Error> {
        self.today = self.book.today(self.now().date())?;
        self.ledger.rows = self.book.ledger(&self.ledger.query)?;
        self.ledger.counts = self.book.ledger_counts()?;
        self.find(self.ledger.found_for.clone())
    }

    /// Where these words stand, as far as the one at work may read it.
    pub(super) fn find(&mut self, words: String) -> Result<(), Error> {
        self.ledger.found = self.book.search(&words, MOST_HITS)?;
        self.ledger.found_for = words;
        Ok(())
    }

    pub(super) fn read_unfinished(&mut self) -> Result<(), Error> {
        let case = match self.screen {
            Screen::Case(id, _) => Some(id),
            _ => None,
        };
        self.unfinished = self.book.unfinished(case)?;
        trouble::lay_over(&self.trouble, case, &mut self.unfinished);
        Ok(())
    }
}
