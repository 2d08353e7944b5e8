//! The check of the whole casebook with its seals: what the casebook finds in itself, and whether each sealed agreement in
//! it is the one that was closed, sealed with a key of this desk; told in plain words. It mends nothing.

use std::collections::BTreeMap;
use std::path::Path;

use super::backup;
use crate::casebook::proof::{Damage, Proof, SealedFile};
use crate::casebook::view::{CaseId, LedgerQuery};
use crate::casebook::{Casebook, Error};
use crate::i18n::Tr;
use crate::seal::{self, sha256_hex};
use crate::vault::DataKey;

/// What is wrong with a sealed agreement of the casebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealFault {
    /// It bears no seal of this program.
    NotSealed,
    /// It is not as it was when it was sealed.
    Changed,
    /// It is sealed, but with other words, another version or another head of the audit chain than the casebook's.
    Another,
    /// It is sealed with another certificate than the casebook says.
    OtherCertificate,
    /// Its certificate is none of the desk's.
    UnknownCertificate,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    Casebook(Damage),
    Seal { case: CaseId, number: u32, fault: SealFault },
}

/// What the check found in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub proof: Proof,
    pub findings: Vec<Finding>,
    /// Number or title of each case, by its id.
    names: BTreeMap<i64, String>,
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What is wrong, and where.
    pub what: String,
    /// What it means, and what to do.
    pub advice: String,
}

/// Checks the casebook of this folder as it lies there; nothing in it is changed. Without a key a plain one.
///
/// # Errors
/// As [`Casebook::examine`].
pub fn of_folder(folder: &Path, key: Option<&DataKey>) -> Result<Report, Error> {
    let examined = Casebook::examine(folder, key)?;
    Ok(match examined.book {
        Some(book) => report(&book, examined.proof),
        None => Report { findings: findings(&examined.proof), proof: examined.proof, names: BTreeMap::new() },
    })
}

/// Checks an open casebook.
///
/// # Errors
/// As [`Casebook::prove`].
pub fn of_open(book: &Casebook) -> Result<Report, Error> {
    Ok(report(book, book.prove()?))
}

/// Whether a backup in the second folder says that an older file lies in the casebook's place, where none in the data folder
/// does. A broken chain is found anyway.
fn older_by_second(book: &Casebook, proof: &Proof) -> Option<Finding> {
    let is_known = proof.damage.iter().any(|damage| matches!(damage, Damage::Older { .. } | Damage::Event(_)));
    let beyond = if is_known { None } else { backup::beyond_in_second(book) };
    beyond.map(|name| Finding::Casebook(Damage::Older { backup: name.stem(), events: name.events }))
}

/// The short check of each start: what it finds without looking at cases and seals.
///
/// # Errors
/// As [`Casebook::prove`].
pub fn quick(book: &Casebook) -> Result<Report, Error> {
    let proof = book.prove_quickly()?;
    let mut found = findings(&proof);
    found.extend(older_by_second(book, &proof));
    Ok(Report { findings: found, names: names(book), proof })
}

fn findings(proof: &Proof) -> Vec<Finding> {
    proof.damage.iter().cloned().map(Finding::Casebook).collect()
}

fn report(book: &Casebook, proof: Proof) -> Report {
    let mut found = findings(&proof);
    found.extend(older_by_second(book, &proof));
    let keys = desk_certificates(book);
    for sealed in &proof.sealed {
        let faults = seal_faults(book, sealed, &keys);
        found.extend(faults.map(|fault| Finding::Seal { case: sealed.case, number: sealed.number, fault }));
    }
    Report { proof, findings: found, names: names(book) }
}

/// Number or title of each case.
fn names(book: &Casebook) -> BTreeMap<i64, String> {
    let rows = book.ledger(&LedgerQuery::default()).unwrap_or_default();
    let name = |number: String, title: String| if number.is_empty() { title } else { number };
    rows.into_iter().map(|row| (row.id.0, name(row.number, row.title))).collect()
}

/// SHA-256 of the desk's own certificates. Where they cannot be read the casebook's own check has said so.
fn desk_certificates(book: &Casebook) -> Vec<String> {
    let keys = book.desk_keys().unwrap_or_default();
    let own = keys.iter().filter_map(|key| key.certificates.first());
    own.map(|der| sha256_hex(der)).collect()
}

/// A file that is missing or changed by its digest is found by the casebook's own check; here the seal speaks.
fn seal_faults(book: &Casebook, sealed: &SealedFile, keys: &[String]) -> Option<SealFault> {
    let bytes = book.attachment(&sealed.pdf_sha256).ok().flatten()?;
    let Ok(verified) = seal::verify(&bytes) else { return Some(SealFault::NotSealed) };
    if !verified.is_intact() {
        return Some(SealFault::Changed);
    }
    let record = verified.record.as_ref()?;
    if record.text_sha256 != sealed.text_sha256
        || record.version != sealed.number
        || record.chain_head != sealed.chain_head
    {
        return Some(SealFault::Another);
    }
    let certificate = verified.certificate.as_ref()?;
    if certificate.sha256 != sealed.certificate_sha256 {
        return Some(SealFault::OtherCertificate);
    }
    // The practice case is sealed with a key that is thrown away; every page of it says that it binds nobody.
    let is_known = record.practice || keys.contains(&certificate.sha256);
    (!is_known).then_some(SealFault::UnknownCertificate)
}

