//! A law card on paper for the party: from the card to the pages and the PDF.

use super::agreement::PaperError;
use crate::draft::document::Document;
use crate::draft::papers::card::{CardWords, card};
use crate::guide::law::Card;
use crate::i18n::{Lang, Tr};
use crate::paper::faces::Faces;
use crate::paper::layout::{Order, lay_out_file};
use crate::paper::page::Pages;
use crate::paper::pdf::write_pdf;

/// The words of the card as a paper.
pub fn document(of: &Card, lang: Lang) -> Document {
    let (text, tr) = (of.text(lang), Tr(lang));
    let (source, wording) = (of.source(tr), of.wording(tr));
    let words = CardWords {
        title: &text.title,
        source: &source,
        plain: &text.plain,
        here: &text.here,
        court: &text.court,
        unsure: text.unsure.as_deref(),
        wording: &wording,
    };
    card(&words, lang)
}

/// Its pages.
///
/// # Errors
/// Where a character has no glyph.
pub fn card_pages(of: &Card, lang: Lang, faces: &Faces) -> Result<Pages, PaperError> {
    let order = Order { hand_fill: false, seam_guides: false, folio: None };
    lay_out_file(&[document(of, lang)], order, faces).map_err(PaperError::MissingGlyphs)
}

/// The finished PDF.
///
/// # Errors
/// As [`card_pages`], and where the writer refuses.
pub fn card_paper(of: &Card, lang: Lang, faces: &Faces) -> Result<Vec<u8>, PaperError> {
    write_pdf(&card_pages(of, lang, faces)?, faces).map_err(PaperError::Write)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::law::Library;

    #[test]
    fn every_card_is_one_page_in_both_languages() {
        let faces = Faces::bundled().unwrap();
        for card in Library::built_in().cards() {
            for lang in [Lang::Zh, Lang::En] {
                let pages = card_pages(card, lang, &faces).map_err(|error| error.message(Tr(lang)));
                assert_eq!(pages.unwrap().pages.len(), 1, "{} {lang:?}", card.id);
            }
        }
    }

    #[test]
    fn the_paper_says_what_the_card_says_and_where_it_comes_from() {
        let card = Library::built_in().by_id("food-ten-times").unwrap();
        let text = document(card, Lang::Zh).plain_text();
        let zh = card.text(Lang::Zh);
        for part in [&zh.title, &zh.plain, &zh.here, &zh.court, zh.unsure.as_ref().unwrap()] {
            assert!(text.contains(part.as_str()), "{part}");
        }
        assert!(text.contains("《食品安全法》第148条") && text.contains("2021年4月29日"), "{text}");
    }
}
