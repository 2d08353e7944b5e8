//! How a session ended: settled, moved up, not settled, or not needed; with the reason. The words are kept while
//! they are typed. It must not decide which outcome the law allows: nothing forces the order.

use egui::{CornerRadius, Frame, Margin, ScrollArea, Ui};

use crate::casebook::command::CaseCommand;
use crate::casebook::view::CaseId;
use crate::domain::session::{Outcome, Step, StepKind};
use crate::guide::handover;
use crate::i18n::{Lang, Tr};
use crate::ui::action::{Action, Outbox};
use crate::ui::buffer::Buffer;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::{hung, segmented, words};
use crate::ui::screen::{Room, Screen};
use crate::ui::theme::{Tokens, Type, space};
use crate::ui::view::View;

use super::conversation::statements;

/// Key of the half-written reason.
pub const FIELD: &str = "outcome";
/// Key of the half-written note for the next level.
const NOTE: &str = "handover";
/// Most height of the note, in points.
const HANDOVER: f32 = 130.0;

/// The sheet in which an outcome is written.
#[derive(Clone, Debug)]
pub struct OutcomeSheet {
    pub outcome: Outcome,
    note: Buffer,
    reason_missing: bool,
    fresh: bool,
    /// What the next level must know, where the step moves up; drafted when that is first chosen.
    handover: Option<Buffer>,
    /// Opened to skip a step of which nothing took place: no other outcome is offered.
    only_skips: bool,
}

impl OutcomeSheet {
    /// A sheet that begins with this outcome, and with the reason that was half written.
    pub fn new(outcome: Outcome, view: &View<'_>) -> OutcomeSheet {
        let mut note = Buffer::default();
        if let Some(line) = view.unfinished.iter().find(|line| line.field == FIELD && line.case.is_some()) {
            note.seed(&line.text);
        }
        let only_skips = outcome == Outcome::Skipped;
        OutcomeSheet { outcome, note, reason_missing: false, fresh: true, handover: None, only_skips }
    }

    /// Height of the sheet in points.
    pub const fn height(&self) -> f32 {
        match self.outcome {
            Outcome::Skipped if self.only_skips => 164.0,
            Outcome::Escalated => 208.0 + HANDOVER,
            Outcome::Settled | Outcome::NotSettled | Outcome::Skipped => 208.0,
        }
    }

    /// Shows the sheet. Its two buttons stand in the footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, case: CaseId, step: StepKind, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let frame = Frame::NONE.fill(tokens.ground).stroke(tokens.border()).corner_radius(CornerRadius::same(6));
        frame.inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::S;
            // What does not fit scrolls.
            hung::scroll(ui, "outcome", |ui| {
                words::line(ui, Type::BodyMedium, tr.talk_outcome_title(view.step(step)), tokens.ink);
                if !self.only_skips {
                    self.how(ui, view, step);
                }
                self.reason(ui, tr, tokens, case, out);
                if self.outcome == Outcome::Escalated {
                    self.handover(ui, view, case, step, out);
                }
            });
        });
    }

    /// The handing-over note, in the language of the papers; it goes with what was half written there.
    fn handover(&mut self, ui: &mut Ui, view: &View<'_>, case: CaseId, step: StepKind, out: &mut Outbox) {
        let Some(open) = view.case else { return };
        let buffer = self.handover.get_or_insert_with(|| {
            let waiting = view.unfinished.iter().find(|line| line.field == NOTE && line.case.is_some());
            let drafted = || handover::note(&open.record.file, step, Tr(Lang::Zh));
            let mut buffer = Buffer::default();
            buffer.seed(&waiting.map_or_else(drafted, |line| line.text.clone()));
            buffer
        });
        // A long note scrolls by itself, so that the reason above it stays in view.
        ScrollArea::vertical().id_salt("handover").max_height(HANDOVER).show(ui, |ui| {
            let response = Field::new(view.tr.talk_handover_note()).rows(4).show(ui, view.tokens, &mut buffer.text);
            if buffer.is_due(&response) {
                out.push(Action::KeepUnfinished { case: Some(case), field: NOTE, text: buffer.text.clone() });
            }
        });
    }

    fn how(&mut self, ui: &mut Ui, view: &View<'_>, step: StepKind) {
        let (tr, tokens) = (view.tr, view.tokens);
        let up = step.next().map(|next| tr.talk_outcome_escalated(view.step(next)));
        let mut choices = vec![(Outcome::Settled, tr.talk_outcome_settled())];
        if let Some(up) = &up {
            choices.push((Outcome::Escalated, up));
        }
        choices.push((Outcome::NotSettled, tr.talk_outcome_not_settled()));
        // A session that moving up opened by itself may turn out not to be needed.
        if view.case.is_some_and(|case| statements(&case.record.file, step).next().is_none()) {
            choices.push((Outcome::Skipped, tr.talk_skip_step()));
        }
        if segmented::show(ui, tokens, tr.talk_outcome_how(), &choices, &mut self.outcome, None) {
            self.reason_missing = false;
        }
    }

    fn reason(&mut self, ui: &mut Ui, tr: Tr, tokens: &Tokens, case: CaseId, out: &mut Outbox) {
        let label = match self.outcome {
            Outcome::Settled => tr.talk_outcome_note_settled(),
            Outcome::Escalated => tr.talk_outcome_note_escalated(),
            Outcome::NotSettled => tr.talk_outcome_note_not_settled(),
            Outcome::Skipped => tr.talk_outcome_note_skipped(),
        };
        let note = if self.reason_missing { Note::Wrong(tr.talk_outcome_reason_needed()) } else { Note::Kept };
        let field = Field::new(label).rows(2).note(note);
        let response = field.show(ui, tokens, &mut self.note.text);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        if response.changed() {
            self.reason_missing = false;
        }
        if self.note.is_due(&response) {
            let text = self.note.text.clone();
            out.push(Action::KeepUnfinished { case: Some(case), field: FIELD, text });
        }
    }

    /// Keeps the outcome of the session at `position`, or skips the step where there is none. True: it is done.
    pub fn keep(&mut self, case: CaseId, step: StepKind, position: Option<usize>, out: &mut Outbox) -> bool {
        let note = self.note.text.trim().to_owned();
        self.reason_missing = note.is_empty() && self.outcome != Outcome::Settled;
        if self.reason_missing {
            return false;
        }
        let note = match self.handover.as_ref().filter(|_| self.outcome == Outcome::Escalated) {
            Some(handover) => handover::with_reason(&handover.text, &note, Tr(Lang::Zh)),
            None => note,
        };
        let command = match (self.outcome, position) {
            (Outcome::Skipped, _) | (_, None) => CaseCommand::SkipStep { step, reason: note },
            (outcome, Some(position)) => CaseCommand::EndSession { position, outcome, note },
        };
        out.change(case, command);
        for field in [FIELD, NOTE] {
            out.push(Action::KeepUnfinished { case: Some(case), field, text: String::new() });
        }
        if let Some(room) = room_after(step, self.outcome) {
            out.push(Action::Go(Screen::Case(case, room)));
        }
        true
    }
}

