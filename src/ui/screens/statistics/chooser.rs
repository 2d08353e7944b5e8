//! Which period: a month, a quarter, a year with a step back and on, or days of one's own. It must not know today but for
//! the day on which it begins.

use chrono::NaiveDate;
use egui::Ui;

use crate::domain::typed_day;
use crate::statistics::Period;
use crate::ui::action::{Action, Outbox, StatisticsAsk};
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::Field;
use crate::ui::parts::{segmented, words};
use crate::ui::theme::{Type, space};
use crate::ui::view::View;

/// How long the period is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Span {
    Month,
    Quarter,
    #[default]
    Year,
    Own,
}

impl Span {
    /// The period of this span in which the day lies; `None` for days of one's own.
    fn around(self, day: NaiveDate) -> Option<Period> {
        match self {
            Span::Month => Some(Period::month_of(day)),
            Span::Quarter => Some(Period::quarter_of(day)),
            Span::Year => Some(Period::year_of(day)),
            Span::Own => None,
        }
    }
}

/// What was chosen and typed.
#[derive(Default)]
pub(super) struct Chooser {
    span: Span,
    from: String,
    to: String,
}

impl Chooser {
    /// Paints the choice; asks for a report when another period is chosen.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let period = view.statistics.report.as_ref().map(|report| report.now.period);
        let today = view.now.date();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let choices = [
                (Span::Month, tr.statistics_month()),
                (Span::Quarter, tr.statistics_quarter()),
                (Span::Year, tr.statistics_year()),
                (Span::Own, tr.statistics_own_days()),
            ];
            if segmented::show(ui, tokens, tr.statistics_span(), &choices, &mut self.span, None) {
                self.chosen(period, today, out);
            }
            if self.span == Span::Own {
                self.own(ui, view, out);
            } else {
                self.steps(ui, view, period, out);
            }
        });
        if let Some(report) = &view.statistics.report {
            ui.add_space(space::S);
            let (now, before) = (report.now.period, report.before.period);
            let day = |day| dates::full_day(tr, day);
            words::wrapped(ui, Type::Small, tr.statistics_period(day(now.from()), day(now.to())), tokens.ink2);
            words::wrapped(ui, Type::Small, tr.statistics_before(day(before.from()), day(before.to())), tokens.ink2);
        }
    }

    /// Another span: the one in which the period that is shown ends, or today where that lies in it.
    fn chosen(&mut self, period: Option<Period>, today: NaiveDate, out: &mut Outbox) {
        let inside = period.filter(|period| !period.contains(today)).map_or(today, Period::to);
        if let Some(period) = self.span.around(inside) {
            out.push(Action::Statistics(StatisticsAsk::Period(period)));
        } else if let Some(period) = period {
            self.from = period.from().to_string();
            self.to = period.to().to_string();
        }
    }

    fn steps(&self, ui: &mut Ui, view: &View<'_>, period: Option<Period>, out: &mut Outbox) {
        let Some(period) = period else { return };
        let back = period.from().pred_opt().and_then(|day| self.span.around(day));
        let on = period.to().succ_opt().and_then(|day| self.span.around(day));
        for (word, to) in [(view.tr.statistics_back(), back), (view.tr.statistics_on(), on)] {
            if Button::small(word).enabled(to.is_some()).show(ui, view.tokens).clicked()
                && let Some(to) = to
            {
                out.push(Action::Statistics(StatisticsAsk::Period(to)));
            }
        }
    }

    fn own(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens, today) = (view.tr, view.tokens, view.now.date());
        for (name, text) in [(tr.statistics_from(), &mut self.from), (tr.statistics_to(), &mut self.to)] {
            let field = Field::new(name).hint(tr.facts_date_hint()).label_hidden().width(150.0);
            field.limit(20).show(ui, tokens, text);
        }
        let read = |text: &str| typed_day::read(text, today);
        let period = read(&self.from).zip(read(&self.to)).and_then(|(from, to)| Period::new(from, to));
        if Button::small(tr.statistics_show()).enabled(period.is_some()).show(ui, tokens).clicked()
            && let Some(period) = period
        {
            out.push(Action::Statistics(StatisticsAsk::Period(period)));
        }
        if period.is_none() {
            words::word(ui, Type::Small, tr.statistics_days_wrong(), tokens.soon);
        }
    }
}
