//! Money in whole fen. No float ever touches an amount; capitals (大写) are in `capitals`.
//! Parsing accepts what a mediator types (`１２，０００`, `1.2万`); anything doubtful is refused, not guessed.

/// An amount in whole fen (1 yuan = 100 fen), 0 to 10^15.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    fen: u64,
}

impl Money {
    /// The largest amount of the open format: 10^15 fen.
    pub const MAX_FEN: u64 = 1_000_000_000_000_000;

    /// An amount of this many fen, or `None` above [`Money::MAX_FEN`].
    pub const fn from_fen(fen: u64) -> Option<Money> {
        if fen <= Money::MAX_FEN { Some(Money { fen }) } else { None }
    }

    /// Whole fen.
    pub const fn fen(self) -> u64 {
        self.fen
    }

    /// The sum, or `None` above the largest amount.
    pub const fn checked_add(self, other: Money) -> Option<Money> {
        Money::from_fen(self.fen + other.fen)
    }

    /// This amount so many times, or `None` above the largest amount.
    pub fn checked_times(self, count: u32) -> Option<Money> {
        self.fen.checked_mul(u64::from(count)).and_then(Money::from_fen)
    }

    /// Figures with two decimals and thousands commas: `2,600.00`.
    pub fn figures(self) -> String {
        format!("{}.{:02}", with_commas(self.fen / 100), self.fen % 100)
    }

    /// Figures as they stand in a sentence: `2,600`, `3,250.05`.
    pub fn short_figures(self) -> String {
        if self.fen.is_multiple_of(100) { with_commas(self.fen / 100) } else { self.figures() }
    }
}

fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
