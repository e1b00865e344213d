new File(basedir, 'java-21/bin/java').setExecutable(true)
return true
