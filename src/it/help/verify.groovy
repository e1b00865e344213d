def log = new File(basedir, 'build.log').getText('UTF-8')

['preset', 'modes', 'runs', 'messages', 'size', 'descriptors', 'payload', 'order', 'seed', 'wait', 'affinity', 'trace',
        'selfcheck', 'timeout', 'tempDirectory', 'outputDirectory', 'messagesPerSession', 'jvm', 'jvmArgs', 'label',
        'templates', 'skip'].each {
    assert log.contains("[INFO]     ipcbench.${it}\n")
}
assert log.indexOf('[INFO]   How often, and in which order') < log.indexOf('[INFO]     ipcbench.runs\n')
assert log.replaceAll(/\n\[INFO\] +/, ' ').contains('by datagram socket, by file and by')
['run', 'report', 'compare', 'check', 'export', 'probe', 'help'].each { assert log.contains("ipcbench:${it}\n") }

// What is skipped is not even looked at.
assert log.contains('[INFO] skipped, because ipcbench.skip is set')
assert !new File(basedir, 'target').exists()
return true
