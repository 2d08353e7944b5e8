//! The papers of the desk: police forms, the register of walk-ins and its receipt, the leaves of the dossier. What they
//! say and never say, who signs and how many copies there are. Only words are read here.

use maplebridge::domain::case::{CaseFile, StaffRole};
use maplebridge::domain::papers::{PaperKind, PaperLanguage};
use maplebridge::domain::party::{Agent, Party, PartyId, PartyRole};
use maplebridge::domain::session::Outcome;
use maplebridge::draft::document::{Content, Document, SignaturePlace};
use maplebridge::draft::papers::NoPaper;
use maplebridge::draft::templates::Templates;
use maplebridge::jobs::papers::{Wanted, documents};

use super::papers_support::{self, case, text, words_of};

fn all(case: &CaseFile, kind: PaperKind) -> Result<Vec<Document>, NoPaper> {
    papers_support::all(case, kind, PaperLanguage::Chinese)
}

fn one(case: &CaseFile, kind: PaperKind) -> Document {
    let mut all = all(case, kind).unwrap();
    assert_eq!(all.len(), 1, "{kind:?}");
    all.remove(0)
}

fn places(document: &Document) -> Vec<SignaturePlace> {
    let blocks = document.blocks.iter().filter_map(|block| match &block.content {
        Content::Signatures { left, right } => Some(left.iter().chain(right)),
        _ => None,
    });
    blocks.flatten().cloned().collect()
}

fn signing(document: &Document) -> Vec<String> {
    places(document).iter().map(|place| place.name.clone()).collect()
}

fn says(document: &Document, all: &[&str]) {
    let text = text(document);
    for words in all {
        assert!(text.contains(words), "{}: {words} is not in\n{text}", document.title);
    }
}

#[test]
fn the_police_agreement_says_what_its_form_asks() {
    let paper = one(&case("S01"), PaperKind::SecurityAgreement);
    says(
        &paper,
        &[
            "治安调解协议书",
            "青公（渡）调解字〔2026〕18号",
            "主持人姓名：贺铭",
            "警号：000127",
            "工作单位：示范市公安局示范区分局青渡派出所",
            "调解地点：青渡派出所调解室",
            "其他在场人员：曾毅、宋一帆",
            "被侵害人：\n姓名：沈伟民",
            "违反治安管理行为人：\n姓名：丁国强",
            "工作单位及职业：退休教师",
            "家庭住址：示范省示范市示范区青渡镇渡口路12号2单元302房",
            "居民身份证号码：000000196810023114",
            "主要事实（包括案件发生时间、地点、人员、起因、经过、情节、结果等）：",
            "经调解，双方自愿达成如下协议（包括协议内容、履行期限和方式等）：",
            "玖佰贰拾陆元整",
            "本协议自双方签字之时起生效。对已履行协议的，公安机关对违反治安管理行为人不再处罚。不履行协议的，\
             公安机关依法处理；当事人可以就民事争议依法向人民法院提起民事诉讼。",
            "本协议书一式三份，双方当事人各执一份，调解机关留存一份。",
            "示范市公安局示范区分局青渡派出所（公安机关印章）\n2026年4月15日",
        ],
    );
    assert!(!text(&paper).contains("人民调解"), "another kind of mediation");
    assert_eq!(signing(&paper), ["沈伟民", "丁国强", "贺铭", "邓秀兰"]);
    assert!(places(&paper).iter().all(|place| place.signed_at.contains('年')), "each writes the day");
}

#[test]
fn copies_follow_the_parties_and_the_station_keeps_one() {
    let mut case = case("S01");
    let held = |case: &CaseFile| {
        let wanted = Wanted { copies: true, ..Wanted::new(PaperKind::SecurityAgreement) };
        documents(case, &wanted, &Templates::built_in()).unwrap()
    };
    let holders: Vec<String> = held(&case).iter().map(|copy| copy.holder.clone()).collect();
    assert_eq!(holders.len(), 3);
    assert!(holders[0].contains("沈伟民") && holders[1].contains("丁国强"), "{holders:?}");
    assert!(holders[2].contains("青渡派出所"), "{holders:?}");
    case.parties.push(Party::person(PartyId("A2".into()), PartyRole::Victim, "沈小满"));
    case.agreement.as_mut().unwrap().copies = None;
    let paper = one(&case, PaperKind::SecurityAgreement);
    says(&paper, &["各方自愿达成", "一式四份，各方当事人各执一份，调解机关留存一份。"]);
    assert_eq!(held(&case).len(), 4);
}

