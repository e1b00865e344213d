def log = new File(basedir, 'build.log').getText('UTF-8')
assert !new File(basedir, 'pom.xml').exists()
assert log.contains('ipcbench:run')

def documented = new File(basedir, '../../../../src/site/markdown/usage.md').getText('UTF-8')
assert documented.contains(new File(basedir, 'settings.xml').getText('UTF-8'))
return true
