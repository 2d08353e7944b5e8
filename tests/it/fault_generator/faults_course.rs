//! Faults in the course of a case and in the agreement as a whole.

use serde_json::{Value, json};

use super::good::later;
use super::{Good, Kind, Planted, at, good as fresh, kind};
use crate::dice::Dice;

pub fn kinds() -> Vec<Kind> {
    let mut all = vec![
        kind("case.session-missing", "no session", no_session),
        kind("case.facts-too-short", "facts too short", short_facts),
        kind("case.notice-missing", "no notice", no_notice),
        kind("case.notice-missing", "notice without a day", no_notice_day),
        kind("case.notice-missing", "notice not given to all", notice_not_to_all),
        kind("case.recusal-not-asked", "recusal not asked", no_recusal),
        kind("case.consent-refused", "a party refuses", refused),
        kind("case.dates-out-of-order", "accepted too late", accepted_late),
        kind("case.dates-out-of-order", "notice after the session", notice_late),
        kind("case.dates-out-of-order", "signed before the session", signed_early),
        kind("case.dates-out-of-order", "in force before signing", effective_early),
        kind("case.dates-out-of-order", "follow-up before signing", visit_early),
        kind("case.dates-out-of-order", "power of attorney after signing", authority_late),
        kind("case.termination-notice", "no agreement was reached", not_settled),
    ];
    all.extend([
        kind("agreement.no-terms", "no terms", no_terms),
        // Without its words a clause has neither day nor manner, where they stood in the words alone.
        Kind {
            companions: &["term.no-date", "term.no-method"],
            ..kind("agreement.no-terms", "an empty term", empty_term)
        },
        kind("agreement.too-few-copies", "too few copies", few_copies),
        kind("agreement.confirmation-window", "few days left", window_near),
        kind("agreement.confirmation-window", "time over, nothing performed", window_over),
        kind("annex.total-mismatch", "a row changed", annex_row),
        kind("annex.total-mismatch", "the total changed", annex_total),
        kind("annex.total-mismatch", "a cell that is no amount", annex_cell),
        kind("text.same-as-another-case", "copied facts", same_facts),
        kind("text.same-as-another-case", "copied statement", same_statement),
    ]);
    all
}

fn no_session(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let skipped = json!([{"step": "village", "outcome": "skipped", "note": "双方已自行谈妥"}]);
    // What the police settle on the spot has none.
    if good.case["kind"] != "people" {
        return None;
    }
    good.case["steps"] = [json!([]), skipped, Value::Null][dice.roll(3)].clone();
    at("/steps")
}

fn short_facts(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let facts: String = good.case["facts"].as_str()?.chars().take(4 + dice.roll(25)).collect();
    let facts =
        [facts, String::new(), "双方因邻里琐事发生纠纷。".to_owned(), "欠款。".to_owned()][dice.roll(4)].clone();
    good.case["facts"] = json!(facts);
    at("/facts")
}

fn people_only(good: &Good) -> Option<()> {
    (good.case["kind"] == "people").then_some(())
}

fn no_notice(good: &mut Good, _: &mut Dice) -> Option<Planted> {
    people_only(good)?;
    good.case["notice"] = Value::Null;
    at("/notice")
}

fn no_notice_day(good: &mut Good, _: &mut Dice) -> Option<Planted> {
    people_only(good)?;
    good.case["notice"]["date"] = Value::Null;
    at("/notice/date")
}

fn notice_not_to_all(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    people_only(good)?;
    let told = good.case["notice"]["given_to"].as_array_mut()?;
    let gone = dice.roll(told.len());
    told.remove(gone);
    at("/notice/given_to")
}

fn no_recusal(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    people_only(good)?;
    good.case["notice"]["recusal_asked"] = if dice.percent(50) { json!(false) } else { Value::Null };
    at("/notice/recusal_asked")
}

fn refused(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let day = good.signed.to_string();
    let mut answers = vec![json!({"party": "A1", "agrees": true, "date": day})];
    if dice.percent(50) {
        answers.push(json!({"party": "B1", "agrees": true, "date": good.case["accepted"]}));
    }
    answers
        .push(json!({"party": "B1", "agrees": false, "date": if dice.percent(60) { json!(day) } else { Value::Null }}));
    let last = answers.len() - 1;
    good.case["consents"] = Value::Array(answers);
    at(format!("/consents/{last}"))
}

fn accepted_late(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    good.case["accepted"] = json!(later(good.signed, 1 + dice.roll(30)).to_string());
    at("/accepted")
}

fn notice_late(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    good.case["notice"]["date"] = json!(later(good.signed, 1 + dice.roll(9)).to_string());
    at("/notice/date")
}

/// A day before the last session, so that no term's day lies before it.
fn signed_early(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let early = good.signed - chrono::Days::new(1 + u64::try_from(dice.roll(20)).unwrap());
    // A paper of authority or a visit on the day itself would contradict it, too.
    good.case["agreement"]["signed"] = json!(early.to_string());
    at("/agreement/signed")
}

fn effective_early(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let early = good.signed - chrono::Days::new(1 + u64::try_from(dice.roll(20)).unwrap());
    good.case["agreement"]["effective"] = json!(early.to_string());
    at("/agreement/effective")
}

fn visit_early(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let early = good.signed - chrono::Days::new(1 + u64::try_from(dice.roll(20)).unwrap());
    good.case["follow_ups"] = json!([{"date": early.to_string(), "result": "planned"}]);
    good.today = good.signed;
    at("/follow_ups/0/date")
}

