import groovy.json.JsonSlurper

def output = new File(basedir, 'target/ipcbench')
def results = new JsonSlurper().parse(new File(output, 'results.json'), 'UTF-8')

assert basedir.name == 'a folder, ünïcödé'
assert results.runs*.mode == ['socket', 'file', 'mmap-locked', 'mmap-relaxed', 'socket-gzip']
assert results.plan.payload == 'file'
assert results.plan.sizes == [3000]
assert new File(output, 'report.html').isFile()
assert new File(output, 'report.md').isFile()

// The temporary files lay in this very folder, and are gone.
assert basedir.list().findAll { it.startsWith('ipcbench') } == []
return true
