//! The computer: clock, disk, folders, fonts, dialogs, files, printer. It must not know the rest of the program.

pub mod ballast;
pub mod clock;
pub mod crash;
pub mod dialogs;
pub mod disk;
pub mod files;
pub mod folders;
pub mod fonts;
pub mod lock;
pub mod log;
pub mod other_program;
pub mod printer;
