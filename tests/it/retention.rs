//! How long cases are kept, and the purge: nothing of the case is left in the file but that it was purged, and the chain
//! stays whole.

use chrono::{Days, NaiveDate};
use maplebridge::casebook::command::{CaseCommand, Command};
use maplebridge::casebook::view::{CaseId, LedgerQuery, Settings};
use maplebridge::casebook::{Actor, Casebook, Chain, Error, FILE_NAME, Refusal, Role};
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::keeping::{Keeping, KeepingPeriod, KeepingYears};
use maplebridge::domain::signing::HowRead;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::platform::clock::Clock;
use rusqlite::Connection;

use super::book_support::{connect, key, open};
use super::casebook_support::{at, case_file, change, clock, close, day, freeze, import, pen};

/// Words that stand nowhere but in the case that is purged.
const PLANTED: [&str; 5] = ["欧阳紫萱", "510107199001018888", "谁都没听过的那句话", "鸽棚旁边的腊梅", "只写了一半的话"];

fn refusal<T: std::fmt::Debug>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

/// A signed and closed case full of planted words, also in what was removed and half written.
fn planted(book: &mut Casebook) -> (CaseId, String) {
    let mut file = case_file("C01");
    file.title = format!("{}案", PLANTED[0]);
    file.number = "（2026）青渡人调字第077号".to_owned();
    file.parties[0].name = PLANTED[0].to_owned();
    if let maplebridge::domain::party::PartyKind::Person(person) = &mut file.parties[0].kind {
        person.id_number = PLANTED[1].to_owned();
    }
    file.statements[0].text = PLANTED[2].to_owned();
    file.facts = PLANTED[3].to_owned();
    let id = import(book, file);
    change(book, id, CaseCommand::RemoveStatement { position: 0 });
    freeze(book, id);
    for signer in book.case(id).unwrap().version.unwrap().signers {
        change(book, id, CaseCommand::Sign { signer: signer.id, hand: pen(), how_read: HowRead::ReadAloud });
    }
    close(book, id, Some(day("2026-03-12")));
    book.save_unfinished(Some(id), "facts", PLANTED[4]).unwrap();
    let pdf = book.case(id).unwrap().standing.closed.unwrap().pdf_sha256;
    (id, pdf)
}

fn file_away(book: &mut Casebook, id: CaseId, period: KeepingPeriod) {
    change(book, id, CaseCommand::SetKeeping(Some(Keeping { period, filed: day("2026-03-12") })));
}

fn later(years: u64) -> Clock {
    Clock::Fixed(at("2026-03-12T09:30:00").checked_add_days(Days::new(years * 366)).unwrap())
}

/// The pages of the file as they are without encryption.
fn pages(folder: &std::path::Path) -> Vec<u8> {
    let plain = folder.join("plain.db");
    let connection = connect(folder);
    connection
        .execute_batch(&format!(
            "ATTACH DATABASE '{}' AS plain KEY ''; SELECT sqlcipher_export('plain'); DETACH DATABASE plain;",
            plain.display()
        ))
        .unwrap();
    let bytes = std::fs::read(&plain).unwrap();
    std::fs::remove_file(plain).unwrap();
    bytes
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

#[test]
fn the_period_counts_from_filing_and_the_list_tells_whose_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = open(folder.path(), clock()).unwrap();
    let settings = Settings { keeping_years: KeepingYears { short: 5, long: 30 }, ..Settings::default() };
    book.run(Command::ChangeSettings(Box::new(settings))).unwrap();
    let in_time = |name| CaseFile { accepted: Some(day("2026-03-01")), ..case_file(name) };
    let ids = ["C01", "C02", "C05"].map(|name| import(&mut book, in_time(name)));
    for (id, period) in ids.into_iter().zip([KeepingPeriod::Permanent, KeepingPeriod::Long, KeepingPeriod::Short]) {
        file_away(&mut book, id, period);
    }
    assert_eq!(book.case(ids[2]).unwrap().keeping.ends, NaiveDate::from_ymd_opt(2031, 3, 12));
    let refused = |book: &mut Casebook, filed| {
        let keeping = Keeping { period: KeepingPeriod::Short, filed: day(filed) };
        refusal(book.run(Command::InCase(ids[0], CaseCommand::SetKeeping(Some(keeping)))))
    };
    assert_eq!(refused(&mut book, "2026-03-13"), Refusal::FilingDay, "tomorrow");
    assert_eq!(refused(&mut book, "2019-01-01"), Refusal::FilingDay, "before it was accepted");
    drop(book);

    let book = open(folder.path(), later(6)).unwrap();
    let list: Vec<(CaseId, bool)> =
        book.kept_cases().unwrap().into_iter().map(|case| (case.id, case.has_ended)).collect();
    assert_eq!(list, [(ids[2], true), (ids[1], false), (ids[0], false)]);
}

