//! The window before the desk: first start by hand, the recovery key, unlocking with waits, and a casebook that cannot be
//! opened.

use egui_kittest::kittest::{NodeT, Queryable};
use maplebridge::app::program::Program;
use maplebridge::casebook::command::Command;
use maplebridge::casebook::view::Settings;
use maplebridge::casebook::{Casebook, LOCK_NAME};
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::door::Standing;
use maplebridge::platform::files;
use maplebridge::platform::lock::FileLock;
use maplebridge::ui::action::Action;
use maplebridge::ui::front_view::{FrontPage, Who};
use maplebridge::ui::screen::Screen;
use maplebridge::vault::Whom;

use crate::front_support::{MEDIATOR, PASSPHRASE, PIN, Place, Start, secret, start, start_of};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

fn page(program: &Program) -> Option<&FrontPage> {
    program.front().map(|front| &front.page)
}

fn problem(program: &Program) -> &str {
    program.front().map_or("", |front| &front.state.problem)
}

/// Types the passphrase twice and makes the casebook.
fn make(stage: &mut Start<'_>, passphrase: &str) {
    let tr = stage.tr;
    stage.type_into(tr.front_passphrase(), passphrase);
    stage.type_into(tr.front_passphrase_again(), passphrase);
    stage.press(tr.front_make_do());
    stage.until("the recovery key", |program| matches!(page(program), Some(FrontPage::Recovery(_))));
}

/// The groups of the key that is shown, and which is asked for.
fn shown_key(stage: &Start<'_>) -> (Vec<String>, usize) {
    let Some(FrontPage::Recovery(page)) = page(stage.program()) else { panic!("no recovery key") };
    (page.groups.iter().map(|group| group.to_string()).collect(), page.asked)
}

#[test]
fn first_start_makes_an_encrypted_casebook_and_proves_that_the_recovery_key_is_on_paper() {
    for lang in LANGS {
        let place = Place::new();
        let mut stage = start(&place, lang);
        let tr = stage.tr;
        assert!(stage.reads(tr.front_make_title()) && stage.reads(tr.front_lost()));
        // Too short, and typed differently: nothing can be pressed.
        stage.type_into(tr.front_passphrase(), "7152936");
        assert!(!stage.offers(tr.front_make_do()) && stage.reads(&tr.front_too_short(8)));
        stage.type_into(tr.front_passphrase(), "4");
        assert!(!stage.offers(tr.front_make_do()) && stage.reads(tr.front_weak()));
        let mut stage = start(&place, lang);
        make(&mut stage, PASSPHRASE);
        let (groups, asked) = shown_key(&stage);
        assert!(groups.iter().all(|group| stage.reads(group)), "every group can be read");
        stage.press(tr.front_recovery_written());
        assert!(!groups.iter().any(|group| stage.reads(group)), "what is typed now comes from the paper");
        let field = tr.front_group(asked + 1);
        stage.type_into(&field, &groups[asked - 1]);
        stage.press(tr.front_prove_do());
        assert!(stage.reads(tr.front_prove_wrong()) && stage.program().window().is_none());
        stage.type_into(&field, &groups[asked].to_lowercase());
        stage.press(tr.front_prove_do());
        // The first backup is made and put back for trial before anything is entrusted to the desk.
        stage.until(
            "the rehearsal",
            |program| matches!(page(program), Some(FrontPage::Ready { sentences }) if sentences.len() == 1),
        );
        stage.press(tr.front_begin());
        stage.until("the desk", |program| program.window().is_some());
        assert_eq!(stage.window().desk.settings.lang, lang);
        assert!(stage.window().desk.book.actor().name.is_empty());
        drop(stage);
        assert_eq!(place.door().standing(), Standing::Locked);
        // It is not shown again, and it opens.
        let opened = place.door().unlock(&secret(&groups.join("-")), &Whom::Recovery).unwrap();
        assert!(opened.notice.recovery.is_none());
    }
}

