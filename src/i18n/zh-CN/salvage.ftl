### 抢救损坏的案件簿：读出了什么，丢了什么，文件在哪里。

salvage-whole = 全部读出：新案件簿里有{ $cases }件案件，什么也没有丢。
salvage-partly = 能读的都读出来了：新案件簿里有{ $cases }件案件。下面逐案列出没能读出、对不上的部分。
salvage-counts = 读出案件{ $cases }件，内容{ $rows }项，办理记录{ $events }笔。
salvage-lost = { $case }：没能读出{ $parts }。
salvage-part = { $part }{ $count }项
salvage-unaccounted = { $case }：{ $parts }与读出的办理记录对不上，可能是丢失的记录改过，也可能被人动过手脚。请与备份或纸质材料核对。
salvage-closed-off = { $case }：其余部分已读出，但缺了关键内容，暂时打不开。请从备份里找这一件。
salvage-lost-events = 办理记录缺{ $count }笔，它们改过什么已无从知道。
salvage-broken = 办理记录从第{ $at }笔起不再相扣，其后读出的{ $after }笔重新编号接上，并标为“抢救所得”。这以后封存的协议，末值要以当事人手里的一份为准。
salvage-made = 新案件簿：{ $file }
salvage-kept = 损坏的文件原样保存在：{ $file }。请不要删除，备份里没有的内容也许还能从中找回。
salvage-none-readable = 这个文件里记着各表位置的页面已经损坏，或者不是用这把钥匙加密的，什么也读不出来。请从备份恢复。
salvage-not-the-desk = 抢救要用工作台口令或者恢复密钥，不加 --as；个人的口令不行。
salvage-refused-no-page-destroyed = 这个案件簿没有坏页，不用抢救。抢救会照原样收下全部内容，连被人改动过的也一并认下。请先检查案件簿，查出问题就从备份恢复。
salvage-folder-taken = “{ $folder }”里已经有案件簿。请另选一个空文件夹。
salvage-door = 抢救能读的内容
salvage-door-note = 先看看备份：有好的备份，恢复备份比抢救更完整。抢救把能读的内容写进新案件簿，损坏的文件原样留在“kept”文件夹里。

proof-table-bin = 回收站内容
proof-table-keeping = 保管期限
proof-table-person = 人员

verify-chain-broken = 办理记录在第{ $seq }笔断开。请按F7核对案件簿。
verify-damage-at-start = 启动时的快速检查发现案件簿有损坏。请停止录入，按F7查看说明。
salvage-did-unvouched = { $did }；其中{ $count }项内容没有办理记录可以佐证