fn authority_late(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let with = good.parties(|party| !party["agent"].is_null());
    let position = *with.first()?;
    let late = later(good.signed, 1 + dice.roll(20));
    good.case["parties"][position]["agent"]["authorised"] = json!(late.to_string());
    at(format!("/parties/{position}/agent/authorised"))
}

fn not_settled(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let last = good.case["steps"].as_array()?.len() - 1;
    good.case["steps"][last]["outcome"] = json!("not_settled");
    good.case["terms"] = json!([]);
    good.case["annex"] = Value::Null;
    good.case["follow_ups"] = json!([]);
    good.case["agreement"] = match dice.roll(3) {
        0 => Value::Null,
        1 => json!({"form": "none", "ended": good.signed.to_string(), "reason": "双方分歧较大"}),
        _ => json!({"form": "none", "ended": good.signed.to_string(), "told": ["向人民法院起诉"]}),
    };
    at("/agreement/told")
}

fn no_terms(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    good.case["terms"] = if dice.percent(50) { json!([]) } else { Value::Null };
    good.case["annex"] = Value::Null;
    at("/terms")
}

fn empty_term(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let position = dice.roll(good.case["terms"].as_array()?.len());
    good.case["terms"][position]["text"] =
        [json!(""), json!(" "), Value::Null, json!("略"), json!("（待补）")][dice.roll(5)].clone();
    at(format!("/terms/{position}/text"))
}

fn few_copies(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let copies = good.case["agreement"]["copies"].as_u64()?;
    good.case["agreement"]["copies"] = json!(dice.roll(usize::try_from(copies).unwrap()));
    at("/agreement/copies")
}

fn unperformed(good: &mut Good) -> Option<()> {
    people_only(good)?;
    (good.case["agreement"]["form"] == "written").then_some(())?;
    good.case["follow_ups"] = json!([]);
    good.case["agreement"]["effective"] = json!(good.signed.to_string());
    Some(())
}

fn window_near(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    unperformed(good)?;
    good.today = later(good.signed, 25 + dice.roll(5));
    at("/agreement/effective")
}

fn window_over(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    unperformed(good)?;
    good.today = later(good.signed, 33 + dice.roll(50));
    at("/agreement/effective")
}

/// An amount with a digit that was mistyped.
fn mistyped(amount: &str, dice: &mut Dice) -> String {
    let digits: Vec<usize> =
        amount.char_indices().filter(|(_, sign)| sign.is_ascii_digit()).map(|(at, _)| at).collect();
    let place = digits[dice.roll(digits.len())];
    let old = amount[place..].chars().next().unwrap().to_digit(10).unwrap();
    let new = char::from_digit((old + 1 + u32::try_from(dice.roll(8)).unwrap()) % 10, 10).unwrap();
    format!("{}{new}{}", &amount[..place], &amount[place + 1..])
}

fn annex_row(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let rows = good.case["annex"]["rows"].as_array()?.len();
    let row = dice.roll(rows);
    let cell = mistyped(good.case["annex"]["rows"][row][2].as_str()?, dice);
    good.case["annex"]["rows"][row][2] = json!(cell);
    at("/annex")
}

fn annex_total(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let total = good.case["annex"]["total_cents"].as_u64()?;
    good.case["annex"]["total_cents"] = json!(total + [1, 10, 1_000, 90_000, 1_000_000][dice.roll(5)]);
    at("/annex/total_cents")
}

fn annex_cell(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let rows = good.case["annex"]["rows"].as_array()?.len();
    let row = dice.roll(rows);
    good.case["annex"]["rows"][row][2] = json!(dice.pick(&["", "约三千", "待定", "3000多", "见考勤表", "-"]));
    at(format!("/annex/rows/{row}/2"))
}

/// The story of another case with other people, sums and days.
fn another_case(good: &Good, dice: &mut Dice) -> Value {
    let mut other = fresh::good(dice).case;
    other["number"] = json!("（2026）石桥人调字第901号");
    other["terms"] = json!([]);
    other["statements"] = json!([]);
    other["annex"] = Value::Null;
    let renamed = |text: &Value, other: &Value| {
        let mut text = text.as_str().unwrap_or_default().to_owned();
        for position in 0..2 {
            let (old, new) = (&good.case["parties"][position]["name"], &other["parties"][position]["name"]);
            text = text.replace(old.as_str().unwrap(), new.as_str().unwrap());
        }
        text
    };
    other["facts"] = json!(renamed(&good.case["facts"], &other));
    other
}

fn same_facts(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let mut other = another_case(good, dice);
    if dice.percent(50) {
        let facts = other["facts"].as_str()?.replace("2026年", "2025年").replace("元", "余元");
        other["facts"] = json!(facts);
    }
    Some(Planted { at: "/facts".to_owned(), others: vec![fresh::good(dice).case, other] })
}

fn same_statement(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let mut other = fresh::good(dice).case;
    other["number"] = json!("（2026）石桥人调字第902号");
    other["terms"] = json!([]);
    other["annex"] = Value::Null;
    let said = "去年十月他借了钱说年底还，过了年又说等卖了鱼，我上门三次他都躲着不见，电话也不接。";
    good.case["statements"][0]["text"] = json!(format!("{said}我要求他一次付清{}元。", 2000 + dice.roll(900)));
    other["statements"] =
        json!([{"party": "A1", "text": format!("{said}我要求他一次付清{}元。", 5000 + dice.roll(900))}]);
    other["facts"] =
        json!("双方素不相识，因停车位使用时间发生口角，经物业公司劝说后到调解室，争议在于车位租金由谁支付。");
    Some(Planted { at: "/statements/0/text".to_owned(), others: vec![other] })
}
