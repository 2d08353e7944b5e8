//! All journeys and tidy tests in one binary, so that they link once.
mod broken_files;
mod casebook_commands;
mod casebook_journeys;
mod casebook_support;
mod command_line;
mod paper;
mod tidy;
mod window_agreement;
mod window_journeys;
mod window_support;
mod window_talk;
