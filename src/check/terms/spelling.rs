//! Wrong characters, words that are taken for others (抚养/赡养, 订金/定金) and dialect in a clause: a court reads what
//! stands there (`research/domain.md` 5.1, 5.7). The lists are in `check/words`. What is quoted or a name may stay.

use std::ops::Range;
use std::sync::LazyLock;

use super::Scene;
use super::clause::{Clause, Text, contains_any};
use crate::check::Report;
use crate::check::finding::{About, Finding};
use crate::check::reading::quoted;
use crate::check::reading::words::WordList;
use crate::check::rule::Rule;

static WRONG: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("../words/wrong.txt")));
static DIALECT: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("../words/dialect.txt")));

pub(super) fn check(scene: &Scene<'_>, clause: &Clause<'_>, report: Report<'_>) {
    for text in clause.texts() {
        if text.text.is_empty() {
            continue;
        }
        from_list(scene, clause, text, &WRONG, Rule::TermWrongCharacter, report);
        from_list(scene, clause, text, &DIALECT, Rule::TermDialect, report);
        if let Some(wrong) = look_alike(scene, clause, text) {
            let words = text.reading.words(&wrong.span);
            let finding = instead(clause, text, Rule::TermLookAlike, words, wrong.right);
            report(finding.mended_by(text.replacing(&wrong.span, wrong.right)));
        }
    }
}

fn instead(clause: &Clause<'_>, text: &Text<'_>, rule: Rule, words: String, right: &str) -> Finding {
    let about = About::Instead { number: clause.number, words, instead: right.to_owned() };
    Finding::new(rule, text.at.clone(), about)
}

/// The first word of the list that is neither quoted nor in a name.
fn from_list(scene: &Scene<'_>, clause: &Clause<'_>, text: &Text<'_>, list: &WordList, rule: Rule, report: Report<'_>) {
    let hits = list.find(&text.reading.signs);
    if hits.is_empty() {
        return;
    }
    let mut spared: Vec<Range<usize>> = scene.people.spans(&text.reading.signs);
    spared.extend(quoted(&text.reading.signs));
    let mut left =
        hits.into_iter().filter(|hit| !spared.iter().any(|span| span.start < hit.end && hit.start < span.end));
    let Some(hit) = left.next() else { return };
    let words = hit.entry.word.clone();
    if hit.entry.instead.is_empty() {
        return report(clause.about_words(rule, text, vec![words]));
    }
    let finding = instead(clause, text, rule, words, &hit.entry.instead);
    report(finding.mended_by(text.replacing(&(hit.start..hit.end), &hit.entry.instead)));
}

/// A word that the context shows to be the wrong one.
struct Wrong {
    span: Range<usize>,
    right: &'static str,
}

const CHILDREN: [&str; 14] = [
    "子女",
    "未成年",
    "小孩",
    "孩子",
    "儿子",
    "女儿",
    "婚生子",
    "婚生女",
    "幼子",
    "幼女",
    "长子",
    "次子",
    "儿童",
    "非婚生",
];
const ELDERS: [&str; 22] = [
    "父母", "双亲", "老人", "公婆", "岳父", "岳母", "爷爷", "奶奶", "祖父", "祖母", "外公", "外婆", "外祖", "老母",
    "老父", "父亲", "母亲", "爹娘", "二老", "年迈", "年老", "高龄",
];
const SPOUSES: [&str; 9] = ["妻子", "丈夫", "配偶", "弟弟", "妹妹", "哥哥", "姐姐", "弟妹", "兄弟"];

fn look_alike(scene: &Scene<'_>, clause: &Clause<'_>, text: &Text<'_>) -> Option<Wrong> {
    let signs = &text.reading.signs;
    (0..signs.len()).find_map(|start| {
        let word: String = signs.get(start..start + 2)?.iter().collect();
        let span = start..start + 2;
        let after = text.reading.after(span.end, 8);
        let before = text.reading.before(start, 8);
        let right = match word.as_str() {
            "抚养" => raised(&before, &after).or_else(|| raised_by_age(scene, clause, &after)),
            "扶养" => kept(&before, &after),
            "赡养" => supported(&before, &after).or_else(|| supported_by_age(scene, clause, &after)),
            "订金" => deposit(text.text),
            "权力" => (!contains_any(&before, &["国家", "公", "行政"]) && !after.starts_with(['机', '清', '下']))
                .then_some("权利"),
            "质押" => contains_any(&before, &["房屋", "房产", "土地", "住房"]).then_some("抵押"),
            "补偿" => (before.ends_with("违约") && after.starts_with('金')).then_some("赔偿"),
            "赔偿" => contains_any(&before, &["征地", "征收", "拆迁", "青苗征"]).then_some("补偿"),
            _ => None,
        }?;
        Some(Wrong { span, right })
    })
}

