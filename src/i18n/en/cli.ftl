### The command line.

mark-draft = 草稿 DRAFT
mark-practice = 演示 PRACTICE
pdf-not-written = The PDF was not made: { $reason }.
cli-cannot-read = { $file }: cannot be read ({ $reason }). Check the name and the permissions.
cli-cannot-write = { $file }: cannot be written ({ $reason }). Choose a place that can be written to.
cli-other-file-there = { $file }: another file is there already and was not replaced. Choose another name.
cli-in-file = { $file }: { $problem }
cli-unknown-keys = { $file }: unknown keys, kept as they are: { $keys }
cli-finding = { $severity }  { $message } [{ $rule }  { $at }]
cli-finding-reason = {"    "}{ $reason } ({ $source })
cli-finding-passed = passed
cli-nothing-missing = Nothing is missing.
cli-no-home = No home folder was found. Name the data folder with --casebook.
cli-imported = Imported: { $title }
cli-no-such-number = The casebook has no number { $number }. "case list" shows all numbers.
cli-private-left-out = { $count ->
    [one] 1 private statement was left out. Add --with-private to take it along.
   *[other] { $count } private statements were left out. Add --with-private to take them along.
}
demo-no-display = There is no display here: walking through the same practice case without a window.
demo-stage-walk-in = Walk-in: { $title }, number { $number }
demo-stage-parties = Parties: { $count }, all particulars taken
demo-stage-notice = Rights and duties explained, recusal asked
demo-stage-step = { $step }: { $outcome }, { $count } statements taken down
demo-stage-terms = Agreement: { $count } clauses, payments of { $amount } yuan
demo-stage-frozen = Final wording: version { $version }
demo-stage-signed = { $name } has signed
demo-stage-closed = Closed and sealed: in effect from { $day }; the key of the practice is thrown away
demo-stage-promises = Promises to be kept: { $count }
demo-written = Written: agreement.pdf (the sealed agreement in Chinese, PRACTICE on every page) and case.json in { $folder }
demo-failed = The practice case did not reach its end: { $reason }
cli-pictures-written = { $count } pictures written: { $folder }
