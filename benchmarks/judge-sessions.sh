#!/usr/bin/env bash
# Judges the sessions that sessions.sh left, with the engine's own statistics.
# usage: benchmarks/judge-sessions.sh pairs DIRECTORY OTHER_DIRECTORY    session N of one against session N of the other
#        benchmarks/judge-sessions.sh selfcheck DIRECTORY                what each session's self-check said
#        benchmarks/judge-sessions.sh calls DIRECTORY                    by how much the instruments differ, and whether the parts add up
set -euo pipefail
repository=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
classpath=$repository/benchmarks/target/classpath.txt
mkdir -p -- "$repository/benchmarks/target"
"${MVN:-mvn}" -q -B -f "$repository/pom.xml" -pl ipc-bench-core dependency:build-classpath "-Dmdep.outputFile=$classpath"
exec java -cp "$repository/ipc-bench-core/target/classes:$(<"$classpath")" "$repository/benchmarks/Sessions.java" "$@"
