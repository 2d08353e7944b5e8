//! In which fields of the case a character stands that no face has. A line of a paper is made from several fields; whoever
//! has to mend the name needs the field, not the line. It must not decide what is missing: that is `paper`'s work.

use chrono::NaiveDate;

use crate::check::{self, About, EarlierTexts, Rule, Surroundings};
use crate::domain::calendar::Holidays;
use crate::domain::case::CaseFile;
use crate::paper::faces::Faces;
use crate::paper::missing::{MissingGlyph, MissingGlyphs};

/// The same characters, each at every field of the case that holds it; at its line where no field does.
pub(super) fn of_the_case(case: &CaseFile, missing: MissingGlyphs, faces: &Faces) -> MissingGlyphs {
    // Which characters are there hangs neither on the day nor on other cases.
    let (holidays, earlier) = (Holidays::default(), EarlierTexts::none());
    let covers = |character| faces.covers(character);
    let surroundings = Surroundings { today: NaiveDate::default(), covers: &covers, holidays: &holidays, earlier };
    let found = check::every(case, &surroundings);
    let fields = |character: char| {
        let holding = found.iter().filter(|finding| finding.rule == Rule::PartyGlyphMissing);
        let holding = holding.filter(
            |finding| matches!(&finding.about, About::Characters { characters } if characters.contains(&character)),
        );
        holding.map(|finding| finding.at.pointer().to_owned()).collect::<Vec<_>>()
    };
    let mut glyphs: Vec<MissingGlyph> = Vec::new();
    for glyph in missing.glyphs {
        let places = fields(glyph.character);
        let places = if places.is_empty() { vec![glyph.place] } else { places };
        for place in places {
            let at_its_field = MissingGlyph { character: glyph.character, place };
            if !glyphs.contains(&at_its_field) {
                glyphs.push(at_its_field);
            }
        }
    }
    MissingGlyphs { glyphs }
}
