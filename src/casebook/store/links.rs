//! The links of the audit chain: the hash of an event is computed here and nowhere else. They are followed at every unlock,
//! hashes only, without reading what the rows say; what each row should be is compared by the longer check.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

use super::audit::{COLUMNS, text_digest};
use crate::casebook::error::Error;
use crate::casebook::event::EventKind;

/// Stands before the hashed fields, so that no other hash of this program can be taken for one of these.
const TAG: &[u8] = b"maplebridge.event/2";
/// That of events without a name, from before names were kept.
const NAMELESS_TAG: &[u8] = b"maplebridge.event/1";

/// The first event that does not follow from the one before, was changed, or cannot be read.
pub(crate) fn broken_at(connection: &Connection) -> Result<Option<i64>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM event ORDER BY seq");
    let mut statement = connection.prepare(&sql)?;
    let mut found = statement.query([])?;
    let (mut head, mut expected, mut blanks) = (Vec::new(), 0_i64, Blanks::default());
    while let Some(row) = found.next()? {
        expected += 1;
        let Some(link) = Link::of(row).filter(|link| link.follows(expected, &head)) else {
            return Ok(Some(expected));
        };
        blanks.see(&link);
        head.clear();
        head.extend_from_slice(link.hash);
    }
    Ok(blanks.unaccounted())
}

/// Events whose words are gone: right for a case that was purged later, and for no other.
#[derive(Default)]
pub(super) struct Blanks {
    /// The first blanked event of each case that no purge has accounted for yet.
    open: BTreeMap<i64, i64>,
}

impl Blanks {
    pub(super) fn see(&mut self, link: &Link<'_>) {
        if link.kind == EventKind::PurgeCase.key() {
            self.open.remove(&link.case);
        } else if link.is_blanked() {
            self.open.entry(link.case).or_insert(link.seq);
        }
    }

    pub(super) fn unaccounted(self) -> Option<i64> {
        self.open.into_values().min()
    }
}

/// An event as it lies in its page: nothing of it is copied.
pub(super) struct Link<'r> {
    pub(super) seq: i64,
    pub(super) case: i64,
    pub(super) at: &'r str,
    pub(super) kind: &'r str,
    pub(super) detail: &'r str,
    pub(super) rows: &'r str,
    pub(super) prev: &'r [u8],
    pub(super) hash: &'r [u8],
    /// Who did it, and the digest of the words.
    pub(super) named: Option<(&'r str, &'r str)>,
}

impl<'r> Link<'r> {
    fn of(row: &'r Row<'_>) -> Option<Link<'r>> {
        let text = |column: usize| row.get_ref(column).ok()?.as_str().ok();
        let bytes = |column: usize| row.get_ref(column).ok()?.as_blob().ok();
        let number = |column: usize| row.get_ref(column).ok()?.as_i64().ok();
        Some(Link {
            seq: number(0)?,
            case: number(1)?,
            at: text(2)?,
            kind: text(3)?,
            detail: text(4)?,
            rows: text(5)?,
            prev: bytes(6)?,
            hash: bytes(7)?,
            named: text(8).zip(text(9)),
        })
    }

    fn follows(&self, expected: i64, head: &[u8]) -> bool {
        self.seq == expected && self.prev == head && self.is_whole()
    }

    /// Whether its hash is that of what it says.
    pub(super) fn is_whole(&self) -> bool {
        self.hash == self.computed_hash() && self.has_its_words()
    }

    /// SHA-256 of the tag and of every field with its length before it.
    pub(super) fn computed_hash(&self) -> Vec<u8> {
        let (seq, case) = (self.seq.to_be_bytes(), self.case.to_be_bytes());
        let start = [self.prev, &seq, &case, self.at.as_bytes(), self.kind.as_bytes()];
        match self.named {
            Some((actor, words)) => {
                let end = [words.as_bytes(), self.rows.as_bytes(), actor.as_bytes()];
                hash_of(TAG, start.into_iter().chain(end))
            }
            None => hash_of(NAMELESS_TAG, start.into_iter().chain([self.detail.as_bytes(), self.rows.as_bytes()])),
        }
    }

    /// Whether the words are as they were written, or were blanked by a purge.
    fn has_its_words(&self) -> bool {
        let Some((_, digest)) = self.named else { return true };
        self.detail.is_empty() || is_digest(&Sha256::digest(self.detail.as_bytes()), digest)
    }

    /// Whether its words were taken away; only a purge may do that.
    fn is_blanked(&self) -> bool {
        self.detail.is_empty() && self.named.is_some_and(|(_, digest)| digest != text_digest(""))
    }
}

fn hash_of<'a>(tag: &[u8], fields: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut hasher = Sha256::new();
    hasher.update(tag);
    for field in fields {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field);
    }
    hasher.finalize().to_vec()
}

/// Whether these lower-case hexadecimal figures are those bytes.
fn is_digest(bytes: &[u8], figures: &str) -> bool {
    let figure = |value: u8| char::from_digit(u32::from(value), 16);
    let wanted = bytes.iter().flat_map(|byte| [figure(byte >> 4), figure(byte & 15)]);
    wanted.eq(figures.chars().map(Some))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::store::audit::{self, NewEvent};
    use crate::casebook::store::connection::in_memory;
    use crate::casebook::store::rows::Image;
    use crate::casebook::store::table::Table;

    fn with_events(count: usize) -> Connection {
        let mut connection = in_memory().unwrap();
        let work = connection.transaction().unwrap();
        for number in 0..count {
            let position = i64::try_from(number % 50).unwrap();
            let image = Image {
                table: Table::Statement,
                case: 1,
                position,
                before: None,
                after: Some(format!("{{}}{number}")),
            };
            let at = "2026-03-12T09:30:00";
            let event = NewEvent { case: 1, at, actor: "王一平", kind: "record_statement", detail: "林志远" };
            audit::append(&work, &event, &[image]).unwrap();
        }
        work.commit().unwrap();
        connection
    }

    #[test]
    fn it_finds_what_the_long_check_finds() {
        let guards = "DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_removed;";
        for attempt in [
            "SELECT 1",
            "UPDATE event SET detail = '何美娟' WHERE seq = 2",
            "UPDATE event SET detail = '' WHERE seq = 4",
            "UPDATE event SET actor = '李四' WHERE seq = 5",
            "UPDATE event SET rows = '[]' WHERE seq = 3",
            "UPDATE event SET detail_sha256 = NULL WHERE seq = 3",
            "DELETE FROM event WHERE seq = 1",
            "UPDATE event SET seq = 9 WHERE seq = 6",
        ] {
            let connection = with_events(6);
            connection.execute_batch(guards).unwrap();
            connection.execute_batch(attempt).unwrap();
            let long = audit::follow(&connection).unwrap().broken_at;
            assert_eq!(broken_at(&connection).unwrap(), long, "{attempt}");
            assert_eq!(long.is_none(), attempt == "SELECT 1", "{attempt}");
        }
    }
}
