//! A law card on screen: title, source, what the article says, what it means at this table, what a court would ask for,
//! and what is not certain; and the doors that lead to cards. The words are the card's own.

use egui::{CornerRadius, Frame, Margin, Ui};

use crate::check::Rule;
use crate::domain::case::DisputeType;
use crate::guide::law::{Card, Library};
use crate::i18n::Tr;
use crate::ui::action::{Action, Outbox, SideDoor};
use crate::ui::theme::{Tokens, Type, size, space};

use super::button::Button;
use super::{hung, words};

/// At most so many doors stand beside a finding; the room of law holds the rest.
const DOORS: usize = 3;

/// Paints the whole card in the width there is.
pub fn show(ui: &mut Ui, tr: Tr, tokens: &Tokens, card: &Card) {
    let text = card.text(tr.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    words::wrapped(ui, Type::Title, &text.title, tokens.ink);
    ui.add_space(space::XS);
    words::wrapped(ui, Type::Small, card.source(tr), tokens.ink2);
    if let Some(reason) = &text.unsure {
        ui.add_space(space::M);
        let frame = Frame::NONE.fill(tokens.soon_soft).corner_radius(CornerRadius::same(size::RADIUS));
        frame.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            words::wrapped(ui, Type::Small, tr.card_unsure(reason), tokens.soon);
        });
    }
    for (heading, said) in
        [(tr.card_plain(), &text.plain), (tr.card_here(), &text.here), (tr.card_court(), &text.court)]
    {
        ui.add_space(space::L);
        words::wrapped(ui, Type::Small, heading, tokens.ink2);
        ui.add_space(space::XS);
        words::wrapped(ui, Type::Body, said, tokens.ink);
    }
    ui.add_space(space::L);
    words::wrapped(ui, Type::Small, tr.card_own_words(card.wording(tr)), tokens.ink3);
}

/// Doors to the cards that stand beside a finding of this rule: 《民法典》第511条 ›.
pub fn doors(ui: &mut Ui, (tr, tokens): (Tr, &Tokens), rule: Rule, dispute: Option<DisputeType>, out: &mut Outbox) {
    let mut cards = Library::built_in().for_rule(rule, dispute);
    // Those for every kind of dispute first; a card that stands beside few rules says most about this one.
    cards.sort_by_key(|card| (!card.types.is_empty(), card.rules.len()));
    for card in cards.into_iter().take(DOORS) {
        let source = card.source(tr);
        let name = tr.law_door_named(&source, &card.text(tr.0).title);
        if hung::left(ui, tokens, Button::door(&source).named(&name)).on_hover_text(&card.text(tr.0).title).clicked() {
            out.push(Action::Side(SideDoor::Card(card.id.clone())));
        }
    }
}
