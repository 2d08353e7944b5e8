//! The second, slow way of counting the return and the rates: straight from the files' JSON, case by case and rule by rule
//! as a clerk would with the paper files, with none of the program's code.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde_json::{Map, Value, json};

fn day(value: &Value) -> Option<NaiveDate> {
    value.as_str().map(|text| text.parse().unwrap())
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// `settled`, `not_settled` or `open`.
fn ending(case: &Value) -> &'static str {
    let agreement = &case["agreement"];
    let dated = agreement["signed"].is_string() || agreement["effective"].is_string();
    match word(&agreement["form"]) {
        "none" => "not_settled",
        "oral" => "settled",
        _ if dated => "settled",
        _ => "open",
    }
}

fn ended_on(case: &Value) -> Option<NaiveDate> {
    let agreement = &case["agreement"];
    let steps = list(&case["steps"]);
    match ending(case) {
        "settled" => {
            let last = steps.iter().rev().find(|step| step["outcome"] == "settled" && step["date"].is_string());
            day(&agreement["signed"]).or(day(&agreement["effective"])).or(last.and_then(|step| day(&step["date"])))
        }
        "not_settled" => day(&agreement["ended"]).or(steps.last().and_then(|step| day(&step["date"]))),
        _ => None,
    }
}

fn settled_step(case: &Value) -> Option<&str> {
    let mut found = None;
    for step in list(&case["steps"]) {
        if step["outcome"] == "settled" {
            found = step["step"].as_str();
        }
    }
    found
}

fn amount(case: &Value) -> u64 {
    list(&case["terms"]).iter().map(|term| term["amount_cents"].as_u64().unwrap_or(0)).sum()
}

/// One of a group stands for all of it, and the group is one however many speak for it.
fn people(case: &Value) -> u64 {
    let mut people = 0;
    for roles in [["applicant", "victim"], ["respondent", "offender"], ["third_person", "third_person"]] {
        let side: Vec<&Value> =
            list(&case["parties"]).iter().filter(|party| roles.contains(&word(&party["role"]))).collect();
        let group: Vec<u64> = side.iter().filter_map(|party| party["represents"].as_u64()).filter(|n| *n > 0).collect();
        people += (side.len() - group.len()) as u64;
        people += group.iter().copied().max().unwrap_or(0).max(group.len() as u64);
    }
    people
}

fn place(case: &Value) -> String {
    let place = word(&case["place"]).trim();
    let grid = list(&case["grid"]).last().map_or("", |grid| word(grid).trim());
    if place.is_empty() { grid.to_owned() } else { place.to_owned() }
}

fn mediators(case: &Value) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for member in list(&case["staff"]) {
        let name = word(&member["name"]).to_owned();
        if member["role"] == "mediator" && !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn committee(case: &Value) -> Option<&'static str> {
    let before = word(&case["desk"]["committee"]).strip_suffix("人民调解委员会")?;
    [
        ("村", "village"),
        ("社区", "residents"),
        ("镇", "township"),
        ("街道", "sub_district"),
        ("公司", "enterprise"),
        ("纠纷", "association"),
    ]
    .into_iter()
    .find(|(ending, _)| before.ends_with(ending))
    .map(|(_, kind)| kind)
}

/// Every day on which something is due, with whether it is kept.
fn duties(case: &Value) -> Vec<(NaiveDate, bool)> {
    let mut found = Vec::new();
    for term in list(&case["terms"]) {
        let mut days: Vec<Option<NaiveDate>> = Vec::new();
        if term["instalments"].is_array() {
            days.extend(list(&term["instalments"]).iter().map(|part| day(&part["due"])));
        } else if term["schedule"].is_object() {
            // The generator pays on the 31st, that is the last day, of each month of 2026.
            for month in 1..=12 {
                let first = NaiveDate::from_ymd_opt(2026, month, 1).unwrap();
                days.push(Some(first + Months::new(1) - Days::new(1)));
            }
        } else {
            days.push(day(&term["due"]));
        }
        for due in days {
            if let Some(from) = due.or(ended_on(case)) {
                found.push((from, kept(case, due)));
            }
        }
    }
    found
}

