//! The file of a case and its papers in the window, and the editor of their words, by the words on the screen, in both
//! languages.

use egui::Key;
use egui_kittest::kittest::{NodeT, Queryable};
use maplebridge::casebook::command::{CaseCommand, Command};
use maplebridge::casebook::view::CaseId;
use maplebridge::domain::papers::{PaperKind, PaperLanguage};
use maplebridge::domain::session::StepKind;
use maplebridge::i18n::Lang;
use maplebridge::jobs::templates as office;
use maplebridge::paper::page::{Item, Pages};
use maplebridge::pictures;
use maplebridge::platform::files;
use maplebridge::ui::action::Action;
use maplebridge::ui::papers_view::{PaperLine, ShownPaper};
use maplebridge::ui::screen::{Room, Screen};
use maplebridge::ui::screens::papers::list::paper_name;
use maplebridge::ui::screens::templates;
use maplebridge::ui::template_view::{TemplateName, Whose};

use crate::window_support::{Stage, book, import, settings, stage, stage_of};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];
/// High enough that the whole list is in sight.
const HIGH: [f32; 2] = [1366.0, 2400.0];

/// A window of this size on one of the invented cases, in its room of papers.
fn papers<'a>(lang: Lang, case: &str, size: [f32; 2]) -> Stage<'a> {
    let mut casebook = book(lang);
    import(&mut casebook, case);
    let mut stage = stage_of(casebook, lang, size);
    act(&mut stage, Action::Go(Screen::Case(CaseId(1), Room::Papers)));
    stage
}

fn act(stage: &mut Stage<'_>, action: Action) {
    stage.harness.state_mut().as_mut().unwrap().desk.act(action);
    stage.settle();
}

fn shown<'s>(stage: &'s Stage<'_>) -> &'s ShownPaper {
    stage.window().desk.papers.view.shown.as_ref().unwrap()
}

fn pages<'s>(stage: &'s Stage<'_>) -> &'s Pages {
    shown(stage).pages.as_ref().unwrap()
}

fn words(pages: &Pages) -> String {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let glyphs = items.flat_map(|item| match item {
        Item::Text { glyphs, .. } => glyphs.as_slice(),
        _ => &[],
    });
    glyphs.map(|glyph| glyph.ch).filter(|ch| !ch.is_whitespace()).collect()
}

fn lines(stage: &Stage<'_>) -> Vec<PaperLine> {
    stage.window().desk.papers.view.groups.iter().flat_map(|group| group.papers.clone()).collect()
}

fn is_enabled(stage: &Stage<'_>, name: &str) -> bool {
    let node = stage.harness.get_all_by_label(name).next().unwrap();
    !node.accesskit_node().is_disabled()
}

#[test]
fn what_is_missing_stands_on_top_and_leads_to_its_place() {
    for lang in LANGS {
        let mut stage = papers(lang, "mid_way", [1366.0, 690.0]);
        let tr = stage.tr;
        let lacking =
            stage.window().desk.case.as_ref().unwrap().dossier.iter().filter(|item| item.is_lacking()).count();
        assert_eq!(lacking, 2, "the talk is under way and nothing is signed");
        assert!(stage.reads(&tr.papers_lacking(lacking)));
        assert!(stage.reads(&tr.shell_papers_lacking(lacking)), "the door says it in every room");
        stage.press(&format!("{} {}", tr.missing_go(), tr.papers_lack_record()));
        assert_eq!(stage.window().desk.screen, Screen::Case(CaseId(1), Room::of_step(StepKind::Village)));
    }
}

#[test]
fn a_complete_file_says_so() {
    let stage = papers(Lang::Zh, "C01", [1366.0, 690.0]);
    assert!(stage.reads(stage.tr.papers_complete()));
    assert!(!stage.reads(&stage.tr.shell_papers_lacking(1)));
}

