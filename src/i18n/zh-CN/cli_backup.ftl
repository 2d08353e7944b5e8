### 命令行：备份、恢复、全部导出。

cli-backup-made = 备份：{ $file }
cli-backup-second = 另一处：{ $file }
cli-backup-none = 还没有备份：{ $folder }
cli-no-backup = “{ $file }”不是备份，或者不在了。备份的文件名像20260312-093000-3fa13fa13fa1-1204.db，另一处的以.db.age结尾。
cli-restored = 已恢复，逐条比对过，完全一致：{ $file }
cli-restored-kept = 原来的案件簿留在：{ $file }
cli-export-damaged = 案件簿有损坏，能读出来的都导出。这一次导出没有记入办理记录。
