import groovy.json.JsonSlurper

assert !new File(basedir, 'pom.xml').exists()
['target/ipcbench': 'socket', second: 'file'].each { directory, mode ->
    def output = new File(basedir, directory)
    assert new JsonSlurper().parse(new File(output, 'results.json'), 'UTF-8').runs*.mode == [mode]
    assert new File(output, 'report.html').isFile()
    assert new File(output, 'report.md').isFile()
}
return true
