//! The child: a mediator's day on a casebook, one case after the other, each change announced before and acknowledged
//! after the call that keeps it. It stops when it is stopped.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::sync::LazyLock;

use maplebridge::casebook::Casebook;
use maplebridge::casebook::command::{CaseCommand, CaseHead, Command, NewScan, WalkIn};
use maplebridge::casebook::view::{CaseId, CaseRecord, Colleague, Settings, UndoScope};
use maplebridge::domain::agreement::{FollowUp, FollowUpResult, HandSignature, SignerId};
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::case_file;
use maplebridge::domain::session::{Outcome, Step};
use maplebridge::domain::signing::HowRead;
use maplebridge::i18n::{Lang, Tr};
use maplebridge::jobs::agreement::{Mark, pdf};
use maplebridge::jobs::reason::why;
use maplebridge::jobs::signing::{Whose, close};
use maplebridge::jobs::{backup, desk_key, frozen};
use maplebridge::paper::Faces;
use maplebridge::platform::{crash, files, log};
use maplebridge::seal::sha256_hex;

use crate::book;
use crate::dice::Dice;
use crate::told::UNKNOWN;

const CASE: &[u8] = include_bytes!("../../assets/demo/practice.json");
const STROKES: &str = include_str!("../../assets/demo/signatures.json");
static FACES: LazyLock<Faces> = LazyLock::new(|| Faces::bundled().unwrap());

/// How the child works.
pub struct Orders {
    pub data: PathBuf,
    pub papers: PathBuf,
    pub seed: u64,
    /// So many cases, then it closes the casebook.
    pub cases: u64,
    pub manner: Manner,
}

/// How the child is at work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// As the program is: nothing is acknowledged that is not kept.
    #[default]
    Careful,
    /// Says that everything was kept, whatever the casebook answered: the control of the failed writes.
    Careless,
    /// Says that it was kept before it is: the control of the kills.
    Hasty,
    /// Comes in by the door, with a passphrase, as a person does.
    AtTheDoor,
    /// By the door too; crashes at the end with the words of the case on its lips.
    CrashesAtTheDoor,
}

impl Manner {
    const ALL: [(Manner, &str); 5] = [
        (Manner::Careful, "careful"),
        (Manner::Careless, "careless"),
        (Manner::Hasty, "hasty"),
        (Manner::AtTheDoor, "at-the-door"),
        (Manner::CrashesAtTheDoor, "crashes-at-the-door"),
    ];

    pub fn word(self) -> &'static str {
        Manner::ALL.iter().find(|(manner, _)| *manner == self).unwrap().1
    }

    pub fn from_word(word: &str) -> Manner {
        Manner::ALL.iter().find(|(_, other)| *other == word).unwrap().0
    }
}

/// A call failed twice: the child gives up, as a person would.
struct GaveUp;

type Kept<T> = Result<T, GaveUp>;

/// What a failed call says to a person.
type Sentence = Box<dyn Fn(Tr) -> String>;

struct Day {
    book: Casebook,
    papers: PathBuf,
    told: CaseFile,
    dice: Dice,
    manner: Manner,
    events: u64,
    id: CaseId,
}

/// Runs the day. True: to its end.
pub fn run(orders: &Orders) -> bool {
    log::want("torture");
    if orders.manner == Manner::CrashesAtTheDoor {
        crash::watch(&orders.data);
    }
    let opened = match orders.manner {
        Manner::AtTheDoor | Manner::CrashesAtTheDoor => Ok(book::come_in(&orders.data, &orders.papers)),
        Manner::Careful | Manner::Careless | Manner::Hasty => book::open(&orders.data),
    };
    let book = match opened {
        Ok(book) => book,
        Err(error) => {
            say_error("open", &|tr| error.message(tr));
            return false;
        }
    };
    let told = case_file::read(CASE).unwrap().case;
    let chain = book.chain_head().unwrap();
    say(&format!("start {} {}", chain.events, chain.head));
    let mut day = Day {
        book,
        papers: orders.papers.clone(),
        told,
        dice: Dice(orders.seed),
        manner: orders.manner,
        events: chain.events,
        id: CaseId(0),
    };
    let done = day.desk().and_then(|()| (0..orders.cases).try_for_each(|_| day.one_case()));
    if orders.manner == Manner::CrashesAtTheDoor {
        let stick = stick(&orders.data);
        std::fs::create_dir_all(&stick).unwrap();
        let made = backup::make(&day.book.backup_source().unwrap(), Some(&stick)).unwrap();
        assert!(matches!(made.second, backup::Second::Made(_)), "{:?}", made.second);
        panic!("{} {}", day.told.facts, day.told.parties[0].phone);
    }
    done.is_ok()
}

