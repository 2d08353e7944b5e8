//! An invented case for each kind of paper, so that a template can be seen on a page before any case needs it.
//! It is the practice case, turned so that the paper fits. Nothing of it is ever saved.

use super::practice;
use crate::domain::agreement::{AgreementForm, FollowUp, FollowUpResult};
use crate::domain::case::{CaseFile, CaseKind, CaseSource};
use crate::domain::papers::PaperKind;
use crate::domain::party::Agent;

/// An invented case that has a paper of this kind. A test holds that it does.
pub fn case(kind: PaperKind) -> CaseFile {
    let mut case = practice::told().unwrap_or_else(|_| CaseFile::new(CaseKind::People));
    match kind {
        PaperKind::SecurityAgreement | PaperKind::OnTheSpotAgreement | PaperKind::SecurityRecord => {
            case.kind = CaseKind::PublicSecurity;
            form(&mut case, AgreementForm::PublicSecurity);
        }
        PaperKind::OralRegister => form(&mut case, AgreementForm::Oral),
        PaperKind::Termination => {
            form(&mut case, AgreementForm::None);
            case.terms.clear();
        }
        PaperKind::Agreement | PaperKind::Confirmation => form(&mut case, AgreementForm::Written),
        PaperKind::Application => case.application_date = case.application_date.or(case.accepted),
        PaperKind::WalkInRegister | PaperKind::WalkInReceipt => case.source = Some(CaseSource::Petition),
        PaperKind::PowerOfAttorney => {
            if let Some(party) = case.parties.first_mut() {
                party.agent = Some(Agent { name: party.name.clone(), ..Agent::default() });
            }
        }
        PaperKind::FollowUp if case.follow_ups.is_empty() => {
            let visit =
                FollowUp { date: case.accepted, result: Some(FollowUpResult::Performed), ..FollowUp::default() };
            case.follow_ups.push(visit);
        }
        _ => {}
    }
    case
}

fn form(case: &mut CaseFile, form: AgreementForm) {
    case.agreement.get_or_insert_default().form = Some(form);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::papers::{Choice, fit::abouts};

    #[test]
    fn every_paper_fits_its_sample() {
        for kind in PaperKind::ALL {
            let case = case(*kind);
            assert!(!case.title.is_empty());
            assert_eq!(abouts(&case, *kind, &Choice::default()).err(), None, "{}", kind.key());
        }
    }
}
