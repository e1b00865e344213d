def log = new File(basedir, 'build.log').getText('UTF-8')
def logs = new File(basedir, 'target/ipcbench/logs')

// What happened. Both workers fail in the same way; the one that is noticed first is named, and the other one is ended.
def failure = log =~ /\[ERROR\] Failed to execute goal .*:run \(default-cli\) on project broken-worker: .*\(file\) is void: the (sender|receiver) exited with status 1 /
assert failure.find()
def named = failure.group(1)

// What the worker said, and where to look.
assert log.contains("${named}'s log: ${logs.listFiles().find { it.name.endsWith("-file-${named}.log") }}, which says:")
def said = "Unrecognized VM option 'NoSuchFlag'"
assert log.contains(said)
assert logs.listFiles().find { it.name.endsWith("-file-${named}.log") }.getText('UTF-8').contains(said)
assert log.contains('[ERROR] No run was finished before.')
assert !log.contains('\tat ')
return true
