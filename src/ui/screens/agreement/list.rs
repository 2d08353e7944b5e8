//! The column of terms: head with what can be added, the clauses one below the other, the words of the current one.

use egui::{Context, Rect, Ui, UiBuilder, vec2};

use crate::casebook::command::CaseCommand;
use crate::check::{Finding, Mend, Severity};
use crate::domain::case::CaseFile;
use crate::domain::money::Money;
use crate::domain::place::Place;
use crate::domain::term::{Term, TermPattern};
use crate::ui::action::{Action, Outbox};
use crate::ui::buffer;
use crate::ui::overlay_scroll;
use crate::ui::parts::button::{self, Button};
use crate::ui::parts::field::Field;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{empty, head, hung, missing, reason, signed, words};
use crate::ui::screens::court;
use crate::ui::screens::ending::{self, EndingSheet};
use crate::ui::theme::{Type, margin, size, space};
use crate::ui::view::{CaseView, View};

use super::AgreementScreen;
use super::clause;
use super::mend::{self, Asked};
use super::phrases;
use super::scene::Scene;
use super::sentence::Slot;

/// What was wished at a clause in one frame.
#[derive(Debug)]
pub(super) enum Wish {
    Choose,
    Open(Slot),
    Mend(Mend),
    Move(usize),
    Remove,
}

impl From<Asked> for Wish {
    fn from(asked: Asked) -> Wish {
        match asked {
            Asked::Mend(mend) => Wish::Mend(mend),
            Asked::Open(slot) => Wish::Open(slot),
            Asked::Choose => Wish::Choose,
        }
    }
}

/// The finding whose button the key presses, at its clause.
#[derive(Debug)]
pub(super) struct Next {
    at: usize,
    pub(super) finding: Finding,
}

/// What a clause is painted from.
type Room<'a> = (&'a View<'a>, &'a CaseView, Scene<'a>);

/// A wish that waits until every typed text is kept: one frame for the texts, then it is granted on the new record.
#[derive(Debug)]
pub(super) struct Later {
    at: usize,
    wish: Wish,
    texts_are_kept: bool,
}

