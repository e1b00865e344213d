#!/usr/bin/env python3
"""Prints what is on the class path of the plugin and on that of a worker, with sizes, as a real session has them.

Usage: benchmarks/class-path.py [mvn arguments], after an install. Maven itself says what it loads the plugin from (-X), and a
worker's JVM what its class path is (-XshowSettings:properties, in its log).
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

VERSION = re.search(r"<version>(.*)</version>", Path(__file__).resolve().parents[1].joinpath("pom.xml").read_text())[1]
PLUGIN = "io.github.ipcbench:ipc-bench-maven-plugin"
INCLUDED = re.compile(r"\[DEBUG\]\s+Included: (\S+)")


def session(folder, arguments):
    command = ["mvn", "-X", "-B", *arguments, f"{PLUGIN}:{VERSION}:run", "-Dipcbench.modes=socket", "-Dipcbench.runs=1",
               "-Dipcbench.messages=10", "-Dipcbench.trace=off", f"-Dipcbench.outputDirectory={folder}",
               "-Dipcbench.jvmArgs=-XshowSettings:properties"]
    ended = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, text=True, check=False)
    if ended.returncode != 0:
        sys.exit(ended.stdout[-3000:])
    return ended.stdout


def of_plugin(log):
    realm = log[log.index(f"Populating class realm plugin>{PLUGIN}"):]
    realm = realm[:realm.index("Configuring mojo")]
    repository = Path(re.search(r"Using local repository at (.*)", log)[1].strip())
    jars = []
    for coordinates in INCLUDED.findall(realm):
        group, artifact, kind, *_, version = coordinates.split(":")
        jars.append(repository.joinpath(*group.split("."), artifact, version, f"{artifact}-{version}.{kind}"))
    return jars


def of_worker(folder):
    log = next(log for log in sorted(Path(folder, "logs").iterdir()) if "java.class.path" in log.read_text())
    entries = re.search(r"java\.class\.path = (.*(?:\n {8}.*)*)", log.read_text())[1]
    return [Path(line.strip()) for line in entries.splitlines()]


def table(title, jars):
    sizes = sorted(((jar.stat().st_size, jar.name) for jar in jars if jar.suffix == ".jar"), reverse=True)
    print(f"{title}: {len(sizes)} jars, {sum(size for size, _ in sizes) / 1024:,.0f} KiB\n")
    print("| jar | KiB |\n| --- | --- |")
    for size, name in sizes:
        print(f"| {name} | {size / 1024:,.0f} |")
    print()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as output:
        text = session(output, sys.argv[1:])
        table("The plugin", of_plugin(text))
        table("A worker", of_worker(output))
