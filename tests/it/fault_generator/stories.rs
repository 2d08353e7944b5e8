//! What disputes are about: the account of each kind, what is paid for, what is done.

/// A dispute without names, sums and days: `{a}` and `{b}` are the sides, `{day}` the day it happened, `{sum}` what it cost.
pub struct Story {
    pub dispute: &'static str,
    pub title: &'static str,
    pub facts: &'static str,
    pub pays: &'static [&'static str],
    pub acts: &'static [&'static str],
    /// The other side is a body.
    pub against_body: bool,
    /// Minor enough for the police to mediate.
    pub by_police: bool,
}

pub const STORIES: &[Story] = &[
    Story {
        dispute: "neighbour",
        title: "空调滴水损坏地板纠纷",
        facts: "{day}，{a}发现自家阳台木地板被水浸湿起鼓，系楼上{b}家空调外机排水管脱落所致。经师傅估价，维修费{sum}元。双方对维修费数额和外机移位有争议。",
        pays: &["地板维修费", "木地板更换费"],
        acts: &["将空调外机排水管接入公共下水管", "把空调外机移至北墙支架并固定"],
        against_body: false,
        by_police: false,
    },
    Story {
        dispute: "traffic",
        title: "电动自行车碰撞损害赔偿纠纷",
        facts: "{day}，{b}驾驶电动自行车在文明路口右转时与直行的{a}相撞，{a}左腿擦伤，到镇卫生院治疗，支出医疗费等共{sum}元。交警认定{b}负主要责任，双方对误工费和赔偿方式有争议。",
        pays: &["医疗费、误工费", "医疗费及车辆修理费"],
        acts: &["将受损的电动自行车送至维修店修复", "协助办理保险理赔并提供全部票据"],
        against_body: false,
        by_police: false,
    },
    Story {
        dispute: "wages",
        title: "拖欠劳动报酬纠纷",
        facts: "{a}自{day}起在{b}承建的工地做钢筋工，完工结算后工资{sum}元一直没有发放，多次催要未果。{b}称工程款尚未到账，双方对支付时间有争议。",
        pays: &["劳动报酬", "拖欠的工资"],
        acts: &["出具工资结算单并加盖公章"],
        against_body: true,
        by_police: false,
    },
    Story {
        dispute: "consumer_other",
        title: "家电质量退换纠纷",
        facts: "{day}，{a}在{b}购买冰箱一台，价款{sum}元，使用十日后不制冷，两次上门维修未修好。{a}要求退货退款并承担搬运费，{b}只同意继续维修，双方发生争议。",
        pays: &["购货款", "退货款及搬运费"],
        acts: &["派人上门取回故障冰箱", "上门更换同型号新冰箱并调试完毕"],
        against_body: true,
        by_police: false,
    },
    Story {
        dispute: "homestead",
        title: "宅基地排水通道纠纷",
        facts: "{a}与{b}两家宅基地相邻，{day}{b}翻建院墙时堵住了两家共用的排水沟，雨水倒灌进{a}家厨房，损坏橱柜等物品，估价{sum}元。双方对排水沟恢复和损失承担有争议。",
        pays: &["橱柜损失费", "物品损失费"],
        acts: &["拆除压在排水沟上的院墙并清理淤泥", "恢复两家共用排水沟，沟宽不少于三十厘米"],
        against_body: false,
        by_police: false,
    },
    Story {
        dispute: "medical",
        title: "输液外渗医疗损害纠纷",
        facts: "{day}，{a}在{b}输液时发生药液外渗，手背皮肤损伤，换药十二次，自付费用{sum}元。{a}认为护理不当，{b}认为已及时处置，双方对责任比例和赔偿数额有争议。",
        pays: &["医疗损害赔偿款", "医疗费、护理费、交通费"],
        acts: &["安排专科门诊为患者复诊并免收挂号费"],
        against_body: true,
        by_police: false,
    },
    Story {
        dispute: "property",
        title: "物业电梯维修纠纷",
        facts: "{day}起，{a}所住的六号楼电梯停运，{b}以维修资金未到账为由没有维修，{a}每日爬楼并因此支出搬运费{sum}元。{a}要求恢复电梯并退还部分物业费，双方有争议。",
        pays: &["电梯停运期间的物业费", "搬运费损失"],
        acts: &["修复六号楼电梯并取得检验合格标志", "在单元门口公示电梯维修进度"],
        against_body: true,
        by_police: false,
    },
    Story {
        dispute: "land",
        title: "鱼塘塘基界线纠纷",
        facts: "{a}与{b}承包的鱼塘相邻，{day}{b}清塘时将塘基推向{a}一侧约半米，{a}称损失鱼苗{sum}元。经现场丈量，塘基确有移位，双方对复位和损失赔偿有争议。",
        pays: &["鱼苗损失费", "塘面损失补偿款"],
        acts: &["将塘基恢复至承包图所标木桩连线", "在塘基两端埋设界桩"],
        against_body: false,
        by_police: false,
    },
    Story {
        dispute: "damages",
        title: "装修施工砸坏车辆纠纷",
        facts: "{day}，{b}雇请的工人在三楼拆除防盗网时，铁条坠落砸中停放在楼下的{a}小轿车，前挡风玻璃破碎，4S店报价{sum}元。{a}要求全额赔偿并支付代步费，双方对数额有争议。",
        pays: &["车辆修理费", "车辆修理费及代步费"],
        acts: &["在施工区域设置警示围挡", "清运楼下的建筑垃圾"],
        against_body: false,
        by_police: false,
    },
    Story {
        dispute: "tourism",
        title: "旅游合同变更退费纠纷",
        facts: "{a}于{day}向{b}报名参加海岛三日游，交费{sum}元，出发前一日被告知改为两日游。{a}要求退还差价和违约费用，{b}认为行程变更系天气原因，双方有争议。",
        pays: &["旅游费用差价", "退团费用"],
        acts: &["向报名游客书面说明行程变更原因"],
        against_body: true,
        by_police: false,
    },
    Story {
        dispute: "contract",
        title: "商铺租金纠纷",
        facts: "{b}承租{a}位于滨江大道的商铺经营早餐，{day}起未交租金，累计欠付{sum}元。{b}称生意不好，请求分期支付；{a}要求付清并按时交还商铺，双方对付款期限有争议。",
        pays: &["拖欠的租金", "租金及水电费"],
        acts: &["腾空商铺并交还钥匙", "结清水电费并办理过户手续"],
        against_body: false,
        by_police: false,
    },
    Story {
        dispute: "neighbour",
        title: "楼道堆物引发的殴打他人案",
        facts: "{day}，{a}与{b}因楼道堆放纸箱发生争吵，{b}用手推搡{a}，致{a}手臂软组织挫伤、眼镜摔坏，花费共{sum}元。{b}对上述事实不持异议，并当场认错，双方对赔偿数额有争议。",
        pays: &["医疗费、眼镜损失费", "医疗费及配镜费"],
        acts: &["清走楼道内堆放的纸箱和自行车"],
        against_body: false,
        by_police: true,
    },
];

/// What the sides say, without names and sums.
pub const SAYINGS: &[(&str, &str)] = &[
    (
        "事情过去这么久，我找过好几次都没有回话。票据我都留着，要求照价赔。",
        "我承认有责任，但数额太高，希望按票据实际发生的来算。",
    ),
    (
        "我要求先把问题解决，再谈钱。家里老人孩子都受影响，不能再拖。",
        "不是故意的，愿意承担一部分，请给我一点时间筹钱。",
    ),
    ("损失是实打实的，照片和收据都在这里，请调解员看一下。", "收据我认，另外的误工没有证明，我想少付一点。"),
];

pub const BREACHES: &[&str] = &[
    "逾期支付的，按未付款项每日万分之五支付违约金。",
    "逾期未付的，自逾期之日起按同期贷款市场报价利率支付利息。",
    "逾期不履行的，权利人可以向人民法院申请强制执行或者起诉。",
    "",
];
