//! Opens the database file and brings its schema up to date: numbered scripts, each in one transaction.
//! It must not touch a file of another program or of a newer version of this one.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::derive;
use crate::casebook::error::Error;
use crate::vault::DataKey;

/// `application_id` of a casebook: the letters MPLB.
const APPLICATION_ID: i64 = 0x4D50_4C42;

/// The scripts, in order; script n brings a file from `user_version` n-1 to n. Never change one that was released.
const SCHEMA: [&str; 6] = [
    include_str!("schema/001_init.sql"),
    include_str!("schema/002_signing.sql"),
    include_str!("schema/003_keeping.sql"),
    include_str!("schema/004_figures.sql"),
    include_str!("schema/005_find.sql"),
    include_str!("schema/006_registers.sql"),
];

/// The newest `user_version` that this program knows.
#[expect(clippy::cast_possible_wrap, reason = "there will never be so many scripts")]
pub(crate) const NEWEST: i64 = SCHEMA.len() as i64;

/// Set at each opening. WAL with FULL loses nothing that was acknowledged, even in a power cut; recursive triggers keep
/// `REPLACE` from slipping past the triggers that guard versions and events. The key comes before all of them.
pub(super) const PRAGMAS: &str = "
    PRAGMA cipher_log_level = NONE;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA recursive_triggers = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA secure_delete = ON;
    PRAGMA cell_size_check = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA journal_size_limit = 67108864;
";

/// Most bytes of one value: a kept file is far smaller.
const LARGEST_VALUE: i32 = 256 << 20;

/// What must be done with a file of an older form before it is brought up to date.
pub(crate) type Before<'a> = &'a dyn Fn(&Connection, i64) -> Result<(), Error>;

/// Opens the file with its key, making it if it is absent.
pub(crate) fn open(file: &Path, key: &DataKey, before: Before<'_>) -> Result<Connection, Error> {
    let name = || file.display().to_string();
    let connection = Connection::open(file).map_err(|error| Error::of_store(&error, &name()))?;
    let ready = with_key(&connection, key).map_err(Error::from).and_then(|()| prepare(connection, before));
    ready.map_err(|error| error.in_file(&name()))
}

/// Opens the file for reading only, whatever is in it; without a key one of the forms before encryption.
pub(crate) fn look(file: &Path, key: Option<&DataKey>) -> Result<Connection, Error> {
    look_at(file, key, |_| Ok(()))
}

/// As [`look`], at a file that may be shorter than its head says: SQLite then reads nothing at all, unless it is told that
/// the definitions may be mended. Nothing is: the connection only reads.
pub(crate) fn look_at_ruin(file: &Path, key: &DataKey) -> Result<Connection, Error> {
    look_at(file, Some(key), |connection| {
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
        connection.pragma_update(None, "writable_schema", true)
    })
}

fn look_at(
    file: &Path,
    key: Option<&DataKey>,
    before: impl FnOnce(&Connection) -> rusqlite::Result<()>,
) -> Result<Connection, Error> {
    let name = file.display().to_string();
    // Opening a pipe would wait for whoever writes into it.
    if std::fs::metadata(file).is_ok_and(|there| !there.is_file()) {
        return Err(Error::Foreign { file: name });
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags).map_err(|error| Error::of_store(&error, &name))?;
    let ready = key.map_or(Ok(()), |key| with_key(&connection, key));
    let ready = ready.and_then(|()| connection.busy_timeout(std::time::Duration::from_secs(5)));
    let ready = ready.and_then(|()| guard(&connection)).and_then(|()| before(&connection));
    let ready = ready.and_then(|()| connection.execute_batch(PRAGMAS));
    let ready = ready.and_then(|()| identity_of(&connection));
    ready.map_err(|error| Error::of_store(&error, &name))?;
    Ok(connection)
}

/// Opens a file with its key and asks nothing of it: for copies.
pub(crate) fn blank(file: &Path, key: &DataKey) -> Result<Connection, Error> {
    let name = file.display().to_string();
    let connection = Connection::open(file).map_err(|error| Error::of_store(&error, &name))?;
    let ready = with_key(&connection, key).and_then(|()| connection.execute_batch(PRAGMAS));
    ready.map_err(|error| Error::of_store(&error, &name))?;
    Ok(connection)
}