#[test]
fn an_offender_signs_alone_and_a_victim_may_send_someone() {
    let mut case = case("S01");
    let agent = Some(Agent { name: "简安".into(), ..Agent::default() });
    case.parties[0].agent.clone_from(&agent);
    case.parties[1].agent = agent;
    let names = signing(&one(&case, PaperKind::SecurityAgreement));
    assert_eq!(names[..2], ["简安（沈伟民）", "丁国强"]);
}

#[test]
fn what_is_not_known_is_left_open_or_struck_out() {
    let mut case = case("S01");
    case.staff.clear();
    case.parties.truncate(2);
    let paper = one(&case, PaperKind::SecurityAgreement);
    let unused = ["警号：", "其他在场人员："].map(|label| {
        let line = text(&paper).lines().find(|line| line.starts_with(label)).unwrap().to_owned();
        line.strip_prefix(label).unwrap().to_owned()
    });
    assert!(unused.iter().all(|value| value == "/" || value == "／"), "{unused:?}");
    let labels: Vec<String> = places(&paper).iter().map(|place| place.label.clone()).collect();
    assert!(labels.iter().any(|label| label.starts_with("主持人")), "a host must sign, known or not: {labels:?}");
    assert!(labels.iter().any(|label| label.starts_with("见证人")), "{labels:?}");
}

#[test]
fn on_the_spot_is_a_form_of_its_own() {
    let paper = one(&case("S02"), PaperKind::OnTheSpotAgreement);
    says(
        &paper,
        &[
            "现场治安调解协议书",
            "石公（桥）调解字〔2026〕31号",
            "调解时间：2026年5月6日",
            "调解地点：石桥村农贸市场",
            "并当场履行",
            "一式三份",
            "石桥派出所（公安机关印章）",
        ],
    );
    assert_eq!(signing(&paper), ["莫阿莲", "骆小军", "梁志坚", "伍大有"]);
    assert!(matches!(all(&case("S02"), PaperKind::SecurityRecord), Err(NoPaper::NoSession)));
    for kind in [PaperKind::SecurityAgreement, PaperKind::OnTheSpotAgreement, PaperKind::SecurityRecord] {
        assert!(matches!(all(&case("C01"), kind), Err(NoPaper::NotPublicSecurity)), "{kind:?}");
    }
    for kind in [PaperKind::Agreement, PaperKind::OralRegister, PaperKind::SessionRecord] {
        assert!(matches!(all(&case("S01"), kind), Err(NoPaper::PublicSecurity)), "{kind:?}");
    }
}

#[test]
fn the_police_record_is_read_before_it_is_signed() {
    let mut case = case("S01");
    let paper = one(&case, PaperKind::SecurityRecord);
    says(
        &paper,
        &[
            "治安调解笔录",
            "第1次",
            "时间：2026年4月15日",
            "调解地点：青渡派出所调解室",
            "主持人：贺铭",
            "记录员：宋一帆",
            "当事人：沈伟民、丁国强",
            "见证人：邓秀兰",
            "其他在场人员：曾毅",
            "沈伟民：楼道里的纸箱和自行车堆了半年",
            "以上笔录请细阅，如有遗漏或者错误，请指正。",
            "请签字确认（按指印）。",
            "达成协议，内容见治安调解协议书（青公（渡）调解字〔2026〕18号）",
        ],
    );
    assert!(!text(&paper).contains("最多能再添一百"), "said in private");
    assert_eq!(signing(&paper), ["沈伟民", "丁国强", "贺铭", "宋一帆", "邓秀兰"]);
    case.steps[2].outcome = Some(Outcome::NotSettled);
    case.steps[2].note = "丁国强不同意赔偿眼镜损失。".into();
    says(
        &one(&case, PaperKind::SecurityRecord),
        &["没有达成协议。丁国强不同意赔偿眼镜损失。", "公安机关对违反治安管理行为依法处理", "提起民事诉讼"],
    );
    case.notice = None;
    assert!(!text(&one(&case, PaperKind::SecurityRecord)).contains("主持人已向当事人说明"), "nobody was told");
}

#[test]
fn the_register_of_a_walk_in_keeps_the_clocks_of_the_rules() {
    let paper = one(&case("W01"), PaperKind::WalkInRegister);
    says(
        &paper,
        &[
            "登记编号：访〔2026〕0608号",
            "来访日期：2026年6月8日",
            "来访人数：46人",
            "代表人数：5人",
            "☑ 群体",
            "诉求：1. 三日内恢复七楼以上供水。\n2. 退还断水期间每户已交的加压费。",
            "告知期限：2026年6月23日前",
            "办结期限：2026年8月7日前",
            "延期至：2026年9月6日前",
            "责任单位：示范市青渡物业服务有限公司",
            "阿依古丽·买买提\n女\n36\n000000199005194483",
        ],
    );
    assert_eq!(signing(&paper)[0], "区少芬");
    assert_eq!(signing(&paper).len(), 2, "one signs for the group, and who received them");
    assert!(matches!(all(&case("C01"), PaperKind::WalkInRegister), Err(NoPaper::NoPetition)));
}

