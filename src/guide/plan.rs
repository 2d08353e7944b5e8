//! 走法: the plan of a step, as a veteran would go about it: who leads, what to prepare, the prompts in order with what
//! to say, what must be there before going on, and what usually leads on. The files are `templates/steps/*.toml`; an
//! office's own take their place. Pure: it tells how far a case has come, and forces nothing.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::mistake::{Fault, Mistake, flaw};
use super::sign::Sign;
use super::words::{Key, Words, read};
use crate::domain::case::CaseFile;
use crate::domain::session::StepKind;
use crate::i18n::Lang;

/// Most characters of the short words of a prompt: one line of the left column.
const SHORT_CHINESE: usize = 12;
const SHORT_ENGLISH: usize = 30;
/// Most sample phrases of a prompt: who must choose among more, reads none.
const MOST_PHRASES: usize = 3;

/// The plan of one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub step: StepKind,
    /// The step as this plan calls it; on screen and paper it is called as the settings say.
    pub name: Words,
    pub leads: Words,
    pub prepare: Vec<Words>,
    pub prompts: Vec<Prompt>,
    /// What must be there before going on.
    pub required: Vec<Sign>,
    /// What usually leads to the next step.
    pub leads_on: Vec<Words>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Prompt {
    pub short: Words,
    pub why: Words,
    /// What a veteran would say, one to three sentences to choose from.
    pub say: Vec<Words>,
    pub sign: Sign,
    /// Ids of law cards that help here.
    pub cards: Vec<String>,
}

/// How far a prompt has come in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromptState {
    pub done: bool,
    pub required: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanFile {
    step: Key<StepKind>,
    name: Words,
    leads: Words,
    prepare: Vec<Words>,
    leads_on: Vec<Words>,
    required: Vec<Spanned<Key<Sign>>>,
    prompt: Vec<PromptFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PromptFile {
    short: Short,
    why: Words,
    say: Phrases,
    sign: Key<Sign>,
    #[serde(default)]
    cards: Vec<String>,
}

/// Words that fit the left column.
struct Short(Words);

impl<'de> Deserialize<'de> for Short {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Short, D::Error> {
        let words = Words::deserialize(from)?;
        for (lang, most) in [(Lang::Zh, SHORT_CHINESE), (Lang::En, SHORT_ENGLISH)] {
            if words.of(lang).chars().count() > most {
                return Err(D::Error::custom(format!("{}{most}", flaw::TOO_LONG)));
            }
        }
        Ok(Short(words))
    }
}

/// One to three sentences.
struct Phrases(Vec<Words>);

impl<'de> Deserialize<'de> for Phrases {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Phrases, D::Error> {
        match Vec::deserialize(from)? {
            none if none.is_empty() => Err(D::Error::custom(flaw::BLANK)),
            many if many.len() > MOST_PHRASES => Err(D::Error::custom(format!("{}{MOST_PHRASES}", flaw::TOO_MANY))),
            some => Ok(Phrases(some)),
        }
    }
}

impl Plan {
    /// Reads a plan.
    ///
    /// # Errors
    /// The first mistake, with line and column.
    pub fn read(text: &str) -> Result<Plan, Mistake> {
        let file: PlanFile = read(text)?;
        let prompts: Vec<Prompt> = file.prompt.into_iter().map(Prompt::of_file).collect();
        for required in &file.required {
            let Key(sign) = required.get_ref();
            let answered = *sign != Sign::ByHand && prompts.iter().any(|prompt| prompt.sign == *sign);
            if !answered {
                return Err(Mistake::at(text, required.span().start, Fault::NoPrompt(sign.key().to_owned())));
            }
        }
        Ok(Plan {
            step: file.step.0,
            name: file.name,
            leads: file.leads,
            prepare: file.prepare,
            prompts,
            required: file.required.into_iter().map(|sign| sign.into_inner().0).collect(),
            leads_on: file.leads_on,
        })
    }

    /// Each prompt's state, in their order: done by what the case shows, never by what was ticked by hand.
    pub fn progress(&self, case: &CaseFile) -> Vec<PromptState> {
        let state = |prompt: &Prompt| PromptState {
            done: prompt.sign.is_shown(case, self.step),
            required: self.required.contains(&prompt.sign),
        };
        self.prompts.iter().map(state).collect()
    }

    /// What must be there before going on, and is not.
    pub fn missing_before_going_on(&self, case: &CaseFile) -> Vec<Sign> {
        self.required.iter().copied().filter(|sign| !sign.is_shown(case, self.step)).collect()
    }
}

impl Prompt {
    fn of_file(file: PromptFile) -> Prompt {
        Prompt { short: file.short.0, why: file.why, say: file.say.0, sign: file.sign.0, cards: file.cards }
    }
}

/// The text of a built-in plan.
pub const fn built_in_text(step: StepKind) -> &'static str {
    match step {
        StepKind::Neighborhood => include_str!("../../templates/steps/neighborhood.toml"),
        StepKind::Village => include_str!("../../templates/steps/village.toml"),
        StepKind::Interpretation => include_str!("../../templates/steps/interpretation.toml"),
    }
}

