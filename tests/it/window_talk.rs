//! Journeys through the talk: taking sentences down, covering what is private, issues, outcomes, parties. The whole
//! window runs on a casebook in memory, driven by accessible names as a screen reader would.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use maplebridge::app::desk::Desk;
use maplebridge::app::window::Window;
use maplebridge::casebook::command::{CaseCommand, Command};
use maplebridge::casebook::view::CaseId;
use maplebridge::domain::agreement::AgreementForm;
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::party::{PartyId, Sex};
use maplebridge::domain::session::{Outcome, StatementKind, StepKind};
use maplebridge::i18n::{Lang, Tr};
use maplebridge::pictures::{self, LOOKS};
use maplebridge::ui::action::Action;
use maplebridge::ui::screen::{Room, Screen};

/// A desk that sits down at its window in the first frame.
struct Seat {
    desk: Option<Desk>,
    window: Option<Window>,
}

/// The window on the practice case, in this room.
struct Journey {
    harness: Harness<'static, Seat>,
}

impl Journey {
    fn begin(lang: Lang, room: Room) -> Journey {
        let (mut desk, ids) = pictures::desk(&pictures::cases(), lang, LOOKS[0]).unwrap();
        desk.act(Action::Go(Screen::Case(ids[0], room)));
        let seat = Seat { desk: Some(desk), window: None };
        let harness = Harness::builder().with_size(Vec2::new(1366.0, 768.0)).build_ui_state(
            |ui, seat: &mut Seat| match (&mut seat.window, seat.desk.take()) {
                (Some(window), _) => window.frame(ui),
                (None, Some(desk)) => {
                    seat.window = Some(Window::new(ui.ctx(), desk));
                    ui.ctx().request_repaint();
                }
                (None, None) => {}
            },
            seat,
        );
        let mut journey = Journey { harness };
        journey.wait();
        journey
    }

    fn act(&mut self, action: Action) {
        self.harness.state_mut().window.as_mut().unwrap().desk.act(action);
        self.wait();
    }

    fn go(&mut self, room: Room) {
        self.act(Action::Go(Screen::Case(CaseId(1), room)));
    }

    /// A second and more, so that everything typed is kept.
    fn wait(&mut self) {
        self.harness.run_steps(6);
    }

    fn desk(&self) -> &Desk {
        &self.harness.state().window.as_ref().unwrap().desk
    }

    fn file(&self) -> &CaseFile {
        &self.desk().case.as_ref().unwrap().record.file
    }

    fn type_in(&mut self, role: Role, label: &str, text: &str) {
        let field = self.harness.get_by_role_and_label(role, label);
        field.focus();
        self.harness.run_steps(2);
        self.harness.get_by_role_and_label(role, label).type_text(text);
        self.harness.run_steps(2);
    }

    fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run_steps(2);
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_role_and_label(Role::Button, label).click();
        self.wait();
    }

    fn shows(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).next().is_some()
    }
}

const COMPOSER: (Role, &str) = (Role::MultilineTextInput, "记一句话");

#[test]
fn a_sentence_is_taken_down_by_keyboard_alone() {
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    let before = journey.file().statements.len();
    journey.type_in(COMPOSER.0, COMPOSER.1, "@关伯年 #方案 棚子我自己拆，3月31日前清走");
    journey.press(Key::Enter);
    journey.wait();
    assert_eq!(journey.file().statements.len(), before + 1);
    let statement = journey.file().statements.last().unwrap();
    assert_eq!((statement.party.0.as_str(), statement.kind), ("B1", Some(StatementKind::Offer)));
    assert_eq!((statement.text.as_str(), statement.private), ("棚子我自己拆，3月31日前清走", false));
    assert_eq!(statement.step, Some(StepKind::Village));
}

#[test]
fn the_list_behind_the_mark_is_walked_with_the_arrows() {
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    journey.type_in(COMPOSER.0, COMPOSER.1, "@");
    journey.wait();
    assert!(journey.shows("选 林志远") && journey.shows("选 关伯年"));
    journey.press(Key::ArrowDown);
    journey.press(Key::Enter);
    journey.type_in(COMPOSER.0, COMPOSER.1, "只要修好");
    journey.press(Key::Enter);
    journey.wait();
    let statement = journey.file().statements.last().unwrap();
    assert_eq!((statement.party.0.as_str(), statement.text.as_str()), ("A2", "只要修好"));
}

