//! The clauses, read by their fields and by their words: a file for each question. Everything that several questions
//! need (amounts, days, people) is read once, in [`Clause`] and [`People`]. It must not change a clause.

mod blank;
mod capitals;
mod clause;
mod contradiction;
mod day;
mod fields;
mod look_alike;
mod money;
mod names;
mod opposed;
mod outside_words;
mod outsider;
mod ownership;
mod penalty;
mod people;
mod roles;
mod settled;
mod spelling;
mod status;
mod stranger;
mod vague;
mod waiver;

use chrono::NaiveDate;

use super::{Report, Surroundings, signing_day};
use crate::domain::case::CaseFile;
use clause::Clause;
use people::People;

/// What the rules of the clauses know of the case.
struct Scene<'c> {
    case: &'c CaseFile,
    clauses: Vec<Clause<'c>>,
    people: People<'c>,
    /// The day of signing; today, while nobody has signed.
    signing: NaiveDate,
    /// The same, where it is written in the case.
    signed: Option<NaiveDate>,
    /// The last day on which the parties sat together: that of signing, or of a later session.
    together: Option<NaiveDate>,
}

pub(super) fn check(case: &CaseFile, surroundings: &Surroundings<'_>, report: Report<'_>) {
    let near = signing_day(case, surroundings.today);
    let signed = case.agreement.as_ref().and_then(|agreement| agreement.signed.or(agreement.effective));
    let scene = Scene {
        case,
        clauses: clause::clauses(case, near),
        people: People::of(case, surroundings.covers),
        signing: signed.unwrap_or(surroundings.today),
        signed,
        together: signed.map(|signed| case.steps.iter().filter_map(|step| step.date).fold(signed, NaiveDate::max)),
    };
    for clause in &scene.clauses {
        // Who is meant comes first: until that is clear, the rest of the sentence says little.
        let mut told = names::check(&scene, clause, report);
        told.extend(stranger::check(&scene, clause, &told, report));
        outsider::check(&scene, clause, &told, report);
        fields::check(&scene, clause, report);
        blank::check(clause, report);
        money::check(clause, report);
        capitals::check(clause, report);
        day::check(&scene, clause, report);
        spelling::check(&scene, clause, report);
        vague::check(clause, report);
        waiver::check(clause, report);
        status::check(clause, report);
        ownership::check(&scene, clause, report);
        penalty::check(clause, report);
    }
    contradiction::check(&scene, report);
    opposed::check(&scene, report);
}