#[test]
fn no_day_typed_into_a_signed_case_makes_its_period_begin_before_it_was_signed() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = open(folder.path(), clock()).unwrap();
    let unaccepted = |number: &str| CaseFile { accepted: None, number: number.to_owned(), ..case_file("C01") };
    let (signed, unsigned) = (import(&mut book, unaccepted("甲")), import(&mut book, unaccepted("乙")));
    drop(book);
    let mut book = open(folder.path(), Clock::Fixed(at("2026-05-20T10:00:00"))).unwrap();
    freeze(&mut book, signed);
    let signer = book.case(signed).unwrap().version.unwrap().signers[0].id.clone();
    change(&mut book, signed, CaseCommand::Sign { signer, hand: pen(), how_read: HowRead::ReadAloud });
    let mut file = |id, filed| {
        let keeping = Keeping { period: KeepingPeriod::Short, filed: day(filed) };
        book.run(Command::InCase(id, CaseCommand::SetKeeping(Some(keeping))))
    };
    for (id, filed) in
        [(signed, "1900-01-01"), (signed, "2026-05-19"), (unsigned, "1900-01-01"), (unsigned, "2026-03-11")]
    {
        assert_eq!(refusal(file(id, filed)), Refusal::FilingDay, "{filed}");
    }
    file(signed, "2026-05-20").unwrap();
    file(unsigned, "2026-03-12").unwrap();
    assert_eq!(refusal(book.purge(signed, "甲")), Refusal::StillKept(NaiveDate::from_ymd_opt(2056, 5, 20)));
}

#[test]
fn after_a_purge_no_page_of_the_file_holds_a_word_of_the_case() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = open(folder.path(), clock()).unwrap();
    let other = import(&mut book, case_file("C02"));
    let (id, pdf) = planted(&mut book);
    file_away(&mut book, id, KeepingPeriod::Short);
    let (events, before) = (book.events(id).unwrap().len(), book.case(other).unwrap());
    drop(book);
    let bytes = pages(folder.path());
    for words in PLANTED {
        assert!(holds(&bytes, words), "{words} was never there");
    }

    let mut book = open(folder.path(), later(31)).unwrap();
    let number = "（2026）青渡人调字第077号";
    assert_eq!(refusal(book.purge(id, "（2026）青渡人调字第078号")), Refusal::OtherName(number.to_owned()));
    let purged = book.purge(id, &format!(" {number} ")).unwrap();
    assert_eq!((purged.name.as_str(), purged.events, purged.still_worded), (number, events, 0));
    assert!(purged.is_swept);
    assert!(matches!(book.case(id), Err(Error::NoCase(_))) && book.attachment(&pdf).unwrap().is_none());
    assert_eq!(book.case(other).unwrap(), before);
    let proof = book.prove().unwrap();
    assert_eq!(proof.damage, []);
    assert!(matches!(book.check_chain().unwrap(), Chain::Whole { .. }));
    let told = book.events(id).unwrap();
    assert_eq!(told.len(), events + 1);
    assert!(told.iter().take(events).all(|event| event.label.detail.is_empty()));
    assert!(told[events].label.detail.contains(number) && told[events].label.detail.contains(&events.to_string()));
    // Its number is not given again.
    let again = CaseFile { number: number.to_owned(), ..case_file("C05") };
    assert_eq!(refusal(book.run(Command::ImportCase(Box::new(again)))), Refusal::NumberTaken(number.to_owned()));
    drop(book);
    let bytes = pages(folder.path());
    for words in PLANTED {
        assert!(!holds(&bytes, words), "{words} is still there");
    }
    let wal = std::fs::metadata(folder.path().join(format!("{FILE_NAME}-wal"))).map_or(0, |found| found.len());
    assert_eq!(wal, 0, "nor does the log keep older pages");
}

#[test]
fn a_file_that_another_case_has_too_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = open(folder.path(), clock()).unwrap();
    let (one, pdf) = planted(&mut book);
    // The same bytes were closed in another case.
    let other = import(&mut book, case_file("C01"));
    freeze(&mut book, other);
    for signer in book.case(other).unwrap().version.unwrap().signers {
        change(&mut book, other, CaseCommand::Sign { signer: signer.id, hand: pen(), how_read: HowRead::ReadAloud });
    }
    close(&mut book, other, Some(day("2026-03-12")));
    let settings = Settings { keeping_years: KeepingYears { short: 0, long: 0 }, ..Settings::default() };
    book.run(Command::ChangeSettings(Box::new(settings))).unwrap();
    file_away(&mut book, one, KeepingPeriod::Short);
    drop(book);
    let mut book = open(folder.path(), later(1)).unwrap();
    book.purge(one, "（2026）青渡人调字第077号").unwrap();
    assert!(book.attachment(&pdf).unwrap().is_some());
    assert_eq!(book.prove().unwrap().damage, []);
}