#[test]
fn no_more_than_five_speak_for_a_group_and_one_visitor_is_no_group() {
    let mut case = case("W01");
    case.parties.insert(5, Party::person(PartyId("A6".into()), PartyRole::Applicant, "第六人"));
    let paper = one(&case, PaperKind::WalkInRegister);
    says(&paper, &["代表人数：5人"]);
    let table = paper.blocks.iter().find(|block| matches!(block.content, Content::Table { .. })).unwrap();
    assert_eq!(words_of(table).iter().filter(|line| line.contains("138000000")).count(), 5);
    assert!(!words_of(table).join("\n").contains("第六人"));
    case.parties.retain(|party| party.id.0 == "A1" || party.role == PartyRole::Respondent);
    case.parties[0].represents = None;
    let paper = one(&case, PaperKind::WalkInRegister);
    says(&paper, &["来访人：区少芬", "年龄：60", "住址：示范省", "来访人数：1人", "☐ 群体"]);
    assert!(!paper.blocks.iter().any(|block| matches!(block.content, Content::Table { .. })));
}

#[test]
fn the_receipt_tells_a_visitor_who_answers_until_when() {
    let paper = one(&case("W01"), PaperKind::WalkInReceipt);
    says(
        &paper,
        &[
            "来访回执",
            "登记编号：访〔2026〕0608号",
            "来访日期：2026年6月8日",
            "反映事由：46户居民二次供水停供纠纷",
            "办理单位：示范区访调对接人民调解委员会",
            "经办人：徐文洋",
            "在2026年6月23日前告知",
            "至迟到2026年9月6日",
        ],
    );
    for hidden in ["000000196602141204", "13800000051", "青渡花园3栋"] {
        assert!(!text(&paper).contains(hidden), "a receipt needs no {hidden}");
    }
}

#[test]
fn leaves_follow_what_the_case_will_have() {
    let titles = |case: &CaseFile| {
        let leaves = all(case, PaperKind::AttachmentLeaf).unwrap();
        leaves.iter().map(|leaf| leaf.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&case("C01")), ["当事人身份证明", "证据材料", "履行凭证"]);
    assert_eq!(titles(&case("C05")), ["当事人身份证明", "授权委托书原件", "证据材料", "履行凭证"]);
    assert_eq!(titles(&case("C11")), ["当事人身份证明", "授权委托书原件", "证据材料"]);
    assert_eq!(
        titles(&case("S02")),
        ["受案登记材料", "权利义务告知材料", "当事人身份证明", "证据材料", "履行凭证", "回访记录"]
    );
    let leaves = all(&case("C05"), PaperKind::AttachmentLeaf).unwrap();
    says(
        &leaves[0],
        &[
            "林国栋　居民身份证",
            "示范市宏远建设有限公司　营业执照（登记证书）、法定代表人身份证明",
            "罗律　委托代理人身份证件",
        ],
    );
    assert!(!text(&leaves[0]).contains("000000197906251132"), "the number is on the copy itself");
    says(&leaves[1], &["示范市宏远建设有限公司委托罗律的授权委托书"]);
    says(&leaves[3], &["第一条款项￥1,102,360.50的收条或者转账凭证"]);
}

#[test]
fn the_cover_names_the_file_and_leaves_to_the_hand_what_is_the_filers() {
    let paper = one(&case("C05"), PaperKind::Cover);
    says(
        &paper,
        &[
            "卷名：林国栋等3人与示范市安筑劳务有限公司、示范市宏远建设有限公司拖欠农民工工资纠纷",
            "卷号：（2026）示范区访调人调字第005号",
            "人民调解员：徐文洋",
            "调解日期：2026年5月29日至2026年5月29日",
            "立卷人：罗小满",
            "保管期限：☐短期　　☐长期　　☐永久",
        ],
    );
    assert_eq!(paper.title, "示范区访调对接人民调解委员会 调解卷宗");
    says(&one(&case("S01"), PaperKind::Cover), &["主持人：贺铭"]);
    let mut without = case("S01");
    without.staff.retain(|member| member.role != StaffRole::Host);
    without.desk = None;
    assert_eq!(one(&without, PaperKind::Cover).title, "＿＿＿＿调解卷宗");
}
