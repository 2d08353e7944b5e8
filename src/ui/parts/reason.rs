//! What stands behind a finding, on demand: why it is one, and for what blocks, that a supervisor lets it pass. One
//! finding is open at a time, in whatever list it stands. It must not judge: the words are the check's.

use egui::{Context, Id, Ui, vec2};

use crate::casebook::command::CaseCommand;
use crate::casebook::{EventKind, Role};
use crate::check::{self, Finding, Rule, Severity};
use crate::domain::case::{CaseFile, Passed};
use crate::domain::place::Place;
use crate::i18n::{Lang, Tr};
use crate::ui::action::Outbox;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::{CaseView, View};

use super::button::Button;
use super::checked::MARK;
use super::field::{Field, Note};
use super::{hung, law_card, words};

/// The finding that is open, and what is typed behind it.
#[derive(Clone, Debug, Default)]
struct Open {
    finding: Option<(Rule, Place)>,
    pass: Option<PassForm>,
    /// Height of what stood behind it in the last frame, in points.
    height: f32,
}

/// Who lets a finding pass, and why.
#[derive(Clone, Debug, Default)]
struct PassForm {
    by: String,
    why: String,
    /// It was handed in with an empty field.
    lacking: bool,
    /// The first field takes the focus once.
    entered: bool,
}

fn id() -> Id {
    Id::unique("open finding")
}

fn open(ctx: &Context) -> Open {
    ctx.data(|data| data.get_temp(id())).unwrap_or_default()
}

fn keep(ctx: &Context, open: Open) {
    ctx.data_mut(|data| data.insert_temp(id(), open));
}

/// Whether what stands behind this finding is shown.
pub fn is_open(ctx: &Context, finding: &Finding) -> bool {
    let open = open(ctx).finding;
    open.is_some_and(|(rule, at)| rule == finding.rule && at == finding.at)
}

/// Opens it, or folds it in.
pub fn toggle(ctx: &Context, finding: &Finding) {
    let was_open = is_open(ctx, finding);
    let finding = (!was_open).then(|| (finding.rule, finding.at.clone()));
    keep(ctx, Open { finding, ..Open::default() });
}

/// Height of what stands behind this finding, in points; none while it is folded in.
pub fn height(ctx: &Context, finding: &Finding) -> f32 {
    if is_open(ctx, finding) { open(ctx).height } else { 0.0 }
}

/// The pass of this finding, with its position in the case.
fn pass_of<'c>(file: &'c CaseFile, finding: &Finding) -> Option<(usize, &'c Passed)> {
    let said = check::message(Tr(Lang::Zh), finding);
    file.passed.iter().enumerate().find(|(_, passed)| {
        passed.rule == finding.rule.key() && passed.at == finding.at.pointer() && passed.said == said
    })
}

/// Shows what stands behind a finding, if it is open.
pub fn show(ui: &mut Ui, view: &View<'_>, case: &CaseView, finding: &Finding, out: &mut Outbox) {
    if !is_open(ui.ctx(), finding) {
        return;
    }
    let mut state = open(ui.ctx());
    let shown = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, space::XS);
        ui.add_space(MARK);
        ui.vertical(|ui| {
            words::wrapped(ui, Type::Small, check::reason(view.tr, finding.rule), view.tokens.ink2);
            let dispute = case.record.file.dispute_type;
            law_card::doors(ui, (view.tr, view.tokens), finding.rule, dispute, out);
            passing(ui, view, case, finding, &mut state, out);
            ui.add_space(space::S);
        });
    });
    state.height = shown.response.rect.height();
    keep(ui.ctx(), state);
}

/// That a supervisor let it pass, or the door and the form for it.
fn passing(ui: &mut Ui, view: &View<'_>, case: &CaseView, finding: &Finding, state: &mut Open, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    if let Some((position, passed)) = pass_of(&case.record.file, finding) {
        words::wrapped(ui, Type::Small, tr.pass_passed(&passed.by, &passed.reason), tokens.ink2);
        let may = view.may(EventKind::TakeBackPass);
        if may && Button::small(tr.pass_take_back()).show(ui, tokens).clicked() {
            out.change(case.record.id, CaseCommand::TakeBackPass { position });
        }
        return;
    }
    if finding.severity != Severity::Block || finding.passed {
        return;
    }
    if !view.may(EventKind::PassFinding) {
        words::wrapped(ui, Type::Small, tr.rights_not_yours(Role::Mediator.word(tr)), tokens.ink2);
        return;
    }
    let Some(form) = &mut state.pass else {
        if hung::left(ui, tokens, Button::door(tr.pass_ask())).clicked() {
            state.pass = Some(PassForm::default());
        }
        return;
    };
    words::wrapped(ui, Type::Small, tr.pass_hint(), tokens.ink2);
    let (pass, give_up) = form.show(ui, view);
    if give_up {
        state.pass = None;
    } else if pass {
        let (by, reason) = (form.by.trim().to_owned(), form.why.trim().to_owned());
        form.lacking = by.is_empty() || reason.is_empty();
        if !form.lacking {
            let passed = Passed {
                rule: finding.rule.key().to_owned(),
                at: finding.at.pointer().to_owned(),
                said: check::message(Tr(Lang::Zh), finding),
                by,
                reason,
                ..Passed::default()
            };
            out.change(case.record.id, CaseCommand::PassFinding(passed));
            state.pass = None;
        }
    }
}

impl PassForm {
    /// The two fields and their buttons: handed in, given up.
    fn show(&mut self, ui: &mut Ui, view: &View<'_>) -> (bool, bool) {
        let (tr, tokens) = (view.tr, view.tokens);
        let by = Field::new(tr.pass_by()).width(ui.available_width().min(220.0)).limit(30);
        let response = by.show(ui, tokens, &mut self.by);
        if !std::mem::replace(&mut self.entered, true) {
            response.request_focus();
        }
        let note = if self.lacking { Note::Wrong(tr.pass_lacking()) } else { Note::Kept };
        let why = Field::new(tr.pass_reason()).hint(tr.pass_reason_hint()).note(note).limit(200);
        let response = why.show(ui, tokens, &mut self.why);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.set_min_height(size::SMALL);
            let pass = Button::small(tr.pass_do()).show(ui, tokens).clicked();
            let give_up = Button::quiet(tr.pass_give_up()).kind(Type::Small).height(size::SMALL);
            (pass || entered, give_up.show(ui, tokens).clicked())
        })
        .inner
    }
}
