#!/usr/bin/env bash
# Builds the C program and compares the Java workers with it, pair by pair; `parity.sh --help` lists the options.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$here/target"
"$here/c/build.sh" "$here/target/ipcbench"
exec python3 "$here/parity.py" --program "$here/target/ipcbench" "$@"
