//! A day typed or picked: a field that reads what people write, and a month below it to pick from.
//! It must not know what the day is for.

use chrono::{Datelike, Months, NaiveDate};
use egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::i18n::Tr;

use super::dates;
use super::parts::field::{Field, Note};
use super::parts::icon::Icon;
use super::parts::words;
use super::theme::{Tokens, Type, size};
use crate::domain::typed_day;

/// Width of the calendar in points: seven days.
pub const WIDTH: f32 = 7.0 * CELL;
const CELL: f32 = 48.0;

/// What is typed and which month is shown.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    text: String,
    /// First day of the month shown.
    shown: Option<NaiveDate>,
    unread: bool,
    /// A day was picked, or the field was left with Enter.
    settled: bool,
    /// The field takes the cursor once.
    fresh: bool,
}

impl Calendar {
    /// A calendar that stands at this day.
    pub fn at(day: Option<NaiveDate>) -> Calendar {
        Calendar {
            text: day.map(|day| day.to_string()).unwrap_or_default(),
            shown: day.and_then(first),
            unread: false,
            settled: false,
            fresh: false,
        }
    }

    /// Takes the cursor into its field when it is shown.
    #[must_use]
    pub fn taking_cursor(self) -> Calendar {
        Calendar { fresh: true, ..self }
    }

    /// Shows field and month. `Some` when another day (or none) was chosen in this frame; [`Calendar::is_settled`]
    /// then says whether nothing more will be typed.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        tr: Tr,
        tokens: &Tokens,
        label: &str,
        chosen: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Option<Option<NaiveDate>> {
        let mut answer = self.typed(ui, tr, tokens, label, chosen, today);
        let shown = self.shown.or_else(|| chosen.and_then(first)).or_else(|| first(today)).unwrap_or(today);
        self.shown = Some(self.turned(ui, tr, tokens, shown));
        if let Some(day) = days(ui, tr, tokens, shown, chosen, today) {
            *self = Calendar { settled: true, ..Calendar::at(Some(day)) };
            answer = Some(Some(day));
        }
        answer
    }

    fn typed(
        &mut self,
        ui: &mut Ui,
        tr: Tr,
        tokens: &Tokens,
        label: &str,
        chosen: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Option<Option<NaiveDate>> {
        let note = if self.unread { Note::Wrong(tr.calendar_not_read()) } else { Note::Kept };
        let field = Field::new(label).hint(tr.calendar_typed_hint()).note(note).limit(40).width(WIDTH);
        let response = field.show(ui, tokens, &mut self.text);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        self.settled = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if !response.changed() {
            // Only a finished text is called unreadable.
            self.unread = (self.unread || response.lost_focus())
                && !self.text.trim().is_empty()
                && typed_day::read(&self.text, today).is_none();
            return None;
        }
        let read = typed_day::read(&self.text, today);
        if let Some(day) = read {
            self.shown = first(day);
        }
        let cleared = self.text.trim().is_empty();
        if read != chosen && (read.is_some() || cleared) { Some(read) } else { None }
    }

    /// Whether a day was picked or the field was left with Enter in this frame.
    pub const fn is_settled(&self) -> bool {
        self.settled
    }

    /// The line with the month's name; the answer is the month after a turn.
    fn turned(&self, ui: &mut Ui, tr: Tr, tokens: &Tokens, shown: NaiveDate) -> NaiveDate {
        let mut next = shown;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let mut turn = |ui: &mut Ui, icon: Icon, name: &str, months: i32| {
                if turn_button(ui, tokens, icon, name) {
                    next = if months < 0 {
                        shown.checked_sub_months(Months::new(months.unsigned_abs())).unwrap_or(shown)
                    } else {
                        shown.checked_add_months(Months::new(months.unsigned_abs())).unwrap_or(shown)
                    };
                }
            };
            turn(ui, Icon::ChevronLeft, tr.calendar_month_back(), -1);
            let name = tr.calendar_month(shown.year(), shown.month());
            let room = vec2(WIDTH - 2.0 * size::SMALL, size::SMALL);
            let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
            let galley = words::galley(ui, Type::BodyMedium, &name, tokens.ink, room.x);
            ui.painter().galley(rect.center() - galley.size() / 2.0, galley, tokens.ink);
            turn(ui, Icon::ChevronRight, tr.calendar_month_on(), 1);
        });
        next
    }
}

