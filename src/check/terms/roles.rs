//! A party who is called by what they are: 商家, 房东, 院方, 厂里, 种业公司 (`research/domain.md` 5.3). Only where someone
//! acts so at the head of a phrase, or behind 由, and the clause names nobody who owes it. A body that is no party is
//! `outsider`'s matter.

use super::Scene;
use super::clause::{Clause, Text};
use super::names::{Short, begins_a_phrase, ends_with};
use crate::check::reading::words::stands_at;

/// What a person or a body may be called by.
const ANYONE: [&str; 52] = [
    "商家",
    "卖家",
    "买家",
    "卖方",
    "买方",
    "店家",
    "店主",
    "店里",
    "店方",
    "老板",
    "老板娘",
    "房东",
    "房主",
    "租客",
    "租户",
    "房客",
    "包工头",
    "工头",
    "雇主",
    "雇员",
    "车主",
    "司机",
    "货主",
    "债主",
    "肇事方",
    "肇事者",
    "肇事司机",
    "伤者",
    "伤者方",
    "快递员",
    "快递小哥",
    "骑手",
    "外卖员",
    "送货员",
    "师傅",
    "楼上",
    "楼下",
    "楼上住户",
    "楼下住户",
    "隔壁",
    "邻居",
    "邻家",
    "狗主",
    "狗主人",
    "犬主",
    "顾客",
    "摊主",
    "承租方",
    "出租方",
    "欠债人",
    "打人者",
    "养殖户",
];

/// What only a body is called by, and what its name holds then.
const BODIES: [(&str, &[&str]); 37] = [
    ("物业", &["物业"]),
    ("物业方", &["物业"]),
    ("物业公司", &["物业"]),
    ("物业服务中心", &["物业"]),
    ("院方", &["医院", "卫生院", "卫生室", "诊所", "门诊", "医疗"]),
    ("医方", &["医院", "卫生院", "卫生室", "诊所", "门诊", "医疗"]),
    ("医院", &["医院", "卫生院"]),
    ("诊所", &["诊所", "门诊"]),
    ("校方", &["学校", "小学", "中学", "学院", "幼儿园", "大学"]),
    ("学校", &["学校", "小学", "中学", "学院"]),
    ("园方", &["幼儿园", "园"]),
    ("幼儿园", &["幼儿园"]),
    ("厂里", &["厂"]),
    ("厂方", &["厂"]),
    ("工厂", &["厂"]),
    ("厂家", &["厂", "公司"]),
    ("公司", &["公司"]),
    ("公司方", &["公司"]),
    ("我司", &["公司"]),
    ("贵司", &["公司"]),
    ("该公司", &["公司"]),
    ("单位", &[""]),
    ("用人单位", &[""]),
    ("用工单位", &[""]),
    ("资方", &[""]),
    ("旅行社", &["旅行社"]),
    ("快递公司", &["快递", "速运", "物流", "快运"]),
    ("物流公司", &["物流", "货运", "运输", "快运"]),
    ("保险公司", &["保险"]),
    ("保险", &["保险"]),
    ("开发商", &["置业", "房地产", "开发", "地产"]),
    ("施工方", &["建筑", "建设", "工程", "装饰"]),
    ("装修公司", &["装饰", "装修", "建筑"]),
    ("健身房", &["健身"]),
    ("培训机构", &["培训", "教育"]),
    ("合作社", &["合作社"]),
    ("餐馆", &["餐", "饭店"]),
];

/// What someone does who owes: behind whoever is called so.
const DOING: [&str; 52] = [
    "应",
    "须",
    "需",
    "于",
    "在",
    "将",
    "就",
    "向",
    "对",
    "自愿",
    "自本",
    "自签",
    "自2",
    "愿",
    "同意",
    "负责",
    "承担",
    "支付",
    "赔",
    "补",
    "退",
    "返还",
    "归还",
    "偿还",
    "还",
    "付",
    "保证",
    "承诺",
    "必须",
    "不得",
    "一次性",
    "分",
    "每月",
    "每年",
    "当场",
    "当面",
    "当日",
    "收到",
    "免费",
    "免收",
    "免除",
    "继续",
    "立即",
    "按",
    "为",
    "拆",
    "修",
    "清",
    "更换",
    "重新",
    "尚欠",
    "仍欠",
];

/// 商家应于…, 由厂里支付, 种业公司自愿.
pub(super) fn called_by_role(
    scene: &Scene<'_>,
    clause: &Clause<'_>,
    text: &Text<'_>,
    free: &dyn Fn(usize, usize) -> bool,
) -> Option<Short> {
    let owing = scene.people.names_of(&clause.term.obligor);
    if owing.iter().any(|name| !name.is_empty() && text.text.contains(name)) || text.at != clause.text.at {
        return None;
    }
    let signs = &text.reading.signs;
    (0..signs.len()).filter(|start| begins_a_phrase(signs, *start) || ends_with(signs, *start, "由")).find_map(
        |start| {
            let words = role(scene, clause, signs, start).or_else(|| short_firm(scene, signs, start))?;
            let length = words.chars().count();
            let does = DOING.iter().any(|doing| stands_at(signs, start + length, doing));
            if !does || !free(start, length) || scene.people.is_short_for_someone(&words) {
                return None;
            }
            let full = if let [one] = owing.as_slice() { (*one).to_owned() } else { String::new() };
            Some(Short { words, full, span: Some(start..start + length) })
        },
    )
}

fn role(scene: &Scene<'_>, clause: &Clause<'_>, signs: &[char], start: usize) -> Option<String> {
    let longest = |words: &mut dyn Iterator<Item = &'static str>| {
        words.filter(|word| stands_at(signs, start, word)).max_by_key(|word| word.chars().count())
    };
    let body = longest(&mut BODIES.iter().map(|(word, _)| *word));
    let person = longest(&mut ANYONE.iter().copied());
    let body = body.filter(|word| person.is_none_or(|person| person.len() <= word.len()));
    if let Some(word) = body {
        let kinds = BODIES.iter().find(|(body, _)| *body == word).map(|(_, kinds)| *kinds)?;
        let meant = scene.people.bodies().any(|name| kinds.iter().any(|kind| name.contains(kind)));
        return meant.then(|| word.to_owned());
    }
    let owed_by = &clause.term.obligor;
    let shop =
        scene.people.bodies().next().is_some() && person.is_some_and(|word| word.starts_with(['商', '店', '卖', '买']));
    person.filter(|_| owed_by.is_empty() || shop || scene.people.any_person(owed_by)).map(str::to_owned)
}

/// 好帮手公司 for 示范市好帮手家政服务有限公司.
fn short_firm(scene: &Scene<'_>, signs: &[char], start: usize) -> Option<String> {
    const KINDS: [&str; 11] =
        ["公司", "医院", "厂", "店", "中心", "学校", "小学", "中学", "幼儿园", "门诊部", "支公司"];
    (3..=10).find_map(|length| {
        let words: String = signs.get(start..start + length)?.iter().collect();
        let firm = KINDS.iter().any(|kind| words.ends_with(kind));
        let meant = firm && scene.people.bodies().any(|name| name != words && in_order(&words, name));
        let does = || DOING.iter().any(|doing| stands_at(signs, start + length, doing));
        (meant && does()).then_some(words)
    })
}

fn in_order(short: &str, name: &str) -> bool {
    let mut rest = name.chars();
    short.chars().all(|sign| rest.any(|each| each == sign))
}
