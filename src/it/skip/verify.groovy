def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('[INFO] skipped, because ipcbench.skip is set')
assert !new File(basedir, 'target').exists()
return true
