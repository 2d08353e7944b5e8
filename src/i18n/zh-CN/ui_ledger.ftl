### 台账：全部案件的表。

ledger-find = 在台账里找
ledger-find-hint = 姓名（拼音也行）、编号、地点、说过的话
ledger-filter = 只看
ledger-all = 全部 { $count }
ledger-state-count = { $state } { $count }
ledger-total = 合计 { $amount }
ledger-number = 编号
ledger-dispute = 纠纷
ledger-parties = 当事人
ledger-station = 到哪一站
ledger-accepted = 受理
ledger-amount = 金额（元）
ledger-next = 下一期限
ledger-open = 打开案件
ledger-record = 记结果
ledger-empty = 登记过的案件会列在这里。
ledger-empty-door = 来访登记
ledger-nothing = 没有这样的案件。
ledger-nothing-door = 看全部案件
ledger-no-amount = —
