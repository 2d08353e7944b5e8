//! All journeys and tidy tests in one binary, so that they link once.

mod broken_files;
mod paper;