/// What a file that another hand made may do while it is read: no changes behind the back of SQL,
/// no view, no value or statement larger than a casebook has.
fn guard(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_LENGTH, LARGEST_VALUE),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 10),
    ] {
        connection.set_limit(limit, most)?;
    }
    Ok(())
}

/// The key must be the first statement of a connection.
pub(crate) fn with_key(connection: &Connection, key: &DataKey) -> rusqlite::Result<()> {
    connection.pragma_update(None, "key", key.pragma().as_str())
}

/// What the head of the file says it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Identity {
    /// It bears the sign of a casebook.
    pub(crate) is_marked: bool,
    /// The form, as the file says itself.
    pub(crate) form: i64,
}

/// What the head of the file says it is.
pub(crate) fn identity(connection: &Connection) -> Result<Identity, Error> {
    Ok(identity_of(connection)?)
}

fn identity_of(connection: &Connection) -> rusqlite::Result<Identity> {
    let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let form = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(Identity { is_marked: application == APPLICATION_ID, form })
}

/// An empty casebook of an older form.
pub(crate) fn of_form(form: i64) -> Result<Connection, Error> {
    let connection = Connection::open_in_memory()?;
    for (_, script) in (1_i64..).zip(SCHEMA).take_while(|(number, _)| *number <= form) {
        connection.execute_batch(script)?;
    }
    Ok(connection)
}

/// A casebook that lives as long as the program, for tests.
pub(crate) fn in_memory() -> Result<Connection, Error> {
    prepare(Connection::open_in_memory()?, &|_, _| Ok(()))
}

fn prepare(mut connection: Connection, before: Before<'_>) -> Result<Connection, Error> {
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.execute_batch(PRAGMAS)?;
    let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if application != APPLICATION_ID && (application != 0 || version != 0 || has_tables(&connection)?) {
        return Err(Error::Foreign { file: String::new() });
    }
    if version > NEWEST {
        return Err(Error::Newer { file: String::new(), found: version, known: NEWEST });
    }
    super::schema_check::must_be_plain_tables(&connection)?;
    // Only now, when the file is known to be ours, is anything written to it.
    let _mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if version > 0 && version < NEWEST {
        before(&connection, version)?;
    }
    for (number, script) in (1_i64..).zip(SCHEMA).skip_while(|(number, _)| *number <= version) {
        let step = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        step.execute_batch(script)?;
        // With the last step, so that a file is either of an older form or has everything.
        if number == NEWEST && version > 0 {
            derive::all(&step)?;
        }
        step.pragma_update(None, "application_id", APPLICATION_ID)?;
        step.pragma_update(None, "user_version", number)?;
        step.commit()?;
    }
    Ok(connection)
}

/// What the database says of an index of the search that does not hold together. It is derived and no fault of the file:
/// the check compares it with the cases, and it is made anew.
const INDEX_FAULT: &str = "inverted index for FTS5 table";

/// Whether a fault is one of the index of the search alone.
pub(crate) fn is_of_the_index(fault: &str) -> bool {
    fault.contains(INDEX_FAULT)
}

/// The faults that the database itself finds in its pages, indexes and references, in its words.
pub(crate) fn faults(connection: &Connection) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare("PRAGMA integrity_check(20)")?;
    let found: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut faults: Vec<String> = found.into_iter().filter(|line| line != "ok" && !is_of_the_index(line)).collect();
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let orphans = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    faults.extend(orphans);
    Ok(faults)
}

/// As [`faults`], without comparing every index with its table, and with those of the index of the search: for each start.
pub(crate) fn quick_faults(connection: &Connection) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare("PRAGMA quick_check(20)")?;
    let found: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(found.into_iter().filter(|line| line != "ok").collect())
}

fn has_tables(connection: &Connection) -> Result<bool, Error> {
    Ok(connection.query_row("SELECT EXISTS (SELECT 1 FROM sqlite_schema)", [], |row| row.get(0))?)
}

