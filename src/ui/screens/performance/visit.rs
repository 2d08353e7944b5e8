//! 回访: the visits of a case, and the form that records one. It must not judge what a visit means.

use chrono::NaiveDate;
use egui::Ui;

use crate::casebook::command::CaseCommand;
use crate::casebook::view::UnfinishedLine;
use crate::domain::agreement::{FollowUp, FollowUpResult};
use crate::domain::case::Extra;
use crate::ui::action::{Action, Outbox};
use crate::ui::buffer::Buffer;
use crate::ui::calendar::Calendar;
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::Field;
use crate::ui::parts::tag::Tag;
use crate::ui::parts::{head, row, words};
use crate::ui::theme::{Type, space};
use crate::ui::view::{CaseView, View};

/// Key under which a half-written visit is kept.
const UNFINISHED: &str = "follow_up";

/// The form beside the promises.
#[derive(Debug, Default)]
pub struct VisitForm {
    date: Option<NaiveDate>,
    calendar: Option<Calendar>,
    result: Option<FollowUpResult>,
    note: Buffer,
    satisfaction: String,
    /// Position of the visit that is changed; `None`: a new one.
    changes: Option<usize>,
    /// The half-written note was taken up.
    taken_up: bool,
    /// The note takes the focus in the next frame.
    focus: bool,
}

impl VisitForm {
    /// Begins a visit with this result and note, keeping a note that was typed.
    pub fn begin(&mut self, today: NaiveDate, result: FollowUpResult, note: &str) {
        self.date.get_or_insert(today);
        self.result = Some(result);
        if !self.note.text.contains(note) {
            self.note.text.push_str(note);
        }
        self.focus = true;
    }

    fn begin_change(&mut self, at: usize, visit: &FollowUp) {
        *self = VisitForm {
            date: visit.date,
            result: visit.result,
            satisfaction: visit.satisfaction.clone(),
            changes: Some(at),
            taken_up: true,
            focus: true,
            ..VisitForm::default()
        };
        self.note.text.clone_from(&visit.note);
    }

