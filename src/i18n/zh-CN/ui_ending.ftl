### 没有达成协议：结束调解的表，和以后各页怎么说。

ending-door = 结束调解，没有达成协议
ending-title = 结束调解，没有达成协议
ending-what-happens = 整件事到此结束，记入卷宗和台账。以后可以收回，接着调解。
ending-reason = 为什么没有达成协议
ending-reason-needed = 请写一句原因，卷宗里要用。
ending-told = 告诉了当事人还可以走哪些途径
ending-way-court = 向人民法院起诉
ending-way-arbitration = 向有权的仲裁机构申请仲裁
ending-way-department = 申请司法所或有关部门处理
ending-way-police = 由公安机关依法处理
ending-own-way = 其他途径
ending-own-way-hint = 如：向土地承包仲裁委员会申请仲裁
ending-end = 结束调解
ending-not-yet = 先不结束
ending-ended-on = { $day }结束调解，没有达成协议。
ending-ended = 调解已经结束，没有达成协议。
ending-why = 原因：{ $reason }
ending-told-ways = 已告知当事人：{ $ways }
ending-told-nothing = 没有记下告诉了当事人哪些途径。
ending-joint = ；
ending-take-back = 收回，接着调解
