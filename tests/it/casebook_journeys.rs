//! The casebook from outside: cases in and out, numbers, signatures, what is refused, what is there after a restart.

use maplebridge::casebook::command::{CaseCommand, Command, WalkIn};
use maplebridge::casebook::error::NamedBy;
use maplebridge::casebook::signing_log::FallReason;
use maplebridge::casebook::view::{CaseId, CaseState, Colleague, LedgerQuery, Settings, Station, TodayWhat, UndoScope};
use maplebridge::casebook::{Casebook, Error, Refusal};
use maplebridge::domain::agreement::{Annex, HandSignature, Help, SignerId};
use maplebridge::domain::case::{Staff, StaffId};
use maplebridge::domain::case_file::Private;
use maplebridge::domain::money::Money;
use maplebridge::domain::party::{Need, Party, PartyId, PartyKind, PartyRole};
use maplebridge::domain::progress;
use maplebridge::domain::session::{Outcome, Statement, Step, StepKind};
use maplebridge::domain::signing::HowRead;
use maplebridge::domain::term::{Term, TermPattern};
use maplebridge::i18n::{Lang, Tr};
use serde_json::Value;

use super::casebook_support::{
    ALL_CASES, SEALED, case_file, case_text, change, clock, close, day, freeze, import, pen,
};

fn casebook() -> Casebook {
    Casebook::in_memory(clock()).unwrap()
}

fn settings() -> Settings {
    Settings {
        committee: "青渡镇人民调解委员会".to_owned(),
        short_name: "青渡".to_owned(),
        colleagues: vec![Colleague { name: "陈和平".to_owned(), role: "mediator".to_owned() }],
        at_the_desk: "陈和平".to_owned(),
        ..Settings::default()
    }
}

fn walk_in() -> WalkIn {
    WalkIn {
        applicants: "林志远、何美娟".to_owned(),
        respondents: "关伯年".to_owned(),
        about: "鸽棚铁皮砸了车。".to_owned(),
        phone: "13800000001".to_owned(),
        ..WalkIn::default()
    }
}

fn registered(casebook: &mut Casebook) -> CaseId {
    casebook.run(Command::ChangeSettings(Box::new(settings()))).unwrap();
    casebook.run(Command::RegisterWalkIn(walk_in())).unwrap().case.unwrap()
}

fn party(id: &str) -> PartyId {
    PartyId(id.to_owned())
}

fn pay(fen: u64) -> Term {
    let mut term = Term::new(Some(TermPattern::Pay));
    term.obligor = vec![party("B1")];
    term.obligee = vec![party("A1")];
    term.what = "车辆维修费".to_owned();
    term.amount = Money::from_fen(fen);
    term.due = Some(day("2026-03-15"));
    term
}

fn sign(casebook: &mut Casebook, id: CaseId, signer: SignerId) {
    change(casebook, id, CaseCommand::Sign { signer, hand: pen(), how_read: HowRead::Scrolled });
}

fn everyone() -> [SignerId; 4] {
    let party = |id: &str| SignerId::Party(PartyId(id.to_owned()));
    [party("A1"), party("A2"), party("B1"), SignerId::Staff(StaffId("S1".to_owned()))]
}

