### 验证与核对的界面。

verify-room = 验证与核对
verify-file-head = 验证封存的文件
verify-file-note = 别的调解台、法院或当事人拿来的封存协议也可以在这里验证，不需要网络，也不需要打开案件。
verify-file = 封存的PDF文件
verify-pick-file = 选择文件
verify-root = 要求它用这张证书
verify-root-note = 可以不填。填了，就还要核对它是不是用这张证书（或者由它签发的证书）封存的。
verify-pick-root = 选择证书
verify-do = 验证
verify-casebook-head = 核对案件簿
verify-casebook-do = 开始核对
verify-casebook-note = 逐笔核对办理记录、每一项内容、每一份定稿和签名、每一个存档文件和封存签章。案件多时要等一会儿，期间可以继续工作。
verify-checking = 正在核对……
settings-verify-note = 验证一份封存的协议有没有动过，核对整个案件簿是不是完好。
