#!/usr/bin/env python3
"""Reads back how a printer was to print its one job, and prints the path of the document that it kept.

usage: print.py FOLDER   (the documents that ippeveprinter kept, and its how.* files)
"""
import subprocess
import sys
from pathlib import Path


def main():
    folder = Path(sys.argv[1])
    how = [line for file in folder.glob("how.*") for line in file.read_text(encoding="utf-8").splitlines()]
    documents = sorted(folder.glob("*.pdf"))
    assert len(documents) == 1, f"one job was sent, the printer kept {[file.name for file in documents]}"
    for wanted in ("IPP_COPIES=3", "IPP_SIDES=two-sided-long-edge", "IPP_JOB_NAME=鸽棚 协议"):
        assert wanted in how, f"the printer was not told {wanted}, but {how}"
    size = subprocess.run(["pdfinfo", str(documents[0])], check=True, capture_output=True, text=True).stdout
    assert "(A4)" in size, size
    print(documents[0])


if __name__ == "__main__":
    main()
