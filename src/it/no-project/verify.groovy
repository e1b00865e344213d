import groovy.json.JsonSlurper

assert !new File(basedir, 'pom.xml').exists()
['target/ipcbench': 'socket', second: 'file', third: 'socket'].each { directory, mode ->
    def output = new File(basedir, directory)
    assert new JsonSlurper().parse(new File(output, 'results.json'), 'UTF-8').runs*.mode == [mode]
    assert new File(output, 'report.html').isFile()
    assert new File(output, 'report.md').isFile()
}
def written = new File(basedir, 'run.log').getText('UTF-8')
assert written.contains('[INFO] round 1 of 1, CPU per message: socket ')
assert !written.contains('\r') && !written.contains('\u001b')
return true
