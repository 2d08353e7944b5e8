//! One term on screen: its number, its sentence with slots, its capitals and what follows if it is not done, and the
//! findings that stand at it. It says what was wished and must not push a command.

use std::sync::Arc;

use egui::{
    CornerRadius, Galley, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::check::{Finding, Severity};
use crate::domain::dates::months_between;
use crate::domain::term::{Payment, Term, TermPattern};
use crate::ui::dates;
use crate::ui::parts::row::BAR;
use crate::ui::parts::words;
use crate::ui::theme::{Type, size, space};

use super::scene::Scene;
use super::sentence::{Piece, Slot, pieces};
use super::{amount, flow};

/// Height of a line of a sentence with slots.
const LINE: f32 = 38.0;
/// Height of a slot.
const SLOT: f32 = 30.0;
/// Room of the number before the sentence.
pub const NUMBER: f32 = 32.0;

/// Where a slot stands, for what opens below it.
#[derive(Debug, Default)]
pub struct Painted {
    /// The slot that was pressed.
    pub pressed: Option<Slot>,
    /// Each slot with its place on screen.
    pub places: Vec<(Slot, Rect)>,
}

/// How a slot looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Filled,
    /// Empty, and the sentence is whole without it.
    Open,
    Must,
    Doubtful,
}

/// Paints the ground of a clause behind what `content` paints; the answer senses a click beside its controls.
pub fn ground(ui: &mut Ui, scene: Scene<'_>, at: usize, current: bool, content: impl FnOnce(&mut Ui)) -> Response {
    let name = scene.tr.agreement_clause_named(at + 1);
    let behind = ui.painter().add(Shape::Noop);
    let bar = ui.painter().add(Shape::Noop);
    let builder = UiBuilder::new().id_salt(("clause", at)).sense(Sense::click());
    let inner = ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
        ui.set_min_width(ui.available_width());
        ui.add_space(space::S);
        content(ui);
        ui.add_space(space::M);
    });
    let rect = inner.response.rect;
    if current {
        let tokens = scene.tokens;
        ui.painter().set(behind, Shape::rect_filled(rect, 0.0, tokens.ground));
        let left = Rect::from_min_size(rect.min, vec2(BAR, rect.height()));
        ui.painter().set(bar, Shape::rect_filled(left, 0.0, tokens.accent_fill));
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, scene.tokens.rule());
    inner.response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::Group, true, current, &name));
    if inner.response.has_focus() {
        ui.painter().rect_stroke(rect, 0.0, scene.tokens.focus(), StrokeKind::Inside);
    }
    inner.response
}

/// The number of the term, in its column.
pub fn number(ui: &Ui, scene: Scene<'_>, at: usize, top: f32, left: f32) {
    let galley = words::galley(ui, Type::Title, &(at + 1).to_string(), scene.tokens.ink, NUMBER);
    ui.painter().galley(pos2(left, top + (LINE - galley.size().y) / 2.0), galley, scene.tokens.ink);
}

