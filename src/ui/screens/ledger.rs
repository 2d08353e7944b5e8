//! 台账: the table of all cases. Search and filter are wishes; the rows come back with the next frame.
//! Only the rows that are seen are painted, so that a hundred thousand feel like a hundred.

use egui::{Key, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use crate::casebook::view::{CaseState, LedgerQuery, LedgerRow, Station};
use crate::domain::money::Money;
use crate::ui::action::{Action, Outbox};
use crate::ui::buffer::Buffer;
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::Field;
use crate::ui::parts::{empty, row, scroll, segmented, words};
use crate::ui::screen::{Room, Screen};
use crate::ui::screens::today::state_word;
use crate::ui::theme::{Type, margin, size, space};
use crate::ui::view::View;

use super::ledger_columns::{self, Column};
use super::ledger_hits::{Hits, found_for};

/// The screen's state.
#[derive(Default)]
pub struct LedgerScreen {
    words: Buffer,
    chosen: usize,
    find: bool,
    hits: Hits,
}

impl LedgerScreen {
    /// Puts the focus into the find field in the next frame (Ctrl+F).
    pub const fn focus_find(&mut self) {
        self.find = true;
    }

    /// Paints the room between top bar and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let side = margin(ui.ctx().content_rect().width());
        let area = ui.max_rect().shrink2(vec2(side, 0.0));
        self.chosen = self.chosen.min(view.ledger.rows.len().saturating_sub(1));
        ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(space::L);
            self.head(ui, view, out);
            filter(ui, view, out);
            if view.ledger.rows.is_empty() {
                nothing(ui, view, out);
                return;
            }
            self.keys(ui, view, out);
            self.table(ui, view, out);
        });
    }

    /// Open and record.
    pub fn foot(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let row = view.ledger.rows.get(self.chosen);
        let open = Button::primary(tr.ledger_open()).after(Some(crate::ui::parts::icon::Icon::ChevronRight));
        if open.enabled(row.is_some()).show(ui, tokens).clicked()
            && let Some(row) = row
        {
            out.push(Action::Go(Screen::Case(row.id, room_of(row.station))));
        }
        if Button::normal(tr.ledger_record()).enabled(row.is_some()).show(ui, tokens).clicked()
            && let Some(row) = row
        {
            out.push(Action::Go(Screen::Case(row.id, Room::Performance)));
        }
        if Button::quiet(tr.kept_room()).show(ui, tokens).clicked() {
            out.push(Action::Go(Screen::Kept));
        }
    }

    fn head(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        self.words.seed(&view.ledger.query.words);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            words::word(ui, Type::Page, tr.shell_ledger(), tokens.ink);
            let width = ui.available_width().min(420.0);
            let field =
                Field::new(tr.ledger_find()).hint(tr.ledger_find_hint()).label_hidden().width(width).height(40.0);
            let count = found_for(view, self.words.text.trim()).len();
            self.hits.keys(ui.ctx(), count, !self.words.has_cursor());
            let response = field.limit(200).show(ui, tokens, &mut self.words.text);
            if std::mem::take(&mut self.find) {
                response.request_focus();
            }
            self.found(ui, view, &response, out);
            if self.words.is_due(&response) {
                out.push(Action::Query(LedgerQuery { words: self.words.text.clone(), ..view.ledger.query.clone() }));
            }
        });
    }

    /// Where the words stand, while they are typed.
    fn found(&mut self, ui: &Ui, view: &View<'_>, response: &egui::Response, out: &mut Outbox) {
        let asked = self.words.text.trim().to_owned();
        if response.changed() {
            self.hits.begin();
            out.push(Action::Find(asked.clone()));
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            self.hits.enter(ui.ctx(), view, &asked, out);
        }
        self.hits.show(ui, view, response.rect, response.has_focus(), &asked, out);
    }

    fn keys(&mut self, ui: &Ui, view: &View<'_>, out: &mut Outbox) {
        if ui.ctx().memory(|memory| memory.focused().is_some()) {
            return;
        }
        let last = view.ledger.rows.len().saturating_sub(1);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            self.chosen = (self.chosen + 1).min(last);
        }
        if pressed(Key::ArrowUp) {
            self.chosen = self.chosen.saturating_sub(1);
        }
        if pressed(Key::Home) {
            self.chosen = 0;
        }
        if pressed(Key::End) {
            self.chosen = last;
        }
        if pressed(Key::Enter)
            && let Some(row) = view.ledger.rows.get(self.chosen)
        {
            out.push(Action::Go(Screen::Case(row.id, room_of(row.station))));
        }
    }

    fn table(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let columns = ledger_columns::fit(view.tr.0, ui.available_width());
        table_head(ui, view, &columns);
        let count = view.ledger.rows.len();
        let width = ui.available_width();
        // The bar stands in the margin.
        ui.set_max_width(width + scroll::BAR);
        ScrollArea::vertical().id_salt("ledger").auto_shrink([false, false]).show_rows(
            ui,
            size::ROW,
            count,
            |ui, range| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                for position in range {
                    let Some(line) = view.ledger.rows.get(position) else { continue };
                    let response = row::show(ui, view.tokens, size::ROW, position == self.chosen, |ui| {
                        let area = ui.max_rect();
                        for column in &columns {
                            cell(ui, view, line, *column, area, position == self.chosen);
                        }
                    });
                    crate::ui::parts::field::named_button(&response, &line.title);
                    if response.clicked() {
                        self.chosen = position;
                    }
                    if response.double_clicked() {
                        out.push(Action::Go(Screen::Case(line.id, room_of(line.station))));
                    }
                }
            },
        );
    }
}

