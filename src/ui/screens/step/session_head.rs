//! Head of the conversation: which session, its day, time and place, how long it has lasted, and the fold in which they
//! are edited. It must not start or stop anything by itself.

use chrono::{NaiveDateTime, Timelike};
use egui::{Align, Layout, Ui, vec2};

use crate::casebook::command::CaseCommand;
use crate::casebook::view::CaseId;
use crate::domain::case::CaseFile;
use crate::domain::place::Place;
use crate::domain::session::{Outcome, Step, StepKind};
use crate::domain::typed_day;
use crate::i18n::Tr;
use crate::ui::action::Outbox;
use crate::ui::dates;
use crate::ui::form::Form;
use crate::ui::parts::button::{Button, at_the_right};
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{hung, words};
use crate::ui::theme::{Tokens, Type, size, space};
use crate::ui::view::View;

use super::{attempts, typed_time};

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
        if inside("date") || inside("place") || inside("host") || inside("from") || inside("to") {
            self.open = true;
        }
    }

    /// Shows the head; `chosen` is the position of the session shown, `hides` whether private words are covered, where
    /// there are any.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (file, step): (&CaseFile, StepKind),
        chosen: &mut Option<usize>,
        hides: Option<bool>,
    ) -> HeadWish {
        let (tr, tokens) = (view.tr, view.tokens);
        let session = chosen.and_then(|position| file.steps.get(position));
        let mut wish = HeadWish::Nothing;
        at_the_right(ui, size::PANEL_HEAD, |ui| {
            ui.set_height(size::PANEL_HEAD);
            ui.spacing_mut().item_spacing.x = space::XS;
            if let Some(hides) = hides
                && cover_door(ui, tr, tokens, hides)
            {
                wish = if hides { HeadWish::Uncover } else { HeadWish::Cover };
            }
            // In a narrow column day and place themselves need the room.
            let narrow = ui.available_width() < 480.0;
            let name = tr.talk_edit_session();
            let word = if narrow { tr.talk_present_edit() } else { name };
            let word = if self.open { tr.talk_close_edit() } else { word };
            if session.is_some() && hung::quiet(word).named(name).show(ui, tokens).clicked() {
                self.open = !self.open;
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let Some(session) = session else { return };
                attempts::title(ui, (tr, tokens), (file, step), chosen);
                ui.add_space(space::S);
                let start = Button::quiet(tr.talk_start_clock()).kind(Type::Small).before(Icon::Clock);
                let room = if waits(session, view.now) { start.wanted_width(ui) + space::S } else { 0.0 };
                let told = facts(view, session);
                let wanted = (ui.available_width() - room).min(words::width(ui, Type::Small, &told) + 1.0);
                if wanted > 24.0 {
                    ui.allocate_ui_with_layout(vec2(wanted, 24.0), Layout::left_to_right(Align::Center), |ui| {
                        words::line(ui, Type::Small, told, tokens.ink2);
                    });
                }
                if room > 0.0 && start.height(size::SMALL).show(ui, tokens).clicked() {
                    wish = HeadWish::Start;
                }
                tick(ui, session, view.now);
            });
        });
        wish
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
        ui.horizontal_top(|ui| {
            for (label, name, time) in
                [(tr.talk_from(), "from", &mut changed.from), (tr.talk_to(), "to", &mut changed.to)]
            {
                let recorded = time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default();
                let field = Field::new(label).hint(tr.talk_time_hint()).width(96.0).note(Note::Kept);
                let at = (&place.field(name), recorded.as_str());
                let read = |text: &str| if text.is_empty() { Some(None) } else { typed_time::read(text).map(Some) };
                if let Some(typed) = self.form.value(ui, tokens, field, at, tr.talk_time_not_read(), read) {
                    *time = typed;
                }
            }
            let width = ui.available_width();
            let field = Field::new(tr.talk_host()).width(width).note(Note::Kept);
            if let Some(text) = self.form.text(ui, tokens, field, &place.field("host"), &session.host) {
                changed.host = text;
            }
        });
        ui.add_space(space::M);
        if &changed != session {
            out.change(case, CaseCommand::EditSession { position, session: changed });
        }
    }

    /// Height of the open fold in points.
    pub const FOLD: f32 = 196.0;
}