#[test]
fn without_a_speaker_nothing_is_recorded_and_the_window_says_why() {
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    let before = journey.file().statements.len();
    journey.type_in(COMPOSER.0, COMPOSER.1, "没有人说");
    journey.press(Key::Enter);
    journey.wait();
    assert_eq!(journey.file().statements.len(), before);
    assert!(journey.shows("先用 @ 选一下是谁说的"));
}

#[test]
fn a_half_written_sentence_is_kept_before_it_is_recorded() {
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    journey.type_in(COMPOSER.0, COMPOSER.1, "@何美娟 我更担心");
    journey.wait();
    let kept = journey.desk().book.unfinished(Some(CaseId(1))).unwrap();
    let line = kept.iter().find(|line| line.field == "statement").unwrap();
    assert_eq!(line.text, "@何美娟 我更担心");
}

#[test]
fn what_is_private_lies_under_a_cover_until_it_is_lifted() {
    const WORDS: &str = "别当着街坊的面催我";
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    assert!(journey.shows("1 句私下的话，按 F9 看") && !journey.shows("别当着街坊的面催我"));
    journey.type_in(COMPOSER.0, COMPOSER.1, &format!("@关伯年 #私下 {WORDS}"));
    journey.press(Key::Enter);
    journey.wait();
    assert!(journey.file().statements.last().unwrap().private);
    assert!(journey.shows("2 句私下的话，按 F9 看") && !journey.shows(WORDS));
    journey.press(Key::F9);
    assert!(journey.shows(WORDS) && !journey.shows("按 F9 看"));
    journey.press(Key::F9);
    assert!(!journey.shows(WORDS));
    journey.click("2 句私下的话，按 F9 看");
    assert!(journey.shows(WORDS));
    // Another screen in between, and the cover lies there again.
    journey.go(Room::Facts);
    journey.go(Room::Village);
    assert!(!journey.shows(WORDS));
    journey.press(Key::F9);
    assert!(journey.shows(WORDS));
    // After a minute it falls by itself.
    journey.harness.run_steps(230);
    assert!(journey.shows(WORDS));
    journey.harness.run_steps(30);
    assert!(!journey.shows(WORDS));
}

#[test]
fn a_private_sentence_that_is_left_half_written_is_covered_after_a_minute() {
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    journey.type_in(COMPOSER.0, COMPOSER.1, "@关伯年 #私下 别当着街坊的面催我");
    journey.harness.run_steps(200);
    assert!(!journey.shows("没写完，已盖住"));
    journey.harness.run_steps(60);
    assert!(journey.shows("没写完，已盖住"));
}

#[test]
fn a_statement_is_read_back_and_its_speaker_says_that_it_is_right() {
    for lang in [Lang::Zh, Lang::En] {
        let tr = Tr(lang);
        let mut journey = Journey::begin(lang, Room::Village);
        let said = journey.file().statements[1].clone();
        let box_of = |journey: &mut Journey, name: &str| {
            journey.harness.get_by_role_and_label(Role::CheckBox, name).click();
            journey.wait();
        };
        box_of(&mut journey, &tr.talk_confirm("何美娟", &said.text));
        assert_eq!(journey.file().statements[1].confirmed.unwrap().to_string(), "2026-03-11 14:32:00");
        box_of(&mut journey, &tr.talk_confirm_take_back("何美娟", &said.text));
        assert_eq!(journey.file().statements[1].confirmed, None);
        box_of(&mut journey, &tr.talk_confirm("何美娟", &said.text));
        // Other words are not those that were confirmed.
        journey.harness.get_by_label_contains(&tr.talk_statement_name("何美娟", "")).click();
        journey.wait();
        journey.type_in(COMPOSER.0, tr.talk_composer(), "（补）");
        journey.click(tr.talk_save_change());
        assert_eq!(journey.file().statements[1].confirmed, None);
    }
}

