//! The case itself: its own fields, then every list in turn.
//! It must not look at more than one noun at a time; that references exist is for `references`.

use serde_json::Value;

use super::error::{CaseFileError, Expected, Problem};
use super::fields::{Fields, Outcome, Unknown, shortened, wrong};
use super::noun::{List, read_list};
use super::object::Object;
use super::{FORMAT, FORMAT_NAME, FORMAT_VERSION, agreement, desk, session};
use crate::domain::case::CaseFile;
use crate::domain::place::Place;

/// Reads the whole case. The format is looked at first: a newer file may differ in anything else.
pub(super) fn read(value: Value, unknown: &mut Unknown) -> Outcome<CaseFile> {
    let mut fields = Fields::open(value, Place::root(), unknown)?;
    let format = fields.required_text("format")?;
    known_format(&format, fields.at("format"))?;
    let kind = fields.required_keyed("kind")?;
    if !fields.has("parties") {
        return Err(CaseFileError::new(fields.at("parties"), Problem::Missing));
    }
    Ok(CaseFile {
        kind,
        title: fields.text("title")?,
        facts: fields.text("facts")?,
        facts_en: fields.text("facts_en")?,
        dispute_type: fields.keyed("dispute_type")?,
        source: fields.keyed("source")?,
        accepted: fields.date("accepted")?,
        application_date: fields.date("application_date")?,
        number: fields.text("number")?,
        petition_number: fields.text("petition_number")?,
        confidential: fields.flag("confidential")?,
        difficult: fields.flag("difficult")?,
        place: fields.text("place")?,
        grid: fields.texts("grid")?,
        desk: fields.object("desk", desk::read_desk)?,
        staff: read_list(&mut fields)?,
        notice: fields.object("notice", desk::read_notice)?,
        parties: read_list(&mut fields)?,
        statements: read_list(&mut fields)?,
        issues: read_list(&mut fields)?,
        steps: read_list(&mut fields)?,
        terms: read_list(&mut fields)?,
        annex: fields.object("annex", agreement::read_annex)?,
        agreement: fields.object("agreement", agreement::read_agreement)?,
        earlier_agreements: read_list(&mut fields)?,
        signatures: read_list(&mut fields)?,
        follow_ups: read_list(&mut fields)?,
        referrals: read_list(&mut fields)?,
        consents: fields.list("consents", session::read_consent)?,
        alerts: fields.list("alerts", session::read_alert)?,
        passed: fields.list("passed", desk::read_passed)?,
        prevented: fields.list("prevented", desk::read_prevented)?,
        extra: fields.finish(),
    })
}

/// `maplebridge.case/1` and nothing else; a whole number above 1 is a newer format.
fn known_format(format: &str, at: Place) -> Outcome<()> {
    if format == FORMAT {
        return Ok(());
    }
    let version = format.strip_prefix(FORMAT_NAME).filter(|version| version.bytes().all(|byte| byte.is_ascii_digit()));
    let digits = version.map(|version| version.trim_start_matches('0')).filter(|digits| !digits.is_empty());
    // Longer than a number can be is newer, too.
    let newer = digits
        .is_some_and(|digits| digits.parse::<u64>().is_ok_and(|number| number > FORMAT_VERSION) || digits.len() > 19);
    let found = shortened(format);
    let problem = if newer { Problem::NewerFormat { found } } else { Problem::OtherFormat { found } };
    Err(CaseFileError::new(at, problem))
}

/// The case's own fields with `format`, `desk`, `notice`, `annex` and `agreement`, but without any list.
pub(super) fn write(case: &CaseFile) -> Value {
    let CaseFile {
        kind,
        title,
        facts,
        facts_en,
        dispute_type,
        source,
        accepted,
        application_date,
        number,
        petition_number,
        confidential,
        difficult,
        place,
        grid,
        desk,
        staff: _,
        notice,
        parties: _,
        statements: _,
        issues: _,
        steps: _,
        terms: _,
        annex,
        agreement,
        earlier_agreements: _,
        signatures: _,
        follow_ups: _,
        referrals: _,
        consents,
        alerts,
        passed,
        prevented,
        extra,
    } = case;
    let mut object = Object::default();
    object.value("format", FORMAT);
    object.keyed("kind", Some(*kind));
    object.text("title", title);
    object.text("facts", facts);
    object.text("facts_en", facts_en);
    object.keyed("dispute_type", *dispute_type);
    object.keyed("source", *source);
    object.date("accepted", *accepted);
    object.date("application_date", *application_date);
    object.text("number", number);
    object.text("petition_number", petition_number);
    object.flag("confidential", *confidential);
    object.flag("difficult", *difficult);
    object.text("place", place);
    object.texts("grid", grid);
    object.object("desk", desk.as_ref().map(desk::write_desk));
    object.object("notice", notice.as_ref().map(desk::write_notice));
    object.object("annex", annex.as_ref().map(agreement::write_annex));
    object.object("agreement", agreement.as_ref().map(agreement::write_agreement));
    object.list("consents", consents.iter().map(session::write_consent).collect());
    object.list("alerts", alerts.iter().map(session::write_alert).collect());
    object.list("passed", passed.iter().map(desk::write_passed).collect());
    object.list("prevented", prevented.iter().map(desk::write_prevented).collect());
    object.finish(extra)
}

/// The case from its head and its lists. A list that is empty stays as the head has it (absent, or written empty);
/// `parties` is always there.
pub(super) fn assemble(head: Value, lists: impl IntoIterator<Item = (List, Vec<Value>)>) -> Outcome<Value> {
    let Value::Object(mut map) = head else {
        return Err(wrong(Place::root(), &head, Expected::Object));
    };
    for (list, values) in lists {
        if !values.is_empty() {
            map.insert(list.key().to_owned(), Value::Array(values));
        }
    }
    map.entry(List::Parties.key()).or_insert_with(|| Value::Array(Vec::new()));
    Ok(Value::Object(map))
}
