#!/usr/bin/env python3
"""Lays our ink beside another's. usage: measure.py HANDS.json OURS.json NAME=THEIRS.json … [--pictures FOLDER]

OURS and THEIRS hold dabs: [[[x, y, width], …] for each stroke] for each hand, in points of the pad. Everything is
measured in millimetres on paper, the whole pad laid into a place of 60 × 20. Along each drawn stroke a sample every
0.1 mm: the largest turn between successive parts, and the largest change of width from one sample to the next.
Exit 1 where ours is larger on any hand.
"""
import json
import math
import struct
import sys
import zlib
from pathlib import Path

PLACE = (60.0, 20.0)
STEP = 0.1
DOTS = 24  # to the millimetre


def samples(stroke, scale):
    """Places and widths every 0.1 mm along the stroke."""
    dabs = [(x * scale, y * scale, width * scale) for x, y, width in stroke]
    out, carried = dabs[:1], 0.0
    for a, b in zip(dabs, dabs[1:]):
        way = math.dist(a[:2], b[:2])
        at = STEP - carried
        while at <= way:
            out.append(tuple(a[n] + (b[n] - a[n]) * at / way for n in range(3)))
            at += STEP
        carried = way - (at - STEP)
    return out


def figures(strokes, scale):
    turn = jump = 0.0
    for stroke in strokes:
        places = samples(stroke, scale)
        ways = [math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in zip(places, places[1:])]
        turn = max([turn, *(abs(math.remainder(b - a, math.tau)) for a, b in zip(ways, ways[1:]))])
        jump = max([jump, *(abs(b[2] - a[2]) for a, b in zip(places, places[1:]))])
    return math.degrees(turn), jump


def picture(hands, path):
    """Hands one below the other, one column for each ink, black on white, 3 × 3 looks into each dot."""
    wide, high = (int(side * DOTS) for side in PLACE)
    rows = []
    for row in hands:
        cells = [cell(strokes, scale, wide, high) for strokes, scale in row]
        rows += [b"\xb0".join(bytes(cell[y * wide:(y + 1) * wide]) for cell in cells) for y in range(high)]
        rows.append(b"\xb0" * len(rows[-1]))
    raw = b"".join(b"\0" + row for row in rows)
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b""))


def cell(strokes, scale, wide, high):
    ink = bytearray(b"\xff" * (wide * high))
    for stroke in strokes:
        for x, y, width in dense(stroke, scale * DOTS):
            radius = width / 2
            for row in range(max(0, int(y - radius - 1)), min(high, int(y + radius + 2))):
                for column in range(max(0, int(x - radius - 1)), min(wide, int(x + radius + 2))):
                    edge = radius + 0.5 - math.hypot(column + 0.5 - x, row + 0.5 - y)
                    shade = 255 - round(255 * min(1.0, max(0.0, edge)))
                    at = row * wide + column
                    ink[at] = min(ink[at], shade)
    return ink


def dense(stroke, scale):
    """Dabs at most a third of a dot apart."""
    dabs = [(x * scale, y * scale, width * scale) for x, y, width in stroke]
    for a, b in zip(dabs, dabs[1:]):
        parts = max(1, math.ceil(math.dist(a[:2], b[:2]) * 1.5))
        yield from (tuple(a[n] + (b[n] - a[n]) * part / parts for n in range(3)) for part in range(parts))
    yield from dabs[-1:]


def main():
    arguments = sys.argv[1:]
    folder = None
    if "--pictures" in arguments:
        at = arguments.index("--pictures")
        folder = Path(arguments[at + 1])
        del arguments[at:at + 2]
    read = lambda path: json.loads(Path(path).read_text(encoding="utf-8"))
    hands, ours = read(arguments[0]), read(arguments[1])
    inks = [("ours", ours)] + [(name, read(path)) for name, path in (each.split("=") for each in arguments[2:])]
    assert hands and all(len(ink) == len(hands) for _, ink in inks), "not the same hands"
    print("| hand | " + " | ".join(f"{name}: turn ° | jump mm" for name, _ in inks) + " |")
    print("| --- |" + " ---: | ---: |" * len(inks))
    worse, most = [], [(0.0, 0.0)] * len(inks)
    for number, hand in enumerate(hands):
        scale = min(PLACE[0] / hand["pad_width"], PLACE[1] / hand["pad_height"])
        found = [figures(ink[number], scale) for _, ink in inks]
        most = [tuple(map(max, one, other)) for one, other in zip(most, found)]
        label = f"{hand['name']} {hand['device']} {hand['rate']}/s"
        print(f"| {label} | " + " | ".join(f"{turn:.1f} | {jump:.4f}" for turn, jump in found) + " |")
        if any(found[0][0] > other[0] or found[0][1] > other[1] for other in found[1:]):
            worse.append(label)
    print("| **largest** | " + " | ".join(f"**{turn:.1f}** | **{jump:.4f}**" for turn, jump in most) + " |")
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        for first in range(0, len(hands), 4):
            rows = [[(ink[number], min(PLACE[0] / hand["pad_width"], PLACE[1] / hand["pad_height"])) for _, ink in inks]
                    for number, hand in list(enumerate(hands))[first:first + 4]]
            picture(rows, folder / f"ink-{first // 4 + 1}.png")
    if worse:
        print("ours is larger on: " + ", ".join(worse))
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
