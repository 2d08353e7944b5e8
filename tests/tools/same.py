#!/usr/bin/env python3
"""Two case files say the same, order of keys and nulls aside. usage: same.py A.json B.json"""
import json
import sys


def bare(value):
    if isinstance(value, dict):
        return {key: bare(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [bare(inner) for inner in value]
    return value


one, two = (bare(json.load(open(path, encoding="utf-8"))) for path in sys.argv[1:3])
if one != two:
    for key in sorted(set(one) | set(two)):
        if one.get(key) != two.get(key):
            print("differs at", key, file=sys.stderr)
    sys.exit(1)
