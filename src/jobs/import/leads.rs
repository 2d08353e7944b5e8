//! Leads from a table: reports of an E-code platform, a hotline, an old list of rounds. It must not decide who signs for
//! them.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;

use super::columns::{Columns, Field};
use super::{LeftOut, Reason, Taken, fit, moment};
use crate::domain::case::DisputeType;
use crate::domain::register::Risk;
use crate::domain::register::lead::{Lead, LeadSource};
use crate::i18n::{Lang, Tr};
use crate::jobs::sheet::{NoSheet, Sheet, SheetRow};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Number,
    At,
    By,
    Who,
    Phone,
    Where,
    What,
    Source,
    Type,
    Risk,
    Responsible,
    District,
    Town,
    Village,
    Grid,
}

const GRID: [Key; 4] = [Key::District, Key::Town, Key::Village, Key::Grid];

const FIELDS: [Field<Key>; 15] = [
    Field {
        key: Key::Number,
        names: &[
            "编号",
            "线索编号",
            "工单编号",
            "工单号",
            "事件编号",
            "流水号",
            "登记编号",
            "number",
            "no",
            "id",
            "reportnumber",
            "leadnumber",
        ],
    },
    Field {
        key: Key::At,
        names: &[
            "时间",
            "日期",
            "发现日期",
            "发现时间",
            "上报时间",
            "报告时间",
            "反映时间",
            "提交时间",
            "登记时间",
            "登记日期",
            "time",
            "date",
            "at",
            "reported",
            "reportedat",
            "foundat",
            "found",
            "created",
            "createdat",
        ],
    },
    Field {
        key: Key::By,
        names: &[
            "上报人",
            "报告人",
            "反映人",
            "发现人",
            "排查人",
            "提交人",
            "举报人",
            "reporter",
            "reportedby",
            "foundby",
            "by",
        ],
    },
    Field {
        key: Key::Who,
        names: &[
            "当事人",
            "涉及人员",
            "涉事人",
            "当事人姓名",
            "姓名",
            "人员",
            "who",
            "parties",
            "party",
            "name",
            "person",
            "people",
        ],
    },
    Field {
        key: Key::Phone,
        names: &["电话", "联系电话", "手机", "手机号", "联系方式", "phone", "telephone", "tel", "mobile", "contact"],
    },
    Field {
        key: Key::Where,
        names: &["地点", "地址", "发生地点", "发生地址", "位置", "详细地址", "where", "place", "address", "location"],
    },
    Field {
        key: Key::What,
        names: &[
            "内容",
            "简况",
            "简要情况",
            "基本情况",
            "情况",
            "事项",
            "反映事项",
            "反映内容",
            "事由",
            "诉求",
            "描述",
            "事件描述",
            "线索内容",
            "纠纷简况",
            "what",
            "matter",
            "content",
            "text",
            "description",
            "summary",
            "facts",
            "details",
        ],
    },
    Field { key: Key::Source, names: &["来源", "线索来源", "渠道", "来源渠道", "source", "channel"] },
    Field {
        key: Key::Type,
        names: &["类型", "纠纷类型", "类别", "纠纷类别", "type", "disputetype", "kind", "category"],
    },
    Field { key: Key::Risk, names: &["风险", "风险等级", "风险级别", "等级", "risk", "risklevel"] },
    Field {
        key: Key::Responsible, names: &["责任人", "包保人", "承办人", "responsible", "owner", "assignee"]
    },
    Field {
        key: Key::District, names: &["区", "县", "区县", "县区", "县市区", "市区县", "district", "county"]
    },
    Field { key: Key::Town, names: &["镇", "乡镇", "镇街", "乡镇街道", "街道", "town", "township"] },
    Field {
        key: Key::Village, names: &["村", "社区", "村社区", "村居", "村社", "村居社区", "village", "community"]
    },
    Field { key: Key::Grid, names: &["网格", "所属网格", "网格名称", "grid"] },
];

