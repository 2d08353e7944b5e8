//! Icons, drawn with lines on a grid of 16. Icons stand only beside words.

use egui::{Color32, Mesh, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, vec2};

/// A small drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Check,
    Cross,
    Plus,
    Minus,
    ChevronRight,
    ChevronLeft,
    ChevronDown,
    ChevronUp,
    ArrowRight,
    Lock,
    Search,
    Clock,
    Menu,
    /// A triangle with an exclamation mark: look again.
    Doubt,
    /// The sign of the program.
    Maple,
}

impl Icon {
    /// Paints the icon into a square, with lines of this width.
    pub fn paint(self, painter: &Painter, square: Rect, color: Color32, width: f32) {
        let scale = square.width() / 16.0;
        let at = |x: f32, y: f32| square.min + vec2(x * scale, y * scale);
        let stroke = Stroke::new(width, color);
        let lines = |points: &[(f32, f32)]| {
            let points: Vec<Pos2> = points.iter().map(|(x, y)| at(*x, *y)).collect();
            painter.add(Shape::line(points, stroke));
        };
        match self {
            Icon::Check => lines(&[(3.0, 8.5), (6.5, 12.0), (13.0, 4.5)]),
            Icon::Cross => {
                lines(&[(4.0, 4.0), (12.0, 12.0)]);
                lines(&[(12.0, 4.0), (4.0, 12.0)]);
            }
            Icon::Plus => {
                lines(&[(8.0, 2.5), (8.0, 13.5)]);
                lines(&[(2.5, 8.0), (13.5, 8.0)]);
            }
            Icon::Minus => lines(&[(3.5, 8.0), (12.5, 8.0)]),
            Icon::ChevronRight => lines(&[(6.0, 3.5), (10.5, 8.0), (6.0, 12.5)]),
            Icon::ChevronLeft => lines(&[(10.0, 3.5), (5.5, 8.0), (10.0, 12.5)]),
            Icon::ChevronDown => lines(&[(3.5, 6.0), (8.0, 10.5), (12.5, 6.0)]),
            Icon::ChevronUp => lines(&[(3.5, 10.0), (8.0, 5.5), (12.5, 10.0)]),
            Icon::ArrowRight => {
                lines(&[(3.0, 8.0), (13.0, 8.0)]);
                lines(&[(9.0, 4.0), (13.0, 8.0), (9.0, 12.0)]);
            }
            Icon::Menu => {
                for y in [4.0, 8.0, 12.0] {
                    lines(&[(2.0, y), (14.0, y)]);
                }
            }
            Icon::Lock => {
                lines(&[(5.0, 7.0), (5.0, 5.0), (6.0, 3.2), (8.0, 2.5), (10.0, 3.2), (11.0, 5.0), (11.0, 7.0)]);
                lines(&[(3.5, 7.0), (12.5, 7.0), (12.5, 13.5), (3.5, 13.5), (3.5, 7.0)]);
            }
            Icon::Search => {
                painter.circle_stroke(at(7.0, 7.0), 4.5 * scale, stroke);
                lines(&[(10.5, 10.5), (14.0, 14.0)]);
            }
            Icon::Clock => {
                painter.circle_stroke(at(8.0, 8.0), 6.0 * scale, stroke);
                lines(&[(8.0, 4.5), (8.0, 8.0), (10.5, 9.5)]);
            }
            Icon::Doubt => {
                lines(&[(8.0, 2.0), (14.5, 13.5), (1.5, 13.5), (8.0, 2.0), (14.5, 13.5)]);
                lines(&[(8.0, 6.2), (8.0, 9.4)]);
                painter.circle_filled(at(8.0, 11.5), 0.85 * scale, color);
            }
            Icon::Maple => maple(painter, square, color),
        }
    }

    /// Takes room in a line and paints the icon there; not a control.
    pub fn show(self, ui: &mut Ui, side: f32, color: Color32) -> Response {
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
        self.paint(ui.painter(), rect, color, stroke_for(side));
        response
    }
}

/// Line width that fits an icon of this side.
pub fn stroke_for(side: f32) -> f32 {
    (side * 1.75 / 16.0).max(1.3)
}

/// The maple leaf: half of its outline, mirrored, on a square of ±10.5.
fn maple(painter: &Painter, square: Rect, color: Color32) {
    const HALF: [(f32, f32); 13] = [
        (0.0, -10.0),
        (2.1, -6.0),
        (4.4, -7.2),
        (3.7, -2.4),
        (6.3, -5.0),
        (7.0, -3.3),
        (9.8, -3.7),
        (8.7, -0.7),
        (10.0, 0.2),
        (5.6, 3.7),
        (6.2, 5.6),
        (0.7, 4.8),
        (0.7, 10.0),
    ];
    let scale = square.width() / 21.0;
    let at = |side: f32, (x, y): (f32, f32)| square.center() + vec2(x * side * scale, y * scale);
    let outline: Vec<Pos2> =
        HALF.iter().map(|point| at(1.0, *point)).chain(HALF.iter().rev().map(|point| at(-1.0, *point))).collect();
    // The outline is seen whole from a point of the stem, so triangles from there fill it.
    let mut mesh = Mesh::default();
    mesh.colored_vertex(at(1.0, (0.0, 3.0)), color);
    for point in &outline {
        mesh.colored_vertex(*point, color);
    }
    let count = u32::try_from(outline.len()).unwrap_or_default();
    for corner in 1..=count {
        mesh.add_triangle(0, corner, if corner == count { 1 } else { corner + 1 });
    }
    painter.add(Shape::mesh(mesh));
    painter.add(Shape::closed_line(outline, Stroke::new(0.6, color)));
}

/// What a finding or a promise shows before its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Filled square: must be mended.
    Must,
    /// Hollow square: advice.
    Advice,
    /// Green check: done.
    Done,
    /// Small ring: not yet.
    NotYet,
}

impl Mark {
    /// Paints the mark at this middle.
    pub fn paint(self, painter: &Painter, middle: Pos2, tokens: &crate::ui::theme::Tokens) {
        let square = Rect::from_center_size(middle, Vec2::splat(10.0));
        match self {
            Mark::Must => {
                painter.rect_filled(square, 2.0, tokens.accent);
            }
            Mark::Advice => {
                painter.rect_stroke(square, 2.0, Stroke::new(2.0, tokens.soon), egui::StrokeKind::Inside);
            }
            Mark::Done => {
                Icon::Check.paint(painter, Rect::from_center_size(middle, Vec2::splat(14.0)), tokens.done, 1.75);
            }
            Mark::NotYet => {
                painter.circle_stroke(middle, 4.0, Stroke::new(1.0, tokens.ink3));
            }
        }
    }
}
