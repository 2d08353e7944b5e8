//! 备份与恢复: the backups there are, the second folder, going back to one of them, and everything written out. It reads no
//! file: it shows what it is given and pushes wishes.

mod kept;
mod list;
mod preview;

use std::path::PathBuf;

use egui::{Rect, Sense, Ui, UiBuilder, vec2};

use crate::ui::action::{Action, Outbox, Pick};
use crate::ui::backup_view::{BackupAsk, SecondView, Working};
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{head, scroll, segmented, words};
use crate::ui::report_view::Mood;
use crate::ui::theme::{Tokens, Type, margin, space};
use crate::ui::view::View;

pub use list::size_words;

/// The screen's texts.
#[derive(Default)]
pub struct BackupScreen {
    second: String,
    /// What the settings said when the field was filled.
    second_seen: Option<String>,
    /// Every backup is shown, not the newest alone.
    shows_all: bool,
    export: String,
    without_private: bool,
    /// Whether what lies aside is to be removed is asked once more.
    asks_to_clear: bool,
}

impl BackupScreen {
    /// Paints the room between top bar and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        self.take_what_was_picked(view, out);
        let side = margin(ui.ctx().content_rect().width());
        let area = ui.max_rect().shrink2(vec2(side, 0.0));
        scroll::column(ui, "backup", area, |ui| {
            let sheet = Rect::from_min_size(ui.cursor().min, vec2(area.width().min(860.0), 10_000.0));
            ui.scope_builder(UiBuilder::new().max_rect(sheet), |ui| {
                ui.add_space(space::L);
                words::word(ui, Type::Page, view.tr.backup_room(), view.tokens.ink);
                ui.add_space(space::S);
                if view.backup.is_possible {
                    self.sections(ui, view, out);
                } else {
                    words::wrapped(ui, Type::Body, view.tr.backup_not_here(), view.tokens.ink2);
                }
                ui.add_space(space::XL);
            });
        });
    }

    fn take_what_was_picked(&mut self, view: &View<'_>, out: &mut Outbox) {
        match view.picked {
            Some((Pick::SecondFolder, path)) => {
                out.push(Action::Backup(BackupAsk::SecondFolder(path.display().to_string())));
            }
            Some((Pick::ExportFolder, path)) => self.export = path.display().to_string(),
            _ => {}
        }
    }

    fn sections(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        if let Some(wanted) = &view.backup.preview {
            preview::show(ui, view, wanted, out);
            return;
        }
        state(ui, view);
        ui.add_space(space::M);
        make(ui, view, out);
        ui.add_space(space::M);
        list::show(ui, view, &mut self.shows_all, out);
        ui.add_space(space::L);
        self.second_folder(ui, view, out);
        ui.add_space(space::L);
        self.everything(ui, view, out);
        kept::show(ui, view, &mut self.asks_to_clear, out);
    }

    fn second_folder(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        head::section(ui, tokens, tr.backup_second(), None);
        ui.add_space(space::S);
        words::wrapped(ui, Type::Small, tr.backup_second_note(), tokens.ink2);
        ui.add_space(space::S);
        if self.second_seen.as_ref() != Some(&view.settings.second_folder) {
            self.second.clone_from(&view.settings.second_folder);
            self.second_seen = Some(self.second.clone());
        }
        let note = view.backup.second.as_ref().map(|second| second_note(view, second));
        let note = note.as_ref().map_or(
            Note::None,
            |(is_there, words)| {
                if *is_there { Note::Good(words) } else { Note::Doubtful(words) }
            },
        );
        let field = Field::new(tr.backup_second_path()).note(note).hint(tr.backup_second_hint()).limit(1_000);
        let response = field.read_only(!view.backup.may_restore).show(ui, tokens, &mut self.second);
        // Not while it is typed: half a path is another folder.
        let folder = self.second.trim().to_owned();
        if response.lost_focus() && folder != view.settings.second_folder {
            out.push(Action::Backup(BackupAsk::SecondFolder(folder)));
        }
        ui.add_space(space::XS);
        let pick = Button::small(tr.backup_pick_folder()).named(tr.backup_second_pick());
        let may_pick = !view.status.dialog_open && view.backup.may_restore;
        if pick.enabled(may_pick).show(ui, tokens).clicked() {
            out.push(Action::Pick(Pick::SecondFolder));
        }
    }

    fn everything(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        head::section(ui, tokens, tr.backup_export(), None);
        ui.add_space(space::S);
        words::wrapped(ui, Type::Small, tr.backup_export_note(), tokens.ink2);
        if !view.backup.may_restore {
            ui.add_space(space::XS);
            words::wrapped(ui, Type::Small, tr.backup_export_not_yours(), tokens.soon);
            return;
        }
        ui.add_space(space::S);
        let usual = view.status.papers_folder.join(usual_name(view)).display().to_string();
        Field::new(tr.backup_export_path()).hint(&usual).limit(1_000).show(ui, tokens, &mut self.export);
        ui.add_space(space::XS);
        let pick = Button::small(tr.backup_pick_folder()).named(tr.backup_export_pick());
        if pick.enabled(!view.status.dialog_open).show(ui, tokens).clicked() {
            out.push(Action::Pick(Pick::ExportFolder));
        }
        ui.add_space(space::S);
        let sides = [(false, tr.backup_export_with_private()), (true, tr.backup_export_without_private())];
        segmented::show(ui, tokens, tr.backup_export_private(), &sides, &mut self.without_private, None);
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            let button = Button::normal(tr.backup_export_do()).enabled(view.backup.working.is_none());
            if button.show(ui, tokens).clicked() {
                let typed = self.export.trim();
                let folder = if typed.is_empty() { PathBuf::from(&usual) } else { PathBuf::from(typed) };
                let with_private = !self.without_private;
                out.push(Action::Backup(BackupAsk::Export { folder, with_private }));
            }
            if let Some(folder) = &view.backup.written
                && Button::normal(tr.backup_export_open()).show(ui, tokens).clicked()
            {
                out.push(Action::OpenFile(folder.clone()));
            }
        });
        for problem in &view.backup.problems {
            ui.add_space(space::XS);
            words::wrapped(ui, Type::Small, problem, tokens.accent);
        }
    }
}

