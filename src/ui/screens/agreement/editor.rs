//! What opens when a slot is pressed: people to pick, a day, an amount with its capitals, or a text with what is
//! usual there. It gives back the changed term and must not push a command.

use egui::{Response, Ui};

use crate::domain::money::Money;
use crate::domain::party::PartyId;
use crate::domain::term::{Payment, Term, TermPattern};
use crate::ui::buffer::Buffer;
use crate::ui::calendar::{self, Calendar};
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Note};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{segmented, words};
use crate::ui::theme::{Type, space};

use super::amount;
use super::payment::PaymentEditor;
use super::scene::Scene;
use super::sentence::{Slot, names};

/// Width of what opens, in points.
pub const WIDTH: f32 = 336.0;

/// An open slot.
#[derive(Debug)]
pub struct Editor {
    /// Position of the term.
    pub position: usize,
    pub slot: Slot,
    text: Buffer,
    calendar: Calendar,
    payment: PaymentEditor,
    /// The first field takes the focus once.
    fresh: bool,
}

/// What happened in an open slot in one frame.
#[derive(Debug, Default, PartialEq)]
pub struct Edited {
    /// The term as it is now, if it changed.
    pub term: Option<Term>,
    /// The slot is done.
    pub close: bool,
    /// The parties' room is wanted.
    pub to_parties: bool,
}

impl Editor {
    /// Opens a slot of the term at this position.
    pub fn open(position: usize, slot: Slot, term: &Term) -> Editor {
        let recorded = match slot {
            Slot::Amount => term.amount.map(Money::figures).unwrap_or_default(),
            other => text_of(term, other).cloned().unwrap_or_default(),
        };
        let mut text = Buffer::default();
        text.seed(&recorded);
        let (calendar, payment) = (Calendar::at(term.due).taking_cursor(), PaymentEditor::of(term));
        Editor { position, slot, text, calendar, payment, fresh: true }
    }

    /// Shows the inside of the slot.
    pub fn show(&mut self, ui: &mut Ui, scene: Scene<'_>, term: &Term) -> Edited {
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
        match self.slot {
            Slot::Who | Slot::To => self.people(ui, scene, term),
            Slot::Amount => self.amount(ui, scene, term),
            Slot::Day => self.day(ui, scene, term),
            Slot::What | Slot::Method | Slot::Place | Slot::Breach => self.words(ui, scene, term),
        }
    }

    /// The term with what was typed and not yet kept, when the slot is closed.
    pub fn finish(&self, term: &Term) -> Option<Term> {
        if !self.text.is_dirty() {
            return self.payment.finish(term);
        }
        match self.slot {
            Slot::Amount => with_amount(term, &self.text.text),
            slot => with_text(term, slot, &self.text.text),
        }
    }

    fn people(&mut self, ui: &mut Ui, scene: Scene<'_>, term: &Term) -> Edited {
        let mut edited = Edited::default();
        words::line(ui, Type::Small, self.slot.wanted(scene.tr, term.pattern), scene.tokens.ink2);
        if scene.case.parties.is_empty() {
            words::wrapped(ui, Type::Body, scene.tr.slot_people_none(), scene.tokens.ink);
            edited.to_parties = Button::small(scene.tr.slot_to_parties()).show(ui, scene.tokens).clicked();
            return edited;
        }
        let chosen = if self.slot == Slot::Who { &term.obligor } else { &term.obligee };
        for party in &scene.case.parties {
            let on = chosen.contains(&party.id);
            // Nobody owes anything to themselves; who was put in before can still be taken out.
            if self.slot == Slot::To && term.obligor.contains(&party.id) && !on {
                continue;
            }
            let name = names(scene.tr, scene.case, std::slice::from_ref(&party.id));
            let button = Button::normal(&name).chosen(on).width(WIDTH);
            let button = if on { button.before(Icon::Check) } else { button };
            if button.show(ui, scene.tokens).clicked() {
                edited.term = Some(with_person(term, self.slot, &party.id));
            }
        }
        edited.close = Button::small(scene.tr.slot_done()).show(ui, scene.tokens).clicked();
        edited
    }

    fn amount(&mut self, ui: &mut Ui, scene: Scene<'_>, term: &Term) -> Edited {
        let read = amount::read(&self.text.text);
        let wrong = read.is_none() && !self.text.text.trim().is_empty();
        let capitals = read.map(|money| scene.tr.agreement_capitals_value(amount::capitals(money)));
        let note = match &capitals {
            Some(capitals) => Note::Plain(capitals),
            None if wrong && !self.text.is_dirty() => Note::Wrong(scene.tr.amount_not_read()),
            None => Note::Kept,
        };
        let field = Field::new(scene.tr.amount_label()).right().note(note).limit(40).width(WIDTH);
        let response = field.show(ui, scene.tokens, &mut self.text.text);
        self.settle(ui, scene, &response, |text| with_amount(term, text))
    }

    fn words(&mut self, ui: &mut Ui, scene: Scene<'_>, term: &Term) -> Edited {
        let long = matches!(self.slot, Slot::What | Slot::Breach) && term.pattern != Some(TermPattern::Pay)
            || self.slot == Slot::Breach;
        let label = self.slot.wanted(scene.tr, term.pattern);
        let field = Field::new(label).width(WIDTH).rows(if long { 3 } else { 1 });
        let response = field.show(ui, scene.tokens, &mut self.text.text);
        let slot = self.slot;
        let usual = usual(scene, term, slot);
        let mut picked = None;
        for text in &usual {
            if Button::small(text).width(WIDTH).show(ui, scene.tokens).clicked() {
                picked = Some(text.clone());
            }
        }
        if let Some(text) = picked {
            self.text.clear();
            self.text.text.clone_from(&text);
            return Edited { term: with_text(term, slot, &text), close: true, to_parties: false };
        }
        self.settle(ui, scene, &response, |text| with_text(term, slot, text))
    }

