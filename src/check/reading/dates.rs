//! The days inside a Chinese sentence: whole dates in figures and in words, days whose year is left out, month ends,
//! every month's day, periods (`签订之日起7日内`) and what is done at once; each with what the words around it make of it
//! (by, on, from, after). A day that the calendar does not have is found, too. It must not judge what it finds.

use std::ops::Range;

use chrono::{Datelike, Months, NaiveDate};

use super::numerals::{figure, is_digit, plain, whole};
use super::signs::{before, ends_a_phrase};
use super::words::stands_at;

/// What the words around a day make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Kind {
    /// 3月15日前, 至3月15日止, 7日内.
    By,
    /// 于3月15日.
    On,
    /// 自3月15日起.
    From,
    /// 3月15日后.
    After,
}

/// What a period is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Start {
    /// The day on which the agreement is signed or takes effect.
    Signing,
    /// Something that happens later (收到发票, 接到通知), or nothing named.
    Other,
}

/// The measure of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Unit {
    Day,
    WorkingDay,
    Week,
    Month,
    Year,
    Hour,
}

/// A day as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Said {
    Day(NaiveDate),
    /// 2月30日, 13月.
    NoSuchDay,
    /// A whole month, by its first day.
    Month(NaiveDate),
    /// 每月10日; the last day of a month is 31.
    EveryMonth(u32),
    /// 每年9月1日.
    EveryYear,
    Period {
        count: u32,
        unit: Unit,
        start: Start,
    },
    /// 当场, 签订本协议时, 当日.
    AtOnce,
}

/// A day in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) struct Written {
    /// The day itself, without what makes it a term (前, 起).
    pub span: Range<usize>,
    pub said: Said,
    pub kind: Kind,
    /// Whether the year stands there; otherwise it was taken from the days before, or from the signing.
    pub year_written: bool,
}

/// Every day, in order.
pub(in crate::check) fn dates(signs: &[char], near: NaiveDate) -> Vec<Written> {
    let mut found: Vec<Written> = Vec::new();
    let mut position = 0;
    while let Some(sign) = signs.get(position) {
        let number = is_digit(signs, position) || *sign == '十' || figure(*sign).is_some();
        let here = if number { from_number(signs, position, near, &found) } else { from_word(signs, position) };
        match here {
            Some(written) => {
                position = written.span.end.max(position + 1);
                found.push(written);
            }
            None if number => position = number_end(signs, position),
            None => position += 1,
        }
    }
    found
}

fn number_end(signs: &[char], start: usize) -> usize {
    let figures = super::numerals::end_of_figures(signs, start);
    if figures > start { figures } else { whole(signs, start).map_or(start + 1, |(_, end)| end) }
}

fn from_number(signs: &[char], start: usize, near: NaiveDate, earlier: &[Written]) -> Option<Written> {
    let back = start.checked_sub(1).and_then(|position| plain(signs, position));
    if matches!(back, Some('第' | '〔' | '.' | '-' | '/')) {
        return None;
    }
    with_year(signs, start).or_else(|| without_year(signs, start, near, earlier)).or_else(|| period(signs, start))
}

/// 2026年3月15日, 2026-03-15, 2026.3.15, 2026/3/15, 2026年3月, 2026年3月底.
fn with_year(signs: &[char], start: usize) -> Option<Written> {
    let (year, end) = whole(signs, start).filter(|(year, _)| (1_900..=2_199).contains(year))?;
    let year = i32::try_from(year).ok()?;
    let mark = plain(signs, end)?;
    if matches!(mark, '-' | '.' | '/') {
        let (month, end) = whole(signs, end + 1)?;
        let (day, end) = whole(signs, end + 1).filter(|_| plain(signs, end) == Some(mark))?;
        return Some(dated(signs, start..end, NaiveDate::from_ymd_opt(year, month, day), true));
    }
    let end = end + usize::from(plain(signs, end + 1) == Some(' '));
    let (month, end) = whole(signs, end + 1).filter(|_| mark == '年')?;
    let end = skip_space(signs, end);
    if plain(signs, end) != Some('月') {
        return None;
    }
    Some(in_month(signs, start, end + 1, year, month, true))
}

