//! All journeys and tidy tests in one binary, so that they link once.
// A test fails by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic)]
mod broken_files;
mod casebook_commands;
mod casebook_journeys;
mod casebook_support;
mod command_line;
mod dossier;
mod faces;
mod guide_names;
mod pages_forms;
mod pages_marks;
mod pages_of_cases;
mod pages_read;
mod paper;
mod papers_desk;
mod papers_found;
mod papers_handover;
mod papers_people;
mod papers_people_words;
mod papers_support;
mod pdf_file;
mod preview_print;
mod printing;
mod random_agreements;
mod read_back;
mod second_writer;
mod tidy;
mod tools;
mod window_agreement;
mod window_findings;
mod window_guide;
mod window_journeys;
mod window_law;
mod window_papers;
mod window_support;
mod window_talk;
