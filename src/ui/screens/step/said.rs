//! A sentence while it is written, and to which step a recorded one belongs. Values only: it must not paint.

use chrono::NaiveDateTime;

use crate::domain::case::{CaseFile, Extra};
use crate::domain::party::{Party, PartyId, Side};
use crate::domain::pinyin::Query;
use crate::domain::session::{Statement, StatementKind, StepKind};
use crate::i18n::{Lang, Tr};

use super::token::{Candidate, Mark, Token, meant, opening};

/// What a `#` word can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KindWord {
    Kind(StatementKind),
    /// 私下.
    Private,
}

/// The sentence that is being written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    pub who: Option<PartyId>,
    pub kind: Option<StatementKind>,
    pub private: bool,
    pub text: String,
}

/// Who can have said it: the parties, found by name, side (甲, A), side and place in it (甲1, A1), id and role.
pub fn people(file: &CaseFile, tr: Tr) -> Vec<Candidate<PartyId>> {
    let candidate = |(at, party): (usize, &Party)| {
        let side = party.role.side();
        let place = file.parties.iter().take(at + 1).filter(|other| other.role.side() == side).count();
        let letters = [Lang::Zh, Lang::En].map(|lang| side_letter(side, Tr(lang)));
        let mut words = vec![party.name.clone(), party.id.0.clone(), tr.party_role(party.role).to_owned()];
        for letter in letters.into_iter().filter(|letter| !letter.is_empty()) {
            words.extend([letter.to_owned(), format!("{letter}{place}")]);
        }
        let shown = if party.name.is_empty() { tr.people_unnamed().to_owned() } else { party.name.clone() };
        Candidate { value: party.id.clone(), shown, words }
    };
    file.parties.iter().enumerate().map(candidate).collect()
}

fn side_letter(side: Side, tr: Tr) -> &'static str {
    match side {
        Side::A => tr.people_letter_a(),
        Side::B => tr.people_letter_b(),
        Side::Third => tr.people_letter_third(),
        Side::Beside => "",
    }
}

/// Which kinds there are, found by their words in both languages and by the words of the open format.
pub fn kinds(tr: Tr) -> Vec<Candidate<KindWord>> {
    let named = |value: KindWord| {
        let mut words = [tr, Tr(Lang::Zh), Tr(Lang::En)].map(|tr| kind_word(tr, value).to_owned()).to_vec();
        if let KindWord::Kind(kind) = value {
            words.push(kind.key().to_owned());
        }
        Candidate { value, shown: kind_word(tr, value).to_owned(), words }
    };
    let kinds = StatementKind::ALL.iter().map(|kind| KindWord::Kind(*kind));
    kinds.chain([KindWord::Private]).map(named).collect()
}

/// The kinds that a typed word may still mean. The screen's own words come first: as written, in Chinese also by Pinyin
/// from their beginning (`fa`, `fang`); those of the other language only where none fits. 私下 stands before every other
/// kind: a hasty Enter must not put private words in the open.
pub fn kinds_matching<'a>(kinds: &'a [Candidate<KindWord>], query: &str) -> Vec<&'a Candidate<KindWord>> {
    let lower = query.to_lowercase();
    let fits = |word: &str| word.to_lowercase().starts_with(&lower) || begins_in_pinyin(word, &lower);
    let own: Vec<_> = kinds.iter().filter(|kind| fits(&kind.shown)).collect();
    let mut found = if own.is_empty() {
        kinds.iter().filter(|kind| kind.words.iter().any(|word| fits(word))).collect()
    } else {
        own
    };
    found.sort_by_key(|kind| kind.value != KindWord::Private);
    found
}

/// Whether the letters are the Pinyin of the word, or its first sounds, from the first character on.
fn begins_in_pinyin(word: &str, letters: &str) -> bool {
    !word.is_ascii()
        && !letters.is_empty()
        && letters.chars().all(|letter| letter.is_ascii_alphabetic())
        && Query::new(letters).begins(word)
}

/// The kind that a finished word means: the one that is called so, else the only one that it may mean.
fn kind_meant<'a>(kinds: &'a [Candidate<KindWord>], query: &str) -> Option<&'a Candidate<KindWord>> {
    let lower = query.to_lowercase();
    let called = |kind: &&Candidate<KindWord>| kind.words.iter().any(|word| word.to_lowercase() == lower);
    kinds.iter().find(called).or_else(|| match kinds_matching(kinds, query).as_slice() {
        [only] => Some(*only),
        _ => None,
    })
}