/// A folder that is not there yet, named by the minute.
fn usual_name(view: &View<'_>) -> String {
    format!("{}-{}", view.tr.backup_export_name(), view.now.format("%Y%m%d-%H%M"))
}

fn second_note(view: &View<'_>, second: &SecondView) -> (bool, String) {
    let tr = view.tr;
    let words = match (second.is_there, second.last) {
        (false, _) => tr.backup_second_away().to_owned(),
        (true, None) => tr.backup_second_empty().to_owned(),
        (true, Some(at)) => tr.backup_second_last(dates::full_day(tr, at.date()), dates::clock(at)),
    };
    (second.is_there, words)
}

/// When the last good backup was made, in large words, and what came of the last wish.
fn state(ui: &mut Ui, view: &View<'_>) {
    if let Some(status) = &view.status.backup {
        sentence(ui, view.tokens, status.mood, Type::Title, &status.words);
    }
    let working = match view.backup.working {
        None => None,
        Some(Working::Making) => Some(view.tr.backup_making().to_owned()),
        Some(Working::Looking) => Some(view.tr.backup_looking().to_owned()),
        Some(Working::Previewing) => Some(view.tr.backup_previewing().to_owned()),
        Some(Working::Restoring) => Some(view.tr.backup_restoring().to_owned()),
        Some(Working::Exporting(done, of)) => Some(view.tr.backup_exporting(done, of)),
    };
    ui.add_space(space::XS);
    match (working, &view.backup.told) {
        (Some(words), _) => {
            words::wrapped(ui, Type::Body, words, view.tokens.ink2);
        }
        (None, Some((mood, words))) => sentence(ui, view.tokens, *mood, Type::Body, words),
        (None, None) => {
            words::wrapped(ui, Type::Body, view.tr.backup_note(), view.tokens.ink2);
        }
    }
}

fn make(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let (tr, is_idle) = (view.tr, view.backup.working.is_none());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        if Button::primary(tr.backup_do()).enabled(is_idle).show(ui, view.tokens).clicked() {
            out.push(Action::Backup(BackupAsk::Make));
        }
        let look = Button::normal(tr.backup_look()).enabled(is_idle && !view.backup.lines.is_empty());
        if look.show(ui, view.tokens).clicked() {
            out.push(Action::Backup(BackupAsk::Look));
        }
    });
}

/// A sentence with the sign of its mood, which reads without colour.
fn sentence(ui: &mut Ui, tokens: &Tokens, mood: Mood, kind: Type, words: &str) {
    let (icon, ink) = sign(tokens, mood);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let (square, _) = ui.allocate_exact_size(vec2(20.0, kind.line()), Sense::hover());
        icon.paint(ui.painter(), Rect::from_center_size(square.center(), vec2(18.0, 18.0)), ink, 1.8);
        words::wrapped(ui, kind, words, if mood == Mood::Bad { tokens.accent } else { tokens.ink });
    });
}

pub(super) const fn sign(tokens: &Tokens, mood: Mood) -> (Icon, egui::Color32) {
    match mood {
        Mood::Good => (Icon::Check, tokens.done),
        Mood::Plain => (Icon::Minus, tokens.ink2),
        Mood::Doubtful => (Icon::Doubt, tokens.soon),
        Mood::Bad => (Icon::Cross, tokens.accent),
    }
}
