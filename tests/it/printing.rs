//! Printing: through programs that stand in for CUPS, with what CUPS was recorded to say; and, when it is asked for,
//! through a real print system (`tests/tools/print.sh`).
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use maplebridge::domain::case_file;
use maplebridge::draft::templates::Templates;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::agreement::{self, Mark};
use maplebridge::paper::Faces;
use maplebridge::platform::files;
use maplebridge::platform::printer::{
    Job, JobId, JobState, PrintError, PrintSystem, Printer, PrinterState, Report, Sides, Trouble,
};
use maplebridge::ui::action::Action;
use maplebridge::ui::print_view::PrintersView;
use maplebridge::ui::screen::{Room, Screen};

use super::tools;
use super::window_support::{Stage, book, import, stage};

const IDLE: &str = "printer Office is idle.  enabled since Thu Nov 26 21:57:12 2026\n\tDescription: 二楼办公室\n";
const JAM: &str = "printer Office now printing Office-7.  enabled since Thu Nov 26 21:58:12 2026\n\tPrinting.\n\
    \tDescription: 二楼办公室\n\tAlerts: media-jam-warning\n";
const PRINTING: &str = "Office-7    root    112640   Thu Nov 26 21:58:12 2026\n\tStatus: Printing.\n\
    \tAlerts: job-printing\n\tqueued for Office\n";
const DONE: &str = "Office-7    root    112640   Thu Nov 26 21:58:12 2026\n\tStatus: \n\
    \tAlerts: processing-to-stop-point\n\tqueued for Office\n";
const CANCELLED: &str = "Office-7    root    112640   Thu Nov 26 21:58:12 2026\n\tAlerts: job-canceled-by-user\n";

/// Copies that the first case needs: three of its people and the committee.
const COPIES: usize = 4;

/// A print system that answers with files.
struct Cups(tempfile::TempDir);

impl Cups {
    fn new() -> Cups {
        let cups = Cups(tempfile::tempdir().unwrap());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tools/cups.sh");
        for name in ["lp", "lpstat", "cancel"] {
            symlink(&script, cups.0.path().join(name)).unwrap();
        }
        cups.says("printers", IDLE);
        cups.says("waiting", "");
        cups.says("completed", "");
        cups
    }

    fn says(&self, what: &str, words: &str) {
        files::write(&self.0.path().join(what), words.as_bytes()).unwrap();
    }

    fn asked(&self) -> String {
        String::from_utf8(files::read(&self.0.path().join("asked")).unwrap_or_default()).unwrap()
    }

    fn system(&self) -> PrintSystem {
        PrintSystem { folder: Some(self.0.path().to_path_buf()), limit: Duration::from_secs(20) }
    }
}

fn job() -> Job {
    Job { printer: Some("Office".into()), copies: 3, sides: Sides::LongEdge, title: "鸽棚 协议".into() }
}

#[test]
fn the_printers_of_the_computer_are_listed() {
    let cups = Cups::new();
    let office = Printer {
        name: "Office".into(),
        description: "二楼办公室".into(),
        state: PrinterState::Idle,
        is_default: true,
        report: Report::default(),
    };
    assert_eq!(cups.system().printers(), Ok(vec![office]));
}

#[test]
fn no_printer_is_a_list_without_one() {
    let cups = Cups::new();
    std::fs::remove_file(cups.0.path().join("lpstat")).unwrap();
    assert_eq!(cups.system().printers(), Err(PrintError::NoPrintSystem));
    let cups = Cups::new();
    cups.says("lpstat.refuses", "lpstat: Scheduler is not running.\n");
    assert_eq!(cups.system().printers(), Err(PrintError::Refused("Scheduler is not running.".into())));
    let cups = Cups::new();
    std::fs::remove_file(cups.0.path().join("printers")).unwrap();
    assert_eq!(cups.system().printers(), Ok(vec![]));
}

#[test]
fn a_job_is_handed_over_as_it_was_asked_for() {
    let cups = Cups::new();
    // More than a pipe holds.
    let paper = [b"%PDF".as_slice(), &[b' '; 300_000]].concat();
    assert_eq!(cups.system().print(&paper, &job()), Ok(JobId("Office-7".into())));
    let wanted =
        "lp -n 3 -o sides=two-sided-long-edge -o media=A4 -o print-scaling=none -d Office -t 鸽棚 协议\n".to_owned();
    assert_eq!(cups.asked(), wanted);
    assert_eq!(files::read(&cups.0.path().join("printed.pdf")).unwrap(), paper);
    cups.says("lp.refuses", "lp: Error - The printer or class does not exist.\n");
    let refused = PrintError::Refused("The printer or class does not exist.".into());
    assert_eq!(cups.system().print(&paper, &job()), Err(refused));
}

