//! Every paper of every case in every language, read back from its pages: the rules of setting hold in all.

use maplebridge::domain::papers::{PaperKind, PaperLanguage};
use maplebridge::draft::templates::Templates;
use maplebridge::jobs::papers::{Wanted, documents};
use maplebridge::paper::page::Role;
use maplebridge::paper::{Faces, lay_out};

use crate::casebook_support::case_file;
use crate::pages_read;

fn squeezed(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace() && *ch != '\u{AD}').collect()
}

#[test]
fn every_paper_of_every_case_is_well_set() {
    let (faces, templates) = (Faces::bundled().unwrap(), Templates::built_in());
    let (mut loosest, mut papers) = ([0.0_f32; 3], 0);
    for name in ["C01", "C02", "C05", "C07", "C08", "C11"] {
        let case = case_file(name);
        for kind in PaperKind::ALL {
            for language in [PaperLanguage::Chinese, PaperLanguage::English, PaperLanguage::Both] {
                let wanted = Wanted { language, ..Wanted::new(*kind) };
                for document in documents(&case, &wanted, &templates).unwrap_or_default() {
                    let what = format!("{name} {kind:?} {language:?}");
                    let pages = lay_out(&document, &faces).unwrap();
                    let lines = pages_read::lines(&pages);
                    for line in &lines {
                        line.assert_well_set(&what);
                    }
                    for line in lines.iter().filter(|line| line.role == Role::Paragraph) {
                        line.gaps(&mut loosest);
                    }
                    pages_read::assert_no_heading_ends_a_page(&lines, &what);
                    let printed = pages_read::in_order(&pages);
                    assert_eq!(squeezed(&printed), squeezed(&document.plain_text()), "words of {what}");
                    papers += 1;
                }
            }
        }
    }
    println!("{papers} papers, loosest gaps in em: {loosest:?}");
    assert!(papers > 80, "only {papers} papers");
    assert!(loosest[0] <= 0.201 && loosest[1] <= 0.601 && loosest[2] <= 0.49, "{loosest:?}");
}
