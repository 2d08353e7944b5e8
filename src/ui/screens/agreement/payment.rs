//! How an amount is paid: at once, in parts, each month. The parts are edited here and checked against the sum.
//! It gives back the changed term and must not push a command.

use chrono::{Datelike, Months, NaiveDate};
use egui::Ui;

use crate::domain::case::Extra;
use crate::domain::dates::months_between;
use crate::domain::money::Money;
use crate::domain::term::{Instalment, Month, MonthlySchedule, Payment, Term};
use crate::domain::typed_day;
use crate::i18n::Tr;
use crate::ui::buffer::Buffer;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::Field;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::words;
use crate::ui::theme::{Type, space};

use super::amount;
use super::editor::WIDTH;
use super::scene::Scene;

/// The three ways to pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Once,
    Parts,
    Monthly,
}

/// The ways with their words.
pub const fn ways(tr: Tr) -> [(Way, &'static str); 3] {
    [(Way::Once, tr.pay_once()), (Way::Parts, tr.pay_instalments()), (Way::Monthly, tr.pay_monthly())]
}

/// The typed rows of a payment plan.
#[derive(Debug)]
pub struct PaymentEditor {
    way: Way,
    /// Day and amount of each part.
    parts: Vec<(Buffer, Buffer)>,
    /// Day of the month, first month, last month, amount.
    monthly: [Buffer; 4],
}

impl PaymentEditor {
    /// The rows of a term.
    pub fn of(term: &Term) -> PaymentEditor {
        let mut editor = PaymentEditor { way: Way::Once, parts: Vec::new(), monthly: Default::default() };
        editor.seed(term);
        editor
    }

    /// The way that is chosen.
    pub const fn way(&self) -> Way {
        self.way
    }

    fn seed(&mut self, term: &Term) {
        match &term.payment {
            Payment::Once => self.way = Way::Once,
            Payment::Instalments(parts) => {
                self.way = Way::Parts;
                self.parts.resize_with(parts.len(), Default::default);
                for ((day, sum), part) in self.parts.iter_mut().zip(parts) {
                    day.seed(&part.due.map(|day| day.to_string()).unwrap_or_default());
                    sum.seed(&part.amount.map(Money::figures).unwrap_or_default());
                }
            }
            Payment::Monthly(schedule) => {
                self.way = Way::Monthly;
                let month = |month: Option<Month>| month.map(month_figures).unwrap_or_default();
                let texts = [
                    schedule.day.map(|day| day.to_string()).unwrap_or_default(),
                    month(schedule.from),
                    month(schedule.to),
                    schedule.amount.map(Money::figures).unwrap_or_default(),
                ];
                for (buffer, text) in self.monthly.iter_mut().zip(&texts) {
                    buffer.seed(text);
                }
            }
        }
    }

    /// The term after another way was chosen: two equal parts, or a monthly plan to fill in.
    pub fn turn_to(&mut self, way: Way, term: &Term) -> Term {
        let payment = match way {
            Way::Once => Payment::Once,
            Way::Parts => Payment::Instalments(split(term.amount, 2, term.due)),
            Way::Monthly => Payment::Monthly(MonthlySchedule {
                day: term.due.map(|day| day.day()),
                from: term.due.map(month_of),
                to: None,
                amount: None,
                extra: Extra::new(),
            }),
        };
        let changed = with_payment(term, payment);
        self.seed(&changed);
        changed
    }

    /// Shows the rows; the term when it changed.
    pub fn show(&mut self, ui: &mut Ui, scene: Scene<'_>, term: &Term) -> Option<Term> {
        self.seed(term);
        match &term.payment {
            Payment::Once => None,
            Payment::Instalments(parts) => self.parts(ui, scene, term, parts),
            Payment::Monthly(schedule) => self.monthly(ui, scene, term, schedule),
        }
    }

    /// The term with rows that were typed and not yet kept.
    pub fn finish(&self, term: &Term) -> Option<Term> {
        let dirty = self.parts.iter().any(|(day, sum)| day.is_dirty() || sum.is_dirty())
            || self.monthly.iter().any(Buffer::is_dirty);
        let changed = match &term.payment {
            _ if !dirty => return None,
            Payment::Once => return None,
            Payment::Instalments(parts) => with_payment(term, Payment::Instalments(self.typed_parts(parts, None))),
            Payment::Monthly(schedule) => with_payment(term, Payment::Monthly(self.typed_monthly(schedule))),
        };
        (changed != *term).then_some(changed)
    }

    fn typed_parts(&self, parts: &[Instalment], today: Option<NaiveDate>) -> Vec<Instalment> {
        let mut out = parts.to_vec();
        for (part, (day, sum)) in out.iter_mut().zip(&self.parts) {
            let reference = today.or(part.due).unwrap_or_default();
            part.due = read_or(&day.text, part.due, |text| typed_day::read(text, reference));
            part.amount = read_or(&sum.text, part.amount, amount::read);
        }
        out
    }

    fn typed_monthly(&self, schedule: &MonthlySchedule) -> MonthlySchedule {
        let [day, from, to, sum] = &self.monthly;
        MonthlySchedule {
            day: read_or(&day.text, schedule.day, |text| text.parse().ok().filter(|day| (1..=31).contains(day))),
            from: read_or(&from.text, schedule.from, read_month),
            to: read_or(&to.text, schedule.to, read_month),
            amount: read_or(&sum.text, schedule.amount, amount::read),
            extra: schedule.extra.clone(),
        }
    }

    fn parts(&mut self, ui: &mut Ui, scene: Scene<'_>, term: &Term, parts: &[Instalment]) -> Option<Term> {
        let mut due = false;
        let mut removed = None;
        for (at, (day, sum)) in self.parts.iter_mut().enumerate() {
            ui.horizontal(|ui| {
                let (day_name, sum_name) = (scene.tr.instalment_day(at + 1), scene.tr.instalment_amount(at + 1));
                let label = Field::new(&day_name).width(150.0).show(ui, scene.tokens, &mut day.text);
                due |= day.is_due(&label);
                let label = Field::new(&sum_name).right().width(136.0).show(ui, scene.tokens, &mut sum.text);
                due |= sum.is_due(&label);
                if remove_button(ui, scene, &scene.tr.instalment_remove(at + 1)) {
                    removed = Some(at);
                }
            });
        }
        let mut rows = if due { self.typed_parts(parts, Some(scene.today)) } else { parts.to_vec() };
        if let Some(at) = removed.filter(|at| *at < rows.len()) {
            rows.remove(at);
        }
        self.sum_line(ui, scene, term);
        ui.horizontal(|ui| {
            if Button::small(scene.tr.instalment_add()).before(Icon::Plus).show(ui, scene.tokens).clicked() {
                rows.push(next_part(&rows));
            }
            if Button::small(scene.tr.instalment_split()).show(ui, scene.tokens).clicked() {
                let first = rows.first().and_then(|part| part.due);
                rows = split(term.amount, rows.len().max(1), first);
            }
        });
        if rows == parts {
            return None;
        }
        let changed = with_payment(term, Payment::Instalments(rows));
        self.parts.clear();
        self.seed(&changed);
        Some(changed)
    }

    fn sum_line(&self, ui: &mut Ui, scene: Scene<'_>, term: &Term) {
        let sum = self.parts.iter().try_fold(Money::default(), |sum, (_, text)| {
            amount::read(&text.text).and_then(|part| sum.checked_add(part))
        });
        let text = match (sum, term.amount) {
            (Some(sum), Some(amount)) if sum != amount => {
                scene.tr.agreement_parts_sum_wrong(sum.figures(), amount.figures())
            }
            _ => String::new(),
        };
        words::wrapped(ui, Type::Small, text, scene.tokens.accent);
    }

    fn monthly(&mut self, ui: &mut Ui, scene: Scene<'_>, term: &Term, schedule: &MonthlySchedule) -> Option<Term> {
        let tr = scene.tr;
        let labels = [tr.monthly_day(), tr.monthly_from(), tr.monthly_to(), tr.monthly_amount()];
        let half = (WIDTH - space::S) / 2.0;
        let mut due = false;
        let unread = {
            let [_, from, to, _] = &self.monthly;
            [from, to].iter().any(|text| !text.is_dirty() && !text.text.is_empty() && read_month(&text.text).is_none())
        };
        for (pair, names) in self.monthly.chunks_mut(2).zip(labels.chunks(2)) {
            ui.horizontal(|ui| {
                for (buffer, name) in pair.iter_mut().zip(names) {
                    let response = Field::new(name).width(half).show(ui, scene.tokens, &mut buffer.text);
                    due |= buffer.is_due(&response);
                }
            });
        }
        words::wrapped(ui, Type::Small, if unread { tr.monthly_not_read() } else { "" }, scene.tokens.accent);
        let changed = with_payment(term, Payment::Monthly(self.typed_monthly(schedule)));
        (due && changed != *term).then_some(changed)
    }
}

fn remove_button(ui: &mut Ui, scene: Scene<'_>, name: &str) -> bool {
    ui.vertical(|ui| {
        ui.add_space(Type::Small.line() + space::S);
        Button::small("").before(Icon::Cross).named(name).width(32.0).show(ui, scene.tokens).clicked()
    })
    .inner
}

/// What was typed where it can be read, nothing where it is empty, else what was there.
fn read_or<T>(text: &str, before: Option<T>, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    if text.trim().is_empty() { None } else { read(text.trim()).or(before) }
}

/// The due date of the term is the last of its parts; the total of a monthly plan is all its months.
fn with_payment(term: &Term, payment: Payment) -> Term {
    let (due, amount) = match &payment {
        Payment::Once => (term.due, term.amount),
        Payment::Instalments(parts) => (parts.iter().filter_map(|part| part.due).max().or(term.due), term.amount),
        Payment::Monthly(schedule) => (last_day(schedule).or(term.due), total(schedule).or(term.amount)),
    };
    Term { due, amount, payment, ..term.clone() }
}

fn last_day(schedule: &MonthlySchedule) -> Option<NaiveDate> {
    let month = schedule.to?;
    let first = NaiveDate::from_ymd_opt(month.year, month.month, 1)?;
    let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
    last.with_day(schedule.day?.min(last.day()))
}

fn total(schedule: &MonthlySchedule) -> Option<Money> {
    schedule.amount?.checked_times(months_between(schedule.from?, schedule.to?))
}

fn month_of(day: NaiveDate) -> Month {
    Month { year: day.year(), month: day.month() }
}

fn month_figures(month: Month) -> String {
    format!("{:04}-{:02}", month.year, month.month)
}

/// A month with its year; without a year it is not surely one month.
fn read_month(text: &str) -> Option<Month> {
    let first = format!("{}-1", text.trim_end_matches(['月', '份']));
    let in_year_of = |today: NaiveDate| typed_day::read(&first, today).map(month_of);
    let read = in_year_of(NaiveDate::default())?;
    (in_year_of(NaiveDate::default() + Months::new(12)) == Some(read)).then_some(read)
}

/// So many equal parts, a month apart; the first carries the fen that do not divide.
fn split(amount: Option<Money>, count: usize, first: Option<NaiveDate>) -> Vec<Instalment> {
    let parts = u64::try_from(count.max(1)).unwrap_or(1);
    let each = amount.map(|amount| amount.fen() / parts);
    let rest = amount.map_or(0, |amount| amount.fen() % parts);
    (0..u32::try_from(count).unwrap_or(1))
        .map(|at| Instalment {
            due: first.and_then(|day| day.checked_add_months(Months::new(at))),
            amount: each.and_then(|each| Money::from_fen(if at == 0 { each + rest } else { each })),
            payer: None,
            extra: Extra::new(),
        })
        .collect()
}

fn next_part(rows: &[Instalment]) -> Instalment {
    let last = rows.last();
    Instalment {
        due: last.and_then(|part| part.due).and_then(|day| day.checked_add_months(Months::new(1))),
        amount: last.and_then(|part| part.amount),
        payer: None,
        extra: Extra::new(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn month(year: i32, month: u32) -> Month {
        Month { year, month }
    }

    #[test]
    fn ten_years_of_support_are_122_months() {
        // C02: from May 2026 to June 2036, 1,500 yuan each month.
        let schedule = MonthlySchedule {
            day: Some(10),
            from: Some(month(2026, 5)),
            to: Some(month(2036, 6)),
            amount: Money::from_fen(150_000),
            extra: Extra::new(),
        };
        assert_eq!(total(&schedule), Money::from_fen(18_300_000));
        assert_eq!(last_day(&schedule), NaiveDate::from_ymd_opt(2036, 6, 10));
    }

    #[test]
    fn the_thirty_first_of_february_is_its_last_day() {
        let schedule =
            MonthlySchedule { day: Some(31), from: None, to: Some(month(2027, 2)), amount: None, extra: Extra::new() };
        assert_eq!(last_day(&schedule), NaiveDate::from_ymd_opt(2027, 2, 28));
    }

    #[test]
    fn months_are_read_as_people_write_them() {
        for text in ["2026-05", "2026年5月", "2026.5", "2026年5月份"] {
            assert_eq!(read_month(text), Some(month(2026, 5)), "{text}");
        }
        for text in ["5月", "2026-13", "明年"] {
            assert_eq!(read_month(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn equal_parts_make_the_whole(fen in 0_u64..10_000_000, count in 1_usize..40) {
            let parts = split(Money::from_fen(fen), count, NaiveDate::from_ymd_opt(2026, 1, 31));
            prop_assert_eq!(parts.len(), count);
            prop_assert_eq!(parts.iter().filter_map(|part| part.amount).map(Money::fen).sum::<u64>(), fen);
            prop_assert!(parts.windows(2).all(|two| two[0].due < two[1].due));
        }
    }
}
