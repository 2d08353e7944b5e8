//! What lies aside: casebooks that a restore or a salvage replaced, since when, and the administrator's way to be rid of them. It
//! must not remove anything.

use egui::{Ui, vec2};

use crate::ui::action::{Action, Outbox};
use crate::ui::backup_view::{BackupAsk, KeptLine};
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::{head, row, words};
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

use super::size_words;

/// The section; nothing where nothing lies aside. `asks`: whether it is asked once more.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, asks: &mut bool, out: &mut Outbox) {
    let (tr, tokens, lines) = (view.tr, view.tokens, &view.backup.kept);
    if lines.is_empty() {
        *asks = false;
        return;
    }
    ui.add_space(space::L);
    head::section(ui, tokens, tr.kept_head(), Some(lines.len()));
    ui.add_space(space::S);
    words::wrapped(ui, Type::Small, tr.kept_note(), tokens.ink2);
    for line in lines {
        ui.add_space(space::XS);
        words::wrapped(ui, Type::Body, self::line(view, line), tokens.ink);
        ui.add_space(space::XS);
        row::rule(ui, tokens);
    }
    ui.add_space(space::S);
    if !view.backup.may_clear {
        words::wrapped(ui, Type::Small, tr.kept_not_yours(), tokens.ink2);
        return;
    }
    if !*asks {
        *asks = Button::normal(tr.kept_clear()).show(ui, tokens).clicked();
        return;
    }
    words::wrapped(ui, Type::Body, tr.kept_ask(lines.len()), tokens.ink);
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        if Button::primary(tr.kept_clear_do()).height(size::CONTROL).show(ui, tokens).clicked() {
            *asks = false;
            out.push(Action::Backup(BackupAsk::ClearKept));
        }
        if Button::normal(tr.kept_clear_not()).show(ui, tokens).clicked() {
            *asks = false;
        }
    });
}

fn line(view: &View<'_>, line: &KeptLine) -> String {
    let tr = view.tr;
    let since = line.since.map(|at| tr.backup_when(dates::full_day(tr, at.date()), dates::clock(at)));
    tr.kept_line(since.unwrap_or_default(), size_words(line.bytes), &line.name)
}
