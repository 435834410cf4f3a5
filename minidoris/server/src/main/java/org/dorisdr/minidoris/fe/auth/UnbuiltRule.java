package org.dorisdr.minidoris.fe.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.doris.mysql.privilege.PrivPredicate;

/**
 * What Doris wants of who types one statement that minidoris does not have: a line of {@code
 * unbuilt-privileges.txt}. Immutable.
 *
 * @param words the first words of the statement, in upper case
 * @param place on what the privilege has to be held; see {@link UnbuiltChecks}
 * @param anyOf one is enough
 * @param word how Doris's text calls what is lacking
 */
record UnbuiltRule(String words, String place, List<PrivPredicate> anyOf, String word) {
  private static final Map<String, PrivPredicate> PRIVILEGES =
      Map.of(
          "ADMIN", PrivPredicate.ADMIN,
          "OPERATOR", PrivPredicate.OPERATOR,
          "GRANT", PrivPredicate.GRANT,
          "SHOW", PrivPredicate.SHOW,
          "SELECT", PrivPredicate.SELECT,
          "LOAD", PrivPredicate.LOAD,
          "ALTER", PrivPredicate.ALTER,
          "CREATE", PrivPredicate.CREATE,
          "DROP", PrivPredicate.DROP);

  static UnbuiltRule of(String line) {
    String[] parts = line.split("; ");
    List<PrivPredicate> anyOf = new ArrayList<>();
    for (String name : parts[2].split(" ")) {
      anyOf.add(PRIVILEGES.get(name));
    }
    String word = parts.length > 3 ? parts[3] : anyOf.get(0).getPrivs().toString();
    return new UnbuiltRule(parts[0], parts[1], List.copyOf(anyOf), word);
  }
}
