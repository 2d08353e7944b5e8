//! Statistics: what one case counts as, the return that goes to the office above with its arithmetic rules
//! (`research/domain.md` 4.2), and rates that name what they divide. Pure: figures in, report out.
//! It must not read a case's rows, know a clock, or change anything.
//!
//! ```text
//! CaseFile ─► Figures ─► Tally ─► Return + Rates + breakdowns ─► Report (with the year before) ─► Sheets ─► text, XLSX, window
//!             kept in the casebook beside the ledger line
//! ```

pub mod columns;
pub mod figures;
pub mod json;
pub mod period;
pub mod rates;
pub mod report;
pub mod returned;
pub mod rules;
pub mod tally;
pub mod text;
pub mod words;

pub use figures::{Ending, Figures};
pub use period::Period;
pub use rates::{Rate, RateKind};
pub use report::{Report, Side};
pub use returned::Return;
pub use rules::{Broken, Rule};
pub use tally::{Counted, Tally};
