#!/usr/bin/env bash
# Measures what the modes are held to beside parity: the floor, the hybrid's two branches, other people's ratios;
# `modes.sh --help` lists the options.
set -euo pipefail
exec python3 "$(dirname -- "${BASH_SOURCE[0]}")/modes.py" "$@"
