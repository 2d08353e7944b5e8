//! A penalty far above the loss may be cut by a court (Civil Code art. 585), and interest above four times the market
//! rate is not owed (Civil Code art. 680 and the rules on private loans). Worth a word before anyone signs it.

use super::clause::{Clause, Text, contains_any};
use crate::check::Report;
use crate::check::reading::amounts::{Amount, Form};
use crate::check::reading::sentences;
use crate::check::rule::Rule;
use crate::domain::money::Money;

/// A thousandth a day (36.5 % a year) is the most that passes without a word, in millionths.
const MOST_A_DAY: u64 = 1_000;
/// Three hundredths a month, in millionths.
const MOST_A_MONTH: u64 = 30_000;
/// Interest: fourteen hundredths a year, about four times the one-year market rate of 2026, in millionths.
const MOST_INTEREST_A_YEAR: u64 = 140_000;
/// A lump above three tenths of what is owed (the usual measure of art. 585).
const MOST_OF_THE_SUM: u64 = 30;

pub(super) fn check(clause: &Clause<'_>, report: Report<'_>) {
    for text in [&clause.text, &clause.breach] {
        if let Some(words) = excessive(clause, text) {
            report(clause.about_words(Rule::TermExcessivePenalty, text, vec![words]));
        }
    }
}

fn excessive(clause: &Clause<'_>, text: &Text<'_>) -> Option<String> {
    sentences(text.text).find_map(rate).or_else(|| sum(clause, text))
}

/// How often a rate comes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Every {
    Day,
    Month,
    Year,
    Once,
}

/// A rate in the sentence that is too high.
fn rate(sentence: &str) -> Option<String> {
    if !is_penal(sentence) && !contains_any(sentence, &["利息", "利率", "月息", "年息", "日息", "月利", "年利"])
    {
        return None;
    }
    if let Some(words) = multiple(sentence) {
        return Some(words);
    }
    let signs: Vec<char> = sentence.chars().collect();
    (0..signs.len()).find_map(|start| {
        let (millionths, end) = share(&signs, start)?;
        let before: String = signs.get(start.saturating_sub(14)..start)?.iter().collect();
        let after: String = signs.get(end..(end + 4).min(signs.len()))?.iter().collect();
        let interest = contains_any(&before, &["利率", "利息", "年息", "月息", "日息", "年化", "年利", "月利", "日利"]);
        let most = match every(&before, &after) {
            Every::Day => MOST_A_DAY,
            Every::Month if interest => MOST_INTEREST_A_YEAR / 12,
            Every::Month => MOST_A_MONTH,
            Every::Year if interest => MOST_INTEREST_A_YEAR,
            Every::Year => 365 * MOST_A_DAY,
            Every::Once if contains_any(sentence, &["违约金", "滞纳金", "罚金", "罚款"]) && !is_a_share(&before) => {
                MOST_OF_THE_SUM * 10_000
            }
            Every::Once => return None,
        };
        (millionths > most).then(|| signs.get(start..end).unwrap_or_default().iter().collect())
    })
}

/// The sentence tells what follows when somebody does not keep to it.
fn is_penal(sentence: &str) -> bool {
    const FAILING: [&str; 32] = [
        "违约",
        "逾期",
        "滞纳",
        "罚",
        "迟延",
        "延期",
        "延迟",
        "拖延",
        "拖欠",
        "超期",
        "过期",
        "到期不",
        "到期未",
        "期满不",
        "期满未",
        "不按",
        "未按",
        "不付",
        "未付",
        "不还",
        "未还",
        "不履行",
        "未履行",
        "违反",
        "违者",
        "反悔",
        "晚付",
        "晚还",
        "迟付",
        "欠付",
        "每晚",
        "每迟",
    ];
    contains_any(sentence, &FAILING)
}

/// 承担60%的责任, 按50%的比例: a share, no penalty.
fn is_a_share(before: &str) -> bool {
    contains_any(before, &["责任", "承担", "比例", "分担", "已付"]) && !before.contains("违约")
}

