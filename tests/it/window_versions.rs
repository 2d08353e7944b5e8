//! The room of versions, the sealed agreement among the papers, verifying and checking, and the desk's key in the window,
//! by the words on the screen, in both languages.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::fs;
use std::path::{Path, PathBuf};

use egui_kittest::kittest::{NodeT, Queryable};
use maplebridge::app::desk::Desk;
use maplebridge::casebook::Casebook;
use maplebridge::casebook::command::{CaseCommand, Closing, Command};
use maplebridge::casebook::view::{CaseId, Theme};
use maplebridge::domain::agreement::SignerId;
use maplebridge::domain::papers::{PaperKind, PaperLanguage};
use maplebridge::domain::signing::HowRead;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::desk_key;
use maplebridge::paper::layout::lay_out;
use maplebridge::paper::{Faces, write_pdf};
use maplebridge::pictures::{self, Look};
use maplebridge::seal::{SealRecord, SealingKey, seal};
use maplebridge::ui::action::Action;
use maplebridge::ui::key_view::KeyAsk;
use maplebridge::ui::papers_view::{PaperAsk, PaperFile, Which};
use maplebridge::ui::report_view::Mood;
use maplebridge::ui::screen::{Room, Screen};
use maplebridge::ui::versions_view::{Beside, Sheets, StoredPage};

use super::casebook_support::{change, day, freeze, pen};
use super::window_support::{Stage, book, import, settings, stage, stage_of};

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];
const FIRST: CaseId = CaseId(1);
/// High enough that every setting is in sight.
const HIGH: [f32; 2] = [1366.0, 2400.0];

fn act(stage: &mut Stage<'_>, action: Action) {
    desk(stage).act(action);
    stage.settle();
}

fn desk<'s>(stage: &'s mut Stage<'_>) -> &'s mut Desk {
    &mut stage.harness.state_mut().as_mut().unwrap().desk
}

/// The picture of the window in a folder, if one is named, to be looked at.
fn show(name: &str, book: impl Fn(Lang) -> Casebook, prepare: impl Fn(&mut pictures::Stage)) {
    let Some(folder) = std::env::var_os("MAPLEBRIDGE_SHOW_WINDOW") else { return };
    for lang in LANGS {
        for (percent, theme) in [(100, Theme::Light), (150, Theme::Light), (100, Theme::Dark)] {
            // The key stands far down among the settings.
            let size = if name == "key" { [1366, 2600] } else { [1366, 768] };
            let look = Look { name: "", size, percent, theme };
            let mut casebook = book(lang);
            let wanted = maplebridge::casebook::view::Settings {
                text_size_percent: percent,
                theme,
                ..casebook.settings().unwrap()
            };
            casebook.run(Command::ChangeSettings(Box::new(wanted))).unwrap();
            let mut stage = pictures::Stage::new(Desk::new(casebook).unwrap(), look);
            prepare(&mut stage);
            let file = format!("{name}-{lang:?}-{percent}-{theme:?}.png");
            fs::write(Path::new(&folder).join(file), stage.picture().unwrap()).unwrap();
        }
    }
}

fn sign(book: &mut Casebook, signer: &SignerId) {
    change(book, FIRST, CaseCommand::Sign { signer: signer.clone(), hand: pen(), how_read: HowRead::ReadAloud });
}

fn signers(book: &Casebook) -> Vec<SignerId> {
    let version = book.case(FIRST).unwrap().version.unwrap();
    version.signers.into_iter().map(|signer| signer.id).collect()
}

/// C01: two of four have signed, one of them again; then one character of a clause was changed and made final again.
fn changed(lang: Lang) -> Casebook {
    let mut book = book(lang);
    import(&mut book, "C01");
    freeze(&mut book, FIRST);
    let all = signers(&book);
    sign(&mut book, &all[0]);
    change(&mut book, FIRST, CaseCommand::WithdrawSignature { signer: all[0].clone() });
    sign(&mut book, &all[0]);
    change(&mut book, FIRST, CaseCommand::WillSignOnPaper { signer: all[1].clone(), will: true });
    let on = day("2026-03-11");
    change(&mut book, FIRST, CaseCommand::SignedOnPaper { signer: all[1].clone(), on });
    let mut party = book.case(FIRST).unwrap().file.parties.remove(2);
    party.name = "关伯言".to_owned();
    change(&mut book, FIRST, CaseCommand::EditParty(party));
    freeze(&mut book, FIRST);
    book
}

