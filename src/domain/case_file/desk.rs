//! The desk in the case file: `desk`, `staff[]`, the `notice` of rights and duties, what a supervisor `passed[]`, and what
//! was `prevented[]`.

use serde_json::Value;

use super::fields::{Fields, Outcome, Unknown};
use super::object::Object;
use crate::domain::case::{Desk, Notice, Passed, Staff, StaffId, StaffRole};
use crate::domain::place::Place;
use crate::domain::prevented::Prevented;

/// Stands where a file names someone without a role: the one that claims least on a paper.
const ROLE_UNSAID: StaffRole = StaffRole::Host;

pub(super) fn read_desk(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Desk> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Desk { committee: fields.text("committee")?, short_name: fields.text("short_name")?, extra: fields.finish() })
}

pub(super) fn write_desk(desk: &Desk) -> Value {
    let Desk { committee, short_name, extra } = desk;
    let mut object = Object::default();
    object.text("committee", committee);
    object.text("short_name", short_name);
    object.finish(extra)
}

pub(super) fn read_staff(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Staff> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Staff {
        id: StaffId(fields.text("id")?),
        role: fields.keyed_or("role", ROLE_UNSAID)?,
        name: fields.text("name")?,
        unit: fields.text("unit")?,
        badge: fields.text("badge")?,
        extra: fields.finish(),
    })
}

pub(super) fn write_staff(staff: &Staff) -> Value {
    let Staff { id, role, name, unit, badge, extra } = staff;
    let mut object = Object::default();
    object.text("id", &id.0);
    object.keyed_or("role", *role, ROLE_UNSAID, extra);
    object.text("name", name);
    object.text("unit", unit);
    object.text("badge", badge);
    object.finish(extra)
}

pub(super) fn read_notice(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Notice> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Notice {
        date: fields.date("date")?,
        given_to: fields.party_ids("given_to")?,
        recusal_asked: fields.flag("recusal_asked")?,
        extra: fields.finish(),
    })
}

pub(super) fn write_notice(notice: &Notice) -> Value {
    let Notice { date, given_to, recusal_asked, extra } = notice;
    let mut object = Object::default();
    object.date("date", *date);
    object.party_ids("given_to", given_to);
    object.flag("recusal_asked", *recusal_asked);
    object.finish(extra)
}

pub(super) fn read_passed(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Passed> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Passed {
        rule: fields.text("rule")?,
        at: fields.text("at")?,
        said: fields.text("said")?,
        by: fields.text("by")?,
        reason: fields.text("reason")?,
        on: fields.moment("on")?,
        extra: fields.finish(),
    })
}

pub(super) fn write_passed(passed: &Passed) -> Value {
    let Passed { rule, at, said, by, reason, on, extra } = passed;
    let mut object = Object::default();
    object.text("rule", rule);
    object.text("at", at);
    object.text("said", said);
    object.text("by", by);
    object.text("reason", reason);
    object.moment("on", *on);
    object.finish(extra)
}

pub(super) fn read_prevented(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Prevented> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Prevented {
        harm: fields.required_keyed("harm")?,
        people: fields.count("people", 0, u32::MAX)?,
        extra: fields.finish(),
    })
}

pub(super) fn write_prevented(prevented: &Prevented) -> Value {
    let Prevented { harm, people, extra } = prevented;
    let mut object = Object::default();
    object.keyed("harm", Some(*harm));
    object.count("people", *people);
    object.finish(extra)
}
