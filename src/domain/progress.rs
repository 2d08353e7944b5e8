//! How far a case has come: each step, the station where it is now, the state of the whole for the ledger.
//! It must not know today, nor force an order on the mediator: it reads what was done.

use chrono::NaiveDate;

use super::agreement::{Agreement, AgreementForm};
use super::case::CaseFile;
use super::keyed::keyed;
use super::promises::all_kept;
use super::session::{Outcome, StepKind};

/// What the rail shows for one of the three steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepState {
    /// Nothing has happened in it, and it is not its turn.
    NotYet,
    /// The case is in it now.
    Current,
    /// 转上一级.
    MovedUp,
    /// 达成协议 in this step.
    Done,
    /// 不需要.
    Skipped,
    /// 没谈成.
    NotSettled,
}

/// Where the case is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Station {
    Step(StepKind),
    /// Settled in principle: the terms are being written.
    Agreement,
    /// Someone has signed, not yet everyone.
    Signing,
    /// Signed: the promises are being kept.
    Performance,
}

keyed! {
    /// The state of the whole case, for the ledger. The keys are stable.
    CaseState {
        InMediation = "in_mediation",
        /// Settled, but not signed by everyone.
        AwaitingSigning = "awaiting_signing",
        BeingPerformed = "being_performed",
        Performed = "performed",
        /// 调解不成 or 终止调解.
        NotSettled = "not_settled",
    }
}

/// The state of one step: that of its last session, or `Current` where the case is in it.
pub fn step_state(case: &CaseFile, kind: StepKind) -> StepState {
    let last = case.sessions_of(kind).last().map(|(_, session)| session.outcome);
    // Going back to a step that was left, or on to one that nobody opened yet, makes it the current one.
    if station(case) == Station::Step(kind) && case_state(case) == CaseState::InMediation {
        return StepState::Current;
    }
    match last {
        None => StepState::NotYet,
        Some(None) => StepState::Current,
        Some(Some(Outcome::Settled)) => StepState::Done,
        Some(Some(Outcome::Escalated)) => StepState::MovedUp,
        Some(Some(Outcome::Skipped)) => StepState::Skipped,
        Some(Some(Outcome::NotSettled)) => StepState::NotSettled,
    }
}

/// Where the case is now. A case that ended without agreement stays in its last step.
pub fn station(case: &CaseFile) -> Station {
    if is_signed(case) {
        return Station::Performance;
    }
    if is_agreed(case) && !ended_without_agreement(case) {
        return if case.signatures.is_empty() { Station::Agreement } else { Station::Signing };
    }
    let Some(last) = case.steps.last() else {
        return Station::Step(StepKind::Neighborhood);
    };
    match last.outcome {
        Some(Outcome::Escalated | Outcome::Skipped) if !ended_without_agreement(case) => {
            Station::Step(last.step.next().unwrap_or(last.step))
        }
        _ => Station::Step(last.step),
    }
}

/// The state of the whole case.
pub fn case_state(case: &CaseFile) -> CaseState {
    if ended_without_agreement(case) {
        return CaseState::NotSettled;
    }
    if is_signed(case) {
        return if all_kept(case) { CaseState::Performed } else { CaseState::BeingPerformed };
    }
    if is_agreed(case) {
        return CaseState::AwaitingSigning;
    }
    match case.steps.last().and_then(|session| session.outcome) {
        Some(Outcome::NotSettled) => CaseState::NotSettled,
        _ => CaseState::InMediation,
    }
}

/// Whether the parties agreed: the last session ended settled, or no session is open and the agreement was made final
/// all the same (every step skipped).
fn is_agreed(case: &CaseFile) -> bool {
    match case.steps.last().map(|session| session.outcome) {
        Some(Some(Outcome::Settled)) => true,
        Some(None | Some(Outcome::NotSettled)) => false,
        None | Some(Some(Outcome::Escalated | Outcome::Skipped)) => is_final(case),
    }
}

/// Making an agreement final gives it its form and its number.
fn is_final(case: &CaseFile) -> bool {
    let given =
        case.agreement.as_ref().is_some_and(|agreement| agreement.form.is_some() && !agreement.number.is_empty());
    given && !case.terms.is_empty()
}

/// The agreement that binds: signed or in force, and not `none`.
pub fn binding_agreement(case: &CaseFile) -> Option<&Agreement> {
    let agreement = case.agreement.as_ref()?;
    let binds = agreement.form != Some(AgreementForm::None) && (agreement.signed.or(agreement.effective)).is_some();
    binds.then_some(agreement)
}

fn is_signed(case: &CaseFile) -> bool {
    binding_agreement(case).is_some()
}

/// Whether the agreement is in force: it binds, or it is an oral one, which needs no signature.
pub fn is_in_force(case: &CaseFile) -> bool {
    binding_agreement(case).is_some()
        || case.agreement.as_ref().is_some_and(|agreement| agreement.form == Some(AgreementForm::Oral))
}

/// The day on which the agreement in force was made: of signing, else of effect, else of the last session that ended
/// settled. `None` where no such day is written.
pub fn settled_on(case: &CaseFile) -> Option<NaiveDate> {
    let agreement = case.agreement.as_ref().filter(|_| is_in_force(case))?;
    let settled = case.steps.iter().rev().filter(|session| session.outcome == Some(Outcome::Settled));
    agreement.signed.or(agreement.effective).or_else(|| settled.filter_map(|session| session.date).next())
}

