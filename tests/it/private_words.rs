//! What was said in private stays at the desk: a planted sentence, a planted offer and a planted note of an alert are
//! looked for wherever something leaves the desk or is turned to other people.

use std::collections::HashSet;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use maplebridge::casebook::command::{CaseCommand, Command};
use maplebridge::casebook::view::{CaseId, LedgerQuery, UndoScope};
use maplebridge::check::{self, Surroundings};
use maplebridge::domain::calendar::Holidays;
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::case_file::{self, Private};
use maplebridge::domain::money::Money;
use maplebridge::domain::papers::{PaperKind, PaperLanguage};
use maplebridge::domain::party::PartyId;
use maplebridge::domain::session::{Alert, AlertKind, IssueInDispute, Offer, Statement, StatementKind, StepKind};
use maplebridge::guide::handover;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::pictures;
use maplebridge::ui::action::Action;
use maplebridge::ui::screen::{Room, Screen};

use super::window_support::{Stage, book, import, stage};

/// A character that no face has: the check names it wherever it is printed.
const RARE: char = '\u{E123}';
const SENTENCE: &str = "别让街坊知道我借了高利贷";
const OFFER_WORDS: &str = "真要谈成咬牙也能出";
/// 7,654.32 yuan: an amount that nothing else names.
const OFFER_FIGURES: &str = "7,654.32";
const OFFER_CENTS: &str = "765432";
const NOTE: &str = "他说过要跳楼";

fn secrets() -> [&'static str; 5] {
    [SENTENCE, OFFER_WORDS, OFFER_FIGURES, OFFER_CENTS, NOTE]
}

/// Which of the secrets stand in a text.
fn told(text: &str) -> Vec<&'static str> {
    secrets().into_iter().filter(|secret| text.contains(secret)).collect()
}

fn plant(case: &mut CaseFile) {
    let party = case.parties.last().map(|party| party.id.clone()).unwrap();
    let step = case.steps.last().map_or(StepKind::Village, |session| session.step);
    let date = case.steps.last().and_then(|session| session.date);
    case.statements.push(Statement {
        party: party.clone(),
        date,
        time: None,
        step: Some(step),
        kind: Some(StatementKind::Offer),
        text: SENTENCE.to_owned(),
        text_en: String::new(),
        private: true,
        confirmed: None,
        extra: Default::default(),
    });
    if case.issues.is_empty() {
        case.issues.push(IssueInDispute { title: "赔多少".to_owned(), ..IssueInDispute::default() });
    }
    case.issues[0].settled = false;
    case.issues[0].offers.push(Offer {
        party,
        amount: Money::from_fen(765_432),
        text: OFFER_WORDS.to_owned(),
        date,
        private: true,
        ..Offer::default()
    });
    case.alerts.push(Alert {
        kind: AlertKind::SelfHarm,
        marked: None,
        note: NOTE.to_owned(),
        told: String::new(),
        told_at: None,
        cleared: false,
        extra: Default::default(),
    });
}

fn planted() -> Vec<CaseFile> {
    let mut cases = pictures::cases();
    cases.iter_mut().for_each(plant);
    cases
}

/// A window on the case that is mid-way, with the secrets planted.
fn window(lang: Lang) -> Stage<'static> {
    let mut book = book(lang);
    for case in planted() {
        book.run(Command::ImportCase(Box::new(case))).unwrap();
    }
    stage(book, lang)
}

fn go(stage: &mut Stage<'_>, screen: Screen) {
    stage.harness.state_mut().as_mut().unwrap().desk.act(Action::Go(screen));
    stage.settle();
}

/// Everything that a screen reader would say, and every text that stands in a field.
fn said(stage: &Stage<'_>) -> String {
    let mut all = String::new();
    for node in stage.harness.root().children_recursive() {
        let node = node.accesskit_node();
        for text in [node.label(), node.value()].into_iter().flatten() {
            all.push_str(&text);
            all.push('\n');
        }
    }
    all
}

/// Everything that is painted: the words of every shape of the last frame.
fn painted(stage: &Stage<'_>) -> String {
    fn words(shape: &egui::Shape, all: &mut String) {
        match shape {
            egui::Shape::Text(text) => {
                all.push_str(&text.galley.job.text);
                all.push('\n');
            }
            egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| words(shape, all)),
            _ => {}
        }
    }
    let mut all = String::new();
    stage.harness.output().shapes.iter().for_each(|shape| words(&shape.shape, &mut all));
    all
}

