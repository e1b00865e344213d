"""Counts the calls of plain runs by an strace that IPC Bench knows nothing of.

Each mode is run twice, with few messages and with many. What the second run's loop threads call more often than the
first's, divided by the messages that it moved more, is what a message takes: starting the JVM and ending it cancels.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FEW, MANY = 1_000, 9_000
CALL = re.compile(r"^(?:\d+ +)?([a-z_0-9]+)\(")
SHOWN = 0.01  # calls rarer than this per message are the Java runtime's

# Per message with three descriptors, as the README and the article's call lists have it.
SENDER = {"sendmsg": 1}
RECEIVER = {"ppoll": 1, "recvmsg": 1, "close": 3}
LISTS = {
    "socket": (SENDER, RECEIVER),
    "file": (
        {"openat": 1, "unlinkat": 1, "write": 1, "sendmsg": 1, "close": 1},
        {"ppoll": 1, "recvmsg": 1, "lseek": 1, "read": 1, "close": 4},
    ),
    "mmap-locked": ({"sendmsg": 1, "fcntl": 2}, {**RECEIVER, "fcntl": 2}),
    # As often as the cached positions no longer tell, and no more: between never and every time.
    "mmap-relaxed": ({"sendmsg": 1, "fcntl": (0, 2)}, {**RECEIVER, "fcntl": (0, 2)}),
    "socket-gzip": (SENDER, RECEIVER),
    # A stream hands over what came with the descriptors first, and the rest by another call.
    "stream": (SENDER, {**RECEIVER, "recvfrom": (0, 1)}),
    "seqpacket": (SENDER, RECEIVER),
    "file-mapped": (
        {"openat": 1, "unlinkat": 1, "write": 1, "sendmsg": 1, "close": 1},
        {"ppoll": 1, "recvmsg": 1, "lseek": 1, "mmap": 1, "munmap": 1, "close": 4},
    ),
    "file-reused": ({"pwrite64": 1, "sendmsg": 1}, {"ppoll": 1, "recvmsg": 1, "pread64": 1, "close": 4}),
    "file-shm": (
        {"openat": 1, "unlinkat": 1, "write": 1, "sendmsg": 1, "close": 1},
        {"ppoll": 1, "recvmsg": 1, "lseek": 1, "read": 1, "close": 4},
    ),
    "memfd": (
        {"memfd_create": 1, "write": 1, "sendmsg": 1, "close": 1},
        {"ppoll": 1, "recvmsg": 1, "pread64": 1, "close": 4},
    ),
    "memfd-sealed": (
        {"memfd_create": 1, "fallocate": 1, "mmap": 1, "munmap": 1, "fcntl": 1, "sendmsg": 1, "close": 1},
        {"ppoll": 1, "recvmsg": 1, "fcntl": 1, "lseek": 1, "mmap": 1, "munmap": 1, "close": 4},
    ),
    "memfd-pool": (SENDER, {"ppoll": 1, "recvmsg": 1, "pread64": 1, "close": 4}),
    "hybrid": (SENDER, RECEIVER),
    "vm-read": (SENDER, {**RECEIVER, "process_vm_readv": 1}),
    "mmap-lockfree": (SENDER, RECEIVER),
    "mmap-inplace": (SENDER, RECEIVER),
    # Its descriptors are there when they are received: it waits by looking at the queue.
    "mmap-spin": (SENDER, {"recvmsg": 1, "close": 3}),
}
# A queue that is full is waited for: how often depends on the two processes, not on the message.
WAITS = {"poll", "futex", "recvmsg", "ppoll"}
# The worker's own clock: read around every full check of a message, which all messages of the warm-up get. How many
# those are differs from run to run, so that it does not cancel; in the window it is read once in a thousand messages.
CLOCK = "clock_gettime"
# The floor's ring, measured after the window, gives way while it waits for the other end: how often differs likewise.
YIELD = "sched_yield"


def counts(mode, messages, directory, arguments):
    """Calls of the sender's and of the receiver's loop thread, and the messages they moved, warm-up included."""
    traces = directory / f"{mode}-{messages}"
    traces.mkdir()
    command = [
        "strace", "-ff", "-q", "-o", str(traces / "t"), os.environ.get("MVN", "mvn"), "-q", "-B", "ipcbench:run",
        f"-Dipcbench.modes={mode}", "-Dipcbench.runs=1", f"-Dipcbench.messages={messages}", "-Dipcbench.trace=off",
        f"-Dipcbench.outputDirectory={directory / 'output'}", *arguments,
    ]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        print(done.stdout, file=sys.stderr)
        raise SystemExit(2)
    threads = []
    for file in traces.iterdir():
        calls = Counter()
        with open(file, encoding="latin-1") as lines:
            for line in lines:
                call = CALL.match(line)
                if call:
                    calls[call.group(1)] += 1
        threads.append(calls)
    shutil.rmtree(traces)
    return max(threads, key=lambda calls: calls["sendmsg"]), max(threads, key=lambda calls: calls["recvmsg"])


def per_message(few, many, moved):
    calls = sorted(set(few) | set(many))
    rates = {call: (many[call] - few[call]) / moved for call in calls}
    return {call: rate for call, rate in rates.items() if abs(rate) >= SHOWN}


def judge(expected, rates):
    wrong = []
    for call in sorted(set(expected) | set(rates)):
        rate, wanted = rates.get(call, 0.0), expected.get(call)
        if wanted is None:
            if call not in WAITS and call not in (CLOCK, YIELD):
                wrong.append(f"{call}: {rate:.3f}, not on the list")
            continue
        low, high = wanted if isinstance(wanted, tuple) else (wanted, wanted)
        if not low - SHOWN <= rate <= high + SHOWN:
            wrong.append(f"{call}: {rate:.3f}, listed {wanted}")
    return wrong


def main():
    if not shutil.which("strace"):
        print("outside-calls: strace is not installed", file=sys.stderr)
        return 2
    failed = False
    print(f"{'mode':<13} {'side':<9} {'messages':>8}  calls per message")
    with tempfile.TemporaryDirectory(prefix="ipcb-calls-") as name:
        for mode, lists in LISTS.items():
            few = counts(mode, FEW, Path(name), sys.argv[1:])
            many = counts(mode, MANY, Path(name), sys.argv[1:])
            for side, expected, before, after, unit in zip(
                ("sender", "receiver"), lists, few, many, ("sendmsg", "recvmsg")
            ):
                moved = after[unit] - before[unit]
                rates = per_message(before, after, moved)
                wrong = judge(expected, rates)
                failed |= bool(wrong)
                shown = ", ".join(f"{call} {rate:.3f}" for call, rate in rates.items())
                print(f"{mode:<13} {side:<9} {moved:>8}  {shown}" + "".join(f"\n  NOT AS LISTED {w}" for w in wrong))
    print("verdict: " + ("some calls are not as listed" if failed else "every mode makes the calls of its list, no other"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
