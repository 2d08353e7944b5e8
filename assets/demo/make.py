#!/usr/bin/env python3
"""Makes the practised signatures of the practice case: strokes as if written on the pad, with a seeded hand.

The run of each stroke comes from the medians of the npm package hanzi-writer-data 2.0.1 (Arphic Public License,
LICENSE-ARPHIC.txt). Use: npm install hanzi-writer-data@2.0.1 && python3 make.py node_modules/hanzi-writer-data

They belong to invented people and are played in the practice case alone, on pages marked 演示 PRACTICE.
"""
import json
import math
import random
import sys

PAD = (1050.0, 380.0)
NAMES = ["林志远", "何美娟", "关伯年", "陈和平", "罗小满"]


def smooth(points, step=9.0):
    """Points at even distances along the run of a stroke, corners rounded a little."""
    dense = []
    for (ax, ay), (bx, by) in zip(points, points[1:]):
        n = max(1, int(math.hypot(bx - ax, by - ay) / step))
        dense += [(ax + (bx - ax) * i / n, ay + (by - ay) * i / n) for i in range(n)]
    dense.append(points[-1])
    for _ in range(3):
        dense = [dense[0]] + [
            ((a[0] + 2 * b[0] + c[0]) / 4, (a[1] + 2 * b[1] + c[1]) / 4)
            for a, b, c in zip(dense, dense[1:], dense[2:])
        ] + [dense[-1]]
    return dense


def signature(name, source):
    hand = random.Random(name)
    size = min(300.0, (PAD[0] - 80) / len(name))
    left = (PAD[0] - size * len(name)) / 2
    strokes, time = [], 0
    for position, character in enumerate(name):
        medians = json.load(open(f"{source}/{character}.json", encoding="utf-8"))["medians"]
        slant, tilt = hand.uniform(0.08, 0.16), hand.uniform(-0.05, -0.02)
        lift = hand.uniform(-12, 12)
        for median in medians:
            stroke = []
            drift = (hand.uniform(-5, 5), hand.uniform(-5, 5))
            points = smooth([(x, 900 - y) for x, y in median], 40.0)
            for index, (x, y) in enumerate(points):
                u, v = x / 1024 - 0.5, y / 1024 - 0.5
                px = left + (position + 0.5 + (u - v * slant) * 0.98) * size + drift[0]
                py = PAD[1] / 2 + lift + (v + u * tilt) * size * 0.98 + drift[1]
                speed = math.sin(math.pi * (index + 0.5) / len(points))
                time += int(11 + 12 * (1 - speed) + hand.uniform(0, 3))
                stroke.append({"x": round(px, 1), "y": round(py, 1), "pressure": 0.5, "t_ms": time})
            strokes.append(stroke)
            time += int(hand.uniform(90, 160))
    return {"pad_width": PAD[0], "pad_height": PAD[1], "strokes": strokes}


if __name__ == "__main__":
    made = {name: signature(name, sys.argv[1]) for name in NAMES}
    with open("signatures.json", "w", encoding="utf-8") as out:
        json.dump(made, out, ensure_ascii=False, separators=(",", ":"))
        out.write("\n")