fn filter(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    let all: usize = view.ledger.counts.iter().map(|(_, count)| count).sum();
    let words: Vec<(Option<CaseState>, String)> = std::iter::once((None, tr.ledger_all(all)))
        .chain(
            view.ledger
                .counts
                .iter()
                .map(|(state, count)| (Some(*state), tr.ledger_state_count(state_word(tr, *state), count))),
        )
        .collect();
    let choices: Vec<(Option<CaseState>, &str)> = words.iter().map(|(state, word)| (*state, word.as_str())).collect();
    ui.horizontal(|ui| {
        ui.set_height(56.0);
        let mut chosen = view.ledger.query.state;
        let room = ui.available_width();
        let wanted: f32 = choices.iter().map(|(_, word)| words::width(ui, Type::SmallMedium, word) + 20.0).sum();
        let width = (wanted > room).then_some(room);
        if segmented::show(ui, tokens, tr.ledger_filter(), &choices, &mut chosen, width) {
            out.push(Action::Query(LedgerQuery { state: chosen, ..view.ledger.query.clone() }));
        }
        let total = view.ledger.rows.iter().filter_map(|row| row.amount).try_fold(Money::default(), Money::checked_add);
        if let Some(total) = total
            && ui.available_width() > 220.0
        {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                words::line(ui, Type::Small, tr.ledger_total(dates::amount(tr, total)), tokens.ink2);
            });
        }
    });
}

fn nothing(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    row::rule(ui, tokens);
    let asked = view.ledger.query != LedgerQuery::default();
    let (sentence, door) = if asked {
        (tr.ledger_nothing(), tr.ledger_nothing_door())
    } else {
        (tr.ledger_empty(), tr.ledger_empty_door())
    };
    let clicked = empty::show(ui, tokens, sentence, Some(door)).is_some_and(|response| response.clicked());
    if clicked {
        out.push(if asked { Action::Query(LedgerQuery::default()) } else { Action::Go(Screen::WalkIn) });
    }
}

