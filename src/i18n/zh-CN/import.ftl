### 导入表格：线索、网格。读不了的原因，哪一行、哪一栏没有导入。

import-not-a-table = 不是可以读的表格。请用 Excel 或 WPS 另存为 XLSX 或 CSV 再导入。
import-not-text = 文字编码认不出来。请另存为 UTF-8 的 CSV，或者 XLSX。
import-too-large = 表格太大：最多读 20 万行、256 栏。请拆成几个文件。
import-no-columns = 没有找到认识的栏目名称。第一行应写栏目名称，例如：编号、时间、当事人、地点、内容。
import-not-a-list = JSON 里应当是一个列表，每一项写明栏目和内容。

import-left-row = 第{ $row }行没有导入：{ $reason }
import-left-cell = 第{ $row }行“{ $column }”没有导入，这里写的是“{ $value }”：{ $reason }
import-reason-nothing = 该写的一项也没有写。
import-reason-not-a-day = 认不出是哪一天。请写成 2026-11-02 或 2026-11-02 08:30。
import-reason-not-one-of = 只能是其中一个：{ $words }。
import-reason-twice = 同一编号在前面的行里已经有了。
import-reason-there = 案件簿里已经有这个编号。
import-reason-gap = 上一级没有写，或者不在表里。
import-reason-control-sign = 里面有看不见的控制字符，请删去。
import-reason-too-long = 太长，最多 { $most } 字。
import-unknown-columns = 这些栏目不认识，没有导入：{ $names }

lead-imported = 导入线索{ $taken }条，没有导入的{ $left }行。
lead-would-import = 可以导入线索{ $taken }条，不能导入的{ $left }行。只是试读，什么也没有写入。
place-imported = 表内{ $taken }处地点，网格树现有{ $all }处，没有导入的{ $left }行。
place-would-import = 可以导入{ $taken }处地点，不能导入的{ $left }行。只是试读，什么也没有写入。

risk-low = 低
risk-medium = 中
risk-high = 高
lead-reported = 待签收
lead-signed-for = 待核实
lead-checked = 已核实
lead-dispatched = 已派单
lead-settled = 已化解
lead-in-case = 已转案件
lead-not-true = 不属实
grid-district = 区县
grid-town = 镇街
grid-village = 村居
grid-grid = 网格
