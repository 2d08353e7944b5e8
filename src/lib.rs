//! Maplebridge 枫桥调解台: a desktop program for the person at a mediation desk.
//!
//! # The map
//!
//! | room | what lives there | may use | never |
//! | --- | --- | --- | --- |
//! | [`domain`] | the field's nouns and rules, the open case format, deadlines, promises, the kinds of paper and what a dossier needs | – | a clock, a file, SQL, egui, words for people |
//! | [`check`] | the agreement check: pure rules, each with an id, a severity, a place | `domain i18n` | I/O |
//! | [`i18n`] | every sentence, zh-CN and en, Fluent files compiled into methods | `domain` | failing at run time |
//! | [`guide`] | plans of the steps, law cards, clause library, seats, gates, clocks: content files and what they say of a case | `domain check i18n draft::clause` | I/O, a clock, changing a case |
//! | [`draft`] | case and template (`templates/`) to a [`draft::document::Document`]: words, no geometry | `domain i18n` | millimetres, fonts, I/O |
//! | [`paper`] | document to [`paper::page::Pages`] to PDF; one file names printpdf | `draft::document domain::agreement i18n` | what the words mean |
//! | [`seal`] | the closing digital signature of a PDF and its verification | – | the database, words for people |
//! | [`statistics`] | what a case counts as, the official return with its arithmetic rules, rates with their formulas | `domain i18n` | a clock, I/O, SQL |
//! | [`vault`] | what opens the casebook: the data key, its slots for passphrase, people and recovery | files, folders, clock and lock of `platform` | SQL, words for people |
//! | [`casebook`] | the one door to data: commands in somebody's name, rights, audit chain, undo, queries; SQL in a private child | `domain check i18n draft vault`, clock, disk, files, lock and log of `platform`, `statistics` | egui, `paper` |
//! | [`jobs`] | work over several rooms: any paper and the dossier from case to PDF, print jobs, scans of signed paper, pictures of stored pages, an office's templates, the practice case | all of the above, `platform` | egui |
//! | [`platform`] | the computer: clock, folders, files, dialogs, printer | – | the rest of ours |
//! | [`ui`] | the window: screens read a view and push actions | `domain check guide i18n statistics`, `casebook`'s commands and views, `paper::page`, `paper::faces`, `paper::ink` | SQL, printpdf, rfd, files, business rules |
//! | [`cli`], [`app`], [`pictures`], `main` | the front doors and what owns the rest | all | business rules |
//!
//! `tests/it/tidy.rs` holds this table; clippy's `disallowed-*` lists hold the rest.
//!
//! # How the data travels
//!
//! ```text
//! walk-in ─► step 1 ─► step 2 ─► step 3 ─► terms ─► check ─► freeze ─► sign ─► close ─► print ─► promises kept
//!  CaseFile   sessions, statements, outcome  Term    Finding  Version  log of   sealed  copies   FollowUp
//!                                                             Document signing  PDF
//! ```
//!
//! - A screen paints a view and pushes an action; after painting, [`app`] carries it out through
//!   [`casebook::Casebook::run`]: rows, audit event and undo entry in one transaction, or none.
//! - A value is parsed once, at the door, and becomes words once, in `draft`.
//! - The preview paints the same pages that become the PDF.
//! - What people sign is the frozen Document of a version. It is never drafted anew; a change of words makes a new version,
//!   and the log of signing, which only grows, says that the signatures fell.
//! - Unfinished work is not an error: it is a list of findings, each with a place to jump to.

pub mod app;
pub mod casebook;
pub mod check;
pub mod cli;
pub mod domain;
pub mod draft;
pub mod guide;
pub mod i18n;
pub mod jobs;
pub mod paper;
pub mod pictures;
pub mod platform;
pub mod seal;
pub mod statistics;
pub mod ui;
pub mod vault;