#[test]
fn a_window_closed_before_the_key_was_on_paper_shows_a_new_one_next_time() {
    let place = Place::new();
    let mut stage = start(&place, Lang::Zh);
    make(&mut stage, PASSPHRASE);
    let (first, _) = shown_key(&stage);
    drop(stage);
    let mut stage = start(&place, Lang::Zh);
    let field = stage.tr.front_secret_desk();
    stage.unlock(field, PASSPHRASE);
    stage.until("another key", |program| matches!(page(program), Some(FrontPage::Recovery(_))));
    assert_ne!(shown_key(&stage).0, first);
    drop(stage);
    assert!(place.door().unlock(&secret(&first.join("-")), &Whom::Recovery).is_err(), "the first one is dead");
}

#[test]
fn the_sheet_is_saved_where_the_person_says() {
    let place = Place::new();
    let mut stage = start(&place, Lang::Zh);
    make(&mut stage, PASSPHRASE);
    let path = place.root.path().join("stick").join("key.pdf");
    stage.press(stage.tr.front_sheet_save());
    stage.type_into(stage.tr.front_sheet_place(), path.to_str().unwrap());
    stage.press(stage.tr.front_sheet_save_here());
    assert!(stage.reads(&stage.tr.front_sheet_saved(path.display())));
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&path).unwrap().permissions());
        assert_eq!(mode & 0o077, 0, "nobody else reads the key");
    }
}

#[test]
fn the_sheet_goes_nowhere_by_itself_and_into_a_folder_that_is_named() {
    let place = Place::new();
    let mut stage = start(&place, Lang::Zh);
    make(&mut stage, PASSPHRASE);
    stage.press(stage.tr.front_sheet_save());
    assert!(!stage.offers(stage.tr.front_sheet_save_here()), "no place was named");
    let stick = place.root.path().join("stick");
    std::fs::create_dir(&stick).unwrap();
    stage.type_into(stage.tr.front_sheet_place(), stick.to_str().unwrap());
    stage.press(stage.tr.front_sheet_save_here());
    let saved: Vec<_> = std::fs::read_dir(&stick).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(matches!(saved.as_slice(), [one] if one.extension().is_some_and(|ending| ending == "pdf")), "{saved:?}");
}

#[test]
fn a_person_opens_with_a_pin_and_is_remembered() {
    for lang in LANGS {
        let place = Place::new();
        place.made();
        let mut stage = start(&place, lang);
        stage.open_as(MEDIATOR, PIN);
        assert_eq!(stage.window().desk.book.actor().name, MEDIATOR);
        assert!(stage.reads(&stage.tr.lock_at_work(MEDIATOR, stage.tr.role_mediator())));
        drop(stage);
        let stage = start(&place, lang);
        let Some(FrontPage::Unlock(page)) = page(stage.program()) else { panic!("not the unlock screen") };
        assert_eq!(page.who, Who::Person(MEDIATOR.to_owned()));
    }
}

#[test]
fn wrong_tries_make_wait_and_the_right_one_opens_afterwards() {
    let place = Place::new();
    place.made();
    let mut stage = start(&place, Lang::Zh);
    let (tr, field) = (stage.tr, stage.tr.front_secret_desk());
    for _ in 0..3 {
        stage.unlock(field, "这句不是这张台的口令");
        stage.until("an answer", |program| !program.front().unwrap().state.working);
        // From the third on the sentence of the wait says it.
        assert!(!problem(stage.program()).is_empty() || stage.program().front().unwrap().state.wait > 0);
    }
    stage.unlock(field, "这一句也不是这张台的");
    stage.until("an answer", |program| !program.front().unwrap().state.working);
    let wait = stage.program().front().unwrap().state.wait;
    assert!(wait > 0, "the fourth wrong try makes wait");
    assert!(stage.reads(&tr.front_wait(wait)));
    stage.type_into(field, PASSPHRASE);
    assert!(!stage.offers(tr.front_unlock_do()), "nothing can be tried meanwhile");
    drop(stage);
    // It survives a restart.
    let stage = start(&place, Lang::Zh);
    assert!(stage.program().front().unwrap().state.wait > 0);
    drop(stage);
}

