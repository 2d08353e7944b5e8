### What is said when a case file (maplebridge.case/1) cannot be read: where, what was found, what was expected, what to do.

case-file-error-at = { $place }: { $problem }
case-file-empty = The file is empty. Choose a case file exported by this program or by another that writes its format.
case-file-not-utf8 = Byte { $offset } is not UTF-8. Save the file in the encoding UTF-8 and try again.
case-file-cut-short = The file breaks off at line { $line }, column { $column }. Get the whole file again.
case-file-not-json = Line { $line }, column { $column } is not JSON. Check the quotation marks, commas and brackets there.
case-file-too-deep = Nested more than { $most } levels deep. No case file is; check where the file comes from.
case-file-duplicate-key = This key stands twice in one object. Keep only one.
case-file-control-character = The text holds the invisible control character { $code }. Remove it and try again.
case-file-direction-override = The text holds { $code }, which turns the direction of writing and can disguise names and figures. Remove it and try again.
case-file-number-too-large = The number is too large to be kept exactly. Make it smaller.
case-file-missing = This is required and missing. Add it.
case-file-other-format = Found "{ $found }", expected "{ $expected }". This is not a case file of this program.
case-file-newer-format = The file's format "{ $found }" is newer than "{ $expected }", which this program reads. Update the program and open it again.
case-file-wrong = Found { $found }, expected { $expected }.
case-file-unknown-value = Found "{ $found }", expected one of: { $allowed }.
case-file-duplicate-id = The id "{ $id }" is already taken. Ids of parties and staff must differ.
case-file-no-such-party = No party has the id "{ $id }". Use an id that stands in parties.
case-file-no-such-staff = No member of staff has the id "{ $id }". Use an id that stands in staff.
case-file-no-such-signer = No party and no member of staff has the id "{ $id }". Use an id that exists.
case-file-no-such-term = No term has the number { $id }. Use a number that stands in terms.
case-file-only-one-of = "{ $first }" and "{ $second }" cannot both be there. Keep only one.

case-file-found-null = null
case-file-found-bool = the truth value { $shown }
case-file-found-number = the number { $shown }
case-file-found-text = the text "{ $shown }"
case-file-found-list = a list
case-file-found-object = an object

case-file-expected-object = an object (braces)
case-file-expected-list = a list (brackets)
case-file-expected-text = a text
case-file-expected-bool = true or false
case-file-expected-date = a date that exists, written like 2026-03-15
case-file-expected-month = a month, written like 2026-03
case-file-expected-time = a time of day, written like 15:30
case-file-expected-moment = a day and time (YYYY-MM-DDTHH:MM)
case-file-expected-amount = a whole number of fen, 0 to 10 to the power of 15
case-file-expected-count = a whole number from { $least } to { $most }
case-file-expected-count-from = a whole number of at least { $least }
case-file-list-mark = {", "}

