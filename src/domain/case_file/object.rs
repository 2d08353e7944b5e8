//! The writer's side of one object: keys with something to say, then what the noun kept beside its own fields.
//! Also the text of the whole file, with its keys in the order in which people read a case.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::ser::PrettyFormatter;
use serde_json::{Map, Value};

use crate::domain::case::{Extra, StaffId};
use crate::domain::keyed::Keyed;
use crate::domain::money::Money;
use crate::domain::party::PartyId;
use crate::domain::term::Month;

/// One object that is being written. Nothing is written for what is empty.
#[derive(Default)]
pub(super) struct Object {
    map: Map<String, Value>,
}

impl Object {
    pub fn value(&mut self, key: &str, value: impl Into<Value>) {
        self.map.insert(key.to_owned(), value.into());
    }

    fn some(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.value(key, value);
        }
    }

    pub fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.value(key, text);
        }
    }

    pub fn date(&mut self, key: &str, date: Option<NaiveDate>) {
        self.some(key, date.map(|date| date.format("%Y-%m-%d").to_string()));
    }

    pub fn month(&mut self, key: &str, month: Option<Month>) {
        self.some(key, month.map(|month| format!("{:04}-{:02}", month.year, month.month)));
    }

    pub fn time(&mut self, key: &str, time: Option<NaiveTime>) {
        self.some(key, time.map(|time| time.format("%H:%M").to_string()));
    }

    pub fn moment(&mut self, key: &str, moment: Option<NaiveDateTime>) {
        self.some(key, moment.map(|moment| moment.format("%Y-%m-%dT%H:%M").to_string()));
    }

    pub fn keyed<T: Keyed>(&mut self, key: &str, value: Option<T>) {
        self.some(key, value.map(Keyed::stable_key));
    }

    /// A listed value that the noun always has: not written where the file said nothing and nobody chose another.
    pub fn keyed_or<T: Keyed + PartialEq>(&mut self, key: &str, value: T, fallback: T, extra: &Extra) {
        let unsaid = extra.get(key).is_some_and(|kept| kept.is_null() || kept.as_str() == Some(""));
        if !(unsaid && value == fallback) {
            self.value(key, value.stable_key());
        }
    }

    pub fn money(&mut self, key: &str, amount: Option<Money>) {
        self.some(key, amount.map(Money::fen));
    }

    pub fn count(&mut self, key: &str, number: Option<u32>) {
        self.some(key, number);
    }

    pub fn flag(&mut self, key: &str, flag: Option<bool>) {
        self.some(key, flag);
    }

    pub fn mark(&mut self, key: &str, mark: bool) {
        self.some(key, mark.then_some(true));
    }

    pub fn list(&mut self, key: &str, values: Vec<Value>) {
        if !values.is_empty() {
            self.value(key, values);
        }
    }

    pub fn texts(&mut self, key: &str, texts: &[String]) {
        self.list(key, texts.iter().map(|text| Value::from(text.as_str())).collect());
    }

    pub fn party_ids(&mut self, key: &str, ids: &[PartyId]) {
        self.list(key, ids.iter().map(|id| Value::from(id.0.as_str())).collect());
    }

    pub fn staff_ids(&mut self, key: &str, ids: &[StaffId]) {
        self.list(key, ids.iter().map(|id| Value::from(id.0.as_str())).collect());
    }

    pub fn party_id(&mut self, key: &str, id: Option<&PartyId>) {
        self.text(key, id.map_or("", |id| id.0.as_str()));
    }

    pub fn object(&mut self, key: &str, value: Option<Value>) {
        self.some(key, value);
    }

    /// The object, with what the noun kept; where both have a key, the noun's own value stands.
    pub fn finish(mut self, extra: &Extra) -> Value {
        for (key, value) in extra {
            if !value.is_null() && !self.map.contains_key(key) {
                self.map.insert(key.clone(), value.clone());
            }
        }
        Value::Object(self.map)
    }
}

/// Keys in the order in which a case is read, over all nouns; keys that are not here follow, by alphabet.
const ORDER: &[&str] = &[
    "format",
    "id",
    "signer",
    "step",
    "role",
    "kind",
    "title",
    "name",
    "dispute_type",
    "source",
    "accepted",
    "application_date",
    "number",
    "petition_number",
    "confidential",
    "difficult",
    "form",
    "party",
    "obligor",
    "obligee",
    "date",
    "time",
    "given_to",
    "recusal_asked",
    "to",
    "sex",
    "ethnicity",
    "birth",
    "id_type",
    "id_number",
    "credit_code",
    "representative",
    "occupation",
    "phone",
    "address",
    "desk",
    "committee",
    "short_name",
    "grid",
    "staff",
    "facts",
    "facts_en",
    "parties",
    "text",
    "text_en",
    "private",
    "confirmed",
    "positions",
    "offers",
    "statements",
    "issues",
    "notice",
    "steps",
    "place",
    "host",
    "participants",
    "from",
    "outcome",
    "result",
    "note",
    "invited",
    "pattern",
    "what",
    "amount_cents",
    "instalments",
    "schedule",
    "due",
    "method",
    "breach",
    "terms",
    "annex",
    "agreement",
    "earlier_agreements",
    "signatures",
    "follow_ups",
    "referrals",
    "consents",
    "alerts",
    "passed",
];

/// Pretty JSON with one space a level and a line end, keys in reading order.
pub(super) fn pretty(value: &Value) -> String {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, PrettyFormatter::with_indent(b" "));
    // Writing a `Value` into memory cannot fail: its keys are texts and its numbers are finite.
    if Ordered(value).serialize(&mut serializer).is_err() {
        return value.to_string();
    }
    bytes.push(b'\n');
    String::from_utf8(bytes).unwrap_or_else(|_| value.to_string())
}

struct Ordered<'v>(&'v Value);

impl Serialize for Ordered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Array(values) => {
                let mut list = serializer.serialize_seq(Some(values.len()))?;
                for value in values {
                    list.serialize_element(&Ordered(value))?;
                }
                list.end()
            }
            Value::Object(map) => {
                let mut entries: Vec<(&String, &Value)> = map.iter().collect();
                entries.sort_by_key(|(key, _)| rank(key));
                let mut object = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    object.serialize_entry(key, &Ordered(value))?;
                }
                object.end()
            }
            scalar => scalar.serialize(serializer),
        }
    }
}

fn rank(key: &str) -> usize {
    ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len())
}
