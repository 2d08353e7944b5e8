//! A new passphrase or PIN, typed twice: what it lacks stands below it. It must not know the rules; it asks them.

use egui::Ui;

use crate::ui::front_view::Typed;
use crate::ui::parts::field::Note;
use crate::ui::screens::front::SecretField;
use crate::ui::theme::space;
use crate::ui::view::View;

/// Whose secret is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// It opens on every computer, so a weak one is easily guessed anywhere.
    Desk,
    /// A short one opens on this computer only.
    Person,
}

/// The two fields.
#[derive(Debug, Default)]
pub(super) struct TwiceTyped {
    first: SecretField,
    again: SecretField,
}

impl TwiceTyped {
    /// Shows both; true when they are the same and long enough.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, (label, of): (&str, Of)) -> bool {
        let (tr, tokens) = (view.tr, view.tokens);
        let (least, weak) = match of {
            Of::Desk => (view.people.rules.desk, tr.front_weak()),
            Of::Person => (view.people.rules.person, tr.access_this_computer()),
        };
        let short = least(&self.first.text);
        let (too_short, rule);
        let note = match short {
            Some(least) if self.first.text.is_empty() => {
                rule = if of == Of::Desk { tr.front_rule(least) } else { tr.access_rule(least) };
                Note::Plain(&rule)
            }
            Some(least) => {
                too_short = tr.front_too_short(least);
                Note::Plain(&too_short)
            }
            None if (view.people.rules.is_weak)(&self.first.text) => Note::Plain(weak),
            None => Note::Good(tr.front_good()),
        };
        self.first.show(ui, (tr, tokens), (label, note), false);
        ui.add_space(space::S);
        let (_, same) = self.again.show_again(ui, (tr, tokens), &self.first);
        short.is_none() && same
    }

    /// Takes the text out of both fields.
    pub(super) fn take(&mut self) -> Typed {
        self.again.clear();
        Typed::take(&mut self.first.text)
    }
}
