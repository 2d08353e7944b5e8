//! What is taken back where: each case has its own line of commands, and so has the desk; also after a restart, until
//! something is signed.

use std::path::Path;

use maplebridge::casebook::command::{CaseCommand, CaseHead, Command, WalkIn};
use maplebridge::casebook::view::{CaseId, Settings, UndoScope};
use maplebridge::casebook::{Actor, Casebook, Chain, Error, EventKind, Refusal, Role};
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::session::Statement;
use maplebridge::domain::term::Term;

use super::book_support::open;
use super::casebook_support::{case_file, change, clock, freeze, import};

fn titled(title: &str) -> CaseCommand {
    CaseCommand::EditHead(CaseHead { title: title.to_owned(), ..CaseHead::default() })
}

fn in_case(id: CaseId) -> UndoScope {
    UndoScope::Case(id)
}

fn title(book: &Casebook, id: CaseId) -> String {
    book.case(id).unwrap().file.title
}

#[test]
fn a_key_in_one_case_never_takes_back_what_was_done_in_another() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = open(folder.path(), clock()).unwrap();
    let (one, other) = (import(&mut book, case_file("C01")), import(&mut book, case_file("C02")));
    change(&mut book, one, titled("甲案"));
    change(&mut book, other, titled("乙案"));
    let settings = Settings { committee: "青渡镇人民调解委员会".to_owned(), ..Settings::default() };
    book.run(Command::ChangeSettings(Box::new(settings))).unwrap();
    drop(book);

    let mut book = open(folder.path(), clock()).unwrap();
    assert_eq!(book.undo_label(in_case(one)).unwrap().unwrap().case, Some(one));
    book.undo(in_case(one)).unwrap().unwrap();
    assert_eq!((title(&book, one), title(&book, other)), (case_file("C01").title, "乙案".to_owned()));
    assert!(book.undo(in_case(one)).unwrap().is_none(), "other commands came after it was taken in");
    assert_eq!(book.settings().unwrap().committee, "青渡镇人民调解委员会");
    book.undo(UndoScope::Desk).unwrap().unwrap();
    assert_eq!(book.settings().unwrap(), Settings::default());
    // What can be done again in one place is not dropped by a command in another.
    change(&mut book, other, titled("丙案"));
    book.redo(in_case(one)).unwrap().unwrap();
    assert_eq!((title(&book, one), title(&book, other)), ("甲案".to_owned(), "丙案".to_owned()));
    assert!(matches!(book.check_chain().unwrap(), Chain::Whole { .. }));
}

#[test]
fn signing_ends_it_in_that_case_only() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let (one, other) = (import(&mut book, case_file("C01")), import(&mut book, case_file("C02")));
    change(&mut book, one, titled("甲案"));
    change(&mut book, other, titled("乙案"));
    freeze(&mut book, one);
    assert!(book.undo(in_case(one)).unwrap().is_none());
    book.undo(in_case(other)).unwrap().unwrap();
    assert_eq!((title(&book, one), title(&book, other)), ("甲案".to_owned(), case_file("C02").title));
    // Neither is its import taken back any more; that of the other still is.
    assert_eq!(book.undo_label(UndoScope::Desk).unwrap().unwrap().case, Some(other));
    book.undo(UndoScope::Desk).unwrap().unwrap();
    assert!(book.undo(UndoScope::Desk).unwrap().is_none());
    assert!(book.case(one).is_ok() && book.case(other).is_err());
}

#[test]
fn a_walk_in_is_taken_back_while_nobody_has_worked_in_it() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let walk_in = || WalkIn { applicants: "林志远".to_owned(), about: "漏水".to_owned(), ..WalkIn::default() };
    let id = book.run(Command::RegisterWalkIn(walk_in())).unwrap().case.unwrap();
    change(&mut book, id, titled("漏水案"));
    for scope in [UndoScope::Desk, UndoScope::Desk] {
        match book.undo(scope) {
            Err(Error::Refused(Refusal::WorkedOnSince)) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(title(&book, id), "漏水案");
    assert_eq!(book.would_fall_by_undo(UndoScope::Desk, false).unwrap(), None);
    book.undo(in_case(id)).unwrap().unwrap();
    book.undo(UndoScope::Desk).unwrap().unwrap();
    assert!(book.case(id).is_err());
    book.redo(UndoScope::Desk).unwrap().unwrap();
    book.redo(in_case(id)).unwrap().unwrap();
    assert_eq!(title(&book, id), "漏水案", "what could be done again in it came back with it");
    assert!(matches!(book.check_chain().unwrap(), Chain::Whole { .. }));

    // Standing in a case that was just opened, the same key takes the opening back.
    let fresh = book.run(Command::RegisterWalkIn(walk_in())).unwrap().case.unwrap();
    assert_eq!(book.undo_label(in_case(fresh)).unwrap().unwrap().kind, EventKind::RegisterWalkIn);
    book.undo(in_case(fresh)).unwrap().unwrap();
    assert!(book.case(fresh).is_err());
}

#[test]
fn nobody_takes_back_what_the_own_role_does_not_allow() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let settings = Settings { committee: "青渡镇人民调解委员会".to_owned(), ..Settings::default() };
    book.run(Command::ChangeSettings(Box::new(settings.clone()))).unwrap();
    let mediator = Actor { name: "陈和平".to_owned(), role: Role::Mediator, by_administrator: false };
    book.act_as(mediator);
    assert!(matches!(book.undo(UndoScope::Desk), Err(Error::Refused(Refusal::NotAllowed { .. }))));
    book.run(Command::ChangeSettings(Box::new(Settings { text_size_percent: 150, ..settings.clone() }))).unwrap();
    book.undo(UndoScope::Desk).unwrap().unwrap();
    assert_eq!(book.settings().unwrap(), settings);
}

