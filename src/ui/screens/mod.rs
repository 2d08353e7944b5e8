//! The screens. Each paints what a [`super::view::View`] gives it and pushes what the person wants.

pub mod agreement;
pub mod alerts;
pub mod backup;
pub mod clocks;
pub mod court;
mod ending;
pub mod facts;
pub mod front;
pub mod help;
pub mod history;
pub mod kept;
pub mod ledger;
mod ledger_columns;
pub mod papers;
pub mod parties;
pub mod party_view;
pub mod people;
pub mod performance;
pub mod printing;
pub mod settings;
pub mod signing;
pub mod step;
pub mod templates;
pub mod today;
pub mod verify;
pub mod versions;
pub mod walk_in;
