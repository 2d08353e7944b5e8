//! Faults in who the parties are and who stands by them.

use chrono::NaiveDate;
use maplebridge::domain::party::PartyId;
use serde_json::{Value, json};

use super::good::{holds_a_copy, later};
use super::people::{agent, id_number, organisation, person};
use super::{Good, Kind, Planted, UNKNOWN, at, kind};
use crate::dice::Dice;

pub fn kinds() -> Vec<Kind> {
    let mut all = vec![
        // The clauses go on naming someone who is nobody now.
        Kind { companions: &["term.unknown-party"], ..kind("party.name-missing", "no name", no_name) },
        kind("party.identifier-missing", "no identity number", no_id),
        kind("party.identifier-missing", "no credit code", no_code),
        kind("party.id-checksum", "wrong last sign", wrong_check),
        kind("party.id-checksum", "two digits swapped", swapped),
        kind("party.id-checksum", "a digit too few or too many", wrong_length),
        kind("party.id-checksum", "agent's number mistyped", agent_id),
        kind("party.id-birth-mismatch", "another birth date", other_birth),
        kind("party.id-sex-mismatch", "the other sex", other_sex),
        kind("party.credit-code-checksum", "credit code mistyped", wrong_code),
        kind("party.phone-format", "no telephone number", wrong_phone),
        kind("party.glyph-missing", "a character without a face", no_glyph),
    ];
    all.extend([
        kind("party.minor-without-guardian", "guardian not named", no_guardian),
        kind("party.minor-without-guardian", "a child without guardian", child),
        kind("party.minor-without-guardian", "guardian is the other side or a child", bad_guardian),
        kind("party.agent-without-authority", "no kind of authority", no_authority),
        kind("party.agent-without-authority", "no day of authority", no_authority_day),
        kind("party.agent-general-authority", "general authority", general_authority),
        kind("party.offender-has-agent", "the offender sends an agent", offender_agent),
        kind("party.interpreter-missing", "no interpreter", no_interpreter),
        kind("party.interpreter-missing", "interpreter half recorded", half_interpreter),
        kind("party.reader-missing", "nobody read aloud", no_reader),
        kind("case.too-many-representatives", "six or more speak for a group", many_representatives),
    ]);
    all
}

/// One of these positions, and its party.
fn one(good: &mut Good, dice: &mut Dice, from: &[usize]) -> Option<(usize, String)> {
    if from.is_empty() || good.case.is_null() {
        return None;
    }
    let position = from[dice.roll(from.len())];
    Some((position, format!("/parties/{position}")))
}

fn party(good: &mut Good, position: usize) -> &mut Value {
    &mut good.case["parties"][position]
}

fn no_name(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let (position, place) = one(good, dice, &[0, 1])?;
    party(good, position)["name"] =
        [json!(""), json!("  "), Value::Null, json!("不详"), json!("×××"), json!("（待补）")][dice.roll(6)].clone();
    at(place + "/name")
}

fn no_id(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let persons = good.persons();
    let (position, place) = one(good, dice, &persons)?;
    party(good, position)["id_number"] =
        [json!(""), Value::Null, json!("无"), json!("不详"), json!("未提供"), json!("　")][dice.roll(6)].clone();
    at(place + "/id_number")
}

fn no_code(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let bodies = good.parties(|party| party["kind"] == "organisation");
    let (position, place) = one(good, dice, &bodies)?;
    party(good, position)["credit_code"] = [json!(""), Value::Null, json!("待补"), json!("——")][dice.roll(4)].clone();
    at(place + "/credit_code")
}

/// Another last sign.
fn mistyped(number: &str, dice: &mut Dice) -> String {
    let (body, last) = number.split_at(number.len() - 1);
    let others: Vec<char> = "0123456789X".chars().filter(|sign| !last.contains(*sign)).collect();
    format!("{body}{}", others[dice.roll(others.len())])
}

fn wrong_check(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let persons = good.persons();
    let (position, place) = one(good, dice, &persons)?;
    let number = mistyped(party(good, position)["id_number"].as_str()?, dice);
    party(good, position)["id_number"] = json!(number);
    if dice.percent(30) {
        party(good, position)["id_type"] = Value::Null;
    }
    at(place + "/id_number")
}

