import groovy.json.JsonSlurper

def output = new File(basedir, 'target/ipcbench')
def log = new File(basedir, 'build.log').getText('UTF-8')

// A mode of somebody else's is measured, stored and shown like ours.
def results = new JsonSlurper().parse(new File(output, 'results.json'), 'UTF-8')
assert results.complete == true
assert results.plan.modes == ['socket', 'named-pipe', 'ring']
assert results.modes[1] == [id: 'named-pipe', noun: 'a named pipe', description: 'bytes only', descriptors: 0]
assert results.runs*.mode.toSet() == ['socket', 'named-pipe', 'ring'].toSet()
def pipe = results.cases.find { it.mode == 'named-pipe' }
assert pipe.messages == 200 && !pipe.unsupported
assert pipe.depth.keySet() == ['seenMost'].toSet()
assert results.calls.profiles*.mode.contains('named-pipe')
assert results.calls.profiles.find { it.mode == 'named-pipe' }.receiver.steps*.step == ['read']
['report.html', 'report.md'].each { assert new File(output, it).getText('UTF-8').contains('named-pipe') }
assert log =~ /(?m)^\[INFO\]   named-pipe +[0-9.,]+/

// The whole of one of 80 lines carries the descriptors, and does what its call list says, where strace can look.
def ring = results.calls.profiles.find { it.mode == 'ring' }
assert ring.sender.steps*.step == ['copy', 'sendmsg']
assert ring.receiver.steps*.step.containsAll(['recvmsg', 'check', 'copy', 'close-descriptor'])
results.calls.traces.findAll { it.mode == 'ring' }.each { trace ->
    assert (trace.sender.counts + trace.receiver.counts)*.verdict.disjoint(['MORE', 'LESS', 'UNEXPECTED'])
}

// So are two of libraries, which carry bytes by themselves and descriptors by our datagrams.
def libraries = new JsonSlurper().parse(new File(basedir, 'target/libraries/results.json'), 'UTF-8')
assert libraries.complete == true
assert libraries.plan.modes == ['channel', 'netty'] && libraries.plan.descriptors == 3
assert libraries.runs.every { it.receiver.bytesMoved == 200 * 112192 }
['read', 'check', 'close-descriptor'].each { step ->
    assert libraries.calls.profiles.every { it.receiver.steps*.step.contains(step) }
}

// Its jar is on the workers' class path, and with it whatever libraries it may call; Maven's and the report's are not.
def printed = new File(output, 'logs').listFiles().find { it.name.contains('pipe-sender') }.getText('UTF-8')
def classPath = (printed =~ /(?s)java\.class\.path = (.*?)\n *java\.class\.version/)[0][1].readLines()
def jars = classPath.collect { new File(it.trim()).name.replaceAll(/-\d.*/, '') }
assert jars.containsAll(['own-transports', 'ipc-bench-core', 'jackson-core'])
assert jars.disjoint(['freemarker', 'ipc-bench-site-templates', 'ipc-bench-maven-plugin', 'maven-reporting-api',
        'doxia-sink-api', 'progressbar', 'plexus-utils'])

// It carries no descriptors, and is measured without beside a mode that has the three of the default.
assert results.plan.descriptors == 3
return true
