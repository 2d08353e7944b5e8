//! The history of a case, its bin, filing, the bin of cases and the purge in the window, by the words on the screen, in both
//! languages; what Ctrl+Z takes back where one stands.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use maplebridge::casebook::command::{CaseCommand, CaseHead, Command};
use maplebridge::casebook::view::CaseId;
use maplebridge::casebook::{Casebook, FILE_NAME};
use maplebridge::i18n::Lang;
use maplebridge::pictures;
use maplebridge::ui::action::Action;
use maplebridge::ui::report_view::Mood;
use maplebridge::ui::screen::{Room, Screen};

use super::casebook_support::change;
use super::window_support::{Stage, book, import, stage, stage_of};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];
const FIRST: CaseId = CaseId(1);
const SECOND: CaseId = CaseId(2);

fn act(stage: &mut Stage<'_>, action: Action) {
    stage.harness.state_mut().as_mut().unwrap().desk.act(action);
    stage.settle();
}

fn titled(book: &mut Casebook, id: CaseId, title: &str) {
    change(book, id, CaseCommand::EditHead(CaseHead { title: title.to_owned(), ..CaseHead::default() }));
}

fn title(stage: &Stage<'_>, id: CaseId) -> String {
    stage.window().desk.book.case(id).unwrap().file.title
}

#[test]
fn undo_follows_the_screen_and_never_reaches_into_another_case() {
    let mut book = book(Lang::Zh);
    for name in ["mid_way", "W01"] {
        import(&mut book, name);
    }
    let before = [FIRST, SECOND].map(|id| book.case(id).unwrap().file.title);
    titled(&mut book, FIRST, "甲案");
    titled(&mut book, SECOND, "乙案");
    let mut stage = stage(book, Lang::Zh);
    for room in [Room::Papers, Room::History] {
        act(&mut stage, Action::Go(Screen::Case(FIRST, room)));
    }
    act(&mut stage, Action::Undo);
    assert_eq!((title(&stage, FIRST), title(&stage, SECOND)), (before[0].clone(), "乙案".to_owned()));
    act(&mut stage, Action::Undo);
    assert_eq!(title(&stage, SECOND), "乙案");
    assert!(stage.reads(stage.tr.app_nothing_to_undo()));
    act(&mut stage, Action::Redo);
    assert_eq!(title(&stage, FIRST), "甲案");
    // The door beside a message is gone where the key would take back something else.
    act(&mut stage, Action::Run(Box::new(Command::InCase(FIRST, CaseCommand::RemoveStatement { position: 0 }))));
    assert!(stage.reads(stage.tr.shell_undo()));
    act(&mut stage, Action::Go(Screen::Case(SECOND, Room::Facts)));
    assert!(!stage.window().desk.status.message.as_ref().is_some_and(|message| message.undoable));
}

#[test]
fn the_history_says_who_did_what_and_that_the_record_is_whole() {
    for lang in LANGS {
        let mut book = book(lang);
        import(&mut book, "mid_way");
        change(&mut book, FIRST, CaseCommand::RemoveStatement { position: 0 });
        let mut stage = stage_of(book, lang, [1366.0, 1200.0]);
        let tr = stage.tr;
        act(&mut stage, Action::Go(Screen::Case(FIRST, Room::Facts)));
        stage.press(tr.history_door());
        let head: String = stage.window().desk.book.chain_head().unwrap().head.chars().take(12).collect();
        assert!(stage.reads(&head) && stage.reads(tr.role_administrator()), "{lang:?}");
        let removed = tr.casebook_did_remove_statement();
        assert!(stage.reads(removed));
        assert!(stage.reads(tr.casebook_did_import_case()));
    }
}

#[test]
fn what_was_removed_is_put_back_from_the_bin() {
    for lang in LANGS {
        let mut book = book(lang);
        import(&mut book, "mid_way");
        let before = book.case(FIRST).unwrap().file;
        let open = before.statements.iter().position(|statement| !statement.private).unwrap();
        change(&mut book, FIRST, CaseCommand::RemoveStatement { position: open });
        let mut stage = stage_of(book, lang, [1366.0, 1200.0]);
        let tr = stage.tr;
        act(&mut stage, Action::Go(Screen::Case(FIRST, Room::History)));
        stage.press(&tr.history_bin_tab(1));
        let said = &before.statements[open].text;
        assert!(stage.reads(said));
        stage.press(&format!("{} {said}", tr.bin_put_back()));
        assert_eq!(stage.window().desk.book.case(FIRST).unwrap().file, before);
        assert!(stage.reads(tr.bin_empty()));
    }
}

#[test]
fn what_was_said_in_private_is_not_shown_in_the_bin() {
    let mut book = book(Lang::Zh);
    import(&mut book, "mid_way");
    let mut said = book.case(FIRST).unwrap().file.statements.remove(0);
    (said.private, said.text) = (true, "我其实愿意拆。".to_owned());
    change(&mut book, FIRST, CaseCommand::RecordStatement(said));
    let position = book.case(FIRST).unwrap().file.statements.len() - 1;
    change(&mut book, FIRST, CaseCommand::RemoveStatement { position });
    let mut stage = stage_of(book, Lang::Zh, [1366.0, 1200.0]);
    act(&mut stage, Action::Go(Screen::Case(FIRST, Room::History)));
    stage.press(&stage.tr.history_bin_tab(1));
    assert!(stage.reads(stage.tr.bin_private()) && !stage.reads("我其实愿意拆"));
}

