//! What the check found: rule, weight, place, the data its sentence needs, and the mend where one is obvious.
//! Data only; the words are chosen in `message`.

use chrono::NaiveDate;

use super::alike::AlikeText;
use super::rule::{Rule, Severity};
use crate::domain::identity::{CreditCodeProblem, IdProblem};
use crate::domain::money::Money;
use crate::domain::party::Sex;
use crate::domain::place::Place;

/// One thing to look at, with the place to jump to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub rule: Rule,
    pub severity: Severity,
    pub at: Place,
    pub about: About,
    /// A change that would put it right, for one key.
    pub mend: Option<Mend>,
    /// A supervisor let it pass ([`crate::domain::case::Passed`]): it stays in sight and stops nothing.
    pub passed: bool,
}

impl Finding {
    /// A finding of the rule's usual weight without a mend.
    pub fn new(rule: Rule, at: Place, about: About) -> Finding {
        Finding { rule, severity: rule.severity(), at, about, mend: None, passed: false }
    }

    /// The same finding with another weight.
    pub fn weighing(self, severity: Severity) -> Finding {
        Finding { severity, ..self }
    }

    /// The same finding with a mend.
    pub fn mended_by(self, mend: Mend) -> Finding {
        Finding { mend: Some(mend), ..self }
    }
}

/// A change of the case that puts a finding right. Nothing is done by itself: the mediator presses a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    SetDate {
        at: Place,
        date: NaiveDate,
    },
    SetSex {
        at: Place,
        sex: Sex,
    },
    SetAmount {
        at: Place,
        amount: Money,
    },
    SetCount {
        at: Place,
        count: u32,
    },
    /// The words of a field that was empty.
    SetText {
        at: Place,
        text: String,
    },
    /// The first `old` in the text becomes `new`.
    ReplaceInText {
        at: Place,
        old: String,
        new: String,
    },
}

/// The dates whose order the law or plain sense demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOf {
    Application,
    Acceptance,
    Notice,
    Session,
    Authority,
    /// Of an agreement that a later one replaced.
    EarlierSigning,
    Signing,
    Effect,
    Ending,
    FollowUp,
}

/// What is recorded of an interpreter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InterpreterField {
    Name,
    Address,
    Employer,
    Phone,
}

/// Why a guardian does not serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuardianProblem {
    /// The minor's own opponent, whose interest is the other one.
    Opponent,
    /// Under age as well, or the minor's own self.
    Minor,
    /// Named by an id that nobody has.
    Nobody,
}

/// What the sentence of a finding tells, besides its rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// The rule says it all.
    Nothing,
    /// Someone, by name or, without one, by id.
    Who {
        name: String,
    },
    /// Several people.
    People {
        names: Vec<String>,
    },
    /// A number that cannot be one.
    IdNumber {
        name: String,
        problem: IdProblem,
    },
    /// Another check digit belongs at the end.
    CheckDigit {
        name: String,
        expected: char,
    },
    /// The birth date written beside the number differs.
    Birth {
        name: String,
        written: NaiveDate,
        in_number: NaiveDate,
    },
    /// The sex that the number tells.
    SexInNumber {
        name: String,
        in_number: Sex,
    },
    CreditCode {
        name: String,
        problem: CreditCodeProblem,
    },
    /// Age in whole years on the day of signing.
    Age {
        name: String,
        years: u32,
    },
    /// Someone with full capacity by own earnings may be 16 or 17 (Civil Code art. 18).
    OwnEarnings {
        name: String,
        years: u32,
    },
    Guardian {
        name: String,
        guardian: String,
        problem: GuardianProblem,
    },
    /// What is not recorded of someone's interpreter; all of it, where nobody is named.
    Interpreter {
        name: String,
        missing: Vec<InterpreterField>,
    },
    /// So many speak for a group where at most so many may.
    Representatives {
        found: usize,
        most: usize,
    },
    /// The last day for the joint application to the court, and how many days are left; negative: since then.
    Window {
        last: NaiveDate,
        days_left: i64,
    },
    /// Legal ways open that the parties were told of.
    Ways {
        told: usize,
    },
    /// Another case says the same.
    Alike {
        what: AlikeText,
        other: String,
    },
    /// Characters that no bundled face can show, each once.
    Characters {
        characters: Vec<char>,
    },
    /// `first` should not come after `second`, but does.
    Order {
        first: DateOf,
        first_on: NaiveDate,
        second: DateOf,
        second_on: NaiveDate,
    },
    /// So many characters where at least so many are wanted.
    Length {
        found: usize,
        wanted: usize,
    },
    Copies {
        found: u32,
        needed: u32,
    },
    /// The parts of something add up to another amount than the whole says.
    Sum {
        parts: Money,
        whole: Money,
    },
    /// The whole of the annex and the clause it belongs to.
    Clause {
        annex: Money,
        clause: Money,
        number: u32,
    },
    /// A cell that is not an amount.
    Cell {
        text: String,
    },
    /// Just the clause, by its printed number.
    Term {
        number: u32,
    },
    /// What the sentence of a clause says and what its fields say.
    Stated {
        number: u32,
        stated: Money,
        expected: Money,
    },
    /// Capitals that do not belong to the amount beside them.
    Capitals {
        number: u32,
        text: String,
        expected: Money,
    },
    /// A day of performance before the day of signing (or today, while nobody has signed).
    Due {
        number: u32,
        due: NaiveDate,
        signing: NaiveDate,
    },
    /// Words of a clause.
    Words {
        number: u32,
        words: Vec<String>,
    },
    /// Someone named in a clause who is no party.
    Stranger {
        number: u32,
        name: String,
    },
    /// A field that is empty, while the sentence of the clause tells it.
    InText {
        number: u32,
    },
    /// A day as the sentence writes it, and the day of the field.
    Day {
        number: u32,
        words: String,
        expected: NaiveDate,
    },
    /// Every month's day as the sentence writes it, and that of the fields.
    MonthDay {
        number: u32,
        words: String,
        expected: u32,
    },
    /// A month as the sentence writes it, and that of the schedule, by its first day.
    Month {
        number: u32,
        words: String,
        expected: NaiveDate,
    },
    /// Words, and those that should stand instead.
    Instead {
        number: u32,
        words: String,
        instead: String,
    },
    /// A short name, and the full one where it is sure (else empty).
    Called {
        number: u32,
        name: String,
        full: String,
    },
    /// A clause that cannot be kept together with another.
    Against {
        number: u32,
        other: u32,
    },
}
