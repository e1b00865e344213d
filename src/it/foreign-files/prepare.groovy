import java.nio.file.Files

def precious = new File(basedir, 'precious')
precious.mkdirs()
new File(precious, 'cost.svg').text = 'theirs'
def foreign = new File(basedir, 'target/foreign')
foreign.mkdirs()
['charts', 'logs'].each { Files.createSymbolicLink(new File(foreign, it).toPath(), precious.toPath()) }
new File(foreign, 'report.md').text = '# By hand'
assert ['mkfifo', new File(foreign, 'results.json').path].execute().waitFor() == 0
return true
