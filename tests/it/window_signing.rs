//! The signing table in the window: read, sign by pointer, sign on paper, close; and what asks before signatures fall.

use egui::{Event, Modifiers, PointerButton, Pos2, Rect};
use egui_kittest::kittest::{NodeT, Queryable};
use maplebridge::casebook::Casebook;
use maplebridge::casebook::command::CaseCommand;
use maplebridge::casebook::view::CaseId;
use maplebridge::domain::agreement::SignatureWay;
use maplebridge::domain::case::{CaseFile, StaffRole};
use maplebridge::domain::party::{Need, PartyKind};
use maplebridge::domain::signing::HowRead;
use maplebridge::i18n::Lang;
use maplebridge::platform::files;
use maplebridge::ui::action::Action;
use maplebridge::ui::papers_view::PaperFile;
use maplebridge::ui::screen::{Room, Screen};
use maplebridge::ui::signing_view::ScanStage;

use crate::casebook_support::freeze;
use crate::window_support::{Stage, book, case_of, import_case, stage_of};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];
const SIZE: [f32; 2] = [1366.0, 690.0];
/// 1366×690 at a text size of 150 %.
const SMALL: [f32; 2] = [911.0, 460.0];
const FIRST: CaseId = CaseId(1);

/// The signing table of a case that was made final.
fn table<'a>(lang: Lang, case: CaseFile, size: [f32; 2]) -> Stage<'a> {
    let mut casebook: Casebook = book(lang);
    import_case(&mut casebook, case);
    freeze(&mut casebook, FIRST);
    let mut stage = stage_of(casebook, lang, size);
    go(&mut stage, Room::Signing);
    stage
}

fn go(stage: &mut Stage<'_>, room: Room) {
    act(stage, Action::Go(Screen::Case(FIRST, room)));
}

fn act(stage: &mut Stage<'_>, action: Action) {
    stage.harness.state_mut().as_mut().unwrap().desk.act(action);
    stage.settle();
}

fn run(stage: &mut Stage<'_>, command: CaseCommand) {
    let command = maplebridge::casebook::command::Command::InCase(FIRST, command);
    act(stage, Action::Run(Box::new(command)));
}

/// Reads to the end, or has it read out to one who cannot read.
fn read(stage: &mut Stage<'_>) {
    let tr = stage.tr;
    if stage.harness.query_by_label(tr.signing_read_aloud_done()).is_some() {
        return stage.press(tr.signing_read_aloud_done());
    }
    for _ in 0..60 {
        if !stage.reads(tr.signing_not_seen_yet()) {
            return stage.press(tr.signing_read_it());
        }
        stage.press(tr.signing_read_on());
    }
    panic!("the words have no end");
}

/// Two strokes across the pad, by the pointer.
fn write(stage: &mut Stage<'_>) {
    let pad = stage.harness.get_by_label(stage.tr.signing_pad()).rect();
    for share in [0.35, 0.6] {
        let at = |x: f32| Pos2::new(pad.left() + pad.width() * x, pad.top() + pad.height() * share);
        let button = |pos, pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        stage.harness.event(Event::PointerMoved(at(0.2)));
        stage.harness.run_steps(1);
        stage.harness.event(button(at(0.2), true));
        stage.harness.run_steps(1);
        for step in [0.3, 0.42, 0.55, 0.7] {
            stage.harness.event(Event::PointerMoved(at(step)));
            stage.harness.run_steps(1);
        }
        stage.harness.event(button(at(0.7), false));
        stage.harness.run_steps(1);
    }
}

fn sign(stage: &mut Stage<'_>) {
    read(stage);
    write(stage);
    stage.press(stage.tr.signing_done());
}

fn signed(stage: &Stage<'_>) -> usize {
    stage.window().desk.case.as_ref().unwrap().record.signatures.len()
}

fn count(stage: &Stage<'_>) -> usize {
    stage.window().desk.case.as_ref().unwrap().record.version.as_ref().unwrap().signers.len()
}

/// Past the page that proposes paper, where there is one.
fn on_screen(stage: &mut Stage<'_>) {
    let words = stage.tr.signing_all_on_screen();
    if stage.harness.query_by_label(words).is_some() {
        stage.press(words);
    }
}

