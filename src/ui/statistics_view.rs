//! What the statistics are given to paint. Plain values: they are made in `app`.

use crate::statistics::{Counted, Report};

/// The report that was asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatisticsView {
    pub report: Option<Report>,
    /// The settled cases of one mediator, by the days of settlement: the empty name is of the cases without one.
    pub allowance: Option<(String, Vec<Counted>)>,
}