fn kept(case: &Value, due: Option<NaiveDate>) -> bool {
    let visits = list(&case["follow_ups"]);
    match due {
        Some(due) => visits.iter().any(|visit| visit["result"] == "performed" && day(&visit["date"]) >= Some(due)),
        None => {
            let mut sorted: Vec<&Value> = visits.iter().collect();
            sorted.sort_by_key(|visit| day(&visit["date"]));
            sorted.last().is_some_and(|visit| visit["result"] == "performed")
        }
    }
}

/// The last answer, cut at the first comma.
fn answer(case: &Value) -> String {
    let mut visits: Vec<&Value> = list(&case["follow_ups"]).iter().collect();
    visits.sort_by_key(|visit| day(&visit["date"]));
    let mut answers = visits.iter().map(|visit| word(&visit["satisfaction"])).filter(|answer| !answer.is_empty());
    answers.next_back().unwrap_or("").split('，').next().unwrap().to_owned()
}

fn is_petition(case: &Value) -> bool {
    case["source"] == "petition" || !word(&case["petition_number"]).is_empty()
}

/// Whether two petitions are in the same matter: an applicant of both against the same other party.
fn same_matter(one: &Value, other: &Value) -> bool {
    let who = |case: &Value| -> Vec<Value> {
        list(&case["parties"]).iter().filter(|party| party["role"] == "applicant").cloned().collect()
    };
    let against = |case: &Value| -> Vec<String> {
        let named: Vec<String> = list(&case["parties"])
            .iter()
            .filter(|party| party["role"] == "respondent")
            .map(|party| word(&party["name"]).to_owned())
            .collect();
        if named.is_empty() { vec![format!("? {}", word(&case["dispute_type"]))] } else { named }
    };
    let same_person = |a: &Value, b: &Value| {
        let id = |party: &Value| word(&party["id_number"]).to_uppercase();
        let phone = |party: &Value| word(&party["phone"]).to_owned();
        let bare = |party: &Value| id(party).is_empty() && phone(party).is_empty();
        let same_id = !id(a).is_empty() && id(a) == id(b);
        let same_phone = !phone(a).is_empty() && phone(a) == phone(b) && a["name"] == b["name"];
        same_id || same_phone || (bare(a) && bare(b) && a["name"] == b["name"])
    };
    let people = who(one).iter().any(|a| who(other).iter().any(|b| same_person(a, b)));
    people && against(one).iter().any(|name| against(other).contains(name))
}

/// Closed, resolved, still waiting.
fn one_visit(cases: &[Value], from: NaiveDate, to: NaiveDate, today: NaiveDate, days: i64) -> (u64, u64, u64) {
    let (mut closed, mut resolved, mut waiting) = (0, 0, 0);
    for (at, case) in cases.iter().enumerate() {
        let Some(end) = ended_on(case).filter(|end| *end >= from && *end <= to) else { continue };
        if case["kind"] != "people" || !is_petition(case) {
            continue;
        }
        let mine = (day(&case["accepted"]), at);
        let others: Vec<(Option<NaiveDate>, usize)> = cases
            .iter()
            .enumerate()
            .filter(|(position, other)| *position != at && is_petition(other) && same_matter(case, other))
            .map(|(position, other)| (day(&other["accepted"]), position))
            .filter(|(accepted, _)| accepted.is_some() && mine.0.is_some())
            .collect();
        if others.iter().any(|other| *other < mine) {
            continue;
        }
        closed += 1;
        let until = end + chrono::Duration::days(days);
        let again = others.iter().any(|other| *other > mine && other.0.unwrap() <= until);
        let answered = !list(&case["agreement"]["told"]).is_empty();
        if !again && (ending(case) == "settled" || answered) {
            resolved += 1;
            waiting += u64::from(today < until);
        }
    }
    (closed, resolved, waiting)
}

fn rate(numerator: u64, denominator: u64) -> Value {
    let percent = (denominator > 0).then(|| {
        let hundredths = (numerator * 20_000 + denominator) / (denominator * 2);
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    });
    json!({"numerator": numerator, "denominator": denominator, "percent": percent})
}

struct Counted<'a> {
    /// Of people's mediation, accepted in the period.
    ours: Vec<&'a Value>,
    police: usize,
}

fn accepted_in(cases: &[Value], from: NaiveDate, to: NaiveDate) -> Counted<'_> {
    let inside = |case: &&Value| day(&case["accepted"]).is_some_and(|day| day >= from && day <= to);
    let (ours, police): (Vec<&Value>, Vec<&Value>) =
        cases.iter().filter(inside).partition(|case| case["kind"] == "people");
    Counted { ours, police: police.len() }
}