/// C01 signed by everyone and sealed with the desk's own key; the sealed file.
fn sealed(lang: Lang) -> (Casebook, Vec<u8>) {
    let mut book = book(lang);
    let key = desk_key::make(&mut book).unwrap();
    import(&mut book, "C01");
    freeze(&mut book, FIRST);
    for signer in signers(&book) {
        sign(&mut book, &signer);
    }
    let pdf = sealed_file(&book, &key);
    let (chain, on) = (book.chain_head().unwrap(), day("2026-03-11"));
    let certificate_sha256 = key.certificate().sha256;
    let closing = Closing { seal_on: Some(on), effective: on, pdf: pdf.clone(), certificate_sha256, chain };
    change(&mut book, FIRST, CaseCommand::CloseVersion(Box::new(closing)));
    (book, pdf)
}

fn sealed_file(book: &Casebook, key: &SealingKey) -> Vec<u8> {
    let version = book.case(FIRST).unwrap().version.unwrap();
    let faces = Faces::bundled().unwrap();
    let pdf = write_pdf(&lay_out(&version.document, &faces).unwrap(), &faces).unwrap();
    let record = SealRecord {
        number: "青渡人调字〔2026〕001号".to_owned(),
        version: version.number,
        document: version.text.into_bytes(),
        text_sha256: version.text_sha256,
        chain_head: book.chain_head().unwrap().head,
        effective: day("2026-03-11"),
        practice: false,
    };
    seal(&pdf, key, &record, book.clock().now()).unwrap()
}

const VERSIONS: Screen = Screen::Case(FIRST, Room::Versions);

#[test]
fn the_old_version_stays_readable_and_its_story_is_told() {
    for lang in LANGS {
        let mut stage = stage(changed(lang), lang);
        let tr = stage.tr;
        act(&mut stage, Action::Go(Screen::Case(FIRST, Room::Agreement)));
        stage.press(tr.versions_door());
        assert!(stage.reads(tr.versions_changed()) && stage.reads(tr.versions_waiting()));
        stage.press(&format!("{} {}", tr.versions_number(1), tr.versions_changed()));
        let Sheets::Set(Ok(pages)) = &stage.window().desk.versions.view.sheets else { panic!("no pages") };
        assert!(pages.pages.len() >= 2, "the frozen words are not there");
        stage.press(tr.versions_story_tab());
        let told = [
            tr.story_signed("林志远", "申请人"),
            tr.story_withdrawn("林志远"),
            tr.story_signed_again("林志远", "申请人"),
            tr.story_on_paper("何美娟"),
            tr.story_changed(2),
        ];
        for line in told {
            assert!(stage.reads(line.trim()), "{lang:?}: {line} is not told");
        }
        assert!(stage.reads(tr.versions_never_signed()), "who did not sign");
    }
    show("versions-words", changed, |stage| stage.go(VERSIONS));
    show("versions-story", changed, |stage| {
        stage.go(VERSIONS);
        stage.window.desk.act(Action::ShowVersion(1));
        let tr = stage.window.desk.tr();
        stage.press(tr.versions_story_tab());
    });
}

#[test]
fn two_versions_stand_side_by_side_with_the_changed_character_marked() {
    for lang in LANGS {
        let mut stage = stage(changed(lang), lang);
        let tr = stage.tr;
        act(&mut stage, Action::Go(VERSIONS));
        stage.press(tr.versions_beside_tab());
        let comparison = stage.window().desk.versions.view.comparison.clone().unwrap();
        let rows = comparison.rows.unwrap();
        let count = rows.iter().filter(|row| !row.is_same()).count();
        assert!(count >= 2 && count < rows.len(), "{count} of {}", rows.len());
        assert!(stage.reads(&tr.versions_differences(count)));
        assert!(stage.reads("−") && stage.reads("+"), "no signs beside the colours");
        stage.press(tr.versions_only_changes());
        let same = rows.iter().find(|row| row.is_same()).unwrap();
        let maplebridge::draft::compare::Row::Same(same) = same else { panic!() };
        assert!(!stage.reads(same), "rows that are the same are still shown");
    }
    show("versions-beside", changed, |stage| {
        stage.go(VERSIONS);
        let tr = stage.window.desk.tr();
        stage.press(tr.versions_beside_tab());
        stage.press(tr.versions_only_changes());
    });
}

