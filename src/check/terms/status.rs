//! Marriage, parentage and adoption themselves are no matter for an agreement that a court can confirm (Civil Procedure
//! interpretation art. 355); money and contact terms are.

use super::clause::{Clause, contains_any};
use crate::check::Report;
use crate::check::reading::sentences;
use crate::check::rule::Rule;

pub(super) fn check(clause: &Clause<'_>, report: Report<'_>) {
    for text in clause.texts() {
        if let Some(words) = status(text.text) {
            report(clause.about_words(Rule::TermStatusClause, text, vec![words]));
        }
    }
}

/// Words that settle it by themselves.
const SETTLING: [&str; 34] = [
    "同意离婚",
    "自愿离婚",
    "准予离婚",
    "决定离婚",
    "协议离婚，",
    "双方离婚",
    "予以离婚",
    "离婚生效",
    "撤销婚姻",
    "婚姻无效",
    "婚姻有效",
    "恢复婚姻",
    "恢复夫妻关系",
    "同意复婚",
    "自愿复婚",
    "登记复婚",
    "不再是夫妻",
    "视为离婚",
    "即为离婚",
    "断绝关系",
    "脱离关系",
    "收养关系成立",
    "建立收养关系",
    "成立收养关系",
    "收为养子",
    "收为养女",
    "过继给",
    "过继于",
    "非亲生",
    "并非亲生",
    "系亲生",
    "不再具有父",
    "不再具有母",
    "不再存在亲",
];

/// What is ended, founded or found to be, before the relation.
const DOING: [&str; 32] = [
    "解除",
    "终止",
    "断绝",
    "脱离",
    "确认",
    "认定",
    "否认",
    "撤销",
    "消灭",
    "建立",
    "结束",
    "不存在",
    "不再存在",
    "再无",
    "不再有",
    "恢复",
    "承认",
    "成立",
    "宣告",
    "终结",
    "取消",
    "形成",
    "构成",
    "结成",
    "缔结",
    "断开",
    "了断",
    "没有任何",
    "不再保持",
    "不再维持",
    "不承认",
    "废除",
];
/// The same, after it.
const DONE: [&str; 26] = [
    "解除",
    "终止",
    "结束",
    "消灭",
    "无效",
    "有效",
    "不存在",
    "自此",
    "成立",
    "作废",
    "失效",
    "取消",
    "撤销",
    "不复存在",
    "终结",
    "断绝",
    "归于",
    "告终",
    "到此为止",
    "不算数",
    "不再存在",
    "不再有效",
    "宣告",
    "了断",
    "一刀两断",
    "生效",
];
/// Who is bound by blood, marriage or adoption; 关系 follows.
const BOUND: [&str; 21] = [
    "婚姻",
    "夫妻",
    "收养",
    "父子",
    "父女",
    "母子",
    "母女",
    "亲子",
    "血缘",
    "亲属",
    "兄弟",
    "姐妹",
    "兄妹",
    "姐弟",
    "祖孙",
    "亲生",
    "养子女",
    "养母女",
    "送养",
    "过继",
    "血亲",
];
/// Whose child, whose parent.
const KIN: [&str; 20] = [
    "亲生女儿",
    "亲生儿子",
    "亲生子女",
    "亲生孩子",
    "亲生骨肉",
    "亲生父亲",
    "亲生母亲",
    "亲生父母",
    "非婚生女儿",
    "非婚生儿子",
    "非婚生子女",
    "婚生女儿",
    "婚生儿子",
    "婚生子女",
    "亲生女",
    "亲生子",
    "亲骨肉",
    "生父",
    "生母",
    "亲生",
];
/// What was, what is elsewhere, what is left untouched.
const TOLD: [&str; 17] = [
    "已于",
    "已经依法",
    "曾",
    "依据",
    "根据",
    "《",
    "判决",
    "纠纷",
    "期间",
    "存续",
    "不涉及",
    "不影响",
    "不处理",
    "不变",
    "不作",
    "另行",
    "依法向",
];

fn status(text: &str) -> Option<String> {
    sentences(text).flat_map(|sentence| sentence.split(['，', ','])).find_map(in_phrase)
}

fn in_phrase(phrase: &str) -> Option<String> {
    if contains_any(phrase, &["不涉及", "不影响", "不处理", "不改变"]) {
        return None;
    }
    if let Some(words) = SETTLING.iter().find(|words| phrase.contains(**words)) {
        return Some((*words).to_owned());
    }
    divorce(phrase)
        .or_else(|| marriage(phrase))
        .or_else(|| parentage(phrase))
        .or_else(|| adoption(phrase))
        .or_else(|| relation(phrase))
}

