#!/usr/bin/env bash
# Times the report: of a quick session in ten fresh JVMs, of 10,000 runs with a heap of 256 MiB, and of 200 sessions beside
# each other with that heap. Needs `mvn install -DskipTests` first. Arguments go to mvn. Prints figures and judges nothing.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
output=$(mktemp -d)
trap 'rm -rf -- "$output"' EXIT
cd -- "$here/.."
session=src/site/gallery/epyc/results.json

"${MVN:-mvn}" -q -B dependency:build-classpath -pl site-templates "-Dmdep.outputFile=$output/classpath" \
  -DincludeScope=runtime "$@" >"$output/maven.log" || {
  cat -- "$output/maven.log" >&2
  exit 2
}
classpath="$output/classes:site-templates/target/classes:$(cat -- "$output/classpath")"
javac -d "$output/classes" -cp "$classpath" benchmarks/ReportSpeed.java benchmarks/CompareSpeed.java

for _ in 1 2 3 4 5 6 7 8 9 10; do
  java -cp "$classpath" ReportSpeed "$session" "$output/report"
done
echo "page: $(stat -c %s -- "$output/report/report.html") bytes"
for _ in 1 2 3; do
  java -Xmx256m -cp "$classpath" ReportSpeed "$session" "$output/report" 10000
done
java -cp "$classpath" CompareSpeed "$session" "$output/sessions" 200
for _ in 1 2 3; do
  java -Xmx256m -cp "$classpath" CompareSpeed "$session" "$output/sessions"
done
