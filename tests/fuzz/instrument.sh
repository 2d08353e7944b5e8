#!/usr/bin/env bash
# As RUSTC_WORKSPACE_WRAPPER: counts which branches run, for libFuzzer, in our own crates alone, so that no crate of others
# is compiled anew. These flags need no nightly tool chain.
set -euo pipefail
rustc="$1"
shift
name=""
previous=""
for argument in "$@"; do
    [ "$previous" = --crate-name ] && name="$argument"
    previous="$argument"
done
case "$name" in
maplebridge | maplebridge_fuzz)
    exec "$rustc" "$@" -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
        -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
        -Copt-level=1 --cfg fuzzing
    ;;
*) exec "$rustc" "$@" ;;
esac
