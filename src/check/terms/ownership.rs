//! Who owns land, a house or a right is not found in an agreement that a court can confirm (Civil Procedure
//! interpretation art. 355; Land Administration Law art. 14). Who uses it, who gets a movable thing, is.

use super::Scene;
use super::clause::{Clause, contains_any};
use crate::check::Report;
use crate::check::reading::sentences;
use crate::check::rule::Rule;

pub(super) fn check(scene: &Scene<'_>, clause: &Clause<'_>, report: Report<'_>) {
    for text in [&clause.text, &clause.breach] {
        let names = scene.people.full_names();
        if let Some(words) = sentences(text.text).find_map(|sentence| ownership(sentence, names)) {
            report(clause.about_words(Rule::TermOwnershipClause, text, vec![words]));
        }
    }
}

const IMMOVABLE: [&str; 54] = [
    "房",
    "宅",
    "坪",
    "院",
    "山",
    "井",
    "露台",
    "阳台",
    "水渠",
    "房屋",
    "住房",
    "房产",
    "平房",
    "楼房",
    "瓦房",
    "老屋",
    "祖屋",
    "祖宅",
    "老宅",
    "住宅",
    "宅基地",
    "土地",
    "地块",
    "山林",
    "林地",
    "林权",
    "山地",
    "耕地",
    "水田",
    "旱地",
    "田",
    "地",
    "塘",
    "围墙",
    "墙",
    "巷道",
    "通道",
    "院落",
    "院子",
    "滩涂",
    "水面",
    "车位",
    "车库",
    "商铺",
    "铺面",
    "门面",
    "厂房",
    "套房",
    "间房",
    "不动产",
    "屋",
    "山场",
    "果园",
    "楼",
];
const MOVABLE: [&str; 38] = [
    "租",
    "砖",
    "房门钥匙",
    "材料",
    "物品",
    "家具",
    "家电",
    "电器",
    "车辆",
    "轿车",
    "货车",
    "摩托",
    "电动车",
    "果实",
    "收成",
    "作物",
    "庄稼",
    "苗",
    "树木",
    "款",
    "费",
    "存款",
    "押金",
    "租金",
    "收益",
    "工具",
    "设备",
    "首饰",
    "黄金",
    "鱼",
    "牛",
    "羊",
    "猪",
    "鸡",
    "残值",
    "废铁",
    "货物",
    "旧件",
];
const RIGHTS: [&str; 30] = [
    "专用权",
    "商标",
    "版权",
    "专利申请权",
    "发明权",
    "承包地权属",
    "权利人",
    "房主",
    "业主权益",
    "地役权",
    "所有权",
    "产权",
    "物权",
    "权属",
    "使用权",
    "承包经营权",
    "经营权",
    "承包权",
    "林权",
    "著作权",
    "专利权",
    "商标权",
    "知识产权",
    "地权",
    "山权",
    "宅基地权",
    "房权",
    "居住权属",
    "土地权",
    "归属权",
];

/// The words that find an owner, in one sentence.
fn ownership(sentence: &str, names: &[String]) -> Option<String> {
    if contains_any(
        sentence,
        &["不涉及", "不影响", "由人民政府", "依法确定", "另案", "仍归集体", "仍属集体", "属于国家"],
    ) {
        return None;
    }
    let mut before = String::new();
    for phrase in sentence.split(['，', ',']) {
        if let Some(words) = right_goes(phrase).or_else(|| thing_goes(&before, phrase, names)) {
            return Some(words);
        }
        before.push_str(phrase);
    }
    None
}

/// 所有权归, 产权属于, 确认使用权为; 使用权归 someone else to use for a time is no finding.
fn right_goes(phrase: &str) -> Option<String> {
    let mut rights: Vec<(usize, &str)> = RIGHTS.iter().flat_map(|right| phrase.match_indices(*right)).collect();
    rights.sort_unstable();
    rights.into_iter().find_map(|(start, right)| this_right_goes(phrase, start, right))
}

fn this_right_goes(phrase: &str, start: usize, right: &str) -> Option<String> {
    let after = phrase.get(start + right.len()..)?;
    if is_movable(phrase.get(..start)?) {
        return None;
    }
    const GOES: [&str; 21] = [
        "归",
        "属",
        "由",
        "为",
        "确认",
        "各占",
        "确权",
        "系",
        "是",
        "登记归",
        "划归",
        "判归",
        "均归",
        "全部归",
        "依法归",
        "变更为",
        "确定",
        "认定",
        "划给",
        "判给",
        "一人一半",
    ];
    let after = after.trim_start_matches([
        '仍', '应', '均', '都', '全', '部', '也', '、', '份', '额', '人', '者', '自', '今', '起', '此', '就',
    ]);
    if let Some(word) = GOES.iter().find(|word| after.starts_with(**word)) {
        let lent =
            *word == "由" && right != "所有权" && !contains_any(after, &["享有", "取得", "所有", "继承", "拥有"]);
        let moves =
            contains_any(phrase, &["证书", "证原件", "登记手续", "过户手续", "为准", "为由", "争议由", "依法处理"]);
        return (!lent && !moves).then(|| format!("{right}{word}"));
    }
    // 确认林志远对该地享有使用权, 拥有所有权.
    let before = phrase.get(..start)?;
    let found = ["享有", "拥有", "取得", "占有"].iter().find(|word| before.contains(**word))?;
    let lent = contains_any(phrase, &["租赁期", "承包期", "合同期", "期限内", "期间"]);
    let asserted = contains_any(phrase, &["确认", "认定", "承认", "依法", "单独", "永久", "各", "份"])
        || right.ends_with("所有权")
        || right.ends_with("产权");
    (!lent && asserted).then(|| format!("{found}{right}"))
}

