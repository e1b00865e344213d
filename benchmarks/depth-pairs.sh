#!/usr/bin/env bash
# Measures the multiples of file and mmap-relaxed in short sessions at two lengths of the kernel's datagram queue, 10 and 512,
# alternately and in pairs, and prints the median of each pair's quotient: 1 where the length makes no difference.
# Usage, as root on Linux: benchmarks/depth-pairs.sh PAIRS [MVN ARGUMENT...], such as 7 -Dipcbench.depth=natural
# Root is needed for a network namespace, whose net.unix.max_dgram_qlen is its own. The plugin must be installed.
set -euo pipefail
pairs=${1:?how many pairs}
shift
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
for pair in $(seq "$pairs"); do
    # Every second pair the other way round.
    for length in $([ $((pair % 2)) -eq 1 ] && echo 10 512 || echo 512 10); do
        unshare -n sh -c 'echo "$1" > /proc/sys/net/unix/max_dgram_qlen; shift; exec "$@"' sh "$length" \
            mvn -B -o -q io.github.ipcbench:ipc-bench-maven-plugin:0.1.0-SNAPSHOT:run -Dipcbench.preset=glance \
            "-Dipcbench.outputDirectory=$work/$length-$pair" "$@" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    done
done
python3 - "$work" "$pairs" <<'PYTHON'
import json, math, statistics, sys
def costs(name):
    costs = {}
    for run in json.load(open(f"{sys.argv[1]}/{name}/results.json"))["runs"]:
        loop = run["sender"]["loopCpuNanos"] + run["receiver"]["loopCpuNanos"]
        costs.setdefault(run["mode"], []).append(math.log(loop / run["messages"]))
    return {mode: statistics.fmean(logs) for mode, logs in costs.items()}
quotients = {}
for pair in range(1, int(sys.argv[2]) + 1):
    at = {length: costs(f"{length}-{pair}") for length in (10, 512)}
    for mode in ("file", "mmap-relaxed"):
        multiples = {length: math.exp(at[length][mode] - at[length]["socket"]) for length in at}
        quotients.setdefault(mode, []).append(multiples[512] / multiples[10])
        print(f"pair {pair} {mode:<14} {multiples[10]:6.3f} at 10 {multiples[512]:6.3f} at 512")
for mode, all_of_it in quotients.items():
    print(f"{mode:<14} at 512 over at 10: {statistics.median(all_of_it):.3f}, median of {len(all_of_it)} pairs"
          f" ({min(all_of_it):.3f} to {max(all_of_it):.3f})")
PYTHON
