//! The people of the desk in the window: added, given another role or secret, removed; what each role is offered; and masked
//! numbers, shown by a click that is noted.

use egui_kittest::kittest::Queryable;
use maplebridge::casebook::view::CaseId;
use maplebridge::casebook::{EventKind, Role};
use maplebridge::domain::identity;
use maplebridge::domain::party::Party;
use maplebridge::i18n::Lang;
use maplebridge::ui::action::Action;
use maplebridge::ui::people_view::PeopleAsk;
use maplebridge::ui::screen::{Room, Screen};
use maplebridge::vault::Whom;

use crate::front_support::{MEDIATOR, PASSPHRASE, PIN, Place, READER, Start, secret, start};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];
const FIRST: CaseId = CaseId(1);

fn opened<'a>(place: &Place, lang: Lang) -> Start<'a> {
    place.made();
    let mut stage = start(place, lang);
    stage.open_by_passphrase();
    stage.act(Action::Go(Screen::People));
    stage
}

#[test]
fn somebody_new_opens_with_their_own_pin() {
    for lang in LANGS {
        let place = Place::new();
        let mut stage = opened(&place, lang);
        let tr = stage.tr;
        stage.press(tr.access_add());
        stage.type_into(tr.access_name(), "沈青禾");
        stage.press(tr.role_recorder());
        stage.type_into(tr.access_secret(), "918273");
        stage.type_into(tr.front_passphrase_again(), "91827");
        assert!(!stage.offers(tr.access_add_do()), "the two differ");
        stage.type_into(tr.front_passphrase_again(), "3");
        stage.press(tr.access_add_do());
        assert!(stage.reads(&tr.access_added("沈青禾")));
        drop(stage);
        let opened = place.door().unlock(&secret("918273"), &Whom::Person("沈青禾".into())).unwrap();
        assert_eq!(opened.book.actor().role, Role::Recorder);
    }
}

#[test]
fn a_name_that_is_taken_is_refused_in_words_and_what_was_typed_stays() {
    let place = Place::new();
    let mut stage = opened(&place, Lang::Zh);
    let tr = stage.tr;
    stage.press(tr.access_add());
    stage.type_into(tr.access_name(), MEDIATOR);
    stage.type_into(tr.access_secret(), "918273");
    stage.type_into(tr.front_passphrase_again(), "918273");
    stage.press(tr.access_add_do());
    assert!(stage.window().desk.status.message.as_ref().unwrap().problem);
    assert_eq!(stage.text_of(tr.access_name()), MEDIATOR);
}

#[test]
fn another_secret_opens_and_the_old_one_does_not() {
    let place = Place::new();
    let mut stage = opened(&place, Lang::Zh);
    let tr = stage.tr;
    stage.press(&tr.access_secret_named(MEDIATOR));
    stage.type_into(&tr.access_secret_new(MEDIATOR), "555666");
    stage.type_into(tr.front_passphrase_again(), "555666");
    stage.press(tr.access_secret_do());
    drop(stage);
    let mediator = Whom::Person(MEDIATOR.into());
    assert!(place.door().unlock(&secret(PIN), &mediator).is_err());
    assert!(place.door().unlock(&secret("555666"), &mediator).is_ok());
}

#[test]
fn who_changes_the_own_secret_gives_the_one_in_force() {
    for lang in LANGS {
        let place = Place::new();
        place.made();
        let mut stage = start(&place, lang);
        stage.open_as(MEDIATOR, PIN);
        stage.act(Action::Go(Screen::People));
        let tr = stage.tr;
        let change = |stage: &mut Start<'_>, present: &str| {
            stage.press(&tr.access_secret_named(MEDIATOR));
            stage.type_into(&tr.access_secret_new(MEDIATOR), "555666");
            stage.type_into(tr.front_passphrase_again(), "555666");
            assert!(!stage.offers(tr.access_secret_do()), "the one in force is missing");
            stage.type_into(tr.access_present(), present);
            stage.press(tr.access_secret_do());
        };
        let mediator = Whom::Person(MEDIATOR.into());
        change(&mut stage, "864201");
        assert!(stage.window().desk.status.message.as_ref().unwrap().problem);
        stage.act(Action::Go(Screen::Today));
        stage.act(Action::Go(Screen::People));
        change(&mut stage, PIN);
        assert!(stage.reads(tr.access_secret_set()));
        drop(stage);
        assert!(place.door().unlock(&secret("555666"), &mediator).is_ok());
    }
}

