//! The search of the casebook: one field over numbers, names, places, statements, clauses. Exact to the character, names
//! also by Pinyin, numbers also by their end. What was said in private is found only by who may read it; a case in the bin
//! is not found. It must not know SQL.

mod excerpt;
pub(crate) mod parts;
pub(crate) mod tokens;
mod told;
pub(crate) mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use self::parts::{Part, parts};
use self::words::{Word, Words};
use super::rights::reads_private;
use super::store::find::{self, Each, Spot};
use super::store::table::Rows;
use super::store::{ledger, rows};
use super::view::{CaseId, LedgerRow};
use super::{Casebook, Error};
use crate::domain::place::Place;

/// Most hits that a window or a command asks for.
pub const MOST_HITS: usize = 50;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Newest case first; of one case each part of it at most once, in the order of the open format.
    pub hits: Vec<Hit>,
    /// There is more.
    pub more: bool,
}

/// A place in which a word stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub case: CaseId,
    pub number: String,
    pub title: String,
    /// In the open format: `/statements/3/text`.
    pub place: Place,
    /// Said or noted in private: who shows it to others hides the words.
    pub private: bool,
    /// Some sixty characters around the first word; ID numbers masked.
    pub excerpt: String,
    /// The words in the excerpt, in characters.
    pub marks: Vec<Range<usize>>,
}

impl Hit {
    /// The key of the open format in which it lies: `title`, `parties`, `statements`, `terms`.
    pub fn part(&self) -> &str {
        self.place.parts().next().unwrap_or_default()
    }
}

impl Casebook {
    /// The cases that have each of these words (parted by blanks), newest first, at most so many hits. Without a letter or
    /// digit in it a question finds nothing.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn search(&self, typed: &str, most: usize) -> Result<Found, Error> {
        let (words, private) = (Words::new(typed), reads_private(self.actor.role));
        let mut found = Found::default();
        self.walk(&words, private, &mut |case, spots| {
            let Some(line) = ledger::line(self.connection()?, case)? else { return Ok(true) };
            for hit in self.hits(&line, spots, &words, private)? {
                if found.hits.len() == most {
                    found.more = true;
                    return Ok(false);
                }
                found.hits.push(hit);
            }
            Ok(true)
        })?;
        Ok(found)
    }

    /// Makes the index of the search anew where it does not say what the cases say; whether it had to.
    ///
    /// # Errors
    /// Where the file cannot be read or written.
    pub fn mend_index(&mut self) -> Result<bool, Error> {
        self.in_one(true, |work| {
            let is_right = find::wrong(work.connection).is_ok_and(|wrong| wrong.is_empty());
            if !is_right {
                find::rebuild(work.connection)?;
            }
            Ok(!is_right)
        })
    }

    /// Every case that has each of these words, newest first.
    pub(super) fn cases_with_words(&self, typed: &str) -> Result<Vec<i64>, Error> {
        let mut cases = Vec::new();
        self.walk(&Words::new(typed), reads_private(self.actor.role), &mut |case, _| {
            cases.push(case);
            Ok(true)
        })?;
        Ok(cases)
    }

    fn walk(&self, words: &Words, private: bool, each: Each<'_>) -> Result<(), Error> {
        let expressions: Vec<String> = words.all.iter().map(|word| word.expression(private)).collect();
        find::walk(self.connection()?, &expressions, each)
    }

    /// Of each part of the case the place with most of the words.
    fn hits(&self, line: &LedgerRow, spots: &BTreeSet<Spot>, words: &Words, private: bool) -> Result<Vec<Hit>, Error> {
        let mut best: BTreeMap<usize, (usize, Hit)> = BTreeMap::new();
        for spot in spots {
            let mut found = Rows::new();
            rows::read_table(self.connection()?, spot.table, spot.case, &mut found)?;
            let all = found.iter().flat_map(|((table, position), body)| parts(*table, *position, body));
            for part in all.filter(|part| private || !part.private) {
                let place = order(part.place.parts().next().unwrap_or_default());
                // Nothing is better than a place with every word.
                if best.get(&place).is_some_and(|(count, _)| *count == words.all.len()) {
                    continue;
                }
                let Some((count, hit)) = hit(line, &part, &words.all) else { continue };
                if best.get(&place).is_none_or(|(before, _)| count > *before) {
                    best.insert(place, (count, hit));
                }
            }
        }
        Ok(best.into_values().map(|(_, hit)| hit).collect())
    }
}

/// Parts of the open format in the order in which hits are shown.
const ORDER: [&str; 19] = [
    "number",
    "title",
    "parties",
    "staff",
    "petition_number",
    "facts",
    "facts_en",
    "place",
    "grid",
    "statements",
    "issues",
    "steps",
    "terms",
    "annex",
    "agreement",
    "earlier_agreements",
    "follow_ups",
    "referrals",
    "alerts",
];

fn order(part: &str) -> usize {
    ORDER.iter().position(|known| *known == part).unwrap_or(ORDER.len())
}

/// The hit in a part and how many of the words stand in it.
fn hit(line: &LedgerRow, part: &Part, words: &[Word]) -> Option<(usize, Hit)> {
    let found = excerpt::of(part, words)?;
    let hit = Hit {
        case: line.id,
        number: line.number.clone(),
        title: line.title.clone(),
        place: part.place.clone(),
        private: part.private,
        excerpt: found.text,
        marks: found.marks,
    };
    Some((found.words, hit))
}
