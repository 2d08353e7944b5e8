//! What the people across the table may see: the terms in the words of the paper, and what is still open with each side's
//! public position. It is made from the case without anything private, never from the case as it is, and holds nothing
//! else; who paints it cannot give more away.

use crate::domain::case::CaseFile;
use crate::domain::case_file::{Private, without_private};
use crate::domain::dates::duties;
use crate::domain::offers::last_amount;
use crate::domain::party::Side;
use crate::domain::session::IssueInDispute;
use crate::domain::term::Term;
use crate::i18n::{Lang, Tr};
use crate::ui::dates;

/// Words, those of weight apart: who, when, how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub strong: bool,
}

/// One thing that is read out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Term {
        number: u32,
        text: Vec<Piece>,
    },
    Open {
        title: String,
        /// Name, words, amount.
        positions: Vec<Vec<Piece>>,
    },
}

/// Everything that the party view shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// 林志远、何美娟 ⇄ 关伯年.
    pub sides: String,
    /// Terms first, then what is open.
    pub items: Vec<Item>,
}

impl Shown {
    /// What may be seen of a case.
    pub fn of(case: &CaseFile, tr: Tr) -> Shown {
        let case = &without_private(case);
        let terms = case.terms.iter().enumerate().map(|(position, term)| self::term(case, tr, position, term));
        let open = case.issues.iter().filter(|issue| !issue.settled).map(|issue| self::open(case, tr, issue));
        Shown { sides: sides(case, tr), items: terms.chain(open).collect() }
    }

    /// Number of terms; what follows them is open.
    pub fn terms(&self) -> usize {
        self.items.iter().filter(|item| matches!(item, Item::Term { .. })).count()
    }
}

fn sides(case: &CaseFile, tr: Tr) -> String {
    let names = |side: Side| {
        let parties = case.parties.iter().filter(|party| party.role.side() == side && !party.name.is_empty());
        parties.map(|party| party.name.as_str()).collect::<Vec<_>>().join(tr.shell_names_joint())
    };
    let all = [Side::A, Side::B, Side::Third].map(names);
    let all: Vec<String> = all.into_iter().filter(|names| !names.is_empty()).collect();
    all.join(" ⇄ ")
}

/// The sentence as it is printed, with what follows if it is not kept.
fn term(case: &CaseFile, tr: Tr, position: usize, term: &Term) -> Item {
    let english = tr.0 == Lang::En && !term.text_en.is_empty();
    let mut text = if english { term.text_en.clone() } else { term.text.clone() };
    if !term.breach.is_empty() && !text.contains(&term.breach) {
        let gap = if text.is_ascii() { " " } else { "" };
        text = format!("{text}{gap}{}", tr.party_breach(&term.breach));
    }
    let number = term.number.unwrap_or_else(|| u32::try_from(position + 1).unwrap_or(u32::MAX));
    // The sentence may be in the other language than the screen.
    let words = [Lang::Zh, Lang::En].map(|lang| of_weight(case, Tr(lang), term));
    Item::Term { number, text: pieces(&text, &words.concat()) }
}

/// Who, when and how much, as the sentence says them.
fn of_weight(case: &CaseFile, tr: Tr, term: &Term) -> Vec<String> {
    let people = term.obligor.iter().chain(&term.obligee).filter_map(|id| case.party(id));
    let mut words: Vec<String> = people.map(|party| party.name.clone()).collect();
    let duties = duties(term);
    words.extend(duties.iter().filter_map(|duty| duty.due).chain(term.due).map(|day| dates::full_day(tr, day)));
    let amounts = duties.iter().filter_map(|duty| duty.amount).chain(term.amount);
    for amount in amounts {
        let figures = amount.short_figures();
        words.extend([format!("{figures}元"), format!("{figures} yuan")]);
    }
    words.retain(|word| !word.trim().is_empty());
    words
}

/// The text in pieces, each of the given words strong where it stands first.
fn pieces(text: &str, words: &[String]) -> Vec<Piece> {
    let mut strong = vec![false; text.len()];
    for word in words {
        if let Some(at) = text.find(word.as_str()) {
            strong.iter_mut().skip(at).take(word.len()).for_each(|byte| *byte = true);
        }
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, character) in text.char_indices() {
        let is_strong = strong.get(at).copied().unwrap_or_default();
        match pieces.last_mut() {
            Some(piece) if piece.strong == is_strong => piece.text.push(character),
            _ => pieces.push(Piece { text: character.to_string(), strong: is_strong }),
        }
    }
    pieces
}

