//! The window: screens read a [`view::View`] and push [`action::Action`]s. No SQL, no printpdf, no files, no
//! business rules; colours, sizes and spaces come from [`theme`] alone.
//!
//! A screen is a struct with its text buffers ([`buffer::Buffer`]) and two methods:
//! `show(&mut self, ui, view, out)` paints the room between head and footer (no outer margin is given), and
//! `foot(&mut self, ui, view, out)` adds its buttons to the footer, from right to left, the primary one first.
//! The shell makes a new struct when another case is opened, so a struct never holds two cases' texts.

pub mod action;
pub mod backup_view;
pub mod buffer;
pub mod calendar;
pub mod dates;
pub mod fonts;
pub mod form;
pub mod front_view;
pub mod ink;
pub mod keeping_view;
pub mod key_view;
pub mod mend;
pub mod overlay_scroll;
pub mod pad;
pub mod page_paint;
pub mod papers_view;
pub mod parts;
pub mod people_view;
pub mod picture;
pub mod preview;
pub mod print_view;
pub mod report_view;
pub mod screen;
pub mod screens;
pub mod shell;
pub mod signing_view;
pub mod statistics_view;
pub mod stored_pages;
pub mod style;
pub mod template_view;
pub mod theme;
pub mod versions_view;
pub mod view;
