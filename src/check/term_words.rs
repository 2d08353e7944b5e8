//! The words of a clause: vague ones that no court could enforce, a waiver of the right to sue, someone who is no
//! party (`research/domain.md` 5.3; People's Mediation Law arts 3, 32; Civil Procedure interpretation art. 358).

use super::finding::{About, Finding};
use super::rule::{Rule, Severity};
use super::{Report, term_number};
use crate::domain::case::CaseFile;
use crate::domain::party::PartyKind;
use crate::domain::place::Place;
use crate::domain::term::Term;

pub(super) fn check(case: &CaseFile, report: Report<'_>) {
    for (position, term) in case.terms.iter().enumerate() {
        let (place, number) = (Place::term(position), term_number(case, position));
        for (key, text) in [("text", &term.text), ("method", &term.method), ("breach", &term.breach)] {
            let at = place.field(key);
            let words = vague_words(text);
            if !words.is_empty() {
                report(Finding::new(Rule::TermVagueWord, at.clone(), About::Words { number, words }));
            }
            if let Some(words) = waiver(text) {
                report(Finding::new(Rule::TermWaivesSuit, at, About::Words { number, words: vec![words] }));
            }
        }
        if let Some(name) = stranger(case, term) {
            let finding = Finding::new(Rule::TermUnknownParty, place.field("text"), About::Stranger { number, name });
            report(finding.weighing(Severity::Warn));
        }
    }
}

/// Words that leave open when, how much or whether.
const VAGUE: [&str; 32] = [
    "尽快",
    "尽早",
    "尽量",
    "尽力",
    "近期",
    "近日",
    "适当",
    "适时",
    "合理",
    "酌情",
    "若干",
    "大概",
    "大约",
    "左右",
    "上下",
    "以后",
    "日后",
    "另行协商",
    "另行商议",
    "另行商定",
    "再行协商",
    "视情况",
    "视情",
    "有钱时",
    "有能力时",
    "条件允许",
    "条件成熟",
    "月底前",
    "年底前",
    "月底",
    "差不多",
    "过段时间",
];

/// The vague words of a text, each once, longest first where one holds another.
fn vague_words(text: &str) -> Vec<String> {
    let mut found: Vec<&str> = VAGUE.into_iter().filter(|word| is_vague(text, word)).collect();
    let all = found.clone();
    found.retain(|word| !all.iter().any(|other| other != word && other.contains(word)));
    found.into_iter().map(str::to_owned).collect()
}

/// Whether one place at which the word stands really is vague there.
fn is_vague(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(start, _)| {
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let after = text.get(start + word.len()..).and_then(|after| after.chars().next());
        let after_figure =
            before.is_some_and(|sign| sign.is_ascii_digit() || "元日天时月年米块斤吨个号万千百%".contains(sign));
        match word {
            // 3月15日以后 and 3月底前 have their day or month.
            "以后" | "月底前" | "月底" | "年底前" => !after_figure && before != Some('次'),
            // 左右两侧 and 上下水 are places.
            "左右" | "上下" => after_figure,
            "若干" => !matches!(after, Some('规')),
            "合理" => !matches!(before, Some('不')) && !matches!(after, Some('合' | '化')),
            "适当" | "适时" => !matches!(before, Some('不')),
            "大约" | "大概" | "近期" | "近日" | "日后" => before != Some('附'),
            _ => true,
        }
    })
}

/// Words that give up the road to court, arbitration or an authority.
fn waiver(text: &str) -> Option<String> {
    const GIVING_UP: [&str; 9] = ["不得", "放弃", "不再", "永不", "无权", "不准", "不许", "不可以", "丧失"];
    const ROADS: [&str; 10] = ["提起诉讼", "起诉", "诉讼", "仲裁", "上诉", "打官司", "诉权", "上访", "信访", "法院"];
    for sentence in text.split(['。', '；', ';', '，', ',', '\n']) {
        let Some((start, word)) = GIVING_UP.iter().filter_map(|word| Some((sentence.find(word)?, word))).min() else {
            continue;
        };
        let rest = sentence.get(start + word.len()..).unwrap_or_default();
        let road = ROADS.iter().filter_map(|road| Some((rest.find(road)?, road))).min();
        if let Some((distance, road)) = road {
            let between = rest.get(..distance).unwrap_or_default();
            let opens_it = ["可", "有权", "应当", "依法向"].iter().any(|word| between.contains(word));
            if !opens_it {
                return Some(format!("{word}{between}{road}"));
            }
        }
    }
    None
}

