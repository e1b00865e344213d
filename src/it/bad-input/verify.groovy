def log = new File(basedir, 'build.log').readLines('UTF-8')
def prefix = '[ERROR] '
def start = log.findIndexOf { it.startsWith(prefix) && it.contains(':run (default-cli) on project bad-input: ') }
assert start >= 0
def lines = log.drop(start).takeWhile { it.startsWith(prefix) }*.drop(prefix.length())
def end = lines.findIndexOf { it.contains('[Help 1]') }

// Every property is bound to its parameter, and all that is wrong is said at once. The wordings are the unit tests'.
def problems = lines.subList(1, end + 1)*.replace(' -> [Help 1]', '').findAll { it.startsWith('ipcbench.') }
def wrong = [preset: "'fast'", modes: "'sokcet'", runs: "'0'", messages: "'ten'", size: "'15'", descriptors: "'-1'",
        payload: "'strcut'", order: "'random'", seed: "'x'", wait: "'spin'", affinity: 'CPU 8190', trace: "'on'",
        selfcheck: "'yes'", timeout: "'0'", tempDirectory: "'/proc'", outputDirectory: "'pom.xml/target'",
        messagesPerSession: "'0'", jvm: "'no-jdk'", jvmArgs: "''-Xmx64m'", native: "'jni'", label: "'a\\u000ab'", templates: "'missing'",
        mesages: 'unknown property; did you mean ipcbench.messages?']
wrong.each { name, value ->
    assert problems.any { it.startsWith("ipcbench.${name}: ") && it.contains(value) }: "${name} in ${problems}"
}
assert problems.any { it ==~ /ipcbench.affinity: CPU 8191 does not exist or is not allowed here; available: [0-9, to]+/ }
assert problems.size() == wrong.size() + 1
assert lines[0].endsWith("${problems.size()} problems, nothing was measured:")

// Before anything was forked: a worker would have had its log.
assert !new File(basedir, 'target').exists()
assert !log.any { it.contains('measuring ') || it.contains('\tat ') }
return true
