//! A new passphrase or PIN, typed twice: what it lacks stands below it. It must not know the rules; it asks them.

use egui::Ui;

use crate::ui::front_view::{Typed, Unfit};
use crate::ui::parts::field::Note;
use crate::ui::screens::front::SecretField;
use crate::ui::theme::space;
use crate::ui::view::View;

/// Whose secret is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of<'a> {
    /// It opens on every computer, so a weak one is easily guessed anywhere.
    Desk,
    /// The person of this name; a short one opens on this computer only.
    Person(&'a str),
}

/// The secret in force, typed by whoever wants another: a desk that is left open for a minute is not taken over.
#[derive(Debug, Default)]
pub(super) struct Present(SecretField);

impl Present {
    /// Shows the field; true when something stands in it.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, (label, note): (&str, &str)) -> bool {
        self.0.show(ui, (view.tr, view.tokens), (label, Note::Plain(note)), true);
        ui.add_space(space::S);
        !self.0.text.is_empty()
    }

    /// Takes the text out of the field.
    pub(super) fn take(&mut self) -> Typed {
        Typed::take(&mut self.0.text)
    }
}

/// The two fields.
#[derive(Debug, Default)]
pub(super) struct TwiceTyped {
    first: SecretField,
    again: SecretField,
}

impl TwiceTyped {
    /// Shows both; true when they are the same and long enough.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, (label, of): (&str, Of<'_>)) -> bool {
        let (tr, tokens, rules) = (view.tr, view.tokens, view.people.rules);
        let (unfit, weak) = match of {
            Of::Desk => ((rules.desk)(&self.first.text), tr.front_weak()),
            Of::Person(name) => ((rules.person)(&self.first.text, name), tr.access_this_computer()),
        };
        let told;
        let note = match unfit {
            Some(Unfit::Short(least)) if self.first.text.is_empty() => {
                told = if of == Of::Desk { tr.front_rule(least) } else { tr.access_rule(least) };
                Note::Plain(&told)
            }
            Some(unfit) => {
                told = unfit.words(tr);
                Note::Plain(&told)
            }
            None if (rules.is_weak)(&self.first.text) => Note::Plain(weak),
            None => Note::Good(tr.front_good()),
        };
        self.first.show(ui, (tr, tokens), (label, note), false);
        ui.add_space(space::S);
        let (_, same) = self.again.show_again(ui, (tr, tokens), &self.first);
        unfit.is_none() && same
    }

    /// Takes the text out of both fields.
    pub(super) fn take(&mut self) -> Typed {
        self.again.clear();
        Typed::take(&mut self.first.text)
    }
}
