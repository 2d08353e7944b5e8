//! The check of the whole casebook from outside: seals that belong and seals that do not, files that can no longer be
//! opened for work, and what the command line says of them.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::fs;
use std::path::Path;
use std::process::{Command as Program, Output};

use maplebridge::casebook::command::{CaseCommand, Closing, Command};
use maplebridge::casebook::desk_key::{DeskKey, KeyOrigin};
use maplebridge::casebook::view::{CaseId, Version};
use maplebridge::casebook::{Casebook, FILE_NAME};
use maplebridge::domain::signing::HowRead;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::proof::{self, Finding, SealFault};
use maplebridge::paper::layout::lay_out;
use maplebridge::paper::{Faces, write_pdf};
use maplebridge::seal::{SealRecord, SealingKey, seal};
use rusqlite::Connection;

use super::casebook_support::{at, case_file, change, clock, close, day, freeze, import, pen};

const COMMITTEE: &str = "青渡镇人民调解委员会";

fn key() -> SealingKey {
    SealingKey::self_issued(COMMITTEE, at("2026-03-01T08:00:00"), 10).unwrap()
}

fn install(book: &mut Casebook, key: &SealingKey) {
    let key = DeskKey {
        certificates: key.certificates_der().to_vec(),
        private_key: key.private_key_der().to_vec(),
        origin: KeyOrigin::SelfIssued,
        since: at("2026-03-01T08:00:00"),
    };
    book.run(Command::InstallDeskKey(Box::new(key))).unwrap();
}

/// C01 signed by everyone, ready to be closed.
fn signed(book: &mut Casebook) -> (CaseId, Version) {
    let id = import(book, case_file("C01"));
    freeze(book, id);
    let version = book.case(id).unwrap().version.unwrap();
    for signer in version.signers.clone() {
        change(book, id, CaseCommand::Sign { signer: signer.id, hand: pen(), how_read: HowRead::ReadAloud });
    }
    (id, version)
}

fn record(book: &Casebook, version: &Version) -> SealRecord {
    SealRecord {
        number: "青渡人调字〔2026〕001号".to_owned(),
        version: version.number,
        document: version.text.clone().into_bytes(),
        text_sha256: version.text_sha256.clone(),
        chain_head: book.chain_head().unwrap().head,
        effective: day("2026-03-12"),
        practice: false,
    }
}

fn sealed(version: &Version, key: &SealingKey, record: &SealRecord) -> Vec<u8> {
    let faces = Faces::bundled().unwrap();
    let pdf = write_pdf(&lay_out(&version.document, &faces).unwrap(), &faces).unwrap();
    seal(&pdf, key, record, at("2026-03-12T09:30:00")).unwrap()
}

fn close_with(book: &mut Casebook, id: CaseId, pdf: Vec<u8>, certificate_sha256: String) {
    let chain = book.chain_head().unwrap();
    let on = day("2026-03-12");
    let closing = Closing { seal_on: Some(on), effective: on, pdf, certificate_sha256, chain };
    change(book, id, CaseCommand::CloseVersion(Box::new(closing)));
}

fn faults(book: &Casebook) -> Vec<SealFault> {
    let report = proof::of_open(book).unwrap();
    let fault = |finding: &Finding| match finding {
        Finding::Seal { fault, number: 1, .. } => *fault,
        other => panic!("{other:?}"),
    };
    report.findings.iter().map(fault).collect()
}

#[test]
fn a_casebook_with_an_agreement_sealed_by_its_own_key_is_whole() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let key = key();
    install(&mut book, &key);
    let (id, version) = signed(&mut book);
    let pdf = sealed(&version, &key, &record(&book, &version));
    close_with(&mut book, id, pdf, key.certificate().sha256);
    let report = proof::of_open(&book).unwrap();
    assert!(report.is_whole(), "{:?}", report.findings);
    for lang in [Lang::Zh, Lang::En] {
        let facts = report.facts(Tr(lang)).join("\n");
        assert!(facts.contains(&report.proof.head) && facts.contains('1'), "{facts}");
    }
}

#[test]
fn a_seal_that_does_not_belong_is_named() {
    type Make = fn(&Casebook, &Version, &SealingKey) -> (Vec<u8>, String);
    let table: [(SealFault, Make); 6] = [
        (SealFault::NotSealed, |_, _, key| (b"%PDF-1.7 nothing".to_vec(), key.certificate().sha256)),
        (SealFault::Changed, |book, version, key| {
            let mut pdf = sealed(version, key, &record(book, version));
            pdf[100] ^= 1;
            (pdf, key.certificate().sha256)
        }),
        (SealFault::Another, |book, version, key| {
            let other = SealRecord { version: 2, ..record(book, version) };
            (sealed(version, key, &other), key.certificate().sha256)
        }),
        (SealFault::Another, |book, version, key| {
            let other = SealRecord { chain_head: "ab".repeat(32), ..record(book, version) };
            (sealed(version, key, &other), key.certificate().sha256)
        }),
        (SealFault::OtherCertificate, |book, version, key| {
            (sealed(version, key, &record(book, version)), "ab".repeat(32))
        }),
        (SealFault::UnknownCertificate, |book, version, _| {
            let stranger = self::key();
            (sealed(version, &stranger, &record(book, version)), stranger.certificate().sha256)
        }),
    ];
    for (fault, make) in table {
        let mut book = Casebook::in_memory(clock()).unwrap();
        let key = key();
        install(&mut book, &key);
        let (id, version) = signed(&mut book);
        let (pdf, certificate) = make(&book, &version, &key);
        close_with(&mut book, id, pdf, certificate);
        assert_eq!(faults(&book), [fault]);
    }
}

