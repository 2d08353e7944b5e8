//! A casebook that cannot be opened: what is the matter, what it means, and what can be done. It must not decide which.

use egui::Ui;

use crate::ui::front_view::{FrontAsk, FrontView, ShutPage};
use crate::ui::parts::button::Button;
use crate::ui::theme::space;

use super::{HIGH, last_row, opening, told};

/// The sheet.
pub(super) fn show(ui: &mut Ui, view: &FrontView<'_>, page: &ShutPage, out: &mut Vec<FrontAsk>) {
    let sentences: Vec<&str> = page.sentences.iter().map(String::as_str).collect();
    opening(ui, view, &page.title, &sentences);
    let mut doors = page.doors.iter();
    let first = doors.next();
    for (word, ask) in doors {
        if Button::normal(word).height(HIGH).enabled(!view.state.working).show(ui, view.tokens).clicked() {
            out.push(ask.clone());
        }
        ui.add_space(space::S);
    }
    told(ui, view);
    let Some((word, ask)) = first else { return };
    if last_row(ui, view, (word, true), |_| ()) {
        out.push(ask.clone());
    }
}
