//! What may not be mediated and what needs a hand at once: what the case's words suggest, as questions; what the mediator
//! marked, with what to do now and who was told; and the list of what can be marked. It judges nothing and must not
//! show a word that was said in private.

use egui::Ui;

use crate::casebook::command::CaseCommand;
use crate::casebook::view::CaseId;
use crate::domain::case::Extra;
use crate::domain::place::Place;
use crate::domain::session::{Alert, AlertKind};
use crate::guide::gates::{self, Sign, Weight};
use crate::ui::action::{Action, Outbox, SideDoor};
use crate::ui::dates;
use crate::ui::form::Form;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::Field;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::tag::Tag;
use crate::ui::parts::{head, hung, row, words};
use crate::ui::theme::{Type, size, space};
use crate::ui::view::{CaseView, View};

/// The texts of the alerts of one case.
#[derive(Debug, Default)]
pub struct Alerts {
    form: Form,
    /// The list of what can be marked is open.
    marking: bool,
}

/// Alerts that stand: marked, and not found to be harmless.
pub fn standing(case: &CaseView) -> impl Iterator<Item = &Alert> {
    case.record.file.alerts.iter().filter(|alert| !alert.cleared)
}

impl Alerts {
    /// Paints questions, what is marked, and what can be marked.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, out: &mut Outbox) {
        let Some(case) = view.case else { return };
        self.form.begin(None);
        for (position, alert) in case.record.file.alerts.iter().enumerate() {
            ui.push_id(("alert", position), |ui| self.marked(ui, view, case.record.id, (position, alert), out));
        }
        if !case.signs.is_empty() {
            head::section(ui, view.tokens, view.tr.alerts_ask(), Some(case.signs.len()));
        }
        for (position, sign) in case.signs.iter().enumerate() {
            ui.push_id(("sign", position), |ui| question(ui, view, case.record.id, sign, out));
        }
        self.mark(ui, view, case, out);
    }

    /// One marked alert: what it is, what to do now, who was told.
    fn marked(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        id: CaseId,
        (position, alert): (usize, &Alert),
        out: &mut Outbox,
    ) {
        let (tr, tokens) = (view.tr, view.tokens);
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.set_min_height(size::SMALL);
            let ink = if alert.cleared { tokens.ink2 } else { tokens.ink };
            words::word(ui, Type::BodyMedium, gates::name(alert.kind, tr), ink);
            let tag = if alert.cleared { Tag::Done } else { Tag::Late };
            tag.show(ui, tokens, tag_words(view, alert));
        });
        let mut next = alert.clone();
        if !alert.cleared {
            self.what_to_do(ui, view, (position, alert), &mut next, out);
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let words = if alert.cleared { tr.alerts_stands_again() } else { tr.alerts_clear() };
            if Button::small(words).show(ui, tokens).clicked() {
                next.cleared = !alert.cleared;
            }
            let away = Button::quiet(tr.alerts_remove()).kind(Type::Small).height(size::SMALL);
            if away.show(ui, tokens).clicked() {
                out.change(id, CaseCommand::RemoveAlert { position });
            }
        });
        ui.add_space(space::S);
        row::rule(ui, tokens);
        if next != *alert {
            out.change(id, CaseCommand::EditAlert { position, alert: next });
        }
    }

    fn what_to_do(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (position, alert): (usize, &Alert),
        next: &mut Alert,
        out: &mut Outbox,
    ) {
        let (tr, tokens) = (view.tr, view.tokens);
        words::wrapped(ui, Type::Body, gates::sentence(alert.kind, tr), tokens.ink);
        words::wrapped(ui, Type::Small, gates::source(alert.kind, tr), tokens.ink3);
        let card =
            hung::left(ui, tokens, Button::door(tr.law_of()).named(&tr.law_of_named(gates::name(alert.kind, tr))));
        if card.clicked() {
            out.push(Action::Side(SideDoor::Card(gates::card(alert.kind).to_owned())));
        }
        words::line(ui, Type::Small, tr.alerts_now(), tokens.ink2);
        for (number, step) in gates::steps(alert.kind, tr).into_iter().enumerate() {
            words::wrapped(ui, Type::Body, tr.alerts_step(number + 1, step), tokens.ink);
        }
        ui.add_space(space::S);
        words::wrapped(ui, Type::Small, tr.alerts_tell(gates::tell(alert.kind, tr)), tokens.accent);
        let place = Place::root().field("alerts").index(position);
        let told = Field::new(tr.alerts_told()).hint(tr.alerts_told_hint()).limit(60);
        if let Some(told) = self.form.text(ui, tokens, told, &place.field("told"), &alert.told) {
            next.told_at = if told.trim().is_empty() { None } else { next.told_at.or(Some(view.now)) };
            next.told = told;
        }
        if let Some(at) = alert.told_at {
            let at = tr.alerts_told_at(dates::day(tr, at.date()), at.format("%H:%M"));
            words::wrapped(ui, Type::Small, at, tokens.ink2);
        }
        ui.add_space(space::XS);
        let note = Field::new(tr.alerts_note()).hint(tr.alerts_note_hint()).rows(2);
        if let Some(note) = self.form.text(ui, tokens, note, &place.field("note"), &alert.note) {
            next.note = note;
        }
        ui.add_space(space::S);
    }

    /// What can be marked, in its two groups.
    fn mark(&mut self, ui: &mut Ui, view: &View<'_>, case: &CaseView, out: &mut Outbox) {
        let (tr, tokens) = (view.tr, view.tokens);
        ui.add_space(space::S);
        let door = Button::door(tr.alerts_mark()).before(Icon::Plus).after(None);
        if hung::left(ui, tokens, door).clicked() {
            self.marking = !self.marking;
        }
        if !self.marking {
            return;
        }
        let file = &case.record.file;
        let free =
            |kind: &AlertKind| gates::applies(*kind, file.kind) && !file.alerts.iter().any(|alert| alert.kind == *kind);
        for (weight, title) in [(Weight::Flag, tr.alerts_flags()), (Weight::Gate, tr.alerts_gates())] {
            head::section(ui, tokens, title, None);
            for kind in AlertKind::ALL.iter().copied().filter(|kind| gates::weight(*kind) == weight).filter(free) {
                let name = gates::name(kind, tr);
                let button = Button::quiet(name).at_the_left().ink(tokens.ink).width(ui.available_width());
                let button = button.height(size::SMALL);
                if button.show(ui, tokens).on_hover_text(gates::sentence(kind, tr)).clicked() {
                    out.change(case.record.id, CaseCommand::RaiseAlert(alert(kind, false)));
                    self.marking = false;
                }
            }
            ui.add_space(space::S);
        }
    }
}

