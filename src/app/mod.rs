//! The window's front door: owns the casebook and what the screens read, carries out what they wish, and hands
//! frames to egui. Business rules live elsewhere.

mod asking;
pub mod away;
pub mod backup;
mod backup_told;
mod checking;
pub mod desk;
mod desk_key;
pub mod front;
pub mod guard;
mod guide;
mod idle;
mod keeping;
mod law;
pub mod lock;
mod order;
mod paper_list;
pub mod papers;
pub mod people;
mod picking;
pub mod printing;
pub mod program;
mod reading;
pub mod remembered;
mod running;
mod saying;
pub mod second;
pub mod signing;
mod statistics;
mod stored;
pub mod templates;
mod trouble;
pub mod verify;
pub mod versions;
pub mod window;

use std::path::PathBuf;

use eframe::{CreationContext, Frame, NativeOptions};
use egui::{Ui, ViewportBuilder, ViewportCommand};

use crate::casebook::view::Theme;
use crate::casebook::{Casebook, Error};
use crate::i18n::{Lang, Tr};
use crate::jobs::door::Door;
use crate::jobs::{self, practice};
use crate::paper::Faces;
use crate::platform::clock::Clock;
use crate::platform::fonts;
use crate::platform::lock::Bell;
use crate::ui::theme::Tokens;
use guard::Guard;
use lock::Lock;
use order::Order;
use program::Program;
use window::Window;

/// Opens the window that was asked for, and stays until it is closed.
///
/// # Errors
/// A sentence for the person: no window can be opened, or the program's faces are damaged.
pub fn run(wanted: Wanted, tr: Tr) -> Result<(), String> {
    let faces = jobs::faces::chosen(tr, &fonts::wanted())?;
    let title = tr.shell_program();
    let viewport = ViewportBuilder::default()
        .with_title(title)
        .with_app_id("maplebridge")
        // The whole screen, or the title bar would push the footer off a small one.
        .with_maximized(true)
        .with_inner_size([1280.0, 700.0])
        .with_min_inner_size([640.0, 400.0]);
    let options = NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..NativeOptions::default() };
    let app =
        move |context: &CreationContext<'_>| -> Result<Box<dyn eframe::App>, Box<dyn std::error::Error + Send + Sync>> {
            Ok(Box::new(App::new(context, wanted, faces, tr)?))
        };
    eframe::run_native("maplebridge", options, Box::new(app)).map_err(|error| tr.app_no_window(error))
}

/// Which window is asked for.
#[derive(Debug)]
pub struct Wanted {
    /// The data folder of the casebook.
    pub folder: PathBuf,
    /// The language, where it was said; else the one of the settings.
    pub lang: Option<Lang>,
    /// What the window begins with.
    pub start: Start,
}

/// What the window begins with.
#[derive(Debug)]
pub enum Start {
    /// What lies in the folder decides: it is made, or somebody opens it.
    AtTheDoor,
    /// The casebook was opened with what the command line gave.
    Opened(Box<Casebook>),
    /// The practice case, mediated on its own day.
    Practice(Box<Casebook>),
}

/// The program as eframe runs it.
pub struct App {
    program: Guard<Program>,
    order: Order,
    /// Rings when the program is started a second time.
    _bell: Bell,
    again: Again,
}

/// What is needed to begin anew after a slip, kept apart from what may have broken.
struct Again {
    folder: PathBuf,
    clock: Clock,
    lang: Option<Lang>,
    practice: bool,
    /// The look of the last whole frame.
    look: (Tr, Theme),
}

impl Again {
    /// The program at its door; the practice case is gone with its folder.
    fn begin(&self, ctx: &egui::Context) -> Result<Program, String> {
        let tr = self.look.0;
        if self.practice {
            return Err(tr.crash_practice().to_owned());
        }
        let faces = jobs::faces::chosen(tr, &fonts::wanted())?;
        let door = Door::at(&self.folder, self.clock);
        Ok(Program::at_the_door(ctx, door, faces, (self.lang, self.clock)))
    }
}

impl App {
    /// Begins with what was asked for and dresses egui.
    ///
    /// # Errors
    /// What the casebook says, as a sentence.
    pub fn new(context: &CreationContext<'_>, wanted: Wanted, faces: Faces, tr: Tr) -> Result<App, String> {
        let ctx = &context.egui_ctx;
        // X11 forgets it of a window that is not shown yet.
        ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        let Wanted { folder, lang, start } = wanted;
        let bell = second::listen(&folder, ctx);
        let practice = matches!(start, Start::Practice(_));
        let clock = if practice { Clock::from_moment(practice::moment()) } else { Clock::System };
        let door = Door::at(&folder, clock);
        let said = |error: Error| error.message(tr);
        let program = match start {
            Start::AtTheDoor => Program::at_the_door(ctx, door, faces, (lang, clock)),
            Start::Opened(book) => {
                let mut window = Window::new(ctx, program::desk(*book, faces, lang, &folder).map_err(said)?);
                window.lock_by(Lock::new(door.clone()));
                Program::on(window, door)
            }
            Start::Practice(book) => {
                let mut window = Window::new(ctx, program::desk(*book, faces, lang, &folder).map_err(said)?);
                window.desk.practice = true;
                Program::on(window, door)
            }
        };
        let again = Again { folder, clock, lang, practice, look: (tr, Theme::default()) };
        Ok(App { program: Guard::over(program), order: Order::default(), _bell: bell, again })
    }
}

impl eframe::App for App {
    fn raw_input_hook(&mut self, context: &egui::Context, input: &mut egui::RawInput) {
        if self.order.arrange(&mut input.events) {
            context.request_repaint();
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        let asked = ui.input(|input| input.viewport().close_requested());
        if let Some(program) = self.program.works_mut().filter(|program| asked && !program.may_close()) {
            // What was typed is kept first, then the window closes by itself.
            ui.ctx().send_viewport_cmd(ViewportCommand::CancelClose);
            program.close_after_keeping(ui.ctx());
        }
        let again = &mut self.again;
        let tokens = Tokens::of(again.look.1);
        self.program.frame(ui, (again.look.0, &tokens), Program::frame, |ctx| again.begin(ctx));
        if let Some(program) = self.program.works() {
            again.look = program.look();
        }
        let may_close = self.program.works().map_or(self.program.may_close(), Program::may_close);
        if may_close && !asked {
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Some(program) = self.program.works() {
            program.remember();
        }
    }
}
