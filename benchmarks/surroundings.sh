#!/usr/bin/env bash
# Tries one short session in each of the surroundings a tool like this meets, and prints what became of it.
# Usage, as root on Linux: benchmarks/surroundings.sh [CONDITION...]
# Root is needed to mount small file systems, in a mount namespace of their own, and to become an ordinary user
# (setpriv, no account is made). The sessions themselves run without any privilege.
# Environment: REPOSITORY, a local Maven repository that has all that is needed (default ~/.m2/repository); MVN.
# Exit status: 0 when each condition ends as expected, 1 when not.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
repository=${REPOSITORY:-$HOME/.m2/repository}
mvn=${MVN:-mvn}
user=65534
plugin=io.github.ipcbench:ipc-bench-maven-plugin:0.1.0-SNAPSHOT:run
work=$(mktemp -d -p /var/tmp)
trap 'rm -rf -- "$work"' EXIT
chmod 755 "$work"

# The user's copies: of the repository as links where it can be (its directories are his own), of the project installed.
cp -al "$repository" "$work/m2" 2>/dev/null || cp -a "$repository" "$work/m2"
rm -rf "$work/m2/io/github/ipcbench"
(cd "$here/.." && "$mvn" -q -B -o install -DskipTests "-Dmaven.repo.local=$work/m2")
find "$work/m2" -type d -exec chown "$user:$user" {} + -exec chmod 755 {} +
chmod -R a+r "$work/m2/io/github/ipcbench"

# A filter that forbids ptrace(2), as containers have it; then the command.
cat >"$work/without-ptrace.py" <<'PYTHON'
import ctypes, os, platform, struct, sys
number = {"x86_64": 101, "aarch64": 117}[platform.machine()]
rules = [(0x20, 0, 0, 0), (0x15, 0, 1, number), (0x06, 0, 0, 0x00050001), (0x06, 0, 0, 0x7FFF0000)]
code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *rule) for rule in rules))
program = struct.pack("HxxxxxxQ", len(rules), ctypes.addressof(code))
libc = ctypes.CDLL(None, use_errno=True)
if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, program, 0, 0):
    sys.exit("no filter: " + os.strerror(ctypes.get_errno()))
os.execvp(sys.argv[1], sys.argv[2:] and sys.argv[1:])
PYTHON

failures=0

