//! Good agreements from a seed: other disputes, people, clauses, forms and days each time. A fault is planted into one.

use chrono::{Datelike, NaiveDate, TimeDelta};
use maplebridge::domain::capitals;
use maplebridge::domain::money::Money;
use serde_json::{Value, json};

use super::people::{address, agent, body_name, name, organisation, person, phone};
use super::stories::{BREACHES, SAYINGS, STORIES, Story};
use crate::dice::Dice;

/// An agreement with nothing wrong in it, and the day on which it is checked.
pub struct Good {
    pub case: Value,
    pub today: NaiveDate,
    pub signed: NaiveDate,
    /// Every name in the case.
    pub names: Vec<String>,
}

impl Good {
    /// Positions of the clauses that are paid in one sum.
    pub fn paid_at_once(&self) -> Vec<usize> {
        let terms = self.case["terms"].as_array().unwrap().iter().enumerate();
        let once = terms.filter(|(_, term)| {
            term["amount_cents"].is_u64() && term["instalments"].is_null() && term["schedule"].is_null()
        });
        once.map(|(position, _)| position).collect()
    }

    /// Positions of the clauses that have this key.
    pub fn terms_with(&self, key: &str) -> Vec<usize> {
        let terms = self.case["terms"].as_array().unwrap().iter().enumerate();
        terms.filter(|(_, term)| !term[key].is_null()).map(|(position, _)| position).collect()
    }

    /// Positions of the parties for whom this holds.
    pub fn parties(&self, fits: impl Fn(&Value) -> bool) -> Vec<usize> {
        let parties = self.case["parties"].as_array().unwrap().iter().enumerate();
        parties.filter(|(_, party)| fits(party)).map(|(position, _)| position).collect()
    }

    /// Positions of persons who get a copy.
    pub fn persons(&self) -> Vec<usize> {
        self.parties(|party| party["kind"] == "person" && holds_a_copy(party))
    }

    /// A name that nobody has yet.
    pub fn new_name(&mut self, dice: &mut Dice) -> String {
        name(dice, &mut self.names)
    }
}

pub fn holds_a_copy(party: &Value) -> bool {
    !["witness", "guardian", "child_concerned"].contains(&party["role"].as_str().unwrap())
}

