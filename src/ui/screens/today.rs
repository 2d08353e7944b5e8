//! Today: what needs the mediator now, in the order of need; the walk-in; what is half-written; what was opened last.

use chrono::NaiveDate;
use egui::{Align, Layout, Rect, Ui, pos2, vec2};

use crate::casebook::EventKind;
use crate::casebook::view::{CaseState, TodayLine, TodayWhat, UnfinishedLine};
use crate::i18n::Tr;
use crate::ui::action::{Action, Outbox};
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{empty, head, row, scroll, words};
use crate::ui::screen::{Room, Screen};
use crate::ui::screens::step::is_marked_private;
use crate::ui::screens::templates;
use crate::ui::template_view::TemplateName;
use crate::ui::theme::{Type, margin, size, space};
use crate::ui::view::View;

/// The screen. It has no texts of its own.
#[derive(Default)]
pub struct TodayScreen;

impl TodayScreen {
    /// Paints the room between top bar and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let side = margin(ui.ctx().content_rect().width());
        let area = ui.max_rect().shrink2(vec2(side, 0.0));
        if area.width() < 760.0 {
            scroll::column(ui, "today", area, |ui| {
                ui.add_space(space::L);
                walk_in(ui, view, out);
                lines(ui, view, out);
                beside(ui, view, out);
                ui.add_space(space::L);
            });
            return;
        }
        let right = Rect::from_min_max(pos2(area.max.x - size::COLUMN_SIDE, area.min.y), area.max);
        let left = Rect::from_min_max(area.min, pos2(right.min.x - space::XXL, area.max.y));
        scroll::column(ui, "today", left, |ui| lines(ui, view, out));
        scroll::column(ui, "beside today", right, |ui| {
            ui.add_space(space::XL);
            walk_in(ui, view, out);
            beside(ui, view, out);
        });
    }
}

/// In which part of the list a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Now,
    Week,
    Later,
}

impl When {
    fn of(line: &TodayLine, today: NaiveDate) -> When {
        match (line.day - today).num_days() {
            ..=0 => When::Now,
            1..=7 => When::Week,
            _ => When::Later,
        }
    }

    const fn word(self, tr: Tr) -> &'static str {
        match self {
            When::Now => tr.today_now(),
            When::Week => tr.today_week(),
            When::Later => tr.today_later(),
        }
    }
}

fn lines(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let (tr, tokens, today) = (view.tr, view.tokens, view.now.date());
    ui.spacing_mut().item_spacing.y = 0.0;
    page_head(ui, view);
    if view.today.lines.is_empty() {
        row::rule(ui, tokens);
        empty::show(ui, tokens, tr.today_empty(), None);
        return;
    }
    for when in [When::Now, When::Week, When::Later] {
        let lines: Vec<&TodayLine> = view.today.lines.iter().filter(|line| When::of(line, today) == when).collect();
        if !lines.is_empty() {
            head::section(ui, tokens, when.word(tr), Some(lines.len()));
            for line in lines {
                one_line(ui, view, line, when, out);
            }
        }
    }
    ui.add_space(space::L);
}

fn page_head(ui: &mut Ui, view: &View<'_>) {
    let (tr, tokens, today) = (view.tr, view.tokens, view.now.date());
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 72.0), Layout::left_to_right(Align::Center), |ui| {
        ui.set_height(72.0);
        ui.spacing_mut().item_spacing.x = space::L;
        words::line(ui, Type::Page, tr.today_head(dates::day(tr, today)), tokens.ink);
        words::line(ui, Type::Body, tr.weekday(today), tokens.ink2);
        let count = view.today.lines.len();
        let count = if count == 0 { tr.today_none().to_owned() } else { tr.today_count(count) };
        words::line(ui, Type::Body, count, tokens.ink2);
    });
}

/// Sentence, facts, door and room of a line.
struct Said {
    what: String,
    facts: String,
    door: &'static str,
    room: Room,
}

