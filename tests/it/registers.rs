//! Journeys through the station's registers: a lead from a note or a table to its end or to a case, the grid from a table,
//! and what the command line says of both.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::fs;
use std::path::Path;
use std::process::Command as Program;

use maplebridge::casebook::command::{Command, LeadCommand, WalkIn};
use maplebridge::casebook::view::{LeadId, UndoScope};
use maplebridge::casebook::{Casebook, Error, EventKind, Person, Refusal, Role};
use maplebridge::domain::register::grid::{Place, add_up};
use maplebridge::domain::register::lead::{Lead, LeadDeed, LeadRefusal, LeadSource, LeadState};

use super::book_support::{VARIABLE, connect, open};
use super::casebook_support::{at, clock};

const NOISE: &str = "隔壁半夜切割铁皮，老人睡不着，说再切就去砸机器";

fn note() -> Lead {
    Lead {
        who: "林志远".into(),
        place: "渡口路8号3栋".into(),
        grid: vec!["宁江区".into(), "青渡镇".into(), "青渡村".into(), "第1网格".into()],
        what: NOISE.into(),
        phone: "13800000001".into(),
        ..Lead::new(LeadSource::Round, at("2026-03-11T16:00:00"))
    }
}

fn with_note() -> (tempfile::TempDir, Casebook, LeadId) {
    let folder = tempfile::tempdir().unwrap();
    let mut book = open(folder.path(), clock()).unwrap();
    let changes = book.run(Command::NoteLead(Box::new(note()))).unwrap();
    assert!(changes.registers && changes.case.is_none());
    let id = book.leads().unwrap()[0].id;
    (folder, book, id)
}

fn enter(book: &mut Casebook, id: LeadId, deed: LeadDeed, words: &str) -> Result<(), Error> {
    book.run(Command::InLead(id, LeadCommand::Enter { deed, words: words.into() })).map(drop)
}

#[test]
fn a_note_taken_on_a_round_becomes_a_case_with_its_words() {
    let (_folder, mut book, id) = with_note();
    let walk_in = WalkIn { applicants: "林志远".into(), about: NOISE.into(), ..WalkIn::default() };
    let case = book.run(Command::InLead(id, LeadCommand::OpenCase(walk_in))).unwrap().case.unwrap();
    let file = book.case(case).unwrap().file;
    assert_eq!((file.facts.as_str(), file.place.as_str()), (NOISE, "渡口路8号3栋"));
    assert_eq!(file.grid, note().grid);
    let lead = &book.leads().unwrap()[0].lead;
    assert_eq!(lead.state(), LeadState::InCase);
    let deeds: Vec<LeadDeed> = lead.history.iter().map(|entry| entry.deed).collect();
    assert_eq!(deeds, [LeadDeed::SignedFor, LeadDeed::BecameCase], "who opens the case has taken it on");
    assert_eq!(lead.history[1].words, file.title, "a desk without a short name issues no number");
    assert!(book.prove().unwrap().damage.is_empty());
    // Back step by step: the lead forgets the case, then the case goes, then the note.
    for leads in [1, 1, 0] {
        book.undo(UndoScope::Desk).unwrap().unwrap();
        assert_eq!(book.leads().unwrap().len(), leads);
    }
    assert!(matches!(book.case(case), Err(Error::NoCase(_))));
    for _ in 0..3 {
        book.redo(UndoScope::Desk).unwrap().unwrap();
    }
    assert_eq!(book.leads().unwrap()[0].lead.state(), LeadState::InCase);
    assert!(book.prove().unwrap().damage.is_empty());
}

#[test]
fn a_lead_shows_report_signing_check_and_what_came_of_it() {
    let (folder, mut book, id) = with_note();
    assert!(matches!(
        enter(&mut book, id, LeadDeed::FoundTrue, ""),
        Err(Error::Refused(Refusal::Lead(LeadRefusal::NotSignedFor)))
    ));
    enter(&mut book, id, LeadDeed::SignedFor, "").unwrap();
    enter(&mut book, id, LeadDeed::FoundTrue, "去看过，确有其事").unwrap();
    enter(&mut book, id, LeadDeed::Dispatched, "第1网格周明").unwrap();
    enter(&mut book, id, LeadDeed::Settled, "当面说定晚九点后不切").unwrap();
    drop(book);
    let book = open(folder.path(), clock()).unwrap();
    let lead = book.leads().unwrap().remove(0).lead;
    assert_eq!((lead.state(), lead.history.len()), (LeadState::Settled, 4));
    assert!(lead.history.iter().all(|entry| entry.at == clock().now()), "with day and hour");
    assert!(book.prove().unwrap().damage.is_empty());
}

