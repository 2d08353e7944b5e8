//! Makes what is derived from the cases anew: lines of the ledger, what each case counts as, the index of
//! the search. For a file that was made
//! before there was all of it. It must not touch what somebody said.

use std::sync::Arc;

use rusqlite::Connection;

use super::{dossier, find, ledger, rows};
use crate::casebook::error::Error;
use crate::casebook::line::line_of;
use crate::casebook::view::CaseId;

/// Derives everything for every case. One that cannot be read is passed by: the check tells of it.
pub(crate) fn all(connection: &Connection) -> Result<(), Error> {
    for case in rows::cases(connection)? {
        let Ok(Some(dossier)) = dossier::read(connection, case, &Arc::default()) else { continue };
        let line = dossier.removed.is_none().then(|| line_of(CaseId(case), &dossier));
        ledger::refresh(connection, case, line.as_ref())?;
    }
    find::rebuild(connection)
}
