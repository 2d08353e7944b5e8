//! 履行: every promise with its day, and the visits that say whether it was kept.
//! It must not decide what is kept: that follows from the visits, in `domain::promises`.

mod visit;

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::casebook::command::CaseCommand;
use crate::domain::agreement::FollowUpResult;
use crate::domain::case::CaseFile;
use crate::domain::promises::{Promise, Timing, promises};
use crate::ui::action::{Action, Outbox};
use crate::ui::parts::button::{self, Button};
use crate::ui::parts::icon::Mark;
use crate::ui::parts::{empty, head, row, segmented, words};
use crate::ui::screen::{Room, Screen};
use crate::ui::theme::{Type, margin, size, space};
use crate::ui::view::{CaseView, View};
use crate::ui::{dates, overlay_scroll};

use visit::VisitForm;

/// Height of a promise: what, then its facts.
const ROW: f32 = 56.0;

/// The performance screen.
#[derive(Debug, Default)]
pub struct PerformanceScreen {
    /// Position of the promise that is worked on.
    current: Option<usize>,
    form: VisitForm,
    side: Side,
}

/// What a folded window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    #[default]
    Promises,
    Visits,
}

impl PerformanceScreen {
    /// Paints the room between head and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        let room = ui.available_rect_before_wrap();
        let width = ui.ctx().content_rect().width();
        let side = margin(width);
        let mut promises = promises(&case.record.file, view.now.date());
        // What is still owed stands first.
        promises.sort_by_key(|promise| promise.kept);
        if width < size::FOLD {
            ui.painter().rect_filled(room, 0.0, view.tokens.ground);
            overlay_scroll::overlay(ui);
            overlay_scroll::column().show(ui, |ui| {
                let inner = ui.available_rect_before_wrap().shrink2(vec2(side, 0.0));
                ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
                    ui.add_space(space::S);
                    let choices =
                        [(Side::Promises, view.tr.performance_head()), (Side::Visits, view.tr.performance_visits())];
                    let name = view.tr.shell_station_performance();
                    segmented::show(ui, view.tokens, name, &choices, &mut self.side, None);
                    match self.side {
                        Side::Promises => self.promises(ui, view, case, &promises, false, out),
                        Side::Visits => self.form.show(ui, view, case, out),
                    }
                });
            });
        } else {
            let middle = room.right() - size::COLUMN_ISSUES - 2.0 * side;
            let left = Rect::from_min_max(room.min, pos2(middle, room.bottom()));
            let right = Rect::from_min_max(pos2(middle, room.top()), room.max);
            ui.scope_builder(UiBuilder::new().max_rect(left.shrink2(vec2(side, 0.0))).id_salt("promises"), |ui| {
                self.promises(ui, view, case, &promises, true, out);
            });
            ui.painter().vline(middle, room.y_range(), view.tokens.rule());
            ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("visits"), |ui| {
                overlay_scroll::overlay(ui);
                overlay_scroll::column().show(ui, |ui| {
                    let inner = ui.available_rect_before_wrap().shrink2(vec2(side, 0.0));
                    ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| self.form.show(ui, view, case, out));
                });
            });
        }
        ui.advance_cursor_after_rect(room);
    }

    /// The buttons of the footer, the primary one first.
    pub fn foot(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        self.form.foot(ui, view, case, out);
        // A second mediation after default: only an agreement in force can be superseded.
        let record = &case.record;
        let in_force = record.file.agreement.as_ref().is_some_and(|agreement| agreement.signed.is_some());
        if in_force && Button::normal(view.tr.performance_mediate_again()).show(ui, view.tokens).clicked() {
            out.change(record.id, CaseCommand::SupersedeAgreement);
        }
    }

    /// A list that scrolls paints only what is in sight: support for ten years is 120 rows.
    fn promises(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        case: &CaseView,
        promises: &[Promise],
        scrolls: bool,
        out: &mut Outbox,
    ) {
        let tr = view.tr;
        ui.spacing_mut().item_spacing.y = 0.0;
        let kept = promises.iter().filter(|promise| promise.kept).count();
        let fact = if promises.is_empty() { String::new() } else { tr.performance_count(promises.len(), kept) };
        head::show(ui, view.tokens, tr.performance_head(), &fact, |_| {});
        row::rule(ui, view.tokens);
        if promises.is_empty() {
            let door = empty::show(ui, view.tokens, tr.performance_empty(), Some(tr.performance_to_signing()));
            if door.is_some_and(|door| door.clicked()) {
                out.push(Action::Go(Screen::Case(case.record.id, Room::Signing)));
            }
            return;
        }
        match scrolls {
            true => {
                overlay_scroll::overlay(ui);
                overlay_scroll::column().show_rows(ui, ROW, promises.len(), |ui, seen| {
                    for (at, promise) in promises.iter().enumerate().skip(seen.start).take(seen.len()) {
                        self.row(ui, view, case, (at, promise));
                    }
                });
            }
            false => {
                for (at, promise) in promises.iter().enumerate() {
                    self.row(ui, view, case, (at, promise));
                }
            }
        }
    }

    fn row(&mut self, ui: &mut Ui, view: &View<'_>, case: &CaseView, (at, promise): (usize, &Promise)) {
        let tokens = view.tokens;
        let current = self.current == Some(at);
        let number = promise.term + 1;
        let mut marked = None;
        let response = row::show(ui, tokens, ROW, current, |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let (square, _) = ui.allocate_exact_size(vec2(14.0, ROW), egui::Sense::hover());
            mark(promise).paint(ui.painter(), square.center(), tokens);
            button::at_the_right(ui, ROW, |ui| {
                if current && !promise.kept {
                    marked = marks(ui, view, number);
                } else {
                    state(ui, view, promise);
                }
                let (what, facts) = says(view, &case.record.file, promise);
                ui.allocate_ui_with_layout(
                    vec2(ui.available_width(), ROW),
                    egui::Layout::top_down(egui::Align::Min),
                    |ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        ui.add_space(5.0);
                        words::line(ui, Type::Body, what, tokens.ink);
                        words::line(ui, Type::Small, facts, tokens.ink2);
                    },
                );
            });
        });
        let name = view.tr.performance_term(number);
        response.widget_info(|| egui::WidgetInfo::selected(egui::accesskit::Role::ListBoxOption, true, current, &name));
        if response.clicked() {
            self.current = Some(at);
        }
        if let Some(result) = marked {
            let words = view.tr.follow_up_result(result);
            self.side = Side::Visits;
            self.form.begin(view.now.date(), result, &view.tr.performance_note_of(number, words));
        }
    }
}