#[test]
fn everyone_signs_by_hand_and_the_agreement_is_closed() {
    for (lang, name) in [(Lang::Zh, "C01"), (Lang::En, "C01"), (Lang::Zh, "C02"), (Lang::Zh, "C05")] {
        let mut stage = table(lang, case_of(name), SIZE);
        let tr = stage.tr;
        on_screen(&mut stage);
        for done in 0..count(&stage) {
            assert_eq!(signed(&stage), done, "{name}");
            sign(&mut stage);
        }
        let record = &stage.window().desk.case.as_ref().unwrap().record;
        assert!(record.signatures.iter().all(|one| one.hand.as_ref().is_some_and(|hand| hand.strokes.len() == 2)));
        stage.press(tr.closing_close());
        assert!(stage.reads(tr.closing_closed()), "{name}");
        let desk = &stage.window().desk;
        let closed = desk.case.as_ref().unwrap().record.standing.closed.clone().unwrap();
        let pdf = desk.book.attachment(&closed.pdf_sha256).unwrap().unwrap();
        assert!(maplebridge::seal::verify(&pdf).unwrap().is_intact());
    }
}

#[test]
fn the_pad_opens_only_after_the_words_were_seen_or_read_out() {
    let mut stage = table(Lang::Zh, case_of("C01"), SMALL);
    let tr = stage.tr;
    assert!(stage.reads(tr.signing_not_seen_yet()) && stage.harness.query_by_label(tr.signing_pad()).is_none());
    stage.press(tr.signing_read_it());
    assert!(stage.harness.query_by_label(tr.signing_pad()).is_none(), "the key is closed until the end was seen");
    stage.press(tr.signing_read_aloud());
    write(&mut stage);
    stage.press(tr.signing_done());
    sign(&mut stage);
    let record = &stage.window().desk.case.as_ref().unwrap().record;
    let how: Vec<Option<HowRead>> = record.signatures.iter().map(|one| one.how_read).collect();
    assert_eq!(how, [Some(HowRead::ReadAloud), Some(HowRead::Scrolled)]);
}

/// The words were turned to their end by the first, who signed.
#[test]
fn the_next_one_begins_at_the_title() {
    let mut stage = table(Lang::Zh, case_of("C01"), SMALL);
    let tr = stage.tr;
    let title = |stage: &Stage<'_>| stage.harness.get_by_label("人民调解协议书").rect().top();
    let top = title(&stage);
    read(&mut stage);
    stage.press(tr.signing_read_again());
    assert!((title(&stage) - top).abs() < 1.0);
    sign(&mut stage);
    assert!((title(&stage) - top).abs() < 1.0);
    assert!(stage.reads(tr.signing_not_seen_yet()));
    stage.press(tr.signing_read_it());
    assert!(stage.harness.query_by_label(tr.signing_pad()).is_none());
}

#[test]
fn one_who_cannot_read_signs_after_the_words_were_read_out() {
    let mut case = case_of("C01");
    if let PartyKind::Person(person) = &mut case.parties[0].kind {
        person.needs.push(Need::CannotRead);
    }
    let mut stage = table(Lang::Zh, case, SIZE);
    let tr = stage.tr;
    assert!(stage.reads(&tr.signing_must_be_read_to("林志远")));
    assert!(stage.harness.query_by_label(tr.signing_read_it()).is_none(), "looking through is not enough");
    stage.press(tr.signing_read_aloud_done());
    write(&mut stage);
    stage.press(tr.signing_done());
    assert_eq!(signed(&stage), 1);
}

#[test]
fn a_mistaken_signature_is_given_again_and_both_stay_in_the_log() {
    let mut stage = table(Lang::Zh, case_of("C01"), SIZE);
    let tr = stage.tr;
    sign(&mut stage);
    stage.press(&tr.signing_choose("林志远"));
    assert!(stage.reads(&tr.signing_signed_screen("林志远")));
    stage.press(tr.signing_withdraw());
    assert_eq!(signed(&stage), 0);
    sign(&mut stage);
    assert_eq!(signed(&stage), 1);
    let log = stage.window().desk.book.versions(FIRST).unwrap().remove(0).log;
    assert_eq!(log.len(), 4, "frozen, signed, withdrawn, signed again: {log:?}");
}

#[test]
fn strokes_are_taken_back_one_by_one_or_all() {
    let mut stage = table(Lang::Zh, case_of("C01"), SIZE);
    let tr = stage.tr;
    read(&mut stage);
    write(&mut stage);
    stage.press(tr.signing_undo_stroke());
    stage.press(tr.signing_done());
    let hand = stage.window().desk.case.as_ref().unwrap().record.signatures[0].hand.clone().unwrap();
    assert_eq!(hand.strokes.len(), 1);
    read(&mut stage);
    write(&mut stage);
    stage.press(tr.signing_clear());
    stage.press(tr.signing_done());
    assert_eq!(signed(&stage), 1, "an empty pad signs nothing");
}

