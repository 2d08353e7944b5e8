//! Numbers of identity papers on a card: masked until somebody asks for them, which is noted, or types them anew. It must
//! not decide who may see them.

use std::cell::RefCell;
use std::collections::HashSet;

use egui::Ui;

use crate::domain::case::CaseFile;
use crate::domain::identity;
use crate::domain::party::{Party, PartyId};
use crate::domain::place::Place;
use crate::ui::form::Form;
use crate::ui::parts::field::Field;

use super::Desk;

/// What was asked for in one frame, and what was typed since the room was opened.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    /// The visit to which `typed` belongs.
    visit: u32,
    /// Places of numbers that were empty when they were painted: whoever types one may see it.
    typed: RefCell<HashSet<String>>,
    /// The number that was asked for in this frame.
    asked: RefCell<Option<Place>>,
}

impl Numbers {
    /// Begins a frame: another visit begins with nothing typed.
    pub(super) fn begin(&mut self, visit: u32) {
        if self.visit != visit {
            *self = Numbers { visit, ..Numbers::default() };
        }
    }

    /// The number that was asked for, and whose it is, once.
    pub(super) fn take_asked(&self, file: &CaseFile) -> Option<(Place, PartyId)> {
        let at = self.asked.take()?;
        Some((at.clone(), party_at(file, &at)?.id.clone()))
    }
}

/// The field back, where the number may be typed in; else shows it masked.
pub(super) fn unless_open<'f>(
    ui: &mut Ui,
    desk: &Desk<'_>,
    field: Field<'f>,
    (label, at): (&str, &Place),
    number: &str,
    form: &mut Form,
) -> Option<Field<'f>> {
    let numbers = desk.numbers;
    if number.is_empty() {
        numbers.typed.borrow_mut().insert(at.pointer().to_owned());
        return Some(field);
    }
    let shown = party_at(desk.file, at).is_some_and(|party| desk.view.shown_numbers.contains(&party.id));
    if shown || numbers.typed.borrow().contains(at.pointer()) || form.has_cursor(at) || form.typing(at).is_some() {
        return Some(field);
    }
    let door = if desk.view.may_see_numbers() { desk.tr.masked_show() } else { "" };
    let masked = identity::masked(number);
    let name = desk.tr.masked_named(label, &masked);
    let response = field.show_masked(ui, desk.tokens, &masked, (door, &name));
    if response.clicked() && !door.is_empty() {
        numbers.asked.replace(Some(at.clone()));
    }
    form.arrive(&response, at);
    None
}

/// The party of this place.
fn party_at<'f>(file: &'f CaseFile, at: &Place) -> Option<&'f Party> {
    let mut parts = at.parts();
    parts.next().filter(|part| *part == "parties")?;
    file.parties.get(parts.next()?.parse::<usize>().ok()?)
}
