"""Alternates runs of the C program and of the Java workers and prints the ratio of their loop CPU per message.

Exit status: 0 when the median ratio of every mode is within the bound, 1 when one is not, 2 when a run failed; the other
modes are measured all the same.
"""

import argparse
import json
import random
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from java_session import RunFailed, machine, output_of, require_maven, session

ARTICLE = ("socket", "file", "mmap-locked", "mmap-relaxed")
USUAL_BYTES = 112192
# As many as take about a second or two in C on a small machine; some modes cost several times as much, and a message of
# more bytes than usual costs more.
MESSAGES = 60_000
MESSAGES_OF = {"file": 10_000, "file-mapped": 10_000, "file-shm": 10_000, "memfd": 20_000, "memfd-sealed": 20_000,
               "mmap-spin": 20_000, "socket-gzip": 1_000, "socket-lz4": 20_000, "socket-zstd": 5_000}
FEWEST_MESSAGES = 200
# The C program needs little warm-up, but what a new file costs can depend on how many were deleted shortly before:
# about as many as the Java workers make in their warm-up.
C_WARM_UP_MESSAGES = 2_000
C_WARM_UP_MESSAGES_OF = {"file": 8_000, "file-mapped": 8_000, "socket-gzip": 200}


@dataclass(frozen=True)
class Run:
    """One run of one side, in microseconds per message."""

    sender_micros: float
    receiver_micros: float
    wall_micros: float

    @property
    def loop_micros(self):
        return self.sender_micros + self.receiver_micros


def options():
    parser = argparse.ArgumentParser(prog="parity.sh", description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--modes",
                        help=f"ids, comma-separated, or all (default: {','.join(ARTICLE)})")
    parser.add_argument("--messages", type=int,
                        help="per run, in every mode (default: 200 to 60000, by mode and size)")
    parser.add_argument("--pairs", type=int, default=7, help="measured pairs per mode (default: %(default)s)")
    parser.add_argument("--warmup-pairs", type=int, default=1, help="pairs before them (default: %(default)s)")
    parser.add_argument("--bound", type=float, default=1.10, help="largest median ratio wanted (default: %(default)s)")
    parser.add_argument("--size", "--bytes", type=int, default=USUAL_BYTES, help="bytes per message (default: %(default)s)")
    parser.add_argument("--descriptors", type=int, default=3, help="sent with each message (default: %(default)s)")
    parser.add_argument("--wait", choices=("select", "block"), default="select", help="(default: %(default)s)")
    parser.add_argument("--affinity", help="SENDER_CPU,RECEIVER_CPU, the same for both sides (default: not pinned)")
    parser.add_argument("--dir", default=tempfile.gettempdir(), help="where both put their files (default: %(default)s)")
    parser.add_argument("--memory-dir", help="where C puts the shared mapping (default: /dev/shm, else --dir)")
    parser.add_argument("--self", action="store_true", help="C against C: what the method itself makes of no difference")
    arguments = parser.parse_args()
    known, arguments.left_out = modes_of(arguments.program)
    if arguments.modes == "all":
        arguments.modes = known
    else:
        arguments.modes = arguments.modes.split(",") if arguments.modes else ARTICLE
    for mode in arguments.modes:
        if mode not in known:
            parser.error(f"--modes: unknown mode '{mode}'; known: all, {', '.join(known)}{arguments.left_out}")
    if arguments.pairs < 1 or arguments.warmup_pairs < 0:
        parser.error("--pairs: at least 1; --warmup-pairs: at least 0")
    return arguments


def modes_of(program):
    """The ids of the modes that the C program has, as the last line of its help lists them; and what it says is left out."""
    usage = subprocess.run([program, "--help"], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    left_out = "".join(f"; {line}" for line in usage if line.startswith("left out"))
    return usage[-1].removeprefix("modes: ").split(", "), left_out


def write_payload(path, size):
    """Records as a server keeps them, with names and unused fields: what both programs send, and can compress alike."""
    draw = random.Random(1)
    records = []
    for number in range(size // 96 + 1):
        fields = struct.pack("<IIHHIIQ", number, 1 << draw.randrange(8), draw.randrange(1 << 16),
                             443 if draw.randrange(4) == 0 else 80, 0x0A000000 | draw.randrange(1 << 16), 0xFFFFFF00,
                             0x7F0000000000 + (draw.randrange(1 << 20) << 4))
        name = f"user-{draw.randrange(1 << 20)}".encode()
        records.append((fields + name).ljust(64, b"\0") + struct.pack("<Q", draw.randrange(100_000)).ljust(32, b"\0"))
    path.write_bytes(b"".join(records)[:size])


def messages_of(by_mode, usual, mode, size):
    messages = by_mode.get(mode, usual)
    return max(min(FEWEST_MESSAGES, messages), messages * USUAL_BYTES // max(USUAL_BYTES, size))


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
    command += ["--payload", arguments.payload]
    command += ["--warmup", str(messages_of(C_WARM_UP_MESSAGES_OF, C_WARM_UP_MESSAGES, mode, arguments.size))]
    if arguments.memory_dir:
        command += ["--memory-dir", arguments.memory_dir]
    if arguments.affinity:
        command += ["--affinity", arguments.affinity]
    record = json.loads(output_of(command, "the C program"))
    return run_from(record, max(record[side]["wallNanos"] for side in ("sender", "receiver")))


def run_java(arguments, mode, messages):
    properties = {
        "modes": mode,
        "runs": 1,
        "messages": messages,
        "size": arguments.size,
        "descriptors": arguments.descriptors,
        "payload": arguments.payload,
        "wait": arguments.wait,
        # As the C program, which leaves it to the host.
        "depth": "natural",
        "trace": "off",
        "tempDirectory": arguments.dir,
    }
    if arguments.affinity:
        properties["affinity"] = arguments.affinity
    results, output = session(properties)
    if len(results["runs"]) != 1:
        raise RunFailed(f"{mode}: {len(results['runs'])} runs in results.json, expected 1\n{output}")
    record = results["runs"][0]
    if record["mode"] != mode or record["messages"] != messages or record["payloadBytes"] != arguments.size:
        raise RunFailed(f"{mode}: results.json holds another run than was asked for: {json.dumps(record)}")
    return run_from(record, record["wallNanos"])


def measured_pairs(arguments, mode, other):
    messages = arguments.messages or messages_of(MESSAGES_OF, MESSAGES, mode, arguments.size)
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
    if arguments.left_out:
        print(arguments.left_out.removeprefix("; "))
    print("verdict: " + ("every mode is within the bound" if all_within else "not every mode is within the bound"))
    return all_within


def main():
    arguments = options()
    # As an interrupt from the keyboard does: the run under way ends, its directories go.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if not arguments.self:
        require_maven()
    other = run_c if arguments.self else run_java
    pairs_of, failed = {}, []
    with tempfile.TemporaryDirectory(prefix="parity-") as directory:
        arguments.payload = Path(directory) / "payload"
        write_payload(arguments.payload, arguments.size)
        for mode in arguments.modes:
            try:
                pairs_of[mode] = measured_pairs(arguments, mode, other)
            except RunFailed as failure:
                print(f"parity: {failure}", file=sys.stderr)
                failed.append(mode)
    within = print_summary(arguments, pairs_of)
    if failed:
        print(f"NOT measured, since a run failed: {', '.join(failed)}")
        return 2
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
