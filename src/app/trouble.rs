//! A disk that is full or faulty while somebody types: typing goes on, what could not be kept waits here in order and is
//! kept as soon as that works again, and a calm message stays until then. It must not lose a word, and must not try so
//! often that the window stands still.

use std::collections::BTreeMap;

use crate::casebook::command::{CaseCommand, Command};
use crate::casebook::event::EventKind;
use crate::casebook::view::{CaseId, UnfinishedLine};
use crate::casebook::{Actor, Casebook, Error};
use crate::i18n::Tr;
use crate::platform::disk;
use crate::ui::action::Action;
use crate::ui::screens::step::STATEMENT_FIELD;

use super::asking::{self, Change, Held};
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

/// What could not be kept.
#[derive(Debug, Default)]
struct Waits {
    /// Half-written texts, the newest of each field.
    words: BTreeMap<(Option<CaseId>, &'static str), String>,
    /// Commands whose words stand nowhere else any more, in order.
    commands: Vec<Command>,
    /// Commands that the casebook refused when their turn came, each with the reason. They stay listed and are tried again.
    refused: Vec<(Command, String)>,
    /// A change that waits for its answer.
    held: Option<Held>,
}

impl Waits {
    fn count(&self) -> usize {
        self.words.values().filter(|text| !text.is_empty()).count() + self.commands.len()
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty() && self.commands.is_empty() && self.refused.is_empty() && self.held.is_none()
    }
}

/// What could not be kept, and what is known of the disk.
#[derive(Debug, Default)]
pub struct TroubleDesk {
    trouble: Trouble,
    /// What waits for the one at work.
    own: Waits,
    /// Who was at work when the desk was locked.
    whose: Option<Actor>,
    /// What waits for others until they are at work again: nothing is done in another's name.
    others: Vec<(Actor, Waits)>,
    /// The window holds fields of others that could not be kept.
    pub(super) fields_aside: bool,
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

    /// Something would be lost if the program ended now.
    pub(super) fn holds_something(&self) -> bool {
        !self.own.is_empty() || !self.others.is_empty() || self.fields_aside
    }

    /// When to look again by itself, in seconds.
    pub(super) fn next_look(&self, time: f64) -> Option<f32> {
        self.fails().then(|| (self.next - time).max(0.05) as f32)
    }

    /// The sentences that stay on the screen.
    fn message(&self, tr: Tr) -> Option<String> {
        let disk = match &self.trouble {
            Trouble::None => None,
            Trouble::Low(left) => Some(tr.trouble_low(left >> 20)),
            Trouble::Reserve => Some(tr.trouble_reserve().to_owned()),
            Trouble::NotKept(why) if self.own.count() == 0 => Some(tr.trouble_not_kept(why)),
            Trouble::NotKept(why) => Some(tr.trouble_not_kept_waiting(self.own.count(), why)),
        };
        let refused = self.own.refused.first().map(|(_, why)| tr.trouble_refused(self.own.refused.len(), why));
        let others = self.others.first().map(|(actor, _)| tr.trouble_waits_for(actor.words(tr)));
        let said: Vec<String> = [disk, refused, others].into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join("\n"))
    }
}

/// Before a wish is carried out: while nothing can be kept, what would be kept waits, unless that works again now. A
/// small change may well succeed on a disk on which those before it did not: it must not overtake them. Gives the wish
/// back where it is to be carried out.
pub(super) fn hold(desk: &mut Desk, action: Action) -> Option<Action> {
    if !desk.trouble.fails() {
        return Some(action);
    }
    match action {
        Action::KeepUnfinished { case, field, text } => {
            desk.trouble.own.words.insert((case, field), text);
            None
        }
        Action::Run(_) | Action::Undo | Action::Redo => {
            try_again(desk);
            if !desk.trouble.fails() {
                show(desk);
                return Some(action);
            }
            if let Action::Run(command) = action {
                put_behind(&mut desk.trouble.own, *command);
            }
            show(desk);
            None
        }
        other => Some(other),
    }
}

/// While the casebook is at a thread what is said and typed waits for it. Anything else is wished again.
pub(super) fn meanwhile(desk: &mut Desk, action: Action) {
    match action {
        Action::KeepUnfinished { case, field, text } => drop(desk.trouble.own.words.insert((case, field), text)),
        Action::Run(command) => put_behind(&mut desk.trouble.own, *command),
        _ => {}
    }
}

