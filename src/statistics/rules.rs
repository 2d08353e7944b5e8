//! The arithmetic that a return must pass before it is sent (`research/domain.md` 4.2). A rule that is broken names the
//! cases that break it. It must not mend a figure.

use super::returned::{REFERRED, Return};
use super::tally::Counted;
use crate::domain::keyed::keyed;

keyed! {
    /// One rule of arithmetic.
    Rule {
        /// Σ types = total.
        Types = "types",
        /// Σ sources = total.
        Sources = "sources",
        /// Referred = Σ of its five parts.
        Referred = "referred",
        /// Oral + written = settled.
        Forms = "forms",
        /// Settled + ended without agreement ≤ total.
        Within = "within",
        /// Σ steps at which it was settled = settled.
        Steps = "steps",
        /// Every case has at least one party.
        People = "people",
        /// The terms of every settled case add up to an amount that can be held.
        Amounts = "amounts",
        /// Every settled or ended case has the day of it, not before acceptance.
        Days = "days",
    }
}

/// A rule that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    pub rule: Rule,
    /// What the parts add up to.
    pub sum: u64,
    /// What they should add up to.
    pub should: u64,
    /// The cases that cause it: id and name.
    pub cases: Vec<(i64, String)>,
}

impl Rule {
    /// Both sides of the rule, as far as the return alone tells them; `None` for a rule about single cases.
    fn sides(self, returned: &Return) -> Option<(u64, u64)> {
        match self {
            Rule::Types => Some((returned.by_type.values().sum(), returned.total)),
            Rule::Sources => Some((returned.by_source.values().sum(), returned.total)),
            Rule::Referred => {
                Some((REFERRED.into_iter().map(|source| returned.of_source(source)).sum(), returned.referred))
            }
            Rule::Forms => Some((returned.oral + returned.written, returned.settled)),
            Rule::Steps => Some((returned.by_step.values().sum(), returned.settled)),
            Rule::Within => Some((returned.settled + returned.not_settled, returned.total)),
            Rule::People | Rule::Amounts | Rule::Days => None,
        }
    }

    fn holds(self, sum: u64, should: u64) -> bool {
        if self == Rule::Within { sum <= should } else { sum == should }
    }

    /// Whether this case, which is counted, causes the rule to break.
    pub(super) fn is_broken_by(self, counted: &Counted) -> bool {
        use crate::domain::agreement::AgreementForm::{Oral, Written};
        let Counted { figures, .. } = counted;
        let settled = figures.ending == super::Ending::Settled;
        match self {
            Rule::Types => figures.dispute_type.is_none(),
            Rule::Sources => figures.source.is_none(),
            Rule::Forms => settled && !matches!(figures.form, Some(Oral | Written)),
            Rule::Steps => settled && figures.step.is_none(),
            Rule::People => figures.people == 0,
            Rule::Amounts => settled && figures.amount_fen.is_none(),
            Rule::Days => {
                let ended = figures.ending != super::Ending::Open;
                ended && figures.ended_on.is_none_or(|day| figures.accepted.is_some_and(|accepted| day < accepted))
            }
            Rule::Referred | Rule::Within => false,
        }
    }
}

/// The rules that this return breaks, in their order. `cases` are those that break each.
pub fn broken(returned: &Return, cases: &[(Rule, i64, String)]) -> Vec<Broken> {
    let broken = |rule: &Rule| {
        let rule = *rule;
        let named: Vec<(i64, String)> =
            cases.iter().filter(|(broken, ..)| *broken == rule).map(|(_, id, name)| (*id, name.clone())).collect();
        let (sum, should) = rule.sides(returned).unwrap_or_else(|| {
            let without = u64::try_from(named.len()).unwrap_or(u64::MAX);
            (returned.total.saturating_sub(without), returned.total)
        });
        (!rule.holds(sum, should)).then_some(Broken { rule, sum, should, cases: named })
    };
    Rule::ALL.iter().filter_map(broken).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::case::{CaseSource, DisputeType};
    use crate::domain::session::StepKind;

    /// A return that passes every rule.
    fn sound() -> Return {
        Return {
            total: 5,
            settled: 3,
            not_settled: 1,
            people: 12,
            written: 2,
            oral: 1,
            by_type: BTreeMap::from([(DisputeType::Family, 2), (DisputeType::Wages, 3)]),
            by_source: BTreeMap::from([(CaseSource::OwnMotion, 2), (CaseSource::Court, 1), (CaseSource::Petition, 2)]),
            referred: 3,
            by_step: BTreeMap::from([(StepKind::Neighborhood, 1), (StepKind::Village, 2)]),
            ..Return::default()
        }
    }

    #[test]
    fn a_sound_return_breaks_no_rule() {
        assert_eq!(broken(&sound(), &[]), []);
        assert_eq!(broken(&Return::default(), &[]), [], "nothing happened");
        let all = Return { settled: 4, written: 3, by_step: BTreeMap::from([(StepKind::Village, 4)]), ..sound() };
        assert_eq!(broken(&all, &[]), [], "settled and ended may be all");
    }

    #[test]
    fn each_sum_that_does_not_come_out_is_named_with_both_sides() {
        for (changed, rule, sum, should) in [
            (Return { by_type: BTreeMap::from([(DisputeType::Family, 4)]), ..sound() }, Rule::Types, 4, 5),
            (Return { total: 6, ..typed(6) }, Rule::Sources, 5, 6),
            (Return { referred: 2, ..sound() }, Rule::Referred, 3, 2),
            (Return { oral: 2, ..sound() }, Rule::Forms, 4, 3),
            (Return { not_settled: 3, ..sound() }, Rule::Within, 6, 5),
            (Return { by_step: BTreeMap::from([(StepKind::Village, 2)]), ..sound() }, Rule::Steps, 2, 3),
        ] {
            assert_eq!(broken(&changed, &[]), [Broken { rule, sum, should, cases: Vec::new() }]);
        }
    }

    fn typed(total: u64) -> Return {
        Return { by_type: BTreeMap::from([(DisputeType::Other, total)]), ..sound() }
    }

    #[test]
    fn the_cases_that_break_a_rule_stand_with_it() {
        let named = |rule| (rule, 7, "（2026）青渡人调字第007号".to_owned());
        for rule in [Rule::People, Rule::Amounts, Rule::Days] {
            let found = broken(&sound(), &[named(rule)]);
            assert_eq!(found.len(), 1);
            assert_eq!((found[0].rule, found[0].sum, found[0].should, found[0].cases[0].0), (rule, 4, 5, 7));
        }
    }
}
