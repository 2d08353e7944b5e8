//! Paints egui's triangles into a picture without a GPU, so that every screen can be seen and compared anywhere.
//! It blends as the window does (premultiplied, in gamma space). It must not know what is painted.
// Pixels are counted from clamped positions, and painted colours come from the frame, not from here.
#![allow(clippy::cast_sign_loss, clippy::disallowed_methods)]

use std::collections::HashMap;

use egui::epaint::{ImageDelta, Mesh, Primitive, Vertex};
use egui::{ClippedPrimitive, Color32, ColorImage, ImageData, Pos2, Rect, TextureId, TexturesDelta};

/// Textures of one window, and the painter that uses them.
#[derive(Default)]
pub struct PicturePainter {
    textures: HashMap<TextureId, ColorImage>,
}

impl PicturePainter {
    /// Takes what changed of the textures in a frame. Call it for every frame, also for those that are not painted.
    pub fn take(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in &delta.set {
            for change in changes {
                self.change(*id, change);
            }
        }
        for id in &delta.free {
            self.textures.remove(id);
        }
        delta.clear();
    }

    fn change(&mut self, id: TextureId, change: &ImageDelta) {
        let ImageData::Color(image) = &change.image;
        let Some([left, top]) = change.pos else {
            self.textures.insert(id, image.as_ref().clone());
            return;
        };
        let Some(texture) = self.textures.get_mut(&id) else { return };
        let width = texture.size[0];
        for (row, line) in image.pixels.chunks(image.size[0].max(1)).enumerate() {
            let start = (top + row) * width + left;
            if let Some(target) = texture.pixels.get_mut(start..start + line.len()) {
                target.copy_from_slice(line);
            }
        }
    }

    /// Paints a frame into a picture of this size in pixels.
    pub fn paint(
        &self,
        primitives: &[ClippedPrimitive],
        size: [usize; 2],
        pixels_per_point: f32,
        ground: Color32,
    ) -> ColorImage {
        let mut picture = ColorImage::filled(size, ground);
        for primitive in primitives {
            if let Primitive::Mesh(mesh) = &primitive.primitive
                && let Some(texture) = self.textures.get(&mesh.texture_id)
            {
                paint_mesh(&mut picture, mesh, texture, primitive.clip_rect, pixels_per_point);
            }
        }
        picture
    }
}

/// A PNG of the picture.
///
/// # Errors
/// What the encoder says; only a picture without pixels can fail.
pub fn png(picture: &ColorImage) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let side = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let mut encoder = png::Encoder::new(&mut bytes, side(picture.size[0]), side(picture.size[1]));
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let data: Vec<u8> = picture.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
    encoder.write_header()?.write_image_data(&data)?;
    Ok(bytes)
}

fn paint_mesh(picture: &mut ColorImage, mesh: &Mesh, texture: &ColorImage, clip: Rect, scale: f32) {
    let [width, height] = picture.size;
    let limit = |value: f32, end: usize| value.round().clamp(0.0, end as f32);
    let clip = [
        limit(clip.min.x * scale, width),
        limit(clip.min.y * scale, height),
        limit(clip.max.x * scale, width),
        limit(clip.max.y * scale, height),
    ];
    for corners in mesh.indices.chunks_exact(3) {
        let corner =
            |position: usize| corners.get(position).and_then(|index| mesh.vertices.get(usize::try_from(*index).ok()?));
        if let (Some(one), Some(two), Some(three)) = (corner(0), corner(1), corner(2)) {
            Triangle::new([*one, *two, *three], scale).paint(picture, texture, clip);
        }
    }
}

struct Triangle {
    points: [Pos2; 3],
    corners: [Vertex; 3],
    area: f32,
}

impl Triangle {
    fn new(corners: [Vertex; 3], scale: f32) -> Triangle {
        let mut corners = corners;
        let at = |vertex: &Vertex| Pos2::new(vertex.pos.x * scale, vertex.pos.y * scale);
        let mut points = [at(&corners[0]), at(&corners[1]), at(&corners[2])];
        let mut area = edge(points[0], points[1], points[2]);
        if area < 0.0 {
            corners.swap(1, 2);
            points.swap(1, 2);
            area = -area;
        }
        Triangle { points, corners, area }
    }

