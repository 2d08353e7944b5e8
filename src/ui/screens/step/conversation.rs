//! The conversation of one step: statements in the order in which they were recorded, days told apart.
//! It answers which statement somebody wants to edit; it must not edit.

use chrono::NaiveDate;
use egui::{Align, Layout, ScrollArea, Ui, vec2};

use crate::domain::case::CaseFile;
use crate::domain::session::{Statement, StepKind};
use crate::i18n::Tr;
use crate::ui::dates;
use crate::ui::parts::words;
use crate::ui::theme::{Tokens, Type, space};
use crate::ui::view::View;

use super::said::step_of;
use super::statement;

/// Height of the line that names a day.
const DAY_ROW: f32 = 32.0;

/// What the conversation shows.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    pub step: StepKind,
    /// Whether something can be written below.
    pub open: bool,
    /// Private statements are left out, without a trace.
    pub private_hidden: bool,
    /// The statement that is being edited.
    pub edited: Option<usize>,
    /// Space left and right of the text.
    pub margin: f32,
}

/// Statements of a step with their positions in the case.
pub fn statements(file: &CaseFile, step: StepKind) -> impl Iterator<Item = (usize, &Statement)> {
    file.statements.iter().enumerate().filter(move |(_, statement)| step_of(file, statement) == step)
}

/// Shows the conversation in the room there is; the last sentence stands at the foot. The answer is the position of
/// the statement that was clicked.
pub fn show(ui: &mut Ui, view: &View<'_>, file: &CaseFile, shown: Shown) -> Option<usize> {
    let (tr, tokens) = (view.tr, view.tokens);
    let full = ui.available_width();
    let width = full - 2.0 * shown.margin;
    let lines: Vec<_> = statements(file, shown.step)
        .filter(|(_, statement)| !(shown.private_hidden && statement.private))
        .map(|(position, statement)| (position, statement, statement::measure(ui, tokens, file, statement, width)))
        .collect();
    if lines.is_empty() {
        nothing(ui, tr, tokens, shown);
        return None;
    }
    let several = several_days(lines.iter().map(|(_, statement, _)| statement.date));
    let mut clicked = None;
    let room = ui.available_height();
    // The bar stands in the margin, so that the text keeps the column's right edge.
    let bar = &mut ui.spacing_mut().scroll;
    (bar.bar_width, bar.bar_outer_margin, bar.bar_inner_margin) = (8.0, 0.0, 0.0);
    ScrollArea::vertical()
        .id_salt("conversation")
        .min_scrolled_height(0.0)
        .auto_shrink(false)
        .stick_to_bottom(true)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut day = None;
            let days: f32 =
                if several { days_of(lines.iter().map(|(_, statement, _)| statement.date)) * DAY_ROW } else { 0.0 };
            let total: f32 = lines.iter().map(|(_, _, block)| block.height).sum::<f32>() + days;
            ui.add_space((room - total).max(0.0));
            for (position, statement, block) in &lines {
                if several && day != Some(statement.date) {
                    day = Some(statement.date);
                    day_row(ui, tr, tokens, file, shown, statement.date);
                }
                let edited = shown.edited == Some(*position);
                let response = ui.push_id(("statement", *position), |ui| {
                    statement::show(ui, (tr, tokens), block, (full, shown.margin), edited)
                });
                if response.inner.clicked() {
                    clicked = Some(*position);
                }
            }
        });
    clicked
}

fn nothing(ui: &mut Ui, tr: Tr, tokens: &Tokens, shown: Shown) {
    let sentence = if shown.open { tr.talk_nothing_said() } else { tr.talk_nothing_was_said() };
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        ui.add_space(shown.margin);
        words::wrapped(ui, Type::Body, sentence, tokens.ink2);
    });
}

fn several_days(days: impl Iterator<Item = Option<NaiveDate>>) -> bool {
    days_of(days) > 1.0
}

/// How many runs of one day there are.
fn days_of(days: impl Iterator<Item = Option<NaiveDate>>) -> f32 {
    let mut runs = 0.0;
    let mut before = None;
    for day in days {
        if before != Some(day) {
            runs += 1.0;
        }
        before = Some(day);
    }
    runs
}

fn day_row(ui: &mut Ui, tr: Tr, tokens: &Tokens, file: &CaseFile, shown: Shown, date: Option<NaiveDate>) {
    let of_day = |date| file.sessions_of(shown.step).position(|(_, session)| session.date == Some(date));
    let text = match date {
        Some(date) => match of_day(date) {
            Some(number) => tr.talk_session_of_day(dates::day(tr, date), number + 1),
            None => dates::day(tr, date),
        },
        None => tr.talk_earlier().to_owned(),
    };
    let room = vec2(ui.available_width(), DAY_ROW);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        ui.add_space(shown.margin);
        words::line(ui, Type::Small, text, tokens.ink3);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_apart_only_when_there_are_several() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 9, day);
        assert!(!several_days([day(4), day(4)].into_iter()));
        assert!(!several_days(std::iter::empty()));
        assert!(several_days([day(4), day(28)].into_iter()));
        assert!((days_of([day(4), day(4), day(28), None, day(4)].into_iter()) - 4.0).abs() < f32::EPSILON);
    }
}
