### 窗口的框：顶栏、导航、案件头、六站、底栏、查找、日期。

shell-program = 枫桥调解台
shell-find = 找案件、人、条款
shell-find-short = 找
shell-menu = 菜单
shell-text-smaller = 字小一点
shell-text-larger = 字大一点
shell-text-size = { $percent }%
shell-chinese = 中文
shell-english = English
shell-nobody = 没有选值班人
shell-today = 今日
shell-ledger = 台账
shell-settings = 设置
shell-help = 帮助
shell-walk-in = 来访登记
shell-facts = 案情
shell-parties = 当事人
shell-parties-count = 当事人 { $count }
shell-papers = 卷宗
shell-papers-lacking = 卷宗缺 { $count }
shell-stations = 六站
shell-no-title = 还没有案由
shell-no-number = 还没有编号
shell-names-joint = 、
shell-facts-joint = { " " }·{ " " }
shell-station-agreement = 协议
shell-station-signing = 签署
shell-station-performance = 履行
shell-state-not-yet = —
shell-state-current = 进行中
shell-state-moved-up = 已升级
shell-state-settled = 达成协议
shell-state-skipped = 不需要
shell-state-not-settled = 没谈成
shell-state-draft = { $count ->
    [one] 草稿 1 条
   *[other] 草稿 { $count } 条
}
shell-state-frozen = 已定稿
shell-state-signed-elsewhere = 据文件已签
shell-state-signed = 已签
shell-state-signed-part = 已签 { $count } 人
shell-state-performed = 已履行
shell-state-late = { $days ->
    [one] 逾期 1 天
   *[other] 逾期 { $days } 天
}
shell-state-next = { $day }前
shell-saved = 已保存 { $time }
shell-not-yet-saved = 都已保存
shell-undo = 撤销
shell-missing = { $count ->
    [one] 还差 1 项
   *[other] 还差 { $count } 项
}
shell-missing-none = 没有要补的
shell-missing-hint = 红色必须补，黄框建议补
shell-palette = 查找
shell-palette-hint = 姓名（拼音也行）、编号、案件里的字，或者一个页面
shell-palette-ledger = 在台账里找“{ $words }”
shell-palette-nothing = 没有叫这个名字的页面或案件。
shell-state-in-mediation = 调解中
shell-state-awaiting-signing = 待签署
shell-state-being-performed = 履行中
shell-state-case-performed = 已履行
shell-state-case-not-settled = 调解不成
date-today = 今天
date-days-left = { $days ->
    [one] 还有 1 天
   *[other] 还有 { $days } 天
}
date-days-late = { $days ->
    [one] 逾期 1 天
   *[other] 逾期 { $days } 天
}
money-yuan = { $figures } 元