#[test]
fn a_case_goes_into_the_bin_and_comes_back_and_is_filed() {
    for lang in LANGS {
        let mut book = book(lang);
        import(&mut book, "mid_way");
        let mut stage = stage_of(book, lang, [1366.0, 1200.0]);
        let tr = stage.tr;
        act(&mut stage, Action::Go(Screen::Case(FIRST, Room::History)));
        stage.press(tr.history_keep_tab());
        stage.press(tr.keep_bin_do());
        assert!(!stage.window().desk.ledger.rows.is_empty(), "one press is not enough");
        stage.press(tr.keep_bin_sure());
        assert_eq!(stage.window().desk.screen, Screen::Ledger);
        assert!(stage.window().desk.ledger.rows.is_empty() && stage.window().desk.case.is_none());
        stage.press(tr.kept_room());
        let number = stage.window().desk.keeping.removed[0].number.clone();
        stage.press(&format!("{} {number}", tr.kept_restore()));
        assert_eq!(stage.window().desk.ledger.rows.len(), 1);

        act(&mut stage, Action::Go(Screen::Case(FIRST, Room::History)));
        stage.press(tr.history_keep_tab());
        stage.press(tr.keep_short());
        stage.press(tr.keep_file());
        let kept = stage.window().desk.book.case(FIRST).unwrap().keeping;
        assert!(kept.ends.is_some(), "{kept:?}");
        assert!(stage.reads(&tr.date(kept.ends.unwrap())) || lang == Lang::En);
    }
}

#[test]
fn a_purge_wants_the_name_typed() {
    for lang in LANGS {
        let mut book = book(lang);
        import(&mut book, "mid_way");
        let number = book.case(FIRST).unwrap().file.number;
        book.run(Command::DiscardCase(FIRST)).unwrap();
        let mut stage = stage_of(book, lang, [1366.0, 1200.0]);
        let tr = stage.tr;
        act(&mut stage, Action::Go(Screen::Kept));
        stage.press(&format!("{} {number}", tr.kept_purge()));
        act(&mut stage, Action::Purge { case: FIRST, typed: "别的".to_owned() });
        assert_eq!(stage.window().desk.keeping.removed.len(), 1);
        stage.type_into(tr.kept_purge_typed(), &number);
        stage.press(tr.kept_purge_do());
        assert!(stage.window().desk.keeping.removed.is_empty());
        assert!(stage.reads(&tr.kept_purged(&number)));
        assert!(stage.window().desk.book.case(FIRST).is_err());
    }
}

#[test]
fn damage_is_found_behind_the_window_and_salvaged_from_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = crate::book_support::open(folder.path(), pictures::clock()).unwrap();
    for name in ["mid_way", "W01", "C02"] {
        import(&mut book, name);
    }
    drop(book);
    let connection = crate::book_support::connect(folder.path());
    let page: usize = connection
        .query_row("SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = 'attachment'", [], |row| {
            row.get::<_, i64>(0)
        })
        .unwrap()
        .try_into()
        .unwrap();
    drop(connection);
    let file = folder.path().join(FILE_NAME);
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[(page - 1) * 4096 + 100..page * 4096 - 200].fill(0x5a);
    std::fs::write(&file, &bytes).unwrap();

    let book = crate::book_support::open(folder.path(), pictures::clock()).unwrap();
    let mut stage = stage(book, Lang::Zh);
    for _ in 0..2_000 {
        if stage.window().desk.verify.view.casebook.is_some() {
            break;
        }
        std::thread::yield_now();
        stage.harness.run_steps(1);
    }
    let found = stage.window().desk.verify.view.casebook.clone().expect("the check speaks up");
    assert_eq!(found.mood, Mood::Bad);
    assert!(stage.reads(stage.tr.verify_damage_at_start()));
    act(&mut stage, Action::Go(Screen::Verify));
    stage.press(stage.tr.salvage_door());
    let report = stage.window().desk.verify.view.casebook.clone().unwrap();
    assert!(report.headline.contains('3'), "{report:?}");
    assert_eq!(stage.window().desk.ledger.rows.len(), 3);
    let kept: Vec<_> =
        std::fs::read_dir(folder.path().join("kept")).unwrap().map(|entry| entry.unwrap().path()).collect();
    // The rest of the file may have been written to since; the destroyed page is as it was.
    let destroyed = (page - 1) * 4096 + 100..page * 4096 - 200;
    let is_it =
        |path: &std::path::PathBuf| std::fs::read(path).unwrap().get(destroyed.clone()) == bytes.get(destroyed.clone());
    assert!(kept.iter().any(is_it), "{kept:?}");
    assert_eq!(stage.window().desk.book.prove().unwrap().damage, []);
}
