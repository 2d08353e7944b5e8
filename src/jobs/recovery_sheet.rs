//! The recovery key on paper, to be sealed and kept in a safe: from the key to the pages and the PDF. It holds no word of
//! a case.

use chrono::NaiveDate;

use super::agreement::PaperError;
use crate::draft::document::Document;
use crate::draft::papers::recovery::{RecoveryWords, recovery};
use crate::i18n::{Lang, Tr};
use crate::paper::faces::Faces;
use crate::paper::layout::{Order, lay_out_file};
use crate::paper::page::Pages;
use crate::paper::pdf::write_pdf;
use crate::vault::RecoveryKey;

/// What the sheet says besides the key.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// Full name of the committee; may be empty.
    pub desk: &'a str,
    pub made_on: NaiveDate,
}

/// The words of the sheet.
pub fn document(key: &RecoveryKey, sheet: Sheet<'_>, lang: Lang) -> Document {
    let groups: Vec<String> = key.groups().iter().map(|group| group.to_string()).collect();
    let made_on = Tr(lang).date(sheet.made_on);
    recovery(&RecoveryWords { groups: &groups, text: &key.text(), desk: sheet.desk, made_on: &made_on }, lang)
}

/// Its pages.
///
/// # Errors
/// Where a character has no glyph.
pub fn pages(key: &RecoveryKey, sheet: Sheet<'_>, lang: Lang, faces: &Faces) -> Result<Pages, PaperError> {
    let order = Order { hand_fill: true, seam_guides: false, folio: None };
    lay_out_file(&[document(key, sheet, lang)], order, faces).map_err(PaperError::MissingGlyphs)
}

/// The finished PDF.
///
/// # Errors
/// As [`pages`], and where the writer refuses.
pub fn pdf(key: &RecoveryKey, sheet: Sheet<'_>, lang: Lang, faces: &Faces) -> Result<Vec<u8>, PaperError> {
    write_pdf(&pages(key, sheet, lang, faces)?, faces).map_err(PaperError::Write)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_is_one_page_and_holds_the_whole_key_in_both_languages() {
        let (faces, key) = (Faces::bundled().unwrap(), RecoveryKey::random().unwrap());
        let made_on = NaiveDate::from_ymd_opt(2026, 3, 12).unwrap();
        for (lang, title) in [(Lang::Zh, "恢复密钥"), (Lang::En, "Recovery key")] {
            let sheet = Sheet { desk: "青渡镇人民调解委员会", made_on };
            let text = document(&key, sheet, lang).plain_text();
            assert!(text.contains(title) && text.contains("青渡镇人民调解委员会"), "{text}");
            assert!(key.groups().iter().all(|group| text.contains(group.as_str())));
            assert!(text.contains(key.text().as_str()), "the code says the key");
            let pages = pages(&key, sheet, lang, &faces).map_err(|error| error.message(Tr(lang))).unwrap();
            assert_eq!(pages.pages.len(), 1, "{lang:?}");
        }
    }
}