/// 3月15日, 3月底; the year is that of the day before it in the sentence, or of the signing, or the next.
fn without_year(signs: &[char], start: usize, near: NaiveDate, earlier: &[Written]) -> Option<Written> {
    let (month, end) = whole(signs, start)?;
    let end = skip_space(signs, end);
    if plain(signs, end) != Some('月') {
        return None;
    }
    let day = whole(signs, skip_space(signs, end + 1));
    let ends_so = matches!(plain(signs, end + 1), Some('底' | '末')) || stands_at(signs, end + 1, "月底");
    if !ends_so && !day.is_some_and(|(_, end)| matches!(plain(signs, end), Some('日' | '号'))) {
        return None;
    }
    if start >= 2 && stands_at(signs, start - 2, "每年") {
        let end = day.map_or(end + 2, |(_, end)| end + 1);
        return Some(Written { span: start..end, said: Said::EveryYear, kind: Kind::By, year_written: false });
    }
    if ends_a_yearly_span(signs, start, earlier) {
        let end = day.map_or(end + 2, |(_, end)| end + 1);
        return Some(Written { span: start..end, said: Said::EveryYear, kind: Kind::By, year_written: false });
    }
    let year = year_for(month, near, earlier, start, signs);
    Some(in_month(signs, start, end + 1, year, month, false))
}

/// 每年6月6日至6月22日: the second day comes every year, too.
fn ends_a_yearly_span(signs: &[char], start: usize, earlier: &[Written]) -> bool {
    earlier.last().is_some_and(|written| {
        let between = signs.get(written.span.end..start).unwrap_or_default();
        written.said == Said::EveryYear && between.len() <= 2 && between.iter().all(|sign| "至到、和—-".contains(*sign))
    })
}

fn skip_space(signs: &[char], position: usize) -> usize {
    position + usize::from(plain(signs, position) == Some(' '))
}

fn year_for(month: u32, near: NaiveDate, earlier: &[Written], start: usize, signs: &[char]) -> i32 {
    let back: String = before(signs, start, 3, ends_a_phrase).iter().collect();
    let last = earlier.iter().rev().find_map(|written| match written.said {
        Said::Day(day) | Said::Month(day) => Some(day),
        _ => None,
    });
    let base = last.unwrap_or(near);
    if back.ends_with("次年") || back.ends_with("翌年") || back.ends_with("明年") {
        return base.year() + 1;
    }
    // The next month of this number: 12月10日前…，1月10日前….
    let behind = base.month() > month && (last.is_some() || base.month() - month > 6);
    base.year() + i32::from(behind)
}

/// What follows the month: a day, the end of the month, or nothing.
fn in_month(signs: &[char], start: usize, after_month: usize, year: i32, month: u32, year_written: bool) -> Written {
    let first = NaiveDate::from_ymd_opt(year, month, 1);
    let at = skip_space(signs, after_month);
    if let Some((day, end)) = whole(signs, at)
        && matches!(plain(signs, end), Some('日' | '号'))
    {
        let mut date = NaiveDate::from_ymd_opt(year, month, day);
        if !year_written && (month, day) == (2, 29) {
            // A year that was only guessed makes no day impossible.
            date = date.or_else(|| (1..8).find_map(|more| NaiveDate::from_ymd_opt(year + more, 2, 29)));
        }
        return dated(signs, start..end + 1, date, year_written);
    }
    for word in ["最后一日", "最后一天", "月底", "月末", "底", "末"] {
        if stands_at(signs, after_month, word) {
            let last = first.and_then(|first| first.checked_add_months(Months::new(1))?.pred_opt());
            return dated(signs, start..after_month + word.chars().count(), last, year_written);
        }
    }
    let span = start..after_month;
    let kind = kind(signs, &span);
    Written { span, said: first.map_or(Said::NoSuchDay, Said::Month), kind, year_written }
}

fn dated(signs: &[char], span: Range<usize>, date: Option<NaiveDate>, year_written: bool) -> Written {
    let kind = kind(signs, &span);
    Written { span, said: date.map_or(Said::NoSuchDay, Said::Day), kind, year_written }
}

