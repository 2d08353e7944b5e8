//! How long the door takes: the passphrase (Argon2id), the audit chain of a casebook with so many events, and all that the
//! first screen shows. Medians in milliseconds, each part beside the whole. The aim is one second at 100,000 events.
//!
//! Usage: `unlock CLOSED.json OPEN.json [EVENTS] [ROUNDS]`: of ten cases nine are like the first, one like the second.

use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use maplebridge::app::desk::Desk;
use maplebridge::casebook::Casebook;
use maplebridge::casebook::command::{CaseCommand, CaseHead, Command};
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::case_file;
use maplebridge::jobs::door::Door;
use maplebridge::platform::clock::Clock;
use maplebridge::vault::{Costs, Secret, Whom};

/// The aim for the whole.
const AIM: Duration = Duration::from_secs(1);
/// So many changes after each case was taken in.
const CHANGES: u32 = 60;

type Failed = Box<dyn Error>;

fn main() -> Result<(), Failed> {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let (Some(closed), Some(open)) = (arguments.next(), arguments.next()) else {
        return Err("usage: unlock CLOSED.json OPEN.json [EVENTS] [ROUNDS]".into());
    };
    let events = arguments.next().map_or(Ok(100_000), |events| events.parse())?;
    let rounds: u32 = arguments.next().map_or(Ok(5), |rounds| rounds.parse())?;
    let folder = tempfile::tempdir()?;
    let door = Door::with(&folder.path().join("book"), Clock::System, folder.path(), Costs::usual());
    let secret = Secret::new("a passphrase for the clock".to_owned());
    let mut book = door.create(&secret).map_err(|error| told(&error))?.book;
    let cases = fill(&mut book, &read(Path::new(&closed))?, &read(Path::new(&open))?, events)?;
    drop(book);

    let mut parts: [Vec<Duration>; 4] = Default::default();
    for _ in 0..rounds {
        let whole = Instant::now();
        let turned = door.turn(&secret, &Whom::Desk).map_err(|error| told(&error))?;
        let passphrase = whole.elapsed();
        // Opening follows the whole chain.
        let book = door.open(&turned).map_err(|error| told(&error))?.book;
        if book.chain_broken_at().is_some() {
            return Err("the chain is not whole".into());
        }
        let opened = whole.elapsed();
        drop(Desk::new(book)?);
        let measured = [passphrase, opened - passphrase, whole.elapsed() - opened, whole.elapsed()];
        parts.iter_mut().zip(measured).for_each(|(part, time)| part.push(time));
    }
    report(cases, events, parts.map(median))
}

fn told(error: &maplebridge::jobs::door::DoorError) -> Failed {
    format!("{error:?}").into()
}

fn read(file: &Path) -> Result<CaseFile, Failed> {
    Ok(case_file::read(&std::fs::read(file)?).map_err(|error| format!("{error:?}"))?.case)
}

/// Cases with their changes until there are so many events; tells how many cases.
fn fill(book: &mut Casebook, closed: &CaseFile, open: &CaseFile, events: u64) -> Result<u32, Failed> {
    let mut cases = 0;
    while book.chain_head()?.events < events {
        let number = format!("（2026）测人调字第{cases}号");
        let like = if cases % 10 == 9 { open } else { closed };
        let mut case = CaseFile { number: number.clone(), ..like.clone() };
        if let Some(agreement) = &mut case.agreement {
            agreement.number = number;
        }
        let changes = book.run(Command::ImportCase(Box::new(case)))?;
        let id = changes.case.ok_or("no case")?;
        cases += 1;
        for change in 0..CHANGES {
            let facts = format!("第{change}次补记。{}", like.facts);
            let head = CaseHead { title: like.title.clone(), facts, ..CaseHead::default() };
            book.run(Command::InCase(id, CaseCommand::EditHead(head)))?;
        }
    }
    Ok(cases)
}

fn report(cases: u32, events: u64, [passphrase, chain, screen, whole]: [Duration; 4]) -> Result<(), Failed> {
    let mut out = std::io::stdout();
    writeln!(out, "{events} events of {cases} cases")?;
    for (name, part) in [("passphrase", passphrase), ("chain", chain), ("first screen", screen), ("whole", whole)] {
        let share = part.as_secs_f64() / whole.as_secs_f64();
        writeln!(out, "{name:<13} {:>8.1} ms  {share:.2}", part.as_secs_f64() * 1000.0)?;
    }
    writeln!(out, "aim {} ms: {}", AIM.as_millis(), if whole <= AIM { "met" } else { "MISSED" })?;
    Ok(())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
