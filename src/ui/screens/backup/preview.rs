//! The question before going back to a backup: what would be lost, case by case, and that the present casebook is kept.

use egui::{Ui, vec2};

use crate::ui::action::{Action, Outbox};
use crate::ui::backup_view::{BackupAsk, PreviewView};
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::{head, row, words};
use crate::ui::report_view::Mood;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

use super::{sentence, state};

pub(super) fn show(ui: &mut Ui, view: &View<'_>, wanted: &PreviewView, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    let when = tr.backup_when(dates::full_day(tr, wanted.at.date()), dates::clock(wanted.at));
    head::section(ui, tokens, &tr.backup_restore_head(when), None);
    ui.add_space(space::S);
    let mood = if wanted.loses { Mood::Doubtful } else { Mood::Good };
    sentence(ui, tokens, mood, Type::Body, &wanted.headline);
    ui.add_space(space::S);
    for line in &wanted.lines {
        words::wrapped(ui, Type::Body, line, tokens.ink);
        ui.add_space(space::XS);
        row::rule(ui, tokens);
        ui.add_space(space::XS);
    }
    ui.add_space(space::XS);
    words::wrapped(ui, Type::Small, tr.backup_restore_keeps(), tokens.ink2);
    ui.add_space(space::M);
    let is_idle = view.backup.working.is_none();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        let yes = Button::primary(tr.backup_restore_yes()).height(size::CONTROL).enabled(is_idle);
        if yes.show(ui, tokens).clicked() {
            out.push(Action::Backup(BackupAsk::Restore(wanted.path.clone())));
        }
        if Button::normal(tr.backup_restore_no()).enabled(is_idle).show(ui, tokens).clicked() {
            out.push(Action::Backup(BackupAsk::DropPreview));
        }
    });
    if !is_idle {
        ui.add_space(space::S);
        state(ui, view);
    }
}