/// Whether a half-written text is marked as private, in either language or in Pinyin. Rather once too often than once
/// too seldom: the mark counts wherever it stands, and as soon as it is begun.
pub fn is_marked_private(text: &str) -> bool {
    let text = text.to_lowercase();
    let words = [Lang::Zh, Lang::En].map(|lang| Tr(lang).talk_private().to_lowercase());
    let words = words.iter().map(String::as_str).chain(["sx", "sixia"]);
    let marks = text.match_indices(['#', '＃']).filter_map(|(at, mark)| text.get(at + mark.len()..));
    let rests: Vec<&str> = marks.collect();
    words.into_iter().any(|word| {
        let begun = |rest: &str| rest.split_whitespace().next().is_some_and(|first| word.starts_with(first));
        let begun = |rest: &str| !rest.starts_with(char::is_whitespace) && begun(rest);
        rests.iter().any(|rest| rest.starts_with(word) || begun(rest))
    })
}

fn kind_word(tr: Tr, word: KindWord) -> &'static str {
    match word {
        KindWord::Kind(kind) => tr.statement_kind(kind),
        KindWord::Private => tr.talk_private(),
    }
}

impl Said {
    /// Takes over every word with a mark that is complete. A word that still may grow stays in the text.
    pub fn take_words(&mut self, people: &[Candidate<PartyId>], kinds: &[Candidate<KindWord>]) {
        loop {
            let text = self.text.clone();
            if !Token::all(&text).any(|token| self.take_word(&token, people, kinds)) {
                return;
            }
        }
    }

    /// Takes over one word, if it is complete.
    fn take_word(&mut self, token: &Token, people: &[Candidate<PartyId>], kinds: &[Candidate<KindWord>]) -> bool {
        let kept = match token.mark {
            Mark::Person => complete(people, token, meant).map(|(value, kept)| {
                self.who = Some(value);
                kept
            }),
            Mark::Kind => complete(kinds, token, kind_meant).map(|(value, kept)| {
                self.take_kind(value);
                kept
            }),
        };
        let Some(kept) = kept else { return false };
        self.text = token.taken_out(&kept);
        true
    }

    /// Takes over what a `#` word said.
    pub fn take_kind(&mut self, word: KindWord) {
        match word {
            KindWord::Kind(kind) => self.kind = Some(kind),
            KindWord::Private => self.private = true,
        }
    }

    /// The sentence as one line of text, in the very form in which it could be typed.
    pub fn to_line(&self, people: &[Candidate<PartyId>], tr: Tr) -> String {
        let mut line = String::new();
        if let Some(who) = &self.who {
            let name =
                people.iter().find(|candidate| &candidate.value == who).map(|candidate| candidate.shown.as_str());
            let name = name.filter(|name| !name.contains(char::is_whitespace)).unwrap_or(&who.0);
            line = format!("@{name} ");
        }
        if let Some(kind) = self.kind {
            line.push_str(&format!("#{} ", tr.statement_kind(kind)));
        }
        if self.private {
            line.push_str(&format!("#{} ", tr.talk_private()));
        }
        line.push_str(&self.text);
        line.trim_end().to_owned()
    }

    /// The sentence that [`Said::to_line`] wrote. Only words at its very beginning are taken over.
    pub fn from_line(line: &str, people: &[Candidate<PartyId>], kinds: &[Candidate<KindWord>]) -> Said {
        let mut said = Said::default();
        let mut rest = line.to_owned();
        while let Some(token) = Token::find(&rest).filter(|token| token.before.is_empty()) {
            let mut one = Said { text: format!("{rest} "), ..Said::default() };
            one.take_word(&token.ended(), people, kinds);
            if one.who.is_none() && one.kind.is_none() && !one.private {
                break;
            }
            said.who = one.who.or(said.who);
            said.kind = one.kind.or(said.kind);
            said.private |= one.private;
            rest = token.after;
        }
        said.text = rest;
        said
    }

    /// Whether there is nothing in it that would be a loss.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The statement to record, once a speaker and a text are there.
    pub fn statement(&self, step: StepKind, now: NaiveDateTime) -> Option<Statement> {
        let party = self.who.clone()?;
        let text = self.text.trim();
        (!text.is_empty()).then(|| Statement {
            party,
            date: Some(now.date()),
            time: Some(now.time()),
            step: Some(step),
            kind: self.kind,
            text: text.to_owned(),
            text_en: String::new(),
            private: self.private,
            confirmed: None,
            extra: Extra::new(),
        })
    }
}