/// So much for each day.
const DAILY: [&str; 46] = [
    "每日",
    "每天",
    "按日",
    "按天",
    "日息",
    "日利率",
    "日利息",
    "每逾期一日",
    "每逾期一天",
    "每逾期1",
    "一日按",
    "一天按",
    "逾期一日",
    "逾期一天",
    "逾期1日",
    "逾期1天",
    "每延迟一",
    "每迟延一",
    "每拖延一",
    "每拖欠一",
    "每拖一天",
    "每晚一天",
    "每晚付一天",
    "每过一天",
    "每超过一天",
    "超一天",
    "超过一天",
    "付一天",
    "还一天",
    "交一天",
    "一天罚",
    "一天加",
    "一天另",
    "一日罚",
    "一日加",
    "一日另",
    "一日支付",
    "一天支付",
    "迟一天",
    "晚一天",
    "拖一天",
    "拖一日",
    "每超一日",
    "逐日",
    "天天",
    "日罚息",
];

fn every(before: &str, after: &str) -> Every {
    let month = [
        "每月",
        "月利率",
        "月息",
        "按月",
        "每个月",
        "每逾期一月",
        "每逾期一个月",
        "月利",
        "逾期一个月",
        "每拖一个月",
        "每晚一个月",
        "逐月",
    ];
    let year = ["年利率", "年息", "年化", "每年", "按年", "年利", "年息率"];
    let ends = |sign: char| {
        let mut back = before.chars().rev();
        back.next() == Some(sign)
            && !back.next().is_some_and(|digit| digit.is_ascii_digit() || "一二三四五六七八九十".contains(digit))
    };
    let follows = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    if contains_any(before, &DAILY)
        || ends('日')
        || ends('天')
        || follows(&["/日", "每日", "/天", "每天", "一天", "一日"])
    {
        Every::Day
    } else if contains_any(before, &month) || ends('月') || follows(&["/月", "每月", "一个月"]) {
        Every::Month
    } else if contains_any(before, &year) || ends('年') || follows(&["/年", "每年", "一年"]) {
        Every::Year
    } else {
        Every::Once
    }
}

/// 万分之五, 千分之三, 百分之二十, 5%, 3‰, 月息2分: millionths, and where it ends.
fn share(signs: &[char], start: usize) -> Option<(u64, usize)> {
    let words: String = signs.get(start..(start + 3).min(signs.len()))?.iter().collect();
    let part = match words.as_str() {
        "万分之" => Some(100),
        "千分之" => Some(1_000),
        "百分之" => Some(10_000),
        _ => None,
    };
    if let Some(part) = part {
        let (tenths, end) = number(signs, start + 3)?;
        return Some((tenths * part / 10, end));
    }
    if start > 0 && signs.get(start - 1).is_some_and(|sign| sign.is_ascii_digit() || *sign == '.') {
        return None;
    }
    let (tenths, end) = number(signs, start)?;
    let before: String = signs.get(start.saturating_sub(3)..start)?.iter().collect();
    match signs.get(end) {
        Some('%' | '％') => Some((tenths * 1_000, end + 1)),
        Some('‰') => Some((tenths * 100, end + 1)),
        // 月息2分 is two hundredths a month, 年息2分 two tenths a year; 厘 is a tenth of 分.
        Some('分') if before.contains("年息") || before.contains("年利") => Some((tenths * 10_000, end + 1)),
        Some('分') if before.contains('息') || before.contains('利') => Some((tenths * 1_000, end + 1)),
        Some('厘') if before.contains('息') || before.contains('利') => Some((tenths * 100, end + 1)),
        _ => None,
    }
}

