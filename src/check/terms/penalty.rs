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
    let penal =
        contains_any(sentence, &["违约", "逾期", "滞纳", "利息", "利率", "罚", "月息", "年息", "日息", "迟延", "延期"]);
    if !penal {
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
        let interest = contains_any(&before, &["利率", "利息", "年息", "月息", "日息", "年化", "年利"]);
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

/// 承担60%的责任, 按50%的比例: a share, no penalty.
fn is_a_share(before: &str) -> bool {
    contains_any(before, &["责任", "承担", "比例", "分担", "已付"]) && !before.contains("违约")
}

fn every(before: &str, after: &str) -> Every {
    let day = [
        "每日",
        "每天",
        "按日",
        "日息",
        "日利率",
        "每逾期一日",
        "每逾期一天",
        "一日按",
        "一天按",
        "逾期1日",
        "逾期1天",
        "每延迟一",
    ];
    let month = ["每月", "月利率", "月息", "按月", "每个月", "每逾期一月", "每逾期一个月"];
    let year = ["年利率", "年息", "年化", "每年", "按年", "年利"];
    if contains_any(before, &day) || after.starts_with("/日") || after.starts_with("每日") || after.starts_with("/天")
    {
        Every::Day
    } else if contains_any(before, &month) || after.starts_with("/月") || after.starts_with("每月") {
        Every::Month
    } else if contains_any(before, &year) || after.starts_with("/年") || after.starts_with("每年") {
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
        // 月息2分 is two hundredths a month.
        Some('分') if before.contains('息') => Some((tenths * 1_000, end + 1)),
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
    match (figure(start), tens(start), tens(start + 1)) {
        (_, true, _) => Some(figure(start + 1).map_or((100, start + 1), |unit| ((10 + unit) * 10, start + 2))),
        (Some(first), _, true) => {
            Some(figure(start + 2).map_or((first * 100, start + 2), |unit| ((first * 10 + unit) * 10, start + 3)))
        }
        (Some(first), _, false) => Some((first * 10, start + 1)),
        _ => None,
    }
}

/// 双倍支付, 按三倍赔偿, 六倍利率: how many times what is owed.
fn multiple(sentence: &str) -> Option<String> {
    const TIMES: [(&str, u64); 14] = [
        ("双倍", 2),
        ("加倍", 2),
        ("翻倍", 2),
        ("两倍", 2),
        ("二倍", 2),
        ("2倍", 2),
        ("三倍", 3),
        ("3倍", 3),
        ("四倍", 4),
        ("4倍", 4),
        ("五倍", 5),
        ("5倍", 5),
        ("六倍", 6),
        ("十倍", 10),
    ];
    let (words, times) = TIMES.into_iter().find(|(words, _)| sentence.contains(words))?;
    // A deposit is given back double, overdue sums under a judgment bear double interest; both are the law's own.
    let lawful = contains_any(sentence, &["定金", "订金", "迟延履行期间", "民事诉讼法", "工资"]);
    let most =
        if contains_any(sentence, &["LPR", "报价利率", "贷款利率", "市场利率", "利率"]) { 4 } else { 1 };
    let owed = contains_any(sentence, &["支付", "赔偿", "偿还", "返还", "违约金", "归还", "罚"]);
    (!lawful && owed && times > most).then(|| words.to_owned())
}

/// A lump or a sum for each day that is out of proportion to what is owed.
fn sum(clause: &Clause<'_>, text: &Text<'_>) -> Option<String> {
    let owed = clause.term.amount?;
    let amounts = text.reading.amounts.iter().filter(|amount| amount.form != Form::Capitals);
    amounts.filter(|amount| is_penalty(text, amount)).find_map(|amount| {
        let value = amount.value?;
        let daily = is_daily(text, amount);
        let parts = if daily { value.fen().saturating_mul(1_000) > owed.fen() } else { is_lump_too_large(value, owed) };
        parts.then(|| text.reading.words(&amount.span))
    })
}

fn is_lump_too_large(value: Money, owed: Money) -> bool {
    value.fen().saturating_mul(100) > owed.fen().saturating_mul(MOST_OF_THE_SUM)
}

fn is_penalty(text: &Text<'_>, amount: &Amount) -> bool {
    let before = text.reading.before(amount.span.start, 12);
    let after = text.reading.after(amount.span.end, 8);
    let named = ["违约金", "滞纳金", "罚款", "罚金", "违约赔偿金"];
    contains_any(&before, &named) || contains_any(&after, &["违约金", "滞纳金", "罚款", "罚金", "的违约"])
}

fn is_daily(text: &Text<'_>, amount: &Amount) -> bool {
    let before = text.reading.before(amount.span.start, 14);
    let after = text.reading.after(amount.span.end, 4);
    let sentence = text.reading.words(&text.reading.sentence(amount.span.start));
    let daily = ["每日", "每天", "按日", "每逾期一日", "每逾期一天", "每延迟一日", "每迟延一日"];
    contains_any(&before, &daily)
        || ["/日", "/天", "每日", "每天"].iter().any(|word| after.starts_with(word))
        || contains_any(&sentence, &["每逾期一日", "每逾期一天", "每延迟一天", "每拖延一天", "每拖欠一日"])
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
            ("违约的双倍返还定金", false),
            ("按同期贷款市场报价利率四倍支付利息", false),
            ("逾期按一年期LPR支付利息", false),
            ("逾期未修的，林志远承担30%的责任", false),
        ] {
            assert_eq!(rate(text).is_some(), expected, "{text}");
        }
    }
}
