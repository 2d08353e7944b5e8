//! 协议条款: one numbered duty, with who owes it, to whom, how much, by when, how, and what follows if not.
//! The sentence itself is the parties' own words; composing it from the slots is `draft`'s work.

use chrono::NaiveDate;

use super::case::Extra;
use super::keyed::keyed;
use super::money::Money;
use super::party::PartyId;

keyed! {
    /// The sentence whose slots the mediator fills. `None` in a term: own words.
    TermPattern {
        /// 付钱.
        Pay = "pay",
        /// 做一件事.
        Act = "act",
        /// 道歉.
        Apologise = "apologise",
    }
}

/// One part payment.
#[derive(Clone, Debug, PartialEq)]
pub struct Instalment {
    pub due: Option<NaiveDate>,
    pub amount: Option<Money>,
    /// Who pays this part, where it is not the obligor of the term.
    pub payer: Option<PartyId>,
    pub extra: Extra,
}

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
}

/// A payment that comes back each month.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthlySchedule {
    /// Day of the month, 1 to 31; a shorter month pays on its last day.
    pub day: Option<u32>,
    pub from: Option<Month>,
    /// The last month, included.
    pub to: Option<Month>,
    /// What is paid each month.
    pub amount: Option<Money>,
    pub extra: Extra,
}

/// How the amount of a term is paid.
#[derive(Clone, Debug, PartialEq)]
pub enum Payment {
    /// In one sum on the due date.
    Once,
    /// In parts.
    Instalments(Vec<Instalment>),
    /// Each month; the amount of the term is then the total.
    Monthly(MonthlySchedule),
}

/// One duty of the agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The number printed before it, from 1.
    pub number: Option<u32>,
    pub obligor: Vec<PartyId>,
    pub obligee: Vec<PartyId>,
    /// The whole sentence as it is printed.
    pub text: String,
    pub text_en: String,
    /// The sentence that `text` is composed from; `None`: own words.
    pub pattern: Option<TermPattern>,
    /// What is paid for, or what is done (车辆维修费; 自行拆除鸽棚).
    pub what: String,
    pub amount: Option<Money>,
    pub due: Option<NaiveDate>,
    pub method: String,
    pub place: String,
    /// What follows if it is not done.
    pub breach: String,
    pub payment: Payment,
    pub extra: Extra,
}

impl Term {
    /// An empty term of this pattern.
    pub fn new(pattern: Option<TermPattern>) -> Term {
        Term {
            number: None,
            obligor: Vec::new(),
            obligee: Vec::new(),
            text: String::new(),
            text_en: String::new(),
            pattern,
            what: String::new(),
            amount: None,
            due: None,
            method: String::new(),
            place: String::new(),
            breach: String::new(),
            payment: Payment::Once,
            extra: Extra::new(),
        }
    }
}