    fn paint(&self, picture: &mut ColorImage, texture: &ColorImage, clip: [f32; 4]) {
        if self.area <= 0.0 {
            return;
        }
        let [a, b, c] = self.points;
        let from_x = a.x.min(b.x).min(c.x).floor().max(clip[0]) as usize;
        let to_x = a.x.max(b.x).max(c.x).ceil().min(clip[2]).max(0.0) as usize;
        let from_y = a.y.min(b.y).min(c.y).floor().max(clip[1]) as usize;
        let to_y = a.y.max(b.y).max(c.y).ceil().min(clip[3]).max(0.0) as usize;
        let width = picture.size[0];
        let flat = self.is_flat().then(|| self.color([1.0, 0.0, 0.0], texture));
        for y in from_y..to_y {
            for x in from_x..to_x {
                let point = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
                let Some(weights) = self.weights(point) else { continue };
                let color = flat.unwrap_or_else(|| self.color(weights, texture));
                if let Some(pixel) = picture.pixels.get_mut(y * width + x) {
                    *pixel = blend(*pixel, color);
                }
            }
        }
    }

    /// One colour all over, as most of a window is.
    fn is_flat(&self) -> bool {
        let [one, two, three] = &self.corners;
        [two, three].iter().all(|corner| corner.color == one.color && corner.uv == one.uv)
    }

    /// Shares of the corners at a point, or `None` outside. A shared edge belongs to one triangle (top-left rule).
    fn weights(&self, point: Pos2) -> Option<[f32; 3]> {
        let [a, b, c] = self.points;
        let sides = [(b, c), (c, a), (a, b)];
        let mut weights = [0.0; 3];
        for (weight, (from, to)) in weights.iter_mut().zip(sides) {
            let value = edge(from, to, point);
            let is_top_left = to.y < from.y || (is_level(from, to) && to.x > from.x);
            if value < 0.0 || (value <= 0.0 && !is_top_left) {
                return None;
            }
            *weight = value / self.area;
        }
        Some(weights)
    }

    fn color(&self, weights: [f32; 3], texture: &ColorImage) -> [f32; 4] {
        let mix = |part: &dyn Fn(&Vertex) -> f32| -> f32 {
            self.corners.iter().zip(weights).map(|(corner, weight)| part(corner) * weight).sum()
        };
        let texel = sample(texture, mix(&|corner| corner.uv.x), mix(&|corner| corner.uv.y));
        let tint = [
            mix(&|corner| f32::from(corner.color.r())),
            mix(&|corner| f32::from(corner.color.g())),
            mix(&|corner| f32::from(corner.color.b())),
            mix(&|corner| f32::from(corner.color.a())),
        ];
        [0, 1, 2, 3].map(|channel: usize| {
            let part = |values: &[f32; 4]| values.get(channel).copied().unwrap_or_default();
            part(&texel) * part(&tint) / 255.0
        })
    }
}

fn is_level(from: Pos2, to: Pos2) -> bool {
    (to.y - from.y).abs() < f32::EPSILON
}

/// Twice the signed area of a triangle.
fn edge(from: Pos2, to: Pos2, point: Pos2) -> f32 {
    (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x)
}

/// The texture between its pixels, 0 to 255 a channel.
fn sample(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [width, height] = texture.size;
    let (x, y) = (u * width as f32 - 0.5, v * height as f32 - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let (right_share, bottom_share) = (x - left, y - top);
    let pixel = |x: f32, y: f32| {
        let column = x.clamp(0.0, width.saturating_sub(1) as f32) as usize;
        let row = y.clamp(0.0, height.saturating_sub(1) as f32) as usize;
        texture.pixels.get(row * width + column).copied().unwrap_or_default().to_array().map(f32::from)
    };
    let mut out = [0.0; 4];
    for (row, row_share) in [(top, 1.0 - bottom_share), (top + 1.0, bottom_share)] {
        for (column, column_share) in [(left, 1.0 - right_share), (left + 1.0, right_share)] {
            let share = row_share * column_share;
            if share > 0.0 {
                for (sum, part) in out.iter_mut().zip(pixel(column, row)) {
                    *sum += part * share;
                }
            }
        }
    }
    out
}

fn blend(under: Color32, over: [f32; 4]) -> Color32 {
    let rest = 1.0 - over[3] / 255.0;
    let mix = |under: u8, over: f32| (f32::from(under) * rest + over).round().clamp(0.0, 255.0) as u8;
    Color32::from_rgb(mix(under.r(), over[0]), mix(under.g(), over[1]), mix(under.b(), over[2]))
}
