//! What someone writes into a field to say that nothing is there yet: 不详, 待补, ×××. It must not judge a field.

/// Words that stand for a missing one.
const WORDS: [&str; 17] = [
    "无",
    "没有",
    "不详",
    "不明",
    "未知",
    "待补",
    "待补充",
    "待定",
    "待填",
    "待核实",
    "暂无",
    "暂缺",
    "缺",
    "略",
    "同上",
    "未提供",
    "空",
];

/// Signs that only mark a gap.
const SIGNS: &str = "?？xX×*＊-—－_＿/／.。…·、";

/// Whether the text is not empty, but only keeps the place of one: `不详`, `（待补）`, `×××`.
pub(super) fn keeps_a_place(text: &str) -> bool {
    let bare = text.trim().trim_matches(['（', '）', '(', ')', '【', '】', '[', ']', ' ']);
    !bare.is_empty() && (WORDS.contains(&bare) || bare.chars().all(|sign| SIGNS.contains(sign)))
}

/// Whether nothing is there: no text, or one that only keeps its place.
pub(super) fn is_missing(text: &str) -> bool {
    text.trim().is_empty() || keeps_a_place(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_told_from_a_word() {
        for gap in ["", " ", "不详", "（待补）", "×××", "xxx", "——", "？", "【暂无】", "无"] {
            assert!(is_missing(gap), "{gap}");
        }
        for word in ["无锡市", "林志远", "X先生", "00000019850416011X", "略阳县", "E12345678", "没有字"] {
            assert!(!is_missing(word), "{word}");
        }
    }
}
