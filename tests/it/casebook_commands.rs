//! Every command with its undo and redo. The table is an exhaustive match: a new command does not compile without its
//! example.

use maplebridge::casebook::command::{CaseCommand, CaseHead, Command, WalkIn};
use maplebridge::casebook::view::{CaseId, CaseRecord, Settings, UndoScope};
use maplebridge::casebook::{Casebook, Chain, EventKind};
use maplebridge::domain::agreement::{Agreement, Annex, FollowUp, FollowUpResult, SignerId};
use maplebridge::domain::case::{CaseFile, DisputeType, Notice, Passed, StaffId};
use maplebridge::domain::keeping::{Keeping, KeepingPeriod};
use maplebridge::domain::money::Money;
use maplebridge::domain::party::{Party, PartyId, PartyRole};
use maplebridge::domain::session::{
    Alert, AlertKind, Consent, IssueInDispute, Offer, Outcome, Position, Statement, Step, StepKind,
};
use maplebridge::domain::signing::HowRead;
use maplebridge::domain::term::{Term, TermPattern};

use super::casebook_support::{case_file, clock, day, import, pen};

fn party(id: &str) -> PartyId {
    PartyId(id.to_owned())
}

fn mediator() -> SignerId {
    SignerId::Staff(StaffId("S1".to_owned()))
}

fn statement(text: &str) -> Statement {
    Statement { text: text.to_owned(), ..case_file("C01").statements.remove(0) }
}

fn issue(title: &str) -> IssueInDispute {
    let position = Position { party: party("B1"), text: "不肯拆".to_owned(), ..Position::default() };
    IssueInDispute { title: title.to_owned(), positions: vec![position], ..IssueInDispute::default() }
}

fn term() -> Term {
    let mut term = Term::new(Some(TermPattern::Act));
    term.obligor = vec![party("B1")];
    term.obligee = vec![party("A1")];
    term.what = "清洗车辆".to_owned();
    term.due = Some(day("2026-03-20"));
    term
}

fn annex() -> Annex {
    Annex { title: "清单".to_owned(), term: Some(2), columns: vec!["姓名".to_owned()], ..Annex::default() }
}

fn offer() -> Offer {
    Offer { party: party("B1"), amount: Money::from_fen(200_000), ..Offer::default() }
}

fn alert() -> Alert {
    Alert {
        kind: AlertKind::ChildAtRisk,
        marked: None,
        note: String::new(),
        told: String::new(),
        told_at: None,
        cleared: false,
        extra: Default::default(),
    }
}

fn passed() -> Passed {
    Passed {
        rule: "party.identifier-missing".to_owned(),
        at: "/parties/0/id_number".to_owned(),
        by: "罗所长".to_owned(),
        reason: "证件补办中，已核对户籍底册".to_owned(),
        ..Passed::default()
    }
}

/// As [`example`], for what is recorded at the table beside the statements, and on later visits.
fn example_at_the_table(kind: EventKind) -> Option<(Vec<CaseCommand>, CaseCommand)> {
    use CaseCommand as C;
    let plain = |command| Some((Vec::new(), command));
    match kind {
        EventKind::ConfirmStatement => plain(C::ConfirmStatement { position: 0, confirmed: true }),
        EventKind::RecordOffer => {
            Some((vec![C::AddIssue(issue("鸽棚去留"))], C::RecordOffer { issue: 0, offer: offer() }))
        }
        EventKind::RemoveOffer => Some((
            vec![C::AddIssue(issue("鸽棚去留")), C::RecordOffer { issue: 0, offer: offer() }],
            C::RemoveOffer { issue: 0, position: 0 },
        )),
        EventKind::RecordConsent => {
            plain(C::RecordConsent(Consent { party: party("A1"), agrees: Some(true), ..Consent::default() }))
        }
        EventKind::RaiseAlert => plain(C::RaiseAlert(alert())),
        EventKind::EditAlert => Some((
            vec![C::RaiseAlert(alert())],
            C::EditAlert { position: 0, alert: Alert { told: "镇妇联".to_owned(), ..alert() } },
        )),
        EventKind::RemoveAlert => Some((vec![C::RaiseAlert(alert())], C::RemoveAlert { position: 0 })),
        EventKind::PassFinding => plain(C::PassFinding(passed())),
        EventKind::TakeBackPass => Some((vec![C::PassFinding(passed())], C::TakeBackPass { position: 0 })),
        EventKind::AddIssue => plain(C::AddIssue(issue("鸽棚去留"))),
        EventKind::EditIssue => Some((
            vec![C::AddIssue(issue("鸽棚去留"))],
            C::EditIssue { position: 0, issue: IssueInDispute { settled: true, ..issue("鸽棚去留") } },
        )),
        EventKind::RemoveIssue => Some((vec![C::AddIssue(issue("鸽棚去留"))], C::RemoveIssue { position: 0 })),
        EventKind::AddFollowUp => plain(C::AddFollowUp(FollowUp::default())),
        EventKind::EditFollowUp => plain(C::EditFollowUp {
            position: 0,
            follow_up: FollowUp { result: Some(FollowUpResult::PerformedInPart), ..FollowUp::default() },
        }),
        EventKind::RemoveFollowUp => plain(C::RemoveFollowUp { position: 0 }),
        EventKind::PutBack => Some((vec![C::RemoveTerm { position: 1 }], C::PutBack { number: 0 })),
        EventKind::SetKeeping => {
            plain(C::SetKeeping(Some(Keeping { period: KeepingPeriod::Long, filed: day("2026-03-12") })))
        }
        _ => None,
    }
}

