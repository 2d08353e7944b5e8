//! Wrong tries, counted in a file beside the slots so that a restart does not forget them: three are free, then each
//! next one waits longer. A try is counted before it is made, so that a program that is killed meanwhile has tried.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::turn::ELSEWHERE;
use super::{LOCK_NAME, TRIES_NAME, VaultError};
use crate::platform::clock::Clock;
use crate::platform::files;
use crate::platform::lock::FileLock;

/// Seconds to wait after so many wrong tries, from the third on.
const WAITS: [i64; 7] = [5, 15, 60, 5 * 60, 15 * 60, 30 * 60, 60 * 60];
/// So many tries are free.
const FREE: u32 = 3;
/// A larger file is none of ours.
const MOST_BYTES: usize = 256 * 1024;

/// Wrong tries on one slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Wrong {
    count: u32,
    /// When the last one was made, in seconds of the desk's local time.
    at: i64,
}

/// Wrong tries by slot.
type Counted = BTreeMap<String, Wrong>;

/// The count of one data folder.
#[derive(Clone, Debug)]
pub(super) struct Tries {
    file: PathBuf,
    clock: Clock,
}

impl Tries {
    pub(super) fn in_folder(folder: &Path, clock: Clock) -> Tries {
        Tries { file: folder.join(TRIES_NAME), clock }
    }

    /// Seconds until this slot may be tried again; 0: now.
    pub(super) fn wait(&self, slot: &str) -> u64 {
        left(self.read().get(slot), self.now())
    }

    /// Counts a try on these slots before it is made. `Ok` holds those that may be tried, with what was counted before.
    ///
    /// # Errors
    /// [`VaultError::Wait`] where none may be tried yet.
    pub(super) fn begin(&self, slots: &[String]) -> Result<Vec<(String, Option<Wrong>)>, VaultError> {
        let _alone = self.alone();
        let (mut counted, now) = (self.read(), self.now());
        let waits = |slot: &String| left(counted.get(slot), now);
        let may: Vec<_> = slots
            .iter()
            .filter(|slot| waits(slot) == 0)
            .map(|slot| (slot.clone(), counted.get(slot).copied()))
            .collect();
        let shortest = slots.iter().map(waits).min().unwrap_or(0);
        // The clock was set back: the wait begins anew, once, instead of lasting until the old hour comes again.
        let moved: Vec<String> =
            counted.iter().filter(|(_, wrong)| wrong.at > now).map(|(slot, _)| slot.clone()).collect();
        for slot in moved {
            counted.entry(slot).and_modify(|wrong| wrong.at = now);
        }
        for (slot, before) in &may {
            let count = before.map_or(0, |wrong| wrong.count).saturating_add(1);
            counted.insert(slot.clone(), Wrong { count, at: now });
        }
        self.keep(&counted);
        if may.is_empty() { Err(VaultError::Wait { seconds: shortest }) } else { Ok(may) }
    }

    /// One of the slots opened: its count is gone, and what was counted on the others by the same try.
    pub(super) fn succeeded(&self, slot: &str, begun: Vec<(String, Option<Wrong>)>) {
        let _alone = self.alone();
        let mut counted = self.read();
        for (tried, before) in begun {
            match before.filter(|_| tried != slot) {
                Some(before) => counted.insert(tried, before),
                None => counted.remove(&tried),
            };
        }
        self.keep(&counted);
    }

    /// Forgets slots that are no more; what was tried on slots elsewhere stays counted.
    pub(super) fn forget_all_but(&self, slots: &[String]) {
        let _alone = self.alone();
        let mut counted = self.read();
        counted.retain(|slot, _| slot.starts_with(ELSEWHERE) || slots.contains(slot));
        self.keep(&counted);
    }

    fn now(&self) -> i64 {
        self.clock.now().and_utc().timestamp()
    }

    /// Two programs that try at once count one after the other.
    fn alone(&self) -> Option<FileLock> {
        FileLock::wait(&self.file.with_file_name(LOCK_NAME)).ok()
    }

