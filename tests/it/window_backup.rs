//! Backups in the window: made on opening and before closing, told on the status line, gone back to with the loss told first,
//! and everything written out.

use std::path::Path;
use std::time::{Duration, Instant};

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use maplebridge::app::desk::Desk;
use maplebridge::app::window::Window;
use maplebridge::casebook::backup::name;
use maplebridge::casebook::command::Command;
use maplebridge::casebook::view::LedgerQuery;
use maplebridge::casebook::{Actor, Casebook, Role};
use maplebridge::i18n::{Lang, Tr};
use maplebridge::platform::clock::Clock;
use maplebridge::platform::files;
use maplebridge::ui::action::Action;
use maplebridge::ui::backup_view::BackupAsk;
use maplebridge::ui::screen::Screen;

use super::book_support::open;
use super::casebook_support::at;
use super::window_support::{Stage, case_of, import_case, settings};

const MORNING: &str = "2026-03-12T09:30:00";

/// A casebook in a folder, with one case.
fn book(folder: &Path, lang: Lang, now: &str) -> Casebook {
    let is_new = !folder.join("casebook.db").is_file();
    let mut book = open(folder, Clock::Fixed(at(now))).unwrap();
    if is_new {
        book.run(Command::ChangeSettings(Box::new(settings(lang)))).unwrap();
        import_case(&mut book, case_of("C01"));
    }
    book
}

/// The window on it, with backups that are made by themselves.
fn stage<'a>(book: Casebook, lang: Lang, size: [f32; 2]) -> Stage<'a> {
    let mut waiting = Some(Desk::new(book).unwrap());
    let harness = Harness::builder().with_size(size).with_max_steps(40).build_ui_state(
        move |ui, window: &mut Option<Window>| match window {
            Some(window) => window.frame(ui),
            None => {
                let mut desk = waiting.take().unwrap();
                desk.begin_backups();
                *window = Some(Window::new(ui.ctx(), desk));
            }
        },
        None,
    );
    let mut stage = Stage { harness, tr: Tr(lang) };
    rest(&mut stage);
    stage
}

/// Until no worker thread is at work.
fn rest(stage: &mut Stage<'_>) {
    let end = Instant::now() + Duration::from_secs(120);
    stage.harness.run_steps(3);
    while stage.window().desk.backup.view.working.is_some() {
        assert!(Instant::now() < end, "the work never ends");
        std::thread::yield_now();
        stage.harness.run_steps(1);
    }
    stage.harness.run_steps(3);
}

fn go(stage: &mut Stage<'_>) {
    let words = stage.window().desk.status.backup.clone().unwrap().words;
    stage.press(&words);
    assert_eq!(stage.window().desk.screen, Screen::Backup);
}

fn close(stage: &mut Stage<'_>) {
    let ctx = stage.harness.ctx.clone();
    stage.harness.state_mut().as_mut().unwrap().close_after_keeping(&ctx);
    stage.harness.run_steps(2);
}

fn made(folder: &Path) -> usize {
    name::list(&folder.join("backups")).len()
}

#[test]
fn opening_makes_one_when_the_last_is_four_hours_old_and_the_status_line_tells() {
    let folder = tempfile::tempdir().unwrap();
    let first = stage(book(folder.path(), Lang::Zh, MORNING), Lang::Zh, [1366.0, 690.0]);
    assert_eq!(made(folder.path()), 1);
    assert!(first.reads("上次备份：今天09:30"));
    drop(first);
    drop(stage(book(folder.path(), Lang::Zh, "2026-03-12T13:00:00"), Lang::Zh, [1366.0, 690.0]));
    assert_eq!(made(folder.path()), 1, "not before four hours");
    let later = stage(book(folder.path(), Lang::Zh, "2026-03-12T13:31:00"), Lang::Zh, [1366.0, 690.0]);
    assert_eq!(made(folder.path()), 2);
    assert!(later.reads("上次备份：今天13:31"));
}

#[test]
fn a_desk_without_a_good_backup_is_told_in_words_after_a_day_and_after_three() {
    for (now, words) in
        [("2026-03-13T10:00:00", "已有1天没有好的备份"), ("2026-03-16T10:00:00", "已有4天没有好的备份，请马上备份")]
    {
        let folder = tempfile::tempdir().unwrap();
        drop(stage(book(folder.path(), Lang::Zh, MORNING), Lang::Zh, [1366.0, 690.0]));
        // The next backup cannot be written: its place is taken by a folder.
        let partial = format!("{}.partial", at(now).format("%Y%m%d-%H%M%S"));
        std::fs::create_dir(folder.path().join("backups").join(partial)).unwrap();
        let mut stage = stage(book(folder.path(), Lang::Zh, now), Lang::Zh, [1366.0, 690.0]);
        assert!(stage.reads(words), "{now}: {:?}", stage.window().desk.status.backup);
        // It is told calmly on the screen, with what to do, and tried again.
        go(&mut stage);
        assert!(stage.reads("过一会儿会再试"), "{:?}", stage.window().desk.backup.view.told);
    }
}

