### 文书不能打印时的说明。

no-agreement-ended = 这件纠纷没有达成协议，没有协议书可打印。
no-agreement-oral = 这件纠纷达成的是口头协议，应记入口头协议登记表；这里只打印书面的人民调解协议书。
no-agreement-public-security = 这件纠纷是治安调解，协议书另有式样；这里只打印书面的人民调解协议书。
