//! Paints the items of one page: glyphs, rules and strokes, each at the place that the layout gave it.
//! Every glyph is placed alone, as in the PDF, so that no second layout can differ from the first.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Color32, FontFamily, FontId, Galley, Mesh, Painter, Pos2, Rect, Shape, Stroke, vec2};

use crate::paper::faces::drawn_char;
use crate::paper::ink::Dab;
use crate::paper::page::{Face, Glyph, Item, Page};

use super::fonts::{BODY, KAI, LATIN, SONG, SONG_BOLD};
use super::ink;

/// Paints onto one page.
pub struct PagePainter {
    painter: Painter,
    origin: Pos2,
    scale: f32,
    color: Color32,
    /// One laid-out glyph for each character of a face and size, with its baseline.
    glyphs: HashMap<(Face, u32, char), (Arc<Galley>, f32)>,
}

impl PagePainter {
    /// A painter whose page begins at `origin`, at this scale of points.
    pub fn new(painter: Painter, origin: Pos2, scale: f32, color: Color32) -> PagePainter {
        PagePainter { painter, origin, scale, color, glyphs: HashMap::new() }
    }

    /// Paints all items that are in sight.
    pub fn paint(&mut self, page: &Page) {
        let seen = self.painter.clip_rect();
        for item in &page.items {
            match item {
                Item::Text { face, size, baseline, glyphs } => {
                    let y = self.origin.y + baseline * self.scale;
                    if y > seen.top() - size * self.scale && y < seen.bottom() + size * self.scale {
                        self.text(*face, *size, *baseline, glyphs);
                    }
                }
                Item::Rule { from, to, width } => {
                    let ends = [self.at(from.0, from.1), self.at(to.0, to.1)];
                    self.painter.line_segment(ends, Stroke::new((width * self.scale).max(0.7), self.color));
                }
                Item::Filled { boxes } => self.filled(boxes),
                Item::Belongs(_) => {}
                Item::Stroke { points } => {
                    let dabs: Vec<Dab> = points.iter().map(|&(x, y, width)| Dab { x, y, width }).collect();
                    ink::paint_stroke(&self.painter, &dabs, (self.origin, self.scale), self.color);
                }
            }
        }
    }

    /// One mesh without softened edges: boxes that meet show no seam.
    fn filled(&self, boxes: &[(f32, f32, f32, f32)]) {
        let mut mesh = Mesh::default();
        for (left, top, right, bottom) in boxes {
            mesh.add_colored_rect(Rect::from_min_max(self.at(*left, *top), self.at(*right, *bottom)), self.color);
        }
        self.painter.add(mesh);
    }

    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.origin + vec2(x, y) * self.scale
    }

    fn text(&mut self, face: Face, size: f32, baseline: f32, glyphs: &[Glyph]) {
        let mut shapes = Vec::with_capacity(glyphs.len());
        for glyph in glyphs {
            if glyph.ch.is_whitespace() {
                continue;
            }
            let place = self.at(glyph.x, baseline);
            let (galley, ascent) = self.glyph(face, size, drawn_char(face, glyph, size));
            shapes.push(Shape::galley(place - vec2(0.0, ascent), galley, self.color));
        }
        self.painter.extend(shapes);
    }

    fn glyph(&mut self, face: Face, size: f32, character: char) -> (Arc<Galley>, f32) {
        let key = (face, size.to_bits(), character);
        if let Some((galley, ascent)) = self.glyphs.get(&key) {
            return (Arc::clone(galley), *ascent);
        }
        let font = FontId::new(size * self.scale, family(face));
        let galley = self.painter.layout_no_wrap(character.to_string(), font, self.color);
        let ascent = galley
            .rows
            .first()
            .and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y))
            .unwrap_or_default();
        self.glyphs.insert(key, (Arc::clone(&galley), ascent));
        (galley, ascent)
    }
}

/// The family that begins with this very face; a rare block joins Song's when one of its characters appears.
fn family(face: Face) -> FontFamily {
    let name = match face {
        Face::Song | Face::RareSong(_) | Face::RareExtension(_) => SONG,
        Face::SongBold => SONG_BOLD,
        Face::Hei => return FontFamily::Name(super::theme::MEDIUM.into()),
        Face::Kai => KAI,
        Face::FangSong => BODY,
        Face::Latin => LATIN,
    };
    FontFamily::Name(name.into())
}

#[cfg(test)]
mod tests {
    use super::super::fonts::definitions;
    use super::*;
    use crate::paper::Faces;

    /// The bytes of the face that the screen asks first for glyphs of this face.
    fn first_asked(faces: &Faces, face: Face) -> Vec<u8> {
        let fonts = definitions(faces);
        let name = fonts.families[&family(face)][0].clone();
        fonts.font_data[&name].bytes().to_vec()
    }

    #[test]
    fn the_screen_asks_the_very_faces_of_the_file() {
        let faces = Faces::bundled().unwrap();
        for face in [Face::Song, Face::SongBold, Face::Hei, Face::Kai, Face::Latin] {
            assert!(first_asked(&faces, face) == faces.file(face).unwrap().bytes, "{face:?}");
        }
        let song = faces.file(Face::Song).unwrap().bytes;
        assert!(first_asked(&faces, Face::FangSong) == song);
        let kai = faces.file(Face::Kai).unwrap().bytes.to_vec();
        let faces = faces.with_body(kai.clone(), 0).unwrap();
        assert!(first_asked(&faces, Face::FangSong) == kai);
    }

    #[test]
    fn a_rare_block_joins_when_its_character_appears() {
        let ctx = egui::Context::default();
        let faces = Faces::bundled().unwrap();
        super::super::fonts::install(&ctx, &faces);
        let mut has = [false; 3];
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let font = FontId::new(20.0, family(Face::RareExtension(0)));
            has = ['\u{20BB7}', '\u{3402}', '\u{1F642}'].map(|ch| ui.fonts_mut(|fonts| fonts.has_glyph(&font, ch)));
        });
        output.textures_delta.clear();
        assert_eq!(has, [true, true, false]);
    }
}
