"""Counts the false alarms of ipcbench:check between variants that are alike, and the planted changes that it catches.

A planted variant has the engine's own classes but for the loop that moves messages: compiled again, it uses up a share of
the CPU time that its own thread has used, at both ends, some sixty times a turn of the window. So the change is that share of
the cost, whatever the machine does meanwhile. The classes stand in a jar in front of the workers' own (jvmArgs=-cp ...).

Exit status: 0 when at most one session in twenty has a false alarm, each planted change is caught in 19 of 20 sessions and
modes, and no session of two variants took too long; 1 when not; 2 when a session failed.
"""

import argparse
import json
import math
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOOP = ROOT / "ipc-bench-core/src/main/java/io/github/ipcbench/worker/MessageLoop.java"
CLASSES = ROOT / "ipc-bench-core/target/classes"
BASE = "base"
ALIKE = "same"
# The planted shares, and the limit that each is to be caught at.
PLANTED = {"plus10": (0.10, 1.05), "plus15": (0.15, 1.10)}
LIMITS_OF_ALIKE = (1.05, 1.10)
MOST_FALSE_ALARMS, FEWEST_CAUGHT = 1 / 20, 19 / 20

LOOP_HEAD = "for (long done = 0; done < messages; slices.moved(done)) {"
PLANTED_LOOP_HEAD = ("planted.starts(messages);\n            "
                     "for (long done = 0; done < messages; slices.moved(done), planted.spend(done, messages)) {")
FIELD_STANDS_BEFORE = "        private long sequence;\n"
PLANT = """package io.github.ipcbench.worker;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.machine.CpuClocks;

/** Uses up a share of the CPU time that the calling thread has used since it last did. */
final class Planted {
    private static final int SPENDINGS_PER_TURN = 64;
    private static final int STEPS = 300;
    private final double share = Double.parseDouble(System.getProperty("planted.share"));
    private final CpuClocks clocks = new CpuClocks(Linux.ofThisProcess());
    private long state = 88_172_645_463_325_252L;
    private long next;
    private long since;

    void starts(long messages) {
        next = messages / SPENDINGS_PER_TURN;
        since = clocks.threadCpuNanos();
    }

    void spend(long done, long messages) {
        if (done < next && done < messages) {
            return;
        }
        long now = clocks.threadCpuNanos();
        long end = now + Math.round((now - since) * share);
        while (clocks.threadCpuNanos() < end) {
            step();
        }
        since = clocks.threadCpuNanos();
        next = done + messages / SPENDINGS_PER_TURN;
    }

    private void step() {
        long x = state;
        for (int step = 0; step < STEPS; step++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        state = x;
    }
}
"""


class SessionFailed(Exception):
    pass


