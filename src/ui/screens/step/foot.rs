//! The footer of a step: what may be done next with it, the one primary button first.

use egui::Ui;

use crate::casebook::command::CaseCommand;
use crate::casebook::{EventKind, Role};
use crate::domain::session::{Outcome, Step};
use crate::ui::action::{Action, Outbox};
use crate::ui::parts::button::Button;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::words;
use crate::ui::screen::{Room, Screen};
use crate::ui::screens::ending::{self, EndingSheet};
use crate::ui::screens::party_view;
use crate::ui::theme::Type;
use crate::ui::view::View;

use super::outcome::{self, OutcomeSheet};
use super::{Frame, StepScreen, session_head};

impl StepScreen {
    /// Adds the footer's buttons, from right to left, the primary one first.
    pub fn foot(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(frame) = Frame::of(view) else { return };
        let (tr, tokens) = (view.tr, view.tokens);
        let session = frame.session(self.session);
        if let Some(sheet) = &mut self.ending {
            if sheet.foot(ui, view, frame.case, out) {
                self.ending = None;
            }
        } else if let Some(ended) = ending::ended(frame.file) {
            ending::take_back(ui, view, frame.case, ended, out);
        } else if self.sheet.is_some() {
            self.foot_of_sheet(ui, &frame, out);
        } else if let Some((position, ended)) = session.filter(|(_, session)| session.outcome.is_some()) {
            self.foot_of_ended(ui, &frame, position, ended, out);
        } else if session.is_some() {
            let word = tr.talk_write_outcome(view.step(frame.step));
            if Button::primary(&word).after(Some(Icon::ChevronRight)).show(ui, tokens).clicked() {
                self.sheet = Some(OutcomeSheet::new(Outcome::Settled, view));
            }
            if let Some(next) = frame.step.next() {
                let word = tr.talk_move_up(view.step(next));
                let button = Button::normal(&word);
                if button.wanted_width(ui) + 160.0 < ui.available_width() && button.show(ui, tokens).clicked() {
                    self.sheet = Some(OutcomeSheet::new(Outcome::Escalated, view));
                }
            }
        } else {
            self.foot_of_nothing(ui, &frame, out);
        }
        if self.sheet.is_none() && self.ending.is_none() {
            party_view::door(ui, view, out);
        }
    }

    fn foot_of_sheet(&mut self, ui: &mut Ui, frame: &Frame<'_>, out: &mut Outbox) {
        let (tr, tokens) = (frame.view.tr, frame.view.tokens);
        let position = self.session;
        let keep = Button::primary(tr.talk_outcome_keep()).show(ui, tokens).clicked();
        if Button::normal(tr.talk_outcome_cancel()).show(ui, tokens).clicked() {
            self.sheet = None;
        }
        if let Some(sheet) = self.sheet.as_mut().filter(|_| keep)
            && sheet.keep(frame.case, frame.step, position, out)
        {
            self.sheet = None;
        }
    }

    fn foot_of_ended(&mut self, ui: &mut Ui, frame: &Frame<'_>, position: usize, ended: &Step, out: &mut Outbox) {
        let (tr, tokens) = (frame.view.tr, frame.view.tokens);
        let room = ended.outcome.and_then(|outcome| outcome::room_after(frame.step, outcome));
        let word = match room.map(|room| (room, room.step())) {
            Some((_, Some(next))) => Some(tr.talk_go_on(frame.view.step(next))),
            Some((Room::Agreement, None)) => Some(tr.talk_outcome_to_agreement().to_owned()),
            _ => None,
        };
        if let (Some(word), Some(room)) = (word, room) {
            let button = Button::primary(&word).after(Some(Icon::ChevronRight));
            if button.show(ui, tokens).clicked() {
                out.push(Action::Go(Screen::Case(frame.case, room)));
            }
        }
        if ended.outcome == Some(Outcome::NotSettled) {
            let may = frame.view.may(EventKind::EndWithoutAgreement);
            let button = Button::primary(tr.ending_door()).after(Some(Icon::ChevronRight)).enabled(may);
            if !may {
                words::line(ui, Type::Small, tr.rights_not_yours(Role::Mediator.word(tr)), tokens.ink2);
            } else if button.show(ui, tokens).clicked() {
                self.ending = Some(EndingSheet::new(frame.view));
            }
        }
        if Button::normal(tr.talk_another_session()).show(ui, tokens).clicked() {
            self.open_session(frame, out);
        }
        let back = Button::quiet(tr.talk_outcome_take_back());
        if back.wanted_width(ui) < ui.available_width() && back.show(ui, tokens).clicked() {
            out.change(frame.case, CaseCommand::ReopenSession { position });
        }
    }

    fn foot_of_nothing(&mut self, ui: &mut Ui, frame: &Frame<'_>, out: &mut Outbox) {
        let (tr, tokens) = (frame.view.tr, frame.view.tokens);
        let word = tr.talk_begin(frame.view.step(frame.step));
        if Button::primary(&word).show(ui, tokens).clicked() {
            self.open_session(frame, out);
        }
        if frame.skipped().is_none() && Button::normal(tr.talk_skip_step()).show(ui, tokens).clicked() {
            self.sheet = Some(OutcomeSheet::new(Outcome::Skipped, frame.view));
        }
    }

    /// Opens a session now, with the case's staff; who is present is for the mediator to tick.
    fn open_session(&mut self, frame: &Frame<'_>, out: &mut Outbox) {
        let mut session = session_head::started(&Step::open(frame.step, None), frame.view.now);
        session.staff = frame.file.staff.iter().map(|member| member.id.clone()).collect();
        out.change(frame.case, CaseCommand::OpenSession(session));
        self.opened = Some(frame.file.steps.len());
        self.sheet = None;
    }
}
