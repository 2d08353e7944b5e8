//! The desk's key: whom its certificate names, how long it is valid, and the ways in and out for certificate and key. It
//! must not know what a certificate is: it shows what it is given and pushes wishes.

use std::path::PathBuf;

use egui::{Ui, vec2};

use crate::ui::action::{Action, Outbox, Pick};
use crate::ui::dates;
use crate::ui::key_view::{KeyAsk, KeyLine};
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::{empty, head, words};
use crate::ui::screen::Screen;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

/// Width of the labels.
const LABELS: f32 = 120.0;

/// The half-typed texts.
#[derive(Debug, Default)]
pub(super) struct KeySheet {
    path: String,
    passphrase: String,
    /// The person is asked whether a new key shall be made.
    asks: bool,
}

impl KeySheet {
    /// The section.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        if let Some((Pick::KeyFile, path)) = view.picked {
            self.path = path.display().to_string();
        }
        ui.add_space(space::M);
        head::section(ui, tokens, tr.settings_key(), None);
        ui.add_space(space::S);
        words::wrapped(ui, Type::Small, tr.settings_key_note(), tokens.ink2);
        ui.add_space(space::S);
        match view.keys.last() {
            Some(key) => facts(ui, view, key),
            None => {
                empty::show(ui, tokens, tr.settings_key_none(), None);
            }
        }
        if view.keys.len() > 1 {
            ui.add_space(space::XS);
            words::wrapped(ui, Type::Small, tr.settings_key_older(view.keys.len() - 1), tokens.ink2);
        }
        ui.add_space(space::M);
        self.texts(ui, view, out);
        ui.add_space(space::S);
        self.buttons(ui, view, out);
        ui.add_space(space::M);
        head::section(ui, tokens, tr.verify_room(), None);
        ui.add_space(space::S);
        words::wrapped(ui, Type::Small, tr.settings_verify_note(), tokens.ink2);
        ui.add_space(space::S);
        if Button::normal(tr.verify_room()).key("F7").show(ui, tokens).clicked() {
            out.push(Action::Go(Screen::Verify));
        }
        ui.add_space(space::M);
        head::section(ui, tokens, tr.backup_room(), None);
        ui.add_space(space::S);
        words::wrapped(ui, Type::Small, tr.settings_backup_note(), tokens.ink2);
        ui.add_space(space::S);
        if Button::normal(tr.backup_room()).show(ui, tokens).clicked() {
            out.push(Action::Go(Screen::Backup));
        }
        ui.add_space(space::M);
    }

    fn texts(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let usual = view.status.papers_folder.join(tr.settings_key_path_certificate()).display().to_string();
        Field::new(tr.settings_key_path()).hint(&usual).limit(1_000).show(ui, tokens, &mut self.path);
        ui.add_space(space::XS);
        let pick = Button::small(tr.settings_key_pick()).enabled(!view.status.dialog_open);
        if pick.show(ui, tokens).clicked() {
            out.push(Action::Pick(Pick::KeyFile));
        }
        ui.add_space(space::S);
        let note = Note::Plain(tr.settings_key_passphrase_note());
        let field = Field::new(tr.settings_key_passphrase()).note(note).secret().width(320.0).limit(200);
        field.show(ui, tokens, &mut self.passphrase);
    }

    fn buttons(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens, has_key) = (view.tr, view.tokens, !view.keys.is_empty());
        let named = !view.settings.committee.trim().is_empty();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            if Button::normal(tr.settings_key_export_certificate()).enabled(has_key).show(ui, tokens).clicked() {
                let path = self.place(view, tr.settings_key_path_certificate());
                out.push(Action::Key(KeyAsk::ExportCertificate(path)));
            }
            let may_lock = has_key && !self.passphrase.is_empty();
            if Button::normal(tr.settings_key_export_key()).enabled(may_lock).show(ui, tokens).clicked() {
                let path = self.place(view, tr.settings_key_path_key());
                let passphrase = std::mem::take(&mut self.passphrase);
                out.push(Action::Key(KeyAsk::ExportKey { path, passphrase }));
            }
            let may_read = !self.path.trim().is_empty();
            if Button::normal(tr.settings_key_import()).enabled(may_read).show(ui, tokens).clicked() {
                let path = self.place(view, "");
                let passphrase = std::mem::take(&mut self.passphrase);
                out.push(Action::Key(KeyAsk::Import { path, passphrase }));
            }
            if Button::quiet(tr.settings_key_new()).height(size::CONTROL).enabled(named).show(ui, tokens).clicked() {
                self.asks = true;
            }
        });
        if self.asks {
            self.question(ui, view, out);
        }
    }

    fn question(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        ui.add_space(space::S);
        words::wrapped(ui, Type::Body, tr.settings_key_new_sure(), tokens.ink);
        ui.add_space(space::XS);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if Button::normal(tr.settings_key_new_yes()).show(ui, tokens).clicked() {
                self.asks = false;
                out.push(Action::Key(KeyAsk::New));
            }
            if Button::normal(tr.settings_key_new_no()).show(ui, tokens).clicked() {
                self.asks = false;
            }
        });
    }

    /// What was typed, else this name in the folder of the papers.
    fn place(&self, view: &View<'_>, usual: &str) -> PathBuf {
        let typed = self.path.trim();
        if typed.is_empty() { view.status.papers_folder.join(usual) } else { PathBuf::from(typed) }
    }
}

fn facts(ui: &mut Ui, view: &View<'_>, key: &KeyLine) {
    let (tr, tokens) = (view.tr, view.tokens);
    let valid = tr.settings_key_valid(dates::full_day(tr, key.valid_from), dates::full_day(tr, key.valid_to));
    let origin = match (key.is_from_file, key.is_self_issued) {
        (true, _) => tr.settings_key_from_file(&key.issuer),
        (false, true) => tr.key_self_issued().to_owned(),
        (false, false) => tr.key_issued_by(&key.issuer),
    };
    let facts = [
        (tr.settings_key_subject(), key.subject.clone()),
        (tr.settings_key_validity(), valid),
        (tr.settings_key_origin(), origin),
        ("SHA-256", in_fours(&key.sha256)),
    ];
    for (label, value) in facts {
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(LABELS, 24.0), *ui.layout(), |ui| {
                ui.set_width(LABELS);
                words::line(ui, Type::Body, label, tokens.ink2);
            });
            words::wrapped(ui, Type::Body, value, tokens.ink);
        });
    }
    if key.valid_to < view.now.date() {
        words::wrapped(ui, Type::Small, tr.settings_key_expired(), tokens.accent);
    }
}

/// Figures in groups, to be compared by eye.
fn in_fours(figures: &str) -> String {
    let mut grouped = String::new();
    for (at, figure) in figures.chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            grouped.push(' ');
        }
        grouped.push(figure);
    }
    grouped
}
