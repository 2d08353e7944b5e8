//! Words that are taken for others and change what is owed (`research/domain.md` 5.1): 抚养 is for children, 赡养 for
//! parents, 扶养 for spouses and brothers (Civil Code arts 26, 1059, 1067); 定金 is lost or given back double, 订金 is
//! not (art. 587). The context, the kinship and the ages tell which is meant; where they do not, nothing is said.

use std::ops::Range;

use super::Scene;
use super::clause::{Clause, Text, contains_any};

/// A word that the context shows to be the wrong one.
pub(super) struct Wrong {
    pub span: Range<usize>,
    pub right: &'static str,
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

pub(super) fn look_alike(scene: &Scene<'_>, clause: &Clause<'_>, text: &Text<'_>) -> Option<Wrong> {
    let signs = &text.reading.signs;
    (0..signs.len()).find_map(|start| {
        let word: String = signs.get(start..start + 2)?.iter().collect();
        let span = start..start + 2;
        let after = text.reading.after(span.end, 8);
        let before = text.reading.before(start, 8);
        let right = match word.as_str() {
            "抚养" if before.ends_with('被') && after.starts_with("人生活费") => Some("扶养"),
            "赡养" if before.ends_with('被') && after.starts_with("人生活费") => Some("扶养"),
            "抚养" => raised(&before, &after).or_else(|| by_kin(scene, clause, text, start, &after, "抚养")),
            "扶养" => kept(&before, &after).or_else(|| by_kin(scene, clause, text, start, &after, "扶养")),
            "赡养" => supported(&before, &after).or_else(|| by_kin(scene, clause, text, start, &after, "赡养")),
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

/// What the words before it and the ages of those who pay and are paid say: a child, someone a generation older, or
/// someone of the same generation who is married.
fn by_kin(
    scene: &Scene<'_>,
    clause: &Clause<'_>,
    text: &Text<'_>,
    start: usize,
    after: &str,
    written: &str,
) -> Option<&'static str> {
    if !(after.starts_with('费') || after.starts_with("义务")) {
        return None;
    }
    let right = called_kin(scene, text, start).or_else(|| by_ages(scene, clause))?;
    (right != written).then_some(right)
}

/// 支付女儿贺梓涵赡养费, 父亲抚养费: kin before the word, with or without the name.
fn called_kin(scene: &Scene<'_>, text: &Text<'_>, start: usize) -> Option<&'static str> {
    let before = text.reading.before(start, 14);
    let whose = before.trim_end_matches(['的', '之']);
    if is_kin(whose, &CHILDREN) {
        return Some("抚养");
    }
    // 支付给孩子母亲李梅抚养费 is right; where no child is to be raised, a parent is supported.
    if scene.people.any_child || speaks_of_children_to_raise(scene) {
        return None;
    }
    if is_kin(whose, &["父亲", "母亲", "父母", "爸爸", "妈妈", "老父", "老母", "岳父", "岳母", "公公", "婆婆"])
    {
        return Some("赡养");
    }
    is_kin(whose, &["妻子", "丈夫", "配偶"]).then_some("扶养")
}

/// 女儿, 婚生女段小雨: kin at the end, or before a name of at most three characters.
fn is_kin(whose: &str, kin: &[&str]) -> bool {
    kin.iter().any(|word| {
        whose.rfind(word).is_some_and(|start| {
            let name = whose.get(start + word.len()..).unwrap_or_default();
            name.chars().count() <= 3
                && !name.contains(['付', '给', '由', '向', '应', '的', '与', '和', '、', '方', '每'])
        })
    })
}

fn by_ages(scene: &Scene<'_>, clause: &Clause<'_>) -> Option<&'static str> {
    const GENERATION: u32 = 16;
    let age = |ids: &[crate::domain::party::PartyId]| scene.people.youngest_and_eldest(ids, scene.signing);
    let (youngest, eldest) = age(&clause.term.obligee)?;
    if eldest < 18 {
        return Some("抚养");
    }
    if youngest < 18 || scene.people.any_child {
        return None;
    }
    let (payers_youngest, payers_eldest) = age(&clause.term.obligor)?;
    if youngest >= payers_eldest + GENERATION {
        return (!speaks_of(scene, &["孙子抚养", "孙女抚养"]) && !speaks_of_children_to_raise(scene)).then_some("赡养");
    }
    let same = eldest < payers_youngest + GENERATION && payers_eldest < youngest + GENERATION;
    let married = ["夫妻", "配偶", "妻子", "丈夫", "婚后", "结婚", "夫妇", "兄弟", "姐弟", "兄妹", "姐妹"];
    (same && speaks_of(scene, &married) && !speaks_of_children_to_raise(scene)).then_some("扶养")
}

/// Whether a child may be meant whom nobody wrote down as a party.
fn speaks_of_children_to_raise(scene: &Scene<'_>) -> bool {
    speaks_of(
        scene,
        &["未成年", "抚养权", "直接抚养", "随母亲生活", "随父亲生活", "年满十八", "年满18", "孩子抚养", "婚生"],
    )
}

/// Whether the account or a clause speaks of it.
fn speaks_of(scene: &Scene<'_>, words: &[&str]) -> bool {
    contains_any(&scene.case.facts, words) || scene.case.terms.iter().any(|term| contains_any(&term.text, words))
}

/// 订金 is only a payment ahead; what is lost or given back double is 定金 (Civil Code arts 586, 587).
fn deposit(text: &str) -> Option<&'static str> {
    const DEPOSIT: [&str; 22] = [
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
        "双倍",
        "违约不退",
        "概不退还",
        "担保",
        "加倍退还",
        "两倍退还",
        "概不返还",
        "不予退回",
        "加倍偿还",
    ];
    contains_any(text, &DEPOSIT).then_some("定金")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kin_is_told_by_the_word_before_the_name() {
        for (words, found) in
            [("支付婚生女段小雨", true), ("支付女儿", true), ("女儿由母亲支付", false), ("支付", false)]
        {
            assert_eq!(is_kin(words, &CHILDREN), found, "{words}");
        }
    }

    #[test]
    fn a_deposit_that_is_lost_or_doubled_is_no_payment_ahead() {
        for text in ["双倍返还订金", "收取的订金概不退还", "订金适用定金罚则", "加倍退还订金", "订金不予退还"]
        {
            assert_eq!(deposit(text), Some("定金"), "{text}");
        }
        assert_eq!(deposit("退还预付的订金500元"), None);
    }

    #[test]
    fn whom_one_raises_keeps_and_supports() {
        assert_eq!(raised("履行", "父母的义务"), Some("赡养"));
        assert_eq!(raised("共同", "子女"), None);
        assert_eq!(kept("履行", "未成年子女的义务"), Some("抚养"));
        assert_eq!(kept("互相", "配偶的义务"), None);
        assert_eq!(supported("承担", "幼女的费用"), None);
        assert_eq!(supported("负责", "儿子至成年"), Some("抚养"));
    }
}
