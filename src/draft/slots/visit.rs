//! What a paper says of one visit after the agreement.

use super::super::paper::{About, Paper};
use super::{SLOTS, Value, agreement_number, at, date, flag};
use crate::domain::agreement::{FollowUp, FollowUpResult};
use crate::domain::case::CaseFile;
use crate::domain::place::Place;

/// The visit that the paper is about.
pub(in crate::draft) fn visit<'a>(paper: &Paper<'a>) -> Option<(usize, &'a FollowUp)> {
    let About::Visit(position) = paper.about else { return None };
    paper.case.follow_ups.get(position).map(|visit| (position, visit))
}

/// Whether the agreement of the case was already made on the day of the visit.
pub(in crate::draft) fn is_of_the_agreement(case: &CaseFile, visit: &FollowUp) -> bool {
    let signed = case.agreement.as_ref().and_then(|agreement| agreement.signed);
    signed.zip(visit.date).is_none_or(|(signed, day)| signed <= day)
}

pub(super) fn value(paper: &Paper<'_>, name: &str) -> Option<Value> {
    if !(name.starts_with("visit-") || name == "satisfaction") || !SLOTS.contains(&name) {
        return None;
    }
    let Some((position, visit)) = visit(paper) else { return Some(Value::default()) };
    let place = Place::root().field("follow_ups").index(position);
    let field = |text: &str, field: &str| at(text, place.field(field).pointer());
    Some(match name {
        "visit-number" => at((position + 1).to_string(), ""),
        "visit-date" => field(&date(paper, visit.date), "date"),
        "visit-result" => field(visit.result.map_or("", |result| paper.tr.follow_up_result(result)), "result"),
        "visit-note" => field(&visit.note, "note"),
        "visit-agreement" => at(agreement_visited(paper.case, visit), "/agreement/number"),
        "visit-calm" => flag(visit.result == Some(FollowUpResult::NoEscalation)),
        "satisfaction" => field(&visit.satisfaction, "satisfaction"),
        _ => return None,
    })
}

/// The number of the agreement that stood on the day of the visit: a later one came after a promise was broken.
fn agreement_visited<'a>(case: &'a CaseFile, visit: &FollowUp) -> &'a str {
    if is_of_the_agreement(case, visit) {
        return agreement_number(case);
    }
    let made = case.earlier_agreements.iter().filter(|earlier| earlier.signed <= visit.date);
    made.max_by_key(|earlier| earlier.signed).map_or("", |earlier| earlier.number.as_str())
}
