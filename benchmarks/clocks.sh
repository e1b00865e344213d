#!/usr/bin/env bash
# Checks the CPU clocks: the split against the thread clock in a real session, and process figures against outside observers.
# Arguments go to the session's mvn. Exit status: 0 when both bounds hold, 1 when not, 2 when something failed.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
exec python3 "$here/clocks.py" "$@"
