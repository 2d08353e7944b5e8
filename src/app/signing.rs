//! The desk's side of the signing table: scans are chosen in a dialog and read on a worker thread, a version is closed,
//! the sealed file is given out as it is kept. It must not paint, and must not decide whether a signature holds.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use chrono::NaiveDate;

use crate::casebook::Error;
use crate::casebook::command::{CaseCommand, Command, NewScan};
use crate::casebook::view::{CaseId, CaseRecord};
use crate::domain::version_mark::VersionMark;
use crate::jobs::given;
use crate::jobs::scan::{self, LARGEST, Refused, ScanError, ScanRead};
use crate::jobs::signing::{self, Whose};
use crate::platform::dialogs::{self, Asked};
use crate::platform::files::{self, Unread};
use crate::ui::action::Action;
use crate::ui::papers_view::PaperFile;
use crate::ui::signing_view::{ScanSaid, ScanSeen, ScanStage, SigningView};

use super::desk::Desk;
use super::papers;

const MEGABYTE: u64 = 1024 * 1024;

/// The signing table of this desk.
#[derive(Debug, Default)]
pub struct SigningDesk {
    /// What the screens read.
    pub view: SigningView,
    asked: Option<Asked>,
    reading: Option<Receiver<Result<Taken, NotTaken>>>,
    taken: Option<Taken>,
    /// The case for which a scan is chosen.
    case: Option<CaseId>,
}

/// A file that was read.
#[derive(Debug)]
struct Taken {
    name: String,
    bytes: Vec<u8>,
    read: ScanRead,
}

/// Why a file was not taken.
#[derive(Debug)]
enum NotTaken {
    Scan(ScanError),
    File { path: PathBuf, unread: Unread },
}

/// Carries out a wish of the signing table.
///
/// # Errors
/// What the casebook says.
pub(super) fn act(desk: &mut Desk, action: Action) -> Result<(), Error> {
    match action {
        Action::AskForScan => ask(desk),
        Action::ReadScan(path) => read(desk, path),
        Action::DropScan => forget(desk),
        Action::KeepScan(said) => keep(desk, said),
        Action::CloseVersion { seal_on } => return close(desk, seal_on),
        Action::OpenSealed => open_sealed(desk),
        _ => {}
    }
    Ok(())
}

fn ask(desk: &mut Desk) {
    let wake = desk.wake.clone();
    let kinds = ["pdf", "png", "jpg", "jpeg", "tif", "tiff", "bmp", "webp"];
    let asked = dialogs::ask_for_file(desk.tr().app_scan_title(), desk.tr().app_scan_kinds(), &kinds, move || {
        if let Some(wake) = wake {
            wake();
        }
    });
    forget(desk);
    desk.signing.asked = Some(asked);
    desk.signing.view.scan = ScanStage::Asking;
}

/// Reads a file on a worker thread: a scan of many pages takes seconds.
fn read(desk: &mut Desk, path: PathBuf) {
    forget(desk);
    desk.signing.case = desk.case.as_ref().map(|case| case.record.id);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    desk.signing.view.scan = ScanStage::Reading(name.clone());
    let (sender, receiver) = channel();
    desk.signing.reading = Some(receiver);
    let wake = desk.wake.clone();
    thread::spawn(move || {
        // Nobody listens any more when another file was chosen meanwhile: nothing to do then.
        let _ = sender.send(take(&path, name));
        if let Some(wake) = wake {
            wake();
        }
    });
}

fn take(path: &Path, name: String) -> Result<Taken, NotTaken> {
    let failed = |unread| NotTaken::File { path: path.to_path_buf(), unread };
    let size = files::size(path).map_err(|error| failed(error.into()))?;
    if size > LARGEST as u64 {
        let megabytes = usize::try_from(size.div_ceil(MEGABYTE)).unwrap_or(usize::MAX);
        return Err(NotTaken::Scan(ScanError { name, reason: Refused::TooLarge { megabytes } }));
    }
    let bytes = files::given(path, LARGEST).map_err(failed)?;
    let read = scan::read(&bytes, &name).map_err(NotTaken::Scan)?;
    Ok(Taken { name, bytes, read })
}

