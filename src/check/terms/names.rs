//! A party who is called by less than the full name of the party block: 甲方 alone, 老王, 阿强, 志远, 对方, 我
//! (`research/domain.md` 5.3). Who owes and who is owed must be read from the clause itself. A name that the clause
//! explains (甲方（林志远）) is a full name.

use super::Scene;
use super::clause::{Clause, Text, contains_any};
use super::people::Called;
use super::roles::called_by_role;
use crate::check::Report;
use crate::check::finding::{About, Finding};
use crate::check::reading::quoted;
use crate::check::reading::words::stands_at;
use crate::check::rule::Rule;

/// The words that were told are given back: nobody else needs to call them strangers.
pub(super) fn check(scene: &Scene<'_>, clause: &Clause<'_>, report: Report<'_>) -> Vec<String> {
    let mut told = Vec::new();
    for text in [&clause.text, &clause.breach] {
        if text.text.is_empty() {
            continue;
        }
        if let Some(short) = short_name(scene, clause, text) {
            told.push(short.words.clone());
            let about = About::Called { number: clause.number, name: short.words, full: short.full.clone() };
            let finding = Finding::new(Rule::TermShortName, text.at.clone(), about);
            report(match short.span.filter(|_| !short.full.is_empty()) {
                Some(span) => finding.mended_by(text.replacing(&span, &short.full)),
                None => finding,
            });
        }
    }
    told
}

/// Someone called by less than the full name.
pub(super) struct Short {
    pub words: String,
    /// The full name, where it is clear who is meant.
    pub full: String,
    pub span: Option<std::ops::Range<usize>>,
}

fn short_name(scene: &Scene<'_>, clause: &Clause<'_>, text: &Text<'_>) -> Option<Short> {
    let signs = &text.reading.signs;
    let mut spared = scene.people.spans(signs);
    spared.extend(quoted(signs));
    let free = |start: usize, length: usize| !spared.iter().any(|span| span.start < start + length && start < span.end);
    undefined_side(scene, text)
        .or_else(|| of_a_party(scene, text, &free))
        .or_else(|| called_by_role(scene, clause, text, &free))
        .or_else(|| pronoun(scene, text, &free))
}

/// 甲方, where nothing in the agreement says who that is.
fn undefined_side(scene: &Scene<'_>, text: &Text<'_>) -> Option<Short> {
    const SIDES: [&str; 10] = ["甲方", "乙方", "丙方", "丁方", "男方", "女方", "原告", "被告", "债权方", "欠款方"];
    let side = SIDES.iter().find(|side| stands_alone(text.text, side))?;
    let explained = scene.clauses.iter().any(|clause| is_explained(scene, clause.text.text, side));
    if explained || is_explained(scene, text.text, side) {
        return None;
    }
    Some(Short { words: (*side).to_owned(), full: String::new(), span: None })
}

/// 甲方式 and 甲乙双方 are something else.
fn stands_alone(text: &str, side: &str) -> bool {
    text.match_indices(side)
        .any(|(start, word)| !text.get(start + word.len()..).is_some_and(|rest| rest.starts_with('式')))
}

/// 甲方（林志远）, 甲方林志远, 林志远（甲方）, 林志远（以下简称甲方）.
fn is_explained(scene: &Scene<'_>, text: &str, side: &str) -> bool {
    text.match_indices(side).any(|(start, word)| {
        let after = text.get(start + word.len()..).unwrap_or_default();
        let after = after.trim_start_matches(['（', '(', '：', ':', '即', '为', '是', '“', '”', '）', ')']);
        let before = text.get(..start).unwrap_or_default();
        let before = before.trim_end_matches(['（', '(', '：', '“', '简', '称', '以', '下', '为', '、', '，']);
        scene.people.full_names().iter().any(|name| after.starts_with(name.as_str()) || before.ends_with(name.as_str()))
    })
}

