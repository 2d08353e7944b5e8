//! The fuzz targets: bytes from outside, given to each reader of the program as the program gives them. It must not know
//! libFuzzer, so that plain tests feed the kept inputs to the same functions.

pub mod targets;

pub use targets::{TARGETS, Target, named};
