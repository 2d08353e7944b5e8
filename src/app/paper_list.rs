//! The list of a case's papers: cover and catalogue, the thirteen items of the file with the papers of each, what is
//! handed out beside it, and what the case has no use for, with the reason. It must not make a paper.

use crate::domain::case::CaseFile;
use crate::domain::dates::duties;
use crate::domain::dossier::{self, DossierItem};
use crate::domain::papers::{PaperKind, Subject};
use crate::domain::step_names::StepNames;
use crate::domain::term::Term;
use crate::draft::paper::About;
use crate::draft::papers::fit::abouts;
use crate::draft::papers::{Choice, NoPaper};
use crate::i18n::Tr;
use crate::ui::dates;
use crate::ui::papers_view::{Heading, PaperGroup, PaperLine, Which};

/// Where a kind of paper stands in the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Home {
    Front,
    Item(DossierItem),
    /// A leaf for originals stands at each item that takes some.
    Leaf,
    Beside,
}

const fn home(kind: PaperKind) -> Home {
    match kind {
        PaperKind::Cover | PaperKind::Catalogue => Home::Front,
        PaperKind::Application | PaperKind::AcceptanceRegister => Home::Item(DossierItem::Opening),
        PaperKind::Notice => Home::Item(DossierItem::Notice),
        PaperKind::AttachmentLeaf => Home::Leaf,
        PaperKind::PowerOfAttorney => Home::Item(DossierItem::Authority),
        PaperKind::Inquiry => Home::Item(DossierItem::Inquiry),
        PaperKind::SessionRecord | PaperKind::SecurityRecord => Home::Item(DossierItem::Record),
        PaperKind::Agreement
        | PaperKind::OralRegister
        | PaperKind::SecurityAgreement
        | PaperKind::OnTheSpotAgreement
        | PaperKind::Termination => Home::Item(DossierItem::Agreement),
        PaperKind::Receipt => Home::Item(DossierItem::Performance),
        PaperKind::FollowUp => Home::Item(DossierItem::FollowUp),
        PaperKind::Confirmation => Home::Item(DossierItem::Confirmation),
        PaperKind::Statement => Home::Item(DossierItem::Statement),
        PaperKind::BackLeaf => Home::Item(DossierItem::BackLeaf),
        PaperKind::Invitation | PaperKind::HandoverNote | PaperKind::WalkInRegister | PaperKind::WalkInReceipt => {
            Home::Beside
        }
    }
}

/// The whole list. Each kind stands in it once at least.
pub(super) fn groups(case: &CaseFile, tr: Tr, steps: &StepNames) -> Vec<PaperGroup> {
    let of = |wanted: Home| of(case, tr, steps, wanted);
    let mut groups = vec![PaperGroup { heading: Heading::Front, papers: of(Home::Front) }];
    for status in dossier::items(case) {
        let mut papers = of(Home::Item(status.item));
        papers.extend(leaf(case, tr, steps, status.item));
        groups.push(PaperGroup { heading: Heading::Item(status), papers });
    }
    groups.push(PaperGroup { heading: Heading::Beside, papers: of(Home::Beside) });
    let mut unfit = Vec::new();
    for group in &mut groups {
        let (fit, other) = std::mem::take(&mut group.papers).into_iter().partition(|line| line.why_not.is_none());
        group.papers = fit;
        unfit.extend::<Vec<PaperLine>>(other);
    }
    groups.push(PaperGroup { heading: Heading::Unfit, papers: unfit });
    groups.retain(|group| matches!(group.heading, Heading::Item(_)) || !group.papers.is_empty());
    groups
}

/// Every paper at home here, and the kinds of which the case has none.
fn of(case: &CaseFile, tr: Tr, steps: &StepNames, wanted: Home) -> Vec<PaperLine> {
    let kinds = PaperKind::ALL.iter().copied().filter(|kind| home(*kind) == wanted);
    let lines = kinds.flat_map(|kind| match abouts(case, kind, &Choice::default()) {
        Ok(abouts) => abouts.iter().enumerate().map(|(at, about)| line(case, tr, steps, kind, at, *about)).collect(),
        Err(reason) => vec![without(kind, &reason, tr)],
    });
    lines.collect()
}

