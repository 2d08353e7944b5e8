//! Bytes → `Value`, strictly: UTF-8, no duplicate keys, no number that would lose figures, no hidden characters.
//! It must not know what a case is.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::{Map, Number, Value};

use super::error::{CaseFileError, Problem};
use crate::domain::place::Place;

/// Deeper nesting than this is refused; a case needs five levels.
pub(super) const MOST_LEVELS: usize = 64;

/// 2^64: from here on a number does not fit and would be rounded without a word.
const TOO_LARGE: f64 = 18_446_744_073_709_551_616.0;

/// Reads strict JSON. A UTF-8 byte order mark at the start is accepted.
pub(super) fn parse(bytes: &[u8]) -> Result<Value, CaseFileError> {
    let whole = |problem| CaseFileError::new(Place::root(), problem);
    let text = std::str::from_utf8(bytes).map_err(|error| whole(Problem::NotUtf8 { offset: error.valid_up_to() }))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(whole(Problem::Empty));
    }
    let failure = RefCell::new(None);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let node = Node { place: Place::root(), level: 0, failure: &failure };
    let result = node.deserialize(&mut deserializer).and_then(|value| deserializer.end().map(|()| value));
    result.map_err(|error| {
        let (line, column) = (error.line(), error.column());
        failure.take().unwrap_or_else(|| match error.classify() {
            Category::Eof => whole(Problem::CutShort { line, column }),
            _ => whole(Problem::NotJson { line, column }),
        })
    })
}

/// The first character of a text that a case file may not hold: control characters but tab and line ends, and the
/// characters that turn the direction of writing (Unicode UAX 9), with which a name could read as another.
pub fn forbidden_character(text: &str) -> Option<Problem> {
    text.chars().find_map(|character| match character {
        '\n' | '\r' | '\t' => None,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(Problem::DirectionOverride { code: u32::from(character) })
        }
        _ if character.is_control() => Some(Problem::ControlCharacter { code: u32::from(character) }),
        _ => None,
    })
}

/// One value to come, with where it stands. The first failure is kept beside the parser's own error, with its place.
struct Node<'f> {
    place: Place,
    level: usize,
    failure: &'f RefCell<Option<CaseFileError>>,
}

impl Node<'_> {
    fn fail<E: serde::de::Error>(&self, at: &Place, problem: Problem) -> E {
        self.failure.borrow_mut().get_or_insert_with(|| CaseFileError::new(at.clone(), problem));
        E::custom("")
    }

    fn enter<E: serde::de::Error>(&self) -> Result<(), E> {
        if self.level < MOST_LEVELS {
            return Ok(());
        }
        Err(self.fail(&self.place, Problem::TooDeep { most: MOST_LEVELS }))
    }

    fn child(&self, place: Place) -> Self {
        Node { place, level: self.level + 1, failure: self.failure }
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        match Number::from_f64(value) {
            Some(number) if value.abs() < TOO_LARGE => Ok(Value::Number(number)),
            _ => Err(self.fail(&self.place, Problem::NumberTooLarge)),
        }
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Value, E> {
        match forbidden_character(value) {
            None => Ok(Value::String(value.to_owned())),
            Some(problem) => Err(self.fail(&self.place, problem)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        self.enter()?;
        let mut list = Vec::new();
        while let Some(value) = elements.next_element_seed(self.child(self.place.index(list.len())))? {
            list.push(value);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.enter()?;
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let place = self.place.field(&key);
            if let Some(problem) = forbidden_character(&key) {
                return Err(self.fail(&self.place, problem));
            }
            if object.contains_key(&key) {
                return Err(self.fail(&place, Problem::DuplicateKey));
            }
            let value = entries.next_value_seed(self.child(place))?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> (String, Problem) {
        let error = parse(text.as_bytes()).unwrap_err();
        (error.at.pointer().to_owned(), error.problem)
    }

    #[test]
    fn plain_json_is_the_same_as_serde_reads_it() {
        let text = r#"{"a":[1,-2,2.5,true,null,"黄䶮\n"],"b":{"c":18446744073709551615}}"#;
        assert_eq!(parse(text.as_bytes()).unwrap(), serde_json::from_str::<Value>(text).unwrap());
    }

    #[test]
    fn a_byte_order_mark_is_accepted() {
        assert_eq!(parse(b"\xef\xbb\xbf{}").unwrap(), Value::Object(Map::new()));
    }

    #[test]
    fn what_is_not_strict_json_is_refused_at_its_place() {
        let cases: Vec<(&str, &str, Problem)> = vec![
            ("", "", Problem::Empty),
            (" \n", "", Problem::Empty),
            ("{\"a\": [1,", "", Problem::CutShort { line: 1, column: 9 }),
            ("{\"a\" 1}", "", Problem::NotJson { line: 1, column: 6 }),
            ("{} {}", "", Problem::NotJson { line: 1, column: 4 }),
            (r#"{"a":{"b":1,"b":2}}"#, "/a/b", Problem::DuplicateKey),
            (r#"{"a":[18446744073709551616]}"#, "/a/0", Problem::NumberTooLarge),
            (r#"{"a":-99999999999999999999}"#, "/a", Problem::NumberTooLarge),
            (r#"{"a":["\u0000"]}"#, "/a/0", Problem::ControlCharacter { code: 0 }),
            (r#"{"a":"\u0085"}"#, "/a", Problem::ControlCharacter { code: 0x85 }),
            (r#"{"a":"x\u202Ey"}"#, "/a", Problem::DirectionOverride { code: 0x202e }),
            (r#"{"a/b":{"x\u2066":1}}"#, "/a~1b", Problem::DirectionOverride { code: 0x2066 }),
        ];
        for (text, pointer, expected) in cases {
            assert_eq!(problem(text), (pointer.to_owned(), expected), "{text}");
        }
    }

    #[test]
    fn nesting_stops_at_the_limit_and_not_before() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(parse(nested(MOST_LEVELS).as_bytes()).is_ok());
        assert_eq!(problem(&nested(MOST_LEVELS + 1)).1, Problem::TooDeep { most: MOST_LEVELS });
        assert_eq!(problem(&nested(100_000)).1, Problem::TooDeep { most: MOST_LEVELS });
    }

    #[test]
    fn bytes_that_are_not_utf8_are_named_by_their_offset() {
        let error = parse(b"{\"a\": \"\xc3\x28\"}").unwrap_err();
        assert_eq!(error.problem, Problem::NotUtf8 { offset: 7 });
    }
}
