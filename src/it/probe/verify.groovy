def log = new File(basedir, 'build.log').getText('UTF-8').replaceAll(/\u001B\[[0-9;]*m/, '')
def builds = log.split(/(?m)^\[INFO\] Scanning for projects/).drop(1)
assert builds.size() == 3

// What this machine permits, row by row; the verdicts are this machine's own.
['system', 'native library', 'wall clock', 'thread CPU clock', 'CPU accounting', 'affinity', 'files', 'strace',
        'largest datagram', 'its formula', 'queue depth'].each { name ->
    assert builds[0] =~ /(?m)^\[INFO\]   (ok|limited|no) +${name} +\S/
}
['socket', 'file', 'mmap-locked', 'mmap-relaxed', 'socket-gzip'].each { mode ->
    assert builds[0] =~ /(?m)^\[INFO\]   ok +${mode} +\S/
}
assert builds[0].contains('[INFO] 5 of 5 modes could run here; nothing was measured')

assert builds[1] =~ /\[INFO\]   no +socket +not possible at this size \((EMSGSIZE|ENOBUFS)\)/
assert builds[1] =~ /\[ERROR\] Failed to execute goal .*:probe .*: no mode could run: socket: not possible at this size \(\w+\); largest message that went through: \d+ bytes/

assert builds[2].contains("2 problems, nothing was tried:")
assert builds[2].contains("ipcbench.modes: unknown mode 'sokcet'")

// Nothing is written: neither results nor a directory for them.
assert !new File(basedir, 'target').exists()
return true
