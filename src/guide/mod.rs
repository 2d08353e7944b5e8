//! What leads a newcomer through a mediation as a veteran would: plans of the steps, law cards, the clause library,
//! seats by type of dispute, gates, clocks. Content lies in files (`assets/law`, `templates/…`) that are read here from
//! text; an office's own files take the place of the built-in ones. Pure: it opens no file, knows no clock and no
//! screen, and changes no case.

pub mod clocks;
pub mod content;
pub mod gates;
pub mod handover;
pub mod holidays;
pub mod law;
pub mod mistake;
pub mod office;
pub mod phrases;
pub mod plan;
pub mod seats;
pub mod sign;
pub mod words;
