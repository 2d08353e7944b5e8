//! Work that takes longer than a frame: the casebook is at a thread, the window says so, paints, carries nothing out and does
//! not close; then everything goes on, and what was said and typed meanwhile is there.

use std::process::Command as Program;

use maplebridge::app::backup::Leave;
use maplebridge::app::desk::Desk;
use maplebridge::casebook::command::{CaseCommand, Command};
use maplebridge::casebook::view::CaseId;
use maplebridge::domain::case::CaseFile;
use maplebridge::i18n::Lang;
use maplebridge::platform::log;
use maplebridge::ui::action::Action;
use maplebridge::ui::people_view::PeopleAsk;
use maplebridge::ui::screen::Screen;

use crate::front_support::{MEDIATOR, PASSPHRASE, Place, Start, start};
use crate::window_support::{case_of, import_case};

fn opened<'a>(place: &Place, lang: Lang) -> Start<'a> {
    place.made();
    let mut stage = start(place, lang);
    stage.open_by_passphrase();
    stage
}

fn desk<'a>(stage: &'a mut Start<'_>) -> &'a mut Desk {
    &mut stage.harness.state_mut().as_mut().unwrap().window_mut().unwrap().desk
}

fn said(stage: &Start<'_>) -> String {
    stage.window().desk.status.message.as_ref().map(|message| message.text.clone()).unwrap_or_default()
}

#[test]
fn slow_work_is_done_at_a_thread_while_the_window_waits_for_it() {
    for lang in [Lang::Zh, Lang::En] {
        let place = Place::new();
        let mut stage = opened(&place, lang);
        let tr = stage.tr;
        for (wish, meanwhile, afterwards) in [
            (Action::Salvage, tr.app_away_salvage(), tr.salvage_refused_no_page_destroyed()),
            (
                Action::Purge { case: CaseId(1), typed: String::new() },
                tr.app_away_purge(),
                tr.keeping_refused_not_filed(),
            ),
            (Action::People(PeopleAsk::Remove { id: "nobody".to_owned() }), tr.app_away_people(), "nobody"),
        ] {
            stage.act(Action::Go(Screen::Verify));
            desk(&mut stage).act(wish);
            assert!(stage.window().desk.is_away() && stage.window().desk.book.is_locked());
            assert_eq!(said(&stage), meanwhile);
            desk(&mut stage).act(Action::Go(Screen::Ledger));
            assert_eq!(stage.window().desk.screen, Screen::Verify, "nothing else is done meanwhile");
            assert_eq!(desk(&mut stage).may_leave(), Leave::Wait);
            stage.settle();
            assert!(!stage.window().desk.book.is_locked() && said(&stage).contains(afterwards), "{}", said(&stage));
            stage.act(Action::Go(Screen::Ledger));
            assert_eq!(stage.window().desk.screen, Screen::Ledger);
        }
    }
}

#[test]
fn what_is_said_and_typed_while_the_casebook_is_away_is_there_afterwards() {
    let case = CaseId(2);
    let place = Place::new();
    place.made();
    let second = CaseFile { number: "（2026）青渡人调字第077号".to_owned(), ..case_of("mid_way") };
    place.look(|book| import_case(book, second));
    let mut stage = start(&place, Lang::Zh);
    stage.open_by_passphrase();
    let mut said_now = stage.window().desk.book.case(case).unwrap().file.statements[0].clone();
    said_now.text = "水还在漏，昨天夜里又漏了一次。".to_owned();
    desk(&mut stage).act(Action::Salvage);
    assert!(stage.window().desk.is_away());
    let record = Command::InCase(case, CaseCommand::RecordStatement(said_now.clone()));
    desk(&mut stage).act(Action::Run(Box::new(record)));
    let typed = "我想再补充".to_owned();
    desk(&mut stage).act(Action::KeepUnfinished { case: Some(case), field: "statement", text: typed.clone() });
    assert!(stage.window().desk.is_away(), "the casebook comes back with a frame");
    stage.settle();
    assert_eq!(said(&stage), stage.tr.salvage_refused_no_page_destroyed(), "what the work told stays said");
    let book = &stage.window().desk.book;
    assert_eq!(book.case(case).unwrap().file.statements.last().unwrap().text, said_now.text);
    assert_eq!(book.unfinished(Some(case)).unwrap()[0].text, typed);
    let events = book.events(case).unwrap();
    let (first, last) = (events.first().unwrap(), events.last().unwrap());
    assert!(events.len() > 1 && last.actor == first.actor, "in the name of who said it");
}

#[test]
fn the_chain_is_followed_at_a_thread_when_a_locked_desk_is_opened_and_the_cover_stays_until_then() {
    let place = Place::new();
    let mut stage = opened(&place, Lang::Zh);
    stage.lock();
    assert!(stage.window().lock().unwrap().is_covered());
    stage.type_into(stage.tr.front_secret_desk(), PASSPHRASE);
    stage.press(stage.tr.front_unlock_do());
    stage.until("the casebook at a thread, or back", |program| {
        let window = program.window().unwrap();
        let is_open = !window.desk.book.is_locked();
        assert!(window.lock().unwrap().is_covered() || is_open, "nothing is uncovered before the casebook is there");
        is_open
    });
    assert!(!stage.window().lock().unwrap().is_covered());
    assert_eq!(stage.window().desk.book.people().unwrap().len(), 2);
}

const CHILD: &str = "MAPLEBRIDGE_TEST_LOG";

/// Runs in a process of its own, started by the test below, since the log is the whole process's.
#[test]
#[ignore = "the other half of a test, which starts it"]
fn locks_and_purges() {
    if std::env::var_os(CHILD).is_none() {
        return;
    }
    log::want("test");
    let place = Place::new();
    place.made();
    let number = place.look(|book| {
        import_case(book, CaseFile { number: "（2026）青渡人调字第077号".to_owned(), ..case_of("mid_way") });
        book.run(Command::DiscardCase(CaseId(2))).unwrap();
        book.removed_cases().unwrap()[0].number.clone()
    });
    let mut stage = start(&place, Lang::Zh);
    stage.open_by_passphrase();
    stage.act(Action::Purge { case: CaseId(2), typed: number.clone() });
    assert!(said(&stage).contains(&number), "{}", said(&stage));
    stage.lock();
    let written = std::fs::read_dir(place.folder().join(log::FOLDER)).unwrap().next().unwrap().unwrap().path();
    let written = std::fs::read_to_string(written).unwrap();
    for line in [" unlock by=desk", " purge events=", " swept=yes", " lock unsaved=no"] {
        assert!(written.contains(line), "no {line:?} in\n{written}");
    }
    assert!(!written.contains(&number) && !written.contains(MEDIATOR), "{written}");
}

#[test]
fn lock_and_purge_leave_a_line_in_the_log_without_a_word_of_a_case() {
    let done = Program::new(std::env::current_exe().unwrap())
        .args(["--exact", "window_away::locks_and_purges", "--ignored", "--nocapture"])
        .env(CHILD, "1")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success() && told.contains("1 passed"), "{told}{}", String::from_utf8_lossy(&done.stderr));
}
