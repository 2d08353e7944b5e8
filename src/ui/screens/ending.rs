//! 没有达成协议: the sheet in which the whole mediation is ended without agreement, and what the screens say of it
//! afterwards (People's Mediation Law art. 26: the parties are told of the ways that stay open).
//! It must not judge a reason, and it ends nothing itself: it pushes the command.

use egui::{Checkbox, CornerRadius, Frame, Margin, Rect, Ui, UiBuilder};

use crate::casebook::command::CaseCommand;
use crate::casebook::view::CaseId;
use crate::domain::agreement::Agreement;
use crate::domain::case::CaseFile;
use crate::domain::papers::PaperKind;
use crate::domain::progress;
use crate::domain::session::Outcome;
use crate::i18n::{Lang, Tr};
use crate::ui::action::{Action, Outbox};
use crate::ui::buffer::Buffer;
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{hung, words};
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

/// Key of the half-written reason; its first part names the room.
pub const REASON: &str = "agreement.ending";
/// Key of the half-written own words on the ways told.
pub const OWN_WAY: &str = "agreement.ending_way";

/// The ways that the law leaves open.
const fn ways(tr: Tr) -> [&'static str; 4] {
    [tr.ending_way_court(), tr.ending_way_arbitration(), tr.ending_way_department(), tr.ending_way_police()]
}

/// A way as it was recorded, in the language of the screen where it is one of the list.
fn way(tr: Tr, recorded: &str) -> String {
    let known = ways(Tr(Lang::Zh)).iter().position(|way| *way == recorded);
    known.and_then(|at| ways(tr).get(at).copied()).unwrap_or(recorded).to_owned()
}

/// The sheet.
#[derive(Clone, Debug, Default)]
pub struct EndingSheet {
    reason: Buffer,
    told: [bool; 4],
    own_way: Buffer,
    reason_missing: bool,
    fresh: bool,
}

impl EndingSheet {
    /// A sheet that begins with what was half written, or with why the last session came to nothing.
    pub fn new(view: &View<'_>) -> EndingSheet {
        let mut sheet = EndingSheet { fresh: true, ..EndingSheet::default() };
        for (key, buffer) in [(REASON, &mut sheet.reason), (OWN_WAY, &mut sheet.own_way)] {
            if let Some(line) = view.unfinished.iter().find(|line| line.field == key && line.case.is_some()) {
                buffer.seed(&line.text);
            }
        }
        let last = view.case.and_then(|case| case.record.file.steps.last());
        let note = last.filter(|session| session.outcome == Some(Outcome::NotSettled)).map(|session| &session.note);
        if let Some(note) = note.filter(|_| sheet.reason.text.is_empty()) {
            sheet.reason.seed(note);
        }
        sheet
    }

    /// The same, for this reason unless one was written already.
    pub fn because(mut self, reason: &str) -> EndingSheet {
        if self.reason.text.is_empty() {
            self.reason.seed(reason);
        }
        self
    }

    /// Shows the sheet in this rectangle; what does not fit scrolls. Its two buttons stand in the footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, case: CaseId, rect: Rect, out: &mut Outbox) {
        ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("ending"), |ui| {
            hung::scroll(ui, "ending", |ui| {
                let frame = Frame::NONE.fill(view.tokens.ground).stroke(view.tokens.border());
                let frame = frame.corner_radius(CornerRadius::same(size::RADIUS));
                frame.inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    self.fields(ui, view, case, out);
                });
            });
        });
    }

    fn fields(&mut self, ui: &mut Ui, view: &View<'_>, case: CaseId, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        ui.spacing_mut().item_spacing.y = space::S;
        words::wrapped(ui, Type::BodyMedium, tr.ending_title(), tokens.ink);
        words::wrapped(ui, Type::Small, tr.ending_what_happens(), tokens.ink2);
        let note = if self.reason_missing { Note::Wrong(tr.ending_reason_needed()) } else { Note::Kept };
        let response = Field::new(tr.ending_reason()).rows(2).note(note).show(ui, tokens, &mut self.reason.text);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        if response.changed() {
            self.reason_missing = false;
        }
        if self.reason.is_due(&response) {
            keep(case, REASON, &self.reason.text, out);
        }
        words::wrapped(ui, Type::Small, tr.ending_told(), tokens.ink2);
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = size::SMALL;
            ui.spacing_mut().item_spacing.y = 0.0;
            for (told, way) in self.told.iter_mut().zip(ways(tr)) {
                ui.add(Checkbox::new(told, Type::Body.text(way, tokens.ink)));
            }
        });
        let own = Field::new(tr.ending_own_way()).hint(tr.ending_own_way_hint());
        let response = own.show(ui, tokens, &mut self.own_way.text);
        if self.own_way.is_due(&response) {
            keep(case, OWN_WAY, &self.own_way.text, out);
        }
    }

    /// Adds the sheet's buttons to the footer. True: the sheet is to be closed.
    pub fn foot(&mut self, ui: &mut Ui, view: &View<'_>, case: CaseId, out: &mut Outbox) -> bool {
        let (tr, tokens) = (view.tr, view.tokens);
        let end = Button::primary(tr.ending_end()).show(ui, tokens).clicked();
        let give_up = Button::normal(tr.ending_not_yet()).show(ui, tokens).clicked();
        give_up || (end && self.end(case, out))
    }

    /// Ends the case, once there is a reason. The ways are recorded in Chinese, the language of the papers.
    fn end(&mut self, case: CaseId, out: &mut Outbox) -> bool {
        let reason = self.reason.text.trim().to_owned();
        self.reason_missing = reason.is_empty();
        if self.reason_missing {
            return false;
        }
        let listed = ways(Tr(Lang::Zh)).into_iter().zip(self.told).filter(|(_, told)| *told);
        let mut told: Vec<String> = listed.map(|(way, _)| way.to_owned()).collect();
        let own = self.own_way.text.trim();
        if !own.is_empty() {
            told.push(own.to_owned());
        }
        out.change(case, CaseCommand::EndWithoutAgreement { reason, told });
        keep(case, REASON, "", out);
        keep(case, OWN_WAY, "", out);
        true
    }
}