/// Commands that prepare a case of C01 for a command of this kind, and the command itself.
#[expect(clippy::too_many_lines, reason = "one line a kind, and none may be left out")]
fn example(kind: EventKind) -> Option<(Vec<CaseCommand>, CaseCommand)> {
    use CaseCommand as C;
    let plain = |command| Some((Vec::new(), command));
    let open = C::OpenSession(Step::open(StepKind::Interpretation, Some(day("2026-03-12"))));
    match kind {
        EventKind::RegisterWalkIn | EventKind::ImportCase | EventKind::ChangeSettings => None,
        EventKind::InstallDeskKey => None,
        EventKind::NoteLead
        | EventKind::ImportLeads
        | EventKind::EditLead
        | EventKind::EnterDeed
        | EventKind::OpenCaseFromLead
        | EventKind::ImportPlaces => None,
        EventKind::AddPerson | EventKind::ChangePerson | EventKind::RemovePerson => None,
        EventKind::ShowIdNumber
        | EventKind::ExportCase
        | EventKind::ExportCaseWithPrivate
        | EventKind::PrintPaper
        | EventKind::ExportAll
        | EventKind::RestoreBackup
        | EventKind::ChangeDeskPassphrase
        | EventKind::ChangeSecret
        | EventKind::MakeRecoveryKey
        | EventKind::FindSlotsChanged => None,
        EventKind::Undo | EventKind::Redo => None,
        EventKind::DiscardCase
        | EventKind::RestoreCase
        | EventKind::PurgeCase
        | EventKind::Salvage
        | EventKind::ClearKept => None,
        EventKind::EditHead => plain(C::EditHead(CaseHead {
            title: "另一个名称".to_owned(),
            dispute_type: Some(DisputeType::Damages),
            ..CaseHead::default()
        })),
        EventKind::AddParty => plain(C::AddParty(Party::person(PartyId::default(), PartyRole::Witness, "邓楼长"))),
        EventKind::EditParty => {
            plain(C::EditParty(Party { phone: "13800000099".to_owned(), ..case_file("C01").parties.remove(2) }))
        }
        EventKind::RemoveParty => Some((
            vec![C::AddParty(Party::person(party("W1"), PartyRole::Witness, "邓楼长"))],
            C::RemoveParty(party("W1")),
        )),
        EventKind::AssignStaff => plain(C::AssignStaff(case_file("C01").staff.into_iter().take(1).collect())),
        EventKind::GiveNotice => plain(C::GiveNotice(Notice { given_to: vec![party("A1")], ..Notice::default() })),
        EventKind::OpenSession => plain(open),
        EventKind::EditSession => plain(C::EditSession {
            position: 0,
            session: Step { place: "值班室".to_owned(), ..case_file("C01").steps.remove(0) },
        }),
        EventKind::EndSession => Some((
            vec![C::OpenSession(Step::open(StepKind::Village, Some(day("2026-03-12"))))],
            C::EndSession { position: 2, outcome: Outcome::Escalated, note: "谈不拢".to_owned() },
        )),
        EventKind::ReopenSession => plain(C::ReopenSession { position: 1 }),
        EventKind::SkipStep => plain(C::SkipStep { step: StepKind::Interpretation, reason: "已经谈成".to_owned() }),
        EventKind::RecordStatement => plain(C::RecordStatement(statement("我还有一句话。"))),
        EventKind::EditStatement => plain(C::EditStatement { position: 1, statement: statement("改过的话。") }),
        EventKind::RemoveStatement => plain(C::RemoveStatement { position: 0 }),
        EventKind::ConfirmStatement
        | EventKind::RecordOffer
        | EventKind::RemoveOffer
        | EventKind::RecordConsent
        | EventKind::RaiseAlert
        | EventKind::EditAlert
        | EventKind::RemoveAlert
        | EventKind::PassFinding
        | EventKind::TakeBackPass
        | EventKind::AddIssue
        | EventKind::EditIssue
        | EventKind::RemoveIssue
        | EventKind::AddFollowUp
        | EventKind::EditFollowUp
        | EventKind::RemoveFollowUp
        | EventKind::PutBack
        | EventKind::SetKeeping => example_at_the_table(kind),
        EventKind::AddTerm => plain(C::AddTerm(term())),
        EventKind::EditTerm => plain(C::EditTerm { position: 1, term: term() }),
        EventKind::RemoveTerm => plain(C::RemoveTerm { position: 0 }),
        EventKind::MoveTerm => Some((vec![C::EditAnnex(Some(annex()))], C::MoveTerm { from: 0, to: 2 })),
        EventKind::EditAnnex => plain(C::EditAnnex(Some(annex()))),
        EventKind::EditAgreement => plain(C::EditAgreement(Agreement { copies: Some(9), ..Agreement::default() })),
        EventKind::FreezeAgreement
        | EventKind::Sign
        | EventKind::WillSignOnPaper
        | EventKind::SignedOnPaper
        | EventKind::AttachScan
        | EventKind::WithdrawSignature
        | EventKind::CloseVersion
        | EventKind::SupersedeAgreement => example_of_signing(kind),
        EventKind::EndWithoutAgreement => {
            plain(C::EndWithoutAgreement { reason: "一方拒绝".to_owned(), told: vec!["人民法院".to_owned()] })
        }
    }
}

