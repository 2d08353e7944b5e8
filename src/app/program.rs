//! The program's window from its first frame: the screens before the desk, then the desk with its lock. It hands over what
//! was opened and remembers for the next start who it was. It must not know what either of them shows.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Context, Ui, ViewportCommand};

use crate::casebook::command::Command;
use crate::casebook::view::{Settings, Theme};
use crate::casebook::{Casebook, Error};
use crate::i18n::{Lang, Tr};
use crate::jobs::door::{Door, DoorError, Opened};
use crate::paper::Faces;
use crate::platform::clock::Clock;
use crate::ui::front_view::Who;
use crate::ui::screens::front::FrontScreen;
use crate::ui::theme::Tokens;
use crate::ui::{fonts, style};

use super::desk::Desk;
use super::front::{Front, Passed};
use super::lock::Lock;
use super::remembered::Remembered;
use super::window::Window;

/// The whole program, as it is painted.
pub struct Program {
    stage: Stage,
    folder: PathBuf,
    door: Door,
    may_close: bool,
    /// The language of the window's title.
    titled: Option<Tr>,
}

enum Stage {
    Front(Box<Before>),
    Desk(Box<Window>),
}

/// The screens before the desk.
struct Before {
    front: Front,
    screen: FrontScreen,
    /// The faces that the desk will have.
    faces: Option<Faces>,
    dressed: Option<(Theme, u32)>,
}

impl Program {
    /// The program before the casebook of this door is open.
    pub fn at_the_door(ctx: &Context, door: Door, faces: Faces, (lang, clock): (Option<Lang>, Clock)) -> Program {
        let folder = door.folder().to_path_buf();
        let mut remembered = Remembered::read(&folder);
        remembered.lang = lang.unwrap_or(remembered.lang);
        fonts::install(ctx, &faces);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let mut front = Front::new(door.clone(), clock, remembered);
        front.spoken = lang.is_some();
        let wake = ctx.clone();
        front.wake_by(Arc::new(move || wake.request_repaint()));
        let before = Before { front, screen: FrontScreen::default(), faces: Some(faces), dressed: None };
        Program { stage: Stage::Front(Box::new(before)), folder, door, may_close: false, titled: None }
    }

    /// The program on a desk that is open.
    pub fn on(window: Window, door: Door) -> Program {
        let folder = door.folder().to_path_buf();
        Program { stage: Stage::Desk(Box::new(window)), folder, door, may_close: false, titled: None }
    }

    /// The desk, when it is open.
    pub fn window(&self) -> Option<&Window> {
        match &self.stage {
            Stage::Desk(window) => Some(window),
            Stage::Front(_) => None,
        }
    }

    /// The same, for tests.
    pub fn window_mut(&mut self) -> Option<&mut Window> {
        match &mut self.stage {
            Stage::Desk(window) => Some(window),
            Stage::Front(_) => None,
        }
    }

    /// The screens before the desk, until it is open.
    pub fn front(&self) -> Option<&Front> {
        match &self.stage {
            Stage::Front(before) => Some(&before.front),
            Stage::Desk(_) => None,
        }
    }

    /// The same, for pictures of what comes of a wish.
    pub fn front_mut(&mut self) -> Option<&mut Front> {
        match &mut self.stage {
            Stage::Front(before) => Some(&mut before.front),
            Stage::Desk(_) => None,
        }
    }

    /// Whether everything typed is kept and the window may go.
    pub fn may_close(&self) -> bool {
        self.may_close || self.window().is_some_and(Window::may_close)
    }

    /// The window is to be closed: what is typed is kept first.
    pub fn close_after_keeping(&mut self, ctx: &Context) {
        match &mut self.stage {
            Stage::Desk(window) => window.close_after_keeping(ctx),
            Stage::Front(before) => self.may_close = before.front.may_close(),
        }
    }

    /// The language and the colours of the screen.
    pub fn look(&self) -> (Tr, Theme) {
        match &self.stage {
            Stage::Desk(window) => (window.desk.tr(), window.desk.settings.theme),
            Stage::Front(before) => (Tr(before.front.remembered.lang), before.front.remembered.theme),
        }
    }