#[test]
fn two_hundred_commands_of_each_case_are_kept() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let (one, other) = (import(&mut book, case_file("C01")), import(&mut book, case_file("C02")));
    change(&mut book, other, titled("乙案"));
    for number in 0..205 {
        change(&mut book, one, titled(&format!("甲案{number}")));
    }
    let mut taken = 0;
    while book.undo(in_case(one)).unwrap().is_some() {
        taken += 1;
    }
    assert_eq!((taken, title(&book, one).as_str()), (200, "甲案4"));
    book.undo(in_case(other)).unwrap().unwrap();
    assert_eq!(title(&book, other), case_file("C02").title);
}

/// The second method: every state that a scope has had, whole.
struct Line<T> {
    states: Vec<T>,
    now: usize,
}

impl<T: Clone> Line<T> {
    fn new(first: T) -> Line<T> {
        Line { states: vec![first], now: 0 }
    }

    fn went_to(&mut self, state: T) {
        self.states.truncate(self.now + 1);
        self.states.push(state);
        self.now += 1;
    }

    fn signed(&mut self, state: T) {
        *self = Line::new(state);
    }

    fn step(&mut self, back: bool) -> bool {
        let may = if back { self.now > 0 } else { self.now + 1 < self.states.len() };
        if may && back {
            self.now -= 1;
        } else if may {
            self.now += 1;
        }
        may
    }

    fn state(&self) -> &T {
        &self.states[self.now]
    }
}

fn command(choice: u8, number: usize, case: &CaseFile) -> CaseCommand {
    let position = number % (case.terms.len() + 1);
    match choice % 8 {
        0 => titled(&format!("案{number}")),
        1 => CaseCommand::AddTerm(Term { text: format!("互相谅解{number}。"), ..Term::new(None) }),
        2 => CaseCommand::RemoveTerm { position },
        3 => CaseCommand::RecordStatement(Statement {
            text: format!("我说{number}。"),
            ..case_file("C01").statements.remove(0)
        }),
        4 => CaseCommand::RemoveStatement { position: number % 3 },
        5 => CaseCommand::PutBack { number: u32::try_from(number % 4).unwrap() },
        6 => CaseCommand::MoveTerm { from: position, to: 0 },
        _ => CaseCommand::RemoveFollowUp { position: 0 },
    }
}

/// What each scope shows, compared with the model.
fn agree(book: &Casebook, ids: &[CaseId], cases: &[Line<CaseFile>], desk: &Line<u32>) -> Result<(), String> {
    for (id, line) in ids.iter().zip(cases) {
        if book.case(*id).unwrap().file != *line.state() {
            return Err(format!("case {}", id.0));
        }
    }
    let size = book.settings().unwrap().text_size_percent;
    if size == *desk.state() { Ok(()) } else { Err(format!("settings {size}")) }
}

fn play(folder: &Path, steps: &[(u8, u8, usize)]) -> Result<(), String> {
    let mut book = open(folder, clock()).unwrap();
    let mut ids = Vec::new();
    for number in ["甲", "乙", "丙"] {
        ids.push(import(&mut book, CaseFile { number: number.to_owned(), ..case_file("C01") }));
    }
    let mut cases: Vec<Line<CaseFile>> = ids.iter().map(|id| Line::new(book.case(*id).unwrap().file)).collect();
    let mut desk = Line::new(book.settings().unwrap().text_size_percent);
    for (what, choice, number) in steps.iter().copied() {
        let at = number % ids.len();
        let (id, line) = (ids[at], &mut cases[at]);
        match what % 12 {
            0..=5 => {
                let command = command(choice, number, line.state());
                if let Ok(changes) = book.run(Command::InCase(id, command))
                    && changes.case.is_some()
                {
                    line.went_to(book.case(id).unwrap().file);
                }
            }
            6 | 7 => {
                // The newest import of all may be taken back from inside; the line of the model begins after it.
                if line.now > 0 || at != 2 {
                    let stepped = line.step(true);
                    assert_eq!(book.undo(in_case(id)).unwrap().is_some(), stepped);
                }
            }
            8 => assert_eq!(book.redo(in_case(id)).unwrap().is_some(), line.step(false)),
            9 => {
                let size = 80 + u32::from(choice % 12) * 10;
                let settings = Settings { text_size_percent: size, ..book.settings().unwrap() };
                if book.run(Command::ChangeSettings(Box::new(settings))).unwrap().settings {
                    desk.went_to(size);
                }
            }
            10 if desk.now > 0 => {
                desk.step(true);
                book.undo(UndoScope::Desk).unwrap().unwrap();
            }
            11 if choice % 3 == 0 => {
                freeze(&mut book, id);
                line.signed(book.case(id).unwrap().file);
            }
            _ => {
                drop(book);
                book = open(folder, clock()).unwrap();
            }
        }
        agree(&book, &ids, &cases, &desk)?;
    }
    match book.check_chain().unwrap() {
        Chain::Whole { .. } => {}
        broken => return Err(format!("{broken:?}")),
    }
    let damage = book.prove().unwrap().damage;
    if damage.is_empty() { Ok(()) } else { Err(format!("{damage:?}")) }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(16))]
    #[test]
    fn three_cases_and_the_desk_each_have_their_own_line(
        steps in proptest::collection::vec((0_u8..12, 0_u8..32, 0_usize..24), 1..40)
    ) {
        let folder = tempfile::tempdir().unwrap();
        let played = play(folder.path(), &steps);
        proptest::prop_assert!(played.is_ok(), "{:?}", played);
    }
}
