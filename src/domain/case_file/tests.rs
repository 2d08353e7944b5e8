//! The case file equals itself: the six cases, odd but valid files, and random cases.

use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{List, Noun, Private, assemble, from_value, head_to_value, private_statements, read, to_value, write};
use crate::domain::agreement::{Agreement, AgreementForm, FollowUp, FollowUpResult, Signature, SignerId};
use crate::domain::case::{CaseFile, CaseKind, DisputeType, Extra, Staff, StaffId, StaffRole};
use crate::domain::money::Money;
use crate::domain::party::{Agent, Authority, Need, Party, PartyId, PartyKind, PartyRole, Person, Sex};
use crate::domain::prevented::{Harm, Prevented};
use crate::domain::session::{IssueInDispute, Outcome, Position, Statement, StatementKind, Step, StepKind};
use crate::domain::term::{Instalment, Month, MonthlySchedule, Payment, Term, TermPattern};

const CASES: [(&str, &str); 6] = [
    ("C01", include_str!("../../../tests/cases/C01.json")),
    ("C02", include_str!("../../../tests/cases/C02.json")),
    ("C05", include_str!("../../../tests/cases/C05.json")),
    ("C07", include_str!("../../../tests/cases/C07.json")),
    ("C08", include_str!("../../../tests/cases/C08.json")),
    ("C11", include_str!("../../../tests/cases/C11.json")),
];

/// The second method beside the reader: serde's own, with every null of an object dropped.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(map) => map
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| (key, without_nulls(value)))
            .collect(),
        Value::Array(values) => values.into_iter().map(without_nulls).collect(),
        scalar => scalar,
    }
}

fn equals_itself(text: &str) {
    let expected = without_nulls(serde_json::from_str(text).unwrap());
    let case = read(text.as_bytes()).unwrap().case;
    assert_eq!(to_value(&case, Private::Included), expected);
    let written = write(&case, Private::Included);
    assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), expected);
    assert_eq!(read(written.as_bytes()).unwrap().case, case);
}

#[test]
fn the_six_cases_equal_themselves() {
    for (name, text) in CASES {
        equals_itself(text);
        assert_eq!(read(text.as_bytes()).unwrap().unknown, Vec::new(), "{name}");
    }
}

#[test]
fn what_is_empty_or_null_or_unknown_equals_itself() {
    let files = [
        json!({"format": "maplebridge.case/1", "kind": "people", "parties": []}),
        json!({"format": "maplebridge.case/1", "kind": "people", "parties": [], "title": "", "facts": null,
            "accepted": "", "dispute_type": "", "terms": [], "staff": [], "desk": {}, "notice": {"given_to": []},
            "agreement": {"copies": null, "told": [], "form": ""}, "annex": {"rows": [], "columns": []}}),
        json!({"format": "maplebridge.case/1", "kind": "public_security", "parties": [
            {"id": "A1", "role": "victim", "kind": "person", "guardian": "", "sex": "", "needs": [], "shoe": {"size": [41.5, null]}},
            {"id": "B1", "role": "offender", "kind": "organisation", "sex": "male", "agent": {}, "representative": {"x": ""}}]}),
        json!({"format": "maplebridge.case/1", "kind": "people", "parties": [], "statements": [{}, {"private": false},
            {"private": true, "text": "{{slot}}", "time": "09:05", "step": "village", "kind": "offer"}],
            "steps": [{}, {"step": ""}, {"step": null, "note": "x"}], "staff": [{}, {"id": "", "role": ""}],
            "signatures": [{}], "issues": [{"settled": false, "positions": []}, {"settled": true}]}),
        json!({"format": "maplebridge.case/1", "kind": "people", "parties": [], "terms": [
            {"instalments": [], "schedule": {}, "text": ""}, {"instalments": [{}]}, {"amount_cents": 0, "schedule": {"every": "month"}}]}),
    ];
    for file in files {
        equals_itself(&file.to_string());
    }
}

#[test]
fn a_value_given_later_wins_over_what_was_kept() {
    let file = json!({"format": "maplebridge.case/1", "kind": "people", "parties": [], "title": "",
        "statements": [{"private": false}], "steps": [{}, {"step": ""}], "terms": []});
    let mut case = from_value(file).unwrap().case;
    case.title = "水渠".to_owned();
    case.statements[0].private = true;
    case.steps[0].step = StepKind::Village;
    case.steps[1].step = StepKind::Interpretation;
    case.terms.push(Term::new(Some(TermPattern::Pay)));
    let value = to_value(&case, Private::Included);
    assert_eq!(value["title"], "水渠");
    assert_eq!(value["statements"], json!([{"private": true}]));
    assert_eq!(value["steps"], json!([{"step": "village"}, {"step": "interpretation"}]));
    assert_eq!(value["terms"], json!([{"pattern": "pay"}]));
}