    /// Shows the visits and the form.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, case: &CaseView, out: &mut Outbox) {
        self.take_up(view);
        ui.spacing_mut().item_spacing.y = space::XS;
        let count = case.record.file.follow_ups.len();
        let fact = if count == 0 { String::new() } else { count.to_string() };
        head::show(ui, view.tokens, view.tr.performance_visits(), &fact, |_| {});
        row::rule(ui, view.tokens);
        if count == 0 {
            ui.add_space(space::S);
            words::wrapped(ui, Type::Body, view.tr.performance_visits_empty(), view.tokens.ink2);
        }
        for (at, visit) in case.record.file.follow_ups.iter().enumerate() {
            self.visit(ui, view, case, (at, visit), out);
        }
        ui.add_space(space::M);
        self.fields(ui, view, case, out);
        ui.add_space(space::XL);
    }

    /// The primary button, and the way out of a change.
    pub fn foot(&mut self, ui: &mut Ui, view: &View<'_>, case: &CaseView, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let words_of_button = if self.changes.is_some() { tr.performance_change() } else { tr.performance_record() };
        if Button::primary(words_of_button).enabled(self.result.is_some()).show(ui, tokens).clicked() {
            self.record(view, case, out);
        }
        if self.changes.is_some() && Button::normal(tr.performance_cancel()).show(ui, tokens).clicked() {
            self.forget(case, out);
        }
        if self.result.is_none() {
            words::line(ui, Type::Small, tr.performance_wanted(), tokens.ink3);
        }
    }

    fn take_up(&mut self, view: &View<'_>) {
        if std::mem::replace(&mut self.taken_up, true) {
            return;
        }
        let waits = |line: &&UnfinishedLine| line.case.is_some() && line.field == UNFINISHED;
        if let Some(line) = view.unfinished.iter().find(waits) {
            self.note.text.clone_from(&line.text);
        }
    }

    fn visit(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        case: &CaseView,
        (at, visit): (usize, &FollowUp),
        out: &mut Outbox,
    ) {
        let (tr, tokens) = (view.tr, view.tokens);
        let day = visit.date.map_or_else(|| tr.performance_no_date().to_owned(), |day| dates::full_day(tr, day));
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            words::word(ui, Type::BodyMedium, day.as_str(), tokens.ink);
            match visit.result {
                Some(result) => kind(result).show(ui, tokens, tr.follow_up_result(result)),
                None => words::word(ui, Type::Small, tr.performance_no_result(), tokens.soon),
            };
            if !visit.satisfaction.is_empty() {
                words::word(ui, Type::Small, visit.satisfaction.as_str(), tokens.ink2);
            }
        });
        if !visit.note.is_empty() {
            words::wrapped(ui, Type::Body, visit.note.as_str(), tokens.ink);
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let edit = Button::small(tr.performance_edit());
            if edit.named(&tr.performance_edit_named(&day)).show(ui, tokens).clicked() {
                self.begin_change(at, visit);
            }
            let remove = Button::small(tr.performance_remove());
            if remove.named(&tr.performance_remove_named(&day)).show(ui, tokens).clicked() {
                out.change(case.record.id, CaseCommand::RemoveFollowUp { position: at });
                self.changes = None;
            }
        });
        ui.add_space(space::XS);
        row::rule(ui, tokens);
    }

    fn fields(&mut self, ui: &mut Ui, view: &View<'_>, case: &CaseView, out: &mut Outbox) {
        let (tr, tokens, today) = (view.tr, view.tokens, view.now.date());
        words::line(ui, Type::Small, tr.performance_result(), tokens.ink2);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
            for result in FollowUpResult::ALL {
                let button = Button::small(tr.follow_up_result(*result)).chosen(self.result == Some(*result));
                if button.show(ui, tokens).clicked() {
                    self.result = Some(*result);
                }
            }
        });
        let covers = if self.result == Some(FollowUpResult::Performed) { tr.performance_covers() } else { "" };
        words::wrapped(ui, Type::Small, covers, tokens.ink2);
        let note = Field::new(tr.performance_note()).hint(tr.performance_note_hint()).rows(3);
        let response = note.show(ui, tokens, &mut self.note.text);
        if std::mem::take(&mut self.focus) {
            response.request_focus();
        }
        if self.note.is_due(&response) && self.changes.is_none() {
            let text = self.note.text.clone();
            out.push(Action::KeepUnfinished { case: Some(case.record.id), field: UNFINISHED, text });
        }
        ui.add_space(space::S);
        let field = Field::new(tr.performance_satisfaction()).hint(tr.performance_satisfaction_hint()).width(200.0);
        field.show(ui, tokens, &mut self.satisfaction);
        ui.add_space(space::S);
        let date = *self.date.get_or_insert(today);
        let calendar = self.calendar.get_or_insert_with(|| Calendar::at(Some(date)));
        if let Some(Some(day)) = calendar.show(ui, tr, tokens, tr.performance_date(), Some(date), today) {
            self.date = Some(day);
        }
    }

    fn record(&mut self, view: &View<'_>, case: &CaseView, out: &mut Outbox) {
        let position = self.changes;
        let before = position.and_then(|at| case.record.file.follow_ups.get(at));
        let follow_up = FollowUp {
            date: Some(self.date.unwrap_or_else(|| view.now.date())),
            result: self.result,
            note: self.note.text.trim().to_owned(),
            satisfaction: self.satisfaction.trim().to_owned(),
            extra: before.map_or_else(Extra::new, |visit| visit.extra.clone()),
        };
        let command = match position {
            Some(position) => CaseCommand::EditFollowUp { position, follow_up },
            None => CaseCommand::AddFollowUp(follow_up),
        };
        out.change(case.record.id, command);
        self.forget(case, out);
    }

    /// Empties the form and what was kept of it.
    fn forget(&mut self, case: &CaseView, out: &mut Outbox) {
        let was_new = self.changes.is_none();
        *self = VisitForm { taken_up: true, ..VisitForm::default() };
        if was_new {
            out.push(Action::KeepUnfinished { case: Some(case.record.id), field: UNFINISHED, text: String::new() });
        }
    }
}

const fn kind(result: FollowUpResult) -> Tag {
    match result {
        FollowUpResult::Performed => Tag::Done,
        FollowUpResult::NotPerformed => Tag::Late,
        FollowUpResult::PerformedInPart => Tag::Soon,
        FollowUpResult::Planned | FollowUpResult::NoEscalation => Tag::Kind,
    }
}
