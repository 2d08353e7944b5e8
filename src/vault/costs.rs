//! What one try costs: the parameters of Argon2id, written into each slot. It must not accept from a file what would take
//! the computer's memory away.

use serde::{Deserialize, Serialize};

/// Most memory that a slot may ask for, in KiB: four times what this program writes.
const MOST_MEMORY: u32 = 256 * 1024;
/// Most passes over the memory.
const MOST_PASSES: u32 = 10;
/// Most lanes.
const MOST_LANES: u32 = 4;

/// The parameters of Argon2id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Costs {
    /// Memory in KiB.
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl Costs {
    /// What the program writes: 64 MiB, three passes; about 0.3 s on a desk computer.
    pub const fn usual() -> Costs {
        Costs { memory_kib: 64 * 1024, passes: 3, lanes: 1 }
    }

    /// What one try takes: memory times passes.
    pub fn work(self) -> u64 {
        u64::from(self.memory_kib).saturating_mul(u64::from(self.passes))
    }

    /// The most work that the slots of one name may ask for together: what a single one may.
    pub fn most_work_of_a_name() -> u64 {
        Costs { memory_kib: MOST_MEMORY, passes: MOST_PASSES, lanes: 1 }.work()
    }

    /// For tests, which open hundreds of slots.
    pub const fn quick() -> Costs {
        Costs { memory_kib: 8, passes: 1, lanes: 1 }
    }

    /// Whether a slot that asks for this is tried at all.
    pub const fn are_bearable(self) -> bool {
        let least = self.lanes.saturating_mul(8);
        self.lanes >= 1
            && self.lanes <= MOST_LANES
            && self.passes >= 1
            && self.passes <= MOST_PASSES
            && self.memory_kib >= least
            && self.memory_kib <= MOST_MEMORY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_cannot_ask_for_all_the_memory() {
        assert!(Costs::usual().are_bearable() && Costs::quick().are_bearable());
        let usual = Costs::usual();
        for unbearable in [
            Costs { memory_kib: 64 * 1024 * 1024, ..usual },
            Costs { memory_kib: 7, ..usual },
            Costs { passes: u32::MAX, ..usual },
            Costs { passes: 0, ..usual },
            Costs { lanes: 0, ..usual },
            Costs { lanes: u32::MAX, ..usual },
        ] {
            assert!(!unbearable.are_bearable(), "{unbearable:?}");
        }
    }
}
