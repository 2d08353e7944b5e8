//! What is on the desk: the casebook and what the screens read of it. Carries out wishes and reads again only what
//! changed. It must not know egui.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDateTime;

use crate::casebook::view::{CaseId, LedgerRow, Settings, TodayView, UnfinishedLine};
use crate::casebook::{Casebook, Error};
use crate::check::EarlierTexts;
use crate::domain::party::PartyId;
use crate::domain::place::Place;
use crate::domain::said;
use crate::domain::session::StepKind;
use crate::draft::templates::Templates;
use crate::guide::holidays;
use crate::guide::office::Content;
use crate::i18n::Tr;
use crate::jobs;
use crate::jobs::door::{DoorError, Notice};
use crate::paper::Faces;
use crate::platform::dialogs::Asked;
use crate::platform::folders;
use crate::ui::action::{Action, SideDoor};
use crate::ui::keeping_view::KeepingView;
use crate::ui::key_view::KeyLine;
use crate::ui::papers_view::PaperFile;
use crate::ui::screen::{Room, Screen};
use crate::ui::theme::Tokens;
use crate::ui::view::{CaseView, LedgerView, Status, View};

use super::asking::{self, Held};
use super::away::{self, Away};
use super::backup::{self, BackupDesk};
use super::checking;
use super::desk_key;
use super::guide;
use super::keeping;
use super::law;
use super::papers::{self, PapersDesk};
use super::people::{self, PeopleDesk};
use super::picking::{self, Picking};
use super::printing::{self, Printing};
use super::signing::{self, SigningDesk};
use super::statistics::{self, StatisticsDesk};
use super::stored::{self, StoredDesk};
use super::templates::{self, TemplateDesk};
use super::trouble::{self, TroubleDesk};
use super::verify::{self, VerifyDesk};
use super::versions::{self, VersionsDesk};

/// The desk.
pub struct Desk {
    pub book: Casebook,
    pub settings: Settings,
    pub screen: Screen,
    pub today: TodayView,
    pub ledger: LedgerView,
    pub case: Option<CaseView>,
    pub unfinished: Vec<UnfinishedLine>,
    pub earlier: Vec<LedgerRow>,
    pub status: Status,
    pub undo: Option<String>,
    pub jump: Option<Place>,
    /// What is opened at the right edge, once.
    pub(super) side: Option<SideDoor>,
    /// The practice case: every page says so.
    pub practice: bool,
    /// Counts the screens that were opened.
    pub(super) visit: u32,
    /// Parties whose numbers are shown in full until this screen is left.
    pub(super) shown_numbers: Vec<PartyId>,
    /// Its people, and the door through which it was opened.
    pub people: PeopleDesk,
    /// Seconds until it locks by itself, where that is near.
    pub(super) locks_in: Option<u64>,
    /// The papers of the open case.
    pub papers: PapersDesk,
    /// The versions of the open case.
    pub versions: VersionsDesk,
    /// What was done, removed and kept, for the room that is open.
    pub keeping: KeepingView,
    pub(super) statistics: StatisticsDesk,
    /// The stored file that is shown.
    pub(super) stored: StoredDesk,
    /// What was found in a sealed file and in the casebook.
    pub verify: VerifyDesk,
    /// The backups.
    pub backup: BackupDesk,
    /// The desk's keys.
    pub keys: Vec<KeyLine>,
    /// A file that is being chosen for a field.
    pub(super) picking: Picking,
    /// The office's own templates and the editor.
    pub templates: TemplateDesk,
    /// The signing table.
    pub signing: SigningDesk,
    /// A change by which signatures would fall, until it is answered.
    pub(super) held: Option<Held>,
    /// The plans, clauses and seats in force.
    pub guide: Content,
    /// A save dialog that was asked for, and what is to be saved.
    pub(super) asked: Option<(Asked, PaperFile)>,
    /// The printers and the job under way.
    pub printing: Printing,
    /// The faces of the papers, opened once.
    pub(super) faces: Faces,
    /// What stands in other cases, for the check; read with the first case that is opened.
    pub(super) other_texts: Option<EarlierTexts>,
    /// Wakes the window from another thread.
    pub wake: Option<Arc<dyn Fn() + Send + Sync>>,
    /// The casebook is at a thread.
    pub(super) away: Option<Away>,
    /// The locked casebook was opened again, or why it was not.
    pub(super) opened_again: Option<Result<Notice, DoorError>>,
    /// A full or faulty disk, and what waits to be kept.
    pub(super) trouble: TroubleDesk,
    pub(super) time: f64,
    pub(super) message_since: Option<f64>,
}

