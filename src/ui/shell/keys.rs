//! Shortcuts of the window. No plain letter is one: an input method needs them.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use crate::casebook::EventKind;
use crate::ui::action::Action;
use crate::ui::screen::{Room, Screen};
use crate::ui::view::View;

/// What a shortcut means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    Palette,
    Find,
    WalkIn,
    Print,
    Undo,
    Redo,
    Larger,
    Smaller,
    Normal,
    Help,
    PartyView,
    Verify,
}

const CTRL: Modifiers = Modifiers::COMMAND;

const SHORTCUTS: [(Shortcut, Modifiers, Key); 14] = [
    (Shortcut::Palette, CTRL, Key::K),
    (Shortcut::Find, CTRL, Key::F),
    (Shortcut::WalkIn, CTRL, Key::N),
    (Shortcut::Print, CTRL, Key::P),
    (Shortcut::Redo, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z),
    (Shortcut::Undo, CTRL, Key::Z),
    (Shortcut::Redo, CTRL, Key::Y),
    (Shortcut::Larger, CTRL, Key::Plus),
    (Shortcut::Larger, CTRL, Key::Equals),
    (Shortcut::Smaller, CTRL, Key::Minus),
    (Shortcut::Normal, CTRL, Key::Num0),
    (Shortcut::Help, Modifiers::NONE, Key::F1),
    (Shortcut::PartyView, Modifiers::NONE, Key::F8),
    (Shortcut::Verify, Modifiers::NONE, Key::F7),
];

/// The shortcut pressed in this frame. Undo is left to a field that somebody types in.
pub fn pressed(ctx: &Context) -> Option<Shortcut> {
    let typing = ctx.text_edit_focused();
    SHORTCUTS.iter().find_map(|(shortcut, modifiers, key)| {
        if typing && matches!(shortcut, Shortcut::Undo | Shortcut::Redo) {
            return None;
        }
        let keys = KeyboardShortcut::new(*modifiers, *key);
        ctx.input_mut(|input| input.consume_shortcut(&keys)).then_some(*shortcut)
    })
}

/// Whether the keys were pressed that lock the desk (Ctrl+L alone looks for a clause); they are heard on every screen, in front of the parties and over a question, too.
pub fn lock(ctx: &Context) -> bool {
    ctx.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(CTRL.plus(Modifiers::SHIFT), Key::L)))
}

/// Whether Esc was pressed while nothing else wants it.
pub fn escape(ctx: &Context) -> bool {
    let busy = ctx.memory(|memory| memory.focused().is_some()) || egui::Popup::is_any_open(ctx);
    !busy && ctx.input(|input| input.key_pressed(Key::Escape))
}

/// Where Esc leads from a screen.
pub fn way_back(view: &View<'_>) -> Option<Screen> {
    match view.screen {
        Screen::Today => None,
        // A signing person is not sent away by a key.
        Screen::Case(_, Room::Signing) => None,
        // The party view leads back to the room from which it was opened.
        Screen::Case(_, Room::PartyView) => None,
        Screen::WalkIn
        | Screen::Help
        | Screen::Settings
        | Screen::Verify
        | Screen::Backup
        | Screen::Ledger
        | Screen::Statistics
        | Screen::Case(..) => Some(Screen::Today),
        Screen::Templates | Screen::People => Some(Screen::Settings),
        Screen::Kept => Some(Screen::Ledger),
    }
}

/// The next text size up or down in steps of 10, kept between 80 and 200.
pub fn text_size(percent: u32, larger: bool) -> u32 {
    let next = if larger { percent + 10 } else { percent.saturating_sub(10) };
    next.clamp(80, 200)
}

impl Shortcut {
    /// The wish of a shortcut that the window can answer by itself.
    pub fn action(self, view: &View<'_>) -> Option<Action> {
        let percent = view.settings.text_size_percent;
        match self {
            Shortcut::Palette | Shortcut::Find => None,
            Shortcut::WalkIn => view.may(EventKind::RegisterWalkIn).then_some(Action::Go(Screen::WalkIn)),
            Shortcut::Print => view.case.map(|case| Action::Go(Screen::Case(case.record.id, Room::Papers))),
            Shortcut::Undo => Some(Action::Undo),
            Shortcut::Redo => Some(Action::Redo),
            Shortcut::Larger => Some(Action::TextSize(text_size(percent, true))),
            Shortcut::Smaller => Some(Action::TextSize(text_size(percent, false))),
            Shortcut::Normal => Some(Action::TextSize(100)),
            Shortcut::Help => Some(Action::Go(Screen::Help)),
            Shortcut::Verify => Some(Action::Go(Screen::Verify)),
            Shortcut::PartyView => view.case.map(|case| Action::Go(Screen::Case(case.record.id, Room::PartyView))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_size_stays_between_80_and_200() {
        assert_eq!(text_size(100, true), 110);
        assert_eq!(text_size(200, true), 200);
        assert_eq!(text_size(80, false), 80);
        assert_eq!(text_size(3, false), 80);
    }
}
