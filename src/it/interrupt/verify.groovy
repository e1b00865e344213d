import groovy.json.JsonOutput
import groovy.json.JsonSlurper

// A session is stopped by Ctrl-C and continued: Maven has to be a process of this script, to be sent a signal.
def output = new File(basedir, 'target/ipcbench')
def resultsFile = new File(output, 'results.json')
def results = { new JsonSlurper().parse(resultsFile, 'UTF-8') }
def logOf = { name -> new File(basedir, "${name}.log") }
def start = { name, arguments ->
    def command = [new File(System.getProperty('maven.home'), 'bin/mvn').path, '-B', '-o',
            // What the outer build put into the repository may be used whatever repository it came from.
            '-Daether.enhancedLocalRepository.trackingFilename=untracked',
            "-Dmaven.repo.local=${localRepositoryPath}".toString(), 'ipcbench:run'] + arguments
    def builder = new ProcessBuilder(command).directory(basedir).redirectErrorStream(true).redirectOutput(logOf(name))
    builder.environment().put('CI', 'true')
    return builder.start()
}
def await = { what, condition ->
    def end = System.nanoTime() + 60_000_000_000L
    while (!condition()) {
        assert System.nanoTime() < end: "no patience left for ${what}"
        Thread.sleep(20)
    }
}
def ended = { process, name ->
    assert process.waitFor(120, java.util.concurrent.TimeUnit.SECONDS): "${name} does not end"
    return process.exitValue()
}

def signalAll = { processes, name -> (['kill', "-${name}".toString()] + processes.collect { "${it.pid()}".toString() }).execute().waitFor() }
def signal = { process, name -> signalAll([process], name) }

def plan = ['-Dipcbench.runs=3', '-Dipcbench.modes=socket,file', '-Dipcbench.messages=2000', '-Dipcbench.trace=off']
def first = start('first', plan)
def leftovers
try {
    await('the first round') { logOf('first').text.contains('round 1 of 3, ') }

    // Meanwhile the directory belongs to that session, which is held so that it is not over before the second one is.
    signal(first, 'STOP')
    def second = start('second', plan)
    assert ended(second, 'second') == 1
    signal(first, 'CONT')
    assert logOf('second').text =~ /ipcbench\.outputDirectory: '.*' is in use by another session \(process ${first.pid()}, since [-0-9T:]+Z\), nothing was measured; wait for its end, or give this session a directory of its own/

    def workers = first.descendants().toList()
    // A JVM whose parent ignores Ctrl-C, as those of some background jobs, ignores it too.
    def ignored = new File("/proc/${first.pid()}/status").readLines().find { it.startsWith('SigIgn') }
    def ignoresInterrupt = (Long.parseUnsignedLong(ignored.split(/\s+/)[1], 16) & 2) != 0
    def before = System.nanoTime()
    // As a terminal does: everybody gets it, and the workers' ends may be noticed before Maven's own.
    signalAll(workers + [first], ignoresInterrupt ? 'TERM' : 'INT')
    assert ended(first, 'first') == (ignoresInterrupt ? 143 : 130)
    println "ended ${(System.nanoTime() - before).intdiv(1_000_000)} ms after the signal"
    await('the end of its workers') { workers.every { !it.alive } }
    leftovers = ['/tmp', '/dev/shm', System.getProperty('java.io.tmpdir')].collect {
        new File(it).list().findAll { name -> name.startsWith("ipcbench-${first.pid()}-") }
    }.flatten()
} finally {
    first.descendants().forEach { it.destroyForcibly() }
    first.destroyForcibly()
}
assert leftovers == []

def stopped = results()
def done = stopped.runs.size()
assert !stopped.complete
assert !stopped.cases.any { it.voided }
assert done >= 2
def log = logOf('first').text
assert log.contains("[INFO] stopped after ${done} of 6 runs")
assert log.contains("[INFO] report: ${new File(output, 'report.html').toPath().toUri()}")
assert log =~ /\[INFO\] continue with: mvn io\.github\.ipcbench:ipc-bench-maven-plugin:\S+:run -Dipcbench\.resume/
['report.html', 'report.md'].each {
    assert new File(output, it).getText('UTF-8').contains("This session is incomplete: stopped after ${done} of 6 runs; continue with mvn ")
}

// On another machine, by the results' account, it does not go on.
def changed = results()
changed.environment.kernel = '2.4'
changed.plan.runs = 7
def kept = resultsFile.getText('UTF-8')
resultsFile.setText(JsonOutput.toJson(changed), 'UTF-8')
assert ended(start('refused', ['-Dipcbench.resume']), 'refused') == 1
def refusal = logOf('refused').text
assert refusal.contains("ipcbench.runs: stored '7', now '3'")
assert refusal.contains("kernel: stored '2.4', now '${System.getProperty('os.version')}'")
// No run began.
assert !(refusal =~ /\[INFO\] round \d+ of \d+, /)
assert results() == changed
resultsFile.setText(kept, 'UTF-8')

// Here it does, with its own plan, and what was measured stays.
assert ended(start('continued', ['-Dipcbench.resume']), 'continued') == 0
def whole = results()
assert whole.complete
assert whole.runs.size() == 6
assert whole.runs.take(done) == stopped.runs
assert whole.runs*.index == (1..6).toList()
assert whole.startedAt == stopped.startedAt
assert whole.plan == stopped.plan
assert whole.warnings*.code.contains('continued')
assert logOf('continued').text.contains("continuing the session of ${stopped.startedAt} at run ${done + 1} of 6")
assert !new File(output, 'report.html').getText('UTF-8').contains('This session is incomplete')
return true
