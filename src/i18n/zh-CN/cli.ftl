### 命令行。

mark-draft = 草稿 DRAFT
mark-practice = 演示 PRACTICE
pdf-not-written = PDF 没有生成：{ $reason }。
cli-cannot-read = { $file }：读不了（{ $reason }）。请检查文件名和权限。
cli-cannot-write = { $file }：写不了（{ $reason }）。请换一个能写的位置。
cli-other-file-there = { $file }：这里已经有一个别的文件，没有覆盖。请换一个文件名。
cli-in-file = { $file }：{ $problem }
cli-unknown-keys = { $file }：有不认识的键，已原样保留：{ $keys }
cli-finding = { $severity }　{ $message }［{ $rule }　{ $at }］
cli-nothing-missing = 没有发现问题。
cli-no-home = 找不到个人文件夹，请用 --casebook 指明数据文件夹。
cli-imported = 已导入：{ $title }
cli-no-such-number = 台账里没有 { $number } 这个编号。用 case list 可以看到全部编号。
cli-private-left-out = 私下说的话有 { $count } 条，没有导出。需要时加上 --with-private。
demo-no-display = 这里没有显示器，改为不开窗口，走完同一件练习案件。
demo-stage-walk-in = 来访登记：{ $title }，编号 { $number }
demo-stage-parties = 当事人：{ $count } 人，信息已补全
demo-stage-notice = 权利义务已告知，已问是否申请回避
demo-stage-step = { $step }：{ $outcome }，记下 { $count } 句话
demo-stage-terms = 协议：{ $count } 条，付款合计 { $amount } 元
demo-stage-frozen = 定稿：第 { $version } 稿
demo-stage-signed = { $name } 已签名
demo-stage-promises = 要兑现的承诺：{ $count } 件
demo-written = 已写好：{ $folder } 里的 agreement.pdf 和 case.json
demo-failed = 练习案件没有走完：{ $reason }
cli-pictures-written = 已写好 { $count } 张图片：{ $folder }
