//! Buttons. One look each: primary, normal, small, quiet, door. It must not decide what a click does.

use egui::{
    Align, Color32, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, accesskit, pos2,
    vec2,
};

use crate::ui::theme::{Tokens, Type, size};

use super::icon::{Icon, stroke_for};
use super::words;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Primary,
    Normal,
    Small,
    Quiet,
    Door,
}

/// A button. Build it, then [`Button::show`].
#[derive(Clone, Debug)]
#[must_use]
pub struct Button<'a> {
    words: &'a str,
    look: Look,
    before: Option<Icon>,
    after: Option<Icon>,
    key: Option<&'a str>,
    enabled: bool,
    chosen: bool,
    at_the_left: bool,
    width: Option<f32>,
    height: Option<f32>,
    kind: Option<Type>,
    color: Option<Color32>,
    name: Option<&'a str>,
}

impl<'a> Button<'a> {
    const fn new(words: &'a str, look: Look) -> Button<'a> {
        Button {
            words,
            look,
            before: None,
            after: None,
            key: None,
            enabled: true,
            chosen: false,
            at_the_left: false,
            width: None,
            height: None,
            kind: None,
            color: None,
            name: None,
        }
    }

    /// The one button of the screen: 40 high, filled.
    pub const fn primary(words: &'a str) -> Button<'a> {
        Button::new(words, Look::Primary)
    }

    /// 36 high, bordered.
    pub const fn normal(words: &'a str) -> Button<'a> {
        Button::new(words, Look::Normal)
    }

    /// 32 high, bordered, small type.
    pub const fn small(words: &'a str) -> Button<'a> {
        Button::new(words, Look::Small)
    }

    /// No border, second ink.
    pub const fn quiet(words: &'a str) -> Button<'a> {
        Button::new(words, Look::Quiet)
    }

    /// A word that opens something. Its text, not its box, shall sit on the margin.
    pub const fn door(words: &'a str) -> Button<'a> {
        let mut door = Button::new(words, Look::Door);
        door.after = Some(Icon::ChevronRight);
        door
    }

    /// An icon before the words.
    pub const fn before(mut self, icon: Icon) -> Button<'a> {
        self.before = Some(icon);
        self
    }

    /// An icon after the words; `None` takes a door's chevron away.
    pub const fn after(mut self, icon: Option<Icon>) -> Button<'a> {
        self.after = icon;
        self
    }

    /// The shortcut, shown after the words in third ink.
    pub const fn key(mut self, key: &'a str) -> Button<'a> {
        self.key = Some(key);
        self
    }

    /// Grey when false; the reason must stand beside it.
    pub const fn enabled(mut self, enabled: bool) -> Button<'a> {
        self.enabled = enabled;
        self
    }

    /// Pressed in, for a switch.
    pub const fn chosen(mut self, chosen: bool) -> Button<'a> {
        self.chosen = chosen;
        self
    }

    /// The words begin at the left, as in a list, instead of standing in the middle.
    pub const fn at_the_left(mut self) -> Button<'a> {
        self.at_the_left = true;
        self
    }

    /// Exactly so wide.
    pub const fn width(mut self, width: f32) -> Button<'a> {
        self.width = Some(width);
        self
    }

    /// Exactly so high, as 52 at the signing table.
    pub const fn height(mut self, height: f32) -> Button<'a> {
        self.height = Some(height);
        self
    }

