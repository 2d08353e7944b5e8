### 打不开的案件簿：抢救。

front-salvage-backup = 有好的备份，请返回从备份恢复，那样更完整。没有备份，或者备份太旧，再来抢救。
front-salvage-does = 抢救把损坏的案件簿从头到尾读一遍，读得出来的写成新案件簿，放回原来的位置。读不出来的、对不上的，读完后逐案告诉您，并记入办理记录。
front-salvage-keeps = 损坏的文件原样留在“kept”文件夹里，什么也不会删。案件多时要几分钟，请不要关机；万一断电，原来的文件还在，再来一次就行。
front-salvage-secret-note = 只能用工作台口令或者恢复密钥，个人的口令不行。
front-salvage-do = 开始抢救
front-salvage-done = 抢救完了
front-salvage-open = 打开案件簿