/// 老林, 小关, 阿强, 林某, 林先生, 志远: a party of the case, called short.
fn of_a_party(scene: &Scene<'_>, text: &Text<'_>, free: &dyn Fn(usize, usize) -> bool) -> Option<Short> {
    let signs = &text.reading.signs;
    scene.people.persons().iter().find_map(|person| {
        (0..signs.len()).find_map(|start| {
            let words = with_a_prefix(signs, start, person)
                .or_else(|| with_a_title(signs, start, person))
                .or_else(|| given_alone(signs, start, person))?;
            let length = words.chars().count();
            let span = start..start + length;
            free(start, length).then(|| Short { words, full: person.full.clone(), span: Some(span) })
        })
    })
}

/// 老林, 小关; 阿强 by the last character of the name.
fn with_a_prefix(signs: &[char], start: usize, person: &Called) -> Option<String> {
    let prefix = signs.get(start).filter(|sign| matches!(sign, '老' | '小' | '阿'))?;
    let last: String = person.full.chars().last().into_iter().collect();
    let called = if stands_at(signs, start + 1, &person.family) {
        &person.family
    } else if stands_at(signs, start + 1, &person.given) {
        &person.given
    } else if *prefix != '老' && stands_at(signs, start + 1, &last) {
        &last
    } else {
        return None;
    };
    let end = start + 1 + called.chars().count();
    // 老林场 is a place, 小区 and 小时 are words.
    const THINGS: &str = "场村屯庄寨街路庙桥山河湖湾坡沟口房屋宅店铺馆厂井坟树林木地田区年板师实婆公乡城县镇层桌车虾酒鱼麦米面杂内里外型号程序计写";
    const WORDS: &str = "区时学组麦车孩计写人家屋年米包户心路程于康雪满寒暑幼旧";
    let next = signs.get(end);
    let given = called != &person.family;
    let thing = next.is_some_and(|sign| THINGS.contains(*sign)) || !given && WORDS.contains(called.as_str());
    let ends = if begins_a_phrase(signs, start) { !thing } else { ends_a_name(signs, end) };
    (begins_a_name(signs, start) && ends && !thing).then(|| format!("{prefix}{called}"))
}

/// 林先生, 关伯, 林某某, 林生, 林家.
fn with_a_title(signs: &[char], start: usize, person: &Called) -> Option<String> {
    const TITLES: [&str; 55] = [
        "先生",
        "女士",
        "小姐",
        "太太",
        "师傅",
        "老板",
        "经理",
        "老师",
        "医生",
        "主任",
        "某某",
        "某",
        "生",
        "伯",
        "叔",
        "婶",
        "姨",
        "哥",
        "姐",
        "嫂",
        "大哥",
        "大姐",
        "阿姨",
        "大爷",
        "大妈",
        "大伯",
        "氏",
        "总",
        "家",
        "队长",
        "老头",
        "大叔",
        "大婶",
        "大嫂",
        "大娘",
        "老汉",
        "老太",
        "老伯",
        "婆婆",
        "奶奶",
        "爷爷",
        "老爷子",
        "大夫",
        "厂长",
        "店长",
        "老三",
        "老大",
        "老二",
        "老四",
        "老五",
        "氏兄弟",
        "家人",
        "家里",
        "二哥",
        "二叔",
    ];
    if !stands_at(signs, start, &person.family) || !begins_a_name(signs, start) {
        return None;
    }
    let after = start + person.family.chars().count();
    let title =
        TITLES.iter().filter(|title| stands_at(signs, after, title)).max_by_key(|title| title.chars().count())?;
    let end = after + title.chars().count();
    // 家 and 生 are parts of other words; 老板 and 阿姨 are not.
    let clear = title.chars().count() > 1 && !matches!(*title, "医生" | "老师" | "队长" | "主任");
    (clear || ends_a_name(signs, end)).then(|| format!("{}{title}", person.family))
}

/// 志远 for 林志远.
fn given_alone(signs: &[char], start: usize, person: &Called) -> Option<String> {
    let length = person.given.chars().count();
    let fits = length >= 2 && stands_at(signs, start, &person.given);
    let end = start + length;
    (fits && begins_a_name(signs, start) && ends_a_name(signs, end)).then(|| person.given.clone())
}

