//! The blocks that the program makes from the case, each kind in a file of its own. It must not know geometry.

mod annex;
mod leaf;
pub(super) mod parties;
mod performance;
mod performed;
pub(super) mod places;
pub(super) mod said;
mod terms;
mod ways;

use super::document::Block;
use super::paper::{About, Paper};
use super::signing::signature_places;
use super::template::Made;
use crate::domain::party::Side;

/// The block of this name; nothing where the case has nothing to say in it.
pub(super) fn make(paper: &Paper<'_>, made: Made) -> Vec<Block> {
    match made {
        Made::Parties => parties::party_blocks(paper, |role| !parties::are_joint(paper.kind) || role.holds_a_copy()),
        Made::Applicants => parties::party_blocks(paper, |role| role.side() == Side::A),
        Made::Respondents => parties::party_blocks(paper, |role| matches!(role.side(), Side::B | Side::Third)),
        Made::Representatives => parties::representatives(paper),
        Made::Person => person(paper).into_iter().collect(),
        Made::Agent => parties::agent(paper).into_iter().collect(),
        Made::Terms => terms::terms(paper),
        Made::Performance => performance::performance_table(paper),
        Made::Performed => performed::performed(paper),
        Made::Earlier => terms::earlier(paper),
        Made::Signatures => vec![signature_places(paper)],
        Made::Seal => vec![places::seal(paper)],
        Made::Annex => paper.case.annex.as_ref().map(|annex| annex::annex(paper, annex)).unwrap_or_default(),
        Made::Statements => said::statements(paper),
        Made::Answers => said::answers(paper),
        Made::Requests => said::requests(paper),
        Made::Ways => ways::ways(paper),
        Made::Catalogue => annex::catalogue(paper),
        Made::Missing => ways::missing(paper),
        Made::Attachments => leaf::attachments(paper),
        Made::Visitors => leaf::visitors(paper),
    }
}

fn person(paper: &Paper<'_>) -> Option<Block> {
    let About::Party(position) = paper.about else { return None };
    Some(parties::party_block(paper, position, paper.case.parties.get(position)?))
}
