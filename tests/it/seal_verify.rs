//! `maplebridge verify` as a person at another desk uses it: what it says, and how it ends.
#![allow(clippy::disallowed_methods, reason = "a test's own files need not be written atomically")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use maplebridge::casebook::Casebook;
use maplebridge::casebook::command::{CaseCommand, Closing, Command as Change};
use maplebridge::casebook::desk_key::{DeskKey, KeyOrigin};
use maplebridge::casebook::view::CaseId;
use maplebridge::domain::signing::HowRead;
use maplebridge::paper::Faces;
use maplebridge::seal::{SealRecord, SealingKey, seal};

use crate::casebook_support::{case_file, change, clock, day, freeze, import, pen};
use crate::seal_support::{agreement, key, moment, record, sealed};

/// A desk: an empty folder in which the program runs, with a data folder that may hold a casebook.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn verify(&self, arguments: &[&str]) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_maplebridge"))
            .current_dir(self.0.path())
            .env(crate::book_support::VARIABLE, crate::book_support::PASSPHRASE)
            .args(["--casebook", "book", "verify"])
            .args(arguments)
            .output()
            .unwrap();
        Said::of(&output)
    }

    fn verify_file(&self, bytes: &[u8], arguments: &[&str]) -> Said {
        fs::write(self.path("file.pdf"), bytes).unwrap();
        self.verify(&[&["file.pdf"], arguments].concat())
    }
}

struct Said {
    code: i32,
    out: String,
    errors: String,
}

impl Said {
    fn of(output: &Output) -> Said {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Said { code: output.status.code().unwrap(), out: text(&output.stdout), errors: text(&output.stderr) }
    }

    fn says(&self, words: &str) -> &Said {
        assert!(self.out.contains(words), "“{words}” is not in\n{}{}", self.out, self.errors);
        self
    }

    fn does_not_say(&self, words: &str) -> &Said {
        assert!(!self.out.contains(words), "“{words}” is in\n{}", self.out);
        self
    }

    fn ends_with(&self, code: i32) -> &Said {
        assert_eq!(self.code, code, "{}{}", self.out, self.errors);
        self
    }
}

fn file() -> (SealingKey, Vec<u8>) {
    let key = key();
    let bytes = sealed("C01", &key, &Faces::bundled().unwrap());
    (key, bytes)
}

#[test]
fn an_intact_file_is_told_with_everything_it_says_of_itself() {
    let (desk, (key, bytes)) = (Desk::new(), file());
    let (certificate, record) = (key.certificate(), record("C01"));
    let said = desk.verify_file(&bytes, &[]);
    said.ends_with(0)
        .says("完好：用下面这张证书封存以后")
        .says("证书是谁的，还要另行核对")
        .says("［对］签名：有效")
        .says("［对］范围：整份文件");
    said.says(&format!("{}，第 1 版", record.number)).says("生效日期：2026年3月12日").says("演示案件：否");
    said.says(&record.text_sha256).says(&record.chain_head).says("2026-03-12 09:30:00");
    said.says("证书：示范市青渡镇人民调解委员会，2026年3月11日至2036年3月12日有效").says(&certificate.sha256);
    said.says("［注意］签发：自己签发的").says("《电子签名法》第十三条").does_not_say("案件簿：");
    let english = desk.verify_file(&bytes, &["--lang", "en"]);
    english.ends_with(0).says("Intact: not a byte").says("[ok] Signature: valid.").says("[note] Issuer: itself.");
    assert!(!desk.path("book").exists(), "a casebook was made for looking at a file");
}

#[test]
fn a_certificate_that_is_demanded_decides() {
    let (desk, (own, bytes)) = (Desk::new(), file());
    fs::write(desk.path("own.pem"), own.certificate_pem()).unwrap();
    fs::write(desk.path("own.der"), &own.certificates_der()[0]).unwrap();
    fs::write(desk.path("other.pem"), key().certificate_pem()).unwrap();
    for root in ["own.pem", "own.der"] {
        let said = desk.verify_file(&bytes, &["--root", root]);
        said.ends_with(0)
            .says("完好：封存以后，")
            .says("［对］指定的证书：就是封存所用的这一张")
            .does_not_say("--root");
    }
    let said = desk.verify_file(&bytes, &["--root", "other.pem"]);
    said.ends_with(1).says("文件没有动过，但封存它的证书不是您指定的证书").says("［错］指定的证书");
}

#[test]
fn a_changed_file_is_told_in_its_way() {
    let (desk, (_, bytes)) = (Desk::new(), file());
    let mut changed = bytes.clone();
    changed[2000] ^= 1;
    let said = desk.verify_file(&changed, &[]);
    said.ends_with(1).says("不完好").says("［错］签名：同内容对不上").says("以下各项是文件自己写的");
    let appended = [bytes.as_slice(), b"\n1 0 obj null endobj"].concat();
    let said = desk.verify_file(&appended, &[]);
    said.ends_with(1).says("不完好").says("［对］签名：有效").says("后面又添加了 20 个字节");
    let said = desk.verify_file(&bytes[..bytes.len() - 7], &[]);
    said.ends_with(1).says("［错］范围：文件末尾少了 7 个字节");
}

#[test]
fn a_practice_file_says_that_it_binds_nobody() {
    let practice = SealRecord { practice: true, ..record("C01") };
    let bytes = seal(&agreement("C01", &Faces::bundled().unwrap()), &key(), &practice, moment()).unwrap();
    Desk::new().verify_file(&bytes, &[]).ends_with(0).says("［注意］演示案件：是。这份文件没有任何效力。");
}

