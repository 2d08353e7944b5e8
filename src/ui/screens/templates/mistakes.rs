//! What is wrong in the text: line, column, and what would be right; a press goes there. It finds nothing itself.

use egui::{Ui, vec2};

use crate::i18n::Tr;
use crate::ui::overlay_scroll;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::{finding, words};
use crate::ui::template_view::OpenTemplate;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

/// Room of the line that counts them.
const HEAD: f32 = 28.0;

/// Height that the list would like, in points.
pub(super) fn height(ui: &Ui, tr: Tr, open: &OpenTemplate, width: f32) -> f32 {
    let room = (width - 100.0).max(80.0);
    let high = |sentence: &str| {
        let job = egui::text::LayoutJob::simple(short(tr, sentence), Type::Body.font(), egui::Color32::BLACK, room);
        (ui.painter().layout_job(job).rows.len() as f32 * Type::Body.line() + 12.0).max(size::ROW_LOW)
    };
    HEAD + open.mistakes.iter().map(|mistake| high(&mistake.sentence)).sum::<f32>()
}

/// A sentence that lists every slot there is would fill the window; what is nearest stands first, so its head is enough.
fn short(tr: Tr, sentence: &str) -> String {
    const LONGEST: usize = 150;
    let mut short: String = sentence.chars().take(LONGEST).collect();
    if sentence.chars().count() > LONGEST {
        short.push_str(tr.templates_and_more());
    }
    short
}

/// Shows the list in so much height. `Some`: go to this line and column.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, open: &OpenTemplate, height: f32) -> Option<(usize, usize)> {
    let (tr, tokens) = (view.tr, view.tokens);
    ui.spacing_mut().item_spacing.y = 0.0;
    if open.mistakes.is_empty() {
        words::line(ui, Type::Small, tr.templates_no_mistake(), tokens.done);
        return None;
    }
    words::line(ui, Type::SmallMedium, tr.templates_mistakes(open.mistakes.len()), tokens.accent);
    let mut wanted = None;
    ui.allocate_ui(vec2(ui.available_width(), height - HEAD + space::XS), |ui| {
        overlay_scroll::overlay(ui);
        overlay_scroll::column().id_salt("mistakes").show(ui, |ui| {
            for (position, mistake) in open.mistakes.iter().enumerate() {
                ui.push_id(position, |ui| {
                    let sentence = short(tr, &mistake.sentence);
                    let door = finding::show(ui, tokens, Mark::Must, &sentence, tr.templates_go());
                    if door.on_hover_text(&mistake.sentence).clicked() {
                        wanted = Some((mistake.line, mistake.column));
                    }
                });
            }
        });
    });
    wanted
}
