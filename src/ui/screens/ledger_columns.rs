//! The columns of the ledger: which fit into a width, and how wide each is. It paints nothing.

use crate::i18n::{Lang, Tr};

/// What a column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Number,
    Dispute,
    Parties,
    Station,
    Accepted,
    Amount,
    Next,
}

impl Kind {
    /// Amounts hang on their right edge.
    pub const fn is_right(self) -> bool {
        matches!(self, Kind::Amount)
    }
}

/// A column with its place in the row, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    pub kind: Kind,
    pub left: f32,
    pub width: f32,
}

const GAP: f32 = 16.0;

/// Each column with its least width, its width where there is room, and its rank: the highest leaves first.
const fn wishes(lang: Lang) -> [(Kind, f32, f32, u8); 7] {
    let next = if matches!(lang, Lang::Zh) { 96.0 } else { 104.0 };
    let station = if matches!(lang, Lang::Zh) { 72.0 } else { 108.0 };
    [
        (Kind::Number, 200.0, 226.0, 3),
        (Kind::Dispute, 150.0, 268.0, 0),
        (Kind::Parties, 120.0, 190.0, 2),
        (Kind::Station, station, station + 8.0, 5),
        (Kind::Accepted, 90.0, 96.0, 4),
        (Kind::Amount, 108.0, 124.0, 2),
        (Kind::Next, next, next + 8.0, 1),
    ]
}

/// The columns that fit into this width. The dispute takes what is left.
pub fn fit(lang: Lang, width: f32) -> Vec<Column> {
    let mut columns = wishes(lang).to_vec();
    let least = |columns: &[(Kind, f32, f32, u8)]| columns.iter().map(|column| column.1 + GAP).sum::<f32>() - GAP;
    while columns.len() > 2 && least(&columns) > width {
        let last = columns.iter().map(|column| column.3).max();
        columns.retain(|column| Some(column.3) != last);
    }
    let spare = (width - least(&columns)).max(0.0);
    let wanted: f32 = columns.iter().map(|column| column.2 - column.1).sum();
    let share = if wanted > 0.0 { (spare / wanted).min(1.0) } else { 0.0 };
    let rest = (spare - wanted * share).max(0.0);
    let mut left = 0.0;
    columns
        .into_iter()
        .map(|(kind, least, wish, _)| {
            let extra = if kind == Kind::Dispute { rest } else { 0.0 };
            let column = Column { kind, left, width: least + (wish - least) * share + extra };
            left += column.width + GAP;
            column
        })
        .collect()
}

/// The word over a column.
pub const fn title(tr: Tr, kind: Kind) -> &'static str {
    match kind {
        Kind::Number => tr.ledger_number(),
        Kind::Dispute => tr.ledger_dispute(),
        Kind::Parties => tr.ledger_parties(),
        Kind::Station => tr.ledger_station(),
        Kind::Accepted => tr.ledger_accepted(),
        Kind::Amount => tr.ledger_amount(),
        Kind::Next => tr.ledger_next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_never_leave_the_row_and_never_overlap() {
        for lang in [Lang::Zh, Lang::En] {
            for width in (320..2000).step_by(7) {
                let width = width as f32;
                let columns = fit(lang, width);
                assert!(columns.iter().any(|column| column.kind == Kind::Dispute), "{width}");
                for pair in columns.windows(2) {
                    assert!(pair[0].left + pair[0].width <= pair[1].left, "{width}: {pair:?}");
                }
                let last = columns.last().unwrap();
                assert!(last.left + last.width <= width + 0.01, "{width}: {last:?}");
            }
        }
        assert_eq!(fit(Lang::Zh, 1230.0).len(), 7);
    }
}