impl Desk {
    /// Opens the desk where it stood when the window was closed, with the bundled faces.
    ///
    /// # Errors
    /// What the casebook says, or that the program's own faces are damaged; as a sentence.
    pub fn new(book: Casebook) -> Result<Desk, String> {
        let tr = Tr(book.settings().map(|settings| settings.lang).unwrap_or_default());
        let faces = Faces::bundled().map_err(|error| error.to_string())?;
        Desk::with_faces(book, faces).map_err(|error| error.message(tr))
    }

    /// The same, with the faces that this computer's papers shall have.
    ///
    /// # Errors
    /// What the casebook says.
    pub fn with_faces(mut book: Casebook, faces: Faces) -> Result<Desk, Error> {
        book.use_holidays(holidays::built_in().clone());
        let settings = book.settings()?;
        let place = book.place()?.and_then(|place| serde_json::from_str(&place).ok());
        let mut desk = Desk {
            book,
            settings,
            screen: Screen::Today,
            today: TodayView::default(),
            ledger: LedgerView::default(),
            case: None,
            unfinished: Vec::new(),
            earlier: Vec::new(),
            other_texts: None,
            status: Status { papers_folder: folders::papers(), ..Status::default() },
            undo: None,
            jump: None,
            side: None,
            practice: false,
            visit: 0,
            shown_numbers: Vec::new(),
            people: PeopleDesk::default(),
            locks_in: None,
            papers: PapersDesk::default(),
            versions: VersionsDesk::default(),
            keeping: KeepingView::default(),
            statistics: StatisticsDesk::default(),
            stored: StoredDesk::default(),
            verify: VerifyDesk::default(),
            backup: BackupDesk::default(),
            keys: Vec::new(),
            picking: Picking::default(),
            templates: TemplateDesk::default(),
            signing: SigningDesk::default(),
            held: None,
            guide: guide::built_in(),
            asked: None,
            printing: Printing::default(),
            faces,
            wake: None,
            away: None,
            opened_again: None,
            trouble: TroubleDesk::default(),
            time: 0.0,
            message_since: None,
        };
        guide::call_steps(&mut desk);
        desk.read_lists()?;
        if let Some(place) = place {
            desk.open(place)?;
        }
        desk.read_undo()?;
        Ok(desk)
    }

    /// The words of the chosen language.
    pub const fn tr(&self) -> Tr {
        Tr(self.settings.lang)
    }

    /// Local time of the desk.
    pub fn now(&self) -> NaiveDateTime {
        self.book.clock().now()
    }

    /// What the screens read in this frame.
    pub fn view<'a>(&'a self, tokens: &'a Tokens) -> View<'a> {
        View {
            tr: self.tr(),
            tokens,
            now: self.now(),
            screen: self.screen,
            settings: &self.settings,
            today: &self.today,
            ledger: &self.ledger,
            case: self.case.as_ref().filter(|_| matches!(self.screen, Screen::Case(..))),
            papers: &self.papers.view,
            versions: &self.versions.view,
            keeping: &self.keeping,
            statistics: &self.statistics.view,
            verify: &self.verify.view,
            backup: &self.backup.view,
            keys: &self.keys,
            picked: self.picking.picked.as_ref(),
            templates: &self.templates.view,
            signing: &self.signing.view,
            check: self,
            guide: &self.guide,
            holidays: self.book.holidays(),
            unfinished: &self.unfinished,
            earlier: &self.earlier,
            visit: self.visit,
            actor: self.book.actor(),
            can_lock: self.people.door.is_some(),
            people: &self.people.view,
            locks_in: self.locks_in,
            shown_numbers: &self.shown_numbers,
            jump: self.jump.as_ref(),
            side: self.side.as_ref(),
            status: &self.status,
            undo: self.undo.as_deref(),
            printing: &self.printing.view,
        }
    }

