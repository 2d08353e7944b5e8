//! The navigation: five words at the left. Folded it is a menu, which then also holds the doors of the case.

use egui::{Color32, Rect, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use crate::i18n::{Lang, Tr};
use crate::ui::action::{Action, Outbox, SideDoor};
use crate::ui::parts::button::Button;
use crate::ui::parts::{row, words};
use crate::ui::screen::{Room, Screen};
use crate::ui::theme::{Type, size};
use crate::ui::view::View;

use super::edge;

/// Height of a line of the menu: eleven of them are shown at 150 %.
const MENU_LINE: f32 = 36.0;

/// The pages of the navigation, help last.
pub const fn pages(tr: Tr) -> [(Screen, &'static str); 5] {
    [
        (Screen::Today, tr.shell_today()),
        (Screen::Ledger, tr.shell_ledger()),
        (Screen::Statistics, tr.shell_statistics()),
        (Screen::Settings, tr.shell_settings()),
        (Screen::Help, tr.shell_help()),
    ]
}

/// Paints the column.
pub fn show(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let column = ui.max_rect();
    let mut y = column.min.y + 12.0;
    for (screen, word) in pages(view.tr) {
        let top = if screen == Screen::Help { column.max.y - 56.0 } else { y };
        let area = Rect::from_min_size(pos2(column.min.x, top), vec2(column.width(), size::ROW));
        y += size::ROW + 4.0;
        if entry(ui, view, area, screen, word) {
            out.push(Action::Go(screen));
        }
    }
}

fn entry(ui: &Ui, view: &View<'_>, area: Rect, screen: Screen, word: &str) -> bool {
    let tokens = view.tokens;
    let on = view.screen == screen
        || screen == Screen::Ledger && view.screen == Screen::Kept
        || screen == Screen::Today && view.screen == Screen::WalkIn
        || screen == Screen::Settings
            && matches!(view.screen, Screen::Templates | Screen::People | Screen::Verify | Screen::Backup);
    let response = ui.interact(area, ui.scope_id().with(word), Sense::click());
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::Tab, true, on, word));
    let fill = if on {
        tokens.surface
    } else if response.hovered() {
        tokens.sunken
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(area, 0.0, fill);
    if on {
        let bar = Rect::from_min_size(area.min, vec2(row::BAR, area.height()));
        ui.painter().rect_filled(bar, 0.0, tokens.accent_fill);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(area, 0.0, tokens.focus(), egui::StrokeKind::Inside);
    }
    let ink = if on { tokens.ink } else { tokens.ink2 };
    let kind = match (view.tr.0, on) {
        (Lang::Zh, true) => Type::BodyMedium,
        (Lang::Zh, false) => Type::Body,
        (Lang::En, true) => Type::SmallMedium,
        (Lang::En, false) => Type::Small,
    };
    let left = area.min.x + if view.tr.0 == Lang::Zh { 22.0 } else { 14.0 };
    let text = words::galley(ui, kind, word, ink, area.max.x - left);
    let width = text.size().x;
    ui.painter().galley(pos2(left, area.center().y - text.size().y / 2.0), text, ink);
    let count = view.today.lines.len();
    if screen == Screen::Today && count > 0 {
        let count = words::galley(ui, Type::SmallMedium, &count.to_string(), tokens.accent, 40.0);
        ui.painter().galley(pos2(left + width + 6.0, area.center().y - count.size().y / 2.0), count, tokens.accent);
    }
    response.clicked()
}

/// Width of a column of the menu, in points.
const MENU_COLUMN: f32 = 208.0;

/// Width of the menu: beside the pages stand the doors of the open case.
pub fn menu_width(view: &View<'_>) -> f32 {
    if view.case.is_some() { 2.0 * MENU_COLUMN } else { MENU_COLUMN }
}

/// The menu of the folded window: pages, then the lock and what opens at the right edge; of an open case its doors stand beside
/// them, so that at 150 % all of it still fits below the top bar.
pub fn menu(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let (tr, case) = (view.tr, view.case);
    let go = |screen: Screen, word| Entry { word, key: "", chosen: view.screen == screen, action: Action::Go(screen) };
    let door = |word, key, action| Entry { word, key, chosen: false, action };
    let mut left: Vec<Entry<'_>> = pages(tr).into_iter().map(|(screen, word)| go(screen, word)).collect();
    left.insert(1, go(Screen::WalkIn, tr.shell_walk_in()));
    left.push(go(Screen::Verify, tr.verify_room()));
    left.push(go(Screen::Backup, tr.backup_room()));
    let lock = view.can_lock.then(|| door(tr.lock_now(), "Ctrl+Shift+L", Action::Lock { switch: false }));
    let law = door(tr.law_room(), "F2", Action::Side(SideDoor::Law));
    let Some(case) = case else {
        return column(ui, view, left.into_iter().chain(lock).chain([law]), out);
    };
    let id = case.record.id;
    let rooms = [
        (Room::Facts, tr.shell_facts()),
        (Room::Parties, tr.shell_parties()),
        (Room::Papers, tr.shell_papers()),
        (Room::Versions, tr.versions_room()),
        (Room::History, tr.history_room()),
        (Room::PartyView, tr.party_door()),
    ];
    let rooms = rooms.map(|(room, word)| go(Screen::Case(id, room), word));
    let watch = edge::may_watch(view).then(|| door(tr.watch_room(), "F3", Action::Side(SideDoor::Watch)));
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.vertical(|ui| column(ui, view, left.into_iter().chain(lock), out));
        ui.vertical(|ui| column(ui, view, rooms.into_iter().chain([law]).chain(watch), out));
    });
}

/// A line of the menu.
struct Entry<'a> {
    word: &'a str,
    key: &'a str,
    chosen: bool,
    action: Action,
}

fn column<'a>(ui: &mut Ui, view: &View<'_>, lines: impl Iterator<Item = Entry<'a>>, out: &mut Outbox) {
    ui.set_width(MENU_COLUMN);
    for Entry { word, key, chosen, action } in lines {
        if line(ui, view, word, key, chosen) {
            out.push(action);
        }
    }
}

/// A line of the menu; true when it was pressed.
fn line(ui: &mut Ui, view: &View<'_>, word: &str, key: &str, chosen: bool) -> bool {
    ui.spacing_mut().item_spacing.y = 0.0;
    let row = Button::quiet(word).at_the_left().chosen(chosen).ink(view.tokens.ink);
    let row = if key.is_empty() { row } else { row.key(key) };
    let pressed = row.width(ui.available_width()).height(MENU_LINE).show(ui, view.tokens).clicked();
    if pressed {
        ui.close();
    }
    pressed
}