#[test]
fn no_paper_of_any_kind_tells_it_in_any_language() {
    use maplebridge::draft::papers::{self, Choice, Source};
    use maplebridge::draft::templates::Templates;
    let templates = Templates::built_in();
    let mut made = 0;
    for case in planted() {
        for kind in PaperKind::ALL.iter().copied() {
            for language in [PaperLanguage::Chinese, PaperLanguage::English, PaperLanguage::Both] {
                let source = Source { case: &case, templates: &templates, language, catalogue: &[], keeping: None };
                let Ok(abouts) = papers::fit::abouts(&case, kind, &Choice::default()) else { continue };
                for about in abouts {
                    let Ok(document) = papers::paper(&source, kind, about) else { continue };
                    let text = serde_json::to_string(&document).unwrap();
                    assert_eq!(told(&text), [""; 0], "{kind:?} {language:?} {}", case.title);
                    made += 1;
                }
            }
        }
    }
    assert!(made > 200, "{made} papers were made");
}

#[test]
fn an_export_leaves_it_out_unless_it_is_asked_for() {
    for case in planted() {
        assert_eq!(told(&case_file::write(&case, Private::LeftOut)), [""; 0]);
        let with = case_file::write(&case, Private::Included);
        assert_eq!(told(&with), [SENTENCE, OFFER_WORDS, OFFER_CENTS, NOTE], "asked for, it is there");
    }
}

#[test]
fn the_check_says_nothing_of_it() {
    let covers = |sign: char| sign != RARE;
    for mut case in planted() {
        case.statements.iter_mut().filter(|said| said.private).for_each(|said| said.text.push(RARE));
        let surroundings = Surroundings {
            today: case.accepted.unwrap(),
            covers: &covers,
            holidays: &Holidays::default(),
            earlier: &Default::default(),
        };
        for finding in check::check(&case, &surroundings) {
            for lang in [Lang::Zh, Lang::En] {
                let all = format!("{finding:?} {}", check::message(Tr(lang), &finding));
                assert_eq!(told(&all), [""; 0]);
                assert!(!all.contains(RARE), "what is never printed needs no face: {all}");
            }
        }
    }
}

#[test]
fn the_handing_over_note_does_not_tell_it() {
    for case in planted() {
        for step in StepKind::ALL.iter().copied() {
            for lang in [Lang::Zh, Lang::En] {
                assert_eq!(told(&handover::note(&case, step, Tr(lang))), [""; 0]);
            }
        }
    }
}

#[test]
fn the_party_view_does_not_show_it_whichever_way_round() {
    for lang in [Lang::Zh, Lang::En] {
        let mut stage = window(lang);
        go(&mut stage, Screen::Case(CaseId(1), Room::PartyView));
        let check = |stage: &Stage<'_>| {
            let all = format!("{}{}", said(stage), painted(stage));
            assert_eq!(told(&all), [""; 0]);
            assert!(all.contains("鸽棚留不留") || all.contains("赔多少"), "what is open is shown: {all}");
        };
        check(&stage);
        let turn = stage.tr.party_turn();
        stage.press(turn);
        check(&stage);
        for _ in 0..6 {
            stage.harness.key_press(Key::ArrowDown);
            stage.settle();
            check(&stage);
        }
    }
}

#[test]
fn no_screen_shows_it_until_the_cover_is_lifted() {
    for lang in [Lang::Zh, Lang::En] {
        let mut stage = window(lang);
        let mut seen = HashSet::new();
        for (name, screen) in pictures::screens(CaseId(1)) {
            go(&mut stage, screen);
            let all = format!("{}{}", said(&stage), painted(&stage));
            // The mediator's own note of an alert may stand where alerts are kept, and nowhere else.
            let told: Vec<_> = told(&all).into_iter().filter(|secret| *secret != NOTE).collect();
            assert_eq!(told, [""; 0], "{name}");
            seen.insert(name);
        }
        assert!(seen.contains("today") && seen.contains("ledger") && seen.contains("step-2"));
        go(&mut stage, Screen::Case(CaseId(1), Room::Village));
        stage.harness.key_press(Key::F9);
        stage.settle();
        let all = painted(&stage);
        assert!(all.contains(SENTENCE) && all.contains(OFFER_FIGURES), "lifted, it is there");
    }
}

