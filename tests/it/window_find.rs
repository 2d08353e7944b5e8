//! Finding in the window: the field of the ledger and the find box show where words stand, and Enter opens the case there.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use maplebridge::casebook::Role;
use maplebridge::casebook::view::CaseId;
use maplebridge::domain::session::Statement;
use maplebridge::i18n::Lang;
use maplebridge::ui::screen::{Room, Screen};

use super::window_support::{Stage, book, case_of, import, import_case, stage};

fn full(lang: Lang) -> Stage<'static> {
    let mut book = book(lang);
    for name in ["C02", "C05", "C07", "C11"] {
        import(&mut book, name);
    }
    let mut case = case_of("C01");
    let said = Statement { private: true, text: "私下说的红石榴".into(), ..case.statements[0].clone() };
    case.statements.push(said);
    import_case(&mut book, case);
    stage(book, lang)
}

fn key(stage: &mut Stage<'_>, key: Key) {
    stage.harness.key_press(key);
    stage.harness.run_steps(3);
}

fn to_the_ledger(stage: &mut Stage<'_>) -> String {
    let ledger = stage.tr.shell_ledger();
    stage.press(ledger);
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    stage.settle();
    stage.tr.ledger_find().to_owned()
}

#[test]
fn the_ledgers_field_shows_where_the_words_stand_and_enter_opens_the_case_there() {
    for lang in [Lang::Zh, Lang::En] {
        let mut stage = full(lang);
        let field = to_the_ledger(&mut stage);
        stage.type_into(&field, "gbn");
        stage.harness.run_steps(3);
        let (part, place) = (stage.tr.find_in_parties(), stage.tr.find_place(stage.tr.find_in_parties(), 3));
        assert!(stage.reads(&format!("{place} 关伯年")), "{lang:?} {part}");
        key(&mut stage, Key::Enter);
        stage.settle();
        assert_eq!(stage.window().desk.screen, Screen::Case(CaseId(5), Room::Parties), "{lang:?}");
    }
}

#[test]
fn arrows_choose_a_hit_escape_shuts_the_list_and_nothing_found_shows_none() {
    let mut stage = full(Lang::Zh);
    let field = to_the_ledger(&mut stage);
    stage.type_into(&field, "鸽棚");
    stage.harness.run_steps(3);
    let found = stage.window().desk.ledger.found.hits.clone();
    assert!(found.len() > 2 && found[0].part() == "title", "{found:?}");
    let (down, last) = (found.iter().position(|hit| hit.part() == "terms").unwrap(), found.len());
    assert!(last > down);
    for _ in 0..down {
        key(&mut stage, Key::ArrowDown);
    }
    key(&mut stage, Key::Enter);
    stage.settle();
    assert_eq!(stage.window().desk.screen, Screen::Case(CaseId(5), Room::Agreement));

    let field = to_the_ledger(&mut stage);
    stage.type_into(&field, "没有的词");
    stage.harness.run_steps(3);
    assert!(stage.window().desk.ledger.found.hits.is_empty());
    key(&mut stage, Key::Enter);
    stage.settle();
    assert_eq!(stage.window().desk.screen, Screen::Ledger);
}

#[test]
fn the_find_box_opens_a_case_where_a_sentence_was_said() {
    let mut stage = full(Lang::Zh);
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    stage.settle();
    let palette = stage.tr.shell_palette().to_owned();
    let said = case_of("C01").statements[0].clone();
    let words: String = said.text.chars().take(8).collect();
    stage.type_into(&palette, &words);
    stage.harness.run_steps(3);
    assert!(stage.reads(&stage.tr.find_place(stage.tr.find_in_statements(), 1)));
    let hit = stage.window().desk.ledger.found.hits.iter().position(|hit| hit.part() == "statements").unwrap();
    for _ in 0..hit {
        key(&mut stage, Key::ArrowDown);
    }
    key(&mut stage, Key::Enter);
    stage.settle();
    let Screen::Case(CaseId(5), room) = stage.window().desk.screen else { panic!("{:?}", stage.window().desk.screen) };
    assert!(room.step().is_some(), "{room:?}");
}

#[test]
fn what_was_said_in_private_is_not_shown_to_who_looks_on_and_not_found_by_a_reader() {
    let mut stage = full(Lang::Zh);
    let field = to_the_ledger(&mut stage);
    stage.type_into(&field, "红石榴");
    stage.harness.run_steps(3);
    assert!(stage.reads(stage.tr.find_private()));
    let shown = stage.harness.query_all_by_label_contains("私下说的红石榴").count();
    assert_eq!(shown, 0);

    let mut book = book(Lang::Zh);
    let mut case = case_of("C01");
    case.statements[0].private = true;
    case.statements[0].text = "私下说的红石榴".into();
    import_case(&mut book, case);
    let reader = maplebridge::casebook::Actor { name: "督导".into(), role: Role::Reader, by_administrator: false };
    book.act_as(reader);
    let mut stage = super::window_support::stage(book, Lang::Zh);
    let field = to_the_ledger(&mut stage);
    stage.type_into(&field, "红石榴");
    stage.settle();
    assert!(stage.window().desk.ledger.found.hits.is_empty() && stage.window().desk.ledger.rows.is_empty());
}

#[test]
fn a_wrong_index_is_made_anew_when_the_window_checks_the_casebook() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = super::book_support::open(folder.path(), maplebridge::pictures::clock()).unwrap();
    import(&mut book, "C01");
    drop(book);
    let connection = super::book_support::connect(folder.path());
    connection.execute_batch("UPDATE find_data SET block = x'00' WHERE id > 10").unwrap();
    drop(connection);
    let mut book = super::book_support::open(folder.path(), maplebridge::pictures::clock()).unwrap();
    book.run(maplebridge::casebook::command::Command::ChangeSettings(Box::new(super::window_support::settings(
        Lang::Zh,
    ))))
    .unwrap();
    let mut stage = stage(book, Lang::Zh);
    stage.harness.state_mut().as_mut().unwrap().desk.act(maplebridge::ui::action::Action::CheckCasebook);
    let end = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while stage.window().desk.verify.view.is_checking {
        assert!(std::time::Instant::now() < end, "the check does not come to an end");
        std::thread::yield_now();
        stage.harness.run_steps(1);
    }
    assert_eq!(stage.window().desk.book.prove().unwrap().damage, []);
    assert!(!stage.window().desk.book.search("关伯年", 50).unwrap().hits.is_empty());
}
