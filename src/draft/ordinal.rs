//! Numbers before clauses: 一、二、… 十一 … in Chinese, figures in English.

use crate::i18n::Lang;

const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// The number of a clause in the language of the paper. Above 99 figures in both.
pub fn ordinal(lang: Lang, number: u32) -> String {
    if lang == Lang::En || number == 0 || number > 99 {
        return number.to_string();
    }
    let digit = |value: u32| usize::try_from(value).ok().and_then(|index| DIGITS.get(index)).copied().unwrap_or("");
    match number / 10 {
        0 => digit(number).to_owned(),
        1 => format!("十{}", digit(number % 10)),
        tens => format!("{}十{}", digit(tens), digit(number % 10)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_ordinals() {
        let words: Vec<String> = [1, 9, 10, 11, 20, 21, 99, 100].map(|number| ordinal(Lang::Zh, number)).into();
        assert_eq!(words, ["一", "九", "十", "十一", "二十", "二十一", "九十九", "100"]);
        assert_eq!(ordinal(Lang::En, 12), "12");
    }
}
