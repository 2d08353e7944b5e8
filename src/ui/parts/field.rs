//! Fields: label above, the text, and a line below that is kept free for a message, so that nothing moves.
//! It must not know what the text means.

use egui::{Align, CornerRadius, Frame, Margin, Rect, Response, Sense, Stroke, StrokeKind, TextEdit, Ui, Vec2, vec2};

use crate::ui::theme::{Tokens, Type, size, space};

use super::icon::{Icon, stroke_for};
use super::words;

/// Side of the icon before a note.
const NOTE_ICON: f32 = 14.0;

/// What stands below a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Note<'a> {
    /// No line is kept.
    #[default]
    None,
    /// The line is kept and empty.
    Kept,
    /// Explains.
    Plain(&'a str),
    /// The value was checked and is good.
    Good(&'a str),
    /// The value is doubtful.
    Doubtful(&'a str),
    /// The value is wrong.
    Wrong(&'a str),
}

/// A labelled field. Build it, then [`Field::show`].
#[derive(Clone, Debug)]
#[must_use]
pub struct Field<'a> {
    label: &'a str,
    aside: &'a str,
    hint: &'a str,
    note: Note<'a>,
    width: Option<f32>,
    rows: usize,
    high: Option<f32>,
    align: Align,
    read_only: bool,
    label_hidden: bool,
    secret: bool,
    limit: usize,
}

impl<'a> Field<'a> {
    /// A field of one line under this label.
    pub const fn new(label: &'a str) -> Field<'a> {
        Field {
            label,
            aside: "",
            hint: "",
            note: Note::None,
            width: None,
            rows: 1,
            high: None,
            align: Align::Min,
            read_only: false,
            label_hidden: false,
            secret: false,
            limit: 20_000,
        }
    }

    /// A second thing beside the label, in third ink.
    pub const fn aside(mut self, aside: &'a str) -> Field<'a> {
        self.aside = aside;
        self
    }

    /// Shown while the field is empty.
    pub const fn hint(mut self, hint: &'a str) -> Field<'a> {
        self.hint = hint;
        self
    }

    /// What stands below.
    pub const fn note(mut self, note: Note<'a>) -> Field<'a> {
        self.note = note;
        self
    }

    /// Exactly so wide; else the room there is.
    pub const fn width(mut self, width: f32) -> Field<'a> {
        self.width = Some(width);
        self
    }

    /// A text area of so many lines.
    pub const fn rows(mut self, rows: usize) -> Field<'a> {
        self.rows = rows;
        self
    }

    /// The box at least so high, in points.
    pub const fn height(mut self, height: f32) -> Field<'a> {
        self.high = Some(height);
        self
    }

    /// Amounts stand at the right.
    pub const fn right(mut self) -> Field<'a> {
        self.align = Align::Max;
        self
    }

    /// Cannot be typed in.
    pub const fn read_only(mut self, read_only: bool) -> Field<'a> {
        self.read_only = read_only;
        self
    }

    /// The label names the field but is not painted (a field inside a row).
    pub const fn label_hidden(mut self) -> Field<'a> {
        self.label_hidden = true;
        self
    }

    /// What is typed is not seen.
    pub const fn secret(mut self) -> Field<'a> {
        self.secret = true;
        self
    }

    /// At most so many characters.
    pub const fn limit(mut self, characters: usize) -> Field<'a> {
        self.limit = characters;
        self
    }

    /// Shows label, box and note; the answer is the box's.
    pub fn show(mut self, ui: &mut Ui, tokens: &Tokens, text: &mut String) -> Response {
        // Who may only read sees what cannot be typed in.
        self.read_only |= !ui.is_enabled();
        let width = self.width.unwrap_or_else(|| ui.available_width());
        ui.allocate_ui_with_layout(vec2(width, self.whole_height()), egui::Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = space::XS;
            let label = (!self.label_hidden).then(|| self.label_line(ui, tokens));
            let response = self.edit(ui, tokens, text, width);
            let response = match label {
                Some(label) => response.labelled_by(label.id),
                None => named(response, self.label),
            };
            self.note_line(ui, tokens);
            response
        })
        .inner
    }

    /// Shows the field with what may be seen of its text: a press asks for the whole of it, so that it can be read and typed
    /// in. With an empty `door` nothing can be pressed. The answer's `clicked` is the wish.
    pub fn show_masked(mut self, ui: &mut Ui, tokens: &Tokens, shown: &str, (door, name): (&str, &str)) -> Response {
        self.read_only |= door.is_empty();
        let width = self.width.unwrap_or_else(|| ui.available_width());
        ui.allocate_ui_with_layout(vec2(width, self.whole_height()), egui::Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = space::XS;
            if !self.label_hidden {
                self.label_line(ui, tokens);
            }
            let response = self.masked_box(ui, tokens, shown, door, width);
            let role = if door.is_empty() { egui::accesskit::Role::Label } else { egui::accesskit::Role::Button };
            response.widget_info(|| egui::WidgetInfo::labeled(role, !door.is_empty(), name));
            self.note_line(ui, tokens);
            response
        })
        .inner
    }

    fn masked_box(&self, ui: &mut Ui, tokens: &Tokens, shown: &str, door: &str, width: f32) -> Response {
        let sense = if door.is_empty() { Sense::hover() } else { Sense::click() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, self.box_height()), sense);
        let radius = CornerRadius::same(size::RADIUS);
        let (fill, border) = self.box_of(tokens);
        let fill = if response.hovered() && !door.is_empty() { tokens.select } else { fill };
        let stroke = if response.has_focus() { tokens.focus() } else { border };
        ui.painter().rect(rect, radius, fill, stroke, StrokeKind::Inside);
        let inner = rect.shrink2(vec2(12.0, 0.0));
        let door = words::galley(ui, Type::Small, door, tokens.ink2, inner.width() / 2.0);
        let room = inner.width() - door.size().x - space::S;
        let ink = if self.read_only { tokens.ink2 } else { tokens.ink };
        let text = words::galley(ui, Type::Body, shown, ink, room);
        let middle = rect.center().y;
        ui.painter().galley(egui::pos2(inner.min.x, middle - text.size().y / 2.0), text, ink);
        let at = egui::pos2(inner.max.x - door.size().x, middle - door.size().y / 2.0);
        ui.painter().galley(at, door, tokens.ink2);
        response
    }

    /// Height of the box, in points.
    fn box_height(&self) -> f32 {
        self.high.unwrap_or(if self.rows <= 1 { size::CONTROL } else { self.rows as f32 * Type::Body.line() + 12.0 })
    }

    /// Height of label, box and a note of one line, so that a row of fields knows it beforehand.
    fn whole_height(&self) -> f32 {
        let line = Type::Small.line() + space::XS;
        let label = if self.label_hidden { 0.0 } else { line };
        let note = if self.note == Note::None { 0.0 } else { line };
        label + self.box_height() + note
    }

    fn label_line(&self, ui: &mut Ui, tokens: &Tokens) -> Response {
        if self.aside.is_empty() {
            return words::line(ui, Type::Small, self.label, tokens.ink2);
        }
        ui.horizontal(|ui| {
            ui.set_height(Type::Small.line());
            let label = words::word(ui, Type::Small, self.label, tokens.ink2);
            words::line(ui, Type::Small, self.aside, tokens.ink3);
            label
        })
        .inner
    }

    fn edit(&self, ui: &mut Ui, tokens: &Tokens, text: &mut String, width: f32) -> Response {
        let margin = Margin { left: 12, right: 12, top: 6, bottom: 6 };
        let single = self.rows <= 1;
        let edit = if single { TextEdit::singleline(text) } else { TextEdit::multiline(text).desired_rows(self.rows) };
        let high = self.box_height();
        let (fill, border) = self.box_of(tokens);
        let hint = egui::RichText::new(self.hint).color(tokens.ink3);
        let ink = if self.read_only { tokens.ink2 } else { tokens.ink };
        let edit = edit
            .font(Type::Body.font())
            .text_color(ink)
            .hint_text(hint)
            .frame(Frame::NONE.fill(fill).inner_margin(margin).corner_radius(size::RADIUS).stroke(Stroke::NONE))
            .desired_width(width - 24.0)
            .min_size(Vec2::new(width, high))
            .align(egui::Align2([self.align, if single { Align::Center } else { Align::Min }]))
            .char_limit(self.limit)
            .password(self.secret)
            .interactive(!self.read_only);
        let response = ui.add(edit);
        let radius = CornerRadius::same(size::RADIUS);
        let stroke = if response.has_focus() { tokens.focus() } else { border };
        ui.painter().rect_stroke(response.rect, radius, stroke, StrokeKind::Inside);
        response
    }

    fn box_of(&self, tokens: &Tokens) -> (egui::Color32, Stroke) {
        let stroke = |color| Stroke::new(1.0, color);
        if self.read_only {
            return (tokens.sunken, Stroke::NONE);
        }
        match self.note {
            Note::Doubtful(_) => (tokens.soon_soft, stroke(tokens.soon)),
            Note::Wrong(_) => (tokens.surface, stroke(tokens.accent)),
            Note::None | Note::Kept | Note::Plain(_) | Note::Good(_) => (tokens.surface, tokens.border()),
        }
    }

    fn note_line(&self, ui: &mut Ui, tokens: &Tokens) {
        let (icon, text, color) = match self.note {
            Note::None => return,
            Note::Kept => (None, "", tokens.ink2),
            Note::Plain(text) => (None, text, tokens.ink2),
            Note::Good(text) => (Some((Icon::Check, tokens.done)), text, tokens.ink2),
            Note::Doubtful(text) => (Some((Icon::Doubt, tokens.soon)), text, tokens.soon),
            Note::Wrong(text) => (None, text, tokens.accent),
        };
        let Some((icon, ink)) = icon else {
            words::wrapped(ui, Type::Small, text, color);
            return;
        };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            // The icon stands on the middle of the first line.
            let (square, _) = ui.allocate_exact_size(vec2(NOTE_ICON, Type::Small.line()), Sense::hover());
            let square = Rect::from_center_size(square.center(), Vec2::splat(NOTE_ICON));
            icon.paint(ui.painter(), square, ink, stroke_for(NOTE_ICON));
            words::wrapped(ui, Type::Small, text, color);
        });
    }
}

/// Gives a field without a painted label its name for tests and screen readers.
pub fn named(response: Response, name: &str) -> Response {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}

/// Gives a row that can be pressed its name.
pub fn named_button(response: &Response, name: &str) {
    let name = name.to_owned();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name));
}
