//! How the line looks in which a sentence is taken down: tags and words, below them hints and buttons; or that it is
//! covered. It must not record: the buttons call what the keys call.

use egui::{Frame, Key, Margin, Modifiers, ScrollArea, TextEdit, Ui, vec2};

use crate::i18n::Tr;
use crate::ui::action::Outbox;
use crate::ui::parts::button::{Button, at_the_right};
use crate::ui::parts::field::named;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{hung, words};
use crate::ui::theme::{Tokens, Type, size, space};
use crate::ui::view::View;

use super::super::pick;
use super::super::token::{Mark, Token};
use super::{Composer, Desk, LINE, MOST_LINES, Refused, text_id};

impl Composer {
    /// In place of a private sentence while private words are covered.
    pub(super) fn covered_line(&self, ui: &mut Ui, view: &View<'_>) {
        let (tr, tokens) = (view.tr, view.tokens);
        let margin = Margin { left: 12, right: 12, top: 12, bottom: 12 };
        let frame = Frame::NONE.fill(tokens.sunken).stroke(tokens.border()).corner_radius(size::RADIUS);
        frame.inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let (square, _) = ui.allocate_exact_size(vec2(16.0, Type::Body.line()), egui::Sense::hover());
                let square = egui::Rect::from_center_size(square.center(), vec2(16.0, 16.0));
                Icon::Lock.paint(ui.painter(), square, tokens.ink2, 1.6);
                words::wrapped(ui, Type::Body, tr.talk_covered_here(), tokens.ink2);
            });
        });
    }

    pub(super) fn first_line(&mut self, ui: &mut Ui, tr: Tr, tokens: &Tokens, desk: &Desk<'_>) {
        let list_open = self.asked.is_some() || Token::find(&self.said.text).is_some();
        ui.horizontal_top(|ui| {
            self.tags(ui, tr, tokens, desk);
            ScrollArea::vertical().id_salt("composer text").max_height(MOST_LINES * LINE + 7.0).show(ui, |ui| {
                let hint = egui::RichText::new(tr.talk_composer_hint()).color(tokens.ink3);
                let edit = TextEdit::multiline(&mut self.said.text)
                    .id(text_id())
                    .font(Type::Body.font())
                    .text_color(tokens.ink)
                    .hint_text(hint)
                    .frame(Frame::NONE.inner_margin(Margin::symmetric(2, 4)))
                    .desired_rows(1)
                    .desired_width(ui.available_width())
                    .min_size(vec2(0.0, size::SMALL))
                    .lock_focus(list_open)
                    .return_key(egui::KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
                    .char_limit(20_000);
                let response = named(ui.add(edit), tr.talk_composer());
                if response.changed() {
                    self.refused = None;
                    self.picked = 0;
                    self.typed = true;
                    self.asked = None;
                    self.changed_at = Some(ui.input(|input| input.time));
                }
                if std::mem::take(&mut self.wants_focus) {
                    response.request_focus();
                }
            });
        });
    }

    fn tags(&mut self, ui: &mut Ui, tr: Tr, tokens: &Tokens, desk: &Desk<'_>) {
        let who = self.said.who.as_ref().map(|id| {
            let name = desk.people.iter().find(|candidate| &candidate.value == id);
            format!("@{}", name.map_or(id.0.as_str(), |candidate| candidate.shown.as_str()))
        });
        if who.is_some_and(|word| pick::tag(ui, tr, tokens, &word)) {
            self.said.who = None;
        }
        let kind = self.said.kind.map(|kind| format!("#{}", tr.statement_kind(kind)));
        if kind.is_some_and(|word| pick::tag(ui, tr, tokens, &word)) {
            self.said.kind = None;
        }
    }

    pub(super) fn second_line(&mut self, ui: &mut Ui, view: &View<'_>, desk: &Desk<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        at_the_right(ui, size::SMALL, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if self.editing.is_some() {
                if Button::small(tr.talk_save_change()).show(ui, tokens).clicked() {
                    self.record(view, desk, out);
                }
                if Button::quiet(tr.talk_remove_statement())
                    .kind(Type::Small)
                    .height(size::SMALL)
                    .show(ui, tokens)
                    .clicked()
                {
                    self.remove(desk, out);
                }
            } else if Button::small(tr.talk_record()).key("Enter").show(ui, tokens).clicked() {
                self.record(view, desk, out);
            }
            let private = Button::quiet(tr.talk_mark_private()).before(Icon::Lock).kind(Type::Small);
            if private.height(size::SMALL).chosen(self.said.private).show(ui, tokens).clicked() {
                self.said.private = !self.said.private;
                self.wants_focus = true;
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| self.hints(ui, tr, tokens));
        });
    }

    fn hints(&mut self, ui: &mut Ui, tr: Tr, tokens: &Tokens) {
        let message = match &self.refused {
            Some(Refused::NoSpeaker) => tr.talk_say_who().to_owned(),
            Some(Refused::NoWords) => tr.talk_say_what().to_owned(),
            Some(Refused::OpenWord(word)) => tr.talk_say_open_word(word),
            None => String::new(),
        };
        if !message.is_empty() {
            words::line(ui, Type::Small, message, tokens.accent);
            return;
        }
        ui.spacing_mut().item_spacing.x = space::M;
        for (mark, word) in [(Mark::Person, tr.talk_pick_person()), (Mark::Kind, tr.talk_pick_kind())] {
            let button = hung::quiet(word).ink(tokens.ink3);
            let fits = button.wanted_width(ui) <= ui.available_width();
            if fits && hung::left(ui, tokens, button).clicked() {
                self.asked = if self.asked == Some(mark) { None } else { Some(mark) };
                self.wants_focus = true;
            }
        }
    }
}
