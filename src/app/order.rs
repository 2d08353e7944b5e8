//! Words before the pointer: when the pointer is pressed elsewhere, egui takes the focus from a field before the field
//! has read the keys of the same frame, and they would be lost. The press waits for the next frame.

use egui::Event;

/// What waits for the next frame.
#[derive(Debug, Default)]
pub struct Order {
    held: Vec<Event>,
}

impl Order {
    /// Holds back a press that follows words, and all after it. True: the next frame is wanted at once.
    pub fn arrange(&mut self, events: &mut Vec<Event>) -> bool {
        let mut all = std::mem::take(&mut self.held);
        all.append(events);
        let mut words = false;
        let press = all.iter().position(|event| {
            words |= is_words(event);
            words && matches!(event, Event::PointerButton { pressed: true, .. })
        });
        if let Some(press) = press {
            self.held = all.split_off(press);
        }
        *events = all;
        !self.held.is_empty()
    }
}

const fn is_words(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_) | Event::Key { pressed: true, .. })
}

#[cfg(test)]
mod tests {
    use egui::{Modifiers, PointerButton, Pos2};

    use super::*;

    fn press(pressed: bool) -> Event {
        let (pos, button, modifiers) = (Pos2::ZERO, PointerButton::Primary, Modifiers::NONE);
        Event::PointerButton { pos, button, pressed, modifiers }
    }

    #[test]
    fn a_press_waits_for_the_words_before_it() {
        let mut order = Order::default();
        let word = Event::Text("字".to_owned());
        let mut events = vec![word.clone(), press(true), press(false)];
        assert!(order.arrange(&mut events));
        assert_eq!(events, std::slice::from_ref(&word));
        let mut next = vec![word.clone()];
        assert!(!order.arrange(&mut next));
        assert_eq!(next, [press(true), press(false), word]);
    }

    #[test]
    fn a_press_alone_does_not_wait() {
        let mut events = vec![press(true), press(false)];
        assert!(!Order::default().arrange(&mut events));
        assert_eq!(events.len(), 2);
    }
}
