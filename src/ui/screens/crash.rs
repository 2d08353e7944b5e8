//! The page after a slip of ours: what happened, that the casebook is safe, where the report lies, that nothing is sent,
//! and one button to start again. It must not need anything that may have broken: no casebook, no view of a case.

use egui::{CentralPanel, Frame, Margin, Ui};

use crate::i18n::Tr;
use crate::ui::parts::button::Button;
use crate::ui::parts::words;
use crate::ui::theme::{Tokens, Type, space};

/// Height of the buttons, in points.
const HIGH: f32 = 44.0;
/// Width of the lines, in points.
const WIDTH: f32 = 620.0;

/// What the page says.
pub struct CrashView<'a> {
    pub tr: Tr,
    pub tokens: &'a Tokens,
    /// Where the report lies; none where it could not be written.
    pub report: Option<&'a str>,
    /// Why starting again did not go, as a sentence; empty before it was tried.
    pub failed: &'a str,
}

/// What the person wishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrashAsk {
    Again,
    Close,
}

/// Paints the whole window.
pub fn show(ui: &mut Ui, view: &CrashView<'_>) -> Option<CrashAsk> {
    let (tr, tokens) = (view.tr, view.tokens);
    let mut asked = None;
    let frame = Frame::NONE.fill(tokens.ground).inner_margin(Margin::same(32));
    CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.set_max_width(WIDTH.min(ui.available_width()));
        words::wrapped(ui, Type::Page, tr.crash_title(), tokens.ink);
        ui.add_space(space::L);
        words::wrapped(ui, Type::Body, tr.crash_safe(), tokens.ink);
        ui.add_space(space::S);
        let lies = view.report.map_or_else(|| tr.crash_no_report().to_owned(), |file| tr.crash_report(file));
        words::wrapped(ui, Type::Body, lies, tokens.ink2);
        ui.add_space(space::S);
        words::wrapped(ui, Type::Body, tr.crash_not_sent(), tokens.ink2);
        if !view.failed.is_empty() {
            ui.add_space(space::M);
            words::wrapped(ui, Type::Body, view.failed, tokens.accent);
        }
        ui.add_space(space::L);
        ui.horizontal(|ui| {
            if Button::primary(tr.crash_again()).height(HIGH).show(ui, tokens).clicked() {
                asked = Some(CrashAsk::Again);
            }
            ui.add_space(space::M);
            if Button::quiet(tr.crash_close()).height(HIGH).show(ui, tokens).clicked() {
                asked = Some(CrashAsk::Close);
            }
        });
    });
    asked
}
