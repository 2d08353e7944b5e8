### The page of statistics.

shell-statistics = Statistics
statistics-export = Export workbook
statistics-workbook = Excel workbook
statistics-empty = No case was accepted in this period nor in the one a year before. Choose another.
statistics-head-now = Accepted / settled / 10,000 yuan
statistics-head-before = Year before
statistics-line = { $total } / { $settled } / { $wan }
statistics-and-more = and { $count } more
statistics-press-mediator = Press a mediator for the settled cases that count for them (allowances); press a case to open it.
statistics-no-allowance = No case was settled in this period.
statistics-allowance = { $ordinal }  { $number }  { $title }  { $day }  { $form }  { $amount } ×10,000 yuan
statistics-span = Period
statistics-month = Month
statistics-quarter = Quarter
statistics-year = Year
statistics-own-days = Own days
statistics-back = Earlier
statistics-on = Later
statistics-from = First day
statistics-to = Last day
statistics-show = Count
statistics-days-wrong = Write two days, the first not after the second.
statistics-last-year-was = year before { $figure }
statistics-doubtful = Cases: { $count }
