//! Two clauses that say the opposite of each other: one has somebody do, pay or be allowed something, another says that
//! the same person does not, need not or must not; and one duty that stands twice with two days or two amounts. Only
//! sentences without a condition count. It must not read fields beyond who owes whom, how much and when.

use std::collections::HashSet;

use super::Scene;
use super::clause::{Clause, contains_any};
use super::contradiction::against;
use crate::check::Report;
use crate::check::reading::dates::Said;
use crate::check::reading::sentences;
use crate::domain::party::PartyId;
use crate::domain::term::Payment;

/// Verbs that do the same; the first family gives something away, the last ones use something.
const FAMILIES: [&[&str]; 21] = [
    &[
        "支付", "赔偿", "补偿", "给付", "退还", "返还", "归还", "偿还", "交还", "交纳", "缴纳", "交清", "付清", "还清",
        "结清", "付给", "退回", "缴清", "退款", "赔付", "清偿", "补给", "退给", "还给", "还款", "付款", "补发", "移交",
    ],
    &["更换", "换新", "调换", "换货"],
    &["维修", "修复", "修理", "修缮", "修补", "修好"],
    &["施工", "重做"],
    &["清运", "清除", "清理", "清走", "搬走", "运走", "移走", "清掉"],
    &["拆除", "拆掉", "拆走"],
    &["搬离", "腾退", "腾空", "搬出", "迁出"],
    &["修剪", "砍除", "砍伐", "剪除"],
    &["安装", "加装", "装设"],
    &["交付", "交房"],
    &["道歉", "致歉", "认错"],
    &["拆迁", "恢复"],
    &["补种", "栽种"],
    &["陪护", "照料", "照顾"],
    &["出具", "开具"],
    &["探望", "探视", "看望"],
    &["通行", "通过", "行走", "经过", "过路"],
    &["停放", "停车"],
    &["居住", "入住"],
    &["使用", "占用"],
    &["耕种", "种植"],
];
/// From this family on, what is allowed is meant: where it is allowed may stand in another clause.
const USES: usize = 15;

const NOT: [&str; 24] = [
    "不再",
    "不得",
    "不需",
    "无需",
    "无须",
    "不必",
    "不用",
    "不负责",
    "不承担",
    "不予",
    "不作",
    "不给",
    "不应",
    "不许",
    "不准",
    "禁止",
    "拒绝",
    "免除",
    "免于",
    "停止",
    "不",
    "取消",
    "不让",
    "勿",
];
/// After these it is the next one named who does not.
const TO_OTHERS: [&str; 6] = ["拒绝", "禁止", "不许", "不准", "不让", "免除"];
/// Conditions, limits and what is left over: nothing plain.
const LIMITS: [&str; 52] = [
    "其他",
    "其它",
    "其余",
    "另外",
    "此外",
    "除上",
    "除本",
    "除外",
    "除此",
    "除前",
    "除了",
    "除第",
    "除该",
    "付清后",
    "履行后",
    "完毕",
    "之外",
    "以外",
    "后续",
    "剩余",
    "超出",
    "超过",
    "如",
    "若",
    "再次",
    "重复",
    "逾期",
    "未按",
    "擅自",
    "未经",
    "随意",
    "强行",
    "私自",
    "时",
    "夜",
    "借故",
    "无故",
    "拖延",
    "妨碍",
    "影响",
    "阻",
    "为由",
    "要求",
    "主张",
    "请求",
    "追究",
    "计入",
    "不足",
    "利息",
    "违约金",
    "不得不",
    "另行",
];

/// What somebody does, or does not.
struct Saying<'c> {
    clause: &'c Clause<'c>,
    who: Vec<PartyId>,
    family: usize,
    /// Pairs of characters of what it is about; none where the words name nothing.
    about: HashSet<(char, char)>,
    anything: bool,
}

pub(super) fn check(scene: &Scene<'_>, report: Report<'_>) {
    denied(scene, report);
    twice(scene, report);
    other_hours(scene, report);
}

