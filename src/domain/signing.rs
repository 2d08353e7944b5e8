//! Rules of signing: how the words were made known, when an agreement takes effect, which matters the law wants on
//! paper. It must not know who has signed (that is the casebook's) or how a signature looks.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::case::{CaseFile, CaseKind, DisputeType};
use super::keyed::keyed;

keyed! {
    /// How a signer came to know the words before signing.
    HowRead {
        /// Looked through to the end on the screen.
        Scrolled = "scrolled",
        /// 已向其宣读: read out to them, as the mediator confirmed.
        ReadAloud = "read_aloud",
    }
}

/// A matter for which the Electronic Signature Law (art. 3) does not admit electronic signatures: personal relations
/// such as marriage, adoption and inheritance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperMatter {
    Marriage,
    Adoption,
    Inheritance,
}

/// Words in an agreement by which such a matter is known.
const WORDS: [(PaperMatter, &[&str]); 3] = [
    (PaperMatter::Adoption, &["收养", "送养"]),
    (PaperMatter::Inheritance, &["继承", "遗产", "遗嘱", "遗赠"]),
    (PaperMatter::Marriage, &["离婚", "结婚", "婚姻", "夫妻", "抚养权", "探望权", "彩礼", "婚约", "同居关系"]),
];

/// The matter for which paper is the way that the program proposes; a family dispute that names none counts as one of
/// marriage. The mediator decides in the end.
pub fn paper_matter(case: &CaseFile) -> Option<PaperMatter> {
    let texts = || [case.title.as_str()].into_iter().chain(case.terms.iter().map(|term| term.text.as_str()));
    let named = WORDS.iter().find(|(_, words)| texts().any(|text| words.iter().any(|word| text.contains(word))));
    match named {
        Some((matter, _)) => Some(*matter),
        None => (case.dispute_type == Some(DisputeType::Family)).then_some(PaperMatter::Marriage),
    }
}

/// Whether the committee's seal is one of the things without which the agreement has no effect: People's Mediation Law
/// art. 29. A public-security agreement has effect when the parties and the host have signed.
pub fn needs_committee_seal(case: &CaseFile) -> bool {
    case.kind == CaseKind::People
}

/// The day on which an agreement takes effect: that of the last of these (art. 29). `None` while one is missing.
pub fn effective_on(days: &[Option<NaiveDate>]) -> Option<NaiveDate> {
    days.iter().copied().collect::<Option<Vec<NaiveDate>>>()?.into_iter().max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::term::Term;

    #[test]
    fn matters_of_personal_relations_are_for_paper() {
        let mut case = CaseFile::new(CaseKind::People);
        case.dispute_type = Some(DisputeType::Neighbour);
        assert_eq!(paper_matter(&case), None);
        case.terms.push(Term { text: "老宅由长子继承。".to_owned(), ..Term::new(None) });
        assert_eq!(paper_matter(&case), Some(PaperMatter::Inheritance));
        case.terms.clear();
        case.dispute_type = Some(DisputeType::Family);
        assert_eq!(paper_matter(&case), Some(PaperMatter::Marriage));
    }

    #[test]
    fn the_last_day_counts_and_a_missing_one_leaves_it_open() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day);
        assert_eq!(effective_on(&[day(11), day(14), day(12)]), day(14));
        assert_eq!(effective_on(&[day(11), None]), None);
        assert_eq!(effective_on(&[]), None);
    }
}
