#!/usr/bin/env python3
"""Makes hands.json: twenty signatures as four kinds of pen would record them. usage: make.py (from this folder)

The runs of the strokes come from the practised signatures of the practice case; who writes, how fast, on what device
and with what noise is seeded here. README.md says what that is worth.
"""
import json
import math
import random
from pathlib import Path

HERE = Path(__file__).parent
SOURCE = HERE.parents[2] / "assets/demo/signatures.json"
# Device, points a second, whole pixels, pressure.
DEVICES = [("mouse", 125, True, False), ("mouse", 60, True, False), ("pen", 120, False, True), ("touch", 90, False, False)]


def along(points, gap):
    """Points at even distances along the run."""
    out, carried = [points[0]], 0.0
    for (ax, ay), (bx, by) in zip(points, points[1:]):
        way = math.hypot(bx - ax, by - ay)
        at = gap - carried
        while at <= way:
            out.append((ax + (bx - ax) * at / way, ay + (by - ay) * at / way))
            at += gap
        carried = way - (at - gap)
    return out + [points[-1]]


def rounded(points, times):
    """Corners as a hand rounds them: little where it writes carefully, more where it hurries."""
    for _ in range(times):
        points = [points[0], *(((a[0] + 2 * b[0] + c[0]) / 4, (a[1] + 2 * b[1] + c[1]) / 4)
                               for a, b, c in zip(points, points[1:], points[2:])), points[-1]]
    return points


def joined(strokes, hand, share):
    """A running hand: some strokes go on into the next one without a lift."""
    runs = [strokes[0]]
    for stroke in strokes[1:]:
        near = math.dist(runs[-1][-1], stroke[0]) < 130
        if near and hand.random() < share:
            runs[-1] = runs[-1] + stroke
        else:
            runs.append(stroke)
    return runs


def turning(points, at, reach=3):
    """Turn of the run around this place, in radians a pixel."""
    a, b, c = points[max(0, at - reach)], points[at], points[min(len(points) - 1, at + reach)]
    one, two = math.atan2(b[1] - a[1], b[0] - a[0]), math.atan2(c[1] - b[1], c[0] - b[0])
    turn = abs(math.remainder(two - one, math.tau))
    return turn / max(1.0, (math.dist(a, b) + math.dist(b, c)) / 2)


def timed(points, pace):
    """Seconds at each point. The hand is slow at both ends and in turns: speed goes with curvature to the power of -1/3
    (Lacquaniti, Terzuolo and Viviani 1983)."""
    times, now, count = [0.0], 0.0, len(points)
    for at in range(1, count):
        bell = 0.25 + 0.75 * math.sin(math.pi * at / count) ** 0.6
        bend = min(1.6, max(0.18, (0.02 / max(turning(points, at), 1e-4)) ** (1 / 3)))
        now += math.dist(points[at - 1], points[at]) / (pace * bell * bend)
        times.append(now)
    return times


def sampled(points, times, device, hand, start):
    """What the device sees of one stroke."""
    _, rate, whole, presses = device
    seen, at, now, last = [], 0, 0.0, times[-1]
    while True:
        while at + 1 < len(times) and times[at + 1] < now:
            at += 1
        span = times[at + 1] - times[at] if at + 1 < len(times) else 0
        share = (now - times[at]) / span if span > 0 else 0.0
        a, b = points[at], points[min(at + 1, len(points) - 1)]
        x = a[0] + (b[0] - a[0]) * share + hand.uniform(-0.5, 0.5)
        y = a[1] + (b[1] - a[1]) * share + hand.uniform(-0.5, 0.5)
        way = now / last if last else 0.0
        pressure = 0.5
        if presses:
            pressure = round(min(1.0, max(0.05, 0.2 + 0.55 * math.sin(math.pi * way) ** 0.5 + hand.uniform(-0.03, 0.03))), 2)
        point = [round(x), round(y)] if whole else [round(x, 1), round(y, 1)]
        if not seen or seen[-1][:2] != point:
            seen.append([*point, pressure, round((start + now) * 1000)])
        if now >= last:
            return seen
        now = min(last, now + (1 + hand.uniform(-0.1, 0.1)) / rate)


def signature(name, source, number):
    hand, device = random.Random(f"{name} {number}"), DEVICES[number]
    pace, share = hand.uniform(700, 1500), hand.choice([0.0, 0.35, 0.7])
    size, slant = hand.uniform(0.8, 1.0), hand.uniform(-0.12, 0.2)
    middle = (source["pad_width"] / 2, source["pad_height"] / 2)
    place = lambda x, y: (middle[0] + size * ((x - middle[0]) - slant * (y - middle[1])), middle[1] + size * (y - middle[1]))
    strokes = [[place(point["x"], point["y"]) for point in stroke] for stroke in source["strokes"]]
    now, written = 0.0, []
    for run in joined(strokes, hand, share):
        points = rounded(along(run, 2.0), hand.choice([2, 6, 14]))
        times = timed(points, pace)
        written.append(sampled(points, times, device, hand, now))
        now += times[-1] + hand.uniform(0.06, 0.16)
    # A dot, as many put after their name; three points or one.
    if number % 2 == 0:
        x, y = place(source["pad_width"] - 70, 300)
        dot = [[round(x) + n, round(y) + n // 2, 0.5, round(now * 1000) + 9 * n] for n in range(1 + number)]
        written.append(dot)
    return {"name": name, "device": device[0], "rate": device[1], "pad_width": source["pad_width"],
            "pad_height": source["pad_height"], "strokes": written}


def main():
    practised = json.loads(SOURCE.read_text(encoding="utf-8"))
    hands = [signature(name, source, number) for name, source in practised.items() for number in range(4)]
    lines = ",\n".join(json.dumps(hand, ensure_ascii=False, separators=(",", ":")) for hand in hands)
    (HERE / "hands.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
