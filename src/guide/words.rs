//! What the content files of the guide are made of: words in both languages, keys of the field, sentences with slots.
//! A mistake says what would be right. It must not know what a file is about, nor where it lies.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeOwned, Error as _, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

use super::content;
use super::mistake::{Mistake, flaw};
use crate::domain::keyed::Keyed;
use crate::i18n::Lang;

/// Words in both languages, neither empty.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    zh: Said,
    en: Said,
}

impl Words {
    /// The words of this language.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh.0,
            Lang::En => &self.en.0,
        }
    }
}

/// Text that says something.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said(String);

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Said, D::Error> {
        let text = String::deserialize(from)?;
        let text = text.trim();
        if text.is_empty() { Err(D::Error::custom(flaw::BLANK)) } else { Ok(Said(text.to_owned())) }
    }
}

/// A value that a file writes as its stable key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key<T>(pub T);

impl<'de, T: Keyed> Deserialize<'de> for Key<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Key<T>, D::Error> {
        from.deserialize_str(KeyOf(PhantomData))
    }
}

struct KeyOf<T>(PhantomData<T>);

impl<T: Keyed> Visitor<'_> for KeyOf<T> {
    type Value = Key<T>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = T::VALUES.iter().map(|value| value.stable_key());
        out.write_str(&keys.collect::<Vec<_>>().join(" "))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Key<T>, E> {
        T::with_stable_key(text).map(Key).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

/// Reads a file.
///
/// # Errors
/// The first mistake, with its place.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Mistake> {
    content::read("", text).map_err(|error| Mistake::told(&error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::session::StepKind;
    use crate::i18n::Tr;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Small {
        step: Key<StepKind>,
        name: Words,
    }

    #[test]
    fn a_file_is_read_with_its_words_and_keys() {
        let small: Small = read("step = \"village\"\nname = { zh = \" 村居调 \", en = \"Village\" }\n").unwrap();
        assert_eq!(small.step.0, StepKind::Village);
        assert_eq!((small.name.of(Lang::Zh), small.name.of(Lang::En)), ("村居调", "Village"));
    }

    #[test]
    fn a_mistake_has_its_line_its_column_and_what_would_be_right() {
        let rows = [
            ("stp = \"village\"\nname = { zh = \"村\", en = \"V\" }", "第1行第1列：没有叫“stp”的项", "step"),
            ("name = { zh = \"村\", en = \"V\" }\nstep = \"town\"", "第2行第8列：“town”不能用", "interpretation"),
            ("step = \"village\"", "第1行第1列：缺“name”", "name"),
            ("step = \"village\"\nname = { zh = \"村\", en = \" \" }", "第2行第25列：这里要有文字", ""),
            ("step = \"village\"\nname = { zh = \"村\" }", "第2行第8列：缺“en”", "en"),
            ("step = \"village\"\nname = \"村\"", "第2行第8列：写法不对", ""),
            ("step = \"village\nname = 1", "第1行第", "写法不对"),
        ];
        for (text, head, right) in rows {
            let message = read::<Small>(text).unwrap_err().message(Tr(Lang::Zh));
            assert!(message.starts_with(head) && message.contains(right), "{text}\n→ {message}");
        }
    }
}