#[test]
fn closing_makes_one_when_something_happened_and_then_lets_the_window_go() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = stage(book(folder.path(), Lang::Zh, MORNING), Lang::Zh, [1366.0, 690.0]);
    stage.harness.state_mut().as_mut().unwrap().desk.book.run(Command::ImportCase(Box::new(case_of("C05")))).unwrap();
    close(&mut stage);
    rest(&mut stage);
    assert!(stage.window().may_close());
    let head = stage.window().desk.book.chain_head().unwrap();
    assert!(name::list(&folder.path().join("backups")).iter().any(|one| one.name.tells_of(&head.head, head.events)));
    drop(stage);
    // Nothing happened since: nothing holds the window.
    let mut stage = self::stage(book(folder.path(), Lang::Zh, MORNING), Lang::Zh, [1366.0, 690.0]);
    let before = made(folder.path());
    close(&mut stage);
    assert!(stage.window().may_close());
    assert_eq!(made(folder.path()), before);
}

#[test]
fn a_backup_that_fails_on_closing_says_so_and_holds_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = stage(book(folder.path(), Lang::En, MORNING), Lang::En, [1366.0, 690.0]);
    stage.harness.state_mut().as_mut().unwrap().desk.book.run(Command::ImportCase(Box::new(case_of("C05")))).unwrap();
    let backups = folder.path().join("backups");
    std::fs::rename(&backups, folder.path().join("elsewhere")).unwrap();
    files::write(&backups, b"in the way").unwrap();
    close(&mut stage);
    rest(&mut stage);
    assert!(!stage.window().may_close());
    assert!(stage.reads("The backup before closing was not made"));
    stage.press("Stay open");
    stage.harness.run_steps(3);
    assert!(!stage.window().may_close() && !stage.reads("was not made"));
    close(&mut stage);
    rest(&mut stage);
    stage.press("Close without a backup");
    stage.harness.run_steps(3);
    assert!(stage.window().may_close());
}

#[test]
fn going_back_names_what_is_lost_and_the_screens_show_the_older_casebook() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = stage(book(folder.path(), Lang::Zh, MORNING), Lang::Zh, [1366.0, 690.0]);
    let desk = &mut stage.harness.state_mut().as_mut().unwrap().desk;
    desk.book.run(Command::ImportCase(Box::new(case_of("C05")))).unwrap();
    let title = desk.book.ledger(&LedgerQuery::default()).unwrap()[0].title.clone();
    go(&mut stage);
    stage.press(&format!("恢复到{}这一份", "2026年3月12日 09:30:00"));
    rest(&mut stage);
    assert!(stage.reads(&title) && stage.reads("整个案件") && stage.reads("不会删除"));
    stage.press("不恢复");
    assert!(!stage.reads("整个案件"));
    stage.press(&format!("恢复到{}这一份", "2026年3月12日 09:30:00"));
    rest(&mut stage);
    stage.press("恢复");
    rest(&mut stage);
    let desk = &stage.window().desk;
    assert_eq!(desk.ledger.rows.len(), 1, "the newer case is gone from the screens");
    assert!(stage.reads("完全一致") && stage.reads("kept"));
    let kept = files::with_extension(&folder.path().join("kept"), "db");
    assert_eq!(kept.len(), 1);
    assert_eq!(stage.window().desk.book.prove().unwrap().damage, []);
}

#[test]
fn what_was_recorded_after_the_loss_was_told_is_told_before_it_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = stage(book(folder.path(), Lang::Zh, MORNING), Lang::Zh, [1366.0, 690.0]);
    go(&mut stage);
    let back = format!("恢复到{}这一份", "2026年3月12日 09:30:00");
    stage.press(&back);
    rest(&mut stage);
    let desk = &mut stage.harness.state_mut().as_mut().unwrap().desk;
    desk.book.run(Command::ImportCase(Box::new(case_of("C05")))).unwrap();
    let title = desk.book.ledger(&LedgerQuery::default()).unwrap()[0].title.clone();
    stage.press("恢复");
    rest(&mut stage);
    assert_eq!(stage.window().desk.book.ledger(&LedgerQuery::default()).unwrap().len(), 2, "nothing is lost unsaid");
    assert!(stage.reads(stage.tr.backup_more_lost()) && stage.reads(&title));
    stage.press("恢复");
    rest(&mut stage);
    assert_eq!(stage.window().desk.ledger.rows.len(), 1, "told, it is done");
}

