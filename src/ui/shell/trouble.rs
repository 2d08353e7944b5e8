//! What is wrong with the disk, in a band above everything, as long as it is wrong. It asks for nothing and hides
//! nothing: whoever types goes on typing. It must not decide what is wrong.

use egui::accesskit::Live;
use egui::{Frame, Margin, Panel, Sense, Ui, Vec2};

use crate::ui::parts::icon::Mark;
use crate::ui::parts::words;
use crate::ui::theme::Type;
use crate::ui::view::View;

/// Paints the band, where there is something to say.
pub fn show(ui: &mut Ui, view: &View<'_>) {
    let Some(words) = &view.status.trouble else { return };
    let tokens = view.tokens;
    let frame = Frame::NONE.fill(tokens.select).inner_margin(Margin::symmetric(16, 8));
    Panel::top("trouble").resizable(false).frame(frame).show_separator_line(true).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let (square, _) = ui.allocate_exact_size(Vec2::splat(18.0), Sense::hover());
            Mark::Advice.paint(ui.painter(), square.center(), tokens);
            let said = words::wrapped(ui, Type::Body, words, tokens.ink);
            // Read out by a screen reader when it appears, without taking the cursor away.
            ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
        });
    });
}
