//! Holds what lies on the disk against what the child acknowledged. Everything acknowledged must be there, at most the
//! one call that was under way besides, and nothing may be broken.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use maplebridge::casebook::view::CaseId;
use maplebridge::platform::files;
use maplebridge::seal::sha256_hex;

use crate::book;
use crate::told::{Call, Told, UNKNOWN};

/// What a look found.
#[derive(Debug, Default)]
pub struct Verdict {
    /// Acknowledged changes that are not there.
    pub lost: Vec<String>,
    /// Faults of the file, of the chain, or of a paper.
    pub broken: Vec<String>,
    /// The call under way is there, though nobody was told so.
    pub one_more: bool,
    pub took: Duration,
}

impl Verdict {
    pub fn is_fine(&self) -> bool {
        self.lost.is_empty() && self.broken.is_empty()
    }

    pub fn words(&self) -> String {
        self.lost.iter().chain(&self.broken).cloned().collect::<Vec<_>>().join("; ")
    }
}

/// Looks, and takes into `told` what the call under way left behind, so that the next child can be held against it.
pub fn judge(data: &Path, papers: &Path, told: &mut Told) -> Verdict {
    let started = Instant::now();
    let mut verdict = Verdict::default();
    verdict.lost.append(&mut told.wrong);
    match look(data) {
        Ok(found) => {
            verdict.broken.extend(found.faults.iter().cloned());
            events(&found, told, &mut verdict);
            typed(&found, told, &mut verdict);
        }
        Err(words) => verdict.broken.push(words),
    }
    lie(papers, told, &mut verdict);
    told.next_child();
    verdict.took = started.elapsed();
    verdict
}

struct Found {
    /// Kind and hash of each event.
    events: Vec<(String, String)>,
    typed: BTreeMap<(i64, String), String>,
    faults: Vec<String>,
}

/// First as the program does, then without it.
fn look(data: &Path) -> Result<Found, String> {
    let mut faults = Vec::new();
    let mut typed = BTreeMap::new();
    {
        let book = book::open(data).map_err(|error| format!("cannot be opened: {error}"))?;
        let proof = book.prove().map_err(|error| format!("cannot be proved: {error}"))?;
        faults.extend(proof.damage.iter().map(|damage| format!("{damage:?}")));
        for line in book.all_unfinished().map_err(|error| error.to_string())? {
            typed.insert((line.case.map_or(0, |CaseId(case)| case), line.field), line.text);
        }
    }
    let events = raw(data, &mut faults).map_err(|error| format!("cannot be read: {error}"))?;
    Ok(Found { events, typed, faults })
}

fn raw(data: &Path, faults: &mut Vec<String>) -> rusqlite::Result<Vec<(String, String)>> {
    let connection = book::raw(data)?;
    for check in ["PRAGMA integrity_check", "PRAGMA foreign_key_check", "PRAGMA cipher_integrity_check"] {
        let mut statement = connection.prepare(check)?;
        let lines = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        faults.extend(lines.into_iter().filter(|line| line != "ok").map(|line| format!("{check}: {line}")));
    }
    let mut statement = connection.prepare("SELECT seq, kind, lower(hex(hash)) FROM event ORDER BY seq")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, (row.get(1)?, row.get(2)?))))?;
    let rows = rows.collect::<rusqlite::Result<Vec<(i64, (String, String))>>>()?;
    if rows.iter().zip(1..).any(|((seq, _), wanted)| *seq != wanted) {
        faults.push("a gap in the numbers of the events".to_owned());
    }
    Ok(rows.into_iter().map(|(_, event)| event).collect())
}

fn begun(told: &Told) -> impl Iterator<Item = &Call> {
    told.under_way.iter().chain(&told.failed)
}

fn events(found: &Found, told: &mut Told, verdict: &mut Verdict) {
    let acknowledged = usize::try_from(told.events).unwrap();
    if found.events.len() < acknowledged {
        verdict.lost.push(format!("{} events of {acknowledged}", found.events.len()));
        return;
    }
    if acknowledged > 0 && told.head == UNKNOWN {
        told.head.clone_from(&found.events[acknowledged - 1].1);
    }
    if acknowledged > 0 && found.events[acknowledged - 1].1 != told.head {
        verdict.lost.push(format!("event {acknowledged} is another than the acknowledged one"));
    }
    match &found.events[acknowledged..] {
        [] => {}
        [(kind, hash)] if begun(told).any(|call| *call == Call::Event(kind.clone())) => {
            verdict.one_more = true;
            told.events += 1;
            told.head.clone_from(hash);
        }
        more => verdict.broken.push(format!("{} events that nobody began", more.len())),
    }
}

fn typed(found: &Found, told: &mut Told, verdict: &mut Verdict) {
    let mut places: Vec<_> = found.typed.keys().chain(told.typed.keys()).cloned().collect();
    places.sort();
    places.dedup();
    for place in places {
        let (is, should) = (found.typed.get(&place), told.typed.get(&place));
        let wanted =
            |call: &Call| matches!(call, Call::Typed { place: at, text } if *at == place && text.as_ref() == is);
        if is != should && begun(told).any(wanted) {
            verdict.one_more = true;
        } else if is != should {
            verdict.lost.push(format!("typed text in {place:?}: {is:?} instead of {should:?}"));
        }
    }
    told.typed.clone_from(&found.typed);
}

/// Papers are whole or absent; leftovers under the temporary name are no papers.
fn lie(papers: &Path, told: &mut Told, verdict: &mut Verdict) {
    let mut there = BTreeMap::new();
    for path in files::with_extension(papers, "pdf") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        there.insert(name, sha256_hex(&files::read(&path).unwrap()));
    }
    for (name, sha256) in &told.papers {
        match there.get(name) {
            None => verdict.lost.push(format!("the paper {name}")),
            Some(is) if is != sha256 => verdict.broken.push(format!("the paper {name} is another")),
            Some(_) => {}
        }
    }
    for (name, sha256) in there {
        if told.papers.contains_key(&name) {
            continue;
        }
        let wanted = |call: &Call| matches!(call, Call::Paper { name: at, sha256: is } if *at == name && *is == sha256);
        if begun(told).any(wanted) {
            verdict.one_more = true;
            told.papers.insert(name, sha256);
        } else {
            verdict.broken.push(format!("half a paper: {name}"));
        }
    }
}
