### 程序做完一件事以后说的话。

app-signatures-voided = { $count ->
    [one] 协议改了，已签的 1 个名字作废，要重新签。
   *[other] 协议改了，已签的 { $count } 个名字作废，要重新签。
}
app-undone = 已撤销：{ $what }
app-redone = 已恢复：{ $what }
app-nothing-to-undo = 没有可以撤销的。
app-nothing-to-redo = 没有可以恢复的。
app-saved-file = 已保存到 { $path }
app-not-saved-file = 没有保存到 { $path }：{ $reason }。请换一个地方再保存。
app-ask-title = 把文件保存到哪里
app-no-path-chosen = 没有选地方，什么也没有保存。也可以直接写路径再按“保存”。
app-not-opened = 打不开 { $path }：{ $reason }。
app-no-case = 先打开一个案件。
app-no-window = 打不开窗口：{ $reason }
