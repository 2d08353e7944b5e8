//! The sentence of a clause, composed from its slots. A clause of own words has none to compose.
//! An empty slot becomes a blank line, so that the page shows what is still missing.

use std::sync::LazyLock;

use super::template::Template;
use super::words::{loaded_words, names};
use crate::domain::capitals;
use crate::domain::case::CaseFile;
use crate::domain::money::Money;
use crate::domain::party::PartyId;
use crate::domain::term::{Instalment, MonthlySchedule, Payment, Term, TermPattern};
use crate::i18n::{Lang, Tr};

static CHINESE: LazyLock<Template> = LazyLock::new(|| loaded_words(include_str!("../../templates/clauses.zh.txt")));
static ENGLISH: LazyLock<Template> = LazyLock::new(|| loaded_words(include_str!("../../templates/clauses.en.txt")));

/// The sentence of a clause that has a pattern; `None` for own words.
pub fn sentence(case: &CaseFile, term: &Term, lang: Lang) -> Option<String> {
    let composer = Composer { case, term, lang, template: template(lang) };
    Some(match term.pattern? {
        TermPattern::Pay => composer.pay(),
        TermPattern::Act => composer.act("act", String::new()),
        TermPattern::Apologise => composer.act("apologise", composer.words("what-apologise", &[])),
    })
}

fn template(lang: Lang) -> &'static Template {
    match lang {
        Lang::Zh => &CHINESE,
        Lang::En => &ENGLISH,
    }
}

struct Composer<'a> {
    case: &'a CaseFile,
    term: &'a Term,
    lang: Lang,
    template: &'static Template,
}

