### 各版与签署经过。

versions-room = 各版与签署经过
versions-door = 签署经过
versions-none = 协议还没有定稿，这里还没有内容。定稿以后，每一版的原文、签名和经过都留在这里，随时可看。
versions-number = 第{ $number }版
versions-now = 案件现在的内容
versions-waiting = 定稿待签
versions-signing = 签署中
versions-closed = 已封存
versions-changed = 已失效：改了内容
versions-closed-then-changed = 已封存，后来改了内容
versions-superseded = 已失效：另立协议
versions-frozen-at = { $day } { $time } 定稿
versions-signed-count = 签署人{ $signers }人，已签{ $signed }人
versions-words-tab = 原文
versions-story-tab = 签名与经过
versions-beside-tab = 并排比较
versions-frozen-words = 第{ $number }版定稿的原文，不会随程序或模板改变
versions-beside-with = 与这一份比较
versions-only-changes = 只看不同
versions-no-difference = 两份文字完全相同。
versions-differences = { $count ->
    [one] 有1处不同。左边划去的是旧文字，右边下划线的是新文字。
   *[other] 有{ $count }处不同。左边划去的是旧文字，右边下划线的是新文字。
}
versions-people = 签署人
versions-will-on-paper = 将在纸上签
versions-to-sign = 待签
versions-not-needed = 未签（可不签）
versions-never-signed = 没有签
versions-on-screen = { $day } { $time } 在屏幕上签名
versions-on-screen-read = { $day } { $time } 在屏幕上签名，签前已向其宣读
versions-on-screen-seen = { $day } { $time } 在屏幕上签名，签前本人已看完全文
versions-on-paper = { $day }在纸上签名，还没有扫描件
versions-on-paper-scanned = { $day }在纸上签名，见扫描件“{ $scan }”
versions-sealed-head = 封存的文件
versions-sealed = { $day } { $time }封存，{ $effective }起生效。
versions-sealed-digest = 文件SHA-256：{ $digest }
versions-open-sealed = 另存并打开
versions-sealed-name = 第{ $number }版 已封存
versions-scans = 签字页扫描件
versions-scan = { $day }存入，{ $pages }页，上面有{ $names }的签名
versions-mark-typed = （版本标记由调解员手工输入）
versions-open-scan = 打开第{ $number }份扫描件
versions-scan-name = 第{ $number }版 扫描件{ $scan }
versions-not-kept = 案件簿里没有这份文件。请用“核对案件簿”看看是哪里出了问题。
versions-log = 经过
versions-time = { $day } { $time }
stored-waiting = 正在画这一页……

story-frozen = 第{ $number }版定稿，文字的SHA-256以{ $digest }开头。
story-on-paper = { $name }选定在纸上签。
story-on-screen-after-all = { $name }改为在屏幕上签。
story-signed = { $name }（{ $role }）在屏幕上签名。
story-signed-again = { $name }（{ $role }）在屏幕上重新签名。
story-signed-on-paper = 记下{ $name }（{ $role }）于{ $day }在打印的协议上签名。
story-read-aloud = 签前已向其宣读全文。
story-seen = 签前本人已看完全文。
story-withdrawn = { $name }的签名被撤回，原签名仍留在记录里。
story-scanned = 存入签字页扫描件“{ $file }”，上面有{ $names }的签名。
story-closed = 封存，{ $effective }起生效；证书SHA-256以{ $certificate }开头，当时办理记录有{ $events }笔。
story-changed = { $count ->
    [one] 协议内容改了，这一版失效，1个签名不再有效。
   *[other] 协议内容改了，这一版失效，{ $count }个签名不再有效。
}
story-superseded = { $count ->
    [one] 重新调解，另立协议，这一版由新协议代替（当时有1个签名）。
   *[other] 重新调解，另立协议，这一版由新协议代替（当时有{ $count }个签名）。
}

papers-sealed = 这份协议已于{ $day }封存，{ $effective }起生效。这里显示、保存和打印的就是封存的那份文件。
