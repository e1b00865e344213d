#!/usr/bin/env bash
# Does harm to real sessions at random moments and counts what is left of them; see benchmarks/README.md.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
exec python3 "$here/faults.py" "$@"
