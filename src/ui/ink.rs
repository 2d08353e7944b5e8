//! Paints the ink of a hand signature in the window. It must not capture anything (that is `pad`), must not decide how a
//! stroke looks (that is `paper::ink`) and must not know whose hand it was.

use egui::{Color32, Painter, Pos2, Shape, Vec2, pos2};

use crate::domain::agreement::HandSignature;
use crate::paper::ink::{self, Dab};

/// Finest line that a screen still shows, in points.
const FINEST: f32 = 0.6;

/// Paints one stroke: its dabs scaled from `origin`, one line of changing width.
pub fn paint_stroke(painter: &Painter, dabs: &[Dab], (origin, scale): (Pos2, f32), color: Color32) {
    let placed = |dab: &Dab| (origin + pos2(dab.x, dab.y).to_vec2() * scale, (dab.width * scale).max(FINEST) / 2.0);
    let mut shapes = Vec::with_capacity(dabs.len().saturating_mul(2));
    let mut before: Option<(Pos2, f32)> = None;
    for (place, radius) in dabs.iter().map(placed) {
        if let Some(before) = before {
            shapes.extend(link(before, (place, radius), color));
        }
        shapes.push(Shape::circle_filled(place, radius, color));
        before = Some((place, radius));
    }
    painter.extend(shapes);
}

/// What lies between two dabs.
fn link((from, one): (Pos2, f32), (to, two): (Pos2, f32), color: Color32) -> Option<Shape> {
    let way = (to - from).normalized();
    let across = Vec2::new(-way.y, way.x);
    let corners = vec![from + across * one, to + across * two, to - across * two, from - across * one];
    (way != Vec2::ZERO).then(|| Shape::convex_polygon(corners, color, egui::Stroke::NONE))
}

/// Paints a whole signature into this rectangle, as large as fits.
pub fn paint_signature(painter: &Painter, hand: &HandSignature, into: egui::Rect, color: Color32) {
    if hand.pad_width <= 0.0 || hand.pad_height <= 0.0 {
        return;
    }
    let scale = (into.width() / hand.pad_width).min(into.height() / hand.pad_height);
    for stroke in ink::strokes(hand) {
        paint_stroke(painter, &stroke, (into.min, scale), color);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was painted of these dabs.
    fn painted(dabs: &[Dab]) -> Vec<Shape> {
        let ctx = egui::Context::default();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            paint_stroke(ui.painter(), dabs, (pos2(10.0, 20.0), 2.0), Color32::BLACK);
        });
        output.textures_delta.clear();
        output.shapes.into_iter().map(|shape| shape.shape).filter(|shape| *shape != Shape::Noop).collect()
    }

    #[test]
    fn a_dot_is_seen_though_it_is_finer_than_a_screen_shows() {
        let shapes = painted(&[Dab { x: 5.0, y: 5.0, width: 0.1 }]);
        let [Shape::Circle(dot)] = shapes.as_slice() else { panic!("{shapes:?}") };
        assert_eq!(dot.center, pos2(20.0, 30.0));
        assert!((dot.radius - FINEST / 2.0).abs() < 1e-4);
        assert!(painted(&[]).is_empty());
    }

    #[test]
    fn a_line_is_as_wide_as_its_dabs() {
        let dabs = [Dab { x: 0.0, y: 0.0, width: 2.0 }, Dab { x: 30.0, y: 0.0, width: 6.0 }];
        let shapes = painted(&dabs);
        let [_, Shape::Path(link), _] = shapes.as_slice() else { panic!("{shapes:?}") };
        let mut heights: Vec<f32> = link.points.iter().map(|point| point.y).collect();
        heights.sort_by(f32::total_cmp);
        assert_eq!(heights, [14.0, 18.0, 22.0, 26.0]);
    }
}
