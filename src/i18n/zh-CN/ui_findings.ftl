### 核对发现的问题：怎么改、为什么、放行。

mend-fill = 填 { $what }
mend-to = 改成 { $what }
mend-to-text = 改成“{ $what }”
mend-strike = 删去“{ $what }”
mend-copies = 改成 { $count } 份
mend-done = 已按核对改好：{ $what }
mend-stale = 这里已经改过了，没有再动。
finding-why-named = 为什么：{ $sentence }
pass-ask = 请负责人放行
pass-hint = 负责人看过，认为可以带着这一项签约的，写下姓名和理由。放行记在案里，不印在任何文书上；这一项变了要重新放行。
pass-by = 负责人姓名
pass-reason = 理由
pass-reason-hint = 为什么可以放行
pass-lacking = 姓名和理由都要写。
pass-do = 放行
pass-give-up = 不放行
pass-passed = { $by }已放行：{ $reason }
pass-take-back = 收回放行
mend-named = { $what }：{ $sentence }
