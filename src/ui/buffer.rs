//! What is typed before it is a command: one buffer a field. It is seeded from the record while nobody types in it,
//! and says when it is due to be kept, so that every typed text is durable within a second of the last key.
//! It must not know what the text means.

use egui::{Context, Id, Response};

/// A text is due so long after the last key, in seconds.
const QUIET: f64 = 0.4;

/// The text of one field.
#[derive(Clone, Debug, Default)]
pub struct Buffer {
    /// What the field shows.
    pub text: String,
    typed_at: Option<f64>,
    focused: bool,
    /// Handed over in the frame before; whether it was kept shows now.
    handed_over: bool,
}

impl Buffer {
    /// Takes the record's text, unless somebody is typing here.
    pub fn seed(&mut self, recorded: &str) {
        if self.typed_at.is_none() && !self.focused && !self.handed_over && self.text != recorded {
            recorded.clone_into(&mut self.text);
        }
    }

    /// Whether there is typed text that was not kept yet.
    pub fn is_dirty(&self) -> bool {
        self.typed_at.is_some()
    }

    /// Whether the cursor was here when the field was painted last.
    pub const fn has_cursor(&self) -> bool {
        self.focused
    }

    /// Notes what happened to the field in this frame. True: keep the text now (push the command).
    pub fn is_due(&mut self, response: &Response) -> bool {
        let now = response.ctx.input(|input| input.time);
        self.focused = response.has_focus();
        let was_not_kept = std::mem::take(&mut self.handed_over) && nothing_is_kept(&response.ctx);
        if response.changed() || was_not_kept {
            self.typed_at = Some(now);
        }
        let Some(typed_at) = self.typed_at else { return false };
        if nothing_is_kept(&response.ctx) {
            // It stays typed until it can be kept.
            if flush_is_asked(&response.ctx) {
                response.ctx.data_mut(|data| data.insert_temp(stays_id(), true));
            }
            return false;
        }
        if response.lost_focus() || !self.focused || now - typed_at >= QUIET || flush_is_asked(&response.ctx) {
            self.typed_at = None;
            self.handed_over = true;
            return true;
        }
        response.ctx.request_repaint_after_secs(0.02 + (QUIET - (now - typed_at)) as f32);
        false
    }

    /// Empties the field after its text was taken over.
    pub fn clear(&mut self) {
        *self = Buffer { focused: self.focused, ..Buffer::default() };
    }
}

fn flush_id() -> Id {
    Id::unique("every buffer is due")
}

/// Makes every buffer due in the next frame: before the window closes or another screen opens.
pub fn ask_flush(ctx: &Context, wanted: bool) {
    ctx.data_mut(|data| data.insert_temp(flush_id(), wanted));
}

/// Whether every text is due now.
pub fn flush_is_asked(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(flush_id())).unwrap_or(false)
}

fn fails_id() -> Id {
    Id::unique("nothing can be kept")
}

fn stays_id() -> Id {
    Id::unique("a text could not be kept")
}

/// While nothing can be kept (a full disk) every typed text stays in its field, and is due again afterwards.
pub fn tell_keeping(ctx: &Context, fails: bool) {
    ctx.data_mut(|data| data.insert_temp(fails_id(), fails));
}

/// Whether nothing can be kept now.
pub fn nothing_is_kept(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(fails_id())).unwrap_or(false)
}

/// Whether a text that was asked for since the last call had to stay in its field.
pub fn take_what_stays(ctx: &Context) -> bool {
    ctx.data_mut(|data| data.remove_temp::<bool>(stays_id())).unwrap_or(false)
}
