//! The navigation: four words at the left. Folded it is a menu, which then also holds the doors of the case.

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
pub const fn pages(tr: Tr) -> [(Screen, &'static str); 4] {
    [
        (Screen::Today, tr.shell_today()),
        (Screen::Ledger, tr.shell_ledger()),
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

/// The menu of the folded window: pages, then the doors of the case, then what opens at the right edge. At 150 % all of it
/// still fits below the top bar.
pub fn menu(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let tr = view.tr;
    let mut pages: Vec<(Screen, &str)> = pages(tr).into();
    pages.insert(1, (Screen::WalkIn, tr.shell_walk_in()));
    if let Some(case) = view.case {
        let id = case.record.id;
        let rooms = [
            (Room::Facts, tr.shell_facts()),
            (Room::Parties, tr.shell_parties()),
            (Room::Papers, tr.shell_papers()),
            (Room::Versions, tr.versions_room()),
            (Room::PartyView, tr.party_door()),
        ];
        pages.extend(rooms.map(|(room, word)| (Screen::Case(id, room), word)));
    }
    pages.push((Screen::Verify, tr.verify_room()));
    pages.push((Screen::Backup, tr.backup_room()));
    for (screen, word) in pages {
        if line(ui, view, word, "", view.screen == screen) {
            out.push(Action::Go(screen));
        }
    }
    if view.can_lock && line(ui, view, tr.lock_now(), "Ctrl+L", false) {
        out.push(Action::Lock { switch: false });
    }
    if line(ui, view, tr.law_room(), "F2", false) {
        out.push(Action::Side(SideDoor::Law));
    }
    if edge::may_watch(view) && line(ui, view, tr.watch_room(), "F3", false) {
        out.push(Action::Side(SideDoor::Watch));
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
