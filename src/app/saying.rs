//! What the desk says at the foot of the window, and how long it stays. It must not hold a sentence.

use super::desk::Desk;
use crate::ui::view::Message;

/// How long a message stays in place of the save time, in seconds.
const MESSAGE_STAYS: f64 = 8.0;

impl Desk {
    /// A message that was there long enough goes.
    pub(super) fn let_message_go(&mut self) {
        if self.message_since.is_some_and(|since| self.time - since >= MESSAGE_STAYS) {
            self.status.message = None;
            self.message_since = None;
        }
    }

    /// When the window must look again by itself, in seconds.
    pub fn next_tick(&self) -> Option<f32> {
        let message = self.message_since.map(|since| (MESSAGE_STAYS - (self.time - since)).max(0.05) as f32);
        [message, self.trouble.next_look(self.time)].into_iter().flatten().reduce(f32::min)
    }

    /// Says what happened.
    pub(super) fn say(&mut self, text: String, problem: bool) {
        self.status.message = Some(Message { text, problem, undoable: false });
        // A problem stays until the next action.
        self.message_since = (!problem).then_some(self.time);
    }

    /// Says what a command changed; the undo door stands beside it.
    pub(super) fn say_changed(&mut self, text: String) {
        self.say(text, false);
        if let Some(message) = &mut self.status.message {
            message.undoable = true;
        }
    }
}