/// Takes what dialog and worker told since the last frame.
pub(super) fn news(desk: &mut Desk) {
    if let Some(answer) = desk.signing.asked.as_ref().and_then(Asked::answer) {
        desk.signing.asked = None;
        match answer {
            Some(path) => read(desk, path),
            None => desk.signing.view.scan = ScanStage::None,
        }
    }
    let Some(reading) = &desk.signing.reading else { return };
    let told = match reading.try_recv() {
        Ok(told) => told,
        Err(TryRecvError::Empty) => return,
        // The worker ended without a word.
        Err(TryRecvError::Disconnected) => return forget(desk),
    };
    desk.signing.reading = None;
    let tr = desk.tr();
    desk.signing.view.scan = match told {
        Ok(taken) => {
            let seen = seen(&taken);
            desk.signing.taken = Some(taken);
            ScanStage::Read(seen)
        }
        Err(NotTaken::Scan(error)) => ScanStage::Failed(error.message(tr)),
        Err(NotTaken::File { path, unread }) => ScanStage::Failed(given::sentence(&path, &unread, tr)),
    };
}

fn seen(taken: &Taken) -> ScanSeen {
    let mut marks: Vec<VersionMark> = taken.read.marks.iter().map(|(mark, _)| mark.clone()).collect();
    marks.sort();
    marks.dedup();
    ScanSeen { name: taken.name.clone(), pages: taken.read.pages, marks }
}

/// Forgets a scan that was not kept.
pub(super) fn forget(desk: &mut Desk) {
    desk.signing.asked = None;
    desk.signing.reading = None;
    desk.signing.taken = None;
    desk.signing.view.scan = ScanStage::None;
}

/// Keeps the scan with the version. A page of another version is refused by the casebook, which names both marks.
fn keep(desk: &mut Desk, said: ScanSaid) {
    let Some(taken) = desk.signing.taken.take() else { return };
    let record = desk.case.as_ref().map(|case| &case.record).filter(|record| desk.signing.case == Some(record.id));
    let Some((id, mark)) = record.and_then(|record| Some((record.id, mark(record, &taken.read)?))) else {
        return forget(desk);
    };
    let scan = NewScan {
        name: taken.name,
        kind: taken.read.kind.key().to_owned(),
        pages: u32::try_from(taken.read.pages).unwrap_or(u32::MAX),
        bytes: taken.bytes,
        mark,
        mark_typed: said.typed,
        signers: said.signers,
        on: said.on,
    };
    let kept = desk.run(Command::InCase(id, CaseCommand::AttachScan(Box::new(scan))));
    forget(desk);
    if let Err(error) = kept {
        desk.signing.view.scan = ScanStage::Failed(error.message(desk.tr()));
    }
}

/// The mark under which a scan is kept: one that does not belong to this version before its own, so that a stray page
/// is never passed over. Where none could be read, the person compared the short mark and typed it.
fn mark(record: &CaseRecord, read: &ScanRead) -> Option<VersionMark> {
    let own = record.version.as_ref()?.mark()?;
    let stray = read.marks.iter().map(|(mark, _)| mark).find(|mark| **mark != own);
    Some(stray.cloned().unwrap_or(own))
}

/// 封存.
fn close(desk: &mut Desk, seal_on: Option<NaiveDate>) -> Result<(), Error> {
    let Some(id) = desk.case.as_ref().map(|case| case.record.id) else { return Ok(()) };
    let whose = if desk.practice { Whose::Practice } else { Whose::Desk };
    let tr = desk.tr();
    match signing::close(&mut desk.book, id, seal_on, whose, &desk.faces) {
        Ok(changes) => {
            desk.status.saved_at = Some(desk.now());
            desk.read_again(&changes)?;
            desk.read_undo()?;
            desk.say(tr.app_closed().to_owned(), false);
        }
        Err(not_closed) => {
            // A new key may have been kept, and someone else may have changed the case.
            desk.read_case_again()?;
            desk.say(not_closed.message(tr), true);
        }
    }
    Ok(())
}

/// The bytes of the sealed agreement of the open case, as they were kept.
///
/// # Errors
/// Why there are none, as a sentence.
pub(super) fn sealed_file(desk: &Desk) -> Result<Vec<u8>, String> {
    let tr = desk.tr();
    let closed = desk.case.as_ref().and_then(|case| case.record.standing.closed.as_ref());
    let kept = closed.map_or(Ok(None), |closed| desk.book.attachment(&closed.pdf_sha256));
    kept.map_err(|error| error.message(tr))?.ok_or_else(|| tr.app_sealed_missing().to_owned())
}

/// Saves the sealed agreement among the papers and opens it.
fn open_sealed(desk: &mut Desk) {
    let path = desk.status.papers_folder.join(papers::sealed_name(desk));
    if papers::save(desk, &path, PaperFile::Sealed) {
        papers::open(desk, &path);
    }
}