impl Report {
    /// Whether nothing was found.
    pub fn is_whole(&self) -> bool {
        self.findings.is_empty()
    }

    /// Whether pages of the file are destroyed, so that only a backup or a salvage helps.
    pub fn is_to_be_salvaged(&self) -> bool {
        let is_of_the_file =
            |finding: &Finding| matches!(finding, Finding::Casebook(Damage::Pages(_) | Damage::Unreadable { .. }));
        self.findings.iter().any(is_of_the_file)
    }

    /// Whether a line of the ledger or what a case counts as is wrong, which are made anew from the cases
    /// ([`Casebook::mend_lines`]).
    pub fn has_a_wrong_line(&self) -> bool {
        self.findings.iter().any(|finding| matches!(finding, Finding::Casebook(Damage::Line { .. })))
    }

    /// Whether the index of the search is wrong, which is made anew from the cases ([`Casebook::mend_index`]).
    pub fn has_a_wrong_index(&self) -> bool {
        self.findings.iter().any(|finding| matches!(finding, Finding::Casebook(Damage::Index(_))))
    }

    /// Whether nothing but the index of the search is wrong.
    pub fn is_whole_but_for_the_index(&self) -> bool {
        self.findings.iter().all(|finding| matches!(finding, Finding::Casebook(Damage::Index(_))))
    }

    /// The outcome in one sentence.
    pub fn headline(&self, tr: Tr) -> String {
        match self.findings.len() {
            0 => tr.proof_whole().to_owned(),
            count => tr.proof_found(count),
        }
    }

    /// What was looked at.
    pub fn facts(&self, tr: Tr) -> Vec<String> {
        let proof = &self.proof;
        let events = usize::try_from(proof.events).unwrap_or(usize::MAX);
        let mut facts = vec![tr.proof_counts(events, proof.cases, proof.versions, proof.files, proof.sealed.len())];
        if !proof.head.is_empty() {
            facts.push(tr.proof_head(&proof.head));
        }
        facts
    }

    /// Every finding in words.
    pub fn told(&self, tr: Tr) -> Vec<Told> {
        self.findings.iter().map(|finding| self.tell(tr, finding)).collect()
    }

    fn case(&self, tr: Tr, case: i64) -> String {
        match self.names.get(&case) {
            _ if case == 0 => tr.proof_the_desk().to_owned(),
            Some(name) => name.clone(),
            None => tr.proof_unnamed_case(case),
        }
    }

    fn tell(&self, tr: Tr, finding: &Finding) -> Told {
        match finding {
            Finding::Casebook(damage) => self.tell_damage(tr, damage),
            Finding::Seal { case, number, fault } => {
                let case = self.case(tr, case.0);
                let (what, advice) = match fault {
                    SealFault::NotSealed => (tr.proof_not_sealed(case, number), tr.proof_seal_advice()),
                    SealFault::Changed => (tr.proof_seal_changed(case, number), tr.proof_seal_advice()),
                    SealFault::Another => (tr.proof_seal_another(case, number), tr.proof_seal_advice()),
                    SealFault::OtherCertificate => (tr.proof_other_certificate(case, number), tr.proof_key_advice()),
                    SealFault::UnknownCertificate => {
                        (tr.proof_unknown_certificate(case, number), tr.proof_key_advice())
                    }
                };
                Told { what, advice: advice.to_owned() }
            }
        }
    }