/// The leads of a table, but for those whose number is there already. What has no day was reported now; what says nothing
/// of its source came from a platform.
///
/// # Errors
/// [`NoSheet::NoColumns`] where no column means anything.
pub fn read(sheet: &Sheet, now: NaiveDateTime, there: &BTreeSet<String>) -> Result<Taken<Lead>, NoSheet> {
    let columns = Columns::find(&FIELDS, sheet);
    if !columns.has_any() {
        return Err(NoSheet::NoColumns);
    }
    let mut taken = Taken { records: Vec::new(), left_out: Vec::new(), unknown_columns: columns.unknown.clone() };
    let mut numbers = BTreeSet::new();
    for row in &sheet.rows {
        let lead = one(&columns, row, now);
        let lead = lead.and_then(|lead| {
            let number = &lead.number;
            match number.as_str() {
                "" => Ok(lead),
                _ if there.contains(number) => Err((Key::Number, Reason::ThereAlready)),
                _ if !numbers.insert(number.clone()) => Err((Key::Number, Reason::TwiceInTheFile)),
                _ => Ok(lead),
            }
        });
        match lead {
            Ok(lead) if lead.is_empty() => taken.left_out.push(LeftOut::of(row.number, "", "", Reason::Nothing)),
            Ok(lead) => taken.records.push(lead),
            Err((key, reason)) => {
                let value = columns.text(row, key);
                taken.left_out.push(LeftOut::of(row.number, columns.name(sheet, key), value, reason));
            }
        }
    }
    Ok(taken)
}

fn one(columns: &Columns<Key>, row: &SheetRow, now: NaiveDateTime) -> Result<Lead, (Key, Reason)> {
    let text = |key: Key| {
        let text = columns.text(row, key);
        fit(text).map(|()| text.to_owned()).map_err(|reason| (key, reason))
    };
    let at = match text(Key::At)?.as_str() {
        "" => now,
        said => moment(said, now.date()).ok_or((Key::At, Reason::NotADay))?,
    };
    let mut grid = Vec::new();
    let mut is_over = false;
    for key in GRID {
        let name = text(key)?;
        if !name.is_empty() && is_over {
            return Err((key, Reason::GapInTheGrid));
        }
        // A list may begin below the district.
        is_over = name.is_empty() && !grid.is_empty();
        // A list of names stands in one cell where the table was a JSON file.
        grid.extend(name.split('、').filter(|name| !name.is_empty()).map(str::to_owned));
    }
    Ok(Lead {
        number: text(Key::Number)?,
        by: text(Key::By)?,
        who: text(Key::Who)?,
        phone: text(Key::Phone)?,
        place: text(Key::Where)?,
        grid,
        what: text(Key::What)?,
        dispute_type: word(&text(Key::Type)?, Key::Type, DisputeType::ALL, |kind| {
            [kind.key(), Tr(Lang::Zh).dispute_type(kind), Tr(Lang::En).dispute_type(kind)]
        })?,
        risk: word(&text(Key::Risk)?, Key::Risk, Risk::ALL, |risk| {
            [risk.key(), Tr(Lang::Zh).risk(risk), Tr(Lang::En).risk(risk)]
        })?,
        responsible: text(Key::Responsible)?,
        ..Lead::new(source(&text(Key::Source)?), at)
    })
}

