//! 还差什么: what the check found, the heaviest first, each with a door to its place; at the foot of a right column.
//! It shows findings and decides none; it never blocks, and mends nothing without a press.

use egui::{Align, Layout, Ui, vec2};

use crate::check::{self, Finding, Mend, Severity};
use crate::guide::clocks::Clock;
use crate::ui::action::{Action, Outbox, SideDoor};
use crate::ui::mend;
use crate::ui::screen::{Room, Screen};
use crate::ui::screens::{alerts, clocks};
use crate::ui::theme::{Type, size, space};
use crate::ui::view::{CaseView, View};

use super::button::Button;
use super::{checked, head, hung, reason, row, words};

/// Height of a line of the foot.
const FOOT_LINE: f32 = 36.0;
/// Height of the button that mends, with the space below it.
const MEND: f32 = 40.0;

/// Findings to mend, the heaviest first, what a supervisor let pass last. A note is no work and is left to the paper's
/// own check.
pub fn to_mend(findings: &[Finding]) -> Vec<&Finding> {
    let mut all: Vec<&Finding> = findings.iter().filter(|finding| finding.severity != Severity::Note).collect();
    all.sort_by_key(|finding| (finding.passed, finding.severity));
    all
}

/// How many findings want something to be done.
pub fn wanting(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity != Severity::Note && !finding.passed).count()
}

/// Leads to the first thing that must be mended, or to the agreement where there is none.
pub fn to_first_must(case: &CaseView, out: &mut Outbox) {
    let first = case.findings.iter().find(|finding| finding.severity == Severity::Block && !finding.passed);
    let agreement = Screen::Case(case.record.id, Room::Agreement);
    out.push(first.map_or(Action::Go(agreement), |finding| Action::Jump(finding.at.clone())));
}

/// The panel: head, as many lines as `room` points hold (the rest scrolls), what to watch, and the next clock.
pub fn panel(ui: &mut Ui, view: &View<'_>, out: &mut Outbox, room: f32) {
    let Some(case) = view.case else { return };
    let (tr, tokens) = (view.tr, view.tokens);
    let findings = to_mend(&case.findings);
    let (title, legend) = match wanting(&case.findings) {
        0 => (tr.missing_nothing().to_owned(), ""),
        count => (tr.missing_title(count), tr.missing_legend()),
    };
    ui.spacing_mut().item_spacing.y = 0.0;
    head::show(ui, tokens, &title, legend, |_| {});
    let lines = (room - size::PANEL_HEAD - foot_height(case)).max(size::ROW_LOW);
    if !findings.is_empty() {
        let wanted = lines_height(ui, view, ui.available_width());
        let room = vec2(ui.available_width(), lines.min(wanted));
        ui.allocate_ui(room, |ui| {
            hung::scroll(ui, "missing", |ui| list(ui, view, out));
        });
    }
    foot(ui, view, case, out);
}

/// The lines alone, for a sheet. True: a door was pressed.
pub fn list(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) -> bool {
    let Some(case) = view.case else { return false };
    ui.spacing_mut().item_spacing.y = 0.0;
    let findings = to_mend(&case.findings);
    if findings.is_empty() {
        words::wrapped(ui, Type::Body, view.tr.missing_nothing_more(), view.tokens.ink2);
    }
    let next = next_mend(case);
    if let Some(mend) = next.filter(|_| ui.input_mut(|input| input.consume_shortcut(&mend::KEY))) {
        mend_now(ui, mend, out);
    }
    let mut gone = false;
    for (position, found) in findings.into_iter().enumerate() {
        ui.push_id(("missing", position), |ui| {
            if checked::show(ui, (view.tr, view.tokens), found, view.tr.missing_go()).clicked() {
                out.push(Action::Jump(found.at.clone()));
                gone = true;
            }
            mend_line(ui, view, case, found, next, out);
            reason::show(ui, view, case, found, out);
        });
    }
    gone
}

/// The mend that the key carries out: the first in the list.
fn next_mend(case: &CaseView) -> Option<&Mend> {
    to_mend(&case.findings).into_iter().find_map(|found| found.mend.as_ref())
}

/// Asks for the mend. The field that was typed in gives the focus up, so that Ctrl+Z takes the mend back.
pub fn mend_now(ui: &Ui, mend: &Mend, out: &mut Outbox) {
    ui.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
    out.push(Action::Mend(mend.clone()));
}

/// The button that mends a finding, below its sentence.
fn mend_line(ui: &mut Ui, view: &View<'_>, case: &CaseView, found: &Finding, next: Option<&Mend>, out: &mut Outbox) {
    let Some(mend) = &found.mend else { return };
    let text = mend::words(view.tr, &case.record.file, mend);
    let name = view.tr.mend_named(&text, check::message(view.tr, found));
    let mut button = Button::small(&text).named(&name);
    if next == Some(mend) {
        button = button.key(mend::KEY_WORDS);
    }
    ui.allocate_ui_with_layout(vec2(ui.available_width(), MEND), Layout::left_to_right(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(checked::MARK);
        if button.show(ui, view.tokens).clicked() {
            mend_now(ui, mend, out);
        }
    });
}

/// Height that [`panel`] would like in a column of this width, in points.
pub fn wanted_height(ui: &Ui, view: &View<'_>, width: f32) -> f32 {
    size::PANEL_HEAD + lines_height(ui, view, width) + view.case.map_or(0.0, foot_height)
}

/// Height of all lines, whose sentences wrap.
fn lines_height(ui: &Ui, view: &View<'_>, width: f32) -> f32 {
    let Some(case) = view.case else { return 0.0 };
    let line = |found: &Finding| {
        let row = checked::height(ui, (view.tr, view.tokens), found, view.tr.missing_go(), width);
        let mend = if found.mend.is_some() { MEND } else { 0.0 };
        row + mend + reason::height(ui.ctx(), found)
    };
    to_mend(&case.findings).into_iter().map(line).sum()
}

/// The clock that ends next; the column at the right edge has them all.
fn next_clock(case: &CaseView) -> Option<&Clock> {
    case.clocks.first()
}

fn foot_height(case: &CaseView) -> f32 {
    let lines = if next_clock(case).is_some() { 2.0 } else { 1.0 };
    lines * FOOT_LINE + space::S + 1.0
}

/// What to watch and the next clock; the door opens the column at the right edge. It says how many, not what: parties
/// may look on.
fn foot(ui: &mut Ui, view: &View<'_>, case: &CaseView, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    ui.add_space(space::S);
    row::rule(ui, tokens);
    let line = |ui: &mut Ui, content: &mut dyn FnMut(&mut Ui)| {
        let room = vec2(ui.available_width(), FOOT_LINE);
        ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
            ui.set_min_height(FOOT_LINE);
            ui.add_space((FOOT_LINE - size::SMALL) / 2.0);
            content(ui);
        });
    };
    let (standing, asked) = (alerts::standing(case).count(), case.signs.len());
    let (words, ink) = match (standing, asked) {
        (0, 0) => (tr.watch_open().to_owned(), tokens.ink2),
        (0, asked) => (tr.watch_ask_count(asked), tokens.soon),
        (standing, _) => (tr.watch_count(standing), tokens.accent),
    };
    line(ui, &mut |ui| {
        let door = Button::door(&words).kind(Type::Small).ink(ink);
        if hung::left(ui, tokens, door).clicked() {
            out.push(Action::Side(SideDoor::Watch));
        }
    });
    if let Some(clock) = next_clock(case) {
        line(ui, &mut |ui| {
            ui.add_space((size::SMALL - Type::Body.line()) / 2.0);
            clocks::line(ui, view, clock);
        });
    }
}