/// 自即日起离婚, 视为双方已经离婚, 到民政局办理离婚; not 已离婚, 离婚后, 离婚协议.
fn divorce(phrase: &str) -> Option<String> {
    const OF: [&str; 22] = [
        "后",
        "前",
        "时",
        "协议",
        "证",
        "案",
        "纠纷",
        "诉讼",
        "判决",
        "调解书",
        "财产",
        "之日",
        "之后",
        "之前",
        "为由",
        "一事",
        "问题",
        "冷静期",
        "的",
        "期间",
        "以后",
        "以来",
    ];
    let (start, word) = ["离婚", "复婚"].iter().filter_map(|word| Some((phrase.find(word)?, *word))).min()?;
    let (before, after) = (phrase.get(..start)?, phrase.get(start + word.len()..)?);
    let deemed = contains_any(before, &["视为", "视同", "等于", "即算", "算作", "就算"]);
    let was = !deemed && contains_any(before, &["已", "曾于", "曾经", "原系", "不", "未", "因", "《", "于20", "于19"]);
    let dated =
        was && contains_any(before, &["前到", "前办", "前去", "日前", "日到", "日办"]) && !before.contains('已');
    if was && !dated || OF.iter().any(|of| after.starts_with(of)) || contains_any(phrase, &["《", "判决"]) {
        return None;
    }
    Some(if deemed { format!("视为{word}") } else { word.to_owned() })
}

/// 婚姻无效, 结婚登记作废, 结为夫妻.
fn marriage(phrase: &str) -> Option<String> {
    for word in ["婚姻", "结婚登记", "婚礼", "结婚证"] {
        let Some(start) = phrase.find(word) else { continue };
        let after: String = phrase.get(start + word.len()..)?.chars().take(20).collect();
        let ends =
            ["无效", "有效", "撤销", "作废", "不算数", "失效", "不再有效", "到此为止", "到此结束", "就此结束", "废止"];
        if let Some(end) = ends.iter().find(|end| after.contains(**end))
            && !contains_any(&after, &["期间", "后", "关系", "判决"])
        {
            return Some(format!("{word}{end}"));
        }
    }
    let again = ["结为夫妻", "重新做夫妻", "不做夫妻", "解除夫妻", "不再做夫妻", "仍为夫妻", "仍是夫妻", "合法夫妻"];
    again.iter().find(|words| phrase.contains(**words)).map(|words| (*words).to_owned())
}

/// 系施明亮的非婚生女儿, 不是亲生的, 不认作女儿: who is whose child. 婚生女某某 is only how a child is called.
fn parentage(phrase: &str) -> Option<String> {
    let links = ["系", "是", "为", "非", "不属", "属于", "属"];
    for kin in KIN {
        let Some(start) = phrase.find(kin) else { continue };
        let after = phrase.get(start + kin.len()..)?;
        let whole = after.is_empty() || after.starts_with(['的', '、', '（', '关', '；']);
        let back = phrase.get(..start)?;
        let linked = links.iter().filter_map(|link| back.rfind(link).map(|at| at + link.len())).max();
        let near = linked.and_then(|at| back.get(at..)).is_some_and(|between| between.chars().count() <= 12);
        if whole && near {
            return Some(kin.to_owned());
        }
    }
    let denied = ["不认", "不再认", "不再是", "不再为", "不再作为", "不再算"];
    let child = [
        "父亲", "母亲", "儿子", "女儿", "爹", "娘", "子女", "父母", "养父", "养母", "养子", "养女", "媳妇", "丈夫",
        "妻子",
    ];
    let (start, word) = denied.iter().filter_map(|word| Some((phrase.find(word)?, *word))).min()?;
    let rest: String = phrase.get(start + word.len()..)?.chars().take(10).collect();
    let kin = child.iter().find(|kin| rest.ends_with(**kin) || rest.contains(&format!("{kin}，")))?;
    Some(format!("{word}{kin}"))
}

/// 由某人收养, 过继, 送给某人做儿子.
fn adoption(phrase: &str) -> Option<String> {
    if contains_any(phrase, &["收养", "抱养", "送养"])
        && contains_any(phrase, &["由", "给", "同意", "自愿", "将"])
        && !contains_any(
            phrase,
            &["费", "人员", "关系", "犬", "猫", "动物", "宠物", "狗", "登记证", "收养证", "复印件"],
        )
        && !contains_any(phrase, &TOLD)
        && !contains_any(phrase, &["已", "前", "后", "时"])
    {
        return Some("收养".to_owned());
    }
    let made = ["过继", "养子", "养女", "继子", "嗣子", "干儿子"];
    let (start, word) = made.iter().filter_map(|word| Some((phrase.find(word)?, *word))).min()?;
    let before = phrase.get(..start)?;
    let makes =
        word == "过继" || contains_any(before, &["收为", "立为", "认作", "认为", "收作", "作为", "做", "立", "送给"]);
    (makes && word != "干儿子" && !contains_any(phrase, &TOLD) && !contains_any(phrase, &["已", "费", "给付"]))
        .then(|| word.to_owned())
}

