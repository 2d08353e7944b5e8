//! Finds a text by what a person types: words of it, its Pinyin, or the first letters of its Pinyin (`ysbx`, `yinshui`,
//! `ysbaoxian`). A character with several readings is found by each of them. It must not rank or hold any text.

mod names;

use pinyin::ToPinyinMulti;

pub use names::spellings;

/// Every reading of a character without its tone, `v` for `ü`; none for what is no Han character. A reading may stand twice.
pub fn readings(sign: char) -> Vec<String> {
    let all = sign.to_pinyin_multi().into_iter().flatten();
    all.map(|reading| reading.plain().replace('ü', "v")).collect()
}

/// What was typed, ready to be held against texts. Every word of it must be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    words: Vec<Vec<char>>,
}

impl Query {
    /// Splits at white space; letters of full width and capitals are levelled, `v` stands for `ü`.
    pub fn new(typed: &str) -> Query {
        Query { words: typed.split_whitespace().map(levelled).filter(|word| !word.is_empty()).collect() }
    }

    /// Nothing was typed: everything is found.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word is found in one of the texts.
    pub fn finds(&self, texts: &[&str]) -> bool {
        let texts: Vec<Vec<char>> = texts.iter().map(|text| levelled(text)).collect();
        self.words.iter().all(|word| texts.iter().any(|text| holds(text, word)))
    }

    /// Whether the text begins with what was typed, as written or in Pinyin from its first character on.
    pub fn begins(&self, text: &str) -> bool {
        let text = levelled(text);
        self.words.iter().all(|word| runs_on(&text, word))
    }

    /// Whether every word stands in one of the texts as it was typed, without Pinyin.
    pub fn finds_as_written(&self, texts: &[&str]) -> bool {
        let texts: Vec<Vec<char>> = texts.iter().map(|text| levelled(text)).collect();
        self.words.iter().all(|word| texts.iter().any(|text| as_written(text, word)))
    }
}

/// Small letters of normal width, without the marks between syllables and words.
fn levelled(text: &str) -> Vec<char> {
    let narrow = text.chars().map(|ch| match ch {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch),
        _ => ch,
    });
    let kept = narrow.filter(|ch| !matches!(ch, '\'' | '’' | '·' | '-') && !ch.is_whitespace());
    kept.flat_map(char::to_lowercase).collect()
}

/// The word begins somewhere in the text and runs on to its end, with Pinyin or without. Pinyin begins at a Han
/// character: letters in the middle of an English word are no Pinyin.
fn holds(text: &[char], word: &[char]) -> bool {
    if as_written(text, word) {
        return true;
    }
    // A word of Chinese characters only is found as it is written or not at all.
    if !word.iter().any(char::is_ascii_alphabetic) {
        return false;
    }
    (0..text.len()).filter_map(|start| text.get(start..)).any(|rest| runs_on(rest, word))
}

fn as_written(text: &[char], word: &[char]) -> bool {
    text.windows(word.len().max(1)).any(|window| window == word)
}

/// Whether the word goes through the text from its first character on: each character by itself, by a whole reading
/// or by the first sound of one; the last reading may be begun only.
fn runs_on(text: &[char], word: &[char]) -> bool {
    if word.is_empty() {
        return true;
    }
    let Some((first, rest)) = text.split_first() else {
        return false;
    };
    if let Some(left) = word.strip_prefix(std::slice::from_ref(first))
        && !first.is_ascii_alphabetic()
    {
        return runs_on(rest, left);
    }
    readings(*first).into_iter().any(|reading| {
        let letters: Vec<char> = reading.chars().collect();
        letters.starts_with(word)
            || beginnings(&letters).any(|begun| word.strip_prefix(begun).is_some_and(|left| runs_on(rest, left)))
    })
}

/// What of a reading may be typed before the next character: all of it, its first letter, or zh, ch, sh.
fn beginnings(letters: &[char]) -> impl Iterator<Item = &[char]> {
    let sound = if letters.get(1) == Some(&'h') { 2 } else { 1 };
    [letters.len(), 1, sound].into_iter().filter_map(|length| letters.get(..length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, text: &str) -> bool {
        Query::new(typed).finds(&[text])
    }

    #[test]
    fn a_text_is_found_by_its_words_and_by_pinyin() {
        let text = "引水入田的邻居不能堵沟";
        for typed in ["引水", "邻居 堵沟", "ysrt", "yinshui", "yinsh", "ysrutian", "YSRT", "linju", "lj dg", "ysrt 堵"]
        {
            assert!(found(typed, text), "{typed}");
        }
        for typed in ["引火", "yshui 火", "tian引", "shuiyin", "ljj", "zzz"] {
            assert!(!found(typed, text), "{typed}");
        }
    }

    #[test]
    fn each_reading_of_a_character_finds_it() {
        // 还: hái and huán. 行: xíng and háng.
        for typed in ["haiqian", "huanqian", "hq"] {
            assert!(found(typed, "还钱"), "{typed}");
        }
        assert!(found("yinhang", "银行转账") && found("yhzz", "银行转账") && found("yinhzz", "银行转账"));
    }

    #[test]
    fn first_sounds_of_two_letters_may_be_typed() {
        assert!(found("zhshf", "治水费") && found("zsf", "治水费"));
        assert!(found("nvshi", "女士") && found("lvyou", "旅游合同"));
    }

    #[test]
    fn letters_and_figures_stand_for_themselves() {
        assert!(found("wifi", "公共WiFi费用") && found("ＷＩＦＩ", "公共WiFi费用"));
        assert!(found("355", "第355条") && found("d355t", "第355条"));
        assert!(found("art. 33", "Art. 33 of the People's Mediation Law"));
        assert!(found("peoples", "People's Mediation"));
        assert!(!found("pml", "People's Mediation Law"));
    }

    #[test]
    fn nothing_typed_finds_everything_and_each_word_may_lie_in_another_text() {
        assert!(Query::new("  ").is_empty() && found("  ", "欠条"));
        assert!(Query::new("欠条 debt").finds(&["一张欠条", "A note of debt"]));
        assert!(!Query::new("欠条 wage").finds(&["一张欠条", "A note of debt"]));
        assert!(!Query::new("qiantiao").finds_as_written(&["一张欠条"]));
        assert!(Query::new("欠条").finds_as_written(&["一张欠条"]));
    }
}
