//! An entry of the log of signing as the body of a row of `signature`, and back. A body without `entry` is a signature as
//! the first form of the file kept it. It must not know SQL.

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Map, Value, json};

use super::{read_time, time_text};
use crate::casebook::signing_log::{FallReason, SigningEntry, SigningFact};
use crate::casebook::view::{ClosedVersion, ScanRecord, SignatureRecord};
use crate::domain::agreement::{Help, SignatureWay, SignerId};
use crate::domain::case::StaffId;
use crate::domain::party::PartyId;
use crate::domain::signing::HowRead;

/// The body of an entry.
pub(crate) fn to_body(entry: &SigningEntry) -> String {
    let (key, mut body) = match &entry.what {
        SigningFact::Frozen { row_sha256 } => ("frozen", json!({ "row_sha256": row_sha256 })),
        SigningFact::OnPaper { signer, will } => ("on_paper", with_signer(json!({ "will": will }), signer)),
        SigningFact::Signed(signature) => ("signed", signed_to(signature)),
        SigningFact::Withdrawn { signer } => ("withdrawn", with_signer(json!({}), signer)),
        SigningFact::Scanned(scan) => ("scanned", scan_to(scan)),
        SigningFact::Closed(closed) => ("closed", closed_to(closed)),
        SigningFact::Fallen { signatures, reason } => {
            ("fallen", json!({ "signatures": signatures, "reason": reason.key() }))
        }
    };
    if let Value::Object(body) = &mut body {
        body.insert("entry".to_owned(), json!(key));
        body.insert("version".to_owned(), json!(entry.version));
        body.insert("at".to_owned(), json!(time_text(entry.at)));
    }
    body.to_string()
}

/// The entry in a body; `None` if it is damaged.
pub(crate) fn from_body(body: &str) -> Option<SigningEntry> {
    let Value::Object(body) = serde_json::from_str(body).ok()? else { return None };
    let version = count(&body, "version")?;
    let at = read_time(text(&body, "at")?)?;
    let what = match body.get("entry").and_then(Value::as_str) {
        Some("frozen") => SigningFact::Frozen { row_sha256: owned(&body, "row_sha256")? },
        Some("on_paper") => SigningFact::OnPaper { signer: signer(&body)?, will: body.get("will")?.as_bool()? },
        Some("signed") | None => SigningFact::Signed(signed_from(&body, version, at)?),
        Some("withdrawn") => SigningFact::Withdrawn { signer: signer(&body)? },
        Some("scanned") => SigningFact::Scanned(scan_from(&body, at)?),
        Some("closed") => SigningFact::Closed(closed_from(&body, at)?),
        Some("fallen") => SigningFact::Fallen {
            signatures: count(&body, "signatures")?,
            reason: FallReason::from_key(text(&body, "reason")?)?,
        },
        Some(_) => return None,
    };
    Some(SigningEntry { version, at, what })
}

fn signed_to(signature: &SignatureRecord) -> Value {
    let body = json!({
        "role": signature.role,
        "on": day_text(signature.on),
        "way": signature.way.key(),
        "text_sha256": signature.text_sha256,
        "how_read": signature.how_read.map(HowRead::key),
        "hand": signature.hand,
    });
    with_signer(body, &signature.signer)
}

fn signed_from(body: &Map<String, Value>, version: u32, at: NaiveDateTime) -> Option<SignatureRecord> {
    let how_read = match body.get("how_read").and_then(Value::as_str) {
        Some(key) => Some(HowRead::from_key(key)?),
        None => None,
    };
    Some(SignatureRecord {
        signer: signer(body)?,
        role: owned(body, "role")?,
        at,
        on: body.get("on").map_or(Some(at.date()), read_day)?,
        way: SignatureWay::from_key(text(body, "way")?)?,
        version,
        text_sha256: owned(body, "text_sha256")?,
        how_read,
        hand: serde_json::from_value(body.get("hand")?.clone()).ok()?,
    })
}

fn scan_to(scan: &ScanRecord) -> Value {
    json!({
        "name": scan.name,
        "kind": scan.kind,
        "pages": scan.pages,
        "bytes": scan.bytes,
        "sha256": scan.sha256,
        "mark_typed": scan.mark_typed,
        "signers": scan.signers.iter().map(|signer| with_signer(json!({}), signer)).collect::<Vec<_>>(),
    })
}

fn scan_from(body: &Map<String, Value>, at: NaiveDateTime) -> Option<ScanRecord> {
    let signers = body.get("signers")?.as_array()?.iter().map(|one| signer(one.as_object()?));
    Some(ScanRecord {
        at,
        name: owned(body, "name")?,
        kind: owned(body, "kind")?,
        pages: count(body, "pages")?,
        bytes: body.get("bytes")?.as_u64()?,
        sha256: owned(body, "sha256")?,
        signers: signers.collect::<Option<_>>()?,
        mark_typed: body.get("mark_typed")?.as_bool()?,
    })
}

fn closed_to(closed: &ClosedVersion) -> Value {
    json!({
        "effective": day_text(closed.effective),
        "seal_on": closed.seal_on.map(day_text),
        "pdf_sha256": closed.pdf_sha256,
        "certificate_sha256": closed.certificate_sha256,
        "chain_head": closed.chain_head,
        "events": closed.events,
    })
}