/// Whether the whole mediation ended without agreement.
pub fn ended_without_agreement(case: &CaseFile) -> bool {
    case.agreement.as_ref().is_some_and(|agreement| agreement.form == Some(AgreementForm::None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::{Signature, SignerId};
    use crate::domain::case::{CaseKind, Extra};
    use crate::domain::case_file;
    use crate::domain::party::PartyId;
    use crate::domain::session::Step;
    use crate::domain::term::Term;
    use StepKind::{Interpretation, Neighborhood, Village};

    fn case_after(sessions: &[(StepKind, Option<Outcome>)]) -> CaseFile {
        let mut case = CaseFile::new(CaseKind::People);
        case.steps =
            sessions.iter().map(|(kind, outcome)| Step { outcome: *outcome, ..Step::open(*kind, None) }).collect();
        case
    }

    fn rail(case: &CaseFile) -> [StepState; 3] {
        [Neighborhood, Village, Interpretation].map(|kind| step_state(case, kind))
    }

    #[test]
    fn the_rail_follows_the_sessions() {
        use StepState::{Current, Done, MovedUp, NotSettled, NotYet, Skipped};
        let up = Some(Outcome::Escalated);
        type Row<'r> = (&'r [(StepKind, Option<Outcome>)], [StepState; 3], Station, CaseState);
        let rows: [Row<'_>; 9] = [
            (&[], [Current, NotYet, NotYet], Station::Step(Neighborhood), CaseState::InMediation),
            (&[(Neighborhood, None)], [Current, NotYet, NotYet], Station::Step(Neighborhood), CaseState::InMediation),
            (&[(Neighborhood, up)], [MovedUp, Current, NotYet], Station::Step(Village), CaseState::InMediation),
            (
                &[(Neighborhood, up), (Village, None)],
                [MovedUp, Current, NotYet],
                Station::Step(Village),
                CaseState::InMediation,
            ),
            (
                &[(Neighborhood, Some(Outcome::Skipped)), (Village, up)],
                [Skipped, MovedUp, Current],
                Station::Step(Interpretation),
                CaseState::InMediation,
            ),
            // Going back.
            (
                &[(Neighborhood, up), (Village, up), (Neighborhood, None)],
                [Current, MovedUp, NotYet],
                Station::Step(Neighborhood),
                CaseState::InMediation,
            ),
            (
                &[(Neighborhood, Some(Outcome::Settled))],
                [Done, NotYet, NotYet],
                Station::Agreement,
                CaseState::AwaitingSigning,
            ),
            (
                &[(Neighborhood, up), (Village, up), (Interpretation, Some(Outcome::NotSettled))],
                [MovedUp, MovedUp, NotSettled],
                Station::Step(Interpretation),
                CaseState::NotSettled,
            ),
            (
                &[(Neighborhood, up), (Village, up), (Interpretation, up)],
                [MovedUp, MovedUp, Current],
                Station::Step(Interpretation),
                CaseState::InMediation,
            ),
        ];
        for (sessions, expected, at, state) in rows {
            let case = case_after(sessions);
            assert_eq!((rail(&case), station(&case), case_state(&case)), (expected, at, state), "{sessions:?}");
        }
    }

    #[test]
    fn a_first_signature_makes_it_signing() {
        let mut case = case_after(&[(Neighborhood, Some(Outcome::Settled))]);
        case.signatures.push(Signature {
            signer: SignerId::Party(PartyId("A1".into())),
            role: String::new(),
            at: String::new(),
            way: None,
            version: None,
            text_sha256: String::new(),
            extra: Extra::new(),
        });
        assert_eq!((station(&case), case_state(&case)), (Station::Signing, CaseState::AwaitingSigning));
    }

    #[test]
    fn an_agreement_made_final_after_skipped_steps_waits_for_signatures() {
        let skipped = Some(Outcome::Skipped);
        let mut case = case_after(&[(Neighborhood, skipped), (Village, skipped), (Interpretation, skipped)]);
        case.terms.push(Term::new(None));
        assert_eq!((station(&case), case_state(&case)), (Station::Step(Interpretation), CaseState::InMediation));
        let number = "青渡人调字〔2026〕001号".to_owned();
        case.agreement = Some(Agreement { form: Some(AgreementForm::Written), number, ..Agreement::default() });
        assert_eq!((station(&case), case_state(&case)), (Station::Agreement, CaseState::AwaitingSigning));
        assert_eq!(rail(&case), [StepState::Skipped; 3]);
        case.steps.push(Step::open(Village, None));
        assert_eq!(case_state(&case), CaseState::InMediation, "they talk again");
    }

    #[test]
    fn the_six_cases_are_where_they_are() {
        let cases = [
            ("C01", include_str!("../../tests/cases/C01.json"), CaseState::Performed),
            // Support runs until 2036, the warranty of the repair until 2027.
            ("C02", include_str!("../../tests/cases/C02.json"), CaseState::BeingPerformed),
            ("C05", include_str!("../../tests/cases/C05.json"), CaseState::Performed),
            ("C07", include_str!("../../tests/cases/C07.json"), CaseState::Performed),
            ("C08", include_str!("../../tests/cases/C08.json"), CaseState::BeingPerformed),
            ("C11", include_str!("../../tests/cases/C11.json"), CaseState::NotSettled),
        ];
        for (name, text, state) in cases {
            let case = case_file::read(text.as_bytes()).unwrap().case;
            assert_eq!(case_state(&case), state, "{name}");
            let at = if name == "C11" { Station::Step(Interpretation) } else { Station::Performance };
            assert_eq!(station(&case), at, "{name}");
        }
    }
}
