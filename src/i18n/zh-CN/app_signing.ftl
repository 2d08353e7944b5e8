### 签署桌前程序说的话，和签名作废以前的问话。

app-scan-title = 选签字页的扫描件
app-scan-kinds = PDF 或图片
app-closed = 已封存，文件存在案件簿里。
app-sealed-missing = 案件簿里没有找到封好的文件。请核对案件簿。
app-new-beside-sealed = 封存的协议书原样留着。新的一份改好以后，请定稿，再请各位签名。
app-change-not-made = 没有改，签名都还在。
question-title = 改了，签名就作废
question-closed-title = 改了，就是一份新的协议
question-supersede-title = 重新调解，另立一份协议
question-signed = { $count ->
    [one] 第 { $version } 版已经有 1 位签了名。改了以后，这个签名不再算数，要重新定稿、重新签。
   *[other] 第 { $version } 版已经有 { $count } 位签了名。改了以后，这 { $count } 个签名不再算数，要重新定稿、重新签。
}
question-closed = 第 { $version } 版已经封存。改出来的是新的一版，要各位重新签名、重新封存。
question-supersede = 第 { $version } 版已经封存。新的协议编号后面加 -1，写明代替原来的协议，要各位重新签名、重新封存。
question-stays = 原来的一版会一直留着，随时可以看。
question-sealed-stays = 已经封存的协议书原样留着，以后仍可作证据。
question-yes = 改，重新签
question-supersede-yes = 另立一份
question-no = 不改
