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

/// What is ended, founded or found to be, and of what.
const DOING: [&str; 20] = [
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
];
const RELATION: [&str; 21] = [
    "婚姻关系",
    "夫妻关系",
    "收养关系",
    "父子关系",
    "父女关系",
    "母子关系",
    "母女关系",
    "亲子关系",
    "血缘关系",
    "亲属关系",
    "兄弟关系",
    "姐妹关系",
    "抚养人身份",
    "养父子",
    "养母子",
    "养父女",
    "养母女",
    "生父",
    "生母",
    "继父子",
    "继母子",
];

fn status(text: &str) -> Option<String> {
    sentences(text).flat_map(|sentence| sentence.split(['，', ','])).find_map(in_phrase)
}

fn in_phrase(phrase: &str) -> Option<String> {
    if let Some(words) = SETTLING.iter().find(|words| phrase.contains(**words)) {
        return Some((*words).to_owned());
    }
    let marriage =
        phrase.find("婚姻").and_then(|start| phrase.get(start..)).map(|rest| rest.chars().take(10).collect::<String>());
    if let Some(words) = marriage.filter(|rest| contains_any(rest, &["无效", "有效", "撤销"]) && !rest.contains("期间"))
    {
        return Some(words);
    }
    // 已于2025年办理离婚登记 and 离婚登记后 tell what was.
    let told =
        contains_any(phrase, &["已", "后", "时", "曾", "依据", "根据", "《", "判决", "纠纷", "期间", "存续", "前"]);
    if phrase.contains("办理离婚") && !contains_any(phrase, &["已", "后", "时，", "曾", "《"]) {
        return Some("办理离婚".to_owned());
    }
    if contains_any(phrase, &["收养"]) && phrase.contains('由') && !told && !contains_any(phrase, &["费", "人员"])
    {
        return Some("收养".to_owned());
    }
    let relation = RELATION.iter().filter_map(|word| Some((phrase.find(word)?, *word))).min()?;
    let end = relation.0 + relation.1.len();
    let before = phrase.get(..relation.0)?;
    let after = phrase.get(end..)?;
    // 解除婚姻关系后, 婚姻关系存续期间: the time, not the act.
    if ["后", "之后", "存续", "期间", "时", "纠纷", "之日", "前"].iter().any(|word| after.starts_with(word))
    {
        return None;
    }
    let doing = DOING.iter().filter_map(|word| Some((before.rfind(word)?, *word))).max();
    if let Some((start, word)) = doing
        && before.get(start..).is_some_and(|between| between.chars().count() <= 14)
        && !contains_any(phrase, &["已依法", "已解除", "已经解除", "已办理"])
    {
        return Some(format!("{word}{}", relation.1));
    }
    let ends =
        ["解除", "终止", "结束", "消灭", "无效", "有效", "不存在", "自此", "自动解除", "自行解除", "予以解除", "成立"];
    let short = after.chars().take(14).collect::<String>();
    let ended = ends.iter().find(|word| short.contains(**word))?;
    (!told).then(|| format!("{}{ended}", relation.1))
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
