//! Prompts of a step: what a mediator does one after the other. What the case shows is ticked by itself; the rest is
//! ticked by hand and forgotten with the window: it helps the talk and is no record.

use std::collections::HashSet;

use egui::{Rect, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use crate::domain::case::CaseFile;
use crate::domain::party::Side;
use crate::domain::session::{StatementKind, StepKind};
use crate::i18n::Tr;
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::theme::{Tokens, Type, space};

use super::conversation::statements;

/// By what the case shows that a prompt was followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// Nothing shows it.
    ByHand,
    SomebodyPresent,
    NoticeGiven,
    RecusalAsked,
    BothSidesSpoke,
    IssueSettled,
    OfferMade,
    AllSettled,
    StepEnded,
    NoticeOfWays,
}

/// One prompt.
#[derive(Clone, Copy, Debug)]
struct Prompt {
    words: &'static str,
    sign: Sign,
}

fn prompts(tr: Tr, step: StepKind) -> Vec<Prompt> {
    let list: &[(&'static str, Sign)] = match step {
        StepKind::Neighborhood => &[
            (tr.prompt_neighborhood_calm(), Sign::ByHand),
            (tr.prompt_neighborhood_introduce(), Sign::SomebodyPresent),
            (tr.prompt_neighborhood_voluntary(), Sign::NoticeGiven),
            (tr.prompt_neighborhood_listen(), Sign::BothSidesSpoke),
            (tr.prompt_neighborhood_small(), Sign::IssueSettled),
            (tr.prompt_neighborhood_next(), Sign::StepEnded),
        ],
        StepKind::Village => &[
            (tr.prompt_village_introduce(), Sign::SomebodyPresent),
            (tr.prompt_village_voluntary(), Sign::NoticeGiven),
            (tr.prompt_village_recusal(), Sign::RecusalAsked),
            (tr.prompt_village_listen(), Sign::BothSidesSpoke),
            (tr.prompt_village_duty(), Sign::ByHand),
            (tr.prompt_village_offers(), Sign::OfferMade),
            (tr.prompt_village_read_back(), Sign::AllSettled),
        ],
        StepKind::Interpretation => &[
            (tr.prompt_interpretation_introduce(), Sign::SomebodyPresent),
            (tr.prompt_interpretation_recusal(), Sign::RecusalAsked),
            (tr.prompt_interpretation_sum_up(), Sign::ByHand),
            (tr.prompt_interpretation_law(), Sign::ByHand),
            (tr.prompt_interpretation_duty(), Sign::ByHand),
            (tr.prompt_interpretation_offers(), Sign::OfferMade),
            (tr.prompt_interpretation_ways(), Sign::NoticeOfWays),
        ],
    };
    list.iter().map(|(words, sign)| Prompt { words, sign: *sign }).collect()
}

fn shows(file: &CaseFile, step: StepKind, sign: Sign) -> bool {
    let notice = file.notice.as_ref();
    let spoke = |side| {
        let of_side = |id| file.party(id).is_some_and(|party| party.role.side() == side);
        statements(file, step).any(|(_, statement)| of_side(&statement.party))
    };
    match sign {
        Sign::ByHand => false,
        Sign::SomebodyPresent => file.sessions_of(step).any(|(_, session)| !session.participants.is_empty()),
        Sign::NoticeGiven => notice.is_some_and(|notice| notice.date.is_some()),
        Sign::RecusalAsked => notice.is_some_and(|notice| notice.recusal_asked == Some(true)),
        Sign::BothSidesSpoke => spoke(Side::A) && spoke(Side::B),
        Sign::IssueSettled => file.issues.iter().any(|issue| issue.settled),
        Sign::OfferMade => statements(file, step).any(|(_, said)| said.kind == Some(StatementKind::Offer)),
        Sign::AllSettled => !file.issues.is_empty() && file.issues.iter().all(|issue| issue.settled),
        Sign::StepEnded => file.sessions_of(step).any(|(_, session)| session.outcome.is_some()),
        Sign::NoticeOfWays => file.agreement.as_ref().is_some_and(|agreement| !agreement.told.is_empty()),
    }
}

/// Number of prompts of a step.
pub fn count(tr: Tr, step: StepKind) -> usize {
    prompts(tr, step).len()
}

/// Shows the prompts; `by_hand` holds those that were ticked by hand.
pub fn show(
    ui: &mut Ui,
    tr: Tr,
    tokens: &Tokens,
    file: &CaseFile,
    step: StepKind,
    by_hand: &mut HashSet<(StepKind, usize)>,
) {
    let all = prompts(tr, step);
    let done: Vec<bool> = all
        .iter()
        .enumerate()
        .map(|(position, prompt)| shows(file, step, prompt.sign) || by_hand.contains(&(step, position)))
        .collect();
    let now = done.iter().position(|done| !done);
    ui.spacing_mut().item_spacing.y = 0.0;
    for (position, (prompt, done)) in all.iter().zip(&done).enumerate() {
        if line(ui, tr, tokens, prompt.words, *done, now == Some(position)) {
            let key = (step, position);
            if !by_hand.remove(&key) {
                by_hand.insert(key);
            }
        }
    }
}

/// One prompt: mark, words that wrap. True when it was pressed.
fn line(ui: &mut Ui, tr: Tr, tokens: &Tokens, words: &str, done: bool, now: bool) -> bool {
    let (kind, ink) = if now { (Type::BodyMedium, tokens.ink) } else { (Type::Body, tokens.ink2) };
    let left = 26.0;
    let width = ui.available_width();
    let format =
        egui::text::TextFormat { font_id: kind.font(), color: ink, line_height: Some(24.0), ..Default::default() };
    let mut job = egui::text::LayoutJob::single_section(words.to_owned(), format);
    job.wrap.max_width = (width - left).max(40.0);
    let galley = ui.painter().layout_job(job);
    let height = (galley.size().y + 10.0).max(34.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let name = if done { tr.talk_prompt_untick(words) } else { tr.talk_prompt_tick(words) };
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::CheckBox, true, done, &name));
    if response.hovered() || response.has_focus() {
        let stroke = if response.has_focus() { tokens.focus() } else { egui::Stroke::NONE };
        let around = rect.expand2(vec2(space::XS, 0.0));
        let fill = if response.hovered() { tokens.select } else { egui::Color32::TRANSPARENT };
        ui.painter().rect(around, egui::CornerRadius::same(6), fill, stroke, egui::StrokeKind::Inside);
    }
    let middle = pos2(rect.min.x + 7.0, rect.min.y + 17.0);
    if now {
        let square = Rect::from_center_size(middle, vec2(14.0, 14.0));
        Icon::ChevronRight.paint(ui.painter(), square, tokens.accent, 2.0);
    } else {
        let mark = if done { Mark::Done } else { Mark::NotYet };
        mark.paint(ui.painter(), middle, tokens);
    }
    ui.painter().galley(pos2(rect.min.x + left, rect.min.y + 5.0), galley, ink);
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::Extra;
    use crate::domain::case::{CaseKind, Notice};
    use crate::domain::party::{Party, PartyId, PartyRole};
    use crate::domain::session::{IssueInDispute, Statement, Step};

    fn said(party: &str, kind: Option<StatementKind>) -> Statement {
        Statement {
            party: PartyId(party.to_owned()),
            date: None,
            time: None,
            step: Some(StepKind::Village),
            kind,
            text: "话".to_owned(),
            text_en: String::new(),
            private: false,
            confirmed: None,
            extra: Extra::new(),
        }
    }

    #[test]
    fn a_prompt_is_ticked_by_what_the_case_shows() {
        let mut file = CaseFile::new(CaseKind::People);
        for (id, role) in [("A1", PartyRole::Applicant), ("B1", PartyRole::Respondent)] {
            file.parties.push(Party::person(PartyId(id.to_owned()), role, id));
        }
        file.steps.push(Step::open(StepKind::Village, None));
        let village = |file: &CaseFile, sign| shows(file, StepKind::Village, sign);
        for sign in
            [Sign::SomebodyPresent, Sign::NoticeGiven, Sign::RecusalAsked, Sign::BothSidesSpoke, Sign::OfferMade]
        {
            assert!(!village(&file, sign), "{sign:?}");
        }
        file.statements.push(said("A1", None));
        assert!(!village(&file, Sign::BothSidesSpoke));
        file.statements.push(said("B1", Some(StatementKind::Offer)));
        assert!(village(&file, Sign::BothSidesSpoke) && village(&file, Sign::OfferMade));
        assert!(!shows(&file, StepKind::Neighborhood, Sign::OfferMade));
        file.notice = Some(Notice { recusal_asked: Some(false), ..Notice::default() });
        assert!(!village(&file, Sign::RecusalAsked));
        assert!(!village(&file, Sign::AllSettled), "no issue is not all settled");
        file.issues.push(IssueInDispute { settled: true, ..IssueInDispute::default() });
        assert!(village(&file, Sign::AllSettled));
    }
}