    fn day(&mut self, ui: &mut Ui, scene: Scene<'_>, term: &Term) -> Edited {
        let mut edited = Edited::default();
        if term.pattern != Some(TermPattern::Act) && term.pattern != Some(TermPattern::Apologise) {
            let mut way = self.payment.way();
            let ways = super::payment::ways(scene.tr);
            if segmented::show(ui, scene.tokens, scene.tr.agreement_instalments(), &ways, &mut way, Some(WIDTH)) {
                edited.term = Some(self.payment.turn_to(way, term));
            }
        }
        let term = edited.term.clone().unwrap_or_else(|| term.clone());
        if matches!(term.payment, Payment::Once) {
            let label = scene.tr.calendar_day();
            if let Some(day) = self.calendar.show(ui, scene.tr, scene.tokens, label, term.due, scene.today) {
                edited.term = Some(Term { due: day, ..term });
            }
            edited.close = self.calendar.is_settled();
        } else {
            edited.term = self.payment.show(ui, scene, &term).or(edited.term);
            edited.close = Button::small(scene.tr.slot_done()).show(ui, scene.tokens).clicked();
        }
        edited
    }

    /// Focus at first, then the command when it is due; Enter in one line is done.
    fn settle(
        &mut self,
        ui: &mut Ui,
        scene: Scene<'_>,
        response: &Response,
        change: impl Fn(&str) -> Option<Term>,
    ) -> Edited {
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let term = if self.text.is_due(response) { change(&self.text.text) } else { None };
        let done = Button::small(scene.tr.slot_done()).show(ui, scene.tokens).clicked();
        Edited { term, close: done || entered, to_parties: false }
    }
}

/// The text behind a slot that is a text.
fn text_of(term: &Term, slot: Slot) -> Option<&String> {
    match slot {
        Slot::What => Some(&term.what),
        Slot::Method => Some(&term.method),
        Slot::Place => Some(&term.place),
        Slot::Breach => Some(&term.breach),
        Slot::Who | Slot::To | Slot::Amount | Slot::Day => None,
    }
}

fn with_text(term: &Term, slot: Slot, text: &str) -> Option<Term> {
    let mut changed = term.clone();
    let place = match slot {
        Slot::What => &mut changed.what,
        Slot::Method => &mut changed.method,
        Slot::Place => &mut changed.place,
        Slot::Breach => &mut changed.breach,
        Slot::Who | Slot::To | Slot::Amount | Slot::Day => return None,
    };
    text.trim().clone_into(place);
    (changed != *term).then_some(changed)
}

/// `None` while the text is no amount: what is wrong is not kept.
fn with_amount(term: &Term, text: &str) -> Option<Term> {
    let amount = if text.trim().is_empty() { None } else { Some(amount::read(text)?) };
    (amount != term.amount).then(|| Term { amount, ..term.clone() })
}

/// Puts the person in, or takes them out.
fn with_person(term: &Term, slot: Slot, id: &PartyId) -> Term {
    let mut changed = term.clone();
    let list = if slot == Slot::Who { &mut changed.obligor } else { &mut changed.obligee };
    match list.iter().position(|other| other == id) {
        Some(at) => {
            list.remove(at);
        }
        None => list.push(id.clone()),
    }
    changed
}

/// What is usually written there.
fn usual(scene: Scene<'_>, term: &Term, slot: Slot) -> Vec<String> {
    let tr = scene.tr;
    let texts: Vec<&str> = match (slot, term.pattern) {
        (Slot::Method, Some(TermPattern::Act)) => vec![tr.method_act_self(), tr.method_act_inspected()],
        (Slot::Method, Some(TermPattern::Apologise)) => {
            vec![tr.method_apologise_spoken(), tr.method_apologise_written()]
        }
        (Slot::Method, _) => vec![tr.method_transfer(), tr.method_cash(), tr.method_wechat(), tr.method_alipay()],
        (Slot::Breach, Some(TermPattern::Pay) | None) => {
            vec![tr.breach_daily(), tr.breach_all_due(), tr.breach_as_first()]
        }
        (Slot::Breach, _) => {
            let who = names(tr, scene.case, &term.obligor);
            return vec![tr.breach_committee(who), tr.breach_as_first().to_owned()];
        }
        _ => Vec::new(),
    };
    texts.into_iter().map(str::to_owned).collect()
}

const _: () = assert!(calendar::WIDTH <= WIDTH);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_put_in_and_taken_out() {
        let term = Term::new(Some(TermPattern::Pay));
        let id = PartyId("A1".to_owned());
        let with = with_person(&term, Slot::To, &id);
        assert_eq!(with.obligee, std::slice::from_ref(&id));
        assert_eq!(with_person(&with, Slot::To, &id), term);
    }

    #[test]
    fn what_is_no_amount_is_not_kept() {
        let term = Term { amount: Money::from_fen(100), ..Term::new(None) };
        assert_eq!(with_amount(&term, "一些"), None);
        assert_eq!(with_amount(&term, "1"), None);
        assert_eq!(with_amount(&term, "2,600.50").and_then(|term| term.amount), Money::from_fen(260_050));
        assert_eq!(with_amount(&term, " ").map(|term| term.amount), Some(None));
    }

    #[test]
    fn an_unchanged_text_is_no_change() {
        let term = Term { method: "现金".to_owned(), ..Term::new(None) };
        assert_eq!(with_text(&term, Slot::Method, " 现金 "), None);
        assert_eq!(with_text(&term, Slot::Method, "转账").map(|term| term.method).as_deref(), Some("转账"));
    }
}