/// What is not taken back.
const SIGNING: [EventKind; 8] = [
    EventKind::FreezeAgreement,
    EventKind::Sign,
    EventKind::WillSignOnPaper,
    EventKind::SignedOnPaper,
    EventKind::AttachScan,
    EventKind::WithdrawSignature,
    EventKind::CloseVersion,
    EventKind::SupersedeAgreement,
];

fn is_signing(kind: EventKind) -> bool {
    SIGNING.contains(&kind)
}

fn example_of_signing(kind: EventKind) -> Option<(Vec<CaseCommand>, CaseCommand)> {
    use CaseCommand as C;
    let one = || SignerId::Party(party("A1"));
    let signature = C::Sign { signer: mediator(), hand: pen(), how_read: HowRead::Scrolled };
    let frozen = |command| Some((vec![C::FreezeAgreement], command));
    match kind {
        EventKind::FreezeAgreement => Some((Vec::new(), C::FreezeAgreement)),
        EventKind::Sign => frozen(signature),
        EventKind::WillSignOnPaper => frozen(C::WillSignOnPaper { signer: one(), will: true }),
        EventKind::SignedOnPaper => frozen(C::SignedOnPaper { signer: one(), on: day("2026-03-12") }),
        EventKind::WithdrawSignature => {
            Some((vec![C::FreezeAgreement, signature], C::WithdrawSignature { signer: mediator() }))
        }
        EventKind::SupersedeAgreement => Some((Vec::new(), C::SupersedeAgreement)),
        // They need what only the casebook knows: the mark of the version, the head of the chain.
        _ => None,
    }
}

fn is_whole(casebook: &Casebook) -> bool {
    matches!(casebook.check_chain().unwrap(), Chain::Whole { .. })
}

