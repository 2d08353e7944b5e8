### 案情的画面，和“还差什么”。

facts-title-head = 案情
facts-title = 案件名称
facts-title-hint = 如：鸽棚坠落砸损车辆纠纷
facts-on-to-parties = 去写当事人
facts-type = 纠纷类型
facts-source = 案件来源
facts-not-chosen = 还没选
facts-accepted = 受理日期
facts-application-date = 申请日期
facts-place = 纠纷发生在哪里
facts-facts = 纠纷主要事实、争议事项
facts-facts-hint = 什么时候、在哪里、谁和谁、发生了什么、争什么。
facts-facts-en = 英文的事实（只有打印英文时才用）
facts-number-none = 还没有编号
facts-petition-number = 信访编号
facts-confidential = 保密
facts-confidential-yes = 保密
facts-confidential-no = 不保密
facts-desk-head = 登记
facts-committee = 调解委员会全称（盖章用）
facts-short-name = 简称（编号里用）
facts-date-hint = 如 2026-03-09
facts-date-not-read = 看不懂这个日期，请写成 2026-03-09。

missing-title = 还差 { $count } 项
missing-legend = 红色必须补，黄框建议补
missing-nothing = 什么都不差
missing-nothing-more = 该写的都写了。
missing-go = 去补
facts-difficult = 疑难复杂（由您判断；十人以上、死亡、山林土地权属、五名以上务工人员、十万元以上的，一般算）
facts-difficult-no = 不是
facts-difficult-yes = 是
facts-prevented = 这次调解防止了什么（报表“排查预防纠纷”一栏）
facts-prevented-none = 没有这类情况
facts-prevented-people = 涉及人数
facts-prevented-people-wrong = 请写一个数，例如 3。
