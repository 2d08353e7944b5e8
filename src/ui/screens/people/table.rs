//! What each role may do, in one table of words. It says what the casebook's rights hold; a test holds the two together.

use egui::{Align, Layout, Ui, vec2};

use crate::casebook::Role;
use crate::i18n::Tr;
use crate::ui::parts::{head, row, words};
use crate::ui::theme::{Type, space};
use crate::ui::view::View;

/// Width of the names of the roles, in points.
const NAMES: f32 = 140.0;

/// What a role may do.
const fn words_of(role: Role, tr: Tr) -> &'static str {
    match role {
        Role::Administrator => tr.access_may_administrator(),
        Role::Mediator => tr.access_may_mediator(),
        Role::Recorder => tr.access_may_recorder(),
        Role::Reader => tr.access_may_reader(),
    }
}

/// The table.
pub(super) fn show(ui: &mut Ui, view: &View<'_>) {
    let (tr, tokens) = (view.tr, view.tokens);
    head::section(ui, tokens, tr.access_roles(), None);
    for role in [Role::Administrator, Role::Mediator, Role::Recorder, Role::Reader] {
        ui.add_space(space::S);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            ui.allocate_ui_with_layout(vec2(NAMES, Type::Body.line()), Layout::left_to_right(Align::Min), |ui| {
                ui.set_min_width(NAMES);
                words::line(ui, Type::BodyMedium, role.word(tr), tokens.ink);
            });
            ui.vertical(|ui| {
                words::wrapped(ui, Type::Body, words_of(role, tr), tokens.ink);
            });
        });
        ui.add_space(space::S);
        row::rule(ui, tokens);
    }
    ui.add_space(space::M);
}
