//! The columns of the official return, in its own order (`research/domain.md` 4.2), with the year before beside each.
//! What it does not ask for comes last, under a head of its own. It must not count.

use super::report::Report;
use super::returned::{REFERRED, Return};
use super::words;
use crate::domain::case::{CaseSource, DisputeType};
use crate::domain::committee::CommitteeKind;
use crate::domain::prevented::Harm;
use crate::domain::session::StepKind;
use crate::i18n::Tr;

/// What stands under a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    Count(u64),
    /// Fen, shown in 万元.
    Amount(u128),
    /// This casebook keeps no such figure: it is left open and filled in by hand.
    NotKept,
}

impl Cell {
    /// The figure as it is shown; nothing where none is kept.
    pub fn shown(self) -> String {
        match self {
            Cell::Count(count) => count.to_string(),
            Cell::Amount(fen) => words::wan(fen),
            Cell::NotKept => String::new(),
        }
    }
}

/// The unit of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Cases,
    People,
    Times,
    /// 万元.
    TenThousands,
}

impl Unit {
    /// 件, 人, 次, 万元.
    pub fn word(self, tr: Tr) -> &'static str {
        match self {
            Unit::Cases => tr.unit_cases(),
            Unit::People => tr.unit_people(),
            Unit::Times => tr.unit_times(),
            Unit::TenThousands => tr.unit_ten_thousands(),
        }
    }
}

/// A column with the figure of the period and that of the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub unit: Unit,
    pub now: Cell,
    pub before: Cell,
}

/// Columns under one head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub name: &'static str,
    pub columns: Vec<Column>,
}

/// Both returns of a report, from which the columns are taken.
struct Pair<'a>(&'a Return, &'a Return);

impl Pair<'_> {
    fn cases(&self, name: &str, count: impl Fn(&Return) -> u64) -> Column {
        self.column(name, Unit::Cases, |all| Cell::Count(count(all)))
    }

    fn column(&self, name: &str, unit: Unit, cell: impl Fn(&Return) -> Cell) -> Column {
        Column { name: name.to_owned(), unit, now: cell(self.0), before: cell(self.1) }
    }
}

/// Every column of the return, then what is counted besides.
pub fn groups(report: &Report, tr: Tr) -> Vec<Group> {
    let pair = Pair(&report.now.returned, &report.before.returned);
    vec![
        Group { name: tr.return_totals(), columns: totals(&pair, tr) },
        Group { name: tr.return_committees(), columns: committees(&pair, tr) },
        Group { name: tr.return_sources(), columns: sources(&pair, tr) },
        Group { name: tr.return_types(), columns: types(&pair, tr) },
        Group { name: tr.return_forms(), columns: forms(&pair, tr) },
        Group { name: tr.return_prevention(), columns: prevention(&pair, tr) },
        Group { name: tr.return_besides(), columns: besides(&pair, tr) },
    ]
}

fn totals(pair: &Pair<'_>, tr: Tr) -> Vec<Column> {
    vec![
        pair.cases(tr.return_total(), |all| all.total),
        pair.column(tr.return_people(), Unit::People, |all| Cell::Count(all.people)),
        pair.cases(tr.return_settled(), |all| all.settled),
        pair.cases(tr.return_difficult(), |all| all.difficult),
        pair.column(tr.return_amount(), Unit::TenThousands, |all| Cell::Amount(all.amount_fen)),
    ]
}

fn committees(pair: &Pair<'_>, tr: Tr) -> Vec<Column> {
    let column = |kind: &CommitteeKind| pair.cases(words::committee(*kind, tr), |all| all.of_committee(*kind));
    CommitteeKind::ALL.iter().map(column).collect()
}

fn sources(pair: &Pair<'_>, tr: Tr) -> Vec<Column> {
    let of = |name: &str, source: CaseSource| pair.cases(name, move |all| all.of_source(source));
    let mut columns = vec![
        of(tr.return_own_motion(), CaseSource::OwnMotion),
        of(tr.return_application(), CaseSource::Application),
        pair.cases(tr.return_referred(), |all| all.referred),
    ];
    columns.extend(REFERRED.into_iter().map(|source| of(&tr.return_of_which(tr.source(source)), source)));
    columns
}

fn types(pair: &Pair<'_>, tr: Tr) -> Vec<Column> {
    let column = |kind: &DisputeType| pair.cases(tr.dispute_type(*kind), |all| all.of_type(*kind));
    DisputeType::ALL.iter().map(column).collect()
}

fn forms(pair: &Pair<'_>, tr: Tr) -> Vec<Column> {
    vec![pair.cases(tr.return_oral(), |all| all.oral), pair.cases(tr.return_written(), |all| all.written)]
}

fn prevention(pair: &Pair<'_>, tr: Tr) -> Vec<Column> {
    let mut columns = vec![
        pair.column(tr.return_rounds(), Unit::Times, |_| Cell::NotKept),
        pair.column(tr.return_averted(), Unit::Cases, |_| Cell::NotKept),
    ];
    for harm in Harm::ALL {
        let name = words::harm(*harm, tr);
        columns.push(pair.cases(name, |all| all.saved_from(*harm).cases));
        columns.push(pair.column(name, Unit::People, |all| Cell::Count(all.saved_from(*harm).people)));
    }
    columns
}

fn besides(pair: &Pair<'_>, tr: Tr) -> Vec<Column> {
    let mut columns = vec![pair.cases(tr.return_not_settled(), |all| all.not_settled)];
    for step in StepKind::ALL {
        columns.push(pair.cases(&tr.return_settled_at(tr.step(*step)), |all| all.of_step(*step)));
    }
    columns.push(pair.cases(tr.return_public_security(), |all| all.public_security));
    columns
}
