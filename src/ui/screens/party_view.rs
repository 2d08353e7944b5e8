//! 给当事人看: the terms one by one in large letters, and what is still open, for the people across the table: the whole
//! screen, turned round for them, or a second window on a second monitor. Nothing private can appear: it paints
//! [`shown::Shown`] and nothing else of the case. It must not change anything.

mod list;
mod sheet;
mod shown;

use egui::{
    Align, CentralPanel, Frame, Key, Layout, Modifiers, Rect, Ui, UiBuilder, ViewportBuilder, ViewportClass,
    ViewportCommand, ViewportId, pos2, vec2,
};

use crate::casebook::view::CaseId;
use crate::ui::action::{Action, Outbox};
use crate::ui::parts::button::Button;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::words;
use crate::ui::screen::{Room, Screen};
use crate::ui::theme::{Type, size, space};
use crate::ui::view::{CaseView, View};

use list::{Look, Scroll};
use sheet::Sheet;
use shown::{Item, Shown};

/// Letters in points: smallest, at first, largest, and by how much they grow.
const LETTERS: (f32, f32, f32, f32) = (24.0, 36.0, 64.0, 4.0);
const HEAD: f32 = 72.0;
const FOOT: f32 = 76.0;

/// The party view's state.
#[derive(Debug)]
pub struct PartyView {
    case: Option<CaseId>,
    /// The room from which it was opened.
    from: Room,
    /// Position of the item that is read out.
    current: usize,
    letters: f32,
    turned: bool,
    /// The second window is open.
    second: bool,
    scroll: Scroll,
    scroll_second: Scroll,
}

impl Default for PartyView {
    fn default() -> PartyView {
        PartyView {
            case: None,
            from: Room::Agreement,
            current: 0,
            letters: LETTERS.1,
            turned: false,
            second: false,
            scroll: Scroll::default(),
            scroll_second: Scroll::default(),
        }
    }
}

/// The door in the footer of the rooms where people talk and agree, where there is room for it; F8 opens it anywhere.
pub fn door(ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
    let Some(case) = view.case else { return };
    let button = Button::normal(view.tr.party_door()).key("F8").named(view.tr.party_door());
    // The time of the last save stands at the left, and in a folded window what is missing beside it.
    let kept = if ui.ctx().content_rect().width() < size::FOLD { 340.0 } else { 160.0 };
    if button.wanted_width(ui) + kept < ui.available_width() && button.show(ui, view.tokens).clicked() {
        out.push(Action::Go(Screen::Case(case.record.id, Room::PartyView)));
    }
}

impl PartyView {
    /// Begins a frame: another case has its own view, and its terms never come up by themselves in a window that was
    /// opened for other people.
    pub fn begin(&mut self, view: &View<'_>) {
        if let Screen::Case(id, room) = view.screen {
            if self.case != Some(id) {
                *self = PartyView { case: Some(id), letters: self.letters, ..PartyView::default() };
            }
            if room != Room::PartyView {
                self.from = room;
            }
        }
    }

