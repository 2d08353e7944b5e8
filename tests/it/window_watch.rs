//! What to watch and the clocks, in the window: a sign is asked, marked or set aside; who was told is kept with the time;
//! the head says how many, never what; clocks tell their days.

use egui::{Key, Modifiers};
use maplebridge::casebook::view::CaseId;
use maplebridge::domain::case::{CaseFile, CaseKind};
use maplebridge::domain::session::AlertKind;
use maplebridge::guide::clocks::ClockKind;
use maplebridge::guide::gates;
use maplebridge::i18n::Lang;
use maplebridge::ui::action::Action;
use maplebridge::ui::screen::{Room, Screen};

use crate::window_support::{Stage, book, case_of, import_case, stage_of};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

fn at<'a>(lang: Lang, room: Room, change: impl FnOnce(&mut CaseFile)) -> Stage<'a> {
    let mut casebook = book(lang);
    let mut case = case_of("mid_way");
    change(&mut case);
    import_case(&mut casebook, case);
    let mut stage = stage_of(casebook, lang, [1366.0, 1400.0]);
    stage.harness.state_mut().as_mut().unwrap().desk.act(Action::Go(Screen::Case(CaseId(1), room)));
    stage.settle();
    stage
}

fn open(stage: &mut Stage<'_>) {
    stage.harness.key_press_modifiers(Modifiers::NONE, Key::F3);
    stage.settle();
}

fn case<'s>(stage: &'s Stage<'_>) -> &'s CaseFile {
    &stage.window().desk.case.as_ref().unwrap().record.file
}

#[test]
fn a_sign_is_asked_and_marked_and_who_was_told_is_kept_with_the_time() {
    for lang in LANGS {
        let mut stage = at(lang, Room::Village, |case| case.facts.push_str("他说活着没意思，我不想活了。"));
        let tr = stage.tr;
        let name = gates::name(AlertKind::SelfHarm, tr);
        assert!(stage.reads(&tr.watch_ask_count(1)), "the foot of the right column says how many");
        assert!(!stage.reads(name), "but not what: parties may look on");
        open(&mut stage);
        stage.press(&tr.alerts_yes_named(name));
        assert!(stage.reads(gates::sentence(AlertKind::SelfHarm, tr)));
        for step in gates::steps(AlertKind::SelfHarm, tr) {
            assert!(stage.reads(step), "{step}");
        }
        stage.type_into(tr.alerts_told(), "女儿、社区民警");
        stage.settle();
        open(&mut stage);
        let alert = &case(&stage).alerts[0];
        assert_eq!((alert.kind, alert.told.as_str()), (AlertKind::SelfHarm, "女儿、社区民警"));
        assert!(alert.told_at.is_some() && alert.marked.is_some());
        assert!(stage.reads(&tr.watch_count(1)), "the head says that something stands");
        assert!(!stage.reads(name), "closed, it says not what");
    }
}

#[test]
fn what_was_asked_and_is_not_so_is_not_asked_again() {
    let mut stage = at(Lang::Zh, Room::Facts, |case| case.facts.push_str("他提着刀站在门口。"));
    let tr = stage.tr;
    open(&mut stage);
    stage.press(&tr.alerts_no_named(gates::name(AlertKind::Threat, tr)));
    assert!(case(&stage).alerts[0].cleared);
    assert!(!stage.reads(&tr.watch_count(1)) && !stage.reads(&tr.watch_ask_count(1)));
}

#[test]
fn exclusions_of_the_police_can_be_marked_in_their_cases_only() {
    for (kind, offered) in [(CaseKind::People, false), (CaseKind::PublicSecurity, true)] {
        let mut stage = at(Lang::Zh, Room::Facts, |case| case.kind = kind);
        let tr = stage.tr;
        open(&mut stage);
        stage.press(tr.alerts_mark());
        assert_eq!(stage.reads(gates::name(AlertKind::GangFight, tr)), offered, "{kind:?}");
        assert!(stage.reads(gates::name(AlertKind::Ownership, tr)));
    }
}

#[test]
fn clocks_tell_first_and_last_day_and_what_they_rest_on() {
    for lang in LANGS {
        let mut stage = at(lang, Room::Village, |_| {});
        let tr = stage.tr;
        open(&mut stage);
        let clocks = &stage.window().desk.case.as_ref().unwrap().clocks;
        let month = clocks.iter().find(|clock| clock.kind == ClockKind::Mediation).unwrap();
        assert_eq!(month.ends.to_string(), "2026-04-09", "a month from 9 March");
        assert!(stage.reads(&tr.clocks_span(tr.date(month.starts), tr.date(month.ends))));
        assert!(stage.reads(ClockKind::Mediation.source(tr)));
        stage.press(&tr.law_of_named(ClockKind::Mediation.name(tr)));
        assert!(stage.reads(tr.card_plain()), "its law card");
    }
}

#[test]
fn nobody_who_signs_sees_what_is_watched() {
    let mut stage = at(Lang::Zh, Room::Village, |_| {});
    let tr = stage.tr;
    open(&mut stage);
    assert!(stage.reads(tr.watch_private()));
    stage.harness.state_mut().as_mut().unwrap().desk.act(Action::Go(Screen::Case(CaseId(1), Room::Signing)));
    stage.settle();
    assert!(!stage.reads(tr.watch_private()), "it goes when the signing opens");
    open(&mut stage);
    assert!(!stage.reads(tr.watch_private()));
    stage.harness.state_mut().as_mut().unwrap().desk.act(Action::Go(Screen::Case(CaseId(1), Room::PartyView)));
    stage.settle();
    open(&mut stage);
    assert!(!stage.reads(tr.watch_private()), "nor the parties in their view");
}