#[test]
fn only_the_administrator_purges_and_only_what_need_not_be_kept() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let id = import(&mut book, case_file("C01"));
    let number = book.case(id).unwrap().file.number;
    assert_eq!(refusal(book.purge(id, &number)), Refusal::NotFiled);
    file_away(&mut book, id, KeepingPeriod::Long);
    assert_eq!(refusal(book.purge(id, &number)), Refusal::StillKept(NaiveDate::from_ymd_opt(2086, 3, 12)));
    file_away(&mut book, id, KeepingPeriod::Permanent);
    assert_eq!(refusal(book.purge(id, &number)), Refusal::StillKept(None));
    assert!(matches!(book.purge(CaseId(99), ""), Err(Error::NoCase(_))));

    let binned = import(&mut book, CaseFile { number: "误登".to_owned(), ..case_file("W01") });
    book.run(Command::DiscardCase(binned)).unwrap();
    book.act_as(Actor { name: "陈和平".to_owned(), role: Role::Mediator, by_administrator: false });
    assert!(matches!(refusal(book.purge(binned, "误登")), Refusal::NotAllowed { .. }));
    book.act_as(Actor::administrator());
    book.purge(binned, "误登").unwrap();
    assert!(book.removed_cases().unwrap().is_empty());
    assert_eq!(book.ledger(&LedgerQuery::default()).unwrap().len(), 1);
    assert_eq!(book.prove().unwrap().damage, []);
}

#[test]
fn a_case_without_a_number_leaves_the_casebooks_own_and_not_its_title() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = open(folder.path(), clock()).unwrap();
    let title = "欧阳紫萱诉司徒明远案";
    // A desk without a short name gives no numbers.
    let file = CaseFile { number: String::new(), desk: None, title: title.to_owned(), ..case_file("W01") };
    let id = import(&mut book, file);
    book.run(Command::DiscardCase(id)).unwrap();
    assert_eq!(refusal(book.purge(id, "#1")), Refusal::OtherName(title.to_owned()), "typed is what one knows it by");
    assert_eq!(book.purge(id, title).unwrap().name, title);
    let told = book.events(id).unwrap();
    assert_eq!(told.last().unwrap().label.detail, "#1 (2)");
    assert_eq!(book.prove().unwrap().damage, []);
    drop(book);
    assert!(!holds(&pages(folder.path()), title));
    // Where copies stay that nothing rotates is told.
    for tr in [Tr(Lang::Zh), Tr(Lang::En)] {
        assert!(tr.kept_purge_note().contains("kept") && tr.kept_purged_backups().contains("kept"));
    }
}

/// The guards gone, as another hand would do it.
fn without_guards(folder: &std::path::Path) -> Connection {
    let connection = connect(folder);
    let names: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for name in names {
        connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    connection
}

#[test]
fn a_case_or_its_words_that_another_hand_took_away_are_missed() {
    for taken in [
        "PRAGMA foreign_keys = OFF; DELETE FROM case_head WHERE case_id = 1; DELETE FROM party WHERE case_id = 1",
        "UPDATE event SET detail = '' WHERE case_id = 1",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut book = open(folder.path(), clock()).unwrap();
        import(&mut book, case_file("C01"));
        // A purge of another case accounts for that case only.
        let binned = import(&mut book, CaseFile { number: "误登".to_owned(), ..case_file("W01") });
        book.run(Command::DiscardCase(binned)).unwrap();
        book.purge(binned, "误登").unwrap();
        assert!(matches!(book.check_chain().unwrap(), Chain::Whole { .. }));
        drop(book);
        without_guards(folder.path()).execute_batch(taken).unwrap();
        let book = open(folder.path(), clock()).unwrap();
        assert!(!matches!(book.check_chain().unwrap(), Chain::Whole { .. }), "{taken}");
    }
    let _ = key();
}

#[test]
fn what_events_of_the_older_form_still_say_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = open(folder.path(), clock()).unwrap();
    let id = import(&mut book, CaseFile { number: "误登".to_owned(), ..case_file("W01") });
    drop(book);
    // The only event as the form before names wrote it.
    let connection = without_guards(folder.path());
    let guards = "the guards are put back by nobody: the purge itself must not need them";
    connection.execute_batch("UPDATE event SET actor = NULL, detail_sha256 = NULL").unwrap();
    drop(connection);
    let mut book = open(folder.path(), clock()).unwrap();
    book.run(Command::DiscardCase(id)).unwrap();
    let purged = book.purge(id, "误登").unwrap();
    assert_eq!((purged.events, purged.still_worded), (2, 1), "{guards}");
    assert_eq!(book.events(id).unwrap()[0].label.detail, "误登");
}
