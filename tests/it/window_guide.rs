//! The guide in the window, by the words on it: the plan beside the talk, the clause library beside the agreement.

use egui::accesskit::Toggled;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use maplebridge::casebook::command::{CaseCommand, Command};
use maplebridge::casebook::view::{CaseId, Settings};
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::session::{Consent, StepKind};
use maplebridge::domain::step_names::{StepName, StepNames};
use maplebridge::domain::term::TermPattern;
use maplebridge::i18n::Lang;
use maplebridge::ui::action::Action;
use maplebridge::ui::screen::{Room, Screen};

use crate::window_support::{Stage, book, import, settings, stage};

fn at<'a>(lang: Lang, room: Room) -> Stage<'a> {
    let mut casebook = book(lang);
    import(&mut casebook, "mid_way");
    let mut stage = stage(casebook, lang);
    act(&mut stage, Action::Go(Screen::Case(CaseId(1), room)));
    stage
}

fn act(stage: &mut Stage<'_>, action: Action) {
    stage.harness.state_mut().as_mut().unwrap().desk.act(action);
    stage.settle();
}

fn case<'s>(stage: &'s Stage<'_>) -> &'s CaseFile {
    &stage.window().desk.case.as_ref().unwrap().record.file
}

fn change(stage: &mut Stage<'_>, command: CaseCommand) {
    act(stage, Action::Run(Box::new(Command::InCase(CaseId(1), command))));
}

#[test]
fn the_plan_opens_at_the_prompt_that_is_due_and_says_what_a_veteran_would() {
    for lang in [Lang::Zh, Lang::En] {
        let mut stage = at(lang, Room::Village);
        let plan = stage.window().desk.guide.plans.of(StepKind::Village).unwrap().clone();
        let due = plan.progress(case(&stage)).iter().position(|state| !state.done).unwrap();
        let (now, next) = (&plan.prompts[due], &plan.prompts[due + 1]);
        assert!(stage.reads(now.why.of(lang)) && stage.reads(now.say[0].of(lang)));
        assert!(!stage.reads(next.why.of(lang)));
        // One above opens by hand, and folds again; ticking gives the place to the next.
        let above = &plan.prompts[0];
        stage.press(&stage.tr.talk_prompt_open(above.short.of(lang)));
        assert!(stage.reads(above.why.of(lang)) && !stage.reads(now.why.of(lang)));
        stage.press(&stage.tr.talk_prompt_close(above.short.of(lang)));
        assert!(!stage.reads(above.why.of(lang)) && !stage.reads(now.why.of(lang)));
        let tick = stage.tr.talk_prompt_tick(now.short.of(lang));
        let ticked = |stage: &Stage<'_>| stage.harness.get_by_label(&tick).accesskit_node().toggled();
        assert_eq!(ticked(&stage), Some(Toggled::False));
        stage.press(&tick);
        // Who hears the screen hears the same name with another state.
        assert_eq!(ticked(&stage), Some(Toggled::True));
        assert!(stage.reads(next.why.of(lang)) && !stage.reads(now.why.of(lang)));
        // A tick by hand is no record: what is required stays missing.
        assert!(stage.reads(stage.tr.talk_before_going_on()));
    }
}

#[test]
fn one_refusal_is_said_with_its_article() {
    let mut stage = at(Lang::Zh, Room::Village);
    let party = case(&stage).parties[0].clone();
    let refused = stage.tr.guide_refused(&party.name);
    assert!(!stage.reads(&refused));
    change(
        &mut stage,
        CaseCommand::RecordConsent(Consent { party: party.id, agrees: Some(false), ..Consent::default() }),
    );
    assert!(stage.reads(&refused));
}

#[test]
fn hints_that_are_switched_off_are_folded_away() {
    let mut stage = at(Lang::Zh, Room::Village);
    assert!(stage.reads(stage.tr.talk_prompts()));
    let off = Settings { show_hints: false, ..settings(Lang::Zh) };
    act(&mut stage, Action::Run(Box::new(Command::ChangeSettings(Box::new(off)))));
    assert!(!stage.reads(stage.tr.talk_prompts()));
    stage.press(stage.tr.talk_unfold());
    assert!(stage.reads(stage.tr.talk_prompts()));
}

