//! Which column of a table means what: each field knows the names under which offices and platforms keep it, in both
//! languages. It must not read a cell's value.

use crate::jobs::sheet::{Sheet, SheetRow};

/// A field with the names of its column.
pub(super) struct Field<K: 'static> {
    pub(super) key: K,
    pub(super) names: &'static [&'static str],
}

/// Where each field stands in a table.
pub(super) struct Columns<K: 'static> {
    places: Vec<(K, usize)>,
    pub(super) unknown: Vec<String>,
}

impl<K: Copy + PartialEq> Columns<K> {
    /// Finds the fields by the names of the columns; of two columns with one meaning the first counts.
    pub(super) fn find(fields: &[Field<K>], sheet: &Sheet) -> Columns<K> {
        let mut found = Columns { places: Vec::new(), unknown: Vec::new() };
        for (place, name) in sheet.columns.iter().enumerate() {
            let plain = plain(name);
            let field = fields.iter().find(|field| field.names.contains(&plain.as_str()));
            match field {
                Some(field) if !found.places.iter().any(|(key, _)| *key == field.key) => {
                    found.places.push((field.key, place));
                }
                _ if plain.is_empty() => {}
                _ => found.unknown.push(name.clone()),
            }
        }
        found
    }

    /// Whether any column means something.
    pub(super) fn has_any(&self) -> bool {
        !self.places.is_empty()
    }

    /// What stands in a row for this field; empty where there is no such column.
    pub(super) fn text<'a>(&self, row: &'a SheetRow, key: K) -> &'a str {
        let place = self.places.iter().find(|(known, _)| *known == key).map(|(_, place)| *place);
        place.and_then(|place| row.cells.get(place)).map_or("", String::as_str)
    }

    /// The name of the column in the file.
    pub(super) fn name<'a>(&self, sheet: &'a Sheet, key: K) -> &'a str {
        let place = self.places.iter().find(|(known, _)| *known == key).map(|(_, place)| *place);
        place.and_then(|place| sheet.columns.get(place)).map_or("", String::as_str)
    }
}

/// A name without blanks, signs and case, and without what stands in brackets (the unit).
fn plain(name: &str) -> String {
    let before = name.split(['(', '（', '[', '【']).next().unwrap_or_default();
    before
        .chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '_' | '-' | '*' | '：' | ':' | '.'))
        .flat_map(char::to_lowercase)
        .collect()
}