fn swapped(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let persons = good.persons();
    let (position, place) = one(good, dice, &persons)?;
    let mut signs: Vec<char> = party(good, position)["id_number"].as_str()?.chars().collect();
    let first = 6 + dice.roll(10);
    if signs[first] == signs[first + 1] {
        return None;
    }
    signs.swap(first, first + 1);
    party(good, position)["id_number"] = json!(signs.into_iter().collect::<String>());
    at(place + "/id_number")
}

fn wrong_length(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let persons = good.persons();
    let (position, place) = one(good, dice, &persons)?;
    let mut number = party(good, position)["id_number"].as_str()?.to_owned();
    match dice.roll(3) {
        0 => drop(number.pop()),
        1 => number.push('0'),
        _ => drop(number.remove(7)),
    }
    party(good, position)["id_number"] = json!(number);
    at(place + "/id_number")
}

fn with_agent(good: &Good) -> Vec<usize> {
    good.parties(|party| !party["agent"].is_null())
}

fn agent_id(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let (position, place) = one(good, dice, &with_agent(good))?;
    let number = mistyped(party(good, position)["agent"]["id_number"].as_str()?, dice);
    party(good, position)["agent"]["id_number"] = json!(number);
    at(place + "/agent/id_number")
}

fn other_birth(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let adults = good.parties(|party| party["kind"] == "person" && party["guardian"].is_null());
    let (position, place) = one(good, dice, &adults)?;
    let birth: NaiveDate = party(good, position)["birth"].as_str()?.parse().ok()?;
    let other = if dice.percent(50) { birth.pred_opt()? } else { birth - chrono::Months::new(12) };
    party(good, position)["birth"] = json!(other.to_string());
    at(place + "/birth")
}

fn other_sex(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let persons = good.persons();
    let (position, place) = one(good, dice, &persons)?;
    let other = if party(good, position)["sex"] == "male" { "female" } else { "male" };
    party(good, position)["sex"] = json!(other);
    at(place + "/sex")
}

fn wrong_code(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let bodies = good.parties(|party| party["kind"] == "organisation");
    let (position, place) = one(good, dice, &bodies)?;
    let code = party(good, position)["credit_code"].as_str()?.to_owned();
    let wrong = match dice.roll(4) {
        0 => code[..17].to_owned(),
        1 => code.replacen('M', "O", 1),
        2 => format!("{code}1"),
        _ => format!("{}{}", &code[..17], if code.ends_with('8') { '9' } else { '8' }),
    };
    party(good, position)["credit_code"] = json!(wrong);
    at(place + "/credit_code")
}

fn wrong_phone(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let (position, place) = one(good, dice, &[0, 1])?;
    let wrong = dice.pick(&[
        "1380000000",
        "138000000012",
        "12800000001",
        "1380000OOO1",
        "98765",
        "13800000001、1390000000",
        "手机：1380000000",
        "0750-61",
        "打给他哥",
        "11111111111",
    ]);
    party(good, position)["phone"] = json!(wrong);
    at(place + "/phone")
}

fn no_glyph(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let (place, text) = match dice.roll(4) {
        0 => ("/parties/0/address".to_owned(), good.case.pointer("/parties/0/address")?.clone()),
        1 => ("/facts".to_owned(), good.case["facts"].clone()),
        2 => ("/terms/0/breach".to_owned(), json!("逾期支付的，按日支付违约金")),
        _ => ("/staff/1/name".to_owned(), good.case.pointer("/staff/1/name")?.clone()),
    };
    *good.case.pointer_mut(&place)? = json!(format!("{}{UNKNOWN}", text.as_str()?));
    at(place)
}

fn no_guardian(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let children = good.parties(|party| !party["guardian"].is_null());
    let (position, place) = one(good, dice, &children)?;
    party(good, position)["guardian"] = Value::Null;
    if dice.percent(30) {
        // The number tells the birth date just as well.
        party(good, position)["birth"] = Value::Null;
    }
    at(place + "/guardian")
}

