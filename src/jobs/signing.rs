//! Closing (封存): from the version that everyone signed to the sealed file that the casebook keeps. The file is written
//! once: the frozen words, the hands in their places, the page that records the signing, and one seal over all of it.
//! It must not change a word of the version, and must not draw a seal or a hand.

use chrono::{NaiveDate, NaiveDateTime};

use super::agreement::{Mark, PaperError};
use super::desk_key::{self, KeyProblem};
use super::fields;
use super::frozen;
use super::seal_words::seal_error;
use crate::casebook::command::{CaseCommand, Closing, Command};
use crate::casebook::desk_key::KeyOrigin;
use crate::casebook::view::{CaseId, CaseRecord, ChainHead, Changes, Version, VersionSigner};
use crate::casebook::{Casebook, Error, Refusal};
use crate::check::Rule;
use crate::domain::agreement::SignatureWay;
use crate::draft::document::Document;
use crate::draft::record_page::{RecordPage, RecordedSigner, record_page};
use crate::draft::signing::closed;
use crate::i18n::{Lang, Tr};
use crate::paper::faces::Faces;
use crate::paper::layout::{Order, lay_out_file};
use crate::paper::pdf::write_pdf;
use crate::seal::{SealError, SealRecord, SealingKey, seal};

/// So long holds the certificate of the practice case.
const PRACTICE_YEARS: u8 = 1;

/// Whose the case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A case of this desk, sealed with the desk's key.
    Desk,
    /// The practice case: marked on every page, sealed with a key that is thrown away.
    Practice,
}

/// Why a version was not closed. Nothing was kept then but, perhaps, a new key.
#[derive(Debug)]
pub enum NotClosed {
    Book(Error),
    Paper(PaperError),
    Key(KeyProblem),
    /// The certificate that was read from a file holds no more since this moment (UTC).
    KeyExpired(NaiveDateTime),
    Seal(SealError),
}

impl NotClosed {
    /// The sentence that says why, and what to do.
    pub fn message(&self, tr: Tr) -> String {
        match self {
            NotClosed::Book(error) => error.message(tr),
            NotClosed::Paper(error) => error.message(tr),
            NotClosed::Key(problem) => tr.closing_key_failed(problem.message(tr)),
            NotClosed::KeyExpired(since) => tr.closing_key_expired(tr.date(since.date())),
            NotClosed::Seal(error) => seal_error(error, tr),
        }
    }
}

impl From<Error> for NotClosed {
    fn from(error: Error) -> NotClosed {
        NotClosed::Book(error)
    }
}

impl From<KeyProblem> for NotClosed {
    fn from(problem: KeyProblem) -> NotClosed {
        NotClosed::Key(problem)
    }
}

impl From<Refusal> for NotClosed {
    fn from(refusal: Refusal) -> NotClosed {
        NotClosed::Book(refusal.into())
    }
}

/// Closes the newest version of a case. `seal_on`: the day on which the committee's seal was put on paper; `None` where
/// none is needed.
///
/// # Errors
/// [`NotClosed`]; where someone changed the case meanwhile it says so, and closing can be tried again.
pub fn close(
    book: &mut Casebook,
    case: CaseId,
    seal_on: Option<NaiveDate>,
    whose: Whose,
    faces: &Faces,
) -> Result<Changes, NotClosed> {
    let record = book.case(case)?;
    let version = signed_version(&record)?;
    let effective = book.closing_days(case, seal_on)?.effective;
    let now = book.clock().now();
    let key = key(book, whose, now)?;
    let told = Told { record: &record, version, seal_on, effective, chain: book.chain_head()?, whose };
    let (pdf, chain) = (told.sealed(&key, faces, now)?, told.chain);
    let closing = Closing { seal_on, effective, pdf, certificate_sha256: key.certificate().sha256.clone(), chain };
    Ok(book.run(Command::InCase(case, CaseCommand::CloseVersion(Box::new(closing))))?)
}

/// The version that can be closed.
fn signed_version(record: &CaseRecord) -> Result<&Version, Refusal> {
    let version = record.version.as_ref().filter(|_| record.version_is_current).ok_or(Refusal::NothingToSign)?;
    if record.standing.closed.is_some() { Err(Refusal::Closed) } else { Ok(version) }
}

