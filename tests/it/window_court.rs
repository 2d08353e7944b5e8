//! Would a court confirm it: the summary in the window, its doors, the joint application one click away; and the notice
//! that a case without agreement is offered.

use maplebridge::casebook::view::CaseId;
use maplebridge::check::{CourtPoint, court_outlook, court_point};
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::papers::PaperKind;
use maplebridge::i18n::Lang;
use maplebridge::ui::action::Action;
use maplebridge::ui::screen::{Room, Screen};

use crate::window_support::{Stage, book, case_of, import_case, stage_of, undated};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

fn at<'a>(lang: Lang, name: &str, room: Room, change: impl FnOnce(&mut CaseFile)) -> Stage<'a> {
    let mut casebook = book(lang);
    let mut case = case_of(name);
    change(&mut case);
    import_case(&mut casebook, case);
    let mut stage = stage_of(casebook, lang, [1366.0, 1200.0]);
    stage.harness.state_mut().as_mut().unwrap().desk.act(Action::Go(Screen::Case(CaseId(1), room)));
    stage.settle();
    stage
}

fn shown(stage: &Stage<'_>) -> Option<PaperKind> {
    stage.window().desk.papers.view.shown.as_ref().map(|shown| shown.ask.kind)
}

#[test]
fn a_doubtful_point_leads_to_its_clause_and_the_application_is_one_click_away() {
    for lang in LANGS {
        let mut stage = at(lang, "C01", Room::Agreement, undated);
        let tr = stage.tr;
        stage.press(tr.court_door());
        for point in CourtPoint::ALL {
            assert!(stage.reads(court_point(tr, point)), "{point:?}");
        }
        let outlook = stage.window().desk.case.as_ref().unwrap().confirmation.outlook;
        assert!(stage.reads(court_outlook(tr, outlook)));
        let sentence = tr.check_term_no_date(1);
        stage.press(&format!("{} {sentence}", tr.court_mend()));
        assert!(!stage.reads(court_point(tr, CourtPoint::Lawful)), "the clauses are back");
        assert!(stage.reads(&sentence));
        stage.press(tr.court_door());
        stage.press(tr.court_apply());
        assert_eq!(stage.window().desk.screen, Screen::Case(CaseId(1), Room::Papers));
        assert_eq!(shown(&stage), Some(PaperKind::Confirmation));
    }
}

#[test]
fn a_case_without_agreement_is_offered_its_termination_notice() {
    for lang in LANGS {
        for room in [Room::Agreement, Room::Interpretation] {
            let mut stage = at(lang, "C11", room, |_| {});
            let tr = stage.tr;
            assert!(!stage.reads(tr.court_door()), "there is nothing to be confirmed");
            stage.press(tr.ending_notice());
            assert_eq!(stage.window().desk.screen, Screen::Case(CaseId(1), Room::Papers));
            assert_eq!(shown(&stage), Some(PaperKind::Termination), "{lang:?} {room:?}");
            assert!(stage.window().desk.papers.view.shown.as_ref().unwrap().pages.is_ok());
        }
    }
}

#[test]
fn what_must_be_mended_is_said_beside_the_button_that_makes_it_final() {
    for lang in LANGS {
        let stage = at(lang, "C01", Room::Agreement, |case| case.terms[2].obligor.clear());
        assert!(stage.reads(&stage.tr.agreement_freeze_draft(1_usize)));
        let stage = at(lang, "C01", Room::Agreement, |_| {});
        assert!(!stage.reads(&stage.tr.agreement_freeze_draft(1_usize)));
    }
}
