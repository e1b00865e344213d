#!/usr/bin/env bash
# Tries one short session, or a probe, in each of the surroundings a tool like this meets, and prints what became of it.
# Usage, as root on Linux: benchmarks/surroundings.sh [SURROUNDING...]
# Root is needed to mount file systems, in a mount namespace of their own, and to become an ordinary user (setpriv, no
# account is made). The sessions themselves run without any privilege.
# Environment: REPOSITORY, a local Maven repository that has all that is needed (default ~/.m2/repository); MVN; INSTALLED=1
# when the project is installed there already; TABLE=1 for a table in Markdown; LATER_JDK, the home of a JDK 25.
# Needs gcc, for the libraries that are preloaded, and python3. What a machine cannot set up is told as "not tried".
# Exit status: 0 when each surrounding ends as expected, 1 when not.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
repository=${REPOSITORY:-$HOME/.m2/repository}
mvn=${MVN:-mvn}
user=65534
plugin=io.github.ipcbench:ipc-bench-maven-plugin:0.1.0-SNAPSHOT
later=${LATER_JDK:-$(ls -d /usr/lib/jvm/*25* 2>/dev/null | head -1 || true)}
work=$(mktemp -d -p /var/tmp)
trap 'rm -rf -- "$work"' EXIT
chmod 755 "$work"

# The user's copies: of the repository as links where it can be (its directories are his own), of the project installed.
cp -al "$repository" "$work/m2" 2>/dev/null || cp -a "$repository" "$work/m2"
if [ -z "${INSTALLED:-}" ]; then
  rm -rf "$work/m2/io/github/ipcbench"
  (cd "$here/.." && "$mvn" -q -B -o install -DskipTests "-Dmaven.repo.local=$work/m2")
fi
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

# File systems that lack what others have: a directory cannot be synced; a file cannot be locked.
cat >"$work/fsync.c" <<'C'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>
int fsync(int fd) {
  struct stat s;
  if (!fstat(fd, &s) && S_ISDIR(s.st_mode)) { errno = EINVAL; return -1; }
  int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
  return real(fd);
}
C
cat >"$work/locks.c" <<'C'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
static int any(const char *name, int fd, int cmd, void *p) {
  if (cmd == F_SETLK || cmd == F_SETLKW) { errno = ENOLCK; return -1; }
  int (*real)(int, int, ...) = dlsym(RTLD_NEXT, name);
  return real(fd, cmd, p);
}
int fcntl(int fd, int cmd, ...) { va_list a; va_start(a, cmd); void *p = va_arg(a, void *); va_end(a); return any("fcntl", fd, cmd, p); }
int fcntl64(int fd, int cmd, ...) { va_list a; va_start(a, cmd); void *p = va_arg(a, void *); va_end(a); return any("fcntl64", fd, cmd, p); }
C
for library in fsync locks; do gcc -shared -fPIC -o "$work/$library.so" "$work/$library.c" -ldl; done

# Stand-ins: for facts of the kernel, and for tools.
seq 100000 | gzip >"$work/config.gz"; truncate -s 3000 "$work/config.gz"
sed 's/^\(cpu[0-9]*\) .*/\1 0 0 0 0 0 0 0 0 0 0/' /proc/stat >"$work/stat"
cp /proc/stat "$work/still"
: >"$work/empty"
head -c 4096 /dev/urandom >"$work/garbage"
install -d "$work/directory" "$work/old" "$work/broken" "$work/hanging"
printf '#!/bin/sh\necho "strace -- version 4.5"\n' >"$work/old/strace"
printf '#!/bin/sh\necho "strace: invalid option" >&2; exit 1\n' >"$work/broken/strace"
printf '#!/bin/sh\nsleep 1000\n' >"$work/hanging/strace"
chmod -R a+rX "$work"; chmod a+x "$work"/{old,broken,hanging}/strace

failures=0
tried=0
chosen=("$@")

# try NAME WORDS EXPECTED SETUP [MVN-ARGUMENT...]: SETUP runs as root in a mount namespace and may set user_home, before
# (a command in front of Maven), options (for Maven's JVM), variables (NAME=VALUE), goal, repository and mask; EXPECTED is a
# part of the outcome: "works" or of the error, and for a probe of its table.
try() {
  local name=$1 words=$2 expected=$3 setup=$4
  shift 4
  if [ ${#chosen[@]} -gt 0 ] && [[ " ${chosen[*]} " != *" $name "* ]]; then return; fi
  tried=$((tried + 1))
  local place=$work/place
  rm -rf "$place"
  install -d -o $user -g $user "$place" "$place/home" "$place/run"
  local log=$place/log status=0
  unshare -m --propagation private bash -c '
    set -e
    user='$user'; place=$1; work=$2; mvn=$3; plugin=$4; user_home=$place/home; mask=022; before=(); options=(); variables=()
    goal=run; repository=$work/m2; later=$5
    eval "$6" || { echo "NOT TRIED: the surroundings cannot be made"; exit 77; }
    shift 6
    cd "${run:-$place/run}"; umask "$mask"
    exec setpriv --reuid=$user --regid=$user --clear-groups --no-new-privs \
      env -u JAVA_TOOL_OPTIONS HOME="$user_home" MAVEN_OPTS="-XX:TieredStopAtLevel=1 -Duser.home=$user_home ${options[*]}" "${variables[@]}" \
      "${before[@]}" "$mvn" -B -o -ntp "-Dmaven.repo.local=$repository" "$plugin:$goal" -Dipcbench.runs=1 \
      -Dipcbench.messages=300 -Dipcbench.trace=off -Dipcbench.modes=socket "$@"' \
    try "$place" "$work" "$mvn" "$plugin" "$later" "$setup" "$@" >"$log" 2>&1 </dev/null &
  local session=$!
  # What others could open, seen from outside while it runs: kinds of files with their modes.
  : >"$work/modes"
  while [[ $name == umask-* ]] && kill -0 $session 2>/dev/null; do
    find /tmp /dev/shm -maxdepth 3 -user $user -path '*/ipcbench-*' -printf '%y %m\n' >>"$work/modes" 2>/dev/null || true
    sleep 0.2
  done
  wait $session || status=$?
  local results outcome leftovers verdict="as expected"
  results=$(find "$place" -name results.json -print -quit 2>/dev/null || true)
  if grep -q '^NOT TRIED' "$log"; then
    outcome="not tried: $(grep -v '^NOT TRIED' "$log" | tail -1)"
  elif [ $status -ne 0 ]; then
    outcome="error: $(grep -a -m1 -A2 'Failed to execute goal\|\[ERROR\]\|rror' "$log" | sed 's/.*default-cli) on project [^:]*: //; s/\x1b\[[0-9;]*m//g; s/^\[ERROR\] *//; s/ -> \[Help 1\].*//' | grep -v '^To see the full' | tr '\n' ' ' | cut -c1-420 || true)"
  elif grep -q ':probe' "$log"; then
    outcome="probe: $(sed 's/\x1b\[[0-9;]*m//g; s/^\[INFO\] *//; s/  */ /g' "$log" | grep -a -E "${expected}|could run here" | tr '\n' ';' | cut -c1-300 || true)"
  else
    outcome="works: $(python3 - "$results" <<'PYTHON'
import json, sys
results = json.load(open(sys.argv[1]))
said = [w["code"] + (" (" + w["reason"] + ")" if "reason" in w else "") for w in results["warnings"] if w["code"] in ("queue-file-system", "no-strace", "no-floor")]
said += sorted({w["code"] for run in results["runs"] for w in run["warnings"] if w["code"] in ("throttled",)})
noise = [run["noise"]["machine"] for run in results["runs"] if "noise" in run]
if noise and all("busyNanos" not in one for one in noise): said.append("busy: not known")
machine = results["environment"]
said += [name + ": not known" for name in ("memoryBytes", "loadAverage") if name not in machine]
print("; ".join([", ".join(sorted({run["mode"] for run in results["runs"]}))] + said))
PYTHON
)"
    [ ! -s "$work/modes" ] || outcome+="; private files seen: $(sort -u "$work/modes" | tr '\n' ',' | sed 's/,$//; s/,/, /g')"
    outcome+=$(grep -a -o -E "workers run without the options in [A-Z_]*|knows no file locks" "$log" | head -1 | sed 's/^/; /' || true)
  fi
  ! grep -a -q '[0-9] ?s ' "$log" || outcome="signs that the console lacks: ${outcome#works: }"
  leftovers=$(find /tmp /dev/shm /var/tmp -maxdepth 1 -name 'ipcbench-*' -user $user 2>/dev/null | wc -l)
  if [[ $outcome == "not tried"* ]]; then verdict="not tried"
  elif [[ ! $outcome =~ $expected ]] || [ "$leftovers" -ne 0 ]; then
    verdict="NOT AS EXPECTED"; failures=$((failures + 1)); cp "$log" "/tmp/surroundings-$name.log"
  fi
  outcome=${outcome//$work/…}
  if [ -n "${TABLE:-}" ]; then
    printf '| %s | %s |%s\n' "$words" "${outcome//|/\\|}" "$([ "$verdict" = "NOT AS EXPECTED" ] && echo " $verdict")"
  else
    printf '%s (%s)\n    %s\n    left behind: %s; %s\n' "$name" "$words" "$outcome" "$leftovers" "$verdict"
  fi
}

long=$(printf 'a-long-directory-name-%.0s' 1 2 3 4 5 6 7)
exec_tmpfs() { echo "mount -t tmpfs -o noexec,mode=1777 tmpfs $1;"; }
noexec_place='mount --bind "$place" "$place"; mount -o remount,bind,noexec "$place";'
all_modes=-Dipcbench.modes=article
relaxed=-Dipcbench.modes=mmap-relaxed

try user "an ordinary user, the five modes" works '' $all_modes

# 1 and 2: what a JVM prints, and options of the user's.
try zgc '`ipcbench.jvmArgs=-XX:+UseZGC`' works '' -Dipcbench.jvmArgs=-XX:+UseZGC
try xmx '`ipcbench.jvmArgs=-Xmx32m`' works '' -Dipcbench.jvmArgs=-Xmx32m
try xms '`ipcbench.jvmArgs=-Xms256m`' works '' -Dipcbench.jvmArgs=-Xms256m
try log-gc 'the JVM prints: `-Xlog:gc`' works '' -Dipcbench.jvmArgs=-Xlog:gc
try flight 'a flight recording prints' works '' '-Dipcbench.jvmArgs=-XX:StartFlightRecording=filename=x.jfr'
try tool-options '`JAVA_TOOL_OPTIONS=-XX:+UseG1GC`' 'works.*without the options' 'variables=(JAVA_TOOL_OPTIONS=-XX:+UseG1GC)'
try java-options '`_JAVA_OPTIONS=-Xint`' 'works.*without the options' 'variables=(_JAVA_OPTIONS=-Xint)'
try native-denied 'JDK 25, `--illegal-native-access=deny` for Maven' works 'variables=(JAVA_HOME="$later"); options=(--illegal-native-access=deny); [ -x "$later/bin/java" ]'

# 3: facts that only inform.
bound() { echo "mount --bind \$work/$1 $2"; }
try config 'a cut-off `/proc/config.gz`' works "$(bound config.gz /proc/config.gz)"
try stat-zero '`/proc/stat` with all counters 0' 'works.*busy: not known' "$(bound stat /proc/stat)"
try stat-zero-probe 'the same, probe' 'does not tell: CPU time of other processes' "goal=probe; $(bound stat /proc/stat)"
try stat-still 'a `/proc/stat` that stands still' 'works.*busy: not known' "$(bound still /proc/stat)"
try meminfo 'an empty `/proc/meminfo`' 'works.*memoryBytes: not known' "$(bound empty /proc/meminfo)"
try loadavg 'an empty `/proc/loadavg`' 'works.*loadAverage: not known' "$(bound empty /proc/loadavg)"
try cpuinfo 'garbage for `/proc/cpuinfo`' works "$(bound garbage /proc/cpuinfo)"
try sys '`/sys` empty' works 'mount -t tmpfs tmpfs /sys'
try sys-probe 'the same, probe' 'clock source not known' 'goal=probe; mount -t tmpfs tmpfs /sys'
try proc-sys '`/proc/sys` empty' works 'mount -t tmpfs tmpfs /proc/sys'
try os-release '`/etc/os-release` is garbage' works 'mount --bind $work/garbage $(realpath /etc/os-release)'
try strace-old 'a strace of version 4.5' 'works.*no-strace' 'variables=(PATH=$work/old:$PATH)' -Dipcbench.trace=auto
try strace-broken 'a strace that knows no option' 'works.*no-strace' 'variables=(PATH=$work/broken:$PATH)' -Dipcbench.trace=auto
try strace-hanging 'a strace that does not end' 'works.*no-strace' 'variables=(PATH=$work/hanging:$PATH)' -Dipcbench.trace=auto

# 4: locales, charsets and paths.
try locale-c '`LC_ALL=C`' works 'variables=(LC_ALL=C)'
try locale-arabic 'Arabic digits, `LC_ALL=C`' works 'variables=(LC_ALL=C); options=(-Duser.language=ar -Duser.country=EG)'
try locale-german 'decimal commas' works 'options=(-Duser.language=de -Duser.country=DE)'
try locale-turkish 'Turkish letters' works 'options=(-Duser.language=tr -Duser.country=TR)'
try umlaut 'an umlaut in `java.io.tmpdir`, workers with `file.encoding=ISO-8859-1`' works 'install -d -o $user "$place/umläut"; variables=(LC_ALL=C.UTF-8); options=("-Djava.io.tmpdir=$place/umläut")' -Dipcbench.jvmArgs=-Dfile.encoding=ISO-8859-1
try umlaut-c 'an umlaut in `java.io.tmpdir`, `LC_ALL=C`' 'is no path in this locale' 'install -d -o $user "$place/umläut"; variables=(LC_ALL=C); options=("-Djava.io.tmpdir=$place/umläut")'
try colon 'a colon in the path of the local repository' works 'repository=$work/re:po; mkdir -p "$repository"; mount --bind $work/m2 "$repository"'
try tmpdir-long '`java.io.tmpdir` longer than 108 bytes' works 'temp=$place/'"$long"'; install -d -o $user "$temp"; options=("-Djava.io.tmpdir=$temp")'
try tmpdir-blanks '`java.io.tmpdir` with blanks' works 'temp="$place/a b  c"; install -d -o $user "$temp"; variables=(JDK_JAVA_OPTIONS="\"-Djava.io.tmpdir=$temp\"")'
try logfile "output redirected by Maven itself" works '' -l out.txt

# 5: hardened places.
try home 'a read-only home' works 'user_home=$place/readonly; install -d -m 555 "$user_home"; mount --bind "$user_home" "$user_home"; mount -o remount,ro,bind "$user_home"'
try home-noexec 'a home that is noexec, calls looked into' works 'mount --bind "$user_home" "$user_home"; mount -o remount,bind,noexec "$user_home"' -Dipcbench.trace=auto
try home-noexec-probe 'the same, probe' '1 of 1 mode could run' 'goal=probe; mount --bind "$user_home" "$user_home"; mount -o remount,bind,noexec "$user_home"'
try shm-64 '`/dev/shm` of 64 MiB' works 'mount -t tmpfs -o size=64m,mode=1777 tmpfs /dev/shm' $relaxed
try shm-64-large 'the same, messages of 64 MiB' /dev/shm 'mount -t tmpfs -o size=64m,mode=1777 tmpfs /dev/shm' -Dipcbench.size=67108864 $relaxed
try shm-1 '`/dev/shm` of 1 MiB' 'works.*queue-file-system' 'mount -t tmpfs -o size=1m,mode=1777 tmpfs /dev/shm' $relaxed
try shm-1-probe 'the same, probe' '1 of 1 mode could run' 'goal=probe; mount -t tmpfs -o size=1m,mode=1777 tmpfs /dev/shm' $relaxed
try shm-read-only '`/dev/shm` read-only' 'works.*queue-file-system' 'mount -t tmpfs -o ro,mode=1777 tmpfs /dev/shm' $relaxed
try shm-absent 'no `/dev/shm`' 'works.*queue-file-system' 'install -d "$place/dev"; mount -t tmpfs tmpfs "$place/dev"; for each in null zero full random urandom tty; do touch "$place/dev/$each"; mount --bind "/dev/$each" "$place/dev/$each"; done; ln -s /proc/self/fd "$place/dev/fd"; mount --rbind "$place/dev" /dev' $relaxed
try ptrace 'ptrace forbidden, `trace=auto`' 'works.*no-strace' 'before=(python3 $work/without-ptrace.py)' -Dipcbench.trace=auto
try ptrace-wanted 'the same, `trace=strace`' 'ptrace is not permitted' 'before=(python3 $work/without-ptrace.py)' -Dipcbench.trace=strace
try tmp-noexec '`/tmp` noexec' works "$(exec_tmpfs /tmp)"
try tmp-shm-noexec '`/tmp` and `/dev/shm` noexec' noexec "$(exec_tmpfs /tmp) $(exec_tmpfs /dev/shm)"
try tmp-shm-noexec-probe 'the same, probe' noexec "goal=probe; $(exec_tmpfs /tmp) $(exec_tmpfs /dev/shm)"
try all-noexec '`/tmp`, `/dev/shm`, home and output directory noexec' noexec "$(exec_tmpfs /tmp) $(exec_tmpfs /dev/shm) $noexec_place"
try noexec-named 'the same, `ipcbench.tempDirectory` where programs may be run' works "$(exec_tmpfs /tmp) $(exec_tmpfs /dev/shm) $noexec_place"' mkdir -p /tmp/exec; mount -t tmpfs -o exec,mode=1777 tmpfs /tmp/exec' -Dipcbench.tempDirectory=/tmp/exec
try tmp-read-only '`/tmp` read-only' 'ipcbench.tempDirectory' 'mount -t tmpfs -o ro,mode=1777 tmpfs /tmp'
try tmp-read-only-named 'the same, `ipcbench.tempDirectory` elsewhere' works 'mount -t tmpfs -o ro,mode=1777 tmpfs /tmp' -Dipcbench.tempDirectory=/var/tmp
try one-cpu 'one CPU allowed' works 'before=(taskset -c 0)'
try one-cpu-affinity 'one CPU allowed, `affinity=0,1`' 'CPU 1 does not exist or is not allowed here' 'before=(taskset -c 0)' -Dipcbench.affinity=0,1
try quota 'a CPU quota of a parent group, half a CPU' 'works.*throttled' 'group=/sys/fs/cgroup/cpu/ipcbench-surroundings; mkdir -p $group/below && echo 50000 >$group/cpu.cfs_quota_us && echo $$ >$group/below/tasks' -Dipcbench.messages=20000
rmdir /sys/fs/cgroup/cpu/ipcbench-surroundings{/below,} 2>/dev/null || true
try umask-077 'umask 077, the five modes' works mask=077 $all_modes
try umask-000 'umask 000, the five modes' works mask=000 $all_modes

# 6: true causes.
try fsync 'a directory cannot be synced (EINVAL)' works 'variables=(LD_PRELOAD=$work/fsync.so)'
try locks 'a file system without locks (ENOLCK)' 'works.*knows no file locks' 'variables=(LD_PRELOAD=$work/locks.so)'
try files 'at most 200 open files, 250 descriptors' 'ulimit -n|open files' 'before=(bash -c "ulimit -n 200; exec \"\$@\"" limit)' -Dipcbench.descriptors=250
try memory 'an address space of 3 GiB' '.' 'before=(bash -c "ulimit -v 3000000; exec \"\$@\"" limit)'
try image 'workers on an image without `java.logging`' 'runtime image without the modules' 'jlink --add-modules java.base --output "$place/image"' -Dipcbench.jvm=../image
try jvm-missing 'a JDK that is not there' 'ipcbench.jvm' '' -Dipcbench.jvm=/nowhere

echo
if [ $failures -eq 0 ]; then echo "verdict: each of $tried surroundings ended as expected or was not tried"; else echo "verdict: $failures of $tried NOT as expected"; exit 1; fi
