//! Printing and saving: the print sheet, and where a file goes. It must not print or write: it pushes wishes.

use std::path::PathBuf;

use egui::{Ui, vec2};

use crate::ui::action::{Action, Outbox};
use crate::ui::papers_view::{PaperFile, ShownPaper};
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::{head, words};
use crate::ui::screens::printing::{Offer, PrintSheet};
use crate::ui::theme::{Type, space};
use crate::ui::view::{CaseView, View};

/// Printing and place.
#[derive(Debug, Default)]
pub(super) struct OutputSheet {
    printing: PrintSheet,
    /// What was typed instead of the usual folder.
    folder: Option<String>,
}

impl OutputSheet {
    /// Another paper is shown: it has its own number of copies.
    pub(super) fn other_paper(&mut self) {
        self.printing.forget_copies();
    }

    /// The primary button of the footer. True: a job was sent.
    pub(super) fn foot(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        case: &CaseView,
        shown: &ShownPaper,
        out: &mut Outbox,
    ) -> bool {
        let why = why(view, case, shown);
        self.printing.foot(ui, view, &self.offer(view, case, shown, &why), out)
    }

    /// The sheet itself.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (Some(case), Some(shown)) = (view.case, &view.papers.shown) else { return };
        ui.spacing_mut().item_spacing.y = space::S;
        ui.add_space(space::L);
        let why = why(view, case, shown);
        let offer = self.offer(view, case, shown, &why);
        let width = ui.available_width();
        self.printing.show(ui, view, &offer, width, out);
        ui.add_space(space::S);
        head::section(ui, view.tokens, view.tr.papers_save_head(), None);
        self.folder_field(ui, view, shown, out);
    }

    /// What the print sheet would print.
    fn offer<'a>(&self, view: &View<'_>, case: &CaseView, shown: &ShownPaper, why_so_many: &'a str) -> Offer<'a> {
        let folder = self.folder.as_deref().map(str::trim).filter(|folder| !folder.is_empty()).map(PathBuf::from);
        let path = folder.unwrap_or_else(|| view.status.papers_folder.clone()).join(&shown.file);
        Offer { ready: shown.pages.is_ok(), copies: needed(case, shown), why_so_many, path }
    }

    fn folder_field(&mut self, ui: &mut Ui, view: &View<'_>, shown: &ShownPaper, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let mut text = self.folder.clone().unwrap_or_else(|| view.status.papers_folder.display().to_string());
        let wrong = text.trim().is_empty();
        let note = if wrong { Note::Wrong(tr.papers_folder_missing()) } else { Note::Kept };
        if Field::new(tr.papers_folder()).note(note).show(ui, tokens, &mut text).changed() {
            self.folder = Some(text.clone());
        }
        let folder = PathBuf::from(text.trim());
        let files = [
            (PaperFile::Shown, tr.papers_save(), shown.file.as_str(), shown.pages.is_ok()),
            (PaperFile::Dossier, tr.papers_save_dossier(), view.papers.dossier_file.as_str(), true),
        ];
        for (what, word, name, there) in files {
            words::wrapped(ui, Type::Small, name, tokens.ink2);
            if Button::normal(word).enabled(there && !wrong).show(ui, tokens).clicked() {
                out.push(Action::SavePdf { path: folder.join(name), what });
            }
            ui.add_space(space::XS);
        }
        let Some(saved) = &view.status.saved_file else { return };
        words::wrapped(ui, Type::Small, tr.papers_saved(saved.display()), tokens.done);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            if Button::normal(tr.papers_open()).show(ui, tokens).clicked() {
                out.push(Action::OpenFile(saved.clone()));
            }
        });
    }
}

/// Copies of the paper: as many as the agreement says and its holders need; of papers that stay in the file, one.
fn needed(case: &CaseView, shown: &ShownPaper) -> u32 {
    if !shown.ask.kind.is_held() {
        return 1;
    }
    let file = &case.record.file;
    file.agreement.as_ref().and_then(|agreement| agreement.copies).unwrap_or(0).max(file.copies_needed())
}

/// Why so many, as a sentence.
fn why(view: &View<'_>, case: &CaseView, shown: &ShownPaper) -> String {
    if !shown.ask.kind.is_held() {
        return view.tr.papers_copies_one().to_owned();
    }
    view.tr.printing_copies_note(case.record.file.copy_holders().count())
}
