//! Where the words of the ledger's field stand: a list under the field while one types. Enter opens the case at the place.
//! It must not search; what was found comes with the view.

use egui::{Area, Context, Frame, Id, Key, Margin, Modifiers, Order, Rect, ScrollArea, Ui, vec2};

use crate::casebook::find::Hit;
use crate::ui::action::{Action, Outbox};
use crate::ui::parts::hit::{HEIGHT, HitRow};
use crate::ui::parts::words;
use crate::ui::screen::{Room, Screen};
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

/// So many rows are seen at once.
const SEEN: f32 = 5.5;

/// Which hit is chosen, and whether the list is under the pointer.
#[derive(Default)]
pub struct Hits {
    chosen: usize,
    is_pointed_at: bool,
    /// Closed by Escape, until something else is typed.
    is_shut: bool,
}

/// What was found for these words; nothing while that is not known yet.
pub fn found_for<'v>(view: &'v View<'_>, asked: &str) -> &'v [Hit] {
    if asked.is_empty() || view.ledger.found_for != asked { &[] } else { &view.ledger.found.hits }
}

/// What opens a case at the place of a hit.
pub fn opening(hit: &Hit) -> Vec<Action> {
    vec![Action::Go(Screen::Case(hit.case, Room::Facts)), Action::Jump(hit.place.clone())]
}

/// The row of a hit. What was said in private is not shown where others may look on.
pub fn row(ui: &mut Ui, view: &View<'_>, hit: &Hit, chosen: bool) -> egui::Response {
    let place = hit.place_words(view.tr);
    let title = if hit.title.is_empty() { &hit.number } else { &hit.title };
    let (excerpt, marks): (&str, &[_]) =
        if hit.private { (view.tr.find_private(), &[]) } else { (&hit.excerpt, &hit.marks) };
    HitRow { title, place: &place, excerpt, marks }.show(ui, view.tokens, chosen)
}

impl Hits {
    /// Something else was typed.
    pub fn begin(&mut self) {
        *self = Hits { is_pointed_at: self.is_pointed_at, ..Hits::default() };
    }

    /// Takes the keys of the list, before the field does.
    pub fn keys(&mut self, ctx: &Context, count: usize, out_of_the_field: bool) {
        if out_of_the_field || count == 0 || self.is_shut {
            return;
        }
        let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            self.chosen = (self.chosen + 1).min(count - 1);
        }
        if pressed(Key::ArrowUp) {
            self.chosen = self.chosen.saturating_sub(1);
        }
        self.is_shut = pressed(Key::Escape);
    }

    /// Paints the list under the field while the cursor is in it or the pointer on the list.
    pub fn show(&mut self, ui: &Ui, view: &View<'_>, field: Rect, has_cursor: bool, asked: &str, out: &mut Outbox) {
        let hits = found_for(view, asked);
        if hits.is_empty() || self.is_shut || !(has_cursor || self.is_pointed_at) {
            self.is_pointed_at = false;
            return;
        }
        let width = (ui.ctx().content_rect().width() - field.min.x - 16.0).min(640.0);
        let area = Area::new(Id::unique("hits of the ledger")).order(Order::Foreground).fixed_pos(field.left_bottom());
        let frame = Frame::NONE.fill(view.tokens.surface).stroke(view.tokens.border()).inner_margin(Margin::same(8));
        let shown = area.show(ui.ctx(), |ui| {
            frame.corner_radius(size::RADIUS).show(ui, |ui| {
                ui.set_width(width - 18.0);
                self.list(ui, view, hits, out);
            });
        });
        self.is_pointed_at = shown.response.contains_pointer();
    }

    /// Enter was pressed in the field. The table below must not take it, too.
    pub fn enter(&self, ctx: &Context, view: &View<'_>, asked: &str, out: &mut Outbox) {
        if let Some(hit) = found_for(view, asked).get(self.chosen).filter(|_| !self.is_shut) {
            ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            opening(hit).into_iter().for_each(|action| out.push(action));
        }
    }

    fn list(&mut self, ui: &mut Ui, view: &View<'_>, hits: &[Hit], out: &mut Outbox) {
        let most = (ui.ctx().content_rect().max.y - ui.cursor().min.y - 60.0).max(HEIGHT);
        let high = (HEIGHT * SEEN).min(most);
        ScrollArea::vertical().id_salt("hits").max_height(high).min_scrolled_height(high).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            for (position, hit) in hits.iter().enumerate() {
                let chosen = position == self.chosen;
                let response = row(ui, view, hit, chosen);
                if response.clicked() {
                    opening(hit).into_iter().for_each(|action| out.push(action));
                    self.is_shut = true;
                }
                let moved = ui.input(|input| input.key_pressed(Key::ArrowDown) || input.key_pressed(Key::ArrowUp));
                if chosen && moved {
                    response.scroll_to_me(None);
                }
            }
        });
        if view.ledger.found.more {
            ui.add_space(space::S);
            words::line(ui, Type::Small, view.tr.find_more(hits.len()), view.tokens.ink2);
        }
    }
}
