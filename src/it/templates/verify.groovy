def log = new File(basedir, 'build.log').getText('UTF-8')
def target = new File(basedir, 'target')

// The user's files are used, with what they include, and ours beside them.
def page = new File(target, 'good/report.html').getText('UTF-8')
assert page.contains('<p>Measured for the <em>payments</em> team.</p>')
assert page.contains('<table class="costs">')

// A template that fails when it is filled loses no results: the next goal makes the report of them.
def unfillable = new File(basedir, 'unfillable/report.md.ftl')
assert log.contains("the results are stored in '${new File(target, 'unfillable/results.json')}', but not every report could " +
        "be written: template ${unfillable}, line 5, column 3: The following has evaluated to null or missing: " +
        '==> model.nothing')
assert new File(target, 'unfillable/report.html').getText('UTF-8').contains('payments')

// What can be known before is refused before anything is forked, with the other problems.
assert log.contains('2 problems, nothing was measured:')
assert log =~ /ipcbench\.templates: template .+\/unparsable\/console\.txt\.ftl, line 2, column \d+: .*#iff/
assert !new File(target, 'refused/logs').exists()
assert !new File(target, 'refused/results.json').exists()
return true