impl Composer<'_> {
    fn words(&self, name: &str, slots: &[(&str, &str)]) -> String {
        self.template.words(name, slots)
    }

    fn or_blank(&self, text: &str) -> String {
        if text.trim().is_empty() { self.words("blank", &[]) } else { text.trim().to_owned() }
    }

    fn people(&self, ids: &[PartyId]) -> String {
        self.or_blank(&names(self.case, ids, &self.words("separator", &[])))
    }

    fn due(&self) -> String {
        self.term.due.map_or_else(|| self.words("blank-date", &[]), |due| Tr(self.lang).date(due))
    }

    fn figures(&self, amount: Option<Money>) -> String {
        amount.map_or_else(|| self.words("blank", &[]), Money::short_figures)
    }

    fn capitals(&self, amount: Option<Money>) -> String {
        amount.map_or_else(|| self.words("blank", &[]), capitals::write)
    }

    fn place(&self) -> String {
        let place = self.term.place.trim();
        if place.is_empty() { String::new() } else { self.words("place", &[("place", place)]) }
    }

    fn pay(&self) -> String {
        match &self.term.payment {
            Payment::Once => self.pay_with("pay-once", &[]),
            Payment::Instalments(parts) => {
                let joined: Vec<String> = parts.iter().map(|part| self.instalment(part)).collect();
                let joined = joined.join(&self.words("instalment-separator", &[]));
                self.pay_with("pay-instalments", &[("count", &parts.len().to_string()), ("parts", &joined)])
            }
            Payment::Monthly(schedule) => self.pay_monthly(schedule),
        }
    }

    fn pay_with(&self, name: &str, more: &[(&str, &str)]) -> String {
        let Term { obligor, obligee, what, amount, method, .. } = self.term;
        let (obligor, obligee, due) = (self.people(obligor), self.people(obligee), self.due());
        let (what, method, place) = (self.or_blank(what), self.or_blank(method), self.place());
        let (figures, capitals) = (self.figures(*amount), self.capitals(*amount));
        let mut slots = vec![
            ("obligor", obligor.as_str()),
            ("obligee", &obligee),
            ("due", &due),
            ("what", &what),
            ("amount", &figures),
            ("capitals", &capitals),
            ("method", &method),
            ("place", &place),
        ];
        slots.extend_from_slice(more);
        self.words(name, &slots)
    }

    fn instalment(&self, part: &Instalment) -> String {
        let due = part.due.map_or_else(|| self.words("blank-date", &[]), |due| Tr(self.lang).date(due));
        let amount = self.figures(part.amount);
        match &part.payer {
            Some(payer) => {
                let payer = self.people(std::slice::from_ref(payer));
                self.words("instalment-by", &[("due", &due), ("amount", &amount), ("payer", &payer)])
            }
            None => self.words("instalment", &[("due", &due), ("amount", &amount)]),
        }
    }

    fn pay_monthly(&self, schedule: &MonthlySchedule) -> String {
        let month = |month: Option<_>| {
            month.map_or_else(|| self.words("blank", &[]), |month| Tr(self.lang).month_of_year(month))
        };
        let day = schedule.day.map_or_else(|| self.words("blank-day", &[]), |day| day.to_string());
        let more = [
            ("from", month(schedule.from)),
            ("to", month(schedule.to)),
            ("day", day),
            ("month-amount", self.figures(schedule.amount)),
            ("month-capitals", self.capitals(schedule.amount)),
        ];
        let more: Vec<(&str, &str)> = more.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.pay_with("pay-monthly", &more)
    }

    fn act(&self, name: &str, usual: String) -> String {
        let Term { obligor, obligee, what, method, .. } = self.term;
        let what = if what.trim().is_empty() && !usual.is_empty() { usual } else { self.or_blank(what) };
        let method = method.trim();
        let manner = if method.is_empty() { String::new() } else { self.words("act-manner", &[("method", method)]) };
        let manner = manner + &self.place();
        self.words(
            name,
            &[
                ("obligor", &self.people(obligor)),
                ("obligee", &self.people(obligee)),
                ("due", &self.due()),
                ("what", what.trim_end_matches(['。', '.'])),
                ("manner", &manner),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::CaseKind;
    use crate::domain::party::{Party, PartyRole};

    fn case() -> CaseFile {
        let mut case = CaseFile::new(CaseKind::People);
        case.parties = vec![
            Party::person(PartyId("A1".into()), PartyRole::Applicant, "林志远"),
            Party::person(PartyId("B1".into()), PartyRole::Respondent, "关伯年"),
        ];
        case
    }

    fn pay() -> Term {
        Term {
            obligor: vec![PartyId("B1".into())],
            obligee: vec![PartyId("A1".into())],
            what: "车辆维修费".into(),
            amount: Money::from_fen(260_000),
            due: chrono::NaiveDate::from_ymd_opt(2026, 3, 15),
            method: "银行转账".into(),
            ..Term::new(Some(TermPattern::Pay))
        }
    }

    #[test]
    fn a_payment_in_both_languages() {
        assert_eq!(
            sentence(&case(), &pay(), Lang::Zh).unwrap(),
            "关伯年于2026年3月15日前一次性向林志远支付车辆维修费人民币2,600元（大写：贰仟陆佰元整），以银行转账方式支付。"
        );
        assert_eq!(
            sentence(&case(), &pay(), Lang::En).unwrap(),
            "关伯年 pays 林志远 2,600 yuan for 车辆维修费 in one sum by 15 March 2026, by 银行转账."
        );
    }

    #[test]
    fn empty_slots_become_blanks_and_own_words_stay() {
        let empty = sentence(&case(), &Term::new(Some(TermPattern::Pay)), Lang::Zh).unwrap();
        assert_eq!(
            empty,
            "＿＿＿＿于＿＿年＿月＿日前一次性向＿＿＿＿支付＿＿＿＿人民币＿＿＿＿元（大写：＿＿＿＿），以＿＿＿＿方式支付。"
        );
        assert_eq!(sentence(&case(), &Term::new(None), Lang::Zh), None);
    }

    #[test]
    fn every_sentence_of_the_templates_is_there_in_both_languages() {
        for name in [
            "pay-once",
            "pay-instalments",
            "pay-monthly",
            "instalment",
            "instalment-by",
            "instalment-separator",
            "act",
            "act-manner",
            "apologise",
            "place",
            "what-apologise",
            "separator",
            "blank",
            "blank-date",
            "blank-day",
        ] {
            assert!(CHINESE.has(name) && ENGLISH.has(name), "{name}");
        }
    }
}
