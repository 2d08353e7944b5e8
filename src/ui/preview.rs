//! The page as it will be printed, live: it paints the same pages that become the PDF, with the paper's faces.
//! It must not lay anything out and must not know what the words mean, only where the words of a place stand.

use egui::{CornerRadius, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use crate::domain::place::Place;
use crate::i18n::Tr;
use crate::paper::page::{Item, Page, Pages};

use super::overlay_scroll;
use super::page_paint::PagePainter;
use super::parts::button::{self, Button};
use super::parts::words;
use super::theme::{Tokens, Type, size, space};

/// Size of a small page in the column at the right.
const THUMBNAIL: Vec2 = vec2(56.0, 79.0);
/// Below this width of the column there are no small pages.
const THUMBNAILS_FROM: f32 = 440.0;
/// Space between two pages.
const GAP: f32 = 12.0;

/// How large a page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Fit {
    #[default]
    Width,
    Whole,
}

/// The preview beside the work.
#[derive(Debug, Default)]
pub struct Preview {
    fit: Fit,
    /// The place that was scrolled to last.
    shown: Option<Place>,
    /// Where to scroll in the next frame.
    wanted: Option<f32>,
}

impl Preview {
    /// Another paper is shown: from its first page.
    pub fn from_the_top(&mut self) {
        self.wanted = Some(0.0);
    }
}

/// Where pages stand in the scrolled room.
struct Plan {
    scale: f32,
    page: Vec2,
    left: f32,
}

impl Plan {
    fn top(&self, at: usize) -> f32 {
        let above = f32::from(u16::try_from(at).unwrap_or(u16::MAX));
        GAP + above * (self.page.y + GAP)
    }
}

