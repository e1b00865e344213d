import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def read = { new JsonSlurper().parse(new File(basedir, "${it}/results.json"), 'UTF-8') }
def lists = read('target/ipcbench')
def text = read('text')

// Both are the same plan; run and check are bound to their default phases.
assert lists.plan.variants == text.plan.variants
assert lists.plan.variants*.name == ['base', 'candidate']
assert [lists, text].every { it.plan.given['ipcbench.variants'].contains("env.GREETING='hello; you'") }
assert [lists, text].every { it.plan.given['ipcbench.jvmArgs'].contains("'-Dgreeting=good morning, all'") }
assert lists.cases.collect { [it.mode, it.payloadBytes, it.variant] } == text.cases.collect { [it.mode, it.payloadBytes, it.variant] }
assert lists.cases*.mode as Set == ['socket', 'file'] as Set
assert lists.cases*.payloadBytes as Set == [4096, 112192] as Set
assert lists.cases.size() == 8 && lists.runs.size() == 8

// What the workers of a variant run on is stored beside what those of the first do.
assert [lists, text].every { it.environment.variants*.variant == ['candidate'] }
assert [lists, text].every { it.environment.variants[0].workerJava == it.environment.workerJava }
assert [lists, text].every { it.environment.variants[0].workerJvmFlags == it.environment.details.workerJvmFlags }

// A limit between modes holds for each size and variant, one between variants for each mode and size; one run judges none.
assert log.findAll(/\[WARNING\] file\/socket<=1000: .*too few rounds/).size() == 4
assert log.findAll(/\[WARNING\] candidate\/base<=1000: .*too few rounds/).size() == 4
return true
