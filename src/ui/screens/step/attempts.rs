//! Earlier attempts at a step: every session with its day, its people and its result, and a skipped step with its
//! reason. A click shows that session. It must not count what did not take place as a session.

use egui::{Popup, RectAlign, Response, ScrollArea, Sense, Ui, WidgetInfo, accesskit, vec2};

use crate::domain::case::CaseFile;
use crate::domain::session::{Outcome, Step, StepKind};
use crate::guide::handover;
use crate::i18n::Tr;
use crate::ui::dates;
use crate::ui::parts::button::Button;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{row, words};
use crate::ui::theme::{Tokens, Type, size, space};

/// Width of the list in points.
const WIDTH: f32 = 400.0;

/// An attempt, with its number among the sessions that took place; a skipped one has none.
struct Attempt<'a> {
    position: usize,
    number: Option<usize>,
    session: &'a Step,
}

fn attempts(file: &CaseFile, step: StepKind) -> Vec<Attempt<'_>> {
    let mut held = 0;
    file.sessions_of(step)
        .map(|(position, session)| {
            let took_place = session.outcome != Some(Outcome::Skipped);
            held += usize::from(took_place);
            Attempt { position, number: took_place.then_some(held), session }
        })
        .collect()
}

/// The title of the session that is shown; where there were several attempts it opens their list. `chosen` is the
/// position of the session.
pub fn title(
    ui: &mut Ui,
    (tr, tokens): (Tr, &Tokens),
    (file, step): (&CaseFile, StepKind),
    chosen: &mut Option<usize>,
) {
    let attempts = attempts(file, step);
    let number = attempts.iter().find(|attempt| Some(attempt.position) == *chosen).and_then(|attempt| attempt.number);
    let title = tr.talk_session_title(number.unwrap_or(1));
    if attempts.len() < 2 {
        let width = (words::width(ui, Type::BodyMedium, &title) + 1.0).min(ui.available_width());
        ui.allocate_ui_with_layout(vec2(width, 24.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            words::line(ui, Type::BodyMedium, title, tokens.ink);
        });
        return;
    }
    let name = tr.talk_attempts_open(&title);
    let door = Button::quiet(&title).kind(Type::BodyMedium).ink(tokens.ink).after(Some(Icon::ChevronDown)).named(&name);
    // The words, not the box, stand on the margin.
    ui.add_space(-space::S);
    let door = door.height(size::SMALL).show(ui, tokens);
    list(ui, (tr, tokens), file, &attempts, &door, chosen);
}

fn list(
    ui: &Ui,
    (tr, tokens): (Tr, &Tokens),
    file: &CaseFile,
    attempts: &[Attempt<'_>],
    door: &Response,
    chosen: &mut Option<usize>,
) {
    let screen = ui.ctx().content_rect();
    let width = WIDTH.min(screen.width() - 2.0 * space::XL);
    Popup::from_toggle_button_response(door).align(RectAlign::BOTTOM_START).width(width).show(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 2.0;
        words::wrapped(ui, Type::Small, tr.talk_attempts(attempts.len()), tokens.ink2);
        ScrollArea::vertical().max_height(screen.height() * 0.6).show(ui, |ui| {
            for attempt in attempts.iter().rev() {
                row::rule(ui, tokens);
                let current = *chosen == Some(attempt.position);
                if one(ui, (tr, tokens), file, attempt, current) {
                    *chosen = Some(attempt.position);
                    ui.close();
                }
            }
        });
    });
}

/// One attempt to read. True: it was pressed, and it can be shown.
fn one(ui: &mut Ui, (tr, tokens): (Tr, &Tokens), file: &CaseFile, attempt: &Attempt<'_>, current: bool) -> bool {
    let head = head(tr, attempt);
    let result = result(tr, attempt.session);
    let people = people(tr, file, attempt.session);
    let fill = ui.painter().add(egui::Shape::Noop);
    let shown = ui.scope(|ui| {
        ui.set_width(ui.available_width());
        ui.add_space(space::XS);
        let kind = if current { Type::BodyMedium } else { Type::Body };
        words::wrapped(ui, kind, &head, tokens.ink);
        if !people.is_empty() {
            words::wrapped(ui, Type::Small, people, tokens.ink2);
        }
        words::wrapped(ui, Type::Small, &result, tokens.ink2);
        ui.add_space(space::XS);
    });
    let response = ui.interact(shown.response.rect, ui.scope_id().with(("attempt", attempt.position)), Sense::click());
    let name = format!("{head} {result}");
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::Button, true, current, &name));
    let around = shown.response.rect.expand2(vec2(space::XS, 0.0));
    if response.hovered() && attempt.number.is_some() {
        ui.painter().set(fill, egui::Shape::rect_filled(around, size::RADIUS, tokens.select));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(around, size::RADIUS, tokens.focus(), egui::StrokeKind::Inside);
    }
    response.clicked() && attempt.number.is_some()
}

