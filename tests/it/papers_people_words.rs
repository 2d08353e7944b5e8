//! What each paper of people's mediation says of its own matter: how a session ended and who was there, how each clause
//! stands at a visit, what was paid, who asks the court, who signs for whom.

use maplebridge::domain::agreement::FollowUpResult;
use maplebridge::domain::case::CaseFile;
use maplebridge::domain::papers::{PaperKind, PaperLanguage};
use maplebridge::domain::session::{Invited, Outcome};
use maplebridge::draft::document::{Content, Document};

use super::papers_support::{all, case, chinese, places, text, words};

#[test]
fn an_application_does_not_know_what_came_later() {
    let c08 = text(&chinese("C08", PaperKind::Application)[0]);
    assert!(!c08.contains("2026年9月20日"), "{c08}");
    assert!(c08.contains("说了三次他都拖"), "{c08}");
    let c07 = text(&chinese("C07", PaperKind::Application)[0]);
    assert!(c07.contains(&case("C07").facts));
    let asked = text(&chinese("agents", PaperKind::Application)[0]);
    assert!(asked.contains("1. 工程按期完工") && asked.contains("2. 请求按合同约定"), "{asked}");
}

#[test]
fn a_session_record_tells_how_its_own_session_ended() {
    let records: Vec<String> = chinese("C08", PaperKind::SessionRecord).iter().map(text).collect();
    assert!(records[0].contains("未达成协议，经当事人同意，转入村居调继续调解"));
    assert!(!records[0].contains("权利义务告知书"), "the notice came two days later");
    assert!(!records[0].contains("回避"), "nobody asked on that day");
    assert!(records[1].contains("自愿达成调解协议（编号：青渡人调字〔2026〕008号），协议内容见该协议书"));
    assert!(records[1].contains("已询问各方是否要求人民调解员回避"));
    let unasked = text(&chinese("oral_minor", PaperKind::SessionRecord)[0]);
    assert!(unasked.contains("告知书》已于2026年6月20日") && !unasked.contains("回避"), "{unasked}");
    assert!(!records[1].contains("免费返修"), "the later clauses");
    assert!(records[2].contains("自愿达成调解协议（编号：青渡人调字〔2026〕008-1号），内容如下"));
    assert!(records[2].contains("免费返修"));
    let ended: Vec<String> = chinese("C11", PaperKind::SessionRecord).iter().map(text).collect();
    assert!(
        ended[2].contains(
            "已告知当事人可以依法通过下列途径维护自己的权利：向农村土地承包仲裁委员会申请仲裁；向人民法院起诉"
        )
    );
    assert!(!ended[1].contains("第二十六条"));
    let open = chinese("mid_way", PaperKind::SessionRecord);
    let lines = open[1].blocks.iter().filter(|block| matches!(block.content, Content::Blank { closed: false, .. }));
    assert_eq!(lines.count(), 1, "how it ends is to be written");
}

#[test]
fn a_session_record_names_who_was_there() {
    let row = |document: &Document, label: &str| {
        let words = words(document);
        let label = format!("{label}：");
        words.iter().find_map(|line| line.strip_prefix(&label)).unwrap_or_default().to_owned()
    };
    let c05 = chinese("C05", PaperKind::SessionRecord);
    assert_eq!(row(&c05[0], "当事人"), "林国栋、示范市安筑劳务有限公司（法定代表人高鸣）");
    assert_eq!(row(&c05[1], "参加人"), "信访局、人社局、住建局、驻点律师");
    assert!(row(&c05[1], "当事人").ends_with("示范市宏远建设有限公司（代理人罗律）"));
    assert!(places(&c05[0]).iter().all(|(_, name)| !name.contains("覃凤英")), "she was not there");
    let c01 = chinese("C01", PaperKind::SessionRecord);
    assert_eq!((row(&c01[0], "主持人"), row(&c01[0], "参加人")), ("义警 邓楼长".into(), "／".into()));
    assert!(places(&c01[0]).contains(&("主持人（签名）：".into(), String::new())));
    assert_eq!((row(&c01[1], "人民调解员"), row(&c01[1], "记录人")), ("陈和平".into(), "罗小满".into()));
    let minor = chinese("oral_minor", PaperKind::SessionRecord);
    assert_eq!(row(&minor[0], "当事人"), "容志坚、叶知秋（法定代理人叶文海）");
    let reader = chinese("reader", PaperKind::SessionRecord);
    assert_eq!(
        row(&reader[1], "参加人"),
        "岑立（民警）、冯晓东（宣读人）、莫静（翻译，示范区残疾人联合会，示范市示范区青渡镇文明路6号，13800000045）、邓伯安（见证人）"
    );
    assert!(text(&reader[1]).contains("向不能阅读的当事人宣读"));
    let hands: Vec<String> = places(&reader[1]).into_iter().map(|(_, name)| name).collect();
    for name in ["冯有根", "韦秀莲", "邓伯安", "冯晓东", "莫静", "岑立", "郑水生", "李若清", "罗小满"]
    {
        assert_eq!(hands.iter().filter(|hand| *hand == name).count(), 1, "{name}: {hands:?}");
    }
}

