//! Monograms: the sign of a side, 28×28. Sides differ by shape and word, not by hue.

use egui::{Align2, Color32, CornerRadius, Response, Sense, Stroke, StrokeKind, Ui, Vec2};

use crate::domain::party::Side;
use crate::ui::theme::{Tokens, Type, size};

/// Shows the monogram of a side with its letter (甲, 乙, A, …).
pub fn show(ui: &mut Ui, tokens: &Tokens, side: Side, letter: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(28.0), Sense::hover());
    let painter = ui.painter();
    let radius = CornerRadius::same(size::RADIUS);
    let outline = Stroke::new(1.0, tokens.ink2);
    let ink = match side {
        Side::A => {
            painter.rect_filled(rect, radius, tokens.ink2);
            tokens.surface
        }
        Side::B => {
            painter.rect(rect, radius, tokens.surface, outline, StrokeKind::Inside);
            tokens.ink
        }
        Side::Third => {
            painter.rect(rect, radius, tokens.surface, outline, StrokeKind::Inside);
            painter.rect(rect.shrink(3.0), CornerRadius::same(3), Color32::TRANSPARENT, outline, StrokeKind::Inside);
            tokens.ink
        }
        Side::Beside => {
            painter.circle(rect.center(), 13.5, tokens.surface, tokens.border());
            tokens.ink2
        }
    };
    painter.text(rect.center(), Align2::CENTER_CENTER, letter, Type::Small.font(), ink);
    response
}
