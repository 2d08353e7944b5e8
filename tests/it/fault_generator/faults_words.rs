//! Faults in what a clause says: who is meant, strangers, wrong characters, dialect, words that leave things open.

use serde_json::json;

use super::{Good, Kind, Planted, at, kind};
use crate::dice::Dice;

pub fn kinds() -> Vec<Kind> {
    vec![
        kind("term.short-name", "who pays is called short", called_short),
        kind("term.unknown-party", "a mistyped name", mistyped),
        kind("term.burdens-outsider", "a duty on someone else", outsider),
        kind("term.wrong-character", "a wrong character", wrong_character),
        kind("term.dialect", "dialect", dialect),
        kind("term.vague-word", "nobody knows when or how much", vague),
    ]
}

/// The first clause of payment, which begins with the name of who pays.
fn paying(good: &mut Good, dice: &mut Dice) -> Option<(usize, String, String)> {
    let from = good.paid_at_once();
    let position = *from.get(dice.roll(from.len().max(1)))?;
    let payer = good.case["parties"][1]["name"].as_str()?.to_owned();
    let text = good.case["terms"][position]["text"].as_str()?;
    text.starts_with(&payer).then(|| (position, payer, text.to_owned()))
}

fn with(good: &mut Good, position: usize, text: &str) -> Option<Planted> {
    good.case["terms"][position]["text"] = json!(text);
    at(format!("/terms/{position}/text"))
}

/// A sentence behind the clause's own.
fn ending(good: &mut Good, dice: &mut Dice, sentences: &[&str]) -> Option<Planted> {
    let (position, payer, text) = paying(good, dice)?;
    let receiver = good.case["parties"][0]["name"].as_str()?.to_owned();
    let more = dice.pick(sentences).replace("{b}", &payer).replace("{a}", &receiver);
    with(good, position, &(text + &more))
}

fn called_short(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let (position, payer, text) = paying(good, dice)?;
    if good.case["parties"][1]["kind"] == "organisation" {
        return None;
    }
    let family: String = payer.chars().take(1).collect();
    let given: String = payer.chars().skip(1).collect();
    let double = ["欧阳", "司徒", "上官", "诸葛"].iter().any(|double| payer.starts_with(double));
    if double || payer.chars().count() != 3 {
        return None;
    }
    let shapes = [
        "老{f}",
        "小{f}",
        "阿{g}",
        "{g}",
        "{f}某",
        "{f}先生",
        "{f}老板",
        "{f}师傅",
        "乙方",
        "对方",
        "房东",
        "商家",
        "包工头",
        "店家",
    ];
    let short = dice.pick(&shapes).replace("{f}", &family).replace("{g}", &given);
    // 小于 and 小时 are words.
    if "于时区麦车康米包计程路".contains(&family) {
        return None;
    }
    with(good, position, &text.replacen(&payer, &short, 1))
}

fn mistyped(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let (position, payer, text) = paying(good, dice)?;
    let mut signs: Vec<char> = payer.chars().collect();
    if signs.len() < 3 {
        return None;
    }
    let middle = if signs.len() > 4 { signs.len() / 2 } else { signs.len() - 1 };
    let other = dice.pick(&["鑫", "磊", "翠", "彬", "岚", "峻", "瑶", "鹏", "蕾", "晖", "璇"]).chars().next()?;
    if signs[middle] == other {
        return None;
    }
    signs[middle] = other;
    let wrong: String = signs.into_iter().collect();
    with(good, position, &text.replacen(&payer, &wrong, 1))
}

fn outsider(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    ending(
        good,
        dice,
        &[
            "{b}无力支付的，由其弟弟钱大勇代为偿还。",
            "上述款项由{b}之子负责支付。",
            "其余损失由石塘村村民委员会承担。",
            "{b}的丈夫樊志高应于收款当日书面道歉。",
            "门店股东齐立新对上述款项承担连带责任。",
            "车辆挂靠单位示范市通达运输有限公司承担连带责任。",
            "石塘镇供电所应在当月移走电表。",
            "介绍人翟小燕必须在场并承担一半费用。",
            "班主任何老师应当到{a}家中赔礼道歉。",
            "包装供应商示范市佳美纸箱厂负责更换包装。",
            "不足部分由街道办事处先行垫付。",
            "{b}的岳父每月另行承担200元。",
        ],
    )
}

fn wrong_character(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    ending(
        good,
        dice,
        &[
            "{b}应按约覆行本协议。",
            "双方签定本协议后各执一份。",
            "{a}收到款项后当场写下收椐。",
            "{b}不得再搔扰{a}。",
            "押金由{b}一并退环{a}。",
            "款项汇入{a}本人帐户。",
            "双方当面赔礼道谦。",
            "{b}保证不再妨疑{a}通行。",
            "维休所需材料由{b}自备。",
            "{a}领款后在收条上签字确任。",
            "{b}己付的部分以收条为准。",
            "双方今后和睦相外，不在追究。",
            "{b}必需按本条支付。",
            "部份单据由{a}保管。",
            "{b}应安时付款，拖廷无效。",
        ],
    )
}

fn dialect(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    ending(
        good,
        dice,
        &[
            "{a}收到钱之后唔再搞事。",
            "{b}畀返押金{a}。",
            "啥子理由都不得拖欠。",
            "{b}要把屋子整利索。",
            "双方往后甭再吵了。",
            "咋交钥匙，当面说。",
            "俺们双方各退一步。",
            "{b}莫要反悔。",
            "双方勿要再争。",
            "{b}将杂物冚唪唥清走。",
            "要得，双方都认这个数。",
            "两家娃儿照旧来往。",
            "{a}冇意见。",
        ],
    )
}

fn vague(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    ending(
        good,
        dice,
        &[
            "其余部分手头宽裕后支付。",
            "{b}另行适当补偿{a}。",
            "后续治疗的合理费用由{b}承担。",
            "差额以后再算。",
            "{b}另补三五百元。",
            "{b}抓紧时间办理。",
            "{b}经常清扫楼道。",
            "另付六十多元运费。",
            "{b}待工程款到位后再支付利息。",
            "余下的尽快付清。",
            "{b}改天上门修理。",
            "其他费用看着办。",
            "金额可酌情增减。",
        ],
    )
}
