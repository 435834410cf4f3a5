package org.dorisdr.minidoris.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Public and protected members of one version of the FE, as its listing has them. */
final class FeListing {
  private record Listed(List<String> supertypes, Set<String> members) {}

  private final Map<String, Listed> classes = new HashMap<>();
  private final Set<String> named = new HashSet<>();

  static FeListing read(Path file) throws IOException {
    FeListing listing = new FeListing();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      Listed current = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("C ")) {
          String[] words = line.split(" ");
          List<String> supertypes = Arrays.asList(words).subList(4, words.length);
          current = new Listed(supertypes, new HashSet<>());
          listing.classes.put(words[2], current);
        } else {
          current.members().add(line.strip());
          listing.addNames(line);
        }
      }
    }
    return listing;
  }

  private void addNames(String line) {
    for (String part : line.split("[;()\\[ ]")) {
      int from = part.indexOf("Lorg/apache/doris/");
      if (from >= 0) {
        named.add(part.substring(from + 1));
      }
    }
  }

  boolean hasClass(String name) {
    return classes.containsKey(name);
  }

  /** Whether a descriptor names the class; the listing leaves out some that nobody may use. */
  boolean names(String name) {
    return named.contains(name);
  }

  /** Whether the class, or a supertype of it, has the member. */
  boolean hasMember(String owner, String member) {
    Listed listed = classes.get(owner);
    return listed != null
        && (listed.members().contains(member)
            || listed.supertypes().stream().anyMatch(s -> hasMember(s, member)));
  }

  boolean isSubtype(String name, String supertype) {
    Listed listed = classes.get(name);
    return listed != null
        && (listed.supertypes().contains(supertype)
            || listed.supertypes().stream().anyMatch(s -> isSubtype(s, supertype)));
  }
}
