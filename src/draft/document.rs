//! What a paper says, block by block: words and their kinds, no geometry, no fonts.
//! `draft` makes it, `paper` sets it, and the frozen form of it is what people sign.

use serde::{Deserialize, Serialize};

use crate::domain::agreement::HandSignature;
use crate::domain::version_mark::VersionMark;
use crate::i18n::Lang;

/// A paper in words. Serialised, it is the frozen text of a signed version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Language of the fixed words and of the page numbers.
    pub lang: Lang,
    /// Name of the paper, for the file's own title.
    pub title: String,
    /// A mark at the head of every page (草稿 DRAFT, 演示 PRACTICE); empty for none.
    pub mark: String,
    /// Words at the head of every page from the second on.
    pub running_head: String,
    #[serde(default)]
    pub look: Look,
    /// Who holds this copy (本份由甲方林志远收执), at the foot of every page; empty for none.
    #[serde(default)]
    pub holder: String,
    /// The mark of the frozen version that this prints, at the foot of every page. The frozen words themselves have
    /// none: the mark is made from their SHA-256.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version_mark: Option<VersionMark>,
    pub blocks: Vec<Block>,
}

impl Document {
    /// The words of the paper in the order in which they are read: a block a line, tabs between the parts of a block.
    /// What is printed besides (marks, running heads, page numbers) is not in it.
    pub fn plain_text(&self) -> String {
        let lines = self.blocks.iter().map(|block| block.content.words().join("\t"));
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

/// The grid that a paper is set on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    /// 28 characters × 22 lines of GB/T 9704: the agreement and whatever goes to a court.
    #[default]
    Official,
    /// Smaller type for registers, records and forms.
    Form,
    /// Large type and no page number: the cover of a file and its back leaf.
    Cover,
}

/// One block of a paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    pub content: Content,
    /// Language of its words: a bilingual paper has English blocks beneath the Chinese ones. `None`: the paper's.
    #[serde(default)]
    pub lang: Option<Lang>,
    /// Must stand on the same page as the first lines of the next block.
    pub keep_with_next: bool,
    /// JSON pointer of the place in the case that the words come from; empty for none.
    pub place: String,
    /// Set in small type: a record beside the matter.
    #[serde(default, skip_serializing_if = "is_not")]
    pub small: bool,
}

/// Blocks in the paper's own type do not name it, so that papers frozen before there was another hash as they did.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
const fn is_not(small: &bool) -> bool {
    !*small
}

impl Block {
    /// A block in the paper's language, at no place of the case.
    pub fn new(content: Content) -> Block {
        Block { content, lang: None, keep_with_next: false, place: String::new(), small: false }
    }
}

/// The kinds of block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// The name of the paper, centred, large.
    Title(String),
    /// The number of the paper, on the right under the title.
    Number(String),
    /// A heading of a part, in the Hei face.
    Heading(String),
    /// A heading of the second level, in the Kai face.
    Subheading(String),
    /// Words beside the matter (备注), in smaller Kai.
    Note(String),
    /// A ruled form: labels and values side by side.
    Form(Vec<FormRow>),
    /// Ruled lines to write on; struck through with a slash where nothing may be added any more. One closed line is a
    /// short slash without a rule.
    Blank { lines: u32, closed: bool },
    /// So many empty lines.
    Space { lines: u32 },
    /// What follows begins a new page.
    PageBreak,
    /// A paragraph. `lead` stands before the text in the Hei face (履行方式、时限：).
    Paragraph { lead: String, text: String, indent: bool },
    /// Labelled values that run on one after the other; an item is never broken inside its label.
    Fields { lead: String, items: Vec<FieldItem> },
    /// A ruled table with a head that is repeated on each page; rows do not split, cells wrap.
    Table { columns: Vec<Column>, rows: Vec<Vec<String>> },
    /// Two columns of places to sign: parties on the left, mediators and recorder on the right.
    Signatures { left: Vec<SignaturePlace>, right: Vec<SignaturePlace> },
    /// The committee's name and the date, bottom right, with room for its seal. No seal is ever drawn.
    SealPlace { committee: String, date: String },
    /// A code to be read by a camera (QR, ISO/IEC 18004), with what it says beside it in type, and words about it. A
    /// text too long for any code (2,331 bytes) stands in type alone.
    Code { code: String, caption: String },
}

impl Content {
    /// The words of the block, part by part.
    fn words(&self) -> Vec<&str> {
        match self {
            Content::Title(text)
            | Content::Number(text)
            | Content::Heading(text)
            | Content::Subheading(text)
            | Content::Note(text) => vec![text],
            Content::Paragraph { lead, text, .. } => vec![lead, text],
            Content::Fields { lead, items } => {
                let items = items.iter().flat_map(|item| [item.label.as_str(), &item.value]);
                std::iter::once(lead.as_str()).chain(items).collect()
            }
            Content::Form(rows) => {
                let cells = rows.iter().flat_map(|row| &row.cells);
                cells.flat_map(|cell| [cell.label.as_str(), &cell.value]).collect()
            }
            Content::Table { columns, rows } => {
                let titles = columns.iter().map(|column| column.title.as_str());
                titles.chain(rows.iter().flatten().map(String::as_str)).collect()
            }
            Content::Signatures { left, right } => places_in_rows(left, right)
                .flat_map(|place| [place.label.as_str(), &place.name, &place.signed_at])
                .collect(),
            Content::SealPlace { committee, date } => vec![committee, date],
            Content::Code { code, caption } => vec![caption, code],
            Content::Blank { .. } | Content::Space { .. } | Content::PageBreak => Vec::new(),
        }
    }
}

/// The places row by row, the left one first.
fn places_in_rows<'a>(
    left: &'a [SignaturePlace],
    right: &'a [SignaturePlace],
) -> impl Iterator<Item = &'a SignaturePlace> {
    (0..left.len().max(right.len())).flat_map(|row| [left.get(row), right.get(row)]).flatten()
}

/// One labelled value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldItem {
    pub label: String,
    pub value: String,
    /// JSON pointer of the value.
    pub place: String,
}

/// One row of a ruled form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormRow {
    pub cells: Vec<FormCell>,
    /// At least so many lines deep; what a value leaves unused is struck through with a slash.
    pub lines: u32,
}

/// A label and its value in a ruled form. Without a label the value takes the whole width of the cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormCell {
    pub label: String,
    pub value: String,
    /// JSON pointer of the value.
    pub place: String,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    pub title: String,
    /// Share of the width; only the ratio of the shares counts.
    pub share: u32,
    pub align: Align,
}

/// How a cell is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    Left,
    Centre,
    Right,
}

/// A place to sign.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignaturePlace {
    /// What stands before the place (当事人（签名盖章或按指印）：).
    pub label: String,
    /// Printed name of the one who signs.
    pub name: String,
    /// JSON pointer of the name.
    pub place: String,
    /// The hand signature given on screen under this very text; empty place without one.
    pub hand: Option<HandSignature>,
    /// When it was given, as printed beside it; empty without one.
    pub signed_at: String,
    /// A place for a fingerprint beside the hand.
    #[serde(default)]
    pub fingerprint: bool,
}
