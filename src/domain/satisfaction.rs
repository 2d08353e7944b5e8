//! 满意程度: what the open format writes in free words, read as one of five steps.
//! It must not guess: words that are none of the steps are told apart and never counted.

use super::agreement::FollowUp;
use super::keyed::keyed;

keyed! {
    /// How content the parties were when they were asked.
    Satisfaction {
        /// Nobody was asked, or no answer was written.
        NotAsked = "not_asked",
        VerySatisfied = "very_satisfied",
        Satisfied = "satisfied",
        FairlySatisfied = "fairly_satisfied",
        Dissatisfied = "dissatisfied",
        VeryDissatisfied = "very_dissatisfied",
        /// Asked, but the words are none of the five.
        Unclear = "unclear",
    }
}

/// The words of each step.
const WORDS: [(Satisfaction, &[&str]); 6] = [
    (Satisfaction::NotAsked, &["未问", "没问", "未询问", "not asked", "not_asked"]),
    (Satisfaction::VerySatisfied, &["很满意", "非常满意", "十分满意", "very satisfied", "very_satisfied"]),
    (Satisfaction::Satisfied, &["满意", "双方满意", "比较满意", "较满意", "satisfied"]),
    (Satisfaction::FairlySatisfied, &["基本满意", "一般", "尚可", "fairly satisfied", "fairly_satisfied"]),
    (Satisfaction::Dissatisfied, &["不满意", "不太满意", "dissatisfied", "not satisfied"]),
    (Satisfaction::VeryDissatisfied, &["很不满意", "非常不满意", "very dissatisfied", "very_dissatisfied"]),
];

impl Satisfaction {
    /// The step that these words name; what follows a comma or full stop does not matter.
    pub fn read(words: &str) -> Satisfaction {
        let first = words.split(['，', '。', '；', '、', ',', '.', ';', '（', '(']).next().unwrap_or_default();
        let first = first.trim().to_lowercase();
        if first.is_empty() {
            return if words.trim().is_empty() { Satisfaction::NotAsked } else { Satisfaction::Unclear };
        }
        let step = WORDS.iter().find(|(_, words)| words.contains(&first.as_str()));
        step.map_or(Satisfaction::Unclear, |(step, _)| *step)
    }

    /// What the last visit that asked was told.
    pub fn of(visits: &[FollowUp]) -> Satisfaction {
        let mut answers = visits.iter().rev().map(|visit| Satisfaction::read(&visit.satisfaction));
        answers.find(|answer| *answer != Satisfaction::NotAsked).unwrap_or(Satisfaction::NotAsked)
    }

    /// Whether somebody was asked and answered in one of the five steps.
    pub const fn was_asked(self) -> bool {
        !matches!(self, Satisfaction::NotAsked | Satisfaction::Unclear)
    }

    /// 很满意, 满意 or 基本满意.
    pub const fn is_satisfied(self) -> bool {
        matches!(self, Satisfaction::VerySatisfied | Satisfaction::Satisfied | Satisfaction::FairlySatisfied)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_steps_and_never_guessed() {
        for (words, step) in [
            ("", Satisfaction::NotAsked),
            ("  ", Satisfaction::NotAsked),
            ("未问", Satisfaction::NotAsked),
            ("很满意", Satisfaction::VerySatisfied),
            ("满意", Satisfaction::Satisfied),
            (" 满意。 ", Satisfaction::Satisfied),
            ("满意，鸽棚已拆", Satisfaction::Satisfied),
            ("基本满意", Satisfaction::FairlySatisfied),
            ("不满意", Satisfaction::Dissatisfied),
            ("很不满意", Satisfaction::VeryDissatisfied),
            ("Very satisfied", Satisfaction::VerySatisfied),
            ("还算可以吧", Satisfaction::Unclear),
            ("甲方满意乙方不满意", Satisfaction::Unclear),
            ("。", Satisfaction::Unclear),
        ] {
            assert_eq!(Satisfaction::read(words), step, "{words}");
        }
    }

    #[test]
    fn the_last_answer_counts_and_a_visit_without_one_does_not() {
        let visit = |words: &str| FollowUp { satisfaction: words.to_owned(), ..FollowUp::default() };
        assert_eq!(Satisfaction::of(&[visit("不满意"), visit("满意"), visit("")]), Satisfaction::Satisfied);
        assert_eq!(Satisfaction::of(&[visit("满意"), visit("不满意")]), Satisfaction::Dissatisfied);
        assert_eq!(Satisfaction::of(&[visit("")]), Satisfaction::NotAsked);
        assert_eq!(Satisfaction::of(&[]), Satisfaction::NotAsked);
    }
}
