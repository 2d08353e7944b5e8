//! Who is in the case: everyone whose name a clause may hold, and how old the parties are. Built once a check.
//! It must not judge.

use std::ops::Range;

use chrono::NaiveDate;

use crate::check::placeholder::keeps_a_place;
use crate::check::reading::words::WordList;
use crate::domain::case::CaseFile;
use crate::domain::dates::age_on;
use crate::domain::party::{Party, PartyId, PartyKind, PartyRole};

/// The family names of two characters that are met.
const DOUBLE: [&str; 14] =
    ["欧阳", "司徒", "司马", "上官", "诸葛", "皇甫", "尉迟", "令狐", "慕容", "东方", "夏侯", "端木", "公孙", "西门"];

/// A party who is a person, with the family name told apart.
pub(super) struct Called {
    pub full: String,
    pub family: String,
    pub given: String,
}

/// The commonest family names, without those that begin everyday words of clauses: enough to tell a person from a thing.
const FAMILIES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤霍关甘简岑麦区冼容骆古欧司宁翁邬牟芦桂柏瞿祁柯聂甄纪鹿栾温阮游舒詹施凌裴翟符喻庞樊殷柳耿鲍辛涂靳岳邢晏鲁卓梅佟屈巫蓝赖闵苗池柴阎缪阳尤滕祝焦戚葛齐文颜倪洪邸隋娄卞";

/// Whether someone may be called so by family.
pub(super) fn is_a_family_name(sign: char) -> bool {
    FAMILIES.contains(sign)
}

/// Everyone of the case.
pub(super) struct People<'c> {
    case: &'c CaseFile,
    /// Full names of parties, representatives, agents, staff, guests, the committee and the people of the annex.
    names: Vec<String>,
    persons: Vec<Called>,
    list: WordList,
    /// Whether a child is in the case.
    pub any_child: bool,
    /// Whether a party has no name yet, or one that cannot be printed.
    pub any_nameless: bool,
}

impl<'c> People<'c> {
    /// `covers`: whether a font shows a character. A name that none shows is another rule's matter first.
    pub fn of(case: &'c CaseFile, covers: &dyn Fn(char) -> bool) -> People<'c> {
        let mut names: Vec<String> = Vec::new();
        for party in &case.parties {
            names.extend(around(party));
        }
        names.extend(case.staff.iter().map(|member| member.name.clone()));
        names.extend(case.steps.iter().flat_map(|step| &step.invited).map(|guest| guest.name.clone()));
        names.extend(case.desk.iter().map(|desk| desk.committee.clone()));
        let cells = case.annex.iter().flat_map(|annex| annex.rows.iter().flatten());
        names.extend(cells.filter(|cell| is_a_name(cell)).cloned());
        names.retain(|name| name.chars().count() >= 2);
        names.sort();
        names.dedup();
        let persons = case.parties.iter().filter(|party| party.as_person().is_some());
        let persons = persons.filter_map(|party| called(&party.name)).collect();
        let list = WordList::of(&names.iter().map(String::as_str).collect::<Vec<_>>());
        let any_child = case.parties.iter().any(|party| party.role == PartyRole::ChildConcerned);
        let nameless = |name: &str| name.trim().is_empty() || keeps_a_place(name) || !name.chars().all(covers);
        let any_nameless = case.parties.iter().any(|party| nameless(&party.name));
        People { case, names, persons, list, any_child, any_nameless }
    }

    /// Every full name.
    pub fn full_names(&self) -> &[String] {
        &self.names
    }

    /// The names of the parties of these ids.
    pub fn names_of(&self, ids: &[PartyId]) -> Vec<&str> {
        ids.iter().filter_map(|id| self.case.party(id)).map(|party| party.name.trim()).collect()
    }

    /// The names of the parties that are no persons.
    pub fn bodies(&self) -> impl Iterator<Item = &str> {
        self.case.parties.iter().filter(|party| party.as_person().is_none()).map(|party| party.name.trim())
    }

    /// Whether one of these is a person.
    pub fn any_person(&self, ids: &[PartyId]) -> bool {
        ids.iter().filter_map(|id| self.case.party(id)).any(|party| party.as_person().is_some())
    }

    /// Whether the case says that someone is called so: 以下简称恒发公司.
    pub fn is_short_for_someone(&self, words: &str) -> bool {
        let texts = self.case.terms.iter().map(|term| term.text.as_str()).chain([self.case.facts.as_str()]);
        let said = |text: &str| {
            text.match_indices(words).any(|(start, _)| {
                let before = text.get(..start).unwrap_or_default().trim_end_matches(['“', '：', ':', '为', '「', '"']);
                ["简称", "下称", "统称", "亦称"].iter().any(|word| before.ends_with(word))
            })
        };
        texts.into_iter().any(said)
    }

    /// The parties who are persons.
    pub fn persons(&self) -> &[Called] {
        &self.persons
    }

    /// Where full names stand in a text.
    pub fn spans(&self, signs: &[char]) -> Vec<Range<usize>> {
        self.list.find(signs).into_iter().map(|hit| hit.start..hit.end).collect()
    }

    /// Whether the words are a name of the case, or short for one: 经联社 is short for 股份合作经济联合社.
    pub fn knows(&self, words: &str) -> bool {
        self.names.iter().any(|name| in_order(words, name))
    }

    /// Whether the words hold a full name of the case.
    pub fn named_in(&self, words: &str) -> bool {
        self.names.iter().any(|name| words.contains(name.as_str()))
    }

    /// The ages of the youngest and the eldest of these, where every one is a person with a birth date.
    pub fn youngest_and_eldest(&self, ids: &[PartyId], on: NaiveDate) -> Option<(u32, u32)> {
        let age = |id: &PartyId| self.case.party(id)?.as_person()?.birth.and_then(|birth| age_on(birth, on));
        let ages: Vec<u32> = ids.iter().map(age).collect::<Option<_>>()?;
        Some((ages.iter().copied().min()?, ages.iter().copied().max()?))
    }
}

/// The names that stand at a party.
fn around(party: &Party) -> Vec<String> {
    let mut names = vec![party.name.trim().to_owned()];
    names.extend(party.agent.as_ref().map(|agent| agent.name.clone()));
    match &party.kind {
        PartyKind::Organisation(organisation) => {
            names.extend(organisation.representative.as_ref().map(|person| person.name.clone()));
        }
        PartyKind::Person(person) => {
            names.extend(person.interpreter.as_ref().map(|interpreter| interpreter.name.clone()));
            names.push(person.read_aloud_by.clone());
        }
    }
    names
}

/// A cell that may be a person's name: two to four characters that are no figures.
fn is_a_name(cell: &str) -> bool {
    (2..=4).contains(&cell.chars().count()) && cell.chars().all(|sign| u32::from(sign) >= 0x3400)
}

fn called(name: &str) -> Option<Called> {
    let full = name.trim().to_owned();
    let length = full.chars().count();
    if !(2..=4).contains(&length) {
        return None;
    }
    let double = length >= 3 && DOUBLE.iter().any(|family| full.starts_with(family));
    let family: String = full.chars().take(if double { 2 } else { 1 }).collect();
    let given = full.strip_prefix(&family)?.to_owned();
    Some(Called { full, family, given })
}

/// Whether the characters stand in the name in this order.
fn in_order(short: &str, name: &str) -> bool {
    let mut rest = name.chars();
    short.chars().all(|sign| rest.any(|each| each == sign))
}
