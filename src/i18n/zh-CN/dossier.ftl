### 卷宗：十三项材料，各项是否齐备。

dossier-opening = 申请书或受理登记表
dossier-notice = 权利义务告知书
dossier-identity = 当事人身份证明
dossier-authority = 授权委托书
dossier-inquiry = 调查记录
dossier-evidence = 证据材料
dossier-record = 调解记录
dossier-agreement = 协议书或终止告知书
dossier-performance = 履行凭证
dossier-follow-up = 回访记录
dossier-confirmation = 司法确认材料
dossier-statement = 卷宗情况说明
dossier-back-leaf = 封底
dossier-must = 必备
dossier-as-needed = 按需
dossier-present = 已有
dossier-missing = 缺
dossier-not-needed = 不需要
dossier-leaf = 粘贴页
dossier-paper-of = { $title }（{ $name }）
dossier-paper-numbered = { $title }（第{ $number }次）
cli-dossier-lacks = 卷宗已生成，但还缺必备的材料：{ $items }。补齐后再打印一次。
