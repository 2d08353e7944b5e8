//! Who is present at a session, by role: parties with those who speak for them, staff, invited people with their unit,
//! and the seats of this type of dispute that are empty. Names to read; editing is a panel of its own.

mod editing;

use egui::{Align, Layout, Sense, Ui, pos2, vec2};

use crate::casebook::view::CaseId;
use crate::domain::case::CaseFile;
use crate::domain::party::{Party, PartyKind, Side};
use crate::domain::session::{Invited, Step};
use crate::guide::seats::SeatState;
use crate::i18n::Tr;
use crate::ui::action::Outbox;
use crate::ui::form::Form;
use crate::ui::parts::button::at_the_right;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::{hung, words};
use crate::ui::theme::{Tokens, Type, space};
use crate::ui::view::View;

/// The panel's state.
#[derive(Clone, Debug, Default)]
pub struct Present {
    editing: bool,
    form: Form,
}

/// Number of people present, as far as they are written down.
pub fn count(session: Option<&Step>) -> usize {
    let came = |session: &Step| session.invited.iter().filter(|invited| !invited.absent).count();
    session.map_or(0, |session| session.participants.len() + session.staff.len() + came(session))
}

impl Present {
    /// Whether somebody writes down who is present.
    pub const fn is_edited(&self) -> bool {
        self.editing
    }

    /// Shows head and names; when it is opened, the panel to edit them.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (case, file): (CaseId, &CaseFile),
        session: Option<(usize, &Step)>,
        out: &mut Outbox,
    ) {
        let (tr, tokens) = (view.tr, view.tokens);
        ui.spacing_mut().item_spacing.y = 0.0;
        at_the_right(ui, 40.0, |ui| {
            if session.is_some() {
                let word = if self.editing { tr.talk_present_done() } else { tr.talk_present_edit() };
                let name = format!("{word} {}", tr.talk_present());
                if hung::right(ui, tokens, hung::quiet(word).named(&name)).clicked() {
                    self.editing = !self.editing;
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let count = count(session.map(|(_, session)| session));
                words::line(ui, Type::BodyMedium, tr.talk_present_count(count), tokens.ink);
            });
        });
        let Some((position, session)) = session else {
            words::wrapped(ui, Type::Small, tr.talk_present_no_session(), tokens.ink2);
            return;
        };
        self.form.begin(None);
        if self.editing {
            editing::show(ui, view, &mut self.form, (case, file), (position, session), out);
        } else {
            names(ui, tr, tokens, file, session);
        }
        seats(ui, view, file, session);
    }
}

fn names(ui: &mut Ui, tr: Tr, tokens: &Tokens, file: &CaseFile, session: &Step) {
    let mut lines = Vec::new();
    for side in [Side::A, Side::B, Side::Third, Side::Beside] {
        let of_side =
            session.participants.iter().filter_map(|id| file.party(id)).filter(|party| party.role.side() == side);
        let line =
            of_side.map(|party| with_companion(tr, file, party)).collect::<Vec<_>>().join(tr.shell_names_joint());
        if !line.is_empty() {
            lines.push(line);
        }
    }
    for member in session.staff.iter().filter_map(|id| file.staff_member(id)) {
        lines.push(tr.talk_present_staff(&member.name, tr.staff_role(member.role)));
    }
    if !session.host.is_empty() {
        lines.push(tr.talk_present_host(&session.host));
    }
    lines.extend(session.invited.iter().filter(|invited| !invited.absent).map(|invited| called(tr, invited)));
    if lines.is_empty() {
        lines.push(tr.talk_present_none().to_owned());
    }
    let absent = session.invited.iter().filter(|invited| invited.absent);
    let absent: Vec<String> = absent.map(|invited| tr.talk_invited_absent(called(tr, invited))).collect();
    ui.spacing_mut().item_spacing.y = 6.0;
    for line in lines.into_iter().chain(absent) {
        words::wrapped(ui, Type::Small, line, tokens.ink2);
    }
}

/// The party with whoever speaks for it: guardian, agent, representative.
fn with_companion(tr: Tr, file: &CaseFile, party: &Party) -> String {
    let guardian = party.as_person().and_then(|person| person.guardian.as_ref()).and_then(|id| file.party(id));
    let agent = party.agent.as_ref().map(|agent| agent.name.as_str());
    let representative = match &party.kind {
        PartyKind::Organisation(organisation) => organisation.representative.as_ref().map(|one| one.name.as_str()),
        PartyKind::Person(_) => None,
    };
    let named = |name: &&str| !name.is_empty();
    if let Some(guardian) = guardian.map(|guardian| guardian.name.as_str()).filter(named) {
        tr.talk_present_guardian(&party.name, guardian)
    } else if let Some(agent) = agent.filter(named) {
        tr.talk_present_agent(&party.name, agent)
    } else if let Some(one) = representative.filter(named) {
        tr.talk_present_representative(&party.name, one)
    } else {
        party.name.clone()
    }
}

/// Name and unit of an invited person, as far as they are written.
fn called(tr: Tr, invited: &Invited) -> String {
    match (invited.name.trim(), invited.unit.trim()) {
        ("", "") => tr.talk_invited_unnamed().to_owned(),
        ("", unit) => unit.to_owned(),
        (name, "") => name.to_owned(),
        (name, unit) => tr.talk_invited_of(name, unit),
    }
}

/// The seats of this type of dispute on which nobody sits, those that must be filled first.
fn seats(ui: &mut Ui, view: &View<'_>, file: &CaseFile, session: &Step) {
    let mut empty: Vec<SeatState<'_>> = view.guide.seats.at_the_table(file, Some(session));
    empty.retain(SeatState::is_absent);
    empty.sort_by_key(|state| !state.seat.required);
    if empty.is_empty() {
        return;
    }
    let (tr, tokens) = (view.tr, view.tokens);
    ui.add_space(space::M);
    words::wrapped(ui, Type::SmallMedium, tr.talk_seats_empty(), tokens.ink2);
    ui.spacing_mut().item_spacing.y = space::XS;
    for state in &empty {
        let label = state.seat.label.of(tr.0);
        let mut words_said = if state.seat.required { label.to_owned() } else { tr.talk_seat_optional(label) };
        if !state.asked.is_empty() {
            words_said = tr.talk_seat_asked(words_said, state.asked.join(tr.shell_names_joint()));
        }
        let mark = if state.seat.required { Mark::Advice } else { Mark::NotYet };
        let row = ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let (square, _) = ui.allocate_exact_size(vec2(20.0, Type::Small.line()), Sense::hover());
            mark.paint(ui.painter(), pos2(square.min.x + 6.0, square.center().y), tokens);
            words::wrapped(ui, Type::Small, words_said, tokens.ink2);
        });
        row.response.on_hover_text(state.seat.why.of(tr.0));
    }
}
