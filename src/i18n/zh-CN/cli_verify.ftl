### 命令行 verify。

cli-verify-good = ［对］
cli-verify-unsure = ［注意］
cli-verify-bad = ［错］
cli-verify-plain = {"　　　"}{ $text }
cli-verify-marked = { $mark }{ $text }
