//! The search of the casebook: where words are found, by whom, and that nothing is found that is gone.

use maplebridge::casebook::command::{CaseCommand, CaseHead, Command, WalkIn};
use maplebridge::casebook::find::{Found, Hit};
use maplebridge::casebook::proof::Damage;
use maplebridge::casebook::view::{CaseId, LedgerQuery, UndoScope};
use maplebridge::casebook::{Actor, Casebook, Role};
use maplebridge::domain::agreement::Annex;
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::party::{PartyId, PartyKind};
use maplebridge::domain::session::{Alert, AlertKind, IssueInDispute, Offer, Statement};

use super::book_support::{connect, open};
use super::casebook_support::{ALL_CASES, case_file, change, clock, import};

fn full() -> Casebook {
    let mut book = Casebook::in_memory(clock()).unwrap();
    for name in ALL_CASES {
        import(&mut book, case_file(name));
    }
    book
}

fn search(book: &Casebook, typed: &str) -> Vec<Hit> {
    book.search(typed, 50).unwrap().hits
}

/// The places of the hits, as the open format names them.
fn places(book: &Casebook, typed: &str) -> Vec<String> {
    search(book, typed).iter().map(|hit| hit.place.pointer().to_owned()).collect()
}

fn marked(hit: &Hit) -> Vec<String> {
    let signs: Vec<char> = hit.excerpt.chars().collect();
    hit.marks.iter().map(|mark| signs[mark.clone()].iter().collect()).collect()
}

fn reader() -> Actor {
    Actor { name: "督导".into(), role: Role::Reader, by_administrator: false }
}

/// Case C01 with this many words said in private beside what it says anyway.
fn with_private_words() -> CaseFile {
    let mut file = case_file("C01");
    let said = |text: &str, private| Statement { text: text.into(), private, ..file.statements[0].clone() };
    let (open, private) = (said("公开说的青石板", false), said("私下说的红石榴", true));
    let party = PartyId("A1".into());
    let offer = |text: &str, private| Offer { party: party.clone(), text: text.into(), private, ..Offer::default() };
    let offers = vec![offer("公开出的白玉兰", false), offer("私下出的紫藤萝", true)];
    file.issues.push(IssueInDispute { title: "赔多少".into(), offers, ..IssueInDispute::default() });
    file.alerts.push(Alert {
        kind: AlertKind::Threat,
        marked: None,
        note: "扬言砸黄铜锁".into(),
        told: String::new(),
        told_at: None,
        cleared: false,
        extra: Default::default(),
    });
    file.statements.extend([open, private]);
    file
}

#[test]
fn one_field_finds_names_numbers_places_statements_and_clauses() {
    let book = full();
    for (typed, place) in [
        ("关伯年", "/parties/2/name"),
        ("伯", "/parties/2/name"),
        ("（2026）青渡人调字第001号", "/number"),
        ("(2026)青渡人调字第001号", "/number"),
        ("青渡人调字", "/number"),
        ("鸽棚坠落", "/title"),
        ("gbn", "/parties/2/name"),
        ("guanbonian", "/parties/2/name"),
        ("guan bonian", "/parties/2/name"),
        ("GuanBo", "/parties/2/name"),
        ("何美娟 鸽棚", "/parties/1/name"),
    ] {
        let hits = search(&book, typed);
        assert!(hits.iter().any(|hit| hit.place.pointer() == place && hit.case == CaseId(1)), "{typed}: {hits:?}");
    }
    for typed in ["关伯年龄", "伯关", "gby", "鸽棚 没有的词", "年关伯"] {
        assert!(search(&book, typed).is_empty(), "{typed}");
    }
}

#[test]
fn hits_are_marked_in_their_sentence_and_the_newest_case_comes_first() {
    let book = full();
    let found = book.search("协议", 50).unwrap();
    assert!(found.hits.len() > 2 && found.hits.windows(2).all(|pair| pair[0].case >= pair[1].case));
    for hit in &found.hits {
        assert!(hit.excerpt.chars().count() <= 62 && !hit.marks.is_empty(), "{hit:?}");
        assert!(marked(hit).iter().all(|word| word == "协议"), "{hit:?}");
    }
    let few = book.search("协议", 2).unwrap();
    assert_eq!(few, Found { hits: found.hits[..2].to_vec(), more: true });
    assert!(!found.more);
}

