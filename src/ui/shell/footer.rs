//! The footer: what was saved or what happened at the left, the buttons of the screen at the right.

use egui::{
    Align, CornerRadius, Frame, Layout, Margin, Popup, Rect, RectAlign, Response, ScrollArea, Sense, StrokeKind, Ui,
    UiBuilder, Vec2,
};
use egui::{WidgetInfo, accesskit, pos2, vec2};

use crate::casebook::Role;
use crate::check;
use crate::ui::action::{Action, Outbox};
use crate::ui::backup_view::BackupStatus;
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::{missing, words};
use crate::ui::report_view::Mood;
use crate::ui::screen::{Room, Screen};
use crate::ui::theme::{Type, margin, size};
use crate::ui::view::{CaseView, View};

use super::rooms::Rooms;

/// Paints the footer with the buttons of the open screen.
pub fn show(ui: &mut Ui, view: &View<'_>, out: &mut Outbox, rooms: &mut Rooms, folded: bool) {
    let side = margin(ui.ctx().content_rect().width());
    let area = ui.max_rect().shrink2(vec2(side, 0.0));
    let right = UiBuilder::new().max_rect(area).layout(Layout::right_to_left(Align::Center));
    let left_edge = ui.scope_builder(right, |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        rooms.foot(ui, view, out);
        match view.case {
            Some(case) if shows_missing(view.screen, folded) => missing_button(ui, view, case, out),
            Some(_) => {}
            None => committee(ui, view),
        }
        ui.min_rect().min.x
    });
    let room = Rect::from_min_max(area.min, pos2(left_edge.inner - 12.0, area.max.y));
    let left = UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(left, |ui| saved(ui, view, out));
}

fn committee(ui: &mut Ui, view: &View<'_>) {
    if matches!(
        view.screen,
        Screen::Today | Screen::Help | Screen::Settings | Screen::People | Screen::Verify | Screen::Backup
    ) && ui.available_width() > 500.0
    {
        words::word(ui, Type::Small, &view.settings.committee, view.tokens.ink2);
    }
}

/// Rooms whose right column holds the list themselves do not need the button, unless they are folded.
const fn shows_missing(screen: Screen, folded: bool) -> bool {
    match screen {
        Screen::Case(_, Room::Neighborhood | Room::Village | Room::Interpretation | Room::Parties) => folded,
        Screen::Case(..) => true,
        _ => false,
    }
}

fn saved(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    ui.spacing_mut().item_spacing.x = 6.0;
    if let Some(message) = &view.status.message {
        let ink = if message.problem { tokens.accent } else { tokens.ink };
        if message.problem {
            let (square, _) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
            Mark::Must.paint(ui.painter(), square.center(), tokens);
        } else {
            Icon::Check.show(ui, 14.0, tokens.done);
        }
        let undo = view.undo.filter(|_| message.undoable);
        let door = Button::quiet(tr.shell_undo()).kind(Type::Small).ink(tokens.ink).height(size::SMALL);
        let keep = undo.map_or(0.0, |_| door.wanted_width(ui) + 12.0);
        let width = (ui.available_width() - keep).max(20.0).min(words::width(ui, Type::Small, &message.text) + 1.0);
        ui.allocate_ui_with_layout(vec2(width, 24.0), Layout::left_to_right(Align::Center), |ui| {
            words::line(ui, Type::Small, &message.text, ink);
        });
        if undo.is_some() && door.show(ui, tokens).clicked() {
            out.push(Action::Undo);
        }
        return;
    }
    if view.actor.role == Role::Reader {
        Icon::Lock.show(ui, 14.0, tokens.ink2);
        words::line(ui, Type::Small, tr.rights_reading(), tokens.ink2);
        return;
    }
    if view.status.nothing_saved {
        let (square, _) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
        Mark::Must.paint(ui.painter(), square.center(), tokens);
        words::line(ui, Type::Small, tr.trouble_footer(), tokens.accent);
        return;
    }
    let saved = match view.status.saved_at {
        Some(at) => tr.shell_saved(dates::clock(at)),
        None => tr.shell_not_yet_saved().to_owned(),
    };
    let wanted = words::width(ui, Type::Small, &saved) + 1.0;
    let is_calm = view.status.backup.as_ref().is_none_or(|backup| backup.mood == Mood::Good);
    let door = view.status.backup.as_ref().map(|backup| backup_door(view, backup));
    let room = door.as_ref().map_or(0.0, |door| door.wanted_width(ui) + 12.0);
    let fits = ui.available_width() >= wanted + 20.0 + room;
    // Where there is room for one only, a backup that is too old is more than a time.
    if fits || is_calm {
        Icon::Check.show(ui, 14.0, tokens.done);
        let width = wanted.min(ui.available_width()).max(20.0);
        ui.allocate_ui_with_layout(vec2(width, 24.0), Layout::left_to_right(Align::Center), |ui| {
            words::line(ui, Type::Small, saved, tokens.ink2);
        });
    }
    if let Some(door) = door.filter(|_| fits || !is_calm)
        && door.show(ui, tokens).clicked()
    {
        out.push(Action::Go(Screen::Backup));
    }
}

