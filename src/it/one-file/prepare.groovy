import java.nio.file.Files

// The file as it is, which is what people copy.
Files.copy(new File(basedir, '../../../../examples/pom.xml').toPath(), new File(basedir, 'pom.xml').toPath())
return true
