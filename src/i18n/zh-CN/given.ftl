### 外来文件读不进来时的说明。

given-link = { $file }是一个链接，不是文件本身。请直接选它指向的那个文件，或者把文件复制过来再选。
given-not-a-file = { $file }不是普通文件（是文件夹、管道或者设备）。请选一个存好的文件。
given-too-large = { $file }超过{ $most }MB，不像是这类文件，没有打开。请看看是不是选错了文件。
given-too-large-kilobytes = { $file }超过{ $most }KB，不像是这类文件，没有打开。请看看是不是选错了文件。
given-not-text = { $file }不是UTF-8编码的文本，读不了。请用“另存为”存成UTF-8再选。

unread-denied = 没有读它的权限
unread-missing = 没有这个文件
unread-no-file = 它不是文件，是文件夹、管道或者设备
