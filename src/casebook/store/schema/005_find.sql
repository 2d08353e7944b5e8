-- The casebook, fifth form (user_version 5): search.
--
-- Derived from the rows of the cases in the same transaction; it can always be made anew. The rowid is sixteen times the
-- case plus the place of the table in the program's list of searched tables, so that newest cases come first without
-- sorting. No text is kept, only where each token stands: one Han character, one run of letters, one run of digits, `_` for
-- what stood between, `~` between two parts. `open` is what everybody may read, `private` what was said or noted in
-- private, `pinyin` how the names may be typed. A case in the bin has no entry.
CREATE VIRTUAL TABLE find USING fts5(
    open, private, pinyin,
    content = '', contentless_delete = 1,
    tokenize = "ascii tokenchars '_~'",
    prefix = '2 3 4'
);

-- The words by which a line of the ledger was found are in the index now.
ALTER TABLE ledger_line DROP COLUMN words;
