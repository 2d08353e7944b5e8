//! The components every screen is made of, drawn from [`super::theme`]. They know no case and push no action.

pub mod button;
pub mod checked;
pub mod choice;
pub mod empty;
pub mod field;
pub mod finding;
pub mod head;
pub mod hit;
pub mod hung;
pub mod icon;
pub mod law_card;
pub mod missing;
pub mod monogram;
pub mod reason;
pub mod row;
pub mod scroll;
pub mod segmented;
pub mod signed;
pub mod tag;
pub mod words;
