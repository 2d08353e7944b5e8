//! The check of the whole casebook: is everything as the program left it? It finds and names; it mends nothing. Whether a
//! sealed file is what it claims is for `seal`, which this room does not know.
//!
//! What no check of the file alone can find: someone who knows the form of the file and writes the whole chain anew from
//! some event on. The heads that closed agreements bear, on paper and in files at other places, are there for that.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::backup::name::BackupName;
use super::signing_log::{SigningEntry, SigningFact, standing};
use super::store::connection::{self, Identity};
use super::store::version::Checked;
use super::store::{attachment, audit, dossier, figures, find, ledger, marks, rows, schema_check, undo, version};
use super::view::CaseId;
use super::{Actor, Casebook, Error, FILE_NAME, Place, line, take_lock};
use crate::platform::clock::Clock;
use crate::vault::DataKey;

/// Something that is not as this program left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The database itself finds a fault in its pages or indexes, in its words.
    Pages(String),
    /// A part of the file (a table, or the file itself) that cannot be read, with the database's words, if it had any.
    Unreadable { what: String, reason: String },
    /// The file no longer bears the sign by which a casebook is known.
    Sign,
    /// Tables, indexes or guards that were dropped, changed or added, by name.
    Definitions(Vec<String>),
    /// The form of the file is not the one that it says.
    Form { found: i64, wanted: i64 },
    /// The event with this number does not follow from the one before, or was changed.
    Event(i64),
    /// A row that no event accounts for (case 0: the desk's own), or one that an event tells of and that is gone.
    Row { case: i64, table: String, position: i64 },
    /// A case whose rows cannot be read.
    Case { case: i64, what: String },
    /// A frozen version that is missing, was changed, or was added by another hand.
    Version { case: i64, number: u32 },
    /// A signature that was given for other words than those of its version.
    Signature { case: i64, number: u32 },
    /// A kept file (sealed agreement, scan) that is missing, was changed, or belongs to nothing.
    File { sha256: String },
    /// A closed agreement names a head of the audit chain that this chain never had.
    Head { case: i64, number: u32 },
    /// A line of the ledger that does not say what its case says.
    Line { case: i64 },
    /// The index of the search does not say what these many cases say; `None` where it cannot be read at all.
    Index(Option<usize>),
    /// An undo entry that would bring back what never was.
    Undo(i64),
    /// The marks of events that a salvage chained anew are not those that it told of.
    Marks,
    /// A backup of this casebook ends with an event that its chain never had: an older file lies in its place.
    Older { backup: String, events: u64 },
}

/// A sealed agreement of the casebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedFile {
    pub case: CaseId,
    pub number: u32,
    pub pdf_sha256: String,
    pub certificate_sha256: String,
    pub text_sha256: String,
    pub chain_head: String,
}

/// What the check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    pub events: u64,
    /// Head of the audit chain; empty where the chain is broken.
    pub head: String,
    pub cases: usize,
    pub versions: usize,
    pub files: usize,
    pub damage: Vec<Damage>,
    /// For the caller, who can prove the seals.
    pub sealed: Vec<SealedFile>,
}

/// A casebook that was looked at without opening it for work.
#[derive(Debug)]
pub struct Examined {
    pub proof: Proof,
    /// For reading only: every command is refused by the database. `None` where nothing can be read.
    pub book: Option<Casebook>,
}

impl Proof {
    /// What could be read. What could not is damage; only what may pass (a full disk, another program) is an error.
    fn read<T: Default>(&mut self, what: &str, found: Result<T, Error>) -> Result<T, Error> {
        match found {
            Ok(found) => Ok(found),
            Err(error @ (Error::Busy | Error::DiskFull | Error::NotWritable { .. })) => Err(error),
            Err(error) => {
                let damage = Damage::Unreadable { what: what.to_owned(), reason: reason_of(&error) };
                self.damage.push(damage);
                Ok(T::default())
            }
        }
    }

    /// Of a file in which nothing can be read.
    fn of_ruin(error: &Error) -> Proof {
        let damage = Damage::Unreadable { what: FILE_NAME.to_owned(), reason: reason_of(error) };
        Proof { damage: vec![damage], ..Proof::default() }
    }
}

