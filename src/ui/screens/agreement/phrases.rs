//! 找条款 (Ctrl+L): the clause library by word or Pinyin. Enter writes the chosen clause, filled from the case, as a new
//! term. It must not hold a clause, nor decide which one fits.

use egui::{
    Align2, Area, Frame, Id, Key, Margin, Modifiers, Order, Popup, Rect, ScrollArea, Sense, Ui, WidgetInfo, vec2,
};

use crate::domain::case::CaseFile;
use crate::domain::term::Term;
use crate::guide::phrases::Phrase;
use crate::i18n::Lang;
use crate::ui::parts::button::{self, Button};
use crate::ui::parts::field::Field;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{row, words};
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

/// Height of a line of the list: title, and the beginning of the sentence.
const ROW: f32 = 52.0;
/// Most height of the list.
const LIST: f32 = 320.0;
/// Width of the box in a wide window.
const WIDTH: f32 = 680.0;

/// The box in which a clause is looked for.
#[derive(Debug, Default)]
pub(super) struct PhrasePicker {
    open: bool,
    fresh: bool,
    typed: String,
    chosen: usize,
    found: Vec<Phrase>,
}

/// The door in the head of the terms. True when it was pressed.
pub(super) fn door(ui: &mut Ui, view: &View<'_>) -> bool {
    let door = Button::door(view.tr.agreement_phrases()).before(Icon::Search).after(None);
    door.show(ui, view.tokens).on_hover_text(view.tr.agreement_phrases_key()).clicked()
}

impl PhrasePicker {
    /// Opens the box, empty, with the focus in it.
    pub(super) fn open(&mut self, view: &View<'_>) {
        *self = PhrasePicker { open: true, fresh: true, ..PhrasePicker::default() };
        self.search(view);
    }

    fn search(&mut self, view: &View<'_>) {
        let kind = view.case.and_then(|case| case.record.file.dispute_type);
        self.found = view.guide.phrases.search(self.typed.trim(), kind).into_iter().cloned().collect();
        self.chosen = 0;
    }

    /// Paints the box over the screen while it is open. The answer is the clause that was chosen, filled.
    pub(super) fn show(&mut self, ui: &Ui, view: &View<'_>, file: &CaseFile) -> Option<Term> {
        let ctx = ui.ctx().clone();
        if !self.open {
            if ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::L)) {
                self.open(view);
            }
            return None;
        }
        // Esc is for the box alone as long as it is open.
        Popup::open_id(&ctx, Id::unique("clauses are open"));
        let close = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let width = (ctx.content_rect().width() - 32.0).min(WIDTH);
        let frame = Frame::NONE
            .fill(view.tokens.surface)
            .stroke(view.tokens.border())
            .corner_radius(size::RADIUS)
            .inner_margin(Margin::same(12))
            .shadow(ctx.global_style().visuals.window_shadow);
        let area =
            Area::new(Id::unique("clauses")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 48.0));
        let shown = area.show(&ctx, |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width - 26.0);
                self.content(ui, view, file)
            })
        });
        let outside =
            !self.fresh && ctx.input(|input| input.pointer.any_pressed()) && !shown.response.contains_pointer();
        self.fresh = false;
        let term = shown.inner.inner;
        self.open = !(close || outside || term.is_some());
        term
    }

    fn content(&mut self, ui: &mut Ui, view: &View<'_>, file: &CaseFile) -> Option<Term> {
        let (tr, tokens) = (view.tr, view.tokens);
        let down = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
        let up = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowUp));
        let field = Field::new(tr.agreement_phrases()).hint(tr.agreement_phrases_hint()).label_hidden();
        let response = field.show(ui, tokens, &mut self.typed);
        if self.fresh {
            response.request_focus();
        }
        if response.changed() {
            self.search(view);
        }
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let last = self.found.len().saturating_sub(1);
        let before = self.chosen;
        self.chosen = if down { self.chosen + 1 } else { self.chosen.saturating_sub(usize::from(up)) }.min(last);
        ui.add_space(space::S);
        if self.found.is_empty() {
            words::wrapped(ui, Type::Small, tr.agreement_phrases_nothing(), tokens.ink2);
            return None;
        }
        if let Some(pressed) = self.list(ui, view, file, self.chosen != before) {
            self.chosen = pressed;
        }
        let phrase = self.found.get(self.chosen)?;
        let wanted = preview(ui, view, phrase, file);
        (enter || wanted).then(|| phrase.fill(file))
    }

    /// The clauses found; the answer is the one that was pressed.
    fn list(&self, ui: &mut Ui, view: &View<'_>, file: &CaseFile, follow: bool) -> Option<usize> {
        let mut pressed = None;
        let high = LIST.min(ui.ctx().content_rect().height() * 0.4);
        let mut area = ScrollArea::vertical().max_height(high).auto_shrink([false, true]);
        if follow {
            let top = self.chosen as f32 * ROW;
            area = area.vertical_scroll_offset((top - high / 2.0 + ROW / 2.0).max(0.0));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, ROW, self.found.len(), |ui, rows| {
            for (position, phrase) in self.found.iter().enumerate().take(rows.end).skip(rows.start) {
                if line(ui, view, phrase, file, position == self.chosen) {
                    pressed = Some(position);
                }
            }
        });
        pressed
    }
}

/// A line of the list: title, and the beginning of the sentence. True when it was pressed.
fn line(ui: &mut Ui, view: &View<'_>, phrase: &Phrase, file: &CaseFile, chosen: bool) -> bool {
    let (tokens, title) = (view.tokens, phrase.title.of(view.tr.0));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::ListBoxOption, true, chosen, title));
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, f32::from(size::RADIUS), tokens.select);
    }
    let inner = rect.shrink2(vec2(space::S, 4.0));
    let head = words::galley(ui, Type::BodyMedium, title, tokens.ink, inner.width());
    ui.painter().galley(inner.min, head, tokens.ink);
    let term = phrase.fill(file);
    let sentence = if view.tr.0 == Lang::En { term.text_en } else { term.text };
    let below = words::galley(ui, Type::Small, &sentence, tokens.ink2, inner.width());
    ui.painter().galley(inner.min + vec2(0.0, Type::Body.line()), below, tokens.ink2);
    response.clicked()
}

/// The whole sentence of the chosen clause, what follows if it is not kept, and the button. True when it was pressed.
fn preview(ui: &mut Ui, view: &View<'_>, phrase: &Phrase, file: &CaseFile) -> bool {
    let (tr, tokens) = (view.tr, view.tokens);
    let term = phrase.fill(file);
    ui.add_space(space::S);
    row::rule(ui, tokens);
    ui.add_space(space::S);
    words::wrapped(ui, Type::Body, &term.text, tokens.ink);
    if view.tr.0 == Lang::En {
        words::wrapped(ui, Type::Small, &term.text_en, tokens.ink2);
    }
    if !term.breach.is_empty() {
        words::wrapped(ui, Type::Small, &term.breach, tokens.ink2);
    }
    ui.add_space(space::S);
    let room = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), size::SMALL));
    ui.allocate_rect(room, Sense::hover());
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(room));
    let mut wanted = false;
    button::at_the_right(&mut child, size::SMALL, |ui| {
        wanted = Button::small(tr.agreement_phrases_insert()).key("Enter").show(ui, tokens).clicked();
    });
    wanted
}