/// 解除父子关系, 养母女关系…终止.
fn relation(phrase: &str) -> Option<String> {
    let (start, bound) = BOUND
        .iter()
        .flat_map(|bound| phrase.match_indices(*bound))
        .filter(|(start, bound)| {
            let rest = phrase.get(start + bound.len()..).unwrap_or_default();
            rest.chars().take(5).collect::<String>().contains("关系")
                || rest.starts_with("名分")
                || rest.starts_with("情分")
        })
        .min()?;
    let relation_end = phrase.get(start..)?.find("关系").map_or(start + bound.len(), |at| start + at + "关系".len());
    let before = phrase.get(..start)?;
    let after = phrase.get(relation_end..)?;
    // 解除婚姻关系后, 婚姻关系存续期间: the time, not the act.
    if ["后", "之后", "存续", "期间", "时", "纠纷", "之日", "前", "证明", "的财产"]
        .iter()
        .any(|word| after.starts_with(word))
    {
        return None;
    }
    let named = format!("{bound}关系");
    let doing = DOING.iter().filter_map(|word| Some((before.rfind(word)?, *word))).max();
    if let Some((at, word)) = doing
        && before.get(at..).is_some_and(|between| between.chars().count() <= 18)
        && !contains_any(phrase, &["已依法", "已解除", "已经解除", "已办理", "判决"])
    {
        return Some(format!("{word}{named}"));
    }
    let short: String = after.chars().take(18).collect();
    let ended = DONE.iter().find(|word| short.contains(**word))?;
    let told = contains_any(phrase, &["已于", "已经", "曾", "依据", "根据", "《", "判决", "纠纷", "存续"])
        || short.starts_with('已');
    (!told).then(|| format!("{named}{ended}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_is_found_and_its_money_is_not() {
        for (text, expected) in [
            ("苏晓岚与张立峰自愿离婚。", true),
            ("双方同意解除婚姻关系。", true),
            ("双方的婚姻关系自本协议签订之日起解除。", true),
            ("解除王建国与王小明之间的收养关系。", true),
            ("自即日起断绝父子关系，互不往来。", true),
            ("确认张立峰为孩子生父。", true),
            ("双方于2026年5月10日前到民政局办理离婚登记。", true),
            ("薛丽娜与段晓峰自本协议签订之日起离婚。", true),
            ("两人从今天起就算离婚，各走各路。", true),
            ("如连续三个月不付，视为双方已经离婚。", true),
            ("王建国确认王小明系其亲生儿子。", true),
            ("经商定，小明不是张立峰的亲生骨肉。", true),
            ("确认小雨为张立峰的非婚生女儿。", true),
            ("双方的事实婚姻关系予以解除。", true),
            ("王桂兰与李秀的养母女关系自2026年10月1日起终止。", true),
            ("双方于1990年办理的结婚登记无效。", true),
            ("两人的婚姻自签字之日起作废。", true),
            ("双方已形成合法的夫妻关系。", true),
            ("王建国自愿将次子过继给其兄王建军。", true),
            ("今后王小明不再是王建国的儿子。", true),
            ("双方同意复婚。", true),
            ("双方婚生女段小雨由薛丽娜抚养。", false),
            ("段晓峰为婚生女儿段小雨支付抚养费。", false),
            ("本协议不涉及双方婚姻关系的变动。", false),
            ("双方恋爱关系已经终止，今后互不干扰。", false),
            ("双方因未办理结婚登记，彩礼返还五万元。", false),
            ("王建国作为父亲，每月探望一次。", false),
            ("离婚协议中的其他约定继续有效。", false),
            ("按照离婚判决书支付抚养费。", false),
            ("离婚后，张立峰每月支付抚养费1,500元。", false),
            ("双方已离婚，子女由苏晓岚直接抚养。", false),
            ("婚姻关系存续期间的债务由张立峰承担。", false),
            ("双方于2025年1月已办理离婚登记。", false),
            ("解除劳动关系后，公司支付经济补偿。", false),
            ("双方解除租赁合同。", false),
            ("兄弟和睦，共同赡养父母。", false),
            ("确认欠款本金为5,000元。", false),
        ] {
            assert_eq!(status(text).is_some(), expected, "{text}");
        }
    }
}
