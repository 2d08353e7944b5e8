#!/usr/bin/env bash
# Builds the fuzz targets on the stable tool chain and runs each for so many seconds (60), two at a time, from the kept
# inputs and the program's own files. Prints a table; exit 1 where a target crashed, hung or took too much memory.
#   tests/tools/fuzz.sh [SECONDS [TARGET…]]
#   tests/tools/fuzz.sh build      only builds
# MAPLEBRIDGE_FUZZ_KEEP=DIR keeps what was found from one run to the next.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds="${1:-60}"
shift || true
target="${CARGO_TARGET_DIR:-$(cargo metadata --offline --no-deps --format-version 1 | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')}"
RUSTC_WORKSPACE_WRAPPER="$PWD/tests/fuzz/instrument.sh" cargo build --locked -p maplebridge-fuzz
if [ "$seconds" = build ]; then exit; fi
program="$target/debug/maplebridge-fuzz"
keep="${MAPLEBRIDGE_FUZZ_KEEP:-$(mktemp -d)}"
# Databases are written to files: in memory, where that is there.
scratch="$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")")"
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$keep/logs"

# The database that foreign files are mutated from is made of the program's own schema.
python3 tests/tools/fuzz_database.py "$keep/made/database"

# Whole files of the program that a target begins with, besides the kept inputs.
seeds() {
    case "$1" in
    case_file | case_paper) echo tests/cases ;;
    template) echo templates/papers ;;
    guide) echo assets/law templates/steps templates/phrases templates/seats ;;
    database) echo "$keep/made/database" ;;
    esac
}

# A hang is a finding. To look for codes on a sheet takes seconds by itself, and the program gives it two minutes.
limit() {
    case "$1" in
    scan) echo 180 ;;
    *) echo 20 ;;
    esac
}

run() {
    local name="$1" longest="$2"
    mkdir -p "$keep/$name" "$keep/crashes/$name" "$scratch/$name"
    # shellcheck disable=SC2046
    MAPLEBRIDGE_FUZZ="$name" TMPDIR="$scratch/$name" nice -n 19 "$program" -max_total_time="$seconds" -timeout="$(limit "$name")" \
        -rss_limit_mb=2048 -malloc_limit_mb=1024 -max_len="$longest" -print_final_stats=1 -verbosity=1 \
        -artifact_prefix="$keep/crashes/$name/" "$keep/$name" "tests/fuzz/corpus/$name" $(seeds "$name") \
        >"$keep/logs/$name" 2>&1 || echo "exit $?" >>"$keep/logs/$name"
    rm -rf "${scratch:?}/$name"
}

list="$("$program" | while read -r name longest; do
    if [ $# -eq 0 ] || [[ " $* " == *" $name "* ]]; then echo "$name $longest"; fi
done)"
while read -r name longest; do
    while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n || true; done
    run "$name" "$longest" &
done <<<"$list"
wait

failed=0
echo "| target | executions | coverage | inputs kept | crashes |"
echo "| --- | ---: | ---: | ---: | ---: |"
while read -r name _; do
    log="$keep/logs/$name"
    executions="$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")"
    coverage="$(grep -o 'cov: [0-9]*' "$log" | tail -1 | cut -d' ' -f2 || true)"
    crashes="$(find "$keep/crashes/$name" -type f | wc -l)"
    if [ -z "$executions" ] || grep -q '^exit' "$log"; then
        failed=1
        tail -25 "$log" >&2
    fi
    [ "$crashes" -eq 0 ] || failed=1
    echo "| $name | ${executions:-0} | ${coverage:-0} | $(find "$keep/$name" -type f | wc -l) | $crashes |"
done <<<"$list"
exit "$failed"
