def site = new File(basedir, 'target/site')
def output = new File(basedir, 'target/ipcbench')
def log = new File(basedir, 'build.log').getText('UTF-8')
def page = new File(site, 'ipc-bench.html').getText('UTF-8')

// The page: the answer and the table, in the skin, under headings that follow its title, with no policy of ours.
assert page.contains('<div class="ipc-bench">')
assert page.contains('<p class="heading">A file costs ')
assert page.contains('<table class="figures">') && page.contains('<table class="costs">')
assert page.count('<h1>') == 1 && page.contains('IPC Bench</h1>')
assert page.contains('<h2 id="figures">')
assert page.contains('.ipc-bench.ipc-bench h2 {')
assert !page.contains('Content-Security-Policy')
def ids = (page =~ / id="([^"]*)"/).collect { it[1] }
assert ids.size() > 10 && ids.size() == ids.toSet().size(): ids.countBy { it }.findAll { it.value > 1 }

// Listed among the reports, which every page's menu leads to, and in the menu once these are unfolded.
assert new File(site, 'index.html').getText('UTF-8').contains('href="project-reports.html"')
def reports = new File(site, 'project-reports.html').getText('UTF-8')
def menu = reports.substring(reports.indexOf('<nav'), reports.indexOf('</nav>'))
assert menu.contains('href="ipc-bench.html"')
assert reports.contains('What it costs on one machine to hand a message and its file descriptors to another process.')

// Nothing was measured: no worker left a log, and the results are those that were there.
assert !new File(output, 'logs').exists()
assert !log.contains('measuring ')
def sample = new File(basedir, '../../../../src/site/sample/results.json')
assert new File(output, 'results.json').bytes == sample.bytes

// Without results there is no page, and one line in the site's log says where they were looked for.
def absent = "no report: there is no '${new File(basedir, 'empty/target/ipcbench/results.json')}'; mvn ipcbench:run writes it"
assert log.count("[INFO] ${absent}") == 1
assert !new File(basedir, 'empty/target/site/ipc-bench.html').exists()

// As a goal: the pages anew, and where they are; asked for by name, absent results are a fault.
assert log.contains("[INFO] report: ${new File(output, 'report.html').toPath().toUri()}")
['report.html', 'report.md', 'summary.md'].each {
    assert new File(output, it).getText('UTF-8').contains('times the CPU of a socket here')
}
assert log.contains("on project empty: ${absent}")

// Results that cannot be read say why.
def corrupt = new File(basedir, 'corrupt/results.json')
assert log.contains("${corrupt}: the JSON ends too early at line 1, column ")
def newer = new File(basedir, 'newer/results.json')
assert log.contains("on project newer: ${newer}: version 2 cannot be read, this IPC Bench reads version 1")
return true
