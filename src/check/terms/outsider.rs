//! A duty laid on someone who is not there: 由其子王小明支付, 由村委会负责修复, 由保险公司赔付. Nobody can be bound by
//! an agreement that is not theirs (Civil Code arts 465, 523); such a clause harms others (interpretation art. 358).
//! Watching, inspecting or passing on is no duty, and neither is what a court or an authority does by law.

use super::Scene;
use super::clause::{Clause, Text, contains_any};
use super::outside_words::{BODIES, DUTIES, INSIDE, OFFICES, RELATIONS};
use super::people::is_a_family_name;
use crate::check::Report;
use crate::check::finding::{About, Finding};
use crate::check::reading::sentences;
use crate::check::rule::Rule;

/// Whoever stands in `told` is another rule's matter: a party called short, or a name that was mistyped.
pub(super) fn check(scene: &Scene<'_>, clause: &Clause<'_>, told: &[String], report: Report<'_>) {
    if scene.people.any_nameless {
        // Whoever has no name yet may be the one who is named here.
        return;
    }
    for text in clause.texts() {
        let someone = outsider(scene, text).filter(|name| !told.iter().any(|told| overlap(name, told)));
        if let Some(name) = someone {
            let about = About::Stranger { number: clause.number, name };
            report(Finding::new(Rule::TermBurdensOutsider, text.at.clone(), about));
        }
    }
}

fn overlap(one: &str, other: &str) -> bool {
    one.contains(other) || other.contains(one)
}

fn outsider(scene: &Scene<'_>, text: &Text<'_>) -> Option<String> {
    sentences(text.text).find_map(|sentence| {
        sentence.split(['，', ',']).find_map(|phrase| by(scene, phrase).or_else(|| head(scene, phrase)))
    })
}

/// 由 someone, then a duty.
fn by(scene: &Scene<'_>, phrase: &str) -> Option<String> {
    phrase.match_indices('由').find_map(|(start, word)| {
        let before = phrase.get(..start)?.chars().next_back();
        if matches!(before, Some('理' | '自' | '事' | '缘' | '经' | '因' | '案' | '已')) {
            return None;
        }
        let rest = phrase.get(start + word.len()..)?;
        if rest.starts_with(['于', '此', '衷', '来']) {
            return None;
        }
        let who = who_does(rest)?;
        // 由保险公司已赔付: what is done is no duty.
        let done = rest.get(who.len()..).is_some_and(|rest| rest.starts_with('已')) || who.ends_with('已');
        (!done && is_outside(scene, who) && !is_hired(phrase, who)).then(|| who.to_owned())
    })
}

/// 其子王小明负责…, 村委会赔偿… at the head of a phrase.
fn head(scene: &Scene<'_>, phrase: &str) -> Option<String> {
    let who = who_does(phrase)?;
    if who.contains('由') {
        return None;
    }
    let kin =
        ends_with_relation(who) && !phrase.contains("不得") || relation_before_a_name(who) || office_before_a_name(who);
    let body =
        BODIES.iter().any(|body| who.ends_with(body)) && !contains_any(who, &["委托", "请", "通过", "向", "协助"]);
    // A firm by its full name is a stranger, which `stranger` tells.
    let firm = ["有限公司", "责任公司", "合作社"].iter().any(|kind| who.ends_with(kind));
    let body = body && !phrase.get(who.len()..).is_some_and(|rest| rest.starts_with("不得"));
    ((kin || body && !firm || described_firm(who)) && is_outside(scene, who)).then(|| who.to_owned())
}

/// Who stands before the first duty: at most thirty characters, without their day.
fn who_does(rest: &str) -> Option<&str> {
    let end = DUTIES.iter().filter_map(|duty| rest.find(duty).filter(|start| *start > 0)).min()?;
    let duty = rest.get(end..)?;
    if is_no_duty(duty) {
        return None;
    }
    let mut who = rest.get(..end)?.trim();
    for cut in ["于", "在", "自"] {
        let dated = who.match_indices(cut).find(|(start, _)| {
            let next = who.get(start + cut.len()..).and_then(|rest| rest.chars().next());
            *start > 0 && next.is_some_and(|sign| sign.is_ascii_digit() || "二本每签收接规约协上该生".contains(sign))
        });
        if let Some((start, _)) = dated {
            who = who.get(..start)?;
        }
    }
    for cut in [
        "应",
        "须",
        "需",
        "自愿",
        "同意",
        "一次性",
        "按",
        "以",
        "向",
        "代",
        "全额",
        "先行",
        "全部",
        "依法",
        "共同",
        "继续",
        "将",
        "对",
        "每",
        "给",
        "为",
    ] {
        let stands =
            |start: &usize| *start > 0 && !(cut == "应" && who.get(..*start).is_some_and(|head| head.ends_with('供')));
        if let Some(start) = who.find(cut).filter(stands) {
            who = who.get(..start)?;
        }
    }
    let who = who.trim_end_matches(['另', '行', '再', '来', '都', '也', '一', '并', '统', '全']);
    let length = who.chars().count();
    if who.contains("朋友圈") {
        return None;
    }
    ((2..=30).contains(&length)).then_some(who)
}