/// What was pressed in the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadWish {
    Nothing,
    /// The talk begins now.
    Start,
    Uncover,
    Cover,
}

/// The session as it is when the talk begins now.
pub fn started(session: &Step, now: NaiveDateTime) -> Step {
    let minute = now.time().with_second(0).and_then(|time| time.with_nanosecond(0));
    Step { from: minute, date: session.date.or(Some(now.date())), ..session.clone() }
}

/// Whether the session has not begun: open, set for today, without a time.
fn waits(session: &Step, now: NaiveDateTime) -> bool {
    session.outcome.is_none() && session.from.is_none() && session.date.is_none_or(|date| date == now.date())
}

/// How many minutes the talk has lasted; `None` unless it is going on today.
fn minutes(session: &Step, now: NaiveDateTime) -> Option<usize> {
    let goes_on = session.outcome.is_none() && session.to.is_none() && session.date == Some(now.date());
    let from = session.from.filter(|_| goes_on)?;
    usize::try_from((now.time() - from).num_minutes()).ok()
}

/// The minutes are counted on, once a minute.
fn tick(ui: &Ui, session: &Step, now: NaiveDateTime) {
    if minutes(session, now).is_some() {
        ui.ctx().request_repaint_after_secs(60.5 - now.second() as f32);
    }
}

/// Day, time, how long, place.
fn facts(view: &View<'_>, session: &Step) -> String {
    let tr = view.tr;
    let lasted = minutes(session, view.now).map(|minutes| match minutes {
        0..60 => tr.talk_minutes(minutes),
        _ => tr.talk_hours(minutes / 60, minutes % 60),
    });
    let place = if session.place.is_empty() { tr.talk_no_place() } else { session.place.as_str() };
    let facts: Vec<String> =
        [Some(attempts::when(tr, session)), lasted, Some(place.to_owned())].into_iter().flatten().collect();
    facts.join(tr.shell_facts_joint())
}

/// True: it was pressed.
fn cover_door(ui: &mut Ui, tr: Tr, tokens: &Tokens, hidden: bool) -> bool {
    let word = if hidden { tr.talk_show_private() } else { tr.talk_hide_private() };
    hung::right(ui, tokens, hung::quiet(word).key("F9").chosen(!hidden)).clicked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDate, NaiveTime};

    #[test]
    fn a_talk_is_timed_only_while_it_goes_on() {
        let now = NaiveDate::from_ymd_opt(2026, 3, 11).unwrap().and_hms_opt(14, 35, 7).unwrap();
        let waiting = Step::open(StepKind::Village, Some(now.date()));
        assert!(waits(&waiting, now) && minutes(&waiting, now).is_none());
        let begun = started(&waiting, now);
        assert_eq!(begun.from, NaiveTime::from_hms_opt(14, 35, 0));
        assert!(!waits(&begun, now));
        assert_eq!(minutes(&begun, now + chrono::TimeDelta::minutes(61)), Some(61));
        assert_eq!(minutes(&begun, now + chrono::TimeDelta::days(1)), None, "nobody talks through the night");
        let ended = Step { outcome: Some(Outcome::Settled), ..begun.clone() };
        assert_eq!(minutes(&ended, now), None);
        let stopped = Step { to: begun.from, ..begun };
        assert_eq!(minutes(&stopped, now), None);
        let other_day = Step::open(StepKind::Village, NaiveDate::from_ymd_opt(2026, 3, 20));
        assert!(!waits(&other_day, now), "a session set for another day does not begin now");
        assert_eq!(started(&Step::open(StepKind::Village, None), now).date, Some(now.date()));
    }
}
