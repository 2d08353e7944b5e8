//! What happens before the desk: what lies in the data folder decides the screen, a thread does what is slow, and what was
//! opened is handed on. The cover of a locked desk is the same, but for the casebook, which stays where it is. It must not
//! know egui, nor how a key is made.

mod paper;
mod restore;
mod salvage;
mod shut;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::casebook::Casebook;
use crate::casebook::backup::BackupError;
use crate::casebook::backup::restore::Rehearsal;
use crate::i18n::Tr;
use crate::jobs::door::{Door, DoorError, Opened, Standing};
use crate::jobs::salvage::Report;
use crate::paper::Faces;
use crate::platform::clock::Clock;
use crate::ui::front_view::{
    Covered, FrontAsk, FrontPage, FrontState, FrontView, RecoveryPage, SecretRules, Typed, Unfit, UnlockPage, Who,
};
use crate::ui::theme::Tokens;
use crate::vault::{Easy, RecoveryKey, Secret, Turned, VaultError, Whom};

use super::remembered::Remembered;
use paper::SheetDesk;
use restore::Looked;

/// Wakes the window from another thread.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What comes of it.
pub enum Passed {
    /// The desk can begin, opened by this one.
    Opened(Box<Opened>, Who),
    /// The locked desk may be uncovered.
    Turned(Turned),
    /// The recovery key is on paper; the desk goes on.
    Kept,
    /// The program ends.
    Leave,
}

/// What a thread tells.
enum News {
    Opened(Result<Box<Opened>, DoorError>),
    Turned(Result<Turned, DoorError>),
    Printed(Result<(), String>),
    Rehearsed(Result<Rehearsal, BackupError>),
    LookedBack(Result<Box<Looked>, String>),
    WentBack(Result<Box<Casebook>, String>),
    Salvaged(Result<Box<Report>, String>),
}

/// The screens before the desk.
pub struct Front {
    door: Door,
    clock: Clock,
    pub page: FrontPage,
    pub state: FrontState,
    /// What the window looks like, and who opened last.
    pub remembered: Remembered,
    /// The language was chosen on this screen.
    pub spoken: bool,
    /// The casebook was made here.
    pub made: bool,
    /// A locked desk lies behind.
    covers: bool,
    /// What was opened and waits until the recovery key is on paper.
    opened: Option<Box<Opened>>,
    /// A backup that was looked through, before the casebook goes back to it.
    looked: Option<Box<Looked>>,
    recovery: Option<RecoveryKey>,
    /// The recovery key is a new one of an open desk of this committee.
    renewed: Option<String>,
    sheet: SheetDesk,
    passed: Option<Passed>,
    sender: Sender<News>,
    receiver: Receiver<News>,
    wake: Option<Wake>,
}

impl Front {
    /// Looks at the folder and shows what it wants.
    pub fn new(door: Door, clock: Clock, remembered: Remembered) -> Front {
        let mut front = Front::on(door, clock, remembered, FrontPage::Unlock(UnlockPage::default()));
        front.look();
        front
    }

    /// The cover of a locked desk; this one was at work there, or another is to be chosen.
    pub fn covering(
        door: Door,
        clock: Clock,
        (remembered, covered): (Remembered, Covered),
        (who, choosing): (Who, bool),
    ) -> Front {
        let page = UnlockPage { people: door.people(), who, choosing, locked: Some(covered) };
        let mut front = Front::on(door, clock, remembered, FrontPage::Unlock(page));
        front.covers = true;
        front.wait();
        front
    }

    /// A new recovery key of an open desk of this committee, shown once.
    pub fn renewed(door: Door, clock: Clock, remembered: Remembered, (key, desk): (RecoveryKey, String)) -> Front {
        let page = recovery_page(&key);
        let mut front = Front::on(door, clock, remembered, page);
        (front.recovery, front.renewed) = (Some(key), Some(desk));
        front
    }

    fn on(door: Door, clock: Clock, remembered: Remembered, page: FrontPage) -> Front {
        let (sender, receiver) = channel();
        Front {
            door,
            clock,
            page,
            state: FrontState::default(),
            remembered,
            spoken: false,
            made: false,
            covers: false,
            opened: None,
            looked: None,
            recovery: None,
            renewed: None,
            sheet: SheetDesk::default(),
            passed: None,
            sender,
            receiver,
            wake: None,
        }
    }

    /// Who wakes the window when a thread is done.
    pub fn wake_by(&mut self, wake: Wake) {
        self.wake = Some(wake);
    }

    /// The words of the chosen language.
    pub const fn tr(&self) -> Tr {
        Tr(self.remembered.lang)
    }

    /// What the screens read in this frame.
    pub fn view<'a>(&'a self, tokens: &'a Tokens) -> FrontView<'a> {
        FrontView {
            tr: self.tr(),
            tokens,
            rules: RULES,
            text_size_percent: self.remembered.text_size_percent,
            page: &self.page,
            state: &self.state,
        }
    }

