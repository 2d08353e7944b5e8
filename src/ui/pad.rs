//! The signing pad: takes every move of mouse, pen or finger with its time and pressure, and shows the ink.
//! It must not know who signs or what is signed.

use egui::{Event, PointerButton, Pos2, Rect, Response, Sense, TouchId, TouchPhase, Ui, WidgetInfo};

use crate::domain::agreement::{HandSignature, PenPoint};
use crate::paper::ink::{Dab, Ink};

use super::ink::paint_stroke;
use super::theme::Tokens;

/// Pressure of a pen that does not tell it.
const USUAL_PRESSURE: f32 = 0.5;

/// What holds the pen down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Pen {
    #[default]
    Up,
    Mouse,
    Touch(TouchId),
}

/// Strokes as they are written.
#[derive(Debug, Default)]
pub struct Pad {
    strokes: Vec<Vec<PenPoint>>,
    /// The ink of all finished strokes, made once.
    dried: Vec<Vec<Dab>>,
    pen: Pen,
    /// Time of the first touch, in seconds of the window.
    began: Option<f64>,
    size: egui::Vec2,
}

impl Pad {
    /// Whether nothing has been written.
    pub const fn is_empty(&self) -> bool {
        self.strokes.is_empty()
    }

    /// Takes the last stroke back.
    pub fn undo_stroke(&mut self) {
        self.strokes.pop();
        self.dried.truncate(self.strokes.len());
        self.pen = Pen::Up;
    }

    /// Takes everything back.
    pub fn clear(&mut self) {
        *self = Pad::default();
    }

    /// What was written, with the size of the pad it was written on.
    pub fn hand(&self) -> HandSignature {
        HandSignature { pad_width: self.size.x, pad_height: self.size.y, strokes: self.strokes.clone() }
    }

    /// Shows the pad in this rectangle under this accessible name. Outside a scroll area, which would take the drags.
    pub fn show(&mut self, ui: &mut Ui, rect: Rect, name: &str, tokens: &Tokens) -> Response {
        let response = ui.allocate_rect(rect, Sense::drag());
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Canvas, true, name));
        self.size = rect.size();
        self.take_events(ui, rect, response.contains_pointer());
        self.paint(ui, rect, tokens);
        response
    }

    fn take_events(&mut self, ui: &Ui, rect: Rect, on_top: bool) {
        let (events, now, step) = ui.input(|input| (input.events.clone(), input.time, f64::from(input.stable_dt)));
        // Events carry no time of their own: those of one frame are spread over it.
        let moves = events.iter().filter(|event| is_move(event)).count();
        let mut moved = 0_usize;
        for event in &events {
            let share = if is_move(event) {
                moved += 1;
                ratio(moved, moves)
            } else {
                1.0
            };
            self.take(event, rect, on_top, now - step + step * share);
        }
    }

    fn take(&mut self, event: &Event, rect: Rect, on_top: bool, time: f64) {
        match *event {
            Event::Touch { id, phase, pos, force, .. } => match phase {
                TouchPhase::Start if self.pen == Pen::Up && rect.contains(pos) => {
                    self.begin(Pen::Touch(id), rect, pos, force, time);
                }
                TouchPhase::Move if self.pen == Pen::Touch(id) => self.draw(rect, pos, force, time),
                TouchPhase::End | TouchPhase::Cancel if self.pen == Pen::Touch(id) => self.pen = Pen::Up,
                _ => {}
            },
            // A touch also comes as a pointer; the touch has the pressure.
            Event::PointerButton { pos, button: PointerButton::Primary, pressed, .. } => match self.pen {
                Pen::Up if pressed && on_top && rect.contains(pos) => self.begin(Pen::Mouse, rect, pos, None, time),
                Pen::Mouse if !pressed => {
                    self.draw(rect, pos, None, time);
                    self.pen = Pen::Up;
                }
                _ => {}
            },
            Event::PointerMoved(pos) if self.pen == Pen::Mouse => self.draw(rect, pos, None, time),
            Event::WindowFocused(false) if self.pen == Pen::Mouse => self.pen = Pen::Up,
            _ => {}
        }
    }

    fn begin(&mut self, pen: Pen, rect: Rect, pos: Pos2, force: Option<f32>, time: f64) {
        self.pen = pen;
        self.began.get_or_insert(time);
        self.strokes.push(Vec::new());
        self.draw(rect, pos, force, time);
    }

    /// Adds a point; a pen that leaves the pad stays at its border.
    fn draw(&mut self, rect: Rect, pos: Pos2, force: Option<f32>, time: f64) {
        let place = rect.clamp(pos) - rect.min;
        let t_ms = milliseconds(time - self.began.unwrap_or(time));
        let point = PenPoint { x: place.x, y: place.y, pressure: force.unwrap_or(USUAL_PRESSURE), t_ms };
        if let Some(stroke) = self.strokes.last_mut()
            && stroke
                .last()
                .is_none_or(|last| last.x.to_bits() != point.x.to_bits() || last.y.to_bits() != point.y.to_bits())
        {
            stroke.push(point);
        }
    }

    fn paint(&mut self, ui: &Ui, rect: Rect, tokens: &Tokens) {
        let ink = Ink::on_pad(rect.width(), rect.height());
        let finished = if self.pen == Pen::Up { self.strokes.len() } else { self.strokes.len().saturating_sub(1) };
        for stroke in self.strokes.iter().take(finished).skip(self.dried.len()) {
            self.dried.push(ink.stroke(stroke));
        }
        let painter = ui.painter_at(rect);
        let wet = self.strokes.get(finished).map(|stroke| ink.stroke(stroke));
        for dabs in self.dried.iter().chain(wet.iter()) {
            paint_stroke(&painter, dabs, (rect.min, 1.0), tokens.paper_ink);
        }
    }
}

