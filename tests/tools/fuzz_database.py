#!/usr/bin/env python3
"""Writes an unencrypted casebook of small pages from the program's own schema scripts: what a foreign or an old database
file is mutated from. fuzz_database.py FOLDER"""
import pathlib
import re
import sqlite3
import sys

# What the Python of a system that is some years old does not know; the program itself does.
UNKNOWN = "contentless_delete = 1,"


def carry_out(book, script):
    """Runs a script. Where SQLite does not know an option, the table is made without it and gets its own words."""
    try:
        book.executescript(script)
        return
    except sqlite3.OperationalError as error:
        if "contentless_delete" not in str(error) or UNKNOWN not in script:
            raise
    book.executescript(script.replace(UNKNOWN, ""))
    words, name = re.search(r"(CREATE VIRTUAL TABLE (\w+) .*?\));", script, re.S).groups()
    book.execute("PRAGMA writable_schema = ON")
    book.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", [words, name])
    book.commit()

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
scripts = sorted((pathlib.Path(__file__).parents[2] / "src/casebook/store/schema").glob("*.sql"))
for count in range(1, len(scripts) + 1):
    file = folder / f"form{count}.db"
    file.unlink(missing_ok=True)
    book = sqlite3.connect(file)
    book.execute("PRAGMA page_size = 512")
    for script in scripts[:count]:
        carry_out(book, script.read_text())
    book.execute("INSERT INTO case_head (case_id, position, body) VALUES (1, 0, ?)",
                 ['{"format":"maplebridge.case/1","kind":"people","title":"水沟"}'])
    book.execute("INSERT INTO party (case_id, position, body) VALUES (1, 0, ?)",
                 ['{"id":"A1","role":"applicant","name":"甲"}'])
    book.execute("INSERT INTO standing (case_id, position, body) VALUES (1, 0, ?)",
                 ['{"opened_at":"2026-03-11T14:32:07","version":null}'])
    book.execute("PRAGMA application_id = 0x4D504C42")
    book.execute(f"PRAGMA user_version = {count}")
    book.commit()
    book.close()
