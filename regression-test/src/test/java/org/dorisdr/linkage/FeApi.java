package org.dorisdr.linkage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The public and protected members of one version of the FE, read from the jars of an installation
 * or from a listing: {@code C kind name < super interfaces…}, then {@code F [static ]name
 * descriptor} and {@code M [static ][abstract ]nameDescriptor}.
 */
final class FeApi {
  /** One class; {@code members} holds name and descriptor joined as in constant pools. */
  record ListedClass(
      String name, List<String> supertypes, Set<String> members, Set<String> abstractMethods) {}

  private final Map<String, ListedClass> classes = new HashMap<>();

  static FeApi read(Path listing) throws IOException {
    FeApi api = new FeApi();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(listing)), StandardCharsets.UTF_8))) {
      ListedClass current = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("C ")) {
          current = api.addClass(line);
        } else if (current != null) {
          addMember(current, line.trim());
        }
      }
    }
    return api;
  }

  /**
   * Reads the FE's own jars.
   *
   * @param home the {@code fe} directory of an installed Doris, with {@code lib} in it
   */
  static FeApi readJars(Path home) throws IOException {
    FeApi api = new FeApi();
    try (Stream<Path> files = Files.list(home.resolve("lib"))) {
      for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
        api.addJar(jar);
      }
    }
    return api;
  }

  private void addJar(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        String name = entry.getName();
        if (name.startsWith("org/apache/doris/") && name.endsWith(".class")) {
          // The first jar that has a class wins, as on a class path.
          ListedClass listed = JarClass.read(zip.getInputStream(entry).readAllBytes());
          classes.putIfAbsent(listed.name(), listed);
        }
      }
    }
  }

  private ListedClass addClass(String line) {
    String[] words = line.split(" ");
    List<String> supertypes = new ArrayList<>(Arrays.asList(words).subList(4, words.length));
    ListedClass listed = new ListedClass(words[2], supertypes, new HashSet<>(), new HashSet<>());
    classes.put(listed.name(), listed);
    return listed;
  }

  private static void addMember(ListedClass owner, String line) {
    String[] words = line.split(" ");
    if (words[0].equals("F")) {
      owner.members().add(words[words.length - 2] + ":" + words[words.length - 1]);
    } else {
      String method = words[words.length - 1];
      owner.members().add(method);
      if (Arrays.asList(words).contains("abstract")) {
        owner.abstractMethods().add(method);
      }
    }
  }

  int size() {
    return classes.size();
  }

  boolean hasClass(String name) {
    return classes.containsKey(name);
  }

  /** Whether the class or one of its supertypes has the member. */
  boolean hasMember(String owner, String member) {
    ListedClass listed = classes.get(owner);
    if (listed == null) {
      return OutsideTypes.hasMember(owner, member);
    }
    return listed.members().contains(member)
        || listed.supertypes().stream().anyMatch(type -> hasMember(type, member));
  }

  /** Methods that a concrete subclass of {@code type} has to have, its supertypes' included. */
  Set<String> abstractMethods(String type) {
    Set<String> wanted = new HashSet<>();
    collectAbstract(type, wanted);
    wanted.removeIf(method -> hasConcrete(type, method));
    return wanted;
  }

  private void collectAbstract(String type, Set<String> wanted) {
    ListedClass listed = classes.get(type);
    if (listed != null) {
      wanted.addAll(listed.abstractMethods());
      listed.supertypes().forEach(supertype -> collectAbstract(supertype, wanted));
    }
  }

  private boolean hasConcrete(String type, String method) {
    ListedClass listed = classes.get(type);
    if (listed == null) {
      return false;
    }
    // The listing leaves out the bridges that narrow a return type: the parameters decide.
    String call = method.substring(0, method.indexOf(')') + 1);
    boolean here =
        listed.members().stream()
            .anyMatch(m -> m.startsWith(call) && !listed.abstractMethods().contains(m));
    return here
        || listed.supertypes().stream().anyMatch(supertype -> hasConcrete(supertype, method));
  }
}
