def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.count('measuring socket: ') == 1
assert log.count('round 1 of 1, CPU per message: socket') == 1
assert new File(basedir, 'target/ipcbench/results.json').isFile()
['one', 'two'].each { assert !new File(basedir, "${it}/target").exists() }
return true