#[test]
fn paper_is_proposed_once_where_the_law_wants_it() {
    let mut stage = table(Lang::Zh, case_of("C02"), SIZE);
    let tr = stage.tr;
    assert!(stage.reads("《电子签名法》第三条"));
    stage.press(tr.signing_all_on_paper());
    let record = &stage.window().desk.case.as_ref().unwrap().record;
    assert_eq!(record.standing.on_paper.len(), count(&stage));
    assert!(!stage.reads("《电子签名法》第三条"));
    for done in 0..count(&stage) {
        assert_eq!(signed(&stage), done);
        stage.press(tr.signing_on_paper_done());
    }
    let record = &stage.window().desk.case.as_ref().unwrap().record;
    assert!(record.signatures.iter().all(|one| one.way == SignatureWay::Paper));
    stage.press(tr.closing_close());
    assert!(stage.reads(tr.closing_closed()));
}

#[test]
fn the_day_on_paper_is_typed_and_a_wrong_one_is_not_taken() {
    let mut stage = table(Lang::Zh, case_of("C01"), SIZE);
    let tr = stage.tr;
    stage.press(tr.signing_on_paper());
    stage.type_into(tr.signing_paper_day(), "x");
    assert!(stage.reads(tr.signing_day_not_read()));
    stage.press(tr.signing_on_paper_done());
    assert_eq!(signed(&stage), 0);
    stage.press(tr.signing_on_screen_again());
    sign(&mut stage);
    assert_eq!(signed(&stage), 1);
}

/// The frozen version with its mark on paper, as a PDF.
fn printed(stage: &Stage<'_>) -> Vec<u8> {
    let desk = &stage.window().desk;
    let record = &desk.case.as_ref().unwrap().record;
    let frozen = maplebridge::jobs::frozen::document(record, maplebridge::jobs::agreement::Mark::None).unwrap();
    let faces = maplebridge::paper::Faces::bundled().unwrap();
    let pages = maplebridge::paper::lay_out(&frozen, &faces).unwrap();
    maplebridge::paper::write_pdf(&pages, &faces).unwrap()
}

fn wait_for_scan(stage: &mut Stage<'_>) {
    let began = std::time::Instant::now();
    while matches!(stage.window().desk.signing.view.scan, ScanStage::Reading(_)) {
        assert!(began.elapsed().as_secs() < 120, "the scan is never read");
        std::thread::yield_now();
        stage.harness.run_steps(1);
    }
    stage.settle();
}

#[test]
fn a_scan_of_this_version_is_kept_and_one_of_another_is_refused_with_both_marks() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let mut stage = table(Lang::Zh, case_of("C01"), SIZE);
    let tr = stage.tr;
    files::write(&path("old.pdf"), &printed(&stage)).unwrap();
    let old = stage.window().desk.case.as_ref().unwrap().record.version.as_ref().unwrap().mark().unwrap();
    let mut term = case_of("C01").terms.remove(0);
    term.text = term.text.replace("一次性", "一次");
    run(&mut stage, CaseCommand::EditTerm { position: 0, term });
    run(&mut stage, CaseCommand::FreezeAgreement);
    files::write(&path("new.pdf"), &printed(&stage)).unwrap();
    let new = stage.window().desk.case.as_ref().unwrap().record.version.as_ref().unwrap().mark().unwrap();
    stage.press(tr.signing_on_paper());
    for (file, kept) in [("old.pdf", false), ("new.pdf", true)] {
        if !stage.reads(tr.signing_scan_what()) {
            stage.press(tr.signing_attach_scan());
        }
        act(&mut stage, Action::ReadScan(path(file)));
        wait_for_scan(&mut stage);
        stage.press(tr.signing_scan_keep());
        let record = &stage.window().desk.case.as_ref().unwrap().record;
        assert_eq!(record.standing.scans.len(), usize::from(kept), "{file}");
        if !kept {
            assert!(stage.reads(&old.short()) && stage.reads(&new.short()), "both marks are named");
        }
    }
    let record = &stage.window().desk.case.as_ref().unwrap().record;
    assert_eq!(record.standing.scans[0].signers.len(), 1);
    assert_eq!(record.signatures.len(), 1, "whoever is on the scan has signed on paper");
}

