//! 卷宗: the agreement as a paper – how many copies, where to save it, print, open – beside the pages themselves.
//! It must not touch a file: it pushes wishes.

use std::path::PathBuf;

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::check::Severity;
use crate::domain::signers::signers;
use crate::i18n::Lang;
use crate::ui::action::{Action, Outbox};
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::{segmented, words};
use crate::ui::preview::Preview;
use crate::ui::screen::{Room, Screen};
use crate::ui::screens::printing::{Offer, PrintSheet};
use crate::ui::theme::{Type, margin, size, space};
use crate::ui::view::{CaseView, View};
use crate::ui::{dates, overlay_scroll};

/// Width of the column beside the pages.
const COLUMN: f32 = 660.0;
/// Width of the fields in it.
const FIELDS: f32 = 520.0;

/// The papers of a case.
#[derive(Debug, Default)]
pub struct PapersScreen {
    lang: Option<Lang>,
    printing: PrintSheet,
    /// `None`: the usual folder and name.
    path: Option<String>,
    preview: Preview,
}

impl PapersScreen {
    /// Paints the room between head and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        let room = ui.available_rect_before_wrap();
        let width = ui.ctx().content_rect().width();
        let folded = width < size::FOLD;
        let middle = if folded { room.right() } else { room.left() + COLUMN.min(room.width() * 0.55).round() };
        let left = Rect::from_min_max(room.min, pos2(middle, room.bottom()));
        ui.painter().rect_filled(left, 0.0, view.tokens.surface);
        let side = margin(width);
        ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("papers"), |ui| {
            overlay_scroll::overlay(ui);
            overlay_scroll::column().show(ui, |ui| {
                let inner = ui.available_rect_before_wrap().shrink2(vec2(side, 0.0));
                ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| self.column(ui, view, case, out));
            });
        });
        if !folded {
            let right = Rect::from_min_max(pos2(middle, room.top()), room.max);
            ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("pages"), |ui| {
                self.preview.show(ui, view.tr, view.tokens, &case.pages, None);
            });
        }
        ui.advance_cursor_after_rect(room);
    }

    /// The buttons of the footer, the primary one first.
    pub fn foot(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        let why = why_so_many(view, case);
        self.printing.foot(ui, view, &self.offer(view, case, &why), out);
    }

    /// What the print sheet would print.
    fn offer<'a>(&self, view: &View<'_>, case: &CaseView, why_so_many: &'a str) -> Offer<'a> {
        let lang = self.lang(view);
        let typed = self.path.as_deref().map(str::trim).filter(|path| !path.is_empty());
        let path = typed.map_or_else(|| usual_path(view, case, lang), with_ending);
        Offer { ready: case.pages.is_ok(), lang, copies: needed(case), why_so_many, path }
    }

    /// The paper's language: Chinese unless chosen, whatever the window speaks.
    fn lang(&self, _view: &View<'_>) -> Lang {
        self.lang.unwrap_or(Lang::Zh)
    }

    fn column(&mut self, ui: &mut Ui, view: &View<'_>, case: &CaseView, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let width = FIELDS.min(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::S;
        ui.add_space(space::M);
        words::line(ui, Type::BodyMedium, tr.papers_head(), tokens.ink);
        ui.add_space(space::S);
        words::wrapped(ui, Type::Body, standing(view, case), tokens.ink2);
        if let Err(reason) = &case.pages {
            words::wrapped(ui, Type::Body, reason.as_str(), tokens.accent);
            if Button::small(tr.papers_to_agreement()).show(ui, tokens).clicked() {
                out.push(Action::Go(Screen::Case(case.record.id, Room::Agreement)));
            }
        }
        ui.add_space(space::M);
        let mut lang = self.lang(view);
        words::line(ui, Type::Small, tr.papers_language(), tokens.ink2);
        let choices = [(Lang::Zh, tr.papers_chinese()), (Lang::En, tr.papers_english())];
        if segmented::show(ui, tokens, tr.papers_language(), &choices, &mut lang, None) {
            self.lang = Some(lang);
            self.path = None;
        }
        words::wrapped(ui, Type::Small, if lang == Lang::En { tr.papers_english_note() } else { "" }, tokens.ink2);
        let why = why_so_many(view, case);
        let offer = self.offer(view, case, &why);
        self.printing.show(ui, view, &offer, width, out);
        ui.add_space(space::M);
        self.path_field(ui, view, case, width, out);
        ui.add_space(space::XL);
    }

    fn path_field(&mut self, ui: &mut Ui, view: &View<'_>, case: &CaseView, width: f32, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let lang = self.lang(view);
        let usual = usual_path(view, case, lang);
        let mut text = self.path.clone().unwrap_or_else(|| usual.display().to_string());
        let wrong = text.trim().is_empty();
        let note = if wrong { Note::Wrong(tr.papers_path_missing()) } else { Note::Kept };
        let field = Field::new(tr.papers_path()).hint(tr.papers_path_hint()).note(note).width(width);
        if field.show(ui, tokens, &mut text).changed() {
            self.path = Some(text.clone());
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let ready = case.pages.is_ok() && !wrong;
            if Button::normal(tr.papers_save()).enabled(ready).show(ui, tokens).clicked() {
                out.push(Action::SavePdf { path: with_ending(text.trim()), lang });
            }
            let choosing = view.status.dialog_open;
            let words_of_button = if choosing { tr.papers_choosing() } else { tr.papers_save_as() };
            if Button::normal(words_of_button).enabled(ready && !choosing).show(ui, tokens).clicked() {
                out.push(Action::AskWhereToSave { lang });
            }
            if let Some(saved) = &view.status.saved_file
                && Button::normal(tr.papers_open()).show(ui, tokens).clicked()
            {
                out.push(Action::OpenFile(saved.clone()));
            }
        });
        let saved = view.status.saved_file.as_ref().map(|path| tr.papers_saved(path.display())).unwrap_or_default();
        words::wrapped(ui, Type::Small, saved, tokens.done);
    }
}

