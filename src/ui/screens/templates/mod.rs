//! 文书用语: the office edits the words of a paper. At the left every template, in the middle its text with what is wrong
//! beneath, at the right the paper as it would be printed. It must not read a template or set a page: it pushes wishes.

mod list;
mod mistakes;
mod text;

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::domain::papers::PaperKind;
use crate::i18n::{Lang, Tr};
use crate::ui::action::{Action, Outbox};
use crate::ui::parts::button::Button;
use crate::ui::parts::{segmented, words};
use crate::ui::preview::Preview;
use crate::ui::screens::papers::list::kind_on_screen;
use crate::ui::template_view::{OpenTemplate, TemplateName, Whose};
use crate::ui::theme::{Type, margin, size, space};
use crate::ui::view::View;

use text::Editor;

/// Width of the list.
const LIST: f32 = 264.0;

/// What stands in a window that has no room for both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    #[default]
    Text,
    Page,
}

/// The editor.
#[derive(Debug, Default)]
pub struct TemplatesScreen {
    side: Side,
    editor: Editor,
    preview: Preview,
    /// Whether the person is asked if the built-in words shall come back.
    asks: Option<TemplateName>,
}

/// Under which name a half-written template waits in the casebook.
pub fn unfinished_field(name: TemplateName) -> String {
    let lang = if name.lang == Lang::Zh { "zh" } else { "en" };
    format!("template.{}.{lang}", name.kind.key())
}

/// The template that waits under this name.
pub fn of_unfinished_field(field: &str) -> Option<TemplateName> {
    let (kind, lang) = field.strip_prefix("template.")?.rsplit_once('.')?;
    let lang = if lang == "en" { Lang::En } else { Lang::Zh };
    Some(TemplateName { kind: PaperKind::from_key(kind)?, lang })
}

/// The name of a template as people read it.
pub fn title(tr: Tr, name: TemplateName) -> String {
    let kind = kind_on_screen(tr, name.kind);
    if name.lang == Lang::En { tr.templates_in_english(kind) } else { kind }
}