fn closed_from(body: &Map<String, Value>, at: NaiveDateTime) -> Option<ClosedVersion> {
    let seal_on = match body.get("seal_on")? {
        Value::Null => None,
        day => Some(read_day(day)?),
    };
    Some(ClosedVersion {
        at,
        effective: read_day(body.get("effective")?)?,
        seal_on,
        pdf_sha256: owned(body, "pdf_sha256")?,
        certificate_sha256: owned(body, "certificate_sha256")?,
        chain_head: owned(body, "chain_head")?,
        events: body.get("events")?.as_u64()?,
    })
}

fn with_signer(mut body: Value, signer: &SignerId) -> Value {
    let kind = match signer {
        SignerId::Party(_) => "party",
        SignerId::Helper(_, help) => help.key(),
        SignerId::Staff(_) => "staff",
    };
    if let Value::Object(body) = &mut body {
        body.insert("signer".to_owned(), json!(signer.as_str()));
        body.insert("signer_kind".to_owned(), json!(kind));
    }
    body
}

fn signer(body: &Map<String, Value>) -> Option<SignerId> {
    let id = owned(body, "signer")?;
    Some(match text(body, "signer_kind")? {
        "party" => SignerId::Party(PartyId(id)),
        "staff" => SignerId::Staff(StaffId(id)),
        help => SignerId::Helper(PartyId(id), Help::from_key(help)?),
    })
}

/// The signers of a version as its row keeps them.
pub(crate) fn signers_to_text(signers: &[crate::casebook::view::VersionSigner]) -> String {
    let all = signers.iter().map(|one| {
        let body = json!({
            "name": one.name,
            "role": one.role,
            "required": one.required,
            "must_be_read_to": one.must_be_read_to,
            "place": one.place,
        });
        with_signer(body, &one.id)
    });
    Value::Array(all.collect()).to_string()
}

/// The signers of a version; `None` if the text is damaged.
pub(crate) fn signers_from_text(kept: &str) -> Option<Vec<crate::casebook::view::VersionSigner>> {
    let Value::Array(all) = serde_json::from_str(kept).ok()? else { return None };
    let one = |value: &Value| {
        let body = value.as_object()?;
        Some(crate::casebook::view::VersionSigner {
            id: signer(body)?,
            name: owned(body, "name")?,
            role: owned(body, "role")?,
            required: body.get("required")?.as_bool()?,
            must_be_read_to: body.get("must_be_read_to")?.as_bool()?,
            place: owned(body, "place")?,
        })
    };
    all.iter().map(one).collect()
}

fn text<'a>(body: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    body.get(key)?.as_str()
}

fn owned(body: &Map<String, Value>, key: &str) -> Option<String> {
    text(body, key).map(str::to_owned)
}

fn count(body: &Map<String, Value>, key: &str) -> Option<u32> {
    u32::try_from(body.get(key)?.as_u64()?).ok()
}

fn day_text(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

fn read_day(value: &Value) -> Option<NaiveDate> {
    value.as_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::HandSignature;

    fn at() -> NaiveDateTime {
        read_time("2026-03-12T09:30:00").unwrap()
    }

    fn signature(signer: SignerId) -> SignatureRecord {
        SignatureRecord {
            signer,
            role: "申请人".to_owned(),
            at: at(),
            on: at().date(),
            way: SignatureWay::Screen,
            version: 2,
            text_sha256: "ab".repeat(32),
            how_read: Some(HowRead::ReadAloud),
            hand: Some(HandSignature::default()),
        }
    }

    #[test]
    fn every_entry_is_read_back_as_it_was_written() {
        let party = SignerId::Party(PartyId("A1".into()));
        let reader = SignerId::Helper(PartyId("A1".into()), Help::Reader);
        let scan = ScanRecord {
            at: at(),
            name: "扫描.pdf".into(),
            kind: "pdf".into(),
            pages: 3,
            bytes: 70_000,
            sha256: "cd".repeat(32),
            signers: vec![party.clone(), SignerId::Staff(StaffId("S1".into()))],
            mark_typed: true,
        };
        let closed = ClosedVersion {
            at: at(),
            effective: at().date(),
            seal_on: None,
            pdf_sha256: "ef".repeat(32),
            certificate_sha256: "01".repeat(32),
            chain_head: "23".repeat(32),
            events: 41,
        };
        for what in [
            SigningFact::Frozen { row_sha256: "99".repeat(32) },
            SigningFact::OnPaper { signer: reader.clone(), will: true },
            SigningFact::Signed(signature(reader)),
            SigningFact::Withdrawn { signer: party },
            SigningFact::Scanned(scan),
            SigningFact::Closed(closed),
            SigningFact::Fallen { signatures: 2, reason: FallReason::Superseded },
        ] {
            let entry = SigningEntry { version: 2, at: at(), what };
            assert_eq!(from_body(&to_body(&entry)), Some(entry));
        }
    }

    #[test]
    fn a_signature_of_the_first_form_is_read_and_anything_else_is_damage() {
        let old = r#"{"signer":"B1","signer_kind":"party","role":"respondent","at":"2026-03-11T14:32:07","way":"paper",
            "version":1,"text_sha256":"00","hand":null}"#;
        let SigningFact::Signed(signature) = from_body(old).unwrap().what else { panic!("no signature") };
        assert_eq!((signature.on.to_string().as_str(), signature.how_read), ("2026-03-11", None));
        for broken in [
            "{}",
            "[]",
            r#"{"entry":"torn","version":1,"at":"2026-03-11T14:32:07"}"#,
            &old.replace("B1\"", "B1\",\"entry\":\"closed\""),
        ] {
            assert_eq!(from_body(broken), None, "{broken}");
        }
    }
}
