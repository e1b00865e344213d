"""Injects faults into real sessions at random moments and counts orphans, leftovers and lost runs.

Exit status: 0 when all three are 0 and every session after a fault started clean, 1 when not, 2 when it could not work.
"""

import argparse
import contextlib
import json
import os
import random
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORE = ROOT / "ipc-bench-core"
SESSION = "io.github.ipcbench.session.FaultSession"
PROVIDER = "io.github.ipcbench.session.FaultyTransport"
MARKER = "IPCBENCH_FAULTS_MARKER"
GRACE_SECONDS = 5.0  # after the session's end nothing of it may be there any more
RUN_TIMEOUT_SECONDS = 8  # ipcbench.timeout of the sessions that are harmed
SESSION_SECONDS = 90  # a session that goes on for longer hangs
SHARED_MEMORY = Path("/dev/shm")
PIDS_CGROUP = Path("/sys/fs/cgroup/pids")


class NotInjected(Exception):
    """The session was over, or the victim not there, before the moment came."""


@dataclass(frozen=True)
class Fault:
    """One kind of fault: what its session needs, what is done to it, and what its error then has to say."""

    name: str
    inject: object
    says: str = ""  # a regular expression; empty when the session may go on or dies without a word
    modes: tuple = ()  # those it can be done to; empty when that is every mode
    jvm_args: object = None  # for faults that happen inside a worker
    namespace: bool = False  # in a mount namespace of its own, with small file systems
    by_goal: bool = False  # can be done to the Maven goal as well
    fake_clock: bool = False  # with a wall clock of its own, to be set
    unnoticed: bool = False  # the session must go on to its end as if nothing had been
    one_case: bool = False  # harms one case alone: the other one must be measured
    nobody_left: bool = False  # everybody who could clean up is killed: the next session has to


@dataclass
class Count:
    injections: int = 0
    orphans: int = 0
    leftovers: int = 0
    lost_runs: int = 0
    unclean: int = 0
    unexplained: int = 0
    went_on: int = 0
    by_goal: int = 0


@dataclass
class Session:
    """A session under way, with everything that can be counted of it afterwards."""

    process: subprocess.Popen
    marker: str
    output: Path
    temp: Path
    log: Path
    holder: subprocess.Popen = None  # keeps the mount namespace alive, to look into it afterwards
    known: set = field(default_factory=set)
    nobody_left: bool = False  # as of a fault, found out when it is done

    def text(self):
        return self.log.read_text(encoding="utf-8", errors="replace")


# ---- looking at processes -------------------------------------------------------------------------------------------


def stat_of(pid):
    try:
        name, _, rest = Path(f"/proc/{pid}/stat").read_text(encoding="latin-1").rpartition(")")
        fields = rest.split()
        return {"state": fields[0], "parent": int(fields[1]), "start": int(fields[19])}
    except (OSError, IndexError):
        return None


def marked(marker):
    """Processes of ours that are alive: they inherited the marker, whoever started them."""
    needle = f"{MARKER}={marker}".encode()
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                if needle in Path(f"/proc/{entry}/environ").read_bytes().split(b"\0"):
                    stat = stat_of(entry)
                    if stat and stat["state"] not in "ZX":
                        found.append(int(entry))
            except OSError:
                continue
    return found


def workers(session):
    """Sender and receiver, which are forked in this order."""
    found = []
    for pid in marked(session.marker):
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        stat = stat_of(pid)
        if stat and command and b"io.github.ipcbench.worker.WorkerMain" in command:
            found.append((stat["start"], pid))
    return [pid for _, pid in sorted(found)]


def victim(session, index):
    """Waits for a pair of workers and picks one."""
    end = time.monotonic() + 5
    while time.monotonic() < end and session.process.poll() is None:
        pair = workers(session)
        if len(pair) == 2:
            return pair[index]
        time.sleep(0.002)
    raise NotInjected


def send(pid, number):
    try:
        os.kill(pid, number)
    except ProcessLookupError as e:
        raise NotInjected from e


# ---- the faults -----------------------------------------------------------------------------------------------------


def to_worker(index, number):
    return lambda session, rng: send(victim(session, index), number)


