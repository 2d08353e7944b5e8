//! Someone named in a clause who is no party of the case: a name that was mistyped (林志愿 for 林志远), a person or a
//! firm at the head of a sentence or behind a word of giving. A duty laid on an outsider is `outsider`'s matter.

use std::ops::Range;

use super::Scene;
use super::clause::Clause;
use super::people::is_a_family_name;
use crate::check::Report;
use crate::check::finding::{About, Finding};
use crate::check::reading::words::stands_at;
use crate::check::rule::{Rule, Severity};
use crate::domain::pinyin::readings;

/// Words of `told` are someone called short; whoever is told here is given back.
pub(super) fn check(scene: &Scene<'_>, clause: &Clause<'_>, told: &[String], report: Report<'_>) -> Option<String> {
    if scene.people.any_nameless {
        // Whoever has no name yet may be the one who is named here.
        return None;
    }
    let text = &clause.text;
    let signs = &text.reading.signs;
    let known = scene.people.spans(signs);
    let free = |span: &Range<usize>| !known.iter().any(|known| known.start < span.end && span.start < known.end);
    let finding = |span: &Range<usize>| {
        let about = About::Stranger { number: clause.number, name: text.reading.words(span) };
        Finding::new(Rule::TermUnknownParty, text.at.clone(), about).weighing(Severity::Warn)
    };
    if let Some((span, full)) = mistyped(scene, signs, &free) {
        report(finding(&span).mended_by(text.replacing(&span, &full)));
        return Some(text.reading.words(&span));
    }
    let strange = |words: &str| !scene.people.knows(words) && !told.iter().any(|told| words.contains(told.as_str()));
    let found = persons(signs).chain(firm(signs)).find(|span| free(span) && strange(&text.reading.words(span)))?;
    report(finding(&found));
    Some(text.reading.words(&found))
}

/// A party's name with one other character in it: 林志愿, 卢雪 for 芦雪, 宏达置业有限公司 for 宏远置业有限公司.
fn mistyped(scene: &Scene<'_>, signs: &[char], free: &dyn Fn(&Range<usize>) -> bool) -> Option<(Range<usize>, String)> {
    let persons = scene.people.persons().iter().map(|person| person.full.as_str());
    let names = persons.map(|name| (name, true)).chain(scene.people.bodies().map(|name| (name, false)));
    names.into_iter().find_map(|(name, is_person)| {
        let full: Vec<char> = name.chars().collect();
        signs.windows(full.len().max(1)).enumerate().find_map(|(start, window)| {
            let span = start..start + full.len();
            let like =
                if is_person { is_like_a_person(signs, &span, &full) } else { is_like_a_body(signs, &span, &full) };
            (like && window != full && free(&span)).then(|| (span, name.to_owned()))
        })
    })
}

fn is_like_a_person(signs: &[char], span: &Range<usize>, name: &[char]) -> bool {
    let window = signs.get(span.clone()).unwrap_or_default();
    let mut others = window.iter().zip(name).filter(|(one, other)| one != other);
    let (Some((other, own)), None) = (others.next(), others.next()) else { return false };
    let word =
        is_han(*other) && !"于应须将向在的与和、按每已于某家父母子女妻夫兄弟姐妹支付赔偿返退还给".contains(*other);
    let heads = window.first() == name.first();
    // 其兄林志强 is someone else.
    let kin = span.start.checked_sub(1).and_then(|before| signs.get(before));
    let kin = kin.is_some_and(|sign| "子女兄弟姐妹妻夫父母叔伯侄孙婿媳".contains(*sign));
    let sounds = sound_alike(*other, *own);
    let likely = match name.len() {
        3 => heads || sounds,
        4 => true,
        // 卢雪 for 芦雪; of two characters, both must sound the same, and someone must be named here.
        2 => sounds && (is_owed(signs, span.start) || acts_at_the_head(signs, span)),
        _ => false,
    };
    word && !kin && likely
}

fn is_like_a_body(signs: &[char], span: &Range<usize>, name: &[char]) -> bool {
    let window = signs.get(span.clone()).unwrap_or_default();
    let others: Vec<char> = window.iter().zip(name).filter(|(one, other)| one != other).map(|(one, _)| *one).collect();
    let most = if name.len() >= 8 { 2 } else { 1 };
    name.len() >= 5
        && (1..=most).contains(&others.len())
        && others.iter().all(|sign| is_han(*sign))
        && window.last() == name.last()
        // 经示范市第一人民医院复查 may well be another hospital.
        && (is_owed(signs, span.start) || acts(signs, span.end))
}

fn acts_at_the_head(signs: &[char], span: &Range<usize>) -> bool {
    let begins = span
        .start
        .checked_sub(1)
        .and_then(|before| signs.get(before))
        .is_none_or(|sign| "。；\n，：、由".contains(*sign));
    begins && acts(signs, span.end)
}

/// Whether both may be read with the same sound, tones aside.
fn sound_alike(one: char, other: char) -> bool {
    let own = readings(one);
    readings(other).iter().any(|sound| own.contains(sound))
}

fn is_han(sign: char) -> bool {
    matches!(u32::from(sign), 0x3400..=0x9FFF | 0x2_0000..=0x3_FFFF)
}

/// Whether someone is paid here: behind 赔偿, 支付给, 向.
fn is_owed(signs: &[char], start: usize) -> bool {
    GIVEN
        .iter()
        .chain(&["向", "给", "与", "和", "分别向", "汇入", "交", "交还", "移交"])
        .any(|word| start.checked_sub(word.chars().count()).is_some_and(|at| stands_at(signs, at, word)))
}

