### 设置：调委会、值班的人、语言和字号。

settings-desk = 调委会
settings-committee = 调委会全称
settings-committee-note = 印在协议书上、盖章的那个名称。
settings-short = 编号里的简称
settings-short-note = 例如“青渡”，编号就是（2026）青渡人调字第001号。
settings-people = 文书上的调解员、记录人
settings-people-empty = 把调解员和记录人写在这里，登记案件时会自动带出。
settings-person-name = 姓名
settings-person-role = 身份
settings-person-add = 加一个人
settings-person-remove = 移走
settings-person-remove-named = 移走 { $name }
settings-person-desk = 值班
settings-person-at-desk = 正在值班
settings-person-desk-named = 让 { $name } 值班
settings-look = 屏幕
settings-language = 语言
settings-text-size = 字号
settings-theme = 颜色
settings-theme-light = 浅色
settings-theme-dark = 深色
settings-theme-contrast = 高对比
settings-hints = 调解步骤的提示
settings-hints-on = 显示
settings-hints-off = 不显示
settings-people-note = 这里的名字只带进案件、印在文书上，不能用来打开案件簿。谁能打开、各能做什么，在下面的“人员与口令”里设；本人打开的，登记来访时就算本人接待。
