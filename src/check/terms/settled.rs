//! What a clause is by its words: a declaration, a lasting duty, one that was done at the table, one of money.
//! Several rules ask it. It must not report anything.

use super::clause::{Clause, contains_any};
use crate::check::reading::dates::{Said, Start, Unit};
use crate::check::reading::sentences;

/// 双方再无其他争议: it ends the matter and asks nothing of anyone.
pub(super) fn is_declaration(clause: &Clause<'_>) -> bool {
    const DECLARING: [&str; 37] = [
        "再无其他",
        "无其他争议",
        "无其他纠纷",
        "再无纠葛",
        "再无任何纠纷",
        "再无争议",
        "无任何争议",
        "无其它争议",
        "互不追究",
        "互不主张",
        "互谅互让",
        "本协议自",
        "本协议一式",
        "协议自双方",
        "本协议经",
        "了结",
        "互不相欠",
        "未尽事宜",
        "债权债务",
        "自行承担",
        "系自愿",
        "具有法律约束力",
        "具有民事合同性质",
        "同等法律效力",
        "各执一份",
        "各持一份",
        "不再主张",
        "不再追究",
        "放弃其他",
        "自愿放弃",
        "表示谅解",
        "予以谅解",
        "相互谅解",
        "互相谅解",
        "双方确认",
        "各方确认",
        "自愿达成",
    ];
    is_free(clause) && contains_any(clause.text.text, &DECLARING) && !lays_a_payment(clause) && !is_an_act(clause)
}

/// No amount, no pattern: nothing but words.
fn is_free(clause: &Clause<'_>) -> bool {
    clause.term.amount.is_none() && clause.term.pattern.is_none() && clause.text.reading.amounts.is_empty()
}

/// Whether a phrase asks for something to be done once: no price of one month, nothing that is never to be done.
fn is_an_act(clause: &Clause<'_>) -> bool {
    const ONCE: [&str; 66] = [
        "拆除", "拆掉", "清走", "清理", "清运", "清除", "清空", "搬走", "搬离", "搬出", "搬迁", "迁走", "迁移", "迁出",
        "迁至", "腾空", "腾退", "修复", "修好", "修缮", "维修", "修理", "修补", "修建", "恢复", "归还", "交还", "返还",
        "退还", "还给", "移走", "移至", "移开", "修剪", "砍除", "安装", "加装", "更换", "支付", "赔偿", "补种", "补签",
        "补办", "办理", "道歉", "交付", "出具", "埋设", "疏通", "封堵", "填平", "回填", "铺设", "粉刷", "重做", "删除",
        "撤回", "注销", "送还", "改接", "改道", "改建", "整改", "重建", "补缴", "移栽",
    ];
    const OFTEN: [&str; 31] = [
        "关系",
        "每",
        "期间",
        "轮流",
        "不得",
        "不再",
        "今后",
        "保证不",
        "承诺不",
        "禁止",
        "及时",
        "随时",
        "定期",
        "如",
        "若",
        "遇",
        "发现",
        "分担",
        "协助",
        "保持",
        "分别",
        "时提前",
        "已",
        "后续",
        "无需",
        "无须",
        "不需",
        "放弃",
        "不要求",
        "免除",
        "不承担",
    ];
    let text = clause.text.text;
    if clause.permits || text.contains('每') && clause.term.amount.is_none() {
        return false;
    }
    // 任何一方再…: it comes to that only if somebody does.
    let plain =
        sentences(text).filter(|sentence| !contains_any(sentence, &["任何一方再", "谁先", "谁再", "哪一方", "凡"]));
    // 逾期的，…: what follows hangs on it.
    let mut phrases =
        plain.flat_map(|sentence| sentence.split(['，', ',']).take_while(|phrase| !phrase.ends_with('的')));
    let acts = |phrase: &str| {
        let mut verbs = ONCE.iter().flat_map(|verb| phrase.match_indices(*verb));
        verbs.any(|(start, verb)| {
            let before = phrase.get(..start).unwrap_or_default();
            is_a_verb(phrase, start, verb) && !before.ends_with('不') && !before.ends_with("不予")
        })
    };
    phrases.any(|phrase| acts(phrase) && !contains_any(phrase, &OFTEN))
}

/// A duty to keep to something for ever: it has no last day.
fn is_lasting(clause: &Clause<'_>) -> bool {
    const LASTING: [&str; 34] = [
        "今后",
        "不得",
        "不再",
        "互不",
        "长期",
        "永久",
        "相互尊重",
        "互相尊重",
        "和睦相处",
        "以后",
        "日后如",
        "期间",
        "每",
        "定期",
        "轮流",
        "共同使用",
        "保持",
        "禁止",
        "严禁",
        "遵守",
        "保证不",
        "承诺不",
        "时段",
        "分别于",
        "各自承担",
        "各自负担",
        "平均分担",
        "分担",
        "如再",
        "探望",
        "探视",
        "维持",
        "自理",
        "协助",
    ];
    clause.term.amount.is_none() && clause.term.pattern.is_none() && contains_any(clause.text.text, &LASTING)
}

