//! A slip of ours while a frame is painted: the window stays, says what happened, and begins again from the casebook.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use maplebridge::app::desk::Desk;
use maplebridge::app::guard::Guard;
use maplebridge::app::window::Window;
use maplebridge::casebook::view::{LedgerQuery, Theme};
use maplebridge::i18n::{Lang, Tr};
use maplebridge::ui::theme::Tokens;

use crate::book_support;
use crate::casebook_support::{case_file, clock, import};

struct Stage {
    guard: Option<Guard<Window>>,
    /// The next frame panics, in the middle of painting.
    slips: bool,
    folder: tempfile::TempDir,
}

impl Stage {
    fn window(&self, ctx: &egui::Context) -> Window {
        Window::new(ctx, Desk::new(book_support::open(self.folder.path(), clock()).unwrap()).unwrap())
    }
}

fn frame(ui: &mut egui::Ui, stage: &mut Stage) {
    let tokens = Tokens::of(Theme::Light);
    let Some(mut guard) = stage.guard.take() else {
        stage.guard = Some(Guard::over(stage.window(ui.ctx())));
        return;
    };
    let slips = std::mem::take(&mut stage.slips);
    let paint = |window: &mut Window, ui: &mut egui::Ui| {
        window.frame(ui);
        ui.scope(|_| assert!(!slips, "a slip"));
    };
    guard.frame(ui, (Tr(Lang::En), &tokens), paint, |ctx| Ok(stage.window(ctx)));
    stage.guard = Some(guard);
}

#[test]
fn after_a_slip_the_window_says_that_the_casebook_is_safe_and_begins_again_from_it() {
    let folder = tempfile::tempdir().unwrap();
    import(&mut book_support::open(folder.path(), clock()).unwrap(), case_file("C01"));
    let stage = Stage { guard: None, slips: false, folder };
    let mut harness = Harness::builder().with_size([1366.0, 690.0]).with_max_steps(40).build_ui_state(frame, stage);
    let says = |harness: &Harness<'_, Stage>, words: &str| harness.query_by_label_contains(words).is_some();
    harness.run_steps(4);
    assert!(harness.state().guard.as_ref().unwrap().works().is_some());
    assert!(!says(&harness, "casebook is safe"));

    harness.state_mut().slips = true;
    harness.run_steps(3);
    let guard = harness.state().guard.as_ref().unwrap();
    assert!(guard.works().is_none(), "nothing of the broken program is used again");
    assert!(says(&harness, "casebook is safe") && says(&harness, "Nothing was sent"));

    // The lock of the folder was given back, or this could not open it.
    harness.get_by_role_and_label(Role::Button, "Start again").click();
    harness.run_steps(4);
    let window = harness.state().guard.as_ref().unwrap().works().unwrap();
    assert_eq!(window.desk.book.ledger(&LedgerQuery::default()).unwrap().len(), 1);
    assert!(!says(&harness, "casebook is safe"));
}
