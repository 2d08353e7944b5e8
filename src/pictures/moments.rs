//! Pictures of what stands over a screen or comes only after a press: the find box, the list of what is missing, what
//! stands behind a finding, the room of law, the note of a step that moves up, the words and the pad of a frozen agreement, promises of a signed one.

use std::path::Path;

use super::{Look, Stage, desk, save};
use crate::casebook::command::{CaseCommand, Command};
use crate::casebook::view::CaseId;
use crate::check;
use crate::domain::case::{CaseFile, Extra};
use crate::domain::session::{Alert, AlertKind, Outcome, StepKind};
use crate::i18n::{Lang, Tr};
use crate::ui::action::{Action, SideDoor};
use crate::ui::parts::missing;
use crate::ui::screen::{Room, Screen};

/// One moment: its name, the case (by position) and screen, and what is pressed there.
struct Moment {
    name: &'static str,
    at: fn(CaseId, CaseId) -> Screen,
    press: fn(&mut Stage, CaseId, Tr),
}

/// In the order in which they are taken; what one does to a case stays for the next.
const MOMENTS: &[Moment] = &[
    Moment { name: "find", at: |_, _| Screen::Today, press: |stage, _, _| stage.key(egui::Key::K) },
    Moment { name: "find-words", at: |_, _| Screen::Today, press: |stage, _, _| words(stage, egui::Key::K) },
    Moment { name: "ledger-words", at: |_, _| Screen::Ledger, press: |stage, _, _| words(stage, egui::Key::F) },
    Moment { name: "clauses", at: agreement, press: |stage, _, _| stage.key(egui::Key::L) },
    Moment { name: "missing", at: agreement, press: missing },
    Moment { name: "menu", at: agreement, press: |stage, _, tr| stage.press(tr.shell_stations()) },
    Moment { name: "reason", at: agreement, press: reason },
    Moment { name: "law-list", at: agreement, press: |stage, _, _| stage.window.desk.act(Action::Side(SideDoor::Law)) },
    Moment { name: "law-card", at: agreement, press: law_card },
    Moment { name: "court", at: agreement, press: |stage, _, tr| stage.press(tr.court_door()) },
    Moment { name: "moving-up", at: |first, _| Screen::Case(first, Room::Village), press: moving_up },
    Moment { name: "party-turned", at: party_view, press: |stage, _, tr| stage.press(tr.party_turn()) },
    Moment { name: "signing-frozen", at: signing, press: freeze },
    Moment { name: "signing-pad", at: signing, press: |stage, _, tr| stage.press(tr.signing_read_aloud()) },
    Moment { name: "performance-kept", at: |_, second| Screen::Case(second, Room::Performance), press: |_, _, _| {} },
    Moment { name: "watch", at: |first, _| Screen::Case(first, Room::Village), press: watch },
];

/// Part of a telephone number: people, sentences and numbers of several cases.
fn words(stage: &mut Stage, key: egui::Key) {
    stage.key(key);
    stage.type_text("1380");
}

const fn agreement(first: CaseId, _: CaseId) -> Screen {
    Screen::Case(first, Room::Agreement)
}

const fn signing(first: CaseId, _: CaseId) -> Screen {
    Screen::Case(first, Room::Signing)
}

const fn party_view(first: CaseId, _: CaseId) -> Screen {
    Screen::Case(first, Room::PartyView)
}

fn missing(stage: &mut Stage, _: CaseId, tr: Tr) {
    let count = stage.window.desk.case.as_ref().map_or(0, |case| missing::wanting(&case.findings));
    stage.press(&tr.shell_missing(count));
}

fn reason(stage: &mut Stage, _: CaseId, tr: Tr) {
    let case = stage.window.desk.case.as_ref();
    let found = case.and_then(|case| case.findings.iter().find(|found| found.at.pointer().starts_with("/terms")));
    let sentence = found.map(|found| check::message(tr, found)).unwrap_or_default();
    stage.press(&tr.finding_why_named(sentence));
    stage.press(tr.pass_ask());
}

fn law_card(stage: &mut Stage, _: CaseId, _: Tr) {
    stage.window.desk.act(Action::Side(SideDoor::Card("harm-falling-objects".to_owned())));
}

/// Someone spoke of not wanting to live; a colleague was told.
fn watch(stage: &mut Stage, first: CaseId, _: Tr) {
    let told_at = stage.window.desk.now();
    let alert = Alert {
        kind: AlertKind::SelfHarm,
        marked: None,
        note: String::new(),
        told: stage.window.desk.settings.at_the_desk.clone(),
        told_at: Some(told_at),
        cleared: false,
        extra: Extra::new(),
    };
    stage.window.desk.act(Action::Run(Box::new(Command::InCase(first, CaseCommand::RaiseAlert(alert)))));
    stage.window.desk.act(Action::Side(SideDoor::Watch));
}

fn moving_up(stage: &mut Stage, _: CaseId, tr: Tr) {
    stage.press(&tr.talk_move_up(tr.step(StepKind::Interpretation)));
}

fn freeze(stage: &mut Stage, first: CaseId, _: Tr) {
    let settled = CaseCommand::EndSession { position: 1, outcome: Outcome::Settled, note: String::new() };
    for command in [settled, CaseCommand::FreezeAgreement] {
        stage.window.desk.act(Action::Run(Box::new(Command::InCase(first, command))));
    }
    stage.go(Screen::Case(first, Room::Signing));
}

/// Writes the moments whose name holds `only`.
pub(super) fn write(
    folder: &Path,
    cases: &[CaseFile],
    set: &str,
    lang: Lang,
    look: Look,
    only: &str,
) -> Result<usize, String> {
    let name_of = |moment: &Moment| format!("{}-{set}", moment.name);
    if !MOMENTS.iter().any(|moment| name_of(moment).contains(only)) {
        return Ok(0);
    }
    let (desk, ids) = desk(cases, lang, look)?;
    let (Some(first), Some(second)) = (ids.first().copied(), ids.get(1).copied()) else { return Ok(0) };
    let mut stage = Stage::new(desk, look);
    let mut written = 0;
    for moment in MOMENTS {
        stage.go((moment.at)(first, second));
        (moment.press)(&mut stage, first, Tr(lang));
        // A wish of the desk is seen in the next frame.
        stage.frame(Vec::new(), false);
        let name = name_of(moment);
        if name.contains(only) {
            let bytes = stage.picture().map_err(|error| error.to_string())?;
            save(&folder.join(format!("{name}.png")), &bytes)?;
            written += 1;
        }
        stage.escape();
    }
    Ok(written)
}
