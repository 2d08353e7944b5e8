//! The question before signatures fall: which version, how many signatures, and that the old one stays. Nothing else can
//! be pressed until it is answered. It must not carry out the change.

use egui::{Frame, Id, Key, Margin, Modal, Modifiers, Ui, vec2};

use crate::ui::action::{Action, Outbox};
use crate::ui::parts::button::{self, Button};
use crate::ui::parts::words;
use crate::ui::signing_view::Question;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

/// Width of the question, and the least room beside it, in points.
const WIDTH: f32 = 480.0;
const BESIDE: f32 = 96.0;

/// Asks, if there is something to ask. Esc is a no.
pub fn show(ui: &Ui, view: &View<'_>, out: &mut Outbox) {
    let Some(question) = &view.signing.question else { return };
    let (ctx, tokens) = (ui.ctx(), view.tokens);
    let frame = Frame::NONE.fill(tokens.surface).stroke(tokens.border()).corner_radius(size::RADIUS);
    let frame = frame.inner_margin(Margin::same(24));
    let no = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let modal = Modal::new(Id::unique("signatures would fall")).frame(frame);
    let pressed = modal.backdrop_color(egui::Color32::BLACK.gamma_multiply(0.4)).show(ctx, |ui| {
        ui.set_width(WIDTH.min(ctx.content_rect().width() - BESIDE));
        ui.spacing_mut().item_spacing.y = space::M;
        words::wrapped(ui, Type::Title, title(view, question), tokens.ink);
        for sentence in sentences(view, question) {
            words::wrapped(ui, Type::Body, sentence, tokens.ink);
        }
        keys(ui, view, question)
    });
    match (pressed.inner, no) {
        (Some(yes), _) => out.push(Action::AnswerChange(yes)),
        (None, true) => out.push(Action::AnswerChange(false)),
        (None, false) => {}
    }
}

const fn title<'a>(view: &View<'a>, question: &Question) -> &'a str {
    match (question.supersedes, question.falls.closed) {
        (true, _) => view.tr.question_supersede_title(),
        (false, true) => view.tr.question_closed_title(),
        (false, false) => view.tr.question_title(),
    }
}

fn sentences(view: &View<'_>, question: &Question) -> Vec<String> {
    let tr = view.tr;
    let version = usize::try_from(question.falls.version).unwrap_or(usize::MAX);
    let what = match (question.supersedes, question.falls.closed) {
        (true, _) => tr.question_supersede(version),
        (false, true) => tr.question_closed(version),
        (false, false) => tr.question_signed(question.falls.signatures, version),
    };
    let stays = if question.falls.closed { tr.question_sealed_stays() } else { tr.question_stays() };
    vec![what, stays.to_owned()]
}

fn keys(ui: &mut Ui, view: &View<'_>, question: &Question) -> Option<bool> {
    let (tr, mut pressed) = (view.tr, None);
    let yes = if question.supersedes { tr.question_supersede_yes() } else { tr.question_yes() };
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 44.0), egui::Layout::top_down(egui::Align::Min), |ui| {
        button::at_the_right(ui, 44.0, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if Button::primary(yes).height(44.0).show(ui, view.tokens).clicked() {
                pressed = Some(true);
            }
            if Button::normal(tr.question_no()).height(44.0).show(ui, view.tokens).clicked() {
                pressed = Some(false);
            }
        });
    });
    pressed
}
