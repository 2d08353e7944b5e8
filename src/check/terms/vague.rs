//! Words that leave open when, how much or whether: a court does not confirm what is not clear (Civil Procedure
//! interpretation art. 358; `research/domain.md` 5.3). A word is vague only where it stands for the day, the amount
//! or the act itself: 合理使用 and 3月15日以后 are not.

use std::ops::Range;
use std::sync::LazyLock;

use super::clause::{Clause, Text, contains_any};
use crate::check::Report;
use crate::check::reading::dates::Said;
use crate::check::reading::words::{WordList, stands_at};
use crate::check::reading::{Reading, quoted, sentences};
use crate::check::rule::Rule;

static VAGUE: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("../words/vague.txt")));

pub(super) fn check(clause: &Clause<'_>, report: Report<'_>) {
    for text in clause.texts() {
        let words = vague_words(text);
        if !words.is_empty() {
            report(clause.about_words(Rule::TermVagueWord, text, words));
        }
    }
}

/// The vague words of a text, each once, in their order.
fn vague_words(text: &Text<'_>) -> Vec<String> {
    let reading = &text.reading;
    let quotations = quoted(&reading.signs);
    let mut found: Vec<String> = Vec::new();
    for hit in VAGUE.find(&reading.signs) {
        let inside = quotations.iter().any(|quotation| quotation.contains(&hit.start));
        if !inside && is_vague(reading, &hit.entry.word, hit.start..hit.end) && !found.contains(&hit.entry.word) {
            found.push(hit.entry.word.clone());
        }
    }
    let unsure = reading.amounts.iter().filter(|amount| amount.unsure).map(|amount| reading.words(&amount.span));
    for words in unsure {
        let told = found.iter().any(|word| matches!(word.as_str(), "左右" | "上下" | "大约" | "大概" | "约"));
        if !told && !found.contains(&words) {
            found.push(words);
        }
    }
    if found.is_empty() {
        found.extend(waits(text.text));
    }
    found
}

/// 等卖了房子再还: the day is whenever.
fn waits(text: &str) -> Option<String> {
    sentences(text).flat_map(|sentence| sentence.split(['，', ','])).find_map(|phrase| {
        let start = phrase.find('等').filter(|start| {
            !phrase.get(..*start).is_some_and(|head| head.ends_with(['费', '失', '款', '物', '品', '料']))
        })?;
        let rest = phrase.get(start..)?;
        let end = ["再还", "再付", "再给", "再赔", "再支付", "再归还", "再结", "再拆", "再修"]
            .iter()
            .filter_map(|word| rest.find(word))
            .min()?;
        let told = rest.get(..end)?;
        (!told.chars().any(|sign| sign.is_ascii_digit())).then(|| format!("{told}再"))
    })
}

/// Whether the word really is vague at this place.
fn is_vague(reading: &Reading, word: &str, span: Range<usize>) -> bool {
    let signs = &reading.signs;
    let before = span.start.checked_sub(1).and_then(|position| signs.get(position).copied());
    let after = |words: &[&str]| words.iter().any(|word| stands_at(signs, span.end, word));
    let after_figure =
        before.is_some_and(|sign| sign.is_ascii_digit() || "元日天时月年米块斤吨个号万千百%".contains(sign));
    // 三月底, 2026年年底, 2027年春节前; 关伯年月底前 has no year.
    let near = signs.get(span.start.saturating_sub(2)..span.start).unwrap_or_default();
    let dated = near.iter().any(|sign| sign.is_ascii_digit() || "〇一二三四五六七八九十今".contains(*sign));
    match word {
        // 3月底前 and 每月底 have their month.
        "月底" | "月底前" | "年底" | "年底前" | "月末" | "年末" => {
            !dated && !matches!(before, Some('次' | '每' | '当' | '同' | '该'))
        }
        // 左右两侧 and 上下水 are places.
        "左右" | "上下" => after_figure && !after(&["水", "楼", "游", "铺", "层", "两侧", "邻", "班"]),
        "以后" | "日后" | "之后再" => !after_figure && puts_off(reading, span.end),
        "合理" | "适当" | "一定" | "相应" => measures(reading, span.end, word),
        "及时" | "抓紧" | "早日" => {
            after(&[
                "支付", "付清", "归还", "赔偿", "偿还", "返还", "退还", "结清", "还清", "缴纳", "还款", "付款", "还钱",
            ]) && !has_a_day(reading, span.start)
        }
        "尽快" | "尽早" => !contains_any(&reading.after(span.end, 12), &["不迟于", "最迟", "至迟", "不晚于"]),
        "另行协商" | "另行约定" | "另行商议" | "另行商定" | "协商确定" | "协商解决" => {
            is_left_open(reading, word, &span)
        }
        "春节前" | "过年前" | "年前" | "中秋节前" | "国庆前" | "国庆节前" | "清明前" => !dated,
        "约" => false,
        _ => true,
    }
}