#[test]
fn editing_a_lead_leaves_its_history_and_an_empty_one_is_refused() {
    let (_folder, mut book, id) = with_note();
    enter(&mut book, id, LeadDeed::SignedFor, "").unwrap();
    let other = Lead { what: "其实是楼上".into(), history: Vec::new(), ..note() };
    book.run(Command::InLead(id, LeadCommand::Edit(other))).unwrap();
    let lead = book.leads().unwrap().remove(0).lead;
    assert_eq!((lead.what.as_str(), lead.history.len()), ("其实是楼上", 1));
    let nothing = Lead::new(LeadSource::Round, clock().now());
    let empty = book.run(Command::NoteLead(Box::new(nothing)));
    assert!(matches!(empty, Err(Error::Refused(Refusal::Lead(LeadRefusal::Empty)))));
    assert!(matches!(enter(&mut book, LeadId(99), LeadDeed::SignedFor, ""), Err(Error::Refused(Refusal::Unknown(_)))));
}

#[test]
fn a_table_of_leads_comes_in_whole_or_not_at_all() {
    let (_folder, mut book, _) = with_note();
    let numbered = |number: &str| Lead { number: number.into(), ..note() };
    let head = book.chain_head().unwrap();
    let twice = book.run(Command::ImportLeads(vec![
        numbered("E1"),
        numbered("E2"),
        Lead { number: "E3".into(), ..Lead::new(LeadSource::Platform, clock().now()) },
    ]));
    assert!(matches!(twice, Err(Error::Refused(Refusal::Lead(LeadRefusal::Empty)))));
    assert_eq!((book.leads().unwrap().len(), book.chain_head().unwrap()), (1, head));
    book.run(Command::ImportLeads(vec![numbered("E1"), numbered("E2")])).unwrap();
    let again = book.run(Command::ImportLeads(vec![numbered("E2")]));
    assert!(matches!(again, Err(Error::Refused(Refusal::NumberTaken(number))) if number == "E2"));
    assert_eq!(book.lead_numbers().unwrap().len(), 2);
}

#[test]
fn a_reader_notes_nothing_and_a_recorder_does() {
    let (_folder, mut book, id) = with_note();
    let person = |role| Person { id: "p1".into(), name: "何小满".into(), role, removed_on: None }.actor();
    book.act_as(person(Role::Reader));
    assert_eq!(book.leads().unwrap().len(), 1);
    let refused = enter(&mut book, id, LeadDeed::SignedFor, "");
    assert!(matches!(refused, Err(Error::Refused(Refusal::NotAllowed { kind: EventKind::EnterDeed, .. }))));
    book.act_as(person(Role::Recorder));
    enter(&mut book, id, LeadDeed::SignedFor, "").unwrap();
    assert!(book.leads().unwrap()[0].lead.history[0].by.contains("何小满"));
}

#[test]
fn a_lead_that_another_hand_changed_is_not_vouched_for() {
    let (folder, mut book, id) = with_note();
    enter(&mut book, id, LeadDeed::SignedFor, "").unwrap();
    drop(book);
    let changed = connect(folder.path()).execute("UPDATE lead SET body = replace(body, '半夜', '白天')", []).unwrap();
    let mut book = open(folder.path(), clock()).unwrap();
    assert_eq!(changed, 1);
    assert!(matches!(enter(&mut book, id, LeadDeed::FoundTrue, ""), Err(Error::ChangedElsewhere)));
    assert!(!book.prove().unwrap().damage.is_empty());
}

#[test]
fn that_a_lead_became_a_case_is_not_entered_by_hand_and_no_number_is_taken_twice() {
    let (_folder, mut book, id) = with_note();
    enter(&mut book, id, LeadDeed::SignedFor, "").unwrap();
    let by_hand = enter(&mut book, id, LeadDeed::BecameCase, "（2026）青渡人调字第001号");
    assert!(matches!(by_hand, Err(Error::Refused(Refusal::Lead(LeadRefusal::NoCase)))));
    let numbered = |number: &str| Lead { number: number.into(), ..note() };
    let twins = book.run(Command::ImportLeads(vec![numbered("E1"), numbered("E1")]));
    assert!(matches!(twins, Err(Error::Refused(Refusal::NumberTaken(_)))));
    book.run(Command::ImportLeads(vec![numbered("E1")])).unwrap();
    let edit = book.run(Command::InLead(id, LeadCommand::Edit(numbered("E1"))));
    assert!(matches!(edit, Err(Error::Refused(Refusal::NumberTaken(_)))));
}

