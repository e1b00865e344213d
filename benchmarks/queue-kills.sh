#!/usr/bin/env bash
# Kills senders and receivers of the queues without a lock at random moments: real workers, whose messages all differ and are
# checked byte by byte. Prints how many injections there were, how many hung, accepted a torn message or left something.
# Usage: benchmarks/queue-kills.sh [MODE...]   (of mmap-lockfree, mmap-inplace and mmap-spin; default: the first)
# Environment: INJECTIONS (1000), SEED (1), AT_ONCE, how many runs at the same time (4), MVN.
# Exit status: 0 when no injection hung, tore or lost a message, lacked its reason or left something behind, 1 when one did.
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/engine.sh"
"$java" --enable-native-access=ALL-UNNAMED \
  -cp "$classpath" \
  io.github.ipcbench.session.QueueKillsMain "$output" "${INJECTIONS:-1000}" "${SEED:-1}" "${AT_ONCE:-4}" "$@"