/// Clause and state of each row.
fn performed(document: &Document) -> Vec<(String, String)> {
    let table = document.blocks.iter().find_map(|block| match &block.content {
        Content::Table { rows, .. } => Some(rows),
        _ => None,
    });
    let rows = table.map(Vec::as_slice).unwrap_or_default();
    rows.iter().map(|row| (row[0].clone(), row[3].clone())).collect()
}

#[test]
fn a_visit_says_how_each_clause_stands_on_its_day() {
    let states = |name: &str| -> Vec<Vec<String>> {
        let visits = chinese(name, PaperKind::FollowUp);
        visits.iter().map(|visit| performed(visit).into_iter().map(|(_, state)| state).collect()).collect()
    };
    const TICK: &str = "☐已履行　☐部分　☐未履行";
    assert_eq!(states("C01"), [["已履行"; 3]]);
    assert_eq!(states("C02"), [[TICK, TICK, "履行期限未届满"], ["已履行", "到期部分已履行", "履行期限未届满"]]);
    // The first visit was to the earlier agreement, whose clauses are not those of the file.
    let c08 = states("C08");
    assert!(c08[0].is_empty());
    assert_eq!(c08[1..], [["履行期限未届满", TICK], ["履行期限未届满", "已履行"]]);
    let first = text(&chinese("C08", PaperKind::FollowUp)[0]);
    assert!(first.contains("协议编号：青渡人调字〔2026〕008号\n"), "{first}");
    assert!(text(&chinese("C11", PaperKind::FollowUp)[0]).contains("☑未激化"));
}

#[test]
fn a_broken_promise_is_told_as_broken() {
    let mut c01 = case("C01");
    c01.follow_ups[0].result = Some(FollowUpResult::NotPerformed);
    c01.follow_ups[0].date = c01.terms[0].due;
    let visit = &all(&c01, PaperKind::FollowUp, PaperLanguage::Chinese).unwrap()[0];
    let states: Vec<String> = performed(visit).into_iter().map(|(_, state)| state).collect();
    assert_eq!(states, ["未履行", "未履行", "履行期限未届满"]);
}

#[test]
fn receipts_are_one_a_payment_in_figures_and_capitals() {
    let c02: Vec<String> = chinese("C02", PaperKind::Receipt).iter().map(text).collect();
    for (position, receipt) in c02[..3].iter().enumerate() {
        assert!(receipt.contains("人民币3,000.00元（大写：人民币叁仟元整）"), "{receipt}");
        assert!(receipt.contains(&format!("分期付款第{}期，共3期", position + 1)), "{receipt}");
    }
    assert!(c02[3].contains("＿＿＿＿年＿＿月的款项，人民币1,500.00元（大写：人民币壹仟伍佰元整）"));
    assert!(!c02[3].contains("分期"));
    let c05 = text(&chinese("C05", PaperKind::Receipt)[0]);
    assert!(c05.contains("收款人及各人金额见协议附件《工资清单》"), "{c05}");
    let reader = text(&chinese("reader", PaperKind::Receipt)[0]);
    assert!(reader.contains("今收到韦秀莲依照上述调解协议第一条支付的青苗损失费"), "{reader}");
}

#[test]
fn the_application_to_the_court_is_one_for_all() {
    for (name, applicants) in [("C01", 3), ("C02", 2), ("C05", 5), ("C07", 3), ("agents", 2)] {
        let paper = &chinese(name, PaperKind::Confirmation)[0];
        let leads: Vec<&String> = paper
            .blocks
            .iter()
            .filter_map(|block| match &block.content {
                Content::Fields { lead, .. } => Some(lead),
                _ => None,
            })
            .collect();
        assert_eq!(leads.len(), applicants, "{name}");
        assert!(leads.iter().all(|lead| lead.starts_with("申请人")), "{name}: {leads:?}");
        assert_eq!(places(paper).len(), applicants, "{name}");
        let text = text(paper);
        assert!(text.contains("没有恶意串通、规避法律的行为") && text.contains("此致"), "{name}");
        assert_eq!(text.contains("授权委托书"), name == "agents" || name == "C05", "{name}");
    }
    assert!(text(&chinese("C01", PaperKind::Confirmation)[0]).contains("出生日期：1985年4月16日"));
}

