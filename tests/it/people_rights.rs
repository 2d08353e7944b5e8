//! In whose name things are done, what each role may do, and a desk that is locked.

use chrono::NaiveDate;
use maplebridge::casebook::command::{CaseCommand, Command};
use maplebridge::casebook::message::actor_words;
use maplebridge::casebook::note::Note;
use maplebridge::casebook::view::{CaseId, Settings, UndoScope};
use maplebridge::casebook::{Actor, Casebook, Chain, Error, EventKind, Person, Refusal, Role};
use maplebridge::domain::case_file::Private;
use maplebridge::domain::session::{IssueInDispute, Offer};
use maplebridge::i18n::{Lang, Tr};

use crate::book_support::{key, open};
use crate::casebook_support::{case_file, clock, import};

fn person(id: &str, name: &str, role: Role) -> Person {
    Person { id: id.to_owned(), name: name.to_owned(), role, removed_on: None }
}

fn somebody(name: &str, role: Role) -> Actor {
    person("p", name, role).actor()
}

fn refusal<T: std::fmt::Debug>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

fn actors(book: &Casebook, case: CaseId) -> Vec<Option<String>> {
    book.events(case).unwrap().into_iter().map(|event| event.actor).collect()
}

#[test]
fn every_event_says_who_did_it_and_the_chain_covers_the_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = open(folder.path(), clock()).unwrap();
    let id = import(&mut book, case_file("C01"));
    book.act_as(somebody("王一平", Role::Mediator));
    book.run(Command::InCase(id, CaseCommand::RemoveStatement { position: 0 })).unwrap();
    book.act_as(Actor { by_administrator: true, ..somebody("田禾", Role::Recorder) });
    book.undo(UndoScope::Case(id)).unwrap();
    assert_eq!(actors(&book, id), [Some(String::new()), Some("王一平".to_owned()), Some(">田禾".to_owned())]);
    assert_eq!(actor_words(">田禾", Tr(Lang::Zh)), "田禾（管理员代）");
    assert_eq!(actor_words("", Tr(Lang::En)), "Administrator");
    assert!(matches!(book.check_chain().unwrap(), Chain::Whole { .. }));
    drop(book);

    let other = crate::book_support::connect(folder.path());
    other.execute_batch("DROP TRIGGER event_is_never_changed; UPDATE event SET actor = '李四' WHERE seq = 2").unwrap();
    drop(other);
    assert_eq!(open(folder.path(), clock()).unwrap().check_chain().unwrap(), Chain::BrokenAt(2));
}

#[test]
fn a_recorder_takes_down_and_does_not_make_final() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let id = import(&mut book, case_file("C01"));
    book.act_as(somebody("田禾", Role::Recorder));
    book.run(Command::InCase(id, CaseCommand::RemoveStatement { position: 0 })).unwrap();
    let wanted = Refusal::NotAllowed { role: Role::Recorder, kind: EventKind::FreezeAgreement };
    assert_eq!(refusal(book.run(Command::InCase(id, CaseCommand::FreezeAgreement))), wanted);
    assert!(wanted.message(Tr(Lang::Zh)).contains("记录员"), "{}", wanted.message(Tr(Lang::Zh)));
    book.act_as(somebody("王一平", Role::Mediator));
    book.run(Command::InCase(id, CaseCommand::FreezeAgreement)).unwrap();
}

#[test]
fn a_reader_changes_nothing_and_reads_no_private_word() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let mut case = case_file("C01");
    case.statements[0].private = true;
    let words = case.statements[0].text.clone();
    let id = import(&mut book, case);
    assert!(book.export(id, Private::Included).unwrap().text.contains(&words));
    book.act_as(somebody("督导", Role::Reader));
    assert!(!book.case(id).unwrap().file.statements.iter().any(|statement| statement.text == words));
    // A case file holds the full ID numbers.
    refusal(book.export(id, Private::LeftOut));
    refusal(book.export(id, Private::Included));
    refusal(book.run(Command::InCase(id, CaseCommand::RemoveStatement { position: 0 })));
    refusal(book.undo(UndoScope::Case(id)));
    refusal(book.note(Some(id), &Note::ShownIdNumber { party: "林志远".to_owned() }));
    // The size of the text is everybody's own.
    let settings = Settings { text_size_percent: 150, ..book.settings().unwrap() };
    book.run(Command::ChangeSettings(Box::new(settings.clone()))).unwrap();
    refusal(book.run(Command::ChangeSettings(Box::new(Settings { committee: "别的委员会".to_owned(), ..settings }))));
}

#[test]
fn a_reader_sees_nothing_private_in_the_bin_and_no_half_written_word() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let mut case = case_file("C01");
    case.statements[0].private = true;
    let (secret, open) = (case.statements[0].text.clone(), case.statements[1].text.clone());
    let offer =
        Offer {
            party: case.parties[0].id.clone(), text: "咬牙也能出".to_owned(), private: true, ..Offer::default()
        };
    case.issues =
        vec![IssueInDispute { title: "赔多少".to_owned(), offers: vec![offer], ..IssueInDispute::default() }];
    let id = import(&mut book, case);
    for command in [
        CaseCommand::RemoveStatement { position: 0 },
        CaseCommand::RemoveStatement { position: 0 },
        CaseCommand::RemoveIssue { position: 0 },
    ] {
        book.run(Command::InCase(id, command)).unwrap();
    }
    book.save_unfinished(Some(id), "talk.composer", "#私下 我欠了债").unwrap();
    let bin = |book: &Casebook| format!("{:?}", book.bin(id).unwrap());
    assert!(
        [&secret, &open, "咬牙也能出"].iter().all(|words| bin(&book).contains(*words)),
        "the administrator reads it"
    );

    book.act_as(somebody("督导", Role::Reader));
    assert!(bin(&book).contains(&open) && !bin(&book).contains(&secret) && !bin(&book).contains("咬牙也能出"));
    assert_eq!(book.unfinished(Some(id)).unwrap(), []);
    assert_eq!(book.all_unfinished().unwrap(), []);
    assert_eq!(book.today(clock().today()).unwrap().unfinished, []);
    let wanted = Refusal::NotAllowed { role: Role::Reader, kind: EventKind::RecordStatement };
    assert_eq!(refusal(book.save_unfinished(Some(id), "talk.composer", "盖掉")), wanted);
    assert_eq!(refusal(book.save_unfinished(Some(id), "talk.composer", "")), wanted);
    assert_eq!(refusal(book.forget_unfinished(Some(id), "talk.composer")), wanted);

    book.act_as(somebody("田禾", Role::Recorder));
    assert_eq!(book.unfinished(Some(id)).unwrap()[0].text, "#私下 我欠了债", "untouched");
    book.forget_unfinished(Some(id), "talk.composer").unwrap();
}

