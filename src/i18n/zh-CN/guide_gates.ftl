### 不能调的事和要当心的事：是什么、依据、马上做什么、告诉谁。

alert-pending-procedure = 已经进了别的程序
alert-pending-procedure-says = 法院、公安、仲裁或者行政机关已经受理、还没办完的，这里先不调。
alert-pending-procedure-source = 《人民调解工作若干规定》第22条；医疗纠纷见《医疗纠纷预防和处理条例》第31条
alert-pending-procedure-tell = 受理的法院、公安或者机关
alert-pending-procedure-now =
    问清楚：哪里受理的、案号多少、到了哪一步，看一眼通知书。
    告诉当事人：在那边可以请求调解，撤回以后也可以再来。
    法院委派、公安邀请我们调的，记下委托的文书，接着调。
    不调的，写终止调解告知书。
alert-status = 在定身份
alert-status-says = 婚姻有没有效、离不离，孩子是谁的，收养成不成立，这里不能定。
alert-status-source = 《最高人民法院关于适用民事诉讼法的解释》第355条
alert-status-tell = 不用报告；指明民政局或者法院
alert-status-now =
    把身份和钱分开：身份去民政局或者法院。
    抚养费、探望、财产、债务可以接着谈。
    协议里不写“离婚”“解除关系”“孩子是谁的”一类的话。
    双方都要离的，告诉他们登记要带什么。
alert-ownership = 在争归谁所有
alert-ownership-says = 土地、房屋、山林到底归谁，这里不能定；先怎么用可以谈。
alert-ownership-source = 《土地管理法》第14条；《最高人民法院关于适用民事诉讼法的解释》第355条
alert-ownership-tell = 乡镇政府或者自然资源部门
alert-ownership-now =
    看权证、批文、四至图，弄清争的是归属还是使用。
    争归属的，告诉双方先请政府处理，不服再起诉。
    处理以前保持现状：不砌、不挖、不抢种，拍照留底，双方签名。
    怎么用、怎么让、赔多少，可以接着谈。
alert-special-organ = 只能由专门机关处理
alert-special-organ-says = 法律规定只能由专门机关管的事，人民调解不能代办。
alert-special-organ-source = 《人民调解工作若干规定》第22条
alert-special-organ-tell = 主管的机关
alert-special-organ-now =
    弄清是哪件事、哪个机关管。
    写明地址、电话和要带的材料，交给当事人。
    其中属于民事赔偿的部分，可以分出来谈。
    写终止调解告知书，记下告诉了哪些路。
alert-administrative = 告的是行政机关的决定
alert-administrative-says = 对处罚、征收、许可等行政行为不服的，这里不能调。
alert-administrative-source = 《人民调解工作若干规定》第20条
alert-administrative-tell = 不用报告；指明复议机关或者法院
alert-administrative-now =
    分清楚：是不服决定，还是家里、邻里之间分钱。
    不服决定的，告诉他申请行政复议、行政诉讼，提醒期限。
    属于民事性质的部分，可以接着谈。
    写终止调解告知书。
alert-hired-harm = 雇人伤害
alert-hired-harm-says = 花钱找人打人、伤人的，不能按治安调解处理。
alert-hired-harm-source = 《公安机关办理行政案件程序规定》第179条
alert-hired-harm-tell = 派出所，马上
alert-hired-harm-now =
    停下调解，把双方分开。
    马上打电话给派出所，说清时间、地点、人和伤情。
    不收集口供，不劝人撤案。
    医药费等民事赔偿，等公安处理以后再谈。
alert-gang-fight = 结伙斗殴、寻衅滋事
alert-gang-fight-says = 几个人合起来打、无故生事的，不能按治安调解处理。
alert-gang-fight-source = 《公安机关办理行政案件程序规定》第179条
alert-gang-fight-tell = 派出所，马上
alert-gang-fight-now =
    停下调解，先让人散开，不要留在一个屋里。
    马上打电话给派出所。
    看住门口和现场，不动打斗的东西。
    民事赔偿等公安处理以后再谈。
alert-repeat-offender = 屡次违法
alert-repeat-offender-says = 多次违反治安管理的，不能再按治安调解处理。
alert-repeat-offender-source = 《公安机关办理行政案件程序规定》第179条
alert-repeat-offender-tell = 派出所
alert-repeat-offender-now =
    查一查以前的卷：哪几次、怎么处理的。
    告诉派出所，由他们定。
    受害一方怕不怕再挨，单独问一句，需要的先安顿好。
    民事赔偿可以另外谈。
