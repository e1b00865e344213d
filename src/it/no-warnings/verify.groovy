def log = new File(basedir, 'build.log').getText('UTF-8')

// So short a session on a shared machine is to be trusted little, or cannot judge its limit; neither is a warning.
assert log.contains('[INFO] Trust: poor. ')
assert log =~ /\[INFO\] file\/socket<=1000: /
return true
