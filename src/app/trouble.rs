//! A disk that is full or faulty while somebody types: typing goes on, what could not be kept waits here in order and is
//! kept as soon as that works again, and a calm message stays until then. It must not lose a word, and must not try so
//! often that the window stands still.

use std::collections::BTreeMap;

use crate::casebook::command::{CaseCommand, Command};
use crate::casebook::event::EventKind;
use crate::casebook::view::{CaseId, UnfinishedLine};
use crate::casebook::{Casebook, Error};
use crate::i18n::Tr;
use crate::platform::disk;
use crate::ui::action::Action;

use super::desk::Desk;

/// Below so much free room, in bytes, it is time to say so.
const LOW: u64 = 1 << 30;
/// How often the disk is looked at, and how often a save is tried again, in seconds.
const LOOKS: f64 = 5.0;
const TRIES: f64 = 2.0;

/// What is wrong with the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Trouble {
    #[default]
    None,
    /// So many bytes are left.
    Low(u64),
    /// The disk is full; what is saved lies in the room that was held back.
    Reserve,
    /// Nothing can be kept; why, in a sentence.
    NotKept(String),
}

/// What could not be kept, and what is known of the disk.
#[derive(Debug, Default)]
pub struct TroubleDesk {
    trouble: Trouble,
    /// Half-written texts, the newest of each field.
    words: BTreeMap<(Option<CaseId>, &'static str), String>,
    /// Commands whose words stand nowhere else any more, in order.
    commands: Vec<Command>,
    /// The ballast was seen; without it the disk is full.
    had_ballast: bool,
    next: f64,
    /// The person was told once that closing would lose something.
    warned: bool,
}

impl TroubleDesk {
    /// Nothing can be kept now: what is typed stays in its field.
    pub(super) fn fails(&self) -> bool {
        matches!(self.trouble, Trouble::NotKept(_))
    }

    /// When to look again by itself, in seconds.
    pub(super) fn next_look(&self, time: f64) -> Option<f32> {
        self.fails().then(|| (self.next - time).max(0.05) as f32)
    }

    fn waits(&self) -> usize {
        self.words.values().filter(|text| !text.is_empty()).count() + self.commands.len()
    }

