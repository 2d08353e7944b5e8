//! The line in which a sentence is taken down: `@` who, `#` kind, words, Enter. What is half written is kept at once.
//! No plain letter is a shortcut and nothing happens while an input method composes. How it looks is `line`'s work.

mod line;
mod tally;

use chrono::{NaiveDate, NaiveTime};
use egui::text::{CCursor, CCursorRange};
use egui::{Event, Frame, Id, ImeEvent, Key, Margin, Modifiers, TextEdit, Ui, vec2};

use crate::casebook::command::CaseCommand;
use crate::casebook::view::CaseId;
use crate::domain::case::CaseFile;
use crate::domain::party::PartyId;
use crate::domain::session::StepKind;
use crate::ui::action::{Action, Outbox};
use crate::ui::buffer::flush_is_asked;
use crate::ui::parts::words;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

use self::tally::Tally;
use super::pick::{self, Choice};

use super::said::{KindWord, Said, kinds, people};
use super::token::{Candidate, Mark, Token};

/// Key of the half-written sentence.
pub const FIELD: &str = "statement";
/// Half-written words are kept so long after the last key, in seconds.
const QUIET: f64 = 0.4;
const LINE: f32 = 25.0;
/// The text grows to so many lines, then it scrolls.
const MOST_LINES: f32 = 4.0;

/// Why a sentence was not recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Refused {
    NoSpeaker,
    NoWords,
    /// A word with a mark says nobody and nothing yet.
    OpenWord(String),
}

/// The sentence being written, or a recorded one being edited.
#[derive(Clone, Debug, Default)]
pub struct Composer {
    said: Said,
    /// Position of the statement that is being edited.
    editing: Option<usize>,
    /// When it was said: another statement at its position is not the one that is edited.
    said_at: Option<(Option<NaiveDate>, Option<NaiveTime>)>,
    /// Something was typed since the last record: Ctrl+Z is the field's.
    typed: bool,
    /// The new sentence that waits while another is edited.
    waiting: Said,
    loaded: bool,
    composing: bool,
    changed_at: Option<f64>,
    refused: Option<Refused>,
    /// Row of the list that Enter takes.
    picked: usize,
    /// The list was opened with the pointer.
    asked: Option<Mark>,
    list_hovered: bool,
    wants_focus: bool,
    /// The field's own undo history is of another sentence.
    forget_typing: bool,
    /// The private sentence in it is covered.
    covered: bool,
    /// Time of the last key.
    touched: f64,
    tally: Tally,
}

struct Desk<'a> {
    case: CaseId,
    file: &'a CaseFile,
    step: StepKind,
    people: Vec<Candidate<PartyId>>,
    kinds: Vec<Candidate<KindWord>>,
}

fn text_id() -> Id {
    Id::unique("composer")
}

impl Composer {
    /// The statement that is being edited.
    pub const fn edited(&self) -> Option<usize> {
        self.editing
    }

    /// Takes a recorded statement for editing.
    pub fn edit(&mut self, file: &CaseFile, position: usize) {
        let Some(statement) = file.statements.get(position) else { return };
        if self.editing.is_none() {
            self.waiting = std::mem::take(&mut self.said);
        }
        self.said = Said {
            who: Some(statement.party.clone()),
            kind: statement.kind,
            private: statement.private,
            text: statement.text.clone(),
        };
        self.editing = Some(position);
        self.said_at = Some((statement.date, statement.time));
        self.forget_typing = true;
        self.covered = false;
        self.changed_at = None;
        self.refused = None;
        self.wants_focus = true;
    }

    /// The time of the last key in a private sentence that is in sight.
    pub fn writes_private(&self) -> Option<f64> {
        (self.said.private && !self.covered && !self.said.is_empty()).then_some(self.touched)
    }

    /// Height that the composer takes in a column of this width.
    pub fn height(&self, ui: &Ui, width: f32) -> f32 {
        let tally = if self.tallies() { tally::HEIGHT } else { 0.0 };
        self.text_height(ui, width - 28.0) + size::SMALL + 18.0 + tally
    }

    /// Whether the sentence names an amount that belongs to an issue.
    fn tallies(&self) -> bool {
        self.editing.is_none() && !(self.covered && self.said.private) && tally::is_wanted(&self.said)
    }

