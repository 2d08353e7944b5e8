#!/usr/bin/env python3
"""Our papers beside other document tools, in one run: cold and warm time, memory, size; and a dossier of 40 pages.

usage: benches/papers.py FOLDER [--python VENV/bin/python] [--runs 7] [--quick]

FOLDER holds `input.json` and the same agreement for each tool (`peers/peer_typst.py`, `peer_reportlab.py`,
`peer_weasyprint.py`, `peer_docx.py`, each called with the path of the PDF to write). The Python named has the modules
typst, weasyprint, reportlab, docxtpl, python-docx, pillow; the machine has hyperfine, time, poppler-utils and
libreoffice-writer. Both of our binaries are built first, optimised. Prints a table; exit 1 where an aim is missed.
"""
import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Aims: share of Typst's cold time, warm ms a document, MB, KB, pages and seconds of the dossier.
COLD_SHARE, WARM_MS, MEMORY_MB, SIZE_KB, DOSSIER_PAGES, DOSSIER_S = 0.4, 20, 100, 250, 40, 1.0


def run(command, **more):
    return subprocess.run(command, check=True, text=True, capture_output=True, **more)


def built():
    """Paths of the benchmark and of the program, both optimised."""
    run(["cargo", "build", "--release", "--locked"], cwd=ROOT)
    told = run(["cargo", "bench", "--locked", "--bench", "pdfbench", "--no-run", "--message-format=json"], cwd=ROOT).stdout
    made = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    bench = next(one["executable"] for one in made if one.get("executable") and one["target"]["name"] == "pdfbench")
    folder = Path(bench).parents[1]
    return bench, folder / "maplebridge"


def cold(commands, runs, out):
    """Median seconds of a cold process, by name, measured in one run of hyperfine."""
    named = [part for name, command in commands.items() for part in ("-n", name, command)]
    run(["hyperfine", "--warmup", "1", "--runs", str(runs), "--export-json", str(out / "cold.json"), *named])
    return {one["command"]: one["median"] for one in json.loads((out / "cold.json").read_text())["results"]}


def memory_mb(command):
    told = run(["/usr/bin/time", "-f", "peak %M", "sh", "-c", command]).stderr
    return int(re.findall(r"peak (\d+)", told)[-1]) / 1024


def warm_ms(command):
    """What the tool says of many documents in one process: its median."""
    return float(re.search(r"median ([\d.]+) ms", run(["sh", "-c", command]).stderr)[1])


def pages(pdf):
    return int(re.search(r"Pages:\s+(\d+)", run(["pdfinfo", str(pdf)]).stdout)[1])


def long_case(sessions):
    """An invented case that was talked over so many times, with a visit after each."""
    case = json.loads((ROOT / "tests/cases/C02.json").read_text(encoding="utf-8"))
    first, *rest = case["steps"]
    days = [f"2026-04-{day % 28 + 1:02}" for day in range(sessions)]
    case["steps"] = [{**first, "date": day} for day in sorted(days)] + rest
    case["statements"] = [{**said, "date": day} for day in sorted(days) for said in case["statements"] * 2] + case["statements"]
    case["accepted"] = "2026-04-01"
    case["follow_ups"] = [visit for visit in case["follow_ups"] for _ in range(sessions)]
    return case


def dossier(program, runs, out):
    """Pages and median seconds of the first dossier that is long enough."""
    case, pdf = out / "long.json", out / "dossier.pdf"
    command = shlex.join([str(program), "dossier", "--case", str(case), "--out", str(pdf)])
    for sessions in range(3, 60):
        case.write_text(json.dumps(long_case(sessions), ensure_ascii=False), encoding="utf-8")
        # What is missing in an invented case is told and is no failure here.
        subprocess.run(["sh", "-c", command], capture_output=True, check=False)
        if pdf.exists() and pages(pdf) >= DOSSIER_PAGES:
            break
    return pages(pdf), cold({"dossier": f"{command} 2>/dev/null || true"}, runs, out)["dossier"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--quick", action="store_true", help="Typst alone beside ours")
    options = parser.parse_args()
    # Not resolved: the python of a virtual environment is a link, and means more than what it points at.
    folder, python = options.folder.resolve(), os.path.abspath(options.python)
    bench, program = built()
    with tempfile.TemporaryDirectory() as work:
        out = Path(work)

        def peer(name, *more):
            return shlex.join([python, str(folder / f"peers/peer_{name}.py"), *map(str, more)])

        commands = {"ours": shlex.join([bench, str(folder), str(out / "ours.pdf")]), "typst": peer("typst", out / "typst.pdf")}
        warm = {"ours": f"{commands['ours']} 500", "typst": f"{commands['typst']} 100"}
        if not options.quick:
            for name, rounds in (("reportlab", 20), ("weasyprint", 5)):
                commands[name] = peer(name, out / f"{name}.pdf")
                warm[name] = f"{commands[name]} {rounds}"
            run(["sh", "-c", peer("docx", "template", out)])
            office = f"soffice -env:UserInstallation=file://{out}/profile --headless --convert-to pdf {out}/office.docx --outdir {out}"
            commands["office"] = f"{peer('docx', 'fill', out, out / 'office.docx')} && {office} >/dev/null 2>&1"
        seconds = cold(commands, options.runs, out)
        missed = table(commands, warm, seconds, out)
        long_pages, long_seconds = dossier(program, options.runs, out)
    print(f"\ndossier: {long_pages} pages in {long_seconds:.2f} s, cold")
    if long_pages < DOSSIER_PAGES or long_seconds > DOSSIER_S:
        missed.append(f"a dossier of {DOSSIER_PAGES} pages within {DOSSIER_S} s")
    print("\nmissed: " + "; ".join(missed) if missed else "\nevery aim is met")
    return bool(missed)


def table(commands, warm, seconds, out):
    """Prints a line a tool; the answer is which aims of ours are missed."""
    names = {"office": "docxtpl + LibreOffice", "weasyprint": "WeasyPrint", "typst": "Typst"}
    print("| tool | cold ms | of Typst | warm ms | memory MB | file KB | pages |\n| --- | --- | --- | --- | --- | --- | --- |")
    figures = {}
    for name, command in commands.items():
        pdf = out / f"{name}.pdf"
        # Both before the warm loop, which writes the file again.
        size, count, memory = pdf.stat().st_size / 1000, pages(pdf), memory_mb(command)
        often = warm_ms(warm[name]) if name in warm else None
        share = seconds[name] / seconds["typst"]
        figures[name] = (share, often, memory, size)
        shown = "–" if often is None else f"{often:.1f}"
        print(f"| {names.get(name, name)} | {seconds[name] * 1000:.0f} | {share:.2f} | {shown} | {memory:.0f} | {size:.0f} | {count} |", flush=True)
    share, often, memory, size = figures["ours"]
    aims = [
        (share <= COLD_SHARE, f"cold at most {COLD_SHARE} of Typst"),
        (often <= WARM_MS, f"warm at most {WARM_MS} ms"),
        (memory < MEMORY_MB, f"memory under {MEMORY_MB} MB"),
        (size < SIZE_KB, f"file under {SIZE_KB} KB"),
    ]
    return [words for met, words in aims if not met]


if __name__ == "__main__":
    sys.exit(main())
