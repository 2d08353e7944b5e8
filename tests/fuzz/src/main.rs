//! The libFuzzer binary of all targets. `MAPLEBRIDGE_FUZZ` names the one that runs; without it they are listed.

#![no_main]

use std::sync::OnceLock;
use std::thread;

use libfuzzer_sys::fuzz_target;
use maplebridge_fuzz::{TARGETS, Target, named};

static CHOSEN: OnceLock<&'static Target> = OnceLock::new();

/// The target that the environment names; where it names none, the process ends with the list of all: name and longest
/// input.
fn choose() -> &'static Target {
    let name = std::env::var("MAPLEBRIDGE_FUZZ").unwrap_or_default();
    named(&name).unwrap_or_else(|| {
        TARGETS.iter().for_each(|target| println!("{} {}", target.name, target.longest));
        std::process::exit(if name.is_empty() { 0 } else { 2 })
    })
}

/// A panic is a finding, but for those that the program catches itself: readers of other people's formats run on a thread
/// of their own, and one that panics is told as a broken file.
fn only_ours_abort() {
    let fuzzing = thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        if thread::current().id() == fuzzing {
            eprintln!("{info}\n{}", std::backtrace::Backtrace::force_capture());
            std::process::abort();
        }
    }));
}

fuzz_target!(
    init: {
        only_ours_abort();
        let _ = CHOSEN.set(choose());
    },
    |bytes: &[u8]| {
        if let Some(target) = CHOSEN.get() {
            (target.run)(bytes);
        }
    }
);
