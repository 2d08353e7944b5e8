//! `maplebridge paper NAME`, `maplebridge paper --list`, `maplebridge agreement` and `maplebridge dossier`.
//! Exit 0: printed. Exit 1 with a file: a finding blocks, and every page says 草稿 DRAFT. Exit 1 without a file: the
//! paper does not fit the case.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::arguments::Paper;
use super::check::say_findings;
use super::output::{Failure, Kind, faces, read_case, say, say_problem, write_file};
use crate::check::{self, Rule};
use crate::domain::agreement::AgreementForm;
use crate::domain::case::CaseFile;
use crate::domain::dossier::items;
use crate::domain::papers::{PaperKind, PaperLanguage};
use crate::domain::party::PartyId;
use crate::draft::papers::Choice;
use crate::draft::papers::fit::abouts;
use crate::draft::templates::Templates;
use crate::i18n::{Lang, Tr};
use crate::jobs::agreement::{Beside, Mark, PaperError, findings};
use crate::jobs::dossier::{self, Filing};
use crate::jobs::papers::{self, Wanted};
use crate::jobs::templates;
use crate::paper::write_pdf;
use crate::platform::clock::Clock;
use crate::platform::folders;

/// Prints one kind of paper, or lists the kinds.
pub(super) fn run(
    asked: &Paper,
    language: PaperLanguage,
    folder: Option<PathBuf>,
    tr: Tr,
) -> Result<ExitCode, Failure> {
    if asked.list {
        list();
        return Ok(ExitCode::SUCCESS);
    }
    // clap has seen to it that all three are there.
    let (Some(name), Some(file), Some(out)) = (&asked.name, &asked.case, &asked.out) else {
        return Ok(ExitCode::from(2));
    };
    let kind = PaperKind::from_key(name).ok_or_else(|| Failure::bad_input(tr.cli_no_such_paper(name)))?;
    let wanted = Wanted {
        choice: Choice { session: asked.session, party: asked.party.clone().map(PartyId) },
        language,
        copies: asked.copies,
        hand_fill: asked.hand_fill,
        ..Wanted::new(kind)
    };
    print(&read_case(file, tr)?.case, wanted, out, &in_force(folder, Some(kind), tr)?, tr)
}

/// Prints the agreement.
pub(super) fn agreement(
    file: &Path,
    out: &Path,
    language: PaperLanguage,
    folder: Option<PathBuf>,
    tr: Tr,
) -> Result<ExitCode, Failure> {
    let wanted = Wanted { language, ..Wanted::new(PaperKind::Agreement) };
    print(&read_case(file, tr)?.case, wanted, out, &in_force(folder, Some(PaperKind::Agreement), tr)?, tr)
}

/// The templates of the data folder. A broken one of the paper that is wanted stops it; others are named.
fn in_force(folder: Option<PathBuf>, wanted: Option<PaperKind>, tr: Tr) -> Result<Templates, Failure> {
    let Some(folder) = folder.or_else(folders::casebook) else { return Ok(Templates::built_in()) };
    let loaded = templates::load(&folder);
    for broken in &loaded.broken {
        let messages = broken.messages(tr).join("\n");
        if wanted.is_none_or(|kind| kind == broken.kind) {
            return Err(Failure::bad_input(messages));
        }
        say_problem(&messages);
    }
    Ok(loaded.templates)
}

fn print(case: &CaseFile, wanted: Wanted<'_>, out: &Path, templates: &Templates, tr: Tr) -> Result<ExitCode, Failure> {
    let faces = faces(tr)?;
    let mut findings =
        if wanted.kind.is_held() { findings(case, Beside::alone(Clock::System.today(), &faces)) } else { Vec::new() };
    // The gap for the hand is the mending of a character that no face has.
    findings.retain(|finding| !(wanted.hand_fill && finding.rule == Rule::PartyGlyphMissing));
    let blocked = check::blocks(&findings);
    let mark = if blocked { Mark::Draft } else { Mark::None };
    let pdf = match wanted.kind {
        kind if dossier::tells_of_the_file(kind) && wanted.language == PaperLanguage::Chinese => {
            abouts(case, kind, &wanted.choice).map_err(|no_paper| Failure::blocked(no_paper.message(tr)))?;
            dossier::of_the_file(case, kind, Filing::default(), templates, &faces)
                .and_then(|pages| write_pdf(&pages, &faces).map_err(PaperError::Write))
        }
        _ => papers::pdf(case, &Wanted { mark, ..wanted }, templates, &faces),
    };
    write_file(out, &pdf.map_err(|error| Failure::blocked(error.message(tr)))?, Kind::Pdf, tr)?;
    if blocked {
        say_findings(&findings, tr);
    }
    Ok(ExitCode::from(u8::from(blocked)))
}

/// Prints the whole file of a case. Where it lacks what must be there, it is printed all the same, with a sentence and
/// exit 1.
pub(super) fn dossier(
    file: &Path,
    out: &Path,
    language: PaperLanguage,
    folder: Option<PathBuf>,
    tr: Tr,
) -> Result<ExitCode, Failure> {
    let case = read_case(file, tr)?.case;
    if language != PaperLanguage::Chinese {
        say_problem(tr.cli_dossier_is_chinese());
    }
    let faces = faces(tr)?;
    let findings = findings(&case, Beside::alone(Clock::System.today(), &faces));
    let blocked = check::blocks(&findings) && agreement_is_there(&case);
    let mark = if blocked { Mark::Draft } else { Mark::None };
    let made = dossier::pdf(&case, Filing { mark, ..Filing::default() }, &in_force(folder, None, tr)?, &faces);
    write_file(out, &made.map_err(|error| Failure::blocked(error.message(tr)))?, Kind::Pdf, tr)?;
    if blocked {
        say_findings(&findings, tr);
    }
    let lacking: Vec<&str> =
        items(&case).iter().filter(|status| status.is_lacking()).map(|status| tr.dossier_item(status.item)).collect();
    if lacking.is_empty() {
        return Ok(ExitCode::from(u8::from(blocked)));
    }
    say_problem(&tr.cli_dossier_lacks(lacking.join(tr.list_separator())));
    Ok(ExitCode::from(1))
}

/// Whether the file holds an agreement, which a finding then makes a draft.
fn agreement_is_there(case: &CaseFile) -> bool {
    case.agreement.as_ref().is_some_and(|agreement| agreement.form != Some(AgreementForm::None))
}

/// Name, Chinese title and English title of every paper, separated by tabs.
fn list() {
    for kind in PaperKind::ALL {
        say(&format!("{}\t{}\t{}", kind.key(), Tr(Lang::Zh).paper_kind(*kind), Tr(Lang::En).paper_kind(*kind)));
    }
}