/// The second folder for backups, beside the data folder.
pub fn stick(data: &std::path::Path) -> PathBuf {
    data.with_file_name("stick")
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").unwrap();
    out.flush().unwrap();
}

fn say_error(step: &str, words: &dyn Fn(Tr) -> String) {
    let one_line = |lang| words(Tr(lang)).replace(['\n', '|'], " ");
    say(&format!("! {step} | {} | {}", one_line(Lang::Zh), one_line(Lang::En)));
}

impl Day {
    /// Announces a call, makes it, acknowledges it. One that fails is tried once more.
    fn call<T>(
        &mut self,
        before: &str,
        mut work: impl FnMut(&mut Day) -> Result<T, Sentence>,
        after: impl Fn(&mut Day) -> String,
    ) -> Kept<Option<T>> {
        for _ in 0..2 {
            say(&format!("> {before}"));
            if self.manner == Manner::Hasty {
                // What it will say, it says now.
                say(&format!("< {}", self.hastily(before)));
                return Ok(work(self).ok());
            }
            match work(self) {
                Ok(done) => {
                    let line = after(self);
                    say(&format!("< {line}"));
                    return Ok(Some(done));
                }
                Err(_) if self.manner == Manner::Careless => {
                    let line = after(self);
                    say(&format!("< {line}"));
                    return Ok(None);
                }
                Err(words) => say_error(before, &*words),
            }
        }
        Err(GaveUp)
    }

    /// The acknowledgement of a call that has not been made: the head of the chain is not known yet.
    fn hastily(&mut self, before: &str) -> String {
        let kind = before.split(' ').next().unwrap_or_default();
        if kind != "event" {
            return kind.to_owned();
        }
        self.events += 1;
        format!("event {} {UNKNOWN}", self.events)
    }

    /// One call that leaves one event.
    fn event<T>(&mut self, kind: &str, work: impl FnMut(&mut Day) -> Result<T, Sentence>) -> Kept<Option<T>> {
        let after = |day: &mut Day| match day.book.chain_head() {
            Ok(chain) => {
                day.events = chain.events;
                format!("event {} {}", chain.events, chain.head)
            }
            // A reader's fault is not under test here.
            Err(_) => format!("event {} {UNKNOWN}", day.events + 1),
        };
        self.call(&format!("event {kind}"), work, after)
    }

    fn run(&mut self, command: &Command) -> Kept<Option<CaseId>> {
        let work = |day: &mut Day| {
            let done = day.book.run(command.clone()).map(|changes| changes.case);
            done.map_err(|error| -> Sentence { Box::new(move |tr| error.message(tr)) })
        };
        Ok(self.event(command.kind().key(), work)?.flatten())
    }

    fn change(&mut self, command: CaseCommand) -> Kept<()> {
        self.run(&Command::InCase(self.id, command)).map(drop)
    }

    fn record(&self) -> Kept<CaseRecord> {
        self.book.case(self.id).map_err(|_| GaveUp)
    }

    /// Takes the last change back, and does it again.
    fn back_and_again(&mut self) -> Kept<()> {
        let words = |error: maplebridge::casebook::Error| -> Sentence { Box::new(move |tr| error.message(tr)) };
        self.event("undo", |day| day.book.undo(UndoScope::Case(day.id)).map_err(words))?;
        self.event("redo", |day| day.book.redo(UndoScope::Case(day.id)).map_err(words)).map(drop)
    }

    /// Types a text piece by piece, as the window keeps it while somebody types.
    fn type_text(&mut self, case: Option<CaseId>, field: &str, text: &str) -> Kept<()> {
        let characters: Vec<char> = text.chars().filter(|ch| !ch.is_whitespace()).collect();
        let mut end = 0;
        while end < characters.len() {
            end = (end + 4 + self.dice.roll(24)).min(characters.len());
            let part: String = characters[..end].iter().collect();
            self.keep_typed(case, field, &part)?;
        }
        Ok(())
    }

