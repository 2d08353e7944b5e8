//! 验证与核对: whether a sealed file is as it was closed, and whether the casebook is whole, in plain words. It works with
//! no case open and reads nothing itself: it pushes wishes.

use std::path::PathBuf;

use egui::{Rect, Sense, Ui, UiBuilder, vec2};

use crate::ui::action::{Action, Outbox, Pick};
use crate::ui::parts::button::Button;
use crate::ui::parts::field::Field;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{row, scroll, segmented, words};
use crate::ui::report_view::{Mood, Proved, ReportLine, ReportView};
use crate::ui::theme::{Tokens, Type, margin, space};
use crate::ui::view::View;

/// Side of the sign before a line.
const SIGN: f32 = 18.0;

/// The screen's texts.
#[derive(Debug, Default)]
pub struct VerifyScreen {
    side: Proved,
    /// What was asked for last, so that it is seen.
    asked: (Proved, u32),
    file: String,
    root: String,
}

impl VerifyScreen {
    /// Paints the room between top bar and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        self.take_what_was_picked(view, out);
        if self.asked != view.verify.asked {
            (self.asked, self.side) = (view.verify.asked, view.verify.asked.0);
        }
        let tr = view.tr;
        let side = margin(ui.ctx().content_rect().width());
        let area = ui.max_rect().shrink2(vec2(side, 0.0));
        scroll::column(ui, "verify", area, |ui| {
            let sheet = Rect::from_min_size(ui.cursor().min, vec2(area.width().min(860.0), 10_000.0));
            ui.scope_builder(UiBuilder::new().max_rect(sheet), |ui| {
                ui.add_space(space::L);
                words::word(ui, Type::Page, tr.verify_room(), view.tokens.ink);
                ui.add_space(space::S);
                let sides = [(Proved::File, tr.verify_file_head()), (Proved::Casebook, tr.verify_casebook_head())];
                segmented::show(ui, view.tokens, tr.verify_room(), &sides, &mut self.side, None);
                ui.add_space(space::M);
                match self.side {
                    Proved::File => self.file(ui, view, out),
                    Proved::Casebook => casebook(ui, view, out),
                }
                ui.add_space(space::XL);
            });
        });
    }

    /// A file that was chosen is looked at at once; a certificate only changes what is demanded.
    fn take_what_was_picked(&mut self, view: &View<'_>, out: &mut Outbox) {
        let Some((pick, path)) = view.picked else { return };
        let text = path.display().to_string();
        match pick {
            Pick::SealedFile => self.file = text,
            Pick::Root => self.root = text,
            Pick::KeyFile | Pick::SecondFolder | Pick::ExportFolder => return,
        }
        if !self.file.trim().is_empty() {
            out.push(self.wish());
        }
    }

    fn wish(&self) -> Action {
        let root = Some(self.root.trim()).filter(|root| !root.is_empty()).map(PathBuf::from);
        Action::VerifyFile { path: PathBuf::from(self.file.trim()), root }
    }

    fn file(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        words::wrapped(ui, Type::Small, tr.verify_file_note(), tokens.ink2);
        ui.add_space(space::M);
        let picking = !view.status.dialog_open;
        if path(ui, tokens, (tr.verify_file(), tr.verify_pick_file(), picking), &mut self.file) {
            out.push(Action::Pick(Pick::SealedFile));
        }
        ui.add_space(space::M);
        if path(ui, tokens, (tr.verify_root(), tr.verify_pick_root(), picking), &mut self.root) {
            out.push(Action::Pick(Pick::Root));
        }
        ui.add_space(space::XS);
        words::wrapped(ui, Type::Small, tr.verify_root_note(), tokens.ink2);
        ui.add_space(space::M);
        let ready = !self.file.trim().is_empty();
        if Button::primary(tr.verify_do()).enabled(ready).show(ui, tokens).clicked() {
            out.push(self.wish());
        }
        if let Some((path, report)) = &view.verify.file {
            ui.add_space(space::L);
            words::wrapped(ui, Type::Small, path.display().to_string(), tokens.ink2);
            ui.add_space(space::XS);
            self::report(ui, tokens, report);
        }
    }
}