def to_controller(number):
    def inject(session, rng):
        if session.process.poll() is not None:
            raise NotInjected
        send_to_controller(session, session.process.pid, number)

    return inject


def send_to_controller(session, pid, number):
    """Between two pairs of workers nobody is left who could clean up after a controller that is killed."""
    attended = any((stat_of(worker) or {}).get("parent") == pid for worker in workers(session))
    send(pid, number)
    if number == signal.SIGKILL and not attended:
        session.nobody_left = True


def stop_controller(session, rng):
    to_controller(signal.SIGSTOP)(session, rng)
    time.sleep(rng.uniform(0.5, 3))
    send(session.process.pid, signal.SIGCONT)


def kill_controller_and_worker(session, rng):
    pid = victim(session, rng.randrange(2))
    send(session.process.pid, signal.SIGKILL)
    send(pid, signal.SIGKILL)


def kill_all(session, rng):
    """Stopped first, so that none of the three sees another one end."""
    victim(session, 0)
    everyone = [*workers(session), session.process.pid]
    for number in (signal.SIGSTOP, signal.SIGKILL):
        for pid in everyone:
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                continue


def set_clock_back(session, rng):
    """The wall clock of the session's processes; every reading looks into the file anew."""
    if session.process.poll() is not None:
        raise NotInjected
    set_clock(session.log.parent, -rng.randrange(60, 400_000))


def clock_of(work):
    return work.parent / f"{work.name}.clock"


def set_clock(work, seconds):
    """In one write, since it is mapped."""
    with open(clock_of(work), "r+b" if clock_of(work).exists() else "wb", buffering=0) as file:
        file.write(struct.pack("l", seconds))


def cut_queue(session, rng):
    """Cuts the queue's file under its mappings: the next access is a SIGBUS. It has no name; who locks it has it open."""
    end = time.monotonic() + 5
    while time.monotonic() < end and session.process.poll() is None:
        pids = workers(session)
        for pid in pids if all_map_a_queue(pids) else ():
            with contextlib.suppress(OSError):
                for descriptor in Path(f"/proc/{pid}/fd").iterdir():
                    if os.readlink(descriptor).endswith("/queue (deleted)"):
                        os.truncate(descriptor, 0)
                        return
        time.sleep(0.002)
    raise NotInjected


def same_directory(session, rng):
    """A second session for the output directory of the first has to be refused, and told who is there."""
    end = time.monotonic() + 5
    while not harness.holder_of(session.output):
        if session.process.poll() is not None or time.monotonic() > end:
            raise NotInjected
        time.sleep(0.002)
    other = harness.start(session.output, session.temp, harness.modes[:1], marker=session.marker)
    status = other.process.wait(SESSION_SECONDS)
    if status == 0 and session.process.poll() is not None:
        raise NotInjected  # The first one was over by then.
    if f"is in use by another session (process {session.process.pid}, since" not in other.text():
        print(other.text(), file=sys.stderr)
        raise RuntimeError("the second session for one directory was not told who is there")
    session.known.add(other.process.pid)


def already_there(session, rng):
    """The fault lies in the session from its start."""
    end = time.monotonic() + SESSION_SECONDS
    while session.process.poll() is None and time.monotonic() < end and len(workers(session)) < 2:
        time.sleep(0.01)


def all_map_a_queue(pids):
    """Sender and receiver of a run: a mode is tried by one process alone."""
    try:
        return len(pids) == 2 and all("/queue (deleted)" in Path(f"/proc/{pid}/maps").read_text() for pid in pids)
    except OSError:
        return False


def run_directories(session, parent):
    """Those of runs under way; they lie in the session's. Another session's may vanish while they are read."""
    runs = []
    for directory in inside(session, parent).glob("ipcbench-*"):
        try:
            runs += [entry for entry in directory.iterdir() if entry.is_dir()]
        except OSError:
            continue
    return runs


def inside(session, path):
    """A path as the session sees it."""
    return Path(f"/proc/{session.holder.pid}/root{path}") if session.holder else path


def remove_socket(session, rng):
    end = time.monotonic() + 5
    while time.monotonic() < end and session.process.poll() is None:
        for directory in run_directories(session, session.temp):
            for name in ("data", "room"):
                try:
                    (directory / name).unlink()
                    return
                except OSError:
                    continue
        time.sleep(0.0005)
    raise NotInjected


