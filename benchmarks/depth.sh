#!/usr/bin/env bash
# Runs one short session, calls traced, at each of three lengths of the kernel's datagram queue, and prints for each mode
# how many messages may be in flight, how many were, what a message cost, and whether its calls are those of its list.
# Usage, as root on Linux: benchmarks/depth.sh [MVN ARGUMENT...], such as -Dipcbench.depth=natural
# Root is needed for a network namespace, whose net.unix.max_dgram_qlen is its own.
# The plugin must be installed. Exit status: 0 when limits are the same at each length and all calls are those of the lists.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
for length in 1 10 512; do
    unshare -n sh -c 'echo "$1" > /proc/sys/net/unix/max_dgram_qlen; shift; exec "$@"' sh "$length" \
        mvn -B -o -q io.github.ipcbench:ipc-bench-maven-plugin:0.1.0-SNAPSHOT:run -Dipcbench.runs=2 \
        -Dipcbench.preset=glance -Dipcbench.modes=article "-Dipcbench.outputDirectory=$work/$length" \
        -Dipcbench.trace=strace "$@" >"$work/$length.log" 2>&1 || { cat "$work/$length.log"; exit 1; }
done
python3 - "$work" <<'PYTHON'
import json, statistics, sys
limits, bad = {}, 0
print(f"{'qlen':>5} {'mode':<14} {'limit':>6} {'seen':>5} {'us/message':>11}  calls")
for length in ("1", "10", "512"):
    results = json.load(open(f"{sys.argv[1]}/{length}/results.json"))
    traces = {one["mode"]: one for one in results["calls"]["traces"]}
    for case in results["cases"]:
        mode, depth = case["mode"], case["depth"]
        cost = statistics.median((run["sender"]["loopCpuNanos"] + run["receiver"]["loopCpuNanos"]) / run["messages"]
                                 for run in results["runs"] if run["mode"] == mode) / 1000
        differences = [f"{end}: {one['call']} {one['verdict']}" for end in ("sender", "receiver")
                       for one in traces[mode][end]["counts"] if one["verdict"] in ("MORE", "LESS", "UNEXPECTED")]
        bad += bool(differences) + (limits.setdefault(mode, depth["limit"]) != depth["limit"])
        print(f"{length:>5} {mode:<14} {depth['limit']:>6} {depth.get('seenMost', '-'):>5} {cost:>11.2f}"
              f"  {', '.join(differences) or 'as listed'}")
sys.exit(1 if bad else 0)
PYTHON
