import groovy.json.JsonSlurper

def output = new File(basedir, 'target/ipcbench')
def log = new File(basedir, 'build.log').getText('UTF-8')
def json = { name -> new JsonSlurper().parse(new File(output, name), 'UTF-8') }
def results = json('results.json')

// A limit that holds lets the build pass; one that does not fails it, and the verdict says so.
// On a busy machine the session's trust is poor; then a limit cannot be judged, and that is told.
def costs = 'file costs [0-9.]+ times socket \\([0-9.]+ to [0-9.]+\\), '
def doubtful = "cannot be judged: the session's trust is poor"
assert log =~ /\[INFO\] file\/socket<=1000: ${costs}(within the limit|${doubtful})/
assert log =~ /Failed to execute goal .*:check .*: 1 limit of 1 not held: file\/socket<=0.001: ${costs}(over the limit|${doubtful})/
def verdict = json('verdict.json')
assert verdict.format == 'ipc-bench-verdict' && verdict.passed == false
assert verdict.limits == [] && verdict.baseline == [] && verdict.notCompared.any { it.startsWith('descriptors differ') }

// What other programs read has the figures of the results.
def micros = { run -> (run.sender.loopCpuNanos + run.receiver.loopCpuNanos) / 1e3 / run.messages }
def jmh = json('export/jmh-result.json')
assert jmh*.benchmark == ['io.github.ipcbench.CpuPerMessage.socket', 'io.github.ipcbench.CpuPerMessage.file']
def expected = results.runs.findAll { it.mode == 'socket' }.collect { micros(it) }
def raw = jmh[0].primaryMetric.rawData.flatten()
assert raw.size() == 3 && [raw, expected].transpose().every { Math.abs(it[0] - it[1]) < 1e-6 }
assert json('export/bmf.json').keySet() == ['socket/112192', 'file/112192'] as Set
assert json('export/github-action-benchmark.json')*.name == ['socket/112192', 'file/112192']
assert new File(output, 'export/ipcbench.prom').text.contains('ipcbench_runs{mode="file",payload_bytes="112192",variant="base"} 3')
assert new File(output, 'export/runs.csv').readLines().size() == 7
assert new File(output, 'export/cases.csv').readLines().size() == 3
assert log.contains("ipcbench.export: unknown format 'cvs'; known: csv, jmh, bmf, github, prometheus")

// Sessions beside each other; a session is not compared with itself.
assert new File(output, 'compare.md').getText('UTF-8').contains('# 1 session in 1 group')
assert new File(output, 'compare.html').isFile()
assert log.contains("the session of ${results.startedAt} is among ipcbench.results, too; a session is not compared with itself")

// Against stored sessions: by multiples, or why not.
def compared = 'file: its multiple is [0-9.]+ times that of the stored baseline \\([0-9.]+ to [0-9.]+\\), (clearly more|clearly less|no clear change)'
assert log =~ /\[(INFO|WARNING)\] (${compared}|not compared with the stored baseline: their floors differ)/
def refused = '[WARNING] not compared with the stored baseline: descriptors differ: 3, 1'
assert log.count(refused) == 2
assert log =~ /Failed to execute goal .*:check .*: the stored baseline is not held, and ipcbench.failOnBaseline is set/
assert log.contains("ipcbench.baseline: the session of ${results.startedAt} is the one that is checked; a session is not compared with itself")
assert log.contains('ipcbench.limits: at least one limit is needed, such as file/socket<=8 or candidate/base<=1.10, or stored results in ipcbench.baseline')
return true