/// The casebook is back: what waited for it is kept, in the name of whose it is. What the work itself told stays said.
pub(super) fn back(desk: &mut Desk, whose: Actor) {
    if desk.trouble.own.words.is_empty() && desk.trouble.own.commands.is_empty() {
        return;
    }
    if desk.book.actor().name != whose.name {
        let waits = std::mem::take(&mut desk.trouble.own);
        desk.trouble.others.push((whose, waits));
    } else if !desk.book.is_locked() && !desk.trouble.fails() {
        let told = desk.status.message.take();
        keep_what_waited(desk);
        if told.is_some() && desk.status.message.as_ref().is_none_or(|message| !message.problem) {
            desk.status.message = told;
            desk.keep_undo_door();
        }
    }
    show(desk);
}

fn keep_what_waited(desk: &mut Desk) {
    for command in std::mem::take(&mut desk.trouble.own.commands) {
        if desk.trouble.fails() {
            desk.trouble.own.commands.push(command);
        } else if desk.held.is_some() {
            // A question that one of them brought up: it waits behind that.
            desk.act(Action::Run(Box::new(command)));
        } else if let Err(error) = asked_or_carried_out(desk, &command)
            && !take(desk, Some(Action::Run(Box::new(command.clone()))), &error)
        {
            refused(desk, command, &error);
        }
    }
    if desk.trouble.fails() {
        return;
    }
    let read = kept(desk).and_then(|()| desk.read_unfinished());
    if let Err(error) = read
        && !take(desk, None, &error)
    {
        desk.say(error.message(desk.tr()), true);
    }
}

fn asked_or_carried_out(desk: &mut Desk, command: &Command) -> Result<(), Error> {
    let waits = asking::must_wait(desk, &Change::Run(Box::new(command.clone())))?;
    if waits { Ok(()) } else { carried_out(desk, command) }
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
        Some(Action::KeepUnfinished { case, field, text }) => drop(desk.trouble.own.words.insert((case, field), text)),
        Some(Action::Run(command)) => put_behind(&mut desk.trouble.own, *command),
        _ => {}
    }
    desk.trouble.trouble = Trouble::NotKept(why(error, desk.tr()));
    desk.trouble.next = desk.time + TRIES;
    // What was said of an earlier save does not stand beside this.
    desk.status.message.take_if(|message| !message.problem);
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

fn put_behind(waits: &mut Waits, command: Command) {
    if is_said_nowhere_else(&command) {
        waits.commands.push(command);
    }
}

/// A change of a field stays in the field and comes again by itself; a setting is chosen again. So is a removal: it names a
/// place in a list that may be another's by then, and holds no word. Everything else (what somebody said, a signature) was
/// given once.
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
            | EventKind::RemoveStatement
            | EventKind::RemoveOffer
            | EventKind::RemoveAlert
            | EventKind::RemoveParty
            | EventKind::RemoveIssue
            | EventKind::RemoveTerm
            | EventKind::RemoveFollowUp
    ) && !matches!(command, Command::InCase(_, CaseCommand::FreezeAgreement | CaseCommand::CloseVersion(_)))
}

/// Time goes on: the disk is looked at, and what waits is tried again.
pub(super) fn tick(desk: &mut Desk) {
    let time = desk.time;
    if time < desk.trouble.next {
        return;
    }
    if desk.trouble.fails() || desk.trouble.own.count() > 0 {
        try_again(desk);
    } else {
        look(desk);
        try_refused(desk);
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
            desk.say(error.message(desk.tr()), true);
        }
        return;
    }
    desk.trouble.trouble = Trouble::None;
    desk.trouble.warned = false;
    look(desk);
    if desk.trouble.own.refused.is_empty() {
        desk.say(desk.tr().trouble_over().to_owned(), false);
    }
}

fn kept(desk: &mut Desk) -> Result<(), Error> {
    desk.book.can_keep()?;
    while let Some(command) = desk.trouble.own.commands.first().cloned() {
        let done = carried_out(desk, &command);
        if done.as_ref().is_err_and(is_of_disk) {
            return done;
        }
        desk.trouble.own.commands.remove(0);
        if let Err(error) = done {
            refused(desk, command, &error);
        }
    }
    while let Some((place, text)) = desk.trouble.own.words.first_key_value().map(|(at, text)| (*at, text.clone())) {
        keep_words(&mut desk.book, place, &text)?;
        desk.trouble.own.words.remove(&place);
    }
    desk.status.saved_at = Some(desk.now());
    Ok(())
}

