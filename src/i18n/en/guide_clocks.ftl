### Clocks and holidays.

holidays-not-used = { $problem }. The office's own holidays are not used; the built-in ones are in force.
holidays-backwards = “{ $name }” ends before it begins, or runs over a month
holidays-worked-anyway = { $day } is a working day anyway; leave it out
