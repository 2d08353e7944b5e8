//! Files of every form that was ever released: brought up to date after a backup, they equal fresh ones, and nothing of them is
//! lost. A file of a newer program is refused and stays as it is.

use std::collections::BTreeMap;
use std::path::Path;

use maplebridge::casebook::backup::name;
use maplebridge::casebook::backup::{Soundness, restore};
use maplebridge::casebook::proof::Damage;
use maplebridge::casebook::view::LedgerQuery;
use maplebridge::casebook::{Actor, Casebook, Chain, Error};
use maplebridge::jobs::backup;
use maplebridge::platform::clock::Clock;
use maplebridge::platform::files;
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::book_support::{connect, key, open};
use super::casebook_support::{at, clock};

const SCRIPTS: [&str; 4] = [
    include_str!("../../src/casebook/store/schema/001_init.sql"),
    include_str!("../../src/casebook/store/schema/002_signing.sql"),
    include_str!("../../src/casebook/store/schema/003_keeping.sql"),
    include_str!("../../src/casebook/store/schema/004_figures.sql"),
];
/// The rows of a casebook as the program wrote it in the second form.
const FORM_2: &str = include_str!("../casebooks/form2.sql");

/// An encrypted file of an older form with these rows.
fn write_older(folder: &Path, form: usize, rows: &str) {
    let connection = connect(folder);
    for script in &SCRIPTS[..form] {
        connection.execute_batch(script).unwrap();
    }
    connection.execute_batch(&format!("BEGIN; {rows} COMMIT;")).unwrap();
    connection.pragma_update(None, "application_id", 0x4D50_4C42_i64).unwrap();
    connection.pragma_update(None, "user_version", i64::try_from(form).unwrap()).unwrap();
}

/// Rows of the first form: one case with a party, and the event that tells of both.
fn rows_of_form_1() -> String {
    let head =
        r#"{"format":"maplebridge.case/1","kind":"people","number":"","title":"院墙漏水","source":"application"}"#;
    let party = r#"{"id":"A1","role":"applicant","kind":"person","name":"林志远"}"#;
    let standing = r#"{"opened_at":"2025-11-03T10:00:00","version":0}"#;
    let line = r#"{"number":"","title":"院墙漏水","side_a":["林志远"],"side_b":[],"state":"in_mediation","station":"neighborhood"}"#;
    let digest = |body: &str| hex(&Sha256::digest(body.as_bytes()));
    let rows = format!(
        r#"[["case_head",1,0,"{}"],["party",1,0,"{}"],["standing",1,0,"{}"]]"#,
        digest(head),
        digest(party),
        digest(standing)
    );
    let (seq, case) = (1_i64.to_be_bytes(), 1_i64.to_be_bytes());
    let mut hasher = Sha256::new();
    hasher.update(b"maplebridge.event/1");
    let fields: [&[u8]; 7] =
        [&[], &seq, &case, b"2025-11-03T10:00:00", b"import_case", "院墙漏水".as_bytes(), rows.as_bytes()];
    for field in fields {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field);
    }
    let hash = hex(&hasher.finalize());
    format!(
        "INSERT INTO case_head (case_id, position, body) VALUES (1, 0, '{head}');
         INSERT INTO party (case_id, position, body) VALUES (1, 0, '{party}');
         INSERT INTO standing (case_id, position, body) VALUES (1, 0, '{standing}');
         INSERT INTO event (seq, case_id, at, kind, detail, rows, prev, hash)
         VALUES (1, 1, '2025-11-03T10:00:00', 'import_case', '院墙漏水', '{rows}', x'', x'{hash}');
         INSERT INTO ledger_line (case_id, state, body, words) VALUES (1, 'in_mediation', '{line}', '');"
    )
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Tables, indexes and guards, in their own words.
fn definitions(connection: &Connection) -> BTreeMap<String, String> {
    let mut statement = connection.prepare("SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema").unwrap();
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    found.map(Result::unwrap).collect()
}

