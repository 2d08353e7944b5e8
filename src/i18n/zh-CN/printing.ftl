### 打印：选打印机、份数、单双面，看打印到哪一步。

printing-head = 打印
printing-printer = 打印机
printing-default = { $name }（默认）
printing-looking = 正在找打印机
printing-look-again = 重新找打印机
printing-none = 这台电脑上还没有打印机。请在系统设置里添加打印机，再按“重新找打印机”；也可以存为 PDF，用看图软件打开后打印。
printing-no-system = 这台电脑没有装打印服务。请存为 PDF，用看图软件打开后打印。
printing-not-listed = 找不到打印机。{ $reason }请看系统的打印服务开了没有；也可以存为 PDF，用看图软件打开后打印。
printing-no-answer = 打印服务 { $seconds } 秒没有回答。
printing-stopped = 这台打印机暂停了，请在系统设置里让它继续。
printing-copies = 份数
printing-copies-note = 当事人每人一份，共 { $parties } 份，调委会留一份。
printing-copies-not-read = 份数写 1 到 99。
printing-sides = 单面还是双面
printing-one-sided = 单面
printing-both-sides = 双面
printing-print = 打印 { $copies } 份
printing-under-way = 正在打印
printing-cancel = 取消打印
printing-save-and-open = 存为 PDF 并打开
printing-sending = 正在送去打印机。
printing-waiting = 已送到打印机，在排队。
printing-at-work = 正在打印 { $copies } 份，打印机：{ $printer }。
printing-done = { $copies ->
    [one] 打印好了，共 1 份。
   *[other] 打印好了，共 { $copies } 份。
}
printing-cancelled = 已取消打印。印出来的纸请收好，不要当正本用。
printing-failed = 没有打印完。{ $reason }请检查打印机后再按“打印”，或者存为 PDF，换一台打印机打。
printing-out-of-sight = 已送到打印机，后来没有消息。{ $reason }请到打印机前看一看，再决定要不要重打。
printing-together = { $first }{ $second }
printing-says = 打印机说：“{ $words }”。
printing-no-paper = 没有纸了，请加 A4 纸。
printing-paper-jam = 卡纸了，请取出卡住的纸，合上盖子。
printing-open = 打印机的盖子开着，请合上。
printing-no-ink = 墨粉或墨水用完了，请更换。
printing-unreachable = 连不上打印机，请看电源开了没有、线插好了没有。
printing-no-default = 这台电脑没有选定默认打印机。请在系统设置的“打印机”里添加一台，设为默认，再打印；也可以存为 PDF，到有打印机的电脑上打。
