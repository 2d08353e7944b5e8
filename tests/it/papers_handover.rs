//! 移交单: one for each session that was moved up, with the note that was written then, and no private word.

use maplebridge::domain::papers::{PaperKind, PaperLanguage};
use maplebridge::domain::session::StepKind;
use maplebridge::draft::papers::NoPaper;
use maplebridge::guide::handover;
use maplebridge::i18n::{Lang, Tr};

use crate::papers_support::{all, case, chinese, places, text};

#[test]
fn each_session_that_was_moved_up_has_its_note() {
    let notes = chinese("C11", PaperKind::HandoverNote);
    assert_eq!(notes.len(), 2);
    let first = text(&notes[0]);
    assert!(first.contains("从哪一步：邻里调") && first.contains("转到哪一步：村居调"), "{first}");
    assert!(text(&notes[1]).contains("转到哪一步：释法调解"));
    let signs: Vec<String> = places(&notes[1]).into_iter().map(|(label, _)| label).collect();
    assert!(
        signs.contains(&"移交人（签名）：".to_owned()) && signs.contains(&"接收人（签名）：".to_owned()),
        "{signs:?}"
    );
}

#[test]
fn the_drafted_note_is_printed_line_by_line_without_a_private_word() {
    let mut case = case("C02");
    let private: Vec<String> =
        case.statements.iter().filter(|said| said.private).map(|said| said.text.clone()).collect();
    assert!(!private.is_empty());
    let tr = Tr(Lang::Zh);
    let note = handover::with_reason(&handover::note(&case, StepKind::Neighborhood, tr), "要写成协议。", tr);
    case.steps[0].note.clone_from(&note);
    let printed = text(&all(&case, PaperKind::HandoverNote, PaperLanguage::Chinese).unwrap()[0]);
    for line in note.lines() {
        assert!(printed.contains(line), "{line}\n{printed}");
    }
    for word in &private {
        assert!(!printed.contains(word.as_str()), "{printed}");
    }
}

#[test]
fn a_case_that_was_never_moved_up_has_none() {
    let mut case = case("C01");
    case.steps.remove(0);
    let none = all(&case, PaperKind::HandoverNote, PaperLanguage::Chinese);
    assert_eq!(none.unwrap_err(), NoPaper::NotMovedUp);
}
