#!/usr/bin/env bash
# Prints every paper and the dossier of every case in every language that it has, and holds the files against tools
# that are not ours. A paper either comes with exit 0, or with exit 1, no file and a sentence.
# usage: every_paper.sh BINARY [CASE.json …]
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
binary="$(realpath "$1")"
shift
cases=("$@")
[ "${#cases[@]}" -gt 0 ] || cases=("$here"/../cases/*.json)
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
# The office and the fonts of whoever runs this must not show.
export HOME="$work/home" MAPLEBRIDGE_BODY_FONT=song
mkdir "$HOME"
cd "$work"
wrong=0 printed=0 refused=0
problem() { wrong=$((wrong + 1)); echo "FAILED: $1"; }

hold() {
    local pdf="$1"
    qpdf --check "$pdf" >qpdf.txt 2>&1 || problem "$pdf: $(tail -n 2 qpdf.txt)"
    if pdffonts "$pdf" | grep "Type 3" >/dev/null; then problem "$pdf has a Type 3 font"; fi
    if pdffonts "$pdf" | tail -n +3 | awk '{print $(NF-4), $(NF-3), $(NF-2)}' | grep -v "yes yes yes" >/dev/null; then
        problem "$pdf: a font is not embedded, cut, and readable"
    fi
    if pdftotext "$pdf" - | grep -E '\{\{|\}\}|@[a-z]' >/dev/null; then problem "$pdf shows markup"; fi
}

"$binary" paper --list >list.txt
for case in "${cases[@]}"; do
    name="$(basename "$case" .json)"
    while IFS=$'\t' read -r paper _ _; do
        for lang in zh en both; do
            pdf="$name-$paper-$lang.pdf"
            code=0
            "$binary" paper "$paper" --case "$case" --out "$pdf" --lang "$lang" >out.txt 2>error.txt || code=$?
            case "$code" in
                0) [ -s "$pdf" ] || problem "$pdf: exit 0 without a file"; printed=$((printed + 1)); hold "$pdf" ;;
                # A finding that blocks leaves a draft.
                1) [ -s error.txt ] || problem "$pdf: exit 1 without a sentence"
                   if [ -e "$pdf" ]; then pdftotext "$pdf" - | grep DRAFT >/dev/null || problem "$pdf: exit 1 and no draft"; hold "$pdf"
                   else refused=$((refused + 1)); fi ;;
                *) problem "$pdf: exit $code: $(cat error.txt)" ;;
            esac
        done
    done <list.txt
    code=0
    "$binary" dossier --case "$case" --out "$name-dossier.pdf" >out.txt 2>error.txt || code=$?
    [ -s "$name-dossier.pdf" ] && hold "$name-dossier.pdf" || problem "$name: no dossier: $(cat error.txt)"
    case "$name" in
        C*) [ "$code" -eq 0 ] || problem "$name: its dossier is whole, yet exit $code: $(cat error.txt)" ;;
    esac
done
pdfs=(*.pdf)
python3 "$here/lines.py" "${pdfs[@]}" || problem "forbidden line starts or ends"
# Debian's own Python, which has pikepdf.
/usr/bin/python3 "$here/pdfa.py" "${pdfs[@]}" || problem "not PDF/A-2u"
/usr/bin/python3 "$here/pdfa.py" --spoil C01-agreement-zh.pdf || problem "the points of PDF/A-2u do not notice a spoilt file"
bash "$here/preflight.sh" C01-agreement-zh.pdf C02-agreement-both.pdf C05-dossier.pdf || problem "PDFBox Preflight"
echo "every paper: $printed printed, $refused do not fit, $wrong wrong"
[ "$wrong" -eq 0 ]
