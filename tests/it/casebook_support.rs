//! What the casebook's journeys share: a clock that stands, the cases of `tests/cases`, a pen stroke.

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use maplebridge::casebook::Casebook;
use maplebridge::casebook::command::{CaseCommand, Closing, Command};
use maplebridge::casebook::view::CaseId;
use maplebridge::check::{self, EarlierTexts, Severity, Surroundings};
use maplebridge::domain::agreement::{HandSignature, PenPoint};
use maplebridge::domain::case::{CaseFile, Passed};
use maplebridge::domain::case_file;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::platform::clock::Clock;

pub const ALL_CASES: [&str; 6] = ["C01", "C02", "C05", "C07", "C08", "C11"];

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

pub fn clock() -> Clock {
    Clock::Fixed(at("2026-03-12T09:30:00"))
}

pub fn case_text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(format!("{name}.json"));
    std::fs::read_to_string(path).unwrap()
}

pub fn case_file(name: &str) -> CaseFile {
    case_file::read(case_text(name).as_bytes()).unwrap().case
}

pub fn import(casebook: &mut Casebook, case: CaseFile) -> CaseId {
    casebook.run(Command::ImportCase(Box::new(case))).unwrap().case.unwrap()
}

pub fn change(casebook: &mut Casebook, case: CaseId, command: CaseCommand) {
    casebook.run(Command::InCase(case, command)).unwrap();
}

/// One stroke with fractions that no binary number holds exactly.
pub fn pen() -> HandSignature {
    let point = |x: f32, t_ms| PenPoint { x, y: x / 3.0, pressure: 0.7, t_ms };
    HandSignature { pad_width: 640.5, pad_height: 200.1, strokes: vec![vec![point(0.1, 0), point(33.3, 17)]] }
}

/// 定稿, by a desk with a mediator and after a supervisor let everything pass that would block it.
pub fn freeze(casebook: &mut Casebook, case: CaseId) {
    if casebook.case(case).unwrap().file.staff.is_empty() {
        change(casebook, case, CaseCommand::AssignStaff(case_file("C01").staff.into_iter().take(1).collect()));
    }
    let file = casebook.case(case).unwrap().file;
    let holidays = casebook.holidays().clone();
    let today = casebook.clock().now().date();
    let surroundings = Surroundings { today, covers: &|_| true, holidays: &holidays, earlier: EarlierTexts::none() };
    for finding in check::check(&file, &surroundings).into_iter().filter(|finding| !finding.passed) {
        if finding.severity == Severity::Block {
            let passed = Passed {
                rule: finding.rule.key().to_owned(),
                at: finding.at.pointer().to_owned(),
                said: check::message(Tr(Lang::Zh), &finding),
                by: "值班领导".to_owned(),
                reason: "练习".to_owned(),
                ..Passed::default()
            };
            change(casebook, case, CaseCommand::PassFinding(passed));
        }
    }
    change(casebook, case, CaseCommand::FreezeAgreement);
}

/// Stands for a sealed file where no test asks what is in it.
pub const SEALED: &[u8] = b"%PDF-sealed";

/// Closes the newest version, with the committee's seal put on paper on this day.
pub fn close(casebook: &mut Casebook, case: CaseId, seal_on: Option<NaiveDate>) {
    let days = casebook.closing_days(case, seal_on).unwrap();
    let closing = Closing {
        seal_on,
        effective: days.effective,
        pdf: SEALED.to_vec(),
        certificate_sha256: "00".repeat(32),
        chain: casebook.chain_head().unwrap(),
    };
    change(casebook, case, CaseCommand::CloseVersion(Box::new(closing)));
}
