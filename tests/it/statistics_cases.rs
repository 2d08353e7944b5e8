//! Two hundred cases from a seed for the statistics: every kind, type, source, ending and gap that a desk writes down.

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use super::dice::Dice;

const TYPES: [&str; 18] = [
    "family",
    "neighbour",
    "homestead",
    "contract",
    "business",
    "damages",
    "land",
    "expropriation",
    "environment",
    "wages",
    "labour_other",
    "tourism",
    "ecommerce",
    "consumer_other",
    "medical",
    "traffic",
    "property",
    "other",
];
const SOURCES: [&str; 9] = [
    "application",
    "own_motion",
    "court",
    "procuratorate",
    "police",
    "petition",
    "petition",
    "petition",
    "other_department",
];
const PEOPLE: [&str; 8] = ["林志远", "何美娟", "关伯年", "单小平", "仇英", "曾毅", "区锦棠", "尉迟恭"];
const MEDIATORS: [&str; 5] = ["陈和平", "李若清", "=cmd()", "郑水生", ""];
const COMMITTEES: [&str; 7] = [
    "石桥村人民调解委员会",
    "渡口社区人民调解委员会",
    "青渡镇人民调解委员会",
    "东门街道人民调解委员会",
    "江南纺织有限公司人民调解委员会",
    "示范区医疗纠纷人民调解委员会",
    "老张工作室",
];
const ANSWERS: [&str; 9] = ["", "", "很满意", "满意", "基本满意", "不满意", "很不满意", "还好吧", "满意，钱已付清"];

/// The cases of this seed.
pub fn two_hundred(seed: u64) -> Vec<Value> {
    let mut dice = Dice(seed);
    (1..=200).map(|number| case(&mut dice, number)).collect()
}

fn later(dice: &mut Dice, day: NaiveDate, most: usize) -> NaiveDate {
    day + Days::new(dice.roll(most) as u64)
}

fn case(dice: &mut Dice, number: usize) -> Value {
    let first = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
    let accepted = later(dice, first, 690);
    let police = dice.percent(8);
    let source = if dice.percent(6) { Value::Null } else { json!(dice.pick(&SOURCES)) };
    let ended = later(dice, accepted, 9);
    let steps = steps(dice, accepted, ended);
    let mut case = json!({
        "format": "maplebridge.case/1",
        "kind": if police { "public_security" } else { "people" },
        "number": format!("（2026）试人调字第{number:03}号"),
        "title": format!("第{number}件"),
        "dispute_type": if dice.percent(5) { Value::Null } else { json!(dice.pick(&TYPES)) },
        "source": source,
        "accepted": if dice.percent(4) { Value::Null } else { json!(accepted.to_string()) },
        "difficult": dice.percent(15),
        "place": if dice.percent(40) { dice.pick(&["夜市", "渡口小区", " "]) } else { "" },
        "desk": {"committee": dice.pick(&COMMITTEES), "short_name": "试"},
        "staff": staff(dice),
        "parties": parties(dice),
        "steps": steps,
        "terms": terms(dice, ended),
        "agreement": agreement(dice, police, ended),
        "follow_ups": follow_ups(dice, ended),
    });
    if dice.percent(30) {
        case["grid"] = json!(["示范区", "青渡镇", dice.pick(&["第一网格", "第二网格"])]);
    }
    if dice.percent(8) {
        case["petition_number"] = json!(format!("访〔2026〕{number:04}号"));
    }
    if dice.percent(10) {
        case["prevented"] = json!([
            {"harm": dice.pick(&["suicide", "crime"]), "people": dice.roll(4)},
            {"harm": dice.pick(&["group_petition", "group_fight", "suicide"])},
        ]);
    }
    case
}

fn staff(dice: &mut Dice) -> Value {
    let mut staff = vec![json!({"id": "S9", "role": "recorder", "name": "罗小满"})];
    for id in 0..dice.roll(3) {
        staff.push(json!({"id": format!("S{id}"), "role": "mediator", "name": dice.pick(&MEDIATORS)}));
    }
    json!(staff)
}

/// Somebody of a few people, so that the same come again: known by number, by phone, or by the bare name.
fn person(dice: &mut Dice, id: &str, role: &str) -> Value {
    let at = dice.roll(PEOPLE.len());
    let mut person = json!({"id": id, "role": role, "kind": "person", "name": PEOPLE[at]});
    match dice.roll(4) {
        0 => person["id_number"] = json!(format!("00000019800101{at:03}x")),
        1 => person["phone"] = json!(format!("1380000000{at}")),
        2 => {
            person["id_number"] = json!(format!("00000019800101{at:03}X"));
            person["phone"] = json!(format!("1380000000{at}"));
        }
        _ => {}
    }
    person
}

