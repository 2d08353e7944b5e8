//! Salvage before the desk is open: what it does, the desk's secret, and afterwards what was read. It must not read anything.

use egui::Ui;

use crate::ui::front_view::{FrontAsk, FrontView, SalvagePage, Typed};
use crate::ui::parts::button::Button;
use crate::ui::parts::field::Note;

use super::secret::{SecretField, entered};
use super::{HIGH, last_row, opening, told};

/// What is being typed.
#[derive(Debug, Default)]
pub(super) struct Salvage {
    secret: SecretField,
}

impl Salvage {
    /// The sheet.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &FrontView<'_>, page: &SalvagePage, out: &mut Vec<FrontAsk>) {
        match &page.told {
            None => self.before(ui, view, out),
            Some(lines) => after(ui, view, lines, out),
        }
    }

    fn before(&mut self, ui: &mut Ui, view: &FrontView<'_>, out: &mut Vec<FrontAsk>) {
        let (tr, tokens) = (view.tr, view.tokens);
        let what = [tr.front_salvage_backup(), tr.front_salvage_does(), tr.front_salvage_keeps()];
        opening(ui, view, tr.salvage_door(), &what);
        let note = Note::Plain(tr.front_salvage_secret_note());
        let response = self.secret.show(ui, (tr, tokens), (tr.front_restore_secret(), note), true);
        let enter = entered(ui, &response);
        told(ui, view);
        let ready = !self.secret.text.is_empty();
        let mut back = false;
        let pressed = last_row(ui, view, (tr.front_salvage_do(), ready), |ui| {
            let button = Button::quiet(tr.front_restore_back()).height(HIGH).enabled(!view.state.working);
            back = button.show(ui, tokens).clicked();
        });
        if back {
            out.push(FrontAsk::LookAgain);
        } else if ready && !view.state.working && (pressed || enter) {
            out.push(FrontAsk::Salvage(Typed::take(&mut self.secret.text)));
        }
    }
}

fn after(ui: &mut Ui, view: &FrontView<'_>, lines: &[String], out: &mut Vec<FrontAsk>) {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    opening(ui, view, view.tr.front_salvage_done(), &lines);
    if last_row(ui, view, (view.tr.front_salvage_open(), true), |_| ()) {
        out.push(FrontAsk::LookAgain);
    }
}
