//! The amounts inside a Chinese sentence: figures with their unit (`2,600元`, `1.2万元`, `3万5千元`, `￥980`, `5元5角`),
//! spoken numbers (`一千二百元`) and capitals (`大写：贰仟陆佰元整`). What is not surely an amount of money is not one.
//! It must not judge what it finds.

use std::ops::Range;

use super::numerals::{end_of_figures, figure, is_digit, plain};
use super::words::stands_at;
use crate::domain::capitals;
use crate::domain::money::Money;
use crate::domain::typed_amount::{fen_of, half_width};

/// How an amount is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Form {
    Figures,
    /// 一千二百元.
    Spoken,
    Capitals,
}

/// An amount in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) struct Amount {
    pub span: Range<usize>,
    /// `None`: it stands as an amount in capitals, but cannot be read as one.
    pub value: Option<Money>,
    pub form: Form,
    /// 每月1,500元, 800元/亩: what one of something costs.
    pub each: bool,
    /// 约2,600元, 2,000多元, 1,000至2,000元: not one amount.
    pub unsure: bool,
}

/// Every amount, in order.
pub(in crate::check) fn amounts(signs: &[char]) -> Vec<Amount> {
    let mut found = Vec::new();
    let mut position = 0;
    while let Some(sign) = signs.get(position) {
        let here = if half_width(*sign).is_ascii_digit() {
            in_figures(signs, position)
        } else if *sign == '大' && stands_at(signs, position, "大写") {
            after_the_word(signs, position)
        } else if CAPITALS.contains(*sign) {
            in_capitals(signs, position)
        } else if SPOKEN.contains(*sign) {
            spoken(signs, position)
        } else {
            Read::Nothing(1)
        };
        position += match here {
            Read::Nothing(length) => length.max(1),
            Read::Amount(amount) => {
                let length = amount.span.end.saturating_sub(position);
                found.push(amount);
                length.max(1)
            }
        };
    }
    found
}

/// What begins at a position, or how many characters are none.
enum Read {
    Amount(Amount),
    Nothing(usize),
}

fn in_figures(signs: &[char], start: usize) -> Read {
    let first_end = end_of_figures(signs, start);
    let nothing = Read::Nothing(first_end - start);
    let before = start.checked_sub(1).and_then(|position| plain(signs, position));
    // What follows 第 is a number of something; what follows a unit was refused with it.
    if matches!(before, Some('第' | '万' | '千' | '百' | '亿')) {
        return nothing;
    }
    let signed = before == Some('¥');
    let Some((mut fen, mut end)) = figures_with_units(signs, start) else {
        return nothing;
    };
    let vague_many = matches!(plain(signs, end), Some('多' | '余' | '来' | '几'));
    end += usize::from(vague_many);
    let in_yuan = matches!(plain(signs, end), Some('元' | '圆' | '块'));
    if in_yuan {
        end += 1;
        if let Some((small, small_end)) = small_change(signs, end) {
            (fen, end) = (fen + small, small_end);
        }
    } else if let Some((small, small_end)) = small_change(signs, start) {
        (fen, end) = (small, small_end);
    } else if signed {
        end = first_end;
    } else {
        return nothing;
    }
    let Some(value) = Money::from_fen(fen) else {
        return nothing;
    };
    let unsure = vague_many || is_a_range(signs, start) || is_about(signs, start, end);
    let span = start..end;
    Read::Amount(Amount { each: is_each(signs, &span), span, value: Some(value), form: Form::Figures, unsure })
}

/// Figures with 万, 千 and so on after them, one after the other: fen, and where they end.
fn figures_with_units(signs: &[char], start: usize) -> Option<(u64, usize)> {
    let (mut fen, mut end, mut last) = (0_u64, start, u64::MAX);
    while is_digit(signs, end) {
        let number_end = end_of_figures(signs, end);
        let number: String = signs.get(end..number_end)?.iter().map(|sign| half_width(*sign)).collect();
        let unit_at = number_end + usize::from(plain(signs, number_end) == Some(' '));
        let size = match plain(signs, unit_at) {
            Some('亿') => 10_000_000_000,
            Some('万') => 1_000_000,
            Some('千' | '仟') => 100_000,
            Some('百' | '佰') if end > start => 10_000,
            _ => 100,
        };
        if size >= last {
            return None;
        }
        fen = fen.checked_add(fen_of(&number, size).ok()?)?;
        (end, last) = (if size > 100 { unit_at + 1 } else { unit_at }, size);
        if size == 100 {
            break;
        }
    }
    Some((fen, end))
}

