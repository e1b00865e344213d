#!/usr/bin/env bash
# Times one `mvn ipcbench:run` with its defaults: seconds of the whole command, and the share inside measured windows.
# Further arguments go to mvn. Exit status: 0 when both bounds hold, 1 when not, 2 when the command failed.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
output=$(mktemp -d)
trap 'rm -rf -- "$output"' EXIT
cd -- "$here/.."

begin=$EPOCHREALTIME
"${MVN:-mvn}" -q -B ipcbench:run "-Dipcbench.outputDirectory=$output" "$@" >"$output/console.log" 2>&1 || {
  cat -- "$output/console.log" >&2
  echo "quick-time: the command failed" >&2
  exit 2
}
end=$EPOCHREALTIME

python3 - "$begin" "$end" "$output/results.json" <<'PYTHON'
import json
import sys

SECONDS_AT_MOST = 120
SHARE_AT_LEAST = 0.40

begin, end = (float(text.replace(",", ".")) for text in sys.argv[1:3])
with open(sys.argv[3], encoding="utf-8") as file:
    runs = json.load(file)["runs"]
if not runs:
    print("quick-time: results.json holds no run", file=sys.stderr)
    sys.exit(2)
seconds = end - begin
measured = {}
for run in runs:
    measured.setdefault(run["mode"], []).append(run["wallNanos"] / 1e9)
share = sum(map(sum, measured.values())) / seconds
if share > 1:
    print(f"quick-time: {share:.1%} of the wall time inside measured windows; a clock is wrong", file=sys.stderr)
    sys.exit(2)
for mode, windows in measured.items():
    print(f"{mode:<14}{len(windows):>3} runs, {sum(windows):6.1f} s measured, {min(windows):.2f} to {max(windows):.2f} s each")
print(f"{seconds:.1f} s of wall time (bound: at most {SECONDS_AT_MOST} s), "
      f"{share:.1%} of it inside measured windows (bound: at least {SHARE_AT_LEAST:.0%})")
within = seconds <= SECONDS_AT_MOST and share >= SHARE_AT_LEAST
print("verdict: " + ("both bounds hold" if within else "NOT both bounds hold"))
sys.exit(0 if within else 1)
PYTHON
