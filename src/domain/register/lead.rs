//! 线索: what was seen or heard and is not yet a case, with everything that was done about it. A quick note taken on a
//! round and a report of a platform are the same: somebody signs for it, looks whether it is true, and hands it on, settles
//! it, or opens a case. Nothing vanishes: the history only grows. It must not know how a lead is kept.

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::Risk;
use crate::domain::case::DisputeType;
use crate::domain::keyed::keyed;

keyed! {
    /// Where a lead comes from.
    LeadSource {
        /// 排查走访: a round, a visit.
        Round = "round",
        /// 群众反映: somebody came and told.
        Told = "told",
        /// 平台流转: an E-code platform and the like.
        Platform = "platform",
        /// 热线.
        Hotline = "hotline",
        /// 上级或部门交办.
        Department = "department",
        Other = "other",
    }
}

keyed! {
    /// One thing that was done about a lead.
    LeadDeed {
        /// 签收: somebody takes it on.
        SignedFor = "signed_for",
        /// 核实: it is true.
        FoundTrue = "found_true",
        /// 核实: partly true.
        FoundPartly = "found_partly",
        /// 核实: not true; that ends it.
        FoundFalse = "found_false",
        /// 派单: handed to somebody (in the words).
        Dispatched = "dispatched",
        /// 化解措施: something was done.
        Measure = "measure",
        /// 已化解.
        Settled = "settled",
        /// 转为案件: the words hold the number of the case.
        BecameCase = "became_case",
    }
}

keyed! {
    /// How a lead stands.
    LeadState {
        /// 待签收.
        Reported = "reported",
        /// 待核实.
        SignedFor = "signed_for",
        /// 核实后待处置.
        Checked = "checked",
        /// 已派单.
        Dispatched = "dispatched",
        /// 已化解.
        Settled = "settled",
        /// 已转案件.
        InCase = "in_case",
        /// 不属实.
        NotTrue = "not_true",
    }
}

impl LeadState {
    /// Whether nothing more is expected.
    pub const fn has_ended(self) -> bool {
        matches!(self, LeadState::Settled | LeadState::InCase | LeadState::NotTrue)
    }
}

/// An entry of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadEntry {
    #[serde(with = "super::moment")]
    pub at: NaiveDateTime,
    /// Name of the one who did it.
    pub by: String,
    pub deed: LeadDeed,
    /// To whom, how, why, or the number of the case; may be empty.
    pub words: String,
}

/// A lead. An empty text means that nobody said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lead {
    pub source: LeadSource,
    /// Its number where it came from; empty for an own note.
    pub number: String,
    /// When it was found or reported.
    #[serde(with = "super::moment")]
    pub at: NaiveDateTime,
    /// Who found or reported it.
    pub by: String,
    /// Whom it concerns.
    pub who: String,
    pub phone: String,
    /// Where.
    pub place: String,
    /// Names of the grid, from district down.
    pub grid: Vec<String>,
    /// What, in the words in which it was told.
    pub what: String,
    pub dispute_type: Option<DisputeType>,
    pub risk: Option<Risk>,
    /// 责任人.
    pub responsible: String,
    /// Id of the case that came of it, in this casebook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<i64>,
    pub history: Vec<LeadEntry>,
}

/// Why something cannot be done about a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeadRefusal {
    /// Neither who, where nor what.
    Empty,
    /// Nobody has signed for it yet.
    NotSignedFor,
    /// Somebody has signed for it already.
    SignedForAlready,
    /// It has ended.
    Ended,
    /// To whom it is handed, or what was done, must be said.
    NoWords,
    /// That it became a case is entered where the case is opened.
    NoCase,
}

impl Lead {
    /// A lead of which only the day is known.
    pub fn new(source: LeadSource, at: NaiveDateTime) -> Lead {
        Lead {
            source,
            number: String::new(),
            at,
            by: String::new(),
            who: String::new(),
            phone: String::new(),
            place: String::new(),
            grid: Vec::new(),
            what: String::new(),
            dispute_type: None,
            risk: None,
            responsible: String::new(),
            case: None,
            history: Vec::new(),
        }
    }

    /// What stays of it when the case that came of it is purged: its number, its days, and what was done, without a word.
    pub fn without_words(&self) -> Lead {
        let bare = |entry: &LeadEntry| LeadEntry { words: String::new(), ..entry.clone() };
        Lead {
            number: self.number.clone(),
            case: self.case,
            history: self.history.iter().map(bare).collect(),
            ..Lead::new(self.source, self.at)
        }
    }

    /// Whether it says anything at all.
    pub fn is_empty(&self) -> bool {
        [&self.who, &self.place, &self.what].iter().all(|text| text.trim().is_empty())
    }

