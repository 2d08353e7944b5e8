//! The practice case: the same commands that a mediator's hand would send, from walk-in to the sealed agreement.
//! Its signatures are strokes recorded for it (`assets/demo`); they are used nowhere else.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::signing::{self, NotClosed, Whose};
use crate::casebook::command::{CaseCommand, CaseHead, Command, WalkIn};
use crate::casebook::view::{CaseId, CaseRecord, Colleague, Settings};
use crate::casebook::{Casebook, Error, Refusal};
use crate::domain::agreement::HandSignature;
use crate::domain::case::CaseFile;
use crate::domain::case_file;
use crate::domain::money::Money;
use crate::domain::party::Party;
use crate::domain::session::{Outcome, Step, StepKind};
use crate::domain::signers::signers;
use crate::domain::signing::HowRead;
use crate::i18n::{Lang, Tr};
use crate::paper::faces::Faces;

const CASE: &[u8] = include_bytes!("../../assets/demo/practice.json");
const STROKES: &str = include_str!("../../assets/demo/signatures.json");

/// How far the walk goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// In the middle of the second step, for a newcomer to go on.
    MidWay,
    /// To the last signature and the seal.
    Closed,
}

/// A stage that the walk has passed.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    WalkIn { title: String, number: String },
    Parties { count: usize },
    Notice,
    Step { step: StepKind, outcome: Outcome, statements: usize },
    Terms { count: usize, total: Money },
    Frozen { version: u32 },
    Signed { name: String },
    Closed { effective: NaiveDate },
    Promises { count: usize },
}

impl Stage {
    /// The line that tells it.
    pub fn message(&self, tr: Tr) -> String {
        match self {
            Stage::WalkIn { title, number } => tr.demo_stage_walk_in(title, number),
            Stage::Parties { count } => tr.demo_stage_parties(count),
            Stage::Notice => tr.demo_stage_notice().to_owned(),
            Stage::Step { step, outcome, statements } => {
                tr.demo_stage_step(tr.step(*step), tr.outcome(*outcome), statements)
            }
            Stage::Terms { count, total } => tr.demo_stage_terms(count, total.figures()),
            Stage::Frozen { version } => tr.demo_stage_frozen(version),
            Stage::Signed { name } => tr.demo_stage_signed(name),
            Stage::Closed { effective } => tr.demo_stage_closed(tr.date(*effective)),
            Stage::Promises { count } => tr.demo_stage_promises(count),
        }
    }
}

/// The moment at which the practice case is mediated.
pub fn moment() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 11).and_then(|day| day.and_hms_opt(14, 32, 7)).unwrap_or_default()
}

/// The practice case as its file tells it.
///
/// # Errors
/// [`Error`] if the built-in file did not load; a test holds that it does.
pub(super) fn told() -> Result<CaseFile, Error> {
    case_file::read(CASE).map(|read| read.case).map_err(|error| Error::Refused(Refusal::NotInFormat(error)))
}

/// Walks the practice case in this casebook and tells each stage. `faces`: those of its sealed file.
///
/// # Errors
/// What the casebook refuses, or why the case was not closed.
pub fn walk(
    casebook: &mut Casebook,
    lang: Lang,
    until: Until,
    faces: &Faces,
    tell: &mut dyn FnMut(Stage),
) -> Result<CaseId, NotClosed> {
    let told = told()?;
    casebook.run(Command::ChangeSettings(Box::new(settings(&told, lang))))?;
    let mut walk = Walk { casebook, told, id: CaseId(0), tell };
    walk.register()?;
    walk.parties()?;
    walk.steps(until)?;
    if until == Until::Closed {
        walk.agree()?;
        walk.sign()?;
        walk.close(faces)?;
    }
    Ok(walk.id)
}

fn settings(told: &CaseFile, lang: Lang) -> Settings {
    let desk = told.desk.clone().unwrap_or_default();
    let colleague = |member: &crate::domain::case::Staff| Colleague {
        name: member.name.clone(),
        role: member.role.key().to_owned(),
    };
    Settings {
        committee: desk.committee,
        short_name: desk.short_name,
        colleagues: told.staff.iter().map(colleague).collect(),
        at_the_desk: told.staff.first().map(|member| member.name.clone()).unwrap_or_default(),
        lang,
        ..Settings::default()
    }
}

struct Walk<'a> {
    casebook: &'a mut Casebook,
    told: CaseFile,
    id: CaseId,
    tell: &'a mut dyn FnMut(Stage),
}

