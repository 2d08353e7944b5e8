### 期限和放假安排。

holidays-not-used = { $problem }。单位自己的放假安排没有用上，现在按程序自带的算。
