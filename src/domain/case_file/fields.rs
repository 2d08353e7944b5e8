//! The cursor over one object of a file: takes its keys one by one, knows where it stands, and keeps what is left.
//! `null` is the same as absent. A key that is there but empty ("", [], false where nothing is said) is remembered, so
//! that it is written back as it was. It must not know which nouns there are.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::{Map, Value};

use super::error::{CaseFileError, Expected, Found, JsonKind, Problem};
use crate::domain::case::{Extra, StaffId};
use crate::domain::keyed::Keyed;
use crate::domain::money::Money;
use crate::domain::party::PartyId;
use crate::domain::place::Place;
use crate::domain::term::Month;

/// The answer of every reading function of this folder.
pub(super) type Outcome<T> = Result<T, CaseFileError>;

/// Places of keys that the program has no use for, in the order of reading.
pub(super) type Unknown = Vec<Place>;

/// One object that is being read.
pub(super) struct Fields<'u> {
    place: Place,
    rest: Map<String, Value>,
    remembered: Extra,
    unknown: &'u mut Unknown,
}

impl<'u> Fields<'u> {
    /// Opens an object; anything else at this place is an error.
    pub fn open(value: Value, place: Place, unknown: &'u mut Unknown) -> Outcome<Fields<'u>> {
        match value {
            Value::Object(rest) => Ok(Fields { place, rest, remembered: Extra::new(), unknown }),
            other => Err(wrong(place, &other, Expected::Object)),
        }
    }

    /// Place of this key.
    pub fn at(&self, key: &str) -> Place {
        self.place.field(key)
    }

    /// Whether the key is there with a value.
    pub fn has(&self, key: &str) -> bool {
        self.rest.get(key).is_some_and(|value| !value.is_null())
    }

    /// The value under this key; `null` is absent.
    fn take(&mut self, key: &str) -> Option<Value> {
        self.rest.remove(key).filter(|value| !value.is_null())
    }

    fn remember(&mut self, key: &str, value: Value) {
        self.remembered.insert(key.to_owned(), value);
    }

    /// Remembers that the file said nothing under this key, although the noun must have a value there.
    pub fn remember_absent(&mut self, key: &str) {
        self.remember(key, Value::Null);
    }

    /// A text, or `None` where absent or empty.
    fn written(&mut self, key: &str, expected: Expected) -> Outcome<Option<String>> {
        match self.take(key) {
            None => Ok(None),
            Some(Value::String(text)) if text.is_empty() => {
                self.remember(key, Value::String(text));
                Ok(None)
            }
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(wrong(self.at(key), &other, expected)),
        }
    }

    /// A text; empty where absent.
    pub fn text(&mut self, key: &str) -> Outcome<String> {
        Ok(self.written(key, Expected::Text)?.unwrap_or_default())
    }

    /// A text that must be there and not empty.
    pub fn required_text(&mut self, key: &str) -> Outcome<String> {
        self.written(key, Expected::Text)?.ok_or_else(|| self.missing(key))
    }

    fn missing(&self, key: &str) -> CaseFileError {
        CaseFileError::new(self.at(key), Problem::Missing)
    }

    fn parsed<T>(&mut self, key: &str, expected: Expected, parse: impl Fn(&str) -> Option<T>) -> Outcome<Option<T>> {
        let Some(text) = self.written(key, expected)? else {
            return Ok(None);
        };
        match parse(&text) {
            Some(value) => Ok(Some(value)),
            None => Err(wrong(self.at(key), &Value::String(text), expected)),
        }
    }

    /// A day, exactly `YYYY-MM-DD`.
    pub fn date(&mut self, key: &str) -> Outcome<Option<NaiveDate>> {
        self.parsed(key, Expected::Date, date_from)
    }

    /// A month, exactly `YYYY-MM`.
    pub fn month(&mut self, key: &str) -> Outcome<Option<Month>> {
        self.parsed(key, Expected::Month, month_from)
    }

    /// A time of day, exactly `HH:MM`.
    pub fn time(&mut self, key: &str) -> Outcome<Option<NaiveTime>> {
        self.parsed(key, Expected::Time, time_from)
    }

    /// A day and time of the desk, exactly `YYYY-MM-DDTHH:MM`.
    pub fn moment(&mut self, key: &str) -> Outcome<Option<NaiveDateTime>> {
        self.parsed(key, Expected::Moment, moment_from)
    }

    /// A listed value.
    pub fn keyed<T: Keyed>(&mut self, key: &str) -> Outcome<Option<T>> {
        match self.written(key, Expected::Text)? {
            None => Ok(None),
            Some(text) => keyed_from(&text, self.at(key)).map(Some),
        }
    }

    /// A listed value that must be there.
    pub fn required_keyed<T: Keyed>(&mut self, key: &str) -> Outcome<T> {
        self.keyed(key)?.ok_or_else(|| self.missing(key))
    }

    /// A listed value of a noun that cannot be without one: where the file says nothing, `fallback` stands, and is not
    /// written back.
    pub fn keyed_or<T: Keyed>(&mut self, key: &str, fallback: T) -> Outcome<T> {
        match self.keyed(key)? {
            Some(value) => Ok(value),
            None => {
                if !self.remembered.contains_key(key) {
                    self.remember_absent(key);
                }
                Ok(fallback)
            }
        }
    }

    /// Whole fen.
    pub fn money(&mut self, key: &str) -> Outcome<Option<Money>> {
        let Some(value) = self.take(key) else {
            return Ok(None);
        };
        match value.as_u64().and_then(Money::from_fen) {
            Some(amount) => Ok(Some(amount)),
            None => Err(wrong(self.at(key), &value, Expected::Amount)),
        }
    }

    /// A whole number between these, both included.
    pub fn count(&mut self, key: &str, least: u32, most: u32) -> Outcome<Option<u32>> {
        let Some(value) = self.take(key) else {
            return Ok(None);
        };
        match value.as_u64().and_then(|number| u32::try_from(number).ok()) {
            Some(number) if (least..=most).contains(&number) => Ok(Some(number)),
            _ => Err(wrong(self.at(key), &value, Expected::Count { least, most })),
        }
    }

    /// Yes or no, or nothing said.
    pub fn flag(&mut self, key: &str) -> Outcome<Option<bool>> {
        match self.take(key) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(flag)),
            Some(other) => Err(wrong(self.at(key), &other, Expected::Bool)),
        }
    }

    /// Yes, or no where nothing is said.
    pub fn mark(&mut self, key: &str) -> Outcome<bool> {
        let flag = self.flag(key)?;
        if flag == Some(false) {
            self.remember(key, Value::Bool(false));
        }
        Ok(flag == Some(true))
    }

    /// A list; each element is read by `element`.
    pub fn list<T>(
        &mut self,
        key: &str,
        mut element: impl FnMut(Value, Place, &mut Unknown) -> Outcome<T>,
    ) -> Outcome<Vec<T>> {
        let place = self.at(key);
        match self.take(key) {
            None => Ok(Vec::new()),
            Some(Value::Array(values)) => {
                if values.is_empty() {
                    self.remember(key, Value::Array(Vec::new()));
                }
                let numbered = values.into_iter().enumerate();
                numbered.map(|(position, value)| element(value, place.index(position), self.unknown)).collect()
            }
            Some(other) => Err(wrong(place, &other, Expected::List)),
        }
    }

    /// A list of texts.
    pub fn texts(&mut self, key: &str) -> Outcome<Vec<String>> {
        self.list(key, |value, place, _| text_from(value, place))
    }

    /// A list of listed values.
    pub fn keyed_list<T: Keyed>(&mut self, key: &str) -> Outcome<Vec<T>> {
        self.list(key, |value, place, _| keyed_from(&text_from(value, place.clone())?, place))
    }

    /// A list of party ids.
    pub fn party_ids(&mut self, key: &str) -> Outcome<Vec<PartyId>> {
        Ok(self.texts(key)?.into_iter().map(PartyId).collect())
    }

    /// A list of ids of staff.
    pub fn staff_ids(&mut self, key: &str) -> Outcome<Vec<StaffId>> {
        Ok(self.texts(key)?.into_iter().map(StaffId).collect())
    }

    /// A party id, if there is one.
    pub fn party_id(&mut self, key: &str) -> Outcome<Option<PartyId>> {
        Ok(self.written(key, Expected::Text)?.map(PartyId))
    }

    /// A noun inside this one.
    pub fn object<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(Value, Place, &mut Unknown) -> Outcome<T>,
    ) -> Outcome<Option<T>> {
        let place = self.at(key);
        self.take(key).map(|value| read(value, place, self.unknown)).transpose()
    }

    /// What the noun keeps beside its own fields: unknown keys (named in the note) and what was there but empty.
    pub fn finish(self) -> Extra {
        let Fields { place, rest, remembered: mut extra, unknown } = self;
        for (key, value) in rest {
            if !value.is_null() {
                unknown.push(place.field(&key));
                extra.insert(key, value);
            }
        }
        extra
    }
}

