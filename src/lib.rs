//! Maplebridge 枫桥调解台: a desktop program for the person at a mediation desk.

pub mod casebook;
pub mod check;
pub mod domain;
pub mod draft;
pub mod i18n;
pub mod paper;
pub mod platform;
pub mod ui;