#[test]
fn every_paper_of_the_list_is_shown_at_a_press() {
    for (lang, case) in [(Lang::Zh, "C01"), (Lang::En, "C05")] {
        let mut stage = papers(lang, case, HIGH);
        let tr = stage.tr;
        let lines = lines(&stage);
        assert!(PaperKind::ALL.iter().all(|kind| lines.iter().any(|line| line.kind == *kind)));
        for line in lines {
            let name = paper_name(tr, &line);
            if let Some(reason) = &line.why_not {
                assert!(stage.reads(reason), "{name} says why it is not there");
                continue;
            }
            stage.press(&name);
            assert!(shown(&stage).ask.is(&line), "{lang:?} {name}");
            assert!(!pages(&stage).pages.is_empty(), "{name}");
        }
    }
}

#[test]
fn the_same_pages_are_painted_frame_after_frame() {
    let mut stage = papers(Lang::Zh, "C01", [1366.0, 690.0]);
    let before = pages(&stage).pages.as_ptr();
    stage.harness.run_steps(5);
    assert_eq!(pages(&stage).pages.as_ptr(), before, "nothing is set while painting");
}

#[test]
fn a_paper_is_read_in_both_languages_and_stays_so_when_the_case_is_read_again() {
    for lang in LANGS {
        let mut stage = papers(lang, "C01", [1366.0, 690.0]);
        let tr = stage.tr;
        let chinese = words(pages(&stage));
        stage.press(tr.papers_english());
        // The window's own language has a button of the same name in English.
        let wanted = with(&stage, PaperLanguage::English);
        act(&mut stage, Action::ShowPaper(wanted));
        let english = words(pages(&stage));
        assert!(english.contains("Agreement") || english.contains("AGREEMENT"), "{english}");
        stage.press(tr.papers_both());
        let both = words(pages(&stage));
        assert!(both.len() > chinese.len() && both.contains("人民调解协议书"));
        act(&mut stage, Action::Go(Screen::Case(CaseId(1), Room::Facts)));
        act(&mut stage, Action::Go(Screen::Case(CaseId(1), Room::Papers)));
        assert_eq!(shown(&stage).ask.language, PaperLanguage::Both);
        // A paper that is Chinese alone is shown in Chinese, and offers nothing else.
        stage.press(tr.paper_kind(PaperKind::AcceptanceRegister));
        assert_eq!(shown(&stage).ask.language, PaperLanguage::Chinese);
        assert!(!stage.reads(tr.papers_both()));
    }
}

fn with(stage: &Stage<'_>, language: PaperLanguage) -> maplebridge::ui::papers_view::PaperAsk {
    maplebridge::ui::papers_view::PaperAsk { language, ..shown(stage).ask.clone() }
}

#[test]
fn each_holder_gets_a_marked_copy_in_one_job() {
    for lang in LANGS {
        let mut stage = papers(lang, "C01", [1366.0, 690.0]);
        let tr = stage.tr;
        let once = pages(&stage).pages.len();
        assert!(stage.reads(&tr.printing_print(4)), "three parties and the committee");
        stage.press(tr.papers_for_holders());
        assert_eq!(pages(&stage).pages.len(), 4 * once);
        assert!(stage.reads(&tr.printing_print(4)), "what is printed is marked by itself");
        stage.press(tr.papers_for_holders());
        assert_eq!(pages(&stage).pages.len(), once);
    }
}

#[test]
fn a_character_without_a_glyph_is_named_and_a_gap_is_offered() {
    for lang in LANGS {
        let mut stage = papers(lang, "C01", [1366.0, 690.0]);
        let tr = stage.tr;
        stage.harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
        let mut party = stage.window().desk.case.as_ref().unwrap().record.file.parties[0].clone();
        party.name = "林\u{E123}远".to_owned();
        let change = Command::InCase(CaseId(1), CaseCommand::EditParty(party));
        act(&mut stage, Action::Run(Box::new(change)));
        let none = shown(&stage).pages.as_ref().unwrap_err().clone();
        assert!(
            none.lacks_glyphs && none.reason.contains("U+E123") && none.reason.contains("/parties/0"),
            "{}",
            none.reason
        );
        assert!(stage.reads("U+E123"));
        stage.press(tr.papers_leave_gaps());
        assert!(!pages(&stage).pages.is_empty());
        stage.press(tr.papers_gaps());
        assert!(shown(&stage).pages.is_err(), "the gap is taken back");
    }
}

