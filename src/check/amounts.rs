//! The amounts inside a Chinese sentence: figures with their unit (`2,600元`, `1.2万元`, `￥980`) and capitals
//! (`大写：贰仟陆佰元整`). What is not surely an amount of money is not one. It must not judge what it finds.

use crate::domain::capitals;
use crate::domain::money::Money;
use crate::domain::typed_amount::{fen_of, half_width};

/// An amount in a sentence, with the characters it takes (positions from 0, end excluded).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub start: usize,
    pub end: usize,
    pub text: String,
    /// `None`: it stands as an amount in capitals, but cannot be read as one.
    pub amount: Option<Money>,
}

/// Every amount in figures, in order.
pub(super) fn figures(text: &[char]) -> Vec<Written> {
    let mut found = Vec::new();
    let mut position = 0;
    while position < text.len() {
        if !digit_at(text, position) {
            position += 1;
            continue;
        }
        let end = end_of_number(text, position);
        if let Some(written) = figure(text, position, end) {
            found.push(written);
        }
        position = end;
    }
    found
}

fn plain_at(text: &[char], position: usize) -> Option<char> {
    text.get(position).map(|character| half_width(*character))
}

fn digit_at(text: &[char], position: usize) -> bool {
    plain_at(text, position).is_some_and(|character| character.is_ascii_digit())
}

/// Digits, with commas and points that have a digit after them.
fn end_of_number(text: &[char], start: usize) -> usize {
    let mut end = start;
    while digit_at(text, end) || (matches!(plain_at(text, end), Some(',' | '.')) && digit_at(text, end + 1)) {
        end += 1;
    }
    end
}

fn figure(text: &[char], start: usize, number_end: usize) -> Option<Written> {
    let before = start.checked_sub(1).and_then(|position| plain_at(text, position));
    // 3万5千元 would be read as 5千元; what follows 第 is a number of something.
    if matches!(before, Some('万' | '千' | '百' | '亿' | '第')) {
        return None;
    }
    let signed = before == Some('¥');
    let mut end = number_end;
    if plain_at(text, end) == Some(' ') {
        end += 1;
    }
    let size = match plain_at(text, end) {
        Some('万') => 1_000_000,
        Some('亿') => 10_000_000_000,
        Some('千') => 100_000,
        _ => 100,
    };
    end += usize::from(size > 100);
    let in_yuan = matches!(plain_at(text, end), Some('元' | '圆' | '块'));
    if !in_yuan && !signed {
        return None;
    }
    end = if in_yuan { end + 1 } else { number_end };
    let number: String = text.get(start..number_end)?.iter().map(|character| half_width(*character)).collect();
    let amount = fen_of(&number, size).ok().and_then(Money::from_fen)?;
    Some(Written { start, end, text: text.get(start..end)?.iter().collect(), amount: Some(amount) })
}

const CAPITALS: &str = "零〇壹贰貳貮叁參叄肆伍陆陸柒捌玖拾佰仟百千万萬亿億元圆圓角分整正";

/// Every amount in capitals, in order: what follows 大写, and what can be read without that word.
pub(super) fn in_capitals(text: &[char]) -> Vec<Written> {
    let mut found = Vec::new();
    let mut position = 0;
    while position < text.len() {
        let rest = text.get(position..).unwrap_or_default();
        if rest.starts_with(&['大', '写']) {
            let start = position + 2 + run(rest, 2, |character| "：:（(）) 人民币¥￥".contains(character));
            let end = start + run(text, start, |character| !"）)，,。；;、 （(".contains(character));
            if end > start {
                found.push(written(text, start, end));
            }
            position = end.max(position + 2);
        } else {
            let length = run(text, position, |character| CAPITALS.contains(character));
            let run = written(text, position, position + length);
            // 伍元 may be someone's name; three signs that read as an amount are one.
            if length >= 3 && run.amount.is_some() {
                found.push(run);
            }
            position += length.max(1);
        }
    }
    found
}

fn run(text: &[char], start: usize, belongs: impl Fn(char) -> bool) -> usize {
    text.iter().skip(start).take_while(|character| belongs(**character)).count()
}

