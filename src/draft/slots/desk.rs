//! What only the papers of the desk say: police forms, the register of walk-ins with its clocks, the dossier.
//! It must not know which template asks.

use super::{Value, at, date, flag};
use crate::domain::case::{CaseFile, StaffRole};
use crate::domain::dates::{petition_answer_until, petition_extended_until, petition_told_until};
use crate::domain::dossier::{DossierItem, is_due_at_once, is_security};
use crate::domain::keeping::KeepingPeriod;
use crate::domain::party::{Party, PartyRole, Side};
use crate::draft::ordinal::ordinal;
use crate::draft::paper::{About, Paper};

/// At most so many people speak for a group (信访工作条例 art. 20).
pub(in crate::draft) const MOST_REPRESENTATIVES: usize = 5;
/// A side of more parties than this is named by its first and the number of all.
const MOST_NAMED: usize = 2;

pub(super) fn value(paper: &Paper<'_>, name: &str) -> Option<Value> {
    let case = paper.case;
    let clock = |until: fn(chrono::NaiveDate) -> Option<chrono::NaiveDate>| {
        at(date(paper, case.accepted.and_then(until)), "/accepted")
    };
    Some(match name {
        "host-badge" => at(badge(case), "/staff"),
        "recorder-unit" => at(unit_of(case, StaffRole::Recorder), "/staff"),
        "copies-written" => at(ordinal(paper.lang, super::copies(case)), "/agreement/copies"),
        "representative-count" => at(representatives(case).count().to_string(), "/parties"),
        "group-mark" => at(group_mark(paper), "/parties"),
        "requests" => at(requests(paper), "/statements"),
        "told-until" => clock(petition_told_until),
        "answer-until" => clock(petition_answer_until),
        "extended-until" => clock(petition_extended_until),
        "file-name" => at(file_name(paper), "/title"),
        "committee-over" => at(committee_over(paper), "/desk/committee"),
        "item" => at(item(paper).map(|item| item_title(paper, item)).unwrap_or_default(), ""),
        "two-parties" => flag(case.copy_holders().count() == 2),
        "has-offender" => flag(case.parties_with(PartyRole::Offender).next().is_some()),
        "all-due-at-once" => flag(is_due_at_once(case)),
        "filed" => at(date(paper, paper.keeping.map(|keeping| keeping.filed)), ""),
        "is-kept-short" => flag(is_kept(paper, KeepingPeriod::Short)),
        "is-kept-long" => flag(is_kept(paper, KeepingPeriod::Long)),
        "is-kept-for-ever" => flag(is_kept(paper, KeepingPeriod::Permanent)),
        "is-lacking" => flag(paper.catalogue.iter().any(|line| line.pages.is_none())),
        _ => return None,
    })
}

fn is_kept(paper: &Paper<'_>, period: KeepingPeriod) -> bool {
    paper.keeping.is_some_and(|keeping| keeping.period == period)
}

fn badge(case: &CaseFile) -> String {
    let hosts = case.staff_with(StaffRole::Host).chain(case.staff_with(StaffRole::Officer));
    hosts.map(|member| member.badge.as_str()).find(|badge| !badge.is_empty()).unwrap_or_default().to_owned()
}

/// The unit of whoever has this role; without one of the own, the desk's.
fn unit_of(case: &CaseFile, role: StaffRole) -> &str {
    let desk = case.desk.as_ref().map(|desk| desk.committee.as_str());
    let units = case.staff_with(role).map(|member| member.unit.as_str());
    units.chain(desk).find(|unit| !unit.is_empty()).unwrap_or_default()
}

/// Whoever speaks for the visitors, no more than the rules allow.
pub(in crate::draft) fn representatives(case: &CaseFile) -> impl Iterator<Item = (usize, &Party)> {
    let visitors = case.parties.iter().enumerate().filter(|(_, party)| party.role.side() == Side::A);
    visitors.take(MOST_REPRESENTATIVES)
}

/// A box ticked where the visitors are a group (five people or more come as one, art. 20).
fn group_mark(paper: &Paper<'_>) -> String {
    let group = super::group_size(paper.case) >= MOST_REPRESENTATIVES;
    let words = if group { "ticked" } else { "not-ticked" };
    paper.words(words, &[("text", &paper.word("group"))])
}

/// What the visitors ask for, one line each.
fn requests(paper: &Paper<'_>) -> String {
    let blocks = crate::draft::made::said::requests(paper);
    let lines = blocks.iter().filter_map(|block| match &block.content {
        crate::draft::document::Content::Paragraph { text, .. } => Some(text.as_str()),
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// 卷名: the parties of both sides and the type of dispute.
fn file_name(paper: &Paper<'_>) -> String {
    let side = |wanted: &[Side]| {
        let names: Vec<&str> = paper
            .case
            .parties
            .iter()
            .filter(|party| wanted.contains(&party.role.side()))
            .map(|party| party.name.as_str())
            .collect();
        match names.first() {
            Some(first) if names.len() > MOST_NAMED => {
                paper.words("file-name-several", &[("name", first), ("count", &names.len().to_string())])
            }
            _ => names.join(&paper.word("separator")),
        }
    };
    let kind = paper.case.dispute_type.map_or(paper.case.title.as_str(), |kind| paper.tr.dispute_type(kind));
    match (side(&[Side::A]), side(&[Side::B, Side::Third])) {
        (one, other) if one.is_empty() || other.is_empty() => paper.case.title.clone(),
        (one, other) => paper.words("file-name", &[("one", &one), ("other", &other), ("kind", kind)]),
    }
}

/// The name of the desk on a line of its own, over the name of the paper.
fn committee_over(paper: &Paper<'_>) -> String {
    let committee = paper.case.desk.as_ref().map_or("", |desk| desk.committee.as_str());
    if committee.is_empty() { String::new() } else { format!("{committee}\n") }
}

/// The item of the dossier that the leaf belongs to.
pub(in crate::draft) fn item(paper: &Paper<'_>) -> Option<DossierItem> {
    match paper.about {
        About::Item(item) => Some(item),
        _ => None,
    }
}

/// What the leaf of an item is called.
fn item_title(paper: &Paper<'_>, item: DossierItem) -> String {
    match item {
        DossierItem::Opening if is_security(paper.case) => paper.word("leaf-registration"),
        DossierItem::Notice if is_security(paper.case) => paper.word("leaf-notice"),
        DossierItem::Agreement => paper.word("leaf-ending"),
        DossierItem::Authority => paper.word("leaf-authority"),
        item => paper.tr.dossier_item(item).to_owned(),
    }
}