    fn tell_damage(&self, tr: Tr, damage: &Damage) -> Told {
        let (what, advice) = match damage {
            Damage::Pages(words) => (tr.proof_pages(words), tr.proof_backup_advice()),
            Damage::Unreadable { what, reason } if reason.is_empty() => {
                (tr.proof_cannot_be_read(table(tr, what)), tr.proof_backup_advice())
            }
            Damage::Unreadable { what, reason } => {
                (tr.proof_unreadable(table(tr, what), reason), tr.proof_backup_advice())
            }
            Damage::Sign => (tr.proof_sign().to_owned(), tr.proof_hand_advice()),
            Damage::Definitions(names) => (tr.proof_definitions(names.join(", ")), tr.proof_definitions_advice()),
            Damage::Form { found, wanted } if found < wanted => {
                (tr.proof_older_form(found, wanted), tr.proof_older_form_advice())
            }
            Damage::Form { found, wanted } => (tr.proof_form(found, wanted), tr.proof_hand_advice()),
            Damage::Event(seq) => (tr.proof_event(seq), tr.proof_event_advice()),
            Damage::Row { case, table: name, position } => {
                let what = tr.proof_row(self.case(tr, *case), table(tr, name), position.saturating_add(1));
                (what, tr.proof_hand_advice())
            }
            Damage::Case { case, what } => (tr.proof_case(self.case(tr, *case), what), tr.proof_backup_advice()),
            Damage::Version { case, number } => {
                (tr.proof_version(self.case(tr, *case), number), tr.proof_version_advice())
            }
            Damage::Signature { case, number } => {
                (tr.proof_signature(self.case(tr, *case), number), tr.proof_version_advice())
            }
            Damage::File { sha256 } => (tr.proof_file(sha256), tr.proof_file_advice()),
            Damage::Head { case, number } => {
                (tr.proof_wrong_head(self.case(tr, *case), number), tr.proof_event_advice())
            }
            Damage::Line { case } => (tr.proof_line(self.case(tr, *case)), tr.proof_line_advice()),
            Damage::Index(Some(count)) => (tr.proof_index(count), tr.proof_index_advice()),
            Damage::Index(None) => (tr.proof_index_unreadable().to_owned(), tr.proof_index_advice()),
            Damage::Undo(id) => (tr.proof_undo(id), tr.proof_undo_advice()),
            Damage::Older { backup, events } => (tr.proof_older(backup, events), tr.proof_older_advice()),
            Damage::Marks => (tr.proof_marks().to_owned(), tr.proof_marks_advice()),
        };
        Told { what, advice: advice.to_owned() }
    }
}

/// A part of the file as people call it; its own name where they never meet it.
pub(super) fn table(tr: Tr, name: &str) -> &str {
    match name {
        "casebook.db" => tr.proof_table_file(),
        "case_head" => tr.proof_table_head(),
        "staff" => tr.proof_table_staff(),
        "party" => tr.proof_table_party(),
        "statement" => tr.proof_table_statement(),
        "issue" => tr.proof_table_issue(),
        "session" => tr.proof_table_session(),
        "term" => tr.proof_table_term(),
        "annex" => tr.proof_table_annex(),
        "agreement" | "earlier_agreement" => tr.proof_table_agreement(),
        "signature_claim" | "signature" => tr.proof_table_signature(),
        "follow_up" => tr.proof_table_follow_up(),
        "referral" => tr.proof_table_referral(),
        "standing" => tr.proof_table_standing(),
        "desk_settings" => tr.proof_table_settings(),
        "desk_key" => tr.proof_table_key(),
        "version" => tr.proof_table_version(),
        "attachment" => tr.proof_table_attachment(),
        "bin" => tr.proof_table_bin(),
        "keeping" | "discarded" => tr.proof_table_keeping(),
        "person" => tr.proof_table_person(),
        "event" => tr.proof_table_event(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn every_finding_says_what_where_and_what_to_do_in_both_languages() {
        let (sha256, reason) = ("ab".repeat(32), "row 3 missing".to_owned());
        let damage = [
            Damage::Pages(reason.clone()),
            Damage::Unreadable { what: "term".into(), reason },
            Damage::Unreadable { what: "party".into(), reason: String::new() },
            Damage::Sign,
            Damage::Definitions(vec!["event_is_never_changed".into()]),
            Damage::Form { found: 1, wanted: 2 },
            Damage::Form { found: 3, wanted: 2 },
            Damage::Event(7),
            Damage::Row { case: 0, table: "desk_settings".into(), position: 0 },
            Damage::Case { case: 4, what: "standing".into() },
            Damage::Version { case: 4, number: 2 },
            Damage::Signature { case: 4, number: 2 },
            Damage::File { sha256 },
            Damage::Head { case: 4, number: 2 },
            Damage::Line { case: 4 },
            Damage::Index(Some(2)),
            Damage::Index(None),
            Damage::Undo(9),
            Damage::Marks,
            Damage::Older { backup: "20260312-093005-3fa13fa13fa1-12".into(), events: 12 },
        ];
        let faults = [
            SealFault::NotSealed,
            SealFault::Changed,
            SealFault::Another,
            SealFault::OtherCertificate,
            SealFault::UnknownCertificate,
        ];
        let seals = faults.map(|fault| Finding::Seal { case: CaseId(4), number: 2, fault });
        let findings: Vec<Finding> = damage.map(Finding::Casebook).into_iter().chain(seals).collect();
        let names = BTreeMap::from([(4, "（2026）青渡人调字第004号".to_owned())]);
        let report = Report { findings, names, ..Report::default() };
        for lang in [Lang::Zh, Lang::En] {
            let told = report.told(Tr(lang));
            for (at, one) in told.iter().enumerate() {
                assert!(one.what.chars().count() > 8 && one.advice.chars().count() > 20, "{one:?}");
                assert!(told.iter().skip(at + 1).all(|other| other.what != one.what), "said twice: {one:?}");
            }
            assert!(told[10].what.contains("第004号") && told[8].what.contains(Tr(lang).proof_table_settings()));
        }
    }
}
