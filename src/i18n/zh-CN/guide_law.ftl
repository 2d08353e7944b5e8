### 法条卡。

law-source = 《{ $law }》{ $articles }
law-article = 第{ $number }条
law-one-article = { $article }
law-articles = { $articles }
law-wording = 依据{ $date }通过的文本
law-wording-in-force = 依据{ $date }通过的文本，自{ $from }起施行

# 法条卡打印出来给当事人。
card-plain = 法律是这么规定的
card-here = 放到今天这件事上
card-court = 要是到了法院，会看这些
card-unsure = 请注意：{ $reason }
card-own-words = { $wording }。本卡用通俗的话说明条文，不是法律原文，也不代替律师的意见。

# 命令行。
law-no-such-card = 没有叫“{ $id }”的法条卡。用 law --list 可以看到全部。
law-nothing-found = 没有找到和“{ $words }”有关的法条卡。换个词，或者用拼音首字母试试。
