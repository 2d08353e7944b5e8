//! Words for the values of the statistics, and amounts in 万元. It must not count.

use super::rates::RateKind;
use super::rules::{Broken, Rule};
use crate::domain::committee::CommitteeKind;
use crate::domain::dates::ON_THE_SPOT_DAYS;
use crate::domain::prevented::Harm;
use crate::domain::term::Month;
use crate::i18n::Tr;

/// Fen in one 万元.
const FEN_IN_WAN: u128 = 1_000_000;
/// Fen in the last of four decimals of 万元: one yuan.
const FEN_IN_LAST: u128 = 100;

/// So many cases are named in one sentence.
const MOST_NAMED: usize = 20;

/// An amount in 万元 with two to four decimals, rounded once from exact fen, half up: `1.20`, `110.2361`.
pub fn wan(fen: u128) -> String {
    let yuan = (fen + FEN_IN_LAST / 2) / FEN_IN_LAST;
    let in_wan = FEN_IN_WAN / FEN_IN_LAST;
    let decimals = format!("{:04}", yuan % in_wan);
    let short = match decimals.trim_end_matches('0') {
        short if short.len() > 2 => short,
        _ => decimals.get(..2).unwrap_or_default(),
    };
    format!("{}.{short}", yuan / in_wan)
}

/// `2026-03`.
pub fn month(month: Month) -> String {
    format!("{:04}-{:02}", month.year, month.month)
}

impl RateKind {
    /// The name of the rate.
    pub fn name(self, tr: Tr) -> &'static str {
        match self {
            RateKind::Settled => tr.rate_settled(),
            RateKind::AtNeighborhood => tr.rate_at_neighborhood(),
            RateKind::AtVillage => tr.rate_at_village(),
            RateKind::AtInterpretation => tr.rate_at_interpretation(),
            RateKind::OnTheSpot => tr.rate_on_the_spot(),
            RateKind::OneVisit => tr.rate_one_visit(),
            RateKind::Performance => tr.rate_performance(),
            RateKind::Satisfaction => tr.rate_satisfaction(),
            RateKind::Found => tr.rate_found(),
        }
    }

    /// What is divided by what, in one sentence.
    pub fn definition(self, repeat_days: u32, tr: Tr) -> String {
        match self {
            RateKind::Settled => tr.rate_settled_definition().to_owned(),
            RateKind::AtNeighborhood => tr.rate_at_neighborhood_definition().to_owned(),
            RateKind::AtVillage => tr.rate_at_village_definition().to_owned(),
            RateKind::AtInterpretation => tr.rate_at_interpretation_definition().to_owned(),
            RateKind::OnTheSpot => tr.rate_on_the_spot_definition(ON_THE_SPOT_DAYS, ON_THE_SPOT_DAYS + 1),
            RateKind::OneVisit => tr.rate_one_visit_definition(repeat_days),
            RateKind::Performance => tr.rate_performance_definition().to_owned(),
            RateKind::Satisfaction => tr.rate_satisfaction_definition().to_owned(),
            RateKind::Found => tr.rate_found_definition().to_owned(),
        }
    }
}

impl Rule {
    /// The rule in one sentence.
    pub fn sentence(self, tr: Tr) -> &'static str {
        match self {
            Rule::Types => tr.sum_types(),
            Rule::Sources => tr.sum_sources(),
            Rule::Referred => tr.sum_referred(),
            Rule::Forms => tr.sum_forms(),
            Rule::Within => tr.sum_within(),
            Rule::Steps => tr.sum_steps(),
            Rule::People => tr.sum_people(),
            Rule::Amounts => tr.sum_amounts(),
            Rule::Days => tr.sum_days(),
        }
    }
}

impl Broken {
    /// The rule, both numbers, and the first cases by name.
    pub fn sentence(&self, tr: Tr) -> String {
        let told = tr.sum_broken(self.rule.sentence(tr), self.sum, self.should);
        if self.cases.is_empty() {
            return told;
        }
        let named: Vec<&str> = self.cases.iter().take(MOST_NAMED).map(|(_, name)| name.as_str()).collect();
        let named = named.join(tr.sum_between_names());
        let left = self.cases.len().saturating_sub(MOST_NAMED);
        let cases = if left == 0 { tr.sum_cases(named) } else { tr.sum_cases_and_more(named, left) };
        format!("{told}{cases}")
    }
}

/// The kind of committee.
pub fn committee(kind: CommitteeKind, tr: Tr) -> &'static str {
    match kind {
        CommitteeKind::Village => tr.committee_village(),
        CommitteeKind::Residents => tr.committee_residents(),
        CommitteeKind::Township => tr.committee_township(),
        CommitteeKind::SubDistrict => tr.committee_sub_district(),
        CommitteeKind::Enterprise => tr.committee_enterprise(),
        CommitteeKind::Association => tr.committee_association(),
    }
}

/// What was prevented.
pub fn harm(harm: Harm, tr: Tr) -> &'static str {
    match harm {
        Harm::Suicide => tr.harm_suicide(),
        Harm::Crime => tr.harm_crime(),
        Harm::GroupPetition => tr.harm_group_petition(),
        Harm::GroupFight => tr.harm_group_fight(),
    }
}

#[cfg(test)]
mod tests {
    use super::wan;

    #[test]
    fn amounts_in_ten_thousands_have_two_to_four_decimals_from_exact_fen() {
        for (fen, shown) in [
            (0, "0.00"),
            (1, "0.00"),
            (49, "0.00"),
            (50, "0.0001"),
            (1_000_000, "1.00"),
            (1_200_000, "1.20"),
            (1_234_000, "1.234"),
            (358_000, "0.358"),
            (110_236_050, "110.2361"),
            (110_236_049, "110.236"),
            (99_999_999, "100.00"),
            (1_000_000_000_000_000, "1000000000.00"),
        ] {
            assert_eq!(wan(fen), shown, "{fen}");
        }
    }
}