#[test]
fn a_paper_and_the_whole_file_are_saved_into_a_folder() {
    for lang in LANGS {
        let folder = tempfile::tempdir().unwrap();
        let mut stage = papers(lang, "C01", [1366.0, 1200.0]);
        let tr = stage.tr;
        stage.press(tr.papers_side_output());
        let state = stage.harness.state_mut().as_mut().unwrap();
        state.desk.status.papers_folder = folder.path().join("new");
        stage.settle();
        stage.press(tr.papers_save());
        let paper = folder.path().join("new").join(&shown(&stage).file);
        assert!(std::fs::read(&paper).unwrap().starts_with(b"%PDF"));
        assert!(stage.reads(&tr.papers_saved(paper.display())));
        stage.press(tr.papers_save_dossier());
        let whole = folder.path().join("new").join(&stage.window().desk.papers.view.dossier_file);
        assert!(std::fs::read(whole).unwrap().starts_with(b"%PDF"));
    }
}

#[test]
fn the_catalogue_tells_the_pages_of_the_whole_file() {
    let mut stage = papers(Lang::Zh, "C01", HIGH);
    stage.press(stage.tr.paper_kind(PaperKind::Catalogue));
    let catalogue = words(pages(&stage));
    assert!(catalogue.contains("人民调解协议书") && catalogue.contains("人民调解受理登记表"), "{catalogue}");
    assert!(catalogue.chars().any(|ch| ch.is_ascii_digit()), "{catalogue}");
}

#[test]
fn the_list_is_walked_by_keys() {
    let mut stage = papers(Lang::Zh, "C01", HIGH);
    let register = stage.tr.paper_kind(PaperKind::AcceptanceRegister);
    stage.harness.get_all_by_label(register).next().unwrap().focus();
    stage.settle();
    stage.harness.key_press(Key::Enter);
    stage.settle();
    assert_eq!(shown(&stage).ask.kind, PaperKind::AcceptanceRegister);
    for _ in 0..2 {
        stage.harness.key_press(Key::Tab);
        stage.harness.run_steps(2);
    }
    stage.harness.key_press(Key::Enter);
    stage.settle();
    assert_ne!(shown(&stage).ask.kind, PaperKind::AcceptanceRegister, "the next paper is a key or two away");
}

/// A window whose office keeps its templates in this folder, with the editor open at the receipt.
fn editor<'a>(lang: Lang, folder: &std::path::Path, size: [f32; 2]) -> Stage<'a> {
    let mut stage = stage_of(book(lang), lang, size);
    stage.harness.state_mut().as_mut().unwrap().desk.keep_templates_in(folder.to_path_buf()).unwrap();
    act(&mut stage, Action::EditTemplate(RECEIPT));
    stage
}

const RECEIPT: TemplateName = TemplateName { kind: PaperKind::Receipt, lang: Lang::Zh };

fn open<'s>(stage: &'s Stage<'_>) -> &'s maplebridge::ui::template_view::OpenTemplate {
    stage.window().desk.templates.view.open.as_ref().unwrap()
}

/// Types at the end of the text, and waits until it is looked at.
fn append(stage: &mut Stage<'_>, words: &str) {
    let field = stage.tr.templates_text();
    stage.type_into(field, words);
    stage.harness.run_steps(12);
    stage.settle();
}