fn turn_button(ui: &mut Ui, tokens: &Tokens, icon: Icon, name: &str) -> bool {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::SMALL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, name));
    let radius = CornerRadius::same(size::RADIUS);
    if response.hovered() {
        ui.painter().rect_filled(rect, radius, tokens.select);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, radius, tokens.focus(), StrokeKind::Inside);
    }
    icon.paint(ui.painter(), Rect::from_center_size(rect.center(), Vec2::splat(14.0)), tokens.ink2, 1.5);
    response.clicked()
}

fn first(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)
}

/// The days of the month; the one that was clicked.
fn days(
    ui: &mut Ui,
    tr: Tr,
    tokens: &Tokens,
    shown: NaiveDate,
    chosen: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let (all, _) = ui.allocate_exact_size(vec2(WIDTH, 24.0 + rows_of(shown) * size::SMALL), Sense::hover());
    let mut x = all.left();
    for name in tr.calendar_weekdays().chars() {
        let galley = words::galley(ui, Type::Small, &name.to_string(), tokens.ink3, CELL);
        ui.painter().galley(pos2(x + (CELL - galley.size().x) / 2.0, all.top() + 2.0), galley, tokens.ink3);
        x += CELL;
    }
    let mut clicked = None;
    for day in shown.iter_days().take_while(|day| day.month() == shown.month()) {
        let (column, row) = cell_of(day, shown);
        let corner = pos2(all.left() + column * CELL, all.top() + 24.0 + row * size::SMALL);
        let rect = Rect::from_min_size(corner, vec2(CELL, size::SMALL));
        if day_cell(ui, tr, tokens, rect, day, (chosen == Some(day), day == today)) {
            clicked = Some(day);
        }
    }
    clicked
}

/// Column from Monday and row from the first week, from 0.
fn cell_of(day: NaiveDate, shown: NaiveDate) -> (f32, f32) {
    let place = shown.weekday().num_days_from_monday() + day.day0();
    let small = |number: u32| f32::from(u8::try_from(number).unwrap_or(u8::MAX));
    (small(place % 7), small(place / 7))
}

fn rows_of(shown: NaiveDate) -> f32 {
    let last = shown.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(shown);
    cell_of(last, shown).1 + 1.0
}

fn day_cell(ui: &Ui, tr: Tr, tokens: &Tokens, rect: Rect, day: NaiveDate, (chosen, is_today): (bool, bool)) -> bool {
    let response = ui.interact(rect, ui.scope_id().with(("day", day)), Sense::click());
    let name = dates::full_day(tr, day);
    response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::Button, true, chosen, &name));
    let square = rect.shrink(1.0);
    let radius = CornerRadius::same(size::RADIUS);
    let ink = if chosen {
        ui.painter().rect_filled(square, radius, tokens.accent_fill);
        tokens.on_accent
    } else {
        if response.hovered() {
            ui.painter().rect_filled(square, radius, tokens.select);
        }
        if is_today { tokens.accent } else { tokens.ink }
    };
    if is_today && !chosen {
        ui.painter().rect_stroke(square, radius, Stroke::new(1.0, tokens.edge), StrokeKind::Inside);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, radius, tokens.focus(), StrokeKind::Inside);
    }
    let galley = words::galley(ui, Type::Small, &day.day().to_string(), ink, CELL);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_starts_under_its_weekday() {
        let march = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        // 1 March 2026 is a Sunday, 2 March a Monday.
        assert_eq!(cell_of(march, march), (6.0, 0.0));
        assert_eq!(cell_of(NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(), march), (0.0, 1.0));
        assert!((rows_of(march) - 6.0).abs() < 0.01);
        assert!((rows_of(NaiveDate::from_ymd_opt(2027, 2, 1).unwrap()) - 4.0).abs() < 0.01);
    }
}