    /// The sentence that stays on the screen.
    fn message(&self, tr: Tr) -> Option<String> {
        match &self.trouble {
            Trouble::None => None,
            Trouble::Low(left) => Some(tr.trouble_low(left >> 20)),
            Trouble::Reserve => Some(tr.trouble_reserve().to_owned()),
            Trouble::NotKept(why) if self.waits() == 0 => Some(tr.trouble_not_kept(why)),
            Trouble::NotKept(why) => Some(tr.trouble_not_kept_waiting(self.waits(), why)),
        }
    }
}

/// Before a wish is carried out: while nothing can be kept, what would be kept waits, unless that works again now.
/// Gives the wish back where it is to be carried out.
pub(super) fn hold(desk: &mut Desk, action: Action) -> Option<Action> {
    if !desk.trouble.fails() {
        return Some(action);
    }
    match action {
        Action::KeepUnfinished { case, field, text } => {
            desk.trouble.words.insert((case, field), text);
            None
        }
        Action::Run(_) | Action::Undo | Action::Redo => {
            try_again(desk);
            Some(action)
        }
        other => Some(other),
    }
}

/// What may have to wait, before it is tried.
pub(super) fn copy(action: &Action) -> Option<Action> {
    matches!(action, Action::Run(_) | Action::KeepUnfinished { .. }).then(|| action.clone())
}

/// A wish failed. True: it is taken care of here, and the message stays.
pub(super) fn take(desk: &mut Desk, wish: Option<Action>, error: &Error) -> bool {
    if !is_of_disk(error) {
        return false;
    }
    match wish {
        Some(Action::KeepUnfinished { case, field, text }) => drop(desk.trouble.words.insert((case, field), text)),
        Some(Action::Run(command)) if is_said_nowhere_else(&command) => desk.trouble.commands.push(*command),
        _ => {}
    }
    desk.trouble.trouble = Trouble::NotKept(why(error, desk.tr()));
    desk.trouble.next = desk.time + TRIES;
    show(desk);
    true
}

/// The disk, not the wish, is at fault.
const fn is_of_disk(error: &Error) -> bool {
    matches!(error, Error::DiskFull | Error::DiskFault { .. } | Error::NotWritable { .. })
}

fn why(error: &Error, tr: Tr) -> String {
    match error {
        Error::DiskFull => tr.trouble_why_full().to_owned(),
        Error::DiskFault { .. } => tr.trouble_why_fault().to_owned(),
        other => other.message(tr),
    }
}

/// A change of a field stays in the field and comes again by itself; a setting is chosen again. Everything else (what
/// somebody said, a signature) was given once.
fn is_said_nowhere_else(command: &Command) -> bool {
    !matches!(
        command.kind(),
        EventKind::ChangeSettings
            | EventKind::EditHead
            | EventKind::EditParty
            | EventKind::EditSession
            | EventKind::EditIssue
            | EventKind::EditTerm
            | EventKind::EditAnnex
            | EventKind::EditAgreement
            | EventKind::EditFollowUp
            | EventKind::EditAlert
    ) && !matches!(command, Command::InCase(_, CaseCommand::FreezeAgreement | CaseCommand::CloseVersion(_)))
}

/// Time goes on: the disk is looked at, and what waits is tried again.
pub(super) fn tick(desk: &mut Desk) {
    let time = desk.time;
    if time < desk.trouble.next {
        return;
    }
    if desk.trouble.fails() {
        try_again(desk);
    } else {
        look(desk);
    }
    show(desk);
}

/// How much room is left, and whether some is held back.
fn look(desk: &mut Desk) {
    desk.trouble.next = desk.time + LOOKS;
    let Some(ballast) = desk.book.ballast().filter(|_| !desk.practice) else { return };
    let is_there = ballast.make().unwrap_or(false);
    let left = desk.book.folder().and_then(|folder| disk::free_room(folder).ok());
    let had = desk.trouble.had_ballast;
    desk.trouble.had_ballast |= is_there;
    desk.trouble.trouble = match left {
        _ if had && !is_there => Trouble::Reserve,
        Some(left) if left < LOW => Trouble::Low(left),
        _ => Trouble::None,
    };
}

/// Tries to keep what waits, in order; what fails again goes on waiting.
fn try_again(desk: &mut Desk) {
    desk.trouble.next = desk.time + TRIES;
    if let Err(error) = kept(desk) {
        if is_of_disk(&error) {
            desk.trouble.trouble = Trouble::NotKept(why(&error, desk.tr()));
        } else {
            // Refused: it will not be better for waiting.
            desk.say(error.message(desk.tr()), true);
        }
        return;
    }
    desk.trouble.trouble = Trouble::None;
    desk.trouble.warned = false;
    look(desk);
    desk.say(desk.tr().trouble_over().to_owned(), false);
}

fn kept(desk: &mut Desk) -> Result<(), Error> {
    desk.book.can_keep()?;
    while let Some(command) = desk.trouble.commands.first().cloned() {
        let done = desk.carry_out(command);
        if done.as_ref().is_err_and(is_of_disk) {
            return done;
        }
        desk.trouble.commands.remove(0);
        done?;
    }
    while let Some((place, text)) = desk.trouble.words.first_key_value().map(|(at, text)| (*at, text.clone())) {
        keep_words(&mut desk.book, place, &text)?;
        desk.trouble.words.remove(&place);
    }
    desk.status.saved_at = Some(desk.now());
    Ok(())
}

fn keep_words(book: &mut Casebook, (case, field): (Option<CaseId>, &str), text: &str) -> Result<(), Error> {
    if text.is_empty() { book.forget_unfinished(case, field) } else { book.save_unfinished(case, field, text) }
}

fn show(desk: &mut Desk) {
    desk.status.trouble = desk.trouble.message(desk.tr());
}

/// What waits here is newer than what the file says.
pub(super) fn lay_over(desk: &TroubleDesk, case: Option<CaseId>, lines: &mut Vec<UnfinishedLine>) {
    for ((at, field), text) in desk.words.iter().filter(|((at, _), _)| *at == case) {
        let there = lines.iter().position(|line| line.case == *at && line.field == *field);
        match there.and_then(|position| lines.get_mut(position)) {
            Some(line) => text.clone_into(&mut line.text),
            None => {
                let (field, text) = ((*field).to_owned(), text.clone());
                lines.push(UnfinishedLine { case: *at, title: String::new(), field, text, at: Default::default() });
            }
        }
    }
    lines.retain(|line| !line.text.is_empty());
}

/// The person wants to leave the screen while something stands in its fields that cannot be kept.
pub(super) fn cannot_leave(desk: &mut Desk) {
    desk.say(desk.tr().trouble_stay().to_owned(), true);
}

/// Whether the window may close: not while something could not be kept, but a second time it may.
pub(super) fn may_close(desk: &mut Desk, typed: bool) -> bool {
    try_if_waiting(desk);
    if !desk.trouble.fails() || (desk.trouble.waits() == 0 && !typed) || desk.trouble.warned {
        return true;
    }
    desk.trouble.warned = true;
    desk.say(desk.tr().trouble_close().to_owned(), true);
    false
}

fn try_if_waiting(desk: &mut Desk) {
    if desk.trouble.fails() {
        try_again(desk);
        show(desk);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::command::{CaseHead, WalkIn};
    use crate::domain::case::Extra;
    use crate::domain::party::PartyId;
    use crate::domain::session::Statement;
    use crate::platform::clock::Clock;

    const FIELD: &str = "talk.composer";

    /// What grows the file for sure.
    fn long(begin: &str) -> String {
        format!("{begin}{}", "说".repeat(20_000))
    }

    fn desk() -> (Desk, CaseId) {
        let mut desk = Desk::new(Casebook::in_memory(Clock::System).unwrap()).unwrap();
        let walk_in = WalkIn { applicants: "周丽萍".into(), about: "漏水".into(), ..WalkIn::default() };
        desk.act(Action::Run(Box::new(Command::RegisterWalkIn(walk_in))));
        let id = desk.case.as_ref().unwrap().record.id;
        (desk, id)
    }

    fn said(id: CaseId, text: String) -> Action {
        let date = Some(Clock::System.today());
        let statement = Statement {
            party: PartyId("A1".to_owned()),
            date,
            text,
            time: None,
            step: None,
            kind: None,
            text_en: String::new(),
            private: false,
            confirmed: None,
            extra: Extra::new(),
        };
        Action::Run(Box::new(Command::InCase(id, CaseCommand::RecordStatement(statement))))
    }

    fn type_in(desk: &mut Desk, id: CaseId, text: &str) {
        desk.act(Action::KeepUnfinished { case: Some(id), field: FIELD, text: text.to_owned() });
    }

    #[test]
    fn what_is_typed_and_said_on_a_full_disk_waits_and_is_kept_when_there_is_room() {
        let (mut desk, id) = desk();
        desk.book.play_full(true);
        type_in(&mut desk, id, &long("一"));
        let first = desk.status.trouble.clone().expect("a message that stays");
        desk.act(said(id, long("二")));
        desk.act(said(id, long("三")));
        type_in(&mut desk, id, &long("四"));
        desk.tick(1000.0);
        assert!(desk.trouble.fails(), "tried again, and it is still full");
        assert_ne!(desk.status.trouble, Some(first), "it tells how much waits");
        assert!(desk.book.case(id).unwrap().file.statements.is_empty());

        desk.book.play_full(false);
        desk.tick(2000.0);
        assert_eq!(desk.status.trouble, None);
        let statements = desk.book.case(id).unwrap().file.statements;
        let begins: Vec<char> = statements.iter().filter_map(|statement| statement.text.chars().next()).collect();
        assert_eq!(begins, ['二', '三'], "each once, in the order in which it was said");
        assert_eq!(desk.book.unfinished(Some(id)).unwrap()[0].text, long("四"), "the newest of the field");
        assert_eq!(desk.case.as_ref().unwrap().record.file.statements.len(), 2, "and it is on the screen");
    }

    #[test]
    fn the_next_wish_is_carried_out_as_soon_as_there_is_room() {
        let (mut desk, id) = desk();
        desk.book.play_full(true);
        desk.act(said(id, long("一")));
        desk.book.play_full(false);
        desk.act(said(id, "二".to_owned()));
        assert_eq!(desk.book.case(id).unwrap().file.statements.len(), 2);
        assert!(!desk.trouble.fails());
    }

    #[test]
    fn a_change_of_a_field_stays_in_the_field_and_is_not_done_behind_it() {
        let (mut desk, id) = desk();
        desk.book.play_full(true);
        let head = CaseHead { facts: long("一"), ..CaseHead::default() };
        desk.act(Action::Run(Box::new(Command::InCase(id, CaseCommand::EditHead(head)))));
        assert!(desk.trouble.fails() && desk.trouble.commands.is_empty());
    }

    #[test]
    fn a_refused_wish_is_no_trouble_of_the_disk() {
        let (mut desk, id) = desk();
        desk.act(said(id, String::new()));
        assert!(!desk.trouble.fails() && desk.status.message.as_ref().unwrap().problem);
        assert!(may_close(&mut desk, true), "nothing waits");
    }

    #[test]
    fn the_window_asks_once_before_it_closes_over_what_is_not_kept() {
        let (mut desk, id) = desk();
        desk.book.play_full(true);
        desk.act(said(id, long("一")));
        assert!(!may_close(&mut desk, false));
        assert!(may_close(&mut desk, false), "the second time it is the person's own wish");
        let (mut desk, id) = self::desk();
        desk.book.play_full(true);
        type_in(&mut desk, id, &long("一"));
        desk.book.play_full(false);
        assert!(may_close(&mut desk, false), "kept on the way out");
        assert_eq!(desk.book.unfinished(Some(id)).unwrap()[0].text, long("一"));
    }
}
