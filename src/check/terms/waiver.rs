//! A promise not to go to court, to arbitration or to an authority is void: mediation must not stop a party from it
//! (People's Mediation Law arts 3, 32). Giving up a claim is not giving up the road.

use super::clause::{Clause, contains_any};
use crate::check::Report;
use crate::check::reading::sentences;
use crate::check::rule::Rule;

pub(super) fn check(clause: &Clause<'_>, report: Report<'_>) {
    for text in clause.texts() {
        if let Some(words) = waiver(text.text) {
            report(clause.about_words(Rule::TermWaivesSuit, text, vec![words]));
        }
    }
}

const GIVING_UP: [&str; 44] = [
    "不得",
    "放弃",
    "不再",
    "永不",
    "无权",
    "不准",
    "不许",
    "不可以",
    "丧失",
    "不能",
    "不会",
    "绝不",
    "决不",
    "禁止",
    "不去",
    "不向",
    "不到",
    "不可",
    "不应",
    "勿",
    "不通过",
    "不提",
    "不以",
    "无须",
    "不要",
    "均不",
    "不走",
    "不适用",
    "不进入",
    "不寻求",
    "不采取",
    "不诉诸",
    "不启动",
    "不选择",
    "不予",
    "不申请",
    "不找",
    "不经",
    "不必",
    "不用",
    "别再",
    "莫再",
    "排除",
    "免除",
];

const ROADS: [&str; 44] = [
    "提起诉讼",
    "起诉",
    "诉讼",
    "仲裁",
    "上诉",
    "打官司",
    "诉权",
    "上访",
    "信访",
    "法院",
    "投诉",
    "举报",
    "控告",
    "报警",
    "报案",
    "申诉",
    "劳动监察",
    "行政复议",
    "司法途径",
    "法律途径",
    "司法救济",
    "司法程序",
    "诉诸法律",
    "诉至",
    "追诉",
    "告状",
    "告到",
    "状告",
    "官司",
    "法庭",
    "公堂",
    "申请执行",
    "强制执行",
    "撤销本协议",
    "法院撤销",
    "劳动局",
    "劳动部门",
    "主管部门",
    "找派出所",
    "找公安",
    "工伤认定",
    "检举",
    "支付令",
    "法律程序",
];

/// Straight refusals: 不起诉, 不上访.
const REFUSING: [&str; 20] = [
    "不起诉",
    "不诉讼",
    "不上访",
    "不信访",
    "不报警",
    "不报案",
    "不投诉",
    "不举报",
    "不控告",
    "不申请仲裁",
    "不打官司",
    "息诉罢访",
    "息访罢诉",
    "息诉息访",
    "永不追诉",
    "不走法律",
    "不惊动官府",
    "不对簿公堂",
    "私了了断",
    "罢访息诉",
];

/// Words that give up the road to court, arbitration or an authority.
fn waiver(text: &str) -> Option<String> {
    sentences(text)
        .find_map(|sentence| sentence.split(['，', ',']).find_map(in_phrase).or_else(|| price_of_suing(sentence)))
}

const GOING: [&str; 18] = [
    "起诉",
    "诉讼",
    "仲裁",
    "上访",
    "信访",
    "打官司",
    "告状",
    "告到",
    "去告",
    "告上",
    "投诉",
    "举报",
    "报警",
    "报案",
    "诉至",
    "闹到法院",
    "上法院",
    "控告",
];
const PRICE: [&str; 21] = [
    "违约金",
    "退还",
    "退回",
    "返还",
    "视为违约",
    "支付违约金",
    "承担违约",
    "赔偿",
    "作废",
    "无效",
    "收回",
    "取消",
    "罚",
    "后果自负",
    "责任自负",
    "承担一切",
    "承担全部",
    "双倍",
    "不再支付",
    "不再赔偿",
    "不予支付",
];
const FAIR: [&str; 22] = [
    "不履行",
    "未履行",
    "逾期",
    "违约方",
    "败诉",
    "未按",
    "不按",
    "未付",
    "不付",
    "拖欠",
    "诉讼费",
    "律师费",
    "有权",
    "可以",
    "可依法",
    "可向",
    "可凭",
    "可就",
    "虚假",
    "恶意",
    "捏造",
    "撤回",
];

/// 若再起诉，应退还全部款项: who goes to court pays for it. 一方不履行，另一方起诉的，律师费由违约方承担 is another matter.
fn price_of_suing(sentence: &str) -> Option<String> {
    const IF: [&str; 14] =
        ["如", "若", "再", "凡", "谁", "一旦", "擅自", "倘", "要是", "哪方", "哪一方", "反悔", "只要", "先"];
    if contains_any(sentence, &FAIR) {
        return None;
    }
    let (start, going) = GOING.iter().filter_map(|word| Some((sentence.find(word)?, *word))).min()?;
    let (before, after) = (sentence.get(..start)?, sentence.get(start + going.len()..)?);
    (contains_any(before, &IF) && contains_any(after, &PRICE)).then(|| going.to_owned())
}