fn denied(scene: &Scene<'_>, report: Report<'_>) {
    let denials: Vec<Saying<'_>> = scene.clauses.iter().flat_map(|clause| denials(scene, clause)).collect();
    if denials.is_empty() {
        return;
    }
    let everything: Vec<HashSet<(char, char)>> =
        scene.clauses.iter().map(|clause| pairs(&nameless(scene, clause.text.text))).collect();
    for denial in denials {
        let other = scene.clauses.iter().zip(&everything).find(|(clause, _)| {
            let about = |words: &HashSet<(char, char)>| !denial.about.is_disjoint(words);
            let matches = || {
                let uses = denial.family >= USES;
                let mut elsewhere =
                    scene.clauses.iter().zip(&everything).filter(|(each, _)| each.number != denial.clause.number);
                denial.anything
                    || denial.about.is_empty()
                    || (uses && elsewhere.any(|(_, words)| about(words)))
                    || about(&pairs(&nameless(scene, clause.text.text)))
            };
            clause.number != denial.clause.number && does(scene, clause, &denial) && matches()
        });
        if let Some((other, _)) = other {
            let (first, second) =
                if denial.clause.number <= other.number { (denial.clause, other) } else { (other, denial.clause) };
            report(against(second, first));
        }
    }
}

/// What the clause says that somebody does not do.
fn denials<'c>(scene: &Scene<'c>, clause: &'c Clause<'c>) -> Vec<Saying<'c>> {
    let all = sentences(clause.text.text).filter(|sentence| !contains_any(sentence, &LIMITS));
    all.flat_map(|sentence| sentence.split(['，', ',']).filter_map(|phrase| denial(scene, clause, sentence, phrase)))
        .collect()
}

fn denial<'c>(scene: &Scene<'c>, clause: &'c Clause<'c>, sentence: &str, phrase: &str) -> Option<Saying<'c>> {
    let (start, not) = NOT
        .iter()
        .filter_map(|not| Some((phrase.find(not)?, *not)))
        .min_by_key(|(start, not)| (*start, usize::MAX - not.len()))?;
    let (before, rest) = (phrase.get(..start)?, phrase.get(start + not.len()..)?);
    let family = family_denied(sentence, not, rest)?;
    let named = if TO_OTHERS.contains(&not) {
        parties_in(scene, if not == "免除" { sentence } else { rest })
    } else {
        parties_in(scene, before)
    };
    if is_somebody_elses(scene, phrase) {
        return None;
    }
    let who = if named.is_empty() { clause.term.obligor.clone() } else { named };
    let mut about = content(scene, &format!("{before}，{rest}"), family);
    if about.is_empty() {
        about = content(scene, sentence, family);
    }
    let anything = contains_any(rest, &["任何", "一切", "一分钱", "分文"]);
    (!who.is_empty() && !phrase.ends_with('的')).then_some(Saying { clause, who, family, about, anything })
}

/// The family of the verb behind the denial: 不再更换, 不承担赡养费, 免除借款.
fn family_denied(sentence: &str, not: &str, rest: &str) -> Option<usize> {
    const MONEY: [&str; 10] = ["费", "款", "金", "债", "租", "工资", "元", "报酬", "损失", "钱"];
    let rest = rest.trim_start_matches(['再', '向', '需', '必']);
    let nearest = FAMILIES.iter().enumerate().flat_map(|(family, verbs)| {
        verbs.iter().filter_map(move |verb| rest.find(*verb).map(|at| (at, family, *verb)))
    });
    let found = nearest.min();
    if not == "不" {
        // 不 alone denies the verb that follows at once.
        return found.filter(|(at, ..)| *at == 0).map(|(_, family, _)| family);
    }
    let bears = not == "不承担" || rest.starts_with("承担") || rest.starts_with("负担");
    if bears && contains_any(rest, &MONEY) || not == "免除" && contains_any(sentence, &MONEY) {
        return Some(0);
    }
    found
        .filter(|(at, _, verb)| {
            let after = rest.get(at + verb.len()..).unwrap_or_default();
            rest.get(..*at).is_some_and(|between| between.chars().count() <= 16)
                && !(after.starts_with('费') && *at > 0)
        })
        .map(|(_, family, _)| family)
}

