### 期限和放假安排。

holidays-not-used = { $problem }。单位自己的放假安排没有用上，现在按程序自带的算。
holidays-backwards = “{ $name }”结束得比开始早，或者超过一个月
holidays-worked-anyway = { $day }本来就是工作日，不用写成调休上班

# 期限的名称，和它的依据、怎么算。
clock-mediation = 调解期限
clock-mediation-source = 《人民调解工作若干规定》第33条：受理起一个月，双方同意可以延长
clock-medical = 医疗纠纷调解期限
clock-medical-source = 《医疗纠纷预防和处理条例》第38条：受理起三十个工作日，鉴定的时间另算
clock-security = 治安调解
clock-security-source = 《公安机关治安调解工作规范》第9条：受理起三个工作日；做鉴定的，从出结果起
clock-security-second = 再次治安调解
clock-security-second-source = 《公安机关办理行政案件程序规定》第183条：第一次调解后七个工作日
clock-on-the-spot = 三日就地化解
clock-on-the-spot-source = 工作目标，不是法定期限：接报起三天
clock-petition-told = 信访告知
clock-petition-told-source = 《信访工作条例》第22条、第23条：收到起十五天
clock-petition-answer = 信访办结
clock-petition-answer-source = 《信访工作条例》第34条：受理起六十天
clock-petition-extended = 信访办结（延长后）
clock-petition-extended-source = 《信访工作条例》第34条：最多再加三十天，要告诉理由
clock-confirmation = 申请司法确认
clock-confirmation-source = 《人民调解法》第33条：协议生效起三十天，双方一起申请
clock-follow-up = 回访
clock-follow-up-source = 《人民调解法》第31条要求督促履行；一般在到期后一周内看一次
clock-execution = 申请强制执行
clock-execution-source = 《民事诉讼法》第250条：最后一笔到期起两年，限法院确认过的协议
clock-limitation = 诉讼时效
clock-limitation-source = 《民法典》第188条、第195条：三年；催要、答应履行、申请调解的，重新算
clock-moved = 原是{ $from }，遇休息日，顺到{ $to }
clock-holidays-unknown = { $year }年的放假安排还没有录入，最后一天可能往后顺