impl AgreementScreen {
    pub(super) fn terms(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        case: &CaseView,
        scene: Scene<'_>,
        rect: Rect,
        out: &mut Outbox,
    ) {
        ui.painter().rect_filled(rect, 0.0, scene.tokens.surface);
        let side = margin(ui.ctx().content_rect().width());
        let bar = Rect::from_min_size(rect.min, vec2(rect.width(), size::PANEL_HEAD));
        ui.scope_builder(UiBuilder::new().max_rect(bar.shrink2(vec2(side, 0.0))).id_salt("terms head"), |ui| {
            self.terms_head(ui, view, case, out);
        });
        ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, scene.tokens.rule());
        let body = Rect::from_min_max(bar.left_bottom(), rect.max);
        self.anchor = None;
        if let Some(sheet) = &mut self.ending {
            sheet.show(ui, view, case.record.id, body.shrink2(vec2(side, space::M)), out);
            return;
        }
        if self.court {
            self.court = !court::show(ui, view, case, body, side, out);
            return;
        }
        let body = signed::head(ui, view, body, side);
        ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("terms"), |ui| {
            overlay_scroll::overlay(ui);
            overlay_scroll::column().show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if let Some(ended) = ending::ended(&case.record.file) {
                    indented(ui, side, |ui| {
                        ui.add_space(space::M);
                        ending::say(ui, view, ended);
                        ui.add_space(space::M);
                    });
                } else if case.record.file.terms.is_empty() {
                    self.nothing_yet(ui, view, case, side, out);
                }
                for (at, term) in case.record.file.terms.iter().enumerate() {
                    self.clause(ui, (view, case, scene), (at, term), side, out);
                }
                ui.add_space(space::XL);
            });
        });
    }

    fn terms_head(&mut self, ui: &mut Ui, view: &View<'_>, case: &CaseView, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        let folded = ui.ctx().content_rect().width() < size::FOLD;
        let adds = [
            (None, tr.agreement_add_own()),
            (Some(TermPattern::Apologise), tr.agreement_add_apologise()),
            (Some(TermPattern::Act), tr.agreement_add_act()),
            (Some(TermPattern::Pay), tr.agreement_add_pay()),
        ];
        let mut added = None;
        let mut library = false;
        let ended = ending::ended(&case.record.file).is_some() || self.ending.is_some() || self.court;
        let add_buttons = |ui: &mut Ui| {
            if ended {
                return;
            }
            ui.spacing_mut().item_spacing.x = if folded { 0.0 } else { space::XS };
            ui.add_space(-8.0);
            for (pattern, name) in adds {
                if Button::door(name).before(Icon::Plus).after(None).show(ui, tokens).clicked() {
                    added = Some(pattern);
                }
            }
            library = phrases::door(ui, view);
        };
        if folded {
            ui.horizontal_centered(|ui| {
                self.sides(ui, view);
                button::at_the_right(ui, size::SMALL, add_buttons);
            });
        } else {
            let fact = summary(view, &case.record.file);
            head::show(ui, tokens, tr.agreement_terms(), &fact, add_buttons);
        }
        if library {
            self.phrases.open(view);
        }
        if let Some(pattern) = added {
            self.add(case, Term::new(pattern), out);
        }
    }

    fn nothing_yet(&mut self, ui: &mut Ui, view: &View<'_>, case: &CaseView, side: f32, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        indented(ui, side, |ui| {
            let door = empty::show(ui, tokens, tr.agreement_empty(), Some(tr.agreement_empty_door()));
            if door.is_some_and(|door| door.clicked()) {
                self.add(case, Term::new(Some(TermPattern::Pay)), out);
            }
            ui.add_space(space::M);
            if hung::left(ui, tokens, Button::door(tr.ending_door())).clicked() {
                self.ending = Some(EndingSheet::new(view));
            }
        });
    }

    fn clause(
        &mut self,
        ui: &mut Ui,
        (view, case, scene): Room<'_>,
        (at, term): (usize, &Term),
        side: f32,
        out: &mut Outbox,
    ) {
        let place = Place::term(at);
        let findings = self.typing.findings(case);
        let mut findings: Vec<&Finding> = findings.iter().filter(|finding| place.contains(&finding.at)).collect();
        findings.sort_by_key(|finding| mend::rank(scene, at, finding));
        let current = self.current == Some(at);
        let (mut wish, mut words) = (None, None);
        let response = clause::ground(ui, scene, at, current, |ui| {
            let left = ui.max_rect().left() + side;
            clause::number(ui, scene, at, ui.cursor().top(), left);
            let width = ui.available_width() - 2.0 * side - clause::NUMBER;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(side + clause::NUMBER);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.push_id(at, |ui| {
                        if term.pattern.is_none() {
                            words = self.own_words(ui, scene, at, term, current);
                        }
                        wish = self.inside(ui, (view, case, scene), (at, term), current, &findings, out);
                    });
                });
            });
        });
        if self.form.is_aimed_at(&place) && current {
            response.scroll_to_me(Some(egui::Align::Center));
        }
        let wish = wish.or(if response.clicked() { Some(Wish::Choose) } else { None });
        if let Some(term) = words {
            out.change(case.record.id, CaseCommand::EditTerm { position: at, term });
        }
        if let Some(wish) = wish {
            self.wish_later(ui.ctx(), at, wish);
        }
    }

    fn inside(
        &mut self,
        ui: &mut Ui,
        (view, case, scene): Room<'_>,
        (at, term): (usize, &Term),
        current: bool,
        findings: &[&Finding],
        out: &mut Outbox,
    ) -> Option<Wish> {
        let mut wish = None;
        let doubts = clause::doubts(findings, &Place::term(at));
        // Own words say it all; their slots are shown while they are worked on.
        let sentence = (term.pattern.is_some() || current).then(|| clause::sentence(ui, scene, term, current, &doubts));
        let below = clause::below(ui, scene, term, current);
        for painted in sentence.into_iter().chain([below]) {
            if let Some(editor) = self.editor.as_ref().filter(|editor| editor.position == at) {
                let place = painted.places.iter().find(|(slot, _)| *slot == editor.slot);
                self.anchor = place.map(|(_, rect)| *rect).or(self.anchor);
            }
            if let Some(slot) = painted.pressed {
                wish = Some(Wish::Open(slot));
            }
        }
        for (position, finding) in findings.iter().enumerate() {
            ui.push_id(("finding", position), |ui| {
                let next = self.next.as_ref().is_some_and(|next| next.finding == **finding);
                wish = mend::show(ui, scene, at, finding, next).map(Wish::from).or(wish.take());
                reason::show(ui, view, case, finding, out);
            });
        }
        if current {
            wish = tools(ui, scene, at).or(wish);
        }
        wish
    }

    /// The whole sentence of a term in the parties' own words: a field while the term is worked on, else plain words.
    fn own_words(&mut self, ui: &mut Ui, scene: Scene<'_>, at: usize, term: &Term, current: bool) -> Option<Term> {
        let tr = scene.tr;
        ui.add_space(space::XS);
        if !current {
            let text = if term.text.is_empty() { tr.agreement_own_words_hint() } else { &term.text };
            let ink = if term.text.is_empty() { scene.tokens.ink3 } else { scene.tokens.ink };
            words::wrapped(ui, Type::Body, text, ink);
            ui.add_space(space::XS);
            return None;
        }
        let place = Place::term(at);
        let field = Field::new(tr.agreement_own_words()).hint(tr.agreement_own_words_hint()).rows(3);
        let text = self.form.text(ui, scene.tokens, field, &place.field("text"), &term.text);
        ui.add_space(space::S);
        let field = Field::new(tr.agreement_english_words()).hint(tr.agreement_english_hint()).rows(2);
        let text_en = self.form.text(ui, scene.tokens, field, &place.field("text_en"), &term.text_en);
        ui.add_space(space::XS);
        if text.is_none() && text_en.is_none() {
            return None;
        }
        let mut changed = term.clone();
        changed.text = text.unwrap_or(changed.text);
        changed.text_en = text_en.unwrap_or(changed.text_en);
        Some(changed)
    }

    /// The finding whose button the key presses: the worst one, of the current clause before the others. A note that no
    /// press mends is no work for a key.
    pub(super) fn mend_by_key(&mut self, ui: &mut Ui, case: &CaseView, scene: Scene<'_>, out: &mut Outbox) {
        self.next = None;
        if self.court {
            return;
        }
        let findings = self.typing.findings(case);
        let of = |at: usize| {
            let place = Place::term(at);
            let here = findings.iter().filter(move |found| place.contains(&found.at));
            let work = |found: &&Finding| found.severity != Severity::Note || found.mend.is_some();
            here.filter(work).map(move |finding| (at, finding))
        };
        let order = self.current.into_iter().chain(0..case.record.file.terms.len());
        // Of those that are equally bad the first one stays.
        let found = order.flat_map(of).min_by_key(|(at, finding)| mend::rank(scene, *at, finding));
        self.next = found.map(|(at, finding)| Next { at, finding: finding.clone() });
        let Some(next) = &self.next else { return };
        if !ui.input_mut(|input| input.consume_shortcut(&crate::ui::mend::KEY)) {
            return;
        }
        match mend::offer(scene, next.at, &next.finding).1 {
            Asked::Mend(mend) => {
                self.current = Some(next.at);
                missing::mend_now(ui, &mend, out);
            }
            asked => self.wish_later(ui.ctx(), next.at, asked.into()),
        }
    }

    /// Notes a wish and asks every text to be kept first: a clause that moves must not leave its words behind.
    pub(super) fn wish_later(&mut self, ctx: &Context, at: usize, wish: Wish) {
        self.later = Some(Later { at, wish, texts_are_kept: false });
        buffer::ask_flush(ctx, true);
        ctx.request_repaint();
    }

    /// Grants the noted wish once the texts are kept and the record was read again.
    pub(super) fn grant_later(&mut self, ctx: &Context, case: &CaseView, out: &mut Outbox) {
        match self.later.take() {
            Some(later) if later.texts_are_kept => self.grant(case, later.at, later.wish, out),
            Some(later) => {
                let texts_are_kept = buffer::flush_is_asked(ctx);
                // A wish that was noted while an earlier one was being granted asks again, or it would wait for ever.
                buffer::ask_flush(ctx, true);
                self.later = Some(Later { texts_are_kept, ..later });
                ctx.request_repaint();
            }
            None => {}
        }
    }

    fn grant(&mut self, case: &CaseView, at: usize, wish: Wish, out: &mut Outbox) {
        let id = case.record.id;
        if at >= case.record.file.terms.len() {
            return;
        }
        match wish {
            Wish::Choose => self.current = Some(at),
            Wish::Open(slot) => self.open(case, at, slot, out),
            Wish::Mend(mend) => out.push(Action::Mend(mend)),
            Wish::Move(to) if to < case.record.file.terms.len() => {
                self.current = Some(to);
                out.change(id, CaseCommand::MoveTerm { from: at, to });
            }
            Wish::Move(_) => {}
            Wish::Remove => {
                self.current = None;
                self.editor = None;
                out.change(id, CaseCommand::RemoveTerm { position: at });
            }
        }
    }
}

