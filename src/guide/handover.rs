//! 移交的话: what the next level must know of a step that is moved up: when and where, who was there, what each side
//! wants, what is settled, what is open and how far apart, what was offered. It begins as a draft that the mediator
//! mends. What was said in private is never in it.

use crate::domain::case::CaseFile;
use crate::domain::case_file::Private;
use crate::domain::money::Money;
use crate::domain::offers::{gap, is_seen};
use crate::domain::party::{Party, PartyId};
use crate::domain::said::statements_of;
use crate::domain::session::{IssueInDispute, Outcome, Statement, StatementKind, Step, StepKind};
use crate::i18n::Tr;

/// The draft of the note for a step, a line for each thing; empty for a step of which nothing is written.
pub fn note(case: &CaseFile, step: StepKind, tr: Tr) -> String {
    let held = case.sessions_of(step).map(|(_, session)| session);
    let held: Vec<&Step> = held.filter(|session| session.outcome != Some(Outcome::Skipped)).collect();
    let teller = Teller { case, step, tr };
    let mut lines: Vec<String> = held.iter().map(|session| teller.session(session)).collect();
    lines.extend(case.copy_holders().filter_map(|party| teller.wants(party)));
    lines.extend(teller.settled());
    lines.extend(case.issues.iter().filter(|issue| !issue.settled).map(|issue| teller.open(issue)));
    lines.extend(teller.offered(&held));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// The note as it is kept: what was drafted and mended, and why the step moves up.
pub fn with_reason(note: &str, reason: &str, tr: Tr) -> String {
    let (note, reason) = (note.trim(), reason.trim());
    if note.is_empty() { reason.to_owned() } else { format!("{note}\n{}", tr.handover_why(reason)) }
}

/// Why a step ended, out of its note: the last line.
pub fn reason(note: &str) -> &str {
    note.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default()
}

struct Teller<'a> {
    case: &'a CaseFile,
    step: StepKind,
    tr: Tr,
}

impl Teller<'_> {
    /// Day, place, who led, who was there.
    fn session(&self, session: &Step) -> String {
        let (case, tr) = (self.case, self.tr);
        let present = session.participants.iter().filter_map(|id| case.party(id)).map(|party| party.name.as_str());
        let invited = session.invited.iter().filter(|one| !one.absent).map(|one| one.name.as_str());
        let people = joined(tr, present.chain(invited));
        let absent = joined(tr, session.invited.iter().filter(|one| one.absent).map(|one| one.name.as_str()));
        let named = |text: &str, say: &dyn Fn(&str) -> String| if text.is_empty() { String::new() } else { say(text) };
        let parts = [
            session.date.map(|day| tr.date(day)).unwrap_or_default(),
            session.place.trim().to_owned(),
            named(session.host.trim(), &|host| tr.handover_led(host)),
            named(&people, &|people| tr.handover_present(people)),
            named(&absent, &|people| tr.handover_absent(people)),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { String::new() } else { tr.handover_session(parts.join(tr.handover_joint())) }
    }

    /// What a party asked for last, else what it said first.
    fn wants(&self, party: &Party) -> Option<String> {
        let said = self.said_by(&party.id);
        let demand = said.iter().rev().find(|said| said.kind == Some(StatementKind::Demand));
        let text = told(&demand.or(said.first())?.text);
        Some(self.tr.handover_wants(&party.name, text))
    }

    /// What a party said for all to hear in this step.
    fn said_by(&self, party: &PartyId) -> Vec<&Statement> {
        let said = statements_of(self.case, self.step).filter(|said| !said.private && &said.party == party);
        said.filter(|said| !said.text.trim().is_empty()).collect()
    }

    fn settled(&self) -> Option<String> {
        let settled = self.case.issues.iter().filter(|issue| issue.settled).map(|issue| issue.title.as_str());
        let settled = joined(self.tr, settled);
        (!settled.is_empty()).then(|| self.tr.handover_settled(settled))
    }

    /// What is open: where each party stands, and the gap in money.
    fn open(&self, issue: &IssueInDispute) -> String {
        let tr = self.tr;
        let stands = issue.positions.iter().filter(|position| !position.text.trim().is_empty());
        let stands = stands.filter_map(|position| Some((self.case.party(&position.party)?, position)));
        let mut told_of: Vec<String> =
            stands.map(|(party, position)| tr.handover_position(&party.name, told(&position.text))).collect();
        if let Some((between, apart)) =
            gap(self.case, issue, Private::LeftOut).and_then(|between| Some((between, between.apart()?)))
        {
            let figures = Money::short_figures;
            told_of.push(tr.handover_gap(figures(between.demanded), figures(between.offered), figures(apart)));
        }
        if told_of.is_empty() {
            return tr.handover_open_bare(told(&issue.title));
        }
        tr.handover_open(told(&issue.title), told_of.join(tr.handover_position_joint()))
    }

    /// What was offered for all to hear: in the talk, and on an issue on a day of the step.
    fn offered(&self, held: &[&Step]) -> Option<String> {
        let said = statements_of(self.case, self.step).filter(|said| !said.private);
        let said = said.filter(|said| said.kind == Some(StatementKind::Offer));
        let mut all: Vec<(&PartyId, String)> = said.map(|said| (&said.party, told(&said.text).to_owned())).collect();
        let of_day = |day| day_is_held(held, day);
        for offer in self.case.issues.iter().flat_map(|issue| &issue.offers) {
            if !is_seen(offer, Private::LeftOut) || !of_day(offer.date) {
                continue;
            }
            let text = match (offer.text.trim(), offer.amount) {
                ("", Some(amount)) => self.tr.handover_amount(amount.short_figures()),
                (text, _) => told(text).to_owned(),
            };
            all.push((&offer.party, text));
        }
        let named = all.into_iter().filter(|(_, text)| !text.is_empty());
        let named = named.filter_map(|(id, text)| Some(self.tr.handover_position(&self.case.party(id)?.name, text)));
        let named: Vec<String> = named.collect();
        (!named.is_empty()).then(|| self.tr.handover_offered(named.join(self.tr.handover_position_joint())))
    }
}

