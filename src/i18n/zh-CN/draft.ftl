### 文书不能打印时的说明。

no-agreement-ended = 这件纠纷没有达成协议，没有协议书可打印。
no-agreement-oral = 这件纠纷达成的是口头协议，应记入口头协议登记表（oral-register），没有书面协议书。
no-paper-public-security = 这件纠纷是治安调解，请用治安调解的文书（security-agreement、security-record）。
no-paper-not-public-security = 这种文书只用于治安调解，这件纠纷是人民调解。
no-paper-not-oral = 这件纠纷没有达成口头协议，不用口头协议登记表。
no-paper-nothing-to-confirm = 司法确认要有书面的人民调解协议书，这件纠纷没有。
no-paper-not-terminated = 这件纠纷没有终止调解，不用终止调解告知书。
no-paper-no-application = 这件纠纷不是当事人申请的，没有申请书；请用受理登记表（acceptance-register）。
no-paper-no-session = 还没有开过调解会，没有调解记录可打印。
no-paper-no-visit = 还没有回访，没有回访记录可打印。
no-paper-no-agent = 没有当事人委托代理人，不用授权委托书。
no-paper-no-payment = 协议里没有要付的钱，不用收条。
no-paper-nobody-asked = 还没有当事人或证人的陈述，没有调查记录可打印。
no-paper-no-parties = 还没有当事人，无法打印。
no-paper-no-petition = 这件纠纷不是信访来访，没有来访登记。
no-paper-no-such-session = 没有第{ $number }次，一共{ $count }次。
no-paper-no-such-party = 没有与“{ $id }”有关的这种文书。
no-paper-not-several = {$paper}不能按这种方式挑选；不带选项就打印全部。
no-paper-only-chinese = {$paper}只有中文。
no-paper-unlike-templates = {$paper}的中文模板和英文模板段落不一致，不能排成双语；请把两份模板的段落改得一一对应。
no-paper-annex-total = 附件各行合计{ $sum }元，附件总额{ $total }元，条款金额{ $clause }元，三者不一致，不能打印。请核对。
no-paper-not-signed = 协议还没有签订，这份文书要等协议签订以后才能打印。