fn by(keys: &[&str], count: impl Fn(&str) -> usize) -> Value {
    Value::Object(keys.iter().map(|key| ((*key).to_owned(), json!(count(key)))).collect::<Map<_, _>>())
}

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
const SOURCES: [&str; 7] =
    ["application", "own_motion", "court", "procuratorate", "police", "petition", "other_department"];

/// The counts of the return that stand for both years.
fn returned(cases: &[Value], from: NaiveDate, to: NaiveDate, today: NaiveDate, days: i64) -> Value {
    let Counted { ours, police } = accepted_in(cases, from, to);
    let settled: Vec<&Value> = ours.iter().copied().filter(|case| ending(case) == "settled").collect();
    let form = |form: &str| settled.iter().filter(|case| case["agreement"]["form"] == form).count();
    json!({
        "period": {"from": from.to_string(), "to": to.to_string()},
        "total": ours.len(),
        "settled": settled.len(),
        "not_settled": ours.iter().filter(|case| ending(case) == "not_settled").count(),
        "written": form("written"),
        "oral": form("oral"),
        "amount_fen": settled.iter().map(|case| amount(case)).sum::<u64>(),
        "by_type": by(&TYPES, |key| ours.iter().filter(|case| case["dispute_type"] == key).count()),
        "by_source": by(&SOURCES, |key| ours.iter().filter(|case| case["source"] == key).count()),
        "by_step": by(&["neighborhood", "village", "interpretation"],
            |key| settled.iter().filter(|case| settled_step(case) == Some(key)).count()),
        "public_security": police,
        "people": ours.iter().map(|case| people(case)).sum::<u64>(),
        "difficult": ours.iter().filter(|case| case["difficult"] == true).count(),
        "rates": rates(&ours, &settled, today, one_visit(cases, from, to, today, days)),
    })
}

fn rates(ours: &[&Value], settled: &[&Value], today: NaiveDate, visits: (u64, u64, u64)) -> Value {
    let count = |cases: &[&Value], fits: &dyn Fn(&Value) -> bool| cases.iter().filter(|case| fits(case)).count() as u64;
    let all = settled.len() as u64;
    let at = |step: &'static str| rate(count(settled, &|case| settled_step(case) == Some(step)), all);
    let spot = count(settled, &|case| {
        let (accepted, end) = (day(&case["accepted"]).unwrap(), ended_on(case));
        end.is_some_and(|end| (0..=3).contains(&(end - accepted).num_days()))
    });
    let due = |case: &Value| duties(case).iter().any(|(due, _)| *due <= today);
    let all_kept = |case: &Value| due(case) && duties(case).iter().all(|(due, kept)| *due > today || *kept);
    let asked = |case: &Value| ["很满意", "满意", "基本满意", "不满意", "很不满意"].contains(&answer(case).as_str());
    let content = |case: &Value| ["很满意", "满意", "基本满意"].contains(&answer(case).as_str());
    let found = |case: &Value| case["source"] == "own_motion";
    json!({
        "settled": rate(all, ours.len() as u64),
        "at_neighborhood": at("neighborhood"),
        "at_village": at("village"),
        "at_interpretation": at("interpretation"),
        "on_the_spot": rate(spot, all),
        "one_visit": rate(visits.1, visits.0),
        "performance": rate(count(settled, &all_kept), count(settled, &due)),
        "satisfaction": rate(count(ours, &content), count(ours, &asked)),
        "found": rate(count(settled, &found), count(ours, &found)),
    })
}

fn line(cases: &[&Value]) -> Value {
    let settled: Vec<&&Value> = cases.iter().filter(|case| ending(case) == "settled").collect();
    let fen: u64 = settled.iter().map(|case| amount(case)).sum();
    json!({"total": cases.len(), "settled": settled.len(), "amount_fen": fen})
}

fn lines(ours: &[&Value], names: impl Fn(&Value) -> Vec<String>) -> Value {
    let mut groups: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
    for case in ours {
        let names = names(case);
        let names = if names.is_empty() { vec![String::new()] } else { names };
        for name in names {
            groups.entry(name).or_default().push(case);
        }
    }
    Value::Object(groups.iter().map(|(name, cases)| (name.clone(), line(cases))).collect())
}