fn run(folder: &Path, lang: &str) -> Output {
    Program::new(env!("CARGO_BIN_EXE_maplebridge"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env(crate::book_support::VARIABLE, crate::book_support::PASSPHRASE)
        .args(["--lang", lang, "--casebook"])
        .arg(folder)
        .args(["casebook", "check"])
        .output()
        .unwrap()
}

fn said(output: &Output) -> (i32, String) {
    let words = [output.stdout.clone(), output.stderr.clone()].concat();
    (output.status.code().unwrap(), String::from_utf8(words).unwrap())
}

/// A folder with a casebook: one case, frozen.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut book = crate::book_support::open(folder.path(), clock()).unwrap();
    let id = import(&mut book, case_file("C01"));
    freeze(&mut book, id);
    folder
}

#[test]
fn the_command_says_whole_with_0_and_what_it_found_with_1() {
    let folder = folder();
    let (code, words) = said(&run(folder.path(), "zh"));
    assert_eq!(code, 0, "{words}");
    assert!(words.contains("案件簿完好") && words.contains("定稿1份"), "{words}");
    let before = fs::read(folder.path().join(FILE_NAME)).unwrap();

    let plain = crate::book_support::connect(folder.path());
    plain.execute_batch("UPDATE party SET body = replace(body, '林志远', '林志達')").unwrap();
    drop(plain);
    let (code, words) = said(&run(folder.path(), "zh"));
    assert_eq!(code, 1, "{words}");
    assert!(words.contains("（2026）青渡人调字第001号：当事人第1项") && words.contains("备份"), "{words}");
    let (code, words) = said(&run(folder.path(), "en"));
    assert_eq!(code, 1);
    assert!(words.contains("parties, entry 1") && words.contains("backup"), "{words}");
    assert!(crate::book_support::open(folder.path(), clock()).is_ok());

    // Cut in the middle, and with its beginning gone: not to be opened for work, yet told.
    for ruin in [before[..before.len() / 2].to_vec(), [vec![7; 200], before[200..].to_vec()].concat()] {
        for side in ["-wal", "-shm"] {
            let _ = fs::remove_file(folder.path().join(format!("{FILE_NAME}{side}")));
        }
        fs::write(folder.path().join(FILE_NAME), &ruin).unwrap();
        let (code, words) = said(&run(folder.path(), "zh"));
        assert_eq!(code, 1, "{words}");
        assert!(words.contains("复制一份留底"), "{words}");
        assert_eq!(fs::read(folder.path().join(FILE_NAME)).unwrap(), ruin, "looking changes nothing");
    }
}

#[test]
fn what_is_no_casebook_or_in_use_is_said_with_2() {
    let empty = tempfile::tempdir().unwrap();
    let (code, words) = said(&run(empty.path(), "zh"));
    assert_eq!(code, 2, "{words}");
    assert_eq!(fs::read_dir(empty.path()).unwrap().count(), 0, "nothing is made for it");

    let foreign = tempfile::tempdir().unwrap();
    let plain = Connection::open(foreign.path().join(FILE_NAME)).unwrap();
    plain.execute_batch("CREATE TABLE photo (id INTEGER)").unwrap();
    drop(plain);
    let (code, words) = said(&run(foreign.path(), "zh"));
    assert!(code == 2 && words.contains("不是案件簿"), "{code} {words}");

    let folder = folder();
    let _open = crate::book_support::open(folder.path(), clock()).unwrap();
    let (code, words) = said(&run(folder.path(), "zh"));
    assert!(code == 2 && words.contains("正在使用"), "{code} {words}");
}

#[test]
fn an_older_or_a_false_form_is_told_and_a_newer_one_is_not_judged() {
    let folder = folder();
    let set = |sql: &str| crate::book_support::connect(folder.path()).execute_batch(sql).unwrap();
    for sql in
        ["PRAGMA user_version = 1", "PRAGMA user_version = 9", "PRAGMA user_version = 2; PRAGMA application_id = 5"]
    {
        set(sql);
        let (code, words) = said(&run(folder.path(), "zh"));
        assert_eq!(code, 1, "{sql}: {words}");
    }
    set("PRAGMA application_id = 1297108034; PRAGMA user_version = 9; CREATE TABLE later (id INTEGER)");
    let (code, words) = said(&run(folder.path(), "zh"));
    assert!(code == 2 && words.contains("更新的版本"), "{code} {words}");
}

#[test]
fn a_closed_agreement_without_any_seal_is_found_by_the_command() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = crate::book_support::open(folder.path(), clock()).unwrap();
    let (id, _) = signed(&mut book);
    close(&mut book, id, Some(day("2026-03-12")));
    drop(book);
    let (code, words) = said(&run(folder.path(), "en"));
    assert!(code == 1 && words.contains("bears no seal of this program"), "{code} {words}");
}
