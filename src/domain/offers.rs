//! Demands and offers on an issue: where each side stands in money, how far apart they are, and which issue is talked
//! of now. Plain arithmetic in fen; it must not judge whether an amount is fair.

use super::case::CaseFile;
use super::case_file::Private;
use super::money::Money;
use super::party::{PartyId, Side};
use super::session::{IssueInDispute, Offer};

/// What the two sides named last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Sum of what the parties of side A demand.
    pub demanded: Money,
    /// Sum of what the parties of side B offer.
    pub offered: Money,
}

impl Gap {
    /// How far they are apart; `None` once the offer reaches the demand.
    pub fn apart(self) -> Option<Money> {
        let fen = self.demanded.fen().checked_sub(self.offered.fen())?;
        Money::from_fen(fen).filter(|apart| *apart != Money::default())
    }
}

/// Whether an offer may be seen.
pub const fn is_seen(offer: &Offer, private: Private) -> bool {
    !offer.private || matches!(private, Private::Included)
}

/// The amount that a party named last on an issue: its last offer with an amount, else that of its position.
pub fn last_amount(issue: &IssueInDispute, party: &PartyId, private: Private) -> Option<Money> {
    let offers = issue.offers.iter().rev().filter(|offer| &offer.party == party && is_seen(offer, private));
    let position = || issue.positions.iter().find(|position| &position.party == party)?.amount;
    offers.filter_map(|offer| offer.amount).next().or_else(position)
}

/// What a side names altogether: each party's last amount, added up. `None` while nobody of it named one, or where the
/// sum is beyond the largest amount.
pub fn named_by(case: &CaseFile, issue: &IssueInDispute, side: Side, private: Private) -> Option<Money> {
    let parties = case.parties.iter().filter(|party| party.role.side() == side);
    let mut amounts = parties.filter_map(|party| last_amount(issue, &party.id, private));
    let first = amounts.next()?;
    amounts.try_fold(first, Money::checked_add)
}

/// How far the sides are apart on an issue, once both named an amount. Third persons belong to no side and do not count.
pub fn gap(case: &CaseFile, issue: &IssueInDispute, private: Private) -> Option<Gap> {
    let demanded = named_by(case, issue, Side::A, private)?;
    let offered = named_by(case, issue, Side::B, private)?;
    Some(Gap { demanded, offered })
}