/// The sentence with its slots, in the width there is.
pub fn sentence(ui: &mut Ui, scene: Scene<'_>, term: &Term, current: bool, doubts: &[(Slot, Severity)]) -> Painted {
    let pieces = pieces(scene.tr, term);
    let width = ui.available_width();
    let mut slots: Vec<(Slot, Look, Arc<Galley>, String)> = Vec::new();
    let mut atoms = Vec::new();
    for piece in &pieces {
        match piece {
            Piece::Words(text) => {
                let mut measure = |text: &str| words::width(ui, Type::Body, text);
                flow::atoms(text, &mut measure, &mut atoms);
            }
            Piece::Slot(slot) => {
                let value = slot.value(scene.tr, scene.case, term);
                let look = look_of(*slot, term, value.is_some(), doubts);
                let wanted = slot.wanted(scene.tr, term.pattern);
                let shown = value.clone().unwrap_or_else(|| wanted.to_owned());
                let ink = match look {
                    Look::Filled | Look::Doubtful => scene.tokens.ink,
                    Look::Must => scene.tokens.accent,
                    Look::Open => scene.tokens.ink3,
                };
                let galley = words::galley(ui, Type::Body, &shown, ink, width - 16.0);
                let name = scene.tr.slot_named(wanted, value.as_deref().unwrap_or(scene.tr.slot_empty()));
                atoms.push(flow::Atom::Slot(slots.len(), galley.size().x + padding(look) * 2.0));
                slots.push((*slot, look, galley, name));
            }
        }
    }
    let (places, lines) = flow::lay_out(&atoms, width, LINE);
    let (room, _) = ui.allocate_exact_size(vec2(width, f32::from(lines) * LINE), Sense::hover());
    let mut painted = Painted::default();
    for (atom, place) in atoms.iter().zip(places) {
        let place = place.translate(room.min.to_vec2());
        match atom {
            flow::Atom::Space(_) => {}
            flow::Atom::Words(text, _) => {
                let galley = words::galley(ui, Type::Body, text, scene.tokens.ink, f32::INFINITY);
                ui.painter().galley(
                    pos2(place.left(), place.center().y - galley.size().y / 2.0),
                    galley,
                    scene.tokens.ink,
                );
            }
            flow::Atom::Slot(at, _) => {
                let Some((slot, look, galley, name)) = slots.get(*at) else { continue };
                let rect = Rect::from_center_size(place.center(), vec2(place.width(), SLOT));
                if paint_slot(ui, scene, rect, *look, galley, (name, current)).clicked() {
                    painted.pressed = Some(*slot);
                }
                painted.places.push((*slot, rect));
            }
        }
    }
    painted
}

const fn padding(look: Look) -> f32 {
    match look {
        Look::Filled | Look::Open => 8.0,
        Look::Must | Look::Doubtful => 9.0,
    }
}

fn look_of(slot: Slot, term: &Term, filled: bool, doubts: &[(Slot, Severity)]) -> Look {
    let doubt = doubts.iter().filter(|(other, _)| *other == slot).map(|(_, severity)| *severity).min();
    match (filled, doubt) {
        (false, Some(Severity::Block | Severity::Warn)) => Look::Must,
        (false, _) if slot.must(term.pattern) => Look::Must,
        (false, _) => Look::Open,
        (true, Some(Severity::Block | Severity::Warn)) => Look::Doubtful,
        (true, _) => Look::Filled,
    }
}

fn paint_slot(
    ui: &Ui,
    scene: Scene<'_>,
    rect: Rect,
    look: Look,
    galley: &Arc<Galley>,
    (name, current): (&str, bool),
) -> Response {
    let tokens = scene.tokens;
    let hit = rect.expand2(vec2(0.0, (size::SMALL - SLOT) / 2.0));
    let response = ui.interact(hit, ui.scope_id().with(("slot", name)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, name));
    let radius = CornerRadius::same(size::RADIUS);
    let ground = if current { tokens.surface } else { tokens.ground };
    let (fill, border) = match look {
        Look::Filled | Look::Open => (ground, Stroke::new(1.0, tokens.line)),
        Look::Must => (tokens.surface, Stroke::new(2.0, tokens.accent)),
        Look::Doubtful => (tokens.soon_soft, Stroke::new(2.0, tokens.soon)),
    };
    let fill = if response.hovered() { tokens.select } else { fill };
    let painter = ui.painter();
    painter.rect(rect, radius, fill, border, StrokeKind::Inside);
    if matches!(look, Look::Filled | Look::Open) {
        let edge = Stroke::new(1.0, tokens.edge);
        painter.hline(rect.left() + 3.0..=rect.right() - 3.0, rect.bottom() - 0.5, edge);
    }
    if response.has_focus() {
        painter.rect_stroke(rect.expand(1.0), radius, tokens.focus(), StrokeKind::Outside);
    }
    let clip = ui.painter_at(rect.shrink2(vec2(3.0, 0.0)));
    let at = pos2(rect.left() + padding(look), rect.center().y - galley.size().y / 2.0);
    clip.galley(at, Arc::clone(galley), tokens.ink);
    if galley.elided { response.on_hover_text(name) } else { response }
}