/// A word of a list, as key or as it is written in either language, with or without 纠纷 behind it.
fn word<T: Copy>(
    said: &str,
    key: Key,
    all: &[T],
    names: impl Fn(T) -> [&'static str; 3],
) -> Result<Option<T>, (Key, Reason)> {
    if said.is_empty() {
        return Ok(None);
    }
    let plain = |text: &str| text.trim_end_matches("纠纷").trim_end_matches("风险").to_lowercase();
    let found = all.iter().copied().find(|value| names(*value).iter().any(|name| plain(name) == plain(said)));
    let known = || all.iter().map(|value| names(*value)[1]).collect::<Vec<_>>().join("、");
    found.map(Some).ok_or_else(|| (key, Reason::NotOneOf(known())))
}

/// Offices name their channels freely; what is not known is another one.
fn source(said: &str) -> LeadSource {
    let has = |words: &[&str]| words.iter().any(|word| said.to_lowercase().contains(word));
    let known = LeadSource::from_key(said);
    match said {
        "" => LeadSource::Platform,
        _ if known.is_some() => known.unwrap_or(LeadSource::Other),
        _ if has(&["排查", "走访", "巡", "round", "visit"]) => LeadSource::Round,
        _ if has(&["热线", "12345", "110", "hotline"]) => LeadSource::Hotline,
        _ if has(&["平台", "码", "系统", "platform", "code", "app"]) => LeadSource::Platform,
        _ if has(&["群众", "反映", "来访", "told"]) => LeadSource::Told,
        _ if has(&["交办", "部门", "上级", "department"]) => LeadSource::Department,
        _ => LeadSource::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::sheet;

    fn now() -> NaiveDateTime {
        "2026-11-27T09:00:00".parse().unwrap()
    }

    fn read_text(text: &str) -> Taken<Lead> {
        read(&sheet::from_bytes(text.as_bytes()).unwrap(), now(), &BTreeSet::from(["E0".to_owned()])).unwrap()
    }

    #[test]
    fn the_columns_of_a_platform_are_understood() {
        let taken = read_text(
            "工单编号,上报时间,上报人,当事人,联系电话,地点,内容,来源,纠纷类型,风险等级,区县,乡镇,村（社区）,网格,心情\n\
             E1,2026-11-02 08:30,周明,林志远,13800000001,渡口路8号,半夜切割铁皮,E码平台,邻里,高,宁江区,青渡镇,青渡村,第1网格,坏\n",
        );
        let lead = &taken.records[0];
        assert_eq!((lead.number.as_str(), lead.by.as_str(), lead.who.as_str()), ("E1", "周明", "林志远"));
        assert_eq!(lead.at.to_string(), "2026-11-02 08:30:00");
        assert_eq!((lead.source, lead.dispute_type), (LeadSource::Platform, Some(DisputeType::Neighbour)));
        assert_eq!(lead.risk, Some(Risk::High));
        assert_eq!(lead.grid, ["宁江区", "青渡镇", "青渡村", "第1网格"]);
        assert_eq!(taken.unknown_columns, ["心情"]);
        assert_eq!(taken.left_out, []);
    }

    #[test]
    fn what_cannot_be_taken_is_named_with_row_column_and_reason() {
        let taken = read_text(
            "编号,时间,内容,类型,区县,乡镇,村,网格\n\
             E1,2026-11-02,吵架,,,,,\n\
             E1,2026-11-03,又吵架,,,,,\n\
             E0,2026-11-03,早有的,,,,,\n\
             E2,某天,吵架,,,,,\n\
             E3,2026-11-02,吵架,吵架,,,,\n\
             E4,,,,,,,\n\
             E5,,吵架,,宁江区,,青渡村,\n\
             ,,只有内容,,,青渡镇,青渡村,\n",
        );
        let left: Vec<(usize, &str, &Reason)> =
            taken.left_out.iter().map(|left| (left.row, left.column.as_str(), &left.reason)).collect();
        let types = DisputeType::ALL.iter().map(|kind| Tr(Lang::Zh).dispute_type(*kind)).collect::<Vec<_>>().join("、");
        assert_eq!(
            left,
            [
                (3, "编号", &Reason::TwiceInTheFile),
                (4, "编号", &Reason::ThereAlready),
                (5, "时间", &Reason::NotADay),
                (6, "类型", &Reason::NotOneOf(types)),
                (7, "", &Reason::Nothing),
                (8, "村", &Reason::GapInTheGrid),
            ]
        );
        assert_eq!(taken.records.len(), 2);
        assert_eq!((taken.records[1].at, taken.records[1].grid.len()), (now(), 2));
    }
}
