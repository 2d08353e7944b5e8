//! A duty laid on someone who is not there: 由其子王小明支付, 由村委会负责修复, 由保险公司赔付. Nobody can be bound by
//! an agreement that is not theirs (Civil Code arts 465, 523); such a clause harms others (interpretation art. 358).
//! Watching, inspecting or passing on is no duty, and neither is what a court or an authority does by law.

use super::Scene;
use super::clause::{Clause, Text, contains_any};
use crate::check::Report;
use crate::check::finding::{About, Finding};
use crate::check::reading::sentences;
use crate::check::rule::Rule;

pub(super) fn check(scene: &Scene<'_>, clause: &Clause<'_>, report: Report<'_>) {
    if scene.people.any_nameless {
        // Whoever has no name yet may be the one who is named here.
        return;
    }
    for text in clause.texts() {
        if let Some(name) = outsider(scene, text) {
            let about = About::Stranger { number: clause.number, name };
            report(Finding::new(Rule::TermBurdensOutsider, text.at.clone(), about));
        }
    }
}

const DUTIES: [&str; 58] = [
    "支付",
    "赔偿",
    "赔付",
    "补偿",
    "承担",
    "负担",
    "负责",
    "偿还",
    "清偿",
    "归还",
    "返还",
    "退还",
    "给付",
    "垫付",
    "代付",
    "代偿",
    "代为支付",
    "代为偿还",
    "缴纳",
    "出资",
    "出钱",
    "修复",
    "维修",
    "修缮",
    "修理",
    "修好",
    "拆除",
    "清理",
    "清运",
    "清除",
    "恢复",
    "重建",
    "安装",
    "提供",
    "赡养",
    "照顾",
    "照料",
    "抚养",
    "看护",
    "搬离",
    "搬走",
    "疏通",
    "赔礼",
    "道歉",
    "分担",
    "解决",
    "付清",
    "还清",
    "结清",
    "兜底",
    "买单",
    "补足",
    "补发",
    "发放",
    "担保",
    "更换",
    "迁走",
    "施工",
];

/// Bodies and people near the parties, at the end of who is named.
const BODIES: [&str; 50] = [
    "村委会",
    "村民委员会",
    "居委会",
    "居民委员会",
    "村集体",
    "村民小组",
    "生产队",
    "街道办",
    "街道办事处",
    "镇政府",
    "乡政府",
    "人民政府",
    "政府",
    "物业",
    "物业公司",
    "物业服务中心",
    "保险公司",
    "保险",
    "开发商",
    "学校",
    "医院",
    "业委会",
    "业主委员会",
    "银行",
    "施工队",
    "承包商",
    "修理厂",
    "供电所",
    "供电局",
    "自来水公司",
    "民政局",
    "民政部门",
    "财政",
    "工会",
    "经联社",
    "合作社",
    "公司",
    "单位",
    "厂家",
    "幼儿园",
    "派出所",
    "司法所",
    "社区",
    "村里",
    "集体",
    "国家",
    "房管局",
    "住建局",
    "平台",
    "商会",
];
const RELATIONS: [&str; 70] = [
    "父亲",
    "母亲",
    "父母",
    "儿子",
    "女儿",
    "妻子",
    "丈夫",
    "配偶",
    "哥哥",
    "弟弟",
    "姐姐",
    "妹妹",
    "兄长",
    "胞兄",
    "胞弟",
    "女婿",
    "儿媳",
    "亲属",
    "家属",
    "家人",
    "亲戚",
    "朋友",
    "雇主",
    "合伙人",
    "邻居",
    "房东",
    "工友",
    "同事",
    "老板",
    "包工头",
    "子女",
    "长子",
    "次子",
    "长女",
    "叔叔",
    "伯父",
    "舅舅",
    "姑姑",
    "岳父",
    "岳母",
    "堂兄",
    "堂弟",
    "表兄",
    "表弟",
    "侄子",
    "外甥",
    "孙子",
    "孙女",
    "前夫",
    "前妻",
    "男友",
    "女友",
    "租客",
    "租户",
    "车主",
    "司机",
    "楼上住户",
    "楼下住户",
    "其父",
    "其母",
    "其子",
    "其妻",
    "之子",
    "之女",
    "之妻",
    "之夫",
    "之父",
    "之母",
    "之兄",
    "之弟",
];

fn outsider(scene: &Scene<'_>, text: &Text<'_>) -> Option<String> {
    sentences(text.text).find_map(|sentence| {
        sentence.split(['，', ',']).find_map(|phrase| by(scene, phrase).or_else(|| head(scene, phrase)))
    })
}

