//! The lock of an open desk: watched until nobody is there, what was typed is kept first, the casebook is closed in place,
//! and a cover lies over everything until somebody opens it again. It must not know what lies below.

use egui::{Context, Event, Ui};

use crate::casebook::Actor;
use crate::jobs::door::{Door, Notice};
use crate::platform::log::{self, Field};
use crate::ui::front_view::{Covered, Who};
use crate::ui::screens::front::FrontScreen;
use crate::ui::theme::Tokens;
use crate::ui::{dates, front_view::FrontAsk};
use crate::vault::{RecoveryKey, Turned};

use super::away;
use super::desk::Desk;
use super::front::{Front, Passed};
use super::idle::{Idle, IdleWatch};
use super::remembered::Remembered;

/// The lock of a desk.
pub struct Lock {
    door: Door,
    idle: IdleWatch,
    /// It is asked for, and whether another person is to be chosen.
    asked: Option<bool>,
    cover: Option<Cover>,
    /// Closing under the cover would lose something, and nobody was warned yet.
    unsaved: bool,
    /// What is to be told when the cover is taken away.
    notice: Notice,
}

/// What lies over the desk.
struct Cover {
    front: Front,
    screen: FrontScreen,
    /// Who was at work; `None`: the desk is open and only something is shown over it.
    who: Option<Actor>,
}

/// What came of the cover in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncovered {
    /// The same person goes on.
    Same,
    /// Another person begins.
    Another,
    /// The window is closed.
    Leave,
}

impl Lock {
    /// The lock of a desk that was opened through this door.
    pub fn new(door: Door) -> Lock {
        Lock { door, idle: IdleWatch::default(), asked: None, cover: None, unsaved: false, notice: Notice::default() }
    }

    /// Whether something lies over the desk.
    pub const fn is_covered(&self) -> bool {
        self.cover.is_some()
    }

    /// Whether the window may close under the cover: where something would be lost, the first time it may not. The cover
    /// says so.
    pub const fn may_close(&mut self) -> bool {
        !std::mem::replace(&mut self.unsaved, false)
    }

    /// Who is at work on the desk that is covered.
    pub fn whose(&self) -> Option<&Actor> {
        self.cover.as_ref()?.who.as_ref()
    }

    /// The door through which the desk was opened.
    pub const fn door(&self) -> &Door {
        &self.door
    }

    /// What lies over the desk, for tests.
    pub fn front(&self) -> Option<&Front> {
        self.cover.as_ref().map(|cover| &cover.front)
    }

    /// The desk is locked as soon as what is typed is kept; `switch`: for another person.
    pub const fn ask(&mut self, switch: bool) {
        self.asked = Some(switch);
    }

    /// Whether the desk is to be locked as soon as that can be.
    pub const fn is_asked(&self) -> bool {
        self.asked.is_some()
    }

    /// Somebody said that they are here.
    pub fn touched(&mut self, ctx: &Context, desk: &mut Desk) {
        self.idle.touched(ctx.input(|input| input.time), desk.now());
        desk.locks_in = None;
        ctx.request_repaint();
    }

    /// Looks whether somebody is here. True: the time is over.
    pub fn watch(&mut self, ctx: &Context, desk: &mut Desk) -> bool {
        let announced = desk.locks_in.is_some();
        let (time, touched) =
            ctx.input(|input| (input.time, input.events.iter().any(|event| is_hand(event, announced))));
        if touched {
            self.idle.touched(time, desk.now());
        }
        let idle = self.idle.look(time, desk.now(), desk.settings.lock_after_minutes.max(1));
        let (locks_in, again) = match idle {
            Idle::Here { seconds } => (None, seconds as f32),
            Idle::Soon { seconds } => (Some(seconds), 1.0),
            Idle::Over => (None, 0.0),
        };
        desk.locks_in = locks_in;
        ctx.request_repaint_after_secs(again.max(0.2));
        idle == Idle::Over && self.asked.is_none()
    }

    /// Everything typed is kept as far as it can be: closes the casebook in place and covers the desk. `stays`: something is
    /// only in its field, or waits for somebody.
    pub fn cover_if_asked(&mut self, desk: &mut Desk, stays: bool) {
        if desk.is_away() {
            return;
        }
        let Some(switch) = self.asked.take() else { return };
        let unsaved = stays || desk.trouble.holds_something();
        let tr = desk.tr();
        let actor = desk.book.actor().clone();
        let covered = Covered { name: actor.words(tr), since: dates::clock(desk.now()), unsaved };
        let who = if actor.name.is_empty() { Who::Desk } else { Who::Person(actor.name.clone()) };
        desk.back_up_before_lock();
        desk.lock();
        log::say("lock", &[("unsaved", Field::Word(if unsaved { "yes" } else { "no" }))]);
        desk.people.view.by_recovery = false;
        let remembered = Remembered::of(None, &desk.settings);
        let front = Front::covering(self.door.clone(), desk.book.clock(), (remembered, covered), (who, switch));
        self.lay(front, desk, Some(actor));
        self.unsaved = unsaved;
    }

