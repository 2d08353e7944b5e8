### 帮助：从来访到签字怎么走，有哪些快捷键。

help-way = 从来访到签字
help-way-1 = 有人来了，按“来访登记”。写上谁来的、对方是谁、什么事、电话，就立案了。
help-way-2 = 在“邻里调”里记下各方说的话。谈不拢就转“村居调”，再不行转“释法调解”；一步谈拢了，后面的步骤不用走。
help-way-3 = 谈拢后到“协议”，一条一条写：谁、做什么、多少钱、哪天前、怎么做、做不到怎么办。右边就是要印出来的那一页。
help-way-4 = “还差什么”列出没写全的地方。红色必须补，黄框是建议；点“去补”就到那个格子，点句子看为什么、看法条；按 Alt+Enter 照按钮改好，Ctrl+Z 收回。
help-way-5 = 定稿以后到“签署”，一次一个人，看清楚再签；也可以印出来在纸上签。
help-way-6 = 在“卷宗”里保存、打印。份数是当事人人数加一份。
help-way-7 = 在“履行”里记每一项承诺做到没有。到期的会出现在“今日”。
help-kept = 打的字随时保存，不用按保存。底栏左边写着最后保存的时间。
help-private = 记作“私下”的话只有调解员看得到，不打印，平时盖着。按 F9 看，再按盖上；过一分钟自己盖上。
help-keys = 快捷键
help-key-find = 找案件、人、页面
help-key-walk-in = 来访登记
help-key-ledger = 在台账里找
help-key-print = 卷宗和打印
help-key-undo = 撤销上一步
help-key-redo = 恢复撤销
help-key-size = 字大一点、小一点
help-key-private = 看、盖私下的话
help-key-help = 帮助
help-key-back = 关闭，回到上一层
help-key-mend = 照按钮改好这一处
help-key-law = 法条