alert-new-offence = 调解中又动手
alert-new-offence-says = 调解过程中又针对对方违法的，治安调解到此为止。
alert-new-offence-source = 《公安机关办理行政案件程序规定》第179条
alert-new-offence-tell = 派出所，马上
alert-new-offence-now =
    马上停，把人隔开，看有没有人受伤，要不要送医。
    打电话报警，记下几点几分、谁动的手、谁看见的。
    这一次的笔录照实写到动手为止。
    不再约两个人面对面。
alert-ran-away = 违法的人跑了
alert-ran-away-says = 违反治安管理的人逃跑的，不能按治安调解处理。
alert-ran-away-source = 《公安机关办理行政案件程序规定》第179条
alert-ran-away-tell = 派出所，马上
alert-ran-away-now =
    马上告诉派出所，说清什么时候走的、可能去哪。
    不要私下去追、去堵家门。
    受害一方的伤情和单据先收好。
    人到案以后，民事赔偿再谈。
alert-suspected-crime = 可能是犯罪
alert-suspected-crime-says = 可能构成犯罪的，要报公安，不能用调解代替。
alert-suspected-crime-source = 《人民调解法》第25条；《治安管理处罚法》第8条
alert-suspected-crime-tell = 公安机关，马上
alert-suspected-crime-now =
    停下调解，人身安全放第一。
    马上报公安，记下几点、报给谁、对方怎么说。
    不动证据，不帮着写“谅解书”换不报案。
    公安答复以后，民事赔偿能不能谈，再定。
alert-domestic-violence = 家里有人挨打
alert-domestic-violence-says = 有家庭暴力的，先保安全，不能硬劝和好。
alert-domestic-violence-source = 《反家庭暴力法》第13条、第14条、第23条
alert-domestic-violence-tell = 派出所、妇联；受害的是孩子或者无行为能力人的，必须报警
alert-domestic-violence-now =
    把两个人分开谈，单独问受害的人：伤在哪、怕不怕回家、孩子安不安全。
    正在发生或者有伤的，马上报警、送医。
    告诉她可以申请告诫书和人身安全保护令，妇联可以帮忙。
    受害的人不想谈就停；想谈的，只谈安全、住处、孩子和钱。
alert-child-at-risk = 孩子有危险
alert-child-at-risk-says = 孩子受到侵害、可能受到侵害的，必须马上报告。
alert-child-at-risk-source = 《未成年人保护法》第11条；《反家庭暴力法》第14条
alert-child-at-risk-tell = 公安，还有民政、教育部门，马上
alert-child-at-risk-now =
    让孩子先离开，由信得过的大人陪着。
    马上报警，记下几点、报给谁。
    不反复问孩子经过，不让孩子和伤害他的人见面。
    这一件不调、不和解；家里别的事另外说。
alert-self-harm = 有人想不开
alert-self-harm-says = 有人说不想活、要跳要喝药的，先救人。
alert-self-harm-source = 《人民调解法》第25条
alert-self-harm-tell = 110、120、家属、村（居）委会，马上
alert-self-harm-now =
    别留他一个人，坐到他身边，慢慢说话，不激、不训。
    悄悄把药、刀、绳子拿开，窗口和楼顶有人守。
    马上打110、120，通知家属。
    今天不谈谁对谁错；之后几天每天有人去看。
alert-threat = 扬言报复
alert-threat-says = 有人放狠话、说要报复的，当真来防。
alert-threat-source = 《人民调解法》第25条；《治安管理处罚法》第50条
alert-threat-tell = 派出所
alert-threat-now =
    原话记下来：谁说的、对谁说的、几点、谁在场。
    分开两边，各走各的门，必要时有人送回家。
    告诉派出所；有刀、有汽油的马上打110。
    隔天再约，先单独谈，再决定能不能见面。
alert-crowd = 来了很多人
alert-crowd-says = 人多、情绪高的，先稳住，再请代表谈。
alert-crowd-source = 《信访工作条例》第20条；《人民调解法》第25条
alert-crowd-tell = 乡镇、街道和派出所
alert-crowd-now =
    请他们推代表，最多五位，其他人安排地方坐、有水喝。
    告诉乡镇和派出所，请管事的部门来人。
    只说今天能做到的，几点给下一句话，说到做到。
    代表谈的结果，当面讲给大家听。
