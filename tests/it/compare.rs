//! Two versions of an agreement side by side: what is marked is what was changed, and no word is lost.

use maplebridge::casebook::Casebook;
use maplebridge::casebook::command::CaseCommand;
use maplebridge::domain::money::Money;
use maplebridge::draft::compare::{Row, Span, paragraphs, side_by_side};
use maplebridge::draft::document::{Block, Content, Document};
use proptest::prelude::*;

use super::casebook_support::{ALL_CASES, case_file, change, clock, freeze, import};

fn paper(paragraphs: &[&str]) -> Document {
    let block =
        |text: &&str| Block::new(Content::Paragraph { lead: String::new(), text: (*text).to_owned(), indent: true });
    let mut document = first_version("C01");
    document.blocks = paragraphs.iter().map(block).collect();
    document
}

fn first_version(name: &str) -> Document {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let id = import(&mut book, case_file(name));
    freeze(&mut book, id);
    book.case(id).unwrap().version.unwrap().document
}

fn marked(spans: &[Span]) -> Vec<&str> {
    spans.iter().filter(|span| span.differs).map(|span| span.text.as_str()).collect()
}

fn text(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

#[test]
fn one_changed_amount_is_one_changed_row_and_the_figures_are_marked() {
    let mut book = Casebook::in_memory(clock()).unwrap();
    let id = import(&mut book, case_file("C01"));
    freeze(&mut book, id);
    let mut term = book.case(id).unwrap().file.terms[0].clone();
    term.amount = Money::from_fen(term.amount.unwrap().fen() + 10_000);
    change(&mut book, id, CaseCommand::EditTerm { position: 0, term });
    freeze(&mut book, id);
    let versions = book.versions(id).unwrap();
    let rows = side_by_side(&versions[0].version.document, &versions[1].version.document);
    let changed: Vec<&Row> = rows.iter().filter(|row| !row.is_same()).collect();
    assert!(rows.len() > 8 && !changed.is_empty());
    for row in changed {
        let Row::Changed { left, right } = row else { panic!("{row:?}") };
        let (left, right) = (marked(left), marked(right));
        assert!(!left.is_empty() && !right.is_empty());
        for word in left.iter().chain(&right) {
            assert!(word.chars().count() <= 8, "more is marked than was changed: {left:?} {right:?}");
        }
    }
}

#[test]
fn a_changed_character_a_new_and_a_dropped_paragraph_are_told_apart() {
    let old = paper(&["一、关伯年向林志远支付修车费。", "二、鸽棚由关伯年拆除。", "三、双方互不追究。"]);
    let new =
        paper(&["一、关伯言向林志远支付修车费。", "二、双方互不追究。", "三、每周日不放鸽子，违者向居委会说明。"]);
    let rows = side_by_side(&old, &new);
    let Row::Changed { left, right } = &rows[0] else { panic!("{rows:?}") };
    assert_eq!((marked(left), marked(right)), (vec!["年"], vec!["言"]));
    assert_eq!(rows[1], Row::OnlyLeft("二、鸽棚由关伯年拆除。".to_owned()));
    let Row::Changed { left, right } = &rows[2] else { panic!("{rows:?}") };
    assert_eq!((marked(left), marked(right)), (vec!["三"], vec!["二"]));
    assert!(matches!(&rows[3], Row::OnlyRight(text) if text.contains("鸽子")));
}

#[test]
fn english_is_marked_word_by_word_and_numbers_whole() {
    let rows = side_by_side(
        &paper(&["Guan Bonian shall pay 2,600 yuan before 15 March."]),
        &paper(&["Guan Bonian shall transfer 2,650 yuan before 15 March."]),
    );
    let [Row::Changed { left, right }] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!((marked(left), marked(right)), (vec!["pay", "2,600"], vec!["transfer", "2,650"]));
}

#[test]
fn a_paper_beside_itself_has_no_difference_and_nothing_is_left_out() {
    for name in ALL_CASES.into_iter().filter(|name| *name != "C11") {
        let document = first_version(name);
        let rows = side_by_side(&document, &document);
        assert!(rows.iter().all(Row::is_same), "{name}");
        assert_eq!(rows.len(), paragraphs(&document).len());
        let shown: String = paragraphs(&document).concat();
        for word in document.plain_text().split(['\t', '\n']) {
            assert!(shown.contains(word), "{name}: {word} is not shown");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands on both sides: read down each side, the rows are that paper.
    #[test]
    fn each_side_reads_as_its_own_paper(
        old in prop::collection::vec("[甲乙丙支付0-9a-c,. ]{1,12}", 0..8),
        new in prop::collection::vec("[甲乙丙支付0-9a-c,. ]{1,12}", 0..8),
    ) {
        let as_paper = |texts: &[String]| paper(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let (old, new) = (as_paper(&old), as_paper(&new));
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for row in side_by_side(&old, &new) {
            match row {
                Row::Same(text) => { left.push(text.clone()); right.push(text); }
                Row::OnlyLeft(text) => left.push(text),
                Row::OnlyRight(text) => right.push(text),
                Row::Changed { left: one, right: other } => {
                    prop_assert!(one.iter().chain(&other).any(|span| span.differs));
                    left.push(text(&one));
                    right.push(text(&other));
                }
            }
        }
        prop_assert_eq!(left, paragraphs(&old));
        prop_assert_eq!(right, paragraphs(&new));
    }
}
