//! The check of the whole casebook: is everything as the program left it? It finds and names; it mends nothing. Whether a
//! sealed file is what it claims is for `seal`, which this room does not know.

use std::collections::{BTreeMap, BTreeSet};

use super::signing_log::{SigningFact, standing};
use super::store::audit::{self, Chain};
use super::store::version::Checked;
use super::store::{attachment, connection, dossier, ledger, rows, schema_check, undo, version};
use super::view::CaseId;
use super::{Casebook, Error, line};

/// Something that is not as this program left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The database itself finds a fault in its pages or indexes, in its words.
    Pages(String),
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
    /// An undo entry that would bring back what never was.
    Undo(i64),
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

impl Casebook {
    /// Checks the whole casebook: pages, definitions, audit chain, every row, frozen versions, signatures, kept files,
    /// lines of the ledger, undo entries.
    ///
    /// # Errors
    /// Where the file cannot be read at all; whatever is found is an answer, not an error.
    pub fn prove(&self) -> Result<Proof, Error> {
        let mut proof = Proof::default();
        proof.damage.extend(connection::faults(&self.connection)?.into_iter().map(Damage::Pages));
        let names = schema_check::differences(&self.connection)?;
        if !names.is_empty() {
            proof.damage.push(Damage::Definitions(names));
        }
        let found = connection::form(&self.connection)?;
        if found != connection::NEWEST {
            proof.damage.push(Damage::Form { found, wanted: connection::NEWEST });
        }
        self.prove_chain(&mut proof)?;
        let accounted = self.prove_cases(&mut proof)?;
        self.prove_versions(&mut proof, &accounted)?;
        self.prove_files(&mut proof, &accounted)?;
        Ok(proof)
    }

    fn prove_chain(&self, proof: &mut Proof) -> Result<(), Error> {
        match audit::check(&self.connection)? {
            Chain::Whole { events, head } => (proof.events, proof.head) = (events, head),
            Chain::BrokenAt(seq) => proof.damage.push(Damage::Event(seq)),
            Chain::RowChanged { case, table, position } => {
                proof.damage.push(Damage::Row { case, table: table.to_owned(), position });
            }
        }
        let history = audit::history(&self.connection)?;
        let strange = undo::all(&self.connection)?.into_iter().filter(|(_, images)| {
            images.as_ref().is_none_or(|images| !images.iter().all(|image| history.leads(image)))
        });
        proof.damage.extend(strange.map(|(id, _)| Damage::Undo(id)));
        Ok(())
    }

    /// Reads every case; tells what its log accounts for.
    fn prove_cases(&self, proof: &mut Proof) -> Result<Accounted, Error> {
        let mut accounted = Accounted::default();
        let mut cases = rows::cases(&self.connection)?;
        cases.extend(ledger::cases(&self.connection)?);
        proof.cases = cases.len();
        for case in cases {
            let dossier = match dossier::read(&self.connection, case, &self.templates) {
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
            if !ledger::says(&self.connection, case, &line::line_of(CaseId(case), &dossier))? {
                proof.damage.push(Damage::Line { case });
            }
            accounted.log(case, &dossier.log);
            self.prove_log(proof, case, &dossier.log)?;
        }
        Ok(accounted)
    }

    fn prove_log(&self, proof: &mut Proof, case: i64, log: &[super::signing_log::SigningEntry]) -> Result<(), Error> {
        for kept in version::of_case(&self.connection, case).unwrap_or_default() {
            let standing = standing(log, kept.number);
            if standing.signatures.iter().any(|signature| signature.text_sha256 != kept.text_sha256) {
                proof.damage.push(Damage::Signature { case, number: kept.number });
            }
            let Some(closed) = standing.closed else { continue };
            if audit::hash_at(&self.connection, closed.events)?.as_deref() != Some(&closed.chain_head) {
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
        for Checked { case, number, row_sha256, text_is_whole } in version::all(&self.connection)? {
            proof.versions += 1;
            missing.remove(&(case, number));
            // A version of the first form of the file has no digest in the log; its words still have theirs.
            let accounted = accounted.versions.get(&(case, number)).is_none_or(|digest| *digest == row_sha256);
            if !accounted || !text_is_whole {
                proof.damage.push(Damage::Version { case, number });
            }
        }
        proof.damage.extend(missing.into_iter().map(|(case, number)| Damage::Version { case, number }));
        Ok(())
    }

    fn prove_files(&self, proof: &mut Proof, accounted: &Accounted) -> Result<(), Error> {
        let mut missing = accounted.files.clone();
        for (sha256, whole) in attachment::all(&self.connection)? {
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
    fn log(&mut self, case: i64, log: &[super::signing_log::SigningEntry]) {
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
