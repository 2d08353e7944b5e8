//! The list of backups: when, how much, how large, whether it is sound, and the way back to it.

use egui::{Align, Layout, Rect, Sense, Ui, vec2};

use crate::ui::action::{Action, Outbox};
use crate::ui::backup_view::{BackupAsk, BackupLine};
use crate::ui::dates;
use crate::ui::parts::button::{self, Button};
use crate::ui::parts::{empty, head, row, words};
use crate::ui::report_view::Mood;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

use super::sign;

/// Height of a line: a button and two lines of words.
const LINE: f32 = 60.0;

/// So many are shown before the rest is asked for.
const FIRST: usize = 6;

pub(super) fn show(ui: &mut Ui, view: &View<'_>, shows_all: &mut bool, out: &mut Outbox) {
    let (tr, tokens, lines) = (view.tr, view.tokens, &view.backup.lines);
    head::section(ui, tokens, tr.backup_list(), Some(lines.len()));
    if lines.is_empty() {
        empty::show(ui, tokens, tr.backup_list_empty(), None);
    }
    let shown = if *shows_all { lines.len() } else { FIRST };
    for (at, line) in lines.iter().enumerate().take(shown) {
        ui.push_id(at, |ui| self::line(ui, view, line, out));
        row::rule(ui, tokens);
    }
    if lines.len() > shown {
        ui.add_space(space::XS);
        let more = tr.backup_list_more(lines.len() - shown);
        *shows_all = Button::door(&more).show(ui, tokens).clicked();
    }
    if !view.backup.may_restore && !lines.is_empty() {
        ui.add_space(space::XS);
        words::wrapped(ui, Type::Small, tr.backup_restore_not_yours(), tokens.ink2);
    }
}

fn line(ui: &mut Ui, view: &View<'_>, line: &BackupLine, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    let room = vec2(ui.available_width(), LINE);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        ui.set_height(LINE);
        ui.spacing_mut().item_spacing.x = space::S;
        mark(ui, view, line);
        let when = tr.backup_when(dates::full_day(tr, line.at.date()), dates::clock(line.at));
        let name = tr.backup_restore_named(&when);
        let button = Button::small(tr.backup_restore()).named(&name).height(size::CONTROL);
        let width = (ui.available_width() - button.wanted_width(ui) - space::M).max(120.0);
        ui.allocate_ui_with_layout(vec2(width, LINE), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space((LINE - Type::Body.line() - Type::Small.line()) / 2.0);
            words::line(ui, Type::Body, &when, tokens.ink);
            let (facts, ink) = facts(view, line);
            words::line(ui, Type::Small, facts, ink);
        });
        button::at_the_right(ui, LINE, |ui| {
            let may = view.backup.may_restore && view.backup.working.is_none();
            if button.enabled(may).show(ui, tokens).clicked() {
                out.push(Action::Backup(BackupAsk::Preview(line.path.clone())));
            }
        });
    });
    if let Some(found) = line.found.as_ref().filter(|found| !found.advice.is_empty()) {
        words::wrapped(ui, Type::Small, &found.advice, tokens.ink2);
        ui.add_space(space::XS);
    }
}

fn mark(ui: &mut Ui, view: &View<'_>, line: &BackupLine) {
    let (square, _) = ui.allocate_exact_size(vec2(20.0, LINE), Sense::hover());
    if let Some(found) = &line.found {
        let (icon, ink) = sign(view.tokens, found.mood);
        icon.paint(ui.painter(), Rect::from_center_size(square.center(), vec2(16.0, 16.0)), ink, 1.8);
    }
}

fn facts(view: &View<'_>, line: &BackupLine) -> (String, egui::Color32) {
    let (tr, tokens) = (view.tr, view.tokens);
    let place = if line.is_second { tr.backup_in_second() } else { tr.backup_in_data() };
    let (word, ink) = match &line.found {
        None => (tr.backup_not_looked_at(), tokens.ink2),
        Some(found) if found.mood == Mood::Good => (found.word.as_str(), tokens.ink2),
        Some(found) => (found.word.as_str(), tokens.accent),
    };
    let events = usize::try_from(line.events).unwrap_or(usize::MAX);
    (tr.backup_facts(word, events, size_words(line.bytes), place), ink)
}

/// A size as people read it.
pub fn size_words(bytes: u64) -> String {
    const MEGA: u64 = 1 << 20;
    let tenths = bytes.saturating_mul(10).div_ceil(MEGA);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_told_in_megabytes_and_never_as_nothing() {
        assert_eq!(size_words(1), "0.1 MB");
        assert_eq!(size_words(1 << 20), "1.0 MB");
        assert_eq!(size_words((377 << 20) + 1), "377.1 MB");
    }
}
