#!/usr/bin/env bash
# Attacks short sessions as another local user would: watches for names of private directories that become free, for names on
# command lines, and swaps links while directories are removed. Prints a line for each attack, and a sum. An attack is valid
# when it took place: a directory made at a name that had become free, or a name read from a command line and tried.
# Usage, as root on Linux: benchmarks/strangers.sh [ATTACKS]   (default 50, and one in five more on sessions that are killed)
# Root is needed for a mount namespace with a fresh /tmp and /dev/shm, and to become two users (no accounts are made).
# Environment: JAVA_HOME, the runtime to attack; MVN.
# Exit status: 0 when every attack was valid, no file was lost, no session ended and no directory was left behind, 1 when not.
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/engine.sh"
unshare --mount --propagation private "$java" -cp "$classpath" \
  io.github.ipcbench.session.StrangersMain "${1:-50}"