#[test]
fn every_command_of_a_case_with_its_undo_and_redo() {
    for kind in EventKind::ALL.iter().copied() {
        let Some((setup, command)) = example(kind) else { continue };
        assert_eq!(command.kind(), kind, "the table names another command");
        let mut casebook = Casebook::in_memory(clock()).unwrap();
        let id = import(&mut casebook, case_file("C01"));
        for step in setup {
            casebook.run(Command::InCase(id, step)).unwrap();
        }
        let before = casebook.case(id).unwrap();
        let ledger_before = casebook.ledger(&Default::default()).unwrap();
        let changes = casebook.run(Command::InCase(id, command)).unwrap();
        assert_eq!(changes.case, Some(id), "{kind:?}");
        let after = casebook.case(id).unwrap();
        assert_ne!(after, before, "{kind:?} changed nothing");
        let undo = casebook.undo_label(UndoScope::Case(id)).unwrap().map(|label| label.kind);
        assert_eq!(undo, (!is_signing(kind)).then_some(kind));
        assert_eq!(casebook.events(id).unwrap().last().unwrap().label.kind, kind);

        if is_signing(kind) {
            assert!(casebook.undo(UndoScope::Case(id)).unwrap().is_none(), "{kind:?} is not taken back");
            assert!(is_whole(&casebook), "{kind:?}");
            continue;
        }
        let (changes, label) = casebook.undo(UndoScope::Case(id)).unwrap().unwrap();
        assert_eq!((changes.case, label.kind), (Some(id), kind));
        assert_eq!(casebook.case(id).unwrap(), before, "undo of {kind:?}");
        assert_eq!(casebook.ledger(&Default::default()).unwrap(), ledger_before, "the ledger after undo of {kind:?}");
        assert_eq!(casebook.redo_label(UndoScope::Case(id)).unwrap().unwrap().kind, kind);
        casebook.redo(UndoScope::Case(id)).unwrap().unwrap();
        assert_eq!(casebook.case(id).unwrap(), after, "redo of {kind:?}");
        assert!(casebook.redo(UndoScope::Case(id)).unwrap().is_none());
        assert!(is_whole(&casebook), "{kind:?}");
    }
}

#[test]
fn a_walk_in_and_an_import_are_taken_back_and_come_again() {
    let walk_in = WalkIn { applicants: "林志远".to_owned(), about: "漏水".to_owned(), ..WalkIn::default() };
    let commands = [Command::RegisterWalkIn(walk_in), Command::ImportCase(Box::new(case_file("C02")))];
    for command in commands {
        let mut casebook = Casebook::in_memory(clock()).unwrap();
        let id = casebook.run(command).unwrap().case.unwrap();
        let after = casebook.case(id).unwrap();
        casebook.undo(UndoScope::Desk).unwrap().unwrap();
        assert!(casebook.case(id).is_err());
        assert!(casebook.ledger(&Default::default()).unwrap().is_empty());
        casebook.redo(UndoScope::Desk).unwrap().unwrap();
        assert_eq!(casebook.case(id).unwrap(), after);
        assert!(is_whole(&casebook));
    }
}

#[test]
fn an_id_is_never_used_twice() {
    let mut casebook = Casebook::in_memory(clock()).unwrap();
    let first = import(&mut casebook, case_file("C01"));
    casebook.undo(UndoScope::Desk).unwrap();
    let second = import(&mut casebook, case_file("C02"));
    assert_ne!(first, second);
}

#[test]
fn settings_are_changed_taken_back_and_changed_again() {
    let mut casebook = Casebook::in_memory(clock()).unwrap();
    let settings = Settings { short_name: "青渡".to_owned(), text_size_percent: 150, ..Settings::default() };
    let changes = casebook.run(Command::ChangeSettings(Box::new(settings.clone()))).unwrap();
    assert!(changes.settings && changes.case.is_none());
    assert_eq!(casebook.settings().unwrap(), settings);
    assert!(casebook.undo(UndoScope::Desk).unwrap().unwrap().0.settings);
    assert_eq!(casebook.settings().unwrap(), Settings::default());
    casebook.redo(UndoScope::Desk).unwrap();
    assert_eq!(casebook.settings().unwrap(), settings);
    assert!(is_whole(&casebook));
}

#[test]
fn what_changes_nothing_leaves_no_trace() {
    let mut casebook = Casebook::in_memory(clock()).unwrap();
    let id = import(&mut casebook, case_file("C01"));
    let events = casebook.events(id).unwrap();
    let case = case_file("C01");
    let same = CaseCommand::EditParty(case.parties[0].clone());
    let changes = casebook.run(Command::InCase(id, same)).unwrap();
    assert_eq!(changes, Default::default());
    assert_eq!(casebook.events(id).unwrap(), events);
    assert_eq!(casebook.undo_label(UndoScope::Desk).unwrap().unwrap().kind, EventKind::ImportCase);
}

