//! What stands between a slip of ours and a window that vanishes: a panic while a frame is painted ends the program that is
//! inside, not the window, and a page says what happened. What was inside may be broken half-way, so nothing of it is used
//! again: it is dropped, the casebook with it, and made anew from the casebook when the person asks for it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use egui::{Context, Ui};

use crate::i18n::Tr;
use crate::platform::crash;
use crate::ui::screens::crash::{self as page, CrashAsk, CrashView};
use crate::ui::theme::Tokens;

/// The program, or the page in its place.
pub struct Guard<W> {
    works: Option<W>,
    /// Why it could not be made anew, as a sentence.
    failed: String,
    may_close: bool,
}

impl<W> Guard<W> {
    /// Watches over this program.
    pub const fn over(works: W) -> Guard<W> {
        Guard { works: Some(works), failed: String::new(), may_close: false }
    }

    /// The program, while it works.
    pub const fn works(&self) -> Option<&W> {
        self.works.as_ref()
    }

    /// The same, to be changed.
    pub const fn works_mut(&mut self) -> Option<&mut W> {
        self.works.as_mut()
    }

    /// The person wishes to close the page.
    pub const fn may_close(&self) -> bool {
        self.may_close
    }

    /// Paints a frame of the program, or the page; `anew` makes the program again, or says why it cannot.
    pub fn frame(
        &mut self,
        ui: &mut Ui,
        (tr, tokens): (Tr, &Tokens),
        paint: impl FnOnce(&mut W, &mut Ui),
        anew: impl FnOnce(&Context) -> Result<W, String>,
    ) {
        match &mut self.works {
            Some(works) => {
                if catch_unwind(AssertUnwindSafe(|| paint(works, ui))).is_err() {
                    self.fall();
                    ui.ctx().request_repaint();
                }
            }
            None => self.page(ui, (tr, tokens), anew),
        }
    }

    fn fall(&mut self) {
        let broken = self.works.take();
        // Its locks and files are given back; what panics in doing so is lost with it.
        let _ = catch_unwind(AssertUnwindSafe(|| drop(broken)));
    }

    fn page(&mut self, ui: &mut Ui, (tr, tokens): (Tr, &Tokens), anew: impl FnOnce(&Context) -> Result<W, String>) {
        let report = crash::last_report().map(|path| path.display().to_string());
        let view = CrashView { tr, tokens, report: report.as_deref(), failed: &self.failed };
        match page::show(ui, &view) {
            Some(CrashAsk::Again) => match anew(ui.ctx()) {
                Ok(works) => *self = Guard::over(works),
                Err(reason) => self.failed = reason,
            },
            Some(CrashAsk::Close) => self.may_close = true,
            None => return,
        }
        ui.ctx().request_repaint();
    }
}
