import groovy.json.JsonSlurper

def both = new File(basedir, 'build.log').getText('UTF-8')
def second = both.lastIndexOf('[INFO] Scanning for projects...')
def log = both.substring(0, second)
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

// Beside others it is its case that ends: they are measured, and the page names it.
def rest = new File(basedir, 'target/rest')
def restLog = both.substring(second)
def results = new JsonSlurper().parse(new File(rest, 'results.json'), 'UTF-8')
assert results.complete
assert results.runs.collect { [it.mode, it.variant] } == [['socket', 'base'], ['file', 'base'], ['file', 'base'], ['socket', 'base']]
assert results.calls.profiles*.mode == ['socket', 'file']
def voided = results.cases.findAll { it.voided }
assert voided*.variant == ['broken', 'broken']
voided.each {
    assert it.voided.run == null
    assert it.voided.reason.contains('exited with status 1')
    assert new File(rest, it.voided.log).getText('UTF-8').contains(said)
    assert restLog.contains("warning: calibration (${it.mode}, broken) is void: ")
    assert restLog.contains("${it.mode}, broken, calibration: ${it.voided.reason}; log: ${new File(rest, it.voided.log)}")
    ['report.html', 'report.md'].each { page ->
        assert new File(rest, page).getText('UTF-8').contains("${it.mode}, broken is void since its calibration")
    }
}
assert restLog =~ /\[ERROR\] Failed to execute goal .*:run \(default-cli\) on project broken-worker: 2 of 4 cases are void; the others were measured: /
assert new File(rest, 'report.html').getText('UTF-8').contains('<table')
assert new File(rest, 'export').list().any { it.endsWith('.csv') }
assert restLog.contains('[INFO] file, broken is left out from now on; the others go on')
assert !restLog.contains('\tat ')
return true