#[test]
fn a_new_command_drops_what_could_be_done_again() {
    let mut casebook = Casebook::in_memory(clock()).unwrap();
    let id = import(&mut casebook, case_file("C01"));
    casebook.run(Command::InCase(id, CaseCommand::RemoveStatement { position: 0 })).unwrap();
    casebook.undo(UndoScope::Case(id)).unwrap();
    casebook.run(Command::InCase(id, CaseCommand::RemoveFollowUp { position: 0 })).unwrap();
    assert!(casebook.redo(UndoScope::Case(id)).unwrap().is_none());
}

/// What a few numbers make of a command; many of them do not fit and are refused.
fn command_from(choice: usize, number: usize, case: &CaseFile) -> Option<CaseCommand> {
    let kinds: Vec<EventKind> = EventKind::ALL.iter().copied().filter(|kind| example(*kind).is_some()).collect();
    let (_, command) = example(*kinds.get(choice % kinds.len())?)?;
    let position = number % (case.terms.len() + 2);
    Some(match command {
        CaseCommand::EditTerm { term, .. } => CaseCommand::EditTerm { position, term },
        CaseCommand::RemoveTerm { .. } => CaseCommand::RemoveTerm { position },
        CaseCommand::MoveTerm { to, .. } => CaseCommand::MoveTerm { from: position, to },
        CaseCommand::EndSession { note, .. } => CaseCommand::EndSession {
            position,
            outcome: Outcome::ALL[number % Outcome::ALL.len()],
            note: if number.is_multiple_of(3) { String::new() } else { note },
        },
        CaseCommand::ReopenSession { .. } => CaseCommand::ReopenSession { position },
        CaseCommand::RemoveStatement { .. } => CaseCommand::RemoveStatement { position },
        CaseCommand::RemoveParty(_) => CaseCommand::RemoveParty(case.parties.get(position)?.id.clone()),
        CaseCommand::EditParty(mut party) => {
            party.name = format!("关伯年{number}");
            CaseCommand::EditParty(party)
        }
        other => other,
    })
}

fn numbers_follow(record: &CaseRecord) -> bool {
    (1_u32..).zip(&record.file.terms).all(|(number, term)| term.number == Some(number))
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]
    #[test]
    fn any_commands_undone_lead_to_the_first_state(choices in proptest::collection::vec((0_usize..64, 0_usize..12), 1..24)) {
        let mut casebook = Casebook::in_memory(clock()).unwrap();
        let id = import(&mut casebook, case_file("C01"));
        let first = casebook.case(id).unwrap();
        let mut done = 0;
        for (choice, number) in choices {
            let before = casebook.case(id).unwrap();
            let Some(command) = command_from(choice, number, &before.file) else { continue };
            if is_signing(command.kind()) {
                continue;
            }
            match casebook.run(Command::InCase(id, command)) {
                Ok(changes) => done += usize::from(changes.case.is_some()),
                Err(_) => proptest::prop_assert_eq!(casebook.case(id).unwrap(), before),
            }
            proptest::prop_assert!(numbers_follow(&casebook.case(id).unwrap()));
        }
        let last = casebook.case(id).unwrap();
        for _ in 0..done {
            casebook.undo(UndoScope::Case(id)).unwrap().unwrap();
        }
        proptest::prop_assert_eq!(casebook.case(id).unwrap(), first);
        for _ in 0..done {
            casebook.redo(UndoScope::Case(id)).unwrap().unwrap();
        }
        proptest::prop_assert_eq!(casebook.case(id).unwrap(), last.clone());
        proptest::prop_assert!(is_whole(&casebook));

        // The ledger's line, kept along the way, is the line of the same case taken in at once.
        let mut other = Casebook::in_memory(clock()).unwrap();
        import(&mut other, last.file);
        proptest::prop_assert_eq!(other.ledger(&Default::default()).unwrap(), casebook.ledger(&Default::default()).unwrap());
    }
}

#[test]
fn a_command_on_a_case_that_is_not_there() {
    let mut casebook = Casebook::in_memory(clock()).unwrap();
    assert!(casebook.run(Command::InCase(CaseId(7), CaseCommand::FreezeAgreement)).is_err());
}
