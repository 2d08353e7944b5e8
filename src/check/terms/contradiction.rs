//! Two clauses that cannot both be kept, or one that takes back its own words: one duty with two days or two amounts,
//! a debt that is paid in one clause and forgiven in another, one sum that is paid in parts. Only what is plain counts.

use super::Scene;
use super::clause::{Clause, contains_any};
use crate::check::Report;
use crate::check::finding::{About, Finding};
use crate::check::reading::dates::{Kind, Said};
use crate::check::reading::sentences;
use crate::check::rule::Rule;
use crate::domain::party::PartyId;
use crate::domain::term::Payment;

pub(super) fn check(scene: &Scene<'_>, report: Report<'_>) {
    for clause in &scene.clauses {
        if let Some(words) = takes_back(scene, clause) {
            report(clause.about_words(Rule::TermContradiction, &clause.text, vec![words]));
        }
    }
    forgiven(scene, report);
    ended_and_kept(scene, report);
}

pub(super) fn against(clause: &Clause<'_>, other: &Clause<'_>) -> Finding {
    let about = About::Against { number: clause.number, other: other.number };
    Finding::new(Rule::TermContradiction, clause.text.at.clone(), about)
}

/// A clause against itself.
fn takes_back(scene: &Scene<'_>, clause: &Clause<'_>) -> Option<String> {
    let text = clause.text.text;
    let rest = contains_any(text, &["余款", "剩余", "其余", "尚欠", "尾款", "余下", "首期", "首付"]);
    let parts = [
        "分期",
        "分两期",
        "分二期",
        "分三期",
        "分四期",
        "分五期",
        "分六期",
        "分2期",
        "分3期",
        "分4期",
        "分两次",
        "分三次",
        "分批",
    ];
    let in_parts = parts.iter().find(|word| text.contains(**word));
    let at_once = sentences(text).flat_map(|sentence| sentence.split('，')).any(|phrase| {
        phrase.contains("一次性") && !contains_any(phrase, &["逾期", "未付", "剩余", "如", "若", "未按"])
    });
    if at_once
        && !rest
        && let Some(word) = in_parts
    {
        return Some(format!("一次性、{word}"));
    }
    if at_once && !rest && matches!(&clause.term.payment, Payment::Instalments(parts) if parts.len() > 1) {
        return Some("一次性".to_owned());
    }
    let paid = [
        "已付清",
        "已全部付清",
        "已经付清",
        "已收讫",
        "已结清",
        "当场付清",
        "当场一次性付清",
        "已支付完毕",
        "当场支付完毕",
        "已履行完毕",
        "已全部支付",
        "签字时付清",
        "签字时一次性付清",
        "签订时付清",
        "已当场付清",
    ];
    let done = paid.iter().find(|word| text.contains(**word)).filter(|_| !rest)?;
    if ["后，", "之日", "的，", "如", "若", "未"].iter().any(|word| text.contains(&format!("{done}{word}"))) {
        return None;
    }
    let later = scene.together.is_some_and(|signed| clause.term.due.is_some_and(|due| due > signed));
    let said = clause.text.reading.dates.iter().any(|written| {
        matches!(written.said, Said::Day(day) if written.kind == Kind::By && scene.together.is_some_and(|signed| day > signed))
    });
    (later || said).then(|| (*done).to_owned())
}

/// A pays B, and another clause says that A owes B nothing.
fn forgiven(scene: &Scene<'_>, report: Report<'_>) {
    let pays = |clause: &&Clause<'_>| clause.term.amount.is_some() && clause.is_payment();
    let Some(owed) = scene.clauses.iter().find(pays) else { return };
    for clause in scene.clauses.iter().filter(|clause| clause.term.amount.is_none()) {
        let text = clause.text.text;
        if !forgives(text) {
            continue;
        }
        let same = |other: &&Clause<'_>| {
            pays(other)
                && other.number != clause.number
                && (clause.term.obligor.is_empty() || shares(clause, other) || names(scene, text, &other.term.obligor))
        };
        if let Some(other) = scene.clauses.iter().find(same).or(Some(owed)).filter(|other| same(other)) {
            report(against(clause, other));
        }
    }
}

