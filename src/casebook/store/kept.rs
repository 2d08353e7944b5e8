//! How long a case is kept, whether it lies in the bin, and what lies in its own bin: rows beside those of the open
//! format. It must not know what may be put back.

use serde_json::{Value, json};

use super::table::{Rows, Table};
use super::{read_time, time_text};
use crate::casebook::bin::{Bin, BinKind, Binned, removed_body, removed_from};
use crate::casebook::dossier::Dossier;
use crate::casebook::error::Error;
use crate::domain::case_file::{Private, from_stored, to_value};
use crate::domain::keeping::{Keeping, KeepingPeriod};

/// Adds these rows of a dossier.
pub(crate) fn to_rows(dossier: &Dossier, rows: &mut Rows) {
    for (number, binned) in &dossier.bin {
        rows.insert((Table::Bin, i64::from(*number)), binned_body(binned));
    }
    if let Some(keeping) = &dossier.keeping {
        rows.insert((Table::Keeping, 0), keeping_body(keeping));
    }
    if let Some(removed) = &dossier.removed {
        rows.insert((Table::Discarded, 0), removed_body(removed));
    }
}

/// Reads these rows into a dossier.
pub(crate) fn from_rows(rows: &Rows, dossier: &mut Dossier) -> Result<(), Error> {
    let damaged = |table: Table| Error::damaged(table.key());
    dossier.bin = bin(rows).ok_or_else(|| damaged(Table::Bin))?;
    if let Some(body) = rows.get(&(Table::Keeping, 0)) {
        dossier.keeping = Some(keeping_from(body).ok_or_else(|| damaged(Table::Keeping))?);
    }
    if let Some(body) = rows.get(&(Table::Discarded, 0)) {
        dossier.removed = Some(removed_from(body).ok_or_else(|| damaged(Table::Discarded))?);
    }
    Ok(())
}

fn bin(rows: &Rows) -> Option<Bin> {
    let found = rows.range((Table::Bin, 0)..=(Table::Bin, i64::MAX));
    found.map(|((_, number), body)| Some((u32::try_from(*number).ok()?, binned_from(body)?))).collect()
}

fn binned_body(binned: &Binned) -> String {
    json!({
        "at": time_text(binned.at),
        "by": binned.by,
        "what": binned.kind.key(),
        "position": binned.position,
        "piece": to_value(&binned.piece, Private::Included),
    })
    .to_string()
}

fn binned_from(body: &str) -> Option<Binned> {
    let mut value: Value = serde_json::from_str(body).ok()?;
    let piece = from_stored(value.get_mut("piece")?.take()).ok()?.case;
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    Some(Binned {
        at: read_time(text("at")?)?,
        by: text("by")?.to_owned(),
        kind: BinKind::from_key(text("what")?)?,
        position: value.get("position").and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok())?,
        piece,
    })
}

fn keeping_body(keeping: &Keeping) -> String {
    json!({ "period": keeping.period.key(), "filed": keeping.filed.to_string() }).to_string()
}

/// How a case is kept, as its row says.
pub(crate) fn keeping_from(body: &str) -> Option<Keeping> {
    let value: Value = serde_json::from_str(body).ok()?;
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    Some(Keeping { period: KeepingPeriod::from_key(text("period")?)?, filed: text("filed")?.parse().ok()? })
}
