//! What the child said it would do, and what it said was kept: one line before and one after each call. The parent
//! holds the file against it.
//!
//! ```text
//! start EVENTS HEAD              the casebook is open
//! > event KIND                   about to run a command
//! < event EVENTS HEAD            it returned; the chain stands there (HEAD is - where the child could not tell it)
//! > typed CASE FIELD TEXT        about to keep a half-written text (no TEXT: to forget it)
//! < typed
//! > paper NAME SHA256            about to write a PDF
//! < paper
//! ! STEP | CHINESE | ENGLISH     a call failed; what a person reads
//! done                           a whole case went through
//! ```

use std::collections::BTreeMap;

/// The head of the chain where the child could not tell it.
pub const UNKNOWN: &str = "-";

/// A call that was begun.
#[derive(Clone, Debug, PartialEq)]
pub enum Call {
    Event(String),
    Typed { place: (i64, String), text: Option<String> },
    Paper { name: String, sha256: String },
}

/// An error as it reached a person.
#[derive(Clone, Debug)]
pub struct Said {
    pub step: String,
    pub chinese: String,
    pub english: String,
}

/// Everything that must be there, and the one thing that may be.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Number of events and head of the chain that the child saw last.
    pub events: u64,
    pub head: String,
    pub typed: BTreeMap<(i64, String), String>,
    pub papers: BTreeMap<String, String>,
    /// Begun and not acknowledged.
    pub under_way: Option<Call>,
    /// Calls that failed: what they wanted may be there or not.
    pub failed: Vec<Call>,
    pub errors: Vec<Said>,
    /// Acknowledged changes, of every kind.
    pub acknowledged: u64,
    /// How many of them were counted already.
    pub looked: u64,
    /// Whole cases.
    pub done: u64,
    /// What the child itself says that cannot be.
    pub wrong: Vec<String>,
    started: bool,
}

impl Told {
    /// Takes in everything that the child printed; a line that was cut off in the middle was not said.
    pub fn hear(&mut self, printed: &str) {
        let whole = printed.rfind('\n').map_or("", |end| &printed[..end]);
        for line in whole.lines() {
            self.hear_line(line);
        }
    }

    /// A new child on the same file.
    pub fn next_child(&mut self) {
        self.started = false;
        self.under_way = None;
        self.failed.clear();
    }

    fn hear_line(&mut self, line: &str) {
        let words: Vec<&str> = line.splitn(5, ' ').collect();
        match words.as_slice() {
            ["start", events, head @ ..] => self.start(events.parse().unwrap(), head.first().unwrap_or(&"")),
            [">", "event", kind] => self.under_way = Some(Call::Event((*kind).to_owned())),
            ["<", "event", events, head] => self.event(events.parse().unwrap(), head),
            [">", "typed", case, field, text @ ..] => {
                let place = (case.parse().unwrap(), (*field).to_owned());
                let text = text.first().map(|text| (*text).to_owned());
                self.under_way = Some(Call::Typed { place, text });
            }
            [">", "paper", name, sha256] => {
                self.under_way = Some(Call::Paper { name: (*name).to_owned(), sha256: (*sha256).to_owned() });
            }
            ["<", "typed" | "paper"] => self.kept(),
            ["done"] => self.done += 1,
            ["!", ..] => self.error(line),
            _ => self.wrong.push(format!("cannot be read: {line}")),
        }
    }

    fn start(&mut self, events: u64, head: &str) {
        if self.acknowledged > 0 && (events, head) != (self.events, self.head.as_str()) {
            self.wrong.push(format!("opened at {events} events, where {} were found before", self.events));
        }
        (self.events, self.head, self.started) = (events, head.to_owned(), true);
    }

    fn event(&mut self, events: u64, head: &str) {
        // Two acknowledged changes are two events.
        if events != self.events + 1 {
            self.wrong.push(format!("after a change the chain stood at {events}, before it at {}", self.events));
        }
        (self.events, self.head) = (events, head.to_owned());
        self.acknowledged += 1;
        self.under_way = None;
        self.failed.clear();
    }

    fn kept(&mut self) {
        match self.under_way.take() {
            Some(Call::Typed { place, text: Some(text) }) => drop(self.typed.insert(place, text)),
            Some(Call::Typed { place, text: None }) => drop(self.typed.remove(&place)),
            Some(Call::Paper { name, sha256 }) => drop(self.papers.insert(name, sha256)),
            other => self.wrong.push(format!("kept without being begun: {other:?}")),
        }
        self.acknowledged += 1;
        self.failed.clear();
    }

    fn error(&mut self, line: &str) {
        let parts: Vec<&str> = line.trim_start_matches("! ").split(" | ").collect();
        let [step, chinese, english] = parts.as_slice() else {
            self.wrong.push(format!("no error for people: {line}"));
            return;
        };
        let own = |text: &str| text.to_owned();
        self.errors.push(Said { step: own(step), chinese: own(chinese), english: own(english) });
        self.failed.extend(self.under_way.take());
    }
}

impl Said {
    /// Whether a person can read it in both languages: whole sentences, and not the database's words alone.
    pub fn is_a_sentence(&self) -> bool {
        let han = self.chinese.chars().filter(|ch| ('\u{4E00}'..='\u{9FFF}').contains(ch)).count();
        let words = self.english.split_whitespace().count();
        let raw = ["SQLITE", "os error", "Os {", "rusqlite", "Error::", "unwrap", "disk I/O error"];
        let is_raw = |text: &str| raw.iter().any(|sign| text.contains(sign));
        han >= 8
            && words >= 5
            && self.chinese.ends_with(['。', '！'])
            && self.english.ends_with('.')
            && !is_raw(&self.chinese)
            && !is_raw(&self.english)
    }
}
