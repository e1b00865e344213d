"""Runs one session of the Java workers and hands back what its results.json holds; for the scripts beside it."""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = "io.github.ipcbench:ipc-bench-maven-plugin"

# The libraries that two modes need, by the property of the root pom that holds their version.
LIBRARIES = {
    "socket-lz4": ("at.yawk.lz4", "lz4-java", "lz4.version"),
    "socket-zstd": ("com.github.luben", "zstd-jni", "zstd.version"),
}

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>io.github.ipcbench.benchmarks</groupId>
  <artifactId>session</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <build><plugins><plugin>
    <groupId>{group}</groupId>
    <artifactId>{artifact}</artifactId>
    <version>{version}</version>
    <dependencies>{dependencies}</dependencies>
  </plugin></plugins></build>
</project>
"""


class RunFailed(Exception):
    pass


def output_of(command, what, directory=ROOT):
    finished = subprocess.run(command, cwd=directory, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if finished.returncode != 0:
        raise RunFailed(f"{what} ended with {finished.returncode}: {' '.join(map(str, command))}\n{finished.stdout}")
    return finished.stdout


def pom(modes):
    """A project that does nothing but have the plugin, with the libraries that the modes need."""
    root = (ROOT / "pom.xml").read_text()

    def text_of(element):
        return re.search(rf"<{re.escape(element)}>(.*?)</{re.escape(element)}>", root)[1]

    group, artifact = PLUGIN.split(":")
    dependencies = "".join(
        f"<dependency><groupId>{library_group}</groupId><artifactId>{library}</artifactId>"
        f"<version>{text_of(version)}</version></dependency>"
        for mode, (library_group, library, version) in LIBRARIES.items() if mode in modes)
    # The root pom has no parent: its first version is its own.
    return POM.format(group=group, artifact=artifact, version=text_of("version"), dependencies=dependencies)


def require_maven():
    if shutil.which(maven()) is None:
        sys.exit("no mvn on the path; set MVN")


def maven():
    return os.environ.get("MVN", "mvn")


def session(properties):
    """What results.json holds after a session with these properties, whose modes are ids; and what the session printed."""
    with tempfile.TemporaryDirectory(prefix="session-") as directory:
        (Path(directory) / "pom.xml").write_text(pom(properties["modes"].split(",")))
        output = Path(directory) / "output"
        command = [maven(), "-q", "-B", f"{PLUGIN}:run", f"-Dipcbench.outputDirectory={output}"]
        command += [f"-Dipcbench.{name}={value}" for name, value in properties.items()]
        printed = output_of(command, "the Java session", directory)
        results = output / "results.json"
        if not results.exists():
            raise RunFailed(f"the Java session wrote no results: {' '.join(command)}\n{printed}")
        return json.loads(results.read_text()), printed


def loop_micros(run):
    """Loop CPU of both ends, in microseconds per message."""
    return sum(run[side]["loopCpuNanos"] for side in ("sender", "receiver")) / 1000 / run["messages"]


def machine():
    model = "unknown CPU"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    return f"{model}, {os.cpu_count()} CPUs, Linux {platform.release()}, load {os.getloadavg()[0]:.1f}"
