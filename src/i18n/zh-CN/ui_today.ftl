### 今日：要办的事、没写完的、刚打开过的。

today-head = 今天，{ $day }
today-count = { $count ->
    [one] 要办 1 件
   *[other] 要办 { $count } 件
}
today-none = 今天没有要办的事。
today-now = 今天
today-week = 一周内
today-later = 以后
today-session = { $step }：{ $title }
today-promise = { $who }：{ $what }
today-promise-plain = { $who }的承诺到期
today-deadline = 调解期限到：{ $title }
today-deadline-fact = { $day }满一个月；双方同意可以延长
today-confirmation = 司法确认期限到：{ $title }
today-confirmation-fact = { $day }满三十天；过了就不能再申请
today-agreement = 谈成了，协议还没写好签字：{ $title }
today-agreement-door = 写协议
today-signatures = { $count ->
    [one] 还差 1 人签字：{ $title }
   *[other] 还差 { $count } 人签字：{ $title }
}
today-due = 应在 { $day }前
today-enter = 进入调解
today-open = 打开
today-record = 记结果
today-sign = 去签
today-walk-in = 来访登记
today-walk-in-fact = 填四项就能开始
today-unfinished = 没写完的
today-continue = 接着写
today-unfinished-walk-in = 来访登记
today-unfinished-private = 私下的话，没写完
today-recent = 刚刚打开过
today-empty = 要办的事会列在这里：今天的调解、到期的承诺、快到的期限。有人来了，先登记。
