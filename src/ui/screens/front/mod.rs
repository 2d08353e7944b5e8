//! The window before the casebook is open: one sheet in the middle, with one thing to do. The same sheet covers a desk that
//! was locked. It must not open anything: it pushes wishes.

mod make;
mod recovery;
mod restore;
mod salvage;
mod secret;
mod shut;
mod unlock;

use egui::{Align, CentralPanel, CornerRadius, Frame, Layout, Margin, Panel, Rect, ScrollArea, Ui, UiBuilder, vec2};

use crate::i18n::Lang;
use crate::ui::front_view::{FrontAsk, FrontPage, FrontView};
use crate::ui::parts::button::{Button, at_the_right};
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::words;
use crate::ui::shell::keys;
use crate::ui::theme::{Type, size, space};

pub use secret::SecretField;

/// Width of the sheet, in points.
const WIDTH: f32 = 620.0;
/// Height of everything that is pressed here, in points.
pub const HIGH: f32 = 44.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Make,
    Recovery,
    Ready,
    Unlock,
    Shut,
    Restore,
    Salvage,
}

const fn kind(page: &FrontPage) -> Kind {
    match page {
        FrontPage::Make { .. } => Kind::Make,
        FrontPage::Recovery(_) => Kind::Recovery,
        FrontPage::Ready { .. } => Kind::Ready,
        FrontPage::Unlock(_) => Kind::Unlock,
        FrontPage::Shut(_) => Kind::Shut,
        FrontPage::Restore(_) => Kind::Restore,
        FrontPage::Salvage(_) => Kind::Salvage,
    }
}

/// The texts that are being typed.
#[derive(Debug, Default)]
pub struct FrontScreen {
    kind: Option<Kind>,
    make: make::Make,
    recovery: recovery::Recovery,
    unlock: unlock::Unlock,
    restore: restore::Restore,
    salvage: salvage::Salvage,
}

impl FrontScreen {
    /// Paints the whole window.
    pub fn show(&mut self, ui: &mut Ui, view: &FrontView<'_>, out: &mut Vec<FrontAsk>) {
        let now = kind(view.page);
        if self.kind != Some(now) {
            *self = FrontScreen { kind: Some(now), ..FrontScreen::default() };
        }
        let tokens = view.tokens;
        let bar = Panel::top("front bar").exact_size(size::TOP_BAR).resizable(false);
        bar.frame(Frame::NONE.fill(tokens.sunken)).show_separator_line(true).show(ui, |ui| top(ui, view, out));
        CentralPanel::default().frame(Frame::NONE.fill(tokens.ground)).show(ui, |ui| {
            ScrollArea::vertical().id_salt("front").auto_shrink([false, false]).show(ui, |ui| {
                let room = ui.available_width();
                let width = WIDTH.min(room - 2.0 * space::L);
                let beside = ((room - width) / 2.0).max(0.0);
                // Above the middle: that is where the eye looks first.
                let tall = ui.ctx().content_rect().height() > 600.0;
                ui.add_space(if tall { space::XXL } else { space::L });
                let left = ui.cursor().min + vec2(beside, 0.0);
                let place = UiBuilder::new().max_rect(Rect::from_min_size(left, vec2(width, 10_000.0)));
                ui.scope_builder(place, |ui| self.sheet(ui, view, out));
                ui.add_space(space::XL);
            });
        });
    }

    fn sheet(&mut self, ui: &mut Ui, view: &FrontView<'_>, out: &mut Vec<FrontAsk>) {
        let frame = Frame::NONE.fill(view.tokens.surface).stroke(view.tokens.rule());
        let frame = frame.corner_radius(CornerRadius::same(size::RADIUS)).inner_margin(Margin::same(28));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            match view.page {
                FrontPage::Make { plain } => self.make.show(ui, view, *plain, out),
                FrontPage::Recovery(page) => self.recovery.show(ui, view, page, out),
                FrontPage::Ready { sentences } => ready(ui, view, sentences, out),
                FrontPage::Unlock(page) => self.unlock.show(ui, view, page, out),
                FrontPage::Shut(page) => shut::show(ui, view, page, out),
                FrontPage::Restore(page) => self.restore.show(ui, view, page, out),
                FrontPage::Salvage(page) => self.salvage.show(ui, view, page, out),
            }
        });
    }
}

