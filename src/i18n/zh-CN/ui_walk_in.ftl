### 来访登记：四项就能立案。

walk-in-title = 来访登记
walk-in-received = 接待人 { $name }
walk-in-who = 谁来的
walk-in-phone = 电话
walk-in-against = 对方是谁
walk-in-against-aside = 几个人就用顿号隔开；不知道姓名可以写“三楼住户”
walk-in-about = 什么事
walk-in-about-note = 照他说的写，一两句就够。
walk-in-kind = 怎么调
walk-in-source = 怎么来的
walk-in-who-wanted = 写上谁来的、什么事，就能登记。
walk-in-cancel = 取消
walk-in-register = 登记，开始调解
walk-in-earlier = 以前的案件
walk-in-earlier-count = { $count ->
    [one] 相符 1 件
   *[other] 相符 { $count } 件
}
walk-in-earlier-none = 输入姓名或电话，这里会列出同一个人以前的案件。
walk-in-earlier-hint = 如果是同一件事，就打开原来的案件，不另编号。
walk-in-see = 看原案
walk-in-see-named = 看原案 { $title }
walk-in-agreed = { $day }受理
