import groovy.json.JsonSlurper

def modes = ['socket', 'file', 'mmap-locked', 'mmap-relaxed', 'socket-gzip']
def output = new File(basedir, 'target/ipcbench')
def log = new File(basedir, 'build.log').getText('UTF-8')

def results = new JsonSlurper().parse(new File(output, 'results.json'), 'UTF-8')
assert results.format == 'ipc-bench-results'
assert results.complete == true
assert results.plan.modes == modes
assert results.plan.given == [
        'ipcbench.runs': '2', 'ipcbench.messages': '200', 'ipcbench.seed': '7', 'ipcbench.label': 'integration test',
        'ipcbench.jvmArgs': '-XshowSettings:properties']
assert results.runs*.mode == modes + modes.reverse()
assert results.runs*.index == (1..10).toList()
assert results.runs*.round == [1] * 5 + [2] * 5
assert results.runs.every { it.messages == 200 && it.payloadBytes == 112192 && it.variant == 'base' }
assert results.runs.every { it.sender.loopCpuNanos > 0 && it.receiver.loopCpuNanos > 0 }
assert results.runs.every { it.wallNanos > 0 }
assert results.cases*.mode == modes
assert results.cases.every { it.messages == 200 && it.payloadBytes == 112192 && it.variant == 'base' && !it.unsupported }
assert results.calls.profiles*.mode == modes

// Each round has its line, and the table stands at the end, with the reports' paths below it.
(1..2).each { assert log.contains("[INFO] round ${it} of 2, CPU per message: ") }
modes.each { assert log =~ /(?m)^\[INFO\]   ${it} +[0-9.,]+ .s / }
assert log =~ /(?m)^\[INFO\] Trust: poor\. /
assert log.contains("[INFO] report: ${new File(output, 'report.html').toPath().toUri()}")
assert log.contains("[INFO] paste: ${new File(output, 'summary.md')}")
assert new File(output, 'runs.csv').readLines().size() == 11
assert new File(output, 'export/jmh-result.json').text.contains('primaryMetric')
['report.html', 'report.md', 'summary.md'].each {
    def text = new File(output, it).getText('UTF-8')
    modes.each { mode -> assert text.contains(mode) }
}
def ours = log.substring(log.indexOf('[INFO] measuring '))
assert !ours.contains('[WARNING]')
assert !ours.contains('Exception')

// Nothing of ours stays behind; what workers printed lies in the logs.
def logs = new File(output, 'logs').listFiles().findAll { it.name.startsWith('run-') }
assert logs.size() >= 20

// On a worker's class path is what it needs, and nothing of Maven's or the report's.
logs.each {
    def classPath = (it.getText('UTF-8') =~ /(?s)java\.class\.path = (.*?)\n *java\.class\.version/)[0][1].readLines()
    assert classPath.collect { new File(it.trim()).name.replaceAll(/-\d.*/, '') }.toSet() ==
            ['ipc-bench-core', 'jna-jpms', 'junixsocket-common', 'junixsocket-native-common', 'HdrHistogram'].toSet()
}
return true
