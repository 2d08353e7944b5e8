### 三步的走法、条款库、席位：文件里的错误、还差什么、移交的话。

guide-mistake = 第{ $line }行第{ $column }列：{ $reason }
guide-unknown-key = 没有叫“{ $found }”的项。可用的项：{ $known }。
guide-unknown-value = “{ $found }”不能用。可用的：{ $known }。
guide-missing = 缺“{ $name }”，请补上。
guide-blank = 这里要有文字。
guide-too-long = 太长，最多 { $most } 个字。
guide-unknown-slot = 没有叫“{ $found }”的空。可用的空：{ $known }。自己填的空写成“{ "{{=" }要填什么{ "}}" }”。
guide-broken-slot = 空写成“{ "{{" }名字{ "}}" }”，两头都要有。
guide-no-prompt = 往下走以前要有“{ $name }”，可是没有一条提示带这个 sign，请加一条。
guide-twice = “{ $name }”写了两次，请改一个名字。
guide-not-read = 写法不对（{ $reason }）。
guide-too-many = 太多，最多 { $most } 句。

guide-lacks-present = 还没有写谁在场
guide-lacks-notice = 还没有告知权利和义务
guide-lacks-recusal = 还没有问要不要换调解员
guide-lacks-consent = 还没有逐个问愿不愿意调解
guide-lacks-both-sides = 还没有听双方各自讲
guide-lacks-read-back = 还没有把记的话念给本人听
guide-lacks-issue = 还没有写争的是哪几件
guide-lacks-settled-issue = 还没有谈拢一件
guide-lacks-apart = 还没有分开谈
guide-lacks-offer = 还没有人提出方案
guide-lacks-all-settled = 还有没谈拢的
guide-lacks-ways = 还没有告知可以走的路
guide-lacks-outcome = 还没有写结果

guide-blank-to-fill = ＿＿＿＿（{ $what }）
guide-blank-line = ＿＿＿＿
guide-blank-date = ＿＿年＿月＿日
guide-name-joint = 、

settings-steps = 三步的叫法
settings-steps-note = 各地叫法不同，改成你们平常的叫法，屏幕和文书都跟着改。空着就用原来的。
settings-step-chinese = { $step }
settings-step-english = 英文：{ $step }

cli-no-such-guide-file = 没有叫“{ $name }”的文件。
guide-broken-at-start = 有文件用不了，先用程序自带的：{ $files }

talk-prepare = 谁主持，先备什么
talk-leads-on = 什么时候转{ $step }
talk-leads-to-the-end = 什么时候终止调解
talk-before-going-on = 往下走以前
talk-prompt-required = 必做
talk-prompt-open = 怎么说：{ $prompt }
talk-prompt-close = 收起：{ $prompt }
guide-refused = { $names }明确不愿意调解，到此为止（人民调解法第十七条）。请告知还有哪些路可走（第二十六条）。

agreement-phrases = 找条款
agreement-phrases-key = 从条款库里找（Ctrl+L）
agreement-phrases-hint = 输入词或拼音，如 漏水、loushui、ls
agreement-phrases-nothing = 条款库里没有。换个词试试，或者用“其他”自己写。
agreement-phrases-insert = 写入协议

handover-session = 谈过：{ $what }。
handover-joint = ，
handover-led = { $name }主持
handover-present = { $names }到场
handover-absent = { $names }没有来
handover-wants = { $name }：{ $text }。
handover-settled = 已谈拢：{ $what }。
handover-open = 没谈拢：{ $title }。{ $positions }。
handover-open-bare = 没谈拢：{ $title }。
handover-position = { $name }：{ $text }
handover-position-joint = ；
handover-gap = 一方要{ $demanded }元，另一方出{ $offered }元，还差{ $apart }元
handover-amount = { $amount }元
handover-offered = 提过的方案：{ $what }。
handover-why = 往上转的原因：{ $reason }
talk-handover-note = 移交给上一级的话（已照记录列好，可以改）

no-paper-not-moved-up = 没有一次调解往上转，不用移交单。
