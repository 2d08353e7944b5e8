//! The head of an open case: title, number, the two sides, the doors, and the rail. Folded: one line.

use egui::{Align, Layout, Popup, Rect, Ui, UiBuilder, pos2, vec2};

use crate::domain::party::Side;
use crate::ui::action::{Action, Outbox, SideDoor};
use crate::ui::parts::button::Button;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::words;
use crate::ui::screen::{Room, Screen};
use crate::ui::screens::alerts;
use crate::ui::theme::{Type, margin, size};
use crate::ui::view::{CaseView, View};

use super::rail;
use super::stations::{self, Shape, StationView};

/// Paints the head.
pub fn show(ui: &mut Ui, view: &View<'_>, case: &CaseView, room: Room, out: &mut Outbox, folded: bool) {
    let stations = stations::stations(view.tr, &view.settings.step_names, &case.record, view.now.date());
    let side = margin(ui.ctx().content_rect().width());
    let area = ui.max_rect().shrink2(vec2(side, 0.0));
    if folded {
        one_line(ui, view, case, &stations, out, area);
        return;
    }
    let title = Rect::from_min_size(area.min + vec2(0.0, 12.0), vec2(area.width(), 32.0));
    title_row(ui, view, case, room, out, title);
    let below = Rect::from_min_size(pos2(area.min.x, title.max.y + 4.0), vec2(area.width(), 60.0));
    let clicked = ui.scope_builder(UiBuilder::new().max_rect(below), |ui| rail::show(ui, view.tokens, &stations, room));
    if let Some(room) = clicked.inner {
        out.push(Action::Go(Screen::Case(case.record.id, room)));
    }
}

/// Names of one side, joined as the language joins them.
fn names(view: &View<'_>, case: &CaseView, side: Side) -> String {
    let parties = case.record.file.parties.iter().filter(|party| party.role.side() == side && !party.name.is_empty());
    let names: Vec<&str> = parties.map(|party| party.name.as_str()).collect();
    names.join(view.tr.shell_names_joint())
}

/// 林志远、何美娟 ⇄ 关伯年.
fn sides(view: &View<'_>, case: &CaseView) -> String {
    let (one, other) = (names(view, case, Side::A), names(view, case, Side::B));
    let third = names(view, case, Side::Third);
    let all: Vec<String> = [one, other, third].into_iter().filter(|side| !side.is_empty()).collect();
    all.join(" ⇄ ")
}

fn title_row(ui: &mut Ui, view: &View<'_>, case: &CaseView, room: Room, out: &mut Outbox, area: Rect) {
    let (tr, tokens, file) = (view.tr, view.tokens, &case.record.file);
    // The doors' words, not their boxes, end on the margin.
    let doors_area = Rect::from_min_max(area.min, area.max + vec2(8.0, 0.0));
    let right = UiBuilder::new().max_rect(doors_area).layout(Layout::right_to_left(Align::Center));
    let parties = tr.shell_parties_count(file.parties.len());
    let lacking = case.dossier.iter().filter(|status| status.is_lacking()).count();
    let papers = if lacking == 0 { tr.shell_papers().to_owned() } else { tr.shell_papers_lacking(lacking) };
    let mut doors =
        vec![(Room::Papers, papers.as_str()), (Room::Parties, parties.as_str()), (Room::Facts, tr.shell_facts())];
    if case.record.version.is_some() {
        doors.insert(0, (Room::Versions, tr.versions_door()));
    }
    doors.insert(0, (Room::History, tr.history_door()));
    let left_edge = ui.scope_builder(right, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (door, word) in doors {
            let mut button = Button::quiet(word).kind(Type::Small).height(size::SMALL);
            if door == room {
                button = button.chosen(true).ink(tokens.ink);
            }
            if button.show(ui, tokens).clicked() {
                out.push(Action::Go(Screen::Case(case.record.id, door)));
            }
        }
        if Button::quiet(tr.law_door()).kind(Type::Small).height(size::SMALL).show(ui, tokens).clicked() {
            out.push(Action::Side(SideDoor::Law));
        }
        ui.min_rect().min.x
    });
    let words_area = Rect::from_min_max(area.min, pos2(left_edge.inner - 16.0, area.max.y));
    let left = UiBuilder::new().max_rect(words_area).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(left, |ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let (title, ink) = title_of(view, case);
        let wanted = words::width(ui, Type::Title, title).min(ui.available_width() * 0.6) + 1.0;
        ui.allocate_ui_with_layout(vec2(wanted, 32.0), Layout::left_to_right(Align::Center), |ui| {
            words::line(ui, Type::Title, title, ink);
        });
        watch(ui, view, case, out);
        let number = if file.number.is_empty() { tr.shell_no_number() } else { &file.number };
        if ui.available_width() > words::width(ui, Type::Small, number) {
            words::word(ui, Type::Small, number, tokens.ink3);
        }
        if ui.available_width() > 60.0 {
            words::line(ui, Type::Small, sides(view, case), tokens.ink2);
        }
    });
}

