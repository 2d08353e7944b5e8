//! The parties of a case: a card for each person, by side; staff of the case, the notice of rights, what is missing.
//! It must not judge a number or a name: doubts stand below the field and never block.

mod card;
mod extras;
mod guard;
mod masked;
mod more;
mod notice;
mod organisation;
mod person;
mod staff;

use std::collections::HashSet;

use egui::{Rect, Ui, UiBuilder, vec2};

use crate::casebook::command::CaseCommand;
use crate::casebook::view::CaseId;
use crate::domain::case::CaseFile;
use crate::domain::party::{Party, PartyId, PartyRole, Side};
use crate::domain::place::Place;
use crate::i18n::Tr;
use crate::ui::action::{Action, Outbox};
use crate::ui::form::Form;
use crate::ui::parts::button::Button;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{empty, head, hung, missing, signed};
use crate::ui::screen::{Room, Screen};
use crate::ui::theme::{Tokens, margin, size, space};
use crate::ui::view::View;

/// The letter in a party's monogram.
pub fn letter(tr: Tr, role: PartyRole) -> &'static str {
    match role {
        PartyRole::Applicant | PartyRole::Victim => tr.people_letter_a(),
        PartyRole::Respondent | PartyRole::Offender => tr.people_letter_b(),
        PartyRole::ThirdPerson => tr.people_letter_third(),
        PartyRole::ChildConcerned => tr.people_letter_child(),
        PartyRole::Witness => tr.people_letter_witness(),
        PartyRole::Guardian => tr.people_letter_guardian(),
    }
}

/// The screen of the parties of one case.
#[derive(Clone, Debug, Default)]
pub struct PartiesScreen {
    form: Form,
    unfolded: HashSet<PartyId>,
    /// Whose sex and birth were shown once: a line that vanishes under the hand would take the cursor along.
    spelled: HashSet<PartyId>,
    /// The party about whose removal the card asks.
    removing: Option<PartyId>,
    numbers: masked::Numbers,
}

/// What one frame works with.
#[derive(Clone, Copy)]
struct Desk<'a> {
    view: &'a View<'a>,
    tr: Tr,
    tokens: &'a Tokens,
    case: CaseId,
    file: &'a CaseFile,
    numbers: &'a masked::Numbers,
}

