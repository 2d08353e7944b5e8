### 案件文件（maplebridge.case/1）读不进来时说的话：哪里、看到了什么、应当是什么、怎么办。

case-file-error-at = { $place }：{ $problem }
case-file-empty = 文件是空的。请换一个由本程序或同格式程序导出的案件文件。
case-file-not-utf8 = 第 { $offset } 个字节处不是 UTF-8 编码。请把文件另存为 UTF-8 编码后再试。
case-file-cut-short = 文件在第 { $line } 行第 { $column } 列处中断，内容不完整。请重新取得完整的文件。
case-file-not-json = 第 { $line } 行第 { $column } 列处不是合法的 JSON。请检查该处的引号、逗号和括号。
case-file-too-deep = 嵌套超过 { $most } 层。案件文件没有这样深的结构，请检查文件来源。
case-file-duplicate-key = 同一对象里这个键出现了两次。请只保留一个。
case-file-control-character = 文字里有看不见的控制字符 { $code }。请删去后再试。
case-file-direction-override = 文字里有改变书写方向的字符 { $code }，会使姓名或数字看起来变样。请删去后再试。
case-file-number-too-large = 数字太大，无法准确保存。请改小。
case-file-missing = 缺少必填项。请补上。
case-file-other-format = 看到的是“{ $found }”，应当是“{ $expected }”。这不是本程序的案件文件。
case-file-newer-format = 文件格式“{ $found }”比本程序能读的“{ $expected }”新。请升级本程序后再打开。
case-file-wrong = 看到的是{ $found }，应当是{ $expected }。
case-file-unknown-value = 看到的是“{ $found }”，只能是下列之一：{ $allowed }。
case-file-duplicate-id = 编号“{ $id }”已经有人用了。当事人和工作人员的编号不能重复。
case-file-no-such-party = 没有编号为“{ $id }”的当事人。请改成 parties 里有的编号。
case-file-no-such-staff = 没有编号为“{ $id }”的工作人员。请改成 staff 里有的编号。
case-file-no-such-signer = 当事人和工作人员里都没有编号“{ $id }”。请改成已有的编号。
case-file-no-such-term = 没有第 { $id } 条协议条款。请改成 terms 里有的条号。
case-file-only-one-of = “{ $first }”和“{ $second }”不能同时写。请只保留一个。

case-file-found-null = 空值
case-file-found-bool = 是非值 { $shown }
case-file-found-number = 数字 { $shown }
case-file-found-text = 文字“{ $shown }”
case-file-found-list = 列表
case-file-found-object = 对象

case-file-expected-object = 对象（花括号）
case-file-expected-list = 列表（方括号）
case-file-expected-text = 文字
case-file-expected-bool = true 或 false
case-file-expected-date = 确有其日的日期，写作 2026-03-15 的样子
case-file-expected-month = 月份，写作 2026-03 的样子
case-file-expected-time = 时刻，写作 15:30 的样子
case-file-expected-moment = 日期和时间（YYYY-MM-DDTHH:MM）
case-file-expected-amount = 以分为单位的整数，0 至 10 的 15 次方
case-file-expected-count = { $least } 至 { $most } 的整数
case-file-expected-count-from = 不小于 { $least } 的整数
case-file-list-mark = 、

