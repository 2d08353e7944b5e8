### The command line: checking the casebook, the desk's key.

cli-no-casebook = There is no casebook in the folder "{ $folder }". Name the data folder with --casebook.
cli-casebook-file = Casebook: { $file }
cli-casebook-finding = { $number }. { $what } { $advice }
