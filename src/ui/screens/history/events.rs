//! The events of a case, newest first, narrowed by person and by day, with the state of the audit chain in one line.

use chrono::NaiveDate;
use egui::{Align, Layout, Ui, vec2};

use crate::casebook::EventRecord;
use crate::casebook::message::actor_words;
use crate::i18n::Tr;
use crate::ui::dates;
use crate::ui::parts::tag::Tag;
use crate::ui::parts::{choice, empty, row, words};
use crate::ui::theme::{Type, space};
use crate::ui::view::View;

/// Width of the columns of times and of people.
const TIMES: f32 = 150.0;
const PEOPLE: f32 = 150.0;
/// So many lines are painted; a case with more is narrowed by day.
const MOST: usize = 400;

/// Whose events of which day are shown; `None` all.
#[derive(Debug, Default)]
pub(super) struct Filter {
    person: Option<usize>,
    day: Option<NaiveDate>,
}

/// Who did it, in words; an event from before names were kept has none.
fn person(tr: Tr, event: &EventRecord) -> String {
    event.actor.as_ref().map_or_else(|| tr.history_no_name().to_owned(), |key| actor_words(key, tr))
}

impl Filter {
    /// Paints the list.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        let (tr, tokens) = (view.tr, view.tokens);
        chain(ui, view);
        ui.add_space(space::M);
        let events = &view.keeping.events;
        let people = people(tr, events);
        self.choices(ui, view, &people);
        ui.add_space(space::S);
        let wanted = self.person.and_then(|at| people.get(at));
        let shown = events.iter().rev().filter(|event| {
            self.day.is_none_or(|day| event.at.date() == day) && wanted.is_none_or(|name| person(tr, event) == *name)
        });
        let mut count = 0;
        for event in shown.take(MOST) {
            line(ui, view, event);
            count += 1;
        }
        if count == 0 {
            empty::show(ui, tokens, tr.history_none(), None);
        } else if count == MOST {
            ui.add_space(space::S);
            words::wrapped(ui, Type::Small, tr.history_more(), tokens.ink2);
        }
    }

    fn choices(&mut self, ui: &mut Ui, view: &View<'_>, people: &[String]) {
        let tr = view.tr;
        let days = days(&view.keeping.events);
        let day_words: Vec<String> = days.iter().map(|day| dates::full_day(tr, *day)).collect();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let named = people.iter().enumerate().map(|(at, name)| (Some(at), name.as_str()));
            let choices: Vec<_> = std::iter::once((None, tr.history_everybody())).chain(named).collect();
            choice::bare(ui, (tr.history_by_person(), 200.0), &choices, &mut self.person);
            let dated = days.iter().zip(&day_words).map(|(day, words)| (Some(*day), words.as_str()));
            let choices: Vec<_> = std::iter::once((None, tr.history_every_day())).chain(dated).collect();
            choice::bare(ui, (tr.history_by_day(), 200.0), &choices, &mut self.day);
        });
    }
}

/// Everybody who did something, in the order in which they first did.
fn people(tr: Tr, events: &[EventRecord]) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for event in events {
        let name = person(tr, event);
        if !people.contains(&name) {
            people.push(name);
        }
    }
    people
}

/// The days on which something was done, newest first.
fn days(events: &[EventRecord]) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = events.iter().map(|event| event.at.date()).collect();
    days.sort_unstable();
    days.dedup();
    days.reverse();
    days
}

fn chain(ui: &mut Ui, view: &View<'_>) {
    let (tr, tokens, keeping) = (view.tr, view.tokens, view.keeping);
    let Some(chain) = &keeping.chain else { return };
    let events = usize::try_from(chain.events).unwrap_or(usize::MAX);
    let head: String = chain.head.chars().take(12).collect();
    let (said, ink) = match keeping.broken_at {
        None => (tr.history_chain_whole(events, head), tokens.ink2),
        Some(seq) => (tr.history_chain_broken(seq), tokens.accent),
    };
    words::wrapped(ui, Type::Small, said, ink);
}

fn line(ui: &mut Ui, view: &View<'_>, event: &EventRecord) {
    let (tr, tokens) = (view.tr, view.tokens);
    ui.add_space(space::S);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let time = tr.versions_time(dates::day(tr, event.at.date()), event.at.format("%H:%M"));
        column(ui, TIMES, |ui| drop(words::line(ui, Type::Small, time, tokens.ink2)));
        column(ui, PEOPLE, |ui| drop(words::line(ui, Type::Small, person(tr, event), tokens.ink2)));
        if event.is_salvaged {
            Tag::Soon.show(ui, tokens, tr.history_salvaged());
        }
        words::wrapped(ui, Type::Body, event.label.message(tr), tokens.ink);
    });
    ui.add_space(space::S);
    row::rule(ui, tokens);
}

fn column(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 24.0), Layout::left_to_right(Align::Min), |ui| {
        ui.set_width(width);
        content(ui);
    });
}
