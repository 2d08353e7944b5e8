//! The one small parser of Chinese clauses: amounts of money, days, and words of a list, each with the characters it
//! takes. It says what is written and judges nothing; what is not surely an amount or a day is not one.

pub(super) mod amounts;
pub(super) mod dates;
mod numerals;
mod signs;
pub(super) mod words;

use std::ops::Range;

use chrono::NaiveDate;

use amounts::Amount;
use dates::Written;
pub(super) use signs::{quoted, sentences};

/// A text by its characters, with the amounts and the days in it, in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    pub signs: Vec<char>,
    pub amounts: Vec<Amount>,
    pub dates: Vec<Written>,
}

impl Reading {
    /// Reads a text; `near` is the day of signing, from which a day without a year has its year.
    pub fn of(text: &str, near: NaiveDate) -> Reading {
        let signs: Vec<char> = text.chars().collect();
        let amounts = amounts::amounts(&signs);
        let dates = dates::dates(&signs, near);
        Reading { signs, amounts, dates }
    }

    /// The words at these positions.
    pub fn words(&self, span: &Range<usize>) -> String {
        self.signs.get(span.clone()).unwrap_or_default().iter().collect()
    }

    /// At most so many characters before a position, inside the same phrase (no stop, no semicolon, no comma).
    pub fn before(&self, position: usize, most: usize) -> String {
        signs::before(&self.signs, position, most, signs::ends_a_phrase).iter().collect()
    }

    /// At most so many characters from a position on, inside the same phrase.
    pub fn after(&self, position: usize, most: usize) -> String {
        signs::after(&self.signs, position, most, signs::ends_a_phrase).iter().collect()
    }

    /// The characters of the sentence (to the next full stop or semicolon) around a position.
    pub fn sentence(&self, position: usize) -> Range<usize> {
        let start = position - signs::before(&self.signs, position, usize::MAX, signs::ends_a_sentence).len();
        let end = position + signs::after(&self.signs, position, usize::MAX, signs::ends_a_sentence).len();
        start..end
    }
}