#[test]
fn the_window_is_named_in_the_language_of_the_screen() {
    let place = Place::new();
    place.made();
    let mut stage = start(&place, Lang::Zh);
    stage.open_by_passphrase();
    for lang in [Lang::En, Lang::Zh] {
        let settings = stage.window().desk.settings.clone();
        let changed = Settings { lang, ..settings };
        let desk = &mut stage.harness.state_mut().as_mut().unwrap().window_mut().unwrap().desk;
        desk.act(Action::Run(Box::new(Command::ChangeSettings(Box::new(changed)))));
        stage.harness.step();
        let wanted = egui::ViewportCommand::Title(Tr(lang).shell_program().to_owned());
        let asked = |output: &egui::ViewportOutput| output.commands.contains(&wanted);
        assert!(stage.harness.output().viewport_output.values().any(asked), "{lang:?}");
        stage.harness.step();
        assert!(!stage.harness.output().viewport_output.values().any(asked), "once");
    }
}

#[test]
fn after_many_wrong_tries_one_sentence_says_so() {
    for lang in LANGS {
        let place = Place::new();
        place.made();
        let mut stage = start(&place, lang);
        let (tr, field) = (stage.tr, stage.tr.front_secret_desk());
        while stage.program().front().unwrap().state.wait == 0 {
            stage.unlock(field, "这句不对，再来一遍");
            stage.until("an answer", |program| !program.front().unwrap().state.working);
        }
        assert!(!stage.reads(tr.door_wrong_secret()), "{lang:?}");
    }
}

#[test]
fn the_recovery_key_opens_and_leads_to_a_new_passphrase() {
    let place = Place::new();
    let key = place.made();
    let mut stage = start(&place, Lang::Zh);
    let tr = stage.tr;
    stage.press(tr.front_have_recovery());
    stage.type_into(tr.front_recovery_title_short(), &key.text().to_lowercase());
    stage.press(tr.front_unlock_do());
    stage.until("the desk", |program| program.window().is_some());
    assert_eq!(stage.window().desk.screen, Screen::People);
    assert!(stage.reads(tr.front_by_recovery()));
    stage.press(tr.access_desk_change());
    stage.type_into(tr.access_desk_new(), "另外一句更长的话");
    stage.type_into(tr.front_passphrase_again(), "另外一句更长的话");
    stage.press(tr.access_secret_do());
    drop(stage);
    assert!(place.door().unlock(&secret(PASSPHRASE), &Whom::Desk).is_err());
    assert!(place.door().unlock(&secret("另外一句更长的话"), &Whom::Desk).is_ok());
}

#[test]
fn a_mistyped_recovery_key_is_told_from_a_wrong_one() {
    let place = Place::new();
    let key = place.made();
    let mut stage = start(&place, Lang::Zh);
    let tr = stage.tr;
    stage.press(tr.front_have_recovery());
    let mut groups: Vec<String> = key.groups().iter().map(|group| group.to_string()).collect();
    let changed = if groups[4].starts_with('2') { "3" } else { "2" };
    groups[4].replace_range(0..1, changed);
    stage.type_into(tr.front_recovery_title_short(), &groups.join(" "));
    stage.press(tr.front_unlock_do());
    stage.until("an answer", |program| !program.front().unwrap().state.working);
    assert!(problem(stage.program()).contains('5'), "{}", problem(stage.program()));
    assert_eq!(stage.program().front().unwrap().state.wait, 0);
    // Nobody types 65 signs twice for one slip; and Enter opens as everywhere.
    let field = tr.front_recovery_title_short();
    assert_eq!(stage.text_of(field), groups.join(" "));
    stage.type_into(field, "");
    stage.key(egui::Key::A);
    stage.type_into(field, &key.text());
    stage.enter();
    stage.until("the desk", |program| program.window().is_some());
}

