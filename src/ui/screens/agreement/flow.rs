//! Breaks a sentence with slots into lines. No line begins with a closing mark, and a slot and the mark after it
//! are one piece. Pure geometry: it must not paint and must not know what a slot means.

use egui::{Rect, pos2, vec2};

/// Marks that never begin a line.
const CLOSING: &str = "。，、；：？！”’）》〉」』】…·.,;:?!)]%";

/// A piece of a sentence as it flows.
#[derive(Clone, Debug, PartialEq)]
pub enum Atom {
    /// Words that are never broken, with their width.
    Words(String, f32),
    /// A space: vanishes where a line breaks.
    Space(f32),
    /// The slot at this position of the sentence, with its width.
    Slot(usize, f32),
}

impl Atom {
    const fn width(&self) -> f32 {
        match self {
            Atom::Words(_, width) | Atom::Space(width) | Atom::Slot(_, width) => *width,
        }
    }

    /// Whether it must stay on the line of the atom before.
    fn clings(&self) -> bool {
        matches!(self, Atom::Words(text, _) if text.chars().all(|character| CLOSING.contains(character)))
    }
}

/// Splits words into atoms: a run of Latin is one, each Han character is one, closing marks stay together.
pub fn atoms(text: &str, width_of: &mut dyn FnMut(&str) -> f32, out: &mut Vec<Atom>) {
    let mut run = String::new();
    let flush = |run: &mut String, out: &mut Vec<Atom>, width_of: &mut dyn FnMut(&str) -> f32| {
        if !run.is_empty() {
            let width = width_of(run);
            out.push(Atom::Words(std::mem::take(run), width));
        }
    };
    for character in text.chars() {
        let closing = CLOSING.contains(character);
        let run_closes = run.chars().last().is_some_and(|last| CLOSING.contains(last));
        if character == ' ' {
            flush(&mut run, out, width_of);
            let width = width_of(" ");
            out.push(Atom::Space(width));
        } else if closing || (character.is_ascii() && !run_closes) {
            if closing && !run_closes || !run.is_ascii() && !closing {
                flush(&mut run, out, width_of);
            }
            run.push(character);
        } else {
            flush(&mut run, out, width_of);
            run.push(character);
        }
    }
    flush(&mut run, out, width_of);
}

/// The rectangle of each atom, from the origin, in lines of this height; and the number of lines.
/// An atom wider than the line gets the line's width.
pub fn lay_out(atoms: &[Atom], width: f32, line_height: f32) -> (Vec<Rect>, u8) {
    let mut out = Vec::with_capacity(atoms.len());
    let (mut x, mut line) = (0.0_f32, 0_u8);
    for (at, atom) in atoms.iter().enumerate() {
        let own = atom.width().min(width);
        let rest = atoms.get(at + 1..).unwrap_or_default();
        let tail: f32 = rest.iter().take_while(|next| next.clings()).map(Atom::width).sum();
        let is_space = matches!(atom, Atom::Space(_));
        if !is_space && !atom.clings() && x > 0.0 && x + own + tail > width + 0.01 {
            x = 0.0;
            line = line.saturating_add(1);
        }
        // A slot as wide as the line leaves room for the mark that clings to it.
        let own = if matches!(atom, Atom::Slot(..)) { own.min((width - x - tail).max(own.min(48.0))) } else { own };
        let shown = if is_space && x <= 0.0 { 0.0 } else { own };
        out.push(Rect::from_min_size(pos2(x, f32::from(line) * line_height), vec2(shown, line_height)));
        x += shown;
    }
    (out, line.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wide(text: &str) -> f32 {
        text.chars().map(|character| if character.is_ascii() { 8.0 } else { 16.0 }).sum()
    }

    fn split(text: &str) -> Vec<Atom> {
        let mut out = Vec::new();
        atoms(text, &mut |text| wide(text), &mut out);
        out
    }

    #[test]
    fn latin_words_stay_whole_and_marks_cling() {
        let words: Vec<String> = split("于 bank transfer，以。")
            .into_iter()
            .filter_map(|atom| match atom {
                Atom::Words(text, _) => Some(text),
                _ => None,
            })
            .collect();
        assert_eq!(words, ["于", "bank", "transfer", "，", "以", "。"]);
    }

    #[test]
    fn a_slot_and_its_mark_break_together() {
        let atoms = [Atom::Words("由".into(), 16.0), Atom::Slot(0, 80.0), Atom::Words("。".into(), 16.0)];
        let (places, lines) = lay_out(&atoms, 100.0, 38.0);
        assert_eq!(lines, 2);
        assert!((places[1].top() - places[2].top()).abs() < 0.01);
        assert!(places[1].left().abs() < 0.01);
    }

    #[test]
    fn a_slot_wider_than_the_line_is_cut_so_that_its_mark_fits() {
        let atoms = [Atom::Slot(0, 400.0), Atom::Words("。".into(), 16.0)];
        let (places, _) = lay_out(&atoms, 100.0, 38.0);
        assert!(places[1].right() <= 100.0, "{places:?}");
    }

    proptest! {
        #[test]
        fn no_line_begins_with_a_closing_mark_and_none_is_too_wide(
            text in "[甲乙丙，。； ab12（）：]{0,60}", slot in 10.0_f32..300.0, width in 120.0_f32..500.0
        ) {
            let mut atoms = vec![Atom::Words("于".into(), 16.0), Atom::Slot(0, slot)];
            atoms.extend(split(&text));
            let (places, _) = lay_out(&atoms, width, 38.0);
            for (at, place) in places.iter().enumerate() {
                if atoms[at].clings() {
                    prop_assert!(place.left() > 0.0 || at == 0, "{:?}", atoms[at]);
                } else if place.left() > 0.0 && !matches!(atoms[at], Atom::Space(_)) {
                    prop_assert!(place.right() <= width + 0.02, "{:?} {place:?}", atoms[at]);
                }
            }
        }

        #[test]
        fn nothing_is_lost(text in "[甲乙，。 ab]{0,40}") {
            let joined: String = split(&text).iter().map(|atom| match atom {
                Atom::Words(text, _) => text.as_str(),
                _ => " ",
            }).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