    /// Paints the whole screen.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        let shown = Shown::of(&case.record.file, view.tr);
        self.keys(ui, shown.items.len());
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.leave(case, out);
        }
        let full = ui.max_rect();
        let (above, foot) = full.split_top_bottom_at_y(full.max.y - FOOT);
        let mut scroll = self.scroll;
        if let Some(pressed) = self.content(ui, view, &shown, (above, self.turned), &mut scroll) {
            self.current = pressed;
        }
        self.scroll = scroll;
        self.foot(ui, view, case, &shown, foot, out);
    }

    /// The second window, beside whatever screen is open. While no case is open it shows the program's name alone.
    pub fn second_window(&mut self, ui: &Ui, view: &View<'_>) {
        self.window(ui, view, false);
    }

    /// The second window of a locked desk: it stays where it is and shows nothing of the case.
    pub fn covered_window(&mut self, ui: &Ui, view: &View<'_>) {
        self.window(ui, view, true);
    }

    fn window(&mut self, ui: &Ui, view: &View<'_>, covered: bool) {
        if !self.second {
            return;
        }
        let builder = ViewportBuilder::default().with_title(view.tr.party_window()).with_inner_size([1024.0, 700.0]);
        let id = ViewportId::from_hash_of("party view");
        let stays = ui.ctx().show_viewport_immediate(id, builder, |ui, class| {
            if class == ViewportClass::EmbeddedWindow {
                return false;
            }
            CentralPanel::default()
                .frame(Frame::NONE.fill(view.tokens.surface))
                .show(ui, |ui| if covered { name_alone(ui, view) } else { self.second(ui, view) });
            let closed = ui.input(|input| input.viewport().close_requested() || input.key_pressed(Key::Escape));
            if ui.input(|input| input.key_pressed(Key::F11)) {
                let whole = ui.input(|input| input.viewport().fullscreen.unwrap_or_default());
                ui.ctx().send_viewport_cmd(ViewportCommand::Fullscreen(!whole));
            }
            !closed
        });
        self.second = stays;
    }

    fn second(&mut self, ui: &mut Ui, view: &View<'_>) {
        let area = ui.max_rect();
        match view.case {
            Some(case) if self.case == Some(case.record.id) => {
                let shown = Shown::of(&case.record.file, view.tr);
                self.keys(ui, shown.items.len());
                let mut scroll = self.scroll_second;
                self.content(ui, view, &shown, (area, false), &mut scroll);
                self.scroll_second = scroll;
            }
            _ => name_alone(ui, view),
        }
    }

    /// Arrows and page keys go through the items; Ctrl with plus and minus sets the letters.
    fn keys(&mut self, ui: &Ui, count: usize) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let sized = |key| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
        let last = count.saturating_sub(1);
        if [Key::ArrowDown, Key::ArrowRight, Key::PageDown].into_iter().any(pressed) {
            self.current += 1;
        }
        if [Key::ArrowUp, Key::ArrowLeft, Key::PageUp].into_iter().any(pressed) {
            self.current = self.current.saturating_sub(1);
        }
        if pressed(Key::Home) {
            self.current = 0;
        }
        if pressed(Key::End) {
            self.current = last;
        }
        self.current = self.current.min(last);
        if sized(Key::Plus) || sized(Key::Equals) {
            self.resize(1.0);
        }
        if sized(Key::Minus) {
            self.resize(-1.0);
        }
        if sized(Key::Num0) {
            self.letters = LETTERS.1;
        }
    }

    fn resize(&mut self, steps: f32) {
        let (smallest, _, largest, step) = LETTERS;
        self.letters = (self.letters + steps * step).clamp(smallest, largest);
    }

    fn leave(&self, case: &CaseView, out: &mut Outbox) {
        out.push(Action::Go(Screen::Case(case.record.id, self.from)));
    }

    /// Head and list; the position of the item that was pressed.
    fn content(
        &self,
        ui: &mut Ui,
        view: &View<'_>,
        shown: &Shown,
        (area, turned): (Rect, bool),
        scroll: &mut Scroll,
    ) -> Option<usize> {
        let sheet = Sheet::new(ui.painter().clone(), area, turned);
        let margin = if area.width() < size::FOLD { space::XL } else { 56.0 };
        let (head, list) = area.split_top_bottom_at_y(area.min.y + HEAD);
        self::head(ui, &sheet, view, shown, head.shrink2(vec2(margin, 0.0)));
        sheet.line(head.max.y, view.tokens.rule());
        let look = Look { tr: view.tr, tokens: view.tokens, size: self.letters, margin };
        let list = list.with_min_y(head.max.y + 1.0);
        list::show(ui, &sheet, look, (shown, self.current), list, scroll)
    }

    /// What is read out, and the buttons of whoever reads.
    fn foot(&mut self, ui: &mut Ui, view: &View<'_>, case: &CaseView, shown: &Shown, area: Rect, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        ui.painter().hline(area.x_range(), area.min.y, tokens.rule());
        let narrow = area.width() < size::FOLD;
        let margin = if narrow { space::L } else { 56.0 };
        let right = Layout::right_to_left(Align::Center);
        let inner = area.shrink2(vec2(margin, 0.0));
        let left = ui.scope_builder(UiBuilder::new().max_rect(inner).layout(right), |ui| {
            let gap = if narrow { space::XS } else { space::M };
            ui.spacing_mut().item_spacing.x = gap;
            let back = Button::normal(tr.party_back()).key("Esc").height(size::SIGNING);
            if back.show(ui, tokens).clicked() {
                self.leave(case, out);
            }
            ui.add_space(2.0 * gap);
            let last = shown.items.len().saturating_sub(1);
            if tall(ui, view, tr.party_next(), self.current < last) {
                self.current += 1;
            }
            if tall(ui, view, tr.party_previous(), self.current > 0) {
                self.current = self.current.saturating_sub(1);
            }
            ui.add_space(2.0 * gap);
            if tall(ui, view, tr.party_larger(), self.letters < LETTERS.2) {
                self.resize(1.0);
            }
            if tall(ui, view, tr.party_smaller(), self.letters > LETTERS.0) {
                self.resize(-1.0);
            }
            ui.add_space(2.0 * gap);
            self.ways(ui, view);
            ui.min_rect().min.x
        });
        let room = Rect::from_min_max(inner.min, pos2(left.inner - space::M, inner.max.y));
        let builder = UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center));
        ui.scope_builder(builder, |ui| {
            if ui.available_width() > 120.0 {
                let hint =
                    if self.second { tr.party_second_hint().to_owned() } else { reading(view, shown, self.current) };
                words::line(ui, Type::Body, hint, tokens.ink2);
            }
        });
    }

    /// Turning round, and the second window where this computer can have one.
    fn ways(&mut self, ui: &mut Ui, view: &View<'_>) {
        let tr = view.tr;
        let turn = if self.turned { tr.party_turn_back() } else { tr.party_turn() };
        if tall(ui, view, turn, true) {
            self.turned = !self.turned;
        }
        if !ui.ctx().embed_viewports() {
            let second = if self.second { tr.party_second_close() } else { tr.party_second() };
            if tall(ui, view, second, true) {
                self.second = !self.second;
            }
        }
    }
}

