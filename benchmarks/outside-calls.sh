#!/usr/bin/env bash
# Counts the system calls of plain runs from outside, by a strace of its own, and prints them per message for each mode.
# Arguments go to the sessions' mvn. Exit status: 0 when the counts are those of the call lists, 1 when not, 2 when
# something failed.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
exec python3 "$here/outside-calls.py" "$@"
