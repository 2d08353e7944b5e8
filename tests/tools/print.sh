#!/usr/bin/env bash
# Prints three copies of an agreement on both sides, through the program's own code and CUPS, to a printer on the
# loopback that keeps what it gets, and reads it back. Needs no systemd; run as root in a container.
# Packages: cups-daemon cups-client cups-filters cups-ipp-utils dbus avahi-daemon poppler-utils
# usage: print.sh
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
port=8641
queue=MaplebridgeTest
kept="$work/kept"
mkdir "$kept"
mine=()

leave() {
    cancel -a "$queue" 2>/dev/null || true
    lpadmin -x "$queue" 2>/dev/null || true
    for pid in "${mine[@]}"; do kill "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap leave EXIT

# Waits until a command holds, at most 20 seconds.
until_holds() {
    for _ in $(seq 100); do
        if eval "$1" >/dev/null 2>&1; then return 0; fi
        sleep 0.2
    done
    echo "FAILED: $1"
    return 1
}

# Each service is started only where none runs, and only what was started here is ended.
mkdir -p /run/dbus
if ! dbus-send --system --dest=org.freedesktop.DBus / org.freedesktop.DBus.ListNames >/dev/null 2>&1; then
    rm -f /run/dbus/pid
    mine+=("$(dbus-daemon --system --fork --print-pid)")
fi
# ippeveprinter asks for it even where nothing is announced.
if ! avahi-daemon --check 2>/dev/null; then
    avahi-daemon --no-drop-root --no-chroot --no-rlimits >"$work/avahi.log" 2>&1 &
    mine+=($!)
    until_holds "avahi-daemon --check"
fi
if ! lpstat -r | grep -q "scheduler is running"; then
    cupsd -f >"$work/cupsd.log" 2>&1 &
    mine+=($!)
    until_holds 'LC_ALL=C lpstat -r | grep -q "scheduler is running"'
fi

# The printer: two-sided, no announcement, keeps its documents, and writes down how each was to be printed.
cat >"$work/printed" <<'EOF'
#!/bin/sh
env | grep -E '^IPP_(COPIES|SIDES|JOB_NAME)=' >"$KEPT/how.$$"
EOF
chmod +x "$work/printed"
KEPT="$kept" ippeveprinter -2 -r off -k -d "$kept" -c "$work/printed" -p "$port" -n localhost \
    -f application/pdf,image/pwg-raster -v Maplebridge >"$work/printer.log" 2>&1 &
mine+=($!)
until_holds "ipptool -q ipp://localhost:$port/ipp/print get-printer-attributes.test"
lpadmin -p "$queue" -E -v "ipp://localhost:$port/ipp/print" -m everywhere

cd "$here/../.."
MAPLEBRIDGE_PRINTER="$queue" cargo test --locked -q --test it three_copies_arrive_at_a_real_printer -- --ignored
document="$(python3 "$here/print.py" "$kept")"
python3 "$here/words.py" "$here/../cases/C01.json" "$document" zh
echo "print: three copies on both sides arrived, every word of the agreement in them"
