def log = new File(basedir, 'build.log').getText('UTF-8')
def logs = new File(basedir, 'target/ipcbench/logs')

// What happened, what the worker said, and where to look.
assert log =~ /\[ERROR\] Failed to execute goal .*:run \(default-cli\) on project broken-worker: .*\(file\) is void: the sender exited with status 1/
assert log.contains("Unrecognized VM option 'NoSuchFlag'")
['sender', 'receiver'].each { role ->
    def file = logs.listFiles().find { it.name.endsWith("-file-${role}.log") }
    assert log.contains("${role}'s log: ${file}")
    assert file.getText('UTF-8').contains("Unrecognized VM option 'NoSuchFlag'")
}
assert log.contains('[ERROR] No run was finished before.')
assert !log.contains('\tat ')
return true