#[test]
fn the_desks_passphrase_is_changed_by_whoever_knows_it_or_has_the_recovery_key() {
    let place = Place::new();
    let recovery = place.made();
    let mut stage = start(&place, Lang::Zh);
    stage.open_by_passphrase();
    stage.act(Action::Go(Screen::People));
    let tr = stage.tr;
    stage.press(tr.access_desk_change());
    let change = |stage: &mut Start<'_>, present: &str, new: &str| {
        stage.type_into(tr.access_present(), present);
        stage.type_into(tr.access_desk_new(), new);
        stage.type_into(tr.front_passphrase_again(), new);
        stage.press(tr.access_secret_do());
    };
    change(&mut stage, PASSPHRASE, PASSPHRASE);
    assert_eq!(stage.window().desk.status.message.as_ref().unwrap().text, tr.door_same_secret());
    change(&mut stage, &recovery.text(), "三月的雨 两把伞 一条路");
    drop(stage);
    assert!(place.door().unlock(&secret(PASSPHRASE), &Whom::Desk).is_err());
    assert!(place.door().unlock(&secret("三月的雨 两把伞 一条路"), &Whom::Desk).is_ok());
}

#[test]
fn a_secret_that_is_guessed_at_once_is_refused_beside_its_field() {
    for lang in LANGS {
        let place = Place::new();
        let mut stage = opened(&place, lang);
        let tr = stage.tr;
        for (typed, words) in
            [("777777", tr.door_easy_sign()), ("654321", tr.door_easy_row()), ("赵敏赵敏赵敏", tr.door_easy_name())]
        {
            stage.press(tr.access_add());
            stage.type_into(tr.access_name(), "赵敏");
            stage.type_into(tr.access_secret(), typed);
            stage.type_into(tr.front_passphrase_again(), typed);
            assert!(stage.reads(words) && !stage.offers(tr.access_add_do()), "{typed}");
            stage.press(tr.access_give_up());
        }
    }
}

#[test]
fn a_new_recovery_key_covers_the_desk_until_it_is_on_paper() {
    let place = Place::new();
    let old = place.made();
    let mut stage = start(&place, Lang::Zh);
    stage.open_by_passphrase();
    stage.act(Action::Go(Screen::People));
    let tr = stage.tr;
    stage.press(tr.access_recovery_new());
    assert!(!stage.offers(tr.access_recovery_do()), "the passphrase in force is missing");
    stage.type_into(tr.access_present(), "两座石桥 一棵枫树 三杯清茶");
    stage.press(tr.access_recovery_do());
    assert!(stage.window().desk.status.message.as_ref().unwrap().problem);
    assert!(!stage.reads(tr.front_recovery_title()), "a desk left open for a minute gives nobody a key");
    stage.type_into(tr.access_present(), PASSPHRASE);
    stage.press(tr.access_recovery_do());
    assert!(stage.reads(tr.front_recovery_title()));
    let maplebridge::ui::front_view::FrontPage::Recovery(page) = &stage.window().lock().unwrap().front().unwrap().page
    else {
        panic!("no recovery key")
    };
    let groups: Vec<String> = page.groups.iter().map(|group| group.to_string()).collect();
    let asked = page.asked;
    stage.press(tr.front_recovery_written());
    stage.type_into(&tr.front_group(asked + 1), &groups[asked]);
    stage.press(tr.front_prove_do());
    assert_eq!(stage.window().desk.screen, Screen::People);
    assert!(stage.reads(tr.access_room()));
    drop(stage);
    assert!(place.door().unlock(&old_secret(&old), &Whom::Recovery).is_err());
    assert!(place.door().unlock(&secret(&groups.join("-")), &Whom::Recovery).is_ok());
}

fn old_secret(key: &maplebridge::vault::RecoveryKey) -> maplebridge::vault::Secret {
    secret(&key.text())
}

#[test]
fn a_mediator_changes_the_own_secret_and_nobody_elses() {
    let place = Place::new();
    place.made();
    let mut stage = start(&place, Lang::Zh);
    stage.open_as(MEDIATOR, PIN);
    stage.act(Action::Go(Screen::People));
    let tr = stage.tr;
    assert!(stage.offers(&tr.access_secret_named(MEDIATOR)) && !stage.offers(&tr.access_secret_named(READER)));
    for word in [tr.access_add(), tr.access_desk_change(), tr.access_recovery_new()] {
        assert!(!stage.offers(word), "{word}");
    }
    assert!(stage.reads(&tr.rights_not_yours(tr.role_administrator())));
    // Not even where somebody asks past the screen.
    let id = stage.window().desk.people.view.people.iter().find(|person| person.name == READER).unwrap().id.clone();
    stage.act(Action::People(PeopleAsk::SetRole { id, role: Role::Administrator }));
    assert!(stage.window().desk.status.message.as_ref().unwrap().problem);
    let reader = stage.window().desk.people.view.people.iter().find(|person| person.name == READER);
    assert_eq!(reader.unwrap().role, Role::Reader);
}

