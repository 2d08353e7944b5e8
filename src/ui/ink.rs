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

/// The ink of one given signature, made once: fairing its strokes is too much work for every frame.
#[derive(Debug, Default)]
pub struct Dried {
    hand: HandSignature,
    dabs: Vec<Vec<Dab>>,
}

impl Dried {
    /// Paints a whole signature into this rectangle, as large as fits.
    pub fn paint(&mut self, painter: &Painter, hand: &HandSignature, into: egui::Rect, color: Color32) {
        if hand.pad_width <= 0.0 || hand.pad_height <= 0.0 {
            return;
        }
        let scale = (into.width() / hand.pad_width).min(into.height() / hand.pad_height);
        for stroke in self.of(hand) {
            paint_stroke(painter, stroke, (into.min, scale), color);
        }
    }

    fn of(&mut self, hand: &HandSignature) -> &[Vec<Dab>] {
        if self.hand != *hand {
            *self = Dried { hand: hand.clone(), dabs: ink::strokes(hand) };
        }
        &self.dabs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::PenPoint;

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

    #[test]
    fn ink_is_made_once_and_anew_for_another_hand() {
        let pen = |x: f32, t_ms: u32| PenPoint { x, y: 10.0, pressure: 0.5, t_ms };
        let hand = |to: f32| HandSignature {
            pad_width: 100.0,
            pad_height: 50.0,
            strokes: vec![vec![pen(1.0, 0), pen(20.0, 40), pen(to, 90)]],
        };
        let mut dried = Dried::default();
        assert_eq!(dried.of(&hand(40.0)), ink::strokes(&hand(40.0)));
        let place = dried.of(&hand(40.0)).as_ptr();
        assert_eq!(dried.of(&hand(40.0)).as_ptr(), place);
        assert_eq!(dried.of(&hand(80.0)), ink::strokes(&hand(80.0)));
        assert_ne!(ink::strokes(&hand(40.0)), ink::strokes(&hand(80.0)));
    }
}
