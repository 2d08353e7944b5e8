### 命令行：核对案件簿，本台密钥。

cli-no-casebook = 文件夹“{ $folder }”里没有案件簿。请用--casebook指定数据文件夹。
cli-casebook-file = 案件簿：{ $file }
cli-casebook-finding = { $number }. { $what }{ $advice }