#[test]
fn the_rail_and_the_buttons_call_the_steps_as_the_office_does() {
    let mut stage = at(Lang::Zh, Room::Village);
    let name = |zh: &str| StepName { zh: zh.to_owned(), en: String::new() };
    let step_names =
        StepNames { village: name("村里调"), interpretation: name("联调化解"), ..StepNames::default() };
    let renamed = Settings { step_names, ..settings(Lang::Zh) };
    act(&mut stage, Action::Run(Box::new(Command::ChangeSettings(Box::new(renamed)))));
    let move_up = stage.tr.talk_move_up("联调化解");
    assert!(stage.reads("村里调") && !stage.reads("村居调") && stage.reads(&move_up));
}

#[test]
fn a_clause_is_found_by_pinyin_and_written_in_with_a_key() {
    for lang in [Lang::Zh, Lang::En] {
        let mut stage = at(lang, Room::Agreement);
        let before = case(&stage).terms.len();
        stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::L);
        stage.settle();
        stage.type_into(stage.tr.agreement_phrases(), "loushui");
        stage.settle();
        let first = stage.window().desk.guide.phrases.search("loushui", case(&stage).dispute_type)[0].clone();
        assert_eq!(first.id, "leak-repair");
        assert!(stage.reads(first.title.of(lang)));
        stage.harness.key_press(Key::Enter);
        stage.settle();
        let terms = &case(&stage).terms;
        assert_eq!(terms.len(), before + 1);
        let term = terms.last().unwrap();
        assert_eq!(term.pattern, Some(TermPattern::Act));
        assert!(term.text.starts_with("关伯年于＿＿年＿月＿日前修好"), "{}", term.text);
        assert!(!stage.reads(stage.tr.agreement_phrases_insert()), "the box is closed");
        act(&mut stage, Action::Undo);
        assert_eq!(case(&stage).terms.len(), before);
    }
}

#[test]
fn the_library_is_walked_with_the_arrows_and_left_with_escape() {
    let mut stage = at(Lang::Zh, Room::Agreement);
    stage.press(stage.tr.agreement_phrases());
    let found: Vec<String> = {
        let library = &stage.window().desk.guide.phrases;
        library.search("", case(&stage).dispute_type).iter().map(|one| one.fill(case(&stage)).text).collect()
    };
    let whole = |stage: &Stage<'_>, text: &str| stage.harness.query_all_by_label(text).next().is_some();
    assert!(whole(&stage, &found[0]) && !whole(&stage, &found[1]));
    stage.harness.key_press(Key::ArrowDown);
    stage.settle();
    assert!(whole(&stage, &found[1]));
    stage.harness.key_press(Key::Escape);
    stage.settle();
    assert!(!stage.reads(stage.tr.agreement_phrases_insert()));
    assert_eq!(stage.window().desk.screen, Screen::Case(CaseId(1), Room::Agreement));
}

#[test]
fn moving_up_drafts_the_note_for_the_next_level_and_asks_for_the_reason() {
    let mut stage = at(Lang::Zh, Room::Village);
    let tr = stage.tr;
    stage.press(&tr.talk_move_up(tr.step(StepKind::Interpretation)));
    let drafted = stage.text_of(tr.talk_handover_note());
    assert_eq!(drafted, maplebridge::guide::handover::note(case(&stage), StepKind::Village, tr));
    assert!(drafted.contains("已谈拢：赔多少，怎么付。") && drafted.contains("没谈拢：鸽棚留不留。"), "{drafted}");
    for said in case(&stage).statements.iter().filter(|said| said.private) {
        assert!(!drafted.contains(&said.text), "{drafted}");
    }
    // The note alone is no reason.
    stage.press(tr.talk_outcome_keep());
    assert!(stage.reads(tr.talk_outcome_reason_needed()));
    assert_eq!(case(&stage).steps[1].outcome, None);
    // Another outcome needs no note.
    stage.press(tr.talk_outcome_not_settled());
    assert!(!stage.reads(tr.talk_handover_note()));
    stage.press(&tr.talk_outcome_escalated(tr.step(StepKind::Interpretation)));
    stage.type_into(tr.talk_outcome_note_escalated(), "鸽棚拆不拆，要司法所来讲。");
    stage.press(tr.talk_outcome_keep());
    let note = &case(&stage).steps[1].note;
    assert_eq!(*note, format!("{drafted}\n往上转的原因：鸽棚拆不拆，要司法所来讲。"));
}
