### Mistakes in a template: line, column, what is wrong and what would be right.

template-mistake = line { $line }, column { $column }: { $reason }
list-separator = ,{" "}
template-unknown-slot = there is no slot called “{ $name }”. The slots are: { $known }.
template-open-slot = the slot is not closed: “{ "{{" }” needs “{ "}}" }” after it.
template-stray-closing = “{ "}}" }” without a “{ "{{" }” before it.
template-empty-slot = write the name of a slot inside “{ "{{}}" }”.
template-unknown-block = there is no block called “@{ $name }”. The blocks are: { $known }.
template-unknown-group = write who signs after @sign; there is no “{ $name }”. The groups are: { $known }.
template-not-a-count = “{ $block }” needs a number from 1 to 60 after it.
template-open-condition = this @if or @unless is not ended: write @end on a line of its own after what it holds.
template-too-deep = @if lies within @if more than { $most } deep. Write it as several paragraphs.
template-stray-condition = “@{ $name }” without an @if or @unless before it.
template-broken-row = write a row as | label | value | label | value |: labels and values in pairs, a “|” between them and at the end.
template-no-words = “{ $mark }” needs words after it.
template-not-a-word = below [words] each line is: name = words.
template-unknown-word = there is no word called “{ $name }”. The words are: { $known }.
template-word-twice = “{ $name }” stands twice: take one of the lines out.
template-no-title = the title is missing: write a line “= name of the paper”.
template-second-title = there may be only one title: take this line out.
template-lacks = this paper cannot be without “@{ $block }”: put that line back.
template-control = a character that cannot be printed ({ $code }): take it out.
