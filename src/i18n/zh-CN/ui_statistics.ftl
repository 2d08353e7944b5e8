### 统计这一页。

shell-statistics = 统计
statistics-export = 导出表格
statistics-workbook = Excel 表格
statistics-empty = 这一期和上年同期都没有受理案件。可以换一期看。
statistics-head-now = 受理 / 成功 / 万元
statistics-head-before = 上年同期
statistics-line = { $total } / { $settled } / { $wan }
statistics-and-more = 另有 { $count } 件
statistics-press-mediator = 按一位调解员，列出算他的成功案件（以案定补）；按一件案件就打开它。
statistics-no-allowance = 这一期没有调解成功的案件。
statistics-allowance = { $ordinal }　{ $number }　{ $title }　{ $day }　{ $form }　{ $amount } 万元
statistics-span = 统计的期间
statistics-month = 月
statistics-quarter = 季
statistics-year = 年
statistics-own-days = 自选
statistics-back = 上一期
statistics-on = 下一期
statistics-from = 开始日期
statistics-to = 结束日期
statistics-show = 统计
statistics-days-wrong = 请写两个日期，前一个不晚于后一个。
statistics-last-year-was = 上年同期 { $figure }
statistics-doubtful = 看这 { $count } 件