#[test]
fn a_version_stands_beside_the_case_as_it_is_now() {
    let mut casebook = changed(Lang::Zh);
    let mut term = casebook.case(FIRST).unwrap().file.terms[0].clone();
    term.text = term.text.replace("车辆维修费", "车辆钣金费");
    term.what = "车辆钣金费".to_owned();
    change(&mut casebook, FIRST, CaseCommand::EditTerm { position: 0, term });
    let mut stage = stage(casebook, Lang::Zh);
    act(&mut stage, Action::Go(VERSIONS));
    stage.press(stage.tr.versions_beside_tab());
    let comparison = stage.window().desk.versions.view.comparison.as_ref().unwrap();
    assert_eq!((comparison.left, comparison.right), (Beside::Version(2), Beside::Now));
    assert!(stage.reads(stage.tr.versions_now()));
    assert!(stage.reads("钣金"), "the words of now are not shown");
}

#[test]
fn a_sealed_agreement_is_shown_saved_and_printed_from_the_stored_bytes() {
    for lang in LANGS {
        let (casebook, pdf) = sealed(lang);
        let mut stage = stage(casebook, lang);
        act(&mut stage, Action::Go(Screen::Case(FIRST, Room::Papers)));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sealed.pdf");
        act(&mut stage, Action::SavePdf { path: path.clone(), what: PaperFile::Shown });
        assert!(fs::read(&path).unwrap() == pdf, "what was saved is not what was sealed");
        assert!(stage.reads(&stage.tr.papers_sealed("2026年3月11日", "2026年3月11日")) || lang == Lang::En);
        let mut drawn = false;
        for _ in 0..600 {
            stage.harness.run_steps(1);
            let shown = stage.window().desk.papers.view.shown.as_ref().unwrap();
            let pages = &shown.stored.as_ref().unwrap().pages;
            assert!(pages.len() >= 2);
            drawn = matches!(pages[0], StoredPage::Drawn(_));
            if drawn {
                break;
            }
            std::thread::yield_now();
            std::thread::park_timeout(std::time::Duration::from_millis(50));
        }
        assert!(drawn, "the first page was not drawn");
        // English is a translation and is set from the case, as ever.
        let english = PaperAsk { language: PaperLanguage::English, ..PaperAsk::new(PaperKind::Agreement, Which::All) };
        act(&mut stage, Action::ShowPaper(english));
        assert!(stage.window().desk.papers.view.shown.as_ref().unwrap().stored.is_none());
        act(&mut stage, Action::Go(VERSIONS));
        assert!(matches!(&stage.window().desk.versions.view.sheets, Sheets::Stored(_)));
        stage.press(stage.tr.versions_story_tab());
        assert!(stage.reads(stage.tr.versions_open_sealed()));
    }
}

#[test]
fn the_sealed_pages_are_looked_at() {
    let draw = |stage: &mut pictures::Stage, screen| {
        stage.go(screen);
        for _ in 0..200 {
            stage.picture().unwrap();
            let desk = &stage.window.desk;
            let papers = desk.papers.view.shown.as_ref().and_then(|shown| shown.stored.as_ref());
            let versions = match &desk.versions.view.sheets {
                Sheets::Stored(stored) => Some(stored),
                Sheets::None | Sheets::Set(_) => None,
            };
            let drawn = |page: &StoredPage| matches!(page, StoredPage::Drawn(_));
            if [papers, versions].into_iter().flatten().any(|stored| stored.pages.first().is_some_and(drawn)) {
                break;
            }
            std::thread::park_timeout(std::time::Duration::from_millis(50));
        }
    };
    show("sealed-papers", |lang| sealed(lang).0, |stage| draw(stage, Screen::Case(FIRST, Room::Papers)));
    show("sealed-version", |lang| sealed(lang).0, |stage| draw(stage, VERSIONS));
}

fn verify(stage: &mut Stage<'_>, path: &Path, root: Option<PathBuf>) -> (Mood, String) {
    act(stage, Action::VerifyFile { path: path.to_path_buf(), root });
    let view = &stage.window().desk.verify.view;
    let (_, report) = view.file.as_ref().unwrap();
    assert!(report.headline.chars().count() > 5);
    (report.mood, report.headline.clone())
}

