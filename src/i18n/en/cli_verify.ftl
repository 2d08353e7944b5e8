### The command line's verify.

cli-verify-good = [ok]
cli-verify-plain = {"    "}
cli-verify-unsure = [note]
cli-verify-bad = [bad]
cli-verify-line = { $mark } { $text }
