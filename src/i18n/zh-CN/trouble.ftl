### 磁盘满了、写不进去、放错了地方、开了两次：出了什么事，已经写下的还在不在，该怎么办。

trouble-reason-full = 磁盘满了
trouble-reason-denied = 这个位置不许写入
trouble-reason-read-only = 这个磁盘只能读，不能写
trouble-reason-no-folder = 文件夹不在了，或者盘没有插上
trouble-reason-is-folder = 那里已经有一个同名的文件夹
trouble-reason-disk = 磁盘报告了故障
