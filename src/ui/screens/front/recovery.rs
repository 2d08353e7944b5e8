//! The recovery key, shown once: its groups, printing and saving the sheet, and one group typed back from the paper as proof
//! that it was written down.

use std::path::PathBuf;

use egui::{Align, CornerRadius, Frame, Layout, Margin, Ui, vec2};

use crate::ui::front_view::{FrontAsk, FrontView, RecoveryPage, Typed};
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::words;
use crate::ui::theme::{Type, size, space};

use super::secret::entered;
use super::{HIGH, last_row, opening, told};

/// Width of one group with its number, in points.
const GROUP: f32 = 132.0;

/// What is being typed.
#[derive(Debug, Default)]
pub(super) struct Recovery {
    path: String,
    /// The place of the file is asked for.
    saving: bool,
    /// The groups are covered, and one is asked for.
    proving: bool,
    typed: String,
    entered: bool,
}

impl Recovery {
    /// The sheet.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &FrontView<'_>, page: &RecoveryPage, out: &mut Vec<FrontAsk>) {
        let tr = view.tr;
        if self.proving {
            return self.prove(ui, view, page, out);
        }
        opening(ui, view, tr.front_recovery_title(), &[tr.front_recovery_what(), tr.front_recovery_keep()]);
        groups(ui, view, page);
        ui.add_space(space::L);
        self.sheet_of_paper(ui, view, out);
        told(ui, view);
        if last_row(ui, view, (tr.front_recovery_written(), true), |_| ()) {
            self.proving = true;
        }
    }

    /// Printing and saving.
    fn sheet_of_paper(&mut self, ui: &mut Ui, view: &FrontView<'_>, out: &mut Vec<FrontAsk>) {
        let (tr, tokens, state) = (view.tr, view.tokens, view.state);
        if let Some(path) = &state.picked {
            self.path = path.display().to_string();
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            if Button::normal(tr.front_sheet_print()).height(HIGH).enabled(!state.working).show(ui, tokens).clicked() {
                out.push(FrontAsk::PrintSheet);
            }
            let save = Button::normal(tr.front_sheet_save()).height(HIGH).enabled(!state.working);
            if !self.saving && save.show(ui, tokens).clicked() {
                self.saving = true;
            }
        });
        if !self.saving {
            return;
        }
        ui.add_space(space::M);
        let field = Field::new(tr.front_sheet_place()).note(Note::Plain(tr.front_sheet_warning()));
        field.height(HIGH).limit(1_000).show(ui, tokens, &mut self.path);
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            if Button::normal(tr.front_sheet_save_here())
                .height(HIGH)
                .enabled(!state.working && !self.path.trim().is_empty())
                .show(ui, tokens)
                .clicked()
            {
                out.push(FrontAsk::SaveSheet(PathBuf::from(self.path.trim())));
            }
            let pick = Button::quiet(tr.front_sheet_pick()).height(HIGH).enabled(!state.dialog_open);
            if pick.show(ui, tokens).clicked() {
                out.push(FrontAsk::PickPlace);
            }
        });
    }

    /// The key is covered: what is typed now comes from the paper.
    fn prove(&mut self, ui: &mut Ui, view: &FrontView<'_>, page: &RecoveryPage, out: &mut Vec<FrontAsk>) {
        let (tr, tokens) = (view.tr, view.tokens);
        let number = page.asked + 1;
        opening(ui, view, tr.front_prove_title(), &[&tr.front_prove_what(number)]);
        let note = if page.wrong && self.typed.is_empty() { Note::Wrong(tr.front_prove_wrong()) } else { Note::Kept };
        let label = tr.front_group(number);
        let field = Field::new(&label).note(note).width(220.0).height(HIGH).limit(40);
        let response = field.show(ui, tokens, &mut self.typed);
        if !std::mem::replace(&mut self.entered, true) {
            response.request_focus();
        }
        told(ui, view);
        let (tr, mut back) = (view.tr, false);
        let ready = !self.typed.trim().is_empty();
        let pressed = last_row(ui, view, (tr.front_prove_do(), ready), |ui| {
            back = Button::quiet(tr.front_prove_back()).height(HIGH).show(ui, tokens).clicked();
        });
        if back {
            *self = Recovery { path: std::mem::take(&mut self.path), ..Recovery::default() };
        } else if ready && (pressed || entered(ui, &response)) {
            out.push(FrontAsk::Prove(Typed::take(&mut self.typed)));
            response.request_focus();
        }
    }
}

fn groups(ui: &mut Ui, view: &FrontView<'_>, page: &RecoveryPage) {
    let tokens = view.tokens;
    let frame = Frame::NONE.fill(tokens.ground).stroke(tokens.border());
    let frame = frame.corner_radius(CornerRadius::same(size::RADIUS)).inner_margin(Margin::same(12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, space::XS);
            for (position, group) in page.groups.iter().enumerate() {
                ui.allocate_ui_with_layout(vec2(GROUP, 32.0), Layout::left_to_right(Align::Center), |ui| {
                    ui.set_min_size(vec2(GROUP, 32.0));
                    ui.spacing_mut().item_spacing.x = space::S;
                    let number = format!("{}", position + 1);
                    ui.allocate_ui_with_layout(vec2(20.0, 32.0), Layout::right_to_left(Align::Center), |ui| {
                        words::word(ui, Type::Small, number, tokens.ink3);
                    });
                    words::word(ui, Type::Title, group.as_str(), tokens.ink);
                });
            }
        });
    });
}