/// 以后再付, 日后处理: a duty is put off; 以后不得 and 以后每月 are not.
fn puts_off(reading: &Reading, end: usize) -> bool {
    const LATER: [&str; 13] =
        ["再付", "支付", "付给", "付清", "再给", "结清", "结算", "归还", "赔", "处理", "解决", "再说", "商量"];
    let after = reading.after(end, 7);
    contains_any(&after, &LATER) && !after.starts_with(['不', '每', '各', '如', '若', '的', '发'])
}

/// 适当补偿, 合理期限: the word stands for the measure.
fn measures(reading: &Reading, end: usize, word: &str) -> bool {
    const MEASURED: [&str; 27] = [
        "补偿", "赔偿", "期限", "期间", "时间", "时候", "时限", "时机", "价格", "价款", "数额", "金额", "费用", "份额",
        "距离", "高度", "位置", "范围", "方式", "措施", "减", "增", "调", "延", "分担", "补助", "经济",
    ];
    let after = reading.after(end, 7);
    let after = after.trim_start_matches(['的', '、', '地']);
    if word == "合理" && contains_any(after, &["费用", "开支", "支出"]) {
        // 实现债权的合理费用 is what a court itself awards.
        return false;
    }
    let measured = contains_any(after.get(..after.len().min(15)).unwrap_or(after), &MEASURED);
    match word {
        "适当" => !after.starts_with("履行"),
        "相应" => ["补偿", "赔偿款", "减"].iter().any(|word| after.starts_with(word)),
        _ => measured,
    }
}

/// 未尽事宜，双方另行协商 leaves nothing of this clause open.
fn is_left_open(reading: &Reading, word: &str, span: &Range<usize>) -> bool {
    let sentence = reading.words(&reading.sentence(span.start));
    let rest = ["未尽事宜", "未尽事项", "如有变更", "如需变更", "争议", "纠纷", "不成的", "协商一致"];
    !contains_any(&sentence, &rest)
        && (word != "协商解决" || contains_any(&sentence, &["费用", "金额", "数额", "款", "由双方"]))
}

fn has_a_day(reading: &Reading, position: usize) -> bool {
    let sentence = reading.sentence(position);
    reading.dates.iter().any(|written| sentence.contains(&written.span.start) && written.said != Said::NoSuchDay)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::place::Place;

    #[test]
    fn vague_words_are_found_only_where_they_are_vague() {
        let rows: [(&str, &[&str]); 33] = [
            ("尽快支付", &["尽快"]),
            ("于月底前付清", &["月底前"]),
            ("于3月底前付清", &[]),
            ("每月底前付清", &[]),
            ("于2026年3月15日以后搬离", &[]),
            ("以后再付", &["以后"]),
            ("首付500元，以后每月10日前付500元", &[]),
            ("以后不得在楼道堆放杂物", &[]),
            ("补偿500元左右", &["左右"]),
            ("清理左右两侧", &[]),
            ("修复上下水管", &[]),
            ("给予适当、合理补偿", &["适当", "合理"]),
            ("不合理的部分", &[]),
            ("合理使用公共通道", &[]),
            ("承担律师费等合理费用", &[]),
            ("不履行或者不适当履行的", &[]),
            ("按《若干规定》", &[]),
            ("双方另行结算", &[]),
            ("不足部分另行协商", &["另行协商"]),
            ("未尽事宜，双方另行协商", &[]),
            ("发生争议由双方协商解决", &[]),
            ("视情况酌情减少", &["视情况", "酌情"]),
            ("有钱时归还", &["有钱时"]),
            ("于2026年3月31日前自行拆除", &[]),
            ("赔偿约2,600元", &["2,600元"]),
            ("长约60米", &[]),
            ("赔偿2000多元", &["2000多元"]),
            ("及时归还借款", &["及时"]),
            ("发现渗漏及时通知", &[]),
            ("手头宽裕后归还", &["手头宽裕"]),
            ("等卖了猪再给", &["等卖了猪再"]),
            ("于年底前付清", &["年底前"]),
            ("于2026年年底前付清", &[]),
        ];
        let day = NaiveDate::from_ymd_opt(2026, 3, 11).unwrap();
        for (text, words) in rows {
            let text = Text { at: Place::root(), text, reading: Reading::of(text, day) };
            assert_eq!(vague_words(&text), words, "{}", text.text);
        }
    }
}