/// What stands between the margins of the column.
fn indented(ui: &mut Ui, side: f32, content: impl FnOnce(&mut Ui)) {
    let width = ui.available_width() - 2.0 * side;
    ui.horizontal(|ui| {
        ui.add_space(side);
        ui.vertical(|ui| {
            ui.set_width(width);
            content(ui);
        });
    });
}

fn summary(view: &View<'_>, case: &CaseFile) -> String {
    let total = case.terms.iter().filter_map(|term| term.amount).try_fold(Money::default(), Money::checked_add);
    match total {
        Some(total) if total.fen() > 0 => view.tr.agreement_summary_total(case.terms.len(), total.figures()),
        _ => view.tr.agreement_summary(case.terms.len()),
    }
}

/// Up, down and remove, for the current clause.
fn tools(ui: &mut Ui, scene: Scene<'_>, at: usize) -> Option<Wish> {
    let tr = scene.tr;
    let last = scene.case.terms.len() == at + 1;
    let mut wish = None;
    button::at_the_right(ui, size::SMALL, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(-8.0);
        let tool = |ui: &mut Ui, words: &str, name: &str, enabled: bool| {
            let button = Button::quiet(words).kind(Type::Small).height(size::SMALL).named(name).enabled(enabled);
            button.show(ui, scene.tokens).clicked()
        };
        if tool(ui, tr.agreement_remove(), &tr.agreement_remove_named(at + 1), true) {
            wish = Some(Wish::Remove);
        }
        if tool(ui, tr.agreement_move_down(), &tr.agreement_move_down_named(at + 1), !last) {
            wish = Some(Wish::Move(at + 1));
        }
        if tool(ui, tr.agreement_move_up(), &tr.agreement_move_up_named(at + 1), at > 0) {
            wish = at.checked_sub(1).map(Wish::Move);
        }
    });
    wish
}
