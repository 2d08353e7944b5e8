### 各种文书的名称。

paper-kind-application = 人民调解申请书
paper-kind-acceptance-register = 人民调解受理登记表
paper-kind-notice = 人民调解当事人权利义务告知书
paper-kind-inquiry = 人民调解调查记录
paper-kind-session-record = 人民调解记录
paper-kind-agreement = 人民调解协议书
paper-kind-oral-register = 人民调解口头协议登记表
paper-kind-follow-up = 人民调解回访记录
paper-kind-confirmation = 司法确认申请书
paper-kind-termination = 终止调解告知书
paper-kind-power-of-attorney = 授权委托书
paper-kind-receipt = 收条
paper-kind-handover-note = 移交单
paper-kind-invitation = 调解通知书
paper-kind-cover = 调解卷宗
paper-kind-catalogue = 卷内目录
paper-kind-attachment-leaf = 材料粘贴页
paper-kind-statement = 卷宗情况说明
paper-kind-back-leaf = 封底
paper-kind-security-agreement = 治安调解协议书
paper-kind-on-the-spot-agreement = 现场治安调解协议书
paper-kind-security-record = 治安调解笔录
paper-kind-walk-in-register = 来访登记表
paper-kind-walk-in-receipt = 来访回执

### 每份文书由谁持有，印在页脚。

paper-copy-of = 本份由{ $role }{ $name }持有
paper-copy-of-committee = 本份由{ $committee }留存
paper-copy-of-the-desk = 本份由调解机构留存
cli-no-such-paper = 没有叫“{ $name }”的文书。maplebridge paper --list 列出全部文书。
cli-dossier-is-chinese = 卷宗按中文文书立卷，不分语言。
