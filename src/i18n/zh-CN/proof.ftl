### 核对案件簿：发现了什么、在哪里、意味着什么、怎么办。

proof-whole = 案件簿完好：没有发现一处不是本程序写下的改动。
proof-found = { $count ->
    [one] 发现1处问题。请不要继续录入，先看下面的说明。
   *[other] 发现{ $count }处问题。请不要继续录入，先看下面的说明。
}
proof-counts = 核对过：办理记录{ $events }笔，案件{ $cases }件，定稿{ $versions }份，存档文件{ $files }份，其中封存的协议{ $sealed }份。
proof-head = 办理记录的末值：{ $head }
proof-limits = 这项核对能发现什么：页面损坏、缺失或改动的记录、被动过的保护规则、换过的定稿和签名、与案件簿对不上的封存文件。只看这一个文件发现不了什么：有人懂得文件格式，把最后一次封存以后的办理记录从头重写一遍。已交给当事人的封存协议上印有当时的末值，可以拿来对照。
proof-the-desk = 本台设置
proof-unnamed-case = 内部编号{ $case }的案件

proof-pages = 数据库自己报告文件有损坏：{ $words }
proof-unreadable = “{ $what }”读不出来：{ $reason }
proof-cannot-be-read = “{ $what }”读不出来。
proof-sign = 文件开头不再有案件簿的标记。
proof-definitions = 文件里的表、索引或保护规则被删除、改动或添加过：{ $names }
proof-older-form = 案件簿自称是第{ $found }种格式，本程序写的是第{ $wanted }种。
proof-form = 案件簿自称是第{ $found }种格式，内容却是第{ $wanted }种。
proof-event = 办理记录在第{ $seq }笔断开：这一笔被改过、删过，或者是别人加进去的。
proof-row = { $case }：{ $table }第{ $number }项与办理记录不符——被改过、删过，或者没有任何操作留下它。
proof-case = { $case }读不出来：{ $what }
proof-version = { $case }：定稿第{ $number }版不是当时冻结的那一份，或者已经不在。
proof-signature = { $case }：第{ $number }版上有签名是签在另一份文字上的。
proof-file = 存档文件{ $sha256 }缺失、被改过，或者不属于任何案件。
proof-wrong-head = { $case }：第{ $number }版封存时记下的末值，这里的办理记录从来没有过。
proof-line = { $case }：台账上的一行，或者统计里它的数，与案件内容不符。
proof-lines-mended = 台账的行和统计的数已按案件内容重新生成。
proof-index = 查找用的索引与{ $count }件案件的内容不符。
proof-index-unreadable = 查找用的索引读不出来。
proof-undo = 第{ $id }条撤销记录与任何操作都对不上。
proof-marks = “抢救所得”的标记与抢救时记下的不一样：有人删过、改过或者添过。
proof-older = 备份“{ $backup }”记到第{ $events }笔，这个案件簿的办理记录里却没有那一笔，也没有恢复或抢救过的记录。
proof-not-sealed = { $case }：第{ $number }版存档的文件上没有本程序的封存签章。
proof-seal-changed = { $case }：第{ $number }版的封存文件在封存以后被改过。
proof-seal-another = { $case }：第{ $number }版存档的封存文件是另一份协议、另一版或者另一次封存的。
proof-other-certificate = { $case }：第{ $number }版封存文件用的证书不是案件簿记下的那一张。
proof-unknown-certificate = { $case }：第{ $number }版封存文件用的证书不是本台的任何一张。

proof-backup-advice = 多半是磁盘或拷贝出了错。请先把整个数据文件夹复制一份留底，再用最近的备份恢复，恢复后重新核对。
proof-hand-advice = 有本程序以外的东西动过这个文件。请把数据文件夹复制一份留底，查明谁动过这台电脑，用最近一份核对无误的备份恢复。
proof-definitions-advice = 保护规则是用来挡住改动的；它被动过，其他内容就要逐项看下面的结果。请留底，并用最近一份核对无误的备份恢复。
proof-older-form-advice = 如果它是旧版程序留下的：先用本程序打开一次（会自动升级），再核对。如果已经用本程序打开过，说明有人改了编号，请用备份恢复。
proof-event-advice = 从这一笔起，“谁在什么时候做了什么”不再可信；此前的仍然成立。请留底，用最近一份核对无误的备份恢复，并与已交出的封存协议上印的末值对照。
proof-version-advice = 当事人签过的是原来的文字。以当事人手里的封存协议或纸质原件为准；请留底，并用最近一份核对无误的备份恢复。
proof-file-advice = 如果是封存协议或扫描件，当事人手里的那一份仍然有效，可用“验证文件”检查后留存。请留底，并用备份恢复。
proof-line-advice = 台账的行和统计的数都由案件内容生成，用 casebook check 核对时会重新生成，案件本身要看有没有别的提示；请查明是谁改的。
proof-index-advice = 索引可由案件内容重新生成，案件没有因此改动；核对完就会重新生成。
proof-index-mended = 查找用的索引已经重新生成。
proof-undo-advice = 被改的是撤销记录；案件本身有没有改，看其他各条。请不要按“撤销”；再做一步操作后旧的撤销记录会逐步清除。
proof-marks-advice = 带这种标记的办理记录是从损坏的文件里读出来重新接上的，没有标记的才是当时写下的原样；标记动过，就分不清了。请留底，用抢救以后最近一份核对无误的备份恢复。
proof-older-advice = 很可能有人把一份旧的案件簿文件放了进来，那以后录入的内容这里就没有了。请先把整个数据文件夹复制一份留底，再从“备份”恢复到这份备份；恢复前会先告诉您会少什么。
proof-seal-advice = 这份文件不能用来证明签的是什么。请以当事人手里的封存协议为准（可用“验证文件”检查），留底后用备份恢复。
proof-key-advice = 可能有人用另一把自制的密钥重新封存过。请与当事人手里的协议、与交给别处的本台证书对照；对不上的那一份不能用。

proof-table-file = 案件簿文件
proof-table-head = 案情
proof-table-staff = 调解人员
proof-table-party = 当事人
proof-table-statement = 陈述
proof-table-issue = 争议事项
proof-table-session = 调解场次
proof-table-term = 条款
proof-table-annex = 附表
proof-table-agreement = 协议信息
proof-table-signature = 签署记录
proof-table-follow-up = 回访
proof-table-referral = 移送
proof-table-standing = 案件状态
proof-table-settings = 本台设置
proof-table-key = 本台密钥
proof-table-version = 定稿
proof-table-attachment = 存档文件
proof-table-event = 办理记录