#[test]
fn offers_are_kept_with_their_issue_and_the_gap_is_told() {
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    let mut say = |text: &str| {
        journey.type_in(COMPOSER.0, COMPOSER.1, text);
        journey.press(Key::Enter);
        journey.wait();
    };
    say("@甲1 #要求 拆棚再赔 3580 元");
    say("@乙 #方案 出1000元");
    say("@乙 #方案 最多2000元");
    let offers = &journey.file().issues[1].offers;
    assert_eq!(offers.iter().map(|offer| offer.amount.unwrap().fen() / 100).collect::<Vec<_>>(), [3580, 1000, 2000]);
    assert!(journey.shows("差 1,580.00 元"));
    // A private one moves the gap only for who may see it.
    let mut say = |text: &str| {
        journey.type_in(COMPOSER.0, COMPOSER.1, text);
        journey.press(Key::Enter);
        journey.wait();
    };
    say("@乙 #方案 #私下 真要谈成 3000元也行");
    assert!(journey.file().issues[1].offers[3].private);
    assert!(journey.shows("差 1,580.00 元") && !journey.shows("3,000") && !journey.shows("3000"));
    journey.press(Key::F9);
    assert!(journey.shows("差 580.00 元"));
}

#[test]
fn an_offer_follows_its_sentence() {
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    journey.type_in(COMPOSER.0, COMPOSER.1, "@乙 #方案 出1000元");
    journey.press(Key::Enter);
    journey.wait();
    journey.harness.get_by_label_contains("改关伯年说的话：出1000元").click();
    journey.wait();
    journey.click("记作私下");
    journey.click("改好了");
    assert!(journey.file().statements.last().unwrap().private && journey.file().issues[1].offers[0].private);
    journey.press(Key::F9);
    journey.harness.get_by_label_contains("改关伯年说的话：出1000元").click();
    journey.wait();
    journey.click("删去这句");
    assert!(journey.file().issues[1].offers.is_empty());
}

#[test]
fn one_refusal_opens_the_door_to_the_end() {
    for lang in [Lang::Zh, Lang::En] {
        let tr = Tr(lang);
        let mut journey = Journey::begin(lang, Room::Village);
        journey.click(tr.consent_all_name());
        assert_eq!(journey.file().consents.iter().filter(|consent| consent.agrees == Some(true)).count(), 3);
        assert!(journey.shows(tr.consent_all_agreed()));
        journey.click(&format!("{} {}", tr.talk_present_edit(), tr.consent_head()));
        journey.harness.get_by_role_and_label(Role::ComboBox, &tr.consent_of("关伯年")).click();
        journey.wait();
        journey.harness.get_by_role_and_label(Role::Button, tr.consent_refuses()).click();
        journey.wait();
        assert_eq!(journey.file().consents.last().unwrap().agrees, Some(false));
        assert!(journey.shows(&tr.guide_refused("关伯年")));
        journey.click(tr.consent_end());
        let field = journey.harness.get_by_role_and_label(Role::MultilineTextInput, tr.ending_reason());
        assert_eq!(field.value().as_deref(), Some(tr.consent_end_reason("关伯年").as_str()));
        journey.click(tr.ending_end());
        assert_eq!(journey.file().agreement.as_ref().unwrap().form, Some(AgreementForm::None));
    }
}

#[test]
fn the_clock_of_a_session_runs_from_its_beginning_to_its_outcome() {
    let tr = Tr(Lang::Zh);
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    journey.click(tr.talk_start_clock());
    let session = |journey: &Journey| journey.file().steps[1].clone();
    assert_eq!(session(&journey).from.unwrap().to_string(), "14:32:00");
    assert!(journey.shows("3月11日 14:32 起 · 已谈 0 分"));
    journey.click(tr.talk_edit_session());
    journey.type_in(Role::TextInput, tr.talk_to(), "早");
    journey.wait();
    assert!(journey.shows(tr.talk_time_not_read()));
    assert_eq!(session(&journey).to, None);
    journey.click(tr.talk_edit_session());
    journey.click(&tr.talk_write_outcome("村居调"));
    journey.harness.get_by_role_and_label(Role::RadioButton, tr.talk_outcome_not_settled()).click();
    journey.wait();
    journey.type_in(Role::MultilineTextInput, tr.talk_outcome_note_not_settled(), "关伯年先走了");
    journey.click(tr.talk_outcome_keep());
    assert_eq!(session(&journey).to.unwrap().to_string(), "14:32:00");
    assert!(journey.shows("3月11日 14:32–14:32"));
    journey.click(tr.talk_outcome_take_back());
    assert_eq!(session(&journey).to, None);
}