def remove_directories(session, rng):
    victim(session, 0)
    gone = run_directories(session, session.temp)
    for directory in gone:
        shutil.rmtree(directory, ignore_errors=True)
    if not gone:
        raise NotInjected


def remove_temporary_directory(session, rng):
    victim(session, 0)
    shutil.rmtree(session.temp, ignore_errors=True)


def fill(path):
    def inject(session, rng):
        if session.process.poll() is not None:
            raise NotInjected
        try:
            with open(inside(session, path(session)) / "ballast", "wb", buffering=0) as file:
                while True:
                    if not file.write(bytes(1 << 16)):
                        return
        except OSError:
            return  # It is full, as wanted.

    return inject


def remount_read_only(path):
    def inject(session, rng):
        # Refused while a file on it is open for writing, so it may take some attempts.
        while session.process.poll() is None:
            if in_namespace(session, ["mount", "-o", "remount,ro", str(path(session))]).returncode == 0:
                return
        raise NotInjected

    return inject


def make_immutable(path):
    """Remounting is refused while a session has the directory locked; this is not, and holds for root as well."""

    def inject(session, rng):
        if session.process.poll() is not None or in_namespace(session, ["chattr", "+i", str(path(session))]).returncode:
            raise NotInjected

    return inject


def in_namespace(session, command):
    return subprocess.run(
        ["nsenter", "-t", str(session.holder.pid), "-m", *command], capture_output=True, check=False
    )


def limit_files(session, rng):
    pid = victim(session, rng.randrange(2))
    limited = subprocess.run(["prlimit", f"--pid={pid}", "--nofile=8:8"], capture_output=True, check=False)
    if limited.returncode != 0:
        raise NotInjected


def limit_controllers_files(session, rng):
    if session.process.poll() is not None:
        raise NotInjected
    limited = subprocess.run(
        ["prlimit", f"--pid={session.process.pid}", "--nofile=8:8"], capture_output=True, check=False
    )
    if limited.returncode != 0:
        raise NotInjected


def limit_processes(session, rng):
    group = PIDS_CGROUP / f"ipcbench-faults-{os.getpid()}"
    group.mkdir(exist_ok=True)
    try:
        (group / "cgroup.procs").write_text(str(session.process.pid))
        for pid in workers(session):
            (group / "cgroup.procs").write_text(str(pid))
        (group / "pids.max").write_text((group / "pids.current").read_text())
    except OSError as e:
        raise NotInjected from e


def free_processes():
    group = PIDS_CGROUP / f"ipcbench-faults-{os.getpid()}"
    if group.exists():
        try:
            group.rmdir()
        except OSError as e:
            print(f"faults: cgroup {group} could not be removed: {e}", file=sys.stderr)


def two_sessions(kill_one):
    def inject(session, rng):
        other = harness.start(harness.directory("other"), session.temp, harness.modes[:2], marker=session.marker)
        if kill_one:
            time.sleep(rng.uniform(0.5, 2))
            send_to_controller(session, other.process.pid, signal.SIGKILL)
        other.process.wait(SESSION_SECONDS)
        session.known.add(other.process.pid)
        if not kill_one and "complete" not in other.text():
            print(other.text(), file=sys.stderr)
            raise RuntimeError("the second of two sessions did not finish")

    return inject


def in_worker(kind):
    def arguments(rng):
        side = rng.choice(("sender", "receiver"))
        return f"-Dfault.kind={kind} -Dfault.side={side} -Dfault.message={rng.randrange(1, 400)}"

    return arguments


def temp_of(session):
    return session.temp


def output_of(session):
    return session.output


