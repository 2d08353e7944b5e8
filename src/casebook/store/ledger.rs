//! The ledger's lines: derived from the cases, written with them, read without opening any case. Also the look-ups by
//! number, name and phone. It must not decide what a line says.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Value, json};

use super::{audit, figures};
use crate::casebook::error::Error;
use crate::casebook::line::Line;
use crate::casebook::number::Series;
use crate::casebook::retention::number_in;
use crate::casebook::view::{CaseId, CaseState, LedgerRow, Station};
use crate::domain::money::Money;
use crate::domain::session::StepKind;

/// Writes the line of a case and what it counts as anew; `None` removes both.
pub(crate) fn refresh(connection: &Connection, case: i64, line: Option<&Line>) -> Result<(), Error> {
    figures::refresh(connection, case, line.map(|line| &line.figures))?;
    let Some(line) = line else {
        connection.execute("DELETE FROM ledger_line WHERE case_id = ?1", [case])?;
        return Ok(());
    };
    let sql = "INSERT INTO ledger_line (case_id, state, body) VALUES (?1, ?2, ?3)
               ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, body = excluded.body";
    connection.prepare_cached(sql)?.execute(params![case, state_key(line.row.state), to_body(&line.row)])?;
    Ok(())
}

/// Whether the line of a case and what it counts as say this, for the check.
pub(crate) fn says(connection: &Connection, case: i64, line: &Line) -> Result<bool, Error> {
    let sql = "SELECT state = ?2 AND body = ?3 FROM ledger_line WHERE case_id = ?1";
    let values = params![case, state_key(line.row.state), to_body(&line.row)];
    let line_is: bool =
        connection.prepare_cached(sql)?.query_row(values, |row| row.get(0)).optional()?.unwrap_or(false);
    Ok(line_is && figures::says(connection, case, Some(&line.figures))?)
}

/// Whether nothing stands of a case, as of one in the bin, for the check.
pub(crate) fn is_silent(connection: &Connection, case: i64) -> Result<bool, Error> {
    Ok(line(connection, case)?.is_none() && figures::says(connection, case, None)?)
}

