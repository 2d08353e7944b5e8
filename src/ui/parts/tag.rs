//! Tags: small bordered words that say a kind or a state. Only 私下 is filled.

use egui::{Color32, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use crate::ui::theme::{Tokens, Type, size};

use super::icon::Icon;
use super::words;

/// The meaning of a tag, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// A kind: fact, demand, still being discussed.
    Kind,
    /// 谈拢, 已履行: with a check mark.
    Done,
    /// 高风险, 逾期.
    Late,
    /// Due soon, doubtful.
    Soon,
    /// 私下: filled, with a lock.
    Private,
}

impl Tag {
    /// Shows the tag; at most 22 high.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
        let (border, ink, icon) = match self {
            Tag::Kind => (tokens.edge, tokens.ink2, None),
            Tag::Done => (tokens.done, tokens.done, Some(Icon::Check)),
            Tag::Late => (tokens.accent, tokens.accent, None),
            Tag::Soon => (tokens.soon, tokens.soon, None),
            Tag::Private => (tokens.ink2, tokens.surface, Some(Icon::Lock)),
        };
        let fill = if self == Tag::Private { tokens.ink2 } else { Color32::TRANSPARENT };
        let icon_room = if icon.is_some() { 16.0 } else { 0.0 };
        let galley = words::galley(ui, Type::Small, text, ink, ui.available_width() - 16.0 - icon_room);
        let width = galley.size().x + 16.0 + icon_room;
        let (rect, response) = ui.allocate_exact_size(vec2(width, 22.0), Sense::hover());
        let painter = ui.painter();
        painter.rect(rect, CornerRadius::same(size::RADIUS), fill, Stroke::new(1.0, border), StrokeKind::Inside);
        if let Some(icon) = icon {
            let square = Rect::from_center_size(pos2(rect.min.x + 14.0, rect.center().y), Vec2::splat(12.0));
            icon.paint(painter, square, ink, 1.4);
        }
        painter.galley(pos2(rect.min.x + 8.0 + icon_room, rect.center().y - galley.size().y / 2.0), galley, ink);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, text));
        response
    }
}
