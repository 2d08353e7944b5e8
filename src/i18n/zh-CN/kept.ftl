### 替换下来、放在一边的文件：列出和清除。

kept-none = 没有替换下来的文件：{ $folder }
kept-counted = 共{ $count }份。它们是恢复或抢救时换下来的旧案件簿，不会自动删除，里面仍有案件内容。用 --clear 清除。
kept-cleared = 已清除以上{ $count }份，并记入办理记录。
kept-did-clear = 清除恢复、抢救时换下的旧文件
kept-head = 换下来的旧文件
kept-note = 恢复或抢救时换下来的旧案件簿，里面仍有案件内容，不会自动删除。确定新的没有问题，再清除。
kept-line = { $since } · { $size } · { $name }
kept-not-yours = 这些文件由管理员清除。
kept-clear = 清除…
kept-ask = 清除以上{ $count }份旧文件？清除后就找不回来了，办理记录里会记一笔。
kept-clear-do = 全部清除
kept-clear-not = 不清除
kept-gone = 已清除：{ $names }。已记入办理记录。