#[test]
fn what_is_no_sealed_file_says_so() {
    let desk = Desk::new();
    let plain = agreement("C01", &Faces::bundled().unwrap());
    let refused = |said: &Said, words: &str| {
        said.ends_with(2);
        assert!(said.out.is_empty() && said.errors.contains(words), "{}{}", said.out, said.errors);
    };
    refused(&desk.verify_file(&plain, &[]), "没有本程序的封存");
    refused(&desk.verify_file(b"a letter", &[]), "这不是 PDF 文件");
    let foreign = b"%PDF-1.7\n1 0 obj <</Type/Sig/ByteRange [0 10 20 30]>>";
    refused(&desk.verify_file(foreign, &[]), "别的软件做的数字签名");
    refused(&desk.verify(&["nowhere.pdf"]), "nowhere.pdf");
    fs::write(desk.path("letter.pem"), "a letter").unwrap();
    refused(&desk.verify_file(&file().1, &["--root", "letter.pem"]), "letter.pem");
    refused(&desk.verify_file(&file().1, &["--root", "nowhere.pem"]), "nowhere.pem");
}

/// A casebook in which C01 is frozen and signed by everyone who must.
fn signed_casebook(desk: &Desk) -> (Casebook, CaseId) {
    let mut casebook = crate::book_support::open(&desk.path("book"), clock()).unwrap();
    let case = import(&mut casebook, case_file("C01"));
    freeze(&mut casebook, case);
    let signers = casebook.case(case).unwrap().version.unwrap().signers;
    for signer in signers.into_iter().filter(|signer| signer.required) {
        change(&mut casebook, case, CaseCommand::Sign { signer: signer.id, hand: pen(), how_read: HowRead::Scrolled });
    }
    (casebook, case)
}

/// The file that closes the case, sealed with this key.
fn closing_file(casebook: &Casebook, case: CaseId, key: &SealingKey) -> Vec<u8> {
    let version = casebook.case(case).unwrap().version.unwrap();
    let document = version.text.into_bytes();
    let record = SealRecord { text_sha256: version.text_sha256, document, ..record("C01") };
    seal(&agreement("C01", &Faces::bundled().unwrap()), key, &record, moment()).unwrap()
}

fn close(casebook: &mut Casebook, case: CaseId, key: &SealingKey, pdf: Vec<u8>) {
    let seal_on = Some(day("2026-03-12"));
    let effective = casebook.closing_days(case, seal_on).unwrap().effective;
    let chain = casebook.chain_head().unwrap();
    let certificate_sha256 = key.certificate().sha256;
    let closing = Closing { seal_on, effective, pdf, certificate_sha256, chain };
    change(casebook, case, CaseCommand::CloseVersion(Box::new(closing)));
}

#[test]
fn beside_the_casebook_it_is_known_which_file_was_closed() {
    let (desk, key) = (Desk::new(), key());
    let (mut casebook, case) = signed_casebook(&desk);
    let desk_key = DeskKey {
        certificates: key.certificates_der().to_vec(),
        private_key: key.private_key_der().to_vec(),
        origin: KeyOrigin::SelfIssued,
        since: moment(),
    };
    casebook.run(Change::InstallDeskKey(Box::new(desk_key))).unwrap();
    let file = closing_file(&casebook, case, &key);
    drop(casebook);
    desk.verify_file(&file, &[]).ends_with(1).says("［错］案件簿：这里有这一版的文字，但没有封存过");

    let mut casebook = crate::book_support::open(&desk.path("book"), clock()).unwrap();
    close(&mut casebook, case, &key, file.clone());
    // While the window holds the casebook nothing is compared, and that is said.
    desk.verify_file(&file, &[]).ends_with(0).says("［注意］案件簿：读不了，没有比对");
    drop(casebook);
    let said = desk.verify_file(&file, &[]);
    said.ends_with(0)
        .says("完好：封存以后，")
        .says("［对］案件簿：同这里封存的那一份一个字节也不差")
        .says("［对］案件簿：封存所用的证书是这个调解台的");

    // A changed file is told apart from the one that lies here.
    let mut changed = file.clone();
    changed[2000] ^= 1;
    let said = desk.verify_file(&changed, &[]);
    said.ends_with(1).says("不完好").says("请从案件簿里重新打开封存的那一份").says("封存所用的证书是这个调解台的");

    // Changed and sealed again with another self-made key: by itself it holds.
    let casebook = crate::book_support::open(&desk.path("book"), clock()).unwrap();
    let forged = closing_file(&casebook, case, &crate::seal_support::key());
    drop(casebook);
    Desk::new().verify_file(&forged, &[]).ends_with(0);
    let said = desk.verify_file(&forged, &[]);
    said.ends_with(1).says("不是案件簿里封存的那一份").says("［错］案件簿：这里有这一版，但封存的是另一份文件");
    said.says("［注意］案件簿：封存所用的证书不是这个调解台的");
}

#[test]
fn a_file_of_another_desk_is_unknown_here_and_that_is_no_fault() {
    let desk = Desk::new();
    drop(crate::book_support::open(&desk.path("book"), clock()).unwrap());
    let (_, bytes) = file();
    desk.verify_file(&bytes, &[]).ends_with(0).says("［注意］案件簿：这里没有这一版");
    // What cannot be read is not compared.
    let without_seal = maplebridge_name_only(&bytes);
    desk.verify_file(&without_seal, &[]).ends_with(1).says("［错］签名：没有了").does_not_say("案件簿：");
}

/// The file as it was before the seal, with a name of the program left in it.
fn maplebridge_name_only(sealed: &[u8]) -> Vec<u8> {
    let end = sealed.windows(5).position(|window| window == b"%%EOF").unwrap();
    [&sealed[..end], b"/Maplebridge\n%%EOF"].concat()
}
