//! 帮助: the way from walk-in to signing on one page, and the shortcuts. Words only.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::i18n::Tr;
use crate::ui::action::Outbox;
use crate::ui::mend;
use crate::ui::parts::{head, scroll, words};
use crate::ui::theme::{Type, margin, size, space};
use crate::ui::view::View;

/// The screen. It has no texts of its own.
#[derive(Default)]
pub struct HelpScreen;

impl HelpScreen {
    /// Paints the room between top bar and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, _out: &mut Outbox) {
        let side = margin(ui.ctx().content_rect().width());
        let area = ui.max_rect().shrink2(vec2(side, 0.0));
        let two = area.width() >= 900.0;
        scroll::column(ui, "help", area, |ui| {
            ui.add_space(space::L);
            words::word(ui, Type::Page, view.tr.shell_help(), view.tokens.ink);
            ui.add_space(space::S);
            if !two {
                way(ui, view);
                keys(ui, view);
                return;
            }
            let top = ui.cursor().min.y;
            let split = area.max.x - size::COLUMN_SIDE;
            let left = Rect::from_min_max(pos2(area.min.x, top), pos2(split - space::XXL, top + 10_000.0));
            let right = Rect::from_min_max(pos2(split, top), pos2(area.max.x, top + 10_000.0));
            ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("keys"), |ui| keys(ui, view));
            ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("way"), |ui| way(ui, view));
        });
    }
}

fn way(ui: &mut Ui, view: &View<'_>) {
    let (tr, tokens) = (view.tr, view.tokens);
    ui.spacing_mut().item_spacing.y = 0.0;
    head::section(ui, tokens, tr.help_way(), None);
    let steps = [
        tr.help_way_1(),
        tr.help_way_2(),
        tr.help_way_3(),
        tr.help_way_4(),
        tr.help_way_5(),
        tr.help_way_6(),
        tr.help_way_7(),
        tr.help_way_8(),
    ];
    for (position, step) in steps.into_iter().enumerate() {
        ui.add_space(space::M);
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(24.0, 24.0), egui::Layout::left_to_right(egui::Align::Min), |ui| {
                ui.set_width(24.0);
                words::word(ui, Type::BodyMedium, (position + 1).to_string(), tokens.ink);
            });
            words::wrapped(ui, Type::Body, step, tokens.ink);
        });
    }
    for note in [tr.help_kept(), tr.help_private()] {
        ui.add_space(space::L);
        words::wrapped(ui, Type::Body, note, tokens.ink2);
    }
    ui.add_space(space::L);
}

const fn shortcuts(tr: Tr) -> [(&'static str, &'static str); 15] {
    [
        ("Ctrl+K", tr.help_key_find()),
        ("Ctrl+N", tr.help_key_walk_in()),
        ("Ctrl+F", tr.help_key_ledger()),
        ("Ctrl+P", tr.help_key_print()),
        ("Ctrl+Z", tr.help_key_undo()),
        ("Ctrl+Y", tr.help_key_redo()),
        ("Ctrl + / −", tr.help_key_size()),
        (mend::KEY_WORDS, tr.help_key_mend()),
        ("F2", tr.help_key_law()),
        ("F3", tr.watch_room()),
        ("F7", tr.verify_room()),
        ("F8", tr.party_door()),
        ("F9", tr.help_key_private()),
        ("F1", tr.help_key_help()),
        ("Esc", tr.help_key_back()),
    ]
}

fn keys(ui: &mut Ui, view: &View<'_>) {
    let (tr, tokens) = (view.tr, view.tokens);
    ui.spacing_mut().item_spacing.y = 0.0;
    head::section(ui, tokens, tr.help_keys(), None);
    for (key, what) in shortcuts(tr) {
        let top = ui.cursor().min;
        ui.horizontal(|ui| {
            ui.set_height(size::ROW_LOW);
            ui.allocate_ui_with_layout(vec2(96.0, 24.0), *ui.layout(), |ui| {
                ui.set_width(96.0);
                words::word(ui, Type::Small, key, tokens.ink2);
            });
            words::line(ui, Type::Body, what, tokens.ink);
        });
        let y = ui.cursor().min.y - 0.5;
        ui.painter().hline(top.x..=top.x + ui.available_width(), y, tokens.rule());
    }
    ui.add_space(space::L);
}
