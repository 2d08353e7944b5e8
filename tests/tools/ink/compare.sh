#!/usr/bin/env bash
# Our ink beside that of the npm package signature_pad 5.1.4 on the recorded signatures: sharpest turn and largest change
# of width for each 0.1 mm of paper. Fails where ours is larger. usage: compare.sh [FOLDER FOR PICTURES]
set -euo pipefail
cd "$(dirname "$0")/../../.."
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "LEFT OUT: the comparison with signature_pad, which needs node and npm"
    exit 0
fi
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
if ! npm install --silent --no-fund --no-audit --prefix "$work" signature_pad@5.1.4 >/dev/null; then
    echo "LEFT OUT: the comparison with signature_pad, which could not be installed"
    exit 0
fi
hands=tests/cases/signatures/hands.json
pad="$work/node_modules/signature_pad/dist/signature_pad.js"
MAPLEBRIDGE_SHOW_INK="$work" cargo test --locked --quiet --test it ink_quality::show
node tests/tools/ink/play.mjs "$pad" "$hands" "$work/own.json"
# With its pen as wide as ours, 0.2 to 0.54 mm of paper, in points of the pad.
node tests/tools/ink/play.mjs "$pad" "$hands" "$work/wide.json" 3.8 10.3
python3 tests/tools/ink/measure.py "$hands" "$work/ours.json" "signature_pad=$work/own.json" \
    "as wide as ours=$work/wide.json" ${1:+--pictures "$1"}