fn erase(stage: &mut Stage<'_>, count: usize) {
    for _ in 0..count {
        stage.harness.key_press(Key::Backspace);
        stage.harness.run_steps(1);
    }
    stage.harness.run_steps(12);
    stage.settle();
}

#[test]
fn an_office_writes_its_own_words_and_goes_back() {
    for lang in LANGS {
        let folder = tempfile::tempdir().unwrap();
        let mut stage = editor(lang, folder.path(), [1366.0, 690.0]);
        let tr = stage.tr;
        assert!(open(&stage).sample && open(&stage).pages.is_ok(), "without a case the practice case is shown");
        assert!(!is_enabled(&stage, tr.templates_save()), "nothing was changed");
        append(&mut stage, "\n谢谢{{payr}}");
        let mistake = open(&stage).mistakes.first().unwrap().clone();
        assert!(stage.reads(&tr.templates_mistakes(1)));
        assert!(!is_enabled(&stage, tr.templates_save()), "a mistake is not saved");
        erase(&mut stage, "{{payr}}".len());
        assert_eq!(open(&stage).mistakes, [], "{}", mistake.sentence);
        assert!(words(open(&stage).pages.as_ref().unwrap()).contains("谢谢"));
        stage.press(tr.templates_save());
        let file = office::path(folder.path(), RECEIPT.kind, RECEIPT.lang);
        assert!(std::fs::read_to_string(&file).unwrap().ends_with("谢谢"));
        assert!(stage.reads(tr.templates_is_own()) && !open(&stage).changed);
        assert!(stage.window().desk.templates.view.lines.iter().any(|line| line.whose == Whose::Office));
        // Asked once: first no, then yes.
        stage.press(tr.templates_restore());
        stage.press(tr.templates_restore_no());
        assert!(file.exists() && !stage.reads(tr.templates_restore_asks()));
        stage.press(tr.templates_restore());
        stage.press(tr.templates_restore_yes());
        assert!(!file.exists());
        assert!(stage.reads(tr.templates_is_built_in()));
        assert!(!stage.text_of(tr.templates_text()).contains("谢谢"));
    }
}

#[test]
fn a_press_on_a_mistake_puts_the_cursor_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = editor(Lang::Zh, folder.path(), [1366.0, 690.0]);
    let tr = stage.tr;
    append(&mut stage, "\n{{payr}}\n末尾");
    let mistake = open(&stage).mistakes[0].clone();
    let door = stage.harness.get_all_by_label_contains(tr.templates_go());
    door.into_iter().next().unwrap().click();
    stage.settle();
    // What is typed now stands before the mistake.
    stage.harness.event(egui::Event::Text("这里".to_owned()));
    stage.harness.run_steps(12);
    let text = stage.text_of(tr.templates_text());
    let line = text.lines().nth(mistake.line - 1).unwrap();
    let at: String = line.chars().skip(mistake.column - 1).collect();
    assert!(at.starts_with("这里"), "{line}");
}

#[test]
fn what_was_typed_waits_on_today_and_comes_back_after_closing() {
    for lang in LANGS {
        let folder = tempfile::tempdir().unwrap();
        let mut casebook = crate::book_support::open(folder.path(), pictures::clock()).unwrap();
        casebook.run(Command::ChangeSettings(Box::new(settings(lang)))).unwrap();
        let mut first = stage(casebook, lang);
        let tr = first.tr;
        act(&mut first, Action::EditTemplate(RECEIPT));
        first.type_into(tr.templates_text(), "\n半句{{");
        // Left at once: what is typed is kept first.
        first.press(tr.shell_today());
        assert_eq!(first.window().desk.screen, Screen::Today);
        drop(first);
        let mut again = stage(crate::book_support::open(folder.path(), pictures::clock()).unwrap(), lang);
        let waits = tr.templates_unfinished(templates::title(tr, RECEIPT));
        again.press(&format!("{} {waits}", tr.today_continue()));
        assert_eq!(again.window().desk.screen, Screen::Templates);
        assert!(again.text_of(tr.templates_text()).ends_with("半句{{"));
        assert!(!open(&again).mistakes.is_empty());
        again.press(tr.templates_drop());
        assert!(!again.text_of(tr.templates_text()).contains("半句"));
        again.press(tr.shell_today());
        assert!(!again.reads(&waits), "nothing waits any more");
    }
}

