import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
assert new File(basedir, 'pom.xml').bytes == new File(basedir, '../../../../examples/pom.xml').bytes

// What the plugin needs came into the repository.
assert new File(basedir, 'target/repository/org/freemarker/freemarker').isDirectory()

// The first command: measured, with the page where the console says.
def output = new File(basedir, 'target/ipcbench')
assert new JsonSlurper().parse(new File(output, 'results.json'), 'UTF-8').runs*.mode == ['socket', 'file', 'mmap-relaxed']
assert new File(output, 'report.html').getText('UTF-8').contains('<h1')
assert log.contains("[INFO] report: ${new File(output, 'report.html').toPath().toUri()}")

// The second: a site with the whole report, which measured nothing.
def page = new File(basedir, 'target/site/ipc-bench.html').getText('UTF-8')
assert page.contains('<table class="figures">') && page.contains('</html>')
assert log.count(': measuring socket, file, mmap-relaxed: ') == 1
return true
