//! What an office calls the three steps, in both languages. It must not know the usual names: those are words for
//! people, and live in `i18n`.

use serde::{Deserialize, Serialize};

use super::session::StepKind;

/// The names of the three steps; an empty one is the usual one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepNames {
    pub neighborhood: StepName,
    pub village: StepName,
    pub interpretation: StepName,
}

/// The name of one step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepName {
    pub zh: String,
    pub en: String,
}

impl StepNames {
    /// The name of a step.
    pub const fn of(&self, step: StepKind) -> &StepName {
        match step {
            StepKind::Neighborhood => &self.neighborhood,
            StepKind::Village => &self.village,
            StepKind::Interpretation => &self.interpretation,
        }
    }

    /// The name of a step, to be changed.
    pub const fn of_mut(&mut self, step: StepKind) -> &mut StepName {
        match step {
            StepKind::Neighborhood => &mut self.neighborhood,
            StepKind::Village => &mut self.village,
            StepKind::Interpretation => &mut self.interpretation,
        }
    }
}