fn child(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let persons = good.parties(|party| party["kind"] == "person" && holds_a_copy(party) && party["guardian"].is_null());
    let (position, place) = one(good, dice, &persons)?;
    let birth = good.signed - chrono::Months::new(12 * (3 + u32::try_from(dice.roll(14)).unwrap()) + 1);
    let male = party(good, position)["sex"] == "male";
    let number = id_number(dice, birth, male);
    let party = party(good, position);
    party["birth"] = json!(birth.to_string());
    party["id_number"] = json!(number);
    party["occupation"] = json!("学生");
    at(place + "/guardian")
}

fn bad_guardian(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let children = good.parties(|party| !party["guardian"].is_null());
    let (position, place) = one(good, dice, &children)?;
    let guardian = if dice.percent(50) { "A1" } else { "B1" };
    party(good, position)["guardian"] = json!(guardian);
    at(place + "/guardian")
}

fn no_authority(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let (position, place) = one(good, dice, &with_agent(good))?;
    party(good, position)["agent"]["authority"] = Value::Null;
    if dice.percent(50) {
        party(good, position)["agent"]["authorised"] = Value::Null;
    }
    at(place + "/agent/authority")
}

fn no_authority_day(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let (position, place) = one(good, dice, &with_agent(good))?;
    party(good, position)["agent"]["authorised"] = Value::Null;
    if dice.percent(40) {
        party(good, position)["agent"]["authority"] = json!("general");
    }
    at(place + "/agent/authorised")
}

fn general_authority(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let (position, place) = one(good, dice, &with_agent(good))?;
    party(good, position)["agent"]["authority"] = json!("general");
    at(place + "/agent/authority")
}

fn offender_agent(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let offenders = good.parties(|party| party["role"] == "offender");
    let (position, place) = one(good, dice, &offenders)?;
    let name = good.new_name(dice);
    let mut agent = agent(dice, &name, good.signed);
    match dice.roll(3) {
        0 => agent = json!({"name": name}),
        1 => agent["authority"] = json!("general"),
        _ => {}
    }
    party(good, position)["agent"] = agent;
    at(place + "/agent")
}

fn no_interpreter(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let persons = good.persons();
    let (position, place) = one(good, dice, &persons)?;
    let party = party(good, position);
    party["needs"] = json!([dice.pick(&["sign_interpreter", "interpreter"])]);
    party["interpreter"] = if dice.percent(50) { Value::Null } else { json!({"phone": "13800000045"}) };
    at(place + "/interpreter")
}

fn half_interpreter(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let with = good.parties(|party| !party["interpreter"].is_null());
    let (position, place) = one(good, dice, &with)?;
    let field = dice.pick(&["name", "address", "employer", "phone"]);
    party(good, position)["interpreter"][field] = if dice.percent(50) { json!("") } else { Value::Null };
    at(format!("{place}/interpreter/{field}"))
}

fn no_reader(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    let persons = good.persons();
    let (position, place) = one(good, dice, &persons)?;
    let party = party(good, position);
    party["needs"] = json!(["cannot_read"]);
    party["read_aloud_by"] = [json!(""), Value::Null, json!("无"), party["name"].clone()][dice.roll(4)].clone();
    at(place + "/read_aloud_by")
}

fn many_representatives(good: &mut Good, dice: &mut Dice) -> Option<Planted> {
    if good.case["kind"] != "people" {
        return None;
    }
    let people = 12 + dice.roll(60);
    let more = 5 + dice.roll(3);
    party(good, 0)["represents"] = json!(people);
    let parties = good.case["parties"].as_array()?.len();
    for number in 0..more {
        let PartyId(id) = PartyId(format!("A{}", number + 2));
        let name = good.new_name(dice);
        let mut speaker = if dice.percent(90) {
            person(dice, &id, "applicant", &name, good.signed, None)
        } else {
            let head = good.new_name(dice);
            organisation(dice, &id, "applicant", &format!("{name}工程队"), &head)
        };
        speaker["represents"] = json!(people);
        good.case["parties"].as_array_mut()?.push(speaker);
        good.case["notice"]["given_to"].as_array_mut()?.push(json!(id));
    }
    let copies = good.parties(holds_a_copy).len() + 1;
    if !good.case["agreement"]["copies"].is_null() {
        good.case["agreement"]["copies"] = json!(copies);
    }
    good.today = good.today.min(later(good.signed, 1200));
    at(format!("/parties/{}", parties + 4))
}