    /// Whether everything may be dropped without losing what a person has in hand.
    pub const fn may_close(&self) -> bool {
        !self.state.working
    }

    /// What came of it, once.
    pub const fn take_passed(&mut self) -> Option<Passed> {
        self.passed.take()
    }

    /// Looks at the folder and shows what it wants.
    fn look(&mut self) {
        self.state = FrontState::default();
        if let Some(page) = shut::held_elsewhere(self.door.folder(), self.tr()) {
            self.page = FrontPage::Shut(page);
            return;
        }
        self.page = match self.door.standing() {
            Standing::New => FrontPage::Make { plain: false },
            Standing::Plain => FrontPage::Make { plain: true },
            Standing::Locked => {
                let people = self.door.people();
                let who = self.remembered.opens(&people);
                FrontPage::Unlock(UnlockPage { people, who, ..UnlockPage::default() })
            }
            other => FrontPage::Shut(shut::page(&other, self.door.folder(), self.tr())),
        };
        self.wait();
    }

    /// Says in the chosen language again what was said once.
    fn say_again(&mut self) {
        if matches!(self.page, FrontPage::Shut(_)) {
            self.look();
        }
        self.state.problem.clear();
        self.state.done.clear();
    }

    /// Carries a wish out.
    pub fn act(&mut self, ask: FrontAsk, faces: &Faces) {
        if !matches!(ask, FrontAsk::SpeakLanguage(_) | FrontAsk::TextSize(_)) {
            self.state.problem.clear();
            self.state.done.clear();
        }
        match ask {
            FrontAsk::Make(typed) => self.make(&typed),
            FrontAsk::Unlock(typed) => self.unlock(&typed),
            FrontAsk::Choose(who) => self.choose(who),
            FrontAsk::Prove(typed) => self.prove(&typed),
            FrontAsk::PrintSheet => self.print_sheet(faces),
            FrontAsk::PickPlace => self.pick_place(),
            FrontAsk::SaveSheet(path) => self.save_sheet(&path, faces),
            FrontAsk::Begin => self.begin(),
            FrontAsk::LookAgain => self.look(),
            FrontAsk::ShowBackups => self.drop_preview(),
            FrontAsk::LookBack { path, secret } => self.look_back(&path, &secret),
            FrontAsk::GoBack => self.go_back(),
            FrontAsk::ShowSalvage => self.show_salvage(),
            FrontAsk::Salvage(typed) => self.salvage(&typed),
            FrontAsk::SpeakLanguage(lang) => {
                self.remembered.lang = lang;
                self.spoken = true;
                self.say_again();
            }
            FrontAsk::TextSize(percent) => self.remembered.text_size_percent = percent.clamp(80, 200),
            FrontAsk::Leave => self.passed = Some(Passed::Leave),
        }
    }

    fn make(&mut self, typed: &Typed) {
        let secret = Secret::new(typed.text().to_owned());
        self.made = true;
        self.work(move |door| News::Opened(door.create(&secret).map(Box::new)));
    }

    fn unlock(&mut self, typed: &Typed) {
        let (secret, whom) = (Secret::new(typed.text().to_owned()), self.whom());
        if self.covers {
            self.work(move |door| News::Turned(door.turn(&secret, &whom)));
        } else {
            self.work(move |door| News::Opened(door.unlock(&secret, &whom).map(Box::new)));
        }
    }

    /// Does it on a thread of its own: the window goes on painting.
    fn work(&mut self, work: impl FnOnce(Door) -> News + Send + 'static) {
        if std::mem::replace(&mut self.state.working, true) {
            return;
        }
        let (door, sender, wake) = (self.door.clone(), self.sender.clone(), self.wake.clone());
        thread::spawn(move || {
            // Nobody listens any more when the window was closed meanwhile: nothing to do then.
            let _ = sender.send(work(door));
            if let Some(wake) = wake {
                wake();
            }
        });
    }

    fn choose(&mut self, wanted: Who) {
        if let FrontPage::Unlock(page) = &mut self.page {
            (page.who, page.choosing) = (wanted, false);
        }
        self.wait();
    }

    fn who(&self) -> Who {
        match &self.page {
            FrontPage::Unlock(page) => page.who.clone(),
            _ => Who::Desk,
        }
    }

    fn whom(&self) -> Whom {
        match self.who() {
            Who::Desk => Whom::Desk,
            Who::Person(name) => Whom::Person(name),
            Who::Recovery => Whom::Recovery,
        }
    }

    /// How long until the next try.
    fn wait(&mut self) {
        self.state.wait = if matches!(self.page, FrontPage::Unlock(_)) { self.door.wait(&self.whom()) } else { 0 };
    }

