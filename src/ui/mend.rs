//! What a mend of the check asks for: as the command that carries it out, and as the words of its button. The check
//! decides what a mend is; nothing is mended without a press, and one press is one step of undo.
//! It must not judge a finding.

use chrono::NaiveDate;

use crate::casebook::command::CaseCommand;
use crate::check::Mend;
use crate::domain::case::CaseFile;
use crate::domain::money::Money;
use crate::domain::party::{Party, PartyKind, Person};
use crate::domain::place::Place;
use crate::domain::session::{IssueInDispute, Statement};
use crate::domain::term::{Payment, Term};
use crate::i18n::Tr;

use super::dates;
use super::screens::facts;

/// The key that mends the finding whose button shows it.
pub const KEY: egui::KeyboardShortcut = egui::KeyboardShortcut::new(egui::Modifiers::ALT, egui::Key::Enter);

/// The words of the key.
pub const KEY_WORDS: &str = "Alt+Enter";

/// What the button says: 填 3月15日, 改成“……”.
pub fn words(tr: Tr, case: &CaseFile, mend: &Mend) -> String {
    match mend {
        Mend::SetDate { at, date } => match written_date(case, at) {
            Some(_) => tr.mend_to(dates::full_day(tr, *date)),
            None => tr.mend_fill(dates::day(tr, *date)),
        },
        Mend::SetSex { sex, .. } => tr.mend_to(tr.sex(*sex)),
        Mend::SetAmount { amount, .. } => tr.mend_to(dates::amount(tr, *amount)),
        Mend::SetCount { count, .. } => tr.mend_copies(count),
        Mend::SetText { text, .. } => tr.mend_to_text(shortened(text)),
        Mend::ReplaceInText { new, old, .. } if new.is_empty() => tr.mend_strike(shortened(old)),
        Mend::ReplaceInText { new, .. } => tr.mend_to_text(shortened(new)),
    }
}

/// At most so many characters of a text stand on a button.
const SHOWN: usize = 14;

fn shortened(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(SHOWN - 1).collect();
    short.push('…');
    short
}

/// The command that carries the mend out on the case as it is now; `None` where its place is gone or its words were
/// changed meanwhile.
pub fn command(case: &CaseFile, mend: &Mend) -> Option<CaseCommand> {
    let change = Change::of(mend);
    let mut parts = change.at.parts();
    let room = parts.next()?;
    let mut position = || parts.next().and_then(|part| part.parse::<usize>().ok());
    match room {
        "terms" => {
            let position = position()?;
            let term = changed(case.terms.get(position)?, &change, term)?;
            Some(CaseCommand::EditTerm { position, term })
        }
        "parties" => changed(case.parties.get(position()?)?, &change, party).map(CaseCommand::EditParty),
        "statements" => {
            let position = position()?;
            let statement = changed(case.statements.get(position)?, &change, statement)?;
            Some(CaseCommand::EditStatement { position, statement })
        }
        "issues" => {
            let position = position()?;
            let issue = changed(case.issues.get(position)?, &change, issue)?;
            Some(CaseCommand::EditIssue { position, issue })
        }
        "steps" => {
            let position = position()?;
            let session = changed(case.steps.get(position)?, &change, |session, change| match change.field() {
                "date" => change.date(&mut session.date),
                "note" => change.text(&mut session.note),
                _ => None,
            })?;
            Some(CaseCommand::EditSession { position, session })
        }
        "agreement" => {
            let agreement = changed(&case.agreement.clone().unwrap_or_default(), &change, |agreement, change| {
                match change.field() {
                    "signed" => change.date(&mut agreement.signed),
                    "effective" => change.date(&mut agreement.effective),
                    "ended" => change.date(&mut agreement.ended),
                    "copies" => change.count(&mut agreement.copies),
                    _ => None,
                }
            })?;
            Some(CaseCommand::EditAgreement(agreement))
        }
        "annex" => {
            let annex = changed(case.annex.as_ref()?, &change, |annex, change| match change.field() {
                "total_cents" => change.amount(&mut annex.total),
                _ => None,
            })?;
            Some(CaseCommand::EditAnnex(Some(annex)))
        }
        "notice" => {
            let notice = changed(&case.notice.clone().unwrap_or_default(), &change, |notice, change| {
                if change.field() == "date" { change.date(&mut notice.date) } else { None }
            })?;
            Some(CaseCommand::GiveNotice(notice))
        }
        _ => changed(&facts::head_of(case), &change, |head, change| match change.field() {
            "facts" => change.text(&mut head.facts),
            "facts_en" => change.text(&mut head.facts_en),
            "title" => change.text(&mut head.title),
            "accepted" => change.date(&mut head.accepted),
            "application_date" => change.date(&mut head.application_date),
            _ => None,
        })
        .map(CaseCommand::EditHead),
    }
}

