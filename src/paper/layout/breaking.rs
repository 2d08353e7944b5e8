//! Where the lines of a paragraph break: the best choice over the whole paragraph (total fit, after Knuth and Plass),
//! so that no line is set loose because the one before it was filled greedily. It must not place a glyph.

use super::kinsoku::Kind;
use super::strip::{Piece, Strip};

/// How a paragraph fills its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Both edges straight, the last line short.
    Justify,
    /// Both edges straight where the gaps open only a little; a looser line stays short.
    Calm,
    /// Right edge ragged (or both, when centred).
    Ragged,
}

impl Fill {
    fn cap(self) -> f64 {
        if self == Fill::Calm { CALM_CAP } else { STRETCH_CAP }
    }
}

/// Widths of the lines in points.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    pub first: f32,
    pub rest: f32,
    pub fill: Fill,
}

/// One line: pieces `first..end`, and how its gaps change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    pub first: usize,
    pub end: usize,
    /// Share of each gap's stretch (positive) or shrink (negative) that is used.
    pub ratio: f32,
    /// Blank of the opening mark cut off at the beginning of the line.
    pub trim: f32,
}

/// Gaps never stretch further than this many times their stretch; a line that would need more stays short (ragged as
/// the last resort). In em: 0.2 between Han characters, 0.4 between Han and Latin and 0.48 between English words,
/// beyond the natural gap.
pub const STRETCH_CAP: f64 = 4.0;
/// The same for lines that need not be even.
const CALM_CAP: f64 = 1.5;
/// What a calm line costs that stays wholly empty. One short line is better than two that share its blank, but not
/// if hardly a word stands on it.
const SHORT_CALM: f64 = 6e5;
/// What it costs besides to end such a line inside a word that could have filled it.
const SHORT_INSIDE: f64 = 4e5;
/// A last line shorter than this, in line widths, costs extra.
const SHORT_LAST: f64 = 0.07;

/// Sums of widths before each piece.
struct Sums {
    width: Vec<f64>,
    stretch: Vec<f64>,
    shrink: Vec<f64>,
}

impl Sums {
    fn of(strip: &Strip) -> Sums {
        let size = strip.pieces.len() + 1;
        let mut sums = Sums {
            width: Vec::with_capacity(size),
            stretch: Vec::with_capacity(size),
            shrink: Vec::with_capacity(size),
        };
        let (mut width, mut stretch, mut shrink) = (0.0, 0.0, 0.0);
        for (piece, gap) in strip.pieces.iter().zip(&strip.gaps) {
            sums.width.push(width);
            sums.stretch.push(stretch);
            sums.shrink.push(shrink);
            width += f64::from(piece.width) + f64::from(gap.natural);
            stretch += f64::from(gap.stretch);
            shrink += f64::from(gap.shrink);
        }
        sums.width.push(width);
        sums.stretch.push(stretch);
        sums.shrink.push(shrink);
        sums
    }
}

/// What a line of these pieces would need.
struct Need {
    /// What is missing to the full width; negative: too long.
    missing: f64,
    stretch: f64,
    shrink: f64,
    measure: f64,
    trim: f32,
}

struct Breaker<'a> {
    strip: &'a Strip,
    sums: Sums,
    measure: Measure,
}

/// The lines of the strip. Call [`Strip::fit`] with the narrower width first; a piece wider than its line still
/// gets a line of its own.
pub fn break_lines(strip: &Strip, measure: Measure) -> Vec<Line> {
    let count = strip.pieces.len();
    let breaker = Breaker { strip, sums: Sums::of(strip), measure };
    let mut best = vec![f64::INFINITY; count + 1];
    let mut from = vec![0_usize; count + 1];
    if let Some(start) = best.first_mut() {
        *start = 0.0;
    }
    for end in 1..=count {
        let Some(cost) = breaker.cost_of_break(end) else { continue };
        for first in (0..end).rev() {
            let Some(need) = breaker.need(first, end) else { break };
            let before = best.get(first).copied().unwrap_or(f64::INFINITY);
            if before.is_finite() {
                let total = before + breaker.demerits(&need, end, cost);
                if let (Some(known), Some(source)) = (best.get_mut(end), from.get_mut(end))
                    && total < *known
                {
                    (*known, *source) = (total, first);
                }
            }
            if need.missing < -need.shrink - 0.01 && first + 1 < end {
                break;
            }
        }
    }
    breaker.lines(&from)
}