#[test]
fn what_a_role_may_do_stands_in_the_table() {
    for lang in LANGS {
        let place = Place::new();
        let stage = opened(&place, lang);
        let tr = stage.tr;
        for words in
            [tr.access_may_administrator(), tr.access_may_mediator(), tr.access_may_recorder(), tr.access_may_reader()]
        {
            assert!(stage.reads(words), "{words}");
        }
    }
}

fn first_number(stage: &Start<'_>) -> (usize, String) {
    let file = &stage.window().desk.case.as_ref().unwrap().record.file;
    let number = |party: &Party| party.as_person().map(|person| person.id_number.clone()).unwrap_or_default();
    let at = file.parties.iter().position(|party| !number(party).is_empty()).unwrap();
    (at, number(&file.parties[at]))
}

#[test]
fn a_number_is_masked_until_somebody_asks_and_the_history_tells_who_did() {
    for lang in LANGS {
        let place = Place::new();
        place.made();
        let mut stage = start(&place, lang);
        stage.open_as(MEDIATOR, PIN);
        stage.act(Action::Go(Screen::Case(FIRST, Room::Parties)));
        let tr = stage.tr;
        let (_, number) = first_number(&stage);
        let masked = identity::masked(&number);
        assert!(!stage.reads(&number) && stage.reads(&masked), "{masked}");
        let shows = |stage: &Start<'_>| {
            let nodes: Vec<_> = stage.harness.query_all_by_label(tr.people_id_resident_number()).collect();
            nodes.iter().any(|node| node.value().as_deref() == Some(number.as_str()))
        };
        assert!(!shows(&stage));
        stage.press(&tr.masked_named(tr.people_id_resident_number(), &masked));
        assert!(shows(&stage), "in full after the click");
        let events = stage.window().desk.book.events(FIRST).unwrap();
        let last = events.iter().max_by_key(|event| event.seq).unwrap();
        assert_eq!((last.label.kind, last.actor.as_deref()), (EventKind::ShowIdNumber, Some(MEDIATOR)));
        // Left and opened again it is masked again.
        stage.act(Action::Go(Screen::Case(FIRST, Room::Facts)));
        stage.act(Action::Go(Screen::Case(FIRST, Room::Parties)));
        assert!(!shows(&stage) && stage.reads(&masked));
    }
}

#[test]
fn a_reader_sees_no_number_and_can_change_nothing() {
    for lang in LANGS {
        let place = Place::new();
        place.made();
        let mut stage = start(&place, lang);
        stage.open_as(READER, "730164");
        let tr = stage.tr;
        assert!(stage.reads(tr.rights_reading()));
        assert!(!stage.offers(tr.today_walk_in()));
        stage.act(Action::Go(Screen::Case(FIRST, Room::Parties)));
        let (at, number) = first_number(&stage);
        let masked = identity::masked(&number);
        assert!(stage.reads(&masked));
        assert!(!stage.offers(&tr.masked_named(tr.people_id_resident_number(), &masked)), "no click shows it");
        assert!(!stage.offers(tr.people_add_agent()));
        let party = stage.window().desk.case.as_ref().unwrap().record.file.parties[at].id.clone();
        stage.act(Action::ShowIdNumber { case: FIRST, party });
        assert!(stage.window().desk.status.message.as_ref().unwrap().problem, "refused with a sentence");
    }
}

#[test]
fn a_paper_that_is_saved_is_in_the_history() {
    let place = Place::new();
    place.made();
    let mut stage = start(&place, Lang::Zh);
    stage.open_as(MEDIATOR, PIN);
    stage.act(Action::Go(Screen::Case(FIRST, Room::Papers)));
    let path = place.root.path().join("paper.pdf");
    stage.act(Action::SavePdf { path: path.clone(), what: maplebridge::ui::papers_view::PaperFile::Shown });
    assert!(path.exists());
    let events = stage.window().desk.book.events(FIRST).unwrap();
    assert!(events.iter().any(|event| event.label.kind == EventKind::PrintPaper));
}

#[test]
fn the_passphrase_in_the_persons_name_opens_and_the_history_says_so() {
    let place = Place::new();
    place.made();
    let mut stage = start(&place, Lang::Zh);
    stage.open_as(MEDIATOR, PASSPHRASE);
    assert!(stage.window().desk.book.actor().by_administrator);
    assert!(stage.reads(&stage.tr.actor_in_the_name_of(MEDIATOR)));
}