#[test]
fn a_sealed_file_is_verified_without_any_open_case() {
    for lang in LANGS {
        let (casebook, pdf) = sealed(lang);
        let folder = tempfile::tempdir().unwrap();
        let key = desk_key::sealing(&casebook).unwrap();
        let write = |name: &str, bytes: &[u8]| {
            fs::write(folder.path().join(name), bytes).unwrap();
            folder.path().join(name)
        };
        let mut stage = stage(casebook, lang);
        let tr = stage.tr;
        act(&mut stage, Action::Go(Screen::Verify));
        let intact = write("intact.pdf", &pdf);
        stage.type_into(tr.verify_file(), &intact.display().to_string());
        stage.press(tr.verify_do());
        assert!(stage.reads(tr.verify_holds()) && stage.reads(tr.verify_known_same()));

        let mut bytes = pdf.clone();
        bytes[200] ^= 4;
        let (mood, headline) = verify(&mut stage, &write("changed.pdf", &bytes), None);
        assert!(mood == Mood::Bad && headline == tr.verify_changed());
        assert!(stage.reads(tr.verify_changed()));
        let (mood, _) = verify(&mut stage, &write("none.pdf", b"hello"), None);
        assert_eq!(mood, Mood::Doubtful);

        let own = write("own.pem", key.certificate_pem().as_bytes());
        assert_eq!(verify(&mut stage, &intact, Some(own)).0, Mood::Good);
        let stranger = SealingKey::self_issued("别处", day("2026-03-01").into(), 1).unwrap();
        let other = write("other.pem", stranger.certificate_pem().as_bytes());
        assert_eq!(verify(&mut stage, &intact, Some(other)).0, Mood::Bad);
        act(&mut stage, Action::VerifyFile { path: folder.path().join("missing.pdf"), root: None });
        assert!(stage.window().desk.status.message.as_ref().unwrap().problem);
    }
    show(
        "verify",
        |lang| sealed(lang).0,
        |stage| {
            let (_, pdf) = sealed(Lang::Zh);
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("青渡人调字〔2026〕001号.pdf");
            fs::write(&path, pdf).unwrap();
            stage.go(Screen::Verify);
            stage.window.desk.act(Action::VerifyFile { path, root: None });
        },
    );
}

#[test]
fn the_casebook_is_checked_from_the_window() {
    for lang in LANGS {
        let mut stage = stage(sealed(lang).0, lang);
        let tr = stage.tr;
        act(&mut stage, Action::Go(Screen::Verify));
        stage.press(tr.verify_casebook_head());
        stage.press(tr.verify_casebook_do());
        assert!(stage.reads(tr.proof_whole()) && stage.reads(tr.proof_limits()));
    }
    // A file on the disk is looked at from a thread of its own, while the window holds it.
    let folder = tempfile::tempdir().unwrap();
    let mut casebook = crate::book_support::open(folder.path(), pictures::clock()).unwrap();
    casebook.run(Command::ChangeSettings(Box::new(settings(Lang::Zh)))).unwrap();
    import(&mut casebook, "C01");
    let plain = crate::book_support::connect(folder.path());
    plain.execute_batch("UPDATE term SET body = replace(body, '2,600', '3,600')").unwrap();
    drop(plain);
    let mut stage = stage(casebook, Lang::Zh);
    act(&mut stage, Action::Go(Screen::Verify));
    act(&mut stage, Action::CheckCasebook);
    for _ in 0..600 {
        stage.harness.run_steps(1);
        if stage.window().desk.verify.view.casebook.is_some() {
            break;
        }
        std::thread::park_timeout(std::time::Duration::from_millis(50));
    }
    stage.settle();
    assert!(stage.reads("条款第1项"), "the changed clause is not told");
    show(
        "check",
        |lang| sealed(lang).0,
        |stage| {
            stage.go(Screen::Verify);
            stage.window.desk.act(Action::CheckCasebook);
        },
    );
}

