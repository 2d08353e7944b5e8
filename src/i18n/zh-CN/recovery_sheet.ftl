### 恢复密钥单：打印后封存的一张纸。

recovery-sheet-title = 恢复密钥
recovery-sheet-made = { $desk }　{ $day }生成
recovery-sheet-what = 这是什么
recovery-sheet-what-words = 案件簿是加密的。口令忘了，用下面这把密钥可以打开案件簿，再设新的口令。大小写、空格、短横都不影响；没有字母I、L、O、U。谁拿到这张纸和案件簿文件，谁就能看到里面的全部内容。
recovery-sheet-number = 组
recovery-sheet-group = 密钥
recovery-sheet-code = 可用扫码枪读入恢复密钥。不要用手机拍照，也不要用聊天软件传。
recovery-sheet-where = 放在哪里
recovery-sheet-where-words = 装进信封，封口盖章，写上日期，放进所里或村居的保险柜；不要和电脑放在一起，也不要存进这台电脑。启封要登记，用过以后请在“人员”里生成一把新的，再封一次。
recovery-sheet-lost = 丢了会怎样
recovery-sheet-lost-words = 口令还在，就请管理员生成一把新的，这一把随即作废。口令和恢复密钥都没有了，案件簿再也打不开，谁也没有办法，程序的作者也没有。旧备份仍要用备份时的口令或恢复密钥打开。