/// A command is done once its event stands: what goes wrong afterwards, on the way to the screen, must not do it twice.
fn carried_out(desk: &mut Desk, command: &Command) -> Result<(), Error> {
    let before = desk.book.chain_head()?.events;
    match desk.carry_out(command.clone()) {
        Err(error) if desk.book.chain_head()?.events > before => {
            desk.say(error.message(desk.tr()), true);
            Ok(())
        }
        other => other,
    }
}

/// What was said in a case that is not on the screen goes back to its empty field; anything else stays listed, where no
/// field that is open can write over it.
fn refused(desk: &mut Desk, command: Command, error: &Error) {
    let why = error.message(desk.tr());
    match said_in(&command).filter(|(case, _)| has_free_field(desk, *case)) {
        Some((case, statement)) => drop(desk.trouble.own.words.insert((Some(case), STATEMENT_FIELD), statement)),
        None => desk.trouble.own.refused.push((command, why.clone())),
    }
    desk.say(why, true);
}

fn said_in(command: &Command) -> Option<(CaseId, String)> {
    let Command::InCase(case, CaseCommand::RecordStatement(said)) = command else { return None };
    // With the marks that the field reads: whose words they are, and that they are private.
    let private = if said.private { "#private " } else { "" };
    Some((*case, format!("@{} {private}{}", said.party.0, said.text)))
}

fn has_free_field(desk: &Desk, case: CaseId) -> bool {
    let open = desk.case.as_ref().is_some_and(|open| open.record.id == case);
    let waits = desk.trouble.own.words.contains_key(&(Some(case), STATEMENT_FIELD));
    let kept = desk.book.unfinished(Some(case)).unwrap_or_default();
    !open && !waits && desk.book.case(case).is_ok() && kept.iter().all(|line| line.field != STATEMENT_FIELD)
}

/// What was refused may fit by now, as where the case was put back.
fn try_refused(desk: &mut Desk) {
    for (command, why) in std::mem::take(&mut desk.trouble.own.refused) {
        if carried_out(desk, &command).is_err() {
            desk.trouble.own.refused.push((command, why));
        }
    }
}

fn keep_words(book: &mut Casebook, (case, field): (Option<CaseId>, &str), text: &str) -> Result<(), Error> {
    if text.is_empty() { book.forget_unfinished(case, field) } else { book.save_unfinished(case, field, text) }
}

/// The desk is being locked: notes whose the waiting things are.
pub(super) fn locked(desk: &mut Desk) {
    desk.trouble.whose = Some(desk.book.actor().clone());
}

/// Another person is at work: what waits for the one before is laid aside, and what was laid aside for this one comes back.
/// A change that waited for an answer is given back, to be asked anew.
pub(super) fn handed_over(desk: &mut Desk) -> Option<Held> {
    let held = desk.held.take();
    let waits = Waits { held, ..std::mem::take(&mut desk.trouble.own) };
    let before = desk.trouble.whose.take().filter(|_| !waits.is_empty());
    desk.trouble.others.extend(before.map(|before| (before, waits)));
    let now = desk.book.actor();
    let mine = desk.trouble.others.iter().position(|(actor, _)| actor == now);
    if let Some(mine) = mine {
        desk.trouble.own = desk.trouble.others.remove(mine).1;
    }
    (desk.trouble.next, desk.trouble.warned) = (0.0, false);
    show(desk);
    desk.trouble.own.held.take()
}

fn show(desk: &mut Desk) {
    desk.status.trouble = desk.trouble.message(desk.tr());
    desk.status.nothing_saved = desk.trouble.fails();
}

/// What waits here is newer than what the file says.
pub(super) fn lay_over(desk: &TroubleDesk, case: Option<CaseId>, lines: &mut Vec<UnfinishedLine>) {
    for ((at, field), text) in desk.own.words.iter().filter(|((at, _), _)| *at == case) {
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
    let typed = typed && (desk.trouble.fails() || desk.is_away());
    if (!desk.trouble.holds_something() && !typed) || desk.trouble.warned {
        return true;
    }
    desk.trouble.warned = true;
    desk.say(desk.tr().trouble_close().to_owned(), true);
    false
}

fn try_if_waiting(desk: &mut Desk) {
    if desk.is_away() {
        return;
    }
    if desk.trouble.fails() || desk.trouble.own.count() > 0 {
        try_again(desk);
        show(desk);
    }
}

#[cfg(test)]
#[path = "trouble_tests.rs"]
mod tests;