fn head(tr: Tr, attempt: &Attempt<'_>) -> String {
    let when = when(tr, attempt.session);
    match attempt.number {
        Some(number) => format!("{}{}{when}", tr.talk_session_title(number), tr.shell_facts_joint()),
        None => when,
    }
}

/// Day and times of a session: 3月9日 14:00–15:10.
pub fn when(tr: Tr, session: &Step) -> String {
    let day = session.date.map_or_else(|| tr.talk_no_date().to_owned(), |date| dates::day(tr, date));
    let time = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    match (session.from, session.to) {
        (Some(from), Some(to)) => format!("{day} {}–{}", time(from), time(to)),
        (Some(from), None) => tr.talk_since(day, time(from)),
        (None, _) => day,
    }
}

fn people(tr: Tr, file: &CaseFile, session: &Step) -> String {
    let parties = session.participants.iter().filter_map(|id| file.party(id)).map(|party| party.name.as_str());
    let staff = session.staff.iter().filter_map(|id| file.staff_member(id)).map(|member| member.name.as_str());
    let invited = session.invited.iter().filter(|invited| !invited.absent).map(|invited| invited.name.as_str());
    let names: Vec<&str> = parties.chain(staff).chain(invited).filter(|name| !name.is_empty()).collect();
    names.join(tr.shell_names_joint())
}

fn result(tr: Tr, session: &Step) -> String {
    match session.outcome {
        Some(outcome) if session.note.is_empty() => tr.outcome(outcome).to_owned(),
        Some(outcome) => tr.talk_outcome_with_note(tr.outcome(outcome), handover::reason(&session.note)),
        None => tr.talk_attempt_open().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::CaseKind;
    use crate::i18n::Lang;
    use chrono::{NaiveDate, NaiveTime};

    fn file() -> CaseFile {
        let mut file = CaseFile::new(CaseKind::People);
        let session = |outcome, note: &str, day| Step {
            outcome,
            note: note.to_owned(),
            ..Step::open(StepKind::Village, NaiveDate::from_ymd_opt(2026, 3, day))
        };
        file.steps = vec![
            session(Some(Outcome::Skipped), "都在外地", 5),
            session(Some(Outcome::NotSettled), "关伯年没来", 9),
            Step::open(StepKind::Interpretation, None),
            session(None, "", 11),
        ];
        file
    }

    #[test]
    fn each_attempt_is_counted_and_a_skipped_step_is_no_session() {
        let file = file();
        let all = attempts(&file, StepKind::Village);
        let told: Vec<_> = all.iter().map(|attempt| (attempt.position, attempt.number)).collect();
        assert_eq!(told, [(0, None), (1, Some(1)), (3, Some(2))]);
        let tr = Tr(Lang::Zh);
        assert_eq!(result(tr, all[0].session), "不需要：都在外地");
        assert_eq!(result(tr, all[1].session), "没谈成：关伯年没来");
        assert_eq!(head(tr, &all[1]), "第 1 次调解 · 3月9日");
    }

    #[test]
    fn a_session_says_from_when_to_when() {
        let tr = Tr(Lang::Zh);
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
        let mut session = Step::open(StepKind::Village, NaiveDate::from_ymd_opt(2026, 3, 9));
        assert_eq!(when(tr, &session), "3月9日");
        session.from = at(14, 0);
        assert_eq!(when(tr, &session), "3月9日 14:00 起");
        session.to = at(15, 10);
        assert_eq!(when(tr, &session), "3月9日 14:00–15:10");
        session.date = None;
        assert_eq!(when(tr, &session), "日期没写 14:00–15:10");
    }
}