/// One change of one field.
struct Change<'m> {
    at: &'m Place,
    mend: &'m Mend,
}

impl<'m> Change<'m> {
    const fn of(mend: &'m Mend) -> Change<'m> {
        let (Mend::SetDate { at, .. }
        | Mend::SetSex { at, .. }
        | Mend::SetAmount { at, .. }
        | Mend::SetCount { at, .. }
        | Mend::SetText { at, .. }
        | Mend::ReplaceInText { at, .. }) = mend;
        Change { at, mend }
    }

    /// The last part of the place.
    fn field(&self) -> &'m str {
        self.at.parts().last().unwrap_or_default()
    }

    /// The position inside the element that the place names third (`/terms/0/instalments/2/due`).
    fn inner(&self) -> Option<usize> {
        self.at.parts().nth(3)?.parse().ok()
    }

    fn date(&self, field: &mut Option<NaiveDate>) -> Option<()> {
        let Mend::SetDate { date, .. } = self.mend else { return None };
        *field = Some(*date);
        Some(())
    }

    fn amount(&self, field: &mut Option<Money>) -> Option<()> {
        let Mend::SetAmount { amount, .. } = self.mend else { return None };
        *field = Some(*amount);
        Some(())
    }

    fn count(&self, field: &mut Option<u32>) -> Option<()> {
        let Mend::SetCount { count, .. } = self.mend else { return None };
        *field = Some(*count);
        Some(())
    }

    /// Puts the new words exactly where the old ones stand, or fills a field that is still empty.
    fn text(&self, field: &mut String) -> Option<()> {
        if let Mend::SetText { text, .. } = self.mend {
            return field.trim().is_empty().then(|| field.clone_from(text));
        }
        let Mend::ReplaceInText { old, new, .. } = self.mend else { return None };
        if old.is_empty() || !field.contains(old.as_str()) {
            return None;
        }
        *field = field.replacen(old.as_str(), new, 1);
        Some(())
    }
}

