//! A demand or an offer that names an amount belongs to an issue: which one, and which amount where the words name
//! several. It asks in one line while the sentence is written; it must not record by itself.

use egui::{Align, Layout, Ui, vec2};

use crate::casebook::command::CaseCommand;
use crate::check::amounts_named;
use crate::domain::case::CaseFile;
use crate::domain::money::Money;
use crate::domain::offers::issue_in_talk;
use crate::domain::session::{IssueInDispute, Offer, Statement, StatementKind};
use crate::i18n::Tr;
use crate::ui::dates;
use crate::ui::parts::{choice, words};
use crate::ui::theme::{Type, space};
use crate::ui::view::View;

use super::super::said::Said;

/// Height of the line in points.
pub(super) const HEIGHT: f32 = 40.0;

/// Where an amount goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Issue(usize),
    /// An issue that is not written down yet.
    New,
    Nowhere,
}

/// What was chosen for the sentence that is written; `None`: what is likely.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tally {
    target: Option<Target>,
    amount: Option<Money>,
}

/// Whether the sentence is a demand or an offer that names an amount.
pub(super) fn is_wanted(said: &Said) -> bool {
    matches!(said.kind, Some(StatementKind::Demand | StatementKind::Offer)) && !amounts_named(&said.text).is_empty()
}

impl Tally {
    fn target(self, file: &CaseFile) -> Target {
        let there = |target: &Target| !matches!(target, Target::Issue(position) if *position >= file.issues.len());
        let likely = || issue_in_talk(file).map_or(Target::New, Target::Issue);
        self.target.filter(there).unwrap_or_else(likely)
    }

    /// The amount: the only one, or the one that was chosen of several. `None`: it is not sure.
    fn amount(self, amounts: &[Money]) -> Option<Money> {
        match amounts {
            [only] => Some(*only),
            several => self.amount.filter(|chosen| several.contains(chosen)),
        }
    }

    /// The line: amount, issue.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, file: &CaseFile, said: &Said) {
        let amounts = amounts_named(&said.text);
        let room = vec2(ui.available_width(), HEIGHT);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            self.which_amount(ui, view, &amounts);
            let (tr, tokens) = (view.tr, view.tokens);
            words::word(ui, Type::Small, tr.talk_tally_to(), tokens.ink2);
            let mut target = self.target(file);
            let titles: Vec<String> = file.issues.iter().map(|issue| title(tr, issue)).collect();
            let mut choices: Vec<(Target, &str)> =
                titles.iter().enumerate().map(|(position, title)| (Target::Issue(position), title.as_str())).collect();
            choices.extend([(Target::New, tr.talk_tally_new()), (Target::Nowhere, tr.talk_tally_nowhere())]);
            let width = ui.available_width().clamp(80.0, 220.0);
            if drop_down(ui, (tr.talk_tally_issue(), width), &choices, &mut target) {
                self.target = Some(target);
            }
        });
    }

    fn which_amount(&mut self, ui: &mut Ui, view: &View<'_>, amounts: &[Money]) {
        let (tr, tokens) = (view.tr, view.tokens);
        if let [only] = amounts {
            words::word(ui, Type::SmallMedium, dates::amount(tr, *only), tokens.ink);
            return;
        }
        let shown: Vec<String> = amounts.iter().map(|amount| dates::amount(tr, *amount)).collect();
        let mut choices: Vec<(Option<Money>, &str)> = vec![(None, tr.talk_tally_which())];
        choices.extend(amounts.iter().zip(&shown).map(|(amount, shown)| (Some(*amount), shown.as_str())));
        let mut chosen = self.amount(amounts);
        if drop_down(ui, (tr.talk_tally_amount(), 140.0), &choices, &mut chosen) {
            self.amount = chosen;
        }
    }

    /// What is recorded besides the sentence itself.
    pub(super) fn commands(self, file: &CaseFile, said: &Said, statement: &Statement) -> Vec<CaseCommand> {
        if !is_wanted(said) {
            return Vec::new();
        }
        let offer = Offer {
            party: statement.party.clone(),
            amount: self.amount(&amounts_named(&statement.text)),
            text: statement.text.clone(),
            date: statement.date,
            time: statement.time,
            private: statement.private,
            ..Offer::default()
        };
        match self.target(file) {
            Target::Issue(issue) => vec![CaseCommand::RecordOffer { issue, offer }],
            Target::New => {
                let issue = IssueInDispute { offers: vec![offer], ..IssueInDispute::default() };
                vec![CaseCommand::AddIssue(issue)]
            }
            Target::Nowhere => Vec::new(),
        }
    }
}