/// Copies the agreement says, at least as many as the parties need.
fn needed(case: &CaseView) -> u32 {
    let file = &case.record.file;
    file.agreement.as_ref().and_then(|agreement| agreement.copies).unwrap_or(0).max(file.copies_needed())
}

/// Why so many copies, as a sentence.
fn why_so_many(view: &View<'_>, case: &CaseView) -> String {
    view.tr.printing_copies_note(case.record.file.copy_holders().count())
}

/// How far the agreement is, and whether its pages still say 草稿.
fn standing(view: &View<'_>, case: &CaseView) -> String {
    let stage = stage(view, case);
    let must = case.findings.iter().filter(|finding| finding.severity == Severity::Block).count();
    if must == 0 || case.record.version.is_none() { stage } else { stage + &view.tr.papers_still_a_draft(must) }
}

/// Draft, frozen, or changed since.
fn stage(view: &View<'_>, case: &CaseView) -> String {
    let tr = view.tr;
    let record = &case.record;
    match &record.version {
        None => tr.papers_draft().to_owned(),
        Some(version) if !record.version_is_current => tr.papers_changed(version.number),
        Some(version) => {
            let at = version.frozen_at;
            let (day, time) = (dates::day(tr, at.date()), at.format("%H:%M"));
            let all = signers(&record.file);
            let signed = all
                .iter()
                .filter(|signer| record.signatures.iter().any(|signature| signature.signer == signer.id()))
                .count();
            tr.papers_frozen(version.number, day, time, all.len(), signed)
        }
    }
}

/// The usual folder with a name made from the case's title.
fn usual_path(view: &View<'_>, case: &CaseView, lang: Lang) -> PathBuf {
    let title = file_title(&case.record.file.title);
    let title = if title.is_empty() { view.tr.papers_file_untitled().to_owned() } else { title };
    let name = match lang {
        Lang::Zh => view.tr.papers_file_name(title),
        Lang::En => view.tr.papers_file_name_en(title),
    };
    view.status.papers_folder.join(format!("{name}.pdf"))
}

/// A title without the characters that a file's name cannot have on some computer.
fn file_title(title: &str) -> String {
    let kept = title.chars().filter(|character| !character.is_control() && !"\\/:*?\"<>|".contains(*character));
    kept.take(60).collect::<String>().trim_matches([' ', '.']).to_owned()
}

fn with_ending(path: &str) -> PathBuf {
    let path = PathBuf::from(path);
    let ends = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    if ends { path } else { PathBuf::from(format!("{}.pdf", path.display())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_that_every_computer_takes() {
        assert_eq!(file_title("鸽棚坠落砸损车辆纠纷"), "鸽棚坠落砸损车辆纠纷");
        assert_eq!(file_title("a/b\\c:d*e?f\"g<h>i|j\n."), "abcdefghij");
        assert_eq!(file_title(&"长".repeat(300)).chars().count(), 60);
    }

    #[test]
    fn a_path_ends_in_pdf_once() {
        assert_eq!(with_ending("/a/协议"), PathBuf::from("/a/协议.pdf"));
        assert_eq!(with_ending("/a/协议.PDF"), PathBuf::from("/a/协议.PDF"));
        assert_eq!(with_ending("/a/v1.2"), PathBuf::from("/a/v1.2.pdf"));
    }
}