fn in_phrase(phrase: &str) -> Option<String> {
    if let Some(refusing) = REFUSING.iter().find(|words| phrase.contains(**words))
        && !contains_any(phrase, &["如不", "若不", "的，", "期间"])
    {
        return Some((*refusing).to_owned());
    }
    GIVING_UP
        .iter()
        .filter_map(|word| Some((phrase.find(word)?, *word)))
        .filter_map(|(start, word)| {
            let rest = phrase.get(start + word.len()..)?;
            let (distance, road) = ROADS.iter().filter_map(|road| Some((rest.find(road)?, *road))).min()?;
            let between = rest.get(..distance)?;
            let after = rest.get(distance + road.len()..)?;
            gives_up(word, between, road, after).then(|| format!("{word}{between}{road}"))
        })
        .next()
}

/// Whether the words between and after leave the road closed.
fn gives_up(word: &str, between: &str, road: &str, after: &str) -> bool {
    const OPENING: [&str; 20] = [
        "非正常",
        "越级",
        "缠",
        "无理",
        "撤",
        "可",
        "有权",
        "应当",
        "依法向",
        "履行",
        "妨碍",
        "影响",
        "阻碍",
        "阻挠",
        "阻止",
        "干扰",
        "虚假",
        "恶意",
        "非法",
        "的，",
    ];
    // 放弃诉讼时效抗辩, 诉讼费, 以起诉为由, 放弃其他诉讼请求: a claim or a pretext, not the road.
    const BESIDE: [&str; 14] = [
        "出具的",
        "生效",
        "受理后",
        "时效",
        "费",
        "请求",
        "为由",
        "期间",
        "保全",
        "法院判决",
        "主张",
        "确认",
        "执行",
        "认可",
    ];
    if contains_any(between, &OPENING) || BESIDE.iter().any(|beside| after.starts_with(beside)) {
        return false;
    }
    // 不向法院申请强制执行前: 法院 alone must be gone to.
    !(road == "法院" && matches!(word, "丧失" | "无须")) && between.chars().count() <= 24
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waivers_are_found_and_open_roads_are_not() {
        for (text, words) in [
            ("双方不得再就此事向人民法院起诉。", Some("不得再就此事向人民法院")),
            ("甲方自愿放弃诉讼权利", Some("放弃诉讼")),
            ("今后不再上访", Some("不再上访")),
            ("履行后，双方不得以任何理由提起诉讼", Some("不得以任何理由提起诉讼")),
            ("林志远保证不起诉关伯年", Some("不起诉")),
            ("林志远承诺不再通过法律途径解决", Some("不再通过法律途径")),
            ("沈伟民今后不向公安机关报案", Some("不向公安机关报案")),
            ("双方息诉罢访", Some("息诉罢访")),
            ("签字后关伯年若再起诉，应退还全部款项", Some("起诉")),
            ("哪一方再去上访，收到的钱全部退回", Some("上访")),
            ("双方同意本纠纷不适用诉讼程序解决", Some("不适用诉讼")),
            ("双方自愿放弃申请司法确认、起诉和申请执行的权利", Some("放弃申请司法确认、起诉")),
            ("本协议签订后，双方永不追诉", Some("永不追诉")),
            ("今后双方不走法律程序", Some("不走法律")),
            ("林志远今后不得申请工伤认定", Some("不得申请工伤认定")),
            ("关伯年不得再去劳动局反映", Some("不得再去劳动局")),
            ("这件事私下解决，不经法院", Some("不经法院")),
            ("一方逾期不付，另一方起诉的，律师费由违约方承担", None),
            ("不履行的，对方再起诉时，赔偿其损失", None),
            ("不得越级上访、堵门", None),
            ("林志远撤回仲裁申请，不再另行收取费用", None),
            ("逾期不履行的，可向人民法院起诉。", None),
            ("不得拖延，否则林志远可以起诉", None),
            ("不再履行的有权向人民法院起诉", None),
            ("不得堵塞水渠", None),
            ("林志远自愿放弃其他诉讼请求", None),
            ("关伯年放弃诉讼时效抗辩", None),
            ("任何一方不得妨碍对方向人民法院起诉", None),
            ("一方不履行本协议的，另一方可以向人民法院起诉", None),
            ("协商不成的，依法向人民法院提起诉讼", None),
        ] {
            assert_eq!(waiver(text).as_deref(), words, "{text}");
        }
    }
}
