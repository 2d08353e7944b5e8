#!/usr/bin/env python3
"""Counts lines that begin or end with a mark that may not stand there (避头尾), read back from PDF files.

Words come from `pdftotext -bbox`, which gives each its box; words whose feet are level and that stand near each other
are a line. Cells of one table row share a baseline, so a wide blank parts them. Nothing of the program is used: this
is the print shop's own eye.

usage: lines.py FILE.pdf…      exit 1 where a line breaks the rules"""

import html
import re
import subprocess
import sys

NO_START = "，。、；：？！）】》」』〉〕’”…—～％℃"
NO_END = "（【《「『〈〔‘“￥"
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
# Words of a line stand no further apart than this many times their height; cells of a table do.
APART = 1.6


def pages(path):
    """The words of each page: left, right, foot, height, text."""
    found = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    for page in found.split("<page ")[1:]:
        words = []
        for left, top, right, foot, text in WORD.findall(page):
            left, top, right, foot = (float(number) for number in (left, top, right, foot))
            words.append((left, right, foot, foot - top, html.unescape(text)))
        yield words


def lines(words):
    """The words of a page as lines of text."""
    rows = []
    for word in sorted(words, key=lambda word: word[2]):
        if rows and abs(rows[-1][0][2] - word[2]) < 0.45 * min(rows[-1][0][3], word[3]):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        line, end = "", None
        for left, right, _, height, text in sorted(row):
            if end is not None and left - end > APART * height:
                yield line
                line = ""
            line, end = line + text, right
        yield line


def main(paths):
    """Reports each file; 1 where a line begins or ends badly."""
    total, wrong = 0, []
    for path in paths:
        for number, words in enumerate(pages(path), 1):
            for line in lines(words):
                total += 1
                # A cell may hold a dash alone: nothing is owed.
                if len(line) > 1 and (line[0] in NO_START or line[-1] in NO_END):
                    wrong.append(f"{path} page {number}: {line}")
    for line in wrong:
        print(line)
    print(f"{len(paths)} files, {total} lines, {len(wrong)} begin or end badly")
    return 1 if wrong or not total else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
