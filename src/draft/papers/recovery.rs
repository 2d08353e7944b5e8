//! The sheet with the recovery key: what it is, the key in numbered groups and as a code, where it is kept, what is lost
//! without it. The words of the key are handed in. It must not know geometry.

use crate::draft::document::{Align, Block, Column, Content, Document, Look};
use crate::i18n::{Lang, Tr};

/// What is written on the sheet besides its fixed words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryWords<'a> {
    pub groups: &'a [String],
    /// The groups in one line, for the code.
    pub text: &'a str,
    /// Full name of the committee; empty where none is known yet.
    pub desk: &'a str,
    pub made_on: &'a str,
}

/// The paper.
pub fn recovery(words: &RecoveryWords<'_>, lang: Lang) -> Document {
    let tr = Tr(lang);
    let title = tr.recovery_sheet_title().to_owned();
    let mut blocks = vec![
        Block::new(Content::Title(title.clone())),
        Block::new(Content::Number(tr.recovery_sheet_made(words.desk, words.made_on).trim().to_owned())),
    ];
    blocks.extend(part(tr.recovery_sheet_what(), tr.recovery_sheet_what_words()));
    blocks.push(Block::new(table(words.groups, tr)));
    let caption = tr.recovery_sheet_code().to_owned();
    blocks.push(Block { small: true, ..Block::new(Content::Code { code: words.text.to_owned(), caption }) });
    blocks.extend(part(tr.recovery_sheet_where(), tr.recovery_sheet_where_words()));
    blocks.extend(part(tr.recovery_sheet_lost(), tr.recovery_sheet_lost_words()));
    Document {
        lang,
        running_head: title.clone(),
        title,
        mark: String::new(),
        // The groups are typed off the paper, perhaps in poor light: they stand in the large type of a cover.
        look: Look::Cover,
        holder: String::new(),
        version_mark: None,
        blocks,
    }
}

fn part(heading: &str, text: &str) -> [Block; 2] {
    let paragraph = Content::Paragraph { lead: String::new(), text: text.to_owned(), indent: true };
    [
        Block { keep_with_next: true, small: true, ..Block::new(Content::Heading(heading.to_owned())) },
        Block { small: true, ..Block::new(paragraph) },
    ]
}

/// The groups with their numbers, downwards in two columns.
fn table(groups: &[String], tr: Tr) -> Content {
    let column = |title: &str, share| Column { title: title.to_owned(), share, align: Align::Centre };
    let pair = [column(tr.recovery_sheet_number(), 1), column(tr.recovery_sheet_group(), 3)];
    let half = groups.len().div_ceil(2);
    let cells = |at: usize| match groups.get(at) {
        Some(group) => [(at + 1).to_string(), group.clone()],
        None => [String::new(), String::new()],
    };
    let rows = (0..half).map(|row| [cells(row), cells(row + half)].concat()).collect();
    Content::Table { columns: [pair.clone(), pair].concat(), rows }
}
