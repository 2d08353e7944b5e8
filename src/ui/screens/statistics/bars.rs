//! Rows with a name, a plain bar, and the figures: the period in ink, the year before thin and pale below it.
//! Lengths are of one scale within a list. It must not count.

use egui::{Rect, Response, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use crate::statistics::report::Pair;
use crate::statistics::text::named_or_none;
use crate::statistics::words::wan;
use crate::ui::parts::{row, words};
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

/// Heights of both bars.
const NOW: f32 = 10.0;
const BEFORE: f32 = 4.0;

/// What one row shows.
pub(super) struct Row<'a> {
    pub(super) name: &'a str,
    /// `None`: no bar, as of an amount of money.
    pub(super) bar: Option<(u64, u64)>,
    /// The longest bar of the list.
    pub(super) most: u64,
    /// Figures of the period and of the year before, as they are shown.
    pub(super) now: &'a str,
    pub(super) before: &'a str,
}

/// How wide the parts of a row are.
struct Widths {
    name: f32,
    bar: f32,
    now: f32,
    before: f32,
}

/// In a narrow window the bars give way first.
fn widths(all: f32) -> Widths {
    let (now, before) = (150.0_f32.min(all * 0.2), 190.0_f32.min(all * 0.24));
    let name = 270.0_f32.min(all * 0.34);
    Widths { name, bar: (all - name - now - before - 2.0 * space::L).max(0.0), now, before }
}

/// Heads of the figures, right over them.
pub(super) fn heads(ui: &mut Ui, view: &View<'_>, now: &str, before: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::SMALL), Sense::hover());
    let widths = widths(rect.width());
    let ink = view.tokens.ink2;
    let room = widths.now + widths.bar;
    right(ui, rect, rect.max.x - widths.before - space::S, room, (Type::Small, now, ink));
    right(ui, rect, rect.max.x, widths.before, (Type::Small, before, ink));
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, view.tokens.border());
}

/// One row; it can be pressed where `pressable`.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, shown: &Row<'_>, pressable: bool, chosen: bool) -> Response {
    let tokens = view.tokens;
    let sense = if pressable { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW_LOW), sense);
    if pressable && (chosen || response.hovered()) {
        let fill = if chosen { tokens.surface } else { tokens.sunken };
        ui.painter().rect_filled(rect, 0.0, fill);
    }
    if chosen {
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(row::BAR, rect.height())), 0.0, tokens.accent_fill);
    }
    let widths = widths(rect.width());
    let hang = if chosen { space::S } else { 0.0 };
    // Where there is no bar, a long name has its room.
    let room = if shown.bar.is_some() { widths.name } else { widths.name + widths.bar };
    let name = words::galley(ui, Type::Body, shown.name, tokens.ink, room - hang);
    ui.painter().galley(pos2(rect.min.x + hang, rect.center().y - name.size().y / 2.0), name, tokens.ink);
    if let Some((now, before)) = shown.bar {
        let left = pos2(rect.min.x + widths.name + space::S, rect.center().y);
        bar(ui, view, (left, widths.bar), (now, before), shown.most);
    }
    right(ui, rect, rect.max.x - widths.before - space::S, widths.now, (Type::BodyMedium, shown.now, tokens.ink));
    right(ui, rect, rect.max.x, widths.before, (Type::Small, shown.before, tokens.ink2));
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, tokens.rule());
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 0.0, tokens.focus(), egui::StrokeKind::Inside);
    }
    let told = format!("{} {} {}", shown.name, shown.now, shown.before);
    let role = if pressable { accesskit::Role::Button } else { accesskit::Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, &told));
    response
}

/// Both bars, the year before below.
fn bar(ui: &Ui, view: &View<'_>, (left, width): (egui::Pos2, f32), (now, before): (u64, u64), most: u64) {
    let length = |count: u64| if most == 0 { 0.0 } else { width * (count as f32 / most as f32) };
    let top = left.y - (NOW + BEFORE) / 2.0;
    let now = Rect::from_min_size(pos2(left.x, top), vec2(length(now), NOW));
    let before = Rect::from_min_size(pos2(left.x, top + NOW + 1.0), vec2(length(before), BEFORE));
    ui.painter().rect_filled(now, 0.0, view.tokens.ink2);
    ui.painter().rect_filled(before, 0.0, view.tokens.edge.gamma_multiply(0.6));
}

/// A text that ends at `x`.
fn right(ui: &Ui, row: Rect, x: f32, width: f32, (kind, text, ink): (Type, &str, egui::Color32)) {
    let galley = words::galley(ui, kind, text, ink, width);
    ui.painter().galley(pos2(x - galley.size().x, row.center().y - galley.size().y / 2.0), galley, ink);
}

/// A breakdown: accepted as bars; settled and amount beside.
pub(super) fn pairs(ui: &mut Ui, view: &View<'_>, pairs: &[Pair]) {
    heads(ui, view, view.tr.statistics_head_now(), view.tr.statistics_head_before());
    let most = longest(pairs);
    for pair in pairs {
        pair_row(ui, view, pair, most, false, false);
    }
}

/// The longest bar of a breakdown.
pub(super) fn longest(pairs: &[Pair]) -> u64 {
    pairs.iter().map(|pair| pair.now.total.max(pair.before.total)).max().unwrap_or(0)
}

/// One row of a breakdown.
pub(super) fn pair_row(
    ui: &mut Ui,
    view: &View<'_>,
    pair: &Pair,
    most: u64,
    pressable: bool,
    chosen: bool,
) -> Response {
    let tr = view.tr;
    let now = tr.statistics_line(pair.now.total, pair.now.settled, wan(pair.now.amount_fen));
    let before = tr.statistics_line(pair.before.total, pair.before.settled, wan(pair.before.amount_fen));
    let name = named_or_none(&pair.name, tr);
    let bar = Some((pair.now.total, pair.before.total));
    show(ui, view, &Row { name, bar, most, now: &now, before: &before }, pressable, chosen)
}