    /// The focus was given: once is enough.
    pub fn jumped(&mut self) {
        self.jump = None;
        self.side = None;
        self.picking.picked = None;
    }

    /// Time goes on, in seconds: messages go, a dialog may have been answered.
    pub fn tick(&mut self, time: f64) {
        self.time = time;
        away::news(self);
        if self.is_away() {
            return;
        }
        self.let_message_go();
        papers::dialog_answer(self);
        picking::answer(self);
        statistics::news(self);
        printing::news(self);
        signing::news(self);
        stored::news(self);
        verify::news(self);
        backup::news(self);
        trouble::tick(self);
    }

    /// Carries out a wish. What goes wrong becomes a message.
    pub fn act(&mut self, action: Action) {
        if self.is_away() {
            return trouble::meanwhile(self, action);
        }
        let Some(action) = asking::hold(self, action) else { return };
        let Some(action) = trouble::hold(self, action) else { return };
        let quiet = matches!(
            action,
            Action::KeepUnfinished { .. }
                | Action::LookUp { .. }
                | Action::Query(_)
                | Action::Find(_)
                | Action::LookForPrinters
                | Action::WantSheet { .. }
        );
        if !quiet && self.status.message.as_ref().is_some_and(|message| message.problem) {
            self.status.message = None;
        }
        let Some(action) = self.begin_at_a_thread(action) else { return };
        let wish = trouble::copy(&action);
        if let Err(error) = self.try_act(action)
            && !trouble::take(self, wish, &error)
        {
            self.say(error.message(self.tr()), true);
        }
    }

    fn try_act(&mut self, action: Action) -> Result<(), Error> {
        match action {
            Action::Go(screen) => self.open(screen),
            Action::Jump(place) => self.jump_to(place),
            Action::Run(command) => self.run(*command).map(drop),
            Action::AnswerChange(yes) => asking::answer(self, yes),
            Action::AskForScan
            | Action::ReadScan(_)
            | Action::DropScan
            | Action::KeepScan(_)
            | Action::CloseVersion { .. }
            | Action::OpenSealed => signing::act(self, action),
            Action::Mend(wanted) => checking::mend(self, &wanted),
            Action::Undo | Action::Redo => self.step_back(action == Action::Undo),
            Action::KeepUnfinished { case, field, text } => self.keep(case, field, &text),
            Action::Query(query) => {
                self.ledger.rows = self.book.ledger(&query)?;
                self.ledger.query = query;
                Ok(())
            }
            Action::Find(words) => self.find(words),
            Action::LookUp { names, phone } => {
                self.earlier = if names.is_empty() && phone.is_empty() {
                    Vec::new()
                } else {
                    self.book.earlier_cases(&names, &phone)?
                };
                Ok(())
            }
            Action::ShowIdNumber { case, party } => self.show_numbers(case, party),
            Action::SpeakLanguage(lang) => self.set(|settings| settings.lang = lang),
            Action::TextSize(percent) => self.set(|settings| settings.text_size_percent = percent.clamp(80, 200)),
            Action::ShowPaper(_)
            | Action::AskWhereToSave(_)
            | Action::SavePdf { .. }
            | Action::SaveAndOpen { .. }
            | Action::OpenFile(_) => {
                papers::act(self, action);
                Ok(())
            }
            Action::Side(_) | Action::PrintCard(_) | Action::OpenCard(_) => {
                law::act(self, action);
                Ok(())
            }
            Action::LookForPrinters | Action::Print(_) | Action::CancelPrint => {
                printing::act(self, action);
                Ok(())
            }
            Action::ShowVersion(_) | Action::PutBeside(_) | Action::OpenKept { .. } => versions::act(self, action),
            Action::WantSheet { sha256, page } => {
                stored::want(self, &sha256, page);
                Ok(())
            }
            Action::Pick(pick) => {
                picking::ask(self, pick);
                Ok(())
            }
            Action::VerifyFile { .. } | Action::CheckCasebook | Action::Salvage => verify::act(self, action),
            // The window's own, and what was begun at a thread.
            Action::Lock { .. } | Action::Stay | Action::People(_) | Action::Purge { .. } => Ok(()),
            Action::Key(ask) => {
                desk_key::act(self, &ask);
                Ok(())
            }
            Action::Backup(ask) => backup::act(self, ask),
            Action::Statistics(ask) => statistics::act(self, ask),
            Action::EditTemplate(_)
            | Action::TypeTemplate { .. }
            | Action::SaveTemplate { .. }
            | Action::DropTemplateDraft(_)
            | Action::RestoreTemplate(_) => templates::act(self, action),
        }
    }