/// The issue that is talked of: of those that are open the one with the latest offer, else the first that is open.
pub fn issue_in_talk(case: &CaseFile) -> Option<usize> {
    let open = || case.issues.iter().enumerate().filter(|(_, issue)| !issue.settled);
    let latest = |issue: &IssueInDispute| issue.offers.iter().map(|offer| (offer.date, offer.time)).max();
    let with_offers = open().filter_map(|(position, issue)| Some((latest(issue)?, position)));
    with_offers.max().map(|(_, position)| position).or_else(|| open().next().map(|(position, _)| position))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::CaseKind;
    use crate::domain::party::{Party, PartyRole};
    use crate::domain::session::Position;
    use chrono::{NaiveDate, NaiveTime};

    fn yuan(yuan: u64) -> Money {
        Money::from_fen(yuan * 100).unwrap()
    }

    /// Two car owners, the man with the loft, and his insurer.
    fn case() -> CaseFile {
        let mut case = CaseFile::new(CaseKind::People);
        for (id, role) in [
            ("A1", PartyRole::Applicant),
            ("A2", PartyRole::Applicant),
            ("B1", PartyRole::Respondent),
            ("C1", PartyRole::ThirdPerson),
        ] {
            case.parties.push(Party::person(PartyId(id.to_owned()), role, id));
        }
        case
    }

    fn offer(party: &str, minute: u32, amount: Option<u64>) -> Offer {
        Offer {
            party: PartyId(party.to_owned()),
            amount: amount.map(yuan),
            date: NaiveDate::from_ymd_opt(2026, 3, 11),
            time: NaiveTime::from_hms_opt(14, minute, 0),
            ..Offer::default()
        }
    }

    fn private(offer: Offer) -> Offer {
        Offer { private: true, ..offer }
    }

    fn issue(offers: Vec<Offer>) -> IssueInDispute {
        IssueInDispute { title: "赔多少".to_owned(), offers, ..IssueInDispute::default() }
    }

    #[test]
    fn the_gap_is_between_the_last_demand_and_the_last_offer() {
        let said = issue(vec![
            offer("A1", 6, Some(3580)),
            offer("B1", 20, Some(1000)),
            offer("B1", 31, Some(2000)),
            offer("B1", 33, None),
        ]);
        let gap = gap(&case(), &said, Private::Included).unwrap();
        assert_eq!(gap, Gap { demanded: yuan(3580), offered: yuan(2000) });
        assert_eq!(gap.apart(), Some(yuan(1580)));
    }

    #[test]
    fn several_applicants_are_added_up_and_a_third_person_is_not() {
        let said = issue(vec![
            offer("A1", 6, Some(2600)),
            offer("A2", 11, Some(980)),
            offer("C1", 12, Some(900)),
            offer("B1", 20, Some(3580)),
        ]);
        let gap = gap(&case(), &said, Private::Included).unwrap();
        assert_eq!((gap.demanded, gap.offered, gap.apart()), (yuan(3580), yuan(3580), None));
    }

    #[test]
    fn an_offer_above_the_demand_leaves_no_gap() {
        let said = issue(vec![offer("A1", 6, Some(900)), offer("B1", 20, Some(1000))]);
        assert_eq!(gap(&case(), &said, Private::Included).unwrap().apart(), None);
    }

    #[test]
    fn one_side_alone_has_no_gap() {
        assert_eq!(gap(&case(), &issue(vec![offer("A1", 6, Some(900))]), Private::Included), None);
        assert_eq!(gap(&case(), &issue(vec![offer("A1", 6, None), offer("B1", 7, Some(5))]), Private::Included), None);
        assert_eq!(gap(&case(), &issue(Vec::new()), Private::Included), None);
    }

    #[test]
    fn a_position_stands_until_an_offer_takes_its_place() {
        let mut said = issue(vec![offer("B1", 20, Some(2000))]);
        said.positions.push(Position {
            party: PartyId("A1".to_owned()),
            amount: Some(yuan(2600)),
            ..Position::default()
        });
        assert_eq!(gap(&case(), &said, Private::Included).unwrap().apart(), Some(yuan(600)));
        said.offers.push(offer("A1", 25, Some(2400)));
        assert_eq!(gap(&case(), &said, Private::Included).unwrap().apart(), Some(yuan(400)));
    }

    #[test]
    fn a_private_offer_counts_only_where_it_may_be_seen() {
        let said =
            issue(vec![offer("A1", 6, Some(3580)), offer("B1", 20, Some(2000)), private(offer("B1", 24, Some(3000)))]);
        assert_eq!(gap(&case(), &said, Private::Included).unwrap().apart(), Some(yuan(580)));
        assert_eq!(gap(&case(), &said, Private::LeftOut).unwrap().apart(), Some(yuan(1580)));
    }

    #[test]
    fn a_sum_beyond_the_largest_amount_is_no_sum() {
        let huge = Offer { amount: Money::from_fen(Money::MAX_FEN), ..offer("A1", 6, None) };
        let said = issue(vec![huge, offer("A2", 7, Some(1)), offer("B1", 20, Some(1))]);
        assert_eq!(gap(&case(), &said, Private::Included), None);
    }

    #[test]
    fn the_issue_talked_of_is_the_open_one_with_the_latest_offer() {
        let mut case = case();
        assert_eq!(issue_in_talk(&case), None);
        let settled = IssueInDispute { settled: true, ..issue(vec![offer("A1", 50, Some(1))]) };
        case.issues = vec![settled, issue(Vec::new()), issue(vec![offer("B1", 20, Some(5))]), issue(Vec::new())];
        assert_eq!(issue_in_talk(&case), Some(2));
        case.issues[3].offers.push(offer("A1", 21, None));
        assert_eq!(issue_in_talk(&case), Some(3));
        case.issues.iter_mut().for_each(|issue| issue.offers.clear());
        assert_eq!(issue_in_talk(&case), Some(1));
        case.issues.iter_mut().for_each(|issue| issue.settled = true);
        assert_eq!(issue_in_talk(&case), None);
    }
}
