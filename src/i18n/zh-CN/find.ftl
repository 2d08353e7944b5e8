### 查找：找到的字在案件的哪一处。

find-nothing = 没有找到。试试少几个字，或者用姓名的拼音首字母。
find-more = 只列出最新的{ $count }处，后面还有。
find-private = 私下说的话，这里不显示；打开案件再看。
find-place = { $part } { $number }
find-in-number = 卷号
find-in-title = 案名
find-in-petition-number = 信访编号
find-in-facts = 纠纷事实
find-in-place = 地点
find-in-grid = 网格
find-in-parties = 当事人
find-in-staff = 调解人员
find-in-statements = 陈述
find-in-issues = 争议事项
find-in-steps = 调解过程
find-in-terms = 条款
find-in-annex = 名单
find-in-agreement = 协议
find-in-follow-ups = 回访
find-in-referrals = 转介
find-in-alerts = 风险提示