/// By, on, from or after: told by what stands behind the day (and its hour), else by what stands before it.
fn kind(signs: &[char], span: &Range<usize>) -> Kind {
    let end = after_the_hour(signs, span.end);
    let behind = |words: &[&str]| words.iter().any(|word| stands_at(signs, end, word));
    if behind(&["前", "之前", "以前", "止", "为止", "内", "之内", "以内"]) {
        return Kind::By;
    }
    if behind(&["起", "开始", "始", "至", "到", "—", "-"]) {
        return Kind::From;
    }
    if behind(&["后", "之后", "以后"]) {
        return Kind::After;
    }
    let back: String = before(signs, span.start, 4, ends_a_phrase).iter().collect();
    if ["至", "到", "截至", "截止", "截止到", "不迟于", "最迟", "最迟于", "至迟", "至迟于", "不晚于", "限"]
        .iter()
        .any(|word| back.ends_with(word))
    {
        return Kind::By;
    }
    if back.ends_with(['自', '从']) { Kind::From } else { Kind::On }
}

/// Past a bracket of a few signs, 当日, 上午 and the hour: 5月30日18时, 3月15日（星期日）下午5时30分.
fn after_the_hour(signs: &[char], end: usize) -> usize {
    let mut end = end;
    if matches!(signs.get(end), Some('（' | '(')) {
        let length = signs.iter().skip(end).take(8).position(|sign| matches!(sign, '）' | ')'));
        end += length.map_or(0, |length| length + 1);
    }
    for word in ["当日", "当天", "上午", "下午", "晚上", "晚", "中午", "早上"] {
        end += if stands_at(signs, end, word) { word.chars().count() } else { 0 };
    }
    let Some((_, hour)) = whole(signs, end) else { return end };
    if !matches!(plain(signs, hour), Some('时' | '点' | ':')) {
        return end;
    }
    end = hour + 1;
    if let Some((_, minute)) = whole(signs, end) {
        end = minute + usize::from(plain(signs, minute) == Some('分'));
    }
    end + usize::from(matches!(plain(signs, end), Some('整' | '半')))
}

/// 7日内, 三十日之内, 3个工作日内, 两个月内, 48小时内.
fn period(signs: &[char], start: usize) -> Option<Written> {
    const UNITS: [(&str, Unit); 12] = [
        ("个工作日", Unit::WorkingDay),
        ("工作日", Unit::WorkingDay),
        ("个自然日", Unit::Day),
        ("日", Unit::Day),
        ("天", Unit::Day),
        ("周", Unit::Week),
        ("个星期", Unit::Week),
        ("个月", Unit::Month),
        ("月", Unit::Month),
        ("年", Unit::Year),
        ("个小时", Unit::Hour),
        ("小时", Unit::Hour),
    ];
    let (count, end) = whole(signs, start)?;
    let (word, unit) = UNITS.into_iter().find(|(word, _)| stands_at(signs, end, word))?;
    let end = end + word.chars().count();
    let closes = ["内", "之内", "以内", "前"].iter().any(|word| stands_at(signs, end, word));
    let back: String = before(signs, start, 20, ends_a_phrase).iter().collect();
    // 提前3日前 and the like are not terms.
    if !closes || (stands_at(signs, end, "前") && !back.ends_with('起')) {
        return None;
    }
    let said = Said::Period { count, unit, start: start_of(&back) };
    Some(Written { span: start..end, said, kind: Kind::By, year_written: false })
}

/// What the words before a period count it from.
fn start_of(back: &str) -> Start {
    const LATER: [&str; 13] =
        ["收到", "接到", "通知", "完成", "完工", "验收", "拿到", "取得", "判决", "结束", "出院", "到账", "要求"];
    const SIGNING: [&str; 5] = ["签订", "签署", "签字", "签名", "生效"];
    let later = LATER.iter().any(|word| back.contains(word));
    if !later && SIGNING.iter().any(|word| back.contains(word)) { Start::Signing } else { Start::Other }
}

