/** The lines of a build's failure, from the one that names the goal to the one that offers help. */
List<String> failure(List<String> log, String execution) {
    def prefix = '[ERROR] '
    def goal = "run (${execution}) on project bad-input: "
    def start = log.findIndexOf { it.startsWith(prefix) && it.contains(goal) }
    assert start >= 0: "no failure of ${execution}"
    def length = log.drop(start).findIndexOf { it.contains('[Help 1]') }
    def lines = log.subList(start, start + length + 1).collect { it.drop(prefix.length()) }
    lines[0] = lines[0].substring(lines[0].indexOf(goal) + goal.length())
    return lines*.replace(' -> [Help 1]', '').findAll { it != '-> [Help 1]' }
}

def log = new File(basedir, 'build.log').readLines('UTF-8')
def here = "under '${basedir}'"
def payload = 'valid: struct, random, zeros, or a file that can be read'
def temp = 'valid: a directory that exists and can be written'
def output = 'valid: a directory that can be created and written'
def jdk = 'valid: the home directory of a JDK 17 or later'
def known = 'known: socket, file, mmap-locked, mmap-relaxed, socket-gzip'

assert failure(log, 'mode') == ["ipcbench.modes: unknown mode 'sokcet'; ${known}"]
assert failure(log, 'words') == [
        '8 problems, nothing was measured:',
        "ipcbench.preset: unknown preset 'fast'; known: quick, article",
        "ipcbench.modes: mode 'file' is named more than once; name each mode once",
        "ipcbench.order: unknown order 'random'; known: alternating, shuffled",
        "ipcbench.wait: unknown wait strategy 'spin'; known: select, block",
        "ipcbench.affinity: '0' is not a pair of CPU numbers; valid: the sender's and the receiver's, from 0 to 8191, " +
                'such as 0,1',
        "ipcbench.trace: unknown trace choice 'on'; known: off, steps, strace, auto",
        "ipcbench.jvmArgs: ''-Xmx64m' does not split into arguments; valid: arguments separated by blanks, between two " +
                '\' or two " where they hold blanks',
        "ipcbench.native: unknown way to the kernel 'jni'; known: auto, ffm, jna"]
assert failure(log, 'too-little') == [
        '6 problems, nothing was measured:',
        "ipcbench.runs: '0' is out of range; valid: 1 to 100000",
        "ipcbench.messages: '-1' is out of range; valid: 1 to 1000000000",
        "ipcbench.size: '15' is out of range; valid: 16 to 1073741824 bytes (the header alone, to 1 GiB)",
        "ipcbench.descriptors: '-1' is out of range; valid: 0 to 253 (the kernel passes no more with one message)",
        "ipcbench.timeout: '0' is out of range; valid: 1 to 604800 seconds",
        "ipcbench.messagesPerSession: '0' is out of range; valid: 1 to 1000000"]
assert failure(log, 'too-much') == [
        '3 problems, nothing was measured:',
        "ipcbench.runs: 'ten' is not a whole number; valid: 1 to 100000",
        "ipcbench.size: '1073741825' is out of range; valid: 16 to 1073741824 bytes (the header alone, to 1 GiB)",
        "ipcbench.descriptors: '254' is out of range; valid: 0 to 253 (the kernel passes no more with one message)"]
assert failure(log, 'one-too-much') == [
        '2 problems, nothing was measured:',
        "ipcbench.descriptors: '253' is too many for mode file, which sends 1 of its own along; valid: 0 to 252",
        "ipcbench.native: 'ffm' needs Java 22 or later, and ipcbench.jvm is Java 21; valid there: auto, jna"]
assert failure(log, 'missing') == [
        '4 problems, nothing was measured:',
        "ipcbench.payload: 'strcut' ${here} does not exist; ${payload}",
        "ipcbench.tempDirectory: 'missing' ${here} does not exist; ${temp}",
        "ipcbench.outputDirectory: 'pom.xml/target' ${here} cannot be created (Not a directory); ${output}",
        "ipcbench.jvm: 'no-jdk' ${here} does not hold bin/java; ${jdk}"]
assert failure(log, 'files') == [
        '4 problems, nothing was measured:',
        "ipcbench.payload: 'empty.bin' ${here} is empty; ${payload}",
        "ipcbench.tempDirectory: 'pom.xml' ${here} is not a directory; ${temp}",
        "ipcbench.outputDirectory: 'pom.xml' ${here} is not a directory; ${output}",
        "ipcbench.jvm: 'pom.xml' ${here} does not hold bin/java; ${jdk}"]
def readOnly = failure(log, 'read-only')
assert readOnly.size() == 4
assert readOnly[1] == "ipcbench.payload: '${new File(basedir, 'short.bin')}' holds 5 bytes; " +
        'valid: 16 to 1073741824, or any file together with ipcbench.size'
assert readOnly[2] ==~ /ipcbench.tempDirectory: '\/proc' cannot be written \([^)]+\); ${temp}/
assert readOnly[3] ==~ /ipcbench.outputDirectory: '\/proc' cannot be written \([^)]+\); ${output}/
assert failure(log, 'default-cli') == ['ipcbench.mesages: unknown property; did you mean ipcbench.messages?']
def cpus = failure(log, 'cpu')
assert cpus.size() == 3
assert cpus[1] ==~ /ipcbench.affinity: CPU 8190 does not exist or is not allowed here; available: [0-9, to]+/
assert cpus[2] ==~ /ipcbench.affinity: CPU 8191 does not exist or is not allowed here; available: [0-9, to]+/

// Before anything was forked: a worker would have had its log.
assert !new File(basedir, 'target/ipcbench/logs').exists()
assert !new File(basedir, 'target/ipcbench/results.json').exists()
assert !log.any { it.contains('measuring ') || it.contains('\tat ') }
return true
