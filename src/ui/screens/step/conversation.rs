//! The conversation of one step: statements in the order in which they were recorded, days told apart. What is private
//! lies under a cover. It answers what somebody wants of a statement; it must not do it.

use chrono::NaiveDate;
use egui::{Align, CornerRadius, Layout, Rect, Response, ScrollArea, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use crate::domain::case::CaseFile;
use crate::domain::session::{Statement, StepKind};
use crate::i18n::Tr;
use crate::ui::dates;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::words;
use crate::ui::theme::{Tokens, Type, size, space};
use crate::ui::view::View;

use super::said::step_of;
use super::statement;

/// Height of the line that names a day.
const DAY_ROW: f32 = 32.0;
/// Height of the line in place of private statements.
const COVERED_ROW: f32 = 44.0;

/// What somebody wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To edit the statement at this position.
    Edit(usize),
    /// It was read back to its speaker, who said that it is right; or that is taken back.
    Confirm(usize, bool),
    /// To see what is private.
    Uncover,
}

/// A line of the conversation.
enum Line<'a> {
    Said(usize, statement::Block<'a>),
    /// So many private statements in a row.
    Covered(usize),
}

impl Line<'_> {
    const fn height(&self) -> f32 {
        match self {
            Line::Said(_, block) => block.height,
            Line::Covered(_) => COVERED_ROW,
        }
    }
}

/// What the conversation shows.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    pub step: StepKind,
    /// Whether something can be written below.
    pub open: bool,
    /// Private statements lie under the cover.
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

/// The lines with their days; private statements that follow one another on a day are one line under the cover.
fn lines<'a>(
    ui: &Ui,
    view: &View<'_>,
    file: &'a CaseFile,
    shown: Shown,
    width: f32,
) -> Vec<(Option<NaiveDate>, Line<'a>)> {
    let mut lines: Vec<(Option<NaiveDate>, Line<'_>)> = Vec::new();
    for (position, statement) in statements(file, shown.step) {
        if shown.private_hidden && statement.private {
            match lines.last_mut() {
                Some((day, Line::Covered(count))) if *day == statement.date => *count += 1,
                _ => lines.push((statement.date, Line::Covered(1))),
            }
        } else {
            let block = statement::measure(ui, view.tokens, file, statement, width);
            lines.push((statement.date, Line::Said(position, block)));
        }
    }
    lines
}

/// Shows the conversation in the room there is; the last sentence stands at the foot.
pub fn show(ui: &mut Ui, view: &View<'_>, file: &CaseFile, shown: Shown) -> Option<Wish> {
    let (tr, tokens) = (view.tr, view.tokens);
    let full = ui.available_width();
    let lines = lines(ui, view, file, shown, full - 2.0 * shown.margin);
    if lines.is_empty() {
        nothing(ui, tr, tokens, shown);
        return None;
    }
    let several = several_days(lines.iter().map(|(day, _)| *day));
    let mut wish = None;
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
            let days: f32 = if several { days_of(lines.iter().map(|(day, _)| *day)) * DAY_ROW } else { 0.0 };
            let total: f32 = lines.iter().map(|(_, line)| line.height()).sum::<f32>() + days;
            ui.add_space((room - total).max(0.0));
            for (number, (date, line)) in lines.iter().enumerate() {
                if several && day != Some(*date) {
                    day = Some(*date);
                    day_row(ui, tr, tokens, file, shown, *date);
                }
                wish = wish.or(match line {
                    Line::Said(position, block) => {
                        let edited = shown.edited == Some(*position);
                        let response = ui.push_id(("statement", *position), |ui| {
                            statement::show(ui, (tr, tokens), block, (full, shown.margin), edited)
                        });
                        response.inner.map(|touched| touched.wish(*position))
                    }
                    Line::Covered(count) => {
                        let response = ui.push_id(("covered", number), |ui| {
                            covered_row(ui, tr, tokens, *count, (full, shown.margin))
                        });
                        response.inner.clicked().then_some(Wish::Uncover)
                    }
                });
            }
        });
    wish
}

/// In place of private statements: how many there are, and how they are seen. Not a word of them.
fn covered_row(ui: &mut Ui, tr: Tr, tokens: &Tokens, count: usize, (width, margin): (f32, f32)) -> Response {
    let room = vec2(ui.available_width(), COVERED_ROW);
    let (rect, response) = ui.allocate_exact_size(room, Sense::click());
    let sentence = tr.talk_covered_count(count);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, &sentence));
    let column = rect.with_max_x(rect.min.x + width).shrink2(vec2(margin, space::XS));
    let hanging = column.expand2(vec2(space::M.min(margin - 10.0), 0.0));
    let fill = if response.hovered() { tokens.select } else { tokens.sunken };
    ui.painter().rect_filled(hanging, CornerRadius::same(size::RADIUS), fill);
    if response.has_focus() {
        let radius = CornerRadius::same(size::RADIUS);
        ui.painter().rect_stroke(hanging, radius, tokens.focus(), egui::StrokeKind::Inside);
    }
    let lock = Rect::from_center_size(pos2(column.min.x + 14.0, column.center().y), vec2(14.0, 14.0));
    Icon::Lock.paint(ui.painter(), lock, tokens.ink2, 1.4);
    let left = column.min.x + statement::INDENT;
    let galley = words::galley(ui, Type::Small, &sentence, tokens.ink2, column.max.x - left);
    ui.painter().galley(pos2(left, column.center().y - galley.size().y / 2.0), galley, tokens.ink2);
    response
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
