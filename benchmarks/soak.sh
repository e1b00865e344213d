#!/usr/bin/env bash
# Moves a million messages per mode through one pair of workers each, and prints what the workers hold over time.
# Usage: benchmarks/soak.sh [MODE...]   (default: every mode measured by default; all: every mode there is)
# Environment: WINDOWS (20), MESSAGES per window (50000), BYTES of a message (112192), MVN.
# Exit status: 0 when every series is flat, 1 when not.
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/engine.sh"
"$java" --enable-native-access=ALL-UNNAMED \
  -cp "$classpath" \
  io.github.ipcbench.session.SoakMain "$output" "${MESSAGES:-50000}" "${WINDOWS:-20}" "${BYTES:-112192}" "$@"
