import groovy.json.JsonSlurper

def output = new File(basedir, 'target/ipcbench')
def log = new File(basedir, 'build.log').getText('UTF-8')

// A mode of somebody else's is measured, stored and shown like ours.
def results = new JsonSlurper().parse(new File(output, 'results.json'), 'UTF-8')
assert results.complete == true
assert results.plan.modes == ['socket', 'pipe']
assert results.modes[1] == [id: 'pipe', noun: 'a pipe', description: 'named pipe, bytes only']
assert results.runs*.mode.toSet() == ['socket', 'pipe'].toSet()
def pipe = results.cases.find { it.mode == 'pipe' }
assert pipe.messages == 200 && !pipe.unsupported
assert pipe.depth.keySet() == ['seenMost'].toSet()
assert results.calls.profiles*.mode.contains('pipe')
assert results.calls.profiles.find { it.mode == 'pipe' }.receiver.steps*.step == ['read']
['report.html', 'report.md'].each { assert new File(output, it).getText('UTF-8').contains('pipe') }
assert log =~ /(?m)^\[INFO\]   pipe +[0-9.,]+/

// Descriptors that it cannot carry are refused before anything is forked.
assert log.contains("ipcbench.descriptors: '3' is too many for mode pipe, which carries no descriptors; valid: 0")
return true
