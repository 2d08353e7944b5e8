//! 协议: left the terms as sentences with slots, right the page that will be printed.
//! It must not change a term itself: it pushes commands.

mod amount;
mod clause;
mod editor;
mod flow;
mod list;
mod mend;
mod payment;
mod phrases;
mod scene;
mod sentence;
mod typing;

use egui::{Popup, PopupCloseBehavior, Rect, RectAlign, Ui, UiBuilder, pos2};

use crate::casebook::command::CaseCommand;
use crate::casebook::{EventKind, Role};
use crate::check;
use crate::domain::place::Place;
use crate::domain::term::Term;
use crate::ui::action::{Action, Outbox};
use crate::ui::buffer;
use crate::ui::form::Form;
use crate::ui::parts::button::Button;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{missing, words};
use crate::ui::preview::Preview;
use crate::ui::screen::{Room, Screen};
use crate::ui::screens::court;
use crate::ui::screens::ending::{self, EndingSheet};
use crate::ui::screens::party_view;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::{CaseView, View};

use editor::{Edited, Editor};
use list::{Later, Next, Wish};
use scene::Scene;
use sentence::Slot;
use typing::Typing;

/// Width of the terms in a wide window.
const TERMS: f32 = 660.0;

/// What a folded window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    #[default]
    Terms,
    Paper,
}

/// The agreement screen.
#[derive(Debug, Default)]
pub struct AgreementScreen {
    /// Position of the clause that is worked on.
    current: Option<usize>,
    editor: Option<Editor>,
    /// Where the open slot stands.
    anchor: Option<Rect>,
    form: Form,
    preview: Preview,
    side: Side,
    /// A term was added: it becomes the current one when it is there.
    awaited: Option<usize>,
    /// The primary button was pressed in the frame before.
    finishing: bool,
    /// The sheet that ends the case without agreement.
    ending: Option<EndingSheet>,
    /// Whether a court would confirm it is shown in place of the terms.
    court: bool,
    /// What was wished at a clause, granted once every typed text is kept.
    later: Option<Later>,
    /// The clause library.
    phrases: phrases::PhrasePicker,
    /// The check of what is being typed.
    typing: Typing,
    /// The finding that the key mends.
    next: Option<Next>,
}

