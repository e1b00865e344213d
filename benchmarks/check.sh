#!/usr/bin/env bash
# Checks that what lies in this folder compiles: shell, Python, C, and Java against the engine as `mvn test` left it.
# Exit status: 0 when all of it does, 1 when not. Without gcc or Python it says so; with CI=true that fails too.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
status=0

# checked WHAT COMMAND...
checked() {
  local what=$1
  shift
  if ! command -v "$1" >/dev/null; then
    echo "$what: NOT checked, there is no $1"
    [ "${CI:-}" != true ] || status=1
  elif "$@"; then
    echo "$what: ok"
  else
    echo "$what: does NOT compile"
    status=1
  fi
}

for script in benchmarks/*.sh benchmarks/c/*.sh .ci/*; do
  if [[ $(head -n 1 -- "$script") == *bash* ]]; then checked "$script" bash -n "$script"; fi
done
export PYTHONPYCACHEPREFIX=$scratch
checked "Python" python3 -W error -m py_compile benchmarks/*.py .ci/check-links .ci/check-staging
build=(benchmarks/c/build.sh "$scratch/ipcbench")
command -v "${CC:-gcc}" >/dev/null || build=("${CC:-gcc}")
checked "the C program" "${build[@]}"
checked "the C library" "${CC:-gcc}" -std=c11 -O2 -Wall -Wextra -Werror -shared -fPIC -o "$scratch/clock.so" benchmarks/clock/*.c
checked "Java" "${JAVA_HOME:+$JAVA_HOME/bin/}javac" -proc:none -Werror -Xlint:all,-classfile,-processing -d "$scratch" \
  -cp ipc-bench-core/target/classes:site-templates/target/classes benchmarks/*.java benchmarks/java/*.java
exit "$status"