/// 房屋归林志远所有, 东屋归王建国; a thing that can be carried may.
fn thing_goes(before: &str, phrase: &str, names: &[String]) -> Option<String> {
    const BELONGS: [&str; 11] = ["由", "归", "属于", "属", "为", "系", "是", "划归", "分给", "判给", "确认给"];
    let owned = ["所有", "个人财产", "私有", "共有", "名下财产", "祖业", "祖产", "私产", "产业", "自留地", "自留山"]
        .iter()
        .find(|word| phrase.contains(**word));
    let (start, word) = BELONGS.iter().filter_map(|word| Some((phrase.find(word)?, *word))).min()?;
    let after = phrase.get(start + word.len()..)?;
    let goes = match owned {
        Some(owned) => after.contains(owned) && !is_only_a_word(after, owned),
        // 东屋归王建国: a name, and nothing to do with it.
        None => {
            matches!(word, "归" | "划归" | "分给" | "判给" | "属于")
                && names.iter().any(|name| after.trim_end_matches(['。', '；']) == name.as_str())
        }
    };
    if !goes || after.starts_with("还") || after.contains("集体所有") && phrase.contains('仍') {
        return None;
    }
    let thing = format!("{before}，{}", phrase.get(..start)?);
    let lands = last_of(&thing, &IMMOVABLE)?;
    if last_of(&thing, &MOVABLE).is_some_and(|moves| moves > lands)
        || contains_any(after, &["使用", "管理", "耕种"]) && owned.is_none()
    {
        return None;
    }
    Some(format!("{word}{}", after.chars().take(16).collect::<String>()))
}

/// 所有材料, 所有费用, 所有人: all of them, not owned.
fn is_only_a_word(after: &str, owned: &str) -> bool {
    let Some(rest) = after.find(owned).and_then(|start| after.get(start + owned.len()..)) else { return false };
    let ends =
        rest.is_empty() || rest.starts_with(['。', '；', '、', '（', '(', '的', '且', '并', '与', '和', '权', '，']);
    !ends
}

fn is_movable(text: &str) -> bool {
    last_of(text, &MOVABLE).is_some_and(|moves| last_of(text, &IMMOVABLE).is_none_or(|lands| moves > lands))
}

fn last_of(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter_map(|word| text.rfind(word).map(|start| start + word.len())).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_are_found_and_users_are_not() {
        let names = ["林志远", "关伯年"].map(str::to_owned);
        for (text, expected) in [
            ("3栋楼顶平台归林志远所有", true),
            ("院内两间平房，归林志远所有", true),
            ("争议土地的使用权属于林志远", true),
            ("该房屋产权归关伯年", true),
            ("双方确认宅基地使用权归林志远", true),
            ("确认该山林为林志远所有", true),
            ("东边两间老屋归林志远，西边一间归关伯年", true),
            ("塘基以东的水面归双方共有", true),
            ("围墙系关伯年个人所有", true),
            ("争议山场的林地使用权和林木所有权归关伯年", true),
            ("“佳欣鲜橙”注册商标专用权归林志远所有", true),
            ("该房屋的产权人为林志远", true),
            ("双方确认专利权人是关伯年", true),
            ("剩余承包地权属确定为林志远所有", true),
            ("老井周围土地系林志远家祖业", true),
            ("林志远、关伯年对老屋各享有二分之一产权", true),
            ("山林权属以不动产权证书记载为准", false),
            ("商标由公司继续使用", false),
            ("关伯年于5月1日前协助办理产权过户手续", false),
            ("通道归双方共同使用", false),
            ("拆除鸽棚的材料归关伯年所有", false),
            ("关伯年归还林志远的房屋钥匙", false),
            ("各自清理各自所有的车辆", false),
            ("土地由林志远耕种至2027年12月31日", false),
            ("清走院内所有材料", false),
            ("土地权属争议由人民政府依法处理", false),
            ("承包期内林志远对鱼塘享有承包经营权", false),
        ] {
            assert_eq!(ownership(text, &names).is_some(), expected, "{text}");
        }
    }
}