    /// How it stands: what was done last decides, measures aside.
    pub fn state(&self) -> LeadState {
        let last = self.history.iter().rev().map(|entry| entry.deed).find(|deed| *deed != LeadDeed::Measure);
        match last {
            None | Some(LeadDeed::Measure) => LeadState::Reported,
            Some(LeadDeed::SignedFor) => LeadState::SignedFor,
            Some(LeadDeed::FoundTrue | LeadDeed::FoundPartly) => LeadState::Checked,
            Some(LeadDeed::FoundFalse) => LeadState::NotTrue,
            Some(LeadDeed::Dispatched) => LeadState::Dispatched,
            Some(LeadDeed::Settled) => LeadState::Settled,
            Some(LeadDeed::BecameCase) => LeadState::InCase,
        }
    }

    /// Whether nobody has signed for it within so many hours.
    pub fn is_overdue(&self, now: NaiveDateTime, hours: u32) -> bool {
        self.state() == LeadState::Reported && now.signed_duration_since(self.at) > TimeDelta::hours(i64::from(hours))
    }

    /// Adds an entry to the history.
    ///
    /// # Errors
    /// Why it does not fit; then nothing is changed.
    pub fn enter(&mut self, entry: LeadEntry) -> Result<(), LeadRefusal> {
        let state = self.state();
        let is_signed_for = state != LeadState::Reported;
        let needs_words = matches!(entry.deed, LeadDeed::Dispatched | LeadDeed::Measure | LeadDeed::Settled);
        match entry.deed {
            _ if state.has_ended() => return Err(LeadRefusal::Ended),
            LeadDeed::SignedFor if is_signed_for => return Err(LeadRefusal::SignedForAlready),
            LeadDeed::SignedFor => {}
            _ if !is_signed_for => return Err(LeadRefusal::NotSignedFor),
            _ if needs_words && entry.words.trim().is_empty() => return Err(LeadRefusal::NoWords),
            _ => {}
        }
        self.history.push(entry);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u32) -> NaiveDateTime {
        chrono::NaiveDate::from_ymd_opt(2026, 11, 2).unwrap().and_hms_opt(hour, 0, 0).unwrap()
    }

    fn entry(deed: LeadDeed, words: &str) -> LeadEntry {
        LeadEntry { at: at(9), by: "周明".into(), deed, words: words.into() }
    }

    fn noise() -> Lead {
        Lead { what: "半夜切割铁皮".into(), ..Lead::new(LeadSource::Round, at(8)) }
    }

    #[test]
    fn a_lead_is_signed_for_checked_and_settled() {
        let mut lead = noise();
        let way = [
            (LeadDeed::SignedFor, "", LeadState::SignedFor),
            (LeadDeed::FoundPartly, "只有周末", LeadState::Checked),
            (LeadDeed::Dispatched, "青渡村网格", LeadState::Dispatched),
            (LeadDeed::Measure, "约定晚九点后不切割", LeadState::Dispatched),
            (LeadDeed::Settled, "双方口头答应", LeadState::Settled),
        ];
        assert_eq!(lead.state(), LeadState::Reported);
        for (deed, words, state) in way {
            lead.enter(entry(deed, words)).unwrap();
            assert_eq!(lead.state(), state, "{deed:?}");
        }
        assert_eq!(lead.enter(entry(LeadDeed::Measure, "再去一趟")), Err(LeadRefusal::Ended));
        assert_eq!(lead.history.len(), 5);
    }

    #[test]
    fn nothing_is_done_before_somebody_signs_for_it_and_nobody_signs_twice() {
        let mut lead = noise();
        for deed in [LeadDeed::FoundTrue, LeadDeed::Settled, LeadDeed::BecameCase] {
            assert_eq!(lead.enter(entry(deed, "x")), Err(LeadRefusal::NotSignedFor), "{deed:?}");
        }
        lead.enter(entry(LeadDeed::SignedFor, "")).unwrap();
        assert_eq!(lead.enter(entry(LeadDeed::SignedFor, "")), Err(LeadRefusal::SignedForAlready));
        assert_eq!(lead.enter(entry(LeadDeed::Dispatched, " ")), Err(LeadRefusal::NoWords));
        assert_eq!(lead.history.len(), 1);
    }

    #[test]
    fn one_that_nobody_signs_for_in_time_is_overdue() {
        let mut lead = noise();
        assert!(!lead.is_overdue(at(12), 4), "four hours to the minute are in time");
        assert!(lead.is_overdue(at(13), 4));
        lead.enter(entry(LeadDeed::SignedFor, "")).unwrap();
        assert!(!lead.is_overdue(at(23), 4));
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let mut lead = noise();
        lead.risk = Some(Risk::High);
        lead.dispute_type = Some(DisputeType::Neighbour);
        lead.enter(entry(LeadDeed::SignedFor, "")).unwrap();
        let text = serde_json::to_string(&lead).unwrap();
        assert_eq!(serde_json::from_str::<Lead>(&text).unwrap(), lead);
        assert!(text.contains(r#""at":"2026-11-02T08:00:00""#), "{text}");
        assert!(serde_json::from_str::<Lead>(&text.replace("neighbour", "quarrel")).is_err());
    }
}