#[test]
fn a_broken_scan_gets_its_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.png");
    files::write(&path, b"\x89PNG\r\n\x1a\nnothing more").unwrap();
    let mut stage = table(Lang::Zh, case_of("C01"), SIZE);
    stage.press(stage.tr.signing_on_paper());
    stage.press(stage.tr.signing_attach_scan());
    for (file, says) in
        [(path, stage.tr.scan_broken("broken.png")), (folder.path().join("gone.pdf"), "gone.pdf".into())]
    {
        act(&mut stage, Action::ReadScan(file));
        wait_for_scan(&mut stage);
        assert!(stage.reads(&says), "{says}");
    }
    assert!(stage.window().desk.case.as_ref().unwrap().record.standing.scans.is_empty());
}

/// A press on the first clause's own words and a change of them.
fn change_a_clause(stage: &mut Stage<'_>) {
    let mut term = stage.window().desk.case.as_ref().unwrap().record.file.terms[0].clone();
    term.text = term.text.replace("一次性", "一次");
    run(stage, CaseCommand::EditTerm { position: 0, term });
}

#[test]
fn a_change_asks_before_signatures_fall_and_no_leaves_everything() {
    for lang in LANGS {
        let mut stage = table(lang, case_of("C01"), SIZE);
        let tr = stage.tr;
        sign(&mut stage);
        sign(&mut stage);
        go(&mut stage, Room::Agreement);
        change_a_clause(&mut stage);
        assert!(stage.reads(tr.question_title()), "{lang:?}");
        let says = match lang {
            Lang::Zh => "第 1 版已经有 2 位签了名",
            Lang::En => "Version 1 has 2 signatures",
        };
        assert!(stage.reads(says), "{lang:?}");
        assert_eq!(signed(&stage), 2, "nothing has happened yet");
        stage.press(tr.question_no());
        assert_eq!(signed(&stage), 2);
        assert!(!stage.reads(tr.question_title()));
        change_a_clause(&mut stage);
        stage.press(tr.question_yes());
        assert_eq!(signed(&stage), 0);
        let versions = stage.window().desk.book.versions(FIRST).unwrap();
        assert_eq!(versions[0].standing.signatures.len(), 2, "the old version opens with who had signed");
    }
}

/// What is typed is due while somebody still types: the question comes, and the field shows what holds.
#[test]
fn typing_in_a_signed_agreement_asks_and_a_no_shows_the_old_words_again() {
    let mut stage = table(Lang::Zh, case_of("C01"), [1366.0, 1100.0]);
    let tr = stage.tr;
    sign(&mut stage);
    act(&mut stage, Action::Jump(maplebridge::domain::place::Place::term(2).field("text")));
    let words = |stage: &Stage<'_>| {
        let field = stage.tr.agreement_own_words();
        let node = stage.harness.get_all_by_label(field).find(|node| node.value().is_some()).unwrap();
        node.value().unwrap()
    };
    let before = words(&stage);
    let field = tr.agreement_own_words();
    stage.harness.get_all_by_label(field).find(|node| node.value().is_some()).unwrap().focus();
    stage.harness.run_steps(2);
    stage.harness.get_all_by_label(field).find(|node| node.value().is_some()).unwrap().type_text("另付一百元");
    stage.harness.run_steps(60);
    stage.settle();
    assert!(stage.reads(tr.question_title()));
    stage.press(tr.question_no());
    assert_eq!(words(&stage), before);
    assert_eq!(signed(&stage), 1);
}

#[test]
fn a_change_of_a_sealed_agreement_says_that_it_stays_valid() {
    let mut stage = table(Lang::Zh, case_of("C01"), SIZE);
    let tr = stage.tr;
    for _ in 0..count(&stage) {
        sign(&mut stage);
    }
    stage.press(tr.closing_close());
    let sealed = stage.window().desk.case.as_ref().unwrap().record.standing.closed.clone().unwrap();
    go(&mut stage, Room::Performance);
    stage.press(tr.performance_mediate_again());
    assert!(stage.reads(tr.question_supersede_title()) && stage.reads(tr.question_sealed_stays()));
    stage.press(tr.question_no());
    assert!(stage.window().desk.case.as_ref().unwrap().record.version_is_current);
    stage.press(tr.performance_mediate_again());
    stage.press(tr.question_supersede_yes());
    let desk = &stage.window().desk;
    assert_eq!(desk.screen, Screen::Case(FIRST, Room::Agreement));
    let record = &desk.case.as_ref().unwrap().record;
    assert_eq!(record.file.agreement.as_ref().unwrap().number, "青渡人调字〔2026〕001-1号");
    assert!(desk.book.attachment(&sealed.pdf_sha256).unwrap().is_some());
}

