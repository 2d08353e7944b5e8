//! The door: a casebook made, opened by the desk, by people and by the recovery key, locked and opened again; a plain one
//! of an earlier version encrypted, stopped after every step.

use std::path::Path;

use maplebridge::casebook::encrypt::{self, FileState, Step};
use maplebridge::casebook::view::CaseId;
use maplebridge::casebook::{Chain, Error, EventKind, FILE_NAME, Person, Refusal, Role};
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::door::{Door, DoorError, Opened, Standing};
use maplebridge::vault::{Costs, DataKey, RecoveryKey, Secret, VaultError, Whom};

use super::casebook_support::{case_file, clock, import};
use super::plain_support::{holding, plain_casebook};

const DESK: &str = "一座枫桥 两岸人家";
const WORDS: [&str; 3] = ["林志远", "CREATE TABLE", "SQLite format"];

struct Place {
    folder: tempfile::TempDir,
    machine: tempfile::TempDir,
}

impl Place {
    fn empty() -> Place {
        Place { folder: tempfile::tempdir().unwrap(), machine: tempfile::tempdir().unwrap() }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn door(&self) -> Door {
        Door::with(self.path(), clock(), self.machine.path(), Costs::quick())
    }

    fn unlock(&self, typed: &str, whom: &Whom) -> Result<Opened, DoorError> {
        self.door().unlock(&secret(typed), whom)
    }

    /// A casebook whose recovery key was written down.
    fn with_casebook() -> (Place, RecoveryKey) {
        let place = Place::empty();
        let Opened { book, notice } = place.door().create(&secret(DESK)).unwrap();
        place.door().recovery_was_kept(&book).unwrap();
        (place, notice.recovery.unwrap())
    }
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn named(name: &str) -> Whom {
    Whom::Person(name.to_owned())
}

fn words(result: Result<Opened, DoorError>) -> String {
    result.err().unwrap().message(Tr(Lang::Zh))
}

#[test]
fn a_new_casebook_is_made_and_opens_by_passphrase_and_recovery_key() {
    let place = Place::empty();
    assert_eq!(place.door().standing(), Standing::New);
    assert!(words(place.unlock("1234567", &Whom::Desk)).contains("至少要8个字符"));
    assert_eq!(place.door().standing(), Standing::New, "nothing was made");
    let Opened { mut book, notice } = place.unlock(DESK, &Whom::Desk).unwrap();
    import(&mut book, case_file("C01"));
    let first = notice.recovery.unwrap();
    drop(book);
    assert_eq!(place.door().standing(), Standing::Locked);
    assert!(words(place.unlock("一座枫桥 两岸人", &Whom::Desk)).contains("口令不对"));

    let Opened { book, notice } = place.unlock(&first.text(), &Whom::Recovery).unwrap();
    assert_eq!(book.events(CaseId(1)).unwrap().len(), 1);
    assert!(notice.recovery.is_none() && !notice.slots_changed && !notice.encrypted_now);
    drop(book);
    // Nobody said that the first key was written down: the passphrase brings a new one, until somebody does.
    let Opened { book, notice } = place.unlock(DESK, &Whom::Desk).unwrap();
    let second = notice.recovery.unwrap();
    assert_ne!(second, first);
    place.door().recovery_was_kept(&book).unwrap();
    drop(book);
    assert!(matches!(place.unlock(&first.text(), &Whom::Recovery), Err(DoorError::Vault(VaultError::DeadRecovery))));
    assert!(place.unlock(DESK, &Whom::Desk).unwrap().notice.recovery.is_none());
    assert!(place.unlock(&second.text(), &Whom::Desk).is_ok());
    assert!(holding(place.path(), &WORDS).is_empty(), "{:?}", holding(place.path(), &WORDS));
}

#[test]
fn people_open_in_their_own_name_and_role_and_not_after_they_were_removed() {
    let (place, _) = Place::with_casebook();
    let door = place.door();
    let mut book = place.unlock(DESK, &Whom::Desk).unwrap().book;
    let wang = door.add_person(&mut book, "王一平", Role::Mediator, &secret("135790")).unwrap();
    door.add_person(&mut book, "田禾", Role::Recorder, &secret("246801")).unwrap();
    assert!(matches!(
        door.add_person(&mut book, "田禾", Role::Reader, &secret("112233")),
        Err(DoorError::Casebook(Error::Refused(Refusal::NameTaken(_))))
    ));
    assert_eq!(door.people(), ["王一平", "田禾"]);
    drop(book);

    let mut book = place.unlock("246801", &named("田禾")).unwrap().book;
    assert_eq!((book.actor().name.as_str(), book.actor().role), ("田禾", Role::Recorder));
    assert!(!book.may(EventKind::FreezeAgreement));
    for refused in [
        door.set_desk_secret(&mut book, &secret("田禾想要的口令")).err(),
        door.new_recovery(&mut book).err(),
        door.set_person_secret(&mut book, &wang.id, &secret("999999")).err(),
        door.remove_person(&mut book, &wang.id).err(),
    ] {
        assert!(
            matches!(refused, Some(DoorError::Casebook(Error::Refused(Refusal::NotAllowed { .. })))),
            "{refused:?}"
        );
    }
    let own = book.people().unwrap().into_iter().find(|person| person.name == "田禾").unwrap();
    door.set_person_secret(&mut book, &own.id, &secret("864200")).unwrap();
    drop(book);
    assert!(words(place.unlock("246801", &named("田禾"))).contains("口令不对"));

    let book = place.unlock(DESK, &named("田禾")).unwrap().book;
    assert!(book.actor().by_administrator && book.actor().role == Role::Recorder, "{:?}", book.actor());
    drop(book);
    let mut book = place.unlock(DESK, &Whom::Desk).unwrap().book;
    door.change_person(&mut book, Person { name: "王一平（2组）".to_owned(), ..wang.clone() }).unwrap();
    door.remove_person(&mut book, &own.id).unwrap();
    drop(book);
    assert!(words(place.unlock("864200", &named("田禾"))).contains("没有叫“田禾”的人员"));
    assert!(words(place.unlock(DESK, &named("田禾"))).contains("已经停用"));
    let book = place.unlock("135790", &named("王一平（2组）")).unwrap().book;
    assert_eq!(book.actor().role, Role::Mediator, "another name, the same PIN");
    assert!(matches!(book.check_chain().unwrap(), Chain::Whole { .. }));
}

#[test]
fn a_locked_desk_opens_for_another_and_stays_locked_for_a_wrong_one() {
    let (place, _) = Place::with_casebook();
    let door = place.door();
    let mut book = place.unlock(DESK, &Whom::Desk).unwrap().book;
    let id = import(&mut book, case_file("C01"));
    door.add_person(&mut book, "王一平", Role::Mediator, &secret("135790")).unwrap();
    book.lock();
    assert!(door.turn(&secret("000000"), &named("王一平")).is_err());
    assert!(matches!(door.new_recovery(&mut book), Err(DoorError::Casebook(Error::LockedDesk))));
    let turned = door.turn(&secret("135790"), &named("王一平")).unwrap();
    door.open_again(&turned, &mut book).unwrap();
    assert_eq!(book.actor().name, "王一平");
    assert_eq!(book.case(id).unwrap().file.title, case_file("C01").title);
    // One who turns the key in the name of nobody does not come in.
    book.lock();
    let turned = door.turn(&secret(DESK), &named("李四")).unwrap();
    assert!(matches!(door.open_again(&turned, &mut book), Err(DoorError::Vault(VaultError::NoSuchPerson(_)))));
    assert!(book.is_locked());
}

#[test]
fn another_passphrase_and_another_recovery_key_are_in_the_history() {
    let (place, recovery) = Place::with_casebook();
    let door = place.door();
    let mut book = place.unlock(DESK, &Whom::Desk).unwrap().book;
    door.set_desk_secret(&mut book, &secret("新的口令要长一些")).unwrap();
    let new = door.new_recovery(&mut book).unwrap();
    door.recovery_was_kept(&book).unwrap();
    assert!(matches!(book.check_chain().unwrap(), Chain::Whole { events: 2, .. }));
    drop(book);
    assert!(words(place.unlock(DESK, &Whom::Desk)).contains("口令不对"));
    assert!(words(place.unlock(&recovery.text(), &Whom::Desk)).contains("后来换过新的"));
    assert!(place.unlock("新的口令要长一些", &Whom::Desk).is_ok());
    assert!(place.unlock(&new.text(), &Whom::Desk).is_ok());
}

#[test]
fn the_same_secret_and_one_that_is_guessed_at_once_change_nothing() {
    let (place, _) = Place::with_casebook();
    let door = place.door();
    let mut book = place.unlock(DESK, &Whom::Desk).unwrap().book;
    let person = door.add_person(&mut book, "王一平", Role::Mediator, &secret("135790")).unwrap();
    let told = desk_events(&book);
    let refused = |done: Result<(), DoorError>| match done {
        Err(DoorError::Vault(error)) => error,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(door.set_desk_secret(&mut book, &secret(DESK))), VaultError::SameSecret);
    assert_eq!(refused(door.set_person_secret(&mut book, &person.id, &secret("135790"))), VaultError::SameSecret);
    for easy in ["222222", "456789", "王一平王一平"] {
        assert!(matches!(
            refused(door.set_person_secret(&mut book, &person.id, &secret(easy))),
            VaultError::TooEasy(_)
        ));
    }
    assert!(door.add_person(&mut book, "田禾", Role::Reader, &secret("123456")).is_err());
    assert_eq!(desk_events(&book), told, "nothing was noted either");
    door.set_person_secret(&mut book, &person.id, &secret("246801")).unwrap();
}

fn desk_events(book: &maplebridge::casebook::Casebook) -> Vec<EventKind> {
    book.events(CaseId(0)).unwrap().into_iter().map(|event| event.label.kind).collect()
}

#[test]
fn a_secret_is_changed_only_once_the_history_tells_of_it() {
    let (place, recovery) = Place::with_casebook();
    let door = place.door();
    let mut book = place.unlock(DESK, &Whom::Desk).unwrap().book;
    let person = door.add_person(&mut book, "田禾", Role::Recorder, &secret("135790")).unwrap();
    let keys = place.path().join("casebook.keys");
    let before = std::fs::read(&keys).unwrap();
    // A desk whose file takes no event, as on a full disk.
    let other = rusqlite::Connection::open(place.path().join(FILE_NAME)).unwrap();
    crate::book_support::unlock(&other, book.data_key().unwrap());
    let full = "CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'full'); END";
    other.execute_batch(full).unwrap();
    assert!(door.set_desk_secret(&mut book, &secret("新的口令要长一些")).is_err());
    assert!(door.new_recovery(&mut book).is_err());
    assert!(door.set_person_secret(&mut book, &person.id, &secret("246801")).is_err());
    assert_eq!(std::fs::read(&keys).unwrap(), before, "what failed is not in force");
    other.execute_batch("DROP TRIGGER full").unwrap();
    drop(other);
    // One that cannot be in force is not told of either.
    let told = desk_events(&book);
    assert!(door.set_desk_secret(&mut book, &secret("1234567")).is_err());
    std::fs::remove_file(&keys).unwrap();
    assert!(door.set_desk_secret(&mut book, &secret("新的口令要长一些")).is_err());
    assert_eq!(desk_events(&book), told);
    maplebridge::platform::files::write(&keys, &before).unwrap();
    drop(book);
    assert!(place.unlock(&recovery.text(), &Whom::Desk).is_ok());
    assert!(place.unlock("135790", &named("田禾")).is_ok());
    let mut book = place.unlock(DESK, &Whom::Desk).unwrap().book;
    door.set_desk_secret(&mut book, &secret("新的口令要长一些")).unwrap();
    assert_eq!(desk_events(&book).last(), Some(&EventKind::ChangeDeskPassphrase));
}

#[test]
fn slots_that_another_hand_changed_are_not_sealed_anew_and_the_history_tells_of_them() {
    let (place, recovery) = Place::with_casebook();
    let mut book = place.unlock(DESK, &Whom::Desk).unwrap().book;
    place.door().add_person(&mut book, "田禾", Role::Reader, &secret("135790")).unwrap();
    drop(book);
    let keys = place.path().join("casebook.keys");
    let text = std::fs::read_to_string(&keys).unwrap();
    let at = text.find("recovery_kept").unwrap();
    let changed = format!("{}{}", &text[..at], text[at..].replacen("true", "false", 1));
    assert_ne!(changed, text);
    maplebridge::platform::files::write(&keys, changed.as_bytes()).unwrap();
    for (typed, whom) in [(DESK, Whom::Desk), ("135790", named("田禾")), (DESK, Whom::Desk)] {
        let Opened { book, notice } = place.unlock(typed, &whom).unwrap();
        assert!(notice.slots_changed && notice.recovery.is_none(), "told every time");
        assert_eq!(desk_events(&book), [EventKind::AddPerson, EventKind::FindSlotsChanged], "told once");
        assert_eq!(std::fs::read_to_string(&keys).unwrap(), changed, "nothing is written over it");
    }
    assert!(place.unlock(&recovery.text(), &Whom::Desk).is_ok(), "the key on paper still holds");
    // Who was told and sets a secret anew seals it; that is in the history, too.
    let mut book = place.unlock(DESK, &Whom::Desk).unwrap().book;
    place.door().set_desk_secret(&mut book, &secret("新的口令要长一些")).unwrap();
    drop(book);
    let Opened { book, notice } = place.unlock("新的口令要长一些", &Whom::Desk).unwrap();
    assert!(!notice.slots_changed && notice.recovery.is_some());
    let found = desk_events(&book);
    assert!(found.contains(&EventKind::FindSlotsChanged) && found.contains(&EventKind::ChangeDeskPassphrase));
}

#[test]
fn what_is_missing_is_told_and_nothing_is_made_in_its_place() {
    let (place, _) = Place::with_casebook();
    let keys = place.path().join("casebook.keys");
    let kept = std::fs::read(&keys).unwrap();
    std::fs::remove_file(&keys).unwrap();
    assert_eq!(place.door().standing(), Standing::KeysMissing);
    assert!(words(place.unlock(DESK, &Whom::Desk)).contains("casebook.keys"));
    maplebridge::platform::files::write(&keys, b"{}").unwrap();
    assert_eq!(place.door().standing(), Standing::KeysDamaged(VaultError::Damaged));
    assert!(words(place.unlock(DESK, &Whom::Desk)).contains("不是口令错了"));
    maplebridge::platform::files::write(&keys, &kept).unwrap();
    assert!(place.unlock(DESK, &Whom::Desk).is_ok());

    std::fs::remove_file(place.path().join(FILE_NAME)).unwrap();
    assert_eq!(place.door().standing(), Standing::CasebookMissing);
    assert!(words(place.unlock(DESK, &Whom::Desk)).contains("请从备份恢复"));
    assert!(!place.path().join(FILE_NAME).exists());
}

#[test]
fn a_creation_that_was_cut_short_opens_or_begins_anew() {
    let (place, _) = Place::with_casebook();
    let (keys, new) = (place.path().join("casebook.keys"), place.path().join("casebook.keys.new"));
    std::fs::rename(&keys, &new).unwrap();
    assert_eq!(place.door().standing(), Standing::Locked, "the casebook was made, its slots had no name yet");
    assert!(place.unlock(DESK, &Whom::Desk).is_ok() && keys.exists() && !new.exists());

    let place = Place::empty();
    maplebridge::platform::files::write(&place.path().join("casebook.keys.new"), b"half").unwrap();
    assert_eq!(place.door().standing(), Standing::New);
    assert!(place.unlock(DESK, &Whom::Desk).is_ok());
}

#[test]
fn two_first_starts_at_once_make_one_casebook() {
    let place = Place::empty();
    let vault = maplebridge::vault::Vault::with(place.path(), clock(), place.machine.path(), Costs::quick());
    let other_program = vault.alone().unwrap().unwrap();
    assert!(matches!(place.door().create(&secret(DESK)), Err(DoorError::Casebook(Error::Locked { .. }))));
    assert!(!place.path().join("casebook.keys.new").exists());
    drop(other_program);
    let results: Vec<bool> = std::thread::scope(|scope| {
        let start = |typed: &'static str| {
            let door = place.door();
            scope.spawn(move || door.create(&secret(typed)).is_ok())
        };
        let starts = ["口令之一 八个字", "口令之二 八个字", "口令之三 八个字"].map(start);
        starts.into_iter().map(|start| start.join().unwrap()).collect()
    });
    assert_eq!(results.iter().filter(|made| **made).count(), 1, "{results:?}");
    let typed =
        ["口令之一 八个字", "口令之二 八个字", "口令之三 八个字"][results.iter().position(|made| *made).unwrap()];
    assert!(place.unlock(typed, &Whom::Desk).is_ok());
}

/// Opens what lies there and looks whether everything is there.
fn holds_the_case(place: &Place) {
    let Opened { book, .. } = place.unlock(DESK, &Whom::Desk).unwrap();
    assert_eq!(book.case(CaseId(1)).unwrap().file, case_file("C01"));
    assert_eq!(book.events(CaseId(1)).unwrap().len(), 1);
    assert!(matches!(book.check_chain().unwrap(), Chain::Whole { .. }));
    drop(book);
    assert!(holding(place.path(), &WORDS).is_empty(), "{:?}", holding(place.path(), &WORDS));
    let mut names: Vec<String> = std::fs::read_dir(place.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.retain(|name| name.contains("plain") || name.contains("encrypting") || name.contains(".new"));
    assert!(names.is_empty(), "{names:?}");
}

#[test]
fn a_plain_casebook_is_encrypted_at_its_first_unlock() {
    let place = Place::empty();
    plain_casebook(place.path(), "C01");
    assert!(holding(place.path(), &WORDS).len() >= 3, "the search finds what is plain");
    assert!(place.path().join("casebook.db-wal").metadata().unwrap().len() > 0);
    assert_eq!(place.door().standing(), Standing::Plain);
    let Opened { book, notice } = place.unlock(DESK, &Whom::Desk).unwrap();
    assert!(notice.encrypted_now && notice.recovery.is_some());
    place.door().recovery_was_kept(&book).unwrap();
    drop(book);
    assert_eq!(encrypt::state(place.path()), FileState::Encrypted);
    holds_the_case(&place);
}

#[test]
fn an_encryption_that_is_cut_short_after_any_step_loses_nothing() {
    for step in [Step::Settled, Step::Copied, Step::Compared, Step::Keys, Step::Named, Step::Replaced, Step::Wiped] {
        let place = Place::empty();
        plain_casebook(place.path(), "C01");
        let (door, key) = (place.door(), DataKey::random().unwrap());
        let vault = maplebridge::vault::Vault::with(place.path(), clock(), place.machine.path(), Costs::quick());
        vault.prepare(&key, &secret(DESK)).unwrap();
        encrypt::encrypt(place.path(), &key, step, || Ok::<(), DoorError>(vault.settle()?)).unwrap();
        let is_plain = step < Step::Replaced;
        assert_eq!(door.standing() == Standing::Plain, is_plain, "{step:?}");
        holds_the_case(&place);
    }
}

#[test]
fn where_a_file_has_one_name_alone_the_plain_casebook_is_found_again() {
    let place = Place::empty();
    plain_casebook(place.path(), "C01");
    let key = DataKey::random().unwrap();
    encrypt::encrypt(place.path(), &key, Step::Settled, || Ok::<(), DoorError>(())).unwrap();
    std::fs::rename(place.path().join(FILE_NAME), place.path().join("casebook.db.plain")).unwrap();
    assert_eq!(place.door().standing(), Standing::Plain);
    holds_the_case(&place);
}

#[test]
fn a_plain_casebook_with_damage_is_not_touched() {
    let place = Place::empty();
    plain_casebook(place.path(), "C01");
    let file = place.path().join(FILE_NAME);
    let connection = rusqlite::Connection::open(&file).unwrap();
    let _: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).unwrap();
    drop(connection);
    let mut bytes = std::fs::read(&file).unwrap();
    let (page, length) = (4096 * 3, bytes.len());
    bytes[page..length.min(page + 4096 * 8)].fill(0x5a);
    maplebridge::platform::files::write(&file, &bytes).unwrap();
    assert!(matches!(place.unlock(DESK, &Whom::Desk), Err(DoorError::Casebook(Error::Damaged { .. }))));
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
    assert_eq!(place.door().standing(), Standing::Plain);
}

#[test]
fn a_plain_casebook_that_another_program_holds_waits() {
    let place = Place::empty();
    plain_casebook(place.path(), "C01");
    let lock = maplebridge::platform::lock::FileLock::take(&place.path().join("casebook.lock")).unwrap().unwrap();
    assert!(matches!(place.unlock(DESK, &Whom::Desk), Err(DoorError::Casebook(Error::Locked { .. }))));
    drop(lock);
    holds_the_case(&place);
}