    fn keep_typed(&mut self, case: Option<CaseId>, field: &str, text: &str) -> Kept<()> {
        let number = case.map_or(0, |case| case.0);
        let before = format!("typed {number} {field} {text}");
        let work = |day: &mut Day| {
            let kept = day.book.save_unfinished(case, field, text);
            kept.map_err(|error| -> Sentence { Box::new(move |tr| error.message(tr)) })
        };
        self.call(before.trim_end(), work, |_| "typed".to_owned()).map(drop)
    }

    fn desk(&mut self) -> Kept<()> {
        if self.events > 0 {
            return Ok(());
        }
        let desk = self.told.desk.clone().unwrap();
        let colleague = |member: &maplebridge::domain::case::Staff| Colleague {
            name: member.name.clone(),
            role: member.role.key().to_owned(),
        };
        let settings = Settings {
            committee: desk.committee,
            short_name: desk.short_name,
            colleagues: self.told.staff.iter().map(colleague).collect(),
            at_the_desk: self.told.staff[0].name.clone(),
            ..Settings::default()
        };
        self.run(&Command::ChangeSettings(Box::new(settings))).map(drop)
    }

    fn one_case(&mut self) -> Kept<()> {
        self.walk_in()?;
        self.people()?;
        self.talk()?;
        self.agree()?;
        self.sign()?;
        self.close()?;
        say("done");
        Ok(())
    }

    fn walk_in(&mut self) -> Kept<()> {
        let facts = self.told.facts.clone();
        self.type_text(None, "walk_in.about", &facts)?;
        let walk_in = WalkIn {
            applicants: "林志远、何美娟".to_owned(),
            respondents: "关伯年".to_owned(),
            about: facts,
            phone: self.told.parties[0].phone.clone(),
            ..WalkIn::default()
        };
        self.id = self.run(&Command::RegisterWalkIn(walk_in))?.ok_or(GaveUp)?;
        self.keep_typed(None, "walk_in.about", "")?;
        let told = self.told.clone();
        self.change(CaseCommand::EditHead(CaseHead {
            title: told.title,
            facts: told.facts,
            facts_en: told.facts_en,
            dispute_type: told.dispute_type,
            source: told.source,
            accepted: told.accepted,
            place: "渡口路8号3栋楼下".to_owned(),
            desk: told.desk,
            ..CaseHead::default()
        }))
    }

    fn people(&mut self) -> Kept<()> {
        for party in self.told.parties.clone() {
            let known = self.record()?.file.parties.iter().any(|other| other.id == party.id);
            self.change(if known { CaseCommand::EditParty(party) } else { CaseCommand::AddParty(party) })?;
        }
        self.back_and_again()?;
        self.change(CaseCommand::AssignStaff(self.told.staff.clone()))
    }

    fn talk(&mut self) -> Kept<()> {
        let steps = self.told.steps.clone();
        for (position, step) in steps.iter().enumerate() {
            let session = Step { outcome: None, note: String::new(), ..step.clone() };
            if self.record()?.file.steps.len() <= position {
                self.change(CaseCommand::OpenSession(session.clone()))?;
            }
            if self.record()?.file.steps[position] != session {
                self.change(CaseCommand::EditSession { position, session })?;
            }
            self.statements(step)?;
            if position + 1 == steps.len() {
                self.change(CaseCommand::GiveNotice(self.told.notice.clone().unwrap()))?;
                for issue in self.told.issues.clone() {
                    self.change(CaseCommand::AddIssue(issue))?;
                }
            }
            let outcome = step.outcome.unwrap_or(Outcome::Settled);
            self.change(CaseCommand::EndSession { position, outcome, note: step.note.clone() })?;
        }
        Ok(())
    }

    fn statements(&mut self, step: &Step) -> Kept<()> {
        let said: Vec<_> = self.told.statements.iter().filter(|said| said.date == step.date).cloned().collect();
        for mut statement in said {
            statement.step = Some(step.step);
            let text = statement.text.clone();
            self.type_text(Some(self.id), "talk.composer", &text)?;
            self.change(CaseCommand::RecordStatement(statement))?;
            self.keep_typed(Some(self.id), "talk.composer", "")?;
        }
        let position = self.record()?.file.statements.len().checked_sub(1).ok_or(GaveUp)?;
        self.change(CaseCommand::ConfirmStatement { position, confirmed: true })?;
        self.back_and_again()
    }