/// What whoever owes does: 应, 每月…, 一次性补偿.
fn acts(signs: &[char], end: usize) -> bool {
    const ACTS: [&str; 26] = [
        "应", "须", "在", "于", "每月", "每年", "每季", "不迟", "最迟", "必须", "当场", "按", "就", "继续", "免",
        "不得", "分", "另行", "再", "先", "将", "退", "补", "赔", "承", "尚欠",
    ];
    does(signs, end) || ACTS.iter().any(|word| stands_at(signs, end, word))
}

const GIVEN: [&str; 14] = [
    "支付给",
    "付给",
    "赔偿给",
    "还给",
    "交给",
    "返还给",
    "退还给",
    "归还给",
    "赔偿",
    "补偿",
    "支付",
    "返还",
    "退还",
    "偿还",
];

/// What makes a word of a family name's character: 余款, 金额, 田埂, 林木.
const NO_NAME: &str = "款额屋租辆费路面度地埂木材水天灯头电气道权产东客门案式务系边钱全装工方树草料虾匹元苗期息时间日月年位员任何一双各物品件项目理由事情况损失责约书条据程序部分数量种类别名单元后前内外上下左右中等共同付给还清偿拆修";

/// 李四于2026年…, 李四应…, 赔偿李四2,600元.
fn persons(signs: &[char]) -> impl Iterator<Item = Range<usize>> {
    (0..signs.len()).filter_map(|start| {
        let begins =
            start.checked_sub(1).and_then(|before| signs.get(before)).is_none_or(|sign| "。；\n，：".contains(*sign));
        let behind = GIVEN
            .iter()
            .any(|word| start.checked_sub(word.chars().count()).is_some_and(|at| stands_at(signs, at, word)));
        let towards = start.checked_sub(1).and_then(|before| signs.get(before)).is_some_and(|sign| *sign == '向');
        if !(begins || behind || towards) || !signs.get(start).is_some_and(|sign| is_a_family_name(*sign)) {
            return None;
        }
        [3, 2].into_iter().map(|length| start..start + length).find(|span| {
            let given = signs.get(start + 1..span.end).unwrap_or_default();
            const TITLES: [&str; 14] = [
                "某", "先生", "女士", "小姐", "老板", "师傅", "经理", "阿姨", "大爷", "大妈", "大姐", "大哥", "老师",
                "医生",
            ];
            // 翁水林, 陈元木: of three characters, these are found in names, too.
            let named = |sign: char| span.len() == 3 && "水木天元年全".contains(sign);
            let titled = TITLES.iter().any(|title| stands_at(signs, start + 1, title));
            let plain = !titled
                && given.len() + 1 == span.len()
                && given.iter().all(|sign| is_han(*sign) && (named(*sign) || !NO_NAME.contains(*sign)));
            plain
                && if begins {
                    does(signs, span.end)
                } else if behind {
                    is_given(signs, span.end)
                } else {
                    pays(signs, span.end)
                }
        })
    })
}

/// 于2026年, 应, 须, 自愿, 同意: what someone does. 向 and 自 are parts of names, too: only a clear verb counts.
fn does(signs: &[char], end: usize) -> bool {
    const DOES: [&str; 29] = [
        "每月",
        "每年",
        "不迟于",
        "最迟于",
        "须按",
        "应按",
        "必须",
        "不得",
        "应于",
        "应当",
        "应在",
        "应向",
        "须于",
        "须在",
        "须向",
        "自愿",
        "愿意",
        "同意",
        "负责",
        "保证",
        "承诺",
        "支付",
        "赔偿",
        "返还",
        "退还",
        "一次性",
        "分期",
        "承担",
        "自行",
    ];
    let next = signs.get(end + 1).copied();
    let at = matches!(signs.get(end), Some('于'))
        && next.is_some_and(|sign| sign.is_ascii_digit() || "本每签收接二".contains(sign));
    let to = matches!(signs.get(end), Some('向'))
        && ["支付", "赔", "返还", "道歉"]
            .iter()
            .any(|word| (end + 2..end + 8).any(|position| stands_at(signs, position, word)));
    at || to || DOES.iter().any(|word| stands_at(signs, end, word))
}

fn is_given(signs: &[char], end: usize) -> bool {
    let next = signs.get(end).copied();
    next.is_some_and(|sign| sign.is_ascii_digit() || "人医误各共车维全精护营住伤残损鉴衣租押工劳".contains(sign))
}

/// 向张美琳支付, 向李四道歉.
fn pays(signs: &[char], end: usize) -> bool {
    const PAYS: [&str; 14] = [
        "支付",
        "赔",
        "返还",
        "退还",
        "偿还",
        "归还",
        "交付",
        "道歉",
        "书面道歉",
        "当面道歉",
        "补偿",
        "给付",
        "一次性",
        "分期",
    ];
    PAYS.iter().any(|word| stands_at(signs, end, word))
}

/// 示范市大成建筑有限公司, at the head of a sentence or behind a word of giving.
fn firm(signs: &[char]) -> Option<Range<usize>> {
    const KINDS: [&str; 6] = ["有限责任公司", "股份有限公司", "有限公司", "股份公司", "专业合作社", "经济联合社"];
    (0..signs.len()).find_map(|position| {
        let kind = KINDS.iter().find(|kind| stands_at(signs, position, kind))?;
        let end = position + kind.chars().count();
        let head = signs.get(..position)?.iter().rev().take_while(|sign| is_han(**sign)).count();
        let start = position - head;
        let begins =
            start.checked_sub(1).and_then(|before| signs.get(before)).is_none_or(|sign| "。；\n，、".contains(*sign));
        (begins && (2..=24).contains(&head) && does(signs, end)).then_some(start..end)
    })
}