fn said(view: &View<'_>, line: &TodayLine) -> Said {
    let tr = view.tr;
    let sides = join(tr, &[join_names(tr, &line.side_a), join_names(tr, &line.side_b)], " ⇄ ");
    let people = join(tr, &[sides, line.place.clone()], tr.shell_facts_joint());
    let day = dates::day(tr, line.day);
    match &line.what {
        TodayWhat::Session(step) => Said {
            what: tr.today_session(view.step(*step), &line.title),
            facts: people,
            door: tr.today_enter(),
            room: Room::of_step(*step),
        },
        TodayWhat::Promise { obligors, what, .. } => {
            let who = join_names(tr, obligors);
            let what = if what.is_empty() { tr.today_promise_plain(who) } else { tr.today_promise(who, what) };
            let facts = join(tr, &[line.title.clone(), tr.today_due(day)], tr.shell_facts_joint());
            Said { what, facts, door: tr.today_record(), room: Room::Performance }
        }
        TodayWhat::MediationDeadline => Said {
            what: tr.today_deadline(&line.title),
            facts: tr.today_deadline_fact(day),
            door: tr.today_open(),
            room: Room::Facts,
        },
        TodayWhat::ConfirmationDeadline => Said {
            what: tr.today_confirmation(&line.title),
            facts: tr.today_confirmation_fact(day),
            door: tr.today_open(),
            room: Room::Papers,
        },
        TodayWhat::AwaitingAgreement => Said {
            what: tr.today_agreement(&line.title),
            facts: people,
            door: tr.today_agreement_door(),
            room: Room::Agreement,
        },
        TodayWhat::AwaitingSignatures { missing } => Said {
            what: tr.today_signatures(*missing, &line.title),
            facts: people,
            door: tr.today_sign(),
            room: Room::Signing,
        },
    }
}

fn join_names(tr: Tr, names: &[String]) -> String {
    names.join(tr.shell_names_joint())
}

fn join(_tr: Tr, parts: &[String], joint: &str) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(joint)
}

fn one_line(ui: &mut Ui, view: &View<'_>, line: &TodayLine, when: When, out: &mut Outbox) {
    let (tr, tokens, today) = (view.tr, view.tokens, view.now.date());
    let said = said(view, line);
    let amount = match &line.what {
        TodayWhat::Promise { amount: Some(amount), .. } => dates::amount(tr, *amount),
        _ => String::new(),
    };
    let target = Action::Go(Screen::Case(line.case, said.room));
    let name = format!("{} {}", said.door, said.what);
    let mut opened = false;
    let response = row::show(ui, tokens, size::ROW_TALL, false, |ui| {
        let (kind, ink) = match when {
            _ if line.day < today => (Type::BodyMedium, tokens.accent),
            When::Now => (Type::BodyMedium, tokens.ink),
            When::Week => (Type::BodyMedium, tokens.soon),
            When::Later => (Type::Body, tokens.ink2),
        };
        let narrow = ui.available_width() < 620.0;
        let when_width = if narrow { 92.0 } else { 116.0 };
        cell(ui, when_width, |ui| {
            words::line(ui, kind, dates::distance(tr, today, line.day), ink);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            opened = door(ui, view, line, said.door, &name, when);
            if !amount.is_empty() {
                ui.add_space(space::XXL);
                words::word(ui, Type::Body, &amount, tokens.ink);
            }
            ui.add_space(space::L);
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(3.0);
                words::line(ui, Type::Body, &said.what, tokens.ink);
                words::line(ui, Type::Small, &said.facts, tokens.ink2);
            });
        });
    });
    if opened || response.clicked() {
        out.push(target);
    }
}

fn door(ui: &mut Ui, view: &View<'_>, line: &TodayLine, word: &str, name: &str, when: When) -> bool {
    let session = matches!(line.what, TodayWhat::Session(_)) && when == When::Now;
    if session {
        return Button::small(word).named(name).show(ui, view.tokens).clicked();
    }
    // The door's text, not its box, sits on the margin.
    ui.add_space(-8.0);
    Button::door(word).named(name).show(ui, view.tokens).clicked()
}

fn cell(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    let height = ui.available_height();
    ui.allocate_ui_with_layout(vec2(width, height), Layout::left_to_right(Align::Center), |ui| {
        ui.set_width(width);
        content(ui);
    });
}

fn walk_in(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    let button = Button::primary(tr.today_walk_in()).kind(Type::Title).before(Icon::Plus).height(64.0);
    let button = button.width(ui.available_width()).enabled(view.may(EventKind::RegisterWalkIn));
    if button.show(ui, tokens).clicked() {
        out.push(Action::Go(Screen::WalkIn));
    }
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        words::word(ui, Type::Small, tr.today_walk_in_fact(), tokens.ink2);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            words::word(ui, Type::Small, "Ctrl+N", tokens.ink3);
        });
    });
}