#[test]
fn a_program_that_hangs_is_stopped() {
    let cups = Cups::new();
    cups.says("lpstat.hangs", "");
    let begun = Instant::now();
    let system = PrintSystem { limit: Duration::from_millis(300), ..cups.system() };
    assert_eq!(system.printers(), Err(PrintError::NoAnswer(0)));
    assert!(begun.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_job_is_followed_to_its_end() {
    let cups = Cups::new();
    let id = JobId("Office-7".into());
    let state = || cups.system().job(&id).unwrap();
    cups.says("waiting", PRINTING);
    assert_eq!(state(), JobState::Printing(Report::default()));
    cups.says("printers", JAM);
    let jam = Report { words: "media-jam-warning".into(), troubles: vec![Trouble::PaperJam] };
    assert_eq!(state(), JobState::Printing(jam));
    cups.says("printers", "printer Office disabled since Thu Nov 26 21:57:30 2026 -\n\tOut of order\n");
    assert_eq!(state(), JobState::Waiting(Report { words: "Out of order".into(), troubles: vec![] }));
    cups.says("waiting", "");
    cups.says("completed", DONE);
    assert_eq!(state(), JobState::Done);
    cups.says("completed", "");
    assert_eq!(state(), JobState::Done, "a print system that forgets its jobs");
}

/// The papers of the first case in a window whose print system is this one.
fn papers(system: PrintSystem) -> Stage<'static> {
    let mut book = book(Lang::Zh);
    import(&mut book, "C01");
    let mut stage = stage(book, Lang::Zh);
    let desk = &mut stage.harness.state_mut().as_mut().unwrap().desk;
    desk.printing.system = system;
    desk.printing.every = Duration::from_millis(20);
    desk.printing.view.printers = PrintersView::Unknown;
    let case = desk.ledger.rows[0].id;
    desk.act(Action::Go(Screen::Case(case, Room::Papers)));
    let end = Instant::now() + Duration::from_secs(30);
    let unknown = |stage: &Stage<'_>| {
        matches!(stage.window().desk.printing.view.printers, PrintersView::Unknown | PrintersView::Asking)
    };
    while unknown(&stage) {
        assert!(Instant::now() < end, "the printers never come");
        stage.harness.run_steps(1);
    }
    stage.press(stage.tr.papers_side_output());
    stage.settle();
    stage
}

/// Lets the window run until these words can be read.
fn until(stage: &mut Stage<'_>, words: &str) {
    let end = Instant::now() + Duration::from_secs(30);
    while !stage.reads(words) {
        assert!(Instant::now() < end, "nothing says {words}");
        stage.harness.run_steps(1);
    }
    stage.settle();
}

#[test]
fn all_copies_are_printed_from_the_window_and_a_jam_is_told() {
    let cups = Cups::new();
    cups.says("waiting", PRINTING);
    let mut stage = papers(cups.system());
    let tr = stage.tr;
    assert!(stage.harness.query_by_value(&tr.printing_default("二楼办公室")).is_some());
    stage.press(tr.printing_both_sides());
    stage.press(&tr.printing_print(COPIES));
    until(&mut stage, &tr.printing_at_work(COPIES, "二楼办公室"));
    cups.says("printers", JAM);
    until(&mut stage, tr.printing_paper_jam());
    cups.says("completed", DONE);
    cups.says("waiting", "");
    until(&mut stage, &tr.printing_done(COPIES));
    let asked = cups.asked();
    let order = asked.lines().find(|line| line.starts_with("lp ")).unwrap();
    assert!(order.starts_with("lp -n 1 -o sides=two-sided-long-edge "), "{order}");
    assert!(files::read(&cups.0.path().join("printed.pdf")).unwrap().starts_with(b"%PDF"));
    if tools::is_there("pdftotext") {
        let text = tools::run("pdftotext", &[cups.0.path().join("printed.pdf").to_str().unwrap(), "-"]);
        let text: String = text.split_whitespace().collect();
        for holder in ["林志远持有", "何美娟持有", "关伯年持有", "调解委员会留存"] {
            assert!(text.contains(holder), "no copy says {holder}");
        }
    }
    assert!(!order.contains(".pdf"), "the paper lies in no file on its way: {order}");
}

