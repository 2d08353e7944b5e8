//! Another program about to be started, without what is none of its business. It must not know which program it is.

use std::ffi::OsStr;
use std::process::Command;

/// The passphrase of the casebook, for the command line.
pub const PASSPHRASE: &str = "MAPLEBRIDGE_PASSPHRASE";

/// The program of this name, which does not come to know the passphrase of this one.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.env_remove(PASSPHRASE);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_passphrase_is_taken_from_the_other_program() {
        let taken: Vec<_> = command("lp").get_envs().map(|(name, value)| (name.to_owned(), value.is_none())).collect();
        assert_eq!(taken, [(PASSPHRASE.into(), true)]);
    }
}
