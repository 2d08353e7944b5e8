//! One recorded statement: monogram, name, kind, time, words, and whether it was read back to its speaker. No bubble, no
//! rule; what is private looks private from two metres. It must not change anything: a click is for its caller.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, CornerRadius, Galley, Layout, Rect, Sense, Shape, Stroke, Ui, UiBuilder, WidgetInfo, accesskit,
    pos2, vec2,
};

use crate::domain::case::CaseFile;
use crate::domain::party::{Party, Side};
use crate::domain::session::Statement;
use crate::i18n::Tr;
use crate::ui::dates;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::tag::Tag;
use crate::ui::parts::{monogram, words};
use crate::ui::screens::parties::letter;
use crate::ui::theme::{Tokens, Type, space};

use super::conversation::Wish;

/// Room of the monogram and the gap behind it.
pub(super) const INDENT: f32 = 40.0;
const NAME_ROW: f32 = 26.0;
const LINE: f32 = 25.0;
const NOTE: f32 = 22.0;
/// What a tag takes besides its words, with the gap before it.
const TAG: f32 = 26.0;

/// A statement, laid out for a width.
pub struct Block<'a> {
    statement: &'a Statement,
    party: Option<&'a Party>,
    text: Arc<Galley>,
    /// Height of the whole block in points.
    pub height: f32,
}

/// Lays a statement out in a text column of this width.
pub fn measure<'a>(ui: &Ui, tokens: &Tokens, file: &'a CaseFile, statement: &'a Statement, width: f32) -> Block<'a> {
    let format =
        TextFormat { font_id: Type::Body.font(), line_height: Some(LINE), color: tokens.ink, ..TextFormat::default() };
    let mut job = LayoutJob::single_section(statement.text.clone(), format);
    job.wrap.max_width = (width - INDENT).max(80.0);
    let text = ui.painter().layout_job(job);
    let words = NAME_ROW + text.size().y;
    let height = if statement.private { words + NOTE + 2.0 * (space::XS + space::S + 1.0) } else { words + 18.0 };
    Block { statement, party: file.party(&statement.party), text, height }
}

/// What was pressed at a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touched {
    Edit,
    /// It was read back and is right, or that is taken back.
    Confirm(bool),
}

impl Touched {
    /// The same for the statement at this position.
    pub const fn wish(self, position: usize) -> Wish {
        match self {
            Touched::Edit => Wish::Edit(position),
            Touched::Confirm(confirmed) => Wish::Confirm(position, confirmed),
        }
    }
}

/// Shows a block in a column of this width, its text `margin` from both edges.
pub fn show(
    ui: &mut Ui,
    (tr, tokens): (Tr, &Tokens),
    block: &Block<'_>,
    (width, margin): (f32, f32),
    edited: bool,
) -> Option<Touched> {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), block.height), Sense::click());
    // The scroll bar takes room at the right; the text keeps the column's edge.
    let rect = rect.with_max_x(rect.min.x + width);
    let name = block.party.map_or(tr.talk_statement_of_nobody(), |party| party.name.as_str());
    let spoken = tr.talk_statement_name(name, &block.statement.text);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, &spoken));
    let edit = response.clicked().then_some(Touched::Edit);
    if !ui.is_rect_visible(rect) {
        return edit;
    }
    let column = rect.shrink2(vec2(margin, 0.0));
    let hanging = column.expand2(vec2(space::M.min(margin - 10.0), 0.0)).shrink2(vec2(0.0, space::XS));
    if block.statement.private {
        ui.painter().rect_filled(hanging, CornerRadius::same(6), tokens.sunken);
        dashed(ui, hanging, Stroke::new(1.0, tokens.edge));
    } else if response.hovered() {
        ui.painter().rect_filled(hanging, CornerRadius::same(6), tokens.ground);
    }
    if edited || response.has_focus() {
        ui.painter().rect_stroke(hanging, CornerRadius::same(6), tokens.focus(), egui::StrokeKind::Inside);
    }
    let top = column.min.y + if block.statement.private { space::XS + space::S + 1.0 } else { 9.0 };
    paint(ui, tr, tokens, block, Rect::from_min_max(pos2(column.min.x, top), column.max), name).or(edit)
}

