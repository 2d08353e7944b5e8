//! `maplebridge key show | export | import | new`: the key with which this desk seals. Exit 0 done, 1 no key yet or a
//! passphrase that does not open it, 2 bad input.

use std::path::Path;
use std::process::ExitCode;

use super::arguments::KeyCommand;
use super::output::{Failure, say};
use super::unlock::Access;
use crate::i18n::Tr;
use crate::jobs::desk_key::{self, KeyProblem, Known};
use crate::jobs::given;
use crate::jobs::reason::why;
use crate::platform::files;
use crate::seal::KeyError;

/// Carries a command out.
pub(super) fn run(wanted: &KeyCommand, access: &Access, tr: Tr) -> Result<ExitCode, Failure> {
    if matches!(wanted, KeyCommand::Show | KeyCommand::Export { .. }) {
        access.must_be_there_or_given(tr)?;
    }
    let mut book = access.open(tr)?;
    match wanted {
        KeyCommand::Show => {
            let known = desk_key::all(&book).map_err(|problem| failure(&problem, tr))?;
            let last = known.len().checked_sub(1).ok_or_else(|| failure(&KeyProblem::NoKey, tr))?;
            known.iter().enumerate().for_each(|(at, one)| show(one, at == last, tr));
        }
        KeyCommand::Export { file, passphrase_file } => {
            let key = desk_key::sealing(&book).map_err(|problem| failure(&problem, tr))?;
            let text = match passphrase_file {
                None => key.certificate_pem(),
                Some(secret) => {
                    key.to_pem(&passphrase(secret, tr)?).map_err(|error| failure(&KeyProblem::Key(error), tr))?
                }
            };
            write_pem(file, &text, tr)?;
            let kept = file.display();
            say(&if passphrase_file.is_none() { tr.key_certificate_written(kept) } else { tr.key_written(kept) });
        }
        KeyCommand::Import { file, passphrase_file } => {
            let secret = passphrase_file.as_deref().map(|secret| passphrase(secret, tr)).transpose()?;
            if desk_key::is_pkcs12(file) {
                return Err(failure(&KeyProblem::Pkcs12, tr));
            }
            let bytes = read(file, tr)?;
            let key =
                desk_key::import(&mut book, &bytes, secret.as_deref()).map_err(|problem| failure(&problem, tr))?;
            say(&tr.key_installed(key.certificate().subject));
        }
        KeyCommand::New => {
            let key = desk_key::make(&mut book).map_err(|problem| failure(&problem, tr))?;
            say(&tr.key_installed(key.certificate().subject));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn show(known: &Known, seals: bool, tr: Tr) {
    let certificate = &known.certificate;
    let (from, to) = (certificate.not_before.date(), certificate.not_after.date());
    let origin = match certificate.self_issued {
        true => tr.key_self_issued().to_owned(),
        false => tr.key_issued_by(&certificate.issuer),
    };
    let use_now = if seals { tr.key_seals() } else { tr.key_proves_old() };
    say(&certificate.subject);
    say(&tr.key_show(use_now, origin, tr.date(from), tr.date(to), &certificate.sha256));
}

/// The first line of a file; on the command line it would be seen by others.
fn passphrase(file: &Path, tr: Tr) -> Result<String, Failure> {
    let bytes = given::secret(file, tr).map_err(Failure::bad_input)?;
    let text = String::from_utf8(bytes).map_err(|_| failure(&KeyProblem::NotText, tr))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn read(file: &Path, tr: Tr) -> Result<Vec<u8>, Failure> {
    given::read(file, given::KEY, tr).map_err(Failure::bad_input)
}

/// Never over a file of another kind.
fn write_pem(file: &Path, text: &str, tr: Tr) -> Result<(), Failure> {
    if !given::may_be_replaced(file, |there| there.starts_with(b"-----BEGIN")) {
        return Err(Failure::bad_input(tr.cli_other_file_there(file.display())));
    }
    files::write(file, text.as_bytes())
        .map_err(|error| Failure::bad_input(tr.cli_cannot_write(file.display(), why(&error, tr))))
}

fn failure(problem: &KeyProblem, tr: Tr) -> Failure {
    let message = problem.message(tr);
    match problem {
        KeyProblem::NoKey
        | KeyProblem::NoCommittee
        | KeyProblem::Key(KeyError::PassphraseMissing | KeyError::PassphraseWrong | KeyError::PassphraseShort) => {
            Failure::blocked(message)
        }
        _ => Failure::bad_input(message),
    }
}