#[test]
fn the_words_of_a_lead_go_with_the_case_that_came_of_it() {
    let (folder, mut book, id) = with_note();
    let other = book.run(Command::NoteLead(Box::new(Lead { what: "别的事".into(), ..note() })));
    assert!(other.is_ok());
    let walk_in = WalkIn { applicants: "林志远".into(), about: NOISE.into(), ..WalkIn::default() };
    let case = book.run(Command::InLead(id, LeadCommand::OpenCase(walk_in))).unwrap().case.unwrap();
    let name = book.case(case).unwrap().file.title;
    book.run(Command::DiscardCase(case)).unwrap();
    book.purge(case, &name).unwrap();
    let leads = book.leads().unwrap();
    let gone = &leads.iter().find(|record| record.id == id).unwrap().lead;
    assert_eq!((gone.what.as_str(), gone.phone.as_str(), gone.state()), ("", "", LeadState::InCase));
    assert!(leads.iter().any(|record| record.lead.what == "别的事"));
    assert!(book.prove().unwrap().damage.is_empty());
    drop(book);
    let connection = connect(folder.path());
    for table in ["lead", "undo", "event"] {
        let column = if table == "undo" {
            "images"
        } else if table == "event" {
            "detail"
        } else {
            "body"
        };
        let sql = format!("SELECT count(*) FROM {table} WHERE instr({column}, '切割铁皮') > 0");
        let left: i64 = connection.query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(left, 0, "{table}");
    }
}

/// 640 grids in 35 villages of 7 towns.
fn grid() -> String {
    let mut text = "区县,乡镇,村居,网格,网格长,网格员,电话\r\n".to_owned();
    for at in 0..640 {
        let (town, village) = (at % 7 + 1, at % 35 + 1);
        text.push_str(&format!(
            "宁江区,第{town}镇,第{village}村,第{at}网格,网格长{at},员甲{at}、员乙{at},1380000{at:04}\r\n"
        ));
    }
    text
}

#[test]
fn six_hundred_and_forty_grids_make_one_tree_that_adds_up_at_each_level() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("grid.csv"), grid()).unwrap();
    let said = run(folder.path(), &["place", "import", "grid.csv"]);
    assert_eq!(said.code, 0, "{}", said.errors);
    assert!(said.out.contains("表内640处地点，网格树现有683处"), "{}", said.out);
    // Again: nothing new, and nothing twice.
    assert!(run(folder.path(), &["place", "import", "grid.csv"]).out.contains("683处"));
    let listed = run(folder.path(), &["place", "list"]).out;
    assert_eq!(listed.lines().count(), 1 + 7 + 35 + 640);
    assert_eq!(listed.lines().next().unwrap(), "区县\t宁江区\t\t");
    assert!(listed.contains("网格\t宁江区/第1镇/第1村/第0网格\t网格长0\t员甲0、员乙0"), "{listed}");
    let paths: Vec<Vec<String>> = (0..640)
        .map(|at| ["宁江区".into(), format!("第{}镇", at % 7 + 1), format!("第{}村", at % 35 + 1)].to_vec())
        .collect();
    let sums = add_up(paths.iter().map(Vec::as_slice));
    let level = |depth: usize| sums.iter().filter(|(path, _)| path.len() == depth).map(|(_, sum)| sum).sum::<u64>();
    assert_eq!((level(1), level(2), level(3)), (640, 640, 640));
}

#[test]
fn places_are_known_by_their_path_and_keep_what_a_later_list_leaves_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = open(folder.path(), clock()).unwrap();
    let place = |path: &[&str], head: &str, phone: &str| Place {
        path: path.iter().map(|name| (*name).to_owned()).collect(),
        head: head.into(),
        phone: phone.into(),
        ..Place::default()
    };
    book.run(Command::ImportPlaces(vec![place(&["区", "镇"], "李岚", "1")])).unwrap();
    book.run(Command::ImportPlaces(vec![place(&["区", "镇"], "赵河", ""), place(&["区", "另镇"], "", "")])).unwrap();
    let places = book.places().unwrap();
    let shown: Vec<(&str, &str, &str)> =
        places.iter().map(|place| (place.name(), place.head.as_str(), place.phone.as_str())).collect();
    assert_eq!(shown, [("区", "", ""), ("另镇", "", ""), ("镇", "赵河", "1")]);
    let changes = book.run(Command::ImportPlaces(vec![place(&["区"], "", "")])).unwrap();
    assert!(!changes.registers, "what changes nothing leaves no event");
    assert!(book.prove().unwrap().damage.is_empty());
}

