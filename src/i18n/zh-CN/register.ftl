### 线索、网格：办了什么，为什么不行。

register-did-note-lead = 记下线索
register-did-import-leads = 导入线索
register-did-edit-lead = 修改线索
register-did-enter-deed = 办理线索
register-did-open-case-from-lead = 线索转为案件
register-did-import-places = 导入网格

register-refused-empty = 这条线索什么也没写。请至少写明是谁、在哪里或者什么事。
register-refused-not-signed-for = 这条线索还没有人签收。请先签收，再核实、派单或办结。
register-refused-signed-for-already = 这条线索已经签收，不用再签。
register-refused-ended = 这条线索已经办结，不能再办。有新情况请另记一条。
register-refused-no-case = 转为案件要从这条线索上立案，不能只记一笔。
register-refused-no-words = 请写明派给谁、采取了什么措施，或者怎样化解的。