/// A value of another kind or range than expected.
pub(super) fn wrong(at: Place, value: &Value, expected: Expected) -> CaseFileError {
    CaseFileError::new(at, Problem::Wrong { found: found(value), expected })
}

fn found(value: &Value) -> Found {
    let (kind, shown) = match value {
        Value::Null => (JsonKind::Null, String::new()),
        Value::Bool(flag) => (JsonKind::Bool, flag.to_string()),
        Value::Number(number) => (JsonKind::Number, number.to_string()),
        Value::String(text) => (JsonKind::Text, text.clone()),
        Value::Array(_) => (JsonKind::List, String::new()),
        Value::Object(_) => (JsonKind::Object, String::new()),
    };
    Found { kind, shown: shortened(&shown) }
}

/// The first forty characters, with a mark where more follow.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let mut short: String = text.chars().take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}

/// A text inside a list.
pub(super) fn text_from(value: Value, place: Place) -> Outcome<String> {
    match value {
        Value::String(text) => Ok(text),
        other => Err(wrong(place, &other, Expected::Text)),
    }
}

fn keyed_from<T: Keyed>(text: &str, place: Place) -> Outcome<T> {
    T::with_stable_key(text).ok_or_else(|| {
        let allowed = T::VALUES.iter().map(|value| value.stable_key()).collect();
        CaseFileError::new(place, Problem::UnknownValue { found: shortened(text), allowed })
    })
}

/// Whether the text has exactly this shape, where `0` stands for any ASCII digit.
fn shaped(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(
            |(byte, model)| {
                if model == b'0' { byte.is_ascii_digit() } else { byte == model }
            },
        )
}

fn date_from(text: &str) -> Option<NaiveDate> {
    if shaped(text, "0000-00-00") { NaiveDate::parse_from_str(text, "%Y-%m-%d").ok() } else { None }
}

fn time_from(text: &str) -> Option<NaiveTime> {
    if shaped(text, "00:00") { NaiveTime::parse_from_str(text, "%H:%M").ok() } else { None }
}

fn moment_from(text: &str) -> Option<NaiveDateTime> {
    if shaped(text, "0000-00-00T00:00") { NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok() } else { None }
}

fn month_from(text: &str) -> Option<Month> {
    if !shaped(text, "0000-00") {
        return None;
    }
    let (year, month) = text.split_once('-')?;
    let month = Month { year: year.parse().ok()?, month: month.parse().ok()? };
    (1..=12).contains(&month.month).then_some(month)
}
