//! What stands over the words of an agreement that was made final: that they are signed and a change voids it, or that
//! they were changed since. It decides nothing: the casebook says which signatures hold.

use egui::{CornerRadius, Frame, Margin, Rect, Sense, Ui, UiBuilder, Vec2, vec2};

use crate::domain::progress::ended_without_agreement;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

use super::icon::{Icon, stroke_for};
use super::words;

fn sentence(view: &View<'_>) -> Option<String> {
    let record = &view.case?.record;
    if ended_without_agreement(&record.file) {
        return None;
    }
    match record.signatures.len() {
        _ if record.version_is_current && record.standing.closed.is_some() => Some(view.tr.signed_sealed().to_owned()),
        0 if record.version.is_some() && !record.version_is_current => Some(view.tr.signed_changed_since().to_owned()),
        0 if record.version.is_none() && record.file.agreement.as_ref().is_some_and(|one| one.signed.is_some()) => {
            Some(view.tr.signed_only_told().to_owned())
        }
        0 => None,
        count => Some(view.tr.signed_warning(count)),
    }
}

/// Shows the line, if there is something to say, and a space below it.
pub fn show(ui: &mut Ui, view: &View<'_>) {
    let Some(sentence) = sentence(view) else { return };
    let tokens = view.tokens;
    let frame = Frame::NONE.fill(tokens.soon_soft).corner_radius(CornerRadius::same(size::RADIUS));
    frame.inner_margin(Margin::symmetric(12, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let (square, _) = ui.allocate_exact_size(vec2(14.0, Type::Small.line()), Sense::hover());
            let square = Rect::from_center_size(square.center(), Vec2::splat(14.0));
            Icon::Doubt.paint(ui.painter(), square, tokens.soon, stroke_for(14.0));
            words::wrapped(ui, Type::Small, sentence, tokens.soon);
        });
    });
    ui.add_space(space::S);
}

/// Shows the line at the head of a column, `side` points from its edges; the answer is the room that is left.
pub fn head(ui: &mut Ui, view: &View<'_>, column: Rect, side: f32) -> Rect {
    if sentence(view).is_none() {
        return column;
    }
    let room = column.shrink2(vec2(side, 0.0)).with_min_y(column.min.y + space::S);
    let shown = ui.scope_builder(UiBuilder::new().max_rect(room).id_salt("signed"), |ui| {
        show(ui, view);
        ui.min_rect().max.y
    });
    column.with_min_y(shown.inner.min(column.max.y))
}
