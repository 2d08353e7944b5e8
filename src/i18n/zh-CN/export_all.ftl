### 全部导出：每个案件一个文件夹，外加一张目录。

export-list-unreadable = 案件目录没有全部读出来，可能还有案件没有导出。请核对案件簿。
export-case-unreadable = 第{ $id }号案件读不出来：{ $why }
export-file-missing = 有一份存档文件不见了或者损坏了（{ $sha256 }）
export-case-problem = { $name }：{ $why }
export-not-empty = 文件夹“{ $folder }”里已经有东西。请选一个空文件夹，或者写一个还没有的文件夹名。
export-file-failed = “{ $file }”写不进去（{ $reason }）。请看看磁盘是不是满了、文件夹能不能写。
export-done = 已导出{ $cases }个案件，连目录共{ $files }个文件，在“{ $folder }”。这些文件没有加密，请妥善保管。
export-head-number = 案号
export-head-title = 案件名称
export-head-state = 状态
export-head-accepted = 受理日期
export-head-parties = 当事人
export-head-id-numbers = 身份证号（已遮盖）
export-head-folder = 文件夹
export-head-private = 没有导出的私下的话
export-head-problems = 没有导出成的