/// 5角, 5角4分, 4分 after the yuan, or alone.
fn small_change(signs: &[char], start: usize) -> Option<(u64, usize)> {
    let digit = |position: usize| plain(signs, position).and_then(|sign| sign.to_digit(10)).map(u64::from);
    let value = digit(start)?;
    match plain(signs, start + 1)? {
        '角' => match (digit(start + 2), plain(signs, start + 3)) {
            (Some(fen), Some('分')) => Some((value * 10 + fen, start + 4)),
            _ => Some((value * 10, start + 2)),
        },
        _ => None,
    }
}

/// 约2,600元; 2,600元左右.
fn is_about(signs: &[char], start: usize, end: usize) -> bool {
    let before = |back: usize| start.checked_sub(back).and_then(|position| signs.get(position).copied());
    let about = match before(1) {
        Some('约') => !matches!(before(2), Some('合' | '条' | '契' | '违' | '公' | '制' | '预' | '特')),
        _ => false,
    };
    about || stands_at(signs, end, "左右") || stands_at(signs, end, "上下")
}

/// The upper end of 1,000至2,000元 or of 1,000元至2,000元.
fn is_a_range(signs: &[char], start: usize) -> bool {
    let Some(link) = start.checked_sub(1) else { return false };
    let linked = matches!(plain(signs, link), Some('至' | '到' | '-' | '~'));
    linked
        && link.checked_sub(1).is_some_and(|before| {
            is_digit(signs, before) || matches!(plain(signs, before), Some('元' | '万' | '千' | '百'))
        })
}

const EACH: [&str; 21] = [
    "每月",
    "每日",
    "每天",
    "每年",
    "每亩",
    "每平方",
    "每人",
    "每户",
    "每次",
    "每斤",
    "每吨",
    "每株",
    "每棵",
    "每期",
    "每季",
    "每周",
    "每台",
    "每米",
    "每间",
    "每小时",
    "每逾期",
];

/// Whether the phrase names it for one of something.
fn is_each(signs: &[char], span: &Range<usize>) -> bool {
    if matches!(plain(signs, span.end), Some('/')) {
        return true;
    }
    let phrase = super::signs::before(signs, span.start, 24, |sign| super::signs::ends_a_phrase(sign) || sign == '、');
    (0..phrase.len()).any(|position| {
        matches!(phrase.get(position), Some('每')) && EACH.iter().any(|word| stands_at(phrase, position, word))
    })
}

const CAPITALS: &str = "零〇壹贰貳貮叁參叄肆伍陆陸柒捌玖拾佰仟百千万萬亿億元圆圓角分整正";
const SPOKEN: &str = "一二两三四五六七八九十百千万零";

fn run(signs: &[char], start: usize, belongs: impl Fn(char) -> bool) -> usize {
    signs.iter().skip(start).take_while(|sign| belongs(**sign)).count()
}

/// Whatever follows 大写 is meant as capitals.
fn after_the_word(signs: &[char], position: usize) -> Read {
    let start = position + 2 + run(signs, position + 2, |sign| "：:（(）) 人民币¥￥".contains(sign));
    let length = run(signs, start, |sign| !"）)，,。；;、 （(".contains(sign));
    if length == 0 { Read::Nothing(2) } else { Read::Amount(capital(signs, start..start + length)) }
}

/// Capitals without that word: three signs that read as an amount (伍元 may be someone's name), or that were meant as
/// one (贰仟六佰元整).
fn in_capitals(signs: &[char], start: usize) -> Read {
    let length = run(signs, start, |sign| CAPITALS.contains(sign));
    let found = capital(signs, start..start + length);
    if length >= 3 && found.value.is_some() {
        return Read::Amount(found);
    }
    let mixed = run(signs, start, |sign| CAPITALS.contains(sign) || SPOKEN.contains(sign));
    let words = signs.get(start..start + mixed).unwrap_or_default();
    let formal = words.iter().filter(|sign| "壹贰叁肆伍陆柒捌玖拾佰仟".contains(**sign)).count();
    if formal >= 2 && words.iter().any(|sign| "元圆".contains(*sign)) {
        return Read::Amount(capital(signs, start..start + mixed));
    }
    if signs.get(start).is_some_and(|sign| SPOKEN.contains(*sign)) {
        spoken(signs, start)
    } else {
        Read::Nothing(length)
    }
}

