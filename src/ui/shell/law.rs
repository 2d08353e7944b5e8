//! The room of law: the cards in a list, found by word or Pinyin, those of the case's kind of dispute first, one of them
//! whole. It must not know what a card says.

use egui::{Key, Modifiers, Ui, vec2};

use crate::domain::case::DisputeType;
use crate::guide::law::{Card, Library};
use crate::ui::action::{Action, Outbox};
use crate::ui::parts::button::{self, Button};
use crate::ui::parts::field::{Field, named_button};
use crate::ui::parts::{hung, law_card, row, segmented, words};
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

/// Height of a line of the list.
const LINE: f32 = 56.0;

/// Which cards are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Of {
    /// Those of the case's kind of dispute.
    #[default]
    Kind,
    All,
}

/// The room's state.
#[derive(Default)]
pub struct LawRoom {
    /// The search field takes the focus once.
    fresh: bool,
    words: String,
    of: Of,
    /// Position in the list that the arrows moved to.
    chosen: usize,
    /// The card that is read, by id.
    card: Option<String>,
    /// The card was opened from the list, to which one goes back.
    from_list: bool,
}

impl LawRoom {
    /// The room at its list.
    pub fn at_the_list() -> LawRoom {
        LawRoom { fresh: true, ..LawRoom::default() }
    }

    /// The room at the card with this id.
    pub fn at_card(id: &str) -> LawRoom {
        LawRoom { card: Some(id.to_owned()), ..LawRoom::default() }
    }

    /// Whether a card is read.
    pub const fn reads_a_card(&self) -> bool {
        self.card.is_some()
    }

    /// From a card back to the list that it was opened from; false where there is no way back.
    pub fn back(&mut self) -> bool {
        let back = self.card.is_some() && self.from_list;
        if back {
            self.card = None;
            self.fresh = true;
        }
        back
    }

    /// Paints the room in the width there is.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let card = self.card.as_deref().and_then(|id| Library::built_in().by_id(id));
        match card {
            Some(card) => reading(ui, view, card, out),
            None => self.list(ui, view),
        }
    }

    fn list(&mut self, ui: &mut Ui, view: &View<'_>) {
        let (tr, tokens) = (view.tr, view.tokens);
        let down = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
        let up = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowUp));
        let field = Field::new(tr.law_search()).hint(tr.law_search_hint()).label_hidden();
        let response = field.show(ui, tokens, &mut self.words);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        if response.changed() {
            self.chosen = 0;
        }
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.add_space(space::S);
        let kind = view.case.and_then(|case| case.record.file.dispute_type);
        if let Some(kind) = kind {
            let choices = [(Of::Kind, tr.dispute_type(kind)), (Of::All, tr.law_every_kind())];
            if segmented::show(ui, tokens, tr.law_of_kind(), &choices, &mut self.of, None) {
                self.chosen = 0;
            }
            ui.add_space(space::S);
        }
        let cards = found(&self.words, kind.filter(|_| self.of == Of::Kind));
        let last = cards.len().saturating_sub(1);
        self.chosen = if down { self.chosen + 1 } else { self.chosen.saturating_sub(usize::from(up)) }.min(last);
        if cards.is_empty() {
            words::wrapped(ui, Type::Body, tr.law_none(), tokens.ink2);
            return;
        }
        let moved = down || up;
        let pressed = hung::scroll(ui, "law", |ui| self.lines(ui, view, &cards, moved));
        let picked = pressed.or_else(|| enter.then_some(self.chosen)).and_then(|at| cards.get(at));
        if let Some(card) = picked {
            self.card = Some(card.id.clone());
            self.from_list = true;
        }
    }

    fn lines(&self, ui: &mut Ui, view: &View<'_>, cards: &[&Card], moved: bool) -> Option<usize> {
        let (tr, tokens) = (view.tr, view.tokens);
        let mut pressed = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        for (position, card) in cards.iter().enumerate() {
            let (title, source) = (&card.text(tr.0).title, card.source(tr));
            // Enter opens this one.
            let current = position == self.chosen;
            let response = row::show(ui, tokens, LINE, current, |ui| {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add_space(5.0);
                    words::line(ui, Type::Body, title, tokens.ink);
                    words::line(ui, Type::Small, &source, tokens.ink2);
                });
            });
            named_button(&response, &tr.law_door_named(&source, title));
            if moved && position == self.chosen {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                pressed = Some(position);
            }
        }
        ui.add_space(space::L);
        pressed
    }
}

/// One card with what can be done with it.
fn reading(ui: &mut Ui, view: &View<'_>, card: &Card, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    // The footer of the window lies partly behind this room: what happened is said here as well.
    let message = view.status.message.as_ref().map(|message| (message.text.as_str(), message.problem));
    let said = message.map_or(0.0, |(text, _)| {
        words::galley(ui, Type::Small, text, tokens.ink, ui.available_width()).size().y + 2.0 * space::S
    });
    let foot = size::FOOTER;
    let room = vec2(ui.available_width(), (ui.available_height() - foot - said).max(80.0));
    ui.allocate_ui(room, |ui| {
        hung::scroll(ui, "card", |ui| {
            law_card::show(ui, tr, tokens, card);
            ui.add_space(space::L);
        });
    });
    row::rule(ui, tokens);
    if let Some((text, problem)) = message {
        ui.add_space(space::S);
        words::wrapped(ui, Type::Small, text, if problem { tokens.accent } else { tokens.ink });
        ui.add_space(space::S);
    }
    button::at_the_right(ui, foot - 1.0, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if Button::normal(tr.law_print()).show(ui, tokens).clicked() {
            out.push(Action::PrintCard(card.id.clone()));
        }
        if Button::normal(tr.law_open_pdf()).show(ui, tokens).clicked() {
            out.push(Action::OpenCard(card.id.clone()));
        }
    });
}

/// The cards for these words, of this kind of dispute or of every kind.
fn found(words: &str, kind: Option<DisputeType>) -> Vec<&'static Card> {
    let library = Library::built_in();
    match kind {
        Some(kind) if words.trim().is_empty() => library.for_type(kind),
        Some(kind) => library.search(words).into_iter().filter(|card| card.is_for(kind)).collect(),
        None => library.search(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_dispute_narrows_what_is_found() {
        let all = found("", None);
        let neighbours = found("", Some(DisputeType::Neighbour));
        assert!(neighbours.len() >= 3 && neighbours.len() < all.len());
        assert!(neighbours.iter().all(|card| card.is_for(DisputeType::Neighbour)));
        assert!(neighbours.first().is_some_and(|card| !card.types.is_empty()), "its own cards come first");
    }

    #[test]
    fn pinyin_finds_a_card_and_esc_goes_back_to_the_list() {
        assert!(found("weiyuejin", None).iter().any(|card| card.articles.contains(&585)));
        let mut room = LawRoom { from_list: true, ..LawRoom::at_card("any") };
        assert!(room.back() && !room.reads_a_card());
        assert!(!room.back(), "the list has no way back");
        assert!(!LawRoom::at_card("any").back(), "a card that a finding opened has none");
    }
}
