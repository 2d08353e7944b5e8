//! What a screen is given to paint: values read before the frame, and the words and tokens to paint with.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use crate::casebook::find::Found;
use crate::casebook::view::{CaseRecord, CaseState, LedgerQuery, LedgerRow, Settings, TodayView, UnfinishedLine};
use crate::casebook::{Actor, EventKind, rights};
use crate::check::{Confirmation, Finding};
use crate::domain::calendar::Holidays;
use crate::domain::case::CaseFile;
use crate::domain::dossier::ItemStatus;
use crate::domain::party::PartyId;
use crate::domain::place::Place;
use crate::domain::session::StepKind;
use crate::guide::clocks::Clock;
use crate::guide::gates::Sign;
use crate::guide::office::Content;
use crate::i18n::Tr;
use crate::paper::page::Pages;

use super::action::{Pick, SideDoor};
use super::backup_view::{BackupStatus, BackupView};
use super::keeping_view::KeepingView;
use super::key_view::KeyLine;
use super::papers_view::PapersView;
use super::people_view::PeopleView;
use super::print_view::PrintingView;
use super::report_view::VerifyView;
use super::screen::Screen;
use super::signing_view::SigningView;
use super::statistics_view::StatisticsView;
use super::template_view::TemplatesView;
use super::theme::Tokens;
use super::versions_view::VersionsView;

/// The check in the desk's own surroundings, for words that are still being typed. It reads no database.
pub trait CheckNow {
    /// What the check says of a case as it would be.
    fn findings(&self, case: &CaseFile) -> Vec<Finding>;
}

/// Everything a screen may read.
pub struct View<'a> {
    pub tr: Tr,
    pub tokens: &'a Tokens,
    pub now: NaiveDateTime,
    pub screen: Screen,
    pub settings: &'a Settings,
    pub today: &'a TodayView,
    pub ledger: &'a LedgerView,
    /// The open case, when a case screen is open.
    pub case: Option<&'a CaseView>,
    /// The papers of the open case, when its room is open.
    pub papers: &'a PapersView,
    /// The versions of the open case, when their room is open.
    pub versions: &'a VersionsView,
    /// What was done, removed and kept, when a room of it is open.
    pub keeping: &'a KeepingView,
    /// The report of a period, when its screen was opened.
    pub statistics: &'a StatisticsView,
    /// What was found in a sealed file and in the casebook.
    pub verify: &'a VerifyView,
    /// The backups, and what is under way with them.
    pub backup: &'a BackupView,
    /// The desk's keys, oldest first; the last one seals.
    pub keys: &'a [KeyLine],
    /// What was chosen in a dialog, in this frame only.
    pub picked: Option<&'a (Pick, PathBuf)>,
    /// The editor of templates, when it is open.
    pub templates: &'a TemplatesView,
    /// A scan on its way, and the question before signatures fall.
    pub signing: &'a SigningView,
    /// Asks the check about a case that is not kept yet.
    pub check: &'a dyn CheckNow,
    /// Days off by which the last days of law move.
    pub holidays: &'a Holidays,
    /// What leads through a mediation at this desk.
    pub guide: &'a Content,
    /// Half-written texts of the open case, or of the walk-in.
    pub unfinished: &'a [UnfinishedLine],
    /// Earlier cases of the people named in the walk-in.
    pub earlier: &'a [LedgerRow],
    /// Counts the screens that were opened, so that a screen knows that it was left meanwhile.
    pub visit: u32,
    /// The people of the desk.
    pub people: &'a PeopleView,
    /// Who is at work.
    pub actor: &'a Actor,
    /// Whether the desk can be locked: a practice desk has no key.
    pub can_lock: bool,
    /// Seconds until nobody is taken to be here any more, where that is near.
    pub locks_in: Option<u64>,
    /// Parties whose numbers are shown in full in this visit.
    pub shown_numbers: &'a [PartyId],
    /// Where the focus shall go in this frame, once.
    pub jump: Option<&'a Place>,
    /// What is opened at the right edge in this frame, once.
    pub side: Option<&'a SideDoor>,
    pub status: &'a Status,
    /// The printers and the job under way.
    pub printing: &'a PrintingView,
    /// Label of what Ctrl+Z would undo.
    pub undo: Option<&'a str>,
}

impl View<'_> {
    /// Whether the one at work may do this.
    pub const fn may(&self, kind: EventKind) -> bool {
        rights::may(self.actor.role, kind)
    }

    /// Whether the full numbers of papers are shown on request.
    pub const fn may_see_numbers(&self) -> bool {
        self.may(EventKind::ShowIdNumber)
    }

    /// A step as this office calls it.
    pub fn step(&self, step: StepKind) -> &str {
        self.tr.step_called(step, &self.settings.step_names)
    }
}

/// The open case with what follows from it.
pub struct CaseView {
    pub record: CaseRecord,
    /// The check, in the order of places.
    pub findings: Vec<Finding>,
    /// The clocks that run for it, by their last days.
    pub clocks: Vec<Clock>,
    /// What its words suggest, to be asked.
    pub signs: Vec<Sign>,
    /// Whether a court would confirm it.
    pub confirmation: Confirmation,
    /// The thirteen items of its file, in order.
    pub dossier: Vec<ItemStatus>,
    /// The agreement as it would be printed now, or why there is none (a sentence).
    pub pages: Result<Pages, String>,
}

/// The ledger as asked for.
#[derive(Debug, Default)]
pub struct LedgerView {
    pub query: LedgerQuery,
    pub rows: Vec<LedgerRow>,
    /// Cases in each state, of all cases.
    pub counts: Vec<(CaseState, usize)>,
    /// Where the words stand that were asked for last, and these words.
    pub found: Found,
    pub found_for: String,
}

/// What the footer says.
#[derive(Debug, Default)]
pub struct Status {
    /// Time of the last durable save.
    pub saved_at: Option<NaiveDateTime>,
    /// What happened, shown for eight seconds in place of the save time.
    pub message: Option<Message>,
    /// What is wrong with the disk, as long as it is; it stays on the screen.
    pub trouble: Option<String>,
    /// Nothing can be saved as long as it stands.
    pub nothing_saved: bool,
    /// A file dialog is open.
    pub dialog_open: bool,
    /// Where papers are saved unless another place is chosen.
    pub papers_folder: PathBuf,
    /// Where the PDF was last saved.
    pub saved_file: Option<PathBuf>,
    /// How fresh the last good backup is; `None` where none is made.
    pub backup: Option<BackupStatus>,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub text: String,
    /// Something went wrong and stays on screen until the next action.
    pub problem: bool,
    /// It tells of a change of the data, beside which the undo door stands.
    pub undoable: bool,
}