/// Whether the clause has one of these people do (or be allowed) a thing of the family, without a condition.
fn does(scene: &Scene<'_>, clause: &Clause<'_>, denial: &Saying<'_>) -> bool {
    let Some(verbs) = FAMILIES.get(denial.family) else { return false };
    let conditions = ["如", "若", "逾期", "无需", "无须", "不再", "不得", "未", "不能", "免", "拒", "不退", "不付"];
    sentences(clause.text.text).any(|sentence| {
        let mut so_far = 0;
        sentence.split(['，', ',']).any(|phrase| {
            let begin = so_far;
            so_far += phrase.len() + '，'.len_utf8();
            let Some(at) = verbs.iter().filter_map(|verb| phrase.find(verb)).min() else { return false };
            let before = phrase.get(..at).unwrap_or_default();
            if contains_any(before, &conditions) {
                return false;
            }
            let here = parties_in(scene, before);
            let named =
                if here.is_empty() { parties_in(scene, sentence.get(..begin).unwrap_or_default()) } else { here };
            let who = if denial.family < USES && clause.is_payment() || named.is_empty() {
                clause.term.obligor.clone()
            } else {
                named
            };
            who.iter().any(|id| denial.who.contains(id))
        })
    })
}

/// 某甲的女婿: not the party.
fn is_somebody_elses(scene: &Scene<'_>, phrase: &str) -> bool {
    const KIN: [&str; 22] = [
        "女婿", "儿子", "女儿", "儿媳", "媳妇", "妻", "丈夫", "父", "母", "弟", "兄", "哥", "姐", "妹", "侄", "孙",
        "家人", "家属", "员工", "朋友", "亲戚", "租客",
    ];
    scene.people.full_names().iter().flat_map(|name| phrase.split(name.as_str()).skip(1)).any(|rest| {
        let rest = rest.trim_start_matches(['的', '之']);
        KIN.iter().any(|kin| rest.starts_with(kin))
    })
}

fn parties_in(scene: &Scene<'_>, text: &str) -> Vec<PartyId> {
    let named = |name: &str| name.chars().count() >= 2 && text.contains(name);
    scene.case.parties.iter().filter(|party| named(party.name.trim())).map(|party| party.id.clone()).collect()
}

fn nameless(scene: &Scene<'_>, text: &str) -> String {
    scene.people.full_names().iter().fold(text.to_owned(), |text, name| text.replace(name.as_str(), "，"))
}

/// What a phrase is about: without names, the verbs of the family, and words that go with any matter.
fn content(scene: &Scene<'_>, phrase: &str, family: usize) -> HashSet<(char, char)> {
    const ANY: [&str; 26] = [
        "不负责",
        "不承担",
        "不再",
        "不得",
        "无需",
        "无须",
        "自愿",
        "今后",
        "以后",
        "继续",
        "双方",
        "本协议",
        "人民币",
        "负责",
        "承担",
        "任何",
        "全部",
        "有权",
        "可以",
        "拒绝",
        "免除",
        "所欠",
        "自行",
        "应当",
        "费用",
        "所有",
    ];
    let mut kept = nameless(scene, phrase);
    for word in ANY.iter().chain(FAMILIES.get(family).copied().unwrap_or_default()) {
        kept = kept.replace(word, "，");
    }
    pairs(&kept)
}

/// Neighbouring characters that are no marks, figures or joining words.
fn pairs(text: &str) -> HashSet<(char, char)> {
    let signs: Vec<char> = text.chars().collect();
    let counts = |sign: char| {
        sign.is_alphabetic() && !"的由于向将把对为在从和与并及也其之各该此前后元年月日给归应须".contains(sign)
    };
    let both = |pair: &[char]| match pair {
        [one, other] if counts(*one) && counts(*other) => Some((*one, *other)),
        _ => None,
    };
    signs.windows(2).filter_map(both).collect()
}

/// One duty of the same people that stands twice, with two days or two amounts.
fn twice(scene: &Scene<'_>, report: Report<'_>) {
    let one_of_several = |clause: &&Clause<'_>| {
        let parts = [
            "期付", "一期", "二期", "三期", "首期", "首付", "余款", "尾款", "剩余", "其余", "另", "第一", "第二",
            "其中", "每", "再",
        ];
        let asks = clause.term.due.is_some() || clause.term.amount.is_some();
        asks && matches!(clause.term.payment, Payment::Once) && !contains_any(clause.text.text, &parts)
    };
    let read: Vec<(&Clause<'_>, HashSet<(char, char)>)> =
        scene.clauses.iter().filter(one_of_several).map(|clause| (clause, duty(scene, clause))).collect();
    for (position, (clause, words)) in read.iter().enumerate() {
        let earlier = read.iter().take(position).find(|(other, others)| {
            let term = (&clause.term.obligor, &clause.term.obligee);
            let differ = (clause.term.due, clause.term.amount) != (other.term.due, other.term.amount)
                && (clause.term.amount.is_some() == other.term.amount.is_some());
            term == (&other.term.obligor, &other.term.obligee)
                && differ
                && months(clause) == months(other)
                && same(words, others)
        });
        if let Some((other, _)) = earlier {
            report(against(clause, other));
        }
    }
}

