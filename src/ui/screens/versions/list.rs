//! Every version with its state, the newest first. It must not read one.

use egui::{Align, Layout, Ui, vec2};

use crate::casebook::view::VersionRecord;
use crate::ui::action::{Action, Outbox};
use crate::ui::dates;
use crate::ui::overlay_scroll;
use crate::ui::parts::field::named_button;
use crate::ui::parts::{choice, row, words};
use crate::ui::theme::{Type, space};
use crate::ui::view::View;

use super::Stage;

/// Height of an entry: number and state, the day, the signatures.
const ENTRY: f32 = 88.0;

/// The list as a column.
pub(super) fn column(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    overlay_scroll::overlay(ui);
    overlay_scroll::column().id_salt("versions").show(ui, |ui| {
        let inner = ui.available_rect_before_wrap().shrink2(vec2(space::XL, 0.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
            ui.set_width(inner.width());
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(space::M);
            words::line(ui, Type::BodyMedium, view.tr.versions_room(), view.tokens.ink);
            ui.add_space(space::S);
            for record in view.versions.records.iter().rev() {
                entry(ui, view, record, out);
            }
            ui.add_space(space::L);
        });
    });
}

fn entry(ui: &mut Ui, view: &View<'_>, record: &VersionRecord, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    let version = &record.version;
    let current = view.versions.shown == version.number;
    let stage = Stage::of(&record.standing);
    let name = tr.versions_number(version.number);
    let response = row::show(ui, tokens, ENTRY, current, |ui| {
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space(space::XS);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                words::word(ui, Type::BodyMedium, &name, tokens.ink);
                stage.tag().show(ui, tokens, stage.words(tr));
            });
            let at = version.frozen_at;
            let frozen = tr.versions_frozen_at(dates::day(tr, at.date()), at.format("%H:%M"));
            words::line(ui, Type::Small, frozen, tokens.ink2);
            let signed = tr.versions_signed_count(version.signers.len(), record.standing.signatures.len());
            words::line(ui, Type::Small, signed, tokens.ink2);
        });
    });
    named_button(&response, &format!("{name} {}", stage.words(tr)));
    if response.clicked() && !current {
        out.push(Action::ShowVersion(version.number));
    }
}

/// The list as a drop-down.
pub(super) fn choice(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let tr = view.tr;
    let title = |record: &VersionRecord| {
        format!("{} {}", tr.versions_number(record.version.number), Stage::of(&record.standing).words(tr))
    };
    let titles: Vec<String> = view.versions.records.iter().rev().map(title).collect();
    let numbers = view.versions.records.iter().rev().map(|record| record.version.number);
    let choices: Vec<(u32, &str)> = numbers.zip(titles.iter().map(String::as_str)).collect();
    let mut chosen = view.versions.shown;
    let width = (ui.available_width() - space::S).clamp(120.0, 280.0);
    if choice::bare(ui, (tr.versions_room(), width), &choices, &mut chosen).1 {
        out.push(Action::ShowVersion(chosen));
    }
}
