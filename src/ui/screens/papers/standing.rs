//! How far the agreement is: draft, final, signed, changed since – told above its pages. It decides nothing.

use crate::check;
use crate::domain::papers::PaperLanguage;
use crate::domain::progress::binding_agreement;
use crate::domain::signers::signers;
use crate::ui::dates;
use crate::ui::papers_view::ShownPaper;
use crate::ui::view::{CaseView, View};

/// What is to be known of the paper that is shown; empty where there is nothing to say.
pub(super) fn of(view: &View<'_>, shown: &ShownPaper) -> String {
    let Some(case) = view.case else { return String::new() };
    let mut said = Vec::new();
    if shown.ask.kind.is_held() {
        let must = check::blocking(&case.findings);
        let closed = case.record.standing.closed.as_ref().filter(|_| shown.stored.is_some());
        if let Some(closed) = closed {
            let (day, effective) =
                (dates::full_day(view.tr, closed.at.date()), dates::full_day(view.tr, closed.effective));
            return view.tr.papers_sealed(day, effective);
        }
        let mut stage = stage(view, case, must > 0);
        if must > 0 && case.record.version.is_some() {
            stage += &view.tr.papers_still_a_draft(must);
        }
        said.extend(Some(stage).filter(|stage| !stage.is_empty()));
    }
    if shown.ask.language != PaperLanguage::Chinese {
        said.push(view.tr.papers_english_note().to_owned());
    }
    said.join("\n")
}

/// Draft, frozen, or changed since. A file of others brings an agreement that was signed without a version here.
fn stage(view: &View<'_>, case: &CaseView, must: bool) -> String {
    let tr = view.tr;
    let record = &case.record;
    match &record.version {
        None if must => tr.papers_draft().to_owned(),
        None if binding_agreement(&record.file).is_some() => String::new(),
        None => tr.papers_not_final().to_owned(),
        Some(version) if !record.version_is_current => tr.papers_changed(version.number),
        Some(version) => {
            let at = version.frozen_at;
            let (day, time) = (dates::day(tr, at.date()), at.format("%H:%M"));
            let all = signers(&record.file);
            let signed = all
                .iter()
                .filter(|signer| record.signatures.iter().any(|signature| signature.signer == signer.id()))
                .count();
            tr.papers_frozen(version.number, day, time, all.len(), signed)
        }
    }
}
