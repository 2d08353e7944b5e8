#!/usr/bin/env bash
# Prints the practice case and the six visible cases and reads the PDFs back with poppler, qpdf and mupdf.
# usage: papers.sh BINARY
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
binary="$(realpath "$1")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
# The fonts of whoever runs this must not show.
export MAPLEBRIDGE_BODY_FONT=song MAPLEBRIDGE_PASSPHRASE="one bridge, two banks, three kind words"
passed=0 failed=0
ok() { if eval "$2"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $1"; fi; }

# A copy that lies alone in an empty folder: fonts, templates and texts are inside it.
cp "$binary" "$work/maplebridge"
cd "$work"
env -u DISPLAY -u WAYLAND_DISPLAY ./maplebridge demo --out demo >demo.txt
ok "the demo leaves an agreement" '[ -s demo/agreement.pdf ] && [ -s demo/case.json ]'
ok "every page of the demo says PRACTICE" '[ "$(pdftotext demo/agreement.pdf - | grep -c PRACTICE)" -ge "$(pdfinfo demo/agreement.pdf | awk "/^Pages/{print \$2}")" ]'

for case in C01 C02 C05 C07 C08; do
    for lang in zh en; do
        pdf="$case-$lang.pdf"
        ./maplebridge agreement "$here/../cases/$case.json" --out "$pdf" --lang "$lang" 2>"$case.err" || { cat "$case.err"; }
        ok "$pdf is there" '[ -s "$pdf" ]'
        ok "$pdf under 300 KB" '[ "$(stat -c %s "$pdf")" -lt 300000 ]'
        ok "$pdf passes qpdf" 'qpdf --check "$pdf" >/dev/null'
        ok "$pdf opens in mupdf" 'mutool info "$pdf" >/dev/null'
        ok "$pdf has no Type 3 font" '! pdffonts "$pdf" | grep -q "Type 3"'
        ok "$pdf embeds and cuts every font" '! pdffonts "$pdf" | tail -n +3 | awk "{print \$(NF-4), \$(NF-3)}" | grep -qv "yes yes"'
        ok "$pdf holds its words" 'python3 "$here/words.py" "$here/../cases/$case.json" "$pdf" "$lang"'
    done
done

set +e
./maplebridge agreement "$here/../cases/C11.json" --out C11.pdf 2>C11.err
code=$?
set -e
ok "C11 has no agreement to print" '[ "$code" -eq 1 ] && [ ! -e C11.pdf ] && [ -s C11.err ]'

for case in C01 C02 C05 C07 C08 C11; do
    ./maplebridge --casebook book case import "$here/../cases/$case.json" >/dev/null
    number="$(python3 -c "import json,sys; print(json.load(open(sys.argv[1], encoding='utf-8'))['number'])" "$here/../cases/$case.json")"
    ./maplebridge --casebook book case export "$number" --out "$case.json" --with-private
    ok "$case equals itself after the casebook" 'python3 "$here/same.py" "$here/../cases/$case.json" "$case.json"'
done
ok "the list has six lines" '[ "$(./maplebridge --casebook book case list | wc -l)" -eq 6 ]'

echo "papers: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
