### 程序自己出了错，窗口里换上的这一页。

crash-title = 程序出了错，停了下来
crash-safe = 案件簿没有事：做过的每一步都已经存好，没写完的字也边写边存，最多少最后几秒钟打的字。
crash-report = 错在程序的哪个地方，记在 { $file }。里面没有案件的一个字。
crash-no-report = 错在哪里，这次没能记到文件里（磁盘满了，或者文件夹写不进去）。
crash-not-sent = 什么都没有往外发。要请人来查，把这个文件交给他就行。
crash-again = 重新开始
crash-close = 关闭
crash-practice = 练习案件是临时的，关闭后再打开“练习”，从头来过。
