//! The thin binary: hands over to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    maplebridge::cli::run()
}