#[test]
fn a_file_of_each_older_form_is_backed_up_brought_up_to_date_and_equals_a_fresh_one() {
    let fresh = tempfile::tempdir().unwrap();
    drop(open(fresh.path(), clock()).unwrap());
    let fresh = definitions(&connect(fresh.path()));
    let of_later_forms = (2..=SCRIPTS.len()).map(|form| (form, FORM_2.to_owned(), 2));
    for (form, rows, cases) in std::iter::once((1, rows_of_form_1(), 1)).chain(of_later_forms) {
        let folder = tempfile::tempdir().unwrap();
        write_older(folder.path(), form, &rows);
        let before = connect(folder.path());
        let (kept, head): (u64, String) = before
            .query_row("SELECT seq, lower(hex(hash)) FROM event ORDER BY seq DESC LIMIT 1", [], |row| {
                Ok((row.get::<_, i64>(0)?.cast_unsigned(), row.get(1)?))
            })
            .unwrap();
        drop(before);

        let book = open(folder.path(), clock()).unwrap();
        assert!(
            matches!(book.check_chain().unwrap(), Chain::Whole { head: whole, .. } if whole == head),
            "form {form}"
        );
        assert_eq!(book.every_case().0.len(), cases, "form {form}");
        // What is derived is there, too, and says what the cases say.
        let damage = book.prove().unwrap().damage;
        let is_derived = |damage: &Damage| matches!(damage, Damage::Line { .. } | Damage::Index(_));
        assert!(!damage.iter().any(is_derived), "form {form}: {damage:?}");
        let asked = if form == 1 { "院墙 lzy" } else { "何美娟" };
        assert!(!book.search(asked, 50).unwrap().hits.is_empty(), "form {form}: the index is filled");
        drop(book);
        assert_eq!(definitions(&connect(folder.path())), fresh, "form {form}");

        // The backup is of the form before, and it, too, is brought up to date when it comes back.
        let backups = name::list(&folder.path().join("backups"));
        assert_eq!(backups.len(), 1, "form {form}");
        assert!(backups[0].name.tells_of(&head, kept), "form {form}");
        assert_eq!(backup::verify(&backups[0], &key()), Soundness::Sound, "form {form}");
        assert_eq!(form_of(&backups[0].path), i64::try_from(form).unwrap());
        files::remove(&folder.path().join("casebook.db")).unwrap();
        let ready = backup::make_ready(folder.path(), &backups[0], &key()).unwrap();
        let later = Clock::Fixed(at("2026-03-12T10:30:00"));
        let (book, _) = Casebook::restore_over(&ready, None, later, Actor::administrator()).unwrap();
        assert_eq!(book.chain_head().unwrap().events, kept + 1);
        assert_eq!(book.every_case().0.len(), cases);
    }
}

fn form_of(file: &Path) -> i64 {
    let connection = Connection::open(file).unwrap();
    super::book_support::unlock(&connection, &key());
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn nothing_of_a_signed_and_closed_case_of_the_second_form_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    write_older(folder.path(), 2, FORM_2);
    let book = open(folder.path(), clock()).unwrap();
    assert_eq!(book.prove().unwrap().damage, []);
    let rows = book.ledger(&LedgerQuery::default()).unwrap();
    let signed = rows.iter().find(|row| row.id.0 == 1).unwrap();
    let record = book.case(signed.id).unwrap();
    assert!(record.version_is_current && record.standing.closed.is_some());
    assert!(record.signatures.len() >= 4, "{}", record.signatures.len());
    assert_eq!(book.all_unfinished().unwrap().len(), 1);
    assert_eq!(book.settings().unwrap().committee, "青渡镇人民调解委员会");
}

#[test]
fn a_form_that_cannot_be_backed_up_first_is_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    write_older(folder.path(), 2, FORM_2);
    // Where the folder of backups should be, there is a file.
    files::write(&folder.path().join("backups"), b"in the way").unwrap();
    let before = files::read(&folder.path().join("casebook.db")).unwrap();
    assert!(matches!(open(folder.path(), clock()), Err(Error::NotWritable { .. })));
    assert_eq!(form_of(&folder.path().join("casebook.db")), 2);
    assert_eq!(files::read(&folder.path().join("casebook.db")).unwrap().len(), before.len());
    files::remove(&folder.path().join("backups")).unwrap();
    open(folder.path(), clock()).unwrap();
}

#[test]
fn a_newer_file_is_refused_untouched_as_casebook_and_as_backup() {
    let folder = tempfile::tempdir().unwrap();
    let book = open(folder.path(), clock()).unwrap();
    let made = book.backup_source().unwrap().make().unwrap().backup;
    drop(book);
    for file in [folder.path().join("casebook.db"), made.path.clone()] {
        let connection = Connection::open(&file).unwrap();
        super::book_support::unlock(&connection, &key());
        connection.pragma_update(None, "user_version", 99).unwrap();
    }
    let file = folder.path().join("casebook.db");
    let before = files::read(&file).unwrap();
    assert!(matches!(open(folder.path(), clock()), Err(Error::Newer { found: 99, .. })));
    assert_eq!(files::read(&file).unwrap(), before);
    assert_eq!(backup::verify(&made, &key()), Soundness::Newer);
    assert!(restore::make_ready(folder.path(), &made.path, &made.name, &key()).is_err());
    assert_eq!(files::read(&file).unwrap(), before);
}
