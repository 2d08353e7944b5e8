//! How the torture opens a casebook: once as the program does, once with another pair of eyes (rusqlite alone), which
//! knows nothing of the program's own reading.

use std::path::Path;

use maplebridge::casebook::actor::Actor;
use maplebridge::casebook::{Casebook, Error, FILE_NAME};
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::door::{Door, Standing};
use maplebridge::jobs::practice;
use maplebridge::platform::clock::Clock;
use maplebridge::vault::{Costs, DataKey, Secret, Whom};
use rusqlite::Connection;

/// Both sides know it; how a key is kept is not under test here.
pub fn key() -> DataKey {
    DataKey::from_bytes([0x5A; 32])
}

/// Opens the casebook of this folder for work, making it where it is absent.
pub fn open(folder: &Path) -> Result<Casebook, Error> {
    Casebook::open(folder, Clock::Fixed(practice::moment()), &key(), Actor::administrator())
}

/// The desk's passphrase of a day that begins at the door.
pub const PASSPHRASE: &str = "渡口茶凉风起青萍";
/// Where the recovery key is written down: among the papers, which are asked for.
pub const RECOVERY: &str = "recovery.txt";

fn door(folder: &Path) -> Door {
    let machine = folder.with_file_name("home");
    Door::with(folder, Clock::Fixed(practice::moment()), &machine, Costs::usual())
}

/// Comes in as a person does: with the passphrase; the first time the casebook is made and its recovery key written down.
pub fn come_in(folder: &Path, papers: &Path) -> Casebook {
    let door = door(folder);
    let is_new = door.standing() == Standing::New;
    let opened = door.unlock(&Secret::new(PASSPHRASE.to_owned()), &Whom::Desk);
    let opened = opened.unwrap_or_else(|error| panic!("{}", error.message(Tr(Lang::En))));
    if is_new {
        let recovery = opened.notice.recovery.expect("a new casebook has a recovery key");
        std::fs::write(papers.join(RECOVERY), recovery.text().as_bytes()).unwrap();
        door.recovery_was_kept(&opened.book).unwrap();
    }
    opened.book
}

/// The key of a casebook that was made at the door.
pub fn key_of(folder: &Path) -> DataKey {
    door(folder).turn(&Secret::new(PASSPHRASE.to_owned()), &Whom::Desk).expect("the passphrase opens").key
}

/// The file by itself, after the program closed it.
pub fn raw(folder: &Path) -> rusqlite::Result<Connection> {
    raw_file(&folder.join(FILE_NAME), &key())
}

/// One file.
pub fn raw_file(file: &Path, key: &DataKey) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    connection.pragma_update(None, "key", key.pragma().as_str())?;
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    Ok(connection)
}

/// The same content in a file that anybody can read.
pub fn plain_copy(file: &Path, plain: &Path, key: &DataKey) {
    let connection = raw_file(file, key).unwrap();
    connection.execute("ATTACH DATABASE ?1 AS plain KEY ''", [plain.to_str().unwrap()]).unwrap();
    connection.query_row("SELECT sqlcipher_export('plain')", [], |_| Ok(())).unwrap();
    connection.execute_batch("DETACH DATABASE plain").unwrap();
}