/// Every case that has a line.
pub(crate) fn cases(connection: &Connection) -> Result<Vec<i64>, Error> {
    let mut statement = connection.prepare_cached("SELECT case_id FROM ledger_line")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The lines in this state, newest case first.
pub(crate) fn lines(connection: &Connection, state: Option<CaseState>) -> Result<Vec<LedgerRow>, Error> {
    let sql = "SELECT case_id, body FROM ledger_line WHERE (?1 IS NULL OR state = ?1) ORDER BY case_id DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query(params![state.map(state_key)])?;
    let mut lines = Vec::new();
    while let Some(row) = found.next()? {
        lines.push(from_body(row.get(0)?, &row.get::<_, String>(1)?)?);
    }
    Ok(lines)
}

/// The line of one case.
pub(crate) fn line(connection: &Connection, case: i64) -> Result<Option<LedgerRow>, Error> {
    let sql = "SELECT body FROM ledger_line WHERE case_id = ?1";
    let body: Option<String> = connection.prepare_cached(sql)?.query_row([case], |row| row.get(0)).optional()?;
    body.map(|body| from_body(case, &body)).transpose()
}

/// How many cases are in each state.
pub(crate) fn count(connection: &Connection, state: CaseState) -> Result<usize, Error> {
    let sql = "SELECT count(*) FROM ledger_line WHERE state = ?1";
    let count: i64 = connection.prepare_cached(sql)?.query_row([state_key(state)], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Cases in any of these states, newest first.
pub(crate) fn cases_in(connection: &Connection, states: &[CaseState]) -> Result<Vec<i64>, Error> {
    let mut cases = Vec::new();
    for state in states {
        let mut statement = connection.prepare_cached("SELECT case_id FROM ledger_line WHERE state = ?1")?;
        for case in statement.query_map([state_key(*state)], |row| row.get::<_, i64>(0))? {
            cases.push(case?);
        }
    }
    cases.sort_unstable_by(|one, other| other.cmp(one));
    Ok(cases)
}

/// The cases changed last, newest first.
pub(crate) fn recent(connection: &Connection, most: u32) -> Result<Vec<i64>, Error> {
    let sql = "SELECT case_id FROM ledger_line
               ORDER BY (SELECT max(seq) FROM event WHERE event.case_id = ledger_line.case_id AND rows <> '[]') DESC LIMIT ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([most], |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The case with this number, of the case or of its agreement.
pub(crate) fn case_of_number(connection: &Connection, number: &str) -> Result<Option<i64>, Error> {
    let sql = "SELECT case_id FROM case_head WHERE number = ?1
               UNION ALL SELECT case_id FROM agreement WHERE number = ?1 LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([number], |row| row.get(0)).optional()?)
}

/// Cases with a party of this name, or with this phone.
pub(crate) fn cases_with(connection: &Connection, column: Column, value: &str) -> Result<Vec<i64>, Error> {
    let sql = match column {
        Column::Name => "SELECT DISTINCT case_id FROM party WHERE name = ?1",
        Column::Phone => "SELECT DISTINCT case_id FROM party WHERE phone = ?1",
    };
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([value], |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// What parties are looked up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Name,
    Phone,
}

/// One more than the highest ordinal of this series, that of a purged case included.
pub(crate) fn next_ordinal(connection: &Connection, series: &Series) -> Result<u32, Error> {
    let prefix = series.prefix();
    let sql = "SELECT number FROM case_head WHERE number >= ?1 AND number < ?1 || char(0x10FFFF)";
    let mut statement = connection.prepare_cached(sql)?;
    let mut highest = 0;
    for number in statement.query_map([prefix], |row| row.get::<_, String>(0))? {
        highest = highest.max(series.ordinal(&number?).unwrap_or(0));
    }
    for detail in audit::purged(connection)? {
        highest = highest.max(series.ordinal(number_in(&detail)).unwrap_or(0));
    }
    Ok(highest.saturating_add(1))
}

fn state_key(state: CaseState) -> &'static str {
    match state {
        CaseState::InMediation => "in_mediation",
        CaseState::AwaitingSigning => "awaiting_signing",
        CaseState::BeingPerformed => "being_performed",
        CaseState::Performed => "performed",
        CaseState::NotSettled => "not_settled",
    }
}

const fn station_key(station: Station) -> &'static str {
    match station {
        Station::Step(step) => step.key(),
        Station::Agreement => "agreement",
        Station::Signing => "signing",
        Station::Performance => "performance",
    }
}

fn station_from(key: &str) -> Option<Station> {
    match key {
        "agreement" => Some(Station::Agreement),
        "signing" => Some(Station::Signing),
        "performance" => Some(Station::Performance),
        step => StepKind::from_key(step).map(Station::Step),
    }
}

fn to_body(row: &LedgerRow) -> String {
    json!({
        "number": row.number,
        "title": row.title,
        "side_a": row.side_a,
        "side_b": row.side_b,
        "state": row.state,
        "station": station_key(row.station),
        "accepted": row.accepted.map(|day| day.to_string()),
        "amount_fen": row.amount.map(Money::fen),
        "next_due": row.next_due.map(|day| day.to_string()),
    })
    .to_string()
}

fn from_body(case: i64, body: &str) -> Result<LedgerRow, Error> {
    parse_body(case, body).ok_or_else(|| Error::damaged("ledger_line"))
}

fn parse_body(case: i64, body: &str) -> Option<LedgerRow> {
    let mut value: Value = serde_json::from_str(body).ok()?;
    let mut list = |key: &str| serde_json::from_value(value.get_mut(key)?.take()).ok();
    let (side_a, side_b) = (list("side_a")?, list("side_b")?);
    let state = serde_json::from_value(value.get_mut("state")?.take()).ok()?;
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    Some(LedgerRow {
        id: CaseId(case),
        number: text("number")?.to_owned(),
        title: text("title")?.to_owned(),
        side_a,
        side_b,
        state,
        station: station_from(text("station")?)?,
        accepted: text("accepted").and_then(|day| day.parse().ok()),
        amount: value.get("amount_fen").and_then(Value::as_u64).and_then(Money::from_fen),
        next_due: text("next_due").and_then(|day| day.parse().ok()),
    })
}