fn written(text: &[char], start: usize, end: usize) -> Written {
    let words: String = text.get(start..end).unwrap_or_default().iter().collect();
    Written { start, end, amount: capitals::read(&words), text: words }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Words, and the amount that they are read as, for each row of a table.
    type Expected<'e, A> = &'e [(&'e str, A)];

    fn read(text: &str, find: fn(&[char]) -> Vec<Written>) -> Vec<(String, Option<u64>)> {
        let characters: Vec<char> = text.chars().collect();
        find(&characters).into_iter().map(|each| (each.text, each.amount.map(Money::fen))).collect()
    }

    #[test]
    fn figures_are_found_with_their_units() {
        let rows: [(&str, Expected<'_, u64>); 12] = [
            ("赔偿人民币2,600元（大写：贰仟陆佰元整）", &[("2,600元", 260_000)]),
            ("共1,102,360.50元，3月、4月", &[("1,102,360.50元", 110_236_050)]),
            ("分三期：5月10日前3,000元，6月10日前3000元", &[("3,000元", 300_000), ("3000元", 300_000)]),
            ("补偿1.2万元", &[("1.2万元", 1_200_000)]),
            ("补偿 1.2 万元", &[("1.2 万元", 1_200_000)]),
            ("付￥９８０，现金", &[("９８０", 98_000)]),
            ("付￥980元", &[("980元", 98_000)]),
            ("１２，０００元", &[("１２，０００元", 1_200_000)]),
            ("2026年3月15日前，1602房，36平方米，第2条", &[]),
            ("每日万分之五", &[]),
            ("3万5千元", &[]),
            ("1,2元", &[]),
        ];
        for (text, expected) in rows {
            let expected: Vec<_> = expected.iter().map(|(words, fen)| ((*words).to_owned(), Some(*fen))).collect();
            assert_eq!(read(text, figures), expected, "{text}");
        }
    }

    #[test]
    fn capitals_are_found_after_the_word_and_alone() {
        let rows: [(&str, Expected<'_, Option<u64>>); 9] = [
            ("2,600元（大写：贰仟陆佰元整）", &[("贰仟陆佰元整", Some(260_000))]),
            ("（大写）人民币玖佰捌拾元整，以现金", &[("玖佰捌拾元整", Some(98_000))]),
            ("（大写贰仟陆佰圆）", &[("贰仟陆佰圆", Some(260_000))]),
            ("支付人民币壹仟伍佰元整（￥1,500）", &[("壹仟伍佰元整", Some(150_000))]),
            ("（大写：贰仟陆百零元整）", &[("贰仟陆百零元整", None)]),
            ("（大写：二千六百元）", &[("二千六百元", None)]),
            ("伍元与陆正元约定", &[]),
            ("大写", &[]),
            ("万元户、元旦、分两期", &[]),
        ];
        for (text, expected) in rows {
            let expected: Vec<_> = expected.iter().map(|(words, fen)| ((*words).to_owned(), *fen)).collect();
            assert_eq!(read(text, in_capitals), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_found(fen in 300..=Money::MAX_FEN, before in "[于向，前支付]{0,4}", after in "[，。于以给]{1,3}") {
            let amount = Money::from_fen(fen).unwrap();
            let text = format!("{before}人民币{}元（大写：{}）{after}", amount.short_figures(), capitals::write(amount));
            let characters: Vec<char> = text.chars().collect();
            prop_assert_eq!(figures(&characters).into_iter().map(|each| each.amount).collect::<Vec<_>>(), [Some(amount)]);
            prop_assert_eq!(in_capitals(&characters).into_iter().map(|each| each.amount).collect::<Vec<_>>(), [Some(amount)]);
        }

        #[test]
        fn no_text_makes_them_panic(text in "[0-9,.，万元￥大写：（）壹佰元整 ]{0,24}") {
            let characters: Vec<char> = text.chars().collect();
            let _ = (figures(&characters), in_capitals(&characters));
        }
    }
}