    /// Takes what the threads and dialogs told since the last frame.
    pub fn tick(&mut self) {
        while let Ok(news) = self.receiver.try_recv() {
            self.state.working = false;
            match news {
                News::Opened(Ok(opened)) => self.take_opened(opened),
                News::Turned(Ok(turned)) => self.passed = Some(Passed::Turned(turned)),
                News::Opened(Err(error)) | News::Turned(Err(error)) => self.failed(&error),
                News::Rehearsed(found) => self.rehearsed(found),
                News::LookedBack(found) => self.looked_back(found),
                News::WentBack(done) => self.went_back(done),
                News::Salvaged(found) => self.salvaged(found),
                News::Printed(Ok(())) => self.tr().front_sheet_printed().clone_into(&mut self.state.done),
                News::Printed(Err(reason)) => self.state.problem = reason,
            }
        }
        self.dialog_answer();
        if self.state.wait > 0 {
            self.wait();
        }
    }

    /// When the window must look again by itself, in seconds.
    pub const fn next_tick(&self) -> Option<f32> {
        if self.state.wait > 0 { Some(0.5) } else { None }
    }

    /// The picture of a file that was chosen is given for one frame.
    pub fn painted(&mut self) {
        self.state.picked = None;
    }

    fn take_opened(&mut self, mut opened: Box<Opened>) {
        let Some(key) = opened.notice.recovery.take() else {
            self.passed = Some(Passed::Opened(opened, self.who()));
            return;
        };
        let who = self.who();
        self.page = recovery_page(&key);
        self.recovery = Some(key);
        self.opened = Some(opened);
        self.remembered.who = match who {
            Who::Person(name) => Some(name),
            Who::Desk | Who::Recovery => None,
        };
    }

    /// Says why it was not opened.
    pub(super) fn failed(&mut self, error: &DoorError) {
        self.wait();
        match shut::reason(error, self.door.folder(), self.tr()) {
            Some(page) if !self.covers => self.page = FrontPage::Shut(page),
            // The sentence of the wait counts down by itself.
            _ if self.state.wait > 0 && is_told_by_the_wait(error) => self.state.problem.clear(),
            _ => self.state.problem = error.at_opening(self.door.folder(), self.tr()),
        }
    }

    /// The group that was typed back.
    fn prove(&mut self, typed: &Typed) {
        let (Some(key), FrontPage::Recovery(page)) = (&self.recovery, &mut self.page) else { return };
        page.wrong = !key.has_group(page.asked + 1, typed.text());
        if page.wrong {
            return;
        }
        self.recovery = None;
        if self.renewed.is_some() {
            self.passed = Some(Passed::Kept);
            return;
        }
        let Some(opened) = &self.opened else { return };
        if let Err(error) = self.door.recovery_was_kept(&opened.book) {
            self.state.problem = error.message(self.tr());
        }
        match opened.book.backup_source().filter(|_| self.made) {
            Some(source) => {
                self.page = FrontPage::Ready { sentences: Vec::new() };
                self.work(move |_| News::Rehearsed(source.rehearse()));
            }
            None => self.begin(),
        }
    }

    /// The first backup was made and put back for trial.
    fn rehearsed(&mut self, found: Result<Rehearsal, BackupError>) {
        let tr = self.tr();
        match found {
            Ok(found) => self.page = FrontPage::Ready { sentences: vec![found.message(tr)] },
            Err(error) => self.state.problem = error.message(tr),
        }
    }

    fn begin(&mut self) {
        let who = self.remembered.who.clone().map_or(Who::Desk, Who::Person);
        self.passed = self.opened.take().map(|opened| Passed::Opened(opened, who));
    }
}

/// Whether the sentence of the wait says it already.
const fn is_told_by_the_wait(error: &DoorError) -> bool {
    error.wait().is_some() || matches!(error, DoorError::Vault(VaultError::WrongSecret))
}

/// Which group is typed back: one from the middle of the sheet, by the clock, so that it is not always the same.
fn recovery_page(key: &RecoveryKey) -> FrontPage {
    let groups = key.groups();
    let first = groups.first().map_or(0, |group| group.bytes().map(usize::from).sum::<usize>());
    let asked = 2 + first % groups.len().saturating_sub(3).max(1);
    FrontPage::Recovery(RecoveryPage { groups, asked, wrong: false })
}

/// The rules of secrets, for the screens.
pub(super) const RULES: SecretRules = SecretRules {
    desk: |text| unfit(&secret(text).fits_desk()),
    person: |text, name| unfit(&secret(text).fits_person(name)),
    is_weak: |text| secret(text).is_weak(),
};

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

const fn unfit(fits: &Result<(), VaultError>) -> Option<Unfit> {
    match fits {
        Err(VaultError::TooShort { least }) => Some(Unfit::Short(*least)),
        Err(VaultError::TooEasy(Easy::OneSign)) => Some(Unfit::OneSign),
        Err(VaultError::TooEasy(Easy::Row)) => Some(Unfit::Row),
        Err(VaultError::TooEasy(Easy::Name)) => Some(Unfit::Name),
        _ => None,
    }
}
