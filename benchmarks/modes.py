"""Compares modes within rounds of one session: with the floor, the hybrid with its branches, with others' figures.

  floor    mmap-lockfree relative to the two-copy floor, mmap-inplace to the one-copy floor, without descriptors
  hybrid   hybrid relative to the better of socket and memfd-sealed, at each size of the sweep
  anchors  memfd, memfd-sealed and pipe relative to stream, at 112 KiB

A session alternates the modes in every round; each ratio is taken within a round, and its median is what counts.
Exit status: 0 when every median is within its bound, 1 when one is not, 2 when the session failed.
"""

import argparse
import json
import math
import statistics
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from java_session import RunFailed, loop_micros, machine, require_maven, session

SENDER_COPY, BOTH_COPIES = ("sender",), ("sender", "receiver")
FLOORS = {"mmap-lockfree": ("two-copy", BOTH_COPIES), "mmap-inplace": ("one-copy", SENDER_COPY)}
FLOOR_BOUND = 1.5
HYBRID_BOUND = 1.03
BRANCHES = ("socket", "memfd-sealed")
# Time per message relative to a stream socket, from the medians of github.com/mtth-bfft/ipc-benchmarks (linux/*/out_*), at
# 112 KiB: a memfd that is mapped, copied to and sealed; a pipe of 1 MiB. No figure there is of a memfd that is written.
OTHERS = {"memfd-sealed": 4.8, "pipe": 1.9}
OTHERS_FACTOR = 2


@dataclass(frozen=True)
class Row:
    """A ratio in each round, and the bounds its median is to lie in."""

    name: str
    cost_micros: float
    base_micros: float
    ratios: list
    least: float
    most: float

    def within(self):
        return self.least <= statistics.median(self.ratios) <= self.most

    def bound(self):
        if math.isinf(self.most):
            return ""
        bound = f"{self.most:.2f}" if self.least == 0 else f"{self.least:.2f} to {self.most:.2f}"
        return ("within " if self.within() else "NOT within ") + bound


def by_round(results, cost=loop_micros):
    """Costs by size, mode and round."""
    costs = defaultdict(lambda: defaultdict(dict))
    for run in results["runs"]:
        costs[run["payloadBytes"]][run["mode"]][run["round"]] = cost(run)
    return costs


def floor_micros(run, sides):
    """Copies through a ring in shared memory, as timed right before the run's window and right after it: geometric mean."""
    if "floor" not in run:
        raise RunFailed(f"run {run['index']}, {run['mode']}: no floor was measured")
    moments = [sum(run["floor"][moment][side]["ringCopyNanos"] for side in sides) for moment in ("before", "after")]
    return math.sqrt(moments[0] * moments[1]) / 1000


def floor_rows(results):
    for mode, (name, sides) in FLOORS.items():
        runs = [run for run in results["runs"] if run["mode"] == mode]
        if not runs:
            raise RunFailed(f"{mode}: no runs in results.json")
        for size in sorted({run["payloadBytes"] for run in runs}):
            of_size = [run for run in runs if run["payloadBytes"] == size]
            floors = [floor_micros(run, sides) for run in of_size]
            costs = [loop_micros(run) for run in of_size]
            ratios = [cost / floor for cost, floor in zip(costs, floors)]
            yield Row(f"{size} {mode} / {name} floor", statistics.median(costs), statistics.median(floors), ratios,
                      0, FLOOR_BOUND)


def ratio_row(name, of, base, least, most):
    rounds = sorted(of.keys() & base.keys())
    if not rounds:
        raise RunFailed(f"{name}: no round of results.json has both")
    return Row(name, statistics.median(of[n] for n in rounds), statistics.median(base[n] for n in rounds),
               [of[n] / base[n] for n in rounds], least, most)


def hybrid_rows(results):
    for size, costs in sorted(by_round(results).items()):
        # A message that is too large for a datagram has no runs of socket.
        branches = [mode for mode in BRANCHES if costs.get(mode)]
        if not branches or not costs.get("hybrid"):
            raise RunFailed(f"{size} bytes: no runs of hybrid and of a branch of it in results.json")
        better = min(branches, key=lambda mode: statistics.median(costs[mode].values()))
        yield ratio_row(f"{size} hybrid / {better}", costs["hybrid"], costs[better], 0, HYBRID_BOUND)


def anchor_rows(results):
    kinds = (("CPU", loop_micros), ("wall", lambda run: run["wallNanos"] / 1000 / run["messages"]))
    for kind, cost in kinds:
        for size, costs in sorted(by_round(results, cost).items()):
            for mode in ("memfd", *OTHERS):
                theirs = OTHERS.get(mode)
                # Theirs is the time from the sender's start to the receiver's end; the bound is for CPU time.
                bounded = theirs is not None and kind == "CPU"
                yield ratio_row(f"{size} {mode} / stream, {kind}" + (f" (theirs {theirs})" if theirs else ""),
                                costs[mode], costs["stream"], theirs / OTHERS_FACTOR if bounded else 0,
                                theirs * OTHERS_FACTOR if bounded else math.inf)


WAYS = {
    "floor": (floor_rows, {"modes": ",".join(FLOORS), "size": "112192", "descriptors": "0"}),
    "hybrid": (hybrid_rows, {"modes": ",".join((*BRANCHES, "hybrid")), "preset": "sweep"}),
    "anchors": (anchor_rows, {"modes": "stream,memfd,memfd-sealed,pipe", "size": "112k", "descriptors": "0"}),
}


def options():
    parser = argparse.ArgumentParser(prog="modes.sh", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=WAYS)
    parser.add_argument("--results", type=Path, help="a results.json to judge instead of a session of its own")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of the session (default: %(default)s)")
    parser.add_argument("--affinity", help="SENDER_CPU,RECEIVER_CPU, or same, or split (default: not pinned)")
    parser.add_argument("--size", "--bytes", dest="size", help="other sizes than the usual ones, such as 4k,112192")
    parser.add_argument("--messages", type=int, help="per run (default: as the preset has it)")
    arguments = parser.parse_args()
    if arguments.rounds < 1:
        parser.error("--rounds: at least 1")
    return arguments


def results_of(arguments, usual):
    if arguments.results:
        return json.loads(arguments.results.read_text())
    require_maven()
    properties = usual | {"runs": arguments.rounds, "trace": "off"}
    for name in ("affinity", "size", "messages"):
        if getattr(arguments, name) is not None:
            properties[name] = getattr(arguments, name)
    return session(properties)[0]


def provenance(arguments):
    if arguments.results:
        return str(arguments.results)
    return f"{'pinned to ' + arguments.affinity if arguments.affinity else 'not pinned'}\n{machine()}"


def main():
    arguments = options()
    rows_of, usual = WAYS[arguments.what]
    try:
        results = results_of(arguments, usual)
        rows = list(rows_of(results))
    except RunFailed as failure:
        print(f"modes: {failure}", file=sys.stderr)
        return 2
    print(f"{arguments.what}: microseconds per message and ratio, medians of {max(len(row.ratios) for row in rows)} rounds; "
          f"{provenance(arguments)}")
    width = max(len(row.name) for row in rows) + 2
    print(f"{'':<{width}}{'cost us':>10}{'base us':>10}   ratio: min / median / max")
    for row in rows:
        print(f"{row.name:<{width}}{row.cost_micros:>10.2f}{row.base_micros:>10.2f}"
              f"   {min(row.ratios):.3f} / {statistics.median(row.ratios):.3f} / {max(row.ratios):.3f}   {row.bound()}")
    return 0 if all(row.within() for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
