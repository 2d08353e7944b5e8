### The command line's verify.

cli-verify-good = [ok]
cli-verify-unsure = [note]
cli-verify-bad = [bad]
cli-verify-plain = {"     "}{ $text }
cli-verify-marked = { $mark } { $text }