/// 负责监督, 负责验收: watching over it is no duty under the agreement.
fn is_no_duty(duty: &str) -> bool {
    const WATCHING: [&str; 22] = [
        "负责监督",
        "负责见证",
        "负责验收",
        "负责督促",
        "负责协调",
        "负责调解",
        "负责保管",
        "负责代收",
        "负责转交",
        "负责联系",
        "负责通知",
        "负责组织",
        "负责回访",
        "负责人",
        "负责现场监督",
        "负责跟踪",
        "提供场所",
        "提供帮助",
        "提供证明",
        "解决不",
        "担保人",
        "负责登记",
    ];
    WATCHING.iter().any(|words| duty.starts_with(words))
}

/// Whether it is someone whom the agreement cannot bind.
fn is_outside(scene: &Scene<'_>, who: &str) -> bool {
    if contains_any(who, &INSIDE)
        || who.ends_with("部门")
        || who.ends_with(['其', '他', '她'])
        || ends_with_a_name(scene, who)
    {
        return false;
    }
    if who.chars().count() >= 2 && scene.people.knows(who) {
        return false;
    }
    // 关伯年在村口, 关伯年到邻居家: a party, and where.
    let rest = scene.people.full_names().iter().find_map(|name| who.strip_prefix(name.as_str()));
    if rest.is_some_and(|rest| {
        rest.starts_with(['在', '于', '到', '去', '从', '用', '通', '把', '凭', '经', '已', '另', '就'])
    }) {
        return false;
    }
    let body = BODIES.iter().any(|body| who.ends_with(body));
    body || ends_with_relation(who)
        || relation_before_a_name(who)
        || office_before_a_name(who)
        || described_firm(who)
        || is_a_person(who)
}

/// 由关伯年, 由关伯年和林志远: names of the case to the end.
fn ends_with_a_name(scene: &Scene<'_>, who: &str) -> bool {
    scene.people.full_names().iter().any(|name| who.ends_with(name.as_str()))
}

fn ends_with_relation(who: &str) -> bool {
    RELATIONS.iter().any(|relation| who.ends_with(relation))
}

/// 其子王小明, 邻居老李, 关伯年的儿子关小军.
fn relation_before_a_name(who: &str) -> bool {
    RELATIONS.iter().chain(&["其夫", "其兄", "其弟", "其女", "其姐", "其妹"]).any(|relation| {
        who.find(relation).is_some_and(|start| {
            let name = who.get(start + relation.len()..).unwrap_or_default();
            (1..=4).contains(&name.chars().count())
        })
    })
}

/// 班主任何老师, 部门主管宁静, 901室原业主胡大勇: an office before a name.
fn office_before_a_name(who: &str) -> bool {
    OFFICES.iter().any(|office| {
        who.match_indices(office).any(|(start, _)| {
            let name = who.get(start + office.len()..).unwrap_or_default();
            let length = name.chars().count();
            (2..=4).contains(&length) && name.chars().next().is_some_and(is_a_family_name)
        })
    })
}

/// 车辆挂靠单位示范市通达运输有限公司: a firm, and what it is to a party.
fn described_firm(who: &str) -> bool {
    const FIRMS: [&str; 12] =
        ["公司", "厂", "店", "经营部", "合作社", "中心", "工程队", "施工队", "门市部", "商行", "事务所", "服务站"];
    const DESCRIBED: [&str; 18] = [
        "单位",
        "供应商",
        "开发商",
        "承包商",
        "房东",
        "股东",
        "中介",
        "雇主",
        "厂家",
        "发包方",
        "总包方",
        "分包方",
        "保险人",
        "担保人",
        "挂靠",
        "合作方",
        "承运人",
        "的",
    ];
    FIRMS.iter().any(|kind| who.ends_with(kind))
        && DESCRIBED.iter().any(|described| {
            who.find(described)
                .is_some_and(|start| who.chars().count() > who.get(..start).map_or(0, |head| head.chars().count()) + 5)
        })
}

/// A bare name behind 由: two or three characters with a family name, or 老李.
fn is_a_person(who: &str) -> bool {
    const NO_NAME: &str = "款额屋租费方期任何一双各物品人员工全部时间家";
    let signs: Vec<char> = who.chars().collect();
    let name = match signs.as_slice() {
        ['老' | '小' | '阿', rest @ ..] => rest,
        all => all,
    };
    let called = signs.len() > name.len();
    let length = name.len();
    let family = name.first().is_some_and(|sign| is_a_family_name(*sign));
    let given = name.get(1..).unwrap_or_default().iter().all(|sign| !NO_NAME.contains(*sign));
    family && given && if called { (1..=2).contains(&length) } else { (2..=3).contains(&length) }
}

/// Work done by someone hired, whose cost a party bears.
fn is_hired(phrase: &str, who: &str) -> bool {
    let doing = ["修", "拆", "清", "施工", "安装", "恢复", "更换", "重建"];
    ["修理厂", "施工队", "厂家", "承包商", "4S店"].iter().any(|word| who.ends_with(word))
        && contains_any(phrase, &doing)
}