impl AgreementScreen {
    /// Paints the room between head and footer.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        self.grant_later(ui.ctx(), case, out);
        self.follow(case, view.jump, out);
        let room = ui.available_rect_before_wrap();
        let folded = ui.ctx().content_rect().width() < size::FOLD;
        let scene = Scene { tr: view.tr, tokens: view.tokens, case: &case.record.file, today: view.now.date() };
        self.typing.follow(view, case, self.editor.as_ref(), &self.form, self.current);
        self.mend_by_key(ui, case, scene, out);
        if folded {
            match self.side {
                Side::Terms => self.terms(ui, view, case, scene, room, out),
                Side::Paper => self.paper(ui, view, case, room, true),
            }
        } else {
            let middle = room.left() + TERMS.min(room.width() * 0.55).round();
            self.terms(ui, view, case, scene, Rect::from_min_max(room.min, pos2(middle, room.bottom())), out);
            self.paper(ui, view, case, Rect::from_min_max(pos2(middle, room.top()), room.max), false);
        }
        let going_on = self.ending.is_none() && ending::ended(&case.record.file).is_none();
        if let Some(term) = self.phrases.show(ui, view, &case.record.file).filter(|_| going_on) {
            self.add(case, term, out);
        }
        self.open_slot(ui, case, scene, out);
        ui.advance_cursor_after_rect(room);
    }

    /// The buttons of the footer, from right to left, the primary one first.
    pub fn foot(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        if let Some(sheet) = &mut self.ending {
            if sheet.foot(ui, view, case.record.id, out) {
                self.ending = None;
            }
            return;
        }
        if let Some(ended) = ending::ended(&case.record.file) {
            ending::take_back(ui, view, case.record.id, ended, out);
            return;
        }
        if self.court {
            self.court = !court::foot(ui, view, case, out);
            return;
        }
        let frozen = case.record.version.is_some() && case.record.version_is_current;
        let words = match (frozen, &case.record.standing.closed) {
            (true, Some(_)) => view.tr.agreement_to_sealed(),
            (true, None) => view.tr.agreement_to_signing(),
            (false, _) => view.tr.agreement_freeze(),
        };
        let may = frozen || view.may(EventKind::FreezeAgreement);
        let ready = may && !case.record.file.terms.is_empty();
        let button = Button::primary(words).after(Some(Icon::ChevronRight)).enabled(ready);
        // What is still being typed is kept first, or the words would change after they were frozen.
        let kept = self.finishing;
        self.finishing = button.show(ui, view.tokens).clicked();
        let must = if frozen { 0 } else { check::blocking(&case.findings) };
        if !may {
            words::line(ui, Type::Small, view.tr.rights_not_yours(Role::Mediator.word(view.tr)), view.tokens.ink2);
        } else if must > 0 {
            let words = view.tr.agreement_freeze_draft(must);
            if words::width(ui, Type::Small, &words) < ui.available_width() / 2.0 {
                words::word(ui, Type::Small, words, view.tokens.accent);
            }
        }
        if court::door(ui, view, case) {
            self.court = true;
            self.side = Side::Terms;
        }
        party_view::door(ui, view, out);
        if self.finishing {
            buffer::ask_flush(ui.ctx(), true);
            ui.ctx().request_repaint();
        }
        if kept && must > 0 {
            missing::to_first_must(case, out);
        } else if kept {
            if !frozen {
                out.change(case.record.id, CaseCommand::FreezeAgreement);
            }
            out.push(Action::Go(Screen::Case(case.record.id, Room::Signing)));
        }
    }

    /// Keeps the positions right after terms came or went, and goes where somebody jumped.
    fn follow(&mut self, case: &CaseView, jump: Option<&Place>, out: &mut Outbox) {
        let terms = &case.record.file.terms;
        if let Some(wanted) = self.awaited.filter(|at| *at < terms.len()) {
            self.current = Some(wanted);
            self.awaited = None;
        }
        self.current = self.current.filter(|at| *at < terms.len());
        self.editor = self.editor.take().filter(|editor| editor.position < terms.len());
        self.form.begin(jump);
        let Some(jump) = jump else { return };
        self.court = false;
        let mut parts = jump.parts();
        if parts.next() == Some("terms")
            && let Some(at) = parts.next().and_then(|part| part.parse().ok())
            && at < terms.len()
        {
            self.current = Some(at);
            self.side = Side::Terms;
            if let Some(slot) = parts.next().and_then(Slot::of_field) {
                self.open(case, at, slot, out);
            }
        }
    }

    fn paper(&mut self, ui: &mut Ui, view: &View<'_>, case: &CaseView, rect: Rect, folded: bool) {
        let mut rect = rect;
        if folded {
            let head = Rect::from_min_size(rect.min, egui::vec2(rect.width(), size::PANEL_HEAD));
            ui.scope_builder(UiBuilder::new().max_rect(head.shrink2(egui::vec2(space::L, 8.0))), |ui| {
                self.sides(ui, view);
            });
            rect.min.y = head.bottom();
        }
        let marked = self.current.map(Place::term);
        let pressed = ui
            .scope_builder(UiBuilder::new().max_rect(rect).id_salt("paper"), |ui| {
                self.preview.show(ui, view.tr, view.tokens, &case.pages, marked.as_ref())
            })
            .inner;
        if let Some(at) = pressed {
            self.wish_later(ui.ctx(), at, Wish::Choose);
        }
    }

    fn sides(&mut self, ui: &mut Ui, view: &View<'_>) {
        let choices = [(Side::Terms, view.tr.preview_terms_tab()), (Side::Paper, view.tr.preview_paper_tab())];
        let name = view.tr.agreement_terms();
        crate::ui::parts::segmented::show(ui, view.tokens, name, &choices, &mut self.side, None);
    }

    /// What opens below a slot; a slot that closes keeps what was typed in it.
    fn open_slot(&mut self, ui: &Ui, case: &CaseView, scene: Scene<'_>, out: &mut Outbox) {
        let Some(mut editor) = self.editor.take() else { return };
        let Some(term) = case.record.file.terms.get(editor.position) else { return };
        let Some(anchor) = self.anchor else {
            // Not painted yet: the clause scrolls into view first.
            ui.ctx().request_repaint();
            self.editor = Some(editor);
            return;
        };
        let mut open = true;
        let id = ui.scope_id().with(("slot", editor.position, editor.slot));
        let edited = Popup::new(id, ui.ctx().clone(), anchor, ui.layer_id())
            .align(RectAlign::BOTTOM_START)
            .open_bool(&mut open)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .frame(frame(scene))
            .width(editor::WIDTH)
            .show(|ui| editor.show(ui, scene, term))
            .map_or_else(Edited::default, |shown| shown.inner);
        let close = edited.close || edited.to_parties || !open;
        let changed = edited.term.or_else(|| if close { editor.finish(term) } else { None });
        if let Some(term) = changed {
            out.change(case.record.id, CaseCommand::EditTerm { position: editor.position, term });
        }
        if edited.to_parties {
            out.push(Action::Go(Screen::Case(case.record.id, Room::Parties)));
        }
        if !close {
            self.editor = Some(editor);
        }
    }

    /// Opens a slot; the one that was open keeps what was typed in it.
    fn open(&mut self, case: &CaseView, at: usize, slot: Slot, out: &mut Outbox) {
        if let Some(editor) = &self.editor
            && let Some(term) = case.record.file.terms.get(editor.position)
            && let Some(term) = editor.finish(term)
        {
            out.change(case.record.id, CaseCommand::EditTerm { position: editor.position, term });
        }
        self.current = Some(at);
        self.editor = case.record.file.terms.get(at).map(|term| Editor::open(at, slot, term));
    }

    fn add(&mut self, case: &CaseView, term: Term, out: &mut Outbox) {
        self.awaited = Some(case.record.file.terms.len());
        out.change(case.record.id, CaseCommand::AddTerm(term));
    }
}

fn frame(scene: Scene<'_>) -> egui::Frame {
    let tokens = scene.tokens;
    egui::Frame::new()
        .fill(tokens.surface)
        .stroke(tokens.border())
        .corner_radius(size::RADIUS)
        .inner_margin(egui::Margin::same(12))
}