impl PartiesScreen {
    /// Paints the room between head and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        let mut numbers = std::mem::take(&mut self.numbers);
        numbers.begin(view.visit);
        let (id, file) = (case.record.id, &case.record.file);
        let desk = Desk { view, tr: view.tr, tokens: view.tokens, case: id, file, numbers: &numbers };
        self.paint(ui, &desk, out);
        if let Some((at, party)) = numbers.take_asked(file) {
            out.push(Action::ShowIdNumber { case: id, party });
            self.form.hand_on(at);
        }
        self.numbers = numbers;
    }

    fn paint(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Outbox) {
        let view = desk.view;
        self.form.begin(view.jump);
        self.unfold_aim(desk);
        let window = ui.ctx().content_rect().width();
        let edge = margin(window);
        let full = signed::head(ui, view, ui.max_rect().shrink2(vec2(edge, 0.0)), 0.0);
        if window >= size::FOLD {
            self.three_columns(ui, full, desk, out);
        } else {
            let columns = if window >= size::FOLD_COLUMN { 2 } else { 1 };
            self.folded(ui, full, desk, columns, out);
        }
    }

    /// A jump into a part of a card that is folded away opens it.
    fn unfold_aim(&mut self, desk: &Desk<'_>) {
        for (position, party) in desk.file.parties.iter().enumerate() {
            let inside = |field: &str| self.form.is_aimed_at(&Place::party(position).field(field));
            let folded = ["guardian", "represents", "role", "kind", "id_type"].iter().any(|field| inside(field));
            let compact = party.role.side() == Side::Beside && self.form.is_aimed_at(&Place::party(position));
            if folded || compact {
                self.unfolded.insert(party.id.clone());
            }
        }
    }

    fn three_columns(&mut self, ui: &mut Ui, full: Rect, desk: &Desk<'_>, out: &mut Outbox) {
        let (cards, right) = full.split_left_right_at_x(full.max.x - size::COLUMN_SIDE);
        let cards = cards.with_max_x(cards.max.x - space::XL);
        column(ui, "cards", cards, |ui| {
            hung::scroll(ui, "cards", |ui| {
                let width = (ui.available_width() - space::XL) / 2.0;
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = space::XL;
                    for side in [Side::A, Side::B] {
                        ui.push_id(side_key(side), |ui| stack(ui, width, |ui| self.side(ui, desk, side, out)));
                    }
                });
                ui.add_space(space::XL);
            });
        });
        let wanted = missing::wanted_height(ui, desk.view, right.width()).min(right.height() * 0.4);
        let (above, below) = right.split_top_bottom_at_y(right.max.y - wanted);
        column(ui, "others", above, |ui| {
            hung::scroll(ui, "others", |ui| self.third_column(ui, desk, out));
        });
        ui.painter().hline(below.x_range(), below.min.y, desk.tokens.rule());
        column(ui, "missing", below, |ui| missing::panel(ui, desk.view, out, wanted));
    }

    /// Two columns of cards or one; the rest below.
    fn folded(&mut self, ui: &mut Ui, full: Rect, desk: &Desk<'_>, columns: usize, out: &mut Outbox) {
        column(ui, "folded", full, |ui| {
            hung::scroll(ui, "folded", |ui| {
                let width = (ui.available_width() - if columns > 1 { space::L } else { 0.0 }) / columns as f32;
                let pairs: [&[Part]; 2] = [&[Part::A, Part::B], &[Part::Others, Part::Desk]];
                for pair in pairs {
                    for row in pair.chunks(columns) {
                        ui.horizontal_top(|ui| {
                            ui.spacing_mut().item_spacing.x = space::L;
                            for part in row {
                                ui.push_id(part.key(), |ui| {
                                    stack(ui, width, |ui| self.part(ui, desk, *part, out));
                                });
                            }
                        });
                    }
                }
                ui.add_space(space::XL);
            });
        });
    }

    fn part(&mut self, ui: &mut Ui, desk: &Desk<'_>, part: Part, out: &mut Outbox) {
        match part {
            Part::A => self.side(ui, desk, Side::A, out),
            Part::B => self.side(ui, desk, Side::B, out),
            Part::Others => self.others(ui, desk, out),
            Part::Desk => self.desk(ui, desk, out),
        }
    }

    fn third_column(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Outbox) {
        self.others(ui, desk, out);
        ui.add_space(space::M);
        self.desk(ui, desk, out);
        ui.add_space(space::L);
    }

    fn desk(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Outbox) {
        staff::show(ui, desk, &mut self.form, out);
        ui.add_space(space::M);
        notice::show(ui, desk, &mut self.form, out);
    }

    fn side(&mut self, ui: &mut Ui, desk: &Desk<'_>, side: Side, out: &mut Outbox) {
        let (tr, tokens) = (desk.tr, desk.tokens);
        let first = desk.file.parties.iter().find(|party| party.role.side() == side);
        let role = first
            .map_or(if side == Side::A { PartyRole::Applicant } else { PartyRole::Respondent }, |party| party.role);
        let (word, add, none) = if side == Side::A {
            (tr.people_side_a(), tr.people_add_to_a(), tr.people_none_a())
        } else {
            (tr.people_side_b(), tr.people_add_to_b(), tr.people_none_b())
        };
        let mut wanted = false;
        head::show(ui, tokens, word, tr.party_role(role), |ui| {
            wanted = hung::right(ui, tokens, Button::door(add).before(Icon::Plus).after(None)).clicked();
        });
        if first.is_none() {
            empty::show(ui, tokens, none, None);
        }
        self.cards(ui, desk, &[side], out);
        if wanted {
            self.add(desk, role, out);
        }
    }

    fn others(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Outbox) {
        let (tr, tokens) = (desk.tr, desk.tokens);
        let mut wanted = None;
        head::show(ui, tokens, tr.people_others(), "", |ui| {
            let door = hung::right(ui, tokens, Button::door(tr.people_add_other()).before(Icon::Plus).after(None));
            egui::Popup::menu(&door).show(|ui| {
                for role in [PartyRole::ThirdPerson, PartyRole::ChildConcerned, PartyRole::Guardian, PartyRole::Witness]
                {
                    if Button::quiet(tr.party_role(role)).show(ui, tokens).clicked() {
                        wanted = Some(role);
                    }
                }
            });
        });
        let sides = [Side::Third, Side::Beside];
        if !desk.file.parties.iter().any(|party| sides.contains(&party.role.side())) {
            empty::show(ui, tokens, tr.people_none_other(), None);
        }
        self.cards(ui, desk, &sides, out);
        if let Some(role) = wanted {
            self.add(desk, role, out);
        }
    }

    fn cards(&mut self, ui: &mut Ui, desk: &Desk<'_>, sides: &[Side], out: &mut Outbox) {
        for side in sides {
            for (position, party) in desk.file.parties.iter().enumerate() {
                if party.role.side() == *side {
                    ui.push_id(&party.id.0, |ui| self.card(ui, desk, (position, party), out));
                    ui.add_space(space::L);
                }
            }
        }
    }

    /// Adds a party and puts the focus in its name.
    fn add(&mut self, desk: &Desk<'_>, role: PartyRole, out: &mut Outbox) {
        let party = Party::person(desk.file.free_party_id(role), role, "");
        out.change(desk.case, CaseCommand::AddParty(party));
        self.form.begin(Some(&Place::party(desk.file.parties.len()).field("name")));
    }

    /// Adds the footer's button: back to the step that is under way.
    pub fn foot(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        let step =
            case.record.file.steps.last().map_or(crate::domain::session::StepKind::Neighborhood, |step| step.step);
        let word = view.tr.people_back_to(view.step(step));
        if Button::primary(&word).after(Some(Icon::ChevronRight)).show(ui, view.tokens).clicked() {
            out.push(Action::Go(Screen::Case(case.record.id, Room::of_step(step))));
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    A,
    B,
    Others,
    Desk,
}

impl Part {
    const fn key(self) -> &'static str {
        match self {
            Part::A => "a",
            Part::B => "b",
            Part::Others => "others",
            Part::Desk => "desk",
        }
    }
}

const fn side_key(side: Side) -> &'static str {
    match side {
        Side::A => "a",
        Side::B => "b",
        Side::Third => "third",
        Side::Beside => "beside",
    }
}

/// A child ui in this rectangle, clipped to it.
fn column<R>(ui: &mut Ui, name: &str, rect: Rect, content: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().id_salt(name).max_rect(rect).layout(egui::Layout::top_down(egui::Align::Min));
    let mut child = ui.new_child(builder);
    child.set_clip_rect(ui.clip_rect().intersect(rect.expand2(vec2(16.0, 0.0))));
    child.spacing_mut().item_spacing.y = 0.0;
    content(&mut child)
}

/// A column of exactly this width inside a row.
fn stack(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        content(ui);
    });
}