#[test]
fn what_blocks_is_counted_and_one_key_leads_to_it() {
    let mut casebook = book(Lang::Zh);
    let mut case = case_of("C01");
    case.terms[2].obligor.clear();
    import_case(&mut casebook, case);
    let mut stage = stage_of(casebook, Lang::Zh, SIZE);
    go(&mut stage, Room::Signing);
    let tr = stage.tr;
    let must = maplebridge::check::blocking(&stage.window().desk.case.as_ref().unwrap().findings);
    assert!(must > 0 && stage.reads(&tr.signing_must_first(must)));
    stage.press(tr.signing_to_findings());
    assert_ne!(stage.window().desk.screen, Screen::Case(FIRST, Room::Signing));
    assert!(stage.window().desk.case.as_ref().unwrap().record.version.is_none());
}

/// What is printed of a frozen version is what was frozen, whatever templates are in force.
#[test]
fn another_template_does_not_touch_a_frozen_version() {
    let mut stage = table(Lang::Zh, case_of("C01"), SIZE);
    let before = stage.window().desk.case.as_ref().unwrap().pages.clone().unwrap();
    let mut templates = maplebridge::draft::templates::Templates::built_in();
    let other =
        maplebridge::draft::templates::built_in_text(maplebridge::domain::papers::PaperKind::Agreement, Lang::Zh)
            .unwrap()
            .replace("人民调解协议书", "另一种协议书");
    let read = maplebridge::draft::templates::read(maplebridge::domain::papers::PaperKind::Agreement, Lang::Zh, &other);
    templates.replace(maplebridge::domain::papers::PaperKind::Agreement, Lang::Zh, read.unwrap());
    stage.harness.state_mut().as_mut().unwrap().desk.book.use_templates(templates);
    go(&mut stage, Room::Papers);
    go(&mut stage, Room::Signing);
    let after = {
        let window = stage.harness.state_mut().as_mut().unwrap();
        window.desk.act(Action::Go(Screen::Today));
        window.desk.act(Action::Go(Screen::Case(FIRST, Room::Signing)));
        window.desk.case.as_ref().unwrap().pages.clone().unwrap()
    };
    assert_eq!(before.pages.len(), after.pages.len());
    assert_eq!(format!("{:?}", before.pages), format!("{:?}", after.pages));
}

/// Every key of the table is hit with a finger, in both languages, at 150 % on a low screen too.
#[test]
fn nothing_that_is_pressed_is_smaller_than_a_finger() {
    for lang in LANGS {
        for size in [SIZE, [1366.0, 768.0], SMALL, [911.0, 512.0]] {
            let mut stage = table(lang, case_of("C01"), size);
            let tr = stage.tr;
            fits(&stage, size, "reading");
            read(&mut stage);
            fits(&stage, size, "the pad");
            stage.press(tr.signing_on_paper());
            fits(&stage, size, "paper");
            stage.press(tr.signing_attach_scan());
            fits(&stage, size, "scan");
            stage.press(tr.signing_scan_drop());
            stage.press(tr.signing_all_signers());
            fits(&stage, size, "everyone");
        }
    }
}

fn fits(stage: &Stage<'_>, size: [f32; 2], page: &str) {
    let window = Rect::from_min_size(Pos2::ZERO, size.into());
    let mut keys = 0;
    for node in stage.harness.root().children_recursive() {
        let role = node.accesskit_node().role();
        if !matches!(role, egui::accesskit::Role::Button | egui::accesskit::Role::Tab) {
            continue;
        }
        let rect = node.rect();
        let name = node.accesskit_node().label().unwrap_or_default();
        assert!(rect.height() >= 43.9 && rect.width() >= 43.9, "{page} {size:?}: {name} is {rect:?}");
        assert!(window.expand(0.5).contains_rect(rect), "{page} {size:?}: {name} is cut at {rect:?}");
        keys += 1;
    }
    assert!(keys >= 4, "{page}: {keys} keys");
}