/// Every month's day, and what is done at once.
fn from_word(signs: &[char], start: usize) -> Option<Written> {
    match signs.get(start)? {
        '每' => every_month(signs, start),
        '当' | '即' | '立' | '签' | '同' => at_once(signs, start),
        '次' if stands_at(signs, start, "次日") || stands_at(signs, start, "次月") => {
            let unit = if stands_at(signs, start, "次日") { Unit::Day } else { Unit::Month };
            let said = Said::Period { count: 1, unit, start: Start::Other };
            Some(Written { span: start..start + 2, said, kind: Kind::By, year_written: false })
        }
        _ => None,
    }
}

fn every_month(signs: &[char], start: usize) -> Option<Written> {
    let head = ["每个月的", "每月的", "每个月", "每月"].into_iter().find(|word| stands_at(signs, start, word))?;
    let at = start + head.chars().count();
    let every = |end: usize, day: u32| {
        let said = if (1..=31).contains(&day) { Said::EveryMonth(day) } else { Said::NoSuchDay };
        Some(Written { span: start..end, said, kind: Kind::By, year_written: false })
    };
    for word in ["月底", "底", "月末", "末", "最后一日", "最后一天"] {
        if stands_at(signs, at, word) {
            return every(at + word.chars().count(), 31);
        }
    }
    let (day, end) = whole(signs, at)?;
    if matches!(plain(signs, end), Some('日' | '号')) { every(end + 1, day) } else { None }
}

