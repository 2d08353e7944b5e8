//! 卷宗: at the left the file of the case – what is still missing, the thirteen items with their papers – or how the
//! paper is printed and saved; at the right the paper that is shown, page by page. It must not touch a file and must not
//! set a page: it pushes wishes.

mod above;
pub mod list;
mod output;
mod standing;

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::ui::action::{Action, Outbox};
use crate::ui::overlay_scroll;
use crate::ui::papers_view::{PaperAsk, PaperFile, ShownPaper};
use crate::ui::parts::button::Button;
use crate::ui::parts::segmented;
use crate::ui::preview::Preview;
use crate::ui::print_view::PrintersView;
use crate::ui::stored_pages::StoredPages;
use crate::ui::theme::{margin, size, space};
use crate::ui::versions_view::StoredView;
use crate::ui::view::View;

use output::OutputSheet;

/// Width of the column beside the pages.
const COLUMN: f32 = 432.0;
/// Its width in a folded window.
const COLUMN_FOLDED: f32 = 348.0;

/// What stands in the column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    /// The items of the file with their papers.
    #[default]
    File,
    /// The pages, where there is no room for both.
    Pages,
    /// Printing and saving.
    Output,
}

/// The papers of a case.
#[derive(Debug, Default)]
pub struct PapersScreen {
    side: Side,
    output: OutputSheet,
    preview: Preview,
    stored: StoredPages,
    /// The paper whose pages were painted last.
    before: Option<PaperAsk>,
}

impl PapersScreen {
    /// Paints the room between head and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        if view.case.is_none() {
            return;
        }
        if view.printing.printers == PrintersView::Unknown {
            out.push(Action::LookForPrinters);
        }
        let room = ui.available_rect_before_wrap();
        let width = ui.ctx().content_rect().width();
        let alone = width < size::FOLD_COLUMN;
        let column = if width < size::FOLD { COLUMN_FOLDED } else { COLUMN };
        let middle = if alone { room.right() } else { room.left() + column };
        if !alone && self.side == Side::Pages {
            self.side = Side::File;
        }
        let left = Rect::from_min_max(room.min, pos2(middle, room.bottom()));
        self.column(ui, view, left, alone, out);
        if !alone {
            self.pages(ui, view, Rect::from_min_max(pos2(middle, room.top()), room.max), out);
        }
        ui.advance_cursor_after_rect(room);
    }

    /// The buttons of the footer, the primary one first.
    pub fn foot(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let (Some(case), Some(shown)) = (view.case, &view.papers.shown) else { return };
        if self.output.foot(ui, view, case, shown, out) {
            // How far the job is stands on its sheet.
            self.side = Side::Output;
        }
        let ready = shown.pages.is_ok() && !view.status.dialog_open;
        let save = Button::normal(view.tr.papers_save_as()).enabled(ready);
        if save.show(ui, view.tokens).clicked() {
            out.push(Action::AskWhereToSave(PaperFile::Shown));
        }
    }

    fn column(&mut self, ui: &mut Ui, view: &View<'_>, rect: Rect, alone: bool, out: &mut Outbox) {
        ui.painter().rect_filled(rect, 0.0, view.tokens.ground);
        let side = margin(ui.ctx().content_rect().width());
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::PANEL_HEAD));
        ui.painter().hline(head.x_range(), head.bottom() - 0.5, view.tokens.rule());
        ui.scope_builder(UiBuilder::new().max_rect(head.shrink2(vec2(side, space::S))).id_salt("sides"), |ui| {
            self.sides(ui, view, alone);
        });
        let body = rect.with_min_y(head.bottom());
        match self.side {
            Side::Pages => self.pages(ui, view, body, out),
            Side::File => scrolled(ui, "file", body, side, |ui| {
                if list::show(ui, view, out) && alone {
                    self.side = Side::Pages;
                }
            }),
            Side::Output => scrolled(ui, "output", body, side, |ui| self.output.show(ui, view, out)),
        }
    }

    fn sides(&mut self, ui: &mut Ui, view: &View<'_>, alone: bool) {
        let tr = view.tr;
        let mut choices = vec![(Side::File, tr.papers_side_file()), (Side::Output, tr.papers_side_output())];
        if alone {
            choices.insert(1, (Side::Pages, tr.papers_side_pages()));
        }
        segmented::show(ui, view.tokens, tr.shell_papers(), &choices, &mut self.side, None);
    }

    fn pages(&mut self, ui: &mut Ui, view: &View<'_>, rect: Rect, out: &mut Outbox) {
        let Some(shown) = &view.papers.shown else { return };
        if self.before.as_ref() != Some(&shown.ask) {
            self.before = Some(shown.ask.clone());
            self.preview.from_the_top();
            self.output.other_paper();
        }
        let body = above::show(ui, view, shown, rect, out);
        let tr = view.tr;
        let pages = shown.pages.as_ref().map_err(|none| none.reason.as_str());
        if let Some(stored) = &shown.stored {
            self.stored(ui, view, shown, stored, body, out);
            return;
        }
        ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("pages"), |ui| {
            self.preview.show_under(ui, tr, view.tokens, pages, None, |ui| above::title(ui, view, shown, out));
        });
    }
}

impl PapersScreen {
    /// The sealed file as it is stored, under the same head.
    fn stored(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        shown: &ShownPaper,
        stored: &StoredView,
        body: Rect,
        out: &mut Outbox,
    ) {
        let head = Rect::from_min_size(body.min, vec2(body.width(), size::PANEL_HEAD));
        ui.painter().rect_filled(head, 0.0, view.tokens.ground);
        ui.painter().hline(head.x_range(), head.bottom() - 0.5, view.tokens.rule());
        let side = if body.width() < 480.0 { space::L } else { space::XL };
        let inner = UiBuilder::new().max_rect(head.shrink2(vec2(side, 0.0)));
        ui.scope_builder(inner.layout(egui::Layout::left_to_right(egui::Align::Center)).id_salt("sealed"), |ui| {
            above::title(ui, view, shown, out);
        });
        let rest = body.with_min_y(head.bottom());
        ui.scope_builder(UiBuilder::new().max_rect(rest).id_salt("stored"), |ui| {
            self.stored.show(ui, view.tr, view.tokens, stored, out);
        });
    }
}

/// A column of this margin that scrolls.
fn scrolled(ui: &mut Ui, name: &str, rect: Rect, side: f32, content: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(name), |ui| {
        overlay_scroll::overlay(ui);
        overlay_scroll::column().id_salt(name).show(ui, |ui| {
            let inner = ui.available_rect_before_wrap().shrink2(vec2(side, 0.0));
            ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
                ui.set_width(inner.width());
                ui.spacing_mut().item_spacing.y = 0.0;
                content(ui);
                ui.add_space(space::XL);
            });
        });
    });
}