/// Opens a file with the key that every test knows.
#[cfg(test)]
pub(crate) fn for_test(file: &Path) -> Result<Connection, Error> {
    open(file, &DataKey::from_bytes([7; 32]), &|_, _| Ok(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(file: &Path) -> Result<Connection, Error> {
        for_test(file)
    }

    #[test]
    fn a_fresh_file_has_the_newest_schema_and_the_right_switches() {
        let folder = tempfile::tempdir().unwrap();
        let connection = open(&folder.path().join("casebook.db")).unwrap();
        let ask = |name: &str| -> String {
            connection
                .pragma_query_value(None, name, |row| {
                    row.get::<_, rusqlite::types::Value>(0).map(|value| format!("{value:?}"))
                })
                .unwrap()
        };
        assert_eq!(ask("user_version"), format!("Integer({NEWEST})"));
        assert_eq!(ask("journal_mode"), "Text(\"wal\")");
        assert_eq!(ask("synchronous"), "Integer(2)");
        assert_eq!(ask("foreign_keys"), "Integer(1)");
        assert_eq!(ask("recursive_triggers"), "Integer(1)");
    }

    #[test]
    fn a_newer_a_foreign_and_a_broken_file_are_refused_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let newer = folder.path().join("newer.db");
        open(&newer).unwrap().pragma_update(None, "user_version", NEWEST + 1).unwrap();
        assert!(
            matches!(open(&newer), Err(Error::Newer { found, known, .. }) if found == NEWEST + 1 && known == NEWEST)
        );

        let foreign = folder.path().join("foreign.db");
        Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE photo (id INTEGER)").unwrap();
        let before = std::fs::read(&foreign).unwrap();
        assert!(matches!(open(&foreign), Err(Error::Damaged { .. })));
        assert_eq!(std::fs::read(&foreign).unwrap(), before);

        let broken = folder.path().join("broken.db");
        std::io::Write::write_all(
            &mut std::fs::OpenOptions::new().create_new(true).write(true).open(&broken).unwrap(),
            &[7; 8192],
        )
        .unwrap();
        assert!(matches!(open(&broken), Err(Error::Damaged { .. })));
    }

    #[test]
    fn what_was_frozen_signed_or_logged_is_never_changed_not_even_by_replace() {
        let connection = in_memory().unwrap();
        connection
            .execute_batch(&format!(
                "INSERT INTO version VALUES (1, 1, 't', '{{}}', '{hash}', '[]');
                 INSERT INTO event VALUES (1, 1, 't', 'k', '', '[]', x'', zeroblob(32), NULL, NULL);
                 INSERT INTO case_head (case_id, position, body) VALUES (1, 0, '{{}}');
                 INSERT INTO signature (case_id, position, body) VALUES (1, 0, '{{}}');
                 INSERT INTO attachment VALUES ('{hash}', x'00');
                 INSERT INTO desk_key VALUES (0, 0, '{{}}');",
                hash = "0".repeat(64)
            ))
            .unwrap();
        // Triggers of their own stop a replacement where recursive triggers are off, as in another program.
        for recursive in ["ON", "OFF"] {
            connection.execute_batch(&format!("PRAGMA recursive_triggers = {recursive}")).unwrap();
            for table in ["version", "event", "signature", "attachment", "desk_key"] {
                let columns = if table == "signature" { "(case_id, position, body)" } else { "" };
                let values = if table == "signature" { "case_id, position, body" } else { "*" };
                for attempt in [
                    format!("DELETE FROM {table}"),
                    format!("INSERT OR REPLACE INTO {table} {columns} SELECT {values} FROM {table}"),
                    format!("INSERT OR IGNORE INTO {table} {columns} SELECT {values} FROM {table}"),
                ] {
                    assert!(connection.execute(&attempt, []).is_err(), "{attempt} went through");
                }
            }
            for attempt in [
                "UPDATE OR REPLACE version SET frozen_at = 'x'",
                "UPDATE OR IGNORE event SET at = 'x'",
                "UPDATE signature SET body = '{}'",
                "UPDATE attachment SET bytes = x'01'",
                "UPDATE desk_key SET body = '[]'",
            ] {
                assert!(connection.execute(attempt, []).is_err(), "{attempt} went through");
            }
        }
    }

    #[test]
    fn a_casebook_of_the_first_form_is_brought_up_to_date_and_equals_a_fresh_one() {
        let old = Connection::open_in_memory().unwrap();
        old.execute_batch(SCHEMA[0]).unwrap();
        old.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        old.pragma_update(None, "user_version", 1).unwrap();
        let now = prepare(old, &|_, _| Ok(())).unwrap();
        assert_eq!(&super::super::schema_check::objects(&now).unwrap(), super::super::schema_check::wanted().unwrap());
    }
}
