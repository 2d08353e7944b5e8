//! Places from a table, in either of the two ways in which offices keep their grid: one row a place with a column for each
//! level, or one row a place with its own name and that of the place above; or as this program writes them out. It must not know which places are there.

use std::collections::BTreeMap;

use super::columns::{Columns, Field};
use super::{LeftOut, Reason, Taken, fit};
use crate::domain::register::grid::{LEVELS, Place};
use crate::jobs::sheet::{NoSheet, Sheet, SheetRow};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    District,
    Town,
    Village,
    Grid,
    Path,
    Name,
    Code,
    Above,
    Head,
    Officers,
    Phone,
    Category,
}

const LEVEL_KEYS: [Key; LEVELS] = [Key::District, Key::Town, Key::Village, Key::Grid];

const FIELDS: [Field<Key>; 12] = [
    Field { key: Key::Path, names: &["path", "路径"] },
    Field {
        key: Key::District,
        names: &["区", "县", "区县", "县区", "县市区", "市区县", "一级", "district", "county"],
    },
    Field {
        key: Key::Town, names: &["镇", "乡镇", "镇街", "乡镇街道", "街道", "二级", "town", "township"]
    },
    Field {
        key: Key::Village,
        names: &["村", "社区", "村社区", "村居", "村社", "村居社区", "三级", "village", "community"],
    },
    Field {
        key: Key::Grid, names: &["网格", "所属网格", "网格名称", "微网格", "四级", "grid", "gridname"]
    },
    Field { key: Key::Name, names: &["名称", "地点名称", "地点", "name", "place"] },
    Field { key: Key::Code, names: &["编号", "编码", "代码", "code", "id", "number"] },
    Field {
        key: Key::Above,
        names: &["上级", "上级名称", "上级编码", "所属", "parent", "parentcode", "parentid", "above"],
    },
    Field {
        key: Key::Head,
        names: &["负责人", "网格长", "责任人", "长", "组长", "主任", "head", "headname", "leader", "chief"],
    },
    Field {
        key: Key::Officers,
        names: &[
            "民警",
            "社区民警",
            "辅警",
            "网格员",
            "专职网格员",
            "管理员",
            "人员",
            "officer",
            "officers",
            "members",
            "managers",
            "staff",
        ],
    },
    Field {
        key: Key::Phone, names: &["电话", "联系电话", "手机", "联系方式", "phone", "telephone", "tel", "mobile"]
    },
    Field { key: Key::Category, names: &["类别", "类型", "场所类别", "性质", "category", "kind", "type"] },
];

/// The places of a table.
///
/// # Errors
/// [`NoSheet::NoColumns`] where no column names a place.
pub fn read(sheet: &Sheet) -> Result<Taken<Place>, NoSheet> {
    let columns = Columns::find(&FIELDS, sheet);
    let has = |key: Key| !columns.name(sheet, key).is_empty();
    let mut taken = Taken { records: Vec::new(), left_out: Vec::new(), unknown_columns: columns.unknown.clone() };
    let paths = if LEVEL_KEYS.into_iter().any(has) {
        sheet.rows.iter().map(|row| by_levels(&columns, row)).collect()
    } else if has(Key::Path) {
        sheet.rows.iter().map(|row| by_path(&columns, row)).collect()
    } else if has(Key::Name) {
        by_parents(&columns, sheet)
    } else {
        return Err(NoSheet::NoColumns);
    };
    for (row, path) in sheet.rows.iter().zip(paths) {
        match path.and_then(|path| one(&columns, row, path)) {
            Ok(place) => taken.records.push(place),
            Err((key, reason)) => {
                let column = if reason == Reason::Nothing { "" } else { columns.name(sheet, key) };
                taken.left_out.push(LeftOut::of(row.number, column, columns.text(row, key), reason));
            }
        }
    }
    Ok(taken)
}

type Path = Result<Vec<String>, (Key, Reason)>;

/// The whole path in one cell, as the program's own list writes it.
fn by_path(columns: &Columns<Key>, row: &SheetRow) -> Path {
    let path: Vec<String> = columns.text(row, Key::Path).split('、').map(str::to_owned).collect();
    let is_whole = path.iter().all(|name| !name.trim().is_empty());
    path.iter().try_for_each(|name| fit(name)).map_err(|reason| (Key::Path, reason))?;
    if is_whole && path.len() <= LEVELS { Ok(path) } else { Err((Key::Path, Reason::GapInTheGrid)) }
}