/// What the database said besides that it cannot be read; often nothing.
fn reason_of(error: &Error) -> String {
    if matches!(error, Error::Damaged { .. }) { String::new() } else { error.to_string() }
}

impl Casebook {
    /// A second look at the same file, for reading only, so that a long check need not hold the window. `None` for a
    /// casebook in memory.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn second_look(&self) -> Result<Option<Casebook>, Error> {
        let Some(place) = &self.place else { return Ok(None) };
        let key = place.key.as_ref().ok_or(Error::LockedDesk)?;
        let connection = connection::look(&place.folder.join(FILE_NAME), Some(key))?;
        let mut book = Casebook::of(connection, Some(place.clone()), self.actor.clone(), self.clock, None);
        (book.templates, book.holidays) = (Arc::clone(&self.templates), self.holidays.clone());
        Ok(Some(book))
    }

    /// Checks the casebook of this folder as it lies there, also one that cannot be opened for work any more; without a key
    /// one of the forms before encryption. Nothing in it is changed.
    ///
    /// # Errors
    /// [`Error::Locked`] while another program holds it, [`Error::Newer`], [`Error::Foreign`], or where the file is not
    /// there or may not be read. Whatever is found in a casebook is an answer, not an error.
    pub fn examine(folder: &Path, key: Option<&DataKey>) -> Result<Examined, Error> {
        let (file, lock) = (folder.join(FILE_NAME), take_lock(folder)?);
        let connection = match connection::look(&file, key) {
            Ok(connection) => connection,
            Err(error @ (Error::Damaged { .. } | Error::DiskFault { .. } | Error::Store { .. })) => {
                return Ok(Examined { proof: Proof::of_ruin(&error), book: None });
            }
            Err(error) => return Err(error),
        };
        let place = Place { folder: folder.to_path_buf(), key: key.cloned() };
        let book = Casebook::of(connection, Some(place), Actor::administrator(), Clock::System, Some(lock));
        let proof = book.prove().map_err(|error| error.in_file(&file.display().to_string()))?;
        Ok(Examined { proof, book: Some(book) })
    }

    /// Checks the whole casebook: pages, definitions, audit chain, every row, frozen versions, signatures, kept files,
    /// lines of the ledger, undo entries. A part that cannot be read is damage, and the others are checked all the same.
    ///
    /// # Errors
    /// [`Error::Newer`], [`Error::Foreign`], or a hindrance that may pass.
    pub fn prove(&self) -> Result<Proof, Error> {
        let mut proof = Proof::default();
        // One moment of the file, also while the window works on it.
        let _moment = self.connection()?.unchecked_transaction()?;
        let names = proof.read("sqlite_schema", schema_check::differences(self.connection()?))?;
        let is_to_be_read = self.prove_identity(&mut proof, &names)?;
        if !proof.read("sqlite_schema", schema_check::are_plain_tables(self.connection()?))? {
            proof.damage.push(Damage::Definitions(names));
            return Ok(proof);
        }
        if is_to_be_read {
            if !names.is_empty() {
                proof.damage.push(Damage::Definitions(names));
            }
            self.prove_chain(&mut proof)?;
            self.prove_age(&mut proof)?;
            let accounted = self.prove_cases(&mut proof)?;
            self.prove_versions(&mut proof, &accounted)?;
            self.prove_files(&mut proof, &accounted)?;
            self.prove_index(&mut proof)?;
        }
        // Last: after one destroyed page of an encrypted file nothing more can be read on this connection.
        let faults = proof.read("pages", connection::faults(self.connection()?))?;
        proof.damage.extend(faults.into_iter().map(Damage::Pages));
        Ok(proof)
    }

    /// The short check of each start: pages, definitions, and whether every row is as its last event left it.
    ///
    /// # Errors
    /// As [`Casebook::prove`].
    pub fn prove_quickly(&self) -> Result<Proof, Error> {
        let mut proof = Proof::default();
        let connection = self.connection()?;
        let _moment = connection.unchecked_transaction()?;
        let names = proof.read("sqlite_schema", schema_check::differences(connection))?;
        let are_plain = proof.read("sqlite_schema", schema_check::are_plain_tables(connection))?;
        if !names.is_empty() || !are_plain {
            proof.damage.push(Damage::Definitions(names));
        }
        if !are_plain {
            return Ok(proof);
        }
        self.prove_chain(&mut proof)?;
        self.prove_age(&mut proof)?;
        for fault in proof.read("pages", connection::quick_faults(connection))? {
            let of_the_index = connection::is_of_the_index(&fault);
            proof.damage.push(if of_the_index { Damage::Index(None) } else { Damage::Pages(fault) });
        }
        Ok(proof)
    }

    /// Whether the file is a casebook of the form that this program writes; false where it is of an older one, in which
    /// there is nothing more to check before it is brought up to date.
    fn prove_identity(&self, proof: &mut Proof, names: &[String]) -> Result<bool, Error> {
        let Identity { is_marked, form } = proof.read("sqlite_schema", connection::identity(self.connection()?))?;
        if !is_marked {
            if names.iter().any(|name| name == "event") {
                return Err(Error::Foreign { file: String::new() });
            }
            proof.damage.push(Damage::Sign);
        }
        if form > connection::NEWEST && !names.is_empty() {
            return Err(Error::Newer { file: String::new(), found: form, known: connection::NEWEST });
        }
        if form != connection::NEWEST {
            proof.damage.push(Damage::Form { found: form, wanted: connection::NEWEST });
        }
        Ok(form >= connection::NEWEST || !schema_check::is_of_form(self.connection()?, form))
    }

    /// Whether the file is older than a backup that it made. A broken chain explains it, and is said already.
    fn prove_age(&self, proof: &mut Proof) -> Result<(), Error> {
        if proof.head.is_empty() && proof.events > 0 {
            return Ok(());
        }
        let beyond = proof.read("event", self.backup_beyond())?;
        let older = |name: BackupName| Damage::Older { backup: name.stem(), events: name.events };
        proof.damage.extend(beyond.map(older));
        Ok(())
    }

    fn prove_chain(&self, proof: &mut Proof) -> Result<(), Error> {
        let found = proof.read("event", audit::follow(self.connection()?))?;
        (proof.events, proof.head) = (found.events, found.head);
        proof.damage.extend(found.broken_at.map(Damage::Event));
        let strays = proof.read("rows", audit::strays(self.connection()?, &found.left))?;
        let row = |(case, table, position): (i64, &str, i64)| Damage::Row { case, table: table.to_owned(), position };
        proof.damage.extend(strays.into_iter().map(row));
        // A file of the first forms has no marks; its missing table is named by its definitions.
        let are_as_told = marks::are_as_told(self.connection()?).or_else(|error| match error {
            Error::Store { .. } => Ok(true),
            other => Err(other),
        });
        if proof.read("event", are_as_told.map(|are| !are))? {
            proof.damage.push(Damage::Marks);
        }
        let history = proof.read("event", audit::history(self.connection()?))?;
        let entries = proof.read("undo", undo::all(self.connection()?))?;
        let strange = entries.into_iter().filter(|entry| !entry.is_readable || !history.accounts_for(&entry.entry));
        proof.damage.extend(strange.map(|entry| Damage::Undo(entry.entry.id)));
        Ok(())
    }

    /// Reads every case; tells what its log accounts for.
    fn prove_cases(&self, proof: &mut Proof) -> Result<Accounted, Error> {
        let mut accounted = Accounted::default();
        let mut cases = proof.read("rows", rows::cases(self.connection()?))?;
        cases.extend(proof.read("ledger_line", ledger::cases(self.connection()?))?);
        cases.extend(proof.read("figures", figures::cases(self.connection()?))?);
        proof.cases = cases.len();
        for case in cases {
            let dossier = match dossier::read(self.connection()?, case, &self.templates) {
                Ok(Some(dossier)) => dossier,
                Ok(None) => {
                    proof.damage.push(Damage::Line { case });
                    continue;
                }
                Err(error) => {
                    proof.damage.push(Damage::Case { case, what: error.to_string() });
                    continue;
                }
            };
            // A case in the bin has no line.
            let says = if dossier.removed.is_none() {
                ledger::says(self.connection()?, case, &line::line_of(CaseId(case), &dossier))
            } else {
                ledger::is_silent(self.connection()?, case)
            };
            if !says.unwrap_or(false) {
                proof.damage.push(Damage::Line { case });
            }
            accounted.log(case, &dossier.log);
            self.prove_log(proof, case, &dossier.log)?;
        }
        Ok(accounted)
    }

    fn prove_log(&self, proof: &mut Proof, case: i64, log: &[SigningEntry]) -> Result<(), Error> {
        let versions = version::of_case(self.connection()?, case);
        for kept in proof.read("version", versions)? {
            let standing = standing(log, kept.number);
            if standing.signatures.iter().any(|signature| signature.text_sha256 != kept.text_sha256) {
                proof.damage.push(Damage::Signature { case, number: kept.number });
            }
            let Some(closed) = standing.closed else { continue };
            let head = proof.read("event", audit::hash_at(self.connection()?, closed.events))?;
            if head.as_deref() != Some(&closed.chain_head) {
                proof.damage.push(Damage::Head { case, number: kept.number });
            }
            proof.sealed.push(SealedFile {
                case: CaseId(case),
                number: kept.number,
                pdf_sha256: closed.pdf_sha256,
                certificate_sha256: closed.certificate_sha256,
                text_sha256: kept.text_sha256,
                chain_head: closed.chain_head,
            });
        }
        Ok(())
    }

    fn prove_versions(&self, proof: &mut Proof, accounted: &Accounted) -> Result<(), Error> {
        let mut missing: BTreeSet<(i64, u32)> = accounted.versions.keys().copied().collect();
        let mut unlogged = proof.read("event", audit::freezings(self.connection()?))?;
        for (case, _) in &missing {
            unlogged.entry(*case).and_modify(|count| *count -= 1);
        }
        let versions = proof.read("version", version::all(self.connection()?))?;
        for Checked { case, number, row_sha256, text_is_whole } in versions {
            proof.versions += 1;
            missing.remove(&(case, number));
            // A version of the first form of the file has no digest in the log; its words still have theirs, and an
            // event tells that it was frozen.
            let is_accounted = match accounted.versions.get(&(case, number)) {
                Some(digest) => *digest == row_sha256,
                None => unlogged.get_mut(&case).is_some_and(|left| {
                    *left -= 1;
                    *left >= 0
                }),
            };
            if !is_accounted || !text_is_whole {
                proof.damage.push(Damage::Version { case, number });
            }
        }
        proof.damage.extend(missing.into_iter().map(|(case, number)| Damage::Version { case, number }));
        Ok(())
    }

    fn prove_index(&self, proof: &mut Proof) -> Result<(), Error> {
        match find::wrong(self.connection()?) {
            Ok(wrong) if wrong.is_empty() => {}
            Ok(wrong) => proof.damage.push(Damage::Index(Some(wrong.len()))),
            Err(error @ (Error::Busy | Error::DiskFull | Error::NotWritable { .. })) => return Err(error),
            Err(_) => proof.damage.push(Damage::Index(None)),
        }
        Ok(())
    }

    fn prove_files(&self, proof: &mut Proof, accounted: &Accounted) -> Result<(), Error> {
        let mut missing = accounted.files.clone();
        let files = proof.read("attachment", attachment::all(self.connection()?))?;
        for (sha256, whole) in files {
            proof.files += 1;
            let belongs = missing.remove(&sha256);
            if !whole || !belongs {
                proof.damage.push(Damage::File { sha256 });
            }
        }
        proof.damage.extend(missing.into_iter().map(|sha256| Damage::File { sha256 }));
        Ok(())
    }
}

/// What the logs of all cases account for.
#[derive(Default)]
struct Accounted {
    /// Digest of the row of each version.
    versions: BTreeMap<(i64, u32), String>,
    /// Digests of files.
    files: BTreeSet<String>,
}

impl Accounted {
    fn log(&mut self, case: i64, log: &[SigningEntry]) {
        for entry in log {
            match &entry.what {
                SigningFact::Frozen { row_sha256 } => {
                    self.versions.insert((case, entry.version), row_sha256.clone());
                }
                SigningFact::Scanned(scan) => {
                    self.files.insert(scan.sha256.clone());
                }
                SigningFact::Closed(closed) => {
                    self.files.insert(closed.pdf_sha256.clone());
                }
                _ => {}
            }
        }
    }
}
