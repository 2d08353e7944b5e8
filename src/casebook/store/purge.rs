//! Takes a case out of the file for ever: rows, versions, log of signing, files, the words of its events. The guards are
//! lifted only inside the caller's transaction and put back in the same words. It must not decide whether that may be.

use rusqlite::{Connection, params};

use super::rows::Image;
use super::table::{Rows, Table};
use super::{find, register, rows, signing_log, undo};
use crate::casebook::error::Error;

/// What was taken out.
pub(crate) struct Gone {
    /// For the event: every row, with nothing after it, and the lead from which the case came, without its words.
    pub(crate) images: Vec<Image>,
    /// So many events had told of the case.
    pub(crate) events: usize,
    /// So many of them are of the form whose words cannot be blanked without breaking the chain.
    pub(crate) still_worded: usize,
}

/// Tables whose rows only a purge may remove.
const GUARDED: &str = "('event', 'version', 'signature', 'attachment')";

/// Takes the case out.
pub(crate) fn take_out(connection: &Connection, case: i64) -> Result<Gone, Error> {
    let before = rows::of_case(connection, case)?;
    let files = files_of_none_else(connection, case, &before)?;
    let guards = lift(connection)?;
    let mut images = rows::difference(case, &before, &Rows::new());
    images.extend(register::take_words(connection, case)?);
    rows::apply(connection, &images)?;
    for sha256 in files {
        connection.execute("DELETE FROM attachment WHERE sha256 = ?1", [sha256])?;
    }
    for table in ["version", "ledger_line", "figures", "petition_matter", "unfinished"] {
        connection.execute(&format!("DELETE FROM {table} WHERE case_id = ?1"), [case])?;
    }
    find::take_out(connection, case)?;
    undo::forget(connection, case)?;
    connection
        .execute("UPDATE event SET detail = '' WHERE case_id = ?1 AND detail_sha256 IS NOT NULL", params![case])?;
    for guard in guards {
        connection.execute_batch(&guard)?;
    }
    let count = |what: &str| -> Result<usize, Error> {
        let sql = format!("SELECT count(*) FROM event WHERE case_id = ?1 AND {what}");
        let count: i64 = connection.query_row(&sql, [case], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    };
    Ok(Gone { images, events: count("1")?, still_worded: count("detail <> ''")? })
}

/// Drops the guards; gives their own words.
fn lift(connection: &Connection) -> Result<Vec<String>, Error> {
    let sql = format!("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN {GUARDED}");
    let mut statement = connection.prepare(&sql)?;
    let found = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let guards = found.collect::<Result<Vec<_>, _>>()?;
    drop(statement);
    for (name, _) in &guards {
        connection.execute_batch(&format!("DROP TRIGGER \"{}\"", name.replace('"', "\"\"")))?;
    }
    Ok(guards.into_iter().map(|(_, words)| words).collect())
}

/// The files that the log of this case names and no other case's does.
fn files_of_none_else(connection: &Connection, case: i64, rows: &Rows) -> Result<Vec<String>, Error> {
    let log = rows.range((Table::Signature, 0)..=(Table::Signature, i64::MAX));
    let named = log.filter_map(|(_, body)| signing_log::from_body(body)?.file().map(str::to_owned));
    let sql = "SELECT EXISTS (SELECT 1 FROM signature WHERE case_id <> ?1 AND instr(body, ?2) > 0)";
    let mut statement = connection.prepare(sql)?;
    let mut files = Vec::new();
    for sha256 in named {
        if !statement.query_row(params![case, sha256], |row| row.get(0))? {
            files.push(sha256);
        }
    }
    Ok(files)
}

/// After the transaction: free pages and the write-ahead log are overwritten, too. False where somebody still reads an
/// older state of the file, which keeps the log.
pub(crate) fn sweep(connection: &Connection) -> Result<bool, Error> {
    let truncate = || -> Result<bool, Error> {
        let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        Ok(busy == 0)
    };
    truncate()?;
    connection.execute_batch("VACUUM")?;
    truncate()
}
