//! A window without a screen, driven by its accessible names as a person would read them.

use std::path::Path;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use maplebridge::app::desk::Desk;
use maplebridge::app::window::Window;
use maplebridge::casebook::Casebook;
use maplebridge::casebook::command::Command;
use maplebridge::casebook::view::{Colleague, Settings};
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::case_file;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::pictures;
use maplebridge::ui::print_view::{PrinterLine, PrintersView};

pub struct Stage<'a> {
    pub harness: Harness<'a, Option<Window>>,
    pub tr: Tr,
}

/// The settings of a desk that speaks this language.
pub fn settings(lang: Lang) -> Settings {
    Settings {
        committee: "青渡镇人民调解委员会".to_owned(),
        short_name: "青渡".to_owned(),
        colleagues: vec![Colleague { name: "陈和平".to_owned(), role: "mediator".to_owned() }],
        at_the_desk: "陈和平".to_owned(),
        lang,
        ..Settings::default()
    }
}

/// A window on this casebook, 1366×690 points.
pub fn stage<'a>(book: Casebook, lang: Lang) -> Stage<'a> {
    stage_of(book, lang, [1366.0, 690.0])
}

/// A window of this size on this casebook.
pub fn stage_of<'a>(book: Casebook, lang: Lang, size: [f32; 2]) -> Stage<'a> {
    let mut desk = Desk::new(book).unwrap();
    // Not whatever printers this computer has.
    let office = PrinterLine { name: "Office".into(), description: "二楼办公室".into(), ..PrinterLine::default() };
    desk.printing.view.printers = PrintersView::Listed(vec![office]);
    let mut waiting = Some(desk);
    let harness = Harness::builder().with_size(size).with_max_steps(40).build_ui_state(
        move |ui, window: &mut Option<Window>| {
            // The faces come with the first frame; it paints nothing yet.
            match window {
                Some(window) => window.frame(ui),
                None => *window = waiting.take().map(|desk| Window::new(ui.ctx(), desk)),
            }
        },
        None,
    );
    let mut stage = Stage { harness, tr: Tr(lang) };
    stage.settle();
    stage
}

/// A casebook in memory whose desk speaks this language, with the clock of the pictures.
pub fn book(lang: Lang) -> Casebook {
    let mut book = Casebook::in_memory(pictures::clock()).unwrap();
    book.run(Command::ChangeSettings(Box::new(settings(lang)))).unwrap();
    book
}

/// One of the invented cases.
pub fn case_of(name: &str) -> CaseFile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cases/{name}.json"));
    case_file::read(&std::fs::read(path).unwrap()).unwrap().case
}

/// Takes the day out of the first clause of the first case, out of its words as well.
pub fn undated(case: &mut CaseFile) {
    let term = &mut case.terms[0];
    term.due = None;
    term.text =
        "关伯年赔偿林志远车辆维修费人民币2,600元（大写：贰仟陆佰元整），以银行转账方式支付至林志远账户。".to_owned();
}

/// Takes one of the invented cases in.
pub fn import(book: &mut Casebook, name: &str) {
    import_case(book, case_of(name));
}

/// Takes a case in.
pub fn import_case(book: &mut Casebook, case: CaseFile) {
    book.run(Command::ImportCase(Box::new(case))).unwrap();
}

impl Stage<'_> {
    /// Lets the window come to rest.
    pub fn settle(&mut self) {
        self.harness.run_steps(3);
        // A thread may have the casebook.
        let end = Instant::now() + Duration::from_secs(60);
        while self.harness.state().as_ref().is_some_and(|window| window.desk.is_away()) {
            assert!(Instant::now() < end, "the casebook does not come back");
            std::thread::yield_now();
            self.harness.run_steps(1);
        }
        self.harness.run_ok();
    }

    /// Presses the button, tab or door of this name.
    pub fn press(&mut self, name: &str) {
        self.harness.get_all_by_label(name).find(|node| !is_words(node)).unwrap_or_else(|| panic!("{name}")).click();
        self.settle();
    }

    /// Types into the field of this name.
    pub fn type_into(&mut self, field: &str, text: &str) {
        let node = self.harness.get_all_by_label(field).find(is_field).unwrap_or_else(|| panic!("field {field}"));
        node.focus();
        self.harness.run_steps(2);
        let node = self.harness.get_all_by_label(field).find(is_field).unwrap();
        node.type_text(text);
        self.harness.run_steps(2);
    }

    /// What stands in the field of this name.
    pub fn text_of(&self, field: &str) -> String {
        self.harness.get_all_by_label(field).find(is_field).unwrap().value().unwrap_or_default()
    }

    /// Whether these words can be read anywhere.
    pub fn reads(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    pub fn window(&self) -> &Window {
        self.harness.state().as_ref().unwrap()
    }
}

fn is_words(node: &egui_kittest::Node<'_>) -> bool {
    node.accesskit_node().role() == Role::Label
}

fn is_field(node: &egui_kittest::Node<'_>) -> bool {
    matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput)
}
