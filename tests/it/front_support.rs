//! The program from its first frame, without a screen: a data folder of its own, keys that are made quickly, and the threads
//! waited for.

use std::time::{Duration, Instant};

use egui::accesskit::Role as NodeRole;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use maplebridge::app::program::Program;
use maplebridge::app::window::Window;
use maplebridge::casebook::Role;
use maplebridge::casebook::command::Command;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::door::Door;
use maplebridge::paper::Faces;
use maplebridge::pictures;
use maplebridge::platform::clock::Clock;
use maplebridge::ui::action::Action;
use maplebridge::vault::{Costs, RecoveryKey, Secret, Whom};

use crate::window_support;

pub const PASSPHRASE: &str = "一棵枫树 两座石桥 三杯清茶";
pub const PIN: &str = "482615";
pub const MEDIATOR: &str = "陈和平";
pub const READER: &str = "罗小满";

/// A data folder, and beside it the folder of the computer's own secret.
pub struct Place {
    pub root: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Place {
        Place { root: tempfile::tempdir().unwrap() }
    }

    pub fn folder(&self) -> std::path::PathBuf {
        self.root.path().join("desk")
    }

    pub fn door(&self) -> Door {
        self.door_by(pictures::clock())
    }

    pub fn door_by(&self, clock: Clock) -> Door {
        Door::with(&self.folder(), clock, &self.root.path().join("computer"), Costs::quick())
    }

    /// Makes the casebook of a desk with a mediator and a reader, its recovery key written down.
    pub fn made(&self) -> RecoveryKey {
        let door = self.door();
        let mut opened = door.create(&secret(PASSPHRASE)).unwrap();
        let settings = window_support::settings(Lang::Zh);
        opened.book.run(Command::ChangeSettings(Box::new(settings))).unwrap();
        door.add_person(&mut opened.book, MEDIATOR, Role::Mediator, &secret(PIN)).unwrap();
        door.add_person(&mut opened.book, READER, Role::Reader, &secret("730164")).unwrap();
        window_support::import(&mut opened.book, "C01");
        door.recovery_was_kept(&opened.book).unwrap();
        opened.notice.recovery.unwrap()
    }

    /// Opens what is there by the passphrase, to look.
    pub fn look<T>(&self, at: impl FnOnce(&mut maplebridge::casebook::Casebook) -> T) -> T {
        let mut opened = self.door().unlock(&secret(PASSPHRASE), &Whom::Desk).unwrap();
        at(&mut opened.book)
    }
}

pub fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

/// The program on its stage.
pub struct Start<'a> {
    pub harness: Harness<'a, Option<Program>>,
    pub tr: Tr,
}

/// The program before the casebook of this folder is open.
pub fn start<'a>(place: &Place, lang: Lang) -> Start<'a> {
    start_of(place, lang, [1366.0, 690.0])
}

/// The same in a window of this size.
pub fn start_of<'a>(place: &Place, lang: Lang, size: [f32; 2]) -> Start<'a> {
    let door = place.door();
    let harness = Harness::builder().with_size(size).with_max_steps(40).build_ui_state(
        move |ui, program: &mut Option<Program>| match program {
            Some(program) => program.frame(ui),
            // The faces come with the first frame; it paints nothing yet.
            None => {
                let faces = Faces::bundled().unwrap();
                let lang_and_clock = (Some(lang), pictures::clock());
                *program = Some(Program::at_the_door(ui.ctx(), door.clone(), faces, lang_and_clock));
            }
        },
        None,
    );
    let mut start = Start { harness, tr: Tr(lang) };
    start.settle();
    start
}

