"""Checks the CPU clocks: the split against the thread clock in a real session, and process figures against outside observers.

Exit status: 0 when both bounds hold, 1 when one does not, 2 when something failed.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPOSITORY = Path(os.environ.get("MAVEN_REPOSITORY", Path.home() / ".m2/repository"))
JAVA = Path(os.environ["JAVA_HOME"]) / "bin/java" if "JAVA_HOME" in os.environ else Path("java")

LOOP_BOUND = 0.001
PROCESS_BOUND = 0.01
REPEATS = 5
THREADS = 3
SECONDS_PER_THREAD = 2


class Failed(Exception):
    pass


def session_results(arguments):
    with tempfile.TemporaryDirectory(prefix="clocks-") as directory:
        command = [os.environ.get("MVN", "mvn"), "-q", "-B", "ipcbench:run"]
        command += ["-Dipcbench.runs=3", "-Dipcbench.trace=off", f"-Dipcbench.outputDirectory={directory}", *arguments]
        finished = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if finished.returncode != 0:
            raise Failed(f"the session ended with {finished.returncode}\n{finished.stdout}")
        return json.loads((Path(directory) / "results.json").read_text(encoding="utf-8"))


def loop_difference(worker):
    """|user + system - cpu| / cpu of one worker's loop thread over one measured window."""
    split = worker["loopUserNanos"] + worker["loopSystemNanos"]
    return abs(split - worker["loopCpuNanos"]) / worker["loopCpuNanos"]


def check_loops(arguments):
    runs = session_results(arguments)["runs"]
    if not runs:
        raise Failed("results.json holds no run")
    print("loop user + system against the thread CPU clock, |user + system - cpu| / cpu, sender and receiver of each run")
    print(f"{'mode':<14}{'workers':>8}{'median':>12}{'largest':>12}")
    everything = []
    for mode in dict.fromkeys(run["mode"] for run in runs):
        differences = [loop_difference(run[side]) for run in runs if run["mode"] == mode for side in ("sender", "receiver")]
        everything += differences
        print(f"{mode:<14}{len(differences):>8}{statistics.median(differences):>12.6%}{max(differences):>12.6%}")
    return verdict(statistics.median(everything), max(everything), LOOP_BOUND)


def newest(pattern):
    found = sorted(REPOSITORY.glob(pattern))
    if not found:
        raise Failed(f"{REPOSITORY} holds no {pattern}; `mvn -q install -DskipTests` puts it there")
    return found[-1]


def observed_run():
    """Process CPU seconds of one program: as it says itself, as the parent's getrusage says, as time(1) says."""
    class_path = os.pathsep.join(map(str, (
        newest("io/github/ipcbench/ipc-bench-core/*/ipc-bench-core-*.jar"), newest("net/java/dev/jna/jna/*/jna-*.jar"))))
    with tempfile.TemporaryDirectory(prefix="clocks-") as directory:
        timed = Path(directory) / "time"
        command = ["/usr/bin/time", "-o", timed, "-f", "%U %S", JAVA, "--enable-native-access=ALL-UNNAMED", "-cp", class_path]
        command += [ROOT / "benchmarks/java/BurnCpu.java", str(THREADS), str(SECONDS_PER_THREAD)]
        process = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, text=True)
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise Failed(f"BurnCpu ended with {process.returncode}: {' '.join(map(str, command))}")
        own = [int(nanos) / 1e9 for nanos in output.split()]
        return own, [usage.ru_utime, usage.ru_stime], [float(seconds) for seconds in timed.read_text().split()]


def check_processes():
    print(f"\nprocess user + system of {THREADS} threads that burn {SECONDS_PER_THREAD} s each, in seconds")
    print(f"{'repeat':<8}{'own user':>10}{'system':>9}{'sum':>9}{'getrusage':>12}{'differs':>10}{'time(1)':>9}{'differs':>10}")
    differences = []
    for repeat in range(1, REPEATS + 1):
        own, parent, timed = observed_run()
        pair = [abs(sum(outside) - sum(own)) / sum(outside) for outside in (parent, timed)]
        differences += pair
        print(f"{repeat:<8}{own[0]:>10.3f}{own[1]:>9.3f}{sum(own):>9.3f}"
              f"{sum(parent):>12.3f}{pair[0]:>10.3%}{sum(timed):>9.2f}{pair[1]:>10.3%}", flush=True)
    return verdict(statistics.median(differences), max(differences), PROCESS_BOUND)


def verdict(median, largest, bound):
    within = largest <= bound
    print(f"median {median:.4%}, largest {largest:.4%}, {'within' if within else 'ABOVE'} the bound of {bound:.1%}", flush=True)
    return within


def main():
    try:
        loops = check_loops(sys.argv[1:])
        processes = check_processes()
    except (Failed, OSError) as failure:
        print(f"clocks: {failure}", file=sys.stderr)
        return 2
    return 0 if loops and processes else 1


if __name__ == "__main__":
    sys.exit(main())