#[test]
fn what_is_shown_printed_and_given_out_is_in_the_history_and_changes_nothing() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let id = import(&mut book, case_file("C01"));
    let before = book.case(id).unwrap();
    book.note(Some(id), &Note::ShownIdNumber { party: "林志远".to_owned() }).unwrap();
    book.note(Some(id), &Note::Printed { paper: "人民调解协议书".to_owned() }).unwrap();
    book.export(id, Private::LeftOut).unwrap();
    let told: Vec<String> =
        book.events(id).unwrap().iter().map(|event| event.label.message(Tr(Lang::Zh))).skip(1).collect();
    assert_eq!(told, ["查看完整证件号码：林志远", "打印或保存文书：人民调解协议书", "导出案件"]);
    assert_eq!(book.case(id).unwrap(), before);
    assert_eq!(
        book.undo_label(UndoScope::Desk).unwrap().unwrap().kind,
        EventKind::ImportCase,
        "there is nothing to take back"
    );
    assert!(matches!(book.note(Some(CaseId(77)), &Note::Exported { with_private: false }), Err(Error::NoCase(_))));
    assert!(matches!(book.check_chain().unwrap(), Chain::Whole { events: 4, .. }));
}

#[test]
fn people_come_change_and_go_and_their_names_are_not_given_twice() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    book.run(Command::AddPerson(person("p1", " 王一平 ", Role::Mediator))).unwrap();
    book.run(Command::AddPerson(person("p2", "田禾", Role::Recorder))).unwrap();
    book.run(Command::ChangePerson(person("p2", "田禾", Role::Mediator))).unwrap();
    book.run(Command::RemovePerson("p1".to_owned())).unwrap();
    let gone = Person { removed_on: NaiveDate::from_ymd_opt(2026, 3, 12), ..person("p1", "王一平", Role::Mediator) };
    assert_eq!(book.people().unwrap(), [gone, person("p2", "田禾", Role::Mediator)]);

    let add = |book: &mut Casebook, id: &str, name: &str| {
        refusal(book.run(Command::AddPerson(person(id, name, Role::Recorder))))
    };
    assert_eq!(add(&mut book, "p2", "新人"), Refusal::IdTaken("p2".to_owned()));
    assert_eq!(add(&mut book, "p3", "王一平"), Refusal::NameTaken("王一平".to_owned()));
    for unfit in ["", "  ", ">田禾", "田\n禾"] {
        assert_eq!(add(&mut book, "p3", unfit), Refusal::NameUnfit);
    }
    let change = Command::ChangePerson(person("p1", "王一平", Role::Administrator));
    assert_eq!(refusal(book.run(change)), Refusal::Unknown("p1".to_owned()), "one who was removed stays so");
    assert_eq!(refusal(book.run(Command::RemovePerson("p9".to_owned()))), Refusal::Unknown("p9".to_owned()));
    assert!(book.undo(UndoScope::Desk).unwrap().is_none(), "people are not taken back");
    book.act_as(somebody("田禾", Role::Mediator));
    refusal(book.run(Command::RemovePerson("p2".to_owned())));
    assert!(matches!(book.check_chain().unwrap(), Chain::Whole { .. }));
}

#[test]
fn a_locked_desk_answers_nothing_keeps_others_out_and_opens_for_another() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = open(folder.path(), clock()).unwrap();
    let id = import(&mut book, case_file("C01"));
    book.lock();
    assert!(book.is_locked() && book.data_key().is_none());
    assert!(matches!(book.case(id), Err(Error::LockedDesk)));
    assert!(matches!(book.save_unfinished(Some(id), "facts", "半句"), Err(Error::LockedDesk)));
    assert!(matches!(book.undo(UndoScope::Case(id)), Err(Error::LockedDesk)));
    assert!(matches!(open(folder.path(), clock()), Err(Error::Locked { .. })));
    let wrong = maplebridge::vault::DataKey::from_bytes([8; 32]);
    assert!(book.unlock(&wrong, Actor::administrator()).is_err() && book.is_locked());
    book.unlock(&key(), somebody("王一平", Role::Mediator)).unwrap();
    assert_eq!(book.case(id).unwrap().file.title, case_file("C01").title);
    assert_eq!(book.actor().name, "王一平");
}

#[test]
fn nothing_of_a_case_is_read_in_the_file_without_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = open(folder.path(), clock()).unwrap();
    import(&mut book, case_file("C01"));
    for name in ["casebook.db", "casebook.db-wal"] {
        let bytes = std::fs::read(folder.path().join(name)).unwrap();
        for word in ["林志远", "CREATE TABLE", "SQLite format"] {
            assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{word} in {name}");
        }
    }
}
