//! What each case counts as: a derived table, written with the ledger's line and read without opening any case.
//! It must not count; that is `statistics`' work.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::casebook::error::Error;
use crate::domain::agreement::AgreementForm;
use crate::domain::case::{CaseKind, CaseSource, DisputeType};
use crate::domain::committee::CommitteeKind;
use crate::domain::satisfaction::Satisfaction;
use crate::domain::session::StepKind;
use crate::statistics::rates::Visit;
use crate::statistics::{Counted, Ending, Figures, Period};

/// In the order in which [`insert`] and [`read`] have them.
const COLUMNS: &str = "case_id, kind, accepted, dispute_type, source, petition, ending, form, step, ended_on, answered, people,
    amount_fen, difficult, committee, first_due, first_unkept, satisfaction, suicide, crime, group_petition, group_fight,
    place, mediators, number, title, agreement_number";

/// Writes what a case counts as anew; `None` removes it.
pub(crate) fn refresh(connection: &Connection, case: i64, figures: Option<&Figures>) -> Result<(), Error> {
    forget_matters(connection, case)?;
    let Some(figures) = figures else {
        connection.prepare_cached("DELETE FROM figures WHERE case_id = ?1")?.execute([case])?;
        return Ok(());
    };
    insert(connection, case, figures)?;
    let sql = "INSERT INTO petition_matter (matter, case_id, accepted) VALUES (?1, ?2, ?3)";
    let mut statement = connection.prepare_cached(sql)?;
    for matter in &figures.matters {
        statement.execute(params![matter, case, figures.accepted.map(day_text)])?;
    }
    Ok(())
}

fn insert(connection: &Connection, case: i64, figures: &Figures) -> Result<(), Error> {
    let sql = format!(
        "INSERT OR REPLACE INTO figures ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
         ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27)"
    );
    let [suicide, crime, petition, fight] = figures.prevented;
    connection.prepare_cached(&sql)?.execute(params![
        case,
        figures.kind.key(),
        figures.accepted.map(day_text),
        figures.dispute_type.map(DisputeType::key),
        figures.source.map(CaseSource::key),
        figures.petition,
        figures.ending.key(),
        figures.form.map(AgreementForm::key),
        figures.step.map(StepKind::key),
        figures.ended_on.map(day_text),
        figures.answered,
        figures.people,
        figures.amount_fen,
        figures.difficult,
        figures.committee.map(CommitteeKind::key),
        figures.first_due.map(day_text),
        figures.first_unkept.map(day_text),
        figures.satisfaction.key(),
        suicide,
        crime,
        petition,
        fight,
        figures.place,
        figures.mediators.join("\n"),
        figures.number,
        figures.title,
        figures.agreement_number
    ])?;
    Ok(())
}

fn forget_matters(connection: &Connection, case: i64) -> Result<(), Error> {
    connection.prepare_cached("DELETE FROM petition_matter WHERE case_id = ?1")?.execute([case])?;
    Ok(())
}

/// Whether the table says this of a case, for the check; `None`: that it has nothing on it.
pub(crate) fn says(connection: &Connection, case: i64, figures: Option<&Figures>) -> Result<bool, Error> {
    let sql = format!("SELECT {COLUMNS} FROM figures WHERE case_id = ?1");
    let kept = connection.prepare_cached(&sql)?.query_row([case], |row| Ok(read(row))).optional()?;
    let mut statement =
        connection.prepare_cached("SELECT matter, accepted FROM petition_matter WHERE case_id = ?1 ORDER BY matter")?;
    let found = statement.query_map([case], |row| Ok((row.get(0)?, row.get::<_, Option<String>>(1)?)))?;
    let matters = found.collect::<Result<Vec<(String, Option<String>)>, _>>()?;
    let Some(figures) = figures else { return Ok(kept.is_none() && matters.is_empty()) };
    let day = figures.accepted.map(day_text);
    let same = matters.iter().map(|(matter, accepted)| (matter, accepted));
    let same = same.eq(figures.matters.iter().map(|matter| (matter, &day)));
    let should = Figures { matters: Vec::new(), ..figures.clone() };
    Ok(same && matches!(kept, Some(Ok(counted)) if counted.figures == should))
}

