### 磁盘满了、写不进去、放错了地方、开了两次：出了什么事，已经写下的还在不在，该怎么办。

trouble-reason-full = 磁盘满了
trouble-reason-denied = 这个位置不许写入
trouble-reason-read-only = 这个磁盘只能读，不能写
trouble-reason-no-folder = 文件夹不在了，或者盘没有插上
trouble-reason-is-folder = 那里已经有一个同名的文件夹
trouble-reason-disk = 磁盘报告了故障

trouble-moment = { $day } { $time }
trouble-open-since = 案件簿正在使用，{ $since } 打开的。请在那边接着写；不会再打开一次。
trouble-open-on = 案件簿正在使用，{ $since } 在电脑“{ $computer }”上打开的。请在那边接着写；不会再打开一次。
trouble-open-with = 案件簿正在使用，{ $since } 由{ $person }打开的。请在那边接着写；不会再打开一次。
trouble-open-on-with = 案件簿正在使用，{ $since } 由{ $person }在电脑“{ $computer }”上打开的。请在那边接着写；不会再打开一次。
trouble-called = { $first }已经请那个窗口到前面来。
trouble-network-share = 文件夹“{ $folder }”在网络共享“{ $share }”上，案件簿不能放在那里：网络一断，写了一半的一页就会坏，已经写下的也可能丢。请把案件簿放在这台电脑自己的磁盘上；共享文件夹只用来放备份。

trouble-low = 磁盘只剩 { $left } MB 了。现在写的都照常保存；请抽空腾出一些空间。
trouble-reserve = 磁盘满了，预留的空间已经拿出来用，写的仍在保存。请现在就腾出空间，不然很快就存不下了。
trouble-why-full = 磁盘满了，现在存不进去，请腾出一些空间。
trouble-why-fault = 磁盘报告了故障，现在存不进去，请看看盘是不是松了。
trouble-not-kept = { $why }可以接着写，写下的留在屏幕上；一能保存就自动保存。
trouble-not-kept-waiting = { $count ->
    [one] { $why }可以接着写，写下的留在屏幕上；有 1 项在等，一能保存就自动保存。
   *[other] { $why }可以接着写，写下的留在屏幕上；有 { $count } 项在等，一能保存就自动保存。
}
trouble-refused = { $count ->
    [one] 有 1 项存不进案件，还替您留着，合适了会自动存进去；关窗口就会丢失。原因：{ $why }
   *[other] 有 { $count } 项存不进案件，还替您留着，合适了会自动存进去；关窗口就会丢失。第一项的原因：{ $why }
}
trouble-waits-for = { $name }写的还有没存下的，等{ $name }自己解锁以后再存；现在关窗口就会丢失。
trouble-footer = 现在存不进去
trouble-over = 又能保存了，刚才等着的都已保存。
trouble-stay = 先不要离开这一页：这里写的还没有保存。腾出空间以后会自动保存。
trouble-close = 先不要关：还有没保存的。腾出空间以后会自动保存；一定要关，就再关一次，没保存的会丢失。
