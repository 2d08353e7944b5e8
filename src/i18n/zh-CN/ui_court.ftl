### 法院会确认吗：汇总页上的话。各点本身在 check_court.ftl。

court-door = 法院会确认吗
court-title = 法院会确认吗
court-no-prophecy = 这是按司法解释逐条看的提示。确认不确认，由法院审查决定。
court-mend = 去改
court-ask = 去问明
court-apply = 写司法确认申请书
court-back = 回到条款
ending-notice = 出具终止调解告知书
