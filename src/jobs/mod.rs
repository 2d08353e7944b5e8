//! Work that is too slow or too wide for one room: from the case to the finished PDF. It must not know egui.

pub mod agreement;
mod aside;
pub mod backup;
pub mod card;
pub mod desk_key;
pub mod door;
pub mod dossier;
pub mod export_all;
pub mod faces;
mod fields;
pub mod frozen;
pub mod guide_files;
pub mod holidays;
pub mod papers;
pub mod practice;
pub mod printing;
pub mod proof;
pub mod reason;
pub mod sample;
pub mod scan;
pub mod seal_words;
pub mod sheets;
pub mod signing;
pub mod templates;
mod unpacked;
pub mod verify;
