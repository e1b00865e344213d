#!/usr/bin/env bash
# Sourced by scripts that run a main class of the engine's tests: compiles it, says which runtime and kernel these are, and sets
# java, classpath, and output, a folder that goes at the end. MVN is the Maven to take.
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
output=$(mktemp -d)
trap 'rm -rf -- "$output"' EXIT
"${MVN:-mvn}" -q -B -pl ipc-bench-core test-compile dependency:build-classpath \
  "-Dmdep.outputFile=$output/classpath" -Dmdep.includeScope=test
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classpath=ipc-bench-core/target/test-classes:ipc-bench-core/target/classes:$(cat -- "$output/classpath")
"$java" -version 2>&1 | head -n 1
uname -srm