fn tag_words(view: &View<'_>, alert: &Alert) -> &'static str {
    match (alert.cleared, gates::weight(alert.kind)) {
        (true, _) => view.tr.alerts_cleared(),
        (false, Weight::Gate) => view.tr.alerts_gate(),
        (false, Weight::Flag) => view.tr.alerts_flag(),
    }
}

fn alert(kind: AlertKind, cleared: bool) -> Alert {
    let (note, told, extra) = (String::new(), String::new(), Extra::new());
    Alert { kind, marked: None, note, told, told_at: None, cleared, extra }
}

/// What a sign asks, and the three answers: it is so, it is not, show me.
fn question(ui: &mut Ui, view: &View<'_>, id: CaseId, sign: &Sign, out: &mut Outbox) {
    let (tr, tokens) = (view.tr, view.tokens);
    words::wrapped(ui, Type::Body, sign.question(tr), tokens.ink);
    let seen = match (sign.private, sign.word) {
        (true, _) => tr.alerts_seen_private().to_owned(),
        (false, "") => tr.alerts_seen_type().to_owned(),
        (false, word) => tr.alerts_seen(word),
    };
    words::wrapped(ui, Type::Small, seen, tokens.ink2);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let name = gates::name(sign.kind, tr);
        if Button::small(tr.alerts_yes()).named(&tr.alerts_yes_named(name)).show(ui, tokens).clicked() {
            out.change(id, CaseCommand::RaiseAlert(alert(sign.kind, false)));
        }
        if Button::small(tr.alerts_no()).named(&tr.alerts_no_named(name)).show(ui, tokens).clicked() {
            out.change(id, CaseCommand::RaiseAlert(alert(sign.kind, true)));
        }
        if Button::door(tr.alerts_see()).named(&tr.alerts_see_named(name)).show(ui, tokens).clicked() {
            out.push(Action::Jump(sign.at.clone()));
        }
    });
    ui.add_space(space::S);
    row::rule(ui, tokens);
    ui.add_space(space::S);
}