/// A field for a path with the button that opens a dialog; true when it was pressed.
fn path(ui: &mut Ui, tokens: &Tokens, (label, pick, may_pick): (&str, &str, bool), text: &mut String) -> bool {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let button = Button::normal(pick).enabled(may_pick);
        let width = (ui.available_width() - button.wanted_width(ui) - space::S).max(120.0);
        Field::new(label).width(width).limit(1_000).show(ui, tokens, text);
        ui.vertical(|ui| {
            // Beside the box, not beside its label.
            ui.add_space(Type::Small.line() + space::XS);
            button.show(ui, tokens).clicked()
        })
        .inner
    })
    .inner
}

fn casebook(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    words::wrapped(ui, Type::Small, tr.verify_casebook_note(), tokens.ink2);
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let button = Button::normal(tr.verify_casebook_do()).enabled(!view.verify.is_checking);
        if button.show(ui, tokens).clicked() {
            out.push(Action::CheckCasebook);
        }
        if view.verify.is_checking {
            words::line(ui, Type::Small, tr.verify_checking(), tokens.ink2);
        }
    });
    if let Some(report) = &view.verify.casebook {
        ui.add_space(space::L);
        // Above the list, which may be long.
        if view.verify.can_salvage {
            words::wrapped(ui, Type::Small, tr.salvage_door_note(), tokens.ink2);
            ui.add_space(space::S);
            if Button::normal(tr.salvage_door()).show(ui, tokens).clicked() {
                out.push(Action::Salvage);
            }
            ui.add_space(space::M);
        }
        self::report(ui, tokens, report);
    }
}

/// The headline in large letters, then line by line, each with its sign.
fn report(ui: &mut Ui, tokens: &Tokens, report: &ReportView) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let (icon, ink) = sign(tokens, report.mood);
        let (square, _) = ui.allocate_exact_size(vec2(24.0, Type::Title.line()), Sense::hover());
        icon.paint(ui.painter(), Rect::from_center_size(square.center(), vec2(22.0, 22.0)), ink, 2.0);
        words::wrapped(ui, Type::Title, &report.headline, ink);
    });
    ui.add_space(space::M);
    for line in &report.lines {
        self::line(ui, tokens, line);
        ui.add_space(space::XS);
        row::rule(ui, tokens);
        ui.add_space(space::XS);
    }
    if !report.note.is_empty() {
        ui.add_space(space::S);
        words::wrapped(ui, Type::Small, &report.note, tokens.ink2);
    }
}

fn line(ui: &mut Ui, tokens: &Tokens, line: &ReportLine) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let (icon, ink) = sign(tokens, line.mood);
        let (square, _) = ui.allocate_exact_size(vec2(SIGN, Type::Body.line()), Sense::hover());
        if line.mood != Mood::Plain {
            icon.paint(ui.painter(), Rect::from_center_size(square.center(), vec2(16.0, 16.0)), ink, 1.8);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let ink = if line.mood == Mood::Bad { tokens.accent } else { tokens.ink };
            words::wrapped(ui, Type::Body, &line.text, ink);
            if !line.advice.is_empty() {
                words::wrapped(ui, Type::Small, &line.advice, tokens.ink2);
            }
        });
    });
}

/// A sign that reads without colour.
const fn sign(tokens: &Tokens, mood: Mood) -> (Icon, egui::Color32) {
    match mood {
        Mood::Good => (Icon::Check, tokens.done),
        Mood::Plain => (Icon::Minus, tokens.ink2),
        Mood::Doubtful => (Icon::Doubt, tokens.soon),
        Mood::Bad => (Icon::Cross, tokens.accent),
    }
}
