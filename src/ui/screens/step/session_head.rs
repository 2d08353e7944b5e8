//! Head of the conversation: which session, its day and place, and the fold in which they are edited.

use egui::{Align, Layout, Ui, vec2};

use crate::casebook::command::CaseCommand;
use crate::casebook::view::CaseId;
use crate::domain::case::CaseFile;
use crate::domain::place::Place;
use crate::domain::session::{Outcome, Step, StepKind};
use crate::i18n::Tr;
use crate::ui::action::Outbox;
use crate::ui::dates;
use crate::ui::form::Form;
use crate::ui::parts::button::at_the_right;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::{hung, segmented, words};
use crate::ui::theme::{Tokens, Type, size, space};
use crate::ui::typed_day;
use crate::ui::view::View;

/// State of the head.
#[derive(Clone, Debug, Default)]
pub struct SessionHead {
    pub form: Form,
    pub open: bool,
}

/// Sessions that took place (or are open) in a step, with their positions in the case.
pub fn held(file: &CaseFile, step: StepKind) -> Vec<(usize, &Step)> {
    file.sessions_of(step).filter(|(_, session)| session.outcome != Some(Outcome::Skipped)).collect()
}

impl SessionHead {
    /// Begins a frame: a jump into the session opens the fold.
    pub fn begin(&mut self, jump: Option<&Place>, session: Option<usize>) {
        self.form.begin(jump);
        let inside = |field: &str| session.is_some_and(|at| self.form.is_aimed_at(&Place::step(at).field(field)));
        if inside("date") || inside("place") || inside("host") {
            self.open = true;
        }
    }

    /// Shows the head; `chosen` is the position of the session shown, `covered` whether private words are hidden.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        sessions: &[(usize, &Step)],
        chosen: &mut Option<usize>,
        covered: &mut bool,
    ) {
        let (tr, tokens) = (view.tr, view.tokens);
        let session = sessions.iter().find(|(position, _)| Some(*position) == *chosen);
        at_the_right(ui, size::PANEL_HEAD, |ui| {
            ui.set_height(size::PANEL_HEAD);
            ui.spacing_mut().item_spacing.x = space::XS;
            cover(ui, tr, tokens, covered);
            if session.is_some() {
                let word = if self.open { tr.talk_close_edit() } else { tr.talk_edit_session() };
                if hung::quiet(word).show(ui, tokens).clicked() {
                    self.open = !self.open;
                }
            }
            if sessions.len() > 1 {
                several(ui, tr, tokens, sessions, chosen);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let Some((position, session)) = session else { return };
                ui.spacing_mut().item_spacing.x = space::M;
                let number = sessions.iter().position(|(at, _)| at == position).unwrap_or(0) + 1;
                let title = tr.talk_session_title(number);
                let width = (words::width(ui, Type::BodyMedium, &title) + 1.0).min(ui.available_width());
                ui.allocate_ui_with_layout(vec2(width, 24.0), Layout::left_to_right(Align::Center), |ui| {
                    words::line(ui, Type::BodyMedium, title, tokens.ink);
                });
                if ui.available_width() > 24.0 {
                    words::line(ui, Type::Small, facts(tr, session), tokens.ink2);
                }
            });
        });
    }

    /// Fields for day, place and host, when the fold is open.
    pub fn fold(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        case: CaseId,
        (position, session): (usize, &Step),
        out: &mut Outbox,
    ) {
        let (tr, tokens) = (view.tr, view.tokens);
        let place = Place::step(position);
        let mut changed = session.clone();
        let today = view.now.date();
        ui.spacing_mut().item_spacing = vec2(space::M, space::XS);
        ui.horizontal_top(|ui| {
            let recorded = session.date.map(dates::table_day).unwrap_or_default();
            let field = Field::new(tr.talk_date()).hint(tr.talk_date_hint()).width(150.0).note(Note::Kept);
            let at = (&place.field("date"), recorded.as_str());
            let read = |text: &str| if text.is_empty() { Some(None) } else { typed_day::read(text, today).map(Some) };
            if let Some(date) = self.form.value(ui, tokens, field, at, tr.talk_date_not_read(), read) {
                changed.date = date;
            }
            let width = ui.available_width();
            let field = Field::new(tr.talk_place()).width(width).note(Note::Kept);
            if let Some(text) = self.form.text(ui, tokens, field, &place.field("place"), &session.place) {
                changed.place = text;
            }
        });
        let field = Field::new(tr.talk_host());
        if let Some(text) = self.form.text(ui, tokens, field, &place.field("host"), &session.host) {
            changed.host = text;
        }
        ui.add_space(space::M);
        if &changed != session {
            out.change(case, CaseCommand::EditSession { position, session: changed });
        }
    }

    /// Height of the open fold in points.
    pub const FOLD: f32 = 168.0;
}

fn facts(tr: Tr, session: &Step) -> String {
    let date = session.date.map_or_else(|| tr.talk_no_date().to_owned(), |date| dates::day(tr, date));
    let place = if session.place.is_empty() { tr.talk_no_place() } else { session.place.as_str() };
    format!("{date} · {place}")
}

fn cover(ui: &mut Ui, tr: Tr, tokens: &Tokens, covered: &mut bool) {
    let word = if *covered { tr.talk_private_hidden() } else { tr.talk_hide_private() };
    let button = hung::quiet(word).key("F9").chosen(*covered);
    if hung::right(ui, tokens, button).clicked() {
        *covered = !*covered;
    }
}

fn several(ui: &mut Ui, tr: Tr, tokens: &Tokens, sessions: &[(usize, &Step)], chosen: &mut Option<usize>) {
    let numbers: Vec<String> = (1..=sessions.len()).map(|number| number.to_string()).collect();
    let choices: Vec<(Option<usize>, &str)> =
        sessions.iter().zip(&numbers).map(|((position, _), number)| (Some(*position), number.as_str())).collect();
    segmented::show(ui, tokens, tr.talk_another_session(), &choices, chosen, None);
}