#[test]
fn a_pencil_mark_of_one_is_not_the_next_ones() {
    let mut stage = table(Lang::Zh, case_of("C01"), SIZE);
    let tr = stage.tr;
    read(&mut stage);
    write(&mut stage);
    stage.press(&tr.signing_choose("关伯年"));
    read(&mut stage);
    stage.press(tr.signing_done());
    assert_eq!(signed(&stage), 0, "the pad is empty for another person");
    change_through(&mut stage);
}

/// The table follows the version: another one is read anew.
fn change_through(stage: &mut Stage<'_>) {
    change_a_clause(stage);
    run(stage, CaseCommand::FreezeAgreement);
    assert!(stage.reads(stage.tr.signing_not_seen_yet()) || stage.reads(stage.tr.signing_seen_to_the_end()));
}

/// What is saved of a closed agreement is the file that was kept, from wherever it is asked for.
#[test]
fn the_sealed_file_is_given_out_as_it_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = table(Lang::Zh, case_of("C01"), SIZE);
    for _ in 0..count(&stage) {
        sign(&mut stage);
    }
    stage.press(stage.tr.closing_close());
    let sealed = stage.window().desk.case.as_ref().unwrap().record.standing.closed.clone().unwrap().pdf_sha256;
    let kept = stage.window().desk.book.attachment(&sealed).unwrap().unwrap();
    go(&mut stage, Room::Papers);
    for (what, name) in [(PaperFile::Sealed, "sealed.pdf"), (PaperFile::Shown, "shown.pdf")] {
        let path = folder.path().join(name);
        act(&mut stage, Action::SavePdf { path: path.clone(), what });
        assert_eq!(files::read(&path).unwrap(), kept, "{name}");
    }
    go(&mut stage, Room::Agreement);
    assert!(stage.reads(stage.tr.signed_sealed()) && !stage.reads(&stage.tr.signed_warning(5_usize)));
    stage.press(stage.tr.agreement_to_sealed());
    assert!(stage.reads(stage.tr.closing_closed()));
}

#[test]
fn no_shortcut_leads_past_the_question() {
    let mut stage = table(Lang::Zh, case_of("C01"), SIZE);
    sign(&mut stage);
    go(&mut stage, Room::Agreement);
    change_a_clause(&mut stage);
    stage.harness.key_press_modifiers(Modifiers::COMMAND, egui::Key::N);
    stage.settle();
    stage.harness.key_press(egui::Key::Escape);
    stage.settle();
    assert!(!stage.reads(stage.tr.question_title()), "Esc is a no");
    assert_eq!(stage.window().desk.screen, Screen::Case(FIRST, Room::Agreement));
    assert_eq!(signed(&stage), 1);
}

/// What was typed and waits for an answer would be lost.
#[test]
fn the_window_does_not_close_over_an_open_question() {
    let mut stage = table(Lang::Zh, case_of("C01"), SIZE);
    sign(&mut stage);
    change_a_clause(&mut stage);
    let close = |stage: &mut Stage<'_>| {
        let ctx = stage.harness.ctx.clone();
        stage.harness.state_mut().as_mut().unwrap().close_after_keeping(&ctx);
        stage.harness.run_steps(3);
        stage.window().may_close()
    };
    assert!(!close(&mut stage));
    stage.press(stage.tr.question_no());
    assert!(close(&mut stage));
}

#[test]
fn forty_who_sign_are_all_reached() {
    let mut case = case_of("C01");
    for number in 0..37 {
        let mut party = case.parties[0].clone();
        party.id = maplebridge::domain::party::PartyId(format!("A{}", number + 10));
        party.name = format!("工友{number}号");
        case.parties.push(party);
    }
    for size in [SIZE, SMALL] {
        let mut stage = table(Lang::Zh, case.clone(), size);
        let tr = stage.tr;
        assert!(count(&stage) > 40);
        fits(&stage, size, "reading");
        stage.press(tr.signing_all_signers());
        let last = tr.signing_choose(tr.signing_role_joint("罗小满", tr.staff_role(StaffRole::Recorder)));
        let second = tr.signing_choose(tr.signing_role_joint("何美娟", "申请人"));
        let over = stage.harness.get_all_by_label(&second).next().unwrap().rect().center();
        for _ in 0..30 {
            let wheel = Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: egui::vec2(0.0, -400.0),
                modifiers: Modifiers::NONE,
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
            };
            stage.harness.event(Event::PointerMoved(over));
            stage.harness.event(wheel);
            stage.harness.run_steps(2);
        }
        stage.settle();
        stage.press(&last);
        sign(&mut stage);
        assert_eq!(signed(&stage), 1);
    }
}
