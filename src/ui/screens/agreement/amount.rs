//! The one door from this screen to the field's reading of amounts and their capitals.

use crate::domain::capitals;
use crate::domain::money::Money;

/// The amount that was typed, if it is surely one.
pub fn read(text: &str) -> Option<Money> {
    Money::parse(text).ok()
}

/// 大写 of an amount, without 人民币.
pub fn capitals(amount: Money) -> String {
    capitals::write(amount)
}
