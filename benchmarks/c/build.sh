#!/usr/bin/env bash
# Compiles the C program: benchmarks/c/build.sh OUTPUT. A mode whose library has no header here is left out, and --help says so.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
output=${1:?where to}
compiler=${CC:-gcc}
libraries=()
for library in zlib:z lz4:lz4 zstd:zstd; do
  if echo "#include <${library%:*}.h>" | "$compiler" -E - >/dev/null 2>&1; then libraries+=("-l${library#*:}"); fi
done
exec "$compiler" -std=c11 -O2 -Wall -Wextra -Werror -pthread -o "$output" "$here"/*.c "${libraries[@]}"
