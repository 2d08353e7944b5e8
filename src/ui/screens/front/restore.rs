//! Going back to a backup before the desk is open: which one, the desk's secret, and what would be lost. It must not open one.

use std::path::PathBuf;

use egui::Ui;

use crate::ui::front_view::{FrontAsk, FrontView, RestorePage, Typed};
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::{row, words};
use crate::ui::theme::{Type, space};

use super::secret::{SecretField, entered};
use super::{HIGH, last_row, opening, told};

/// So many backups are offered; older ones by their path.
const OFFERED: usize = 6;

/// What is being chosen and typed.
#[derive(Debug, Default)]
pub(super) struct Restore {
    chosen: usize,
    path: String,
    secret: SecretField,
}

impl Restore {
    /// The sheet.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &FrontView<'_>, page: &RestorePage, out: &mut Vec<FrontAsk>) {
        let tr = view.tr;
        match &page.preview {
            None => {
                opening(ui, view, tr.front_restore_title(), &[tr.front_restore_what()]);
                self.choice(ui, view, page, out);
            }
            Some(lines) => {
                let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                opening(ui, view, tr.front_restore_title(), &lines);
                words::wrapped(ui, Type::Small, tr.backup_restore_keeps(), view.tokens.ink2);
                told(ui, view);
                let mut back = false;
                let yes = last_row(ui, view, (tr.backup_restore_yes(), true), |ui| {
                    back = Button::quiet(tr.front_restore_other()).height(HIGH).show(ui, view.tokens).clicked();
                });
                if back {
                    out.push(FrontAsk::ShowBackups);
                } else if yes {
                    out.push(FrontAsk::GoBack);
                }
            }
        }
    }

    fn choice(&mut self, ui: &mut Ui, view: &FrontView<'_>, page: &RestorePage, out: &mut Vec<FrontAsk>) {
        let (tr, tokens) = (view.tr, view.tokens);
        let typed_path = !self.path.trim().is_empty();
        for (at, line) in page.lines.iter().take(OFFERED).enumerate() {
            let chosen = at == self.chosen && !typed_path;
            let button = Button::quiet(&line.words).at_the_left().ink(tokens.ink).chosen(chosen).height(HIGH);
            if button.width(ui.available_width()).show(ui, tokens).clicked() {
                self.chosen = at;
                self.path.clear();
            }
            row::rule(ui, tokens);
        }
        ui.add_space(space::M);
        let field = Field::new(tr.front_restore_path()).hint("….db.age").height(HIGH).limit(1_000);
        field.show(ui, tokens, &mut self.path);
        ui.add_space(space::M);
        let note = Note::Plain(tr.front_restore_secret_note());
        let response = self.secret.show(ui, (tr, tokens), (tr.front_restore_secret(), note), true);
        let enter = entered(ui, &response);
        told(ui, view);
        let chosen = page.lines.get(self.chosen).map(|line| line.path.clone());
        let path = if typed_path { Some(PathBuf::from(self.path.trim())) } else { chosen };
        let ready = path.is_some() && !self.secret.text.is_empty();
        let mut back = false;
        let pressed = last_row(ui, view, (tr.front_restore_look(), ready), |ui| {
            back = Button::quiet(tr.front_restore_back()).height(HIGH).show(ui, tokens).clicked();
        });
        if back {
            out.push(FrontAsk::LookAgain);
        } else if let Some(path) = path.filter(|_| ready && !view.state.working && (pressed || enter)) {
            out.push(FrontAsk::LookBack { path, secret: Typed::take(&mut self.secret.text) });
        }
    }
}