fn refusal(casebook: &mut Casebook, id: CaseId, command: CaseCommand) -> Refusal {
    match casebook.run(Command::InCase(id, command)) {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn a_case_goes_in_and_comes_out_as_it_was() {
    let mut casebook = casebook();
    for name in ALL_CASES {
        let id = import(&mut casebook, case_file(name));
        let exported: Value = serde_json::from_str(&casebook.export(id, Private::Included).unwrap().text).unwrap();
        assert_eq!(exported, serde_json::from_str::<Value>(&case_text(name)).unwrap(), "{name}");
        let number = exported.get("number").and_then(Value::as_str).unwrap();
        assert_eq!(casebook.find_number(number).unwrap(), Some(id));
    }
    assert_eq!(casebook.ledger(&LedgerQuery::default()).unwrap().len(), ALL_CASES.len());
}

#[test]
fn a_number_that_is_there_already_is_refused_and_nothing_comes_in() {
    let mut casebook = casebook();
    import(&mut casebook, case_file("C01"));
    let again = casebook.run(Command::ImportCase(Box::new(case_file("C01"))));
    assert!(
        matches!(again, Err(Error::Refused(Refusal::NumberTaken(number))) if number == "（2026）青渡人调字第001号")
    );
    assert_eq!(casebook.ledger(&LedgerQuery::default()).unwrap().len(), 1);
}

#[test]
fn private_statements_stay_at_the_desk_unless_asked_for() {
    let mut casebook = casebook();
    let id = import(&mut casebook, case_file("C01"));
    let private =
        Statement { private: true, text: "我其实愿意拆。".to_owned(), ..case_file("C01").statements.remove(2) };
    change(&mut casebook, id, CaseCommand::RecordStatement(private));
    let open = casebook.export(id, Private::LeftOut).unwrap();
    assert_eq!(open.private_left_out, 1);
    assert!(!open.text.contains("我其实愿意拆"));
    assert!(casebook.export(id, Private::Included).unwrap().text.contains("我其实愿意拆"));
}

#[test]
fn unknown_keys_survive_edits() {
    let text = case_text("C01")
        .replacen("\"kind\": \"people\"", "\"kind\": \"people\", \"own\": {\"a\": [1, 2]}", 1)
        .replacen("\"id\": \"A1\"", "\"id\": \"A1\", \"nickname\": \"阿远\"", 1);
    let case = maplebridge::domain::case_file::read(text.as_bytes()).unwrap().case;
    let mut casebook = casebook();
    let id = import(&mut casebook, case);
    change(&mut casebook, id, CaseCommand::AddTerm(pay(100)));
    let mut party = casebook.case(id).unwrap().file.parties.remove(0);
    party.phone = "13800000055".to_owned();
    change(&mut casebook, id, CaseCommand::EditParty(party));
    let exported: Value = serde_json::from_str(&casebook.export(id, Private::Included).unwrap().text).unwrap();
    assert_eq!(exported.pointer("/own/a/1"), Some(&Value::from(2)));
    assert_eq!(exported.pointer("/parties/0/nickname"), Some(&Value::from("阿远")));
    assert_eq!(exported.pointer("/parties/0/phone"), Some(&Value::from("13800000055")));
}

#[test]
fn a_walk_in_becomes_a_case_with_its_number_and_first_session() {
    let mut casebook = casebook();
    let id = registered(&mut casebook);
    let case = casebook.case(id).unwrap().file;
    assert_eq!(case.number, "（2026）青渡人调字第001号");
    assert_eq!(case.desk.unwrap().committee, "青渡镇人民调解委员会");
    assert_eq!(case.staff[0].name, "陈和平");
    assert_eq!(case.steps.len(), 1);
    let row = casebook.ledger(&LedgerQuery::default()).unwrap().remove(0);
    assert_eq!((row.state, row.station), (CaseState::InMediation, Station::Step(StepKind::Neighborhood)));
    assert_eq!((row.side_a.len(), row.side_b), (2, vec!["关伯年".to_owned()]));
    assert_eq!(casebook.earlier_cases("关伯年", "").unwrap().len(), 1);
    assert_eq!(casebook.earlier_cases("无名氏", "13800000001").unwrap().len(), 1);
    assert!(casebook.earlier_cases("无名氏", "").unwrap().is_empty());
}

#[test]
fn numbers_run_on_from_the_highest_that_is_there() {
    let mut casebook = casebook();
    import(&mut casebook, case_file("C08"));
    let id = registered(&mut casebook);
    assert_eq!(casebook.case(id).unwrap().file.number, "（2026）青渡人调字第009号");
    let next = casebook.run(Command::RegisterWalkIn(walk_in())).unwrap().case.unwrap();
    assert_eq!(casebook.case(next).unwrap().file.number, "（2026）青渡人调字第010号");
}

#[test]
fn without_a_short_name_a_case_gets_its_number_when_the_agreement_is_final() {
    let mut casebook = casebook();
    let id = casebook.run(Command::RegisterWalkIn(walk_in())).unwrap().case.unwrap();
    assert_eq!(casebook.case(id).unwrap().file.number, "");
    casebook.run(Command::ChangeSettings(Box::new(settings()))).unwrap();
    change(&mut casebook, id, CaseCommand::AddTerm(pay(260_000)));
    freeze(&mut casebook, id);
    let case = casebook.case(id).unwrap().file;
    assert_eq!(case.number, "（2026）青渡人调字第001号");
    assert_eq!(case.agreement.unwrap().number, "青渡人调字〔2026〕001号");
}

#[test]
fn a_session_that_moves_up_opens_the_next_step_with_the_same_people() {
    let mut casebook = casebook();
    let id = registered(&mut casebook);
    let end = |position, outcome| CaseCommand::EndSession { position, outcome, note: "不肯拆".to_owned() };
    change(&mut casebook, id, end(0, Outcome::Escalated));
    let case = casebook.case(id).unwrap().file;
    assert_eq!(case.steps[0].outcome, Some(Outcome::Escalated));
    assert_eq!(case.steps[1].step, StepKind::Village);
    assert_eq!(case.steps[1].date, Some(day("2026-03-12")));
    assert_eq!(
        (&case.steps[1].participants, &case.steps[1].staff),
        (&case.steps[0].participants, &case.steps[0].staff)
    );
    change(&mut casebook, id, end(1, Outcome::Escalated));
    assert_eq!(refusal(&mut casebook, id, end(2, Outcome::Escalated)), Refusal::NoStepAfter(StepKind::Interpretation));
    assert_eq!(refusal(&mut casebook, id, end(1, Outcome::Settled)), Refusal::SessionEnded);
    change(&mut casebook, id, end(2, Outcome::Settled));
    assert!(casebook.case(id).unwrap().file.agreement.is_none(), "settled does not end the case");
}

#[test]
fn clauses_are_numbered_anew_and_the_annex_follows_its_clause() {
    let mut casebook = casebook();
    let id = registered(&mut casebook);
    for fen in [100, 200, 300] {
        change(&mut casebook, id, CaseCommand::AddTerm(pay(fen)));
    }
    change(&mut casebook, id, CaseCommand::EditAnnex(Some(Annex { term: Some(1), ..Annex::default() })));
    change(&mut casebook, id, CaseCommand::MoveTerm { from: 0, to: 2 });
    let case = casebook.case(id).unwrap().file;
    let amounts: Vec<u64> = case.terms.iter().filter_map(|term| term.amount.map(Money::fen)).collect();
    assert_eq!(amounts, [200, 300, 100]);
    assert_eq!(case.annex.unwrap().term, Some(3));
    change(&mut casebook, id, CaseCommand::RemoveTerm { position: 2 });
    assert_eq!(casebook.case(id).unwrap().file.annex.unwrap().term, None);
}

#[test]
fn the_sentence_of_a_clause_follows_its_slots_and_names() {
    let mut casebook = casebook();
    let id = registered(&mut casebook);
    change(&mut casebook, id, CaseCommand::AddTerm(pay(260_000)));
    let mut own_words = Term::new(None);
    own_words.text = "双方今后和睦相处。".to_owned();
    change(&mut casebook, id, CaseCommand::AddTerm(own_words));
    let case = casebook.case(id).unwrap().file;
    for part in ["关伯年", "林志远", "2,600", "贰仟陆佰元整", "2026年3月15日"] {
        assert!(case.terms[0].text.contains(part), "{part} is not in {}", case.terms[0].text);
    }
    let renamed = Party { name: "关伯言".to_owned(), ..case.parties[2].clone() };
    change(&mut casebook, id, CaseCommand::EditParty(renamed));
    let case = casebook.case(id).unwrap().file;
    assert!(case.terms[0].text.contains("关伯言") && case.terms[0].text_en.contains("关伯言"));
    assert_eq!(case.terms[1].text, "双方今后和睦相处。");
}

#[test]
fn the_last_signature_puts_the_agreement_into_force() {
    let mut casebook = casebook();
    let id = registered(&mut casebook);
    change(&mut casebook, id, CaseCommand::AddTerm(pay(260_000)));
    freeze(&mut casebook, id);
    let record = casebook.case(id).unwrap();
    assert!(record.version_is_current);
    assert_eq!(record.version.as_ref().map(|version| version.number), Some(1));
    assert_eq!(record.file.agreement.as_ref().and_then(|agreement| agreement.copies), Some(4));
    assert_eq!(casebook.ledger(&LedgerQuery::default()).unwrap()[0].state, CaseState::AwaitingSigning);
    for (count, signer) in (1..).zip(everyone()) {
        assert_eq!(casebook.case(id).unwrap().file.agreement.unwrap().signed, None);
        sign(&mut casebook, id, signer);
        assert_eq!(casebook.case(id).unwrap().signatures.len(), count);
    }
    assert_eq!(casebook.case(id).unwrap().file.agreement.unwrap().signed, None, "it is signed, not yet closed");
    close(&mut casebook, id, Some(day("2026-03-12")));
    let record = casebook.case(id).unwrap();
    let agreement = record.file.agreement.clone().unwrap();
    assert_eq!((agreement.signed, agreement.effective), (Some(day("2026-03-12")), Some(day("2026-03-12"))));
    assert!(record.version_is_current, "the day of signing fills a blank, it changes no words");
    assert_eq!(record.signatures[0].hand, Some(pen()), "strokes come back as they were given");
    assert_eq!(record.file.signatures.len(), 4);
    assert_eq!(record.file.signatures[0].text_sha256, record.version.unwrap().text_sha256);
    let row = casebook.ledger(&LedgerQuery::default()).unwrap().remove(0);
    assert_eq!((row.state, row.next_due), (CaseState::BeingPerformed, Some(day("2026-03-15"))));
    let exported = casebook.export(id, Private::Included).unwrap().text;
    assert!(exported.contains("\"text_sha256\"") && !exported.contains("strokes"));

    // Closed is closed: nothing is taken back any more, and the sealed file is kept.
    let withdraw = CaseCommand::WithdrawSignature { signer: everyone()[2].clone() };
    assert_eq!(refusal(&mut casebook, id, withdraw), Refusal::Closed);
    let closed = casebook.case(id).unwrap().standing.closed.unwrap();
    assert_eq!(casebook.attachment(&closed.pdf_sha256).unwrap().unwrap(), SEALED);
}

#[test]
fn a_change_of_words_voids_the_signatures_and_says_so() {
    let mut casebook = casebook();
    let id = registered(&mut casebook);
    change(&mut casebook, id, CaseCommand::AddTerm(pay(260_000)));
    freeze(&mut casebook, id);
    for signer in everyone() {
        sign(&mut casebook, id, signer);
    }
    let private = Statement { private: true, ..case_file("C01").statements.remove(0) };
    let harmless = casebook.run(Command::InCase(id, CaseCommand::RecordStatement(private))).unwrap();
    assert_eq!(harmless.fallen, None);

    let changes = casebook.run(Command::InCase(id, CaseCommand::EditTerm { position: 0, term: pay(250_000) })).unwrap();
    assert_eq!(changes.fallen.map(|fallen| (fallen.version, fallen.signatures, fallen.closed)), Some((1, 4, false)));
    let record = casebook.case(id).unwrap();
    assert!(!record.version_is_current && record.signatures.is_empty() && record.file.signatures.is_empty());
    assert_eq!(record.file.agreement.unwrap().signed, None, "what nobody has signed has no day of signing");
    let again = CaseCommand::SignedOnPaper { signer: everyone()[0].clone(), on: day("2026-03-12") };
    assert_eq!(refusal(&mut casebook, id, again), Refusal::NothingToSign);

    // Back to the old words: what fell stays fallen, since the log tells that it fell.
    casebook.undo(UndoScope::Case(id)).unwrap();
    assert!(casebook.case(id).unwrap().signatures.is_empty());
    freeze(&mut casebook, id);
    let record = casebook.case(id).unwrap();
    assert_eq!((record.version.unwrap().number, record.signatures.len()), (2, 0));
    let versions = casebook.versions(id).unwrap();
    assert_eq!(versions[0].standing.signatures.len(), 4, "the old version stays readable with its signatures");
    assert_eq!(versions[0].standing.fallen.map(|(_, why)| why), Some(FallReason::Changed));
}

#[test]
fn making_the_agreement_final_settles_the_open_session_and_is_not_taken_back() {
    let mut casebook = Casebook::in_memory(clock()).unwrap();
    // A desk that gives no numbers.
    let id = casebook.run(Command::RegisterWalkIn(walk_in())).unwrap().case.unwrap();
    change(&mut casebook, id, CaseCommand::AddTerm(pay(260_000)));
    assert_eq!(casebook.case(id).unwrap().file.steps.last().unwrap().outcome, None);
    freeze(&mut casebook, id);
    let file = casebook.case(id).unwrap().file;
    assert_eq!(file.steps.last().unwrap().outcome, Some(Outcome::Settled));
    assert_eq!(progress::case_state(&file), progress::CaseState::AwaitingSigning);
    assert_eq!(casebook.ledger(&LedgerQuery::default()).unwrap()[0].state, CaseState::AwaitingSigning);
    assert!(casebook.undo(UndoScope::Case(id)).unwrap().is_none());
    assert_eq!(casebook.case(id).unwrap().file, file);
}

#[test]
fn a_case_that_ends_without_agreement_ends_its_open_session() {
    let mut casebook = casebook();
    let id = registered(&mut casebook);
    let before = casebook.case(id).unwrap().file;
    let told = vec!["向人民法院起诉".to_owned()];
    change(&mut casebook, id, CaseCommand::EndWithoutAgreement { reason: "对方不来".to_owned(), told: told.clone() });
    let file = casebook.case(id).unwrap().file;
    let session = file.steps.last().unwrap();
    assert_eq!((session.outcome, session.note.as_str()), (Some(Outcome::NotSettled), "对方不来"));
    assert_eq!(progress::step_state(&file, StepKind::Neighborhood), progress::StepState::NotSettled);
    let agreement = file.agreement.as_ref().unwrap();
    assert_eq!((agreement.ended, &agreement.told), (Some(day("2026-03-12")), &told));
    assert_eq!(casebook.ledger(&LedgerQuery::default()).unwrap()[0].state, CaseState::NotSettled);
    casebook.undo(UndoScope::Case(id)).unwrap();
    assert_eq!(casebook.case(id).unwrap().file, before);
}

#[test]
fn words_that_are_final_already_make_no_second_version() {
    let mut casebook = casebook();
    let id = import(&mut casebook, case_file("C01"));
    freeze(&mut casebook, id);
    let changes = casebook.run(Command::InCase(id, CaseCommand::FreezeAgreement)).unwrap();
    assert_eq!(changes, Default::default());
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    use CaseCommand as C;
    let mut casebook = casebook();
    let id = import(&mut casebook, case_file("C11"));
    let case = case_file("C11");
    let somebody = case.parties[0].clone();
    let nobody = Statement { party: party("Z9"), ..case_file("C01").statements.remove(0) };
    let silent = Statement { text: " \n".to_owned(), party: somebody.id.clone(), ..nobody.clone() };
    let mut stranger = Term::new(None);
    stranger.obligor = vec![party("Z9")];
    let pasted = Party { name: "林\u{202E}志远".to_owned(), ..somebody.clone() };
    let twins = vec![Staff { name: "甲".to_owned(), ..case.staff[0].clone() }, case.staff[0].clone()];
    let mut elsewhere = Step::open(StepKind::Village, None);
    elsewhere.participants = vec![party("Z9")];
    let blank = HandSignature { strokes: vec![Vec::new()], ..pen() };
    let me = SignerId::Party(somebody.id.clone());
    type Why = fn(&Refusal) -> bool;
    let table: Vec<(C, Why)> = vec![
        (C::AddParty(somebody.clone()), |why| matches!(why, Refusal::IdTaken(_))),
        (C::EditParty(Party::person(party("Z9"), PartyRole::Witness, "某")), |why| matches!(why, Refusal::Unknown(_))),
        (C::EditParty(pasted), |why| matches!(why, Refusal::NotInFormat(_))),
        (C::RemoveParty(party("Z9")), |why| matches!(why, Refusal::Unknown(_))),
        (C::RemoveParty(somebody.id.clone()), |why| matches!(why, Refusal::StillNamed { by: NamedBy::Statements, .. })),
        (C::AssignStaff(twins), |why| matches!(why, Refusal::IdTaken(_))),
        (C::RecordStatement(nobody), |why| matches!(why, Refusal::Unknown(_))),
        (C::RecordStatement(silent), |why| *why == Refusal::EmptyStatement),
        (C::OpenSession(elsewhere), |why| matches!(why, Refusal::Unknown(_))),
        (C::RemoveStatement { position: 99 }, |why| *why == Refusal::OutOfRange { position: 99 }),
        (C::EditTerm { position: 0, term: Term::new(None) }, |why| *why == Refusal::OutOfRange { position: 0 }),
        (C::MoveTerm { from: 0, to: 0 }, |why| *why == Refusal::OutOfRange { position: 0 }),
        (C::ReopenSession { position: usize::MAX }, |why| matches!(why, Refusal::OutOfRange { .. })),
        (C::AddTerm(stranger), |why| matches!(why, Refusal::Unknown(_))),
        (C::EditAnnex(Some(Annex { term: Some(7), ..Annex::default() })), |why| *why == Refusal::NoSuchTerm(7)),
        (C::SkipStep { step: StepKind::Village, reason: " ".to_owned() }, |why| *why == Refusal::NoReason),
        (C::EndWithoutAgreement { reason: String::new(), told: Vec::new() }, |why| *why == Refusal::NoReason),
        (C::FreezeAgreement, |why| *why == Refusal::NoTerms),
        (C::Sign { signer: me.clone(), hand: blank, how_read: HowRead::Scrolled }, |why| {
            *why == Refusal::NothingToSign
        }),
        (C::SignedOnPaper { signer: me.clone(), on: day("2026-03-12") }, |why| *why == Refusal::NothingToSign),
        (C::WithdrawSignature { signer: me }, |why| *why == Refusal::NothingToSign),
        (C::SupersedeAgreement, |why| *why == Refusal::NotInForce),
    ];
    let before = casebook.case(id).unwrap();
    for (command, expected) in table {
        let shown = format!("{command:?}");
        let why = refusal(&mut casebook, id, command);
        assert!(expected(&why), "{shown} was refused with {why:?}");
        for lang in [Lang::Zh, Lang::En] {
            assert!(why.message(Tr(lang)).chars().count() > 5, "{why:?} has no words");
        }
        assert_eq!(casebook.case(id).unwrap(), before, "{shown}");
    }
}

#[test]
fn a_case_without_agreement_has_nothing_to_freeze() {
    let mut casebook = casebook();
    let id = import(&mut casebook, case_file("C01"));
    let end = CaseCommand::EndWithoutAgreement { reason: "反悔".to_owned(), told: Vec::new() };
    change(&mut casebook, id, end);
    assert_eq!(casebook.ledger(&LedgerQuery::default()).unwrap()[0].state, CaseState::NotSettled);
    assert!(matches!(refusal(&mut casebook, id, CaseCommand::FreezeAgreement), Refusal::NoPaper(_)));
}

#[test]
fn everything_is_there_after_a_restart_and_only_one_program_may_hold_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk");
    let mut casebook = crate::book_support::open(&path, clock()).unwrap();
    let id = registered(&mut casebook);
    change(&mut casebook, id, CaseCommand::AddTerm(pay(260_000)));
    freeze(&mut casebook, id);
    sign(&mut casebook, id, everyone()[0].clone());
    let said = Statement { private: true, ..case_file("C01").statements.remove(0) };
    change(&mut casebook, id, CaseCommand::RecordStatement(said));
    casebook.save_unfinished(Some(id), "statement", "我还想说").unwrap();
    casebook.save_unfinished(None, "applicants", "王").unwrap();
    casebook.remember_place("{\"screen\":\"terms\"}").unwrap();
    let (record, today) = (casebook.case(id).unwrap(), casebook.today(day("2026-03-12")).unwrap());
    assert!(matches!(crate::book_support::open(&path, clock()), Err(Error::Locked { .. })));
    drop(casebook);

    let mut again = crate::book_support::open(&path, clock()).unwrap();
    assert_eq!(again.case(id).unwrap(), record);
    assert_eq!(again.today(day("2026-03-12")).unwrap(), today);
    assert_eq!(again.unfinished(Some(id)).unwrap()[0].text, "我还想说");
    assert_eq!(again.unfinished(None).unwrap()[0].field, "applicants");
    assert_eq!(again.place().unwrap().as_deref(), Some("{\"screen\":\"terms\"}"));
    assert_eq!(again.settings().unwrap(), settings());
    again.save_unfinished(None, "applicants", "").unwrap();
    assert!(again.unfinished(None).unwrap().is_empty());
    again.undo(UndoScope::Case(id)).unwrap().unwrap();
    let back = again.case(id).unwrap();
    assert_eq!(back.file.statements, [], "undo reaches back over a restart");
    assert_eq!(back.signatures.len(), 1, "what was signed stays signed");
}

#[test]
fn the_ledger_is_searched_by_words_and_state() {
    let mut casebook = casebook();
    for name in ALL_CASES {
        import(&mut casebook, case_file(name));
    }
    let found = |words: &str, state| {
        let rows = casebook.ledger(&LedgerQuery { words: words.to_owned(), state }).unwrap();
        rows.into_iter().map(|row| row.number).collect::<Vec<_>>()
    };
    assert_eq!(found("关伯年", None), ["（2026）青渡人调字第001号"]);
    assert_eq!(found("鸽棚 13800000003", None), ["（2026）青渡人调字第001号"]);
    assert_eq!(found("(2026)石桥 011", None), ["（2026）石桥人调字第011号"]);
    assert_eq!(found("鸽棚 石桥", None), [""; 0]);
    assert_eq!(found("", Some(CaseState::NotSettled)), ["（2026）石桥人调字第011号"]);
    let counts = casebook.ledger_counts().unwrap();
    assert_eq!(counts.iter().map(|(_, count)| count).sum::<usize>(), ALL_CASES.len());
    assert!(counts.contains(&(CaseState::NotSettled, 1)));
}

#[test]
fn today_shows_sessions_promises_and_missing_signatures() {
    let mut casebook = casebook();
    let id = registered(&mut casebook);
    let whats = |casebook: &Casebook, on: &str| -> Vec<TodayWhat> {
        casebook.today(day(on)).unwrap().lines.into_iter().map(|line| line.what).collect()
    };
    assert_eq!(whats(&casebook, "2026-03-12"), [TodayWhat::Session(StepKind::Neighborhood)]);
    assert!(whats(&casebook, "2026-04-08").contains(&TodayWhat::MediationDeadline));
    let settled = CaseCommand::EndSession { position: 0, outcome: Outcome::Settled, note: String::new() };
    change(&mut casebook, id, settled);
    assert_eq!(whats(&casebook, "2026-03-12"), [TodayWhat::AwaitingAgreement], "settled, nothing written yet");
    change(&mut casebook, id, CaseCommand::AddTerm(pay(260_000)));
    assert_eq!(whats(&casebook, "2026-03-12"), [TodayWhat::AwaitingAgreement], "written, not final");
    freeze(&mut casebook, id);
    sign(&mut casebook, id, everyone()[0].clone());
    assert_eq!(whats(&casebook, "2026-03-12"), [TodayWhat::AwaitingSignatures { missing: 3 }]);
    for signer in everyone().into_iter().skip(1) {
        sign(&mut casebook, id, signer);
    }
    assert_eq!(whats(&casebook, "2026-03-12"), [TodayWhat::AwaitingSignatures { missing: 0 }], "signed, not closed");
    close(&mut casebook, id, Some(day("2026-03-12")));
    let promise = TodayWhat::Promise {
        obligors: vec!["关伯年".to_owned()],
        what: "车辆维修费".to_owned(),
        amount: Money::from_fen(260_000),
    };
    assert_eq!(whats(&casebook, "2026-03-12"), std::slice::from_ref(&promise));
    assert_eq!(whats(&casebook, "2026-03-20"), [promise], "late is still there");
    assert_eq!(casebook.today(day("2026-03-12")).unwrap().recent[0].0, id);
}

#[test]
fn who_signs_for_or_beside_a_party_is_named_with_what_ties_them() {
    let mut casebook = casebook();
    let mut case = case_file("C01");
    let mother = Party::person(party("G1"), PartyRole::Guardian, "林母");
    case.parties.push(mother);
    for (position, party) in case.parties.iter_mut().take(2).enumerate() {
        let PartyKind::Person(person) = &mut party.kind else { panic!("no person") };
        if position == 0 {
            person.guardian = Some(PartyId("G1".to_owned()));
            person.guardian_relation = "母亲".to_owned();
        } else {
            person.needs = vec![Need::CannotRead];
            person.read_aloud_by = "何小雨".to_owned();
            person.reader_relation = "女儿".to_owned();
        }
    }
    let id = import(&mut casebook, case);
    freeze(&mut casebook, id);
    let version = casebook.case(id).unwrap().version.unwrap();
    let roles: Vec<&str> = version.signers.iter().map(|signer| signer.role.as_str()).collect();
    assert!(roles.contains(&"林志远的法定代理人（母亲）") && roles.contains(&"何美娟的宣读人（女儿）"), "{roles:?}");
    let words = version.document.plain_text();
    assert!(words.contains("林母（林志远的母亲）") && words.contains("何小雨（何美娟的女儿）"), "{words}");

    // One who cannot read signs after it was read out, and only then; the one who read it out signs too.
    let reads = |how_read| CaseCommand::Sign { signer: SignerId::Party(party("A2")), hand: pen(), how_read };
    assert!(matches!(refusal(&mut casebook, id, reads(HowRead::Scrolled)), Refusal::NotReadTo(_)));
    change(&mut casebook, id, reads(HowRead::ReadAloud));
    sign(&mut casebook, id, SignerId::Helper(party("A2"), Help::Reader));
    assert_eq!(casebook.case(id).unwrap().signatures.len(), 2);
}