/// A clause that by its nature has no day and no manner: no payment, no act that is done once, or one that is done.
pub(super) fn has_no_day(clause: &Clause<'_>) -> bool {
    let pays = clause.is_payment() || lays_a_payment(clause);
    let told = !clause.term.method.trim().is_empty() || clause.term.due.is_some();
    let acts = is_an_act(clause) || (told && !clause.permits && !is_lasting(clause));
    !(pays || clause.term.pattern.is_some() || acts)
        || is_declaration(clause)
        || is_offset(clause)
        || was_done(clause)
        || is_at_once(clause)
}

/// Done at the table, and no day beside it.
fn is_at_once(clause: &Clause<'_>) -> bool {
    let dates = &clause.text.reading.dates;
    clause.term.due.is_none() && !dates.is_empty() && dates.iter().all(|written| written.said == Said::AtOnce)
}

/// 从进度款中抵扣: nothing is handed over.
fn is_offset(clause: &Clause<'_>) -> bool {
    clause.term.amount.is_none() && contains_any(clause.text.text, &["抵扣", "抵销", "抵消", "互不找补"])
}

/// Performed before or at the signing.
pub(super) fn was_done(clause: &Clause<'_>) -> bool {
    const DONE: [&str; 18] = [
        "已付清",
        "已履行完毕",
        "已收讫",
        "已当场",
        "已支付完毕",
        "已全部付清",
        "已结清",
        "已全部履行",
        "已全部支付",
        "已收到",
        "已归还",
        "已清理完毕",
        "已拆除",
        "已经付清",
        "已经支付",
        "已经履行",
        "已道歉",
        "已当面",
    ];
    clause.term.due.is_none() && contains_any(clause.text.text, &DONE)
}

/// Whether the sentence says when: a period, every month's day, at once, an event that will come.
pub(super) fn says_when(clause: &Clause<'_>) -> bool {
    const EVENTS: [&str; 21] = [
        "之日，",
        "之日起",
        "之日前",
        "之日内",
        "之前",
        "期满",
        "届满",
        "到期",
        "完工后",
        "验收合格后",
        "收到后",
        "接到通知",
        "到账后",
        "出院后",
        "判决生效",
        "开学前",
        "交付时",
        "同时",
        "时付清",
        "时一并",
        "时支付",
    ];
    let dated = clause.text.reading.dates.iter().any(|written| !matches!(written.said, Said::Month(_)));
    dated || contains_any(clause.text.text, &EVENTS) || waits_for_an_event(clause.text.text)
}

/// 完成整改后, 在腾房时: it is done when something else is; 有钱后 and 方便时 are no event.
fn waits_for_an_event(text: &str) -> bool {
    const VAGUE: [&str; 14] = [
        "有钱", "方便", "有空", "条件", "经济", "能力", "宽裕", "适当", "合适", "日后", "以后", "今后", "此后", "必要",
    ];
    const HAPPENS: [&str; 22] = [
        "完成", "履行", "收到", "收款", "付清", "到账", "验收", "退款", "拿到", "交付", "搬离", "腾", "竣工", "领取",
        "还清", "退还", "签收", "支付", "移交", "交接", "办妥", "取得",
    ];
    sentences(text).flat_map(|sentence| sentence.split(['，', ','])).any(|phrase| {
        let after = phrase.find('后').and_then(|end| phrase.get(..end));
        let during =
            ["在", "于"].iter().find_map(|word| phrase.split_once(*word)).and_then(|(_, rest)| rest.split_once('时'));
        let happens = after.is_some_and(|before| contains_any(before, &HAPPENS))
            || during.is_some_and(|(event, _)| (2..=12).contains(&event.chars().count()));
        happens && !contains_any(phrase, &VAGUE)
    })
}

/// The period counted from the signing that the sentence names first: so many of these.
pub(super) fn period_from_signing(clause: &Clause<'_>) -> Option<(u32, Unit)> {
    clause.text.reading.dates.iter().find_map(|written| match written.said {
        Said::Period { count, unit, start: Start::Signing } => Some((count, unit)),
        _ => None,
    })
}

