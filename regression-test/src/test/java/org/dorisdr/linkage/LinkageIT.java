package org.dorisdr.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The built plugin links in a real FE: nothing that it names is missing there. */
class LinkageIT {
  private static final Path ROOT = Path.of(System.getProperty("dorisdr.root", ".."));
  private static final Path ZIP = ROOT.resolve("plugin/target/doris-dr.zip");
  private static final Path LISTINGS = ROOT.resolve("../shared/fe-api");

  @ParameterizedTest
  @ValueSource(strings = {"doris-4.0.1", "doris-master-20260119"})
  void everySymbolOfThePluginIsInTheFe(String version) throws IOException {
    FeApi api = listing(version);
    PluginCode plugin = PluginCode.read(ZIP);
    assertThat(plugin.classes()).hasSizeGreaterThan(50);
    assertThat(new LinkageCheck(api, plugin).problems()).isEmpty();
  }

  @Test
  void everySymbolOfThePluginIsInTheFeOfDorisHome() throws IOException {
    String home = System.getProperty("doris.home", "");
    assumeTrue(!home.isEmpty(), "skipped: -Ddoris.home=<fe directory> names no FE");
    FeApi api = FeApi.readJars(Path.of(home));
    assertThat(api.size()).as("classes of %s/lib", home).isGreaterThan(1000);
    assertThat(new LinkageCheck(api, PluginCode.read(ZIP)).problems()).isEmpty();
  }

  @Test
  void jarsAreReadAsListingsAre(@TempDir Path home) throws IOException {
    Path lib = Files.createDirectories(home.resolve("lib"));
    try (ZipOutputStream jar =
        new ZipOutputStream(Files.newOutputStream(lib.resolve("doris-fe.jar")))) {
      jar.putNextEntry(new ZipEntry("org/apache/doris/catalog/Env.class"));
      ClassWriter env = new ClassWriter(0);
      env.visit(
          Opcodes.V17,
          Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT,
          "org/apache/doris/catalog/Env",
          null,
          "java/lang/Object",
          new String[] {"java/lang/Runnable"});
      env.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "act", "()V", null, null);
      env.visitMethod(Opcodes.ACC_PRIVATE, "hidden", "()V", null, null);
      env.visitField(Opcodes.ACC_PROTECTED, "id", "J", null, null);
      env.visitEnd();
      jar.write(env.toByteArray());
    }
    FeApi api = FeApi.readJars(home);
    String env = "org/apache/doris/catalog/Env";
    assertThat(api.size()).isEqualTo(1);
    assertThat(api.hasMember(env, "act()V")).isTrue();
    assertThat(api.hasMember(env, "id:J")).isTrue();
    assertThat(api.hasMember(env, "hidden()V")).isFalse();
    assertThat(api.hasMember(env, "run()V")).isTrue();
    assertThat(api.abstractMethods(env)).containsExactly("act()V");
  }

  @Test
  void nothingIsBundledThatAFeCarries() throws IOException {
    List<String> foreign =
        PluginCode.read(ZIP).classes().stream()
            .map(ClassReader::getClassName)
            .filter(name -> !name.startsWith("org/dorisdr/"))
            .toList();
    assertThat(foreign).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"doris-4.0.1", "doris-master-20260119"})
  void aMadeUpSymbolIsCaught(String version) throws IOException {
    PluginCode plugin = new PluginCode(List.of(new ClassReader(classThatCallsWhatIsNotThere())));
    assertThat(new LinkageCheck(listing(version), plugin).problems())
        .contains(
            "org/dorisdr/MadeUp needs org/apache/doris/catalog/Env getNoSuchThing()V",
            "org/dorisdr/MadeUp needs org/apache/doris/catalog/NoSuchClass")
        .anyMatch(problem -> problem.startsWith("org/dorisdr/MadeUp lacks acceptDialects"));
  }

  private static byte[] classThatCallsWhatIsNotThere() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String[] interfaces = {"org/apache/doris/plugin/DialectConverterPlugin"};
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC,
        "org/dorisdr/MadeUp",
        null,
        "java/lang/Object",
        interfaces);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "call", "()V", null, null);
    method.visitCode();
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, "org/apache/doris/catalog/Env", "getNoSuchThing", "()V", false);
    method.visitTypeInsn(Opcodes.NEW, "org/apache/doris/catalog/NoSuchClass");
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static FeApi listing(String version) throws IOException {
    Path file = LISTINGS.resolve(version + ".txt.gz");
    if ("true".equals(System.getenv("CI"))) {
      assertThat(file).exists();
    }
    assumeTrue(Files.exists(file), "skipped: no listing at " + file);
    FeApi api = FeApi.read(file);
    assertThat(api.size()).isGreaterThan(1000);
    return api;
  }
}
