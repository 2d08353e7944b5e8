#!/usr/bin/env bash
# Tortures a casebook: kills, power cuts, failed writes, turned bits, plain words. usage: torture.sh [all]
# Without a word as much as a change must pass; with "all" as much as stands in tests/README.md (about an hour).
set -euo pipefail
cd "$(dirname "$0")/../.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
gcc -shared -fPIC -O2 -Wall -Wextra -Werror -o "$work/shim.so" tests/tools/torture/shim.c -ldl -lpthread
cargo test --locked --no-run --test torture
program="$(cargo test --locked --no-run --test torture --message-format=json 2>/dev/null |
    python3 -c 'import json, sys
made = (json.loads(line) for line in sys.stdin if line.startswith("{"))
print(next(one["executable"] for one in made if one.get("executable") and one["target"]["name"] == "torture"))')"
export TORTURE_SHIM="$work/shim.so"
if [ "${1:-}" = all ]; then
    tasks=("kill 1000" "power 400" "image 12" "writes 1 400 1" "flips 200" "full" "search" "flushes")
else
    tasks=("kill 60" "power 100" "image 3" "writes 1 400 8" "flips 200" "full" "search" "flushes")
fi
for task in "${tasks[@]}"; do
    read -ra words <<<"$task"
    "$program" "${words[@]}" | tee -a "$work/told"
done
# One list at the end, so that nobody takes for shown what did not run.
grep '^LEFT OUT' "$work/told" || echo "nothing left out"