fn beside(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    ui.spacing_mut().item_spacing.y = 0.0;
    let unfinished = unfinished(view);
    if !unfinished.is_empty() {
        ui.add_space(space::L);
        head::section(ui, tokens, tr.today_unfinished(), Some(unfinished.len()));
        for line in unfinished {
            unfinished_row(ui, view, line, out);
        }
    }
    if !view.today.recent.is_empty() {
        ui.add_space(space::S);
        head::section(ui, tokens, tr.today_recent(), None);
        for (id, title, state) in view.today.recent.iter().take(6) {
            let response = row::show(ui, tokens, 40.0, false, |ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    case_state(ui, view, *state);
                    ui.add_space(space::S);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        words::line(ui, Type::Body, title, tokens.ink);
                    });
                });
            });
            crate::ui::parts::field::named_button(&response, title);
            if response.clicked() {
                out.push(Action::Go(Screen::Case(*id, Room::Facts)));
            }
        }
    }
}

/// One line a case: the newest text that waits there.
fn unfinished<'a>(view: &View<'a>) -> Vec<&'a UnfinishedLine> {
    let mut lines: Vec<&UnfinishedLine> = Vec::new();
    for line in &view.today.unfinished {
        let same = |known: &&UnfinishedLine| known.case == line.case && template_of(known) == template_of(line);
        if !lines.iter().any(same) {
            lines.push(line);
        }
    }
    lines
}

fn unfinished_row(ui: &mut Ui, view: &View<'_>, line: &UnfinishedLine, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    let title = match (line.case, template_of(line)) {
        (Some(_), _) => line.title.clone(),
        (None, Some(name)) => tr.templates_unfinished(templates::title(tr, name)),
        (None, None) => tr.today_unfinished_walk_in().to_owned(),
    };
    let name = format!("{} {title}", tr.today_continue());
    let mut opened = false;
    row::show(ui, tokens, 56.0, false, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(-8.0);
            opened = Button::door(tr.today_continue()).named(&name).show(ui, tokens).clicked();
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(5.0);
                // Today lies open on the desk: what is private is not told here.
                let text = if is_marked_private(&line.text) {
                    tr.today_unfinished_private().to_owned()
                } else {
                    line.text.replace('\n', " ")
                };
                words::line(ui, Type::Body, text, tokens.ink);
                let at = format!("{} {}", dates::day(tr, line.at.date()), line.at.format("%H:%M"));
                words::line(ui, Type::Small, format!("{title}{}{at}", tr.shell_facts_joint()), tokens.ink2);
            });
        });
    });
    if opened {
        out.push(match (line.case, template_of(line)) {
            (Some(case), _) => Action::Go(Screen::Case(case, room_of(&line.field))),
            (None, Some(name)) => Action::EditTemplate(name),
            (None, None) => Action::Go(Screen::WalkIn),
        });
    }
}

/// The template whose words are half-written.
fn template_of(line: &UnfinishedLine) -> Option<TemplateName> {
    if line.case.is_some() { None } else { templates::of_unfinished_field(&line.field) }
}

/// The room in which a half-written field is; its key begins with the room's.
fn room_of(field: &str) -> Room {
    match field.split('.').next().unwrap_or_default() {
        "parties" => Room::Parties,
        "agreement" => Room::Agreement,
        "performance" => Room::Performance,
        "facts" => Room::Facts,
        "village" => Room::Village,
        "interpretation" => Room::Interpretation,
        _ => Room::Neighborhood,
    }
}

/// The state of a case at the right of a row.
pub fn case_state(ui: &mut Ui, view: &View<'_>, state: CaseState) {
    let tokens = view.tokens;
    let ink = if state == CaseState::Performed { tokens.done } else { tokens.ink2 };
    words::word(ui, Type::Small, state_word(view.tr, state), ink);
    if state == CaseState::Performed {
        Icon::Check.show(ui, 12.0, ink);
    }
}

/// The word of a case's state.
pub const fn state_word(tr: Tr, state: CaseState) -> &'static str {
    match state {
        CaseState::InMediation => tr.shell_state_in_mediation(),
        CaseState::AwaitingSigning => tr.shell_state_awaiting_signing(),
        CaseState::BeingPerformed => tr.shell_state_being_performed(),
        CaseState::Performed => tr.shell_state_case_performed(),
        CaseState::NotSettled => tr.shell_state_case_not_settled(),
    }
}