/// The bar above: name, languages, text size.
fn top(ui: &mut Ui, view: &FrontView<'_>, out: &mut Vec<FrontAsk>) {
    let (tr, tokens) = (view.tr, view.tokens);
    let inner = ui.max_rect().shrink2(vec2(20.0, 0.0));
    let right = UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(right, |ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        for (lang, word) in [(Lang::En, tr.shell_english()), (Lang::Zh, tr.shell_chinese())] {
            let on = tr.0 == lang;
            let button = if on { Button::small(word).ink(tokens.ink) } else { Button::quiet(word).kind(Type::Small) };
            if button.height(size::SMALL).show(ui, tokens).clicked() && !on {
                out.push(FrontAsk::SpeakLanguage(lang));
            }
        }
        ui.add_space(space::S);
        let percent = view.text_size_percent;
        for (larger, word, name) in [(true, "A+", tr.shell_text_larger()), (false, "A−", tr.shell_text_smaller())] {
            if Button::quiet(word).kind(Type::Body).height(size::SMALL).named(name).show(ui, tokens).clicked() {
                out.push(FrontAsk::TextSize(keys::text_size(percent, larger)));
            }
        }
    });
    let left = UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(left, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        Icon::Maple.show(ui, 20.0, tokens.accent);
        words::word(ui, Type::BodyMedium, tr.shell_program(), tokens.ink);
    });
}

/// Title and sentences.
fn opening(ui: &mut Ui, view: &FrontView<'_>, title: &str, sentences: &[&str]) {
    words::wrapped(ui, Type::Page, title, view.tokens.ink);
    for sentence in sentences {
        ui.add_space(space::S);
        words::wrapped(ui, Type::Body, *sentence, view.tokens.ink);
    }
    ui.add_space(space::L);
}

/// What went wrong or was done, on a line that is always kept.
fn told(ui: &mut Ui, view: &FrontView<'_>) {
    let (tokens, state) = (view.tokens, view.state);
    ui.add_space(space::S);
    ui.horizontal_top(|ui| {
        ui.set_min_height(Type::Body.line());
        ui.spacing_mut().item_spacing.x = space::S;
        if !state.problem.is_empty() {
            let (square, _) = ui.allocate_exact_size(vec2(14.0, Type::Body.line()), egui::Sense::hover());
            Mark::Must.paint(ui.painter(), square.center(), tokens);
            words::wrapped(ui, Type::Body, &state.problem, tokens.accent);
        } else if !state.done.is_empty() {
            Icon::Check.show(ui, 16.0, tokens.done);
            words::wrapped(ui, Type::Body, &state.done, tokens.ink);
        }
    });
    ui.add_space(space::S);
}

/// The last row: the one button at the right, and what stands to its left. The answer: it was pressed.
fn last_row(ui: &mut Ui, view: &FrontView<'_>, (word, ready): (&str, bool), left: impl FnOnce(&mut Ui)) -> bool {
    let mut pressed = false;
    at_the_right(ui, HIGH, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let button = Button::primary(word).height(HIGH).enabled(ready && !view.state.working);
        pressed = button.show(ui, view.tokens).clicked();
        if view.state.working {
            words::word(ui, Type::Small, view.tr.front_working(), view.tokens.ink2);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), left);
    });
    pressed
}

/// What was made and rehearsed.
fn ready(ui: &mut Ui, view: &FrontView<'_>, sentences: &[String], out: &mut Vec<FrontAsk>) {
    opening(ui, view, view.tr.front_ready(), &[]);
    for sentence in sentences {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            Icon::Check.show(ui, 16.0, view.tokens.done);
            words::wrapped(ui, Type::Body, sentence, view.tokens.ink);
        });
        ui.add_space(space::S);
    }
    told(ui, view);
    if last_row(ui, view, (view.tr.front_begin(), true), |_| ()) {
        out.push(FrontAsk::Begin);
    }
}