fn by_levels(columns: &Columns<Key>, row: &SheetRow) -> Path {
    let mut path = Vec::new();
    let mut is_over = false;
    for key in LEVEL_KEYS {
        let name = columns.text(row, key);
        fit(name).map_err(|reason| (key, reason))?;
        if !name.is_empty() && is_over {
            return Err((key, Reason::GapInTheGrid));
        }
        // A list may begin below the district.
        is_over = name.is_empty() && !path.is_empty();
        path.extend((!name.is_empty()).then(|| name.to_owned()));
    }
    if path.is_empty() { Err((Key::District, Reason::Nothing)) } else { Ok(path) }
}

/// Each row names the place above by its code, else by its name.
fn by_parents(columns: &Columns<Key>, sheet: &Sheet) -> Vec<Path> {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, row) in sheet.rows.iter().enumerate() {
        for key in [Key::Name, Key::Code] {
            let name = columns.text(row, key);
            if !name.is_empty() {
                // A code goes before a name that another place bears, too.
                if key == Key::Code {
                    known.insert(name, at);
                } else {
                    known.entry(name).or_insert(at);
                }
            }
        }
    }
    sheet.rows.iter().map(|row| climb(columns, sheet, &known, row)).collect()
}

fn climb(columns: &Columns<Key>, sheet: &Sheet, known: &BTreeMap<&str, usize>, row: &SheetRow) -> Path {
    let mut path = Vec::new();
    let mut here = row;
    loop {
        let name = columns.text(here, Key::Name);
        fit(name).map_err(|reason| (Key::Name, reason))?;
        if name.is_empty() {
            return Err((Key::Name, Reason::Nothing));
        }
        path.insert(0, name.to_owned());
        let above = columns.text(here, Key::Above);
        if above.is_empty() {
            return Ok(path);
        }
        let next = known.get(above).and_then(|at| sheet.rows.get(*at));
        match next {
            Some(next) if path.len() < LEVELS => here = next,
            // A place above that is not in the list, a ring, or a fifth level.
            _ => return Err((Key::Above, Reason::GapInTheGrid)),
        }
    }
}

fn one(columns: &Columns<Key>, row: &SheetRow, path: Vec<String>) -> Result<Place, (Key, Reason)> {
    let text = |key: Key| {
        let text = columns.text(row, key);
        fit(text).map(|()| text.to_owned()).map_err(|reason| (key, reason))
    };
    let officers = text(Key::Officers)?;
    let officers = officers.split(['、', '，', ',', '；', ';', '/', ' ', '\n']).map(str::trim);
    Ok(Place {
        path,
        head: text(Key::Head)?,
        officers: officers.filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        phone: text(Key::Phone)?,
        category: text(Key::Category)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::sheet;

    fn read_text(text: &str) -> Taken<Place> {
        read(&sheet::from_bytes(text.as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn one_column_a_level() {
        let taken = read_text(
            "区县,乡镇,村（社区）,网格,网格长,网格员,联系电话\n\
             宁江区,青渡镇,青渡村,第1网格,周明,王一、李二,13800000001\n\
             宁江区,青渡镇,,,李岚,,\n",
        );
        assert_eq!(taken.records[0].path, ["宁江区", "青渡镇", "青渡村", "第1网格"]);
        assert_eq!((taken.records[0].head.as_str(), taken.records[0].officers.len()), ("周明", 2));
        assert_eq!(taken.records[1].path, ["宁江区", "青渡镇"]);
    }

    #[test]
    fn a_code_and_the_code_above() {
        let taken = read_text(
            "code,name,parent,head\n1,宁江区,,赵河\n12,第1网格,11,周明\n11,青渡镇,1,\n13,孤村,99,\n14,自己,14,\n",
        );
        let paths: Vec<String> = taken.records.iter().map(|place| place.path.join("/")).collect();
        assert_eq!(paths, ["宁江区", "宁江区/青渡镇/第1网格", "宁江区/青渡镇"]);
        let left: Vec<(usize, &str)> = taken.left_out.iter().map(|left| (left.row, left.column.as_str())).collect();
        assert_eq!(left, [(5, "parent"), (6, "parent")]);
    }

    #[test]
    fn a_gap_and_an_empty_row_are_left_out() {
        let taken = read_text("区县,乡镇,村,网格,负责人\n宁江区,,青渡村,,周明\n,,,,李岚\n宁江区,,,,\n");
        let left: Vec<(usize, &str, &Reason)> =
            taken.left_out.iter().map(|left| (left.row, left.column.as_str(), &left.reason)).collect();
        assert_eq!(left, [(2, "村", &Reason::GapInTheGrid), (3, "", &Reason::Nothing)]);
        assert_eq!(taken.records.len(), 1);
    }
}
