### 替换下来、放在一边的文件：列出和清除。

kept-none = 没有替换下来的文件：{ $folder }
kept-counted = 共{ $count }份。它们是恢复或抢救时换下来的旧案件簿，不会自动删除，里面仍有案件内容。用 --clear 清除。
kept-cleared = 已清除以上{ $count }份，并记入办理记录。
kept-did-clear = 清除恢复、抢救时换下的旧文件
