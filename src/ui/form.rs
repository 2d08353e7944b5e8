//! The fields of one screen: their buffers, what could not be read, and the place to which somebody jumped.
//! It says what to keep and when; it must not push an action itself.

use std::collections::HashMap;

use egui::{Id, Response, Ui};

use crate::domain::place::Place;

use super::buffer::Buffer;
use super::parts::field::{Field, Note};
use super::theme::Tokens;

/// A jump that nothing answers is forgotten after so many frames.
const PATIENCE: u8 = 8;

#[derive(Clone, Debug, Default)]
struct Entry {
    buffer: Buffer,
    /// The text was not understood and stays as it was typed.
    refused: bool,
}

/// The texts of one screen.
#[derive(Clone, Debug, Default)]
pub struct Form {
    entries: HashMap<Id, Entry>,
    aim: Option<(Place, u8)>,
    /// The aim was set by a key within sight: nothing shall scroll for it more than it must.
    gentle: bool,
}

impl Form {
    /// Begins a frame, with the place to which somebody jumped in it.
    pub fn begin(&mut self, jump: Option<&Place>) {
        self.aim = match (jump, self.aim.take()) {
            (Some(jump), _) => {
                self.gentle = false;
                Some((jump.clone(), PATIENCE))
            }
            (None, Some((aim, patience))) if patience > 0 => Some((aim, patience - 1)),
            (None, _) => None,
        };
    }

    /// Hands the cursor on to this place, painted later in this frame or in one of the next.
    pub fn hand_on(&mut self, place: Place) {
        self.aim = Some((place, PATIENCE));
        self.gentle = true;
    }

    /// Whether the cursor was in this field when it was painted last.
    pub fn has_cursor(&self, place: &Place) -> bool {
        self.entries.get(&id_of(place)).is_some_and(|entry| entry.buffer.has_cursor())
    }

    /// Whether somebody jumped to this place or into it.
    pub fn is_aimed_at(&self, place: &Place) -> bool {
        self.aim.as_ref().is_some_and(|(aim, _)| place.contains(aim))
    }

    /// Gives the focus to this control, if somebody jumped to its place.
    pub fn arrive(&mut self, response: &Response, place: &Place) {
        let here = |aim: &Place| aim.contains(place) || place.contains(aim);
        if self.aim.as_ref().is_some_and(|(aim, _)| here(aim) && aim != &Place::root()) {
            response.request_focus();
            response.scroll_to_me(if self.gentle { None } else { Some(egui::Align::Center) });
            response.ctx.request_repaint();
            self.aim = None;
        }
    }

    /// A field of plain text. `Some`: keep this text now.
    pub fn text(
        &mut self,
        ui: &mut Ui,
        tokens: &Tokens,
        field: Field<'_>,
        place: &Place,
        recorded: &str,
    ) -> Option<String> {
        self.painted(ui, place, recorded, |ui, text| field.show(ui, tokens, text))
    }

    /// A text that its caller paints. `Some`: keep this text now.
    pub fn painted(
        &mut self,
        ui: &mut Ui,
        place: &Place,
        recorded: &str,
        paint: impl FnOnce(&mut Ui, &mut String) -> Response,
    ) -> Option<String> {
        let id = id_of(place);
        let entry = self.entries.entry(id).or_default();
        entry.buffer.seed(recorded);
        let response = ui.push_id(id, |ui| paint(ui, &mut entry.buffer.text)).inner;
        let due = entry.buffer.is_due(&response) && entry.buffer.text != recorded;
        let kept = due.then(|| entry.buffer.text.clone());
        self.arrive(&response, place);
        kept
    }

    /// A field whose text is read into a value. `Some`: keep this value now. A text that cannot be read stays as it
    /// is, with `wrong` below it.
    pub fn value<T>(
        &mut self,
        ui: &mut Ui,
        tokens: &Tokens,
        field: Field<'_>,
        at: (&Place, &str),
        wrong: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let (place, recorded) = at;
        let id = id_of(place);
        let entry = self.entries.entry(id).or_default();
        if !entry.refused {
            entry.buffer.seed(recorded);
        }
        let field = if entry.refused { field.note(Note::Wrong(wrong)) } else { field };
        let response = ui.push_id(id, |ui| field.show(ui, tokens, &mut entry.buffer.text)).inner;
        let mut kept = None;
        if entry.buffer.is_due(&response) {
            let read = read(entry.buffer.text.trim());
            entry.refused = read.is_none();
            kept = read.filter(|_| entry.buffer.text != recorded);
        }
        self.arrive(&response, place);
        kept
    }

    /// What is being typed in a field and is not kept yet.
    pub fn typing(&self, place: &Place) -> Option<&str> {
        let entry = self.entries.get(&id_of(place))?;
        entry.buffer.is_dirty().then_some(entry.buffer.text.as_str())
    }

    /// What a field shows now, kept or not.
    pub fn typed(&self, place: &Place) -> Option<&str> {
        self.entries.get(&id_of(place)).map(|entry| entry.buffer.text.as_str())
    }
}

fn id_of(place: &Place) -> Id {
    Id::unique(("field", place.pointer()))
}
