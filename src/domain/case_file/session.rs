//! Sessions in the case file: `steps[]`, `statements[]` and the program's own `issues[]`.

use serde_json::Value;

use super::fields::{Fields, Outcome, Unknown};
use super::object::Object;
use crate::domain::place::Place;
use crate::domain::session::{Alert, Consent, Invited, IssueInDispute, Offer, Position, Statement, Step, StepKind};

/// Stands where a file tells of a session without its step: the first one.
const STEP_UNSAID: StepKind = StepKind::Neighborhood;

pub(super) fn read_step(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Step> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Step {
        step: fields.keyed_or("step", STEP_UNSAID)?,
        date: fields.date("date")?,
        place: fields.text("place")?,
        host: fields.text("host")?,
        staff: fields.staff_ids("staff")?,
        participants: fields.party_ids("participants")?,
        outcome: fields.keyed("outcome")?,
        note: fields.text("note")?,
        from: fields.time("from")?,
        to: fields.time("to")?,
        invited: fields.list("invited", read_invited)?,
        extra: fields.finish(),
    })
}

pub(super) fn write_step(session: &Step) -> Value {
    let Step { step, date, place, host, staff, participants, outcome, note, from, to, invited, extra } = session;
    let mut object = Object::default();
    object.keyed_or("step", *step, STEP_UNSAID, extra);
    object.date("date", *date);
    object.text("place", place);
    object.text("host", host);
    object.staff_ids("staff", staff);
    object.party_ids("participants", participants);
    object.keyed("outcome", *outcome);
    object.text("note", note);
    object.time("from", *from);
    object.time("to", *to);
    object.list("invited", invited.iter().map(write_invited).collect());
    object.finish(extra)
}

fn read_invited(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Invited> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Invited {
        name: fields.text("name")?,
        unit: fields.text("unit")?,
        seat: fields.text("seat")?,
        absent: fields.mark("absent")?,
        extra: fields.finish(),
    })
}

fn write_invited(invited: &Invited) -> Value {
    let Invited { name, unit, seat, absent, extra } = invited;
    let mut object = Object::default();
    object.text("name", name);
    object.text("unit", unit);
    object.text("seat", seat);
    object.mark("absent", *absent);
    object.finish(extra)
}

pub(super) fn read_statement(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Statement> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Statement {
        party: fields.party_id("party")?.unwrap_or_default(),
        date: fields.date("date")?,
        time: fields.time("time")?,
        step: fields.keyed("step")?,
        kind: fields.keyed("kind")?,
        text: fields.text("text")?,
        text_en: fields.text("text_en")?,
        private: fields.mark("private")?,
        confirmed: fields.moment("confirmed")?,
        extra: fields.finish(),
    })
}

pub(super) fn write_statement(statement: &Statement) -> Value {
    let Statement { party, date, time, step, kind, text, text_en, private, confirmed, extra } = statement;
    let mut object = Object::default();
    object.party_id("party", Some(party));
    object.date("date", *date);
    object.time("time", *time);
    object.keyed("step", *step);
    object.keyed("kind", *kind);
    object.text("text", text);
    object.text("text_en", text_en);
    object.mark("private", *private);
    object.moment("confirmed", *confirmed);
    object.finish(extra)
}

pub(super) fn read_issue(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<IssueInDispute> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(IssueInDispute {
        title: fields.text("title")?,
        settled: fields.mark("settled")?,
        positions: fields.list("positions", read_position)?,
        offers: fields.list("offers", read_offer)?,
        extra: fields.finish(),
    })
}

pub(super) fn write_issue(issue: &IssueInDispute) -> Value {
    let IssueInDispute { title, settled, positions, offers, extra } = issue;
    let mut object = Object::default();
    object.text("title", title);
    object.mark("settled", *settled);
    object.list("positions", positions.iter().map(write_position).collect());
    object.list("offers", offers.iter().map(write_offer).collect());
    object.finish(extra)
}

fn read_position(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Position> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Position {
        party: fields.party_id("party")?.unwrap_or_default(),
        text: fields.text("text")?,
        amount: fields.money("amount_cents")?,
        extra: fields.finish(),
    })
}

fn write_position(position: &Position) -> Value {
    let Position { party, text, amount, extra } = position;
    let mut object = Object::default();
    object.party_id("party", Some(party));
    object.text("text", text);
    object.money("amount_cents", *amount);
    object.finish(extra)
}

fn read_offer(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Offer> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Offer {
        party: fields.party_id("party")?.unwrap_or_default(),
        amount: fields.money("amount_cents")?,
        text: fields.text("text")?,
        date: fields.date("date")?,
        time: fields.time("time")?,
        private: fields.mark("private")?,
        extra: fields.finish(),
    })
}

fn write_offer(offer: &Offer) -> Value {
    let Offer { party, amount, text, date, time, private, extra } = offer;
    let mut object = Object::default();
    object.party_id("party", Some(party));
    object.money("amount_cents", *amount);
    object.text("text", text);
    object.date("date", *date);
    object.time("time", *time);
    object.mark("private", *private);
    object.finish(extra)
}

pub(super) fn read_consent(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Consent> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Consent {
        party: fields.party_id("party")?.unwrap_or_default(),
        agrees: fields.flag("agrees")?,
        date: fields.date("date")?,
        extra: fields.finish(),
    })
}

pub(super) fn write_consent(consent: &Consent) -> Value {
    let Consent { party, agrees, date, extra } = consent;
    let mut object = Object::default();
    object.party_id("party", Some(party));
    object.flag("agrees", *agrees);
    object.date("date", *date);
    object.finish(extra)
}

pub(super) fn read_alert(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Alert> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Alert {
        kind: fields.required_keyed("kind")?,
        marked: fields.moment("marked")?,
        note: fields.text("note")?,
        told: fields.text("told")?,
        told_at: fields.moment("told_at")?,
        cleared: fields.mark("cleared")?,
        extra: fields.finish(),
    })
}

pub(super) fn write_alert(alert: &Alert) -> Value {
    let Alert { kind, marked, note, told, told_at, cleared, extra } = alert;
    let mut object = Object::default();
    object.keyed("kind", Some(*kind));
    object.moment("marked", *marked);
    object.text("note", note);
    object.text("told", told);
    object.moment("told_at", *told_at);
    object.mark("cleared", *cleared);
    object.finish(extra)
}
