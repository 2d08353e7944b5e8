//! 还差什么: what the check found, the heaviest first, each with a door to its place; at the foot of a right column.
//! It shows findings and decides none; it never blocks.

use chrono::NaiveDate;
use egui::{Align, Layout, Ui, vec2};

use crate::check::{self, Finding, Severity};
use crate::domain::case::CaseFile;
use crate::domain::dates::mediation_until;
use crate::ui::action::{Action, Outbox};
use crate::ui::dates;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

use super::button::Button;
use super::icon::{Icon, Mark};
use super::{finding, head, hung, row, words};

/// Height of the line that says until when mediation may take.
const DEADLINE: f32 = 48.0;

/// Findings to mend, the heaviest first. A note is no work and is left to the paper's own check.
pub fn to_mend(findings: &[Finding]) -> Vec<&Finding> {
    let mut all: Vec<&Finding> = findings.iter().filter(|finding| finding.severity != Severity::Note).collect();
    all.sort_by_key(|finding| match finding.severity {
        Severity::Block => 0,
        Severity::Warn => 1,
        Severity::Note => 2,
    });
    all
}

/// The panel: head, as many lines as `room` points hold (the rest scrolls), and the deadline.
pub fn panel(ui: &mut Ui, view: &View<'_>, out: &mut Outbox, room: f32) {
    let Some(case) = view.case else { return };
    let (tr, tokens) = (view.tr, view.tokens);
    let findings = to_mend(&case.findings);
    let (title, legend) = if findings.is_empty() {
        (tr.missing_nothing().to_owned(), "")
    } else {
        (tr.missing_title(findings.len()), tr.missing_legend())
    };
    ui.spacing_mut().item_spacing.y = 0.0;
    head::show(ui, tokens, &title, legend, |_| {});
    let foot = if open_until(view, &case.record.file).is_some() { DEADLINE } else { 0.0 };
    let lines = (room - size::PANEL_HEAD - foot).max(size::ROW_LOW);
    if !findings.is_empty() {
        let wanted = lines_height(ui, view, ui.available_width());
        let room = vec2(ui.available_width(), lines.min(wanted));
        ui.allocate_ui(room, |ui| hung::scroll(ui, "missing", |ui| list(ui, view, out)));
    }
    deadline(ui, view, &case.record.file);
}

/// The lines alone, for a sheet.
pub fn list(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let Some(case) = view.case else { return };
    ui.spacing_mut().item_spacing.y = 0.0;
    let findings = to_mend(&case.findings);
    if findings.is_empty() {
        words::wrapped(ui, Type::Body, view.tr.missing_nothing_more(), view.tokens.ink2);
    }
    for (position, found) in findings.into_iter().enumerate() {
        let mark = if found.severity == Severity::Block { Mark::Must } else { Mark::Advice };
        let sentence = check::message(view.tr, found);
        ui.push_id(("missing", position), |ui| {
            if finding::show(ui, view.tokens, mark, &sentence, view.tr.missing_go()).clicked() {
                out.push(Action::Jump(found.at.clone()));
            }
        });
    }
}

/// Height that [`panel`] would like in a column of this width, in points.
pub fn wanted_height(ui: &Ui, view: &View<'_>, width: f32) -> f32 {
    let deadline =
        if view.case.is_some_and(|case| open_until(view, &case.record.file).is_some()) { DEADLINE } else { 0.0 };
    size::PANEL_HEAD + lines_height(ui, view, width) + deadline + space::S
}

/// Height of all lines, whose sentences wrap.
fn lines_height(ui: &Ui, view: &View<'_>, width: f32) -> f32 {
    let Some(case) = view.case else { return 0.0 };
    let door = Button::door(view.tr.missing_go()).wanted_width(ui);
    let room = finding::sentence_width(width, door);
    let line = |found: &Finding| {
        let text = Type::Body.text(check::message(view.tr, found), view.tokens.ink);
        let text =
            egui::WidgetText::from(text).into_galley(ui, Some(egui::TextWrapMode::Wrap), room, Type::Body.font());
        (text.size().y + 12.0).max(size::ROW_LOW)
    };
    to_mend(&case.findings).into_iter().map(line).sum()
}

/// Last day of the mediation's month, while the case is open (人民调解工作若干规定 art. 33).
fn open_until(view: &View<'_>, file: &CaseFile) -> Option<NaiveDate> {
    let ended = file.agreement.as_ref().is_some_and(|agreement| agreement.signed.or(agreement.ended).is_some());
    if ended { None } else { mediation_until(file.accepted?, view.holidays) }
}

fn deadline(ui: &mut Ui, view: &View<'_>, file: &CaseFile) {
    let Some(day) = open_until(view, file) else { return };
    let (tr, tokens) = (view.tr, view.tokens);
    let late = day < view.now.date();
    ui.add_space(space::S);
    row::rule(ui, tokens);
    let room = vec2(ui.available_width(), DEADLINE - space::S - 1.0);
    ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), |ui| {
        let ink = if late { tokens.accent } else { tokens.ink2 };
        words::word(ui, Type::Small, dates::distance(tr, view.now.date(), day), ink);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            Icon::Clock.show(ui, 14.0, tokens.ink2);
            words::line(ui, Type::Small, tr.missing_deadline(dates::day(tr, day)), tokens.ink2);
        });
    });
}