fn day_is_held(held: &[&Step], day: Option<chrono::NaiveDate>) -> bool {
    day.is_some() && held.iter().any(|session| session.date == day)
}

fn joined<'n>(tr: Tr, names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.map(str::trim).filter(|name| !name.is_empty()).collect();
    names.join(tr.guide_name_joint())
}

/// The words without the stop at their end: the sentence around them has its own.
fn told(text: &str) -> &str {
    text.trim().trim_end_matches(['。', '.', '；', ';', '，', ','])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::{CaseKind, Extra};
    use crate::domain::party::PartyRole;
    use crate::domain::session::{Invited, Offer, Position};
    use crate::i18n::Lang;

    fn id(text: &str) -> PartyId {
        PartyId(text.to_owned())
    }

    fn said(party: &str, kind: StatementKind, text: &str, private: bool) -> Statement {
        Statement {
            party: id(party),
            date: None,
            time: None,
            step: Some(StepKind::Village),
            kind: Some(kind),
            text: text.to_owned(),
            text_en: String::new(),
            private,
            confirmed: None,
            extra: Extra::new(),
        }
    }

    /// A leak, talked of once in the village.
    fn case() -> CaseFile {
        let mut case = CaseFile::new(CaseKind::People);
        case.parties = vec![
            Party::person(id("A1"), PartyRole::Applicant, "龙静怡"),
            Party::person(id("B1"), PartyRole::Respondent, "司徒永健"),
        ];
        let mut session = Step::open(StepKind::Village, chrono::NaiveDate::from_ymd_opt(2026, 9, 4));
        session.place = "渡口社区调解室".into();
        session.host = "陈和平".into();
        session.participants = vec![id("A1"), id("B1")];
        session.invited = vec![
            Invited { name: "楼长何姨".into(), ..Invited::default() },
            Invited { name: "物业老周".into(), absent: true, ..Invited::default() },
        ];
        case.steps.push(session);
        case.statements = vec![
            said("A1", StatementKind::Fact, "天花板发霉，地板翘了。", false),
            said("A1", StatementKind::Demand, "赔3,600元，一次付清。", false),
            said("A1", StatementKind::Demand, "私下说三千也行", true),
            said("B1", StatementKind::Feeling, "防水是前任房主做的。", false),
            said("B1", StatementKind::Offer, "先修好，钱分两次给。", false),
        ];
        let position = |party: &str, yuan: u64, text: &str| Position {
            party: id(party),
            text: text.into(),
            amount: Money::from_fen(yuan * 100),
            ..Position::default()
        };
        case.issues = vec![
            IssueInDispute { title: "哪天修好".into(), settled: true, ..IssueInDispute::default() },
            IssueInDispute {
                title: "赔多少".into(),
                positions: vec![position("A1", 3600, "按修理报价"), position("B1", 2000, "")],
                ..IssueInDispute::default()
            },
        ];
        case
    }

    #[test]
    fn the_next_level_reads_what_it_must_know() {
        assert_eq!(
            note(&case(), StepKind::Village, Tr(Lang::Zh)),
            "谈过：2026年9月4日，渡口社区调解室，陈和平主持，龙静怡、司徒永健、楼长何姨到场，物业老周没有来。\n\
             龙静怡：赔3,600元，一次付清。\n\
             司徒永健：防水是前任房主做的。\n\
             已谈拢：哪天修好。\n\
             没谈拢：赔多少。龙静怡：按修理报价；一方要3,600元，另一方出2,000元，还差1,600元。\n\
             提过的方案：司徒永健：先修好，钱分两次给。"
        );
    }

    #[test]
    fn what_was_said_in_private_is_never_in_it() {
        let mut case = case();
        let offer = |yuan: u64, private| Offer {
            party: id("A1"),
            amount: Money::from_fen(yuan * 100),
            text: "三千就行".into(),
            date: case.steps[0].date,
            private,
            ..Offer::default()
        };
        case.issues[1].offers = vec![offer(3000, true)];
        let told = note(&case, StepKind::Village, Tr(Lang::Zh));
        for private in ["三千", "3,000", "私下"] {
            assert!(!told.contains(private), "{private}: {told}");
        }
        case.issues[1].offers[0].private = false;
        let told = note(&case, StepKind::Village, Tr(Lang::Zh));
        assert!(told.contains("三千就行") && told.contains("还差1,000元"), "{told}");
    }

    #[test]
    fn a_step_of_which_nothing_is_written_has_the_reason_alone() {
        let empty = CaseFile::new(CaseKind::People);
        assert_eq!(note(&empty, StepKind::Village, Tr(Lang::Zh)), "");
        assert_eq!(with_reason(" ", "吵得凶", Tr(Lang::Zh)), "吵得凶");
        assert_eq!(with_reason("谈过。", "吵得凶 ", Tr(Lang::Zh)), "谈过。\n往上转的原因：吵得凶");
        assert!(!note(&case(), StepKind::Neighborhood, Tr(Lang::Zh)).contains("渡口"));
    }
}