#[test]
fn every_attempt_is_counted_with_its_people_and_its_result() {
    let tr = Tr(Lang::Zh);
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    journey.click(&tr.talk_write_outcome("村居调"));
    journey.harness.get_by_role_and_label(Role::RadioButton, tr.talk_outcome_not_settled()).click();
    journey.wait();
    journey.type_in(Role::MultilineTextInput, tr.talk_outcome_note_not_settled(), "关伯年先走了");
    journey.click(tr.talk_outcome_keep());
    journey.click(tr.talk_another_session());
    assert_eq!(journey.file().steps.len(), 3);
    assert!(journey.shows("第 2 次调解"));
    journey.click(&tr.talk_attempts_open("第 2 次调解"));
    assert!(journey.shows("这一步前后 2 次") && journey.shows("林志远、何美娟、关伯年、陈和平、罗小满"));
    journey.click("第 1 次调解 · 3月11日 没谈成：关伯年先走了");
    assert!(journey.shows(&tr.talk_attempts_open("第 1 次调解")), "the first attempt is shown");
}

#[test]
fn a_session_that_moving_up_opened_is_skipped_with_a_reason_and_can_be_held_later() {
    let tr = Tr(Lang::Zh);
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    journey.click("转到释法调解");
    journey.type_in(Role::MultilineTextInput, tr.talk_outcome_note_escalated(), "鸽棚要请有关部门看");
    journey.click(tr.talk_outcome_keep());
    journey.click(&tr.talk_write_outcome("释法调解"));
    journey.harness.get_by_role_and_label(Role::RadioButton, tr.talk_skip_step()).click();
    journey.wait();
    journey.click(tr.talk_outcome_keep());
    assert_eq!(journey.file().steps[2].outcome, None, "not without a reason");
    journey.type_in(Role::MultilineTextInput, tr.talk_outcome_note_skipped(), "部门电话里答复了");
    journey.click(tr.talk_outcome_keep());
    assert_eq!(journey.file().steps[2].outcome, Some(Outcome::Skipped));
    journey.go(Room::Interpretation);
    journey.click(&tr.talk_begin("释法调解"));
    assert_eq!(journey.file().steps.len(), 4);
    assert_eq!(journey.file().steps[3].from.unwrap().to_string(), "14:32:00");
    // Going back is normal, too.
    journey.go(Room::Neighborhood);
    journey.click(tr.talk_another_session());
    assert_eq!(journey.file().sessions_of(StepKind::Neighborhood).count(), 2);
}

#[test]
fn whoever_was_invited_has_unit_and_seat_and_whether_they_came() {
    let tr = Tr(Lang::Zh);
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    journey.click(tr.consent_all_name());
    journey.click("改 在场");
    journey.click(tr.talk_invite());
    journey.type_in(Role::TextInput, tr.talk_invited_name(), "邓楼长");
    journey.type_in(Role::TextInput, tr.talk_invited_unit(), "渡口社区");
    journey.wait();
    let invited = &journey.file().steps[1].invited;
    assert_eq!((invited.len(), invited[0].name.as_str(), invited[0].unit.as_str()), (1, "邓楼长", "渡口社区"));
    journey.harness.get_by_role_and_label(Role::CheckBox, tr.talk_invited_did_not_come()).click_accesskit();
    journey.wait();
    assert!(journey.file().steps[1].invited[0].absent);
    journey.harness.get_by_role_and_label(Role::Button, "好了 在场").click_accesskit();
    journey.wait();
    assert!(journey.shows("邓楼长（渡口社区），请了没来"));
    assert!(journey.shows("在场 5 人"));
}