#[test]
fn numbers_are_found_by_their_end_and_id_numbers_stay_masked() {
    let book = full();
    let party = &case_file("C01").parties[0];
    let PartyKind::Person(person) = &party.kind else { panic!("a person") };
    let (phone, id) = (party.phone.as_str(), person.id_number.as_str());
    for typed in [&phone[..3], &phone[..8], phone, &phone[phone.len() - 4..], &phone[phone.len() - 6..]] {
        let found = places(&book, typed);
        assert!(found.contains(&"/parties/0/phone".to_owned()), "{typed}: {found:?}");
    }
    for typed in [id, &id[id.len() - 4..], &id.to_lowercase()] {
        let hits = search(&book, typed);
        let hit = hits.iter().find(|hit| hit.place.pointer() == "/parties/0/id_number");
        let hit = hit.unwrap_or_else(|| panic!("{typed}: {hits:?}"));
        assert_eq!(hit.excerpt, format!("{}{}", "*".repeat(14), &id[14..]), "{typed}");
    }
    // Nobody finds the rest of a number sign by sign.
    for length in 5..18 {
        let found = places(&book, &id[..length]);
        assert!(!found.iter().any(|place| place.ends_with("id_number")), "{}: {found:?}", &id[..length]);
    }
}

#[test]
fn id_numbers_inside_sentences_and_lists_are_masked_too() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let mut file = case_file("C01");
    file.facts = "经查，身份证号51010719900307123X的人当时在场。".into();
    file.annex = Some(Annex {
        title: "名单".into(),
        rows: vec![vec!["1".into(), "区大海".into(), "000000199001010019".into()]],
        ..Annex::default()
    });
    import(&mut book, file);
    let hit = &search(&book, "在场")[0];
    assert!(hit.excerpt.contains("**************123X") && !hit.excerpt.contains("5101"), "{hit:?}");
    for typed in ["区大海", "ou dahai", "odh", "0019"] {
        let hits = search(&book, typed);
        let hit = hits.iter().find(|hit| hit.part() == "annex").unwrap_or_else(|| panic!("{typed}: {hits:?}"));
        assert_eq!(hit.excerpt, "1 区大海 **************0019", "{typed}");
    }
}

#[test]
fn what_was_said_in_private_is_found_only_by_those_who_may_read_it() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    import(&mut book, with_private_words());
    for typed in ["红石榴", "紫藤萝", "黄铜锁", "青石板", "白玉兰"] {
        assert_eq!(search(&book, typed).len(), 1, "{typed}");
    }
    book.act_as(reader());
    for typed in ["红石榴", "紫藤萝", "黄铜锁", "石榴 鸽棚"] {
        assert!(search(&book, typed).is_empty(), "{typed}");
        let query = LedgerQuery { words: typed.into(), state: None };
        assert!(book.ledger(&query).unwrap().is_empty(), "{typed}: not by the ledger's field either");
    }
    assert!(search(&book, "青石板").len() == 1 && search(&book, "白玉兰").len() == 1);
    // A place that both hold: the private one is not shown.
    assert!(search(&book, "说的").iter().all(|hit| !hit.excerpt.contains("私下")));
}

#[test]
fn every_change_is_found_at_once_and_what_was_taken_back_is_not() {
    let mut book = full();
    let walk_in = WalkIn { applicants: "欧阳紫萱".into(), about: "屋顶漏水".into(), ..WalkIn::default() };
    let case = book.run(Command::RegisterWalkIn(walk_in)).unwrap().case.unwrap();
    assert_eq!(search(&book, "oyzx")[0].case, case);
    let head = CaseHead { title: "晒谷场纠纷".into(), ..CaseHead::default() };
    change(&mut book, case, CaseCommand::EditHead(head));
    assert_eq!(places(&book, "晒谷场"), ["/title"]);
    book.undo(UndoScope::Case(case)).unwrap();
    assert!(search(&book, "晒谷场").is_empty() && !search(&book, "漏水").is_empty());
    book.redo(UndoScope::Case(case)).unwrap();
    assert!(!search(&book, "晒谷场").is_empty());
    // Half-written words are nobody's yet.
    book.save_unfinished(Some(case), "facts", "没写完的芭蕉扇").unwrap();
    assert!(search(&book, "芭蕉扇").is_empty());
    book.run(Command::DiscardCase(case)).unwrap();
    assert!(search(&book, "晒谷场").is_empty() && search(&book, "oyzx").is_empty());
    book.run(Command::RestoreCase(case)).unwrap();
    assert!(!search(&book, "晒谷场").is_empty() && !search(&book, "oyzx").is_empty());
    assert_eq!(book.prove().unwrap().damage, []);
}