fn at_once(signs: &[char], start: usize) -> Option<Written> {
    const AT_ONCE: [&str; 22] = [
        "当场",
        "当日",
        "当天",
        "即日",
        "即时",
        "即刻",
        "立即",
        "立刻",
        "签订本协议时",
        "签订协议时",
        "签订本协议的同时",
        "签订本协议同时",
        "签订时",
        "签字时",
        "签字当日",
        "签约时",
        "签署本协议时",
        "签署时",
        "签名时",
        "签订当日",
        "签订之日",
        "同时",
    ];
    let word = AT_ONCE.into_iter().find(|word| stands_at(signs, start, word))?;
    let end = start + word.chars().count();
    // 签订之日起七日内 is a period.
    let counted = stands_at(signs, end, "起") || stands_at(signs, end, "后");
    (!counted).then_some(Written { span: start..end, said: Said::AtOnce, kind: Kind::On, year_written: false })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn read(text: &str) -> Vec<(String, Said, Kind)> {
        let signs: Vec<char> = text.chars().collect();
        let found = dates(&signs, day(2026, 3, 11));
        found.into_iter().map(|each| (signs[each.span].iter().collect(), each.said, each.kind)).collect()
    }

    #[test]
    fn whole_dates_are_read_with_what_is_around_them() {
        let the_day = Said::Day(day(2026, 3, 15));
        for (text, words, said, kind) in [
            ("于2026年3月15日前支付", "2026年3月15日", the_day, Kind::By),
            ("于2026年3月15日之前", "2026年3月15日", the_day, Kind::By),
            ("于2026年03月15日以前", "2026年03月15日", the_day, Kind::By),
            ("最迟2026年3月15日付清", "2026年3月15日", the_day, Kind::By),
            ("至2026年3月15日止", "2026年3月15日", the_day, Kind::By),
            ("于2026-03-15支付", "2026-03-15", the_day, Kind::On),
            ("于2026.3.15前", "2026.3.15", the_day, Kind::By),
            ("于2026/3/15前", "2026/3/15", the_day, Kind::By),
            ("２０２６年３月１５日前", "２０２６年３月１５日", the_day, Kind::By),
            ("二〇二六年三月十五日前", "二〇二六年三月十五日", the_day, Kind::By),
            ("自2026年3月15日起", "2026年3月15日", the_day, Kind::From),
            ("2026年3月15日后不再", "2026年3月15日", the_day, Kind::After),
            ("2026年3月15日18时前", "2026年3月15日", the_day, Kind::By),
            ("2026年3月15日（星期日）下午5时30分前", "2026年3月15日", the_day, Kind::By),
            ("3月15日前", "3月15日", the_day, Kind::By),
            ("1月15日前", "1月15日", Said::Day(day(2026, 1, 15)), Kind::By),
            ("2026年3月底前", "2026年3月底", Said::Day(day(2026, 3, 31)), Kind::By),
            ("2028年2月底前", "2028年2月底", Said::Day(day(2028, 2, 29)), Kind::By),
            ("自2026年5月起", "2026年5月", Said::Month(day(2026, 5, 1)), Kind::From),
            ("2026年2月30日前", "2026年2月30日", Said::NoSuchDay, Kind::By),
            ("2026年13月1日", "2026年13月1日", Said::NoSuchDay, Kind::On),
            ("6月31日前", "6月31日", Said::NoSuchDay, Kind::By),
            ("每月10日前", "每月10日", Said::EveryMonth(10), Kind::By),
            ("每个月的五号前", "每个月的五号", Said::EveryMonth(5), Kind::By),
            ("每月底前", "每月底", Said::EveryMonth(31), Kind::By),
            ("每月35日前", "每月35日", Said::NoSuchDay, Kind::By),
            ("每年9月1日前", "9月1日", Said::EveryYear, Kind::By),
            ("当场付清", "当场", Said::AtOnce, Kind::On),
        ] {
            assert_eq!(read(text), [(words.to_owned(), said, kind)], "{text}");
        }
    }

    #[test]
    fn periods_know_what_they_are_counted_from() {
        for (text, count, unit, start) in [
            ("自本协议签订之日起7日内", 7, Unit::Day, Start::Signing),
            ("本协议生效之日起三十日内", 30, Unit::Day, Start::Signing),
            ("签字后十五天之内", 15, Unit::Day, Start::Signing),
            ("收到发票后3个工作日内", 3, Unit::WorkingDay, Start::Other),
            ("签订后收到通知起两个月内", 2, Unit::Month, Start::Other),
            ("48小时内", 48, Unit::Hour, Start::Other),
            ("一年内", 1, Unit::Year, Start::Other),
        ] {
            let said = Said::Period { count, unit, start };
            assert_eq!(read(text).into_iter().map(|each| each.1).collect::<Vec<_>>(), [said], "{text}");
        }
    }

    #[test]
    fn a_missing_year_comes_from_the_day_before_it() {
        let days = |text: &str| read(text).into_iter().map(|each| each.1).collect::<Vec<_>>();
        assert_eq!(
            days("2026年11月10日前1,000元，12月10日前1,000元，1月10日前1,000元"),
            [day(2026, 11, 10), day(2026, 12, 10), day(2027, 1, 10)].map(Said::Day)
        );
        assert_eq!(days("次年2月1日前"), [Said::Day(day(2027, 2, 1))]);
        assert_eq!(days("支付3月、4月工资"), []);
    }

    #[test]
    fn what_is_no_day_is_left_alone() {
        for text in [
            "2,600元",
            "电话0750-6123456",
            "（2026）青渡人调字第001号",
            "第2条",
            "1602房",
            "36平方米",
            "百分之三十",
            "每月第一、第三个周六上午9时",
            "满十八周岁",
            "3月、4月工资",
            "13个月",
            "版本2.30.1",
            "三日",
            "48小时无渗漏",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    proptest! {
        /// The slow second method: each way of writing the day, looked for as words.
        #[test]
        fn what_is_written_is_found(offset in 0_i64..40_000, way in 0_usize..4, before in "[于在约定，]{0,3}", after in "[前起后，支付]{1,2}") {
            let date = day(2000, 1, 1) + chrono::Duration::days(offset);
            let (year, month, number) = (date.year(), date.month(), date.day());
            let words = [
                format!("{year}年{month}月{number}日"), format!("{year}年{month:02}月{number:02}日"),
                format!("{year}-{month:02}-{number:02}"), format!("{year}.{month}.{number}"),
            ][way].clone();
            let found = read(&format!("{before}{words}{after}"));
            prop_assert_eq!(found.len(), 1);
            prop_assert_eq!((&found[0].0, found[0].1), (&words, Said::Day(date)));
        }

        #[test]
        fn no_text_makes_it_panic(text in "[0-9年月日.－/-每底前起内签订之当场十二个工作 ]{0,24}") {
            let signs: Vec<char> = text.chars().collect();
            for written in dates(&signs, day(2026, 3, 11)) {
                prop_assert!(written.span.start < written.span.end && written.span.end <= signs.len());
            }
        }
    }
}