/// The leaf of this item, if it takes originals.
fn leaf(case: &CaseFile, tr: Tr, steps: &StepNames, item: DossierItem) -> Option<PaperLine> {
    let leaves = abouts(case, PaperKind::AttachmentLeaf, &Choice::default()).ok()?;
    let position = leaves.iter().position(|about| *about == About::Item(item))?;
    Some(line(case, tr, steps, PaperKind::AttachmentLeaf, position, About::Item(item)))
}

fn without(kind: PaperKind, reason: &NoPaper, tr: Tr) -> PaperLine {
    PaperLine { kind, which: Which::All, about: String::new(), why_not: Some(reason.message(tr)) }
}

fn line(case: &CaseFile, tr: Tr, steps: &StepNames, kind: PaperKind, position: usize, about: About) -> PaperLine {
    let which = match (kind.subject(), about) {
        (Subject::Case, _) | (_, About::Case) => Which::All,
        (_, About::Party(party)) => case.parties.get(party).map_or(Which::All, |party| Which::Party(party.id.clone())),
        (_, About::Session(_) | About::Visit(_) | About::Payment { .. } | About::Item(_)) => {
            Which::Number(position + 1)
        }
    };
    PaperLine { kind, which, about: words(case, tr, steps, about), why_not: None }
}

/// Which one of several, as the mediator would say it.
fn words(case: &CaseFile, tr: Tr, steps: &StepNames, about: About) -> String {
    let day = |date: Option<chrono::NaiveDate>| date.map_or_else(String::new, |date| dates::day(tr, date));
    match about {
        About::Case => String::new(),
        About::Item(item) => tr.dossier_item(item).to_owned(),
        About::Party(position) => case.parties.get(position).map(|party| party.name.clone()).unwrap_or_default(),
        About::Session(position) => {
            let session = case.steps.get(position);
            session
                .map(|session| tr.papers_about_session(tr.step_called(session.step, steps), day(session.date)))
                .unwrap_or_default()
        }
        About::Visit(position) => case.follow_ups.get(position).map(|visit| day(visit.date)).unwrap_or_default(),
        About::Payment { term, part } => {
            case.terms.get(term).map(|found| payment(tr, term, found, part)).unwrap_or_default()
        }
    }
    .trim()
    .to_owned()
}

fn payment(tr: Tr, position: usize, term: &Term, part: Option<usize>) -> String {
    let duties = duties(term);
    let amount = part.and_then(|part| duties.get(part)).and_then(|duty| duty.amount).or(term.amount);
    let figures = amount.map(|amount| amount.figures()).unwrap_or_default();
    match part {
        Some(part) => tr.papers_about_part(position + 1, part + 1, figures),
        None => tr.papers_about_payment(position + 1, figures),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case_file;
    use crate::domain::papers::PaperLanguage;
    use crate::draft::papers::{Source, papers};
    use crate::draft::templates::Templates;
    use crate::i18n::Lang;

    fn cases() -> Vec<CaseFile> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|path| path.is_file());
        files.sort();
        let read = |path: std::path::PathBuf| case_file::read(&std::fs::read(path).unwrap()).ok().map(|read| read.case);
        let cases: Vec<CaseFile> = files.into_iter().filter_map(read).collect();
        assert!(cases.len() >= 6);
        cases
    }

    fn lines(groups: &[PaperGroup]) -> Vec<&PaperLine> {
        groups.iter().flat_map(|group| &group.papers).collect()
    }

    #[test]
    fn every_kind_is_in_the_list_of_every_case_and_every_line_names_one_paper() {
        for case in cases() {
            let groups = groups(&case, Tr(Lang::Zh), &StepNames::default());
            let lines = lines(&groups);
            for kind in PaperKind::ALL {
                assert!(lines.iter().any(|line| line.kind == *kind), "{} {}", case.title, kind.key());
            }
            let items = groups.iter().filter(|group| matches!(group.heading, Heading::Item(_))).count();
            assert_eq!(items, 13);
            for line in lines.into_iter().filter(|line| line.why_not.is_none()) {
                let choice = crate::app::papers::choice(&line.which);
                let templates = Templates::built_in();
                let source = Source {
                    case: &case,
                    templates: &templates,
                    language: PaperLanguage::Chinese,
                    catalogue: &[],
                    keeping: None,
                };
                let made = papers(&source, line.kind, &choice);
                assert_eq!(made.map(|made| made.len()), Ok(1), "{} {:?}", case.title, line);
            }
        }
    }
}