/// How fresh the last good backup is, in words and with a sign; the way to the backups.
fn backup_door<'a>(view: &View<'a>, backup: &'a BackupStatus) -> Button<'a> {
    let tokens = view.tokens;
    let (icon, ink) = match backup.mood {
        Mood::Good | Mood::Plain => (Icon::Check, tokens.ink2),
        Mood::Doubtful => (Icon::Doubt, tokens.soon),
        Mood::Bad => (Icon::Cross, tokens.accent),
    };
    Button::quiet(&backup.words).kind(Type::Small).ink(ink).height(size::SMALL).before(icon)
}

/// 还差 n 项 ▴ and the list that rises from it.
fn missing_button(ui: &mut Ui, view: &View<'_>, case: &CaseView, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    let wanting = missing::wanting(&case.findings);
    if wanting == 0 {
        words::line(ui, Type::Small, tr.shell_missing_none(), tokens.done);
        return;
    }
    let words = tr.shell_missing(wanting);
    let mark = if check::blocks(&case.findings) { Mark::Must } else { Mark::Advice };
    let response = marked_button(ui, view, &words, mark);
    let width = ui.ctx().content_rect().width().min(460.0) - 40.0;
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(12));
    Popup::from_toggle_button_response(&response).align(RectAlign::TOP_END).frame(frame).width(width).show(|ui| {
        ui.set_width(width);
        words::wrapped(ui, Type::Small, tr.shell_missing_hint(), tokens.ink2);
        ScrollArea::vertical().max_height(ui.ctx().content_rect().height() * 0.6).show(ui, |ui| {
            if missing::list(ui, view, out) {
                ui.close();
            }
        });
    });
}

fn marked_button(ui: &mut Ui, view: &View<'_>, text: &str, mark: Mark) -> Response {
    let tokens = view.tokens;
    let galley = words::galley(ui, Type::Body, text, tokens.ink, ui.available_width().max(80.0) - 80.0);
    let width = galley.size().x + 16.0 + 18.0 + 24.0 + 16.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, text));
    let fill = if response.hovered() { tokens.select } else { tokens.surface };
    let stroke = if response.has_focus() { tokens.focus() } else { tokens.border() };
    let painter = ui.painter();
    painter.rect(rect, CornerRadius::same(size::RADIUS), fill, stroke, StrokeKind::Inside);
    mark.paint(painter, pos2(rect.min.x + 21.0, rect.center().y), tokens);
    painter.galley(pos2(rect.min.x + 34.0, rect.center().y - galley.size().y / 2.0), galley, tokens.ink);
    let arrow = Rect::from_center_size(pos2(rect.max.x - 22.0, rect.center().y), Vec2::splat(12.0));
    Icon::ChevronUp.paint(painter, arrow, tokens.ink, 1.6);
    response
}