impl TemplatesScreen {
    /// Paints the room between top bar and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(open) = &view.templates.open else { return };
        self.asks = self.asks.filter(|asked| *asked == open.name);
        if self.editor.take(open) {
            self.preview.from_the_top();
        }
        let room = ui.available_rect_before_wrap();
        let width = ui.ctx().content_rect().width();
        let mut rest = room;
        if width >= size::FOLD {
            let list = Rect::from_min_max(room.min, pos2(room.left() + LIST, room.bottom()));
            ui.scope_builder(UiBuilder::new().max_rect(list).id_salt("list"), |ui| list::column(ui, view, open, out));
            rest.min.x = list.right();
        } else {
            let head = Rect::from_min_size(room.min, vec2(room.width(), size::PANEL_HEAD));
            let side = margin(width);
            ui.scope_builder(UiBuilder::new().max_rect(head.shrink2(vec2(side, 6.0))).id_salt("chosen"), |ui| {
                ui.horizontal(|ui| self.folded_head(ui, view, open, width, out));
            });
            rest.min.y = head.bottom();
        }
        if width < size::FOLD_COLUMN {
            match self.side {
                Side::Text => self.text(ui, view, open, rest, out),
                Side::Page => self.page(ui, view, open, rest),
            }
        } else {
            let middle = rest.left() + (rest.width() * 0.54).round();
            self.text(ui, view, open, Rect::from_min_max(rest.min, pos2(middle, rest.bottom())), out);
            self.page(ui, view, open, Rect::from_min_max(pos2(middle, rest.top()), rest.max));
        }
        ui.advance_cursor_after_rect(room);
    }

    /// The buttons of the footer, the primary one first.
    pub fn foot(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(open) = &view.templates.open else { return };
        let (tr, tokens) = (view.tr, view.tokens);
        let ready = open.changed && open.mistakes.is_empty() && view.templates.can_save && !self.editor.is_typing();
        if Button::primary(tr.templates_save()).enabled(ready).show(ui, tokens).clicked() {
            out.push(Action::SaveTemplate { name: open.name, text: self.editor.words().to_owned() });
        }
        let line = view.templates.lines.iter().find(|line| line.name == open.name);
        let own = line.is_some_and(|line| line.whose != Whose::BuiltIn || line.has_draft);
        if Button::normal(tr.templates_restore()).enabled(own).show(ui, tokens).clicked() {
            self.asks = Some(open.name);
            self.side = Side::Text;
        }
        if open.changed && ui.available_width() > 260.0 {
            let drop = Button::quiet(tr.templates_drop()).height(size::CONTROL);
            if drop.show(ui, tokens).clicked() {
                out.push(Action::DropTemplateDraft(open.name));
            }
        }
    }

    fn folded_head(&mut self, ui: &mut Ui, view: &View<'_>, open: &OpenTemplate, width: f32, out: &mut Outbox) {
        ui.spacing_mut().item_spacing.x = space::M;
        list::choice(ui, view, open, out);
        if width < size::FOLD_COLUMN {
            let choices = [(Side::Text, view.tr.templates_text_tab()), (Side::Page, view.tr.preview_paper_tab())];
            segmented::show(ui, view.tokens, view.tr.templates_head(), &choices, &mut self.side, None);
        }
    }

    fn text(&mut self, ui: &mut Ui, view: &View<'_>, open: &OpenTemplate, rect: Rect, out: &mut Outbox) {
        ui.painter().rect_filled(rect, 0.0, view.tokens.surface);
        let side = if rect.width() < 480.0 { space::L } else { space::XL };
        let inner = rect.shrink2(vec2(side, 0.0));
        ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("text"), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            ui.add_space(space::M);
            // In a folded window the choice above names it.
            if ui.ctx().content_rect().width() >= size::FOLD {
                words::line(ui, Type::BodyMedium, title(view.tr, open.name), view.tokens.ink);
            }
            words::wrapped(ui, Type::Small, hint(view, open), view.tokens.ink2);
            if self.asks == Some(open.name) {
                self.ask(ui, view, open, out);
            }
            let beneath = mistakes::height(ui, view.tr, open, inner.width()).min(inner.height() * 0.45);
            let room = (ui.available_height() - beneath - space::S).max(80.0);
            if self.editor.show(ui, view, room) {
                out.push(Action::TypeTemplate { name: open.name, text: self.editor.words().to_owned() });
            }
            if let Some(place) = mistakes::show(ui, view, open, beneath) {
                self.editor.go_to(place);
            }
        });
    }

    /// Asks once before the office's words go.
    fn ask(&mut self, ui: &mut Ui, view: &View<'_>, open: &OpenTemplate, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let frame = egui::Frame::NONE.fill(tokens.soon_soft).corner_radius(size::RADIUS);
        frame.inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            words::wrapped(ui, Type::Body, tr.templates_restore_asks(), tokens.ink);
            ui.horizontal_wrapped(|ui| {
                if Button::normal(tr.templates_restore_yes()).show(ui, tokens).clicked() {
                    self.asks = None;
                    out.push(Action::RestoreTemplate(open.name));
                }
                if Button::normal(tr.templates_restore_no()).show(ui, tokens).clicked() {
                    self.asks = None;
                }
            });
        });
    }

    fn page(&mut self, ui: &mut Ui, view: &View<'_>, open: &OpenTemplate, rect: Rect) {
        let said = match (open.mistakes.is_empty(), open.sample) {
            (false, _) => view.tr.templates_page_before(),
            (true, true) => view.tr.templates_page_sample(),
            (true, false) => view.tr.templates_page_case(),
        };
        let pages = open.pages.as_ref().map_err(String::as_str);
        ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("page"), |ui| {
            self.preview.show_under(ui, view.tr, view.tokens, pages, None, |ui| {
                words::line(ui, Type::Small, said, view.tokens.ink2);
            });
        });
    }
}

/// What is to be known of the template that is open.
fn hint(view: &View<'_>, open: &OpenTemplate) -> String {
    let tr = view.tr;
    let line = view.templates.lines.iter().find(|line| line.name == open.name);
    let whose = match line.map_or(Whose::BuiltIn, |line| line.whose) {
        Whose::BuiltIn => tr.templates_is_built_in(),
        Whose::Office => tr.templates_is_own(),
        Whose::Broken => tr.templates_is_broken(),
    };
    let kept = if open.changed { tr.templates_kept() } else { "" };
    [whose, kept].concat()
}
