def log = new File(basedir, 'build.log').getText('UTF-8')

// The toolchain was asked for its JDK, and that JDK is too old: so nothing else was used in its place.
assert log.contains("ipcbench.jvm: '${new File(basedir, 'old-jdk')}' is Java 11; " +
        'valid: the home directory of a JDK 17 or later')
assert !new File(basedir, 'target/ipcbench/logs').exists()
return true
