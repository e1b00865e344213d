#!/usr/bin/env python3
"""Prints docs/dependencies.md's table: every library of the build, its version, size, build date, licence and use.

Usage: benchmarks/dependencies.py < list, where list is what
  mvn -o dependency:list -DexcludeReactor=true -Dsort=true
prints. Dates are of the newest entry inside each jar in the local repository; some builds write a fixed one, shown as "-".
"""
import os
import re
import sys
import zipfile
import xml.etree.ElementTree as tree

REPOSITORY = os.environ.get("REPOSITORY", os.path.expanduser("~/.m2/repository"))
LINE = re.compile(r"\s([\w.\-]+):([\w.\-]+):(jar|pom)(?::([\w.\-]+))?:([\w.\-]+):(compile|runtime|provided|test)\b")
RANK = ["compile", "runtime", "provided", "test"]
FIXED_YEARS = {1980, 2010}


def directory(group, artifact, version):
    return os.path.join(REPOSITORY, *group.split("."), artifact, version)


def size(group, artifact, version):
    path = os.path.join(directory(group, artifact, version), f"{artifact}-{version}.jar")
    return str(round(os.path.getsize(path) / 1024)) if os.path.exists(path) else "-"


def built(group, artifact, version):
    path = os.path.join(directory(group, artifact, version), f"{artifact}-{version}.jar")
    if not os.path.exists(path):
        return "-"
    with zipfile.ZipFile(path) as jar:
        year, month, day = max(entry.date_time for entry in jar.infolist())[:3]
    return "-" if year in FIXED_YEARS else f"{year:04}-{month:02}-{day:02}"


def licences(group, artifact, version):
    path = os.path.join(directory(group, artifact, version), f"{artifact}-{version}.pom")
    if not os.path.exists(path):
        return "?"
    root = tree.parse(path).getroot()
    space = root.tag[: root.tag.index("}") + 1] if root.tag.startswith("{") else ""
    names = [name.text.strip() for name in root.iterfind(f"{space}licenses/{space}license/{space}name")]
    if names:
        return "; ".join(names)
    parent = root.find(f"{space}parent")
    if parent is None:
        return "?"
    return licences(*(parent.find(space + part).text.strip() for part in ("groupId", "artifactId", "version")))


found = {}
for line in sys.stdin:
    match = LINE.search(line)
    if match and not match[1].startswith("io.github.ipcbench"):
        key = (match[1], match[2], match[5])
        found[key] = min(found.get(key, "test"), match[6], key=RANK.index)

print("| library | version | KiB | built | licence | used |")
print("| --- | --- | ---: | --- | --- | --- |")
for (group, artifact, version), scope in sorted(found.items(), key=lambda item: (RANK.index(item[1]), item[0])):
    print(f"| {group}:{artifact} | {version} | {size(group, artifact, version)} | {built(group, artifact, version)} "
          f"| {licences(group, artifact, version)} | {scope} |")