/// 抚养 is for children; parents are 赡养, a spouse or brother is 扶养.
fn raised(before: &str, after: &str) -> Option<&'static str> {
    let object = object(after);
    if ELDERS.iter().any(|word| object.starts_with(word)) {
        return (!contains_any(after, &["双方", "共同", "抚养"])).then_some("赡养");
    }
    if SPOUSES.iter().any(|word| object.starts_with(word)) {
        return Some("扶养");
    }
    // 给付老母亲抚养费; 由孩子父亲支付抚养费 is right.
    let whose = before.trim_end_matches(['的', '之']);
    let elder = ["老人", "老母亲", "老父亲", "爷爷", "奶奶", "公婆", "二老", "双亲", "祖父", "祖母", "岳父", "岳母"];
    let paid = ["父母", "父亲", "母亲"].iter().any(|word| {
        whose.ends_with(word)
            && contains_any(before, &["付父", "付母", "付给父", "付给母", "付其父", "付其母", "给父", "给母"])
    });
    let charged = after.starts_with('费') || after.starts_with("义务");
    (charged && (paid || elder.iter().any(|word| whose.ends_with(word)))).then_some("赡养")
}

/// 扶养 is for spouses and brothers; children are 抚养, parents 赡养.
fn kept(before: &str, after: &str) -> Option<&'static str> {
    let object = object(after);
    if CHILDREN.iter().any(|word| object.starts_with(word)) {
        return Some("抚养");
    }
    if ELDERS.iter().any(|word| object.starts_with(word)) {
        return Some("赡养");
    }
    let whose = before.trim_end_matches(['的', '之']);
    if CHILDREN.iter().any(|word| whose.ends_with(word)) && (after.starts_with('费') || after.starts_with('权')) {
        return Some("抚养");
    }
    (ELDERS.iter().any(|word| whose.ends_with(word)) && after.starts_with('费')).then_some("赡养")
}

/// 赡养 is for parents; children are 抚养, a spouse is 扶养.
fn supported(before: &str, after: &str) -> Option<&'static str> {
    let object = object(after);
    if CHILDREN.iter().any(|word| object.starts_with(word)) && !after.contains("的") {
        return Some("抚养");
    }
    if SPOUSES.iter().any(|word| object.starts_with(word)) {
        return Some("扶养");
    }
    let whose = before.trim_end_matches(['的', '之']);
    let small = ["未成年子女", "孩子", "小孩", "婚生子", "婚生女", "幼子", "幼女"];
    (small.iter().any(|word| whose.ends_with(word)) && after.starts_with('费')).then_some("抚养")
}

/// What is raised or kept: 其, 双方的, 婚生, 年幼的 before it do not matter.
fn object(after: &str) -> &str {
    let mut rest = after;
    loop {
        let shorter = ["其", "双方", "的", "好", "自己", "两个", "两名", "年幼", "一名", "共同", "各自", "了"]
            .iter()
            .find_map(|word| rest.strip_prefix(word));
        match shorter {
            Some(shorter) => rest = shorter,
            None => return rest,
        }
    }
}

/// 抚养费 for someone of sixty-five, where no child is spoken of.
fn raised_by_age(scene: &Scene<'_>, clause: &Clause<'_>, after: &str) -> Option<&'static str> {
    let old = scene.people.ages(clause, scene.signing, |age| age >= 65);
    (after.starts_with('费') && old && !scene.people.any_child && !contains_any(clause.text.text, &CHILDREN))
        .then_some("赡养")
}

/// 赡养费 for a child.
fn supported_by_age(scene: &Scene<'_>, clause: &Clause<'_>, after: &str) -> Option<&'static str> {
    let young = scene.people.ages(clause, scene.signing, |age| age < 18);
    (after.starts_with('费') && young).then_some("抚养")
}

/// 订金 is only a payment ahead; what is lost or given back double is 定金 (Civil Code arts 586, 587).
fn deposit(text: &str) -> Option<&'static str> {
    const DEPOSIT: [&str; 13] = [
        "双倍",
        "两倍返还",
        "定金罚则",
        "不予退还",
        "不予返还",
        "无权要求返还",
        "无权请求返还",
        "不得要求返还",
        "没收",
        "抵作价款",
        "作为担保",
        "定金",
        "加倍返还",
    ];
    contains_any(text, &DEPOSIT).then_some("定金")
}
