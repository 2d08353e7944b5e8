//! One frame: paint, then carry out what was wished. A wish that leaves the screen waits one frame, so that every
//! text still in a buffer is kept first. It must not know what a command does.

use egui::{Context, Ui};

use crate::casebook::Actor;
use crate::casebook::view::Theme;
use crate::jobs::door::Notice;
use crate::ui::action::{Action, Outbox};
use crate::ui::screen::Screen;
use crate::ui::shell::Shell;
use crate::ui::theme::Tokens;
use crate::ui::{buffer, fonts, style};

use super::backup::Leave;
use super::desk::Desk;
use super::lock::{Lock, Uncovered};
use super::trouble;

/// Desk and screens together.
pub struct Window {
    /// What the screens read, and the casebook behind it.
    pub desk: Desk,
    shell: Shell,
    outbox: Outbox,
    /// Wishes that wait for the buffers.
    waiting: Vec<Action>,
    flushing: bool,
    closing: bool,
    /// Everything typed is kept.
    kept: bool,
    may_close: bool,
    /// How often the desk's casebook was exchanged when the screens were made.
    exchanged: u32,
    dressed: Option<(Theme, u32)>,
    /// The lock of the desk; none where there is no key (a practice desk).
    lock: Option<Lock>,
    /// When the desk was locked something stood in the fields of this screen that could not be kept.
    stays: Option<Screen>,
    /// The window is closed under its cover as soon as the backup is made.
    leaves_covered: bool,
    /// The screens of others, with what stands in their fields, and which of them was open.
    aside: Vec<(Actor, (Shell, Screen))>,
}

impl Window {
    /// Dresses egui and takes the desk over.
    pub fn new(ctx: &Context, desk: Desk) -> Window {
        fonts::install(ctx, &desk.faces);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let mut window = Window {
            desk,
            shell: Shell::default(),
            outbox: Outbox::default(),
            waiting: Vec::new(),
            flushing: false,
            closing: false,
            kept: false,
            may_close: false,
            exchanged: 0,
            dressed: None,
            lock: None,
            stays: None,
            leaves_covered: false,
            aside: Vec::new(),
        };
        let wake = ctx.clone();
        window.desk.wake = Some(std::sync::Arc::new(move || wake.request_repaint()));
        window.desk.check_at_start();
        window.dress(ctx);
        // What is said before the first frame is said now, not when the program began.
        window.desk.tick(ctx.input(|input| input.time));
        window
    }

    /// Whether everything typed is kept and the window may go.
    pub const fn may_close(&self) -> bool {
        self.may_close
    }

    /// The desk can be locked by this key from now on.
    pub fn lock_by(&mut self, lock: Lock) {
        self.desk.begin_backups();
        self.desk.people.door = Some(lock.door().clone());
        self.lock = Some(lock);
    }

    /// Says what must be said after opening, and leads to the passphrase of whoever needed the recovery key.
    pub fn tell(&mut self, notice: Notice, by_recovery: bool) {
        if let Some(lock) = &mut self.lock {
            lock.tell(notice, &mut self.desk);
        }
        if by_recovery {
            self.desk.lost_passphrase();
        }
    }

    /// What locks the desk.
    pub const fn lock(&self) -> Option<&Lock> {
        self.lock.as_ref()
    }

    /// Keeps what is typed in the next frame, then lets the window go. Under its cover everything is kept already, or the
    /// cover says that it is not.
    pub fn close_after_keeping(&mut self, ctx: &Context) {
        if let Some(lock) = self.lock.as_mut().filter(|lock| lock.is_covered()) {
            // Said once, the wish holds: it waits for the backup alone.
            self.leaves_covered = self.leaves_covered || lock.may_close();
            ctx.request_repaint();
            return;
        }
        self.closing = true;
        buffer::ask_flush(ctx, true);
        ctx.request_repaint();
    }

