import groovy.json.JsonSlurper

// Workers have native access, by FFM on these JDKs; Maven's own JVM needs none.
def results = new JsonSlurper().parse(new File(basedir, 'target/ipcbench/results.json'), 'UTF-8')
assert results.runs*.mode == ['socket', 'file', 'mmap-locked', 'mmap-relaxed', 'socket-gzip']
assert results.environment.workerNative == 'ffm'

// Maven 3.8's own library may warn of itself.
def warnings = new File(basedir, 'build.log').readLines('UTF-8').findAll { it.contains('WARNING') }
assert warnings.every { it.contains('sun.misc.Unsafe') || it.contains('com.google.common') }: warnings
return true