fn shares(one: &Clause<'_>, other: &Clause<'_>) -> bool {
    let both = |clause: &Clause<'_>| -> Vec<PartyId> {
        clause.term.obligor.iter().chain(&clause.term.obligee).cloned().collect()
    };
    let others = both(other);
    both(one).iter().filter(|id| others.contains(id)).count() >= 2
}

fn names(scene: &Scene<'_>, text: &str, ids: &[PartyId]) -> bool {
    ids.iter()
        .filter_map(|id| scene.case.party(id))
        .any(|party| !party.name.is_empty() && text.contains(party.name.trim()))
}

/// 无需支付任何费用, 债务已全部结清, 免除全部赔偿责任; not: 付清后, 其他费用.
fn forgives(text: &str) -> bool {
    const FORGIVING: [&str; 24] = [
        "无需支付",
        "无须支付",
        "不需支付",
        "不再支付任何",
        "不再承担任何赔偿",
        "不承担任何赔偿",
        "不承担赔偿责任",
        "免除全部",
        "免除赔偿",
        "免除付款",
        "免除还款",
        "免除债务",
        "债务已全部结清",
        "债务已结清",
        "债务已全部清偿",
        "已全部清偿",
        "款项已全部结清",
        "放弃要求赔偿",
        "放弃全部赔偿",
        "放弃赔偿",
        "不要求赔偿",
        "不要求任何赔偿",
        "无需赔偿",
        "互不赔偿",
    ];
    const REST: [&str; 25] = [
        "其他",
        "其它",
        "其余",
        "另外",
        "此外",
        "除",
        "付清后",
        "履行后",
        "履行完毕后",
        "付清之",
        "完毕之",
        "之外",
        "以外",
        "上述款项",
        "后续",
        "今后",
        "剩余",
        "超出",
        "如",
        "若",
        "支付后",
        "到账后",
        "的，",
        "利息",
        "违约金",
    ];
    sentences(text).any(|sentence| contains_any(sentence, &FORGIVING) && !contains_any(sentence, &REST))
}

/// 解除租赁合同 in one clause, 继续履行租赁合同 in another.
fn ended_and_kept(scene: &Scene<'_>, report: Report<'_>) {
    let find = |says: fn(&str) -> bool| scene.clauses.iter().find(|clause| sentences(clause.text.text).any(says));
    let (Some(ended), Some(kept)) = (find(ends_the_contract), find(keeps_the_contract)) else { return };
    let (first, second) = if ended.number <= kept.number { (ended, kept) } else { (kept, ended) };
    if first.number == second.number {
        return report(first.about_words(
            Rule::TermContradiction,
            &first.text,
            vec!["解除".to_owned(), "继续履行".to_owned()],
        ));
    }
    report(against(second, first));
}

const CONDITIONS: [&str; 9] = ["如", "若", "有权", "可以", "可解除", "逾期", "的，", "不影响", "原协议"];

fn ends_the_contract(sentence: &str) -> bool {
    let contract = contains_any(sentence, &["合同", "租赁关系", "承包关系", "劳动关系", "合作关系", "租约"]);
    let ends = contains_any(sentence, &["解除", "终止", "不再履行", "不再执行", "作废"]);
    contract
        && ends
        && !contains_any(sentence, &CONDITIONS)
        && !contains_any(sentence, &["不解除", "不得解除", "解除前", "终止前"])
}

fn keeps_the_contract(sentence: &str) -> bool {
    let contract = contains_any(sentence, &["合同", "租赁关系", "承包关系", "劳动关系", "合作关系", "租约"]);
    let keeps = contains_any(sentence, &["继续履行", "继续有效", "继续承租", "继续租用", "继续承包", "继续执行"]);
    contract
        && keeps
        && !contains_any(sentence, &CONDITIONS)
        && !contains_any(sentence, &["不再继续", "解除", "终止", "不再履行"])
}
