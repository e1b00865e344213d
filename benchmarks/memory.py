#!/usr/bin/env python3
"""What workers take of memory with large messages, seen from outside: the most that a mode's sender and receiver had resident,
shared memory included, in a session of one run for each mode.
Usage: benchmarks/memory.py BYTES MODE... [-- MVN ARGUMENT...]. The plugin must be installed.
Exit status 0 when no worker takes more than 128 MiB and four messages."""
import json
import os
import subprocess
import sys
import tempfile
import threading

WORKER = "io.github.ipcbench.worker.WorkerMain"


def resident_kib(pid):
    with open(f"/proc/{pid}/status") as status:
        return next((int(line.split()[1]) for line in status if line.startswith("VmHWM:")), 0)


def watch(mark, most, over):
    """A worker is told where to connect: the last letter of that says whether it is to send."""
    while not over.wait(0.02):
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{pid}/cmdline") as file:
                    arguments = file.read().rstrip("\0").split("\0")
                with open(f"/proc/{pid}/environ") as file:
                    ours = mark in file.read().split("\0")
                if ours and WORKER in arguments:
                    end = arguments[arguments.index(WORKER) + 1][-1]
                    most[end] = max(most[end], resident_kib(pid))
            except (OSError, KeyError):
                pass


def session(size, mode, arguments):
    """The results, and the most resident memory of sender and receiver in KiB."""
    most, over = {"s": 0, "r": 0}, threading.Event()
    with tempfile.TemporaryDirectory() as directory:
        watcher = threading.Thread(target=watch, args=(f"IPCBENCH_MEMORY={directory}", most, over))
        watcher.start()
        try:
            subprocess.run(
                ["mvn", "-B", "-o", "-q", "io.github.ipcbench:ipc-bench-maven-plugin:0.1.0-SNAPSHOT:run",
                 f"-Dipcbench.size={size}", f"-Dipcbench.modes={mode}", "-Dipcbench.runs=1", "-Dipcbench.messages=40",
                 "-Dipcbench.trace=off", f"-Dipcbench.outputDirectory={directory}", *arguments],
                env=os.environ | {"IPCBENCH_MEMORY": directory}, stdout=subprocess.DEVNULL)
        finally:
            over.set()
            watcher.join()
        with open(f"{directory}/results.json") as file:
            return json.load(file), most


def main():
    given = sys.argv[1:]
    end = given.index("--") if "--" in given else len(given)
    size, *modes = given[:end]
    allowed = 128 * 1024 + 4 * int(size) // 1024
    print(f"{'mode':<16}{'sender KiB':>12}{'receiver KiB':>14}   at most {allowed}")
    good = bool(modes)
    for mode in modes:
        results, most = session(size, mode, given[end + 1:])
        if not results["runs"]:
            print(f"{mode:<16}{results['cases'][0]['unsupported']['reason']}", flush=True)
            continue
        word = "unseen" if 0 in most.values() else "ABOVE" if max(most.values()) > allowed else "within"
        good &= word == "within"
        print(f"{mode:<16}{most['s']:>12}{most['r']:>14}   {word}", flush=True)
    sys.exit(0 if good else 1)


main()