#[test]
fn a_casebook_without_its_keys_is_never_covered_by_a_new_one() {
    for lang in LANGS {
        let place = Place::new();
        place.made();
        let (keys, aside) = (place.folder().join("casebook.keys"), place.root.path().join("aside"));
        std::fs::rename(&keys, &aside).unwrap();
        let mut stage = start(&place, lang);
        assert!(stage.reads(stage.tr.front_shut_keys()));
        assert!(stage.harness.query_by_label(stage.tr.front_make_do()).is_none());
        std::fs::rename(&aside, &keys).unwrap();
        stage.press(stage.tr.front_shut_again());
        assert!(stage.reads(stage.tr.front_unlock_title()));
    }
}

#[test]
fn a_casebook_that_is_open_elsewhere_is_said_before_anybody_types() {
    let place = Place::new();
    place.made();
    let held = FileLock::take(&place.folder().join(LOCK_NAME)).unwrap().unwrap();
    let mut stage = start(&place, Lang::Zh);
    assert!(stage.reads(stage.tr.front_shut_elsewhere()));
    drop(held);
    stage.press(stage.tr.front_shut_again());
    stage.open_by_passphrase();
    assert!(!stage.window().desk.ledger.rows.is_empty());
}

#[test]
fn a_damaged_casebook_is_told_from_a_wrong_passphrase() {
    let place = Place::new();
    place.made();
    let file = place.folder().join("casebook.db");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[16..4096].fill(7);
    files::write(&file, &bytes).unwrap();
    let mut stage = start(&place, Lang::Zh);
    let field = stage.tr.front_secret_desk();
    stage.unlock(field, PASSPHRASE);
    stage.until("an answer", |program| !program.front().unwrap().state.working);
    assert!(stage.reads(stage.tr.front_shut_damaged()), "{}", problem(stage.program()));
    assert!(file.exists());
}

#[test]
fn nothing_is_clipped_and_everything_can_be_hit_in_large_text() {
    for lang in LANGS {
        // 1366×690 at a text size of 150 %.
        let small = [911.0, 460.0];
        let place = Place::new();
        let mut stage = start_of(&place, lang, small);
        everything_can_be_hit(&stage, "first start");
        make(&mut stage, PASSPHRASE);
        everything_can_be_hit(&stage, "recovery key");
        drop(stage);
        let place = Place::new();
        place.made();
        let stage = start_of(&place, lang, small);
        everything_can_be_hit(&stage, "unlock");
    }
}

/// Every button of the sheet is as high as a finger and no wider than the window; only those of the bar above are smaller.
fn everything_can_be_hit(stage: &Start<'_>, page: &str) {
    let nodes = stage.harness.query_all(egui_kittest::kittest::by().role(egui::accesskit::Role::Button));
    let mut count = 0;
    for node in nodes {
        let rect = node.rect();
        if rect.min.y < 44.0 {
            continue;
        }
        count += 1;
        let name = node.accesskit_node().label().unwrap_or_default();
        // The word that lets a passphrase be seen stands beside its field.
        let least = if name.contains(stage.tr.front_see()) { 32.0 } else { 44.0 };
        assert!(rect.height() >= least, "{page}: {name} is {} high", rect.height());
        assert!(rect.min.x >= 0.0 && rect.max.x <= 911.0, "{page}: {name} at {rect:?}");
    }
    assert!(count > 0, "{page}: no button");
}

#[test]
fn who_may_not_open_any_more_is_told_so() {
    let place = Place::new();
    place.made();
    let mut stage = start(&place, Lang::Zh);
    stage.open_by_passphrase();
    stage.act(Action::Go(Screen::People));
    stage.press(&stage.tr.access_remove_named(MEDIATOR));
    stage.press(stage.tr.access_remove_do());
    drop(stage);
    let names = place.door().people();
    assert!(!names.contains(&MEDIATOR.to_owned()), "{names:?}");
    assert!(place.door().unlock(&secret(PIN), &Whom::Person(MEDIATOR.to_owned())).is_err());
    place.look(|book: &mut Casebook| {
        let gone = book.people().unwrap().into_iter().find(|person| person.name == MEDIATOR).unwrap();
        assert!(gone.removed_on.is_some(), "the events still name one who was here");
    });
}