#[test]
fn the_first_key_is_made_with_the_committees_name_and_later_ones_keep_the_old() {
    for lang in LANGS {
        let mut casebook = Casebook::in_memory(pictures::clock()).unwrap();
        let nameless = maplebridge::casebook::view::Settings { committee: String::new(), ..settings(lang) };
        casebook.run(Command::ChangeSettings(Box::new(nameless))).unwrap();
        let mut stage = stage_of(casebook, lang, HIGH);
        let tr = stage.tr;
        act(&mut stage, Action::Go(Screen::Settings));
        assert!(stage.reads(tr.settings_key_none()));
        assert_eq!(stage.window().desk.book.desk_keys().unwrap().len(), 0);
        act(&mut stage, Action::Run(Box::new(Command::ChangeSettings(Box::new(settings(lang))))));
        assert_eq!(stage.window().desk.keys.len(), 1);
        assert_eq!(stage.window().desk.keys[0].subject, "青渡镇人民调解委员会");
        // Another change of the settings makes no other key.
        act(&mut stage, Action::TextSize(110));
        assert_eq!(stage.window().desk.book.desk_keys().unwrap().len(), 1);
        act(&mut stage, Action::TextSize(100));
        stage.press(tr.settings_key_new());
        assert!(stage.reads(tr.settings_key_new_sure()));
        stage.press(tr.settings_key_new_no());
        assert_eq!(stage.window().desk.keys.len(), 1);
        stage.press(tr.settings_key_new());
        stage.press(tr.settings_key_new_yes());
        assert_eq!(stage.window().desk.keys.len(), 2);
        assert!(stage.reads(&tr.settings_key_older(1)));
    }
    show(
        "key",
        |lang| sealed(lang).0,
        |stage| {
            stage.go(Screen::Settings);
            let tr = stage.window.desk.tr();
            stage.press(tr.settings_key_new());
        },
    );
}

fn message(stage: &Stage<'_>) -> (bool, String) {
    let message = stage.window().desk.status.message.clone().unwrap();
    (message.problem, message.text)
}

#[test]
fn the_key_moves_to_another_desk_behind_a_passphrase() {
    let tr = Tr(Lang::Zh);
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mut stage = stage(sealed(Lang::Zh).0, Lang::Zh);
    act(&mut stage, Action::Go(Screen::Settings));
    let export = |path, passphrase: &str| Action::Key(KeyAsk::ExportKey { path, passphrase: passphrase.to_owned() });
    act(&mut stage, Action::Key(KeyAsk::ExportCertificate(at("certificate.pem"))));
    assert!(!message(&stage).0);
    let certificate = fs::read_to_string(at("certificate.pem")).unwrap();
    assert!(certificate.contains("CERTIFICATE") && !certificate.contains("PRIVATE KEY"));
    act(&mut stage, export(at("key.pem"), "short"));
    assert!(message(&stage).0 && !at("key.pem").exists());
    act(&mut stage, export(at("key.pem"), "correct horse"));
    assert!(fs::read_to_string(at("key.pem")).unwrap().contains("ENCRYPTED PRIVATE KEY"));
    // Never over something else.
    fs::write(at("letter.txt"), "尊敬的").unwrap();
    act(&mut stage, Action::Key(KeyAsk::ExportCertificate(at("letter.txt"))));
    assert!(message(&stage).0 && fs::read_to_string(at("letter.txt")).unwrap() == "尊敬的");

    let mut other = super::window_support::stage(book(Lang::Zh), Lang::Zh);
    act(&mut other, Action::Go(Screen::Settings));
    let import = |path, passphrase: &str| Action::Key(KeyAsk::Import { path, passphrase: passphrase.to_owned() });
    fs::write(at("desk.p12"), [0x30, 0x82]).unwrap();
    for (path, passphrase, words) in [
        (at("key.pem"), "", tr.seal_key_passphrase_missing()),
        (at("key.pem"), "wrong horse", tr.seal_key_passphrase_wrong()),
        (at("certificate.pem"), "", tr.seal_key_no_key()),
        (at("desk.p12"), "", tr.key_pkcs12()),
        (at("letter.txt"), "", tr.key_not_text()),
    ] {
        act(&mut other, import(path, passphrase));
        assert_eq!(message(&other), (true, words.to_owned()));
        assert_eq!(other.window().desk.keys.len(), 0);
    }
    act(&mut other, import(at("key.pem"), "correct horse"));
    assert!(!message(&other).0);
    let (one, two) = (&stage.window().desk.keys[0], &other.window().desk.keys[0]);
    assert!(one.sha256 == two.sha256 && two.is_from_file && !one.is_from_file);
}

#[test]
fn the_rooms_are_found_by_their_names_and_keys() {
    let mut stage = stage(changed(Lang::Zh), Lang::Zh);
    stage.harness.key_press(egui::Key::F7);
    stage.settle();
    assert_eq!(stage.window().desk.screen, Screen::Verify);
    stage.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    stage.settle();
    stage.type_into(stage.tr.shell_palette(), "核对案件簿");
    let hits = stage.harness.query_all_by_label("核对案件簿").filter(|node| !is_label(node)).count();
    assert!(hits >= 1, "the find box does not know the check");
}

fn is_label(node: &egui_kittest::Node<'_>) -> bool {
    node.accesskit_node().role() == egui::accesskit::Role::Label
}
