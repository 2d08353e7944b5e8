//! The question before signatures fall: a change that would undo signing waits here until the person has answered, and
//! every later wish of the window waits with it, in order. It must not decide what falls; the casebook knows.

use crate::casebook::Error;
use crate::casebook::command::{CaseCommand, Command};
use crate::casebook::view::WouldFall;
use crate::ui::action::Action;
use crate::ui::screen::{Room, Screen};
use crate::ui::signing_view::Question;

use super::desk::Desk;

/// A change that waits for an answer.
#[derive(Debug)]
pub struct Held {
    change: Change,
    /// What was wished meanwhile.
    later: Vec<Action>,
}

/// A change that can make signatures fall.
#[derive(Clone, Debug)]
pub(super) enum Change {
    Run(Box<Command>),
    Back,
    Again,
}

/// Whether the change has to wait: the question is then on the screen.
///
/// # Errors
/// What the casebook says.
pub(super) fn must_wait(desk: &mut Desk, change: &Change) -> Result<bool, Error> {
    let falls = match change {
        Change::Run(command) if may_fall(desk, command) => desk.book.would_fall(command)?,
        Change::Run(_) => None,
        Change::Back => desk.book.would_fall_by_undo(desk.scope(), false)?,
        Change::Again => desk.book.would_fall_by_undo(desk.scope(), true)?,
    };
    // A version that nobody signed yet is simply made final again.
    let Some(falls) = falls.filter(|falls| falls.signatures > 0 || falls.closed) else { return Ok(false) };
    ask(desk, change.clone(), falls);
    Ok(true)
}

/// Trying a command out costs as much as the command: only where something can fall.
fn may_fall(desk: &Desk, command: &Command) -> bool {
    let Command::InCase(id, command) = command else { return false };
    // A deed of signing changes no word, but for the one that begins a new agreement.
    if command.is_signing() && !matches!(command, CaseCommand::SupersedeAgreement) {
        return false;
    }
    match desk.case.as_ref().map(|case| &case.record).filter(|record| record.id == *id) {
        Some(record) => {
            record.version_is_current && (!record.signatures.is_empty() || record.standing.closed.is_some())
        }
        None => true,
    }
}

fn ask(desk: &mut Desk, change: Change, falls: WouldFall) {
    let supersedes = matches!(&change, Change::Run(command)
        if matches!(**command, Command::InCase(_, CaseCommand::SupersedeAgreement)));
    desk.signing.view.question = Some(Question { falls, supersedes });
    desk.held = Some(Held { change, later: Vec::new() });
}

/// Asks anew for who left before the answer, where the change is. Taking back is chosen again: it means what is newest.
///
/// # Errors
/// Where the case cannot be opened.
pub(super) fn again(desk: &mut Desk, held: Held) -> Result<(), Error> {
    if let Change::Run(command) = held.change {
        if let Command::InCase(case, _) = *command {
            desk.open(Screen::Case(case, Room::Agreement))?;
        }
        desk.act(Action::Run(command));
    }
    held.later.into_iter().for_each(|action| desk.act(action));
    Ok(())
}

/// Keeps a wish until the question is answered; gives it back where none is asked.
pub(super) fn hold(desk: &mut Desk, action: Action) -> Option<Action> {
    match &mut desk.held {
        Some(held) if !matches!(action, Action::AnswerChange(_)) => {
            held.later.push(action);
            None
        }
        _ => Some(action),
    }
}

/// The answer: the change is carried out or forgotten, then what waited behind it comes.
///
/// # Errors
/// What the casebook says of the change.
pub(super) fn answer(desk: &mut Desk, yes: bool) -> Result<(), Error> {
    desk.signing.view.question = None;
    let Some(held) = desk.held.take() else { return Ok(()) };
    let done = match (yes, held.change) {
        (false, _) => {
            desk.say(desk.tr().app_change_not_made().to_owned(), false);
            Ok(())
        }
        (true, Change::Run(command)) => desk.carry_out(*command),
        (true, Change::Back) => desk.take_step(true),
        (true, Change::Again) => desk.take_step(false),
    };
    held.later.into_iter().for_each(|action| desk.act(action));
    done
}
