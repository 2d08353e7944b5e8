### 封存：都签好以后，写成一份封好的文件，一个字也不能再动。

closing-ready = 必须签的都签好了，可以封存
closing-without-scan = 有 { $count } 位在纸上签，还没有附扫描件。封存的文件里看不到他们的签名，只写明是纸上签、没有扫描件；请把纸件附上，或者确认原件存入卷宗。
closing-how = 请在打印出来的协议书上盖调委会的印章，再填盖章的日期，按“封存”。封存以后，这一版不能再签、不能再改。
closing-how-no-seal = 请按“封存”。封存以后，这一版不能再签、不能再改。
closing-seal-day = 调委会盖章的日期
closing-effective = 协议自 { $day } 起生效：这是各方签名、调解员签名、调委会盖章里最晚的一天。
closing-line = { $who }：{ $how } { $when }
closing-proves = 封印能证明：从封存那一刻起，文件一个字节也没有改过，封它的是这张桌子的密钥。
closing-proves-not = 封印不能单独证明：密钥在谁手里、封存的时刻由第三方确认过。证书是调委会自己签发的，本身不是《电子签名法》第十三条说的可靠的电子签名。纸上的签名、指印和印章仍是完整的一套。
closing-close = 封存
closing-to-settings = 去填名称
closing-no-committee = 还没有填调委会的名称。封印的证书要写明是哪个调委会，请先到“设置”里填上。
closing-key-failed = 没有封存：{ $reason }
closing-key-expired = 没有封存：从文件读入的证书已于 { $day } 到期。请到“设置”里读入新的证书，或者让程序自己做一把。
closing-closed = 已封存
closing-closed-at = { $at } 封存。协议自 { $day } 起生效。
closing-file-is-kept = 封好的文件已存在案件簿里。打印和另存的都是它，不会重新排版。
closing-save = 存为 PDF
closing-open = 打开看
closing-print = 打印 { $count } 份