/// A copy with the change in it; `None` where it does not fit or changes nothing.
fn changed<T: Clone + PartialEq>(
    now: &T,
    change: &Change<'_>,
    make: impl FnOnce(&mut T, &Change<'_>) -> Option<()>,
) -> Option<T> {
    let mut after = now.clone();
    make(&mut after, change)?;
    (after != *now).then_some(after)
}

fn term(term: &mut Term, change: &Change<'_>) -> Option<()> {
    if let (Some(position), Payment::Instalments(parts)) = (change.inner(), &mut term.payment) {
        let part = parts.get_mut(position)?;
        return match change.field() {
            "due" => change.date(&mut part.due),
            "amount_cents" => change.amount(&mut part.amount),
            _ => None,
        };
    }
    match change.field() {
        "due" => change.date(&mut term.due),
        "amount_cents" => change.amount(&mut term.amount),
        "text" => change.text(&mut term.text),
        "text_en" => change.text(&mut term.text_en),
        "what" => change.text(&mut term.what),
        "method" => change.text(&mut term.method),
        "place" => change.text(&mut term.place),
        "breach" => change.text(&mut term.breach),
        _ => None,
    }
}

fn party(party: &mut Party, change: &Change<'_>) -> Option<()> {
    match change.field() {
        "authorised" => change.date(&mut party.agent.as_mut()?.authorised),
        "phone" => change.text(&mut party.phone),
        "address" => change.text(&mut party.address),
        "name" => change.text(&mut party.name),
        _ => match &mut party.kind {
            PartyKind::Person(person) => self::person(person, change),
            PartyKind::Organisation(_) => None,
        },
    }
}

fn person(person: &mut Person, change: &Change<'_>) -> Option<()> {
    match (change.field(), change.mend) {
        ("birth", _) => change.date(&mut person.birth),
        ("sex", Mend::SetSex { sex, .. }) => {
            person.sex = Some(*sex);
            Some(())
        }
        ("id_number", _) => change.text(&mut person.id_number),
        _ => None,
    }
}

fn statement(statement: &mut Statement, change: &Change<'_>) -> Option<()> {
    match change.field() {
        "text" => change.text(&mut statement.text),
        "text_en" => change.text(&mut statement.text_en),
        _ => None,
    }
}

fn issue(issue: &mut IssueInDispute, change: &Change<'_>) -> Option<()> {
    if change.field() == "title" { change.text(&mut issue.title) } else { None }
}

/// The date that stands at this place now.
fn written_date(case: &CaseFile, at: &Place) -> Option<NaiveDate> {
    let mut parts = at.parts();
    let (room, position) = (parts.next()?, parts.next().and_then(|part| part.parse::<usize>().ok()));
    match room {
        "terms" => case.terms.get(position?)?.due,
        "parties" => case.parties.get(position?)?.as_person()?.birth,
        "agreement" => case.agreement.as_ref()?.signed,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::CaseKind;
    use crate::domain::case_file;
    use crate::domain::party::Sex;
    use crate::i18n::Lang;

    fn case() -> CaseFile {
        case_file::read(include_bytes!("../../tests/cases/C01.json")).unwrap().case
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_goes_into_its_clause_only() {
        let at = Place::term(1).field("due");
        let command = command(&case(), &Mend::SetDate { at, date: day("2026-04-01") });
        let Some(CaseCommand::EditTerm { position: 1, term }) = command else { panic!("{command:?}") };
        assert_eq!(term.due, Some(day("2026-04-01")));
        assert_eq!(Term { due: case().terms[1].due, ..term }, case().terms[1]);
    }

    #[test]
    fn words_are_replaced_where_they_stand_and_nowhere_else() {
        let mut case = case();
        case.terms[2].text = "关伯年尽快拆除，尽快验收。".to_owned();
        let at = Place::term(2).field("text");
        let mend = Mend::ReplaceInText { at, old: "尽快".into(), new: "于2026年3月31日前".into() };
        let Some(CaseCommand::EditTerm { term, .. }) = command(&case, &mend) else { panic!() };
        assert_eq!(term.text, "关伯年于2026年3月31日前拆除，尽快验收。");
        case.terms[2].text = "关伯年拆除。".to_owned();
        assert_eq!(command(&case, &mend), None, "the words were changed meanwhile");
    }

    #[test]
    fn a_party_the_copies_and_the_facts_are_mended_where_they_are() {
        let mut case = case();
        case.parties[0].kind = PartyKind::Person(Person { sex: Some(Sex::Female), ..Person::default() });
        let sex = Mend::SetSex { at: Place::party(0).field("sex"), sex: Sex::Male };
        let Some(CaseCommand::EditParty(party)) = command(&case, &sex) else { panic!() };
        assert_eq!(party.as_person().unwrap().sex, Some(Sex::Male));
        let copies = Mend::SetCount { at: Place::root().field("agreement").field("copies"), count: 9 };
        let Some(CaseCommand::EditAgreement(agreement)) = command(&case, &copies) else { panic!() };
        assert_eq!(agreement.copies, Some(9));
        case.facts = "楼上道欠".to_owned();
        let at = Place::root().field("facts");
        let Some(CaseCommand::EditHead(head)) =
            command(&case, &Mend::ReplaceInText { at, old: "道欠".into(), new: "道歉".into() })
        else {
            panic!()
        };
        assert_eq!(head.facts, "楼上道歉");
    }

    #[test]
    fn a_place_that_is_gone_is_left_alone() {
        let empty = CaseFile::new(CaseKind::People);
        let mend = Mend::SetDate { at: Place::term(0).field("due"), date: day("2026-04-01") };
        assert_eq!(command(&empty, &mend), None);
        let mend = Mend::SetDate { at: Place::term(0).field("nothing"), date: day("2026-04-01") };
        assert_eq!(command(&case(), &mend), None);
    }

    #[test]
    fn the_button_says_what_it_does() {
        let (tr, case) = (Tr(Lang::Zh), case());
        let empty = CaseFile { terms: vec![Term::new(None)], ..case.clone() };
        let date = Mend::SetDate { at: Place::term(0).field("due"), date: day("2026-03-15") };
        assert_eq!(words(tr, &empty, &date), "填 3月15日");
        assert_eq!(words(tr, &case, &date), "改成 2026年3月15日");
        let strike =
            Mend::ReplaceInText { at: Place::term(0).field("text"), old: "不得起诉".into(), new: "".into() };
        assert_eq!(words(tr, &case, &strike), "删去“不得起诉”");
        let long = Mend::ReplaceInText {
            at: Place::term(0).field("text"),
            old: "一".into(),
            new: "人民币壹拾捌万叁仟元整".repeat(2),
        };
        assert!(words(tr, &case, &long).chars().count() < 24);
    }
}
