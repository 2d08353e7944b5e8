//! Numbers as they stand in clauses: figures, full-width figures, 十五, 二〇二六. It must not know what they count.

use crate::domain::typed_amount::half_width;

/// The character as its half-width form.
pub(super) fn plain(signs: &[char], position: usize) -> Option<char> {
    signs.get(position).map(|sign| half_width(*sign))
}

pub(super) fn is_digit(signs: &[char], position: usize) -> bool {
    plain(signs, position).is_some_and(|sign| sign.is_ascii_digit())
}

/// The end of digits, commas and points that have a digit after them.
pub(super) fn end_of_figures(signs: &[char], start: usize) -> usize {
    let mut end = start;
    while is_digit(signs, end) || (matches!(plain(signs, end), Some(',' | '.')) && is_digit(signs, end + 1)) {
        end += 1;
    }
    end
}

/// 0 to 9 of a Chinese figure; 两 is two.
pub(super) fn figure(sign: char) -> Option<u32> {
    const FIGURES: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    match sign {
        '零' | '○' | 'Ｏ' => Some(0),
        '两' => Some(2),
        '元' => None,
        other => FIGURES.iter().position(|each| *each == other).and_then(|value| u32::try_from(value).ok()),
    }
}

/// A whole number of at most four figures at this position, with its end: `15`, `１５`, `十五`, `三十`, `二〇二六`.
pub(super) fn whole(signs: &[char], start: usize) -> Option<(u32, usize)> {
    in_figures(signs, start).or_else(|| in_words(signs, start))
}

fn in_figures(signs: &[char], start: usize) -> Option<(u32, usize)> {
    let mut end = start;
    let mut value = 0_u32;
    while let Some(digit) = plain(signs, end).and_then(|sign| sign.to_digit(10)) {
        value = value.checked_mul(10)?.checked_add(digit)?;
        end += 1;
    }
    (end > start && end - start <= 4).then_some((value, end))
}

/// Below a hundred with 十, or figure by figure.
fn in_words(signs: &[char], start: usize) -> Option<(u32, usize)> {
    let at = |position: usize| signs.get(position).copied();
    let one = |position: usize| at(position).and_then(figure);
    if at(start) == Some('十') {
        return Some(one(start + 1).map_or((10, start + 1), |unit| (10 + unit, start + 2)));
    }
    let first = one(start)?;
    if at(start + 1) == Some('十') {
        return Some(one(start + 2).map_or((first * 10, start + 2), |unit| (first * 10 + unit, start + 3)));
    }
    let (mut value, mut end) = (first, start + 1);
    while let Some(next) = one(end) {
        value = value.checked_mul(10)?.checked_add(next)?;
        end += 1;
    }
    (end - start <= 4).then_some((value, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_figures_and_in_words() {
        for (text, expected) in [
            ("15日", Some((15, 2))),
            ("１５日", Some((15, 2))),
            ("十", Some((10, 1))),
            ("十五日", Some((15, 2))),
            ("三十一日", Some((31, 3))),
            ("二〇二六年", Some((2026, 4))),
            ("二零二六年", Some((2026, 4))),
            ("两个月", Some((2, 1))),
            ("12345", None),
            ("日", None),
        ] {
            assert_eq!(whole(&text.chars().collect::<Vec<_>>(), 0), expected, "{text}");
        }
    }
}
