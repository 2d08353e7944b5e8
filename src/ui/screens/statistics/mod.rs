//! 统计: the return of a period, the rates with their formulas, plain bars beside those of the year before, and the cases
//! of each mediator. It must not count.

mod bars;
mod chooser;
mod figures;
mod people;

use egui::{Rect, Ui, UiBuilder, vec2};

use crate::statistics::columns::{Group, groups};
use crate::statistics::{Report, Rule};
use crate::ui::action::{Action, Outbox, StatisticsAsk};
use crate::ui::parts::button::Button;
use crate::ui::parts::{empty, head, scroll, words};
use crate::ui::theme::{Type, margin, space};
use crate::ui::view::View;

use chooser::Chooser;

/// Lines longer than this are hard to follow from name to figure.
const SHEET: f32 = 960.0;

/// The screen's state.
#[derive(Default)]
pub struct StatisticsScreen {
    chooser: Chooser,
    /// The rule whose cases are shown.
    open: Option<Rule>,
}

impl StatisticsScreen {
    /// Paints the room between top bar and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let side = margin(ui.ctx().content_rect().width());
        let area = ui.max_rect().shrink2(vec2(side, 0.0));
        scroll::column(ui, "statistics", area, |ui| {
            let sheet = Rect::from_min_size(ui.cursor().min, vec2(area.width().min(SHEET), 100_000.0));
            ui.scope_builder(UiBuilder::new().max_rect(sheet), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(space::L);
                words::word(ui, Type::Page, view.tr.shell_statistics(), view.tokens.ink);
                ui.add_space(space::M);
                self.chooser.show(ui, view, out);
                if let Some(report) = &view.statistics.report {
                    self.sections(ui, view, report, out);
                }
                ui.add_space(space::XL);
            });
        });
    }

    /// The workbook.
    pub fn foot(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let button = Button::primary(view.tr.statistics_export()).enabled(view.statistics.report.is_some());
        if button.show(ui, view.tokens).clicked() {
            out.push(Action::Statistics(StatisticsAsk::Export));
        }
    }

    fn sections(&mut self, ui: &mut Ui, view: &View<'_>, report: &Report, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let groups = groups(report, tr);
        if report.now.returned.total == 0 && report.before.returned.total == 0 {
            figures::doubts(ui, view, report, &mut self.open, out);
            empty::show(ui, tokens, tr.statistics_empty(), None);
            return;
        }
        if let Some(totals) = groups.first() {
            figures::headline(ui, view, &totals.columns);
        }
        figures::doubts(ui, view, report, &mut self.open, out);
        lists(ui, view, report, &groups, out);
    }
}

fn lists(ui: &mut Ui, view: &View<'_>, report: &Report, groups: &[Group], out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    head::section(ui, tokens, tr.statistics_rates(), None);
    figures::rates(ui, view, report);
    head::section(ui, tokens, tr.statistics_by_month(), None);
    bars::pairs(ui, view, &report.months());
    // The totals stand at the top already.
    for group in groups.iter().skip(1) {
        head::section(ui, tokens, group.name, None);
        figures::group(ui, view, &group.columns);
    }
    ui.add_space(space::S);
    words::wrapped(ui, Type::Small, tr.statistics_not_kept(), tokens.ink2);
    head::section(ui, tokens, tr.statistics_by_place(), None);
    bars::pairs(ui, view, &report.places());
    head::section(ui, tokens, tr.statistics_by_mediator(), None);
    people::show(ui, view, &report.mediators(), out);
}