#[test]
fn a_restore_that_one_person_began_is_not_done_in_the_name_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = stage(book(folder.path(), Lang::Zh, MORNING), Lang::Zh, [1366.0, 690.0]);
    stage.harness.state_mut().as_mut().unwrap().desk.book.run(Command::ImportCase(Box::new(case_of("C05")))).unwrap();
    go(&mut stage);
    stage.press(&format!("恢复到{}这一份", "2026年3月12日 09:30:00"));
    rest(&mut stage);
    let desk = &mut stage.harness.state_mut().as_mut().unwrap().desk;
    let path = desk.backup.view.preview.as_ref().unwrap().path.clone();
    desk.act(Action::Backup(BackupAsk::Restore(path)));
    desk.book.act_as(Actor { name: "王一平".to_owned(), role: Role::Administrator, by_administrator: false });
    rest(&mut stage);
    let desk = &stage.window().desk;
    assert_eq!(desk.book.ledger(&LedgerQuery::default()).unwrap().len(), 2, "nobody asked for it in this name");
    assert!(desk.backup.view.preview.is_none());
}

#[test]
fn each_backup_is_looked_through_and_a_damaged_one_is_named() {
    let folder = tempfile::tempdir().unwrap();
    drop(stage(book(folder.path(), Lang::Zh, MORNING), Lang::Zh, [1366.0, 690.0]));
    let mut stage = stage(book(folder.path(), Lang::Zh, "2026-03-12T14:30:00"), Lang::Zh, [1366.0, 690.0]);
    assert_eq!(made(folder.path()), 2);
    let older = name::list(&folder.path().join("backups")).remove(1);
    let mut bytes = files::read(&older.path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    files::write(&older.path, &bytes).unwrap();
    go(&mut stage);
    stage.press("逐份核对");
    rest(&mut stage);
    assert!(stage.reads("1份完好，1份不能用") && stage.reads("已损坏"));
}

#[test]
fn everything_is_written_out_masked_in_the_list_and_noted() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("给镇里");
    let mut stage = stage(book(folder.path(), Lang::Zh, MORNING), Lang::Zh, [1366.0, 2000.0]);
    go(&mut stage);
    stage.type_into("导出到（空文件夹，或者还没有的文件夹）", target.to_str().unwrap());
    stage.harness.get_all_by_label("全部导出").last().unwrap().click();
    stage.settle();
    rest(&mut stage);
    let told = stage.window().desk.backup.view.told.clone().unwrap().1;
    assert!(told.contains("已导出1个案件"), "{told}");
    let list = String::from_utf8(files::read(&target.join("index.csv")).unwrap()).unwrap();
    let case = stage.window().desk.book.every_case().0[0];
    let file = stage.window().desk.book.case(case).unwrap().file;
    assert!(list.starts_with('\u{feff}') && list.contains(&file.title));
    let numbers = file.parties.iter().filter_map(|party| match &party.kind {
        maplebridge::domain::party::PartyKind::Person(person) => Some(person.id_number.clone()),
        maplebridge::domain::party::PartyKind::Organisation(_) => None,
    });
    for number in numbers.filter(|number| !number.is_empty()) {
        assert!(!list.contains(&number) && list.contains(&number[..4]), "{number}");
    }
    let inside: Vec<String> = std::fs::read_dir(&target)
        .unwrap()
        .filter_map(|entry| entry.ok().filter(|entry| entry.path().is_dir()))
        .flat_map(|entry| std::fs::read_dir(entry.path()).unwrap())
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    for wanted in ["case.json", "agreement.pdf", "dossier.pdf"] {
        assert!(inside.iter().any(|name| name == wanted), "{wanted}: {inside:?}");
    }
    let noted = stage.window().desk.book.chain_head().unwrap();
    // The folder is no longer empty: a second time nothing is mixed into it.
    stage.harness.get_all_by_label("全部导出").last().unwrap().click();
    stage.settle();
    rest(&mut stage);
    assert!(stage.window().desk.backup.view.told.clone().unwrap().1.contains("已经有东西"));
    assert_eq!(stage.window().desk.book.chain_head().unwrap(), noted, "nothing went out");
}

