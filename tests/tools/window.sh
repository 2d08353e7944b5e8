#!/usr/bin/env bash
# The journeys in the real window, under Xvfb. usage: window.sh BINARY
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
# The casebooks of the journeys are made and opened with it.
export MAPLEBRIDGE_PASSPHRASE="${MAPLEBRIDGE_PASSPHRASE:-one bridge, two banks, three kind words}"
# The accessibility bindings belong to the system's Python.
/usr/bin/python3 "$here/window.py" "$(realpath "$1")"
