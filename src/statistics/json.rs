//! The report as JSON with stable keys: the codes of the open case format, amounts in whole fen. The keys of the return
//! come first. It must not hold words for people but the definitions of the rates.

use serde::{Serialize, Serializer};

use super::period::Period;
use super::rates::{OneVisit, Rate};
use super::report::{Report, Side};
use super::returned::{Line, Return, Saved};
use super::rules::Broken;
use super::words;
use crate::domain::case::{CaseSource, DisputeType};
use crate::domain::committee::CommitteeKind;
use crate::domain::dates::ON_THE_SPOT_DAYS;
use crate::domain::keyed::Keyed;
use crate::domain::prevented::Harm;
use crate::domain::session::StepKind;
use crate::i18n::Tr;

/// Values by key, in the order in which they stand here.
struct InOrder<T>(Vec<(String, T)>);

impl<T: Serialize> Serialize for InOrder<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// Every value of a list with its figure, zeros too, in the order of the open format.
fn by<K: Keyed, T>(figure: impl Fn(K) -> T) -> InOrder<T> {
    InOrder(K::VALUES.iter().map(|value| (value.stable_key().to_owned(), figure(*value))).collect())
}

#[derive(Serialize)]
struct Whole {
    total: u64,
    settled: u64,
    not_settled: u64,
    written: u64,
    oral: u64,
    amount_fen: u128,
    by_type: InOrder<u64>,
    by_source: InOrder<u64>,
    by_step: InOrder<u64>,
    public_security: u64,
    period: Days,
    as_of: String,
    undated: u64,
    people: u64,
    difficult: u64,
    referred: u64,
    by_committee: InOrder<u64>,
    prevented: InOrder<SavedJson>,
    on_the_spot_days: u64,
    repeat_days: u32,
    rates: InOrder<RateJson>,
    beside_rates: Beside,
    by_month: InOrder<LineJson>,
    by_place: InOrder<LineJson>,
    by_mediator: InOrder<LineJson>,
    broken_rules: Vec<BrokenJson>,
    last_year: LastYear,
}

#[derive(Serialize)]
struct Days {
    from: String,
    to: String,
}

#[derive(Serialize)]
struct SavedJson {
    cases: u64,
    people: u64,
}

#[derive(Serialize)]
struct RateJson {
    numerator: u64,
    denominator: u64,
    /// Two decimals, as text so that nobody rounds it again; `null` where nothing is divided by.
    percent: Option<String>,
    definition: String,
}

/// What stands beside the rates and enters none.
#[derive(Serialize)]
struct Beside {
    satisfaction_not_asked: u64,
    satisfaction_unclear: u64,
    one_visit_still_waiting: u64,
}

#[derive(Serialize)]
struct LineJson {
    total: u64,
    settled: u64,
    amount_fen: u128,
}

#[derive(Serialize)]
struct BrokenJson {
    rule: &'static str,
    sum: u64,
    should_be: u64,
    cases: Vec<String>,
}

#[derive(Serialize)]
struct LastYear {
    period: Days,
    total: u64,
    settled: u64,
    not_settled: u64,
    written: u64,
    oral: u64,
    amount_fen: u128,
    by_type: InOrder<u64>,
    by_source: InOrder<u64>,
    by_step: InOrder<u64>,
    public_security: u64,
    people: u64,
    difficult: u64,
    rates: InOrder<RateJson>,
}

/// The report as one JSON document.
///
/// # Errors
/// None that a report can cause; the writer's own are handed on.
pub fn text(report: &Report, tr: Tr) -> Result<String, serde_json::Error> {
    let side = &report.now;
    let Return {
        total,
        settled,
        not_settled,
        people,
        difficult,
        amount_fen,
        written,
        oral,
        by_committee: _,
        by_source: _,
        referred,
        by_type: _,
        by_step: _,
        prevented: _,
        public_security,
    } = side.returned;
    serde_json::to_string_pretty(&Whole {
        total,
        settled,
        not_settled,
        written,
        oral,
        amount_fen,
        by_type: types(&side.returned),
        by_source: sources(&side.returned),
        by_step: steps(&side.returned),
        public_security,
        period: days(side.period),
        as_of: report.as_of.to_string(),
        undated: report.undated,
        people,
        difficult,
        referred,
        by_committee: by(|kind: CommitteeKind| side.returned.of_committee(kind)),
        prevented: by(|harm: Harm| saved(side.returned.saved_from(harm))),
        on_the_spot_days: ON_THE_SPOT_DAYS,
        repeat_days: report.repeat_days,
        rates: rates(side, report.repeat_days, tr),
        beside_rates: beside(side),
        by_month: InOrder(side.by_month.iter().map(|(month, all)| (words::month(*month), line(*all))).collect()),
        by_place: InOrder(side.by_place.iter().map(|(place, all)| (place.clone(), line(*all))).collect()),
        by_mediator: InOrder(side.by_mediator.iter().map(|(name, all)| (name.clone(), line(*all))).collect()),
        broken_rules: side.broken.iter().map(broken).collect(),
        last_year: last_year(&report.before, report.repeat_days, tr),
    })
}

fn types(returned: &Return) -> InOrder<u64> {
    by(|kind: DisputeType| returned.of_type(kind))
}

fn sources(returned: &Return) -> InOrder<u64> {
    by(|source: CaseSource| returned.of_source(source))
}

fn steps(returned: &Return) -> InOrder<u64> {
    by(|step: StepKind| returned.of_step(step))
}

fn days(period: Period) -> Days {
    Days { from: period.from().to_string(), to: period.to().to_string() }
}

fn saved(Saved { cases, people }: Saved) -> SavedJson {
    SavedJson { cases, people }
}

fn line(Line { total, settled, amount_fen }: Line) -> LineJson {
    LineJson { total, settled, amount_fen }
}

fn rates(side: &Side, repeat_days: u32, tr: Tr) -> InOrder<RateJson> {
    let rate = |rate: Rate| RateJson {
        numerator: rate.numerator,
        denominator: rate.denominator,
        percent: rate.hundredths().map(|all| format!("{}.{:02}", all / 100, all % 100)),
        definition: rate.kind.definition(repeat_days, tr),
    };
    InOrder(side.rates().into_iter().map(|each| (each.kind.key().to_owned(), rate(each))).collect())
}

fn beside(side: &Side) -> Beside {
    let OneVisit { waiting, .. } = side.visits;
    Beside {
        satisfaction_not_asked: side.counts.not_asked,
        satisfaction_unclear: side.counts.unclear,
        one_visit_still_waiting: waiting,
    }
}

fn broken(broken: &Broken) -> BrokenJson {
    BrokenJson {
        rule: broken.rule.key(),
        sum: broken.sum,
        should_be: broken.should,
        cases: broken.cases.iter().map(|(_, name)| name.clone()).collect(),
    }
}

fn last_year(side: &Side, repeat_days: u32, tr: Tr) -> LastYear {
    let all = &side.returned;
    LastYear {
        period: days(side.period),
        total: all.total,
        settled: all.settled,
        not_settled: all.not_settled,
        written: all.written,
        oral: all.oral,
        amount_fen: all.amount_fen,
        by_type: types(all),
        by_source: sources(all),
        by_step: steps(all),
        public_security: all.public_security,
        people: all.people,
        difficult: all.difficult,
        rates: rates(side, repeat_days, tr),
    }
}