    fn text_height(&self, ui: &Ui, width: f32) -> f32 {
        let room = (width - self.tags_width(ui)).max(80.0);
        let job = egui::text::LayoutJob::simple(self.said.text.clone(), Type::Body.font(), egui::Color32::BLACK, room);
        let rows = ui.painter().layout_job(job).rows.len().max(1);
        (rows as f32).min(MOST_LINES) * LINE + 7.0
    }

    fn tags_width(&self, ui: &Ui) -> f32 {
        // The words of the tags are not at hand here; eight points a letter is what they take at most.
        let tags = [self.said.who.is_some(), self.said.kind.is_some(), self.said.private];
        let longest = words::width(ui, Type::Small, &format!("@{}", "\u{53e3}".repeat(4))) + 22.0;
        tags.iter().filter(|there| **there).count() as f32 * longest
    }

    /// Private words have been covered: what is written from now on is open, unless it is marked anew.
    pub fn cover(&mut self) {
        if self.said.is_empty() && self.editing.is_none() {
            self.said.private = false;
        }
        self.covered = self.said.private;
    }

    /// What is private may be seen again.
    pub const fn uncover(&mut self) {
        self.covered = false;
    }

    /// Shows the composer in the room there is, and records. A private sentence that is covered is not shown.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, step: StepKind, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        let file = &case.record.file;
        let desk = Desk { case: case.record.id, file, step, people: people(file, view.tr), kinds: kinds(view.tr) };
        self.load(view, &desk);
        self.leave_what_is_gone(ui, view, &desk, out);
        if self.covered && self.said.private {
            self.covered_line(ui, view);
            self.keep(ui, view, &desk, &self.said.clone(), out);
            return;
        }
        let focused = ui.memory(|memory| memory.has_focus(text_id()));
        self.note_composition(ui);
        let choices = self.choices(&desk, focused);
        self.keys(ui, view, &desk, &choices, focused, out);
        self.forget(ui);
        let before = self.said.clone();
        let tokens = view.tokens;
        let stroke = if focused { tokens.focus() } else { tokens.border() };
        let margin = Margin { left: 12, right: 12, top: 6, bottom: 6 };
        let frame = Frame::NONE.fill(tokens.surface).stroke(stroke).corner_radius(size::RADIUS).inner_margin(margin);
        let shown = frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::XS, 0.0);
            self.first_line(ui, view.tr, tokens, &desk);
            if self.tallies() {
                self.tally.show(ui, view, desk.file, &self.said);
            }
            self.second_line(ui, view, &desk, out);
        });
        self.offer(ui, view, &desk, &choices, &shown.response);
        if !self.composing {
            self.said.take_words(&desk.people, &desk.kinds);
        }
        self.keep(ui, view, &desk, &before, out);
    }

    fn load(&mut self, view: &View<'_>, desk: &Desk<'_>) {
        if !std::mem::replace(&mut self.loaded, true) {
            self.wants_focus = true;
            let kept = view.unfinished.iter().find(|line| line.case == Some(desk.case) && line.field == FIELD);
            if let Some(line) = kept {
                self.said = Said::from_line(&line.text, &desk.people, &desk.kinds);
                self.covered = self.said.private;
            }
        }
    }

    /// A statement that was removed or undone is edited no longer; Esc ends the editing and stays in the room.
    fn leave_what_is_gone(&mut self, ui: &Ui, view: &View<'_>, desk: &Desk<'_>, out: &mut Outbox) {
        let Some(position) = self.editing else { return };
        let there = desk.file.statements.get(position).map(|statement| (statement.date, statement.time));
        if there.is_none() || there != self.said_at {
            self.end_editing();
        } else if !self.composing && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.keep_change(view, desk, out);
            self.end_editing();
        }
    }

    /// The field's own undo history begins anew, so that Ctrl+Z takes the record back and not its letters.
    fn forget(&mut self, ui: &Ui) {
        if std::mem::take(&mut self.forget_typing) {
            self.typed = false;
            if let Some(mut state) = TextEdit::load_state(ui.ctx(), text_id()) {
                state.clear_undoer();
                state.store(ui.ctx(), text_id());
            }
        }
    }

    /// The word with a mark that is still open, the first that may mean something before others.
    fn open_token(&self, desk: &Desk<'_>) -> Option<Token> {
        let choices = |token: &Token| pick::choices(token.mark, &token.query, &desk.people, &desk.kinds);
        let meaning = Token::all(&self.said.text).find(|token| !choices(token).is_empty());
        meaning.or_else(|| Token::find(&self.said.text))
    }

    /// A word with a mark that must not be recorded; one that was recorded before may stay.
    fn open_word(&self, desk: &Desk<'_>) -> Option<String> {
        let old = self.editing.and_then(|position| desk.file.statements.get(position));
        let old: Vec<String> =
            old.map(|old| Token::all(&old.text).map(|token| token.written()).collect()).unwrap_or_default();
        Token::all(&self.said.text).map(|token| token.written()).find(|word| !old.contains(word))
    }

    /// An input method composes: what it shows is no text yet, and its Enter is not ours.
    fn note_composition(&mut self, ui: &Ui) {
        ui.input(|input| {
            for event in &input.events {
                match event {
                    Event::Ime(ImeEvent::Preedit { text, .. }) => self.composing = !text.is_empty(),
                    Event::Ime(ImeEvent::Commit(_)) => self.composing = false,
                    _ => {}
                }
            }
        });
    }

    fn choices(&self, desk: &Desk<'_>, focused: bool) -> Vec<Choice> {
        if let Some(mark) = self.asked {
            return pick::choices(mark, "", &desk.people, &desk.kinds);
        }
        let token = self.open_token(desk).filter(|_| (focused || self.list_hovered) && !self.composing);
        token.map(|token| pick::choices(token.mark, &token.query, &desk.people, &desk.kinds)).unwrap_or_default()
    }

    fn keys(&mut self, ui: &Ui, view: &View<'_>, desk: &Desk<'_>, choices: &[Choice], focused: bool, out: &mut Outbox) {
        let ime = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Ime(_))));
        if !focused || self.composing || ime {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if self.said.text.is_empty() && !self.typed {
            self.undo_keys(ui, out);
        }
        if !choices.is_empty() {
            let last = choices.len() - 1;
            if pressed(Key::ArrowDown) {
                self.picked = (self.picked + 1).min(last);
            }
            if pressed(Key::ArrowUp) {
                self.picked = self.picked.saturating_sub(1);
            }
            if (pressed(Key::Enter) || pressed(Key::Tab))
                && let Some(choice) = choices.get(self.picked.min(last))
            {
                self.take(ui, desk, choice);
            }
        } else if pressed(Key::Enter) {
            self.record(view, desk, out);
        } else if self.said.text.is_empty() && pressed(Key::Backspace) {
            self.take_last_tag_off();
        }
    }

    /// In a field in which nothing was typed, undo and redo are those of the case.
    fn undo_keys(&self, ui: &Ui, out: &mut Outbox) {
        let redo = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        let keys = [(redo, Key::Z, Action::Redo), (Modifiers::COMMAND, Key::Z, Action::Undo)];
        for (modifiers, key, action) in keys.into_iter().chain([(Modifiers::COMMAND, Key::Y, Action::Redo)]) {
            if ui.input_mut(|input| input.consume_shortcut(&egui::KeyboardShortcut::new(modifiers, key))) {
                out.push(action);
            }
        }
    }

    fn take_last_tag_off(&mut self) {
        if self.said.private {
            self.said.private = false;
        } else if self.said.kind.take().is_none() {
            self.said.who = None;
        }
        self.changed_at = Some(0.0);
    }

    fn take(&mut self, ui: &Ui, desk: &Desk<'_>, choice: &Choice) {
        match &choice.value {
            pick::Picked::Person(id) => self.said.who = Some(id.clone()),
            pick::Picked::Kind(kind) => self.said.take_kind(*kind),
        }
        if self.asked.take().is_none()
            && let Some(token) = self.open_token(desk)
        {
            let cursor = CCursor::new(token.before.chars().count());
            self.said.text = token.taken_out("");
            if let Some(mut state) = TextEdit::load_state(ui.ctx(), text_id()) {
                state.cursor.set_char_range(Some(CCursorRange::one(cursor)));
                state.store(ui.ctx(), text_id());
            }
        }
        self.picked = 0;
        self.refused = None;
        self.wants_focus = true;
        self.changed_at = Some(ui.input(|input| input.time));
    }

    fn offer(&mut self, ui: &Ui, view: &View<'_>, desk: &Desk<'_>, choices: &[Choice], below: &egui::Response) {
        let answer = pick::list(view.tokens, view.tr, choices, self.picked, below);
        self.list_hovered = answer.hovered;
        if let Some(choice) = answer.chosen.and_then(|position| choices.get(position)) {
            self.take(ui, desk, choice);
        }
    }

    fn record(&mut self, view: &View<'_>, desk: &Desk<'_>, out: &mut Outbox) {
        self.wants_focus = true;
        if let Some(word) = self.open_word(desk) {
            self.refused = Some(Refused::OpenWord(word));
            return;
        }
        if self.editing.is_some() {
            self.keep_change(view, desk, out);
            self.end_editing();
            return;
        }
        if self.said.who.is_none() {
            self.refused = Some(Refused::NoSpeaker);
            self.asked = Some(Mark::Person);
        } else if let Some(statement) = self.said.statement(desk.step, view.now) {
            let offer = self.tally.commands(desk.file, &self.said, &statement);
            out.change(desk.case, CaseCommand::RecordStatement(statement));
            offer.into_iter().for_each(|command| out.change(desk.case, command));
            self.tally = Tally::default();
            out.push(Action::KeepUnfinished { case: Some(desk.case), field: FIELD, text: String::new() });
            // The same person mostly goes on; what is private stays private until it is switched off.
            self.said = Said { who: self.said.who.take(), private: self.said.private, ..Said::default() };
            self.changed_at = None;
            self.refused = None;
            self.forget_typing = true;
        } else {
            self.refused = Some(Refused::NoWords);
        }
    }

    fn end_editing(&mut self) {
        self.editing = None;
        self.forget_typing = true;
        self.said = std::mem::take(&mut self.waiting);
        self.changed_at = None;
        self.refused = None;
        self.wants_focus = true;
    }

    fn remove(&mut self, desk: &Desk<'_>, out: &mut Outbox) {
        if let Some(position) = self.editing {
            out.change(desk.case, CaseCommand::RemoveStatement { position });
        }
        self.end_editing();
    }

    fn keep_change(&mut self, view: &View<'_>, desk: &Desk<'_>, out: &mut Outbox) {
        let Some(position) = self.editing else { return };
        let Some(old) = desk.file.statements.get(position) else { return };
        // Half a mark may be the begin of 私下: what it stands in is not kept in the open.
        if self.open_word(desk).is_some() {
            return;
        }
        let Some(new) = self.said.statement(desk.step, view.now) else { return };
        let mut statement = old.clone();
        statement.party = new.party;
        statement.kind = new.kind;
        statement.private = new.private;
        statement.text = new.text;
        if &statement != old {
            out.change(desk.case, CaseCommand::EditStatement { position, statement });
        }
    }

    /// Keeps what was typed once the keys are quiet.
    fn keep(&mut self, ui: &Ui, view: &View<'_>, desk: &Desk<'_>, before: &Said, out: &mut Outbox) {
        let now = ui.input(|input| input.time);
        if before != &self.said {
            self.touched = now;
            self.changed_at.get_or_insert(now);
        }
        let Some(at) = self.changed_at else { return };
        let focused = ui.memory(|memory| memory.has_focus(text_id()));
        if focused && now - at < QUIET && !flush_is_asked(ui.ctx()) {
            ui.ctx().request_repaint_after_secs((QUIET - (now - at)) as f32 + 0.02);
            return;
        }
        self.changed_at = None;
        if self.editing.is_some() {
            self.keep_change(view, desk, out);
        } else {
            let text = if self.said.is_empty() { String::new() } else { self.said.to_line(&desk.people, view.tr) };
            out.push(Action::KeepUnfinished { case: Some(desk.case), field: FIELD, text });
        }
    }
}
