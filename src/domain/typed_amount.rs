//! An amount as a mediator types it: `１２，０００`, `1.2万`, `3,250.05元`, `￥980`, `贰仟陆佰元整`.
//! What is doubtful is refused, never guessed (`1,2` and `12.345`). It must not look for amounts inside a sentence.

use super::capitals;
use super::money::Money;

/// Why a typed amount was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountProblem {
    /// Nothing was typed.
    Empty,
    /// Not a number with at most a currency sign and a unit.
    NotAnAmount,
    /// Below zero.
    Negative,
    /// Smaller than one fen: more than two decimals of a yuan.
    TooManyDecimals,
    /// Above 10^15 fen.
    TooLarge,
}

impl Money {
    /// Reads what a mediator typed.
    ///
    /// # Errors
    /// An [`AmountProblem`]; nothing is rounded.
    pub fn parse(typed: &str) -> Result<Money, AmountProblem> {
        let plain: String = typed.trim().chars().map(half_width).collect();
        if plain.is_empty() {
            return Err(AmountProblem::Empty);
        }
        if let Some(amount) = capitals::read(&plain) {
            return Ok(amount);
        }
        let number =
            ["人民币", "RMB", "rmb", "CNY", "¥"].iter().find_map(|sign| plain.strip_prefix(sign)).unwrap_or(&plain);
        let number = number.trim_start();
        if number.starts_with('-') || plain.starts_with('-') {
            return Err(AmountProblem::Negative);
        }
        let (number, size) = without_unit(number);
        fen_of(number, size).and_then(|fen| Money::from_fen(fen).ok_or(AmountProblem::TooLarge))
    }
}

/// Full-width signs and digits as the plain ones; other spaces as a space.
pub(crate) fn half_width(character: char) -> char {
    match character {
        '￥' => '¥',
        '－' | '−' | '—' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        other if other.is_whitespace() => ' ',
        other => other,
    }
}

/// The number before its unit, and how many fen the unit is.
fn without_unit(number: &str) -> (&str, u64) {
    const YUAN: u64 = 100;
    let number = number.strip_suffix(['整', '正']).unwrap_or(number);
    let number = ["元", "圆", "块钱", "块"].iter().find_map(|unit| number.strip_suffix(unit)).unwrap_or(number);
    for (unit, size) in [("万", 10_000 * YUAN), ("亿", 100_000_000 * YUAN), ("千", 1_000 * YUAN), ("百", 100 * YUAN)]
    {
        if let Some(number) = number.strip_suffix(unit) {
            return (number.trim_end(), size);
        }
    }
    (number.trim_end(), YUAN)
}

/// Whole fen of digits with at most one decimal point and thousands marked in threes.
pub(crate) fn fen_of(number: &str, size: u64) -> Result<u64, AmountProblem> {
    let (whole, decimals) = match number.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (number, None),
    };
    let digits = ungrouped(whole).ok_or(AmountProblem::NotAnAmount)?;
    let whole: u64 = digits.parse().map_err(|_| AmountProblem::TooLarge)?;
    let mut fen = whole.checked_mul(size).ok_or(AmountProblem::TooLarge)?;
    let Some(decimals) = decimals else {
        return Ok(fen);
    };
    if decimals.is_empty() || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(AmountProblem::NotAnAmount);
    }
    let mut value = size;
    for byte in decimals.bytes() {
        if !value.is_multiple_of(10) {
            return Err(AmountProblem::TooManyDecimals);
        }
        value /= 10;
        fen = fen.checked_add(u64::from(byte - b'0') * value).ok_or(AmountProblem::TooLarge)?;
    }
    Ok(fen)
}

/// Digits without their thousands marks; `None` where the marks do not stand in threes, or are of two kinds.
fn ungrouped(text: &str) -> Option<String> {
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let Some(mark) = [',', ' '].into_iter().find(|mark| text.contains(*mark)) else {
        return all_digits(text).then(|| text.to_owned());
    };
    let mut groups = text.split(mark);
    let first = groups.next().filter(|first| all_digits(first) && first.len() <= 3)?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || !all_digits(group) {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_mediator_types_is_read() {
        for (typed, fen) in [
            ("2600", 260_000),
            ("１２，０００", 1_200_000),
            ("12,000", 1_200_000),
            ("12 000", 1_200_000),
            ("1.2万", 1_200_000),
            ("1.2 万元", 1_200_000),
            ("1.23456万", 1_234_560),
            ("3,250.05元", 325_005),
            ("3250.5", 325_050),
            ("￥980", 98_000),
            ("¥ 980.00", 98_000),
            ("人民币 1,102,360.50 元整", 110_236_050),
            ("  5 块 ", 500),
            ("0", 0),
            ("0.05", 5),
            ("贰仟陆佰元整", 260_000),
            ("2亿", 20_000_000_000),
            ("10,000,000,000,000", 1_000_000_000_000_000),
        ] {
            assert_eq!(Money::parse(typed).map(Money::fen), Ok(fen), "{typed}");
        }
    }

    #[test]
    fn what_is_doubtful_is_refused() {
        use AmountProblem::{Empty, Negative, NotAnAmount, TooLarge, TooManyDecimals};
        for (typed, problem) in [
            ("", Empty),
            ("　", Empty),
            ("1,2", NotAnAmount),
            ("1,0000", NotAnAmount),
            ("1234,567", NotAnAmount),
            ("1,234 567", NotAnAmount),
            ("12.", NotAnAmount),
            (".5", NotAnAmount),
            ("1.2.3", NotAnAmount),
            ("两千", NotAnAmount),
            ("3万5", NotAnAmount),
            ("1e5", NotAnAmount),
            ("元", NotAnAmount),
            ("-5", Negative),
            ("￥－5", Negative),
            ("0.005", TooManyDecimals),
            ("12.345元", TooManyDecimals),
            ("1.2345678万", TooManyDecimals),
            ("10,000,000,000,000.01", TooLarge),
            ("99999999999999999999999", TooLarge),
        ] {
            assert_eq!(Money::parse(typed), Err(problem), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn figures_are_read_back(fen in 0..=Money::MAX_FEN) {
            let amount = Money::from_fen(fen).unwrap();
            prop_assert_eq!(Money::parse(&amount.figures()), Ok(amount));
            prop_assert_eq!(Money::parse(&format!("{}元", amount.short_figures())), Ok(amount));
        }

        #[test]
        fn no_text_makes_it_panic(typed in "[0-9０-９.,，万亿元￥ -]{0,10}") {
            let _ = Money::parse(&typed);
        }
    }
}