/// Nearly all of the shorter stands in the other, too; what does not is no figure.
fn same(one: &HashSet<(char, char)>, other: &HashSet<(char, char)>) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let figure = |sign: char| sign.is_ascii_digit() || "一二三四五六七八九十东西南北左右".contains(sign);
    let known: HashSet<char> = long.iter().flat_map(|(first, second)| [*first, *second]).collect();
    let unknown = |sign: &char| figure(*sign) && !known.contains(sign);
    let strange = short.difference(long).any(|(first, second)| unknown(first) || unknown(second));
    let shared = short.intersection(long).count();
    let enough =
        if short.len() >= 5 { shared * 4 >= short.len() * 3 } else { short.len() >= 3 && shared == short.len() };
    enough && !strange
}

fn months(clause: &Clause<'_>) -> Vec<Said> {
    let dates = clause.text.reading.dates.iter();
    dates.map(|written| written.said).filter(|said| matches!(said, Said::Month(_))).collect()
}

/// The sentence without its amounts, days and names: what is owed, by pairs of characters.
fn duty(scene: &Scene<'_>, clause: &Clause<'_>) -> HashSet<(char, char)> {
    let reading = &clause.text.reading;
    let taken = |position: usize| {
        reading.amounts.iter().any(|amount| amount.span.contains(&position))
            || reading.dates.iter().any(|written| written.span.contains(&position))
    };
    let kept = reading.signs.iter().enumerate().map(|(position, sign)| if taken(position) { '，' } else { *sign });
    let mut kept = nameless(scene, &kept.collect::<String>());
    for word in [
        "大写",
        "人民币",
        "以银行转账方式",
        "以现金方式",
        "以微信转账方式",
        "一次性",
        "合计",
        "共计",
        "付清",
        "之前",
        "以前",
    ] {
        kept = kept.replace(word, "，");
    }
    let signs: Vec<char> = kept.chars().collect();
    let counts = |sign: char| sign.is_alphanumeric() && !"的由于向将把对为在从和与并及也前应".contains(sign);
    let both = |pair: &[char]| match pair {
        [one, other] if counts(*one) && counts(*other) => Some((*one, *other)),
        _ => None,
    };
    signs.windows(2).filter_map(both).collect()
}

/// 活动时间为每晚19时至20时30分 in one clause, 活动时间为每晚20时至21时30分 in another.
fn other_hours(scene: &Scene<'_>, report: Report<'_>) {
    let mut seen: Vec<(&Clause<'_>, String, String)> = Vec::new();
    for clause in &scene.clauses {
        for (about, said) in settings(clause.text.text) {
            let other = seen.iter().find(|(other, what, _)| other.number != clause.number && *what == about);
            match other {
                Some((other, _, before)) if *before != said => return report(against(clause, other)),
                Some(_) => {}
                None => seen.push((clause, about, said)),
            }
        }
    }
}

/// What is set to what: 活动时间 and 每晚19时至20时30分.
fn settings(text: &str) -> Vec<(String, String)> {
    const SET: [&str; 8] = ["时间为", "时间是", "期限为", "期限是", "地点为", "标准为", "比例为", "租金为"];
    let phrases = sentences(text).flat_map(|sentence| sentence.split(['，', ',']));
    let set = phrases.filter_map(|phrase| {
        let (at, word) = SET.iter().filter_map(|word| Some((phrase.find(word)?, *word))).min()?;
        let before: Vec<char> = phrase.get(..at)?.chars().collect();
        let what: String = before.get(before.len().checked_sub(2)?..)?.iter().collect();
        let said = phrase.get(at + word.len()..)?;
        Some((format!("{what}{}", word.trim_end_matches(['为', '是'])), said.to_owned()))
    });
    set.collect()
}
