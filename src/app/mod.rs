//! The window's front door: owns the casebook and what the screens read, carries out what they wish, and hands
//! frames to egui. Business rules live elsewhere.

mod asking;
pub mod backup;
mod backup_told;
mod checking;
pub mod desk;
mod desk_key;
mod guide;
mod law;
mod order;
mod paper_list;
pub mod papers;
mod picking;
pub mod printing;
mod running;
pub mod signing;
mod stored;
pub mod templates;
pub mod verify;
pub mod versions;
pub mod window;

use std::path::PathBuf;

use eframe::{CreationContext, Frame, NativeOptions};
use egui::{Ui, ViewportBuilder, ViewportCommand};

use crate::casebook::command::Command;
use crate::casebook::view::Settings;
use crate::casebook::{Casebook, Error};
use crate::i18n::{Lang, Tr};
use crate::jobs;
use crate::platform::fonts;
use desk::Desk;
use order::Order;
use window::Window;

/// Opens the window that was asked for on this casebook, and stays until it is closed.
///
/// # Errors
/// A sentence for the person: the casebook cannot be read, or no window can be opened.
pub fn run(wanted: &Wanted, mut book: Casebook, tr: Tr) -> Result<(), String> {
    if let Some(lang) = wanted.lang {
        speak(&mut book, lang).map_err(|error| error.message(tr))?;
    }
    let faces = jobs::faces::chosen(tr, &fonts::wanted())?;
    let mut desk = Desk::with_faces(book, faces).map_err(|error| error.message(tr))?;
    desk.practice = wanted.practice;
    desk.keep_templates_in(wanted.folder.clone()).map_err(|error| error.message(tr))?;
    desk.begin_backups();
    let title = Tr(desk.settings.lang).shell_program();
    let viewport = ViewportBuilder::default()
        .with_title(title)
        .with_app_id("maplebridge")
        // The whole screen, or the title bar would push the footer off a small one.
        .with_maximized(true)
        .with_inner_size([1280.0, 700.0])
        .with_min_inner_size([640.0, 400.0]);
    let options = NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..NativeOptions::default() };
    eframe::run_native("maplebridge", options, Box::new(|context| Ok(Box::new(App::new(context, desk)))))
        .map_err(|error| tr.app_no_window(error))
}

/// Which window is asked for.
#[derive(Debug)]
pub struct Wanted {
    /// The data folder of the casebook.
    pub folder: PathBuf,
    /// The language, where it was said; else the one of the settings.
    pub lang: Option<Lang>,
    /// The practice case, mediated on its own day.
    pub practice: bool,
}

/// Sets the language that was asked for on the command line.
fn speak(book: &mut Casebook, lang: Lang) -> Result<(), Error> {
    let settings = book.settings()?;
    if settings.lang != lang {
        book.run(Command::ChangeSettings(Box::new(Settings { lang, ..settings })))?;
    }
    Ok(())
}

/// The program as eframe runs it.
pub struct App {
    window: Window,
    order: Order,
}

impl App {
    /// Takes the desk over and dresses egui.
    pub fn new(context: &CreationContext<'_>, desk: Desk) -> App {
        // X11 forgets it of a window that is not shown yet.
        context.egui_ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        App { window: Window::new(&context.egui_ctx, desk), order: Order::default() }
    }

    /// The window inside, for tests.
    pub const fn window(&self) -> &Window {
        &self.window
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
        if asked && !self.window.may_close() {
            // What was typed is kept first, then the window closes by itself.
            ui.ctx().send_viewport_cmd(ViewportCommand::CancelClose);
            self.window.close_after_keeping(ui.ctx());
        }
        self.window.frame(ui);
        if self.window.may_close() && !asked {
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
    }
}
