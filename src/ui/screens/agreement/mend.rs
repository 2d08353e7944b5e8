//! A finding at its clause: mark, sentence in its colour, and the button that mends it or leads to its slot.
//! What mends it is the check's word; here it only becomes a changed term. Nothing is mended without a press.

use egui::{Response, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::check::{self, Finding, Mend, Severity};
use crate::domain::place::Place;
use crate::domain::term::Term;
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::icon::Mark;
use crate::ui::theme::{Type, space};

use super::clause;
use super::scene::Scene;
use super::sentence::Slot;

/// Least height of the row.
const ROW: f32 = 40.0;
/// Room of the mark before the sentence.
const MARK: f32 = 22.0;

/// What a press on the button asks for.
#[derive(Debug, PartialEq)]
pub enum Asked {
    /// The term, mended.
    Changed(Box<Term>),
    /// The slot in which it can be mended by hand.
    Open(Slot),
    /// The clause, to be mended by hand.
    Choose,
}

/// Shows the finding; `Some` when its button was pressed.
pub fn show(ui: &mut Ui, scene: Scene<'_>, at: usize, term: &Term, finding: &Finding) -> Option<Asked> {
    let slot = clause::doubts(&[finding], &Place::term(at)).first().map(|(slot, _)| *slot);
    let (words, asked) = offer(scene, at, term, finding, slot);
    row(ui, scene, finding, &words).clicked().then_some(asked)
}

fn row(ui: &mut Ui, scene: Scene<'_>, finding: &Finding, words: &str) -> Response {
    let tokens = scene.tokens;
    let (mark, ink) = match finding.severity {
        Severity::Block => (Mark::Must, tokens.accent),
        Severity::Warn => (Mark::Advice, tokens.soon),
        Severity::Note => (Mark::Advice, tokens.ink2),
    };
    let sentence = check::message(scene.tr, finding);
    let name = format!("{words} {sentence}");
    let button = Button::small(words).named(&name);
    let room = (ui.available_width() - button.wanted_width(ui) - MARK - space::M).max(80.0);
    let galley = ui.painter().layout(sentence.clone(), Type::Small.font(), ink, room);
    let height = galley.size().y.max(ROW);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.set_min_height(height);
        let (rect, response) = ui.allocate_exact_size(vec2(MARK + room, height), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Label, true, &sentence));
        mark.paint(ui.painter(), pos2(rect.left() + 5.0, rect.center().y), tokens);
        let corner = pos2(rect.left() + MARK, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(corner, galley, ink);
        ui.add_space(space::M);
        button.show(ui, tokens)
    })
    .inner
}

/// The words of the button and what it does.
fn offer(scene: Scene<'_>, at: usize, term: &Term, finding: &Finding, slot: Option<Slot>) -> (String, Asked) {
    let tr = scene.tr;
    let by_hand = || slot.map_or(Asked::Choose, Asked::Open);
    if let Some(mend) = &finding.mend
        && let Some(changed) = mended(term, &Place::term(at), mend)
    {
        let words = match mend {
            Mend::SetDate { date, .. } => tr.agreement_finding_date(dates::day(tr, *date)),
            Mend::SetAmount { amount, .. } => tr.agreement_finding_amount(amount.figures()),
            Mend::ReplaceInText { new, .. } => tr.agreement_finding_text(new),
            Mend::SetSex { .. } | Mend::SetCount { .. } => tr.agreement_finding_open().to_owned(),
        };
        return (words, Asked::Changed(Box::new(changed)));
    }
    match (slot, day_of_others(scene, term)) {
        (Some(Slot::Day), Some(day)) => {
            let changed = Term { due: Some(day), ..term.clone() };
            (tr.agreement_finding_date(dates::day(tr, day)), Asked::Changed(Box::new(changed)))
        }
        (Some(Slot::Day), None) => (tr.agreement_finding_pick().to_owned(), by_hand()),
        _ => (tr.agreement_finding_open().to_owned(), by_hand()),
    }
}

