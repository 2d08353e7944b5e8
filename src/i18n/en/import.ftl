### Importing tables: leads, the grid. Why one cannot be read, and which row and column was left out.

import-not-a-table = This is no table that can be read. Save it as XLSX or CSV in the spreadsheet program, then import that.
import-not-text = The coding of the text is not known. Save it as CSV in UTF-8, or as XLSX.
import-too-large = The table is too large: at most 200,000 rows and 256 columns are read. Split it into several files.
import-no-columns = No column with a known name was found. The first row should name the columns, such as: number, time, who, place, what.
import-not-a-list = The JSON should be a list of objects, each with its columns and what stands there.

import-left-row = Row { $row } was left out: { $reason }
import-left-cell = Row { $row } was left out because of “{ $column }”, which says “{ $value }”: { $reason }
import-reason-nothing = nothing that is needed stands there.
import-reason-not-a-day = that is not surely a day. Write it as 2026-11-02 or 2026-11-02 08:30.
import-reason-not-one-of = it can only be one of: { $words }.
import-reason-twice = the same number stands in an earlier row.
import-reason-there = the casebook has this number already.
import-reason-gap = the level above is not given, or not in the table.
import-reason-control-sign = there is an invisible control sign in it; delete it.
import-reason-too-long = it is too long, at most { $most } characters.
import-unknown-columns = These columns are not known and were not imported: { $names }

lead-imported = Imported { $taken } leads; left out { $left } rows.
lead-would-import = { $taken } leads could be imported, { $left } rows could not. This was a trial: nothing was written.
place-imported = { $taken } places in the table; the grid now has { $all }; left out { $left } rows.
place-would-import = { $taken } places could be imported, { $left } rows could not. This was a trial: nothing was written.

risk-low = Low
risk-medium = Medium
risk-high = High
lead-reported = To be signed for
lead-signed-for = To be checked
lead-checked = Checked
lead-dispatched = Handed on
lead-settled = Settled
lead-in-case = In a case
lead-not-true = Not true
grid-district = District
grid-town = Town
grid-village = Village
grid-grid = Grid