fn mark(promise: &Promise) -> Mark {
    match (promise.kept, promise.timing) {
        (true, _) => Mark::Done,
        (false, Timing::Late(_)) => Mark::Must,
        (false, _) => Mark::NotYet,
    }
}

/// What the promise is, and its facts: number, day, who to whom, how.
fn says(view: &View<'_>, case: &CaseFile, promise: &Promise) -> (String, String) {
    let tr = view.tr;
    let Some(term) = case.terms.get(promise.term) else { return Default::default() };
    let what = if term.what.is_empty() { &term.text } else { &term.what };
    let number = promise.term + 1;
    let number = if promise.duty.parts > 1 {
        tr.performance_part(number, promise.duty.part)
    } else {
        tr.performance_term(number)
    };
    let day = promise.duty.due.map_or_else(|| tr.performance_no_date().to_owned(), |day| dates::full_day(tr, day));
    let names = |ids: &[crate::domain::party::PartyId]| {
        let names: Vec<&str> = ids.iter().filter_map(|id| case.party(id)).map(|party| party.name.as_str()).collect();
        names.join(tr.shell_names_joint())
    };
    let who = tr.performance_owes(names(&promise.duty.payer), names(&promise.obligee));
    let facts: Vec<&str> =
        [number.as_str(), &day, &who, &term.method].into_iter().filter(|fact| !fact.is_empty()).collect();
    (what.clone(), facts.join(tr.shell_facts_joint()))
}

/// Amount and how long is left, at the right.
fn state(ui: &mut Ui, view: &View<'_>, promise: &Promise) {
    let (tr, tokens) = (view.tr, view.tokens);
    let (text, ink, kind) = match (promise.kept, promise.timing, promise.duty.due) {
        (true, ..) => (tr.performance_kept().to_owned(), tokens.done, Type::Small),
        (false, timing, Some(due)) => {
            let text = dates::distance(tr, view.now.date(), due);
            match timing {
                Timing::Late(_) => (text, tokens.accent, Type::SmallMedium),
                Timing::DueToday => (text, tokens.accent, Type::SmallMedium),
                Timing::DueIn(days) if days <= 7 => (text, tokens.soon, Type::SmallMedium),
                _ => (text, tokens.ink2, Type::Small),
            }
        }
        (false, _, None) => (tr.performance_no_date().to_owned(), tokens.soon, Type::Small),
    };
    right_word(ui, kind, &text, ink, 104.0);
    if let Some(amount) = promise.duty.amount {
        right_word(ui, Type::Body, &dates::amount(tr, amount), tokens.ink, 132.0);
    }
}

fn right_word(ui: &mut Ui, kind: Type, text: &str, ink: egui::Color32, least: f32) {
    let width = words::width(ui, kind, text).max(least);
    ui.allocate_ui_with_layout(vec2(width + 1.0, ROW), egui::Layout::right_to_left(egui::Align::Center), |ui| {
        words::word(ui, kind, text, ink);
    });
}

/// The three answers at the current promise, from right to left.
fn marks(ui: &mut Ui, view: &View<'_>, number: usize) -> Option<FollowUpResult> {
    let tr = view.tr;
    let answers = [
        (FollowUpResult::NotPerformed, tr.performance_not_done(), tr.performance_not_done_named(number)),
        (FollowUpResult::PerformedInPart, tr.performance_in_part(), tr.performance_in_part_named(number)),
        (FollowUpResult::Performed, tr.performance_done(), tr.performance_done_named(number)),
    ];
    ui.spacing_mut().item_spacing.x = space::S;
    let mut pressed = None;
    for (result, words, name) in answers {
        if Button::small(words).named(&name).show(ui, view.tokens).clicked() {
            pressed = Some(result);
        }
    }
    pressed
}