struct Said {
    code: i32,
    out: String,
    errors: String,
}

fn run(folder: &Path, arguments: &[&str]) -> Said {
    let output = Program::new(env!("CARGO_BIN_EXE_maplebridge"))
        .current_dir(folder)
        .env("HOME", folder)
        .env(VARIABLE, "三更灯火 五更鸡鸣")
        .args(["--casebook", "book", "--lang", "zh"])
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap(), out: text(output.stdout), errors: text(output.stderr) }
}

#[test]
fn leads_come_in_by_command_and_every_row_left_out_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let table = "工单编号,上报时间,当事人,地点,内容,心情\nE1,2026-11-02 08:30,林志远,渡口路8号,=cmd()|半夜切割铁皮,坏\nE2,某天,关伯年,村口,吵架,\n";
    fs::write(folder.path().join("leads.csv"), table).unwrap();
    let trial = run(folder.path(), &["lead", "import", "leads.csv", "--dry-run"]);
    assert_eq!((trial.code, run(folder.path(), &["lead", "list"]).out.as_str()), (1, ""), "{}", trial.errors);
    let said = run(folder.path(), &["lead", "import", "leads.csv"]);
    assert_eq!(said.code, 1);
    assert!(said.errors.contains("第3行“上报时间”没有导入，这里写的是“某天”"), "{}", said.errors);
    assert!(said.errors.contains("心情"), "{}", said.errors);
    assert!(said.out.contains("导入线索1条，没有导入的1行"), "{}", said.out);
    let listed = run(folder.path(), &["lead", "list"]).out;
    assert_eq!(listed, "E1\t2026-11-02 08:30\t待签收\t渡口路8号\t=cmd()|半夜切割铁皮\n");
    // The same file again takes nothing twice.
    let again = run(folder.path(), &["lead", "import", "leads.csv"]);
    assert!(again.errors.contains("案件簿里已经有这个编号") && again.out.contains("导入线索0条"), "{}", again.out);
    fs::write(folder.path().join("leads.xlsx"), include_bytes!("../fuzz/corpus/sheet/leads.xlsx")).unwrap();
    let sheet = run(folder.path(), &["lead", "import", "leads.xlsx"]);
    assert_eq!((sheet.code, sheet.out.contains("导入线索1条")), (0, true), "{}", sheet.errors);
    for (name, words) in [("none.csv", "none.csv"), ("book", "book")] {
        let refused = run(folder.path(), &["lead", "import", name]);
        assert!(refused.code == 2 && refused.errors.contains(words), "{}", refused.errors);
    }
}

#[test]
fn registers_go_out_with_everything_and_come_in_again() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("grid.csv"), "区县,乡镇,网格长\n宁江区,青渡镇,周明\n").unwrap();
    fs::write(folder.path().join("leads.csv"), "编号,内容,区县,乡镇\nE1,漏水,宁江区,青渡镇\n").unwrap();
    assert_eq!(run(folder.path(), &["place", "import", "grid.csv"]).code, 0);
    assert_eq!(run(folder.path(), &["lead", "import", "leads.csv"]).code, 0);
    let said = run(folder.path(), &["casebook", "export", "all"]);
    assert_eq!(said.code, 0, "{}", said.errors);
    let other = tempfile::tempdir().unwrap();
    for name in ["leads.json", "places.json"] {
        fs::copy(folder.path().join("all").join(name), other.path().join(name)).unwrap();
    }
    assert_eq!(run(other.path(), &["place", "import", "places.json"]).code, 0);
    run(other.path(), &["lead", "import", "leads.json"]);
    for list in ["lead", "place"] {
        let (before, after) = (run(folder.path(), &[list, "list"]).out, run(other.path(), &[list, "list"]).out);
        assert!(!before.is_empty() && before == after, "{before}\n{after}");
    }
}
