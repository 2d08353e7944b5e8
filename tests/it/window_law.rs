//! The room of law in the window: found by word and Pinyin, by keyboard, from a finding, over any screen.

use egui::{Key, Modifiers};
use maplebridge::check::Rule;
use maplebridge::guide::law::Library;
use maplebridge::i18n::Lang;
use maplebridge::ui::action::Action;
use maplebridge::ui::screen::{Room, Screen};

use crate::window_support::{Stage, book, case_of, import, import_case, stage, stage_of, undated};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

fn press_key(stage: &mut Stage<'_>, key: Key) {
    stage.harness.key_press_modifiers(Modifiers::NONE, key);
    stage.settle();
}

fn go(stage: &mut Stage<'_>, screen: Screen) {
    stage.harness.state_mut().as_mut().unwrap().desk.act(Action::Go(screen));
    stage.settle();
}

#[test]
fn a_card_is_found_and_read_by_keyboard_alone_over_any_screen() {
    let mut casebook = book(Lang::Zh);
    import(&mut casebook, "C02");
    let mut stage = stage(casebook, Lang::Zh);
    let tr = stage.tr;
    press_key(&mut stage, Key::F2);
    stage.type_into(tr.law_search(), "fyf 1085");
    press_key(&mut stage, Key::Enter);
    let card = Library::built_in().search("fyf 1085")[0];
    assert!(card.articles.contains(&1085), "{}", card.id);
    let text = card.text(Lang::Zh);
    for part in [&text.title, &text.plain, &text.here, &text.court] {
        assert!(stage.reads(part), "{part}");
    }
    press_key(&mut stage, Key::Escape);
    assert!(!stage.reads(&text.plain) && stage.reads(tr.law_search()), "back at the list");
    press_key(&mut stage, Key::Escape);
    assert!(!stage.reads(tr.law_search()));
    assert_eq!(stage.window().desk.screen, Screen::Today, "the screen below stayed");
}

#[test]
fn the_door_of_a_case_lists_its_kind_of_dispute_first() {
    for lang in LANGS {
        let mut casebook = book(lang);
        import(&mut casebook, "C02");
        let mut stage = stage(casebook, lang);
        go(&mut stage, Screen::Case(maplebridge::casebook::view::CaseId(1), Room::Interpretation));
        let tr = stage.tr;
        let kind = stage.window().desk.case.as_ref().unwrap().record.file.dispute_type.unwrap();
        stage.press(tr.law_door());
        let (own, foreign) =
            (Library::built_in().for_type(kind)[0], Library::built_in().by_id("food-ten-times").unwrap());
        let named = |card: &maplebridge::guide::law::Card| tr.law_door_named(card.source(tr), &card.text(lang).title);
        assert!(stage.reads(&named(own)), "{lang:?}");
        stage.type_into(tr.law_search(), "148");
        stage.settle();
        assert!(!stage.reads(&named(foreign)), "of another kind");
        stage.press(tr.law_every_kind());
        assert!(stage.reads(&named(foreign)));
    }
}

#[test]
fn a_finding_opens_the_card_of_its_article() {
    for lang in LANGS {
        let mut casebook = book(lang);
        let mut case = case_of("C01");
        undated(&mut case);
        let dispute = case.dispute_type;
        import_case(&mut casebook, case);
        let mut stage = stage_of(casebook, lang, [1366.0, 1100.0]);
        go(&mut stage, Screen::Case(maplebridge::casebook::view::CaseId(1), Room::Agreement));
        let tr = stage.tr;
        stage.press(&tr.finding_why_named(tr.check_term_no_date(1)));
        let cards = Library::built_in().for_rule(Rule::TermNoDate, dispute);
        let card = cards.into_iter().find(|card| card.articles.contains(&511)).unwrap();
        stage.press(&tr.law_door_named(card.source(tr), &card.text(lang).title));
        assert!(stage.reads(&card.text(lang).plain), "the card is read beside the clause");
        assert!(stage.reads(&tr.check_term_no_date(1)), "and the clause stays in sight");
    }
}