impl Preview {
    /// Shows head and pages in the room there is. `marked` gets its own ground; the answer is the position of the
    /// term that was pressed on the page.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        tr: Tr,
        tokens: &Tokens,
        pages: &Result<Pages, String>,
        marked: Option<&Place>,
    ) -> Option<usize> {
        self.show_under(ui, tr, tokens, pages.as_ref().map_err(String::as_str), marked, |ui| {
            words::line(ui, Type::Small, tr.preview_head(), tokens.ink2);
        })
    }

    /// The same under a head whose left part is painted by `left`.
    pub fn show_under(
        &mut self,
        ui: &mut Ui,
        tr: Tr,
        tokens: &Tokens,
        pages: Result<&Pages, &str>,
        marked: Option<&Place>,
        left: impl FnOnce(&mut Ui),
    ) -> Option<usize> {
        let room = ui.available_rect_before_wrap();
        ui.painter().rect_filled(room, 0.0, tokens.desk);
        let head = Rect::from_min_size(room.min, vec2(room.width(), size::PANEL_HEAD));
        self.head(ui, tr, tokens, head, left);
        let body = Rect::from_min_max(pos2(room.left(), head.bottom()), room.max);
        ui.painter().vline(room.left() + 0.5, room.y_range(), tokens.rule());
        let pressed = match pages {
            Ok(pages) if !pages.pages.is_empty() => self.pages(ui, tr, tokens, pages, marked, body),
            Ok(_) => None,
            Err(reason) => {
                none(ui, tr, tokens, reason, body);
                None
            }
        };
        ui.advance_cursor_after_rect(room);
        pressed
    }

    fn head(&mut self, ui: &mut Ui, tr: Tr, tokens: &Tokens, rect: Rect, left: impl FnOnce(&mut Ui)) {
        ui.painter().rect_filled(rect, 0.0, tokens.ground);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, tokens.rule());
        let margin = if rect.width() < THUMBNAILS_FROM { space::L } else { space::XL };
        ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(vec2(margin, 0.0))), |ui| {
            button::at_the_right(ui, size::PANEL_HEAD, |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                for (fit, name) in [(Fit::Width, tr.preview_width()), (Fit::Whole, tr.preview_whole())] {
                    let quiet = Button::quiet(name).kind(Type::Small).height(size::SMALL);
                    let button = if self.fit == fit { Button::small(name) } else { quiet };
                    if button.show(ui, tokens).clicked() {
                        self.fit = fit;
                        self.shown = None;
                    }
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), left);
            });
        });
    }

    fn plan(&self, pages: &Pages, body: Rect, thumbnails: bool) -> Plan {
        let margin = if thumbnails { space::XL } else { space::L };
        let beside = if thumbnails { margin + THUMBNAIL.x + margin } else { margin };
        let wide = (body.width() - margin - beside).max(80.0);
        let scale = match self.fit {
            Fit::Width => wide / pages.width.max(1.0),
            Fit::Whole => {
                (wide / pages.width.max(1.0)).min((body.height() - 2.0 * GAP).max(80.0) / pages.height.max(1.0))
            }
        };
        let page = vec2(pages.width, pages.height) * scale;
        Plan { scale, page, left: body.left() + margin + (wide - page.x) / 2.0 }
    }

    fn pages(
        &mut self,
        ui: &mut Ui,
        tr: Tr,
        tokens: &Tokens,
        pages: &Pages,
        marked: Option<&Place>,
        body: Rect,
    ) -> Option<usize> {
        let thumbnails = body.width() >= THUMBNAILS_FROM;
        let plan = self.plan(pages, body, thumbnails);
        self.follow(pages, &plan, marked, body.height());
        let mut pressed = None;
        let mut area = overlay_scroll::column().id_salt("preview");
        if let Some(offset) = self.wanted.take() {
            area = area.vertical_scroll_offset(offset.max(0.0));
        }
        let scrolled = ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
            overlay_scroll::overlay(ui);
            area.show_viewport(ui, |ui, seen| {
                ui.set_height(plan.top(pages.pages.len()));
                let origin = ui.max_rect().top();
                for (at, page) in pages.pages.iter().enumerate() {
                    let top = plan.top(at);
                    if top > seen.bottom() || top + plan.page.y < seen.top() {
                        continue;
                    }
                    let rect = Rect::from_min_size(pos2(plan.left, origin + top), plan.page);
                    pressed = pressed.or(paint_page(ui, tr, tokens, (at, page), rect, plan.scale, marked));
                }
                seen
            })
            .inner
        });
        if thumbnails {
            self.thumbnails(ui, tr, tokens, pages, &plan, body, scrolled.inner);
        }
        pressed
    }

    /// Scrolls to the marked place when another one is marked and it is out of sight.
    fn follow(&mut self, pages: &Pages, plan: &Plan, marked: Option<&Place>, height: f32) {
        if self.shown.as_ref() == marked {
            return;
        }
        self.shown = marked.cloned();
        let Some(marked) = marked else { return };
        let found = pages.pages.iter().enumerate().find_map(|(at, page)| {
            let region = page.regions.iter().find(|region| region.place == marked.pointer())?;
            Some(plan.top(at) + (region.bounds.1 + region.bounds.3) / 2.0 * plan.scale)
        });
        if let Some(middle) = found {
            self.wanted = Some(middle - height / 2.0);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the column needs what the pages were painted with")]
    fn thumbnails(&mut self, ui: &mut Ui, tr: Tr, tokens: &Tokens, pages: &Pages, plan: &Plan, body: Rect, seen: Rect) {
        let right = body.right() - space::XL;
        let mut top = body.top() + GAP;
        for (at, page) in pages.pages.iter().enumerate() {
            let rect = Rect::from_min_size(pos2(right - THUMBNAIL.x, top), THUMBNAIL);
            if rect.bottom() > body.bottom() - 4.0 {
                break;
            }
            let response = ui.interact(rect, ui.scope_id().with(("thumbnail", at)), Sense::click());
            let name = tr.preview_page(at + 1);
            response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name));
            paint_thumbnail(ui, tokens, page, rect, THUMBNAIL.x / pages.width.max(1.0));
            let window = (seen.top() - plan.top(at), seen.bottom() - plan.top(at));
            mark_seen(ui, tokens, rect, window, plan.page.y);
            if response.has_focus() {
                ui.painter().rect_stroke(rect.expand(2.0), 0.0, tokens.focus(), StrokeKind::Outside);
            }
            if response.clicked() {
                self.wanted = Some(plan.top(at) - GAP);
            }
            top += THUMBNAIL.y + GAP;
        }
    }
}