/// The commonest family names: enough to tell a person from a thing at the head of a clause.
const FAMILY_NAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤霍关甘简龙岑";

/// Someone at the head of the sentence (李四于2026年…, 李四应…) who is no party and nobody beside one.
fn stranger(case: &CaseFile, term: &Term) -> Option<String> {
    let head: Vec<char> = term.text.trim_start().chars().take(6).collect();
    let end = head
        .iter()
        .position(|sign| matches!(sign, '于' | '应' | '须' | '自' | '向'))
        .filter(|end| (2..=3).contains(end))?;
    let name: Vec<char> = head.get(..end)?.to_vec();
    let family = name.first().filter(|sign| FAMILY_NAMES.contains(**sign)).is_some();
    let next = head.get(end + 1).copied();
    // 向 and 自 are parts of names, too: only a clear verb after the name counts.
    let clear = match head.get(end) {
        Some('于') => next.is_some_and(|sign| sign.is_ascii_digit() || "本每签收接二".contains(sign)),
        Some('自') => next.is_some_and(|sign| sign.is_ascii_digit() || "本愿行".contains(sign)),
        _ => true,
    };
    if !family || !clear || known_names(case).iter().any(|known| in_order(&name, known)) {
        return None;
    }
    Some(name.into_iter().collect())
}

fn known_names(case: &CaseFile) -> Vec<&str> {
    let mut names: Vec<&str> = case.staff.iter().map(|member| member.name.as_str()).collect();
    for party in &case.parties {
        names.push(&party.name);
        names.extend(party.agent.as_ref().map(|agent| agent.name.as_str()));
        if let PartyKind::Organisation(organisation) = &party.kind {
            names.extend(organisation.representative.as_ref().map(|person| person.name.as_str()));
        }
    }
    names.extend(case.desk.as_ref().map(|desk| desk.committee.as_str()));
    names.extend(case.annex.iter().flat_map(|annex| annex.rows.iter().flatten()).map(String::as_str));
    names
}

/// Whether the characters stand in the name in this order: 经联社 is short for 股份合作经济联合社.
fn in_order(short: &[char], name: &str) -> bool {
    let mut rest = name.chars();
    short.iter().all(|sign| rest.any(|each| each == *sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vague_words_are_found_only_where_they_are_vague() {
        let rows: [(&str, &[&str]); 16] = [
            ("尽快支付", &["尽快"]),
            ("于月底前付清", &["月底前"]),
            ("于3月底前付清", &[]),
            ("于2026年3月15日以后搬离", &[]),
            ("以后再付", &["以后"]),
            ("补偿500元左右", &["左右"]),
            ("清理左右两侧", &[]),
            ("修复上下水管", &[]),
            ("给予适当、合理补偿", &["适当", "合理"]),
            ("不合理的部分", &[]),
            ("按《若干规定》", &[]),
            ("双方另行结算", &[]),
            ("不足部分另行协商", &["另行协商"]),
            ("视情况酌情减少", &["酌情", "视情况"]),
            ("有钱时归还", &["有钱时"]),
            ("于2026年3月31日前自行拆除", &[]),
        ];
        for (text, words) in rows {
            assert_eq!(vague_words(text), words, "{text}");
        }
    }

    #[test]
    fn waivers_are_found_and_open_roads_are_not() {
        for (text, words) in [
            ("双方不得再就此事向人民法院起诉。", Some("不得再就此事向人民法院")),
            ("甲方自愿放弃诉讼权利", Some("放弃诉讼")),
            ("今后不再上访", Some("不再上访")),
            ("履行后，双方不得以任何理由提起诉讼", Some("不得以任何理由提起诉讼")),
            ("逾期不履行的，可向人民法院起诉。", None),
            ("不得拖延，否则林志远可以起诉", None),
            ("不再履行的有权向人民法院起诉", None),
            ("不得堵塞水渠", None),
        ] {
            assert_eq!(waiver(text).as_deref(), words, "{text}");
        }
    }
}