/// A button of the signing table's height. True: it was pressed.
fn tall(ui: &mut Ui, view: &View<'_>, words: &str, enabled: bool) -> bool {
    let button = Button::normal(words).height(size::SIGNING).enabled(enabled);
    button.wanted_width(ui) <= ui.available_width() && button.show(ui, view.tokens).clicked()
}

/// The program's name in the middle of an empty window.
fn name_alone(ui: &Ui, view: &View<'_>) {
    let area = ui.max_rect();
    let galley = words::galley(ui, Type::Page, view.tr.shell_program(), view.tokens.ink2, area.width());
    ui.painter().galley(area.center() - galley.size() / 2.0, galley, view.tokens.ink2);
}

/// Sign and head at the left, the two sides at the right.
fn head(ui: &Ui, sheet: &Sheet, view: &View<'_>, shown: &Shown, area: Rect) {
    let (tr, tokens) = (view.tr, view.tokens);
    let title = if shown.terms() > 0 { tr.party_head() } else { tr.party_head_open() };
    let middle = |height: f32| area.center().y - height / 2.0;
    let mut left = area.min.x;
    // The leaf is not drawn upside down.
    if !sheet.is_turned() {
        let square = Rect::from_center_size(pos2(left + 13.0, area.center().y), vec2(26.0, 26.0));
        Icon::Maple.paint(sheet.painter(), square, tokens.accent, 1.0);
        left += 46.0;
    }
    let title = words::galley(ui, Type::Page, title, tokens.ink, area.max.x - left);
    let end = left + title.size().x + space::XL;
    sheet.words(pos2(left, middle(title.size().y)), title, tokens.ink);
    let sides = words::galley(ui, Type::Title, &shown.sides, tokens.ink2, area.max.x - end);
    if area.max.x - end > 120.0 {
        sheet.words(pos2(area.max.x - sides.size().x, middle(sides.size().y)), sides, tokens.ink2);
    }
}

/// 正在念第 2 条，共 3 条.
fn reading(view: &View<'_>, shown: &Shown, current: usize) -> String {
    let (tr, terms) = (view.tr, shown.terms());
    match shown.items.get(current) {
        None => String::new(),
        Some(Item::Term { .. }) => tr.party_reading(current + 1, terms),
        Some(Item::Open { .. }) => tr.party_reading_open(current + 1 - terms, shown.items.len() - terms),
    }
}