# session NAME EXPECTED SETUP [MVN-ARGUMENT...]: SETUP runs as root in a mount namespace and may set user_home, before
# (a command in front of Maven), options (for the JVM) and mask; EXPECTED is "works" or a part of the error.
session() {
  local name=$1 expected=$2 setup=$3
  shift 3
  if [ ${#chosen[@]} -gt 0 ] && [[ " ${chosen[*]} " != *" ${name%% *} "* ]]; then return; fi
  local place=$work/place
  rm -rf "$place"
  install -d -o $user -g $user "$place" "$place/home" "$place/run"
  local log=$place/log open
  set +e
  unshare -m --propagation private bash -c '
    user='$user'; place=$1; user_home=$place/home; mask=022; before=(); options=()
    eval "$2"; shift 2
    cd "$place/run"; umask "$mask"
    exec setpriv --reuid=$user --regid=$user --clear-groups --no-new-privs \
      env -u MAVEN_OPTS HOME="$user_home" JAVA_TOOL_OPTIONS="-Duser.home=$user_home ${options[*]}" ${temp:+TMPDIR="$temp"} \
      "${before[@]}" "$@"' session "$place" "$setup" \
    "$mvn" -B -o -ntp "-Dmaven.repo.local=$work/m2" "$plugin" -Dipcbench.runs=1 -Dipcbench.messages=300 \
    -Dipcbench.trace=off "$@" >"$log" 2>&1 &
  local session=$!
  # What others could open, seen from outside while it runs: the most open mode of each kind.
  : >"$place/modes"
  while kill -0 $session 2>/dev/null; do
    for root in /tmp /dev/shm /var/tmp; do
      find "/proc/$session/root$root" -maxdepth 3 -path '*/ipcbench-*' -printf '%y %m\n' 2>/dev/null
    done >>"$place/modes"
    sleep 0.2
  done
  wait $session
  local status=$?
  set -e
  open=$(sort -u "$place/modes" | tr '\n' ',' | sed 's/,$//; s/,/, /g')
  local outcome leftovers
  if [ $status -eq 0 ]; then
    outcome="works: $(python3 -c 'import json, sys; print(len({run["mode"] for run in json.load(open(sys.argv[1]))["runs"]}))' "$place/run/target/ipcbench/results.json") modes"
  else
    outcome="error: $(grep -m1 -A2 'Failed to execute goal' "$log" | sed 's/.*default-cli) on project [^:]*: //; s/\x1b\[[0-9;]*m//g; s/^\[ERROR\] *//' | tr '\n' ' ' | cut -c1-420)"
  fi
  leftovers=$(find /tmp /dev/shm /var/tmp -maxdepth 1 -name 'ipcbench-*' -user $user 2>/dev/null | wc -l)
  local verdict="as expected"
  [[ $outcome == *"$expected"* ]] && [ "$leftovers" -eq 0 ] || { verdict="NOT AS EXPECTED"; failures=$((failures + 1)); cp "$log" "/tmp/surroundings-${name%% *}.log"; }
  printf '%s\n    %s\n    private files seen: %s; left behind: %s; %s\n' "$name" "${outcome//$work/…}" "${open:-none}" "$leftovers" "$verdict"
}

chosen=("$@")
long=$(printf 'a-long-directory-name-%.0s' 1 2 3 4 5 6 7)

session "user (an ordinary user)" works ''
session "home (read-only home)" works 'user_home=$place/readonly; install -d -m 555 "$user_home"; mount --bind "$user_home" "$user_home"; mount -o remount,ro,bind "$user_home"'
session "shm-64 (/dev/shm of 64 MiB)" works 'mount -t tmpfs -o size=64m,mode=1777 tmpfs /dev/shm'
session "shm-64-large (/dev/shm of 64 MiB, messages of 64 MiB)" "/dev/shm" 'mount -t tmpfs -o size=64m,mode=1777 tmpfs /dev/shm' -Dipcbench.size=67108864 -Dipcbench.modes=mmap-relaxed
session "shm-1 (/dev/shm of 1 MiB)" "/dev/shm" 'mount -t tmpfs -o size=1m,mode=1777 tmpfs /dev/shm' -Dipcbench.modes=mmap-relaxed
session "ptrace (ptrace forbidden, trace=auto)" works 'before=(python3 '"$work"'/without-ptrace.py)' -Dipcbench.trace=auto -Dipcbench.modes=socket
session "ptrace-wanted (ptrace forbidden, trace=strace)" "ptrace" 'before=(python3 '"$work"'/without-ptrace.py)' -Dipcbench.trace=strace -Dipcbench.modes=socket
session "noexec-tmp (/tmp noexec)" works 'mount -t tmpfs -o noexec,mode=1777 tmpfs /tmp'
session "noexec-tmp-shm (/tmp and /dev/shm noexec)" noexec 'mount -t tmpfs -o noexec,mode=1777 tmpfs /tmp; mount -t tmpfs -o noexec,mode=1777 tmpfs /dev/shm'
session "noexec-all (/tmp, /dev/shm, /var/tmp and home noexec)" noexec 'mount -t tmpfs -o noexec,mode=1777 tmpfs /tmp; mount -t tmpfs -o noexec,mode=1777 tmpfs /dev/shm; mount --bind "$place" "$place"; mount -o remount,bind,noexec "$place"'
session "noexec-named (the same, ipcbench.tempDirectory where execution is allowed)" works 'mount -t tmpfs -o noexec,mode=1777 tmpfs /tmp; mount -t tmpfs -o noexec,mode=1777 tmpfs /dev/shm; mount --bind "$place" "$place"; mount -o remount,bind,noexec "$place"; mkdir -p /tmp/exec; mount -t tmpfs -o exec,mode=1777 tmpfs /tmp/exec' -Dipcbench.tempDirectory=/tmp/exec
session "umask-077 (umask 077)" works 'mask=077'
session "umask-000 (umask 000)" works 'mask=000'
session "tmpdir-long (TMPDIR and java.io.tmpdir of over 108 bytes)" works 'temp=$place/'"$long"'; install -d -o $user "$temp"; options=("-Djava.io.tmpdir=$temp")'
session "tmpdir-spaces (TMPDIR and java.io.tmpdir with spaces)" works 'temp="$place/a b  c"; install -d -o $user "$temp"; options=("\"-Djava.io.tmpdir=$temp\"")'

echo
if [ $failures -eq 0 ]; then echo "verdict: every condition ended as expected"; else echo "verdict: $failures NOT as expected"; exit 1; fi