/// A number with at most one decimal, in tenths: 5, 0.5, 五, 二十, 十五.
fn number(signs: &[char], start: usize) -> Option<(u64, usize)> {
    let digits = |from: usize| signs.iter().skip(from).take_while(|sign| sign.is_ascii_digit()).count();
    let value =
        |from: usize, length: usize| signs.get(from..from + length)?.iter().collect::<String>().parse::<u64>().ok();
    let whole = digits(start);
    if whole > 0 && whole <= 4 {
        let end = start + whole;
        let decimals = if signs.get(end) == Some(&'.') { digits(end + 1) } else { 0 };
        let tenth = if decimals > 0 { value(end + 1, 1)? } else { 0 };
        return Some((value(start, whole)? * 10 + tenth, if decimals > 0 { end + 1 + decimals } else { end }));
    }
    let figure = |position: usize| {
        let sign = signs.get(position)?;
        "零一二三四五六七八九".chars().position(|each| each == *sign).and_then(|value| u64::try_from(value).ok())
    };
    let tens = |position: usize| signs.get(position) == Some(&'十');
    if signs.get(start) == Some(&'百') {
        return Some((1_000, start + 1));
    }
    let (tenths, end) = match (figure(start), tens(start), tens(start + 1)) {
        (_, true, _) => Some(figure(start + 1).map_or((100, start + 1), |unit| ((10 + unit) * 10, start + 2))),
        (Some(first), _, true) => {
            Some(figure(start + 2).map_or((first * 100, start + 2), |unit| ((first * 10 + unit) * 10, start + 3)))
        }
        (Some(first), _, false) => Some((first * 10, start + 1)),
        _ => None,
    }?;
    // 一点五, 零点三四: the first figure after the point counts.
    match figure(end + 1).filter(|_| signs.get(end) == Some(&'点')) {
        Some(tenth) => {
            let more = (end + 2..).take_while(|position| figure(*position).is_some()).count();
            Some((tenths + tenth, end + 2 + more))
        }
        None => Some((tenths, end)),
    }
}

/// 双倍支付, 按三倍赔偿, 六倍利率: how many times what is owed.
fn multiple(sentence: &str) -> Option<String> {
    let (words, times) = times(sentence)?;
    // A deposit is given back double, overdue sums under a judgment bear double interest, wages for holidays are paid
    // threefold, a cheated buyer has three times the price: the law's own.
    let lawful = contains_any(
        sentence,
        &[
            "定金",
            "订金",
            "迟延履行期间",
            "民事诉讼法",
            "双倍工资",
            "二倍工资",
            "两倍工资",
            "加班",
            "节假日",
            "休息日",
            "未签订",
            "未订立",
            "经济补偿",
            "消费者权益",
            "食品安全",
            "退一赔",
            "商标法",
            "保险法",
        ],
    );
    let most =
        if contains_any(sentence, &["LPR", "报价利率", "贷款利率", "市场利率", "利率"]) { 4 } else { 1 };
    let owed =
        contains_any(sentence, &["支付", "赔", "偿还", "返还", "违约金", "归还", "罚", "付", "还", "结算", "计"]);
    (is_penal(sentence) && !lawful && owed && times > most).then_some(words)
}

/// 三倍, 10倍, 双倍, 加倍, 翻一番: the words, and how many times.
fn times(sentence: &str) -> Option<(String, u64)> {
    const DOUBLE: [&str; 8] = ["双倍", "加倍", "翻倍", "翻番", "翻一番", "成倍", "加一倍", "翻一倍"];
    if let Some(words) = DOUBLE.iter().find(|words| sentence.contains(**words)) {
        return Some(((*words).to_owned(), 2));
    }
    let signs: Vec<char> = sentence.replace('两', "二").chars().collect();
    (0..signs.len()).find_map(|start| {
        let inside = start > 0
            && signs
                .get(start - 1)
                .is_some_and(|sign| sign.is_ascii_digit() || "一二三四五六七八九十.点".contains(*sign));
        let (tenths, end) = number(&signs, start).filter(|_| !inside && signs.get(start) != Some(&'百'))?;
        let times = signs.get(end) == Some(&'倍');
        times.then(|| (signs.get(start..=end).unwrap_or_default().iter().collect(), tenths.div_ceil(10)))
    })
}

/// A lump or a sum for each day that is out of proportion to what is owed.
fn sum(clause: &Clause<'_>, text: &Text<'_>) -> Option<String> {
    let owed = clause.term.amount?;
    let amounts = text.reading.amounts.iter().filter(|amount| !stands_twice(text, amount));
    amounts.filter(|amount| is_penalty(text, amount)).find_map(|amount| {
        let value = amount.value?;
        let in_ten_thousand = |most: u64| value.fen().saturating_mul(10_000) > owed.fen().saturating_mul(most);
        let parts = match every_of(text, amount) {
            Every::Day => in_ten_thousand(10),
            Every::Month => in_ten_thousand(300),
            Every::Year | Every::Once => is_lump_too_large(value, owed),
        };
        parts.then(|| text.reading.words(&amount.span))
    })
}

