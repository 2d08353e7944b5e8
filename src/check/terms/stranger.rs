//! Someone named in a clause who is no party of the case: a name that was mistyped (林志愿 for 林志远), a person or a
//! firm at the head of a sentence or behind a word of giving. A duty laid on an outsider is `outsider`'s matter.

use std::ops::Range;

use super::Scene;
use super::clause::Clause;
use crate::check::Report;
use crate::check::finding::{About, Finding};
use crate::check::reading::words::stands_at;
use crate::check::rule::{Rule, Severity};

pub(super) fn check(scene: &Scene<'_>, clause: &Clause<'_>, report: Report<'_>) {
    if scene.people.any_nameless {
        // Whoever has no name yet may be the one who is named here.
        return;
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
        return report(finding(&span).mended_by(text.replacing(&span, &full)));
    }
    let found =
        persons(signs).chain(firm(signs)).find(|span| free(span) && !scene.people.knows(&text.reading.words(span)));
    if let Some(span) = found {
        report(finding(&span));
    }
}

/// A party's name with one other character in it: 林志愿, 关伯牛.
fn mistyped(scene: &Scene<'_>, signs: &[char], free: &dyn Fn(&Range<usize>) -> bool) -> Option<(Range<usize>, String)> {
    scene.people.persons().iter().filter(|person| person.full.chars().count() == 3).find_map(|person| {
        let name: Vec<char> = person.full.chars().collect();
        signs.windows(3).enumerate().find_map(|(start, window)| {
            let span = start..start + 3;
            let same = window.iter().zip(&name).filter(|(one, other)| one == other).count();
            let other = window.iter().zip(&name).find(|(one, other)| one != other).map(|(one, _)| *one)?;
            let word =
                u32::from(other) >= 0x3400 && !"于应须将向在的与和、，按每已于某家父母子女妻夫兄弟姐妹".contains(other);
            let heads = window.first() == name.first();
            // 其兄林志强 is someone else.
            let kin = start.checked_sub(1).and_then(|before| signs.get(before));
            let kin = kin.is_some_and(|sign| "子女兄弟姐妹妻夫父母叔伯侄孙婿媳".contains(*sign));
            (same == 2 && heads && word && !kin && free(&span)).then(|| (span, person.full.clone()))
        })
    })
}

/// The commonest family names: enough to tell a person from a thing.
const FAMILY_NAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤霍关甘简岑麦区冼容骆莫古欧";

/// What makes a word of a family name's character: 余款, 金额, 田埂, 林木.
const NO_NAME: &str = "款额屋租辆费路面度地埂木材水天灯头电气道权产东客门案式务系边钱全装工方树草料虾匹元苗期息时间日月年位员任何一双各物品件项目理由事情况损失责约书条据程序部分数量种类别名单元后前内外上下左右中等共同付给还清偿拆修";

/// 李四于2026年…, 李四应…, 赔偿李四2,600元.
fn persons(signs: &[char]) -> impl Iterator<Item = Range<usize>> {
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
    (0..signs.len()).filter_map(|start| {
        let begins =
            start.checked_sub(1).and_then(|before| signs.get(before)).is_none_or(|sign| "。；\n，：".contains(*sign));
        let behind = GIVEN
            .iter()
            .any(|word| start.checked_sub(word.chars().count()).is_some_and(|at| stands_at(signs, at, word)));
        if !(begins || behind) || !signs.get(start).is_some_and(|sign| FAMILY_NAMES.contains(*sign)) {
            return None;
        }
        [3, 2].into_iter().map(|length| start..start + length).find(|span| {
            let given = signs.get(start + 1..span.end).unwrap_or_default();
            let titled =
                given.first() == Some(&'某') || given.starts_with(&['先', '生']) || given.starts_with(&['女', '士']);
            let plain = !titled
                && given.len() + 1 == span.len()
                && given.iter().all(|sign| u32::from(*sign) >= 0x3400 && !NO_NAME.contains(*sign));
            plain && if begins { does(signs, span.end) } else { is_given(signs, span.end) }
        })
    })
}

/// 于2026年, 应, 须, 自愿, 同意: what someone does. 向 and 自 are parts of names, too: only a clear verb counts.
fn does(signs: &[char], end: usize) -> bool {
    const DOES: [&str; 21] = [
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
    next.is_some_and(|sign| sign.is_ascii_digit() || "人医误各共车维全".contains(sign))
}

/// 示范市大成建筑有限公司, at the head of a sentence or behind a word of giving.
fn firm(signs: &[char]) -> Option<Range<usize>> {
    const KINDS: [&str; 6] = ["有限责任公司", "股份有限公司", "有限公司", "股份公司", "专业合作社", "经济联合社"];
    (0..signs.len()).find_map(|position| {
        let kind = KINDS.iter().find(|kind| stands_at(signs, position, kind))?;
        let end = position + kind.chars().count();
        let head = signs.get(..position)?.iter().rev().take_while(|sign| u32::from(**sign) >= 0x3400).count();
        let start = position - head;
        let begins =
            start.checked_sub(1).and_then(|before| signs.get(before)).is_none_or(|sign| "。；\n，、".contains(*sign));
        (begins && (2..=24).contains(&head) && does(signs, end)).then_some(start..end)
    })
}
