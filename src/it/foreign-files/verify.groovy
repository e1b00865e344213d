import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions

def log = new File(basedir, 'build.log').getText('UTF-8')
def foreign = new File(basedir, 'target/foreign')
def ours = new File(basedir, 'target/ours')

// One line, and nothing was touched.
assert log.contains("ipcbench.outputDirectory: '${foreign}' holds what IPC Bench must not replace: results.json (a pipe, " +
        'socket or device), charts (a link), report.md (not written by IPC Bench), logs (a link); move it away, or name ' +
        'a directory of its own')
assert new File(foreign, 'report.md').text == '# By hand'
assert new File(basedir, 'precious').list() == ['cost.svg'] as String[]
assert new File(basedir, 'precious/cost.svg').text == 'theirs'
assert foreign.list().sort() == ['charts', 'logs', 'report.md', 'results.json', 'session.lock']

// Said once, and in nothing that the session wrote.
def said = 'workers run without the options in JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS; ipcbench.jvmArgs has theirs'
assert log.count(said) == 1
ours.eachFileRecurse { file ->
    if (file.file) {
        assert !file.getText('UTF-8').contains('pw-of')
    }
}
assert new File(ours, 'report.html').text.startsWith('<!-- Written by IPC Bench')
assert PosixFilePermissions.toString(Files.getPosixFilePermissions(new File(ours, 'logs').toPath())) == 'rwx------'
return true
