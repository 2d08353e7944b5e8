//! The end of a case in the case file: `agreement`, `annex`, `earlier_agreements[]`, `signatures[]`, `follow_ups[]`,
//! `referrals[]`.

use serde_json::Value;

use super::error::Expected;
use super::fields::{Fields, Outcome, Unknown, text_from, wrong};
use super::object::Object;
use crate::domain::agreement::{Agreement, Annex, EarlierAgreement, FollowUp, Referral, Signature, SignerId};
use crate::domain::party::PartyId;
use crate::domain::place::Place;

pub(super) fn read_agreement(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Agreement> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Agreement {
        form: fields.keyed("form")?,
        number: fields.text("number")?,
        signed: fields.date("signed")?,
        effective: fields.date("effective")?,
        copies: fields.count("copies", 0, u32::MAX)?,
        ended: fields.date("ended")?,
        reason: fields.text("reason")?,
        told: fields.texts("told")?,
        extra: fields.finish(),
    })
}

pub(super) fn write_agreement(agreement: &Agreement) -> Value {
    let Agreement { form, number, signed, effective, copies, ended, reason, told, extra } = agreement;
    let mut object = Object::default();
    object.keyed("form", *form);
    object.text("number", number);
    object.date("signed", *signed);
    object.date("effective", *effective);
    object.count("copies", *copies);
    object.date("ended", *ended);
    object.text("reason", reason);
    object.texts("told", told);
    object.finish(extra)
}

pub(super) fn read_annex(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Annex> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Annex {
        title: fields.text("title")?,
        term: fields.count("term", 1, u32::MAX)?,
        columns: fields.texts("columns")?,
        amount_column: fields.count("amount_column", 0, u32::MAX)?,
        rows: fields.list("rows", |row, place, _| read_row(row, &place))?,
        total: fields.money("total_cents")?,
        extra: fields.finish(),
    })
}

fn read_row(row: Value, place: &Place) -> Outcome<Vec<String>> {
    match row {
        Value::Array(cells) => {
            let numbered = cells.into_iter().enumerate();
            numbered.map(|(position, cell)| text_from(cell, place.index(position))).collect()
        }
        other => Err(wrong(place.clone(), &other, Expected::List)),
    }
}

pub(super) fn write_annex(annex: &Annex) -> Value {
    let Annex { title, term, columns, amount_column, rows, total, extra } = annex;
    let mut object = Object::default();
    object.text("title", title);
    object.count("term", *term);
    object.texts("columns", columns);
    object.count("amount_column", *amount_column);
    object.list("rows", rows.iter().map(|row| Value::from(row.clone())).collect());
    object.money("total_cents", *total);
    object.finish(extra)
}

pub(super) fn read_earlier(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<EarlierAgreement> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(EarlierAgreement {
        number: fields.text("number")?,
        signed: fields.date("signed")?,
        superseded_by: fields.text("superseded_by")?,
        extra: fields.finish(),
    })
}

pub(super) fn write_earlier(earlier: &EarlierAgreement) -> Value {
    let EarlierAgreement { number, signed, superseded_by, extra } = earlier;
    let mut object = Object::default();
    object.text("number", number);
    object.date("signed", *signed);
    object.text("superseded_by", superseded_by);
    object.finish(extra)
}

/// The signer is read as a party; `references` makes it a member of staff where the id is one's.
pub(super) fn read_signature(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Signature> {
    let mut fields = Fields::open(value, place, unknown)?;
    let party = PartyId(fields.text("signer")?);
    let signer = match fields.keyed("help")? {
        Some(help) => SignerId::Helper(party, help),
        None => SignerId::Party(party),
    };
    Ok(Signature {
        signer,
        role: fields.text("role")?,
        at: fields.text("at")?,
        way: fields.keyed("way")?,
        version: fields.count("version", 0, u32::MAX)?,
        text_sha256: fields.text("text_sha256")?,
        extra: fields.finish(),
    })
}

pub(super) fn write_signature(signature: &Signature) -> Value {
    let Signature { signer, role, at, way, version, text_sha256, extra } = signature;
    let mut object = Object::default();
    object.text("signer", signer.as_str());
    object.keyed("help", signer.help());
    object.text("role", role);
    object.text("at", at);
    object.keyed("way", *way);
    object.count("version", *version);
    object.text("text_sha256", text_sha256);
    object.finish(extra)
}

pub(super) fn read_follow_up(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<FollowUp> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(FollowUp {
        date: fields.date("date")?,
        result: fields.keyed("result")?,
        note: fields.text("note")?,
        satisfaction: fields.text("satisfaction")?,
        extra: fields.finish(),
    })
}

pub(super) fn write_follow_up(follow_up: &FollowUp) -> Value {
    let FollowUp { date, result, note, satisfaction, extra } = follow_up;
    let mut object = Object::default();
    object.date("date", *date);
    object.keyed("result", *result);
    object.text("note", note);
    object.text("satisfaction", satisfaction);
    object.finish(extra)
}

pub(super) fn read_referral(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Referral> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Referral {
        to: fields.text("to")?,
        kind: fields.text("kind")?,
        person: fields.text("person")?,
        date: fields.date("date")?,
        answer: fields.text("answer")?,
        extra: fields.finish(),
    })
}

pub(super) fn write_referral(referral: &Referral) -> Value {
    let Referral { to, kind, person, date, answer, extra } = referral;
    let mut object = Object::default();
    object.text("to", to);
    object.text("kind", kind);
    object.text("person", person);
    object.date("date", *date);
    object.text("answer", answer);
    object.finish(extra)
}
