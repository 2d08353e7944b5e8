//! The list that opens behind `@` and `#`, and the tags that a picked word becomes. It must not know the sentence.

use egui::{
    Align, CornerRadius, Layout, RectAlign, Response, Sense, StrokeKind, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use crate::domain::party::PartyId;
use crate::i18n::Tr;
use crate::ui::parts::words;
use crate::ui::theme::{Tokens, Type, size};

use super::said::{KindWord, kinds_matching};
use super::token::{Candidate, Mark, matching};

/// What was picked.
#[derive(Clone, Debug, PartialEq)]
pub enum Picked {
    Person(PartyId),
    Kind(KindWord),
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub value: Picked,
    pub shown: String,
}

/// What the list answered in this frame.
#[derive(Clone, Copy, Debug, Default)]
pub struct Answer {
    pub chosen: Option<usize>,
    pub hovered: bool,
}

/// The rows for a typed word.
pub fn choices(mark: Mark, query: &str, people: &[Candidate<PartyId>], kinds: &[Candidate<KindWord>]) -> Vec<Choice> {
    match mark {
        Mark::Person => matching(people, query)
            .into_iter()
            .map(|candidate| Choice { value: Picked::Person(candidate.value.clone()), shown: candidate.shown.clone() })
            .collect(),
        Mark::Kind => kinds_matching(kinds, query)
            .into_iter()
            .map(|candidate| Choice { value: Picked::Kind(candidate.value), shown: candidate.shown.clone() })
            .collect(),
    }
}

/// Shows the list above the composer.
pub fn list(tokens: &Tokens, tr: Tr, choices: &[Choice], picked: usize, above: &Response) -> Answer {
    let mut answer = Answer::default();
    if choices.is_empty() {
        return answer;
    }
    let popup = egui::Popup::from_response(above)
        .id(egui::Id::unique("composer list"))
        .open(true)
        .align(RectAlign::TOP_START)
        .close_behavior(egui::PopupCloseBehavior::IgnoreClicks)
        .layout(Layout::top_down(Align::Min));
    let shown = popup.show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(200.0);
        for (position, choice) in choices.iter().enumerate() {
            if row(ui, tokens, tr, &choice.shown, position == picked.min(choices.len() - 1)).clicked() {
                answer.chosen = Some(position);
            }
        }
    });
    answer.hovered = shown.is_some_and(|shown| shown.response.contains_pointer());
    answer
}

fn row(ui: &mut Ui, tokens: &Tokens, tr: Tr, text: &str, current: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::SMALL), Sense::click());
    let name = tr.talk_choose_token(text);
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::Button, true, current, &name));
    if current || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(4), tokens.select);
    }
    let galley = words::galley(ui, Type::Body, text, tokens.ink, rect.width() - 16.0);
    ui.painter().galley(pos2(rect.min.x + 8.0, rect.center().y - galley.size().y / 2.0), galley, tokens.ink);
    response
}

/// A picked word as a tag; true when it was pressed, which takes it off.
pub fn tag(ui: &mut Ui, tr: Tr, tokens: &Tokens, text: &str) -> bool {
    let galley = words::galley(ui, Type::Small, text, tokens.ink, 200.0);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 16.0, size::SMALL), Sense::click());
    let name = tr.talk_take_token_off(text);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, &name));
    let shape = egui::Rect::from_center_size(rect.center(), vec2(rect.width(), 22.0));
    let stroke = if response.has_focus() { tokens.focus() } else { tokens.border() };
    ui.painter().rect(shape, CornerRadius::same(size::RADIUS), tokens.sunken, stroke, StrokeKind::Inside);
    ui.painter().galley(shape.center() - galley.size() / 2.0, galley, tokens.ink);
    response.clicked()
}
