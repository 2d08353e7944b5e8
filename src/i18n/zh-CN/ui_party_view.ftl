### 给当事人看：条款和没谈拢的事，大字。

party-door = 给当事人看
party-window = 给当事人看
party-head = 协议内容，请各位一起看
party-head-open = 谈到哪里了，请各位一起看
party-open-head = 还没谈拢的
party-open-untitled = 还在谈的一件事
party-nothing = 还没有写下条款，也没有列出争议。
party-says = { $name }：
party-breach = 违约责任：{ $breach }
party-reading = 正在念第 { $number } 条，共 { $count } 条
party-reading-open = 还没谈拢的第 { $number } 件，共 { $count } 件
party-smaller = 字小
party-larger = 字大
party-previous = 上一条
party-next = 下一条
party-turn = 转给对面
party-turn-back = 转回来
party-second = 另开一窗
party-second-hint = 把新窗口拖到对着当事人的屏幕，按 F11 满屏。
party-second-close = 关掉另一窗
party-back = 返回
