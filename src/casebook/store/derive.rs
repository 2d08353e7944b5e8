//! Makes what is derived from the cases anew: lines of the ledger, what each case counts as, the index of the search. For a
//! file that was made before there was all of it, and where another hand changed it. It must not touch what somebody said.

use std::sync::Arc;

use rusqlite::Connection;

use super::{dossier, find, ledger, rows};
use crate::casebook::error::Error;
use crate::casebook::line::line_of;
use crate::casebook::view::CaseId;

/// Derives everything for every case. One that cannot be read is passed by: the check tells of it.
pub(crate) fn all(connection: &Connection) -> Result<(), Error> {
    lines(connection)?;
    find::rebuild(connection)
}

/// Lines and figures alone; those of no case are taken away.
pub(crate) fn lines(connection: &Connection) -> Result<(), Error> {
    for table in ["ledger_line", "figures", "petition_matter"] {
        connection.execute(&format!("DELETE FROM {table} WHERE case_id NOT IN (SELECT case_id FROM case_head)"), [])?;
    }
    for case in rows::cases(connection)? {
        let Ok(Some(dossier)) = dossier::read(connection, case, &Arc::default()) else { continue };
        let line = dossier.removed.is_none().then(|| line_of(CaseId(case), &dossier));
        ledger::refresh(connection, case, line.as_ref())?;
    }
    Ok(())
}
