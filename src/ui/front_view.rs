//! What is read by the screens before the desk (first start, the recovery key, unlocking, a casebook that cannot be opened)
//! and by the cover of a locked desk, and what they ask for. It must not know a key nor a file.

use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::i18n::{Lang, Tr};

use super::theme::Tokens;

/// What was typed into a field of a passphrase: cleared from memory with this value, and never printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Typed(Zeroizing<String>);

impl Typed {
    /// Takes the text out of its field.
    pub fn take(text: &mut String) -> Typed {
        Typed(Zeroizing::new(std::mem::take(text)))
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Typed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Typed")
    }
}

/// Why a text cannot become a passphrase or a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It has at least so many signs.
    Short(usize),
    /// One sign, again and again.
    OneSign,
    /// Signs in their order, as 123456.
    Row,
    /// The name itself.
    Name,
}

impl Unfit {
    /// What is wrong, and what to do.
    pub fn words(self, tr: Tr) -> String {
        match self {
            Unfit::Short(least) => tr.front_too_short(least),
            Unfit::OneSign => tr.door_easy_sign().to_owned(),
            Unfit::Row => tr.door_easy_row().to_owned(),
            Unfit::Name => tr.door_easy_name().to_owned(),
        }
    }
}

/// The rules of what may be a passphrase, given to the screens so that they need not know them.
#[derive(Clone, Copy, Debug)]
pub struct SecretRules {
    /// Why the text cannot be the desk's passphrase.
    pub desk: fn(&str) -> Option<Unfit>,
    /// The same for the person of the name that stands second.
    pub person: fn(&str, &str) -> Option<Unfit>,
    /// Long enough, but soon guessed.
    pub is_weak: fn(&str) -> bool,
}

/// Everything that these screens may read.
pub struct FrontView<'a> {
    pub tr: Tr,
    pub tokens: &'a Tokens,
    pub rules: SecretRules,
    /// 80 to 200.
    pub text_size_percent: u32,
    pub page: &'a FrontPage,
    pub state: &'a FrontState,
}

/// What goes on meanwhile.
#[derive(Clone, Debug, Default)]
pub struct FrontState {
    /// A thread is at work on what was asked.
    pub working: bool,
    /// Why it was not done; empty where nothing went wrong.
    pub problem: String,
    /// What was done; empty where nothing was.
    pub done: String,
    /// Seconds until the next try; 0: now.
    pub wait: u64,
    /// A dialog of the system is open.
    pub dialog_open: bool,
    /// The place that was chosen in a dialog, in this frame only.
    pub picked: Option<PathBuf>,
}

/// Which screen it is.
#[derive(Clone, Debug)]
pub enum FrontPage {
    /// First start: the passphrase.
    Make {
        /// The casebook of an earlier version lies there and is encrypted now.
        plain: bool,
    },
    /// The recovery key, shown once.
    Recovery(RecoveryPage),
    /// What was made and rehearsed, in sentences, before the desk opens.
    Ready { sentences: Vec<String> },
    /// Who, and the one field.
    Unlock(UnlockPage),
    /// It cannot be opened.
    Shut(ShutPage),
    /// Back to a backup.
    Restore(RestorePage),
    /// What can be read of a damaged casebook.
    Salvage(SalvagePage),
}

/// A salvage.
#[derive(Clone, Debug, Default)]
pub struct SalvagePage {
    /// What was read, in sentences; `None` before.
    pub told: Option<Vec<String>>,
}

/// The way back to a backup.
#[derive(Clone, Debug, Default)]
pub struct RestorePage {
    /// Newest first.
    pub lines: Vec<RestoreLine>,
    /// What going back to the chosen one would mean, in sentences; `None` while one is chosen.
    pub preview: Option<Vec<String>>,
}

/// A backup that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestoreLine {
    pub path: PathBuf,
    pub words: String,
}

/// The recovery key.
#[derive(Clone, Debug)]
pub struct RecoveryPage {
    pub groups: Vec<Zeroizing<String>>,
    /// Position of the group that is typed back.
    pub asked: usize,
    /// What was typed back last is not that group.
    pub wrong: bool,
}

/// Who opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// The holder of the desk's passphrase.
    #[default]
    Desk,
    /// One with an own secret.
    Person(String),
    /// Who has the recovery key.
    Recovery,
}

/// The unlock screen.
#[derive(Clone, Debug, Default)]
pub struct UnlockPage {
    /// Those with an own secret.
    pub people: Vec<String>,
    /// Who opened last, or was chosen.
    pub who: Who,
    /// Another person is to be chosen.
    pub choosing: bool,
    /// The desk was open and is covered now.
    pub locked: Option<Covered>,
}

/// A desk that was locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// Who was at work; as people read it.
    pub name: String,
    /// Since when, as people read it.
    pub since: String,
    /// Something could not be kept: the window must not be closed.
    pub unsaved: bool,
}

/// Why it cannot be opened, and what can be done.
#[derive(Clone, Debug, Default)]
pub struct ShutPage {
    pub title: String,
    pub sentences: Vec<String>,
    /// What can be pressed, the first one first.
    pub doors: Vec<(String, FrontAsk)>,
}

/// One wish of these screens.
#[derive(Clone, Debug, PartialEq)]
pub enum FrontAsk {
    /// Makes the casebook, or encrypts the one of an earlier version.
    Make(Typed),
    /// Sends the sheet of the recovery key to the printer.
    PrintSheet,
    /// Asks where to save it.
    PickPlace,
    /// Saves it as PDF.
    SaveSheet(PathBuf),
    /// The group that was asked for, as it was typed back.
    Prove(Typed),
    /// Opens the desk.
    Begin,
    /// Somebody else is at the desk.
    Choose(Who),
    Unlock(Typed),
    /// Looks at the folder again.
    LookAgain,
    /// The backups that there are.
    ShowBackups,
    /// What going back to this backup would mean.
    LookBack {
        path: PathBuf,
        secret: Typed,
    },
    /// Goes back to it.
    GoBack,
    /// What a salvage does.
    ShowSalvage,
    /// Reads what can be read, with the desk's secret.
    Salvage(Typed),
    SpeakLanguage(Lang),
    /// 80 to 200.
    TextSize(u32),
    /// Ends the program.
    Leave,
}
