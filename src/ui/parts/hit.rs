//! A hit of the search as a row: the case and the part of it above, the sentence with the words marked below. It must not
//! search.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Rect, Response, Sense, Ui, pos2, vec2};

use super::field::named_button;
use super::words;
use crate::ui::theme::{Tokens, Type, space};

/// Height of a row.
pub const HEIGHT: f32 = 52.0;

/// What a row says.
pub struct HitRow<'a> {
    pub title: &'a str,
    /// The part of the case.
    pub place: &'a str,
    pub excerpt: &'a str,
    /// In characters of the excerpt.
    pub marks: &'a [Range<usize>],
}

impl HitRow<'_> {
    /// Shows the row; the chosen one on the ground of chosen things.
    pub fn show(&self, ui: &mut Ui, tokens: &Tokens, chosen: bool) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
        if chosen || response.hovered() {
            let fill = if chosen { tokens.select } else { tokens.sunken };
            ui.painter().rect_filled(rect, 0.0, fill);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, 0.0, tokens.focus(), egui::StrokeKind::Inside);
        }
        self.paint(ui, tokens, rect.shrink2(vec2(space::S, 0.0)), chosen);
        named_button(&response, &format!("{} {} {}", self.title, self.place, self.excerpt));
        response
    }

    fn paint(&self, ui: &Ui, tokens: &Tokens, rect: Rect, chosen: bool) {
        let place = words::galley(ui, Type::Small, self.place, tokens.ink2, rect.width() / 3.0);
        let left = rect.width() - place.size().x - space::S;
        let title = words::galley(ui, Type::BodyMedium, self.title, tokens.ink, left);
        let (above, below) = (rect.min.y + 14.0, rect.min.y + 37.0);
        let at = |galley: &egui::Galley, x: f32, middle: f32| pos2(x, middle - galley.size().y / 2.0);
        let places = (at(&title, rect.min.x, above), at(&place, rect.max.x - place.size().x, above));
        ui.painter().galley(places.0, title, tokens.ink);
        ui.painter().galley(places.1, place, tokens.ink2);
        // On the ground of the chosen row the marks need another one.
        let ground = if chosen { tokens.surface } else { tokens.select };
        let mut job = marked(self.excerpt, self.marks, (tokens.ink2, tokens.ink, ground));
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width());
        let excerpt = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.painter().galley(at(&excerpt, rect.min.x, below), excerpt, tokens.ink2);
    }
}

/// The sentence in one ink, its marks in another on their ground.
fn marked(text: &str, marks: &[Range<usize>], (ink, mark, ground): (Color32, Color32, Color32)) -> LayoutJob {
    let mut job = LayoutJob::default();
    let font = Type::Small.font();
    for (position, sign) in text.chars().enumerate() {
        let is_marked = marks.iter().any(|range| range.contains(&position));
        let mut format = TextFormat::simple(font.clone(), if is_marked { mark } else { ink });
        if is_marked {
            format.background = ground;
        }
        match job.sections.last_mut() {
            Some(last) if last.format == format => {
                job.text.push(sign);
                last.byte_range.end = job.text.len().into();
            }
            _ => job.append(sign.encode_utf8(&mut [0; 4]), 0.0, format),
        }
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_a_sentence_have_their_own_ground() {
        let ink = (Color32::BLACK, Color32::RED, Color32::YELLOW);
        let job = marked("屋顶漏水了", &[Range { start: 2, end: 4 }], ink);
        let part =
            |section: &egui::text::LayoutSection| job.text.get(section.byte_range.start.0..section.byte_range.end.0);
        let parts: Vec<&str> = job.sections.iter().filter_map(part).collect();
        assert_eq!(parts, ["屋顶", "漏水", "了"]);
        assert_eq!(job.sections[1].format.background, Color32::YELLOW);
        assert!(marked("", &[], ink).is_empty());
    }
}
