//! What the history of a case, its bin, and the bin of cases are given to paint. Plain values: they are made in `app`.

use crate::casebook::EventRecord;
use crate::casebook::bin::{Binned, RemovedCase};
use crate::casebook::retention::KeptCase;
use crate::casebook::view::ChainHead;

/// What was done, what was removed, what is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeepingView {
    /// Events of the open case, oldest first.
    pub events: Vec<EventRecord>,
    /// Where the audit chain stands.
    pub chain: Option<ChainHead>,
    /// The first event that does not follow, as found when the casebook was opened.
    pub broken_at: Option<i64>,
    /// The bin of the open case, newest first.
    pub bin: Vec<(u32, Binned)>,
    /// The cases in the bin, newest first.
    pub removed: Vec<RemovedCase>,
    /// Filed cases, the one whose period ends first at the top.
    pub kept: Vec<KeptCase>,
    /// Whether the one at work may purge.
    pub may_purge: bool,
    /// Whether the one at work may remove a case, put it back, or file it.
    pub may_move: bool,
}