fn prevented(ours: &[&Value]) -> Value {
    let saved = |harm: &str| {
        let with = |case: &&&Value| list(&case["prevented"]).iter().any(|one| one["harm"] == harm);
        let cases = ours.iter().filter(with).count();
        let of = |case: &Value| -> u64 {
            let mine = list(&case["prevented"]).iter().filter(|one| one["harm"] == harm);
            mine.map(|one| one["people"].as_u64().unwrap_or(0)).sum()
        };
        json!({"cases": cases, "people": ours.iter().map(|case| of(case)).sum::<u64>()})
    };
    let keys = ["suicide", "crime", "group_petition", "group_fight"];
    Value::Object(keys.into_iter().map(|key| (key.to_owned(), saved(key))).collect())
}

fn broken(ours: &[&Value]) -> Value {
    let settled = |case: &Value| ending(case) == "settled";
    let total = ours.len();
    let all_settled = ours.iter().filter(|case| settled(case)).count();
    type Breaks<'a> = &'a dyn Fn(&Value) -> bool;
    let rules: [(&str, usize, Breaks<'_>); 6] = [
        ("types", total, &|case| case["dispute_type"].is_null()),
        ("sources", total, &|case| case["source"].is_null()),
        ("forms", all_settled, &|case| {
            settled(case) && !["written", "oral"].contains(&word(&case["agreement"]["form"]))
        }),
        ("steps", all_settled, &|case| settled(case) && settled_step(case).is_none()),
        ("people", total, &|case| people(case) == 0),
        ("days", total, &|case| {
            ending(case) != "open" && ended_on(case).is_none_or(|end| end < day(&case["accepted"]).unwrap())
        }),
    ];
    let mut told = Vec::new();
    for (rule, should, breaks) in rules {
        let mut cases: Vec<&&Value> = ours.iter().filter(|case| breaks(case)).collect();
        // In the order in which they came in.
        cases.sort_by_key(|case| word(&case["number"]).to_owned());
        if !cases.is_empty() {
            let names: Vec<&str> = cases.iter().map(|case| word(&case["number"])).collect();
            told.push(json!({"rule": rule, "sum": should - cases.len(), "should_be": should, "cases": names}));
        }
    }
    json!(told)
}

/// Every figure of the report.
pub fn by_hand(cases: &[Value], (from, to): (&str, &str), today: &str, days: i64) -> Value {
    let [from, to, today]: [NaiveDate; 3] = [from, to, today].map(|day| day.parse().unwrap());
    let ours = accepted_in(cases, from, to).ours;
    let mut report = returned(cases, from, to, today, days);
    let all = report.as_object_mut().unwrap();
    let referred = ["court", "procuratorate", "police", "petition", "other_department"];
    let without_answer = |case: &&&Value| ending(case) == "settled" && answer(case).is_empty();
    all.insert("as_of".into(), json!(today.to_string()));
    all.insert("on_the_spot_days".into(), json!(3));
    all.insert("repeat_days".into(), json!(days));
    let undated = cases.iter().filter(|case| case["kind"] == "people" && case["accepted"].is_null());
    all.insert("undated".into(), json!(undated.count()));
    let count = ours.iter().filter(|case| referred.contains(&word(&case["source"]))).count();
    all.insert("referred".into(), json!(count));
    let kinds = ["village", "residents", "township", "sub_district", "enterprise", "association"];
    let of_kind = |kind: &str| ours.iter().filter(|case| committee(case) == Some(kind)).count();
    all.insert("by_committee".into(), by(&kinds, of_kind));
    all.insert("prevented".into(), prevented(&ours));
    all.insert(
        "beside_rates".into(),
        json!({
            "satisfaction_not_asked": ours.iter().filter(without_answer).count(),
            "satisfaction_unclear": ours.iter().filter(|case| answer(case) == "还好吧").count(),
            "one_visit_still_waiting": one_visit(cases, from, to, today, days).2,
        }),
    );
    let month = |case: &Value| vec![word(&case["accepted"])[..7].to_owned()];
    all.insert("by_month".into(), lines(&ours, month));
    all.insert("by_place".into(), lines(&ours, |case| vec![place(case)]));
    all.insert("by_mediator".into(), lines(&ours, mediators));
    all.insert("broken_rules".into(), broken(&ours));
    let a_year_ago = |day: NaiveDate| day.with_year(day.year() - 1).unwrap();
    let last = returned(cases, a_year_ago(from), a_year_ago(to), today, days);
    all.insert("last_year".into(), last);
    report
}
