#!/usr/bin/env bash
# Holds sealed agreements against tools that are not ours (poppler's pdfsig, pyHanko): they call them valid; of seeded
# changes, appended revisions, swapped pages and copied seals none stays unseen.
# usage: seal.sh BINARY [--every]     --every: each byte of one seal, too (some minutes)
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
binary="$(realpath "$1")"
shift
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir "$work/sealed"
cd "$here/../.."
MAPLEBRIDGE_SHOW_SEALED="$work/sealed" cargo test --locked --quiet --test it seal_files::every >/dev/null
python3 -m venv "$work/venv"
if "$work/venv/bin/pip" install --quiet --disable-pip-version-check 'pyHanko==0.38.0' 'pyhanko-certvalidator==0.33.0'; then
    "$work/venv/bin/python" "$here/seal.py" "$binary" "$work/sealed" "$@"
else
    echo "LEFT OUT: seals beside pdfsig and pyHanko, which could not be installed"
fi
# Debian's own Python, which has pikepdf.
/usr/bin/python3 "$here/pdfa.py" --sealed "$work"/sealed/C*.pdf
bash "$here/preflight.sh" "$work/sealed/C01.pdf" "$work/sealed/C05.pdf"
