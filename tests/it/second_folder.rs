//! The second folder: each desk has its own place in it, it does not lie in the data folder, and a casebook that is not whole
//! fills neither folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use maplebridge::casebook::backup::name::{self, Backup};
use maplebridge::casebook::backup::{Soundness, Source};
use maplebridge::casebook::{Actor, Casebook};
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::backup::{self, Second};
use maplebridge::platform::clock::Clock;
use maplebridge::platform::files;
use maplebridge::vault::DataKey;

use super::book_support::{connect, key, open};
use super::casebook_support::{at, case_file, clock, import};

fn minutes(minutes: i64) -> Clock {
    Clock::Fixed(at("2026-03-12T09:30:00") + chrono::TimeDelta::minutes(minutes))
}

fn other_key() -> DataKey {
    DataKey::from_bytes([9; 32])
}

fn put(second: &Second) -> Backup {
    match second {
        Second::Made(backup) => backup.clone(),
        other => panic!("{other:?}"),
    }
}

/// How many backups lie in each folder of the second folder.
fn counts(stick: &Path) -> BTreeMap<PathBuf, usize> {
    let folders = std::fs::read_dir(stick).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    folders.map(|folder| (folder.clone(), name::list(&folder).len())).collect()
}

#[test]
fn two_desks_on_one_share_keep_each_its_own_backups() {
    let (one, other, share) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    drop(open(one.path(), clock()).unwrap());
    drop(Casebook::open(other.path(), clock(), &other_key(), Actor::administrator()).unwrap());
    let desk = |minute| Source::new(one.path().to_path_buf(), key(), minutes(minute));
    let neighbour = |minute| Source::new(other.path().to_path_buf(), other_key(), minutes(minute));
    // An earlier version put them into the folder itself.
    let theirs = put(&backup::make(&neighbour(0), Some(share.path())).unwrap().second);
    let old = share.path().join(theirs.path.file_name().unwrap());
    files::write(&old, &files::read(&theirs.path).unwrap()).unwrap();
    for turn in 1..7 {
        // Within one hour only the four newest stay: of one's own.
        let mine = put(&backup::make(&desk(turn), Some(share.path())).unwrap().second);
        assert_ne!(mine.path.parent(), theirs.path.parent());
        assert_eq!(backup::verify(&mine, &key()), Soundness::Sound);
    }
    assert_eq!(counts(share.path()).into_values().collect::<BTreeSet<_>>(), [1, 4].into());
    assert!(theirs.path.is_file() && old.is_file(), "the neighbour's");
    assert_eq!(backup::verify(&theirs, &other_key()), Soundness::Sound);
    let listed = |folder: &Path, key: &DataKey| backup::all(folder, Some((share.path(), key)));
    assert!(listed(other.path(), &other_key()).iter().any(|backup| backup.path == old), "can still be gone back to");
    assert!(listed(one.path(), &key()).iter().all(|backup| backup.path != theirs.path));
}

#[test]
fn a_second_folder_in_the_data_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path(), clock()).unwrap());
    let source = Source::new(folder.path().to_path_buf(), key(), clock());
    source.make().unwrap();
    for inside in [folder.path().to_path_buf(), folder.path().join("backups"), folder.path().join("backups/../backups")]
    {
        let done = backup::make(&source, Some(&inside)).unwrap();
        assert!(matches!(&done.second, Second::Inside(place) if *place == inside), "{:?}", done.second);
        for lang in [Lang::Zh, Lang::En] {
            assert!(done.second.message(Tr(lang)).contains(&inside.display().to_string()));
        }
        assert_eq!(backup::all(folder.path(), Some((&inside, &key()))).len(), 1, "nothing was put there");
    }
}

#[test]
fn backups_of_a_casebook_that_is_not_whole_are_rotated_among_themselves() {
    let (folder, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut book = open(folder.path(), clock()).unwrap();
    import(&mut book, case_file("C01"));
    drop(book);
    let source = |minute| Source::new(folder.path().to_path_buf(), key(), minutes(minute));
    let good = backup::make(&source(0), Some(stick.path())).unwrap();
    let connection = connect(folder.path());
    connection.execute("UPDATE term SET body = json_set(body, '$.amount_cents', 1) WHERE position = 0", []).unwrap();
    drop(connection);
    for turn in 1..7 {
        let done = backup::make(&source(turn), Some(stick.path())).unwrap();
        assert_eq!(done.made.soundness, Soundness::ChainBroken);
        put(&done.second);
    }
    let left: Vec<Soundness> =
        name::list(&folder.path().join("backups")).iter().map(|backup| backup::verify(backup, &key())).collect();
    let broken = || Soundness::ChainBroken;
    assert_eq!(left, [broken(), broken(), broken(), broken(), Soundness::Sound], "of one hour four, of each kind");
    assert_eq!(counts(stick.path()).into_values().collect::<Vec<_>>(), [5]);
    assert!(good.made.backup.path.is_file() && put(&good.second).path.is_file());
    let last = backup::last(&source(5));
    assert_eq!(last.good, Some(good.made.backup));
    assert_ne!(last.made, last.good);
}