/// The day of another term, if this one has none: most agreements keep one day.
fn day_of_others(scene: Scene<'_>, term: &Term) -> Option<chrono::NaiveDate> {
    if term.due.is_some() {
        return None;
    }
    scene.case.terms.iter().filter_map(|term| term.due).find(|day| *day >= scene.today)
}

/// The term after the mend, where the mend is one of this term.
fn mended(term: &Term, place: &Place, mend: &Mend) -> Option<Term> {
    let mut changed = term.clone();
    match mend {
        Mend::SetDate { at, date } if *at == place.field("due") => changed.due = Some(*date),
        Mend::SetAmount { at, amount } if *at == place.field("amount_cents") => changed.amount = Some(*amount),
        Mend::ReplaceInText { at, old, new } => {
            let text = [
                ("text", &mut changed.text),
                ("text_en", &mut changed.text_en),
                ("what", &mut changed.what),
                ("method", &mut changed.method),
                ("breach", &mut changed.breach),
            ]
            .into_iter()
            .find_map(|(field, text)| (*at == place.field(field)).then_some(text))?;
            *text = text.replacen(old.as_str(), new, 1);
        }
        Mend::SetDate { .. } | Mend::SetAmount { .. } | Mend::SetSex { .. } | Mend::SetCount { .. } => return None,
    }
    (changed != *term).then_some(changed)
}

/// The mend (from `before` to `after`) on the term as it is now, so that words typed meanwhile stay.
pub fn onto(now: &Term, before: &Term, after: &Term) -> Term {
    let mut term = now.clone();
    if before.due != after.due {
        term.due = after.due;
    }
    if before.amount != after.amount {
        term.amount = after.amount;
    }
    let texts = [
        (&mut term.text, &before.text, &after.text),
        (&mut term.text_en, &before.text_en, &after.text_en),
        (&mut term.what, &before.what, &after.what),
        (&mut term.method, &before.method, &after.method),
        (&mut term.breach, &before.breach, &after.breach),
    ];
    for (text, before, after) in texts {
        // Words that were changed meanwhile are newer than the finding about them.
        if before != after && text == before {
            text.clone_from(after);
        }
    }
    term
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Money;

    #[test]
    fn a_mend_changes_its_own_term_only() {
        let term = Term { text: "贰仟元（大写：贰仟元）".to_owned(), ..Term::new(None) };
        let place = Place::term(1);
        let date = chrono::NaiveDate::from_ymd_opt(2026, 3, 15).unwrap();
        let due = Mend::SetDate { at: place.field("due"), date };
        assert_eq!(mended(&term, &place, &due).and_then(|term| term.due), Some(date));
        assert_eq!(mended(&term, &Place::term(2), &due), None);
        let amount = Money::from_fen(200_000).unwrap();
        let set = Mend::SetAmount { at: place.field("amount_cents"), amount };
        assert_eq!(mended(&term, &place, &set).and_then(|term| term.amount), Some(amount));
        let text = Mend::ReplaceInText { at: place.field("text"), old: "贰仟".into(), new: "贰佰".into() };
        assert_eq!(mended(&term, &place, &text).unwrap().text, "贰佰元（大写：贰仟元）");
        let other =
            Mend::ReplaceInText { at: Place::term(0).field("text"), old: "贰仟".into(), new: "贰佰".into() };
        assert_eq!(mended(&term, &place, &other), None);
    }

    #[test]
    fn a_mend_keeps_the_words_that_were_typed_meanwhile() {
        let before = Term { text: "甲".to_owned(), ..Term::new(None) };
        let date = chrono::NaiveDate::from_ymd_opt(2026, 3, 15);
        let after = Term { due: date, ..before.clone() };
        let now = Term { text: "甲乙".to_owned(), ..before.clone() };
        let mended = onto(&now, &before, &after);
        assert_eq!((mended.text.as_str(), mended.due), ("甲乙", date));
    }
}
