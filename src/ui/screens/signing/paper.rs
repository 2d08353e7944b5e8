//! One who signs on the printed paper: the paper is printed from here, the day is told, a scan can be attached. It must
//! not judge a scan.

use chrono::NaiveDate;
use egui::{Ui, UiBuilder};

use crate::casebook::command::CaseCommand;
use crate::casebook::view::Version;
use crate::domain::typed_day;
use crate::ui::action::Outbox;
use crate::ui::dates;
use crate::ui::parts::field::{Field, Note};
use crate::ui::theme::space;
use crate::ui::view::View;

use super::keys::{Key, Keys};
use super::state::{OneSigner, fits};
use super::{SigningScreen, Table, text};

/// Width of the field for a day.
const DAY: f32 = 200.0;

/// What is typed for one who signs on paper.
#[derive(Debug, Default)]
pub(super) struct PaperForm {
    day: DayField,
}

/// A day that is typed; today unless another one is.
#[derive(Debug, Default)]
pub(super) struct DayField {
    text: Option<String>,
}

impl DayField {
    /// Shows the field. The day, if it can be read and can be one on which the version was signed.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, label: &str, version: &Version) -> Option<NaiveDate> {
        let (tr, today) = (view.tr, view.now.date());
        let text = self.text.get_or_insert_with(|| dates::table_day(today));
        let read = typed_day::read(text, today);
        let day = read.filter(|day| fits(version, *day, today));
        let wrong = match (read, day) {
            (None, _) => tr.signing_day_not_read().to_owned(),
            (Some(_), None) => {
                tr.signing_day_out_of_range(dates::full_day(tr, version.frozen_at.date()), dates::full_day(tr, today))
            }
            (Some(_), Some(_)) => String::new(),
        };
        let note = if day.is_some() { Note::Kept } else { Note::Wrong(&wrong) };
        ui.scope(|ui| {
            Field::new(label).width(DAY.min(ui.available_width())).height(44.0).limit(40).note(note).show(
                ui,
                view.tokens,
                text,
            )
        });
        day
    }
}

impl SigningScreen {
    pub(super) fn on_paper(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        table: &Table<'_>,
        signer: &OneSigner,
        out: &mut Outbox,
    ) {
        let tr = view.tr;
        let (content, column) = table.parts();
        let mark = table.version.mark().map(|mark| mark.short()).unwrap_or_default();
        let mut day = None;
        ui.scope_builder(UiBuilder::new().max_rect(content).id_salt("paper"), |ui| {
            egui::ScrollArea::vertical().id_salt("paper").auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::M;
                text::says(ui, &tr.signing_on_paper_says(&signer.name), view.tokens.ink);
                text::says(ui, &tr.signing_on_paper_mark(mark), view.tokens.ink);
                if signer.must_be_read_to {
                    text::says(ui, &tr.signing_must_be_read_to(&signer.name), view.tokens.ink);
                }
                day = self.paper.day.show(ui, view, tr.signing_paper_day(), table.version);
            });
        });
        let keys = Keys {
            upper: vec![(Key::Print, tr.signing_print(), true), (Key::Scan, tr.signing_attach_scan(), true)],
            lower: vec![
                (Key::OnScreen, tr.signing_on_screen_again(), true),
                (Key::NotToday, tr.signing_not_today(), true),
            ],
            primary: Some((Key::Done, tr.signing_on_paper_done(), day.is_some())),
            ..Keys::default()
        };
        match (keys.show(ui, view, column), day) {
            (Some(Key::Done), Some(on)) => {
                let signer = signer.id.clone();
                self.not_today.retain(|other| *other != signer);
                out.change(table.case.record.id, CaseCommand::SignedOnPaper { signer, on });
                self.turn_to(None);
            }
            (other, _) => self.usual(table, Some(signer), other, out),
        }
    }
}
