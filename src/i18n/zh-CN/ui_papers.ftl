### 卷宗：打印、保存、打开协议书。

papers-head = 协议书
papers-draft = 草稿。定稿以前打印，每页都会写明“草稿”。
papers-frozen = 第 { $version } 版，{ $day } { $time } 定稿，{ $count } 位中已签 { $signed } 位
papers-changed = 第 { $version } 版定稿以后改过了。现在打印的是改过的草稿，要重新定稿、重新签名。
papers-still-a-draft = 。还有 { $count } 项必须补的没有补，打印时每页仍写“草稿”
papers-language = 文本
papers-chinese = 中文
papers-english = 英文
papers-english-note = 没有英文的地方印中文；两种文本不一致的，以中文为准。
papers-path = 保存到
papers-path-hint = 文件夹和文件名，以 .pdf 结尾
papers-path-missing = 请写文件名。
papers-save-as = 选地方…
papers-choosing = 正在选地方
papers-save = 保存 PDF
papers-open = 打开
papers-saved = 已保存：{ $path }
papers-file-name = { $title }协议书
papers-file-name-en = { $title }协议书（英文）
papers-file-untitled = 人民调解
papers-to-agreement = 去改协议