fn table_head(ui: &mut Ui, view: &View<'_>, columns: &[Column]) {
    let tokens = view.tokens;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW_LOW), Sense::hover());
    for column in columns {
        let ink = if column.kind == ledger_columns::Kind::Next { tokens.ink } else { tokens.ink2 };
        let word = ledger_columns::title(view.tr, column.kind);
        paint(ui, rect, *column, Type::Small, word, ink);
    }
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, tokens.border());
}

fn paint(ui: &Ui, row: Rect, column: Column, kind: Type, text: &str, ink: egui::Color32) {
    let galley = words::galley(ui, kind, text, ink, column.width);
    let left = row.min.x + column.left;
    let x = if column.kind.is_right() { left + column.width - galley.size().x } else { left };
    // （ has half an em of white at its left; moved there, the edge stays straight.
    let x = if text.starts_with('（') { x - kind.size() / 2.0 } else { x };
    ui.painter().galley(pos2(x, row.center().y - galley.size().y / 2.0), galley, ink);
}

fn cell(ui: &Ui, view: &View<'_>, line: &LedgerRow, column: Column, area: Rect, current: bool) {
    let (tr, tokens) = (view.tr, view.tokens);
    let body = if current { Type::BodyMedium } else { Type::Body };
    match column.kind {
        ledger_columns::Kind::Number => paint(ui, area, column, Type::Small, &line.number, tokens.ink2),
        ledger_columns::Kind::Dispute => paint(ui, area, column, body, &line.title, tokens.ink),
        ledger_columns::Kind::Parties => {
            let sides = [line.side_a.join(tr.shell_names_joint()), line.side_b.join(tr.shell_names_joint())];
            paint(ui, area, column, Type::Small, &sides.join(" ⇄ "), tokens.ink);
        }
        ledger_columns::Kind::Station => {
            paint(ui, area, column, Type::Body, station_word(view, line.station), tokens.ink);
        }
        ledger_columns::Kind::Accepted => {
            let day = line.accepted.map(dates::table_day).unwrap_or_default();
            paint(ui, area, column, Type::Body, &day, tokens.ink2);
        }
        ledger_columns::Kind::Amount => {
            let amount = line.amount.map_or_else(|| tr.ledger_no_amount().to_owned(), Money::figures);
            paint(ui, area, column, Type::Body, &amount, tokens.ink);
        }
        ledger_columns::Kind::Next => {
            let (word, ink, kind) = next(view, line);
            paint(ui, area, column, kind, &word, ink);
        }
    }
}

/// The last column: how far the next date is, else the state.
fn next(view: &View<'_>, line: &LedgerRow) -> (String, egui::Color32, Type) {
    let (tr, tokens, today) = (view.tr, view.tokens, view.now.date());
    let done = matches!(line.state, CaseState::Performed | CaseState::NotSettled);
    match line.next_due {
        Some(day) if !done => {
            let (ink, kind) = match (day - today).num_days() {
                ..0 => (tokens.accent, Type::BodyMedium),
                0..=7 => (tokens.soon, Type::BodyMedium),
                _ => (tokens.ink2, Type::Body),
            };
            (dates::distance(tr, today, day), ink, kind)
        }
        _ => {
            let ink = if line.state == CaseState::Performed { tokens.done } else { tokens.ink2 };
            (state_word(tr, line.state).to_owned(), ink, Type::Body)
        }
    }
}

fn station_word<'v>(view: &'v View<'_>, station: Station) -> &'v str {
    match station {
        Station::Step(step) => view.step(step),
        Station::Agreement => view.tr.shell_station_agreement(),
        Station::Signing => view.tr.shell_station_signing(),
        Station::Performance => view.tr.shell_station_performance(),
    }
}

/// The room of a station.
pub const fn room_of(station: Station) -> Room {
    match station {
        Station::Step(step) => Room::of_step(step),
        Station::Agreement => Room::Agreement,
        Station::Signing => Room::Signing,
        Station::Performance => Room::Performance,
    }
}
