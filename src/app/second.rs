//! A second start on the same folder: it says what the first window says and calls that window to the front, and opens
//! nothing. The first one listens for the call.

use std::path::Path;

use egui::{Context, UserAttentionType, ViewportCommand};

use crate::casebook::{Error, LOCK_NAME};
use crate::i18n::Tr;
use crate::platform::lock::{self, Bell, FileLock};

/// The first window's message, where there is a first one; it is called to the front.
pub fn first_says(folder: &Path, tr: Tr) -> Option<String> {
    let file = folder.join(LOCK_NAME);
    // Where there is no folder yet, or none that can be locked, opening it says so.
    let is_free = !folder.exists() || FileLock::take(&file).map_or(true, |lock| lock.is_some());
    if is_free {
        return None;
    }
    let words = Error::Locked { folder: folder.display().to_string(), by: lock::holder(&file) }.message(tr);
    Some(if lock::ring(&file).is_ok() { tr.trouble_called(words) } else { words })
}

/// Comes to the front when a second start calls, as long as the value lives.
pub(super) fn listen(folder: &Path, ctx: &Context) -> Bell {
    let ctx = ctx.clone();
    lock::listen(&folder.join(LOCK_NAME), move || {
        for command in [
            ViewportCommand::Minimized(false),
            ViewportCommand::Focus,
            // Where the system lets no window come to the front by itself.
            ViewportCommand::RequestUserAttention(UserAttentionType::Informational),
        ] {
            ctx.send_viewport_cmd(command);
        }
        ctx.request_repaint();
    })
}