#[test]
fn a_half_written_private_sentence_is_told_neither_today_nor_under_the_cover() {
    const WORDS: &str = "别当着街坊的面催我";
    for lang in [Lang::Zh, Lang::En] {
        let tr = Tr(lang);
        let mut journey = Journey::begin(lang, Room::Village);
        let composer = |journey: &Journey| {
            let field = journey.harness.query_by_role_and_label(Role::MultilineTextInput, tr.talk_composer());
            field.and_then(|field| field.value())
        };
        journey.type_in(COMPOSER.0, tr.talk_composer(), &format!("@B1 {WORDS}"));
        journey.click(tr.talk_mark_private());
        assert!(composer(&journey).unwrap().contains(WORDS));
        // What is being written in private is in sight; the key covers it.
        journey.press(Key::F9);
        journey.wait();
        assert_eq!(composer(&journey), None);
        assert!(journey.shows(tr.talk_covered_here()));
        journey.act(Action::Go(Screen::Today));
        assert!(!journey.shows(WORDS));
        assert!(journey.shows(tr.today_unfinished_private()));
        journey.go(Room::Village);
        journey.press(Key::F9);
        journey.wait();
        assert!(composer(&journey).unwrap().contains(WORDS), "nothing is lost under the cover");
    }
}

#[test]
fn under_the_cover_an_open_sentence_is_still_taken_down() {
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    journey.type_in(COMPOSER.0, COMPOSER.1, "@关伯年 #私下 别当着街坊的面催我");
    journey.press(Key::Enter);
    journey.press(Key::F9);
    journey.press(Key::F9);
    journey.type_in(COMPOSER.0, COMPOSER.1, "下周来拆");
    journey.press(Key::Enter);
    journey.wait();
    let statement = journey.file().statements.last().unwrap();
    assert_eq!((statement.text.as_str(), statement.private), ("下周来拆", false));
}

#[test]
fn a_statement_is_mended_where_it_stands() {
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    journey.harness.get_by_label_contains("改何美娟说的话").click();
    journey.wait();
    journey.type_in(COMPOSER.0, COMPOSER.1, "（补）");
    journey.click("改好了");
    let statement = &journey.file().statements[1];
    assert!(statement.text.contains("（补）") && statement.text.contains("980"), "{}", statement.text);
}

#[test]
fn an_issue_is_added_with_where_a_side_stands() {
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    journey.click("加一件 争议");
    assert_eq!(journey.file().issues.len(), 3);
    journey.type_in(Role::TextInput, "争什么", "谁来验收");
    journey.type_in(Role::TextInput, "关伯年的意见", "居委会来看");
    journey.type_in(Role::TextInput, "关伯年说的金额（元）", "1.2万");
    journey.wait();
    let issue = journey.file().issues.last().unwrap();
    assert_eq!(issue.title, "谁来验收");
    let position = &issue.positions[0];
    assert_eq!((position.party.0.as_str(), position.text.as_str()), ("B1", "居委会来看"));
    assert_eq!(position.amount.map(|amount| amount.fen()), Some(1_200_000));
}

#[test]
fn a_step_moves_up_only_with_a_reason() {
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    journey.click("转到释法调解");
    journey.click("记下结果");
    assert_eq!(journey.file().steps[1].outcome, None);
    assert!(journey.shows("请写一句原因"));
    journey.type_in(Role::MultilineTextInput, "为什么往上转", "鸽棚要请有关部门看");
    journey.click("记下结果");
    assert_eq!(journey.file().steps[1].outcome, Some(Outcome::Escalated));
    assert!(journey.file().steps[1].note.ends_with("往上转的原因：鸽棚要请有关部门看"));
    assert_eq!(journey.desk().screen, Screen::Case(CaseId(1), Room::Interpretation));
}

#[test]
fn a_new_party_needs_a_name_and_the_number_fills_the_rest() {
    let mut journey = Journey::begin(Lang::En, Room::Parties);
    let before = journey.file().parties.len();
    journey.click("Add to side B");
    assert_eq!(journey.file().parties.len(), before + 1);
    let id = PartyId("B2".to_owned());
    let name = |journey: &mut Journey, text: &str| {
        let all: Vec<_> = journey.harness.query_all_by_role_and_label(Role::MultilineTextInput, "Name").collect();
        all.into_iter().find(|node| node.value().is_none_or(|value| value.is_empty())).unwrap().type_text(text);
        journey.wait();
    };
    name(&mut journey, "赵立");
    assert_eq!(journey.file().party(&id).unwrap().name, "赵立");
    let all: Vec<_> = journey.harness.query_all_by_role_and_label(Role::TextInput, "ID number").collect();
    let field = all.into_iter().find(|node| node.value().is_none_or(|value| value.is_empty())).unwrap();
    field.focus();
    journey.harness.run_steps(2);
    journey.harness.event(egui::Event::Text("00000019850416011x".to_owned()));
    journey.wait();
    let person = journey.file().party(&id).unwrap().as_person().unwrap().clone();
    assert_eq!((person.id_number.as_str(), person.sex), ("00000019850416011X", Some(Sex::Male)));
    assert_eq!(person.birth.map(|birth| birth.to_string()).as_deref(), Some("1985-04-16"));
}