fn capital(signs: &[char], span: Range<usize>) -> Amount {
    let words: String = signs.get(span.clone()).unwrap_or_default().iter().collect();
    Amount { span, value: capitals::read(&words), form: Form::Capitals, each: false, unsure: false }
}

/// 一千二百元, 两万元, 十万元.
fn spoken(signs: &[char], start: usize) -> Read {
    let length = run(signs, start, |sign| SPOKEN.contains(sign));
    let nothing = Read::Nothing(length);
    let end = start + length;
    let before = start.checked_sub(1).and_then(|position| signs.get(position).copied());
    if !matches!(signs.get(end), Some('元' | '圆' | '块')) || matches!(before, Some('第' | '几' | '数')) {
        return nothing;
    }
    let formal: String = signs.get(start..end).unwrap_or_default().iter().map(|sign| formal(*sign)).collect();
    let Some(value) = capitals::read(&format!("{formal}元")) else {
        return nothing;
    };
    let span = start..end + 1;
    let unsure = is_about(signs, start, end + 1);
    Read::Amount(Amount { each: is_each(signs, &span), span, value: Some(value), form: Form::Spoken, unsure })
}

fn formal(sign: char) -> char {
    const FORMAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
    let value = figure(sign).and_then(|value| usize::try_from(value).ok());
    value.and_then(|value| FORMAL.get(value)).copied().unwrap_or(sign)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Words, and the amount that they are read as, for each row of a table.
    type Expected<'e, A> = &'e [(&'e str, A)];

    fn read(text: &str, capital: bool) -> Vec<(String, Option<u64>)> {
        let signs: Vec<char> = text.chars().collect();
        let found = amounts(&signs).into_iter().filter(|each| (each.form == Form::Capitals) == capital);
        found.map(|each| (signs[each.span].iter().collect(), each.value.map(Money::fen))).collect()
    }

    #[test]
    fn figures_and_spoken_numbers_are_found_with_their_units() {
        let rows: [(&str, Expected<'_, u64>); 24] = [
            ("赔偿人民币2,600元（大写：贰仟陆佰元整）", &[("2,600元", 260_000)]),
            ("共1,102,360.50元，3月、4月", &[("1,102,360.50元", 110_236_050)]),
            ("分三期：5月10日前3,000元，6月10日前3000元", &[("3,000元", 300_000), ("3000元", 300_000)]),
            ("补偿1.2万元", &[("1.2万元", 1_200_000)]),
            ("补偿 1.2 万元", &[("1.2 万元", 1_200_000)]),
            ("付￥９８０，现金", &[("９８０", 98_000)]),
            ("付￥980元", &[("980元", 98_000)]),
            ("１２，０００元", &[("１２，０００元", 1_200_000)]),
            ("3万5千元", &[("3万5千元", 3_500_000)]),
            ("2万3500元整", &[("2万3500元", 2_350_000)]),
            ("5元5角", &[("5元5角", 550)]),
            ("12元3角4分", &[("12元3角4分", 1_234)]),
            ("8角", &[("8角", 80)]),
            ("一千二百元", &[("一千二百元", 120_000)]),
            ("两万元", &[("两万元", 2_000_000)]),
            ("十万元整", &[("十万元", 10_000_000)]),
            ("每月付一千五百块钱", &[("一千五百块", 150_000)]),
            ("2026年3月15日前，1602房，36平方米，第2条", &[]),
            ("每日万分之五", &[]),
            ("5千3万元", &[]),
            ("1,2元", &[]),
            ("万元户、元旦、分两期", &[]),
            ("几千元、数百元", &[]),
            ("一千二元", &[]),
        ];
        for (text, expected) in rows {
            let expected: Vec<_> = expected.iter().map(|(words, fen)| ((*words).to_owned(), Some(*fen))).collect();
            assert_eq!(read(text, false), expected, "{text}");
        }
    }

    #[test]
    fn capitals_are_found_after_the_word_and_alone() {
        let rows: [(&str, Expected<'_, Option<u64>>); 10] = [
            ("2,600元（大写：贰仟陆佰元整）", &[("贰仟陆佰元整", Some(260_000))]),
            ("（大写）人民币玖佰捌拾元整，以现金", &[("玖佰捌拾元整", Some(98_000))]),
            ("（大写贰仟陆佰圆）", &[("贰仟陆佰圆", Some(260_000))]),
            ("支付人民币壹仟伍佰元整（￥1,500）", &[("壹仟伍佰元整", Some(150_000))]),
            ("（大写：贰仟陆百零元整）", &[("贰仟陆百零元整", None)]),
            ("（大写：二千六百元）", &[("二千六百元", None)]),
            ("人民币贰仟六佰元整", &[("贰仟六佰元整", None)]),
            ("伍元与陆正元约定", &[]),
            ("大写", &[]),
            ("万元户、元旦、分两期", &[]),
        ];
        for (text, expected) in rows {
            let expected: Vec<_> = expected.iter().map(|(words, fen)| ((*words).to_owned(), *fen)).collect();
            assert_eq!(read(text, true), expected, "{text}");
        }
    }

    #[test]
    fn prices_of_one_and_amounts_that_are_not_sure_are_told_apart() {
        for (text, each, unsure) in [
            ("每月10日前支付抚养费人民币1,500元", true, false),
            ("按800元/亩计算", true, false),
            ("每亩补偿800元", true, false),
            ("每逾期一日支付50元", true, false),
            ("补偿800元", false, false),
            ("每月支付，共计9,000元", false, false),
            ("补偿约800元", false, true),
            ("违约800元", false, false),
            ("补偿800元左右", false, true),
            ("补偿2000多元", false, true),
            ("补偿一千元左右", false, true),
        ] {
            let signs: Vec<char> = text.chars().collect();
            let found = amounts(&signs);
            assert_eq!((found.len(), found[0].each, found[0].unsure), (1, each, unsure), "{text}");
        }
        let range: Vec<char> = "补偿1,000元至2,000元".chars().collect();
        assert_eq!(amounts(&range).iter().map(|each| each.unsure).collect::<Vec<_>>(), [false, true]);
    }

    /// The second, slow method: a spoken number, unit by unit.
    fn said(number: u64) -> String {
        let mut text = capitals::write(Money::from_fen(number * 100).unwrap()).replace('整', "");
        for (formal, plain) in "零壹贰叁肆伍陆柒捌玖拾佰仟".chars().zip("零一二三四五六七八九十百千".chars())
        {
            text = text.replace(formal, &plain.to_string());
        }
        text
    }

    proptest! {
        #[test]
        fn what_is_written_is_found(fen in 300..=Money::MAX_FEN, before in "[于向，前支付]{0,4}", after in "[，。于以给]{1,3}") {
            let amount = Money::from_fen(fen).unwrap();
            let text = format!("{before}人民币{}元（大写：{}）{after}", amount.short_figures(), capitals::write(amount));
            let signs: Vec<char> = text.chars().collect();
            let found: Vec<_> = amounts(&signs).into_iter().map(|each| each.value).collect();
            prop_assert_eq!(found, [Some(amount), Some(amount)]);
        }

        #[test]
        fn what_is_said_is_found(yuan in 1_u64..=99_999_999) {
            let signs: Vec<char> = said(yuan).chars().collect();
            let found: Vec<_> = amounts(&signs).into_iter().map(|each| (each.value.map(Money::fen), each.form)).collect();
            prop_assert_eq!(found, [(Some(yuan * 100), Form::Spoken)]);
        }

        #[test]
        fn no_text_makes_it_panic(text in "[0-9,.，万千元角分￥大写：（）壹佰元整一两十每约至 ]{0,24}") {
            let signs: Vec<char> = text.chars().collect();
            for amount in amounts(&signs) {
                prop_assert!(amount.span.start < amount.span.end && amount.span.end <= signs.len());
            }
        }
    }
}
