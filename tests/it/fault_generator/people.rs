//! Invented people and bodies: names, numbers with valid check digits, telephones, addresses.

use chrono::{Datelike, NaiveDate};
use maplebridge::domain::identity::{CreditCodeProblem, check_credit_code, read_resident_id};
use serde_json::{Value, json};

use crate::dice::Dice;

const FAMILY: &[&str] = &[
    "林", "何", "关", "苏", "张", "霍", "黄", "龙", "甘", "覃", "周", "欧阳", "司徒", "莫", "骆", "沈", "丁", "冯",
    "韦", "容", "叶", "聂", "蓝", "区", "简", "范", "梁", "岑", "邓", "罗",
];
const GIVEN: &[&str] = &[
    "志远", "美娟", "伯年", "晓岚", "立峰", "金水", "静怡", "永健", "玉莲", "国栋", "凤英", "海", "启明", "长庚",
    "少芬", "文海", "知秋", "有根", "秀莲", "大有", "阿莲", "小军", "伟民", "国强", "广生", "秋月", "建国", "丽华",
    "德胜", "春梅", "家豪", "子晴",
];
const MINORITY: &[&str] = &["阿依古丽·买买提", "艾尼瓦尔·吐尔逊", "扎西多吉", "古丽巴哈尔·阿卜杜热合曼"];
const STREETS: &[&str] =
    &["渡口路8号3栋", "榕树街15号", "新屋巷2号", "花园路1号6栋", "滨江大道25号", "石桥村三组9号", "文明路6号"];
const JOBS: &[&str] = &["职员", "农民", "个体经营", "退休", "货车司机", "教师", "超市员工", "渔民", "护士"];
const BODIES: &[&str] = &[
    "示范市安筑劳务有限公司",
    "示范市宏远建设有限公司",
    "示范市绿葵农业发展有限公司",
    "示范市青渡物业服务有限公司",
    "青渡镇石桥村股份合作经济联合社",
    "示范区人民医院",
    "示范市晨光家电商行",
    "示范财产保险有限公司示范市支公司",
    "示范市云游旅行社有限公司",
];

/// A name that nobody of the case has yet.
pub fn name(dice: &mut Dice, taken: &mut Vec<String>) -> String {
    loop {
        let name = match dice.roll(20) {
            0 => dice.pick(MINORITY).to_owned(),
            _ => format!("{}{}", dice.pick(FAMILY), dice.pick(GIVEN)),
        };
        // No name stands inside another, so that a clause means one person.
        if !taken.iter().any(|each| each.contains(&name) || name.contains(each.as_str())) {
            taken.push(name.clone());
            return name;
        }
    }
}

pub fn body_name(dice: &mut Dice, taken: &mut Vec<String>) -> String {
    loop {
        let name = dice.pick(BODIES).to_owned();
        if !taken.contains(&name) {
            taken.push(name.clone());
            return name;
        }
    }
}

/// An identity number of this birth date and sex, with its check digit.
pub fn id_number(dice: &mut Dice, birth: NaiveDate, male: bool) -> String {
    let sequence = dice.roll(490) * 2 + usize::from(male);
    let body = format!("000000{}{sequence:03}", birth.format("%Y%m%d"));
    let check = read_resident_id(&format!("{body}0")).unwrap().expected_check.unwrap_or('0');
    format!("{body}{check}")
}

/// A credit code with its check sign.
pub fn credit_code(dice: &mut Dice) -> String {
    let signs = "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().collect::<Vec<_>>();
    let middle: String = (0..6).map(|_| signs[dice.roll(signs.len())]).collect();
    let body = format!("91000000MA{middle}0");
    match check_credit_code(&format!("{body}0")) {
        Err(CreditCodeProblem::Check { expected }) => format!("{body}{expected}"),
        _ => format!("{body}0"),
    }
}

pub fn phone(dice: &mut Dice) -> String {
    match dice.roll(12) {
        0 => format!("0750-6{:06}", dice.roll(1_000_000)),
        1 => format!("+852 9{:03} {:04}", dice.roll(1000), dice.roll(10_000)),
        2 => format!("1{}{:09}、0750-6{:06}", 3 + dice.roll(7), dice.roll(1_000_000_000), dice.roll(1_000_000)),
        _ => format!("1{}{:09}", 3 + dice.roll(7), dice.roll(1_000_000_000)),
    }
}

pub fn address(dice: &mut Dice) -> String {
    format!("示范省示范市示范区青渡镇{}{}房", dice.pick(STREETS), 101 + dice.roll(800))
}

/// A person of full age, or of these years, on a day.
pub fn person(dice: &mut Dice, id: &str, role: &str, name: &str, on: NaiveDate, years: Option<i32>) -> Value {
    let years = years.unwrap_or_else(|| 20 + i32::try_from(dice.roll(60)).unwrap());
    let days = i64::try_from(dice.roll(300)).unwrap() + 10;
    let birth = on.with_day(1).unwrap().with_year(on.year() - years).unwrap() - chrono::TimeDelta::days(days);
    let male = dice.percent(50);
    let job = if years < 16 { "学生" } else { dice.pick(JOBS) };
    json!({
        "id": id, "role": role, "kind": "person", "name": name, "sex": if male { "male" } else { "female" },
        "ethnicity": "汉族", "birth": birth.to_string(), "id_type": "resident_id",
        "id_number": id_number(dice, birth, male), "occupation": job, "phone": phone(dice), "address": address(dice)
    })
}

pub fn organisation(dice: &mut Dice, id: &str, role: &str, name: &str, head: &str) -> Value {
    json!({
        "id": id, "role": role, "kind": "organisation", "name": name, "credit_code": credit_code(dice),
        "representative": {"name": head, "title": "法定代表人"}, "phone": phone(dice), "address": address(dice)
    })
}

/// Someone who acts for a party with special authority.
pub fn agent(dice: &mut Dice, name: &str, authorised: NaiveDate) -> Value {
    let birth = NaiveDate::from_ymd_opt(
        1975 + i32::try_from(dice.roll(25)).unwrap(),
        3,
        1 + u32::try_from(dice.roll(27)).unwrap(),
    );
    let male = dice.percent(50);
    json!({
        "name": name, "id_number": id_number(dice, birth.unwrap(), male), "authority": "special",
        "authorised": authorised.to_string()
    })
}
