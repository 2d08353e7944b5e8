### 开案件簿的门：口令、恢复密钥、为什么打不开。

door-new = 这里还没有案件簿。
door-plain = 这里是以前版本的案件簿，没有加密。设好口令，打开时就加密；原文件覆盖后删除。固态硬盘和旧备份里可能还留有没加密的内容，请另行处理。
door-locked = 案件簿已加密。请输入口令。
door-keys-missing = 案件簿还在，但钥匙文件（casebook.keys）不见了，没有它谁也打不开。请从备份旁边的“.keys”文件放回来，改名为casebook.keys，再打开。
door-keys-damaged = 钥匙文件（casebook.keys）已损坏，看不出内容，不是口令错了。请用备份旁边的“.keys”文件换回来，再用口令或恢复密钥打开。
door-keys-newer = 钥匙文件是更新版本的程序写的。请用新版本打开。
door-casebook-missing = 案件簿文件（casebook.db）不见了，钥匙或备份还在。没有新建，免得盖住原来的。请从备份恢复。
door-slot-damaged = 钥匙文件里{ $whose }那一格已损坏，不是口令错了。请用别的办法打开（口令、恢复密钥），再重新设置这一格。
door-holder-desk = 工作台口令
door-holder-recovery = 恢复密钥
door-holder-person = “{ $name }”的口令
door-wrong-secret = 口令不对。请看一下大小写和输入法，再试一次。
door-no-such-person = 没有叫“{ $name }”的人员。请检查姓名，或请管理员先在“人员”里添加。
door-nobody = 人员名册里没有这个人。请用工作台口令打开，查看“人员”。
door-removed = “{ $name }”已经停用，不能再打开案件簿。需要恢复工作时，请管理员重新添加。
door-other-computer = 这个PIN是在另一台电脑上设的，只在那台电脑上有效。请用工作台口令或恢复密钥打开，再在这台电脑上重新设PIN。
door-wait-seconds = 输错次数多了，请等{ $count }秒再试。
door-wait-minutes = 输错次数多了，请等{ $count }分钟再试。
door-typing-length = 恢复密钥应当是13组、每组5个字符，共65个；现在输入了{ $count }个。请对照纸上重新输入。
door-typing-sign = 恢复密钥里没有“{ $sign }”这个字符。请对照纸上重新输入。
door-typing-group = 恢复密钥第{ $number }组输错了。请对照纸上重新输入这一组。
door-too-short = 太短了，至少要{ $least }个字符。
door-last-way-in = 不能删：这是最后一个能打开案件簿的办法。
door-file = { $file }：读写不了（{ $reason }）。请检查磁盘空间和文件夹权限。
door-no-randomness = 电脑给不出随机数，没有生成密钥。请重新启动电脑再试。
door-may-be-lost = 口令忘了，恢复密钥也丢了，案件簿就再也打不开，谁也没有办法。请把恢复密钥抄下或打印，封好，放进保险柜。

casebook-did-change-desk-passphrase = 更改工作台口令
casebook-did-change-secret = 更改个人口令
casebook-did-make-recovery-key = 生成新的恢复密钥
casebook-did-find-slots-changed = 打开时发现钥匙文件被人动过或者有损坏
door-slot-damaged-desk = 钥匙文件里工作台口令那一格已损坏，不是口令输错了。请用恢复密钥打开，再重新设一次口令。