const GIVING: [&str; 30] = [
    "赔给", "退给", "汇给", "缴清", "交清", "还清", "补给", "补交", "补缴", "一笔", "打给", "转给", "支付", "赔偿",
    "补偿", "给付", "付给", "付清", "偿还", "清偿", "返还", "退还", "退回", "缴纳", "交纳", "补足", "补发", "结清",
    "归还", "偿付",
];
const MONEY: [&str; 27] = [
    "津贴",
    "费",
    "款",
    "工资",
    "报酬",
    "租金",
    "押金",
    "定金",
    "损失",
    "赔偿金",
    "补偿金",
    "违约金",
    "抚慰金",
    "慰问金",
    "抚养费",
    "赡养费",
    "本金",
    "利息",
    "本息",
    "人民币",
    "现金",
    "元",
    "保证金",
    "货款",
    "医药",
    "钱",
    "奖金",
];

/// Whether a phrase lays a payment on someone: a verb of giving with money after it, and no word that takes it away.
pub(super) fn lays_a_payment(clause: &Clause<'_>) -> bool {
    payment_phrases(clause.text.text).next().is_some()
}

const TAKEN_BACK: [&str; 50] = [
    "谁",
    "凡",
    "任何一方",
    "不退",
    "不付",
    "不赔",
    "不还",
    "不予",
    "不给",
    "不补",
    "不支付",
    "不再",
    "无需",
    "无须",
    "不需",
    "免除",
    "放弃",
    "不得",
    "不要求",
    "不主张",
    "已支付",
    "已经支付",
    "已赔偿",
    "已付清",
    "如",
    "若",
    "逾期",
    "未按",
    "未支付",
    "后续",
    "凭",
    "据实",
    "按实际",
    "时支付",
    "另行",
    "请求",
    "所支付",
    "不承担",
    "已全部",
    "已结清",
    "全部结清",
    "已还",
    "养老保险费",
    "社会保险",
    "公积金",
    "水电费",
    "水费",
    "电费",
    "燃气费",
    "办理",
];

/// The phrases of a text that lay a payment on someone.
pub(super) fn payment_phrases(text: &str) -> impl Iterator<Item = &str> {
    let phrases =
        sentences(text).flat_map(|sentence| sentence.split(['，', ',']).map(move |phrase| (sentence, phrase)));
    let laid = phrases.filter(|(sentence, phrase)| {
        let verbs = GIVING.iter().flat_map(|verb| phrase.match_indices(*verb));
        let Some((start, verb)) = verbs.filter(|(start, verb)| is_a_verb(phrase, *start, verb)).min() else {
            return false;
        };
        let rest = phrase.get(start + verb.len()..).unwrap_or_default();
        let before = phrase.get(..start).unwrap_or_default();
        // 余款2,000元于…退还: the money stands before it; 计人民币2,760元，于…付清: it stands in the phrase before.
        let owed = if verb.ends_with('清') || money_goes_before(before) {
            phrase
        } else if rest.trim_matches(['）', ')', ' ']).is_empty() && sentence.contains('元') {
            sentence
        } else {
            rest
        };
        // 若再起诉，应退还全部款项: only if it comes to that.
        let bare = verb.ends_with('清') && rest.is_empty() && sentence.contains('元');
        (bare || contains_any(owed, &MONEY))
            && !contains_any(phrase, &TAKEN_BACK)
            && !phrase.trim_end().ends_with(['后', '的'])
            && !phrase.trim_end().ends_with("之日")
            && !contains_any(sentence, &["若再", "如再", "再次"])
            && !contains_any(rest, &["条原件", "收据", "凭证"])
    });
    laid.map(|(_, phrase)| phrase)
}

/// 赔偿款, 补偿金额, 赔偿事宜, 支付义务 are what something is called; nothing is laid on anyone.
fn is_a_verb(phrase: &str, start: usize, verb: &str) -> bool {
    const NOUNS: [&str; 9] = ["款", "金", "事宜", "责任", "义务", "标准", "数额", "问题", "协议"];
    let rest = phrase.get(start + verb.len()..).unwrap_or_default();
    let noun = NOUNS.iter().any(|noun| rest.starts_with(noun));
    let number =
        verb == "一笔" && phrase.get(..start).is_some_and(|before| before.ends_with(['第', '后', '首', '任', '何']));
    // 拆除的旧雨棚: what was done to it, no duty.
    let called = noun && matches!(verb, "赔偿" | "补偿") || verb == "支付" && rest.starts_with("义务");
    !(number || called || rest.starts_with('的'))
}

/// 停车费由, 余款人民币2,000元于: what is given stands before the verb.
fn money_goes_before(before: &str) -> bool {
    let by = ["费由", "款由", "钱由", "金由", "租由", "资由"];
    contains_any(before, &by) || before.contains('元') && !before.contains("元的")
}