def options():
    parser = argparse.ArgumentParser(prog="variants.sh", description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", type=int, default=40, help="how many (default: %(default)s)")
    parser.add_argument("--variants", default=",".join([ALIKE, *PLANTED]),
                        help="beside base, which is always there (default: %(default)s); 'same' alone is A against A")
    parser.add_argument("--modes", default="socket,file,mmap-relaxed", help="(default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=10, help="(default: %(default)s)")
    parser.add_argument("--affinity", default="same", help="both ends on one CPU by default; 'none' pins nothing")
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks/target/variants",
                        help="where sessions are kept; those that are complete there are not repeated (default: %(default)s)")
    parser.add_argument("--most-seconds", type=float, default=180,
                        help="for a session of two variants, Maven's start included (default: %(default)s)")
    parser.add_argument("--report", action="store_true", help="count what is there, measure nothing")
    parser.add_argument("mvn", nargs="*", help="arguments for mvn, behind --")
    arguments = parser.parse_args()
    arguments.variants = arguments.variants.split(",")
    for variant in arguments.variants:
        if variant != ALIKE and variant not in PLANTED:
            parser.error(f"--variants: unknown variant '{variant}'; known: {', '.join([ALIKE, *PLANTED])}")
    if arguments.sessions < 1 or arguments.rounds < 1:
        parser.error("--sessions, --rounds: at least 1")
    arguments.results = arguments.results.resolve()
    return arguments


def replaced(text, old, new, times):
    if text.count(old) != times:
        raise SessionFailed(f"{LOOP.name} is not what this script changes: {times} times {old.strip()!r} expected")
    return text.replace(old, new)


def make_jar(directory):
    """Compiles the loop with the plant in it, against the engine as it is."""
    source, classes = directory / "planted/source", directory / "planted/classes"
    shutil.rmtree(directory / "planted", ignore_errors=True)
    source.mkdir(parents=True)
    loop = replaced(LOOP.read_text(), LOOP_HEAD, PLANTED_LOOP_HEAD, 2)
    loop = replaced(loop, FIELD_STANDS_BEFORE, "        private final Planted planted = new Planted();\n" + FIELD_STANDS_BEFORE, 2)
    (source / LOOP.name).write_text(loop)
    (source / "Planted.java").write_text(PLANT)
    java_home = os.environ.get("JAVA_HOME")
    program = lambda name: str(Path(java_home) / "bin" / name) if java_home else name
    command([program("javac"), "-proc:none", "--release", "17", "-cp", str(CLASSES), "-d", str(classes)]
            + sorted(map(str, source.iterdir())), directory / "planted.log")
    jar = directory / "planted.jar"
    command([program("jar"), "--create", "--file", str(jar), "-C", str(classes), "."], directory / "planted.log")
    return jar


def command(words, log, accepted=(0,)):
    with open(log, "a") as out:
        status = subprocess.run(words, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT).returncode
    if status not in accepted:
        raise SessionFailed(f"{' '.join(map(str, words[:3]))} ended with {status}, see {log}")


def variants_property(arguments, jar):
    named = [BASE]
    for variant in arguments.variants:
        named.append(variant if variant == ALIKE
                     else f"{variant}:jvmArgs='-cp {jar} -Dplanted.share={PLANTED[variant][0]}'")
    return ";".join(named)


def limits_property(variants):
    limits = []
    for variant in variants:
        bounds = LIMITS_OF_ALIKE if variant == ALIKE else (PLANTED[variant][1],)
        limits += [f"{variant}/{BASE}<={bound:.2f}" for bound in bounds]
    return ",".join(limits)


def measure(arguments, jar, session):
    directory = arguments.results / f"session-{session:03}"
    took = arguments.results / f"session-{session:03}.json"
    if took.exists():
        return
    # One that a stop cut short counts for nothing.
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    log = arguments.results / f"session-{session:03}.log"
    log.unlink(missing_ok=True)
    maven = [os.environ.get("MVN", "mvn"), "-B"]
    place = [f"-Dipcbench.outputDirectory={directory}"]
    pinned = [] if arguments.affinity == "none" else [f"-Dipcbench.affinity={arguments.affinity}"]
    began = time.monotonic()
    command(maven + ["ipcbench:run", f"-Dipcbench.modes={arguments.modes}", f"-Dipcbench.runs={arguments.rounds}",
                     "-Dipcbench.trace=off", f"-Dipcbench.variants={variants_property(arguments, jar)}"]
            + pinned + place + arguments.mvn, log)
    seconds = time.monotonic() - began
    # A limit that is not held fails the build, as it should.
    command(maven + ["ipcbench:check", f"-Dipcbench.limits={limits_property(arguments.variants)}"] + place
            + arguments.mvn, log, accepted=(0, 1))
    if not (directory / "verdict.json").exists():
        raise SessionFailed(f"check gave no verdict, see {log}")
    took.write_text(json.dumps({"seconds": seconds, "variants": arguments.variants, "affinity": arguments.affinity,
                                "rounds": arguments.rounds}))
    print(f"session {session} of {arguments.sessions}: {seconds:.0f} s; {told(directory)}", flush=True)


def verdict(directory):
    return json.loads((directory / "verdict.json").read_text())


def told(directory):
    found = verdict(directory)
    return "; ".join([f"trust {found['trust']}"] + [
        f"{one['limit']} {one.get('mode', '')} {one.get('multiple', math.nan):.3f} {one['outcome']}"
        for one in found["limits"]])


def bound_of(one):
    return float(one["limit"].split("<=")[1])


def share(count, of):
    return f"{count} of {of}"


def summary(arguments):
    sessions = []
    for took in sorted(arguments.results.glob("session-*.json")):
        known = json.loads(took.read_text())
        directory = took.with_suffix("")
        known["verdict"] = verdict(directory)
        known["repeated"] = sum(warning.get("pairs", 0) for warning in json.loads(
            (directory / "results.json").read_text())["warnings"] if warning["code"] == "repeated-pairs")
        sessions.append(known)
    if not sessions:
        raise SessionFailed(f"no complete session lies in {arguments.results}")
    held = True
    trust = [one["verdict"]["trust"] for one in sessions]
    print(f"\n{len(sessions)} sessions, trust: " + ", ".join(f"{level} {trust.count(level)}"
                                                             for level in ("good", "fair", "poor"))
          + f"; repeated pairs a session: {sum(one['repeated'] for one in sessions) / len(sessions):.1f}")
    print(f"{'limit':<20}{'mode':<16}{'exceeded':>12}{'within':>9}{'doubtful':>10}   multiple: min / geo. mean / max")
    entries = [one for session in sessions for one in session["verdict"]["limits"]]
    for key in sorted({(one["limit"], one["mode"]) for one in entries}):
        these = [one for one in entries if (one["limit"], one["mode"]) == key]
        outcomes = [one["outcome"] for one in these]
        multiples = [one["multiple"] for one in these if "multiple" in one]
        mean = math.exp(sum(map(math.log, multiples)) / len(multiples))
        print(f"{key[0]:<20}{key[1]:<16}{share(outcomes.count('exceeded'), len(these)):>12}"
              f"{outcomes.count('within'):>9}{outcomes.count('doubtful'):>10}"
              f"   {min(multiples):.3f} / {mean:.3f} / {max(multiples):.3f}")
        if not key[0].startswith(ALIKE + "/") and outcomes.count("exceeded") < FEWEST_CAUGHT * len(these):
            held = False
    for bound in LIMITS_OF_ALIKE:
        of = [session for session in sessions if ALIKE in session["variants"]]
        alarms = [session for session in of
                  if any(one["variant"] == ALIKE and one["outcome"] == "exceeded" and bound_of(one) == bound
                         for one in session["verdict"]["limits"])]
        if of:
            print(f"sessions with a false alarm at {bound:.2f}: {share(len(alarms), len(of))}")
            held = held and len(alarms) <= MOST_FALSE_ALARMS * len(of)
    for variant, (planted, bound) in PLANTED.items():
        of = [session for session in sessions if variant in session["variants"]]
        caught = [session for session in of
                  if all(one["outcome"] == "exceeded" for one in session["verdict"]["limits"]
                         if one["variant"] == variant)]
        if of:
            print(f"sessions that caught {variant} at {bound:.2f} in every mode: {share(len(caught), len(of))}")
    for variant, (planted, _) in PLANTED.items():
        multiples = [math.log(one["multiple"]) for one in entries if one["variant"] == variant and "multiple" in one]
        if multiples:
            print(f"planted by {variant}: {100 * planted:.0f} %; reached over all sessions and modes: "
                  f"{100 * math.expm1(sum(multiples) / len(multiples)):.1f} %")
    for count in sorted({len(session["variants"]) + 1 for session in sessions}):
        seconds = [session["seconds"] for session in sessions if len(session["variants"]) + 1 == count]
        within = count > 2 or max(seconds) <= arguments.most_seconds
        wanted = f", at most {arguments.most_seconds:.0f} wanted" if count == 2 else ""
        print(f"a session of {count} variants took {min(seconds):.0f} to {max(seconds):.0f} s{wanted}")
        held = held and within
    print("verdict: " + ("as wanted" if held else "NOT as wanted"))
    return held


def main():
    arguments = options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        if not arguments.report:
            arguments.results.mkdir(parents=True, exist_ok=True)
            jar = make_jar(arguments.results) if set(arguments.variants) & set(PLANTED) else None
            for session in range(1, arguments.sessions + 1):
                measure(arguments, jar, session)
        return 0 if summary(arguments) else 1
    except SessionFailed as failure:
        print(f"variants: {failure}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
