//! SQL lives here and nowhere else: the file, its schema, rows, the audit chain, undo entries, derived lines.
//! It must not know what a command means, and nothing outside `casebook` may reach it.

pub(crate) mod attachment;
pub(crate) mod audit;
pub(crate) mod backup;
pub(crate) mod connection;
pub(crate) mod derive;
pub(crate) mod desk_key;
pub(crate) mod dossier;
pub(crate) mod encrypt;
pub(crate) mod figures;
pub(crate) mod find;
pub(crate) mod kept;
pub(crate) mod ledger;
pub(crate) mod links;
pub(crate) mod marks;
pub(crate) mod people;
pub(crate) mod purge;
pub(crate) mod rebuild;
pub(crate) mod register;
pub(crate) mod rows;
pub(crate) mod salvage;
pub(crate) mod schema_check;
pub(crate) mod scratch;
pub(crate) mod settings;
pub(crate) mod signing_log;
pub(crate) mod table;
pub(crate) mod undo;
pub(crate) mod version;

use chrono::NaiveDateTime;

/// How times stand in the file: local to the desk, whole seconds.
const TIME_FORMAT: &str = "%Y-%m-%dT%H:%M:%S";

/// A time as the file writes it.
pub(crate) fn time_text(at: NaiveDateTime) -> String {
    at.format(TIME_FORMAT).to_string()
}

/// A time as the file wrote it.
pub(crate) fn read_time(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, TIME_FORMAT).ok()
}
