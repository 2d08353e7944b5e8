//! The words of “would a court confirm it?”. Every word comes from `check_court.ftl`; here it is only chosen which.

use super::court::{Ask, CourtPoint, Outlook, Standing};
use super::message::{date, message};
use crate::i18n::Tr;

/// The name of a point.
pub fn court_point(tr: Tr, point: CourtPoint) -> &'static str {
    match point {
        CourtPoint::Voluntary => tr.court_voluntary(),
        CourtPoint::Identity => tr.court_identity(),
        CourtPoint::Authority => tr.court_authority(),
        CourtPoint::Content => tr.court_content(),
        CourtPoint::Lawful => tr.court_lawful(),
        CourtPoint::Others => tr.court_others(),
        CourtPoint::Matter => tr.court_matter(),
        CourtPoint::InTime => tr.court_in_time(),
    }
}

/// The article that a point comes from.
pub fn court_source(tr: Tr, point: CourtPoint) -> &'static str {
    match point {
        CourtPoint::Voluntary | CourtPoint::Content | CourtPoint::Lawful | CourtPoint::Others => tr.court_source_358(),
        CourtPoint::Identity => tr.court_source_354(),
        CourtPoint::Authority => tr.court_source_353(),
        CourtPoint::Matter => tr.court_source_355(),
        CourtPoint::InTime => tr.court_source_33(),
    }
}

/// How a point stands, in sentences: one, or one for each finding.
pub fn court_standing(tr: Tr, point: CourtPoint, standing: &Standing) -> Vec<String> {
    match standing {
        Standing::Fine => vec![fine(tr, point).to_owned()],
        Standing::Until(last) => vec![tr.court_until(date(tr, *last))],
        Standing::Over(last) => vec![tr.court_over(date(tr, *last))],
        Standing::Doubtful(findings) => findings.iter().map(|finding| message(tr, finding)).collect(),
        Standing::Unknown(Ask::Consent { names }) => vec![tr.court_ask_consent(names.join(tr.check_list_mark()))],
        Standing::Unknown(Ask::Alert) => vec![tr.court_ask_alert().to_owned()],
        Standing::Unknown(Ask::Signing) => vec![tr.court_ask_signing().to_owned()],
    }
}

/// The answer as a whole.
pub fn court_outlook(tr: Tr, outlook: Outlook) -> &'static str {
    match outlook {
        Outlook::Good => tr.court_outlook_good(),
        Outlook::Ask => tr.court_outlook_ask(),
        Outlook::Doubtful => tr.court_outlook_doubtful(),
        Outlook::Poor => tr.court_outlook_poor(),
        Outlook::NotOpen => tr.court_outlook_not_open(),
    }
}

fn fine(tr: Tr, point: CourtPoint) -> &'static str {
    match point {
        CourtPoint::Voluntary => tr.court_fine_voluntary(),
        CourtPoint::Identity => tr.court_fine_identity(),
        CourtPoint::Authority => tr.court_fine_authority(),
        CourtPoint::Content => tr.court_fine_content(),
        CourtPoint::Lawful => tr.court_fine_lawful(),
        CourtPoint::Others => tr.court_fine_others(),
        CourtPoint::Matter => tr.court_fine_matter(),
        CourtPoint::InTime => tr.court_fine_in_time(),
    }
}