#[test]
fn whoever_may_sign_signs() {
    let oral = &chinese("oral_minor", PaperKind::OralRegister)[0];
    let hands: Vec<String> = places(oral).into_iter().map(|(_, name)| name).collect();
    assert_eq!(hands, ["李若清", "罗小满"]);
    let notice = places(&chinese("oral_minor", PaperKind::Notice)[0]);
    assert!(notice.iter().any(|(_, name)| name == "叶文海（叶知秋）"), "{notice:?}");
    // Who gives the authority signs, not the agent alone.
    let powers = chinese("agents", PaperKind::PowerOfAttorney);
    let company: Vec<String> = places(&powers[0]).into_iter().map(|(_, name)| name).collect();
    assert!(company[0].starts_with("欧阳明远（") && company[1] == "钟慧", "{company:?}");
    assert!(text(&powers[0]).contains("☑ 特别授权") && text(&powers[1]).contains("☑ 一般授权"));
    assert!(text(&powers[0]).contains("☐ 一般授权") && text(&powers[1]).contains("☐ 特别授权"));
    // For a company that was asked, whoever spoke signs.
    let asked = chinese("C11", PaperKind::Inquiry);
    assert!(places(&asked[1]).iter().any(|(label, name)| label.contains("代理人") && name.starts_with("简安")));
    // Money for a person with an agent is received by the person.
    let receipts = chinese("agents", PaperKind::Receipt);
    assert!(places(&receipts[0])[0].1.starts_with("欧阳明远（"));
}

#[test]
fn an_invitation_names_the_open_session_and_leaves_the_rest_to_the_hand() {
    let open = text(&chinese("mid_way", PaperKind::Invitation)[0]);
    assert!(open.contains("时间：2026年3月11日＿＿时＿＿分"), "{open}");
    assert!(open.contains("地点：渡口社区居委会调解室"), "{open}");
    let closed = text(&chinese("C11", PaperKind::Invitation)[1]);
    assert!(closed.contains("时间：＿＿＿＿年") && closed.contains("营业执照"), "{closed}");
    let mut all_open = case("mid_way");
    all_open.steps[1].outcome = Some(Outcome::Settled);
    let none = text(&all(&all_open, PaperKind::Invitation, PaperLanguage::Chinese).unwrap()[0]);
    assert!(!none.contains("2026年3月11日"), "{none}");
}

#[test]
fn a_statement_that_its_speaker_confirmed_says_so_in_the_record() {
    let mut case = case("mid_way");
    let at = case.steps[1].date.and_then(|day| day.and_hms_opt(15, 0, 0));
    case.statements[1].confirmed = at;
    let record = |case: &CaseFile, language| text(&all(case, PaperKind::SessionRecord, language).unwrap()[1]);
    let chinese = record(&case, PaperLanguage::Chinese);
    assert!(chinese.contains("我更担心以后砸到人。（经本人核对无误）"), "{chinese}");
    assert_eq!(chinese.matches("经本人核对无误").count(), 1, "only what was confirmed: {chinese}");
}

#[test]
fn whoever_was_invited_and_came_stands_in_the_record_and_signs_it() {
    let mut case = case("mid_way");
    let guest = |name: &str, unit: &str, absent| Invited {
        name: name.to_owned(),
        unit: unit.to_owned(),
        absent,
        ..Invited::default()
    };
    case.steps[1].host = "陈和平".to_owned();
    let record = |case: &CaseFile| all(case, PaperKind::SessionRecord, PaperLanguage::Chinese).unwrap().remove(1);
    let invited = |paper: &Document| places(paper).iter().any(|(label, _)| label.contains("参加人"));
    assert!(!invited(&record(&case)), "{:?}", places(&record(&case)));
    case.steps[1].invited =
        vec![guest("邓楼长", "渡口社区", false), guest("周警官", "青渡派出所", true), guest("", "城管中队", false)];
    let paper = record(&case);
    let told = text(&paper);
    assert!(told.contains("邓楼长（渡口社区）") && told.contains("城管中队"), "{told}");
    assert!(!told.contains("周警官"), "who did not come is not told as present: {told}");
    assert!(invited(&paper), "{:?}", places(&paper));
}