/// The lines below a sentence: capitals, the payment plan, what follows if it is not done.
pub fn below(ui: &mut Ui, scene: Scene<'_>, term: &Term, current: bool) -> Painted {
    let tr = scene.tr;
    let mut painted = Painted::default();
    if let Some(money) = term.amount {
        let value = tr.agreement_capitals_value(amount::capitals(money));
        line(ui, scene, tr.agreement_capitals(), &value);
    }
    let plan = plan(scene, term);
    for (at, text) in plan.iter().enumerate() {
        let label = match (at, &term.payment) {
            (0, Payment::Monthly(_)) => tr.agreement_monthly(),
            (0, _) => tr.agreement_instalments(),
            _ => "",
        };
        line(ui, scene, label, text);
    }
    let label = match term.pattern {
        Some(TermPattern::Pay) => tr.agreement_breach_pay(),
        None if term.amount.is_some() => tr.agreement_breach_pay(),
        _ => tr.agreement_breach_act(),
    };
    if !term.breach.is_empty() || current {
        let response = breach(ui, scene, label, &term.breach);
        if response.clicked() {
            painted.pressed = Some(Slot::Breach);
        }
        painted.places.push((Slot::Breach, response.rect));
    }
    painted
}

fn plan(scene: Scene<'_>, term: &Term) -> Vec<String> {
    let tr = scene.tr;
    let figures = |money: Option<crate::domain::money::Money>| money.map(|money| money.figures()).unwrap_or_default();
    match &term.payment {
        Payment::Once => Vec::new(),
        Payment::Instalments(parts) => parts
            .iter()
            .enumerate()
            .map(|(at, part)| {
                let day = part.due.map_or_else(|| tr.slot_day().to_owned(), |day| dates::full_day(tr, day));
                tr.agreement_instalment_line(at + 1, day, figures(part.amount))
            })
            .collect(),
        Payment::Monthly(schedule) => {
            let month = |month: crate::domain::term::Month| format!("{:04}-{:02}", month.year, month.month);
            let (Some(from), Some(to), Some(day)) = (schedule.from, schedule.to, schedule.day) else {
                return Vec::new();
            };
            let count = months_between(from, to);
            vec![tr.agreement_monthly_line(month(from), month(to), day, figures(schedule.amount), count)]
        }
    }
}

/// Room of the labels below a sentence.
fn label_room(ui: &Ui, scene: Scene<'_>) -> f32 {
    let tr = scene.tr;
    [tr.agreement_capitals(), tr.agreement_breach_pay(), tr.agreement_breach_act(), tr.agreement_instalments()]
        .iter()
        .map(|label| words::width(ui, Type::Small, label))
        .fold(0.0, f32::max)
        + space::S
}

fn line(ui: &mut Ui, scene: Scene<'_>, label: &str, value: &str) -> Response {
    let room = label_room(ui, scene);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.set_min_height(22.0);
        let (rect, _) = ui.allocate_exact_size(vec2(room, 22.0), Sense::hover());
        let galley = words::galley(ui, Type::Small, label, scene.tokens.ink3, room);
        ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, scene.tokens.ink3);
        ui.vertical(|ui| {
            ui.add_space(1.0);
            words::wrapped(ui, Type::Small, value, scene.tokens.ink2);
        });
    })
    .response
}

/// What follows if it is not done: pressing it opens its field.
fn breach(ui: &mut Ui, scene: Scene<'_>, label: &str, text: &str) -> Response {
    let shown = if text.is_empty() { scene.tr.agreement_breach_none() } else { text };
    let rect = line(ui, scene, label, shown).rect;
    let hit = Rect::from_center_size(rect.center(), vec2(rect.width(), rect.height().max(size::SMALL)));
    let response = ui.interact(hit, ui.scope_id().with("breach"), Sense::click());
    let name = scene.tr.slot_named(label, if text.is_empty() { scene.tr.slot_empty() } else { text });
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name));
    if response.hovered() {
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, scene.tokens.edge));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect.expand(2.0),
            CornerRadius::same(size::RADIUS),
            scene.tokens.focus(),
            StrokeKind::Outside,
        );
    }
    response
}

/// The slots that findings doubt.
pub fn doubts(findings: &[&Finding], place: &crate::domain::place::Place) -> Vec<(Slot, Severity)> {
    let slots = [Slot::Who, Slot::To, Slot::What, Slot::Amount, Slot::Day, Slot::Method, Slot::Place, Slot::Breach];
    findings
        .iter()
        .filter_map(|finding| {
            let slot = slots.into_iter().find(|slot| place.field(slot.field()).contains(&finding.at))?;
            Some((slot, finding.severity))
        })
        .collect()
}
