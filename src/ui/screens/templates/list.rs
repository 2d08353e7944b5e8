//! Every template by name, the office's own marked. It must not read one.

use egui::{Align, Layout, Ui, vec2};

use crate::ui::action::{Action, Outbox};
use crate::ui::overlay_scroll;
use crate::ui::parts::field::named_button;
use crate::ui::parts::{choice, row, words};
use crate::ui::template_view::{OpenTemplate, TemplateLine, TemplateName, Whose};
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

use super::title;

/// The list as a column.
pub(super) fn column(ui: &mut Ui, view: &View<'_>, open: &OpenTemplate, out: &mut Outbox) {
    overlay_scroll::overlay(ui);
    overlay_scroll::column().id_salt("templates").show(ui, |ui| {
        let inner = ui.available_rect_before_wrap().shrink2(vec2(space::XL, 0.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
            ui.set_width(inner.width());
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(space::M);
            words::line(ui, Type::BodyMedium, view.tr.templates_head(), view.tokens.ink);
            ui.add_space(space::S);
            for sentence in &view.templates.broken {
                words::wrapped(ui, Type::Small, sentence, view.tokens.accent);
                ui.add_space(space::S);
            }
            for line in &view.templates.lines {
                entry(ui, view, line, open.name == line.name, out);
            }
            ui.add_space(space::L);
        });
    });
}

fn entry(ui: &mut Ui, view: &View<'_>, line: &TemplateLine, current: bool, out: &mut Outbox) {
    let tokens = view.tokens;
    let (mark, ink) = match (line.whose, line.has_draft) {
        (Whose::Broken, _) => (view.tr.templates_mark_broken(), tokens.accent),
        (_, true) => (view.tr.templates_mark_draft(), tokens.soon),
        (Whose::Office, false) => (view.tr.templates_mark_own(), tokens.done),
        (Whose::BuiltIn, false) => ("", tokens.ink3),
    };
    let name = title(view.tr, line.name);
    let response = row::show(ui, tokens, size::ROW_LOW, current, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if !mark.is_empty() {
                words::word(ui, Type::Small, mark, ink);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let kind = if current { Type::SmallMedium } else { Type::Small };
                words::line(ui, kind, &name, tokens.ink);
            });
        });
    });
    named_button(&response, format!("{name} {mark}").trim());
    if response.clicked() && !current {
        out.push(Action::EditTemplate(line.name));
    }
}

/// The list as a drop-down.
pub(super) fn choice(ui: &mut Ui, view: &View<'_>, open: &OpenTemplate, out: &mut Outbox) {
    let titles: Vec<String> = view.templates.lines.iter().map(|line| title(view.tr, line.name)).collect();
    let names = view.templates.lines.iter().map(|line| line.name);
    let choices: Vec<(TemplateName, &str)> = names.zip(titles.iter().map(String::as_str)).collect();
    let mut chosen = open.name;
    if choice::bare(ui, (view.tr.templates_head(), 260.0), &choices, &mut chosen).1 {
        out.push(Action::EditTemplate(chosen));
    }
}