    /// Another type style.
    pub const fn kind(mut self, kind: Type) -> Button<'a> {
        self.kind = Some(kind);
        self
    }

    /// Another ink.
    pub const fn ink(mut self, color: Color32) -> Button<'a> {
        self.color = Some(color);
        self
    }

    /// The accessible name, where the words alone do not say it (each 打开 of a list).
    pub const fn named(mut self, name: &'a str) -> Button<'a> {
        self.name = Some(name);
        self
    }

    fn type_style(&self) -> Type {
        self.kind.unwrap_or(match self.look {
            Look::Primary => Type::BodyMedium,
            Look::Normal | Look::Quiet => Type::Body,
            Look::Small | Look::Door => Type::Small,
        })
    }

    /// Space left and right of the content.
    const fn padding(&self) -> f32 {
        match self.look {
            Look::Primary => 24.0,
            Look::Normal => 16.0,
            Look::Small => 12.0,
            Look::Quiet | Look::Door => 8.0,
        }
    }

    const fn high(&self) -> f32 {
        match (self.height, self.look) {
            (Some(height), _) => height,
            (None, Look::Primary) => size::PRIMARY,
            (None, Look::Normal | Look::Quiet) => size::CONTROL,
            (None, Look::Small | Look::Door) => size::SMALL,
        }
    }

    fn ink_of(&self, tokens: &Tokens) -> Color32 {
        if !self.enabled {
            return tokens.ink3;
        }
        self.color.unwrap_or(match self.look {
            Look::Primary => tokens.on_accent,
            Look::Quiet if !self.chosen => tokens.ink2,
            _ => tokens.ink,
        })
    }

    /// Width it would take.
    pub fn wanted_width(&self, ui: &Ui) -> f32 {
        let side = self.icon_side();
        let icon = |icon: Option<Icon>| icon.map_or(0.0, |_| side + self.gap());
        let key = self.key.map_or(0.0, |key| words::width(ui, Type::Small, key) + 12.0);
        words::width(ui, self.type_style(), self.words)
            + icon(self.before)
            + icon(self.after)
            + key
            + 2.0 * self.padding()
    }

    fn icon_side(&self) -> f32 {
        if self.type_style().size() > 16.0 { 20.0 } else { 12.0 + if self.look == Look::Primary { 2.0 } else { 0.0 } }
    }

    fn gap(&self) -> f32 {
        if self.type_style().size() > 14.0 { 8.0 } else { 4.0 }
    }

    /// Shows the button; `clicked()` of the answer is also true for Enter and Space when it has the focus.
    pub fn show(mut self, ui: &mut Ui, tokens: &Tokens) -> Response {
        self.enabled &= ui.is_enabled();
        let room = ui.available_width().max(size::SMALL);
        let width = self.width.unwrap_or_else(|| self.wanted_width(ui).min(room)).max(size::SMALL);
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, self.high()), sense);
        let name = self.name.unwrap_or(self.words).to_owned();
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, self.enabled, &name));
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, &response, tokens);
        }
        response
    }

    fn paint(&self, ui: &Ui, rect: Rect, response: &Response, tokens: &Tokens) {
        let radius = CornerRadius::same(size::RADIUS);
        let painter = ui.painter();
        let (fill, border) = self.box_of(response, tokens);
        painter.rect(rect, radius, fill, border, StrokeKind::Inside);
        if response.has_focus() {
            painter.rect_stroke(rect.expand(1.0), radius, tokens.focus(), StrokeKind::Outside);
        }
        let ink = self.ink_of(tokens);
        let inner = rect.shrink2(vec2(self.padding(), 0.0));
        let (side, gap) = (self.icon_side(), self.gap());
        let icons = [self.before, self.after].iter().flatten().count() as f32 * (side + gap);
        let key = self.key.map(|key| words::galley(ui, Type::Small, key, ink, f32::INFINITY));
        let key_width = key.as_ref().map_or(0.0, |key| key.size().x + 12.0);
        let text = words::galley(ui, self.type_style(), self.words, ink, inner.width() - icons - key_width + 0.5);
        let content = text.size().x + icons + key_width;
        let mut x = if self.at_the_left { inner.min.x } else { inner.center().x - content / 2.0 };
        let icon_at = |icon: Option<Icon>, x: f32| {
            let Some(icon) = icon else { return x };
            let square = Rect::from_min_size(pos2(x, rect.center().y - side / 2.0), Vec2::splat(side));
            icon.paint(painter, square, ink, stroke_for(side + 3.0));
            x + side
        };
        if self.before.is_some() {
            x = icon_at(self.before, x) + gap;
        }
        let at = pos2(x, rect.center().y - text.size().y / 2.0);
        x += text.size().x;
        painter.galley(at, text, ink);
        if let Some(key) = key {
            painter.galley(pos2(x + 12.0, rect.center().y - key.size().y / 2.0), key, ink);
            x += key_width;
        }
        if self.after.is_some() {
            icon_at(self.after, x + gap);
        }
    }

    fn box_of(&self, response: &Response, tokens: &Tokens) -> (Color32, Stroke) {
        let pressed = response.is_pointer_button_down_on();
        let ground = if pressed {
            tokens.sunken
        } else if self.enabled && response.hovered() || self.chosen {
            tokens.select
        } else if matches!(self.look, Look::Quiet | Look::Door) {
            Color32::TRANSPARENT
        } else {
            tokens.surface
        };
        match self.look {
            Look::Primary if self.enabled => (tokens.accent_fill, Stroke::new(1.0, tokens.accent_fill)),
            Look::Primary | Look::Normal | Look::Small if !self.enabled => (ground, tokens.rule()),
            Look::Quiet | Look::Door => (ground, Stroke::NONE),
            _ => (ground, tokens.border()),
        }
    }
}

/// Lays `content` out from the right margin to the left, in the height of one row.
pub fn at_the_right(ui: &mut Ui, height: f32, content: impl FnOnce(&mut Ui)) {
    let room = vec2(ui.available_width(), height);
    ui.allocate_ui_with_layout(room, egui::Layout::right_to_left(Align::Center), content);
}
