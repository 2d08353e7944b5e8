//! First start: the passphrase of the desk, typed twice, with its rules and honest words about what a lost one means.

use egui::Ui;

use crate::ui::front_view::{FrontAsk, FrontView, Typed, Unfit};
use crate::ui::parts::button::Button;
use crate::ui::parts::field::Note;
use crate::ui::parts::words;
use crate::ui::theme::{Type, space};

use super::secret::{SecretField, entered};
use super::{HIGH, last_row, opening};

/// What is being typed.
#[derive(Debug, Default)]
pub(super) struct Make {
    first: SecretField,
    again: SecretField,
}

impl Make {
    /// The sheet.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &FrontView<'_>, plain: bool, out: &mut Vec<FrontAsk>) {
        let (tr, tokens) = (view.tr, view.tokens);
        if plain {
            opening(ui, view, tr.front_plain_title(), &[tr.front_plain_what(), tr.front_plain_copies()]);
        } else {
            opening(ui, view, tr.front_make_title(), &[tr.front_make_what()]);
        }
        let unfit = (view.rules.desk)(&self.first.text);
        let weak = (view.rules.is_weak)(&self.first.text);
        let told;
        let note = match unfit {
            Some(Unfit::Short(least)) if self.first.text.is_empty() => {
                told = tr.front_rule(least);
                Note::Plain(&told)
            }
            Some(unfit) => {
                told = unfit.words(tr);
                Note::Plain(&told)
            }
            None if weak => Note::Doubtful(tr.front_weak()),
            None => Note::Good(tr.front_good()),
        };
        self.first.show(ui, (tr, tokens), (tr.front_passphrase(), note), true);
        ui.add_space(space::S);
        let (response, same) = self.again.show_again(ui, (tr, tokens), &self.first);
        ui.add_space(space::S);
        words::wrapped(ui, Type::BodyMedium, tr.front_lost_title(), tokens.ink);
        ui.add_space(space::XS);
        words::wrapped(ui, Type::Body, tr.front_lost(), tokens.ink);
        super::told(ui, view);
        let ready = unfit.is_none() && same;
        let word = if plain { tr.front_plain_do() } else { tr.front_make_do() };
        let mut from_backup = false;
        let pressed = last_row(ui, view, (word, ready), |ui| {
            // A new computer may have an old casebook on a stick.
            if !plain {
                from_backup = Button::quiet(tr.front_restore_door()).height(HIGH).show(ui, tokens).clicked();
            }
        });
        if from_backup {
            out.push(FrontAsk::ShowBackups);
        }
        if ready && !view.state.working && (pressed || entered(ui, &response)) {
            out.push(FrontAsk::Make(Typed::take(&mut self.first.text)));
            self.again.clear();
        }
    }
}