/// That something stands that must be watched. It says how many, not what: parties may look on.
fn watch(ui: &mut Ui, view: &View<'_>, case: &CaseView, out: &mut Outbox) {
    let count = alerts::standing(case).count();
    if count == 0 {
        return;
    }
    let words = view.tr.watch_count(count);
    let button = Button::small(&words).ink(view.tokens.accent).height(size::SMALL);
    if button.wanted_width(ui) < ui.available_width() && button.show(ui, view.tokens).clicked() {
        out.push(Action::Side(SideDoor::Watch));
    }
}

fn title_of<'a>(view: &View<'a>, case: &'a CaseView) -> (&'a str, egui::Color32) {
    let title = case.record.file.title.as_str();
    if title.is_empty() { (view.tr.shell_no_title(), view.tokens.ink2) } else { (title, view.tokens.ink) }
}

fn one_line(ui: &mut Ui, view: &View<'_>, case: &CaseView, stations: &[StationView], out: &mut Outbox, area: Rect) {
    let tokens = view.tokens;
    let right_area = Rect::from_min_max(area.min, area.max + vec2(8.0, 0.0));
    let right = UiBuilder::new().max_rect(right_area).layout(Layout::right_to_left(Align::Center));
    let left_edge = ui.scope_builder(right, |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        all_stations(ui, view, case, stations, out);
        if let Some(station) = stations::current(stations) {
            let live = matches!(station.shape, Shape::Current | Shape::Late);
            let ink = if live { tokens.accent } else { tokens.ink };
            if area.width() > 620.0 {
                words::word(ui, Type::Small, &station.state, ink);
            }
            words::word(ui, Type::BodyMedium, &station.name, ink);
        }
        if area.width() > 760.0 {
            rail::small(ui, tokens, stations);
        }
        ui.min_rect().min.x
    });
    let words_area = Rect::from_min_max(area.min, pos2(left_edge.inner - 12.0, area.max.y));
    let left = UiBuilder::new().max_rect(words_area).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(left, |ui| {
        let (title, ink) = title_of(view, case);
        let wanted = words::width(ui, Type::Title, title).min(ui.available_width() * 0.7) + 1.0;
        ui.allocate_ui_with_layout(vec2(wanted, 32.0), Layout::left_to_right(Align::Center), |ui| {
            words::line(ui, Type::Title, title, ink);
        });
        watch(ui, view, case, out);
    });
}

/// 六站 ▾: every station and every door, with number and sides on top.
fn all_stations(ui: &mut Ui, view: &View<'_>, case: &CaseView, stations: &[StationView], out: &mut Outbox) {
    let tokens = view.tokens;
    let button = Button::quiet(view.tr.shell_stations()).kind(Type::Small).after(Some(Icon::ChevronDown));
    let response = button.height(size::SMALL).show(ui, tokens);
    Popup::menu(&response).width(280.0).show(|ui| {
        words::wrapped(ui, Type::Small, &case.record.file.number, tokens.ink2);
        words::wrapped(ui, Type::Small, sides(view, case), tokens.ink2);
        for station in stations {
            let words = format!("{}  {}", station.name, station.state);
            let on = view.screen == Screen::Case(case.record.id, station.room);
            let row = Button::quiet(&words)
                .at_the_left()
                .chosen(on)
                .ink(tokens.ink)
                .width(ui.available_width())
                .named(&station.name);
            if row.show(ui, tokens).clicked() {
                out.push(Action::Go(Screen::Case(case.record.id, station.room)));
                ui.close();
            }
        }
    });
}