/// Why there is no page.
fn none(ui: &mut Ui, tr: Tr, tokens: &Tokens, reason: &str, body: Rect) {
    ui.scope_builder(UiBuilder::new().max_rect(body.shrink(space::XL)), |ui| {
        words::wrapped(ui, Type::Body, tr.preview_none(), tokens.ink2);
        words::wrapped(ui, Type::Body, reason, tokens.ink);
    });
}

/// Paints one page; the answer is the position of the term that was pressed.
fn paint_page(
    ui: &Ui,
    tr: Tr,
    tokens: &Tokens,
    (at, page): (usize, &Page),
    rect: Rect,
    scale: f32,
    marked: Option<&Place>,
) -> Option<usize> {
    ui.painter().rect(rect, 0.0, tokens.paper, tokens.border(), StrokeKind::Outside);
    let mut pressed = None;
    for (number, region) in page.regions.iter().enumerate() {
        let bounds = region_rect(region.bounds, rect.min, scale);
        let is_marked = marked.is_some_and(|marked| marked.pointer() == region.place);
        if is_marked {
            ui.painter().rect_filled(bounds, 0.0, tokens.paper_mark);
        }
        let Some(term) = term_of(&region.place) else { continue };
        let response = ui.interact(bounds, ui.scope_id().with(("region", at, number)), Sense::click());
        let name = tr.preview_clause(term + 1);
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name));
        if response.has_focus() {
            ui.painter().rect_stroke(bounds, 0.0, tokens.focus(), StrokeKind::Outside);
        } else if response.hovered() && !is_marked {
            ui.painter().rect_stroke(bounds, 0.0, Stroke::new(1.0, tokens.paper_mark), StrokeKind::Outside);
        }
        if response.clicked() {
            pressed = Some(term);
        }
    }
    PagePainter::new(ui.painter_at(rect), rect.min, scale, tokens.paper_ink).paint(page);
    pressed
}

fn region_rect((left, top, right, bottom): (f32, f32, f32, f32), origin: Pos2, scale: f32) -> Rect {
    Rect::from_min_max(origin + vec2(left, top) * scale, origin + vec2(right, bottom) * scale)
}

/// The position of the term that a pointer names.
fn term_of(pointer: &str) -> Option<usize> {
    let place = Place::from_pointer(pointer);
    let mut parts = place.parts();
    if parts.next() == Some("terms") { parts.next()?.parse().ok() } else { None }
}

/// A small page: a thin line for each line of words.
fn paint_thumbnail(ui: &Ui, tokens: &Tokens, page: &Page, rect: Rect, scale: f32) {
    let painter = ui.painter_at(rect);
    painter.rect(rect, 0.0, tokens.paper, tokens.border(), StrokeKind::Inside);
    let stroke = Stroke::new(1.0, tokens.edge.gamma_multiply(0.5));
    for item in &page.items {
        if let Item::Text { baseline, glyphs, .. } = item
            && let (Some(first), Some(last)) = (glyphs.first(), glyphs.last())
        {
            let (from, to) = (rect.left() + first.x * scale, rect.left() + (last.x + last.advance) * scale);
            painter.hline(from..=to, rect.top() + baseline * scale, stroke);
        }
    }
}

/// The part of a small page that is in sight.
fn mark_seen(ui: &Ui, tokens: &Tokens, rect: Rect, (from, to): (f32, f32), page: f32) {
    let at = |place: f32| rect.top() + rect.height() * (place / page.max(1.0)).clamp(0.0, 1.0);
    let seen = Rect::from_min_max(pos2(rect.left(), at(from)), pos2(rect.right(), at(to)));
    if seen.height() > 4.0 {
        ui.painter().rect_stroke(seen, CornerRadius::ZERO, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_of_a_term_is_told_from_others() {
        assert_eq!(term_of("/terms/2"), Some(2));
        assert_eq!(term_of("/terms/2/due"), Some(2));
        assert_eq!(term_of("/parties/2"), None);
        assert_eq!(term_of(""), None);
    }
}