    /// Keeps for the next start what the screen looks like.
    pub fn remember(&self) {
        let Some(window) = self.window().filter(|window| !window.desk.practice) else { return };
        let who = Remembered::read(&self.folder).who;
        Remembered::of(who, &window.desk.settings).write(&self.folder);
    }

    /// Paints one frame and carries out its wishes.
    pub fn frame(&mut self, ui: &mut Ui) {
        match &mut self.stage {
            Stage::Desk(window) => window.frame(ui),
            Stage::Front(before) => {
                if let Some(passed) = before.frame(ui) {
                    self.pass(ui.ctx(), passed);
                }
            }
        }
        let tr = self.look().0;
        if self.titled.replace(tr) != Some(tr) {
            ui.ctx().send_viewport_cmd(ViewportCommand::Title(tr.shell_program().to_owned()));
        }
    }

    fn pass(&mut self, ctx: &Context, passed: Passed) {
        match passed {
            Passed::Opened(opened, who) => self.begin(ctx, *opened, &who),
            Passed::Leave => self.may_close = true,
            Passed::Turned(_) | Passed::Kept => {}
        }
        ctx.request_repaint();
    }

    /// The desk of the casebook that was opened takes the place of the screens before it.
    fn begin(&mut self, ctx: &Context, opened: Opened, who: &Who) {
        let Stage::Front(before) = &mut self.stage else { return };
        // The pages before the desk need them as long as there is no desk.
        let Some(faces) = before.faces.clone() else { return };
        let lang = (before.front.spoken || before.front.made).then_some(before.front.remembered.lang);
        match desk(opened.book, faces, lang, &self.folder) {
            Ok(desk) => {
                let remembers = match who {
                    Who::Person(name) => Some(name.clone()),
                    Who::Desk | Who::Recovery => None,
                };
                Remembered::of(remembers, &desk.settings).write(&self.folder);
                let mut window = Window::new(ctx, desk);
                window.lock_by(Lock::new(self.door.clone()));
                window.tell(opened.notice, *who == Who::Recovery);
                self.stage = Stage::Desk(Box::new(window));
            }
            // The key turned, and what the screens need cannot be read: the same page as where the file does not open.
            Err(error) => before.front.failed(&DoorError::Casebook(error)),
        }
    }
}

/// The desk of this casebook, in the language that was chosen.
///
/// # Errors
/// What the casebook says.
pub(super) fn desk(mut book: Casebook, faces: Faces, lang: Option<Lang>, folder: &Path) -> Result<Desk, Error> {
    if let Some(lang) = lang {
        speak(&mut book, lang)?;
    }
    let mut desk = Desk::with_faces(book, faces)?;
    desk.keep_templates_in(folder.to_path_buf())?;
    Ok(desk)
}

/// Sets the language that was chosen.
fn speak(book: &mut Casebook, lang: Lang) -> Result<(), Error> {
    let settings = book.settings()?;
    if settings.lang != lang {
        book.run(Command::ChangeSettings(Box::new(Settings { lang, ..settings })))?;
    }
    Ok(())
}

impl Before {
    fn frame(&mut self, ui: &mut Ui) -> Option<Passed> {
        let ctx = ui.ctx().clone();
        self.dress(&ctx);
        self.front.tick();
        let tokens = Tokens::of(self.front.remembered.theme);
        let mut wishes = Vec::new();
        self.screen.show(ui, &self.front.view(&tokens), &mut wishes);
        self.front.painted();
        if !wishes.is_empty() {
            ctx.request_repaint();
        }
        if let Some(faces) = &self.faces {
            wishes.into_iter().for_each(|wish| self.front.act(wish, faces));
        }
        if let Some(seconds) = self.front.next_tick() {
            ctx.request_repaint_after_secs(seconds);
        }
        self.front.take_passed()
    }

    /// Theme and text size as they were at the last desk.
    fn dress(&mut self, ctx: &Context) {
        let Remembered { theme, text_size_percent, .. } = &self.front.remembered;
        let wanted = (*theme, (*text_size_percent).clamp(80, 200));
        if self.dressed != Some(wanted) {
            style::apply(ctx, wanted.0);
            ctx.set_zoom_factor(wanted.1 as f32 / 100.0);
            self.dressed = Some(wanted);
        }
    }
}
