def log = new File(basedir, 'build.log').getText('UTF-8').replaceAll(/\u001B\[[0-9;]*m/, '')
def probes = log.split(/(?m)^\[INFO\] --- .*:probe /).drop(1)
assert probes.size() == 2

// What this machine permits, row by row; the verdicts are this machine's own.
['system', 'native calls', 'wall clock', 'thread CPU clock', 'CPU accounting', 'affinity', 'files', 'strace',
        'largest datagram', 'its formula', 'queue depth'].each { name ->
    assert probes[0] =~ /(?m)^\[INFO\]   (ok|limited|no) +${name} +\S/
}
['socket', 'file', 'mmap-locked', 'mmap-relaxed', 'socket-gzip'].each { mode ->
    assert probes[0] =~ /(?m)^\[INFO\]   ok +${mode} +\S/
}
assert probes[0].contains('[INFO] 5 of 5 modes could run here; nothing was measured')

assert probes[1] =~ /\[INFO\]   no +socket +not possible at this size \((EMSGSIZE|ENOBUFS)\)/
assert probes[1] =~ /\[ERROR\] Failed to execute goal .*:probe .*: no mode could run: socket: not possible at this size \(\w+\); largest message that went through: \d+ bytes/

// Nothing is written: neither results nor a directory for them.
assert !new File(basedir, 'target').exists()
return true
