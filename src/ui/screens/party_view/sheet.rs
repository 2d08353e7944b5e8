//! A sheet on which everything is painted with lines, fills and words alone, so that it can be turned round for the
//! people who sit across the table: each point is mirrored through the middle, each word turned by half a circle.
//! It must not know what it shows.

use std::f32::consts::PI;
use std::sync::Arc;

use egui::epaint::TextShape;
use egui::{Color32, CornerRadius, Galley, Painter, Pos2, Rect, Stroke};

/// Where and which way round is painted.
pub struct Sheet {
    painter: Painter,
    area: Rect,
    turned: bool,
}

impl Sheet {
    /// A sheet in this area. Positions are given as if it were not turned.
    pub const fn new(painter: Painter, area: Rect, turned: bool) -> Sheet {
        Sheet { painter, area, turned }
    }

    /// The same sheet, painting inside this part of it alone.
    pub fn inside(&self, part: Rect) -> Sheet {
        let painter = self.painter.with_clip_rect(self.place(part).intersect(self.painter.clip_rect()));
        Sheet { painter, area: self.area, turned: self.turned }
    }

    pub const fn is_turned(&self) -> bool {
        self.turned
    }

    /// What is painted below everything else.
    pub const fn painter(&self) -> &Painter {
        &self.painter
    }

    /// Where a rectangle of the sheet lies on the screen.
    pub fn place(&self, rect: Rect) -> Rect {
        Rect::from_two_pos(self.point(rect.min), self.point(rect.max))
    }

    fn point(&self, point: Pos2) -> Pos2 {
        if self.turned { self.area.min + (self.area.max - point) } else { point }
    }

    /// Words whose top left corner is here.
    pub fn words(&self, at: Pos2, galley: Arc<Galley>, ink: Color32) {
        let shape = TextShape::new(self.point(at), galley, ink);
        self.painter.add(if self.turned { shape.with_angle(PI) } else { shape });
    }

    /// A filled rectangle.
    pub fn fill(&self, rect: Rect, color: Color32) {
        self.painter.rect_filled(self.place(rect), CornerRadius::ZERO, color);
    }

    /// A line across.
    pub fn line(&self, y: f32, stroke: Stroke) {
        let at = self.point(Pos2::new(self.area.min.x, y)).y;
        self.painter.hline(self.area.x_range(), at, stroke);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Context, LayerId, pos2};

    #[test]
    fn a_turned_sheet_mirrors_every_place_through_its_middle() {
        let area = Rect::from_min_max(pos2(0.0, 10.0), pos2(100.0, 50.0));
        let sheet = |turned| Sheet::new(Painter::new(Context::default(), LayerId::background(), area), area, turned);
        let rect = Rect::from_min_max(pos2(10.0, 10.0), pos2(30.0, 20.0));
        assert_eq!(sheet(false).place(rect), rect);
        assert_eq!(sheet(true).place(rect), Rect::from_min_max(pos2(70.0, 40.0), pos2(90.0, 50.0)));
        assert_eq!(sheet(true).place(area), area);
    }
}