#[test]
fn that_everything_goes_out_is_noted_before_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("给镇里");
    let mut stage = stage(book(folder.path(), Lang::Zh, MORNING), Lang::Zh, [1366.0, 2000.0]);
    let before = stage.window().desk.book.chain_head().unwrap().events;
    let desk = &mut stage.harness.state_mut().as_mut().unwrap().desk;
    desk.act(Action::Backup(BackupAsk::Export { folder: target, with_private: true }));
    assert!(desk.backup.view.working.is_some(), "it has only just begun");
    assert_eq!(desk.book.chain_head().unwrap().events, before + 1);
    rest(&mut stage);
    assert_eq!(stage.window().desk.book.chain_head().unwrap().events, before + 1);
}

#[test]
fn a_casebook_that_is_not_whole_is_not_backed_up_over_and_over() {
    let folder = tempfile::tempdir().unwrap();
    drop(stage(book(folder.path(), Lang::Zh, MORNING), Lang::Zh, [1366.0, 690.0]));
    let connection = super::book_support::connect(folder.path());
    connection.execute("UPDATE term SET body = json_set(body, '$.amount_cents', 1) WHERE position = 0", []).unwrap();
    drop(connection);
    for now in ["2026-03-12T14:30:00", "2026-03-12T15:40:00", "2026-03-13T09:40:00"] {
        let mut stage = stage(book(folder.path(), Lang::Zh, now), Lang::Zh, [1366.0, 690.0]);
        stage.harness.run_steps(3);
        rest(&mut stage);
        close(&mut stage);
        assert!(stage.window().may_close(), "{now}");
        assert_eq!(made(folder.path()), 2, "{now}: the good one and one of what it is now; nothing happened since");
    }
}

#[test]
fn who_is_not_the_administrator_sees_the_backups_and_goes_back_to_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = book(folder.path(), Lang::Zh, MORNING);
    book.act_as(Actor { name: "王一平".to_owned(), role: Role::Mediator, by_administrator: false });
    let mut stage = stage(book, Lang::Zh, [1366.0, 1600.0]);
    go(&mut stage);
    assert!(stage.reads("恢复要由管理员来做") && stage.reads("全部导出要由管理员来做"));
    stage.press(&format!("恢复到{}这一份", "2026年3月12日 09:30:00"));
    assert!(stage.window().desk.backup.view.working.is_none() && stage.window().desk.backup.view.preview.is_none());
}

#[test]
fn the_screen_holds_at_150_percent_in_both_languages() {
    for (lang, size) in [(Lang::Zh, [1366.0, 690.0]), (Lang::En, [911.0, 460.0]), (Lang::Zh, [911.0, 460.0])] {
        let folder = tempfile::tempdir().unwrap();
        let mut stage = stage(book(folder.path(), lang, MORNING), lang, size);
        let desk = &mut stage.harness.state_mut().as_mut().unwrap().desk;
        desk.act(maplebridge::ui::action::Action::Go(Screen::Backup));
        stage.settle();
        assert!(stage.reads(stage.tr.backup_room()));
        assert!(stage.harness.query_all_by_label(stage.tr.backup_do()).next().is_some());
    }
}

#[test]
fn what_a_restore_laid_aside_is_listed_and_cleared_after_a_question() {
    for lang in [Lang::Zh, Lang::En] {
        let folder = tempfile::tempdir().unwrap();
        let mut book = book(folder.path(), lang, MORNING);
        let made = book.backup_source().unwrap().make().unwrap().backup;
        let ready = maplebridge::jobs::backup::make_ready(folder.path(), &made, &super::book_support::key()).unwrap();
        let kept = book.restore(&ready).unwrap().unwrap();
        let name = kept.file_name().unwrap().to_str().unwrap().to_owned();
        let mut stage = stage(book, lang, [1366.0, 1600.0]);
        let tr = stage.tr;
        stage.harness.state_mut().as_mut().unwrap().desk.act(Action::Go(Screen::Backup));
        rest(&mut stage);
        assert!(stage.reads(&name) && stage.reads(tr.kept_note()));
        stage.press(tr.kept_clear());
        stage.press(tr.kept_clear_not());
        assert!(kept.is_file());
        stage.press(tr.kept_clear());
        assert!(stage.reads(&tr.kept_ask(1)));
        stage.press(tr.kept_clear_do());
        assert!(!kept.exists() && stage.reads(&tr.kept_gone(&name)) && !stage.reads(tr.kept_note()));
    }
}
