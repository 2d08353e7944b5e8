//! What a paper says, block by block: words and their kinds, no geometry, no fonts.
//! `draft` makes it, `paper` sets it, and the frozen form of it is what people sign.

use serde::{Deserialize, Serialize};

use crate::domain::agreement::HandSignature;
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
    pub blocks: Vec<Block>,
}

/// One block of a paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    pub content: Content,
    /// Must stand on the same page as the first lines of the next block.
    pub keep_with_next: bool,
    /// JSON pointer of the place in the case that the words come from; empty for none.
    pub place: String,
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
}

/// One labelled value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldItem {
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
}
