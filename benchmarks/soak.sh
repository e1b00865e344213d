#!/usr/bin/env bash
# Moves a million messages per mode through one pair of workers each, and prints what the workers hold over time.
# Usage: benchmarks/soak.sh [MODE...]   (default: every mode measured by default; all: every mode there is)
# Environment: WINDOWS (20), MESSAGES per window (50000), BYTES of a message (112192), MVN.
# Exit status: 0 when every series is flat, 1 when not.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cd -- "$here/.."
output=$(mktemp -d)
trap 'rm -rf -- "$output"' EXIT

"${MVN:-mvn}" -q -B -pl ipc-bench-core test-compile dependency:build-classpath \
  "-Dmdep.outputFile=$output/classpath" -Dmdep.includeScope=test
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>&1 | head -n 1
uname -srm
"$java" --enable-native-access=ALL-UNNAMED \
  -cp "ipc-bench-core/target/test-classes:ipc-bench-core/target/classes:$(cat "$output/classpath")" \
  io.github.ipcbench.session.SoakMain "$output" "${MESSAGES:-50000}" "${WINDOWS:-20}" "${BYTES:-112192}" "$@"