/// Every case that has figures.
pub(crate) fn cases(connection: &Connection) -> Result<Vec<i64>, Error> {
    let sql = "SELECT case_id FROM figures UNION SELECT case_id FROM petition_matter";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// A longer period is read from the whole table: through the index each row would be fetched from a page of its own, and
/// of a file that is encrypted each page costs as much as a hundred rows.
const DAYS_BY_INDEX: i64 = 93;

fn is_short(period: Period) -> bool {
    (period.to() - period.from()).num_days() < DAYS_BY_INDEX
}

/// Hands over every case accepted in the period, in no order; without their matters.
pub(crate) fn accepted_in(connection: &Connection, period: Period, mut each: impl FnMut(Counted)) -> Result<(), Error> {
    let way = if is_short(period) { "INDEXED BY figures_accepted" } else { "NOT INDEXED" };
    let sql = format!("SELECT {COLUMNS} FROM figures {way} WHERE accepted BETWEEN ?1 AND ?2");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([day_text(period.from()), day_text(period.to())])?;
    while let Some(row) = rows.next()? {
        each(read(row)?);
    }
    Ok(())
}

/// Cases of people's mediation without a day of acceptance.
pub(crate) fn undated(connection: &Connection) -> Result<u64, Error> {
    let sql = "SELECT count(*) FROM figures WHERE accepted IS NULL AND kind = ?1";
    let count: i64 = connection.prepare_cached(sql)?.query_row([CaseKind::People.key()], |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or_default())
}

/// Hands over every petition closed in the period, with whether it is the first in its matter and when the next came.
/// Of two accepted on one day the one with the lower id came first.
pub(crate) fn closed_petitions(
    connection: &Connection,
    period: Period,
    mut each: impl FnMut(Visit),
) -> Result<(), Error> {
    let way = if is_short(period) { "INDEXED BY figures_petition" } else { "NOT INDEXED" };
    let sql = format!(
        "SELECT kind, ending, answered, ended_on,
            EXISTS (SELECT 1 FROM petition_matter AS own JOIN petition_matter AS other ON other.matter = own.matter
                WHERE own.case_id = figures.case_id AND (other.accepted, other.case_id) < (own.accepted, own.case_id)),
            (SELECT min(other.accepted) FROM petition_matter AS own
                JOIN petition_matter AS other ON other.matter = own.matter
                WHERE own.case_id = figures.case_id AND (other.accepted, other.case_id) > (own.accepted, own.case_id))
        FROM figures {way} WHERE petition = 1 AND ended_on BETWEEN ?1 AND ?2"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([day_text(period.from()), day_text(period.to())])?;
    while let Some(row) = rows.next()? {
        let damaged = || Error::damaged("figures");
        each(Visit {
            kind: key(row, 0, CaseKind::from_key)?.ok_or_else(damaged)?,
            ending: key(row, 1, Ending::from_key)?.ok_or_else(damaged)?,
            answered: row.get(2)?,
            ended_on: day(row, 3)?.ok_or_else(damaged)?,
            is_first: !row.get::<_, bool>(4)?,
            next: day(row, 5)?,
        });
    }
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Counted, Error> {
    let damaged = || Error::damaged("figures");
    let mediators = row.get_ref(23)?.as_str().unwrap_or_default();
    let figures = Figures {
        kind: key(row, 1, CaseKind::from_key)?.ok_or_else(damaged)?,
        accepted: day(row, 2)?,
        dispute_type: key(row, 3, DisputeType::from_key)?,
        source: key(row, 4, CaseSource::from_key)?,
        petition: row.get(5)?,
        ending: key(row, 6, Ending::from_key)?.ok_or_else(damaged)?,
        form: key(row, 7, AgreementForm::from_key)?,
        step: key(row, 8, StepKind::from_key)?,
        ended_on: day(row, 9)?,
        answered: row.get(10)?,
        people: row.get(11)?,
        amount_fen: row.get(12)?,
        difficult: row.get(13)?,
        committee: key(row, 14, CommitteeKind::from_key)?,
        first_due: day(row, 15)?,
        first_unkept: day(row, 16)?,
        satisfaction: key(row, 17, Satisfaction::from_key)?.ok_or_else(damaged)?,
        prevented: [row.get(18)?, row.get(19)?, row.get(20)?, row.get(21)?],
        place: row.get(22)?,
        mediators: mediators.lines().map(str::to_owned).collect(),
        number: row.get(24)?,
        title: row.get(25)?,
        agreement_number: row.get(26)?,
        matters: Vec::new(),
    };
    Ok(Counted { case: row.get(0)?, figures })
}

/// The value with the key in this column; `None` for NULL.
fn key<T>(row: &Row<'_>, column: usize, from_key: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Error> {
    let text = row.get_ref(column)?.as_str_or_null().map_err(|_| Error::damaged("figures"))?;
    text.map(|text| from_key(text).ok_or_else(|| Error::damaged("figures"))).transpose()
}

fn day(row: &Row<'_>, column: usize) -> Result<Option<NaiveDate>, Error> {
    key(row, column, |text| text.parse().ok())
}

fn day_text(day: NaiveDate) -> String {
    day.to_string()
}