const fn is_move(event: &Event) -> bool {
    matches!(event, Event::PointerMoved(_) | Event::Touch { phase: TouchPhase::Move, .. })
}

fn ratio(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole.max(1))
}

/// Seconds as whole milliseconds; a pen never runs backwards and nobody signs for seven weeks.
fn milliseconds(seconds: f64) -> u32 {
    u32::try_from(std::time::Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or_default().as_millis())
        .unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use egui::{Modifiers, pos2, vec2};

    use super::*;

    fn pad() -> Rect {
        Rect::from_min_size(pos2(10.0, 10.0), vec2(400.0, 200.0))
    }

    fn button(pos: Pos2, pressed: bool) -> Event {
        Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
    }

    fn touch(phase: TouchPhase, pos: Pos2) -> Event {
        Event::Touch { device_id: egui::TouchDeviceId(0), id: TouchId(7), phase, pos, force: Some(0.9) }
    }

    fn play(events: &[Event]) -> Pad {
        let mut hand = Pad::default();
        for (at, event) in events.iter().enumerate() {
            hand.take(event, pad(), true, 5.0 + 0.01 * f64::from(u32::try_from(at).unwrap_or(0)));
        }
        hand
    }

    #[test]
    fn a_stroke_keeps_places_and_times() {
        let hand = play(&[
            button(pos2(20.0, 30.0), true),
            Event::PointerMoved(pos2(40.0, 30.0)),
            Event::PointerMoved(pos2(60.0, 40.0)),
            button(pos2(60.0, 40.0), false),
            Event::PointerMoved(pos2(90.0, 40.0)),
        ])
        .hand();
        let seen: Vec<(f32, f32, u32)> = hand.strokes[0].iter().map(|point| (point.x, point.y, point.t_ms)).collect();
        assert_eq!(hand.strokes.len(), 1);
        assert_eq!(seen, [(10.0, 20.0, 0), (30.0, 20.0, 10), (50.0, 30.0, 20)]);
    }

    #[test]
    fn a_pen_that_leaves_stays_at_the_border() {
        let hand = play(&[button(pos2(20.0, 30.0), true), Event::PointerMoved(pos2(900.0, -50.0))]).hand();
        assert_eq!((hand.strokes[0][1].x, hand.strokes[0][1].y), (400.0, 0.0));
    }

    #[test]
    fn a_press_beside_the_pad_writes_nothing() {
        assert!(play(&[button(pos2(500.0, 30.0), true), Event::PointerMoved(pos2(40.0, 30.0))]).is_empty());
    }

    #[test]
    fn a_finger_is_one_stroke_though_it_comes_as_a_pointer_too() {
        let at = pos2(50.0, 50.0);
        let hand = play(&[
            touch(TouchPhase::Start, at),
            Event::PointerMoved(at),
            button(at, true),
            touch(TouchPhase::Move, pos2(70.0, 50.0)),
            Event::PointerMoved(pos2(70.0, 50.0)),
            touch(TouchPhase::End, pos2(70.0, 50.0)),
            button(pos2(70.0, 50.0), false),
        ])
        .hand();
        assert_eq!(hand.strokes.len(), 1);
        assert_eq!(hand.strokes[0].len(), 2);
        assert!(hand.strokes[0].iter().all(|point| point.pressure > 0.8));
    }

    #[test]
    fn undo_takes_one_stroke_and_clear_all() {
        let mut hand = play(&[
            button(pos2(20.0, 30.0), true),
            button(pos2(20.0, 30.0), false),
            button(pos2(60.0, 30.0), true),
            button(pos2(60.0, 30.0), false),
        ]);
        hand.undo_stroke();
        assert_eq!(hand.hand().strokes.len(), 1);
        hand.clear();
        assert!(hand.is_empty());
    }
}
