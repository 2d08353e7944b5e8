### 命令行：口令从哪里来，人员，恢复密钥。

unlock-needed = 案件簿已加密，需要口令：用 --passphrase-file 指明文件（第一行是口令），或设环境变量 MAPLEBRIDGE_PASSPHRASE，或在终端里运行后输入。口令忘了，用 --recovery-file 指明写有恢复密钥的文件。
unlock-needed-for-new = 新建案件簿要先定口令（至少8个字符）：用 --passphrase-file 指明文件（第一行是口令），或设环境变量 MAPLEBRIDGE_PASSPHRASE，或在终端里运行后输入。
unlock-not-text = 口令不是UTF-8文字，读不了。请另存为UTF-8编码。
unlock-ask = 口令：
unlock-ask-new = 新口令：
unlock-ask-again = 再输一次：
unlock-not-the-same = 两次输入的不一样，没有设置。请再来一次。
unlock-no-answer = 终端里读不到口令（{ $reason }）。请用 --passphrase-file 或 MAPLEBRIDGE_PASSPHRASE。
unlock-without = 这里有加密的案件簿，但没有给口令，不看案件簿，继续做别的。需要时用 --passphrase-file 或 MAPLEBRIDGE_PASSPHRASE。
unlock-weak = 口令偏短或全是数字。文件被拷走时，只有它护着；建议改用12个字符以上的一句话。
unlock-encrypted-now = 以前版本的案件簿已经加密，原文件已覆盖并删除。固态硬盘和旧备份里可能还留有没加密的内容。
unlock-slots-changed = 注意：钥匙文件（casebook.keys）被别的程序改过，或者有损坏。口令仍然有效；请查看“人员”，并重新设一次口令和恢复密钥。
unlock-recovery = 恢复密钥（只显示这一次，请抄下或打印）：
people-passphrase-changed = 工作台口令已更改。旧备份仍要用当时的口令或恢复密钥打开。
people-recovery-made = 新的恢复密钥已生成，旧的一把已经作废。旧备份仍要用当时的口令或恢复密钥打开。
people-added = 已添加：{ $name }（{ $role }）
people-has-role = “{ $name }”现在是{ $role }。
people-secret-set = 已为“{ $name }”设好口令。
people-removed = 已停用：{ $name }
people-removed-on = { $day }停用
people-works-here = 在用
people-without-secret = 没有口令
people-secret-needed = 请用文件给出新口令（第一行），或在终端里运行后输入。
unlock-needed-for-plain = 这是旧版本的案件簿，还没有加密。先定一个口令（至少8个字符），程序就用它加密，里面的案件一件不少：用 --passphrase-file 指明文件（第一行是口令），或设环境变量 MAPLEBRIDGE_PASSPHRASE，或在终端里运行后输入。
people-desk-secret-needed = 改工作台口令，要用现在的工作台口令或恢复密钥打开，不能只用自己的口令。
unlock-recovery-is-pdf = { $file }是印恢复密钥的PDF，程序不从里面认字。请打开它，把13组字符照着抄进一个文本文件，再用--recovery-file指明那个文件。
