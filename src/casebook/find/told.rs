//! Where a hit lies, in words. It must not search.

use super::Hit;
use crate::i18n::Tr;

impl Hit {
    /// The part of the case, with its number where there are several.
    pub fn place_words(&self, tr: Tr) -> String {
        let name = self.part_word(tr);
        let position = self.place.parts().nth(1).and_then(|position| position.parse::<usize>().ok());
        match position {
            Some(position) if self.part() != "grid" => tr.find_place(name, position.saturating_add(1)),
            _ => name.to_owned(),
        }
    }

    fn part_word(&self, tr: Tr) -> &'static str {
        match self.part() {
            "number" => tr.find_in_number(),
            "title" => tr.find_in_title(),
            "petition_number" => tr.find_in_petition_number(),
            "facts" | "facts_en" => tr.find_in_facts(),
            "place" => tr.find_in_place(),
            "grid" => tr.find_in_grid(),
            "parties" => tr.find_in_parties(),
            "staff" => tr.find_in_staff(),
            "statements" => tr.find_in_statements(),
            "issues" => tr.find_in_issues(),
            "steps" => tr.find_in_steps(),
            "terms" => tr.find_in_terms(),
            "annex" => tr.find_in_annex(),
            "agreement" | "earlier_agreements" => tr.find_in_agreement(),
            "follow_ups" => tr.find_in_follow_ups(),
            "referrals" => tr.find_in_referrals(),
            _ => tr.find_in_alerts(),
        }
    }
}