VOID = r"is void: "
WORKER_KILLED = VOID + r"the (sender|receiver) was killed by signal 9 \(SIGKILL"
LOG = r"'s log: "
FULL = r"No space left on device|ENOSPC, no space left on device|Disk quota exceeded|a native library could not be unpacked; is there room"
READ_ONLY = r"[Rr]ead-only file system"
FAULTS = (
    Fault("sender SIGKILL", to_worker(0, signal.SIGKILL), WORKER_KILLED, by_goal=True, one_case=True),
    Fault("receiver SIGKILL", to_worker(1, signal.SIGKILL), WORKER_KILLED, by_goal=True, one_case=True),
    Fault("sender SIGTERM", to_worker(0, signal.SIGTERM), VOID + r".* by signal 15 \(SIGTERM", one_case=True),
    Fault("receiver SIGTERM", to_worker(1, signal.SIGTERM), VOID + r".* by signal 15 \(SIGTERM", one_case=True),
    Fault("sender SIGSTOP", to_worker(0, signal.SIGSTOP), VOID + r".*its process is stopped", one_case=True),
    Fault("receiver SIGSTOP", to_worker(1, signal.SIGSTOP), VOID + r".*its process is stopped", one_case=True),
    Fault("worker SIGSEGV", to_worker(0, signal.SIGSEGV), VOID + r".*the Java runtime crashed", one_case=True),
    Fault("controller SIGKILL", to_controller(signal.SIGKILL), by_goal=True),
    Fault("controller SIGTERM", to_controller(signal.SIGTERM), by_goal=True),
    Fault("controller SIGSTOP, SIGCONT", stop_controller),
    Fault("controller and one worker SIGKILL", kill_controller_and_worker),
    Fault("controller and both workers SIGKILL", kill_all, nobody_left=True),
    *(
        Fault(f"worker: {kind}", already_there, says, ("faulty", "socket"), in_worker(kind), unnoticed=not says,
              one_case=bool(says))
        for kind, says in (
            ("out-of-memory", VOID + r".*OutOfMemoryError.*likely: .*ipcbench\.jvmArgs"),
            ("stack-overflow", VOID + r".*StackOverflowError"),
            ("exit", VOID + r".*exited with status 7"),
            ("crash", VOID + r".*the Java runtime crashed"),
            ("prints", ""),
            ("prints-much", ""),
            ("child", ""),
            ("silence", VOID + r".*did not answer .* of ipcbench.timeout"),
        )
    ),
    Fault("socket file removed", remove_socket),
    Fault("run's directories removed", remove_directories),
    Fault("temporary directory removed", remove_temporary_directory),
    Fault("disk full, file mode", fill(temp_of), FULL, ("file",), namespace=True),
    Fault("disk full, results", fill(output_of), FULL, namespace=True),
    Fault("/dev/shm full", fill(lambda session: SHARED_MEMORY), FULL, ("mmap-locked", "mmap-relaxed"), namespace=True),
    Fault("temporary directory read-only", remount_read_only(temp_of), READ_ONLY, namespace=True),
    Fault("results unwritable", make_immutable(output_of), r"Operation not permitted", namespace=True),
    Fault("ulimit -n of a worker too low", limit_files),
    Fault("ulimit -n of the controller too low", limit_controllers_files, r"[Tt]oo many open files"),
    Fault("too many processes", limit_processes),
    Fault("clock set back", set_clock_back, fake_clock=True, unnoticed=True),
    Fault("queue cut under its mappings", cut_queue, VOID + r".*(SIGBUS|the Java runtime crashed|unsafe memory access)",
          ("mmap-locked", "mmap-relaxed")),
    Fault("two sessions at once", two_sessions(False)),
    Fault("two sessions, one killed", two_sessions(True)),
    Fault("two sessions, one directory", same_directory),
)
NEEDS_ROOT = ("too many processes",)


# ---- the harness ----------------------------------------------------------------------------------------------------


