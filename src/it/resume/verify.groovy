def log = new File(basedir, 'build.log').getText('UTF-8')
def output = new File(basedir, 'target/ipcbench')
def results = new File(output, 'results.json')

assert log.contains("ipcbench.resume: there is no session to continue: '${results}' does not exist; " +
        'leave out ipcbench.resume to begin one, or name its directory by ipcbench.outputDirectory')
assert log =~ /target\/corrupt\/results.json: the JSON ends too early .*; the file seems truncated/
assert log.contains('target/other-version/results.json: version 2 cannot be read, this IPC Bench reads version 1')
assert log.contains("ipcbench.resume: 'yes' is neither; valid: true, false")

// A complete session is reported anew, and nothing is forked for it.
def after = log.substring(log.indexOf('is complete: nothing is left to measure, its report is written anew'))
assert after.contains("[INFO] report: ${new File(output, 'report.html')}")
assert log.count('run 1 of 1: file') == 1

assert after =~ /ipcbench.resume: the session of [-0-9T:.]+Z in '${java.util.regex.Pattern.quote(results.path)}' cannot be continued, nothing was measured:/
assert after =~ /(?m)ipcbench.seed: stored '\d+', now '-1'$/
assert after =~ /(?m)ipcbench.label: stored 'none', now 'other'$/
assert after.contains("ipcbench.jvmArgs: stored 'not given', now '-Xint'")
assert after.contains('To measure anew, leave out ipcbench.resume; what this session measured is then kept in ' +
        'results.previous.json.')
assert !log.contains('\tat ')
return true
