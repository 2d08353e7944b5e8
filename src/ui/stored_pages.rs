//! The pages of a stored PDF: pictures of the bytes as they lie in the casebook, never set anew. A page is drawn when it
//! comes into sight. It must not read a file.

use std::collections::HashMap;

use egui::{
    Color32, ColorImage, Rect, StrokeKind, TextureHandle, TextureOptions, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::i18n::Tr;

use super::action::{Action, Outbox};
use super::overlay_scroll;
use super::parts::words;
use super::theme::{Tokens, Type, space};
use super::versions_view::{StoredPage, StoredPicture, StoredView};

/// Space between two pages.
const GAP: f32 = 12.0;
/// A4, upright: what a page is taken for until it is drawn.
const A4: f32 = 297.0 / 210.0;

/// The pictures that are on the graphics card.
#[derive(Default)]
pub struct StoredPages {
    sha256: String,
    textures: HashMap<usize, TextureHandle>,
}

impl std::fmt::Debug for StoredPages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StoredPages").field("pages", &self.textures.len()).finish()
    }
}

impl StoredPages {
    /// Shows the pages in the room there is.
    pub fn show(&mut self, ui: &mut Ui, tr: Tr, tokens: &Tokens, stored: &StoredView, out: &mut Outbox) {
        if self.sha256 != stored.sha256 {
            *self = StoredPages { sha256: stored.sha256.clone(), textures: HashMap::new() };
        }
        let room = ui.available_rect_before_wrap();
        ui.painter().rect_filled(room, 0.0, tokens.desk);
        if let Some(problem) = &stored.problem {
            ui.scope_builder(UiBuilder::new().max_rect(room.shrink(space::XL)), |ui| {
                words::wrapped(ui, Type::Body, problem, tokens.ink);
            });
        } else {
            ui.scope_builder(UiBuilder::new().max_rect(room), |ui| self.pages(ui, tr, tokens, stored, out));
        }
        ui.advance_cursor_after_rect(room);
    }

    fn pages(&mut self, ui: &mut Ui, tr: Tr, tokens: &Tokens, stored: &StoredView, out: &mut Outbox) {
        overlay_scroll::overlay(ui);
        overlay_scroll::column().id_salt(("stored", &stored.sha256)).show_viewport(ui, |ui, seen| {
            let origin = ui.max_rect().min;
            let width = (ui.max_rect().width() - 2.0 * space::XL).max(80.0);
            let mut top = GAP;
            for (at, page) in stored.pages.iter().enumerate() {
                let height = width * ratio(page);
                let rect = Rect::from_min_size(origin + vec2(space::XL, top), vec2(width, height));
                if top < seen.bottom() && top + height > seen.top() {
                    self.page(ui, tr, tokens, (at, page), rect);
                    if matches!(page, StoredPage::Unseen) {
                        out.push(Action::WantSheet { sha256: stored.sha256.clone(), page: at });
                    }
                } else if top > seen.bottom() + 4.0 * height || top + 5.0 * height < seen.top() {
                    self.textures.remove(&at);
                }
                top += height + GAP;
            }
            ui.set_height(top);
        });
    }

    fn page(&mut self, ui: &Ui, tr: Tr, tokens: &Tokens, (at, page): (usize, &StoredPage), rect: Rect) {
        ui.painter().rect(rect, 0.0, tokens.paper, tokens.border(), StrokeKind::Outside);
        let response = ui.interact(rect, ui.scope_id().with(("stored page", at)), egui::Sense::hover());
        let name = tr.preview_page(at + 1);
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Image, true, &name));
        match page {
            StoredPage::Drawn(picture) => {
                let texture = self.textures.entry(at).or_insert_with(|| texture(ui, at, picture));
                let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                ui.painter().image(texture.id(), rect, whole, Color32::WHITE);
            }
            StoredPage::Failed(reason) => centred(ui, tokens, rect, reason),
            StoredPage::Unseen | StoredPage::Waiting => centred(ui, tokens, rect, tr.stored_waiting()),
        }
    }
}

fn centred(ui: &Ui, tokens: &Tokens, rect: Rect, text: &str) {
    let galley = words::galley(ui, Type::Small, text, tokens.paper_ink, rect.width() - 2.0 * space::L);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, tokens.paper_ink);
}

fn ratio(page: &StoredPage) -> f32 {
    match page {
        StoredPage::Drawn(picture) if picture.width > 0 => picture.height as f32 / picture.width as f32,
        _ => A4,
    }
}

fn texture(ui: &Ui, at: usize, picture: &StoredPicture) -> TextureHandle {
    let image = ColorImage::from_rgba_unmultiplied([picture.width, picture.height], &picture.rgba);
    ui.ctx().load_texture(format!("stored page {at}"), image, TextureOptions::LINEAR)
}