impl Breaker<'_> {
    /// Penalty of a break after so many pieces; `None` where none may be.
    fn cost_of_break(&self, end: usize) -> Option<f64> {
        if end == self.strip.pieces.len() {
            return Some(0.0);
        }
        self.strip.gaps.get(end.checked_sub(1)?)?.cost.map(f64::from)
    }

    fn need(&self, first: usize, end: usize) -> Option<Need> {
        let strip = self.strip;
        let (opening, closing) = (strip.pieces.get(first)?, strip.pieces.get(end.checked_sub(1)?)?);
        let gap = strip.gaps.get(end.checked_sub(1)?)?;
        let measure = f64::from(if first == 0 { self.measure.first } else { self.measure.rest });
        let trim = if first == 0 { 0.0 } else { opening.trim_start };
        let span = |sums: &Vec<f64>| Some(sums.get(end)? - sums.get(first)?);
        let width = span(&self.sums.width)? - f64::from(gap.natural) - f64::from(trim);
        let missing = hang(measure - width, closing);
        let stretch = span(&self.sums.stretch)? - f64::from(gap.stretch);
        let shrink = span(&self.sums.shrink)? - f64::from(gap.shrink);
        Some(Need { missing, stretch, shrink, measure, trim })
    }

    fn demerits(&self, need: &Need, end: usize, cost: f64) -> f64 {
        let mut short = 0.0;
        let last = end == self.strip.pieces.len();
        let bad = if need.missing < 0.0 {
            let ratio = -need.missing / need.shrink.max(1e-6);
            if ratio > 1.001 { 1e7 } else { 100.0 * ratio.powi(3) }
        } else if last && self.measure.fill != Fill::Ragged {
            if need.missing > need.measure * (1.0 - SHORT_LAST) { 60.0 } else { 0.0 }
        } else if self.measure.fill == Fill::Ragged {
            let empty = need.missing / need.measure;
            if last { empty * empty * 30.0 } else { empty * empty * 400.0 }
        } else {
            let ratio = need.missing / need.stretch.max(1e-6);
            let cap = self.measure.fill.cap();
            if ratio <= cap {
                100.0 * ratio.powi(3)
            } else if self.measure.fill == Fill::Calm {
                short = SHORT_CALM * (need.missing / need.measure).powf(1.5);
                let inside = self.strip.gaps.get(end - 1).is_some_and(|gap| gap.space.is_none());
                short += if inside { SHORT_INSIDE } else { 0.0 };
                100.0 * cap.powi(3)
            } else {
                100.0 * cap.powi(3) + 1e5 * need.missing / need.measure
            }
        };
        (10.0 + bad).powi(2) + cost * cost + short
    }

    fn lines(&self, from: &[usize]) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut end = self.strip.pieces.len();
        while end > 0 {
            let first = from.get(end).copied().unwrap_or(0).min(end - 1);
            let (ratio, trim) = self.need(first, end).map_or((0.0, 0.0), |need| (self.ratio(&need, end), need.trim));
            lines.push(Line { first, end, ratio, trim });
            end = first;
        }
        lines.reverse();
        lines
    }

    fn ratio(&self, need: &Need, end: usize) -> f32 {
        let last = end == self.strip.pieces.len();
        let ratio = if need.missing < 0.0 {
            -(-need.missing / need.shrink.max(1e-6)).min(1.0)
        } else if last || self.measure.fill == Fill::Ragged {
            0.0
        } else {
            let ratio = need.missing / need.stretch.max(1e-6);
            // Beyond the cap a line is set at its natural width: short is calmer than torn apart.
            if ratio > self.measure.fill.cap() { 0.0 } else { ratio }
        };
        ratio as f32
    }
}

/// A closing mark at the end of a line may give up its blank, wholly or in part, so that the line comes out even.
fn hang(missing: f64, closing: &Piece) -> f64 {
    let blank = if closing.kind == Kind::Close { f64::from(closing.trim_end) } else { 0.0 };
    if missing >= 0.0 { missing } else { (missing + blank).min(0.0) }
}

#[cfg(test)]
mod tests {
    use super::super::strip::{Maker, Span};
    use super::*;
    use crate::i18n::Lang;
    use crate::paper::faces::Faces;
    use crate::paper::missing::Gathered;
    use crate::paper::page::Face;

