//! 征得同意: whether each party agrees to the mediation. One clear refusal ends it (People's Mediation Law art. 17): the
//! sentence and the door to the end stand here. It must not end anything itself.

use egui::{Align, Layout, Ui, vec2};

use crate::casebook::command::CaseCommand;
use crate::casebook::view::CaseId;
use crate::domain::case::{CaseFile, CaseKind};
use crate::domain::party::Party;
use crate::domain::session::Consent;
use crate::guide::sign::refusing;
use crate::i18n::Tr;
use crate::ui::action::Outbox;
use crate::ui::parts::button::{Button, at_the_right};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{choice, hung, words};
use crate::ui::screens::ending;
use crate::ui::theme::{Type, size, space};
use crate::ui::view::View;

/// Width of the drop-down.
const ANSWER: f32 = 92.0;

/// What a party said when asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    NotAsked,
    /// Asked, without an answer.
    Silent,
    Agrees,
    Refuses,
}

impl Answer {
    fn of(file: &CaseFile, party: &Party) -> Answer {
        match file.consents.iter().rev().find(|consent| consent.party == party.id).map(|consent| consent.agrees) {
            None => Answer::NotAsked,
            Some(None) => Answer::Silent,
            Some(Some(true)) => Answer::Agrees,
            Some(Some(false)) => Answer::Refuses,
        }
    }

    const fn agrees(self) -> Option<bool> {
        match self {
            Answer::NotAsked | Answer::Silent => None,
            Answer::Agrees => Some(true),
            Answer::Refuses => Some(false),
        }
    }

    const fn word(self, tr: Tr) -> &'static str {
        match self {
            Answer::NotAsked => tr.consent_not_asked(),
            Answer::Silent => tr.consent_silent(),
            Answer::Agrees => tr.consent_agrees(),
            Answer::Refuses => tr.consent_refuses(),
        }
    }
}

/// Shows head and answers; once all agree, the head alone, unless it was `opened` by hand. `Some`: the mediation is to
/// be ended, for this reason.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    (case, file): (CaseId, &CaseFile),
    opened: &mut Option<bool>,
    out: &mut Outbox,
) -> Option<String> {
    let asked: Vec<(&Party, Answer)> = file.copy_holders().map(|party| (party, Answer::of(file, party))).collect();
    if asked.is_empty() {
        return None;
    }
    let record = |out: &mut Outbox, party: &Party, agrees: Option<bool>| {
        let date = Some(view.now.date());
        let consent = Consent { party: party.id.clone(), agrees, date, ..Consent::default() };
        out.change(case, CaseCommand::RecordConsent(consent));
    };
    ui.spacing_mut().item_spacing.y = 0.0;
    let all = |answer: Answer| asked.iter().all(|(_, one)| *one == answer);
    let agreed = all(Answer::Agrees);
    let open = opened.unwrap_or(!agreed);
    match head(ui, view, (agreed, open, all(Answer::NotAsked))) {
        Some(Pressed::All) => asked.iter().for_each(|(party, _)| record(out, party, Some(true))),
        Some(Pressed::Fold) => *opened = Some(!open),
        None => {}
    }
    let end = refused(ui, view, file);
    for (party, now) in asked.iter().filter(|_| open) {
        if let Some(answer) = answer_row(ui, view, party, *now) {
            record(out, party, answer.agrees());
        }
    }
    if open {
        ui.add_space(space::S);
    }
    end
}

enum Pressed {
    /// All agree.
    All,
    Fold,
}

/// The head, with the one word that fits: all agree, or open and fold.
fn head(ui: &mut Ui, view: &View<'_>, (agreed, open, unasked): (bool, bool, bool)) -> Option<Pressed> {
    let (tr, tokens) = (view.tr, view.tokens);
    let mut pressed = None;
    at_the_right(ui, 40.0, |ui| {
        if unasked {
            let all = hung::quiet(tr.consent_all()).named(tr.consent_all_name());
            pressed = hung::right(ui, tokens, all).clicked().then_some(Pressed::All);
        } else if agreed {
            let word = if open { tr.talk_present_done() } else { tr.talk_present_edit() };
            let name = format!("{word} {}", tr.consent_head());
            pressed = hung::right(ui, tokens, hung::quiet(word).named(&name)).clicked().then_some(Pressed::Fold);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if agreed {
                ui.spacing_mut().item_spacing.x = space::XS;
                Icon::Check.show(ui, 14.0, tokens.done);
                words::line(ui, Type::Body, tr.consent_all_agreed(), tokens.ink2);
            } else {
                words::line(ui, Type::BodyMedium, tr.consent_head(), tokens.ink);
            }
        });
    });
    pressed
}

/// Name and answer of one party; the new answer, if one was chosen.
fn answer_row(ui: &mut Ui, view: &View<'_>, party: &Party, now: Answer) -> Option<Answer> {
    let (tr, tokens) = (view.tr, view.tokens);
    let first = (now == Answer::NotAsked).then_some(Answer::NotAsked);
    let rest = [Answer::Agrees, Answer::Refuses, Answer::Silent];
    let choices: Vec<_> = first.into_iter().chain(rest).map(|answer| (answer, answer.word(tr))).collect();
    let mut answer = now;
    let name = tr.consent_of(&party.name);
    ui.push_id(("consent", &party.id.0), |ui| {
        at_the_right(ui, size::CONTROL + 2.0, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.scope(|ui| choice::bare(ui, (&name, ANSWER), &choices, &mut answer));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let ink = if now == Answer::Refuses { tokens.accent } else { tokens.ink };
                words::line(ui, Type::Small, &party.name, ink);
            });
        });
    });
    (answer != now).then_some(answer)
}

/// Who refused, what it means, and the door to the end.
fn refused(ui: &mut Ui, view: &View<'_>, file: &CaseFile) -> Option<String> {
    let (tr, tokens) = (view.tr, view.tokens);
    let names: Vec<&str> =
        refusing(file).into_iter().filter_map(|id| file.party(id)).map(|party| party.name.as_str()).collect();
    if names.is_empty() {
        return None;
    }
    let names = names.join(tr.guide_name_joint());
    let sentence = match file.kind {
        CaseKind::People => tr.guide_refused(&names),
        CaseKind::PublicSecurity => tr.consent_refused_security(&names),
    };
    words::wrapped(ui, Type::Small, sentence, tokens.accent);
    ui.add_space(space::S);
    let over = ending::ended(file).is_some();
    let room = vec2(ui.available_width(), size::SMALL);
    let pressed = !over
        && ui
            .allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                Button::small(tr.consent_end()).show(ui, tokens).clicked()
            })
            .inner;
    pressed.then(|| tr.consent_end_reason(&names))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::party::{PartyId, PartyRole};

    #[test]
    fn a_later_answer_stands_for_an_earlier_one() {
        let mut file = CaseFile::new(CaseKind::People);
        file.parties.push(Party::person(PartyId("A1".to_owned()), PartyRole::Applicant, "林志远"));
        let party = file.parties[0].clone();
        assert_eq!(Answer::of(&file, &party), Answer::NotAsked);
        for (agrees, answer) in [(None, Answer::Silent), (Some(true), Answer::Agrees), (Some(false), Answer::Refuses)] {
            file.consents.push(Consent { party: party.id.clone(), agrees, ..Consent::default() });
            assert_eq!(Answer::of(&file, &party), answer);
            assert_eq!(answer.agrees(), agrees);
        }
    }
}
