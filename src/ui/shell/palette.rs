//! The find box (Ctrl+K): pages, rooms of the open case, and where the words stand in the cases. It can hand the words to
//! the ledger, which lists every case that has them.

use egui::{Align2, Area, Frame, Id, Key, Margin, Modifiers, Order, ScrollArea, Ui, vec2};

use crate::casebook::find;
use crate::casebook::view::LedgerQuery;
use crate::i18n::Tr;
use crate::ui::action::{Action, Outbox, SideDoor};
use crate::ui::parts::button::Button;
use crate::ui::parts::field::Field;
use crate::ui::parts::words;
use crate::ui::screen::{Room, Screen};
use crate::ui::screens::ledger_hits;
use crate::ui::theme::{Type, size};
use crate::ui::view::View;

use super::navigation;

/// The find box's state.
#[derive(Default)]
pub struct Palette {
    open: bool,
    fresh: bool,
    words: String,
    chosen: usize,
}

/// Most places in cases that are listed.
const MOST: usize = 8;

/// One line of the answer.
struct Hit<'v> {
    words: String,
    actions: Vec<Action>,
    /// Where in a case the words stand.
    found: Option<&'v find::Hit>,
}

impl Hit<'_> {
    const fn new(words: String, actions: Vec<Action>) -> Hit<'static> {
        Hit { words, actions, found: None }
    }
}

impl Palette {
    /// Opens the box, empty, with the focus in it.
    pub fn open(&mut self) {
        *self = Palette { open: true, fresh: true, ..Palette::default() };
    }

    /// Whether it is open, so that shortcuts wait.
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// Paints the box over the window.
    pub fn show(&mut self, ui: &Ui, view: &View<'_>, out: &mut Outbox) {
        if !self.open {
            return;
        }
        let ctx = ui.ctx().clone();
        let close = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let width = (ctx.content_rect().width() - 32.0).min(560.0);
        let frame = Frame::NONE
            .fill(view.tokens.surface)
            .stroke(view.tokens.border())
            .corner_radius(size::RADIUS)
            .inner_margin(Margin::same(12))
            .shadow(ctx.global_style().visuals.window_shadow);
        let area =
            Area::new(Id::unique("find box")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 48.0));
        let shown = area.show(&ctx, |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width - 26.0);
                self.content(ui, view, out);
            });
        });
        let outside =
            !self.fresh && ctx.input(|input| input.pointer.any_pressed()) && !shown.response.contains_pointer();
        self.fresh = false;
        if close || outside {
            self.open = false;
        }
    }

    fn content(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let down = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
        let up = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowUp));
        let field = Field::new(tr.shell_palette()).hint(tr.shell_palette_hint()).label_hidden();
        let response = field.show(ui, tokens, &mut self.words);
        if self.fresh {
            response.request_focus();
        }
        if response.changed() {
            self.chosen = 0;
            out.push(Action::Find(self.words.trim().to_owned()));
        }
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let mut hits = hits(view, self.words.trim());
        let last = hits.len().saturating_sub(1);
        self.chosen = if down { self.chosen + 1 } else { self.chosen.saturating_sub(usize::from(up)) }.min(last);
        let mut picked = enter.then_some(self.chosen);
        if hits.is_empty() {
            words::wrapped(ui, Type::Small, tr.shell_palette_nothing(), tokens.ink2);
        }
        let most = ui.ctx().content_rect().height() * 0.5;
        // Without the least height a box that was low once stays low.
        ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (position, hit) in hits.iter().enumerate() {
                let response = line(ui, view, hit, position == self.chosen);
                if response.clicked() {
                    picked = Some(position);
                }
                if position == self.chosen && (up || down) {
                    response.scroll_to_me(None);
                }
            }
        });
        if let Some(position) = picked.filter(|position| *position < hits.len()) {
            for action in hits.swap_remove(position).actions {
                out.push(action);
            }
            self.open = false;
        }
    }
}

fn line(ui: &mut Ui, view: &View<'_>, hit: &Hit<'_>, chosen: bool) -> egui::Response {
    if let Some(found) = hit.found {
        return ledger_hits::row(ui, view, found, chosen);
    }
    let row = Button::quiet(&hit.words).at_the_left().ink(view.tokens.ink).chosen(chosen);
    row.width(ui.available_width()).show(ui, view.tokens)
}

fn hits<'v>(view: &'v View<'_>, words: &str) -> Vec<Hit<'v>> {
    let tr = view.tr;
    let wanted = words.to_lowercase();
    let mut hits: Vec<Hit<'v>> = pages(tr, view)
        .into_iter()
        .filter(|(_, name)| name.to_lowercase().contains(&wanted))
        .map(|(screen, name)| Hit::new(name.to_owned(), vec![Action::Go(screen)]))
        .collect();
    if tr.verify_casebook_head().to_lowercase().contains(&wanted) {
        let actions = vec![Action::Go(Screen::Verify), Action::CheckCasebook];
        hits.push(Hit::new(tr.verify_casebook_head().to_owned(), actions));
    }
    if view.can_lock && tr.lock_now().to_lowercase().contains(&wanted) {
        hits.push(Hit::new(tr.lock_now().to_owned(), vec![Action::Lock { switch: false }]));
    }
    for (name, key, door) in edges(tr, view) {
        if format!("{name} {key}").to_lowercase().contains(&wanted) {
            hits.push(Hit::new(name.to_owned(), vec![Action::Side(door)]));
        }
    }
    let open = Room::Facts;
    for found in ledger_hits::found_for(view, words).iter().take(MOST) {
        hits.push(Hit { words: String::new(), actions: ledger_hits::opening(found), found: Some(found) });
    }
    if wanted.is_empty() {
        for (id, title, _) in &view.today.recent {
            hits.push(Hit::new(title.clone(), vec![Action::Go(Screen::Case(*id, open))]));
        }
    } else {
        let query = LedgerQuery { words: words.to_owned(), state: None };
        let actions = vec![Action::Query(query), Action::Go(Screen::Ledger)];
        hits.push(Hit::new(tr.shell_palette_ledger(words), actions));
    }
    hits
}

/// What opens at the right edge, with its key.
fn edges(tr: Tr, view: &View<'_>) -> Vec<(&'static str, &'static str, SideDoor)> {
    let watch = view.case.map(|_| (tr.watch_room(), "F3", SideDoor::Watch));
    [(tr.law_room(), "F2", SideDoor::Law)].into_iter().chain(watch).collect()
}

fn pages(tr: Tr, view: &View<'_>) -> Vec<(Screen, &'static str)> {
    let mut pages = vec![(Screen::WalkIn, tr.shell_walk_in())];
    pages.extend(navigation::pages(tr));
    pages.push((Screen::People, tr.access_door()));
    pages.push((Screen::Templates, tr.templates_door()));
    pages.push((Screen::Verify, tr.verify_file_head()));
    pages.push((Screen::Backup, tr.backup_room()));
    pages.push((Screen::Kept, tr.kept_room()));
    if let Some(case) = view.case {
        let id = case.record.id;
        let rooms = [
            (Room::Facts, tr.shell_facts()),
            (Room::Parties, tr.shell_parties()),
            (Room::Agreement, tr.shell_station_agreement()),
            (Room::Signing, tr.shell_station_signing()),
            (Room::Papers, tr.shell_papers()),
            (Room::Versions, tr.versions_room()),
            (Room::History, tr.history_room()),
            (Room::Performance, tr.shell_station_performance()),
            (Room::PartyView, tr.party_door()),
        ];
        pages.extend(rooms.map(|(room, name)| (Screen::Case(id, room), name)));
    }
    pages
}