    /// Begins what is slow, and gives anything else back. What comes of it is told when the casebook is back.
    fn begin_at_a_thread(&mut self, action: Action) -> Option<Action> {
        match action {
            Action::Purge { case, typed } => keeping::purge(self, case, typed),
            Action::People(ask) => people::act(self, ask),
            other => return Some(other),
        }
        None
    }

    fn keep(&mut self, case: Option<CaseId>, field: &'static str, text: &str) -> Result<(), Error> {
        if text.is_empty() {
            self.book.forget_unfinished(case, field)?;
        } else {
            self.book.save_unfinished(case, field, text)?;
        }
        self.status.saved_at = Some(self.now());
        self.read_unfinished()?;
        self.today = self.book.today(self.now().date())?;
        Ok(())
    }

    pub(super) fn open(&mut self, screen: Screen) -> Result<(), Error> {
        let before = self.screen;
        match screen {
            Screen::Case(id, _) => {
                if self.case.as_ref().is_none_or(|case| case.record.id != id) {
                    self.printing.forget_finished();
                    signing::forget(self);
                    self.read_case(id)?;
                }
            }
            Screen::Today | Screen::Ledger => self.read_lists()?,
            Screen::WalkIn => self.earlier.clear(),
            Screen::Settings => desk_key::refresh(self),
            Screen::Backup => backup::list(self),
            Screen::People => people::refresh(self)?,
            Screen::Help | Screen::Templates | Screen::Verify | Screen::Kept | Screen::Statistics => {}
        }
        if before != screen {
            self.visit = self.visit.wrapping_add(1);
            self.shown_numbers.clear();
        }
        self.screen = screen;
        self.read_unfinished()?;
        self.read_undo()?;
        self.keep_undo_door();
        papers::refresh(self);
        versions::refresh(self)?;
        keeping::refresh(self)?;
        statistics::refresh(self)?;
        templates::refresh(self)?;
        if before != screen
            && let Ok(place) = serde_json::to_string(&screen)
        {
            self.book.remember_place(&place)?;
        }
        Ok(())
    }

    fn jump_to(&mut self, place: Place) -> Result<(), Error> {
        let Some(case) = &self.case else { return Ok(()) };
        let steps: Vec<StepKind> = case.record.file.steps.iter().map(|step| step.step).collect();
        let here = match self.screen {
            Screen::Case(_, room) => room.step(),
            _ => None,
        };
        let id = case.record.id;
        let room = match (place.parts().next(), here) {
            // Statements and issues belong to every step: stay at the open one.
            (Some("statements" | "issues"), Some(step)) => Room::of_step(step),
            (Some("statements"), None) => Room::of_step(said::step_at(&case.record.file, &place)),
            _ => Room::for_place(&place, |position| steps.get(position).copied()),
        };
        self.open(Screen::Case(id, room))?;
        self.jump = Some(place);
        Ok(())
    }

    /// The templates in force.
    pub(super) fn templates_in_force(&self) -> &Templates {
        self.book.templates()
    }

    /// Uses these templates from now on.
    pub(super) fn use_templates(&mut self, mut templates: Templates) {
        templates.call_steps(self.settings.step_names.clone());
        self.book.use_templates(templates);
    }

    /// Reads the office's own templates and holidays of this data folder, uses them, and keeps new templates there. A
    /// file that cannot be used is said.
    ///
    /// # Errors
    /// What the casebook says when the open case is read again in the new words.
    pub fn keep_templates_in(&mut self, folder: PathBuf) -> Result<(), Error> {
        match jobs::holidays::own(&folder, self.tr()) {
            Ok(own) => own.into_iter().for_each(|own| self.book.use_holidays(own)),
            Err(problem) => self.say(problem, true),
        }
        guide::keep_in(self, &folder);
        templates::keep_in(self, folder);
        self.read_lists()?;
        self.say_case_again()
    }
}