#[test]
fn a_case_ends_without_agreement_and_says_so_until_it_is_taken_back() {
    for lang in [Lang::Zh, Lang::En] {
        let tr = Tr(lang);
        let mut journey = Journey::begin(lang, Room::Village);
        journey.click(&tr.talk_write_outcome(tr.step(StepKind::Village)));
        journey.harness.get_by_role_and_label(Role::RadioButton, tr.talk_outcome_not_settled()).click();
        journey.wait();
        journey.type_in(Role::MultilineTextInput, tr.talk_outcome_note_not_settled(), "关伯年不肯拆");
        journey.click(tr.talk_outcome_keep());
        journey.click(tr.ending_door());
        // The reason of the session is offered; without any the case does not end.
        let field = journey.harness.get_by_role_and_label(Role::MultilineTextInput, tr.ending_reason());
        assert_eq!(field.value().as_deref(), Some("关伯年不肯拆"));
        journey.type_in(Role::MultilineTextInput, tr.ending_reason(), "，两次都没来");
        journey.harness.get_by_role_and_label(Role::CheckBox, tr.ending_way_court()).click();
        journey.wait();
        journey.type_in(Role::TextInput, tr.ending_own_way(), "找河长办");
        journey.click(tr.ending_end());
        let agreement = journey.file().agreement.clone().unwrap();
        assert_eq!(agreement.form, Some(AgreementForm::None));
        assert_eq!(agreement.ended.map(|day| day.to_string()).as_deref(), Some("2026-03-11"));
        assert_eq!(agreement.reason, "关伯年不肯拆，两次都没来");
        assert_eq!(agreement.told, ["向人民法院起诉", "找河长办"]);
        let says = |journey: &Journey| {
            let way = tr.ending_told_ways(format!("{}{}找河长办", tr.ending_way_court(), tr.ending_joint()));
            journey.shows(&tr.ending_why("关伯年不肯拆，两次都没来")) && journey.shows(&way)
        };
        assert!(says(&journey), "the step says why it ended");
        let rail = |journey: &Journey, name: &str| journey.shows(&format!("{name} {}", tr.shell_state_not_settled()));
        assert!(rail(&journey, tr.step(StepKind::Village)) && rail(&journey, tr.shell_station_agreement()));
        journey.go(Room::Agreement);
        assert!(says(&journey), "the agreement page says so too");
        journey.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
        journey.wait();
        assert!(!says(&journey));
        assert_eq!(journey.file().agreement, None);
    }
}

#[test]
fn an_empty_agreement_page_ends_the_case_and_its_open_session() {
    let tr = Tr(Lang::Zh);
    let mut journey = Journey::begin(Lang::Zh, Room::Agreement);
    for _ in 0..journey.file().terms.len() {
        let command = Command::InCase(CaseId(1), CaseCommand::RemoveTerm { position: 0 });
        journey.act(Action::Run(Box::new(command)));
    }
    journey.click(tr.ending_door());
    journey.click(tr.ending_end());
    assert!(journey.shows(tr.ending_reason_needed()));
    assert_eq!(journey.file().agreement, None);
    journey.type_in(Role::MultilineTextInput, tr.ending_reason(), "各说各的");
    journey.click(tr.ending_end());
    assert_eq!(journey.file().steps[1].outcome, Some(Outcome::NotSettled));
    assert!(journey.shows(tr.ending_told_nothing()));
    assert_eq!(journey.desk().book.unfinished(Some(CaseId(1))).unwrap(), [], "nothing half written is left");
    journey.click(tr.ending_take_back());
    assert_eq!(journey.file().agreement.as_ref().and_then(|agreement| agreement.form), None);
    assert!(journey.shows(tr.agreement_empty()));
}

