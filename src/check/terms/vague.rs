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
        found.extend(some_number(&reading.signs));
    }
    if found.is_empty() {
        found.extend(waits(text.text));
    }
    found
}

/// 六十多元, 百把块, 三五天内, 两三千元: a number that is none.
fn some_number(signs: &[char]) -> Option<String> {
    const ONES: &str = "一二两三四五六七八九";
    const UNITS: [&str; 16] = [
        "元",
        "块",
        "万元",
        "千元",
        "百元",
        "万块",
        "千块",
        "百块",
        "天内",
        "日内",
        "个月内",
        "周内",
        "天后",
        "天之内",
        "个月后",
        "天付",
    ];
    let unit = |start: usize| UNITS.iter().find(|unit| stands_at(signs, start, unit)).map(|unit| unit.chars().count());
    let words = |span: Range<usize>| signs.get(span).map(|words| words.iter().collect::<String>());
    (0..signs.len()).find_map(|at| {
        let (sign, next) = (*signs.get(at)?, *signs.get(at + 1)?);
        let before = at.checked_sub(1).and_then(|before| signs.get(before)).copied().unwrap_or(' ');
        // 六十多, 百把, 几百
        if "十百千万".contains(sign) && "多把来余几".contains(next) {
            let start = if ONES.contains(before) { at - 1 } else { at };
            return unit(at + 2).and_then(|length| words(start..at + 2 + length));
        }
        if sign == '几' && "十百千万个天".contains(next) && !ONES.contains(before) {
            let length = if next == '天' { 0 } else { unit(at + 2)? };
            return words(at..at + 2 + length);
        }
        // 三五天内, 两三千元
        let pair = ONES.contains(sign) && ONES.contains(next) && !"〇一二三四五六七八九十百千万第".contains(before);
        pair.then(|| unit(at + 2)).flatten().and_then(|length| words(at..at + 2 + length))
    })
}

/// 等卖了房子再还, 待工程款到位后支付: the day is whenever.
fn waits(text: &str) -> Option<String> {
    waits_and_then(text).or_else(|| waits_for_money(text))
}

/// 待资金到位后, 等孩子打工挣了钱以后: whether that comes, nobody knows.
fn waits_for_money(text: &str) -> Option<String> {
    const COMING: [&str; 24] = [
        "资金",
        "周转",
        "宽裕",
        "好转",
        "收成",
        "秋收",
        "卖了",
        "卖掉",
        "卖出",
        "贷到",
        "贷下",
        "借到",
        "挣",
        "赚",
        "打工",
        "发了工资",
        "下来",
        "到位",
        "有了钱",
        "有钱",
        "工程款",
        "凑",
        "缓过",
        "条件",
    ];
    sentences(text).flat_map(|sentence| sentence.split(['，', ','])).find_map(|phrase| {
        let start = ["待", "等", "俟"].iter().filter_map(|word| phrase.find(word)).min()?;
        let rest = phrase.get(start..)?;
        let end = ["以后", "之后", "后", "时", "再"].iter().filter_map(|word| rest.find(word)).min()?;
        let told = rest.get(..end)?;
        let sure = told.chars().any(|sign| sign.is_ascii_digit()) || text.contains("最迟") || text.contains("不迟于");
        (!sure && contains_any(told, &COMING)).then(|| told.to_owned())
    })
}

fn waits_and_then(text: &str) -> Option<String> {
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
    let after_figure = before.is_some_and(|sign| {
        sign.is_ascii_digit()
            || "元日天时月年米块斤吨个号万千百%株棵亩台辆套件张盏根份户次里步桶袋箱车尺寸".contains(sign)
    });
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
                "时间", "支付", "付清", "归还", "赔偿", "偿还", "返还", "退还", "结清", "还清", "缴纳", "还款", "付款",
                "还钱",
            ]) && !has_a_day(reading, span.start)
        }
        "尽快" | "尽早" => !contains_any(&reading.after(span.end, 12), &["不迟于", "最迟", "至迟", "不晚于"]),
        "另行协商" | "另行约定" | "另行商议" | "另行商定" | "协商确定" | "协商解决" => {
            is_left_open(reading, word, &span)
        }
        // 每年清明节前、中秋节前 has its year.
        "春节前" | "过年前" | "年前" | "中秋节前" | "国庆前" | "国庆节前" | "清明前"
            if reading.words(&reading.sentence(span.start)).contains("每年") =>
        {
            false
        }
        "春节前" | "过年前" | "年前" | "中秋节前" | "国庆前" | "国庆节前" | "清明前" => !dated,
        "经常" | "时常" | "常常" => !after(&["居住", "性", "住所", "项目"]),
        "陆续" | "逐步" | "慢慢" => {
            after(&["支付", "付", "归还", "偿还", "还", "返还", "退还", "结清", "补", "清偿"])
                && !has_a_day(reading, span.start)
        }
        "约" => false,
        _ => true,
    }
}

/// 以后再付, 日后处理: a duty is put off; 以后不得 and 以后每月 are not.
fn puts_off(reading: &Reading, end: usize) -> bool {
    const LATER: [&str; 18] = [
        "再付", "再算", "再还", "再补", "再谈", "再定", "支付", "付给", "付清", "再给", "结清", "结算", "归还", "赔",
        "处理", "解决", "再说", "商量",
    ];
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
        const AWARDED: [&str; 10] =
            ["实现债权", "律师费", "诉讼费", "维权", "制止侵权", "追索", "催收", "保全", "鉴定费", "等合理"];
        let sentence = reading.words(&reading.sentence(end));
        return !contains_any(&sentence, &AWARDED);
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
        let rows: [(&str, &[&str]); 49] = [
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
            ("抓紧时间付清", &["抓紧"]),
            ("后续治疗的合理费用由医院承担", &["合理"]),
            ("承担对方为实现债权支出的合理费用", &[]),
            ("差额以后再算", &["以后"]),
            ("经常清粪", &["经常"]),
            ("迁回经常居住地", &[]),
            ("每年清明节前、中秋节前各清理一次", &[]),
            ("中秋节前清理一次", &["中秋节前"]),
            ("每袋退六十多元", &["六十多元"]),
            ("补百把块", &["百把块"]),
            ("三五天内搬走", &["三五天内"]),
            ("给付两三千元", &["两三千元"]),
            ("一九九八年立的界石", &[]),
            ("待工程款到位后支付", &["待工程款到位"]),
            ("待验收合格后三日内支付", &[]),
            ("陆续归还", &["陆续"]),
            ("于2026年年底前付清", &[]),
        ];
        let day = NaiveDate::from_ymd_opt(2026, 3, 11).unwrap();
        for (text, words) in rows {
            let text = Text { at: Place::root(), text, reading: Reading::of(text, day) };
            assert_eq!(vague_words(&text), words, "{}", text.text);
        }
    }
}