/// The key that seals: the desk's newest, or a new one where there is none or where its own certificate has run out. The
/// key of the practice case is never kept.
fn key(book: &mut Casebook, whose: Whose, now: NaiveDateTime) -> Result<SealingKey, NotClosed> {
    if whose == Whose::Practice {
        let key = SealingKey::self_issued(&Mark::Practice.words(Lang::Zh), now, PRACTICE_YEARS);
        return Ok(key.map_err(KeyProblem::from)?);
    }
    if let Some(there) = book.desk_keys()?.pop() {
        let key = SealingKey::from_der(&there.certificates, &there.private_key).map_err(KeyProblem::from)?;
        let until = key.certificate().not_after;
        match (now <= until, there.origin) {
            (true, _) => return Ok(key),
            (false, KeyOrigin::File) => return Err(NotClosed::KeyExpired(until)),
            (false, KeyOrigin::SelfIssued) => {}
        }
    }
    Ok(desk_key::make(book)?)
}

/// What the file tells.
struct Told<'a> {
    record: &'a CaseRecord,
    version: &'a Version,
    seal_on: Option<NaiveDate>,
    effective: NaiveDate,
    chain: ChainHead,
    whose: Whose,
}

impl Told<'_> {
    fn sealed(&self, key: &SealingKey, faces: &Faces, now: NaiveDateTime) -> Result<Vec<u8>, NotClosed> {
        let document = self.document(key);
        let order = Order { hand_fill: self.has_gaps(), seam_guides: true, ..Order::default() };
        let pages = lay_out_file(std::slice::from_ref(&document), order, faces).map_err(|missing| {
            NotClosed::Paper(PaperError::MissingGlyphs(fields::of_the_case(&self.record.file, missing, faces)))
        })?;
        let pdf = write_pdf(&pages, faces).map_err(|error| NotClosed::Paper(PaperError::Write(error)))?;
        seal(&pdf, key, &self.seal_record(), now).map_err(NotClosed::Seal)
    }

    /// A supervisor let pass that a character has no glyph: it is written into a frame by hand.
    fn has_gaps(&self) -> bool {
        self.record.file.passed.iter().any(|passed| passed.rule == Rule::PartyGlyphMissing.key())
    }

    /// The frozen words with hands, day, mark and the page that records the signing.
    fn document(&self, key: &SealingKey) -> Document {
        let given = frozen::given(self.version, &self.record.standing.signatures);
        let mut document = closed(self.version.document.clone(), &given, self.effective);
        if self.whose == Whose::Practice {
            document.mark = Mark::Practice.words(document.lang);
        }
        document.version_mark = self.version.mark();
        document.blocks.extend(record_page(&self.record_page(key), document.lang));
        document
    }

    fn record_page(&self, key: &SealingKey) -> RecordPage {
        let file = &self.record.file;
        let certificate = key.certificate();
        RecordPage {
            number: self.number(),
            title: file.title.clone(),
            version: self.version.number,
            frozen_at: self.version.frozen_at,
            text_sha256: self.version.text_sha256.clone(),
            signers: self.version.signers.iter().filter_map(|signer| self.recorded(signer)).collect(),
            committee: file.desk.as_ref().map(|desk| desk.committee.clone()).unwrap_or_default(),
            seal_on: self.seal_on,
            effective: self.effective,
            chain_head: self.chain.head.clone(),
            events: self.chain.events,
            certificate_name: certificate.subject.clone(),
            certificate_sha256: certificate.sha256.clone(),
            self_issued: certificate.self_issued,
            practice: self.whose == Whose::Practice,
        }
    }

    /// One who need not sign and did not is no signer.
    fn recorded(&self, signer: &VersionSigner) -> Option<RecordedSigner> {
        let standing = &self.record.standing;
        let signature = standing.signature_of(&signer.id)?;
        let on_paper = signature.way == SignatureWay::Paper;
        Some(RecordedSigner {
            name: signer.name.clone(),
            role: signer.role.clone(),
            way: signature.way,
            at: signature.at,
            how_read: signature.how_read,
            mark_typed: standing.scan_of(&signer.id).is_some_and(|scan| scan.mark_typed),
            scan_sha256: standing.scan_of(&signer.id).filter(|_| on_paper).map(|scan| scan.sha256.clone()),
            paper_day: on_paper.then_some(signature.on),
        })
    }

    fn number(&self) -> String {
        self.record.file.agreement.as_ref().map(|agreement| agreement.number.clone()).unwrap_or_default()
    }

    fn seal_record(&self) -> SealRecord {
        SealRecord {
            number: self.number(),
            version: self.version.number,
            document: self.version.text.clone().into_bytes(),
            text_sha256: self.version.text_sha256.clone(),
            chain_head: self.chain.head.clone(),
            effective: self.effective,
            practice: self.whose == Whose::Practice,
        }
    }
}
