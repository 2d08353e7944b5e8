//! The mediators of the period; pressed, the settled cases of one, each with what proves it and a door to the case.
//! It must not decide what is paid.

use egui::{Ui, vec2};

use crate::casebook::view::CaseId;
use crate::statistics::Counted;
use crate::statistics::report::Pair;
use crate::statistics::words::wan;
use crate::ui::action::{Action, Outbox, StatisticsAsk};
use crate::ui::dates;
use crate::ui::parts::{field, row, words};
use crate::ui::screen::{Room, Screen};
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

use super::bars;

/// A row for each mediator.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, mediators: &[Pair], out: &mut Outbox) {
    bars::heads(ui, view, view.tr.statistics_head_now(), view.tr.statistics_head_before());
    let most = bars::longest(mediators);
    for pair in mediators {
        let open = view.statistics.allowance.as_ref().filter(|(name, _)| *name == pair.name);
        let response =
            ui.push_id(("mediator", &pair.name), |ui| bars::pair_row(ui, view, pair, most, true, open.is_some()));
        if response.inner.clicked() {
            let wanted = if open.is_some() { None } else { Some(pair.name.clone()) };
            out.push(Action::Statistics(StatisticsAsk::Cases(wanted)));
        }
        if let Some((_, cases)) = open {
            list(ui, view, cases, out);
        }
    }
    ui.add_space(space::S);
    words::wrapped(ui, Type::Small, view.tr.statistics_press_mediator(), view.tokens.ink2);
}

fn list(ui: &mut Ui, view: &View<'_>, cases: &[Counted], out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    if cases.is_empty() {
        words::wrapped(ui, Type::Small, tr.statistics_no_allowance(), tokens.ink2);
    }
    for (ordinal, case) in (1..).zip(cases) {
        let figures = &case.figures;
        let day = figures.ended_on.map(dates::table_day).unwrap_or_default();
        let form = figures.form.map(|form| tr.agreement_form(form)).unwrap_or_default();
        let amount = figures.amount_fen.and_then(|fen| u128::try_from(fen).ok()).map(wan).unwrap_or_default();
        let told = tr.statistics_allowance(ordinal, figures.name(), &figures.title, day, form, amount);
        let response = ui.push_id(("allowance", case.case), |ui| {
            row::show(ui, tokens, size::ROW_LOW, false, |ui| {
                ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
                ui.add_space(space::L);
                words::line(ui, Type::Small, &told, tokens.ink);
            })
        });
        field::named_button(&response.inner, &told);
        if response.inner.clicked() {
            out.push(Action::Go(Screen::Case(CaseId(case.case), Room::Facts)));
        }
    }
}
