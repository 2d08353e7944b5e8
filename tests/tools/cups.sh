#!/bin/sh
# Stands in for lp, lpstat and cancel, whichever name it is called by: answers with the files beside that name and
# writes down what it was asked. Used by tests/it/printing.rs.
here="$(dirname "$0")"
name="$(basename "$0")"
echo "$name $*" >>"$here/asked"
[ -e "$here/$name.hangs" ] && exec sleep 600
if [ -e "$here/$name.refuses" ]; then
    cat "$here/$name.refuses" >&2
    exit 1
fi
case "$name $*" in
lp\ *)
    cat >"$here/printed.pdf"
    echo "request id is Office-7 (1 file(s))"
    ;;
cancel\ *) : >"$here/waiting" ;;
*\ -e) [ ! -e "$here/printers" ] || echo Office ;;
*\ -d) echo "system default destination: Office" ;;
*not-completed*) cat "$here/waiting" ;;
*completed*) cat "$here/completed" ;;
*-p*)
    if [ ! -e "$here/printers" ]; then
        echo "lpstat: No destinations added." >&2
        exit 1
    fi
    cat "$here/printers"
    ;;
esac
