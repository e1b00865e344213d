import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
assert new File(basedir, 'pom.xml').bytes == new File(basedir, '../../../../examples/pom.xml').bytes

// The repository was empty: the plugin and all it needs came into it.
assert new File(basedir, 'target/repository/io/github/ipcbench/ipc-bench-maven-plugin').isDirectory()

// The first command: measured, with the page where the console says.
def output = new File(basedir, 'target/ipcbench')
assert new JsonSlurper().parse(new File(output, 'results.json'), 'UTF-8').runs*.mode == ['socket', 'file', 'mmap-relaxed']
assert new File(output, 'report.html').getText('UTF-8').contains('<h1')
assert log.contains("[INFO] report: ${new File(output, 'report.html').toPath().toUri()}")

// The second: a site with the whole report, which measured nothing.
def page = new File(basedir, 'target/site/ipc-bench.html').getText('UTF-8')
assert page.contains('<table class="figures">') && page.contains('</html>')
assert log.count('[INFO] measuring ') == 1
return true
