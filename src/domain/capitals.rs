//! 大写: amounts in capitals, written and read (支付结算办法 and its examples; `research/domain.md` 5.4).
//! Written in one way; read in every way that is right: 元 or 圆, 整 or 正 or neither, the optional 零 there or not.
//! What could mean two amounts (壹仟伍元) is not read. It must not know a sentence.

use super::money::Money;

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// An amount in capitals, without 人民币: `叁仟贰佰伍拾元零伍分`, `伍角整`, `贰仟陆佰元整`.
/// 整 stands after 元 and after 角; 零 where the official examples must have it.
pub fn write(amount: Money) -> String {
    let (yuan, jiao, fen) = (amount.fen() / 100, amount.fen() / 10 % 10, amount.fen() % 10);
    let mut out = String::new();
    if yuan > 0 || amount.fen() == 0 {
        whole(yuan, &mut out);
        out.push('元');
    }
    if jiao > 0 {
        out.push(digit(jiao));
        out.push('角');
    } else if fen > 0 && yuan > 0 {
        out.push('零');
    }
    if fen > 0 {
        out.push(digit(fen));
        out.push('分');
    } else {
        out.push('整');
    }
    out
}

fn digit(value: u64) -> char {
    usize::try_from(value).ok().and_then(|position| DIGITS.get(position)).copied().unwrap_or('零')
}

/// A whole number; the largest amount has 14 digits of yuan, 壹拾万亿.
fn whole(number: u64, out: &mut String) {
    const UNITS: [(u64, char); 5] = [(100_000_000, '亿'), (10_000, '万'), (1_000, '仟'), (100, '佰'), (10, '拾')];
    let Some((size, unit)) = UNITS.into_iter().find(|(size, _)| number >= *size) else {
        return out.push(digit(number));
    };
    whole(number / size, out);
    out.push(unit);
    let rest = number % size;
    if rest > 0 {
        if rest < size / 10 {
            out.push('零');
        }
        whole(rest, out);
    }
}

/// Reads an amount in capitals, with or without 人民币 before it; `None` where it is not one, or could mean two.
pub fn read(text: &str) -> Option<Money> {
    let plain: Vec<char> = text.chars().filter(|each| !each.is_whitespace()).map(plain_form).collect();
    let rest = plain.strip_prefix(&['人', '民', '币']).unwrap_or(&plain);
    let (rest, closed) = match rest {
        [before @ .., '整'] => (before, true),
        _ => (rest, false),
    };
    let (yuan, small) = match rest.iter().position(|each| *each == '元') {
        Some(position) => {
            let (whole, small) = rest.split_at(position);
            (Some(read_yuan(whole)?), small.get(1..)?)
        }
        None => (None, rest),
    };
    let small = match small {
        [] => Some((0, false)).filter(|_| yuan.is_some()),
        ['零', after @ ..] if yuan.is_some() => read_small(after),
        // 壹元伍分 leaves out the 零 of the 角; the units leave no doubt.
        _ => read_small(small),
    };
    let (fen, has_fen) = small?;
    if closed && has_fen {
        return None;
    }
    yuan.unwrap_or(0).checked_mul(100)?.checked_add(fen).and_then(Money::from_fen)
}

/// Other forms of the same characters: 圆, 正, the traditional ones, full 〇.
fn plain_form(character: char) -> char {
    match character {
        '圆' | '圓' => '元',
        '正' => '整',
        '萬' => '万',
        '億' => '亿',
        '千' => '仟',
        '百' => '佰',
        '十' => '拾',
        '貳' | '貮' => '贰',
        '參' | '叄' => '叁',
        '陸' => '陆',
        '〇' => '零',
        '幣' => '币',
        other => other,
    }
}

fn value_of(character: char) -> Option<u64> {
    DIGITS.iter().position(|each| *each == character).and_then(|position| u64::try_from(position).ok())
}

/// 伍角肆分, 伍角, 肆分: fen, and whether 分 is named.
fn read_small(text: &[char]) -> Option<(u64, bool)> {
    let one = |character: char| value_of(character).filter(|value| *value > 0);
    match text {
        [jiao, '角', fen, '分'] => Some((one(*jiao)? * 10 + one(*fen)?, true)),
        [jiao, '角'] => Some((one(*jiao)? * 10, false)),
        [fen, '分'] => Some((one(*fen)?, true)),
        _ => None,
    }
}

fn read_yuan(text: &[char]) -> Option<u64> {
    if text == ['零'] { Some(0) } else { read_whole(text, &['亿', '万']) }
}

/// A number with the large units still to come; below them one of four digits.
fn read_whole(text: &[char], units: &[char]) -> Option<u64> {
    let Some((unit, smaller)) = units.split_first() else {
        return read_four(text);
    };
    let Some(position) = text.iter().rposition(|each| each == unit) else {
        return read_whole(text, smaller);
    };
    let size = if *unit == '亿' { 100_000_000 } else { 10_000 };
    let high = read_whole(text.get(..position)?, smaller)?;
    let low = match text.get(position + 1..)? {
        [] => 0,
        // 壹万伍元: 15,000 or 10,005? Not read.
        [_] => return None,
        ['零', rest @ ..] => read_whole(rest, smaller)?,
        rest => read_whole(rest, smaller)?,
    };
    (low < size).then(|| high.checked_mul(size)?.checked_add(low))?
}

