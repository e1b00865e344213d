"""Alternates runs of the C program and of the Java workers and prints the ratio of their loop CPU per message.

Exit status: 0 when the median ratio of every mode is within the bound, 1 when one is not, 2 when a run failed.
"""

import argparse
import json
import os
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# As many as take about a second or two in C on a small machine; the file mode costs several times as much.
MESSAGES, MESSAGES_OF_FILE = 60_000, 10_000
# The C program needs little warm-up, but what a new file costs can depend on how many were deleted shortly before:
# about as many as the Java workers make in their warm-up.
C_WARM_UP_MESSAGES, C_WARM_UP_MESSAGES_OF_FILE = 2_000, 8_000


@dataclass(frozen=True)
class Run:
    """One run of one side, in microseconds per message."""

    sender_micros: float
    receiver_micros: float
    wall_micros: float

    @property
    def loop_micros(self):
        return self.sender_micros + self.receiver_micros


class RunFailed(Exception):
    pass


def options():
    parser = argparse.ArgumentParser(prog="parity.sh", description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--modes", help="comma-separated (default: all that the C program knows)")
    parser.add_argument("--messages", type=int, help="per run, in every mode (default: 60000, file 10000)")
    parser.add_argument("--pairs", type=int, default=7, help="measured pairs per mode (default: %(default)s)")
    parser.add_argument("--warmup-pairs", type=int, default=1, help="pairs before them (default: %(default)s)")
    parser.add_argument("--bound", type=float, default=1.10, help="largest median ratio wanted (default: %(default)s)")
    parser.add_argument("--size", type=int, default=112192, help="bytes per message (default: %(default)s)")
    parser.add_argument("--descriptors", type=int, default=3, help="sent with each message (default: %(default)s)")
    parser.add_argument("--wait", choices=("select", "block"), default="select", help="(default: %(default)s)")
    parser.add_argument("--affinity", help="SENDER_CPU,RECEIVER_CPU, the same for both sides (default: not pinned)")
    parser.add_argument("--dir", default=tempfile.gettempdir(), help="where both put their files (default: %(default)s)")
    parser.add_argument("--memory-dir", help="where C puts the shared mapping (default: /dev/shm, else --dir)")
    parser.add_argument("--self", action="store_true", help="C against C: what the method itself makes of no difference")
    arguments = parser.parse_args()
    known = modes_of(arguments.program)
    arguments.modes = arguments.modes.split(",") if arguments.modes else known
    for mode in arguments.modes:
        if mode not in known:
            parser.error(f"--modes: unknown mode '{mode}'; known: {', '.join(known)}")
    if arguments.pairs < 1 or arguments.warmup_pairs < 0:
        parser.error("--pairs: at least 1; --warmup-pairs: at least 0")
    return arguments


def modes_of(program):
    """The ids of the modes that the C program has, as the last line of its help lists them."""
    usage = subprocess.run([program, "--help"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return usage.splitlines()[-1].removeprefix("modes: ").split(", ")


def output_of(command, side):
    finished = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if finished.returncode != 0:
        raise RunFailed(f"{side} ended with {finished.returncode}: {' '.join(map(str, command))}\n{finished.stdout}")
    return finished.stdout


def run_from(record, wall_nanos):
    nanos_to_micros_each = 1 / 1000 / record["messages"]
    return Run(
        record["sender"]["loopCpuNanos"] * nanos_to_micros_each,
        record["receiver"]["loopCpuNanos"] * nanos_to_micros_each,
        wall_nanos * nanos_to_micros_each,
    )


def run_c(arguments, mode, messages):
    command = [arguments.program, mode, str(messages), "--size", str(arguments.size), "--wait", arguments.wait]
    command += ["--descriptors", str(arguments.descriptors), "--dir", arguments.dir]
    command += ["--warmup", str(C_WARM_UP_MESSAGES_OF_FILE if mode == "file" else C_WARM_UP_MESSAGES)]
    if arguments.memory_dir:
        command += ["--memory-dir", arguments.memory_dir]
    if arguments.affinity:
        command += ["--affinity", arguments.affinity]
    record = json.loads(output_of(command, "the C program"))
    return run_from(record, max(record[side]["wallNanos"] for side in ("sender", "receiver")))


def run_java(arguments, mode, messages):
    with tempfile.TemporaryDirectory(prefix="parity-") as directory:
        properties = {
            "modes": mode,
            "runs": 1,
            "messages": messages,
            "size": arguments.size,
            "descriptors": arguments.descriptors,
            "wait": arguments.wait,
            # As the C program, which leaves it to the host.
            "depth": "natural",
            "trace": "off",
            "tempDirectory": arguments.dir,
            "outputDirectory": directory,
        }
        if arguments.affinity:
            properties["affinity"] = arguments.affinity
        command = [os.environ.get("MVN", "mvn"), "-q", "-B", "ipcbench:run"]
        command += [f"-Dipcbench.{name}={value}" for name, value in properties.items()]
        output = output_of(command, "the Java run")
        results = json.loads((Path(directory) / "results.json").read_text())
    if len(results["runs"]) != 1:
        raise RunFailed(f"{mode}: {len(results['runs'])} runs in results.json, expected 1\n{output}")
    record = results["runs"][0]
    if record["mode"] != mode or record["messages"] != messages or record["payloadBytes"] != arguments.size:
        raise RunFailed(f"{mode}: results.json holds another run than was asked for: {json.dumps(record)}")
    return run_from(record, record["wallNanos"])


def measured_pairs(arguments, mode, other):
    messages = arguments.messages or (MESSAGES_OF_FILE if mode == "file" else MESSAGES)
    pairs = []
    for number in range(-arguments.warmup_pairs, arguments.pairs):
        if number % 2 == 0:
            c, java = run_c(arguments, mode, messages), other(arguments, mode, messages)
        else:
            java, c = other(arguments, mode, messages), run_c(arguments, mode, messages)
        name = "warm-up" if number < 0 else f"{number + 1}/{arguments.pairs}"
        print(f"{mode} {name}: C {shown(c)}; {other_name(arguments)} {shown(java)}; "
              f"ratio {java.loop_micros / c.loop_micros:.3f}", file=sys.stderr, flush=True)
        if number >= 0:
            pairs.append((c, java))
    return pairs


def shown(run):
    return (f"{run.loop_micros:.2f} us (sender {run.sender_micros:.2f}, receiver {run.receiver_micros:.2f}, "
            f"wall {run.wall_micros:.2f})")


def other_name(arguments):
    return "C again" if arguments.self else "Java"


def machine():
    model = "unknown CPU"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    return f"{model}, {os.cpu_count()} CPUs, Linux {platform.release()}, load {os.getloadavg()[0]:.1f}"


def print_summary(arguments, pairs_of):
    name = other_name(arguments)
    print(f"\nLoop CPU per message, sender + receiver, median of {arguments.pairs} pairs; "
          f"{arguments.size} bytes, {arguments.descriptors} descriptors, wait {arguments.wait}, "
          f"{'pinned to ' + arguments.affinity if arguments.affinity else 'not pinned'}")
    print(machine())
    print(f"{'mode':<14}{'C us':>9}{name + ' us':>12}   ratio: min / median / max")
    all_within = True
    for mode, pairs in pairs_of.items():
        ratios = [java.loop_micros / c.loop_micros for c, java in pairs]
        median = statistics.median(ratios)
        within = median <= arguments.bound
        all_within = all_within and within
        print(f"{mode:<14}{statistics.median(c.loop_micros for c, _ in pairs):>9.2f}"
              f"{statistics.median(java.loop_micros for _, java in pairs):>12.2f}"
              f"   {min(ratios):.3f} / {median:.3f} / {max(ratios):.3f}"
              f"   {'within' if within else 'ABOVE'} {arguments.bound:.2f}")
    print("verdict: " + ("every mode is within the bound" if all_within else "not every mode is within the bound"))
    return all_within


def main():
    arguments = options()
    # As an interrupt from the keyboard does: the run under way ends, its directories go.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if not arguments.self and shutil.which(os.environ.get("MVN", "mvn")) is None:
        sys.exit("parity: no mvn on the path; set MVN")
    other = run_c if arguments.self else run_java
    try:
        pairs_of = {mode: measured_pairs(arguments, mode, other) for mode in arguments.modes}
    except RunFailed as failure:
        print(f"parity: {failure}", file=sys.stderr)
        return 2
    return 0 if print_summary(arguments, pairs_of) else 1


if __name__ == "__main__":
    sys.exit(main())