fn paint(ui: &mut Ui, tr: Tr, tokens: &Tokens, block: &Block<'_>, area: Rect, name: &str) -> Option<Touched> {
    let statement = block.statement;
    let left = area.min.x + INDENT;
    let sign = Rect::from_min_size(area.min, vec2(28.0, 28.0));
    ui.scope_builder(UiBuilder::new().max_rect(sign), |ui| {
        let side = block.party.map_or(Side::Beside, |party| party.role.side());
        monogram::show(ui, tokens, side, block.party.map_or("", |party| letter(tr, party.role)));
    });
    let when = words::galley(ui, Type::Small, &when(tr, statement), tokens.ink3, 120.0);
    let right = pos2(area.max.x - when.size().x - space::M, area.min.y);
    let (door, touched) =
        if statement.private { (right.x, None) } else { read_back(ui, tr, tokens, block, right, name) };
    let row = Rect::from_min_max(pos2(left, area.min.y), pos2(door, area.min.y + NAME_ROW));
    ui.scope_builder(UiBuilder::new().max_rect(row).layout(Layout::left_to_right(Align::Center)), |ui| {
        name_row(ui, tr, tokens, statement, name);
    });
    let painter = ui.painter();
    let at = pos2(area.max.x - when.size().x, row.center().y - when.size().y / 2.0);
    painter.galley(at, when, tokens.ink3);
    painter.galley(pos2(left, row.max.y), Arc::clone(&block.text), tokens.ink);
    if statement.private {
        let note = words::galley(ui, Type::Small, tr.talk_private_note(), tokens.ink2, area.max.x - left);
        painter.galley(pos2(left, row.max.y + block.text.size().y + 2.0), note, tokens.ink2);
    }
    touched
}

/// The door to the left of the time: read it back to the speaker, or, once it was confirmed, the sign that it was.
/// The answer is its left edge and whether it was pressed.
fn read_back(
    ui: &mut Ui,
    tr: Tr,
    tokens: &Tokens,
    block: &Block<'_>,
    right: egui::Pos2,
    name: &str,
) -> (f32, Option<Touched>) {
    let confirmed = block.statement.confirmed.is_some();
    let (word, ink) = if confirmed { (tr.talk_confirmed(), tokens.done) } else { (tr.talk_read_back(), tokens.ink3) };
    let text = &block.statement.text;
    let spoken = if confirmed { tr.talk_confirm_take_back(name, text) } else { tr.talk_confirm(name, text) };
    let galley = words::galley(ui, Type::Small, word, ink, 140.0);
    let mark = if confirmed { 18.0 } else { 0.0 };
    let min = pos2(right.x - galley.size().x - mark - space::S, right.y);
    let rect = Rect::from_min_max(min, pos2(right.x, right.y + NAME_ROW));
    let response = ui.interact(rect.expand2(vec2(0.0, 3.0)), ui.scope_id().with("read back"), Sense::click());
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::CheckBox, true, confirmed, &spoken));
    if response.hovered() || response.has_focus() {
        let fill = if response.hovered() { tokens.select } else { Color32::TRANSPARENT };
        let stroke = if response.has_focus() { tokens.focus() } else { Stroke::NONE };
        let around = rect.expand2(vec2(space::XS, 0.0));
        ui.painter().rect(around, CornerRadius::same(6), fill, stroke, egui::StrokeKind::Inside);
    }
    // Second ink reads on the ground of what is hovered.
    let ink = if response.hovered() && !confirmed { tokens.ink2 } else { ink };
    let middle = rect.center().y;
    if confirmed {
        let square = Rect::from_center_size(pos2(rect.min.x + 7.0, middle), vec2(14.0, 14.0));
        Icon::Check.paint(ui.painter(), square, ink, 1.6);
    }
    let at = pos2(rect.min.x + mark, middle - galley.size().y / 2.0);
    ui.painter().galley_with_override_text_color(at, galley, ink);
    (rect.min.x - space::S, response.clicked().then_some(Touched::Confirm(!confirmed)))
}

fn name_row(ui: &mut Ui, tr: Tr, tokens: &Tokens, statement: &Statement, name: &str) {
    ui.spacing_mut().item_spacing.x = space::S;
    let kind = statement.kind.map_or(0.0, |kind| words::width(ui, Type::Small, tr.statement_kind(kind)) + TAG);
    let private = if statement.private { words::width(ui, Type::Small, tr.talk_private()) + TAG + 16.0 } else { 0.0 };
    let tags = (kind + private).min(ui.available_width() / 2.0);
    let wanted = words::width(ui, Type::BodyMedium, name) + 1.0;
    let room = vec2(wanted.min(ui.available_width() - tags).max(32.0), NAME_ROW);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        words::line(ui, Type::BodyMedium, name, tokens.ink);
    });
    if let Some(kind) = statement.kind {
        Tag::Kind.show(ui, tokens, tr.statement_kind(kind));
    }
    if statement.private {
        Tag::Private.show(ui, tokens, tr.talk_private());
    }
}

fn when(tr: Tr, statement: &Statement) -> String {
    match (statement.time, statement.date) {
        (Some(time), _) => time.format("%H:%M").to_string(),
        (None, Some(date)) => dates::day(tr, date),
        (None, None) => String::new(),
    }
}

/// A dashed border. Its corners are square: a dash does not bend.
fn dashed(ui: &Ui, rect: Rect, stroke: Stroke) {
    let rect = rect.shrink(0.5);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    if stroke.color != Color32::TRANSPARENT {
        ui.painter().extend(Shape::dashed_line(&corners, stroke, 4.0, 3.0));
    }
}