/// 2026年3月15日.
pub fn chinese(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// So many days later.
pub fn later(day: NaiveDate, days: usize) -> NaiveDate {
    day + TimeDelta::days(i64::try_from(days).unwrap())
}

pub fn good(dice: &mut Dice) -> Good {
    let first = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
    let accepted = later(first, dice.roll(300));
    let signed = later(accepted, 1 + dice.roll(12));
    let story = &STORIES[dice.roll(STORIES.len())];
    let mut names = Vec::new();
    let parties = parties(dice, story, signed, accepted, &mut names);
    let (a, b) = (parties[0]["name"].as_str().unwrap().to_owned(), parties[1]["name"].as_str().unwrap().to_owned());
    let sum = u64::try_from(300 + dice.roll(9_000)).unwrap();
    let facts = filled(story.facts, &a, &b)
        .replace("{day}", &chinese(later(accepted, 0) - TimeDelta::days(1 + i64::try_from(dice.roll(40)).unwrap())))
        .replace("{sum}", &sum.to_string());
    let mut case = json!({
        "format": "maplebridge.case/1", "kind": if story.by_police { "public_security" } else { "people" },
        "title": story.title, "facts": facts, "dispute_type": story.dispute, "accepted": accepted.to_string(),
        "source": if story.by_police { "police" } else { "own_motion" },
        "number": format!("（{}）青渡人调字第{:03}号", accepted.year(), 1 + dice.roll(900)),
        "staff": staff(dice, &mut names, story.by_police), "parties": parties,
        "desk": if story.by_police { json!({"committee": "示范市公安局示范区分局青渡派出所", "short_name": "青公（渡）"}) }
            else { json!({"committee": "青渡镇人民调解委员会", "short_name": "青渡"}) },
    });
    if !story.by_police && dice.percent(40) {
        case["source"] = json!("application");
        case["application_date"] = json!(accepted.to_string());
    }
    let says = SAYINGS[dice.roll(SAYINGS.len())];
    case["statements"] = json!([
        {"party": "A1", "date": signed.to_string(), "text": says.0},
        {"party": "B1", "date": signed.to_string(), "text": says.1}
    ]);
    course(dice, &mut case, accepted, signed);
    case["terms"] = Value::Array(clauses(dice, story, signed, &a, &b, sum));
    let mut good = Good { case, today: signed, signed, names };
    if story.dispute == "wages" && dice.percent(50) {
        group(dice, &mut good);
    }
    ending(dice, &mut good, story);
    good
}

fn filled(text: &str, a: &str, b: &str) -> String {
    text.replace("{a}", a).replace("{b}", b)
}

fn staff(dice: &mut Dice, names: &mut Vec<String>, by_police: bool) -> Value {
    let unit = if by_police { "青渡派出所" } else { "" };
    let lead = if by_police { "host" } else { "mediator" };
    json!([
        {"id": "S1", "role": lead, "name": name(dice, names), "unit": unit},
        {"id": "S2", "role": "recorder", "name": name(dice, names), "unit": unit}
    ])
}

fn parties(
    dice: &mut Dice,
    story: &Story,
    signed: NaiveDate,
    accepted: NaiveDate,
    names: &mut Vec<String>,
) -> Vec<Value> {
    let (claims, answers) = if story.by_police { ("victim", "offender") } else { ("applicant", "respondent") };
    let (one, other) = (name(dice, names), if story.against_body { body_name(dice, names) } else { name(dice, names) });
    let minor = !story.against_body && !story.by_police && dice.percent(15);
    let mut all = vec![person(dice, "A1", claims, &one, signed, None)];
    all.push(if story.against_body {
        let head = name(dice, names);
        organisation(dice, "B1", answers, &other, &head)
    } else {
        let years = minor.then(|| 9 + i32::try_from(dice.roll(6)).unwrap());
        person(dice, "B1", answers, &other, signed, years)
    });
    if minor {
        let guardian = name(dice, names);
        all.push(person(dice, "G1", "guardian", &guardian, signed, Some(40)));
        all[1]["guardian"] = json!("G1");
    }
    if !story.by_police && dice.percent(15) {
        let (body, head) = (body_name(dice, names), name(dice, names));
        all.push(organisation(dice, "C1", "third_person", &body, &head));
    }
    if dice.percent(30) {
        let acting = usize::from(story.against_body);
        let who = name(dice, names);
        all[acting]["agent"] = agent(dice, &who, accepted);
    }
    if dice.percent(15) {
        all[0]["needs"] = json!(["cannot_read"]);
        all[0]["read_aloud_by"] = json!(name(dice, names));
    }
    if dice.percent(15) {
        all[0]["needs"] = json!([dice.pick(&["sign_interpreter", "interpreter"])]);
        let employer = dice.pick(&["示范区残疾人联合会", "示范市外事服务中心", "无"]);
        all[0]["interpreter"] =
            json!({"name": name(dice, names), "address": address(dice), "employer": employer, "phone": phone(dice)});
    }
    all
}

fn course(dice: &mut Dice, case: &mut Value, accepted: NaiveDate, signed: NaiveDate) {
    let ids = |fits: fn(&Value) -> bool| -> Vec<Value> {
        case["parties"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|party| fits(party))
            .map(|party| party["id"].clone())
            .collect()
    };
    let (all, holders) = (ids(|_| true), ids(holds_a_copy));
    let told = if dice.percent(50) { signed } else { accepted };
    let mut steps = Vec::new();
    if dice.percent(60) {
        steps.push(
            json!({"step": "neighborhood", "date": accepted.to_string(), "place": "渡口社区楼下", "host": "网格员",
            "participants": all, "outcome": "escalated"}),
        );
    } else {
        steps.push(json!({"step": "neighborhood", "date": accepted.to_string(), "outcome": "skipped", "note": "双方要求直接到调解室"}));
    }
    let step = dice.pick(&["village", "interpretation"]);
    steps.push(json!({"step": step, "date": signed.to_string(), "place": "渡口社区调解室", "staff": ["S1", "S2"],
        "participants": all, "outcome": "settled"}));
    case["steps"] = Value::Array(steps);
    case["notice"] = json!({"date": told.to_string(), "given_to": holders, "recusal_asked": true});
    if dice.percent(40) {
        let said = holders.iter().map(|id| json!({"party": id, "agrees": true, "date": told.to_string()}));
        case["consents"] = said.collect();
    }
}

fn clauses(dice: &mut Dice, story: &Story, signed: NaiveDate, a: &str, b: &str, sum: u64) -> Vec<Value> {
    let what = dice.pick(story.pays);
    let mut all = vec![paid_once(dice, signed, a, b, what, sum)];
    if dice.percent(30) {
        let sum = 900 + u64::try_from(dice.roll(9_000)).unwrap();
        all.push(in_parts(dice, signed, a, b, "后续费用", sum));
    }
    if dice.percent(15) {
        all.push(monthly(dice, signed, a, b));
    }
    if dice.percent(70) {
        let what = dice.pick(story.acts);
        all.push(act(dice, signed, a, b, what));
    }
    if dice.percent(30) {
        let day = later(signed, dice.roll(8));
        let text = format!("{b}于{}当面向{a}赔礼道歉，{a}表示谅解。", chinese(day));
        all.push(
            json!({"obligor": ["B1"], "obligee": ["A1"], "text": text, "due": day.to_string(), "method": "当面道歉"}),
        );
    }
    if dice.percent(60) {
        let text = dice.pick(&[
            "双方就本次纠纷再无其他争议。",
            "本协议履行完毕后，双方就本次纠纷再无其他争议。",
            "本协议自各方签名、盖章或者按指印之日起生效。",
        ]);
        all.push(json!({"obligor": ["A1", "B1"], "obligee": ["A1", "B1"], "text": text}));
    }
    for (position, term) in all.iter_mut().enumerate() {
        term["number"] = json!(position + 1);
    }
    all
}

/// Figures and capitals of an amount.
pub fn money(yuan: u64, cents: u64) -> (u64, String, String) {
    let amount = Money::from_fen(yuan * 100 + cents).unwrap();
    (amount.fen(), amount.short_figures(), capitals::write(amount))
}

fn paid_once(dice: &mut Dice, signed: NaiveDate, a: &str, b: &str, what: &str, sum: u64) -> Value {
    let (fen, figures, capitals) =
        money(sum, if dice.percent(25) { u64::try_from(dice.roll(100)).unwrap() } else { 0 });
    let due = later(signed, 3 + dice.roll(60));
    let day = chinese(due);
    let bare = capitals.trim_start_matches("人民币");
    let (text, method, due) = match dice.roll(6) {
        0 => (
            format!("{b}于{day}前一次性赔偿{a}{what}人民币{figures}元（大写：{bare}），以银行转账方式支付至{a}账户。"),
            "银行转账",
            due,
        ),
        1 => {
            (format!("{b}应于{day}之前向{a}支付{what}人民币{bare}（￥{figures}），通过微信转账支付。"), "微信转账", due)
        }
        2 => (
            format!(
                "{b}自愿支付{a}{what}{figures}元（大写：人民币{bare}），于{day}前以现金方式当面付清，{a}出具收条。"
            ),
            "现金（收条）",
            due,
        ),
        3 => (
            format!("双方确认{what}为人民币{figures}元（大写：{bare}），由{b}在{day}前通过银行转账支付给{a}。"),
            "银行转账",
            due,
        ),
        4 => (
            format!("{b}于签订本协议时当场向{a}支付{what}人民币{figures}元（大写：{bare}），{a}已收讫。"),
            "当场支付现金",
            signed,
        ),
        _ => (format!("{what}共计{figures}元（大写：{bare}），{b}最迟于{day}支付至{a}的银行账户。"), "银行转账", due),
    };
    json!({"obligor": ["B1"], "obligee": ["A1"], "text": text, "amount_cents": fen, "due": due.to_string(),
        "method": method, "breach": dice.pick(BREACHES)})
}

fn in_parts(dice: &mut Dice, signed: NaiveDate, a: &str, b: &str, what: &str, sum: u64) -> Value {
    let (fen, figures, capitals) = money(sum, 0);
    let half = sum / 2;
    let (first, second) = (later(signed, 10 + dice.roll(20)), later(signed, 45 + dice.roll(40)));
    let text = format!(
        "{b}分两期向{a}支付{what}共计人民币{figures}元（大写：{}）：{}前支付{}元，{}前支付{}元，均以银行转账方式支付。",
        capitals.trim_start_matches("人民币"),
        chinese(first),
        money(half, 0).1,
        chinese(second),
        money(sum - half, 0).1
    );
    json!({"obligor": ["B1"], "obligee": ["A1"], "text": text, "amount_cents": fen, "due": second.to_string(),
        "method": "银行转账", "breach": "任何一期逾期的，权利人可以要求一次性付清剩余款项。",
        "instalments": [{"due": first.to_string(), "amount_cents": half * 100},
            {"due": second.to_string(), "amount_cents": (sum - half) * 100}]})
}

fn monthly(dice: &mut Dice, signed: NaiveDate, a: &str, b: &str) -> Value {
    let (fen, figures, capitals) = money(u64::try_from(5 + dice.roll(20)).unwrap() * 100, 0);
    let months = 6 + dice.roll(24);
    let from = signed.with_day(1).unwrap().checked_add_months(chrono::Months::new(1)).unwrap();
    let to = from.checked_add_months(chrono::Months::new(u32::try_from(months).unwrap() - 1)).unwrap();
    let day = 5 + dice.roll(20);
    let text = format!(
        "自{}年{}月起至{}年{}月止，{b}于每月{day}日前向{a}支付护理费人民币{figures}元（大写：{}），以银行转账方式支付。",
        from.year(),
        from.month(),
        to.year(),
        to.month(),
        capitals.trim_start_matches("人民币")
    );
    json!({"obligor": ["B1"], "obligee": ["A1"], "text": text, "amount_cents": fen * months as u64,
        "due": to.with_day(u32::try_from(day).unwrap()).unwrap().to_string(), "method": "银行转账",
        "breach": "逾期支付的，按未付款项每日万分之五支付违约金。",
        "schedule": {"every": "month", "day": day, "from": from.format("%Y-%m").to_string(),
            "to": to.format("%Y-%m").to_string(), "amount_cents": fen}})
}

fn act(dice: &mut Dice, signed: NaiveDate, a: &str, b: &str, what: &str) -> Value {
    let due = later(signed, 5 + dice.roll(40));
    let day = chinese(due);
    let text = match dice.roll(3) {
        0 => format!("{b}于{day}前自费{what}，由{a}现场验收。"),
        1 => format!("{b}负责在{day}之前{what}，经{a}验收合格。"),
        _ => format!("{b}应当于{day}前{what}，费用由{b}承担，社区居委会到场验收。"),
    };
    json!({"obligor": ["B1"], "obligee": ["A1"], "text": text, "due": due.to_string(), "method": "行为履行（现场验收）",
        "breach": dice.pick(&["逾期未完成的，权利人可以自行处理，费用由义务人承担。", ""])})
}

/// The first claimant speaks for a group, whose sums stand in a list.
fn group(dice: &mut Dice, good: &mut Good) {
    let people = 4 + dice.roll(12);
    let mut rows = Vec::new();
    let mut total = 0;
    for number in 1..=people {
        let fen = 300_000 + u64::try_from(dice.roll(900_000)).unwrap();
        total += fen;
        let who = good.new_name(dice);
        rows.push(json!([number.to_string(), who, Money::from_fen(fen).unwrap().figures()]));
    }
    let (_, figures, capitals) = money(total / 100, total % 100);
    let (a, b) = (good.case["parties"][0]["name"].clone(), good.case["parties"][1]["name"].clone());
    let (a, b) = (a.as_str().unwrap(), b.as_str().unwrap());
    let due = later(good.signed, 5 + dice.roll(20));
    let text = format!(
        "{b}于{}前向附件清单所列{people}人支付工资共计人民币{figures}元（大写：{}），由{a}代表签收，以银行转账方式逐人支付。",
        chinese(due),
        capitals.trim_start_matches("人民币")
    );
    good.case["terms"][0] = json!({"number": 1, "obligor": ["B1"], "obligee": ["A1"], "text": text, "amount_cents": total,
        "due": due.to_string(), "method": "银行转账", "breach": "逾期支付的，按未付款项每日万分之五支付违约金。"});
    good.case["parties"][0]["represents"] = json!(people);
    good.case["annex"] = json!({"title": "工资清单", "term": 1, "columns": ["序号", "姓名", "工资（元）"], "amount_column": 2,
        "rows": rows, "total_cents": total});
}

fn ending(dice: &mut Dice, good: &mut Good, story: &Story) {
    let copies = good.parties(holds_a_copy).len() + 1;
    let form = if story.by_police { "public_security" } else { dice.pick(&["written", "written", "written", "oral"]) };
    good.case["agreement"] = json!({"form": form, "number": format!("青渡人调字〔{}〕{:03}号", good.signed.year(), dice.roll(900)),
        "signed": good.signed.to_string(), "copies": copies});
    if form == "oral" {
        good.case["agreement"]["copies"] = Value::Null;
    }
    if dice.percent(50) {
        good.case["agreement"]["effective"] = json!(good.signed.to_string());
    }
    good.today = later(good.signed, dice.roll(4));
    if dice.percent(20) {
        // Everything is done, and the file lies still.
        good.today = later(good.signed, 1200);
        let visit = later(good.signed, 1100);
        good.case["follow_ups"] = json!([{"date": visit.to_string(), "result": "performed"}]);
    }
}