/// A test holds that every built-in file reads.
static BUILT_IN: LazyLock<Plans> = LazyLock::new(|| {
    let read = StepKind::ALL.iter().filter_map(|step| Plan::read(built_in_text(*step)).ok());
    Plans { plans: read.map(|plan| (plan.step, plan)).collect() }
});

/// The plans in force.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plans {
    plans: BTreeMap<StepKind, Plan>,
}

impl Plans {
    /// The built-in ones alone.
    pub fn built_in() -> Plans {
        BUILT_IN.clone()
    }

    /// Puts an office's own plan in the place of the built-in one.
    pub fn replace(&mut self, plan: Plan) {
        self.plans.insert(plan.step, plan);
    }

    /// The plan of a step.
    pub fn of(&self, step: StepKind) -> Option<&Plan> {
        self.plans.get(&step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::CaseKind;
    use crate::i18n::Tr;

    fn built_in(step: StepKind) -> Plan {
        Plan::read(built_in_text(step)).unwrap_or_else(|mistake| panic!("{step:?}: {}", mistake.message(Tr(Lang::Zh))))
    }

    #[test]
    fn the_built_in_plans_read_and_go_by_their_usual_names() {
        for step in StepKind::ALL {
            let plan = built_in(*step);
            assert_eq!(plan.step, *step);
            for lang in [Lang::Zh, Lang::En] {
                assert_eq!(plan.name.of(lang), Tr(lang).step(*step));
            }
            assert!(plan.prompts.len() >= 8 && plan.prepare.len() >= 3 && plan.leads_on.len() >= 2);
            assert_eq!(Plans::built_in().of(*step), Some(&plan));
        }
    }

    #[test]
    fn consent_is_asked_for_in_every_step_and_the_notice_before_a_written_agreement() {
        for step in StepKind::ALL {
            assert!(built_in(*step).required.contains(&Sign::ConsentOfEach), "{step:?}");
        }
        for step in [StepKind::Village, StepKind::Interpretation] {
            let required = built_in(step).required;
            assert!(required.contains(&Sign::NoticeGiven) && required.contains(&Sign::RecusalAsked), "{step:?}");
        }
    }

    #[test]
    fn what_is_required_is_missing_until_the_case_shows_it() {
        let mut case = CaseFile::new(CaseKind::People);
        let plan = built_in(StepKind::Village);
        assert_eq!(plan.missing_before_going_on(&case), plan.required);
        case.notice = Some(crate::domain::case::Notice {
            date: chrono::NaiveDate::from_ymd_opt(2026, 5, 1),
            recusal_asked: Some(true),
            ..Default::default()
        });
        assert_eq!(plan.missing_before_going_on(&case), [Sign::PresentNoted, Sign::ConsentOfEach]);
        let done = plan.progress(&case).iter().filter(|state| state.done).count();
        assert_eq!(done, 2);
    }

    #[test]
    fn a_mistake_of_an_office_is_named_with_its_place() {
        let good = built_in_text(StepKind::Village);
        let rows = [
            (good.replace("\"notice_given\", \"rec", "\"by_hand\", \"rec"), "required = [", "“by_hand”"),
            (good.replace("sign = \"all_settled\"", "sign = \"all\""), "sign = \"all\"", "“all”"),
            (good.replace("介绍在场的人", "介绍在场的每一个人和他们是谁"), "short = { zh = \"介绍", "12"),
            (good.replace("why = { zh = \"谁主持", "whi = { zh = \"谁主持"), "whi =", "“whi”"),
        ];
        for (text, line, said) in rows {
            let mistake = Plan::read(&text).unwrap_err();
            let expected = text.lines().position(|one| one.contains(line)).unwrap() + 1;
            let message = mistake.message(Tr(Lang::Zh));
            assert_eq!(mistake.line, expected, "{message}");
            assert!(message.contains(said), "{message}");
        }
    }
}
