//! The column of buttons at the signing table: some at the top, some at the bottom, the primary one last. It must not
//! know what they do.

use egui::{Rect, Ui, UiBuilder};

use crate::ui::parts::button::Button;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

/// Width of the column.
pub const COLUMN: f32 = 224.0;
/// Width of the column when two buttons stand side by side.
const TIGHT_COLUMN: f32 = 280.0;
/// Height of the room for the buttons under which two stand side by side.
const TIGHT: f32 = 400.0;
/// Height of the primary button.
const PRIMARY: f32 = 72.0;
/// Height of the way back: hit with a finger.
const BACK: f32 = 44.0;

/// A button of the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    ReadOn,
    ReadAloud,
    Sign,
    ReadAgain,
    Undo,
    Clear,
    OnPaper,
    OnScreen,
    NotToday,
    Withdraw,
    Next,
    Done,
    Print,
    Scan,
    Save,
    Open,
    /// To the room of versions, where the story of each is told.
    Versions,
    Primary,
    Back,
}

/// A button: what it is, its words, whether it can be pressed.
pub type One<'a> = (Key, &'a str, bool);

/// The buttons of one page.
#[derive(Clone, Debug, Default)]
pub struct Keys<'a> {
    pub upper: Vec<One<'a>>,
    pub lower: Vec<One<'a>>,
    pub primary: Option<One<'a>>,
    /// Beside the way back: the words are read again.
    pub again: Option<&'a str>,
}

/// Width of the column in a room of this size.
pub fn width(room: Rect) -> f32 {
    let tight = is_tight(room.height());
    let most = if tight { 0.42 } else { 0.36 };
    if tight { TIGHT_COLUMN } else { COLUMN }.min(room.width() * most)
}

fn is_tight(height: f32) -> bool {
    height < TIGHT
}

impl Keys<'_> {
    /// Shows the column; the one that was pressed.
    pub fn show(&self, ui: &mut Ui, view: &View<'_>, column: Rect) -> Option<Key> {
        let all = f32::from(u8::try_from(self.upper.len() + self.lower.len()).unwrap_or(u8::MAX));
        let tight = column.height() < all * (size::SIGNING + space::S) + PRIMARY + BACK + space::S;
        let rows = if tight { pairs(&self.upper) + pairs(&self.lower) } else { self.upper.len() + self.lower.len() };
        let many = f32::from(u8::try_from(rows).unwrap_or(u8::MAX));
        let gap = ((column.height() - many * size::SIGNING - PRIMARY - BACK) / (many + 1.0)).clamp(space::XS, space::M);
        let below = if tight { pairs(&self.lower) } else { self.lower.len() };
        let below = f32::from(u8::try_from(below).unwrap_or(u8::MAX)) * (size::SIGNING + gap);
        let below = below + if self.primary.is_some() { PRIMARY } else { 0.0 };
        let mut pressed = None;
        ui.scope_builder(UiBuilder::new().max_rect(column).id_salt("keys"), |ui| {
            ui.spacing_mut().item_spacing.y = gap;
            group(ui, view, &self.upper, tight, &mut pressed);
            self.ways_back(ui, view, column.width(), &mut pressed);
            ui.add_space((column.bottom() - below - ui.cursor().top()).max(0.0));
            group(ui, view, &self.lower, tight, &mut pressed);
            if let Some((key, words, enabled)) = self.primary {
                let kind = if words.chars().count() > 6 { Type::Title } else { Type::Page };
                let button = Button::primary(words).width(column.width()).height(PRIMARY).kind(kind).enabled(enabled);
                if button.show(ui, view.tokens).clicked() {
                    pressed = Some(key);
                }
            }
        });
        pressed
    }
}

impl Keys<'_> {
    fn ways_back(&self, ui: &mut Ui, view: &View<'_>, width: f32, pressed: &mut Option<Key>) {
        let ways = [self.again.map(|words| (Key::ReadAgain, words)), Some((Key::Back, view.tr.signing_back()))];
        let ways: Vec<(Key, &str)> = ways.into_iter().flatten().collect();
        let each = if ways.len() > 1 { (width - space::S) / 2.0 } else { width };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            for (key, words) in ways {
                if Button::quiet(words).width(each).height(BACK).show(ui, view.tokens).clicked() {
                    *pressed = Some(key);
                }
            }
        });
    }
}

fn pairs(keys: &[One<'_>]) -> usize {
    keys.len().div_ceil(2)
}

/// One below the other, or two by two.
fn group(ui: &mut Ui, view: &View<'_>, keys: &[One<'_>], tight: bool, pressed: &mut Option<Key>) {
    let full = ui.available_width();
    for pair in keys.chunks(if tight { 2 } else { 1 }) {
        let beside = pair.len() > 1;
        let width = if beside { (full - space::S) / 2.0 } else { full };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            for (key, words, enabled) in pair {
                let kind = if beside { Type::Small } else { Type::Title };
                let button = if beside { Button::small(words) } else { Button::normal(words) };
                let button = button.width(width).height(size::SIGNING).kind(kind).enabled(*enabled);
                if button.show(ui, view.tokens).clicked() {
                    *pressed = Some(*key);
                }
            }
        });
    }
}