    fn lines(text: &str, width: f32) -> Vec<String> {
        let faces = Faces::bundled().unwrap();
        let maker = Maker { faces: &faces, lang: Lang::Zh, size: 10.0, hand_fill: false };
        let mut strip = maker.strip(&[Span::new(text, Face::Song, "")], &mut Gathered::default());
        strip.fit(width);
        let broken = break_lines(&strip, Measure { first: width, rest: width, fill: Fill::Justify });
        broken
            .iter()
            .map(|line| {
                let pieces = &strip.pieces[line.first..line.end];
                pieces.iter().flat_map(|piece| &strip.signs[piece.first..piece.end]).map(|sign| sign.ch).collect()
            })
            .collect()
    }

    #[test]
    fn named_lines() {
        let cases: [(&str, f32, &[&str]); 8] = [
            ("双方当事人自愿达成", 50.0, &["双方当事人", "自愿达成"]),
            // The comma gives up its blank and stays.
            ("双方当事，自愿达成", 45.0, &["双方当事，", "自愿达成"]),
            // It takes its character along where it has no room.
            ("双方当事，自愿达成", 40.0, &["双方当", "事，自愿", "达成"]),
            // An opening mark goes to the next line.
            ("双方当事（自愿）达成", 50.0, &["双方当事", "（自愿）达", "成"]),
            ("共计人民币12,345.60元", 70.0, &["共计人民币", "12,345.60元"]),
            ("一二三四——五六", 50.0, &["一二三", "四——五六"]),
            ("110101197503071230", 56.0, &["110101197", "503071230"]),
            ("", 50.0, &[]),
        ];
        for (text, width, expected) in cases {
            assert_eq!(lines(text, width), expected, "{text}");
        }
    }

    #[test]
    fn an_amount_in_capitals_wants_its_line() {
        let faces = Faces::bundled().unwrap();
        let maker = Maker { faces: &faces, lang: Lang::Zh, size: 10.0, hand_fill: false };
        let least = |text| maker.strip(&[Span::new(text, Face::Song, "")], &mut Gathered::default()).least_width();
        assert!((least("共计人民币贰仟陆佰元整") - 60.0).abs() < 0.1);
        assert!((least("共计赔偿费用若干") - 10.0).abs() < 0.1);
    }

    #[test]
    fn a_chain_of_marks_is_broken_rather_than_leaving_the_line() {
        let set = lines(&"，".repeat(60), 50.0);
        assert!(set.len() > 3 && set.concat() == "，".repeat(60));
    }

    /// The slow second method: every way of breaking a short text, by recursion.
    #[test]
    fn no_other_choice_of_breaks_is_better() {
        let faces = Faces::bundled().unwrap();
        let maker = Maker { faces: &faces, lang: Lang::Zh, size: 10.0, hand_fill: false };
        for text in ["甲方支付1,200元，乙方收款（现金）后出具收条。", "共计￥12,345.60，于2026年3月15日前付清"]
        {
            let mut strip = maker.strip(&[Span::new(text, Face::Song, "")], &mut Gathered::default());
            strip.fit(60.0);
            let measure = Measure { first: 60.0, rest: 60.0, fill: Fill::Justify };
            let breaker = Breaker { strip: &strip, sums: Sums::of(&strip), measure };
            let found: f64 = break_lines(&strip, measure)
                .iter()
                .map(|line| {
                    breaker.demerits(
                        &breaker.need(line.first, line.end).unwrap(),
                        line.end,
                        breaker.cost_of_break(line.end).unwrap(),
                    )
                })
                .sum();
            let least = cheapest(&breaker, strip.pieces.len());
            assert!((found - least).abs() < 1e-3 * least, "{text}: {found} {least}");
        }
    }

    fn cheapest(breaker: &Breaker<'_>, end: usize) -> f64 {
        if end == 0 {
            return 0.0;
        }
        let Some(cost) = breaker.cost_of_break(end) else { return f64::INFINITY };
        let choices = (0..end).map(|first| {
            let need = breaker.need(first, end).unwrap();
            if need.missing < -need.shrink - 0.01 && first + 1 < end {
                return f64::INFINITY;
            }
            breaker.demerits(&need, end, cost) + cheapest(breaker, first)
        });
        choices.fold(f64::INFINITY, f64::min)
    }
}
