//! A field for a passphrase or a PIN: what is typed is not seen until somebody asks for it. It must not judge what is typed.

use egui::{Key, Response, Ui, vec2};

use crate::i18n::Tr;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::theme::{Tokens, Type, size, space};

/// The text and whether it is seen.
#[derive(Debug, Default)]
pub struct SecretField {
    /// What was typed; taken out and cleared when it is handed in.
    pub text: String,
    seen: bool,
    entered: bool,
}

impl SecretField {
    /// Shows label, box, the key that lets it be seen, and the note. `first`: it takes the cursor once.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        (tr, tokens): (Tr, &Tokens),
        (label, note): (&str, Note<'_>),
        first: bool,
    ) -> Response {
        let word = if self.seen { tr.front_hide() } else { tr.front_see() };
        let name = tr.front_see_named(word, label);
        let button = Button::quiet(word).kind(Type::Small).height(size::SMALL).named(&name);
        let beside = button.wanted_width(ui) + space::S;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let width = (ui.available_width() - beside).min(380.0);
            let field = Field::new(label).note(note).width(width).height(super::HIGH).limit(400);
            let field = if self.seen { field } else { field.secret() };
            let response = field.show(ui, tokens, &mut self.text);
            if first && !std::mem::replace(&mut self.entered, true) {
                response.request_focus();
            }
            ui.vertical(|ui| {
                // Beside the box, not beside its label.
                ui.add_space(Type::Small.line() + space::XS);
                ui.allocate_ui_with_layout(
                    vec2(beside, super::HIGH),
                    egui::Layout::left_to_right(egui::Align::Center),
                    |ui| {
                        if button.show(ui, tokens).clicked() {
                            self.seen = !self.seen;
                        }
                    },
                );
            });
            response
        })
        .inner
    }

    /// The field in which the same is typed once more; true when it is the same.
    pub fn show_again(&mut self, ui: &mut Ui, (tr, tokens): (Tr, &Tokens), first: &SecretField) -> (Response, bool) {
        let same = first.text == self.text;
        let note = match (self.text.is_empty(), same) {
            (true, _) => Note::Kept,
            (false, true) => Note::Good(tr.front_same()),
            (false, false) => Note::Plain(tr.front_differs()),
        };
        (self.show(ui, (tr, tokens), (tr.front_passphrase_again(), note), false), same)
    }

    /// Forgets the text, and gives the cursor back to an empty field.
    pub fn clear(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.text);
        *self = SecretField::default();
    }
}

/// Whether Enter was pressed in this field.
pub fn entered(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}
