//! Clauses in the case file: `terms[]` with `instalments[]` or `schedule`.

use serde_json::Value;

use super::error::{CaseFileError, Problem};
use super::fields::{Fields, Outcome, Unknown};
use super::object::Object;
use crate::domain::keyed::keyed;
use crate::domain::place::Place;
use crate::domain::term::{Instalment, MonthlySchedule, Payment, Term};

keyed! {
    /// What a schedule counts in; the format knows months only.
    Every { Month = "month" }
}

pub(super) fn read(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Term> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Term {
        number: fields.count("number", 1, u32::MAX)?,
        obligor: fields.party_ids("obligor")?,
        obligee: fields.party_ids("obligee")?,
        text: fields.text("text")?,
        text_en: fields.text("text_en")?,
        pattern: fields.keyed("pattern")?,
        what: fields.text("what")?,
        amount: fields.money("amount_cents")?,
        due: fields.date("due")?,
        method: fields.text("method")?,
        place: fields.text("place")?,
        breach: fields.text("breach")?,
        payment: read_payment(&mut fields)?,
        extra: fields.finish(),
    })
}

fn read_payment(fields: &mut Fields<'_>) -> Outcome<Payment> {
    let instalments = fields.list("instalments", read_instalment)?;
    let schedule = fields.object("schedule", read_schedule)?;
    match (instalments.is_empty(), schedule) {
        (true, None) => Ok(Payment::Once),
        (true, Some(schedule)) => Ok(Payment::Monthly(schedule)),
        (false, None) => Ok(Payment::Instalments(instalments)),
        (false, Some(_)) => {
            let problem = Problem::OnlyOneOf { first: "instalments", second: "schedule" };
            Err(CaseFileError::new(fields.at("schedule"), problem))
        }
    }
}

fn read_instalment(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<Instalment> {
    let mut fields = Fields::open(value, place, unknown)?;
    Ok(Instalment {
        due: fields.date("due")?,
        amount: fields.money("amount_cents")?,
        payer: fields.party_id("payer")?,
        extra: fields.finish(),
    })
}

fn read_schedule(value: Value, place: Place, unknown: &mut Unknown) -> Outcome<MonthlySchedule> {
    let mut fields = Fields::open(value, place, unknown)?;
    fields.keyed_or("every", Every::Month)?;
    Ok(MonthlySchedule {
        day: fields.count("day", 1, 31)?,
        from: fields.month("from")?,
        to: fields.month("to")?,
        amount: fields.money("amount_cents")?,
        extra: fields.finish(),
    })
}

pub(super) fn write(term: &Term) -> Value {
    let Term {
        number,
        obligor,
        obligee,
        text,
        text_en,
        pattern,
        what,
        amount,
        due,
        method,
        place,
        breach,
        payment,
        extra,
    } = term;
    let mut object = Object::default();
    object.count("number", *number);
    object.party_ids("obligor", obligor);
    object.party_ids("obligee", obligee);
    object.text("text", text);
    object.text("text_en", text_en);
    object.keyed("pattern", *pattern);
    object.text("what", what);
    object.money("amount_cents", *amount);
    match payment {
        Payment::Once => {}
        Payment::Instalments(parts) => object.list("instalments", parts.iter().map(write_instalment).collect()),
        Payment::Monthly(schedule) => object.object("schedule", Some(write_schedule(schedule))),
    }
    object.date("due", *due);
    object.text("method", method);
    object.text("place", place);
    object.text("breach", breach);
    object.finish(extra)
}

fn write_instalment(instalment: &Instalment) -> Value {
    let Instalment { due, amount, payer, extra } = instalment;
    let mut object = Object::default();
    object.date("due", *due);
    object.money("amount_cents", *amount);
    object.party_id("payer", payer.as_ref());
    object.finish(extra)
}

fn write_schedule(schedule: &MonthlySchedule) -> Value {
    let MonthlySchedule { day, from, to, amount, extra } = schedule;
    let mut object = Object::default();
    object.keyed_or("every", Every::Month, Every::Month, extra);
    object.count("day", *day);
    object.month("from", *from);
    object.month("to", *to);
    object.money("amount_cents", *amount);
    object.finish(extra)
}