/// Whether a name may begin here: after a stop, or after a word that has someone behind it.
fn begins_a_name(signs: &[char], start: usize) -> bool {
    const BEHIND: &str = "，。；：、（）,;:()由向给与和及对替为被付偿还让跟同即还清凭经到归将把后，应日前元的如若因而";
    start.checked_sub(1).and_then(|before| signs.get(before)).is_none_or(|sign| BEHIND.contains(*sign))
}

/// Whether a name may end here: before a stop, a figure, or a word that someone does.
fn ends_a_name(signs: &[char], end: usize) -> bool {
    const BEFORE: &str = "收尚在尽继必即已仍还就两各多，。；：、（）,;:()于应须将向自在负支赔付按每不的愿同承保可以与和已一人车各共需返退归偿搬拆清修道出补对再再从本所签给也无有名及因放若如配提造当书口分全到转汇打住家处账全";
    signs.get(end).is_none_or(|sign| BEFORE.contains(*sign) || sign.is_ascii_digit())
}

/// 对方, 我, 他, 其 as the one who owes or is owed.
fn pronoun(scene: &Scene<'_>, text: &Text<'_>, free: &dyn Fn(usize, usize) -> bool) -> Option<Short> {
    const DOING: [&str; 15] =
        ["应", "须", "需", "于", "支付", "赔偿", "负责", "承担", "愿", "同意", "保证", "承诺", "将", "自愿", "必须"];
    const OWING: [&str; 24] = [
        "其",
        "对方",
        "我方",
        "他方",
        "本人",
        "我们",
        "他们",
        "她们",
        "我",
        "你方",
        "你",
        "他",
        "她",
        "咱",
        "房东",
        "租客",
        "租户",
        "老板",
        "包工头",
        "楼上",
        "楼下",
        "邻居",
        "当事人",
        "那边",
    ];
    let signs = &text.reading.signs;
    if contains_any(text.text, &["任何一方", "一方", "任一方", "双方", "各方", "互相", "相互", "违约方", "守约方"])
    {
        return None;
    }
    let named = scene.people.named_in(text.text);
    (0..signs.len()).find_map(|start| {
        let word = OWING.iter().find(|word| stands_at(signs, start, word))?;
        let length = word.chars().count();
        let end = start + length;
        let begins = begins_a_phrase(signs, start);
        let doing = begins && DOING.iter().any(|doing| stands_at(signs, end, doing));
        let given = ["由", "支付给", "付给", "赔偿给", "还给", "归还给", "交给"]
            .iter()
            .any(|word| ends_with(signs, start, word));
        let paid = given && (!ends_with(signs, start, "由") || DOING.iter().any(|doing| stands_at(signs, end, doing)));
        let told = doing || paid || matches!(*word, "对方" | "我" | "你" | "我方") && is_owed(signs, start, end);
        // 其 and a title are clear where the clause names who is meant.
        let by = ends_with(signs, start, "由") && scene.people.named_in(&sentence_before(text, start));
        let clear = named && matches!(*word, "其" | "当事人" | "邻居" | "本人" | "他" | "她") && (!given || by);
        (told && !clear && free(start, length)).then(|| Short {
            words: (*word).to_owned(),
            full: String::new(),
            span: None,
        })
    })
}

fn sentence_before(text: &Text<'_>, position: usize) -> String {
    text.reading.words(&(text.reading.sentence(position).start..position))
}

/// 赔偿对方2,600元, 支付我1,500元.
fn is_owed(signs: &[char], start: usize, end: usize) -> bool {
    let given = ["赔偿", "支付", "补偿", "返还", "退还", "归还", "偿还", "还", "给"]
        .iter()
        .any(|word| ends_with(signs, start, word));
    let much = signs.get(end).is_some_and(|sign| sign.is_ascii_digit() || "人各车医误维损共款现".contains(*sign));
    given && much
}

pub(super) fn ends_with(signs: &[char], end: usize, word: &str) -> bool {
    end.checked_sub(word.chars().count()).is_some_and(|start| stands_at(signs, start, word))
}

pub(super) fn begins_a_phrase(signs: &[char], start: usize) -> bool {
    start.checked_sub(1).and_then(|before| signs.get(before)).is_none_or(|sign| "，。；：,;:、\n".contains(*sign))
}
