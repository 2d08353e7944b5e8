//! 回访: visits after the agreement.

use super::{element, take_out};
use crate::casebook::error::Refusal;
use crate::domain::agreement::FollowUp;
use crate::domain::case::CaseFile;

pub(super) fn add(case: &mut CaseFile, follow_up: &FollowUp) -> Result<(), Refusal> {
    case.follow_ups.push(follow_up.clone());
    Ok(())
}

pub(super) fn edit(case: &mut CaseFile, position: usize, follow_up: &FollowUp) -> Result<(), Refusal> {
    *element(&mut case.follow_ups, position)? = follow_up.clone();
    Ok(())
}

pub(super) fn remove(case: &mut CaseFile, position: usize) -> Result<(), Refusal> {
    take_out(&mut case.follow_ups, position).map(drop)
}