impl Walk<'_> {
    fn change(&mut self, command: CaseCommand) -> Result<(), Error> {
        self.casebook.run(Command::InCase(self.id, command)).map(|_| ())
    }

    fn record(&self) -> Result<CaseRecord, Error> {
        self.casebook.case(self.id)
    }

    fn names(&self, side: crate::domain::party::Side) -> String {
        let names = self.told.parties.iter().filter(|party| party.role.side() == side).map(|party| party.name.as_str());
        names.collect::<Vec<_>>().join("、")
    }

    fn register(&mut self) -> Result<(), Error> {
        let walk_in = WalkIn {
            applicants: self.names(crate::domain::party::Side::A),
            respondents: self.names(crate::domain::party::Side::B),
            about: self.told.facts.clone(),
            phone: self.told.parties.first().map(|party| party.phone.clone()).unwrap_or_default(),
            ..WalkIn::default()
        };
        let changes = self.casebook.run(Command::RegisterWalkIn(walk_in))?;
        self.id = changes.case.unwrap_or(self.id);
        let CaseFile { title, facts, facts_en, dispute_type, source, accepted, application_date, place, desk, .. } =
            self.told.clone();
        self.change(CaseCommand::EditHead(CaseHead {
            title,
            facts,
            facts_en,
            dispute_type,
            source,
            accepted,
            application_date,
            place,
            petition_number: String::new(),
            confidential: None,
            difficult: None,
            prevented: Vec::new(),
            desk,
        }))?;
        self.change(CaseCommand::AssignStaff(self.told.staff.clone()))?;
        let file = self.record()?.file;
        (self.tell)(Stage::WalkIn { title: file.title, number: file.number });
        Ok(())
    }

    fn parties(&mut self) -> Result<(), Error> {
        let there = self.record()?.file.parties;
        for party in self.told.parties.clone() {
            let known = there.iter().any(|other: &Party| other.id == party.id);
            self.change(if known { CaseCommand::EditParty(party) } else { CaseCommand::AddParty(party) })?;
        }
        (self.tell)(Stage::Parties { count: self.told.parties.len() });
        Ok(())
    }

    fn steps(&mut self, until: Until) -> Result<(), Error> {
        let steps = self.told.steps.clone();
        for (position, step) in steps.iter().enumerate() {
            let last = position + 1 == steps.len();
            if self.record()?.file.steps.len() <= position {
                self.change(CaseCommand::OpenSession(Step { outcome: None, note: String::new(), ..step.clone() }))?;
            }
            let session = Step { outcome: None, note: String::new(), ..step.clone() };
            self.change(CaseCommand::EditSession { position, session })?;
            let statements = self.statements(step)?;
            if last && let Some(notice) = self.told.notice.clone() {
                self.change(CaseCommand::GiveNotice(notice))?;
                (self.tell)(Stage::Notice);
            }
            if last {
                for issue in self.told.issues.clone() {
                    self.change(CaseCommand::AddIssue(issue))?;
                }
            }
            if last && until == Until::MidWay {
                return Ok(());
            }
            let outcome = step.outcome.unwrap_or(Outcome::Settled);
            self.change(CaseCommand::EndSession { position, outcome, note: step.note.clone() })?;
            (self.tell)(Stage::Step { step: step.step, outcome, statements });
        }
        Ok(())
    }

    fn statements(&mut self, step: &Step) -> Result<usize, Error> {
        let said: Vec<_> = self.told.statements.iter().filter(|said| said.date == step.date).cloned().collect();
        let count = said.len();
        for mut statement in said {
            statement.step = Some(step.step);
            self.change(CaseCommand::RecordStatement(statement))?;
        }
        Ok(count)
    }

    fn agree(&mut self) -> Result<(), Error> {
        for term in self.told.terms.clone() {
            self.change(CaseCommand::AddTerm(term))?;
        }
        let amounts = self.told.terms.iter().filter_map(|term| term.amount);
        let total = amounts.fold(Money::default(), |sum, amount| sum.checked_add(amount).unwrap_or(sum));
        (self.tell)(Stage::Terms { count: self.told.terms.len(), total });
        self.change(CaseCommand::FreezeAgreement)?;
        let version = self.record()?.version.map_or(0, |version| version.number);
        (self.tell)(Stage::Frozen { version });
        Ok(())
    }

    fn sign(&mut self) -> Result<(), Error> {
        let strokes: BTreeMap<String, HandSignature> = serde_json::from_str(STROKES).unwrap_or_default();
        let case = self.record()?.file;
        for signer in signers(&case) {
            let Some(hand) = strokes.get(signer.name()) else { continue };
            let how_read = if signer.must_be_read_to() { HowRead::ReadAloud } else { HowRead::Scrolled };
            self.change(CaseCommand::Sign { signer: signer.id(), hand: hand.clone(), how_read })?;
            (self.tell)(Stage::Signed { name: signer.name().to_owned() });
        }
        Ok(())
    }

    /// The key is thrown away with this call.
    fn close(&mut self, faces: &Faces) -> Result<(), NotClosed> {
        let today = self.casebook.clock().now().date();
        signing::close(self.casebook, self.id, Some(today), Whose::Practice, faces)?;
        if let Some(closed) = self.record()?.standing.closed {
            (self.tell)(Stage::Closed { effective: closed.effective });
        }
        let count = self.record()?.file.terms.len();
        (self.tell)(Stage::Promises { count });
        Ok(())
    }
}
