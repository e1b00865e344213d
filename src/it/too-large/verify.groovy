import groovy.json.JsonSlurper

def results = { name -> new JsonSlurper().parse(new File(basedir, "target/${name}/results.json"), 'UTF-8') }
def log = new File(basedir, 'build.log').getText('UTF-8')

def beside = results('beside-others')
assert beside.cases*.mode == ['socket', 'file']
def unsupported = beside.cases[0].unsupported
assert unsupported.reason in ['EMSGSIZE', 'ENOBUFS']
assert unsupported.largestBytes > 0
assert unsupported.largestBytes < 33554432
assert beside.cases[1].messages > 0
assert beside.runs*.mode == ['file']
assert beside.complete == true
def line = "socket: not possible at this size (${unsupported.reason}); " +
        "largest message that went through: ${unsupported.largestBytes} bytes"
assert log.contains("[INFO] ${line}")
assert new File(basedir, 'target/beside-others/report.html').getText('UTF-8').contains('EMSGSIZE')

def alone = results('alone')
assert alone.runs == []
assert log =~ /\[ERROR\] Failed to execute goal .*:run \(alone\) on project too-large: no mode could be measured: socket: not possible at this size \(\w+\); largest message that went through: \d+ bytes/
return true