#[test]
fn a_broken_file_is_named_at_the_start_and_the_built_in_words_are_used() {
    let folder = tempfile::tempdir().unwrap();
    let file = office::path(folder.path(), RECEIPT.kind, RECEIPT.lang);
    files::write(&file, "= 收条\n{{payr}}\n@sign person\n".as_bytes()).unwrap();
    let mut stage = stage_of(book(Lang::Zh), Lang::Zh, [1366.0, 690.0]);
    let tr = stage.tr;
    stage.harness.state_mut().as_mut().unwrap().desk.keep_templates_in(folder.path().to_path_buf()).unwrap();
    stage.settle();
    assert!(stage.reads("receipt.zh.txt"));
    act(&mut stage, Action::EditTemplate(RECEIPT));
    assert!(stage.reads(tr.templates_is_broken()));
    assert!(stage.text_of(tr.templates_text()).contains("{{payr}}"), "the office's text is there to be mended");
    assert!(open(&stage).pages.is_ok());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "= 收条\n{{payr}}\n@sign person\n", "nobody touched the file");
}

#[test]
fn the_editor_opens_from_settings_and_from_a_paper() {
    for lang in LANGS {
        let mut stage = papers(lang, "C01", [1366.0, 1200.0]);
        let tr = stage.tr;
        stage.press(tr.papers_edit_words());
        assert_eq!(open(&stage).name, TemplateName { kind: PaperKind::Agreement, lang: Lang::Zh });
        assert!(!open(&stage).sample, "the open case is on the page");
        stage.press(tr.shell_settings());
        stage.press(tr.templates_door());
        assert_eq!(stage.window().desk.screen, Screen::Templates);
        stage.press(&templates::title(tr, RECEIPT));
        assert_eq!(open(&stage).name, RECEIPT);
    }
}

#[test]
fn an_offices_own_agreement_is_what_the_case_shows() {
    let folder = tempfile::tempdir().unwrap();
    let built_in = maplebridge::draft::templates::built_in_text(PaperKind::Agreement, Lang::Zh).unwrap();
    let own = format!("{built_in}\n本单位另加的一句。\n");
    office::save(folder.path(), PaperKind::Agreement, Lang::Zh, &own).unwrap();
    let mut stage = papers(Lang::Zh, "mid_way", [1366.0, 690.0]);
    stage.harness.state_mut().as_mut().unwrap().desk.keep_templates_in(folder.path().to_path_buf()).unwrap();
    stage.settle();
    assert!(words(pages(&stage)).contains("本单位另加的一句。"));
    let case = stage.window().desk.case.as_ref().unwrap();
    assert!(words(case.pages.as_ref().unwrap()).contains("本单位另加的一句。"));
}

#[test]
fn both_screens_hold_at_every_size() {
    for lang in LANGS {
        for size in [[1366.0, 690.0], [911.0, 512.0], [683.0, 384.0], [500.0, 384.0]] {
            let folder = tempfile::tempdir().unwrap();
            let mut stage = papers(lang, "C05", size);
            let tr = stage.tr;
            stage.press(tr.papers_side_output());
            assert!(stage.reads(tr.papers_folder()));
            stage.press(tr.papers_side_file());
            if size[0] < 800.0 {
                stage.press(tr.papers_side_pages());
                assert!(stage.reads(tr.papers_edit_words()));
            }
            drop(stage);
            let mut stage = editor(lang, folder.path(), size);
            append(&mut stage, "\n{{payr}}");
            assert!(stage.reads(&tr.templates_mistakes(1)));
        }
    }
}