#[test]
fn a_job_is_cancelled_from_the_window() {
    let cups = Cups::new();
    cups.says("waiting", PRINTING);
    cups.says("completed", CANCELLED);
    let mut stage = papers(cups.system());
    let tr = stage.tr;
    stage.press(&tr.printing_print(COPIES));
    until(&mut stage, tr.printing_cancel());
    stage.press(tr.printing_cancel());
    until(&mut stage, tr.printing_cancelled());
    assert!(cups.asked().contains("cancel Office-7\n"), "{}", cups.asked());
}

#[test]
fn what_the_print_system_refuses_is_told_in_its_own_words() {
    let cups = Cups::new();
    cups.says("lp.refuses", "lp: Destination \"Office\" is not accepting jobs.\n");
    let mut stage = papers(cups.system());
    let tr = stage.tr;
    stage.press(&tr.printing_print(COPIES));
    let words = tr.printing_failed(tr.printing_says("Destination \"Office\" is not accepting jobs"));
    until(&mut stage, &words);
    assert!(stage.reads(&tr.printing_print(COPIES)), "it can be tried again");
}

#[test]
fn without_a_print_system_the_paper_is_saved_and_opened() {
    let mut stage = papers(PrintSystem { folder: Some(PathBuf::from("/nowhere")), ..PrintSystem::default() });
    let tr = stage.tr;
    until(&mut stage, tr.printing_no_system());
    assert!(stage.reads(tr.printing_save_and_open()));
    assert!(!stage.reads(&tr.printing_print(COPIES)));
}

#[test]
fn fewer_copies_than_holders_are_printed_unmarked() {
    let cups = Cups::new();
    let mut stage = papers(cups.system());
    let tr = stage.tr;
    stage.type_into(tr.printing_copies(), "");
    stage.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    stage.harness.run_steps(2);
    stage.type_into(tr.printing_copies(), "2");
    stage.settle();
    stage.press(&tr.printing_print(2));
    until(&mut stage, &tr.printing_done(2));
    assert!(cups.asked().contains("lp -n 2 -o sides=one-sided "), "{}", cups.asked());
}

/// Prints through the print system of this computer: `MAPLEBRIDGE_PRINTER` names the queue.
#[test]
#[ignore = "needs a printer: tests/tools/print.sh brings one"]
fn three_copies_arrive_at_a_real_printer() {
    let printer = std::env::var("MAPLEBRIDGE_PRINTER").expect("MAPLEBRIDGE_PRINTER names a queue");
    let system = PrintSystem::default();
    let known = system.printers().unwrap();
    assert!(known.iter().any(|known| known.name == printer), "{printer} is not among {known:?}");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/C01.json");
    let case = case_file::read(&files::read(&path).unwrap()).unwrap().case;
    let pdf = agreement::pdf(&case, Lang::Zh, Mark::None, None, &Templates::built_in(), &Faces::bundled().unwrap());
    let pdf = pdf.unwrap_or_else(|error| panic!("{}", error.message(Tr(Lang::En))));
    let job = Job { printer: Some(printer), ..job() };
    let id = system.print(&pdf, &job).unwrap();
    let end = Instant::now() + Duration::from_secs(60);
    let mut state = system.job(&id).unwrap();
    while matches!(state, JobState::Waiting(_) | JobState::Printing(_)) {
        assert!(Instant::now() < end, "{id:?} is still {state:?}");
        state = system.job(&id).unwrap();
    }
    assert_eq!(state, JobState::Done);
}

#[test]
fn a_law_card_that_no_printer_takes_is_saved_and_the_window_says_where() {
    let nothing = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut stage = papers(PrintSystem { folder: Some(nothing.path().to_path_buf()), limit: Duration::from_secs(20) });
    let tr = stage.tr;
    stage.harness.state_mut().as_mut().unwrap().desk.status.papers_folder = folder.path().to_path_buf();
    stage.harness.key_press(Key::F2);
    stage.settle();
    stage.harness.key_press_modifiers(Modifiers::NONE, Key::Enter);
    stage.settle();
    stage.press(tr.law_print());
    until(&mut stage, tr.printing_no_system());
    let saved = files::with_extension(folder.path(), "pdf");
    assert_eq!(saved.len(), 1, "{saved:?}");
    assert!(files::read(&saved[0]).unwrap().starts_with(b"%PDF"));
    until(&mut stage, &tr.law_saved_instead(tr.printing_no_system(), saved[0].display()));
}
