### 期限和放假安排。

holidays-not-used = { $problem }。单位自己的放假安排没有用上，现在按程序自带的算。
holidays-backwards = “{ $name }”结束得比开始早，或者超过一个月
holidays-worked-anyway = { $day }本来就是工作日，不用写成调休上班