#[test]
fn no_event_and_no_label_of_undo_holds_it() {
    let mut book = book(Lang::Zh);
    import(&mut book, "C01");
    let mut planted = planted().remove(0);
    let statement = Statement { party: PartyId("B1".to_owned()), ..planted.statements.pop().unwrap() };
    let offer = planted.issues[0].offers.pop().unwrap();
    let issue =
        IssueInDispute { title: "赔多少".to_owned(), offers: vec![offer.clone()], ..IssueInDispute::default() };
    let edited = Statement { text: format!("{SENTENCE}，求你"), ..statement.clone() };
    let position = book.case(CaseId(1)).unwrap().file.statements.len();
    for command in [
        CaseCommand::RecordStatement(statement),
        CaseCommand::EditStatement { position, statement: edited },
        CaseCommand::ConfirmStatement { position, confirmed: true },
        CaseCommand::AddIssue(issue.clone()),
        CaseCommand::RecordOffer { issue: 0, offer },
        CaseCommand::EditIssue { position: 0, issue },
        CaseCommand::RaiseAlert(planted.alerts.pop().unwrap()),
        CaseCommand::RemoveStatement { position },
    ] {
        let key = command.kind();
        book.run(Command::InCase(CaseId(1), command)).unwrap();
        let label = book.undo_label(UndoScope::Case(CaseId(1))).unwrap().unwrap();
        let texts = [label.detail.clone(), label.message(Tr(Lang::Zh)), label.message(Tr(Lang::En))];
        assert_eq!(told(&texts.concat()), [""; 0], "{key:?}");
    }
    let events = book.events(CaseId(1)).unwrap();
    assert!(events.len() >= 9);
    assert_eq!(told(&format!("{events:?}")), [""; 0]);
    // Nor is a case found by it: whoever stands beside the ledger sees what is typed.
    let query = LedgerQuery { words: SENTENCE.to_owned(), state: None };
    assert_eq!(book.ledger(&query).unwrap(), []);
}

#[test]
fn a_private_sentence_half_written_in_any_form_is_not_told_on_today() {
    for lang in [Lang::Zh, Lang::En] {
        for mark in ["#私下 ", "#private ", "#sx "] {
            let mut stage = window(lang);
            go(&mut stage, Screen::Case(CaseId(1), Room::Village));
            let composer = stage.tr.talk_composer();
            // The mark may come first or last.
            stage.type_into(composer, &format!("@B1 {mark}{SENTENCE}"));
            stage.harness.run_steps(8);
            go(&mut stage, Screen::Today);
            assert_eq!(told(&format!("{}{}", said(&stage), painted(&stage))), [""; 0], "{mark}");
            let mut stage = window(lang);
            go(&mut stage, Screen::Case(CaseId(1), Room::Village));
            stage.type_into(composer, &format!("@B1 {SENTENCE} {}", mark.trim()));
            stage.harness.run_steps(8);
            go(&mut stage, Screen::Today);
            assert_eq!(told(&format!("{}{}", said(&stage), painted(&stage))), [""; 0], "{mark} last");
        }
    }
}

#[test]
fn esc_leads_from_the_party_view_back_to_the_room_before() {
    let mut stage = window(Lang::Zh);
    go(&mut stage, Screen::Case(CaseId(1), Room::Village));
    stage.harness.key_press(Key::F8);
    stage.settle();
    assert_eq!(stage.window().desk.screen, Screen::Case(CaseId(1), Room::PartyView));
    // Nothing of other cases comes up in front of the parties.
    stage.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::K);
    stage.settle();
    assert_eq!(stage.harness.query_all_by_role(Role::TextInput).count(), 0);
    stage.harness.key_press(Key::Escape);
    stage.settle();
    assert_eq!(stage.window().desk.screen, Screen::Case(CaseId(1), Room::Village));
}

#[test]
fn the_party_view_marks_what_is_read_out_and_goes_on_by_key_and_by_button() {
    let mut stage = window(Lang::Zh);
    go(&mut stage, Screen::Case(CaseId(1), Room::PartyView));
    assert!(stage.reads("正在念第 1 条，共 3 条"));
    stage.harness.key_press(Key::ArrowDown);
    stage.settle();
    assert!(stage.reads("正在念第 2 条，共 3 条"));
    stage.press("下一条");
    assert!(stage.reads("正在念第 3 条，共 3 条"));
    stage.press("下一条");
    assert!(stage.reads("还没谈拢的第 1 件，共 2 件"));
    stage.press("上一条");
    stage.harness.key_press(Key::End);
    stage.settle();
    assert!(stage.reads("还没谈拢的第 2 件，共 2 件"));
    stage.harness.key_press(Key::Home);
    stage.settle();
    let term = "2 关伯年于2026年3月15日前一次性赔偿何美娟后视镜更换费";
    stage.harness.get_by_label_contains(term).click();
    stage.settle();
    assert!(stage.reads("正在念第 2 条，共 3 条"));
}
