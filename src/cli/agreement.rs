//! `maplebridge agreement FILE.json --out FILE.pdf`.

use std::path::Path;
use std::process::ExitCode;

use super::check::say_findings;
use super::output::{Failure, Kind, faces, read_case, write_file};
use crate::check;
use crate::i18n::Tr;
use crate::jobs::agreement::{self, Mark};
use crate::platform::clock::Clock;

/// Prints the agreement: 0 clean; 1 with the file written and 草稿 DRAFT at its head where a finding blocks;
/// 1 and no file where there is no written agreement to print.
pub(super) fn run(file: &Path, out: &Path, tr: Tr) -> Result<ExitCode, Failure> {
    let case = read_case(file, tr)?.case;
    let faces = &faces(tr)?;
    let findings = agreement::findings(&case, Clock::System.today(), faces);
    let blocked = check::blocks(&findings);
    let mark = if blocked { Mark::Draft } else { Mark::None };
    let pdf = agreement::pdf(&case, tr.0, mark, &[], faces).map_err(|error| Failure::blocked(error.message(tr)))?;
    write_file(out, &pdf, Kind::Pdf, tr)?;
    if blocked {
        say_findings(&findings, tr);
        return Ok(ExitCode::from(1));
    }
    Ok(ExitCode::SUCCESS)
}
