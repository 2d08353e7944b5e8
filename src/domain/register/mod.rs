//! What a station remembers besides its cases: what was found on a round or reported from outside, and the places it
//! looks after. Plain values; no clock, no file, no words for people.

pub mod grid;
pub mod lead;

use chrono::NaiveDateTime;
use serde::{Deserialize, Deserializer, Serializer};

use super::keyed::keyed;

keyed! {
    /// 风险等级: how likely it is that more comes of it; the one who records it judges.
    Risk {
        Low = "low", Medium = "medium", High = "high",
    }
}

/// How moments stand in a record: local to the desk, whole seconds.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

/// Reads and writes a moment of a record.
mod moment {
    use super::{Deserialize, Deserializer, MOMENT, NaiveDateTime, Serializer};

    pub(super) fn serialize<S: Serializer>(at: &NaiveDateTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&at.format(MOMENT))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDateTime, D::Error> {
        let text = String::deserialize(deserializer)?;
        NaiveDateTime::parse_from_str(&text, MOMENT).map_err(serde::de::Error::custom)
    }
}