fn title(tr: Tr, issue: &IssueInDispute) -> String {
    if issue.title.is_empty() { tr.talk_issue_new().to_owned() } else { issue.title.clone() }
}

fn drop_down<T: Copy + PartialEq>(ui: &mut Ui, label: (&str, f32), choices: &[(T, &str)], chosen: &mut T) -> bool {
    ui.scope(|ui| choice::bare(ui, label, choices, chosen).1).inner
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::CaseKind;
    use crate::domain::party::PartyId;
    use crate::domain::session::StepKind;
    use chrono::NaiveDate;

    fn said(kind: StatementKind, text: &str) -> Said {
        Said { who: Some(PartyId("B1".to_owned())), kind: Some(kind), private: false, text: text.to_owned() }
    }

    fn file() -> CaseFile {
        let mut file = CaseFile::new(CaseKind::People);
        let settled = IssueInDispute { settled: true, ..IssueInDispute::default() };
        file.issues = vec![settled, IssueInDispute::default()];
        file
    }

    fn commands(tally: Tally, file: &CaseFile, said: &Said) -> Vec<CaseCommand> {
        let now = NaiveDate::from_ymd_opt(2026, 3, 11).unwrap().and_hms_opt(14, 32, 7).unwrap();
        tally.commands(file, said, &said.statement(StepKind::Village, now).unwrap())
    }

    fn recorded(commands: &[CaseCommand]) -> (usize, Option<u64>, bool) {
        match commands {
            [CaseCommand::RecordOffer { issue, offer }] => {
                (*issue, offer.amount.map(|amount| amount.fen() / 100), offer.private)
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_offer_with_an_amount_goes_to_the_issue_that_is_talked_of() {
        let said = said(StatementKind::Offer, "最多 2000 元，月底给");
        assert_eq!(recorded(&commands(Tally::default(), &file(), &said)), (1, Some(2000), false));
        let other = Tally { target: Some(Target::Issue(0)), amount: None };
        assert_eq!(recorded(&commands(other, &file(), &said)).0, 0);
        let nowhere = Tally { target: Some(Target::Nowhere), amount: None };
        assert!(commands(nowhere, &file(), &said).is_empty());
        let private = Said { private: true, ..said };
        assert!(recorded(&commands(Tally::default(), &file(), &private)).2);
    }

    #[test]
    fn of_several_amounts_none_is_taken_unless_it_is_chosen() {
        let said = said(StatementKind::Demand, "一台2600元，一台980元");
        assert_eq!(recorded(&commands(Tally::default(), &file(), &said)).1, None);
        let chosen = Tally { target: None, amount: Money::from_fen(98_000) };
        assert_eq!(recorded(&commands(chosen, &file(), &said)).1, Some(980));
    }

    #[test]
    fn a_fact_or_an_offer_without_an_amount_goes_to_no_issue() {
        assert!(commands(Tally::default(), &file(), &said(StatementKind::Fact, "修车2600元")).is_empty());
        assert!(commands(Tally::default(), &file(), &said(StatementKind::Offer, "棚子我自己拆，3月31日前")).is_empty());
    }

    #[test]
    fn without_an_open_issue_the_offer_opens_one() {
        let mut file = file();
        file.issues.clear();
        let commands = commands(Tally::default(), &file, &said(StatementKind::Offer, "2000"));
        let [CaseCommand::AddIssue(issue)] = commands.as_slice() else { panic!("{commands:?}") };
        assert_eq!(issue.offers[0].amount, Money::from_fen(200_000));
    }
}