    fn agree(&mut self) -> Kept<()> {
        for term in self.told.terms.clone() {
            self.change(CaseCommand::AddTerm(term))?;
        }
        if self.told.terms.len() > 1 {
            self.change(CaseCommand::MoveTerm { from: 0, to: 1 })?;
            let words = |error: maplebridge::casebook::Error| -> Sentence { Box::new(move |tr| error.message(tr)) };
            self.event("undo", |day| day.book.undo(UndoScope::Case(day.id)).map_err(words))?;
        }
        self.change(CaseCommand::FreezeAgreement)?;
        self.print("agreement")
    }

    fn sign(&mut self) -> Kept<()> {
        let strokes: BTreeMap<String, HandSignature> = serde_json::from_str(STROKES).unwrap();
        let version = self.record()?.version.ok_or(GaveUp)?;
        for (position, signer) in version.signers.iter().enumerate() {
            let Some(hand) = strokes.get(&signer.name) else { continue };
            // The last one signs the printed paper, and its scan is kept.
            if position + 1 == version.signers.len() {
                self.change(CaseCommand::WillSignOnPaper { signer: signer.id.clone(), will: true })?;
                self.scan(&signer.id)?;
                continue;
            }
            let how_read = if signer.must_be_read_to { HowRead::ReadAloud } else { HowRead::Scrolled };
            let sign = CaseCommand::Sign { signer: signer.id.clone(), hand: hand.clone(), how_read };
            self.change(sign.clone())?;
            if position == 0 {
                self.change(CaseCommand::WithdrawSignature { signer: signer.id.clone() })?;
                self.change(sign)?;
            }
        }
        Ok(())
    }

    fn scan(&mut self, signer: &SignerId) -> Kept<()> {
        let version = self.record()?.version.ok_or(GaveUp)?;
        let length = 20_000 + self.dice.roll(120_000);
        let bytes = (0..length).map(|_| u8::try_from(self.dice.roll(256)).unwrap()).collect();
        self.change(CaseCommand::AttachScan(Box::new(NewScan {
            name: "扫描件.pdf".to_owned(),
            kind: "pdf".to_owned(),
            pages: 2,
            bytes,
            mark: version.mark().ok_or(GaveUp)?,
            mark_typed: false,
            signers: vec![signer.clone()],
            on: self.book.clock().now().date(),
        })))
    }

    fn close(&mut self) -> Kept<()> {
        if self.book.desk_keys().map_err(|_| GaveUp)?.is_empty() {
            let make = |day: &mut Day| desk_key::make(&mut day.book).map(drop);
            let words = |problem: desk_key::KeyProblem| -> Sentence { Box::new(move |tr| problem.message(tr)) };
            self.event("install_desk_key", |day| make(day).map_err(words))?;
        }
        self.event("close_version", |day| {
            let today = Some(day.book.clock().now().date());
            let done = close(&mut day.book, day.id, today, Whose::Desk, &FACES).map(drop);
            done.map_err(|error| -> Sentence { Box::new(move |tr| error.message(tr)) })
        })?;
        if let Some(closed) = self.record()?.standing.closed {
            let sealed = self.book.attachment(&closed.pdf_sha256).map_err(|_| GaveUp)?.ok_or(GaveUp)?;
            self.save(&format!("sealed-{}.pdf", self.id.0), &sealed)?;
        }
        let visit = FollowUp {
            date: Some(self.book.clock().now().date()),
            result: Some(FollowUpResult::Planned),
            note: "到期前打电话".to_owned(),
            ..FollowUp::default()
        };
        self.change(CaseCommand::AddFollowUp(visit))
    }

    /// The agreement as it stands, as a PDF.
    fn print(&mut self, name: &str) -> Kept<()> {
        let record = self.record()?;
        let document = frozen::document(&record, Mark::None);
        let templates = self.book.templates().clone();
        let bytes = pdf(&record.file, Lang::Zh, Mark::None, document.as_ref(), &templates, &FACES);
        self.save(&format!("{name}-{}.pdf", self.id.0), &bytes.unwrap())
    }

    fn save(&mut self, name: &str, bytes: &[u8]) -> Kept<()> {
        let before = format!("paper {name} {}", sha256_hex(bytes));
        let work = |day: &mut Day| {
            let path = day.papers.join(name);
            let written = files::write(&path, bytes);
            written.map_err(|error| -> Sentence {
                Box::new(move |tr| tr.app_not_saved_file(path.display(), why(&error, tr)))
            })
        };
        self.call(&before, work, |_| "paper".to_owned()).map(drop)
    }
}