fn parties(dice: &mut Dice) -> Value {
    if dice.percent(3) {
        return json!([{"id": "W1", "role": "witness", "kind": "person", "name": "邓秀兰"}]);
    }
    let mut parties = Vec::new();
    let group = if dice.percent(15) { 3 + dice.roll(60) } else { 0 };
    for id in 0..=dice.roll(4) {
        let mut applicant = person(dice, &format!("A{id}"), "applicant");
        if group > 0 && id < 3 {
            applicant["represents"] = json!(group);
        }
        parties.push(applicant);
    }
    if dice.percent(90) {
        let company = json!({"id": "B1", "role": "respondent", "kind": "organisation", "name": "青渡建设有限公司"});
        parties.push(if dice.percent(30) { company } else { person(dice, "B1", "respondent") });
    }
    for (chance, id, role) in [(15, "C1", "third_person"), (20, "W1", "witness"), (10, "G1", "guardian")] {
        if dice.percent(chance) {
            parties.push(person(dice, id, role));
        }
    }
    json!(parties)
}

fn steps(dice: &mut Dice, accepted: NaiveDate, ended: NaiveDate) -> Value {
    let session =
        |step: &str, day: NaiveDate, outcome: &str| json!({"step": step, "date": day.to_string(), "outcome": outcome});
    let mut steps = Vec::new();
    for step in ["neighborhood", "village", "interpretation"].into_iter().take(1 + dice.roll(3)) {
        steps.push(session(step, accepted, dice.pick(&["escalated", "skipped"])));
    }
    if dice.percent(85) {
        let step = dice.pick(&["neighborhood", "village", "interpretation"]);
        steps.push(session(step, ended, dice.pick(&["settled", "settled", "settled", "not_settled"])));
    }
    json!(steps)
}

fn agreement(dice: &mut Dice, police: bool, ended: NaiveDate) -> Value {
    let day = ended.to_string();
    let before = NaiveDate::from_ymd_opt(2024, 12, 1).unwrap().to_string();
    match dice.roll(14) {
        0..=5 if police => json!({"form": "public_security", "signed": day}),
        0..=4 => json!({"form": "written", "signed": day, "number": "试人调字〔2026〕1号"}),
        5 => json!({"form": "written", "effective": day}),
        6 => json!({"form": "oral"}),
        7 => json!({"form": "oral", "signed": day, "effective": day}),
        8 => json!({"form": "written"}),
        9 => json!({"form": "none", "ended": day, "told": ["人民法院"]}),
        10 => json!({"form": "none", "ended": day}),
        11 => json!({"form": "none"}),
        12 if dice.percent(50) => json!({"form": "written", "signed": before}),
        12 => json!({"signed": day}),
        _ => Value::Null,
    }
}

fn terms(dice: &mut Dice, ended: NaiveDate) -> Value {
    let mut terms = Vec::new();
    for _ in 0..dice.roll(4) {
        let mut term = json!({"text": "付款"});
        if dice.percent(80) {
            term["amount_cents"] = json!(dice.roll(30_000_000));
        }
        if dice.percent(70) {
            term["due"] = json!(later(dice, ended, 120).to_string());
        }
        match dice.roll(8) {
            0 => {
                let parts = [ended, later(dice, ended, 300)];
                term["instalments"] = json!(parts.map(|due| json!({"due": due.to_string(), "amount_cents": 100})));
            }
            1 => {
                term["schedule"] =
                    json!({"every": "month", "day": 31, "from": "2026-01", "to": "2026-12", "amount_cents": 5});
            }
            _ => {}
        }
        terms.push(term);
    }
    json!(terms)
}

fn follow_ups(dice: &mut Dice, ended: NaiveDate) -> Value {
    let mut visits = Vec::new();
    for _ in 0..dice.roll(3) {
        visits.push(json!({
            "date": later(dice, ended, 300).to_string(),
            "result": dice.pick(&["performed", "performed", "performed_in_part", "not_performed", "planned"]),
            "satisfaction": dice.pick(&ANSWERS),
        }));
    }
    json!(visits)
}