#[test]
fn unknown_keys_are_named_by_their_places() {
    let file = json!({"format": "maplebridge.case/1", "kind": "people", "weather": "rain", "title": "", "nothing": null,
        "parties": [{"id": "A1", "role": "applicant", "kind": "person", "agent": {"a/b": 1}}]});
    let unknown = from_value(file).unwrap().unknown;
    let pointers: Vec<&str> = unknown.iter().map(super::Place::pointer).collect();
    assert_eq!(pointers, ["/parties/0/agent/a~1b", "/weather"]);
}

#[test]
fn private_statements_are_left_out_and_counted() {
    let case = read(CASES[1].1.as_bytes()).unwrap().case;
    assert_eq!(private_statements(&case), 1);
    let text = write(&case, Private::LeftOut);
    assert!(!text.contains("三千一期"));
    assert_eq!(read(text.as_bytes()).unwrap().case.statements.len(), 2);
}

#[test]
fn a_case_is_put_together_again_from_head_and_rows() {
    for (name, text) in CASES {
        let case = read(text.as_bytes()).unwrap().case;
        let rows = List::ALL.iter().map(|list| (*list, list.values(&case)));
        let value = assemble(head_to_value(&case), rows).unwrap();
        assert_eq!(from_value(value).unwrap().case, case, "{name}");
        let party = &case.parties[0];
        assert_eq!(&Party::from_value(party.to_value()).unwrap(), party);
    }
}

#[test]
fn keys_are_written_in_reading_order() {
    let text = write(&read(CASES[0].1.as_bytes()).unwrap().case, Private::Included);
    let position = |key: &str| text.find(&format!("\n \"{key}\"")).unwrap();
    let order = ["format", "kind", "title", "desk", "facts", "parties", "steps", "terms", "agreement"];
    assert!(order.windows(2).all(|pair| position(pair[0]) < position(pair[1])), "{text}");
    assert!(text.ends_with("}\n"));
}

#[test]
fn signers_are_told_apart_by_their_ids() {
    let file = json!({"format": "maplebridge.case/1", "kind": "people", "staff": [{"id": "S1", "role": "mediator"}],
        "parties": [{"id": "A1", "role": "applicant", "kind": "person"}], "signatures": [{"signer": "S1"}, {"signer": "A1"}]});
    let signers: Vec<SignerId> =
        from_value(file).unwrap().case.signatures.into_iter().map(|each| each.signer).collect();
    assert_eq!(signers, [SignerId::Staff(StaffId("S1".into())), SignerId::Party(PartyId("A1".into()))]);
}

#[test]
fn a_million_characters_are_read_faithfully() {
    let long = "陈".repeat(1_000_000);
    let file = json!({"format": "maplebridge.case/1", "kind": "people", "parties": [], "statements": [{"text": long}]});
    assert_eq!(read(file.to_string().as_bytes()).unwrap().case.statements[0].text, long);
}

prop_compose! {
    fn any_text()(text in "[ -~\u{4e00}-\u{4fff}\u{2cb4e}\n]{0,12}") -> String { text }
}

fn any_date() -> impl Strategy<Value = Option<NaiveDate>> {
    proptest::option::of((1_i32..=9999, 1_u32..=366).prop_filter_map("a day", |(y, d)| NaiveDate::from_yo_opt(y, d)))
}

fn any_money() -> impl Strategy<Value = Option<Money>> {
    proptest::option::of((0..=Money::MAX_FEN).prop_filter_map("fen", Money::from_fen))
}

fn any_of<T: Copy + std::fmt::Debug + 'static>(values: &'static [T]) -> impl Strategy<Value = Option<T>> {
    proptest::option::of(proptest::sample::select(values))
}

fn any_extra() -> impl Strategy<Value = Extra> {
    let value =
        prop_oneof![any_text().prop_map(Value::from), any::<i64>().prop_map(Value::from), Just(json!([{}, null]))];
    proptest::collection::btree_map("x[a-z/~]{0,3}", value, 0..2).prop_map(|map| map.into_iter().collect())
}

const IDS: [&str; 3] = ["A1", "B1", "C1"];

fn any_ids() -> impl Strategy<Value = Vec<PartyId>> {
    proptest::collection::vec(proptest::sample::select(&IDS[..]).prop_map(|id| PartyId(id.to_owned())), 0..3)
}

fn any_id() -> impl Strategy<Value = PartyId> {
    proptest::sample::select(&["", "A1", "B1", "C1"][..]).prop_map(|id| PartyId(id.to_owned()))
}

prop_compose! {
    fn any_person()(sex in any_of(Sex::ALL), birth in any_date(), number in any_text(), needs in any_of(Need::ALL),
        reader in any_text(), guardian in any_of(&IDS)) -> Person {
        let guardian = guardian.map(|id| PartyId(id.to_owned()));
        Person { sex, birth, id_number: number, needs: needs.into_iter().collect(), read_aloud_by: reader, guardian, ..Person::default() }
    }
}

