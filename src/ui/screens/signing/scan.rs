//! A scan of signed pages: chosen, read in the background, its people and its day told, kept. Which version it is of
//! the marks on it say; the casebook refuses another one. It must not read a file.

use std::path::PathBuf;

use egui::{Checkbox, Ui, UiBuilder};

use crate::domain::agreement::SignerId;
use crate::domain::version_mark::VersionMark;
use crate::ui::action::{Action, Outbox};
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::words;
use crate::ui::signing_view::{ScanSaid, ScanSeen, ScanStage};
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

use super::keys::{Key, Keys};
use super::paper::DayField;
use super::state::{OneSigner, Stand};
use super::{SigningScreen, Table, text};

/// What is told of a scan.
#[derive(Debug, Default)]
pub(super) struct ScanForm {
    pub(super) is_open: bool,
    /// Where the file lies, typed.
    path: String,
    on_it: Vec<SignerId>,
    day: DayField,
    /// The short mark, typed where none could be read.
    mark: String,
}

impl ScanForm {
    /// A form for these people.
    pub(super) fn opened(on_it: Vec<SignerId>) -> ScanForm {
        ScanForm { is_open: true, on_it, ..ScanForm::default() }
    }
}

impl SigningScreen {
    pub(super) fn scan(&mut self, ui: &mut Ui, view: &View<'_>, table: &Table<'_>, out: &mut Outbox) {
        let tr = view.tr;
        let (content, column) = table.parts();
        let mut said = None;
        ui.scope_builder(UiBuilder::new().max_rect(content).id_salt("scan"), |ui| {
            egui::ScrollArea::vertical().id_salt("scan").auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::M;
                ui.set_max_width(content.width() - space::L);
                words::wrapped(ui, Type::Page, tr.signing_scan(), view.tokens.ink);
                match &view.signing.scan {
                    ScanStage::Read(seen) => said = self.scan.tell(ui, view, table, seen),
                    stage => self.scan.choose(ui, view, stage, out),
                }
            });
        });
        let keys = Keys {
            lower: vec![(Key::Clear, tr.signing_scan_drop(), true)],
            primary: Some((Key::Done, tr.signing_scan_keep(), said.is_some())),
            ..Keys::default()
        };
        match (keys.show(ui, view, column), said) {
            (Some(Key::Done), Some(said)) => {
                out.push(Action::KeepScan(said));
                // A refusal is told on this page.
                self.scan.is_open = false;
            }
            (Some(Key::Clear), _) => {
                out.push(Action::DropScan);
                self.scan = ScanForm::default();
            }
            (other, _) => self.usual(table, None, other, out),
        }
    }
}

impl ScanForm {
    /// The file: by dialog or by its path; and why one was not taken.
    fn choose(&mut self, ui: &mut Ui, view: &View<'_>, stage: &ScanStage, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        text::says(ui, tr.signing_scan_what(), tokens.ink);
        match stage {
            ScanStage::Failed(why) => text::says(ui, why, tokens.accent),
            ScanStage::Asking => text::says(ui, tr.signing_scan_asking(), tokens.ink2),
            ScanStage::Reading(name) => {
                text::says(ui, &tr.signing_scan_reading(name), tokens.ink2);
                return;
            }
            ScanStage::None | ScanStage::Read(_) => {}
        }
        if Button::normal(tr.signing_scan_choose()).height(size::SIGNING).show(ui, tokens).clicked() {
            out.push(Action::AskForScan);
        }
        let response = Field::new(tr.signing_scan_path()).height(44.0).show(ui, tokens, &mut self.path);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let ready = !self.path.trim().is_empty();
        let read = Button::normal(tr.signing_scan_read()).height(size::SIGNING).enabled(ready).show(ui, tokens);
        if ready && (entered || read.clicked()) {
            out.push(Action::ReadScan(PathBuf::from(self.path.trim())));
        }
    }

    /// What was seen, whose signatures are on it, and the day. `Some`: it can be kept.
    fn tell(&mut self, ui: &mut Ui, view: &View<'_>, table: &Table<'_>, seen: &ScanSeen) -> Option<ScanSaid> {
        let (tr, tokens) = (view.tr, view.tokens);
        text::says(ui, &tr.signing_scan_read_is(&seen.name, seen.pages), tokens.ink);
        let own = table.version.mark()?;
        let typed = seen.marks.is_empty();
        let known = if typed { self.type_mark(ui, view, &own) } else { true };
        if !typed {
            let marks: Vec<String> = seen.marks.iter().map(VersionMark::short).collect();
            words::wrapped(
                ui,
                Type::Body,
                tr.signing_scan_marks(marks.join(tr.list_separator()), own.short()),
                tokens.ink2,
            );
        }
        words::wrapped(ui, Type::Body, tr.signing_scan_who(), tokens.ink2);
        let mut people = table.signers.iter().filter(|signer| signer.stand != Stand::SignedOnScreen).peekable();
        let nobody = people.peek().is_none();
        people.for_each(|signer| self.person(ui, view, signer));
        let day = self.day.show(ui, view, tr.signing_paper_day(), table.version);
        let enough = known && (nobody || !self.on_it.is_empty());
        let on = day.filter(|_| enough)?;
        Some(ScanSaid { signers: self.on_it.clone(), on, typed })
    }

    fn person(&mut self, ui: &mut Ui, view: &View<'_>, signer: &OneSigner) {
        let mut there = self.on_it.contains(&signer.id);
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = 44.0;
            let name = view.tr.signing_role_joint(&signer.name, &signer.role);
            if ui.add(Checkbox::new(&mut there, Type::Body.text(name, view.tokens.ink))).changed() {
                self.on_it.retain(|other| *other != signer.id);
                if there {
                    self.on_it.push(signer.id.clone());
                }
            }
        });
    }

    /// No mark could be read: the mediator types what is printed at the foot of the pages. True: it is this version's.
    fn type_mark(&mut self, ui: &mut Ui, view: &View<'_>, own: &VersionMark) -> bool {
        let tr = view.tr;
        words::wrapped(ui, Type::Body, tr.signing_scan_no_mark(), view.tokens.ink2);
        let fits = own.is_typed(&self.mark);
        // What is wanted is not told: it must be read from the paper.
        let wrong = tr.signing_scan_other_mark(self.mark.trim());
        let whole = self.mark.chars().filter(char::is_ascii_alphanumeric).count() >= own.short().len() - 2;
        let note = match (fits, whole) {
            (true, _) => Note::Good(tr.signing_scan_mark_fits()),
            (false, true) => Note::Wrong(&wrong),
            (false, false) => Note::Kept,
        };
        let field = Field::new(tr.signing_scan_mark())
            .height(44.0)
            .limit(40)
            .note(note)
            .width(320.0_f32.min(ui.available_width()));
        field.show(ui, view.tokens, &mut self.mark);
        fits
    }
}