    /// A file that cannot be read counts nothing: who can change it could as well remove it.
    fn read(&self) -> Counted {
        let bytes = files::read_at_most(&self.file, MOST_BYTES).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// A count that cannot be kept (a full disk) keeps nobody with the right secret out.
    fn keep(&self, counted: &Counted) {
        let _kept = match counted.is_empty() {
            true => files::remove(&self.file),
            false => serde_json::to_vec(counted)
                .map_err(std::io::Error::other)
                .and_then(|bytes| files::write_private(&self.file, &bytes)),
        };
    }
}

/// Seconds that are left to wait at this time. A last try that lies in the future waits in full.
fn left(wrong: Option<&Wrong>, now: i64) -> u64 {
    let Some(wrong) = wrong else { return 0 };
    let passed = now.saturating_sub(wrong.at).max(0);
    u64::try_from(wait_after(wrong.count).saturating_sub(passed)).unwrap_or(0)
}

/// Seconds to wait after so many wrong tries.
fn wait_after(count: u32) -> i64 {
    let Some(step) = count.checked_sub(FREE) else { return 0 };
    let last = WAITS.len().saturating_sub(1);
    WAITS.get(usize::try_from(step).unwrap_or(last).min(last)).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn at(seconds: i64) -> Clock {
        let noon = chrono::NaiveDate::from_ymd_opt(2026, 3, 12).unwrap().and_hms_opt(12, 0, 0).unwrap();
        Clock::Fixed(noon + TimeDelta::seconds(seconds))
    }

    /// A wrong try on slot `a` so many seconds after noon, by a program that was just started.
    fn wrong(folder: &Path, seconds: i64) -> Result<(), u64> {
        match Tries::in_folder(folder, at(seconds)).begin(&["a".to_owned()]) {
            Ok(_) => Ok(()),
            Err(VaultError::Wait { seconds }) => Err(seconds),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn three_are_free_and_then_each_waits_longer_over_restarts() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        for _free in 0..3 {
            assert_eq!(wrong(folder, 0), Ok(()));
        }
        let mut now = 0;
        for wait in [5, 15, 60, 300, 900, 1800, 3600, 3600] {
            assert_eq!(wrong(folder, now), Err(u64::try_from(wait).unwrap()));
            assert_eq!(wrong(folder, now + wait - 1), Err(1), "a wait of {wait} s");
            now += wait;
            assert_eq!(wrong(folder, now), Ok(()), "after {wait} s");
        }
    }

    #[test]
    fn success_forgets_the_slot_and_gives_back_what_it_counted_on_others() {
        let folder = tempfile::tempdir().unwrap();
        for _free in 0..3 {
            wrong(folder.path(), 0).unwrap();
        }
        let tries = Tries::in_folder(folder.path(), at(5));
        let begun = tries.begin(&["a".to_owned(), "b".to_owned()]).unwrap();
        tries.succeeded("b", begun);
        assert_eq!((tries.wait("a"), tries.wait("b")), (0, 0));
        assert_eq!(tries.read().get("a").map(|wrong| wrong.count), Some(3));
        let begun = tries.begin(&["a".to_owned()]).unwrap();
        tries.succeeded("a", begun);
        assert!(!folder.path().join(TRIES_NAME).exists());
    }

    #[test]
    fn a_clock_that_is_set_back_helps_nobody() {
        let folder = tempfile::tempdir().unwrap();
        for _free in 0..3 {
            wrong(folder.path(), 0).unwrap();
        }
        wrong(folder.path(), 5).unwrap();
        assert_eq!(wrong(folder.path(), -86_400), Err(15), "the whole wait");
        assert_eq!(wrong(folder.path(), -86_400 + 14), Err(1), "which now runs by the new clock");
        assert_eq!(wrong(folder.path(), -86_400 - 60), Err(15), "and again begins anew");
    }

    #[test]
    fn a_slot_that_waits_holds_no_other_up() {
        let folder = tempfile::tempdir().unwrap();
        for _free in 0..3 {
            wrong(folder.path(), 0).unwrap();
        }
        let tries = Tries::in_folder(folder.path(), at(1));
        assert_eq!((tries.wait("a"), tries.wait("b")), (4, 0));
        let begun = tries.begin(&["a".to_owned(), "b".to_owned()]).unwrap();
        assert_eq!(begun, [("b".to_owned(), None)]);
    }

    #[test]
    fn a_broken_count_keeps_nobody_out() {
        let folder = tempfile::tempdir().unwrap();
        files::write(&folder.path().join(TRIES_NAME), b"{\"a\":").unwrap();
        assert_eq!(wrong(folder.path(), 0), Ok(()));
    }
}
