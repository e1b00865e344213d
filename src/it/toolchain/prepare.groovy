new File(basedir, 'old-jdk/bin/java').setExecutable(true)
new File(basedir, 'toolchains.xml').setText("""\
<?xml version="1.0" encoding="UTF-8"?>
<toolchains>
  <toolchain>
    <type>jdk</type>
    <provides>
      <version>11</version>
    </provides>
    <configuration>
      <jdkHome>${new File(basedir, 'old-jdk')}</jdkHome>
    </configuration>
  </toolchain>
</toolchains>
""", 'UTF-8')
return true
