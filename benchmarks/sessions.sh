#!/usr/bin/env bash
# Carries out many sessions, one after the other, and keeps the results of each: DIRECTORY/1/results.json and so on.
# usage: benchmarks/sessions.sh DIRECTORY SESSIONS [arguments for mvn, such as -Dipcbench.selfcheck]
# A session that fails is reported and the next one goes on. Sessions.java judges what lies there.
set -euo pipefail
if (($# < 2)); then
  sed -n '2,4s/^# //p' "$0" >&2
  exit 2
fi
directory=$(realpath -m -- "$1")
sessions=$2
shift 2
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
failed=0
for ((session = 1; session <= sessions; session++)); do
  mkdir -p -- "$directory/$session"
  if ${BEFORE_SESSION:-} "${MVN:-mvn}" -q -B ipcbench:run "-Dipcbench.outputDirectory=$directory/$session" "$@" \
    >"$directory/$session/console.log" 2>&1; then
    echo "session $session of $sessions: done"
  else
    echo "session $session of $sessions: FAILED, see $directory/$session/console.log"
    failed=1
  fi
done
exit "$failed"
