//! 地点与网格: the tree of district, town, village and grid that an office looks after, each with its head and officers.
//! A case or lead belongs to the lowest level and counts at every level above. It must not know how a place is kept.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::keyed::keyed;

/// Deepest level of the tree.
pub const LEVELS: usize = 4;

keyed! {
    /// A level of the tree, from the top.
    Level {
        /// 区县.
        District = "district",
        /// 乡镇、街道.
        Town = "town",
        /// 村、社区.
        Village = "village",
        /// 网格.
        Grid = "grid",
    }
}

/// A place with the names of those above it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Names from district down, at least one and at most four; the last is its own.
    pub path: Vec<String>,
    /// 负责人、网格长.
    pub head: String,
    /// 民警、辅警、网格员.
    pub officers: Vec<String>,
    pub phone: String,
    /// What it is besides, 夜市, 学校; may be empty.
    pub category: String,
}

impl Place {
    /// Its level; `None` for a path of no length or too long a one.
    pub fn level(&self) -> Option<Level> {
        Level::ALL.get(self.path.len().checked_sub(1)?).copied()
    }

    /// Its own name.
    pub fn name(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }
}

/// How many there are at each place and below it, by path. What lies outside the tree counts under its own path, so that
/// the sum at the top is the whole.
pub fn add_up<'a>(paths: impl IntoIterator<Item = &'a [String]>) -> BTreeMap<Vec<String>, u64> {
    let mut sums = BTreeMap::new();
    for path in paths {
        for end in 1..=path.len() {
            if let Some(above) = path.get(..end) {
                *sums.entry(above.to_vec()).or_insert(0_u64) += 1;
            }
        }
    }
    sums
}

/// The places of a list, each once, with every place above one that the list does not name by itself, in the order of the
/// tree. Of two entries for one place the later stands; an empty field does not wipe a filled one.
pub fn whole_tree(places: impl IntoIterator<Item = Place>) -> Vec<Place> {
    let mut tree: BTreeMap<Vec<String>, Place> = BTreeMap::new();
    for place in places {
        for end in 1..place.path.len() {
            if let Some(above) = place.path.get(..end) {
                tree.entry(above.to_vec()).or_insert_with(|| Place { path: above.to_vec(), ..Place::default() });
            }
        }
        let here =
            tree.entry(place.path.clone()).or_insert_with(|| Place { path: place.path.clone(), ..Place::default() });
        take_over(here, place);
    }
    tree.into_values().collect()
}

fn take_over(here: &mut Place, place: Place) {
    let Place { path: _, head, officers, phone, category } = place;
    for (field, new) in [(&mut here.head, head), (&mut here.phone, phone), (&mut here.category, category)] {
        if !new.is_empty() {
            *field = new;
        }
    }
    if !officers.is_empty() {
        here.officers = officers;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(names: &str) -> Vec<String> {
        names.split('/').map(str::to_owned).collect()
    }

    fn place(names: &str, head: &str) -> Place {
        Place { path: path(names), head: head.into(), ..Place::default() }
    }

    #[test]
    fn a_grid_brings_the_places_above_it() {
        let tree = whole_tree([place("宁江区/青渡镇/青渡村/第1网格", "周明"), place("宁江区/青渡镇", "李岚")]);
        let names: Vec<(&str, &str)> = tree.iter().map(|place| (place.name(), place.head.as_str())).collect();
        assert_eq!(names, [("宁江区", ""), ("青渡镇", "李岚"), ("青渡村", ""), ("第1网格", "周明")]);
        assert_eq!(tree[3].level(), Some(Level::Grid));
    }

    #[test]
    fn the_later_entry_stands_and_an_empty_field_wipes_nothing() {
        let mut again = place("宁江区", "");
        again.phone = "13800000001".into();
        let tree = whole_tree([place("宁江区", "王旗"), again, place("宁江区", "赵河")]);
        assert_eq!((tree.len(), tree[0].head.as_str(), tree[0].phone.as_str()), (1, "赵河", "13800000001"));
    }

    #[test]
    fn each_level_is_the_sum_of_those_below() {
        let paths = [path("区/镇/村/一"), path("区/镇/村/二"), path("区/镇/村/二"), path("区/镇/另村"), path("外区")];
        let sums = add_up(paths.iter().map(Vec::as_slice));
        let of = |names: &str| sums.get(&path(names)).copied().unwrap_or_default();
        assert_eq!((of("区"), of("区/镇"), of("区/镇/村"), of("区/镇/村/二"), of("外区")), (4, 4, 3, 2, 1));
        assert_eq!(of("区") + of("外区"), u64::try_from(paths.len()).unwrap());
    }
}