fn keep(case: CaseId, field: &'static str, text: &str, out: &mut Outbox) {
    out.push(Action::KeepUnfinished { case: Some(case), field, text: text.to_owned() });
}

/// The agreement's record, where the case ended without one.
pub fn ended(file: &CaseFile) -> Option<&Agreement> {
    file.agreement.as_ref().filter(|_| progress::ended_without_agreement(file))
}

/// That it ended, on which day, why, and what the parties were told.
fn sentences(tr: Tr, ended: &Agreement) -> Vec<String> {
    let mut sentences = vec![match ended.ended {
        Some(day) => tr.ending_ended_on(dates::day(tr, day)),
        None => tr.ending_ended().to_owned(),
    }];
    if !ended.reason.is_empty() {
        sentences.push(tr.ending_why(&ended.reason));
    }
    let told: Vec<String> = ended.told.iter().map(|told| way(tr, told)).collect();
    sentences.push(if told.is_empty() {
        tr.ending_told_nothing().to_owned()
    } else {
        tr.ending_told_ways(told.join(tr.ending_joint()))
    });
    sentences
}

/// Space between a sentence and the next.
const GAP: f32 = 2.0;
/// Room of the cross before the sentences.
const INDENT: f32 = 28.0;

/// Height of [`say`] in a column of this width, in points.
pub fn height(ui: &Ui, tr: Tr, ended: &Agreement, width: f32) -> f32 {
    let room = (width - INDENT).max(80.0);
    let high = |text: String| {
        let job = egui::text::LayoutJob::simple(text, Type::Body.font(), egui::Color32::BLACK, room);
        ui.painter().layout_job(job).rows.len() as f32 * Type::Body.line() + GAP
    };
    sentences(tr, ended).into_iter().map(high).sum()
}

/// Says that the case ended without agreement.
pub fn say(ui: &mut Ui, view: &View<'_>, ended: &Agreement) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let (square, _) = ui.allocate_exact_size(egui::vec2(20.0, 24.0), egui::Sense::hover());
        let cross = Rect::from_center_size(square.center(), egui::vec2(14.0, 14.0));
        Icon::Cross.paint(ui.painter(), cross, view.tokens.ink2, 1.6);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = GAP;
            for (position, sentence) in sentences(view.tr, ended).into_iter().enumerate() {
                let (kind, ink) =
                    if position == 0 { (Type::BodyMedium, view.tokens.ink) } else { (Type::Body, view.tokens.ink2) };
                words::wrapped(ui, kind, sentence, ink);
            }
        });
    });
}

/// The footer of a case that ended: the notice for the parties, and the ending can be taken back at any time.
pub fn take_back(ui: &mut Ui, view: &View<'_>, case: CaseId, ended: &Agreement, out: &mut Outbox) {
    let notice = Button::primary(view.tr.ending_notice()).after(Some(Icon::ChevronRight));
    if notice.show(ui, view.tokens).clicked() {
        out.show_paper(case, PaperKind::Termination);
    }
    if Button::normal(view.tr.ending_take_back()).show(ui, view.tokens).clicked() {
        let agreement = Agreement { form: None, ended: None, reason: String::new(), told: Vec::new(), ..ended.clone() };
        out.change(case, CaseCommand::EditAgreement(agreement));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listed_way_is_read_in_the_language_of_the_screen() {
        let zh = ways(Tr(Lang::Zh));
        for (at, recorded) in zh.iter().enumerate() {
            assert_eq!(way(Tr(Lang::En), recorded), ways(Tr(Lang::En))[at]);
            assert_eq!(way(Tr(Lang::Zh), recorded), *recorded);
        }
        assert_eq!(way(Tr(Lang::En), "向农村土地承包仲裁委员会申请仲裁"), "向农村土地承包仲裁委员会申请仲裁");
    }

    #[test]
    fn an_ending_without_a_day_or_ways_is_said_as_it_is() {
        let said = sentences(Tr(Lang::Zh), &Agreement::default());
        assert_eq!(said, [Tr(Lang::Zh).ending_ended(), Tr(Lang::Zh).ending_told_nothing()]);
    }
}
