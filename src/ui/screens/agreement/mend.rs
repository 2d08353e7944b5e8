//! A finding at its clause: mark, sentence in its colour, and the button that mends it or leads to its slot.
//! What mends it is the check's word; nothing is mended without a press.

use egui::{Ui, vec2};

use crate::check::{self, Finding, Mend};
use crate::domain::place::Place;
use crate::domain::term::Term;
use crate::ui::mend;
use crate::ui::parts::button::Button;
use crate::ui::parts::checked;
use crate::ui::theme::{Type, space};

use super::clause;
use super::scene::Scene;
use super::sentence::Slot;

/// Least height of the row.
const ROW: f32 = 40.0;

/// What a press on the button asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    Mend(Mend),
    /// The slot in which it can be mended by hand.
    Open(Slot),
    /// The clause, to be mended by hand.
    Choose,
}

/// Shows the finding; `Some` when its button was pressed. The `next` one shows the key that does what its button does.
pub fn show(ui: &mut Ui, scene: Scene<'_>, at: usize, finding: &Finding, next: bool) -> Option<Asked> {
    let (words, asked) = offer(scene, at, finding);
    let name = scene.tr.mend_named(&words, check::message(scene.tr, finding));
    let button = Button::small(&words).named(&name);
    let button = if next { button.key(mend::KEY_WORDS) } else { button };
    let width = (ui.available_width() - button.wanted_width(ui) - space::M).max(120.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.set_min_height(ROW);
        let (_, ink) = checked::mark(scene.tokens, finding);
        checked::sentence(ui, (scene.tr, scene.tokens), finding, (Type::Small, ink), width);
        ui.add_space(space::M);
        button.show(ui, scene.tokens).clicked().then_some(asked)
    })
    .inner
}

/// The words of the button and what it does.
pub fn offer(scene: Scene<'_>, at: usize, finding: &Finding) -> (String, Asked) {
    let tr = scene.tr;
    let slot = clause::doubts(&[finding], &Place::term(at)).first().map(|(slot, _)| *slot);
    let usual_day =
        scene.case.terms.get(at).filter(|_| slot == Some(Slot::Day)).and_then(|term| day_of_others(scene, term));
    let usual_day = usual_day.map(|date| Mend::SetDate { at: Place::term(at).field(Slot::Day.field()), date });
    if let Some(mend) = finding.mend.clone().or(usual_day) {
        return (mend::words(tr, scene.case, &mend), Asked::Mend(mend));
    }
    let by_hand = slot.map_or(Asked::Choose, Asked::Open);
    let words = if slot == Some(Slot::Day) { tr.agreement_finding_pick() } else { tr.agreement_finding_open() };
    (words.to_owned(), by_hand)
}

/// The day of another term, if this one has none: most agreements keep one day.
fn day_of_others(scene: Scene<'_>, term: &Term) -> Option<chrono::NaiveDate> {
    if term.due.is_some() {
        return None;
    }
    scene.case.terms.iter().filter_map(|term| term.due).find(|day| *day >= scene.today)
}