/// How a finished word is read.
type Meaning<T> = for<'a> fn(&'a [Candidate<T>], &str) -> Option<&'a Candidate<T>>;

/// What a finished word means, with the text that goes on behind it.
fn complete<T: Clone>(candidates: &[Candidate<T>], token: &Token, meant: Meaning<T>) -> Option<(T, String)> {
    if let Some((candidate, rest)) = opening(candidates, &token.query) {
        let space = if token.closed { " " } else { "" };
        return Some((candidate.value.clone(), format!("{rest}{space}")));
    }
    let closed = token.closed && !token.query.is_empty();
    closed.then(|| meant(candidates, &token.query).map(|one| (one.value.clone(), String::new())))?
}

/// The step in which a statement was said: as recorded, else that of the session of its day, else the last session
/// that had begun by then.
pub fn step_of(file: &CaseFile, statement: &Statement) -> StepKind {
    let by_day = || {
        let day = statement.date?;
        let same_day = file.steps.iter().find(|session| session.date == Some(day));
        let before = || file.steps.iter().rev().find(|session| session.date.is_some_and(|date| date <= day));
        same_day.or_else(before).map(|session| session.step)
    };
    let first = || file.steps.first().map(|session| session.step);
    statement.step.or_else(by_day).or_else(first).unwrap_or(StepKind::Neighborhood)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::CaseKind;
    use crate::domain::party::PartyRole;
    use crate::domain::session::Step;
    use chrono::NaiveDate;

    const ZH: Tr = Tr(Lang::Zh);

    fn case() -> CaseFile {
        let mut file = CaseFile::new(CaseKind::People);
        for (id, role, name) in [
            ("A1", PartyRole::Applicant, "林志远"),
            ("A2", PartyRole::Applicant, "Li Na"),
            ("B1", PartyRole::Respondent, "关伯年"),
        ] {
            file.parties.push(Party::person(PartyId(id.to_owned()), role, name));
        }
        file
    }

    fn typed(text: &str) -> Said {
        let mut said = Said { text: text.to_owned(), ..Said::default() };
        said.take_words(&people(&case(), ZH), &kinds(ZH));
        said
    }

    #[test]
    fn words_with_marks_become_speaker_and_kind() {
        for (text, who, kind, private, rest) in [
            ("@关伯年 #方案 棚子我自己拆", Some("B1"), Some(StatementKind::Offer), false, "棚子我自己拆"),
            ("@乙 #要求 拆", Some("B1"), Some(StatementKind::Demand), false, "拆"),
            ("＠关伯年棚子", Some("B1"), None, false, "棚子"),
            ("@b1 #offer 我拆", Some("B1"), Some(StatementKind::Offer), false, "我拆"),
            ("@甲2 #事实 铁皮掉下来", Some("A2"), Some(StatementKind::Fact), false, "铁皮掉下来"),
            ("@A #feeling 怕", Some("A1"), Some(StatementKind::Feeling), false, "怕"),
            ("@B #demand 别拆", Some("B1"), Some(StatementKind::Demand), false, "别拆"),
            ("@乙1 #同意 都依你", Some("B1"), Some(StatementKind::Agreement), false, "都依你"),
            ("@a2 #agreement fine", Some("A2"), Some(StatementKind::Agreement), false, "fine"),
            ("@gbn #fa 我拆", Some("B1"), Some(StatementKind::Offer), false, "我拆"),
            ("@gbn #fangan 我拆", Some("B1"), Some(StatementKind::Offer), false, "我拆"),
            ("@乙 #private 别说", Some("B1"), None, true, "别说"),
            ("@乙 #sx 别说", Some("B1"), None, true, "别说"),
            ("@关伯年 #私下 别说出去", Some("B1"), None, true, "别说出去"),
            ("拆掉。 @乙 #感受 舍不得", Some("B1"), Some(StatementKind::Feeling), false, "拆掉。 舍不得"),
            ("打到3栋#402 的账户", None, None, false, "打到3栋#402 的账户"),
            ("写信到 a@example.com 即可", None, None, false, "写信到 a@example.com 即可"),
            ("@关", None, None, false, "@关"),
        ] {
            let said = typed(text);
            assert_eq!(said.who.as_ref().map(|id| id.0.as_str()), who, "{text}");
            assert_eq!((said.kind, said.private, said.text.as_str()), (kind, private, rest), "{text}");
        }
    }

    #[test]
    fn kinds_are_found_by_pinyin_first_and_private_stands_before_every_other() {
        let kinds = kinds(ZH);
        let found =
            |query| -> Vec<&str> { kinds_matching(&kinds, query).iter().map(|kind| kind.shown.as_str()).collect() };
        for (query, expected) in [
            ("s", ["私下", "事实"].as_slice()),
            ("sx", &["私下"]),
            ("ss", &["事实"]),
            ("f", &["方案"]),
            ("fa", &["方案"]),
            ("fang", &["方案"]),
            ("t", &["同意"]),
            ("ty", &["同意"]),
            ("yq", &["要求"]),
            ("gs", &["感受"]),
            ("fact", &["事实"]),
            ("offer", &["方案"]),
            ("an", &[]),
            ("emand", &[]),
        ] {
            assert_eq!(found(query), expected, "{query}");
        }
        assert_eq!(found("").first(), Some(&"私下"));
        assert_eq!(kind_meant(&kinds, "s"), None, "two kinds begin so");
        let english = super::kinds(Tr(Lang::En));
        assert_eq!(kinds_matching(&english, "fa").first().map(|kind| kind.shown.as_str()), Some("Fact"));
        assert_eq!(kinds_matching(&english, "sx").first().map(|kind| kind.value), Some(KindWord::Private));
    }

    #[test]
    fn a_private_mark_is_seen_in_both_languages_wherever_it_stands() {
        for (text, private) in [
            ("@关伯年 #私下 别说出去", true),
            ("@关伯年 ＃私下别说出去", true),
            ("他说#私下", true),
            ("@关伯年 #Private keep it", true),
            ("#private", true),
            ("别说出去 #私", true),
            ("别说出去 #p", true),
            ("别说出去 #s", true),
            ("#sx 别说出去", true),
            ("别说出去 #", false),
            ("#s 楼", true),
            ("# 楼", false),
            ("3栋#402", false),
            ("私下说过一次", false),
            ("@关伯年 #方案 拆", false),
            ("", false),
        ] {
            assert_eq!(is_marked_private(text), private, "{text}");
        }
        let (people, kinds) = (people(&case(), ZH), kinds(ZH));
        let said = Said { private: true, text: "别说出去".to_owned(), ..Said::default() };
        for lang in [Lang::Zh, Lang::En] {
            let line = said.to_line(&people, Tr(lang));
            assert!(is_marked_private(&line) && Said::from_line(&line, &people, &kinds).private, "{line}");
        }
    }

    #[test]
    fn an_unfinished_sentence_comes_back_as_it_was() {
        let (people, kinds) = (people(&case(), ZH), kinds(ZH));
        for who in [None, Some("A1"), Some("A2"), Some("B1")] {
            for kind in [None, Some(StatementKind::Fact), Some(StatementKind::Agreement)] {
                for private in [false, true] {
                    let who = who.map(|id: &str| PartyId(id.to_owned()));
                    let said = Said { who, kind, private, text: "赔 980 元，打到 #方案 账户".to_owned() };
                    let line = said.to_line(&people, ZH);
                    assert_eq!(Said::from_line(&line, &people, &kinds), said, "{line}");
                }
            }
        }
    }

    #[test]
    fn a_sentence_without_speaker_or_text_is_not_recorded() {
        let now = NaiveDate::from_ymd_opt(2026, 3, 11).unwrap().and_hms_opt(14, 32, 7).unwrap();
        assert_eq!(typed("没有人说").statement(StepKind::Village, now), None);
        assert_eq!(typed("@关伯年 ").statement(StepKind::Village, now), None);
        let statement = typed("@关伯年 拆").statement(StepKind::Village, now).unwrap();
        assert_eq!((statement.step, statement.text.as_str()), (Some(StepKind::Village), "拆"));
    }

    #[test]
    fn a_statement_of_a_foreign_file_goes_to_the_step_of_its_day() {
        let mut file = case();
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day);
        file.steps = vec![Step::open(StepKind::Neighborhood, day(9)), Step::open(StepKind::Village, day(11))];
        let now = NaiveDate::from_ymd_opt(2026, 3, 9).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let said = typed("@关伯年 拆").statement(StepKind::Interpretation, now).unwrap();
        for (date, step, expected) in [
            (day(9), None, StepKind::Neighborhood),
            (day(11), None, StepKind::Village),
            (day(20), None, StepKind::Village),
            (day(1), None, StepKind::Neighborhood),
            (None, None, StepKind::Neighborhood),
            (day(9), Some(StepKind::Village), StepKind::Village),
        ] {
            assert_eq!(step_of(&file, &Statement { date, step, ..said.clone() }), expected, "{date:?} {step:?}");
        }
    }
}
