def log = new File(basedir, 'build.log').getText('UTF-8')
def output = new File(basedir, 'target/ipcbench')
def results = new File(output, 'results.json')

assert log =~ /target\/corrupt\/results.json: the JSON ends too early .*; the file seems truncated/

// A complete session is reported anew, and nothing is forked for it.
def after = log.substring(log.indexOf('is complete: nothing is left to measure, its report is written anew'))
assert after.contains("[INFO] report: ${new File(output, 'report.html').toPath().toUri()}")
assert log.count('round 1 of 1, CPU per message: file') == 1

assert after =~ /ipcbench.resume: the session of [-0-9T:.]+Z in '${java.util.regex.Pattern.quote(results.path)}' cannot be continued, nothing was measured:/
assert after =~ /(?m)ipcbench.seed: stored '\d+', now '-1'$/
assert after =~ /(?m)ipcbench.label: stored 'none', now 'other'$/
assert after.contains('To measure anew, leave out ipcbench.resume; what this session measured is then kept in ' +
        'results.previous.json.')
assert !log.contains('\tat ')
return true
