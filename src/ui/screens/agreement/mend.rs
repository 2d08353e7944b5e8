//! A finding at its clause: mark, sentence in its colour, and the button that mends it or leads to its slot.
//! What mends it is the check's word; nothing is mended without a press.

use egui::{Ui, vec2};

use crate::check::{self, Finding, Mend, Severity};
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

/// How soon a finding is mended: what stops the final copy, then what a press mends for certain, then the rest; in each
/// what a press mends comes first.
pub fn rank(scene: Scene<'_>, at: usize, finding: &Finding) -> (u8, bool) {
    let by_hand = !matches!(offer(scene, at, finding).1, Asked::Mend(_));
    let group = match finding.severity {
        _ if finding.passed => 3,
        Severity::Block => 0,
        Severity::Warn if finding.mend.is_some() => 1,
        Severity::Warn => 2,
        Severity::Note => 3,
    };
    (group, by_hand)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::view::Theme;
    use crate::check::{About, Rule};
    use crate::domain::case::{CaseFile, CaseKind};
    use crate::i18n::{Lang, Tr};
    use crate::ui::theme::Tokens;

    #[test]
    fn what_stops_the_final_copy_comes_first_then_what_a_press_mends() {
        let (tokens, case) = (Tokens::of(Theme::Light), CaseFile::new(CaseKind::People));
        let today = chrono::NaiveDate::from_ymd_opt(2026, 3, 11).unwrap();
        let scene = Scene { tr: Tr(Lang::Zh), tokens: &tokens, case: &case, today };
        let found = |severity| Finding::new(Rule::TermNoDate, Place::term(0), About::Nothing).weighing(severity);
        let mend = Mend::SetDate { at: Place::term(0).field("due"), date: today };
        let advice = found(Severity::Warn);
        let slip = found(Severity::Warn).mended_by(mend.clone());
        let block = found(Severity::Block);
        let mended_block = found(Severity::Block).mended_by(mend.clone());
        let passed = Finding { passed: true, ..found(Severity::Block) };
        let note = found(Severity::Note).mended_by(mend);
        let mut all = [&note, &passed, &advice, &slip, &block, &mended_block];
        all.sort_by_key(|finding| rank(scene, 0, finding));
        assert_eq!(all, [&mended_block, &block, &slip, &advice, &note, &passed]);
    }
}
