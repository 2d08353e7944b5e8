### Clocks and holidays.

holidays-not-used = { $problem }. The office's own holidays are not used; the built-in ones are in force.
