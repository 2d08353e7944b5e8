#!/usr/bin/env python3
"""Writes an unencrypted casebook of small pages from the program's own schema scripts: what a foreign or an old database
file is mutated from. fuzz_database.py FOLDER"""
import pathlib
import sqlite3
import sys

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
scripts = sorted((pathlib.Path(__file__).parents[2] / "src/casebook/store/schema").glob("*.sql"))
for count in range(1, len(scripts) + 1):
    file = folder / f"form{count}.db"
    file.unlink(missing_ok=True)
    book = sqlite3.connect(file)
    book.execute("PRAGMA page_size = 512")
    for script in scripts[:count]:
        book.executescript(script.read_text())
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