fn open(case: &CaseFile, tr: Tr, issue: &IssueInDispute) -> Item {
    let stands = |party: &crate::domain::party::Party| {
        let position = issue.positions.iter().find(|position| position.party == party.id);
        let words = position.map(|position| position.text.trim()).unwrap_or_default();
        let amount = last_amount(issue, &party.id, Private::LeftOut).map(|amount| dates::amount(tr, amount));
        if words.is_empty() && amount.is_none() {
            return None;
        }
        let mut pieces = vec![Piece { text: tr.party_says(&party.name), strong: true }];
        if !words.is_empty() {
            pieces.push(Piece { text: words.to_owned(), strong: false });
        }
        if let Some(amount) = amount {
            let gap = if words.is_empty() { "" } else { "  " };
            pieces.push(Piece { text: format!("{gap}{amount}"), strong: true });
        }
        Some(pieces)
    };
    let title = if issue.title.is_empty() { tr.party_open_untitled().to_owned() } else { issue.title.clone() };
    Item::Open { title, positions: case.parties.iter().filter_map(stands).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::{CaseKind, Extra};
    use crate::domain::money::Money;
    use crate::domain::party::{Party, PartyId, PartyRole};
    use crate::domain::session::{Offer, Position, Statement};
    use crate::domain::term::TermPattern;
    use chrono::NaiveDate;

    const ZH: Tr = Tr(Lang::Zh);

    fn id(id: &str) -> PartyId {
        PartyId(id.to_owned())
    }

    fn case() -> CaseFile {
        let mut case = CaseFile::new(CaseKind::People);
        case.parties = vec![
            Party::person(id("A1"), PartyRole::Applicant, "林志远"),
            Party::person(id("B1"), PartyRole::Respondent, "关伯年"),
        ];
        let mut term = Term::new(Some(TermPattern::Pay));
        term.obligor = vec![id("B1")];
        term.obligee = vec![id("A1")];
        term.amount = Money::from_fen(260_000);
        term.due = NaiveDate::from_ymd_opt(2026, 3, 15);
        term.text = "关伯年于2026年3月15日前赔偿林志远人民币2,600元（大写：贰仟陆佰元整）。".to_owned();
        term.breach = "每逾期一日支付10元。".to_owned();
        case.terms.push(term);
        let position = Position { party: id("B1"), text: "舍不得拆".to_owned(), ..Position::default() };
        let offer = |fen, private| Offer { party: id("B1"), amount: Money::from_fen(fen), private, ..Offer::default() };
        case.issues.push(IssueInDispute {
            title: "鸽棚留不留".to_owned(),
            positions: vec![position],
            offers: vec![offer(200_000, false), offer(300_000, true)],
            ..IssueInDispute::default()
        });
        case.issues.push(IssueInDispute { title: "赔多少".to_owned(), settled: true, ..IssueInDispute::default() });
        case.statements.push(Statement {
            party: id("B1"),
            date: None,
            time: None,
            step: None,
            kind: None,
            text: "别当着街坊的面催我".to_owned(),
            text_en: String::new(),
            private: true,
            confirmed: None,
            extra: Extra::new(),
        });
        case
    }

    fn joined(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn a_term_has_the_words_of_the_paper_and_who_when_how_much_are_strong() {
        let shown = Shown::of(&case(), ZH);
        assert_eq!(shown.sides, "林志远 ⇄ 关伯年");
        let Item::Term { number, text } = &shown.items[0] else { panic!("{shown:?}") };
        assert_eq!(*number, 1);
        assert_eq!(
            joined(text),
            "关伯年于2026年3月15日前赔偿林志远人民币2,600元（大写：贰仟陆佰元整）。违约责任：每逾期一日支付10元。"
        );
        let strong: Vec<&str> = text.iter().filter(|piece| piece.strong).map(|piece| piece.text.as_str()).collect();
        assert_eq!(strong, ["关伯年", "2026年3月15日", "林志远", "2,600元"]);
    }

    #[test]
    fn what_is_open_has_public_positions_alone() {
        let shown = Shown::of(&case(), ZH);
        assert_eq!((shown.terms(), shown.items.len()), (1, 2), "what is settled is not open");
        let Item::Open { title, positions } = &shown.items[1] else { panic!("{shown:?}") };
        assert_eq!(title, "鸽棚留不留");
        let told: Vec<String> = positions.iter().map(|position| joined(position)).collect();
        assert_eq!(told, ["关伯年：舍不得拆  2,000.00 元"]);
        let all = format!("{shown:?}");
        assert!(!all.contains("3,000") && !all.contains("街坊"), "{all}");
    }

    #[test]
    fn an_english_screen_reads_the_english_sentence_where_there_is_one() {
        let mut case = case();
        case.terms[0].breach.clear();
        case.terms[0].text_en = "关伯年 pays 林志远 2,600 yuan by 15 March 2026.".to_owned();
        let Item::Term { text, .. } = Shown::of(&case, Tr(Lang::En)).items.remove(0) else { panic!() };
        let strong: Vec<&str> = text.iter().filter(|piece| piece.strong).map(|piece| piece.text.as_str()).collect();
        assert_eq!(strong, ["关伯年", "林志远", "2,600 yuan", "15 March 2026"]);
        assert_eq!(joined(&text), case.terms[0].text_en);
        case.terms[0].text_en.clear();
        let Item::Term { text, .. } = Shown::of(&case, Tr(Lang::En)).items.remove(0) else { panic!() };
        assert_eq!(joined(&text), case.terms[0].text);
    }
}