/// 1 to 9999: units fall from left to right; 零 may stand between, a last digit without unit needs 拾 or 零 before it.
fn read_four(text: &[char]) -> Option<u64> {
    let (mut total, mut last_unit, mut rest) = (0, 10_000, text);
    let mut after_zero = true;
    while !rest.is_empty() {
        let (value, unit, next) = match rest {
            ['零', next @ ..] if last_unit < 10_000 && !after_zero && !next.is_empty() => {
                after_zero = true;
                rest = next;
                continue;
            }
            ['拾', next @ ..] if last_unit == 10_000 => (1, 10, next),
            [figure, unit, next @ ..] if unit_size(*unit).is_some() => (value_of(*figure)?, unit_size(*unit)?, next),
            [figure] if last_unit == 10 || after_zero => (value_of(*figure)?, 1, [].as_slice()),
            _ => return None,
        };
        if value == 0 || unit >= last_unit {
            return None;
        }
        (total, last_unit, rest, after_zero) = (total + value * unit, unit, next, false);
    }
    (total > 0).then_some(total)
}

fn unit_size(unit: char) -> Option<u64> {
    match unit {
        '仟' => Some(1_000),
        '佰' => Some(100),
        '拾' => Some(10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fen(fen: u64) -> Money {
        Money::from_fen(fen).unwrap()
    }

    const WRITTEN: [(u64, &str); 22] = [
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (55, "伍角伍分"),
        (100, "壹元整"),
        (101, "壹元零壹分"),
        (10_010, "壹佰元壹角整"),
        (32_504, "叁佰贰拾伍元零肆分"),
        (98_000, "玖佰捌拾元整"),
        (100_500, "壹仟零伍元整"),
        (140_950, "壹仟肆佰零玖元伍角整"),
        (260_000, "贰仟陆佰元整"),
        (325_005, "叁仟贰佰伍拾元零伍分"),
        (600_714, "陆仟零柒元壹角肆分"),
        (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
        (10_000_000, "壹拾万元整"),
        (10_050_000, "壹拾万零伍佰元整"),
        (18_300_000, "壹拾捌万叁仟元整"),
        (110_236_050, "壹佰壹拾万贰仟叁佰陆拾元伍角整"),
        (10_001_000_000, "壹亿零壹万元整"),
        (100_000_000_001, "壹拾亿元零壹分"),
        (1_000_000_000_000_000, "壹拾万亿元整"),
    ];

    #[test]
    fn the_official_examples_are_written_and_read() {
        for (amount, text) in WRITTEN {
            assert_eq!(write(fen(amount)), text);
            assert_eq!(read(text), Some(fen(amount)), "{text}");
            assert_eq!(read(&format!("人民币{text}")), Some(fen(amount)), "{text}");
        }
    }

    #[test]
    fn other_right_ways_are_read() {
        for (text, amount) in [
            ("壹仟肆佰零玖圆伍角", 140_950),
            ("贰仟陆佰圆正", 260_000),
            ("贰仟陆佰元", 260_000),
            ("壹仟陆佰捌拾元零叁角贰分", 168_032),
            ("壹拾万柒仟元零伍角叁分", 10_700_053),
            ("壹佰壹拾万零贰仟叁佰陆拾元伍角整", 110_236_050),
            ("拾万元整", 10_000_000),
            ("叁仟贰佰伍拾元伍分", 325_005),
            ("貳仟陸佰圓整", 260_000),
            ("壹万伍佰元整", 1_050_000),
        ] {
            assert_eq!(read(text), Some(fen(amount)), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_or_doubtful_is_not_read() {
        for text in [
            "",
            "元",
            "整",
            "人民币",
            "壹仟伍元整",
            "壹万伍元整",
            "壹佰仟元",
            "壹拾佰元整",
            "贰仟陆佰",
            "伍分整",
            "壹元零",
            "壹元零角",
            "壹仟零元整",
            "壹佰零零壹元",
            "2600元",
            "壹元伍分叁角",
            "壹亿亿元",
            "壹万万元整",
            "玖仟万亿亿元整",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    /// The second, slow method: every digit with its unit, then the zeros folded by replacing.
    fn written_by_folding(fen: u64) -> String {
        let units = ["分", "角", "元", "拾", "佰", "仟", "万", "拾", "佰", "仟", "亿", "拾", "佰", "仟", "万", "拾"];
        let digits: Vec<char> = fen.to_string().chars().rev().collect();
        let mut text = String::new();
        for (position, each) in digits.iter().enumerate().rev() {
            text.push(DIGITS[each.to_digit(10).unwrap() as usize]);
            text.push_str(units[position]);
        }
        for (old, new) in [("零仟", "零"), ("零佰", "零"), ("零拾", "零"), ("零角", "零"), ("零分", "整")]
        {
            text = text.replace(old, new);
        }
        while text.contains("零零") {
            text = text.replace("零零", "零");
        }
        for (old, new) in
            [("零亿", "亿"), ("零万", "万"), ("零元", "元"), ("亿万", "亿零"), ("零零", "零"), ("零整", "整")]
        {
            text = text.replace(old, new);
        }
        text.replace("零元", "元")
    }

    proptest! {
        #[test]
        fn every_amount_is_read_back(amount in 0..=Money::MAX_FEN) {
            prop_assert_eq!(read(&write(fen(amount))), Some(fen(amount)));
        }

        #[test]
        fn every_small_amount_is_read_back(amount in 0_u64..=200_000_000) {
            prop_assert_eq!(read(&write(fen(amount))), Some(fen(amount)));
        }

        #[test]
        fn both_methods_write_the_same(amount in 100_u64..=999_999_999) {
            prop_assert_eq!(write(fen(amount)), written_by_folding(amount));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "[零壹贰玖拾佰仟万亿元角分整人民币 ]{0,12}") {
            if let Some(amount) = read(&text) {
                prop_assert_eq!(read(&write(amount)), Some(amount));
            }
        }
    }
}