impl Start<'_> {
    /// Lets the window come to rest.
    pub fn settle(&mut self) {
        self.harness.run_steps(3);
        self.wait_for_the_casebook();
        self.harness.run_ok();
    }

    /// Paints until a thread has given the casebook back.
    fn wait_for_the_casebook(&mut self) {
        let end = Instant::now() + Duration::from_secs(60);
        let is_away = |start: &Self| {
            let window = start.harness.state().as_ref().and_then(Program::window);
            window.is_some_and(|window| window.desk.is_away())
        };
        while is_away(self) {
            assert!(Instant::now() < end, "the casebook does not come back");
            std::thread::yield_now();
            self.harness.run_steps(1);
        }
    }

    /// Waits until a thread has brought this about.
    pub fn until(&mut self, what: &str, ready: impl Fn(&Program) -> bool) {
        let end = Instant::now() + Duration::from_secs(60);
        while !ready(self.program()) {
            assert!(Instant::now() < end, "waited for {what}");
            std::thread::yield_now();
            self.harness.run_steps(1);
        }
        self.settle();
    }

    pub fn program(&self) -> &Program {
        self.harness.state().as_ref().unwrap()
    }

    pub fn window(&self) -> &Window {
        self.program().window().unwrap()
    }

    /// Carries a wish out on the open desk.
    pub fn act(&mut self, action: Action) {
        self.harness.state_mut().as_mut().unwrap().window_mut().unwrap().desk.act(action);
        self.settle();
    }

    /// Presses the button, tab or door of this name, as a screen reader does, wherever it is scrolled to.
    pub fn press(&mut self, name: &str) {
        let words = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == NodeRole::Label;
        self.harness
            .get_all_by_label(name)
            .find(|node| !words(node))
            .unwrap_or_else(|| panic!("{name}"))
            .click_accesskit();
        self.settle();
    }

    /// Types into the field of this name.
    pub fn type_into(&mut self, field: &str, text: &str) {
        self.harness.get_all_by_label(field).find(is_field).unwrap_or_else(|| panic!("field {field}")).focus();
        self.harness.run_steps(2);
        self.harness.get_all_by_label(field).find(is_field).unwrap().type_text(text);
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

    /// Whether a button of this name can be pressed.
    pub fn offers(&self, name: &str) -> bool {
        self.harness
            .query_all_by_label(name)
            .any(|node| node.accesskit_node().role() != NodeRole::Label && !node.accesskit_node().is_disabled())
    }

    /// Enter, where the cursor stands.
    pub fn enter(&mut self) {
        self.harness.key_press(Key::Enter);
        self.settle();
    }

    /// Ctrl and this key.
    pub fn key(&mut self, key: Key) {
        self.key_with(Modifiers::COMMAND, key);
    }

    /// The keys that lock the desk.
    pub fn lock(&mut self) {
        self.key_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::L);
    }

    fn key_with(&mut self, modifiers: Modifiers, key: Key) {
        for pressed in [true, false] {
            self.harness.event(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
            self.harness.run_steps(1);
        }
        self.settle();
    }

    /// The window's own clock goes on by so many seconds, and nobody touches anything.
    pub fn wait(&mut self, seconds: f64) {
        let now = self.harness.ctx.input(|input| input.time);
        self.harness.input_mut().time = Some(now + seconds);
        self.harness.run_steps(1);
        self.harness.input_mut().time = None;
        self.settle();
    }

    /// Opens the desk with what this person types.
    pub fn unlock(&mut self, field: &str, typed: &str) {
        self.type_into(field, typed);
        self.press(self.tr.front_unlock_do());
    }

    /// Opens the desk by its passphrase.
    pub fn open_by_passphrase(&mut self) {
        let (who, me) = (self.tr.front_someone_else(), self.tr.front_administrator());
        if self.harness.query_by_label(self.tr.front_secret_desk()).is_none() {
            self.press(who);
            self.press(me);
        }
        let field = self.tr.front_secret_desk();
        self.unlock(field, PASSPHRASE);
        self.until("the desk", |program| program.window().is_some());
    }

    /// Opens the desk as this person.
    pub fn open_as(&mut self, name: &str, typed: &str) {
        let field = self.tr.front_secret_of(name);
        if self.harness.query_by_label(&field).is_none() {
            self.press(self.tr.front_someone_else());
            self.press(name);
        }
        self.unlock(&field, typed);
        self.until("the desk", |program| program.window().is_some());
    }
}

fn is_field(node: &egui_kittest::Node<'_>) -> bool {
    matches!(node.accesskit_node().role(), NodeRole::TextInput | NodeRole::MultilineTextInput | NodeRole::PasswordInput)
}
