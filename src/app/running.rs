//! Commands run, taken back and done again, and what is told and opened afterwards. What a command means is the
//! casebook's work.

use crate::casebook::Error;
use crate::casebook::command::Command;
use crate::casebook::event::EventKind;
use crate::casebook::view::{Settings, UndoScope};
use crate::domain::session::Outcome;
use crate::ui::screen::{Room, Screen};

use super::asking::{self, Change};
use super::desk::Desk;
use super::desk_key;

impl Desk {
    pub(super) fn set(&mut self, edit: impl FnOnce(&mut Settings)) -> Result<(), Error> {
        let mut settings = self.settings.clone();
        edit(&mut settings);
        self.run(Command::ChangeSettings(Box::new(settings))).map(drop)
    }

    /// Carries a command out; one by which signatures would fall waits for an answer first. True: it was carried out.
    pub(super) fn run(&mut self, command: Command) -> Result<bool, Error> {
        let change = Change::Run(Box::new(command));
        if asking::must_wait(self, &change)? {
            return Ok(false);
        }
        match change {
            Change::Run(command) => self.carry_out(*command).map(|()| true),
            Change::Back | Change::Again => Ok(false),
        }
    }

    pub(super) fn carry_out(&mut self, command: Command) -> Result<(), Error> {
        let kind = command.kind();
        let scope = match &command {
            Command::InCase(id, _) => UndoScope::Case(*id),
            _ => UndoScope::Desk,
        };
        let changes = self.book.run(command)?;
        self.status.saved_at = Some(self.now());
        self.read_again(&changes)?;
        self.read_undo()?;
        if kind == EventKind::ChangeSettings {
            desk_key::make_first(self)?;
        }
        if changes.fallen.is_some_and(|fallen| fallen.closed) {
            self.say_changed(self.tr().app_new_beside_sealed().to_owned());
        } else if let Some(fallen) = changes.fallen.filter(|fallen| fallen.signatures > 0) {
            self.say_changed(self.tr().app_signatures_voided(fallen.signatures));
        } else if tells(kind) {
            let label = self.book.undo_label(scope)?.map(|label| label.message(self.tr()));
            self.say_changed(label.unwrap_or_else(|| kind.words(self.tr()).to_owned()));
        }
        if matches!(kind, EventKind::RegisterWalkIn | EventKind::ImportCase)
            && let Some(case) = changes.case
        {
            self.earlier.clear();
            self.open(Screen::Case(case, Room::Neighborhood))?;
        }
        if kind == EventKind::DiscardCase {
            self.case = None;
            self.open(Screen::Ledger)?;
        }
        // The clauses of the new agreement are changed next.
        if kind == EventKind::SupersedeAgreement
            && let Some(case) = changes.case
        {
            self.open(Screen::Case(case, Room::Agreement))?;
        }
        if kind == EventKind::EndSession {
            self.follow_the_case()?;
        }
        Ok(())
    }

    /// After a session ended, the next station is opened: the next step when it was moved up, the agreement when settled.
    fn follow_the_case(&mut self) -> Result<(), Error> {
        let Screen::Case(id, room) = self.screen else { return Ok(()) };
        let Some(case) = &self.case else { return Ok(()) };
        let Some(step) = room.step() else { return Ok(()) };
        let outcome = case.record.file.sessions_of(step).last().and_then(|(_, session)| session.outcome);
        let next = match outcome {
            Some(Outcome::Settled) => Some(Room::Agreement),
            Some(Outcome::Escalated) => step.next().map(Room::of_step),
            _ => None,
        };
        next.map_or(Ok(()), |room| self.open(Screen::Case(id, room)))
    }

    /// Where a command is taken back: in the case on whatever screen of it one stands, else outside the cases.
    pub(super) const fn scope(&self) -> UndoScope {
        match self.screen {
            Screen::Case(id, _) => UndoScope::Case(id),
            _ => UndoScope::Desk,
        }
    }

    /// Reads what would be taken back here.
    pub(super) fn read_undo(&mut self) -> Result<(), Error> {
        self.undo = self.book.undo_label(self.scope())?.map(|label| label.message(self.tr()));
        Ok(())
    }

    /// The undo door stands beside a message only as long as it takes back what the message tells of: elsewhere the key
    /// takes back something else.
    pub(super) fn keep_undo_door(&mut self) {
        if let Some(message) = &mut self.status.message {
            message.undoable &= self.undo.as_deref() == Some(message.text.as_str());
        }
    }

    pub(super) fn step_back(&mut self, undo: bool) -> Result<(), Error> {
        let waits = asking::must_wait(self, if undo { &Change::Back } else { &Change::Again })?;
        if waits { Ok(()) } else { self.take_step(undo) }
    }

    pub(super) fn take_step(&mut self, undo: bool) -> Result<(), Error> {
        let scope = self.scope();
        let done = if undo { self.book.undo(scope)? } else { self.book.redo(scope)? };
        let tr = self.tr();
        let Some((changes, label)) = done else {
            let words = if undo { tr.app_nothing_to_undo() } else { tr.app_nothing_to_redo() };
            self.say(words.to_owned(), false);
            return Ok(());
        };
        self.status.saved_at = Some(self.now());
        self.read_again(&changes)?;
        self.read_undo()?;
        let what = label.message(tr);
        self.say_changed(if undo { tr.app_undone(what) } else { tr.app_redone(what) });
        Ok(())
    }
}

/// Edits of a field are seen where they are typed; everything else is told in the footer.
const fn tells(kind: EventKind) -> bool {
    !matches!(
        kind,
        EventKind::ChangeSettings
            | EventKind::EditHead
            | EventKind::EditParty
            | EventKind::EditSession
            | EventKind::EditStatement
            | EventKind::EditIssue
            | EventKind::EditTerm
            | EventKind::EditAnnex
            | EventKind::EditAgreement
            | EventKind::EditFollowUp
            | EventKind::AssignStaff
            | EventKind::GiveNotice
    )
}
