//! The clocks of a case as lines: first and last day, how far it is, what moved it, what it rests on. It counts nothing.

use chrono::Datelike;
use egui::{Align, Color32, Layout, Ui, vec2};

use crate::guide::clocks::{Clock, ClockState};
use crate::ui::action::{Action, Outbox, SideDoor};
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{hung, row, words};
use crate::ui::theme::{Tokens, Type, space};
use crate::ui::view::View;

/// A clock with at most so many days left is near.
const NEAR_DAYS: u64 = 7;

/// Every clock with what it rests on; nothing where none runs.
pub fn list(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let Some(case) = view.case else { return };
    let (tr, tokens) = (view.tr, view.tokens);
    if case.clocks.is_empty() {
        words::wrapped(ui, Type::Body, tr.clocks_none(), tokens.ink2);
        ui.add_space(space::S);
    }
    for (position, clock) in case.clocks.iter().enumerate() {
        ui.push_id(("clock", position), |ui| {
            ui.add_space(space::S);
            line(ui, view, clock);
            let span = tr.clocks_span(tr.date(clock.starts), tr.date(clock.ends));
            words::wrapped(ui, Type::Small, span, tokens.ink2);
            let remark = clock.remark(tr);
            if !remark.is_empty() {
                words::wrapped(ui, Type::Small, remark, tokens.soon);
            }
            words::wrapped(ui, Type::Small, clock.kind.source(tr), tokens.ink3);
            if let Some(card) = clock.kind.card() {
                let name = tr.law_of_named(clock.kind.name(tr));
                if hung::left(ui, tokens, Button::door(tr.law_of()).named(&name)).clicked() {
                    out.push(Action::Side(SideDoor::Card(card.to_owned())));
                }
            }
            ui.add_space(space::XS);
            row::rule(ui, tokens);
        });
    }
}

/// Name and last day of a clock at the left, how far it is at the right, in one line.
pub fn line(ui: &mut Ui, view: &View<'_>, clock: &Clock) {
    let (tr, tokens) = (view.tr, view.tokens);
    let room = vec2(ui.available_width(), Type::Body.line());
    ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        words::word(ui, Type::Small, dates::distance(tr, view.now.date(), clock.ends), ink(tokens, clock));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            Icon::Clock.show(ui, 14.0, tokens.ink2);
            let this_year = clock.ends.year() == view.now.year();
            let day = if this_year { dates::day(tr, clock.ends) } else { dates::full_day(tr, clock.ends) };
            let words = tr.clocks_until(clock.kind.name(tr), day);
            words::line(ui, Type::Small, words, tokens.ink2);
        });
    });
}

const fn ink(tokens: &Tokens, clock: &Clock) -> Color32 {
    match clock.state {
        ClockState::Passed(_) | ClockState::LastDay => tokens.accent,
        ClockState::Running(days) if days <= NEAR_DAYS => tokens.soon,
        ClockState::Running(_) => tokens.ink2,
    }
}
