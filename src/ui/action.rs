//! What a screen asks for. Painting never writes and never reads the database: it pushes actions into the
//! [`Outbox`]; after painting, `App` carries them out, one after the other.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::casebook::command::{CaseCommand, Command};
use crate::casebook::view::{CaseId, LedgerQuery};
use crate::check::Mend;
use crate::domain::papers::PaperKind;
use crate::domain::party::PartyId;
use crate::domain::place::Place;
use crate::i18n::Lang;
use crate::statistics::Period;

use super::backup_view::BackupAsk;
use super::key_view::KeyAsk;
use super::papers_view::{PaperAsk, PaperFile, Which};
use super::people_view::PeopleAsk;
use super::screen::{Room, Screen};
use super::signing_view::ScanSaid;
use super::template_view::TemplateName;
use super::versions_view::Beside;

/// One wish of a screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Opens a screen.
    Go(Screen),
    /// Opens the room of this place of the open case and puts the focus there.
    Jump(Place),
    /// Changes the data.
    Run(Box<Command>),
    /// Puts a finding of the open case right, once every typed text is kept.
    Mend(Mend),
    Undo,
    Redo,
    /// The answer to the question whether a change by which signatures fall is made.
    AnswerChange(bool),
    /// Asks for the file of a scan (a dialog on a worker thread).
    AskForScan,
    /// Reads a scan (on a worker thread).
    ReadScan(PathBuf),
    /// Forgets the scan that was read.
    DropScan,
    /// Keeps the scan that was read.
    KeepScan(ScanSaid),
    /// 封存: closes the signed version; the day on which the committee's seal was put on paper.
    CloseVersion {
        seal_on: Option<NaiveDate>,
    },
    /// Saves the sealed agreement among the papers and opens it in the system's viewer.
    OpenSealed,
    /// Keeps a half-written text, durable at once. An empty text forgets it.
    KeepUnfinished {
        case: Option<CaseId>,
        field: &'static str,
        text: String,
    },
    /// What the ledger shows.
    Query(LedgerQuery),
    /// Where these words stand in the cases.
    Find(String),
    /// Cases of the same people, while a walk-in is typed.
    LookUp {
        names: String,
        phone: String,
    },
    /// Shows the numbers of this party's papers in full until the room is left; it is noted.
    ShowIdNumber {
        case: CaseId,
        party: PartyId,
    },
    /// Opens something at the right edge.
    Side(SideDoor),
    /// Sends the law card with this id to the printer that was used last, or to the default one.
    PrintCard(String),
    /// Saves the law card with this id as PDF and opens it in the system's viewer.
    OpenCard(String),
    SpeakLanguage(Lang),
    /// 80 to 200.
    TextSize(u32),
    /// Shows this paper of the open case.
    ShowPaper(PaperAsk),
    /// Asks where to save a PDF (a dialog on a worker thread).
    AskWhereToSave(PaperFile),
    /// Saves a PDF at this path.
    SavePdf {
        path: PathBuf,
        what: PaperFile,
    },
    /// Saves the paper that is shown at this path and opens it in the system's viewer.
    SaveAndOpen {
        path: PathBuf,
    },
    /// Asks the computer for its printers (on a worker thread).
    LookForPrinters,
    /// Sends the paper that is shown to a printer (on a worker thread).
    Print(PrintOrder),
    /// Takes the job under way out of the queue.
    CancelPrint,
    /// Opens the editor of templates at this one.
    EditTemplate(TemplateName),
    /// What was typed into a template: kept at once, read, and shown as pages.
    TypeTemplate {
        name: TemplateName,
        text: String,
    },
    /// Makes this text the office's own template.
    SaveTemplate {
        name: TemplateName,
        text: String,
    },
    /// Forgets what was typed since the template was saved.
    DropTemplateDraft(TemplateName),
    /// Back to the built-in template.
    RestoreTemplate(TemplateName),
    /// Opens the saved file in the system's viewer.
    OpenFile(PathBuf),
    /// Shows the version of this number in the room of versions.
    ShowVersion(u32),
    /// Puts another paper beside the version that is shown.
    PutBeside(Beside),
    /// Saves a kept file (a scan, a sealed agreement) under this name and opens it in the system's viewer.
    OpenKept {
        sha256: String,
        name: String,
        /// Its extension.
        kind: String,
    },
    /// A page of a stored file, from 0, came into sight.
    WantSheet {
        sha256: String,
        page: usize,
    },
    /// Opens the system's dialog to choose a file.
    Pick(Pick),
    /// Looks at a sealed file, with the certificate that is demanded, if one is.
    VerifyFile {
        path: PathBuf,
        root: Option<PathBuf>,
    },
    /// Checks the whole casebook.
    CheckCasebook,
    /// Something about the desk's key.
    Key(KeyAsk),
    /// Something about backups.
    Backup(BackupAsk),
    /// Something about the people of the desk and their secrets.
    People(PeopleAsk),
    /// Locks the desk, for this person or, where they are to be chosen, for another.
    Lock {
        switch: bool,
    },
    /// Somebody is here: the desk is not locked yet.
    Stay,
    /// Puts what can be read of the damaged casebook into its place.
    Salvage,
    /// Something about the statistics.
    Statistics(StatisticsAsk),
    /// Takes a case out for ever; its name as it was typed.
    Purge {
        case: CaseId,
        typed: String,
    },
}

/// What is asked of the statistics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatisticsAsk {
    /// The report of this period.
    Period(Period),
    /// The settled cases of this mediator; `None`: of nobody.
    Cases(Option<String>),
    /// The workbook: where it goes is asked first.
    Export,
    /// The workbook, here.
    SaveTo(PathBuf),
}

/// Which file is chosen in a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A sealed agreement to be looked at.
    SealedFile,
    /// The certificate that it is to bear.
    Root,
    /// Certificate and key for this desk.
    KeyFile,
    /// The second folder of the backups.
    SecondFolder,
    /// The folder into which everything is written.
    ExportFolder,
}

/// What stands at the right edge over the open screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SideDoor {
    /// The list of law cards.
    Law,
    /// The law card with this id.
    Card(String),
    /// What to watch in the open case, and its clocks.
    Watch,
}

/// What is asked of a printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintOrder {
    /// The name of its queue; `None`: the computer's default printer.
    pub printer: Option<String>,
    /// From 1.
    pub copies: u32,
    /// On both sides of the sheet, turned like a book.
    pub both_sides: bool,
}

/// The wishes of one frame, in order.
#[derive(Debug, Default)]
pub struct Outbox(Vec<Action>);

impl Outbox {
    /// Adds a wish.
    pub fn push(&mut self, action: Action) {
        self.0.push(action);
    }

    /// Adds a change of a case.
    pub fn change(&mut self, case: CaseId, command: CaseCommand) {
        self.push(Action::Run(Box::new(Command::InCase(case, command))));
    }

    /// Opens the room of papers at this paper.
    pub fn show_paper(&mut self, case: CaseId, kind: PaperKind) {
        self.push(Action::Go(Screen::Case(case, Room::Papers)));
        self.push(Action::ShowPaper(PaperAsk::new(kind, Which::All)));
    }

    /// Takes all wishes out.
    pub fn drain(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.0)
    }
}
