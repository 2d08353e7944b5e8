//! The cover over what is private: it lies there until somebody lifts it, and falls again by itself, for the parties
//! can see the monitor. It must not know a word of what it covers.

use egui::{Key, Modifiers, Ui};

/// So long private words stay in sight after they were uncovered or written, in seconds.
const STAYS: f64 = 60.0;

/// Whether private words are in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cover {
    lifted: bool,
    /// Time at which private words came in sight or were written last.
    since: f64,
    /// Pass of the window in which the screen was last painted.
    painted: u64,
}

/// What the cover asks of the line that is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    Nothing,
    /// A private sentence is to be covered too.
    Cover,
    Uncover,
}

impl Cover {
    /// Whether private words are hidden.
    pub const fn hides(&self) -> bool {
        !self.lifted
    }

    /// Begins a frame. `writing`: the time of the last key in a private sentence that is in sight.
    pub fn begin(&mut self, ui: &Ui, writing: Option<f64>) -> Asks {
        let pass = ui.ctx().cumulative_pass_nr();
        // Another screen was open in between.
        let left = pass > self.painted + 1;
        self.painted = pass;
        let pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F9));
        let in_sight = self.lifted || writing.is_some();
        if pressed && !in_sight {
            return self.lift(ui);
        }
        if !in_sight {
            return Asks::Nothing;
        }
        let now = ui.input(|input| input.time);
        self.since = self.since.max(writing.unwrap_or_default());
        let rest = STAYS - (now - self.since);
        if pressed || left || rest <= 0.0 {
            return self.fall();
        }
        ui.ctx().request_repaint_after_secs(rest as f32 + 0.1);
        Asks::Nothing
    }

    /// Shows what is private.
    pub fn lift(&mut self, ui: &Ui) -> Asks {
        self.lifted = true;
        self.since = ui.input(|input| input.time);
        Asks::Uncover
    }

    /// Covers what is private.
    pub const fn fall(&mut self) -> Asks {
        self.lifted = false;
        Asks::Cover
    }
}
