// As `mvn install` of a plugin leaves it in a repository: which prefix is whose.
new File(localRepositoryPath, 'io/github/ipcbench/maven-metadata-local.xml').setText('''<metadata>
  <plugins>
    <plugin>
      <name>IPC Bench Maven Plugin</name>
      <prefix>ipcbench</prefix>
      <artifactId>ipc-bench-maven-plugin</artifactId>
    </plugin>
  </plugins>
</metadata>
''', 'UTF-8')
return true
