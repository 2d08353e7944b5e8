//! The figures of the return, the rates with what they divide, and what does not add up. It must not count.

use egui::{Sense, Ui, pos2, vec2};

use crate::casebook::view::CaseId;
use crate::statistics::columns::{Cell, Column};
use crate::statistics::text::{beside, formula};
use crate::statistics::{Broken, Rate, Report, Rule};
use crate::ui::action::{Action, Outbox};
use crate::ui::parts::button::Button;
use crate::ui::parts::words;
use crate::ui::screen::{Room, Screen};
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

use super::bars::{self, Row};

/// So many cases have a door below a rule that they break.
const MOST_DOORS: usize = 24;

/// The totals of the return, large.
pub(super) fn headline(ui: &mut Ui, view: &View<'_>, totals: &[Column]) {
    let tokens = view.tokens;
    ui.add_space(space::L);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XXL, space::S);
        for column in totals {
            let name = view.tr.statistics_with_unit(&column.name, column.unit.word(view.tr));
            let before = view.tr.statistics_last_year_was(column.before.shown());
            let widest =
                [&name, &before].map(|text| words::width(ui, Type::Small, text)).into_iter().fold(0.0, f32::max);
            ui.allocate_ui(vec2(widest + 1.0, size::CASE_HEAD), |ui| {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    words::word(ui, Type::Small, &name, tokens.ink2);
                    words::word(ui, Type::Page, column.now.shown(), tokens.ink);
                    words::word(ui, Type::Small, before, tokens.ink2);
                });
            });
        }
    });
}

/// What does not add up, each with its cases once that is asked for; and cases that are in no period.
pub(super) fn doubts(ui: &mut Ui, view: &View<'_>, report: &Report, open: &mut Option<Rule>, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    ui.add_space(space::M);
    if report.undated > 0 {
        words::wrapped(ui, Type::Body, tr.statistics_undated(report.undated), tokens.soon);
    }
    for broken in &report.now.broken {
        let told = tr.sum_broken(broken.rule.sentence(tr), broken.sum, broken.should);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            words::word(ui, Type::Body, told, tokens.soon);
            let count = broken.cases.len();
            if count > 0 && Button::door(&tr.statistics_doubtful(count)).show(ui, tokens).clicked() {
                *open = if *open == Some(broken.rule) { None } else { Some(broken.rule) };
            }
        });
        if *open == Some(broken.rule) {
            doors(ui, view, broken, out);
        }
    }
    if report.now.broken.is_empty() && report.now.returned.total > 0 {
        words::wrapped(ui, Type::Body, tr.statistics_sound(), tokens.done);
    }
}

fn doors(ui: &mut Ui, view: &View<'_>, broken: &Broken, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
        for (case, name) in broken.cases.iter().take(MOST_DOORS) {
            if Button::small(name).show(ui, tokens).clicked() {
                out.push(Action::Go(Screen::Case(CaseId(*case), Room::Facts)));
            }
        }
        let left = broken.cases.len().saturating_sub(MOST_DOORS);
        if left > 0 {
            words::word(ui, Type::Small, tr.statistics_and_more(left), tokens.ink2);
        }
    });
    ui.add_space(space::S);
}

/// Every rate: name, value and both numbers on one line, the formula below.
pub(super) fn rates(ui: &mut Ui, view: &View<'_>, report: &Report) {
    let tokens = view.tokens;
    bars::heads(ui, view, view.tr.statistics_now(), view.tr.statistics_last_year());
    for (now, before) in report.now.rates().into_iter().zip(report.before.rates()) {
        rate(ui, view, now, before);
        words::wrapped(ui, Type::Small, now.kind.definition(report.repeat_days, view.tr), tokens.ink2);
        if let Some(note) = beside(now.kind, &report.now, view.tr) {
            words::wrapped(ui, Type::Small, note, tokens.ink2);
        }
        ui.add_space(space::S);
        let (rule, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
        ui.painter().hline(rule.x_range(), rule.center().y, tokens.rule());
    }
}

fn rate(ui: &mut Ui, view: &View<'_>, now: Rate, before: Rate) {
    let tokens = view.tokens;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW_LOW), Sense::hover());
    let (this, last) = (formula(now), formula(before));
    let last_galley = words::galley(ui, Type::Small, &last, tokens.ink2, rect.width() * 0.3);
    let this_galley = words::galley(ui, Type::BodyMedium, &this, tokens.ink, rect.width() * 0.35);
    let last_left = rect.max.x - last_galley.size().x;
    let this_left = rect.max.x - (rect.width() * 0.24).min(190.0) - space::S - this_galley.size().x;
    let name =
        words::galley(ui, Type::BodyMedium, now.kind.name(view.tr), tokens.ink, this_left - rect.min.x - space::S);
    for (left, galley) in [(rect.min.x, name), (this_left, this_galley), (last_left, last_galley)] {
        ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, tokens.ink);
    }
    let told = format!("{} {this} {last}", now.kind.name(view.tr));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &told));
}

/// The columns under one head of the return, each a row.
pub(super) fn group(ui: &mut Ui, view: &View<'_>, columns: &[Column]) {
    bars::heads(ui, view, view.tr.statistics_now(), view.tr.statistics_last_year());
    let count = |cell: Cell| match cell {
        Cell::Count(count) => Some(count),
        Cell::Amount(_) | Cell::NotKept => None,
    };
    // People and cases are of one scale only where the list is of cases alone.
    let unit = columns.first().map(|column| column.unit);
    let same = columns.iter().all(|column| Some(column.unit) == unit);
    let both = |column: &Column| count(column.now).zip(count(column.before)).filter(|_| same);
    let most = columns.iter().filter_map(both).map(|(now, before)| now.max(before)).max().unwrap_or(0);
    for column in columns {
        let name = view.tr.statistics_with_unit(&column.name, column.unit.word(view.tr));
        let shown = |cell: Cell| if cell == Cell::NotKept { "—".to_owned() } else { cell.shown() };
        let (now, before) = (shown(column.now), shown(column.before));
        let row = Row { name: &name, bar: both(column), most, now: &now, before: &before };
        bars::show(ui, view, &row, false, false);
    }
}
