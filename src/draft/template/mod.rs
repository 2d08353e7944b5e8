//! Templates: the words of a paper with slots, conditions and blocks (`templates/README.md` tells the format).
//! A template is read whole before anything is filled, so that what a party said can never become markup; no code runs
//! in it. It must not know the case.

mod line;
mod mistake;
mod read;

use std::collections::BTreeMap;

pub use line::Line;
pub use mistake::{Fault, Mistake};

/// A part of a template, in the order of the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Title(Line),
    /// A line on the right, under the title.
    Number(Line),
    /// A line that begins at the edge, without indent: whom a letter is for.
    Flush(Line),
    Heading(Line),
    Subheading(Line),
    /// Words beside the matter, in small Kai.
    Note(Line),
    Paragraph(Line),
    /// A row of a ruled form.
    Row(Row),
    /// A block that the program makes from the case.
    Made(Made),
    /// Who signs: groups on the left and on the right.
    Sign {
        left: Vec<Group>,
        right: Vec<Group>,
    },
    /// Ruled lines to write on.
    Lines {
        count: u32,
        closed: bool,
    },
    Space(u32),
    NewPage,
    /// Printed only where the slot is filled (or, for `@unless`, empty).
    When {
        slot: String,
        filled: bool,
        then: Vec<Part>,
        otherwise: Vec<Part>,
    },
}

/// A row of a ruled form: labels and values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<(Line, Line)>,
    /// Least depth in lines; 0 for as deep as the words.
    pub lines: u32,
}

macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every one, with the name that a template calls it by.
            pub const NAMES: &'static [(&'static str, $name)] = &[$(($key, $name::$variant)),+];

            pub(crate) fn from_name(name: &str) -> Option<$name> {
                Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
            }
        }
    };
}

named! {
    /// The blocks that the program makes.
    Made {
        /// Who the parties are, a paragraph each.
        Parties = "parties",
        /// Applicants (and victims) alone.
        Applicants = "applicants",
        /// Respondents, offenders and third persons alone.
        Respondents = "respondents",
        /// The person whom this paper is about.
        Person = "person",
        /// The person's agent.
        Agent = "agent",
        /// The numbered clauses.
        Terms = "terms",
        /// 履行方式、时限 as a table.
        Performance = "performance",
        /// Earlier agreements that this one replaces.
        Earlier = "earlier",
        /// The places to sign of an agreement, with the signatures given.
        Signatures = "signatures",
        /// The committee or station, the date and room for the seal.
        Seal = "seal",
        /// The list annex of a group case.
        Annex = "annex",
        /// What was said in this session, by whom.
        Statements = "statements",
        /// What this person said, as questions and answers.
        Answers = "answers",
        /// What is asked for, numbered.
        Requests = "requests",
        /// The legal ways open after a mediation without agreement, ticked.
        Ways = "ways",
        /// How each clause was performed.
        Performed = "performed",
        /// The papers of the dossier with their pages.
        Catalogue = "catalogue",
        /// What is missing in the dossier.
        Missing = "missing",
        /// Representatives of a group.
        Representatives = "representatives",
        /// The originals on a leaf of the dossier.
        Attachments = "attachments",
        /// Who came to the petition window.
        Visitors = "visitors",
    }
}

named! {
    /// Who signs a paper that is no agreement.
    Group {
        Applicants = "applicants",
        Respondents = "respondents",
        /// Everyone who is a party, or who acts for one.
        Parties = "parties",
        /// Parties who were present in this session.
        Present = "present",
        /// The person whom this paper is about.
        Person = "person",
        Agent = "agent",
        Mediators = "mediators",
        Recorder = "recorder",
        Host = "host",
        Witness = "witness",
        /// Interpreters and readers.
        Helpers = "helpers",
        /// Whoever was invited to the session, by hand.
        Invited = "invited",
        /// Whoever registers, receives a visitor, visits or files: written by hand.
        Registrar = "registrar",
        Receiver = "receiver",
        Visitor = "visitor",
        Filer = "filer",
        Inspector = "inspector",
        Inquirer = "inquirer",
    }
}

/// What a template may name: the closed sets.
#[derive(Clone, Copy, Debug)]
pub struct Allowed<'a> {
    /// Slots of the lines above `[words]`.
    pub slots: &'a [&'a str],
    /// The short words, each with the slots that it may have.
    pub words: &'a [(&'a str, &'a [&'a str])],
    /// Blocks without which the paper is not this paper.
    pub needed: &'a [&'a str],
}

/// A template: its parts and its short words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    pub parts: Vec<Part>,
    words: BTreeMap<String, Line>,
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// Every mistake with its line and column, in the order of the text.
    pub fn read(text: &str, allowed: &Allowed<'_>) -> Result<Template, Vec<Mistake>> {
        read::read(text, allowed)
    }

    /// Reads a file that holds nothing but words; which names it has is up to it.
    ///
    /// # Errors
    /// As [`Template::read`].
    pub fn read_words(text: &str) -> Result<Template, Vec<Mistake>> {
        read::read_words(text)
    }

    /// The words of this name, filled. A name that the template lacks gives no words; a test holds that none is lacking.
    pub fn words(&self, name: &str, slots: &[(&str, &str)]) -> String {
        self.words.get(name).map(|line| line.fill(slots)).unwrap_or_default()
    }

    /// Whether the template has words of this name.
    pub fn has(&self, name: &str) -> bool {
        self.words.contains_key(name)
    }

    /// Every short word with the slots it has.
    pub fn names(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        self.words.iter().map(|(name, line)| (name.as_str(), line.slots().collect()))
    }
}
