//! The rail: a bridge of five arches between six stations. Any station can be opened at any time.

use egui::epaint::QuadraticBezierShape;
use egui::{
    Color32, Painter, Pos2, Rect, Response, Sense, Shape as Drawing, Stroke, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use crate::ui::parts::icon::Icon;
use crate::ui::parts::words;
use crate::ui::screen::Room;
use crate::ui::theme::{Tokens, Type};

use super::stations::{Shape, StationView};

const HEIGHT: f32 = 60.0;
/// Middle of the circles below the top of the rail.
const MIDDLE: f32 = 17.0;
/// Room of the last station, in points.
const LAST: f32 = 92.0;

/// Paints the whole rail; the answer is the room of the station that was clicked.
pub fn show(ui: &mut Ui, tokens: &Tokens, stations: &[StationView], open: Room) -> Option<Room> {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let last = stations.last().map_or(LAST, |station| words_width(ui, station).max(LAST));
    let gaps = stations.len().saturating_sub(1).max(1) as f32;
    let pitch = (rect.width() - last) / gaps;
    let mut clicked = None;
    for (position, station) in stations.iter().enumerate() {
        let left = rect.min.x + pitch * position as f32;
        let is_last = position + 1 == stations.len();
        let width = if is_last { last } else { pitch };
        let area = Rect::from_min_size(pos2(left, rect.min.y), vec2(width, HEIGHT));
        let response = hit(ui, tokens, area, station, open == station.room);
        if response.clicked() {
            clicked = Some(station.room);
        }
        let middle = pos2(left + 9.0, rect.min.y + MIDDLE);
        if !is_last {
            arch(ui.painter(), tokens, middle, pitch, station.shape.is_passed(), 1.0);
        }
        circle(ui.painter(), tokens, middle, 9.0, station.shape);
        label(ui, tokens, area, station, open == station.room);
    }
    clicked
}

/// The folded rail: six small circles in one line. Not a control; 六站 opens the list.
pub fn small(ui: &mut Ui, tokens: &Tokens, stations: &[StationView]) {
    const PITCH: f32 = 32.0;
    let width = PITCH * stations.len().saturating_sub(1) as f32 + 13.0;
    let (rect, _) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    for (position, station) in stations.iter().enumerate() {
        let middle = pos2(rect.min.x + 6.5 + PITCH * position as f32, rect.center().y);
        if position + 1 < stations.len() {
            arch(ui.painter(), tokens, middle, PITCH, station.shape.is_passed(), 0.35);
        }
        circle(ui.painter(), tokens, middle, 6.5, station.shape);
    }
}

fn words_width(ui: &Ui, station: &StationView) -> f32 {
    words::width(ui, Type::BodyMedium, &station.name) + 8.0 + words::width(ui, Type::Small, &station.state) + 14.0
}

fn hit(ui: &Ui, tokens: &Tokens, area: Rect, station: &StationView, open: bool) -> Response {
    let response = ui.interact(area, ui.scope_id().with(("station", &station.name)), Sense::click());
    let name = format!("{} {}", station.name, station.state);
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::Tab, true, open, &name));
    if response.hovered() {
        ui.painter().rect_filled(area.shrink2(vec2(0.0, 2.0)).translate(vec2(-4.0, 0.0)), 6.0, tokens.sunken);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(area, 6.0, tokens.focus(), egui::StrokeKind::Inside);
    }
    if station.reason.is_empty() { response } else { response.on_hover_text(&station.reason) }
}

fn label(ui: &Ui, tokens: &Tokens, area: Rect, station: &StationView, open: bool) {
    let (name_ink, state_ink) = match station.shape {
        Shape::NotYet => (tokens.ink2, tokens.ink3),
        Shape::Skipped => (tokens.ink2, tokens.ink2),
        Shape::Current | Shape::Late => (tokens.accent, tokens.accent),
        Shape::MovedUp | Shape::Done | Shape::NotSettled => (tokens.ink, tokens.ink2),
    };
    let medium = open || matches!(station.shape, Shape::Current | Shape::Late);
    let kind = if medium { Type::BodyMedium } else { Type::Body };
    let name = words::galley(ui, kind, &station.name, name_ink, area.width() - 12.0);
    let rest = area.width() - name.size().x - 20.0;
    let top = area.min.y + 28.0 + 12.0;
    let name_width = name.size().x;
    ui.painter().galley(pos2(area.min.x, top - name.size().y / 2.0), name, name_ink);
    if open {
        // The open station is underlined; red stays with the current one.
        let y = area.max.y - 4.0;
        ui.painter().hline(area.min.x..=area.min.x + name_width, y, Stroke::new(2.0, name_ink));
    }
    if rest > 12.0 {
        let state = words::galley(ui, Type::Small, &station.state, state_ink, rest);
        ui.painter().galley(pos2(area.min.x + name_width + 8.0, top + 1.0 - state.size().y / 2.0), state, state_ink);
    }
}

fn arch(painter: &Painter, tokens: &Tokens, from: Pos2, pitch: f32, passed: bool, size: f32) {
    let gap = if size < 1.0 { 9.0 } else { 14.0 };
    let (left, right) = (from.x + gap, from.x + pitch - gap);
    let stroke = if passed { Stroke::new(2.0, tokens.ink2) } else { Stroke::new(1.0, tokens.edge) };
    let points = [pos2(left, from.y), pos2((left + right) / 2.0, from.y - 23.0 * size), pos2(right, from.y)];
    painter.add(Drawing::QuadraticBezier(QuadraticBezierShape::from_points_stroke(
        points,
        false,
        Color32::TRANSPARENT,
        stroke,
    )));
}

fn circle(painter: &Painter, tokens: &Tokens, middle: Pos2, radius: f32, shape: Shape) {
    let inside = Rect::from_center_size(middle, vec2(radius, radius) * 1.35);
    let ring = |width: f32, color| {
        painter.circle(middle, radius - width / 2.0, tokens.surface, Stroke::new(width, color));
    };
    match shape {
        Shape::NotYet => ring(1.0, tokens.edge),
        Shape::Current => {
            ring(2.0, tokens.accent);
            painter.circle_filled(middle, radius * 4.0 / 9.0, tokens.accent);
        }
        Shape::MovedUp => {
            painter.circle_filled(middle, radius, tokens.ink2);
            Icon::ArrowRight.paint(painter, inside, tokens.surface, 1.6);
        }
        Shape::Done => {
            painter.circle_filled(middle, radius, tokens.done);
            Icon::Check.paint(painter, inside, tokens.surface, 1.8);
        }
        Shape::Skipped => {
            ring(1.0, tokens.edge);
            Icon::Minus.paint(painter, inside, tokens.ink2, 1.6);
        }
        Shape::NotSettled => {
            painter.circle_filled(middle, radius, tokens.ink2);
            Icon::Cross.paint(painter, inside, tokens.surface, 1.6);
        }
        Shape::Late => {
            painter.circle_filled(middle, radius, tokens.accent);
            let at = |y: f32| pos2(middle.x, middle.y + y * radius);
            painter.line_segment([at(-0.55), at(0.15)], Stroke::new(1.8, tokens.surface));
            painter.circle_filled(at(0.5), 1.1, tokens.surface);
        }
    }
}