class Harness:
    def __init__(self, options):
        self.options = options
        # Short, since a socket's address holds 108 bytes.
        self.base = Path(tempfile.mkdtemp(prefix="ipcb-faults-", dir="/tmp"))
        self.java = Path(options.jvm) / "bin" / "java" if options.jvm else Path(shutil.which("java") or "java")
        self.number = 0
        self.class_path = self.engine_class_path()
        self.modes = self.known_modes()

    def engine_class_path(self):
        classes, test_classes = CORE / "target" / "classes", CORE / "target" / "test-classes"
        if not (test_classes / (SESSION.replace(".", "/") + ".class")).exists():
            raise SystemExit("faults: nothing is compiled; run mvn -q test-compile first")
        listed = self.base / "classpath"
        subprocess.run(
            ["mvn", "-q", "-o", "-B", "dependency:build-classpath", f"-Dmdep.outputFile={listed}",
             "-Dmdep.includeScope=runtime", "-pl", "ipc-bench-core"],
            cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
        )
        jars = [jar for jar in listed.read_text(encoding="utf-8").strip().split(":") if jar.endswith(".jar")]
        # From a jar, as in use: from a directory, classes could not be loaded once there are too many open files.
        engine = Path(shutil.make_archive(str(self.base / "engine"), "zip", classes))
        # The two classes that do harm, and no other test class.
        harm = self.base / "harm"
        package = harm / "io/github/ipcbench/session"
        package.mkdir(parents=True)
        for compiled in (test_classes / "io/github/ipcbench/session").iterdir():
            if compiled.name.startswith(("FaultSession", "FaultyTransport", "SilentListener")):
                shutil.copy(compiled, package)
        services = harm / "META-INF/services"
        services.mkdir(parents=True)
        (services / "io.github.ipcbench.transport.TransportProvider").write_text(PROVIDER + "\n", encoding="utf-8")
        return ":".join([str(engine), shutil.make_archive(str(self.base / "harm"), "zip", harm), *jars])

    def known_modes(self):
        """The ids of the modes measured by default, in the engine's order."""
        command = [self.java, "-cp", self.class_path, SESSION, "modes"]
        listed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        return tuple(listed.stdout.split())

    def wall_clock(self):
        """The library that shifts the wall clock, made when it is wanted first."""
        library = self.base / "wall_clock.so"
        if not library.exists():
            source = ROOT / "benchmarks/clock/wall_clock.c"
            subprocess.run(["gcc", "-std=c11", "-O2", "-shared", "-fPIC", "-o", library, source], check=True)
        return library

    def directory(self, name):
        self.number += 1
        path = self.base / f"{name}{self.number}"
        path.mkdir(mode=0o700)
        return path

    @staticmethod
    def holder_of(output):
        try:
            return (output / "session.lock").read_text(encoding="utf-8").strip()
        except OSError:
            return ""

    def start(self, output, temp, modes, marker=None, messages=None, runs=1, jvm_args="", namespace=False, goal=False,
              fake_clock=False):
        marker = marker or uuid.uuid4().hex
        work = self.directory("work")
        properties = {
            "ipcbench.modes": ",".join(modes),
            "ipcbench.runs": runs,
            "ipcbench.messages": messages or 2000,
            "ipcbench.timeout": RUN_TIMEOUT_SECONDS,
            "ipcbench.trace": "off",
            "ipcbench.outputDirectory": output,
            "ipcbench.tempDirectory": temp,
            "ipcbench.jvmArgs": jvm_args,
        }
        defined = [f"-D{name}={value}" for name, value in properties.items() if value != ""]
        environment = {**os.environ, MARKER: marker, "CI": "true", "LC_ALL": "C.UTF-8", "LD_BIND_NOW": "1"}
        environment.pop("JAVA_TOOL_OPTIONS", None)
        if fake_clock:
            set_clock(work, 0)
            environment |= {"LD_PRELOAD": str(self.wall_clock()), "CLOCK_OFFSET_FILE": str(clock_of(work))}
        jvm = ["-XX:-UsePerfData", f"-Djava.io.tmpdir={temp}", f"-Djna.tmpdir={work}"]
        if goal:
            environment["MAVEN_OPTS"] = " ".join(jvm)
            environment["JAVA_HOME"] = str(self.java.resolve().parent.parent)
            command = ["mvn", "-B", "-o", *self.options.maven_args.split(), "ipcbench:run", *defined]
        else:
            command = [str(self.java), "-Xmx256m", "-XX:-CreateCoredumpOnCrash", *jvm, *defined,
                       "-cp", self.class_path, SESSION]
        holder = None
        if namespace:
            holder = self.hold_namespace(output, temp)
            command = ["nsenter", "-t", str(holder.pid), "-m", *command]
        log = work / "session.log"
        with open(log, "wb") as out:
            process = subprocess.Popen(
                command, cwd=ROOT if goal else work, env=environment, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
            )
        return Session(process, marker, output, temp, log, holder)

    @staticmethod
    def hold_namespace(output, temp):
        """A mount namespace with file systems small enough to fill: nobody else sees them, and they go with it."""
        script = "".join(
            f"mount -t tmpfs -o size={size},mode=0700 tmpfs '{path}' && "
            for path, size in ((output, "1m"), (temp, "24m"), (SHARED_MEMORY, "24m"))
        )
        holder = subprocess.Popen(
            ["unshare", "-m", "--propagation", "private", "sh", "-c", script + "echo held && exec sleep 600"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        )
        if holder.stdout.readline() != b"held\n":
            holder.wait()
            raise SystemExit("faults: a mount namespace with tmpfs could not be made")
        return holder

    # -- what is left of a session

    def leftovers(self, session):
        """Files, sockets and locks of the session that should have gone with it."""
        temp, output = inside(session, session.temp), inside(session, session.output)
        found = [entry for entry in temp.iterdir() if entry.name != "ballast"] if temp.exists() else []
        pids = {str(pid) for pid in (session.process.pid, *session.known)}
        shared = inside(session, SHARED_MEMORY)
        found += [e for e in shared.glob("ipcbench-*") if session.holder or e.name.split("-")[1] in pids]
        found += list(output.glob(".*.tmp"))
        work = session.log.parent
        found += [entry for entry in work.iterdir() if entry != session.log]
        bound = Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace")
        found += [line for line in bound.splitlines() if str(session.temp) in line]
        return [str(item) for item in found]

    def excused(self, fault, session, leftover):
        """What nobody can remove: a directory on a file system that has become read-only."""
        return "read-only" in fault.name and str(inside(session, session.temp)) in leftover


harness = None


def reported_runs(text):
    """By number: a session of the harness has a line for each, Maven's log one for each round, with a cost for each run."""
    finished = {int(n) for n in re.findall(r"^finished (\d+)$", text, re.MULTILINE)}
    for number, costs in re.findall(r"round (\d+) of \d+, CPU per message: (.*)", text):
        runs = costs.count(";") + 1
        finished |= set(range((int(number) - 1) * runs + 1, int(number) * runs + 1))
    return finished


def lost(session):
    """Runs that the session reported as finished and that its results do not hold."""
    reported = reported_runs(session.text())
    file = inside(session, session.output) / "results.json"
    if not file.exists():
        return reported
    try:
        results = json.loads(file.read_text(encoding="utf-8"))
        stored = {run["index"] for run in results["runs"]}
        if results["format"] != "ipc-bench-results":
            return reported or {-1}
    except (ValueError, KeyError):
        return reported or {-1}
    return reported - stored


def harm(fault, rng, goal, options):
    """One injection; the figures of what it left, with words about what was not as wanted."""
    temp, output = harness.directory("t"), harness.directory("o")
    possible = fault.modes or harness.modes
    modes = tuple(rng.sample(possible, min(2, len(possible))))
    jvm_args = fault.jvm_args(rng) if fault.jvm_args else ""
    # Compressing takes ten times as long, and on a busy machine longer still: what runs out of time is no fault of ours.
    messages = rng.randrange(100, 800) if "socket-gzip" in modes else rng.randrange(500, 4000)
    session = harness.start(
        output, temp, modes, runs=2, messages=messages, jvm_args=jvm_args,
        namespace=fault.namespace, goal=goal, fake_clock=fault.fake_clock,
    )
    count, notes = Count(by_goal=int(goal)), []
    try:
        moment = rng.uniform(0, options.goal_seconds if goal else options.session_seconds)
        try:
            if fault.jvm_args is None:
                session.process.wait(moment)
        except subprocess.TimeoutExpired:
            pass
        fault.inject(session, rng)
        count.injections = 1
        try:
            session.process.wait(SESSION_SECONDS)
        except subprocess.TimeoutExpired:
            notes.append("the session hangs")
        orphans, left = settle(fault, session)
        gone = lost(session)
        if fault.nobody_left or session.nobody_left:
            clean(session, count, notes)
            orphans, left = settle(fault, session)
        count.orphans, count.leftovers = len(orphans), len(left)
        notes += [f"orphan: process {pid}" for pid in orphans] + [f"left: {item}" for item in left]
        count.lost_runs = len(gone)
        notes += [f"lost: run {run}" for run in gone]
        explain(fault, session, goal, count, notes)
        if session.holder is None and not fault.name.startswith("two") and not (
            fault.nobody_left or session.nobody_left
        ):
            clean(session, count, notes)
    finally:
        for pid in marked(session.marker):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        session.process.wait()
        if session.holder:
            session.holder.kill()
            session.holder.wait()
        if fault.name == "too many processes":
            free_processes()
    if notes:
        notes.append("its output:\n" + session.text().strip()[-1500:])
    else:
        shutil.rmtree(temp, ignore_errors=True)
        shutil.rmtree(output, ignore_errors=True)
    return count, notes


def settle(fault, session):
    """Processes and files that are there when the grace is over."""
    end = time.monotonic() + GRACE_SECONDS
    while True:
        orphans = [pid for pid in marked(session.marker)]
        left = [item for item in harness.leftovers(session) if not harness.excused(fault, session, item)]
        if (not orphans and not left) or time.monotonic() > end:
            return orphans, left
        time.sleep(0.05)


def explain(fault, session, goal, count, notes):
    """A session that failed has said what happened; whether it also failed as expected is not counted."""
    text = session.text()
    status = session.process.returncode
    complete = status == 0 and ("complete" in text or goal)
    others_measured = status == 1 and re.search(r"cases (is|are) void; the others were measured", text)
    count.went_on = int(bool(complete or others_measured))
    if status == 1 and fault.one_case and not others_measured:
        count.unexplained = 1
        notes.append("one case was harmed, and the other one was not measured")
    elif complete:
        if fault.jvm_args and not fault.unnoticed:
            count.unexplained = 1
            notes.append("the fault did not happen: the worker was to meet it before message 400")
    elif fault.unnoticed:
        count.unexplained = 1
        notes.append("the session should not have noticed")
    elif status > 0 and status not in (128 + signal.SIGTERM, 130):
        if fault.says and not re.search(fault.says, text, re.DOTALL):
            count.unexplained = 1
            notes.append(f"the error does not say why; wanted: {fault.says}")
        elif not re.search(VOID + "|" + FULL + "|could not|cannot|ipcbench\\.", text):
            count.unexplained = 1
            notes.append("no error that says what happened")


def clean(session, count, notes):
    """A session in the same directories must work as if nothing had been."""
    session.temp.mkdir(mode=0o700, exist_ok=True)
    after = harness.start(session.output, session.temp, ("socket",), messages=20)
    try:
        after.process.wait(SESSION_SECONDS)
    except subprocess.TimeoutExpired:
        pass
    if after.process.poll() != 0 or "complete" not in after.text():
        count.unclean = 1
        notes.append("the next session does not start clean:\n" + after.text()[-1500:])
    for pid in marked(after.marker):
        os.kill(pid, signal.SIGKILL)
    after.process.wait()


def possible(fault):
    if os.geteuid() != 0 and (fault.namespace or fault.name in NEEDS_ROOT):
        return "needs root"
    if fault.name in NEEDS_ROOT and not (PIDS_CGROUP / "cgroup.procs").exists():
        return "needs the pids controller of cgroup version 1"
    if fault.fake_clock and not shutil.which("gcc"):
        return "needs gcc"
    return None


def arguments():
    parser = argparse.ArgumentParser(prog="faults.sh", description=__doc__.splitlines()[0])
    parser.add_argument("--injections", type=int, default=200, help="(default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="decides kinds and moments (default: %(default)s)")
    parser.add_argument("--state", type=Path, help="a file that keeps the figures: a later call with the same goes on")
    parser.add_argument("--at-most", type=int, help="stop after so many of the injections, to go on with --state")
    parser.add_argument("--jvm", help="home of the JDK, for controller and workers (default: the java on the path)")
    parser.add_argument("--only", help="kinds of fault whose name holds this text")
    parser.add_argument("--goal-share", type=float, default=0.05,
                        help="how many injections go to the Maven goal itself, 0 to 1 (default: %(default)s)")
    parser.add_argument("--maven-args", default="", help="for the goal, such as -Dmaven.repo.local=...")
    parser.add_argument("--session-seconds", type=float, default=5.0, help="moments lie within (default: %(default)s)")
    parser.add_argument("--goal-seconds", type=float, default=9.0, help="the same of the goal (default: %(default)s)")
    return parser.parse_args()


def schedule(options, faults, rng):
    """Every kind as often as every other, in random order."""
    kinds = []
    while len(kinds) < options.injections:
        round_of_all = list(faults)
        rng.shuffle(round_of_all)
        kinds += round_of_all
    return kinds[: options.injections]


def main():
    global harness
    options = arguments()
    faults = [fault for fault in FAULTS if not options.only or options.only in fault.name]
    for fault in list(faults):
        reason = possible(fault)
        if reason:
            print(f"not injected here: {fault.name} ({reason})")
            faults.remove(fault)
    if not faults:
        raise SystemExit("faults: no kind of fault is left to inject")
    planned = schedule(options, faults, random.Random(options.seed))
    totals = {fault.name: Count() for fault in faults}
    done = restore(options, totals)
    until = min(len(planned), done + (options.at_most or len(planned)))
    harness = Harness(options)
    wrong = 0
    try:
        for number, fault in list(enumerate(planned, start=1))[done:until]:
            rng = random.Random(f"{options.seed}/{number}")
            goal = fault.by_goal and rng.random() < options.goal_share * len(faults) / max(1, sum(f.by_goal for f in faults))
            notes = None
            for _ in range(20):
                try:
                    count, notes = harm(fault, rng, goal, options)
                    break
                except NotInjected:
                    continue
            if notes is None:
                raise SystemExit(f"faults: {fault.name} could not be injected in 20 sessions")
            total = totals[fault.name]
            for name, value in vars(count).items():
                setattr(total, name, getattr(total, name) + value)
            keep(options, totals, number)
            if notes:
                wrong += 1
            print(f"{number:>4} {fault.name}{' (goal)' if goal else ''}: " + ("as wanted" if not notes else "NOT AS WANTED"),
                  *notes, sep="\n       " if notes else "", file=sys.stderr, flush=True)
    finally:
        if wrong == 0:
            shutil.rmtree(harness.base, ignore_errors=True)
        else:
            print(f"faults: what is left lies in {harness.base}", file=sys.stderr)
    return report(totals, options)


def restore(options, totals):
    """The figures of earlier calls; how many injections those were."""
    if not options.state or not options.state.exists():
        return 0
    kept = json.loads(options.state.read_text(encoding="utf-8"))
    if kept["plan"] != [options.seed, options.injections, sorted(totals)]:
        raise SystemExit(f"faults: {options.state} was made with another seed, number of injections or list of faults")
    for name, figures in kept["totals"].items():
        totals[name] = Count(**figures)
    return kept["done"]


def keep(options, totals, done):
    if options.state:
        kept = {
            "plan": [options.seed, options.injections, sorted(totals)],
            "done": done,
            "totals": {name: vars(count) for name, count in totals.items()},
        }
        options.state.write_text(json.dumps(kept), encoding="utf-8")


def report(totals, options):
    width = max(len(name) for name in totals)
    print(f"{'fault':<{width}}  injections  by goal  went on  orphans  leftovers  lost runs  unclean  unexplained")
    whole = Count()
    for name, count in [*totals.items(), ("all", whole)]:
        print(f"{name:<{width}}  {count.injections:>10}  {count.by_goal:>7}  {count.went_on:>7}  {count.orphans:>7}  "
              f"{count.leftovers:>9}  {count.lost_runs:>9}  {count.unclean:>7}  {count.unexplained:>11}")
        if count is not whole:
            for field_name, value in vars(count).items():
                setattr(whole, field_name, getattr(whole, field_name) + value)
    print(f"\nseed {options.seed}: injections {whole.injections}, orphans {whole.orphans}, "
          f"leftovers {whole.leftovers}, lost runs {whole.lost_runs}; "
          f"next sessions that did not start clean {whole.unclean}, errors that did not say why {whole.unexplained}")
    as_wanted = whole.orphans == whole.leftovers == whole.lost_runs == whole.unclean == whole.unexplained == 0
    return 0 if as_wanted else 1


if __name__ == "__main__":
    sys.exit(main())
