//! 不同主体: what kind of committee mediated, read from its name as the official return parts them
//! (`research/domain.md` 4.2). A name that tells nothing is told apart; it is never guessed.

use super::keyed::keyed;

keyed! {
    /// The kinds of committee, in the order of the return.
    CommitteeKind {
        /// 村.
        Village = "village",
        /// 居.
        Residents = "residents",
        /// 乡镇.
        Township = "township",
        /// 街道.
        SubDistrict = "sub_district",
        /// 企事业单位.
        Enterprise = "enterprise",
        /// 社会团体和其他组织.
        Association = "association",
    }
}

/// What the words before 人民调解委员会 end in.
const ENDINGS: [(CommitteeKind, &[&str]); 6] = [
    (CommitteeKind::Residents, &["社区", "居委会", "居民委员会", "居"]),
    (CommitteeKind::Village, &["村", "村委会", "村民委员会"]),
    (CommitteeKind::Township, &["乡", "镇", "乡政府", "镇政府", "乡人民政府", "镇人民政府"]),
    (CommitteeKind::SubDistrict, &["街道", "街道办", "街道办事处"]),
    (CommitteeKind::Enterprise, &["公司", "集团", "企业", "厂", "医院", "学校", "大学", "中学", "小学"]),
    (
        CommitteeKind::Association,
        &["协会", "商会", "联合会", "工会", "妇联", "学会", "纠纷", "争议", "中心", "市场", "园区", "超市", "信访"],
    ),
];

const COMMITTEE: [&str; 3] = ["人民调解委员会", "调解委员会", "调委会"];

impl CommitteeKind {
    /// The kind that the full name of a committee tells; `None` where it tells none.
    pub fn of(name: &str) -> Option<CommitteeKind> {
        let name = name.trim();
        let body = COMMITTEE.iter().find_map(|ending| name.strip_suffix(ending))?.trim();
        let kind = ENDINGS.iter().find(|(_, endings)| endings.iter().any(|ending| body.ends_with(ending)));
        kind.map(|(kind, _)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_the_kind_or_nothing() {
        for (name, kind) in [
            ("石桥村人民调解委员会", Some(CommitteeKind::Village)),
            ("青渡镇人民调解委员会", Some(CommitteeKind::Township)),
            ("渡口社区人民调解委员会", Some(CommitteeKind::Residents)),
            ("东门街道办事处人民调解委员会", Some(CommitteeKind::SubDistrict)),
            ("江南纺织有限公司人民调解委员会", Some(CommitteeKind::Enterprise)),
            ("示范区医疗纠纷人民调解委员会", Some(CommitteeKind::Association)),
            ("老张调解工作室", None),
            ("人民调解委员会", None),
            ("", None),
        ] {
            assert_eq!(CommitteeKind::of(name), kind, "{name}");
        }
    }
}