/// Capitals whose figures stand beside them.
fn stands_twice(text: &Text<'_>, amount: &Amount) -> bool {
    let figures = |other: &&Amount| other.form != Form::Capitals && other.value == amount.value;
    amount.form == Form::Capitals && text.reading.amounts.iter().any(|other| figures(&other))
}

fn is_lump_too_large(value: Money, owed: Money) -> bool {
    value.fen().saturating_mul(100) > owed.fen().saturating_mul(MOST_OF_THE_SUM)
}

/// 违约金500元, 罚款500元; 逾期…, 每日加付500元: what comes on top when somebody does not keep to it.
fn is_penalty(text: &Text<'_>, amount: &Amount) -> bool {
    let before = text.reading.before(amount.span.start, 12);
    let after = text.reading.after(amount.span.end, 8);
    let named = ["违约金", "滞纳金", "罚款", "罚金", "违约赔偿金", "罚息"];
    if contains_any(&before, &named)
        || contains_any(&after, &["违约金", "滞纳金", "罚款", "罚金", "的违约", "罚息", "作为惩罚", "作为处罚"])
    {
        return true;
    }
    let sentence = text.reading.sentence(amount.span.start);
    let so_far = text.reading.words(&(sentence.start..amount.span.start));
    let failing = [
        "逾期",
        "不按",
        "未按",
        "不付",
        "未付",
        "违反",
        "违约",
        "拖",
        "到期不",
        "到期未",
        "晚",
        "迟",
        "超期",
        "反悔",
        "不履行",
        "超过",
    ];
    let on_top = [
        "另付",
        "加付",
        "多付",
        "加收",
        "加罚",
        "罚",
        "增付",
        "另行支付",
        "另外支付",
        "额外",
        "追加",
        "加算",
        "多给",
        "另加",
        "加给",
        "多赔",
        "另赔",
        "外加",
    ];
    let condition = failing.iter().filter_map(|word| so_far.rfind(word)).max().and_then(|at| so_far.get(at..));
    condition.is_some_and(|rest| {
        contains_any(rest, &on_top) || every_of(text, amount) == Every::Day && rest.chars().count() <= 24
    })
}

fn every_of(text: &Text<'_>, amount: &Amount) -> Every {
    let sentence = text.reading.sentence(amount.span.start);
    let start = sentence.start.max(amount.span.start.saturating_sub(22));
    every(&text.reading.words(&(start..amount.span.start)), &text.reading.after(amount.span.end, 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_weighed_by_how_often_they_come() {
        for (text, expected) in [
            ("逾期按每日万分之五支付违约金", false),
            ("逾期按每日千分之一支付违约金", false),
            ("逾期按每日千分之三支付违约金", true),
            ("逾期按每日1%支付违约金", true),
            ("逾期按日3‰支付滞纳金", true),
            ("逾期付款的，每逾期一日按未付款的百分之二支付违约金", true),
            ("违约金为欠款总额的20%", false),
            ("违约金为欠款总额的百分之五十", true),
            ("按年利率12%支付利息", false),
            ("按年利率24%支付利息", true),
            ("按月息2分计算利息", true),
            ("按月息1分计算利息", false),
            ("逾期按双倍支付", true),
            ("逾期不付的，三倍支付工资", true),
            ("到期不还，翻一番归还", true),
            ("逾期的，按所欠款项的十二倍赔偿", true),
            ("逾期的，按剩余款项的日1%计付违约金", true),
            ("逾期付款的，按日百分之一点五支付违约金", true),
            ("晚付一天按欠款百分之一算违约金", true),
            ("到期不付，按月利三分计息", true),
            ("按年息1分计算利息", false),
            ("按年息2分计算利息", true),
            ("加班工资按三倍支付，逾期未付的依法主张", false),
            ("自2026年7月15日起按日万分之五支付违约金", false),
            ("违约的双倍返还定金", false),
            ("按同期贷款市场报价利率四倍支付利息", false),
            ("逾期按一年期LPR支付利息", false),
            ("逾期未修的，林志远承担30%的责任", false),
        ] {
            assert_eq!(rate(text).is_some(), expected, "{text}");
        }
    }
}