/// 由 someone, then a duty.
fn by(scene: &Scene<'_>, phrase: &str) -> Option<String> {
    phrase.match_indices('由').find_map(|(start, word)| {
        let before = phrase.get(..start)?.chars().next_back();
        if matches!(before, Some('理' | '自' | '事' | '缘' | '经' | '因' | '案')) {
            return None;
        }
        let rest = phrase.get(start + word.len()..)?;
        if rest.starts_with(['于', '此', '衷', '来']) {
            return None;
        }
        let who = who_does(rest)?;
        (is_outside(scene, who) && !is_hired(phrase, who)).then(|| who.to_owned())
    })
}

/// 其子王小明负责…, 村委会赔偿… at the head of a phrase.
fn head(scene: &Scene<'_>, phrase: &str) -> Option<String> {
    let who = who_does(phrase)?;
    let kin = ends_with_relation(who) || relation_before_a_name(who);
    let body =
        BODIES.iter().any(|body| who.ends_with(body)) && !contains_any(who, &["委托", "请", "通过", "向", "协助"]);
    // A firm by its full name is a stranger, which `stranger` tells.
    let firm = ["有限公司", "责任公司", "合作社"].iter().any(|kind| who.ends_with(kind));
    ((kin || body && !firm) && is_outside(scene, who)).then(|| who.to_owned())
}

/// Who stands before the first duty: at most sixteen characters, without their day.
fn who_does(rest: &str) -> Option<&str> {
    let end = DUTIES.iter().filter_map(|duty| rest.find(duty).filter(|start| *start > 0)).min()?;
    let duty = rest.get(end..)?;
    if is_no_duty(duty) {
        return None;
    }
    let mut who = rest.get(..end)?.trim();
    for cut in ["于", "在"] {
        let dated = who.match_indices(cut).find(|(start, _)| {
            let next = who.get(start + cut.len()..).and_then(|rest| rest.chars().next());
            *start > 0 && next.is_some_and(|sign| sign.is_ascii_digit() || "二本每签收接规约协上该".contains(sign))
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
        if let Some(start) = who.find(cut).filter(|start| *start > 0) {
            who = who.get(..start)?;
        }
    }
    let who = who.trim_end_matches(['另', '行', '再', '来', '都', '也', '一', '并', '统', '全']);
    let length = who.chars().count();
    ((2..=16).contains(&length)).then_some(who)
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
    const INSIDE: [&str; 41] = [
        "双方",
        "各方",
        "任何一方",
        "一方",
        "违约方",
        "守约方",
        "申请人",
        "被申请人",
        "甲方",
        "乙方",
        "丙方",
        "甲乙",
        "当事人",
        "法定代理人",
        "监护人",
        "代理人",
        "自己",
        "各自",
        "男方",
        "女方",
        "责任方",
        "过错方",
        "义务人",
        "权利人",
        "第三方",
        "第三人",
        "法院",
        "公安",
        "仲裁",
        "部门",
        "机关",
        "专业",
        "机构",
        "造成",
        "产生",
        "引起",
        "导致",
        "决定",
        "败诉",
        "委托",
        "资质",
    ];
    if contains_any(who, &INSIDE) || who.ends_with(['其', '他', '她']) || ends_with_a_name(scene, who) {
        return false;
    }
    if who.chars().count() >= 2 && scene.people.knows(who) {
        return false;
    }
    let body = BODIES.iter().any(|body| who.ends_with(body));
    body || ends_with_relation(who) || relation_before_a_name(who) || is_a_person(who)
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

/// A bare name behind 由: two or three characters with a family name, or 老李.
fn is_a_person(who: &str) -> bool {
    const FAMILIES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤霍关甘简岑麦冼容骆欧司";
    const NO_NAME: &str = "款额屋租费方期任何一双各物品人员工全部时间家";
    let signs: Vec<char> = who.chars().collect();
    let name = match signs.as_slice() {
        ['老' | '小' | '阿', rest @ ..] => rest,
        all => all,
    };
    let called = signs.len() > name.len();
    let length = name.len();
    let family = name.first().is_some_and(|sign| FAMILIES.contains(*sign));
    let given = name.get(1..).unwrap_or_default().iter().all(|sign| !NO_NAME.contains(*sign));
    family && given && if called { (1..=2).contains(&length) } else { (2..=3).contains(&length) }
}

/// Work done by someone hired, whose cost a party bears.
fn is_hired(phrase: &str, who: &str) -> bool {
    let doing = ["修", "拆", "清", "施工", "安装", "恢复", "更换", "重建"];
    ["修理厂", "施工队", "厂家", "承包商", "4S店"].iter().any(|word| who.ends_with(word))
        && contains_any(phrase, &doing)
}
