//! 案情: the head of a case. It must not touch its lists.

use crate::casebook::command::CaseHead;
use crate::casebook::error::Refusal;
use crate::domain::case::CaseFile;

/// Replaces the head. Every field is named here, so that a new one does not compile until it has its place.
pub(super) fn edit(case: &mut CaseFile, head: &CaseHead) -> Result<(), Refusal> {
    let CaseHead {
        title,
        facts,
        facts_en,
        dispute_type,
        source,
        accepted,
        application_date,
        place,
        petition_number,
        confidential,
        difficult,
        prevented,
        desk,
    } = head.clone();
    case.title = title;
    case.facts = facts;
    case.facts_en = facts_en;
    case.dispute_type = dispute_type;
    case.source = source;
    case.accepted = accepted;
    case.application_date = application_date;
    case.place = place;
    case.petition_number = petition_number;
    case.confidential = confidential;
    case.difficult = difficult;
    case.prevented = prevented;
    case.desk = desk;
    Ok(())
}