    /// Shows a new recovery key over the open desk, once.
    pub fn show_recovery(&mut self, desk: &Desk, key: RecoveryKey) {
        let remembered = Remembered::of(None, &desk.settings);
        let committee = desk.settings.committee.clone();
        let front = Front::renewed(self.door.clone(), desk.book.clock(), remembered, (key, committee));
        self.lay(front, desk, None);
    }

    fn lay(&mut self, mut front: Front, desk: &Desk, who: Option<Actor>) {
        if let Some(wake) = &desk.wake {
            front.wake_by(wake.clone());
        }
        self.cover = Some(Cover { front, screen: FrontScreen::default(), who });
    }

    /// Paints the cover and carries out what was wished on it.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk, tokens: &Tokens) -> Option<Uncovered> {
        match self.reopened(desk) {
            Some(true) => return Some(self.uncover(ui.ctx(), desk)),
            Some(false) => ui.ctx().request_repaint(),
            None => {}
        }
        let cover = self.cover.as_mut()?;
        cover.front.tick();
        // The casebook is being opened: as much at work as while the key was being turned.
        cover.front.state.working |= desk.is_away();
        let mut wishes: Vec<FrontAsk> = Vec::new();
        cover.screen.show(ui, &cover.front.view(tokens), &mut wishes);
        cover.front.painted();
        if let Some(seconds) = cover.front.next_tick() {
            ui.ctx().request_repaint_after_secs(seconds);
        }
        for wish in wishes {
            cover.front.act(wish, &desk.faces);
            ui.ctx().request_repaint();
        }
        let done = match cover.front.take_passed()? {
            Passed::Turned(turned) => {
                self.open_again(turned, desk);
                ui.ctx().request_repaint();
                return None;
            }
            Passed::Kept => {
                self.recovery_kept(desk);
                Uncovered::Same
            }
            Passed::Leave => Uncovered::Leave,
            Passed::Opened(..) => return None,
        };
        self.cover = None;
        self.touched(ui.ctx(), desk);
        Some(done)
    }

    /// Opens the casebook with the key, and follows its chain, on a thread.
    fn open_again(&mut self, turned: Turned, desk: &mut Desk) {
        let door = self.door.clone();
        let words = desk.tr().front_working().to_owned();
        away::work(
            desk,
            &words,
            move |book| door.open_again(&turned, book),
            |desk, opened| desk.opened_again = Some(opened),
        );
    }

    /// What came of it, once: true where the desk is open.
    fn reopened(&mut self, desk: &mut Desk) -> Option<bool> {
        if !desk.is_away() && desk.opened_again.is_none() {
            return None;
        }
        away::news(desk);
        let opened = desk.opened_again.take()?;
        let cover = self.cover.as_mut()?;
        cover.front.state.working = false;
        match opened {
            Ok(notice) => {
                self.notice = notice;
                Some(true)
            }
            Err(error) => {
                cover.front.failed(&error);
                Some(false)
            }
        }
    }

    /// Takes the cover away and tells what must be told.
    fn uncover(&mut self, ctx: &Context, desk: &mut Desk) -> Uncovered {
        let before = self.cover.take().and_then(|cover| cover.who);
        let same = before.as_ref() == Some(desk.book.actor());
        self.touched(ctx, desk);
        desk.uncovered(same);
        // The file lay closed, where another hand may have laid an older one in its place.
        desk.check_at_start();
        let notice = std::mem::take(&mut self.notice);
        self.tell(notice, desk);
        if same { Uncovered::Same } else { Uncovered::Another }
    }

    /// Says what must be said after opening.
    pub fn tell(&mut self, notice: Notice, desk: &mut Desk) {
        let tr = desk.tr();
        if notice.encrypted_now {
            desk.say(tr.front_encrypted_now().to_owned(), false);
        }
        if notice.slots_changed {
            desk.say(tr.front_slots_changed().to_owned(), true);
        }
        if let Some(key) = notice.recovery {
            self.show_recovery(desk, key);
        }
    }

    fn recovery_kept(&self, desk: &mut Desk) {
        if let Err(error) = self.door.recovery_was_kept(&desk.book) {
            let words = error.message(desk.tr());
            desk.say(words, true);
        }
    }
}

/// Whether somebody's hand made this. Once the lock is announced a pointer that only moves is none: a table that is pushed
/// would keep the desk open.
const fn is_hand(event: &Event, announced: bool) -> bool {
    match event {
        Event::PointerMoved(_) | Event::MouseMoved(_) => !announced,
        Event::PointerGone | Event::WindowFocused(_) => false,
        _ => true,
    }
}
