### The fixed words on paper, and what is said when a paper cannot be printed.

paper-page = Page { $page } of { $total }
paper-missing-glyph = No font has “{ $character }” ({ $code }) at { $place }, so it cannot be printed. Check the character or write it another way.
paper-control-character = There is a control character ({ $code }) at { $place } that cannot be printed. Delete it and print again.