/// Where the work goes on after an outcome.
pub const fn room_after(step: StepKind, outcome: Outcome) -> Option<Room> {
    match (outcome, step.next()) {
        (Outcome::Settled, _) => Some(Room::Agreement),
        (Outcome::Escalated | Outcome::Skipped, Some(next)) => Some(Room::of_step(next)),
        (Outcome::Escalated | Outcome::Skipped | Outcome::NotSettled, _) => None,
    }
}

/// The outcome of an ended session, in the place of the composer.
pub fn ended(ui: &mut Ui, tr: Tr, tokens: &Tokens, session: &Step, outcome: Outcome) {
    let word = tr.outcome(outcome);
    let note = handover::reason(&session.note);
    let sentence = if note.is_empty() { word.to_owned() } else { tr.talk_outcome_with_note(word, note) };
    ui.horizontal_top(|ui| {
        let (square, _) = ui.allocate_exact_size(egui::vec2(20.0, 24.0), egui::Sense::hover());
        match outcome {
            Outcome::Settled => Mark::Done.paint(ui.painter(), square.center(), tokens),
            Outcome::Escalated => Icon::ArrowRight.paint(ui.painter(), small(square), tokens.ink2, 1.6),
            Outcome::Skipped => Icon::Minus.paint(ui.painter(), small(square), tokens.ink2, 1.6),
            Outcome::NotSettled => Icon::Cross.paint(ui.painter(), small(square), tokens.ink2, 1.6),
        }
        words::wrapped(ui, Type::Body, sentence, tokens.ink);
    });
}

fn small(square: egui::Rect) -> egui::Rect {
    egui::Rect::from_center_size(square.center(), egui::vec2(14.0, 14.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_goes_on_where_the_outcome_leads() {
        use StepKind::{Interpretation, Neighborhood, Village};
        for (step, outcome, room) in [
            (Neighborhood, Outcome::Settled, Some(Room::Agreement)),
            (Neighborhood, Outcome::Escalated, Some(Room::Village)),
            (Village, Outcome::Skipped, Some(Room::Interpretation)),
            (Village, Outcome::NotSettled, None),
            (Interpretation, Outcome::Escalated, None),
            (Interpretation, Outcome::NotSettled, None),
        ] {
            assert_eq!(room_after(step, outcome), room, "{step:?} {outcome:?}");
        }
    }
}
