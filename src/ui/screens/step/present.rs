//! Who is present at a session: parties, staff, and who led it. Names to read, boxes to tick.

use egui::{Align, Checkbox, Layout, Ui, vec2};

use crate::casebook::command::CaseCommand;
use crate::casebook::view::CaseId;
use crate::domain::case::CaseFile;
use crate::domain::party::Side;
use crate::domain::session::Step;
use crate::i18n::Tr;
use crate::ui::action::Outbox;
use crate::ui::parts::button::{Button, at_the_right};
use crate::ui::parts::{hung, words};
use crate::ui::theme::{Tokens, Type};

/// Number of people present, as far as they are written down.
pub fn count(session: Option<&Step>) -> usize {
    session.map_or(0, |session| session.participants.len() + session.staff.len())
}

/// Shows head and names; with `editing`, boxes to tick.
pub fn show(
    ui: &mut Ui,
    (tr, tokens): (Tr, &Tokens),
    (case, file): (CaseId, &CaseFile),
    session: Option<(usize, &Step)>,
    editing: &mut bool,
    out: &mut Outbox,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let session_now = session.map(|(_, session)| session);
    at_the_right(ui, 40.0, |ui| {
        if session.is_some() {
            let word = if *editing { tr.talk_present_done() } else { tr.talk_present_edit() };
            let name = format!("{word} {}", tr.talk_present());
            if hung::right(ui, tokens, hung::quiet(word).named(&name)).clicked() {
                *editing = !*editing;
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            words::line(ui, Type::BodyMedium, tr.talk_present_count(count(session_now)), tokens.ink);
        });
    });
    let Some((position, session)) = session else {
        words::wrapped(ui, Type::Small, tr.talk_present_no_session(), tokens.ink2);
        return;
    };
    if *editing {
        boxes(ui, tr, tokens, (case, file), (position, session), out);
    } else {
        names(ui, tr, tokens, file, session);
    }
}

fn names(ui: &mut Ui, tr: Tr, tokens: &Tokens, file: &CaseFile, session: &Step) {
    let joint = if tr.0 == crate::i18n::Lang::Zh { "、" } else { ", " };
    let mut lines = Vec::new();
    for side in [Side::A, Side::B, Side::Third, Side::Beside] {
        let of_side =
            session.participants.iter().filter_map(|id| file.party(id)).filter(|party| party.role.side() == side);
        let line = of_side.map(|party| party.name.as_str()).collect::<Vec<_>>().join(joint);
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
    if lines.is_empty() {
        lines.push(tr.talk_present_none().to_owned());
    }
    ui.spacing_mut().item_spacing.y = 6.0;
    for line in lines {
        words::wrapped(ui, Type::Small, line, tokens.ink2);
    }
}

fn boxes(
    ui: &mut Ui,
    tr: Tr,
    tokens: &Tokens,
    (case, file): (CaseId, &CaseFile),
    (position, session): (usize, &Step),
    out: &mut Outbox,
) {
    let mut changed = session.clone();
    for party in &file.parties {
        let mut here = session.participants.contains(&party.id);
        if tick(ui, &mut here, &party.name, tokens) {
            changed.participants.retain(|id| id != &party.id);
            if here {
                changed.participants.push(party.id.clone());
            }
        }
    }
    for member in &file.staff {
        let mut here = session.staff.contains(&member.id);
        let name = tr.talk_present_staff(&member.name, tr.staff_role(member.role));
        if tick(ui, &mut here, &name, tokens) {
            changed.staff.retain(|id| id != &member.id);
            if here {
                changed.staff.push(member.id.clone());
            }
        }
    }
    if session.participants.len() < file.parties.len()
        && Button::small(tr.talk_present_all()).show(ui, tokens).clicked()
    {
        changed.participants = file.parties.iter().map(|party| party.id.clone()).collect();
    }
    if &changed != session {
        // The boxes are ticked in any order; the record keeps the order of the case.
        changed.participants.sort_by_key(|id| file.parties.iter().position(|party| &party.id == id));
        out.change(case, CaseCommand::EditSession { position, session: changed });
    }
}

/// A box to tick, 32 high, its name wrapping beside it. True when it changed.
pub fn tick(ui: &mut Ui, on: &mut bool, name: &str, tokens: &Tokens) -> bool {
    let room = vec2(ui.available_width(), 32.0);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        ui.add(Checkbox::new(on, Type::Small.text(name, tokens.ink))).changed()
    })
    .inner
}
