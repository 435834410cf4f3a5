package org.dorisdr.minidoris.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.doris.plugin.Plugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a plugin finds here under a Doris name, it finds in a real FE, too. */
class SignaturesTest {
  private static final Path LISTINGS =
      Path.of(System.getProperty("dorisdr.root", "../.."), "../shared/fe-api");

  @ParameterizedTest
  @ValueSource(strings = {"doris-4.0.1", "doris-master-20260119"})
  void everyMemberIsInTheFe(String version) throws Exception {
    FeListing listing = listing(version);
    List<String> missing = new ArrayList<>();
    List<Class<?>> classes = classes();
    assertThat(classes).hasSizeGreaterThan(50);
    for (Class<?> type : classes) {
      compare(type, listing, missing);
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void aMemberThatNoFeHasIsFound() throws IOException {
    FeListing listing = listing("doris-4.0.1");
    assertThat(listing.hasMember("org/apache/doris/catalog/Env", "M isMaster()Z")).isTrue();
    assertThat(listing.hasMember("org/apache/doris/catalog/Env", "M isMadeUp()Z")).isFalse();
  }

  private static FeListing listing(String version) throws IOException {
    Path file = LISTINGS.resolve(version + ".txt.gz");
    if ("true".equals(System.getenv("CI"))) {
      assertThat(file).exists();
    }
    assumeTrue(Files.exists(file), "skipped: no listing at " + file);
    return FeListing.read(file);
  }

  private static List<Class<?>> classes()
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path root = Path.of(Plugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root.resolve("org/apache/doris"))) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
        String name = root.relativize(file).toString().replace('/', '.');
        Class<?> type = Class.forName(name.substring(0, name.length() - 6));
        if (Modifier.isPublic(type.getModifiers()) || Modifier.isProtected(type.getModifiers())) {
          classes.add(type);
        }
      }
    }
    return classes;
  }

  private static void compare(Class<?> type, FeListing listing, List<String> missing) {
    String name = internal(type);
    List<String> members = members(type);
    if (!listing.hasClass(name)) {
      if (!listing.names(name) || !members.isEmpty()) {
        missing.add(name);
      }
      return;
    }
    members.stream()
        .filter(m -> !listing.hasMember(name, m))
        .forEach(m -> missing.add(name + ": " + m));
    for (Class<?> supertype : supertypes(type)) {
      if (supertype.getName().startsWith("org.apache.doris.")
          && !listing.isSubtype(name, internal(supertype))) {
        missing.add(name + " < " + internal(supertype));
      }
    }
  }

  private static List<Class<?>> supertypes(Class<?> type) {
    List<Class<?>> supertypes = new ArrayList<>(List.of(type.getInterfaces()));
    if (type.getSuperclass() != null) {
      supertypes.add(type.getSuperclass());
    }
    return supertypes;
  }

  private static List<String> members(Class<?> type) {
    List<String> members = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (isOffered(field.getModifiers(), field.isSynthetic())) {
        String prefix = Modifier.isStatic(field.getModifiers()) ? "F static " : "F ";
        members.add(prefix + field.getName() + " " + field.getType().descriptorString());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isOffered(constructor.getModifiers(), constructor.isSynthetic())) {
        members.add("M <init>" + descriptor(void.class, constructor));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isOffered(method.getModifiers(), method.isSynthetic())) {
        int modifiers = method.getModifiers();
        members.add(
            "M "
                + (Modifier.isStatic(modifiers) ? "static " : "")
                + (Modifier.isAbstract(modifiers) ? "abstract " : "")
                + method.getName()
                + descriptor(method.getReturnType(), method));
      }
    }
    return members;
  }

  private static boolean isOffered(int modifiers, boolean synthetic) {
    return !synthetic && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
  }

  private static String descriptor(Class<?> returned, Executable executable) {
    return MethodType.methodType(returned, executable.getParameterTypes())
        .toMethodDescriptorString();
  }

  private static String internal(Class<?> type) {
    return type.getName().replace('.', '/');
  }
}