    /// Paints one frame and carries out its wishes.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        if self.covered(ui) {
            return;
        }
        self.dress(&ctx);
        self.desk.tick(ctx.input(|input| input.time));
        self.watch(&ctx);
        // While the casebook is at a thread every text stays in its field, and what leaves the screen waits for them.
        let flushed = buffer::flush_is_asked(&ctx) && !self.desk.must_wait();
        buffer::tell_keeping(&ctx, self.desk.trouble.fails() || self.desk.is_away());
        // What had to stay in an earlier frame may be kept in this one.
        buffer::take_what_stays(&ctx);
        let tokens = Tokens::of(self.desk.settings.theme);
        let view = self.desk.view(&tokens);
        self.shell.show(ui, &view, &mut self.outbox);
        self.desk.jumped();
        let wishes = self.outbox.drain();
        let mut acted = !wishes.is_empty();
        for wish in wishes {
            self.take(&ctx, wish, flushed);
        }
        if flushed {
            buffer::ask_flush(&ctx, false);
            self.flushing = false;
            let stays = buffer::take_what_stays(&ctx);
            for wish in std::mem::take(&mut self.waiting) {
                acted = true;
                if stays {
                    // The words in the fields of this screen would be lost.
                    trouble::cannot_leave(&mut self.desk);
                } else {
                    self.desk.act(wish);
                }
            }
            self.closing = self.closing && trouble::may_close(&mut self.desk, stays);
            // A change that waits for an answer would be lost.
            self.closing &= self.desk.signing.view.question.is_none();
            self.kept = self.closing;
            if let Some(lock) = self.lock.as_mut().filter(|_| !self.closing) {
                lock.cover_if_asked(&mut self.desk, stays);
                self.stays = stays.then_some(self.desk.screen);
            }
        }
        self.leave();
        if self.exchanged != self.desk.exchanged() {
            (self.exchanged, self.shell) = (self.desk.exchanged(), Shell::default());
        }
        if let (Some(key), Some(lock)) = (self.desk.people.recovery.take(), &mut self.lock) {
            lock.show_recovery(&self.desk, key);
        }
        if acted || self.may_close {
            ctx.request_repaint();
        }
        if let Some(seconds) = self.desk.next_tick() {
            ctx.request_repaint_after_secs(seconds);
        }
    }

    /// Lets the window go once everything is kept and backed up.
    fn leave(&mut self) {
        if !self.kept {
            return;
        }
        match self.desk.may_leave() {
            Leave::Now => self.may_close = true,
            Leave::Wait => {}
            Leave::Stay => (self.closing, self.kept) = (false, false),
        }
    }

    /// Paints the cover of a locked desk; false where there is none.
    fn covered(&mut self, ui: &mut Ui) -> bool {
        let Some(lock) = self.lock.as_mut().filter(|lock| lock.is_covered()) else { return false };
        let tokens = Tokens::of(self.desk.settings.theme);
        let whose = lock.whose().cloned();
        let uncovered = lock.show(ui, &mut self.desk, &tokens);
        match uncovered {
            Some(Uncovered::Same) => {}
            Some(Uncovered::Another) => self.change_hands(whose),
            Some(Uncovered::Leave) => self.leaves_covered = true,
            None => self.shell.covered(ui, &self.desk.view(&tokens)),
        }
        if uncovered.is_some() {
            ui.ctx().request_repaint();
        }
        if matches!(uncovered, Some(Uncovered::Same | Uncovered::Another)) {
            self.leaves_covered = false;
        } else if self.leaves_covered {
            self.may_close = !self.desk.backs_up_under_cover() && !self.desk.must_wait();
            ui.ctx().request_repaint_after_secs(0.1);
        }
        true
    }

    /// The screens of another person: fields that could not be kept wait as they stand for who typed into them.
    fn change_hands(&mut self, before: Option<Actor>) {
        self.waiting.clear();
        let now = self.desk.book.actor();
        let mine = self.aside.iter().position(|(actor, _)| actor == now);
        let mine = mine.map(|mine| self.aside.remove(mine).1);
        let (shell, screen) = mine.map_or_else(Default::default, |(shell, screen)| (shell, Some(screen)));
        let left = std::mem::replace(&mut self.shell, shell);
        self.aside.extend(before.zip(self.stays.take().map(|screen| (left, screen))));
        self.desk.trouble.fields_aside = !self.aside.is_empty();
        if let Some(screen) = screen {
            self.desk.act(Action::Go(screen));
        }
    }

    /// Whether somebody is here; where nobody is, what is typed is kept and the desk locked.
    fn watch(&mut self, ctx: &Context) {
        let Some(lock) = self.lock.as_mut().filter(|_| !self.desk.practice) else { return };
        if self.desk.is_away() {
            // The time counts from when the casebook is back; a lock that was asked for comes then.
            lock.touched(ctx, &mut self.desk);
            return;
        }
        let is_over = lock.watch(ctx, &mut self.desk);
        if is_over {
            lock.ask(false);
        }
        if is_over || lock.is_asked() {
            buffer::ask_flush(ctx, true);
            ctx.request_repaint();
        }
    }

    fn take(&mut self, ctx: &Context, wish: Action, flushed: bool) {
        match (&wish, &mut self.lock) {
            (Action::Lock { switch }, Some(lock)) => {
                lock.ask(*switch);
                buffer::ask_flush(ctx, true);
                ctx.request_repaint();
                return;
            }
            (Action::Stay, Some(lock)) => return lock.touched(ctx, &mut self.desk),
            _ => {}
        }
        let leaves =
            matches!(wish, Action::Go(_) | Action::Jump(_) | Action::Undo | Action::Redo | Action::EditTemplate(_));
        let needs_words = matches!(
            wish,
            Action::Mend(_)
                | Action::SavePdf { .. }
                | Action::SaveAndOpen { .. }
                | Action::Print(_)
                | Action::AskWhereToSave(_)
        );
        // A paper that is asked for in a room that is not open yet comes after the room.
        let follows = matches!(wish, Action::ShowPaper(_)) && !self.waiting.is_empty();
        if (leaves || needs_words || follows) && !flushed {
            self.waiting.push(wish);
            if !self.flushing {
                self.flushing = true;
                buffer::ask_flush(ctx, true);
            }
        } else {
            self.desk.act(wish);
        }
    }

    /// Theme and text size as the settings say.
    fn dress(&mut self, ctx: &Context) {
        let wanted = (self.desk.settings.theme, self.desk.settings.text_size_percent.clamp(80, 200));
        if self.dressed != Some(wanted) {
            style::apply(ctx, wanted.0);
            ctx.set_zoom_factor(wanted.1 as f32 / 100.0);
            self.dressed = Some(wanted);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use egui_kittest::Harness;

    use super::*;
    use crate::app::away;
    use crate::casebook::{Casebook, Role};
    use crate::platform::clock::Clock;
    use crate::vault::DataKey;

    #[test]
    fn while_the_casebook_is_away_every_text_stays_in_its_field_and_the_window_waits_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let key = DataKey::random().unwrap();
        let book = Casebook::open(folder.path(), Clock::System, &key, Actor::administrator()).unwrap();
        let mut desk = Some(Desk::new(book).unwrap());
        let mut harness = Harness::builder().build_ui_state(
            move |ui, window: &mut Option<Window>| match window {
                Some(window) => window.frame(ui),
                None => *window = desk.take().map(|desk| Window::new(ui.ctx(), desk)),
            },
            None,
        );
        harness.run_steps(2);
        let ctx = harness.ctx.clone();
        assert!(!buffer::nothing_is_kept(&ctx));
        let (go, waits) = channel::<()>();
        let window = harness.state_mut().as_mut().unwrap();
        away::work(&mut window.desk, "", move |_| waits.recv().is_ok(), |_, _| {});
        window.close_after_keeping(&ctx);
        harness.run_steps(2);
        assert!(buffer::nothing_is_kept(&ctx), "a text that is handed over now comes again");
        assert!(buffer::flush_is_asked(&ctx), "the window closes only when the fields were asked after it");
        go.send(()).unwrap();
        while harness.state().as_ref().unwrap().desk.is_away() {
            std::thread::yield_now();
            harness.run_steps(1);
        }
        harness.run_steps(2);
        assert!(!buffer::nothing_is_kept(&ctx) && harness.state().as_ref().unwrap().may_close());
    }

    #[test]
    fn fields_that_could_not_be_kept_wait_for_who_typed_into_them() {
        let person = |name: &str| Actor { name: name.to_owned(), role: Role::Mediator, by_administrator: false };
        let desk = Desk::new(Casebook::in_memory(Clock::System).unwrap()).unwrap();
        let mut window = Window::new(&Context::default(), desk);
        window.stays = Some(Screen::Ledger);
        window.desk.book.act_as(person("田禾"));
        window.change_hands(Some(person("王一平")));
        assert_eq!(window.aside.len(), 1);
        assert!(!trouble::may_close(&mut window.desk, false), "closing would lose what stands in the fields");
        window.desk.book.act_as(person("王一平"));
        window.change_hands(Some(person("田禾")));
        assert!(window.aside.is_empty(), "nothing of the other one stayed in a field");
        assert_eq!(window.desk.screen, Screen::Ledger);
        assert!(!window.desk.trouble.holds_something());
    }
}
