### 正文字体：用户自己的仿宋为什么不能用。

body-font-refused = { $file }：不能作正文字体，{ $reason }。请换一个字体文件，或把 MAPLEBRIDGE_BODY_FONT 设为 song。
body-font-unreadable = 文件不是可用的字体（{ $reason }）
body-font-outlines = 里面没有 TrueType 或 CFF 字形
body-font-embedding = 字体厂商不允许嵌入文件
body-font-missing = 缺少常用字，例如“{ $characters }”
