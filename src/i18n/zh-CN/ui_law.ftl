### 法条：列表、查找、一张卡、打印给当事人。

law-room = 法条
law-door = 法条
law-search = 找法条
law-search-hint = 词、拼音或第几条，如 违约金、wyj、585
law-of-kind = 哪一类纠纷
law-every-kind = 各类
law-none = 没有找到。换个词，或者看“各类”。
law-all = 全部法条
law-door-named = { $source } { $title }
law-print = 打印给当事人
law-open-pdf = 存成 PDF 打开
law-file-name = 法条 { $title }
law-sent = 法条卡已交给打印机。
law-saved-instead = 没有打印。{ $reason }已存成 PDF：{ $path }
law-printer-busy = 打印机正忙着上一份，请等它打完再按一次。