#[test]
fn two_letters_say_the_kind_and_private_is_never_behind_another() {
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    for (letters, kind) in [
        ("fa", StatementKind::Offer),
        ("f", StatementKind::Offer),
        ("ss", StatementKind::Fact),
        ("yq", StatementKind::Demand),
        ("gs", StatementKind::Feeling),
        ("t", StatementKind::Agreement),
    ] {
        journey.type_in(COMPOSER.0, COMPOSER.1, &format!("@gbn #{letters}"));
        journey.press(Key::Enter);
        journey.type_in(COMPOSER.0, COMPOSER.1, "棚子我自己拆");
        journey.press(Key::Enter);
        journey.wait();
        let said = journey.file().statements.last().unwrap();
        assert_eq!((said.kind, said.text.as_str(), said.private), (Some(kind), "棚子我自己拆", false), "{letters}");
    }
    journey.type_in(COMPOSER.0, COMPOSER.1, "#s");
    journey.press(Key::Enter);
    journey.type_in(COMPOSER.0, COMPOSER.1, "最多能出三千块");
    journey.press(Key::Enter);
    journey.wait();
    assert!(journey.file().statements.last().unwrap().private);
}

#[test]
fn no_sentence_is_recorded_while_a_mark_in_it_is_open() {
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    let before = journey.file().statements.len();
    journey.type_in(COMPOSER.0, COMPOSER.1, "@qqq #sx 他最多能出三千块");
    journey.press(Key::Enter);
    journey.wait();
    assert_eq!(journey.file().statements.len(), before);
    assert!(journey.shows("“@qqq”还没认出来"), "the window says what to choose");
    let composer = journey.harness.get_by_role_and_label(COMPOSER.0, COMPOSER.1).value();
    assert_eq!(composer.as_deref(), Some("@qqq 他最多能出三千块"), "the kind behind it was taken over");
}

#[test]
fn undo_right_after_enter_takes_the_record_back_and_not_its_letters() {
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    let before = journey.file().statements.len();
    journey.type_in(COMPOSER.0, COMPOSER.1, "@gbn");
    journey.press(Key::Enter);
    journey.type_in(COMPOSER.0, COMPOSER.1, "棚子我自己拆");
    journey.wait();
    journey.press(Key::Enter);
    journey.wait();
    assert_eq!(journey.file().statements.len(), before + 1);
    journey.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    journey.wait();
    assert_eq!(journey.file().statements.len(), before);
    let composer = journey.harness.get_by_role_and_label(COMPOSER.0, COMPOSER.1).value();
    assert_eq!(composer.unwrap_or_default(), "", "no letter came back");
    // What is being written is the field's to undo.
    journey.type_in(COMPOSER.0, COMPOSER.1, "只");
    journey.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Y);
    journey.wait();
    assert_eq!(journey.file().statements.len(), before);
}

#[test]
fn esc_ends_a_correction_in_the_room_and_so_does_the_end_of_its_statement() {
    let tr = Tr(Lang::Zh);
    let mut journey = Journey::begin(Lang::Zh, Room::Village);
    let edit = |journey: &mut Journey| {
        journey.type_in(COMPOSER.0, COMPOSER.1, "@gbn 棚子我自己拆");
        journey.press(Key::Enter);
        journey.wait();
        journey.harness.get_by_label_contains("改关伯年说的话：棚子我自己拆").click();
        journey.wait();
        assert!(journey.shows(tr.talk_save_change()));
    };
    edit(&mut journey);
    journey.press(Key::Escape);
    journey.wait();
    assert!(!journey.shows(tr.talk_save_change()), "the correction is over");
    assert_eq!(journey.desk().screen, Screen::Case(CaseId(1), Room::Village));
    let position = journey.file().statements.len() - 1;
    let remove = Command::InCase(CaseId(1), CaseCommand::RemoveStatement { position });
    journey.harness.get_by_label_contains("改关伯年说的话：棚子我自己拆").click();
    journey.wait();
    journey.act(Action::Run(Box::new(remove)));
    assert!(!journey.shows(tr.talk_save_change()));
    let composer = journey.harness.get_by_role_and_label(COMPOSER.0, COMPOSER.1).value();
    assert_eq!(composer.unwrap_or_default(), "");
}
