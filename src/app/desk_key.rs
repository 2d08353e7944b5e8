//! The desk's key for the settings: what there is, and taking it in and out. It must not know what a certificate is.

use std::path::Path;

use crate::casebook::Error;
use crate::casebook::desk_key::KeyOrigin;
use crate::jobs::desk_key::{self, KeyProblem, Known};
use crate::jobs::given;
use crate::jobs::reason::why;
use crate::platform::files;
use crate::ui::key_view::{KeyAsk, KeyLine};

use super::desk::Desk;

/// Reads the keys again.
pub(super) fn refresh(desk: &mut Desk) {
    desk.keys = desk_key::all(&desk.book).unwrap_or_default().into_iter().map(line).collect();
}

fn line(known: Known) -> KeyLine {
    let Known { key, certificate } = known;
    KeyLine {
        subject: certificate.subject,
        issuer: certificate.issuer,
        is_self_issued: certificate.self_issued,
        sha256: certificate.sha256,
        valid_from: certificate.not_before.date(),
        valid_to: certificate.not_after.date(),
        since: key.since,
        is_from_file: key.origin == KeyOrigin::File,
    }
}

/// The first key is part of setting the desk up: made as soon as it is known whom it names. The practice desk seals with
/// a key that is thrown away.
pub(super) fn make_first(desk: &mut Desk) -> Result<(), Error> {
    if desk.practice || desk.settings.committee.trim().is_empty() || !desk.book.desk_keys()?.is_empty() {
        return Ok(());
    }
    match desk_key::make(&mut desk.book) {
        Ok(key) => desk.say(desk.tr().key_installed(key.certificate().subject), false),
        Err(problem) => desk.say(problem.message(desk.tr()), true),
    }
    refresh(desk);
    Ok(())
}

/// Carries out a wish of the settings.
pub(super) fn act(desk: &mut Desk, ask: &KeyAsk) {
    let tr = desk.tr();
    let done = match ask {
        KeyAsk::ExportCertificate(path) => desk_key::sealing(&desk.book)
            .map_err(|problem| problem.message(tr))
            .and_then(|key| write(desk, path, &key.certificate_pem()))
            .map(|()| tr.key_certificate_written(path.display())),
        KeyAsk::ExportKey { path, passphrase } => desk_key::sealing(&desk.book)
            .and_then(|key| Ok(key.to_pem(passphrase)?))
            .map_err(|problem| problem.message(tr))
            .and_then(|text| write(desk, path, &text))
            .map(|()| tr.key_written(path.display())),
        KeyAsk::Import { path, passphrase } => import(desk, path, passphrase),
        KeyAsk::New => desk_key::make(&mut desk.book)
            .map(|key| tr.key_installed(key.certificate().subject))
            .map_err(|problem| problem.message(tr)),
    };
    refresh(desk);
    match done {
        Ok(words) => desk.say(words, false),
        Err(words) => desk.say(words, true),
    }
}

fn import(desk: &mut Desk, path: &Path, passphrase: &str) -> Result<String, String> {
    let tr = desk.tr();
    if desk_key::is_pkcs12(path) {
        return Err(KeyProblem::Pkcs12.message(tr));
    }
    let bytes = given::read(path, given::KEY, tr)?;
    let key = desk_key::import(&mut desk.book, &bytes, Some(passphrase)).map_err(|problem| problem.message(tr))?;
    Ok(tr.key_installed(key.certificate().subject))
}

/// Never over a file of another kind.
fn write(desk: &Desk, path: &Path, text: &str) -> Result<(), String> {
    let tr = desk.tr();
    if !given::may_be_replaced(path, |there| there.starts_with(b"-----BEGIN")) {
        return Err(tr.cli_other_file_there(path.display()));
    }
    files::write(path, text.as_bytes()).map_err(|error| tr.app_not_saved_file(path.display(), why(&error, tr)))
}