#[test]
fn signs_of_a_search_language_are_no_language_here() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let mut file = case_file("C01");
    file.title = "他说\"NEAR\"*不是-词:open".into();
    import(&mut book, file);
    for typed in ["\"NEAR\"*不是-词:open", "NEAR\"*不", "near", "不是-词", "词:open", "OR", "AND NOT", "说 near"]
    {
        let found = book.search(typed, 50).unwrap().hits;
        let should = !matches!(typed, "OR" | "AND NOT");
        assert_eq!(found.iter().any(|hit| hit.part() == "title"), should, "{typed}: {found:?}");
    }
    for typed in
        ["", " ", "\"", "*", "(", "NEAR(", "a\"", "\"\"", "' OR 1=1 --", "{open private}", "-", "^", "\0", "~", "_"]
    {
        book.search(typed, 50).unwrap();
    }
    assert!(book.search("\"", 50).unwrap().hits.is_empty() && book.search("~", 50).unwrap().hits.is_empty());
    book.search(&"很长的话".repeat(10_000), 50).unwrap();
    book.search(&"多 ".repeat(10_000), 50).unwrap();
}

#[test]
fn an_index_that_another_hand_changed_is_found_and_made_anew() {
    for damage in [
        "INSERT INTO find (find) VALUES ('delete-all')",
        "DELETE FROM find WHERE rowid = 17",
        "DELETE FROM find_data",
        "UPDATE find_data SET block = x'00' WHERE id > 10",
        "INSERT INTO find (rowid, open) VALUES (99991, '假')",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut book = open(folder.path(), clock()).unwrap();
        import(&mut book, case_file("C01"));
        drop(book);
        connect(folder.path()).execute_batch(damage).unwrap();
        let mut book = open(folder.path(), clock()).unwrap();
        let found = book.prove().unwrap().damage;
        assert!(found.iter().any(|damage| matches!(damage, Damage::Index(_))), "{damage}: {found:?}");
        assert!(book.mend_index().unwrap(), "{damage}");
        assert_eq!(book.prove().unwrap().damage, [], "{damage}");
        assert!(!book.mend_index().unwrap(), "{damage}: nothing is left to mend");
        assert!(!search(&book, "关伯年").is_empty(), "{damage}");
    }
}

#[test]
fn a_ruined_index_keeps_nobody_from_saving() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path(), clock()).unwrap());
    connect(folder.path()).execute_batch("DELETE FROM find_data").unwrap();
    let mut book = open(folder.path(), clock()).unwrap();
    import(&mut book, case_file("C01"));
    import(&mut book, case_file("C02"));
    assert!(!search(&book, "关伯年").is_empty());
    assert_eq!(book.prove().unwrap().damage, []);
}

#[test]
fn the_ledgers_field_finds_the_same_cases() {
    let book = full();
    for typed in ["鸽棚", "gbn", "工资 万", "协议", "没有的词"] {
        let mut cases: Vec<CaseId> = book.search(typed, 1000).unwrap().hits.iter().map(|hit| hit.case).collect();
        cases.dedup();
        let query = LedgerQuery { words: typed.into(), state: None };
        let lines: Vec<CaseId> = book.ledger(&query).unwrap().iter().map(|line| line.id).collect();
        assert_eq!(cases, lines, "{typed}");
    }
}

#[test]
fn a_purge_leaves_no_word_of_the_case_in_the_index() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = open(folder.path(), clock()).unwrap();
    import(&mut book, case_file("C02"));
    let mut file = case_file("C11");
    let unheard = ["龘", "靐", "䨻", "zqxjkv", "9081726354"];
    file.facts = format!("这里写着{}", unheard.join("，"));
    file.parties[0].name = "欧阳紫萱".into();
    let case = import(&mut book, file);
    // What stood there before a change lies in the index until it is tidied.
    change(&mut book, case, CaseCommand::EditHead(CaseHead { title: "先前叫齉了".into(), ..CaseHead::default() }));
    change(&mut book, case, CaseCommand::EditHead(CaseHead { title: "后来叫案".into(), ..CaseHead::default() }));
    import(&mut book, case_file("C05"));
    let words = [&unheard[..], &["齉", "ouyangzixuan", "oyzx"]].concat();
    let held = |folder: &std::path::Path| -> Vec<String> {
        let connection = connect(folder);
        let mut statement = connection.prepare("SELECT hex(block) FROM find_data").unwrap();
        let blocks =
            statement.query_map([], |row| row.get::<_, String>(0)).unwrap().collect::<Result<String, _>>().unwrap();
        let hex = |word: &str| word.bytes().map(|byte| format!("{byte:02X}")).collect::<String>();
        words.iter().filter(|word| blocks.contains(&hex(word))).map(|word| (*word).to_owned()).collect()
    };
    // Terms beside each other share their first bytes, so not each of them stands there whole.
    assert!(held(folder.path()).len() > 1, "{:?}", held(folder.path()));
    book.run(Command::DiscardCase(case)).unwrap();
    assert!(search(&book, "欧阳紫萱").is_empty());
    let name = book.case(case).unwrap().file.number;
    book.purge(case, &name).unwrap();
    assert_eq!(held(folder.path()), Vec::<String>::new());
    assert_eq!(book.prove().unwrap().damage, []);
    assert!(!search(&book, "协议").is_empty());
}