prop_compose! {
    fn any_party(id: &'static str)(role in proptest::sample::select(PartyRole::ALL), person in any_person(), name in any_text(),
        authority in any_of(Authority::ALL), represents in any::<Option<u32>>(), extra in any_extra(), day in any_date()) -> Party {
        let mut party = Party::person(PartyId(id.to_owned()), role, name);
        party.kind = PartyKind::Person(person);
        party.agent = authority.map(|authority| Agent { authority: Some(authority), authorised: day, extra: extra.clone(), ..Agent::default() });
        Party { represents, extra, ..party }
    }
}

prop_compose! {
    fn any_payment()(kind in 0..3, due in any_date(), amount in any_money(), payer in any_of(&IDS), day in proptest::option::of(1_u32..=31),
        year in 1_i32..=9999, month in 1_u32..=12, extra in any_extra()) -> Payment {
        let payer = payer.map(|id| PartyId(id.to_owned()));
        match kind {
            0 => Payment::Once,
            1 => Payment::Instalments(vec![Instalment { due, amount, payer, extra }]),
            _ => Payment::Monthly(MonthlySchedule { day, from: Some(Month { year, month }), to: None, amount, extra }),
        }
    }
}

prop_compose! {
    fn any_term()(obligor in any_ids(), obligee in any_ids(), text in any_text(), pattern in any_of(TermPattern::ALL), amount in any_money(),
        due in any_date(), payment in any_payment(), number in proptest::option::of(1_u32..9), extra in any_extra()) -> Term {
        Term { number, obligor, obligee, text: text.clone(), what: text, amount, due, payment, extra, ..Term::new(pattern) }
    }
}

prop_compose! {
    fn any_statement()(party in any_id(), date in any_date(), minute in proptest::option::of(0_u32..1440), step in any_of(StepKind::ALL),
        kind in any_of(StatementKind::ALL), text in any_text(), private in any::<bool>(), extra in any_extra()) -> Statement {
        let time = minute.and_then(|minute| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0));
        Statement { party, date, time, step, kind, text, text_en: String::new(), private, confirmed: None, extra }
    }
}

prop_compose! {
    fn any_step()(step in proptest::sample::select(StepKind::ALL), date in any_date(), outcome in any_of(Outcome::ALL), people in any_ids(),
        note in any_text(), staffed in any::<bool>(), extra in any_extra()) -> Step {
        let staff = if staffed { vec![StaffId("S1".to_owned())] } else { Vec::new() };
        Step { participants: people, outcome, note, staff, extra, ..Step::open(step, date) }
    }
}

prop_compose! {
    fn any_end()(form in any_of(AgreementForm::ALL), copies in any::<Option<u32>>(), signed in any_date(), told in any_text(), extra in any_extra(),
        result in any_of(FollowUpResult::ALL), signer in any_id(), amount in any_money()) -> CaseFile {
        let mut case = CaseFile::new(CaseKind::People);
        let told = if told.is_empty() { Vec::new() } else { vec![told] };
        case.agreement = Some(Agreement { form, copies, signed, told, extra, ..Agreement::default() });
        case.follow_ups = vec![FollowUp { result, date: signed, ..FollowUp::default() }];
        case.issues = vec![IssueInDispute { settled: copies.is_some(),
            positions: vec![Position { party: signer.clone(), amount, ..Position::default() }], ..IssueInDispute::default() }];
        case.signatures = vec![Signature { signer: SignerId::Party(signer), role: String::new(), at: String::new(), way: None,
            version: copies, text_sha256: String::new(), extra: Extra::new() }];
        case
    }
}

prop_compose! {
    fn any_case()(end in any_end(), parties in (any_party("A1"), any_party("B1"), any_party("C1")), title in any_text(),
        dispute_type in any_of(DisputeType::ALL), confidential in any::<Option<bool>>(), accepted in any_date(),
        difficult in any::<Option<bool>>(), harm in any_of(Harm::ALL), people in any::<Option<u32>>(),
        statements in proptest::collection::vec(any_statement(), 0..3), steps in proptest::collection::vec(any_step(), 0..3),
        terms in proptest::collection::vec(any_term(), 0..3), extra in any_extra()) -> CaseFile {
        let staff = vec![Staff { id: StaffId("S1".into()), role: StaffRole::Mediator, name: title.clone(), unit: String::new(),
            badge: String::new(), extra: Extra::new() }];
        let prevented = harm.into_iter().map(|harm| Prevented { harm, people, extra: extra.clone() }).collect();
        CaseFile { difficult, prevented, title, dispute_type, confidential, accepted, statements, steps, terms, extra, staff,
            parties: vec![parties.0, parties.1, parties.2], ..end }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn a_random_case_equals_itself(case in any_case()) {
        let text = write(&case, Private::Included);
        let again = read(text.as_bytes()).unwrap().case;
        prop_assert_eq!(&again, &case);
        prop_assert_eq!(to_value(&again, Private::Included), serde_json::from_str::<Value>(&text).unwrap());
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_cut_makes_the_reader_panic_or_accept(length in 0..3000_usize) {
        let bytes = &CASES[0].1.as_bytes()[..length.min(CASES[0].1.len() - 3)];
        prop_assert!(read(bytes).is_err());
    }
}
